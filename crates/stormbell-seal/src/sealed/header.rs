//! The header of an age file: a version line, one stanza for each recipient, a MAC.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::FileKey;
use crate::primitive::{Derivation, Mac};
use crate::{SealError, constant_time_eq};

/// The largest header we read; 64 hybrid recipients need 99,718 bytes.
/// Told: `problem-sealed`. Rest: nothing is kept; the contact is typed anew.
pub const HEADER_MAX_BYTES: usize = 128 * 1024;
/// The most recipients of one file.
/// Told: `problem-sealed`. Rest: nothing is kept; the contact is typed anew.
pub const STANZAS_MAX: usize = 64;

const VERSION_LINE: &[u8] = b"age-encryption.org/v1";
const STANZA_START: &[u8] = b"-> ";
const MAC_START: &[u8] = b"---";
const BODY_COLUMNS: usize = 64;
const MALFORMED: SealError = SealError::Malformed("the header of a sealed file");

/// One recipient's part: arguments (the first names the kind) and a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stanza {
    pub(super) arguments: Vec<String>,
    pub(super) body: Vec<u8>,
}

impl Stanza {
    /// The kind of recipient.
    pub(super) fn tag(&self) -> &str {
        self.arguments.first().map_or("", String::as_str)
    }

    fn parse(argument_line: &[u8], lines: &mut Lines<'_>) -> Result<Self, SealError> {
        let arguments = argument_line
            .split(|byte| *byte == b' ')
            .map(argument)
            .collect::<Result<_, _>>()?;
        let mut encoded = Vec::new();
        loop {
            let line = lines.next()?;
            if line.len() > BODY_COLUMNS {
                return Err(MALFORMED);
            }
            encoded.extend_from_slice(line);
            if line.len() < BODY_COLUMNS {
                break;
            }
        }
        let body = unpadded(&encoded)?;
        Ok(Self { arguments, body })
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(STANZA_START);
        out.extend_from_slice(self.arguments.join(" ").as_bytes());
        out.push(b'\n');
        let encoded = STANDARD_NO_PAD.encode(&self.body);
        for line in encoded.as_bytes().chunks(BODY_COLUMNS) {
            out.extend_from_slice(line);
            out.push(b'\n');
        }
        // The last line is always shorter than the others, so that a reader sees the end.
        if encoded.len().is_multiple_of(BODY_COLUMNS) {
            out.push(b'\n');
        }
    }
}

/// A header that was read; its MAC is checked once the file key is known.
pub(super) struct Header<'a> {
    pub(super) stanzas: Vec<Stanza>,
    authenticated: &'a [u8],
    mac: Vec<u8>,
}

impl<'a> Header<'a> {
    /// Reads the header and gives it with the payload that follows.
    pub(super) fn parse(sealed: &'a [u8]) -> Result<(Self, &'a [u8]), SealError> {
        let mut lines = Lines { all: sealed, at: 0 };
        if lines.next()? != VERSION_LINE {
            return Err(MALFORMED);
        }
        let mut stanzas = Vec::new();
        loop {
            let start = lines.at;
            let line = lines.next()?;
            if let Some(arguments) = line.strip_prefix(STANZA_START) {
                if stanzas.len() == STANZAS_MAX {
                    return Err(SealError::TooLarge("the header of a sealed file"));
                }
                stanzas.push(Stanza::parse(arguments, &mut lines)?);
                continue;
            }
            let mac = line
                .strip_prefix(MAC_START)
                .and_then(|rest| rest.strip_prefix(b" "))
                .ok_or(MALFORMED)?;
            let header = Self {
                stanzas,
                authenticated: &sealed[..start + MAC_START.len()],
                mac: unpadded(mac)?,
            };
            return header.complete().map(|header| (header, lines.rest()));
        }
    }

    fn complete(self) -> Result<Self, SealError> {
        if self.stanzas.is_empty() || self.mac.len() != 32 {
            return Err(MALFORMED);
        }
        Ok(self)
    }

    /// Checks that the header is the one that was made with this file key.
    pub(super) fn verify(&self, file_key: &FileKey) -> Result<(), SealError> {
        if constant_time_eq(&mac(file_key, self.authenticated), &self.mac) {
            Ok(())
        } else {
            Err(SealError::NotOpened)
        }
    }
}

/// Writes a header with its MAC.
pub(super) fn write(stanzas: &[Stanza], file_key: &FileKey) -> Vec<u8> {
    let mut out = VERSION_LINE.to_vec();
    out.push(b'\n');
    for stanza in stanzas {
        stanza.write(&mut out);
    }
    out.extend_from_slice(MAC_START);
    let mac = mac(file_key, &out);
    out.push(b' ');
    out.extend_from_slice(STANDARD_NO_PAD.encode(mac).as_bytes());
    out.push(b'\n');
    out
}

fn mac(file_key: &FileKey, header: &[u8]) -> [u8; 32] {
    let key = Derivation::new(b"", file_key.as_slice()).expand(&[b"header"]);
    Mac::new(key.as_slice()).of(&[header])
}

/// Reads canonical Base 64 without padding.
pub(super) fn unpadded(encoded: &[u8]) -> Result<Vec<u8>, SealError> {
    STANDARD_NO_PAD.decode(encoded).map_err(|_| MALFORMED)
}

/// An argument is one or more visible ASCII characters.
fn argument(bytes: &[u8]) -> Result<String, SealError> {
    if bytes.is_empty() || !bytes.iter().all(u8::is_ascii_graphic) {
        return Err(MALFORMED);
    }
    String::from_utf8(bytes.to_vec()).map_err(|_| MALFORMED)
}

/// The lines of a header, each ended by a line feed, within the bound of a header.
struct Lines<'a> {
    all: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a [u8], SealError> {
        let bounded = &self.all[self.at..self.all.len().min(HEADER_MAX_BYTES)];
        let Some(length) = bounded.iter().position(|byte| *byte == b'\n') else {
            return Err(if self.all.len() > HEADER_MAX_BYTES {
                SealError::TooLarge("the header of a sealed file")
            } else {
                MALFORMED
            });
        };
        self.at += length + 1;
        Ok(&bounded[..length])
    }

    fn rest(&self) -> &'a [u8] {
        &self.all[self.at..]
    }
}
