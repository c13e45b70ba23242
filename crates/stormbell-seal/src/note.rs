//! Signed notes, C2SP signed-note v1.0.0: text, an empty line, one signature per line.
//! The text of a note is worth nothing before a signature of a trusted key was checked, so only
//! [`open`] gives it out.

use crate::primitive::{from_base64, to_base64};
use crate::{SealError, Signer, VerifierKey};

/// The largest note we read or make.
/// Told: the caller, as an error. Rest: the note is not believed.
pub const NOTE_MAX_BYTES: usize = 256 * 1024;
/// The most signature lines we look at: every neighbour, the centre, and room for second algorithms.
/// Told: nobody. Rest: later signatures are not looked at.
pub const SIGNATURES_MAX: usize = 100;

const LINE_START: &str = "\u{2014} ";
const WHAT: &str = "a signed note";

/// Signs `text`, which must end with a line end and hold no control character, and gives the note.
pub fn sign(text: &str, signer: &Signer) -> Result<String, SealError> {
    check_text(text)?;
    let line = signature_line(text, signer);
    bounded(format!("{text}\n{line}"))
}

/// Adds one more signature over the same text to a note that is well formed.
pub fn add_signature(note: &str, signer: &Signer) -> Result<String, SealError> {
    let (text, lines) = split(note)?;
    if lines.lines().count() >= SIGNATURES_MAX {
        return Err(SealError::TooLarge(WHAT));
    }
    let line = signature_line(text, signer);
    bounded(format!("{note}{line}"))
}

/// Gives the text of a note when `key` signed it. Lines of unknown keys are passed over;
/// a bad signature under the name and id of `key` spoils the whole note.
pub fn open<'a>(note: &'a str, key: &VerifierKey) -> Result<&'a str, SealError> {
    let (text, lines) = split(note)?;
    let mut verified = false;
    for line in lines.lines() {
        let signature = Signature::parse(line)?;
        if signature.name == key.name() && signature.key_id == key.key_id() {
            key.verify(text.as_bytes(), &signature.bytes)?;
            verified = true;
        }
    }
    if verified {
        Ok(text)
    } else {
        Err(SealError::BadSignature)
    }
}

fn signature_line(text: &str, signer: &Signer) -> String {
    let mut bytes = signer.verifier().key_id().to_vec();
    bytes.extend_from_slice(&signer.sign(text.as_bytes()));
    format!("{LINE_START}{} {}\n", signer.name(), to_base64(&bytes))
}

pub(crate) fn bounded(note: String) -> Result<String, SealError> {
    if note.len() > NOTE_MAX_BYTES {
        return Err(SealError::TooLarge(WHAT));
    }
    Ok(note)
}

/// Takes a note apart at its last empty line: the text with its line end, and the signature lines.
pub(crate) fn split(note: &str) -> Result<(&str, &str), SealError> {
    if note.len() > NOTE_MAX_BYTES {
        return Err(SealError::TooLarge(WHAT));
    }
    let at = note.rfind("\n\n").ok_or(SealError::Malformed(WHAT))?;
    let (text, lines) = (&note[..=at], &note[at + 2..]);
    check_text(text)?;
    if lines.is_empty() || !lines.ends_with('\n') || lines.contains(is_forbidden) {
        return Err(SealError::Malformed(WHAT));
    }
    if lines.lines().count() > SIGNATURES_MAX {
        return Err(SealError::TooLarge(WHAT));
    }
    Ok((text, lines))
}

fn check_text(text: &str) -> Result<(), SealError> {
    // A text of one empty line could not be told from the separator.
    if text.len() < 2 || !text.ends_with('\n') || text.contains(is_forbidden) {
        return Err(SealError::Malformed(WHAT));
    }
    Ok(())
}

fn is_forbidden(c: char) -> bool {
    c < ' ' && c != '\n'
}

/// One signature line, read but not checked.
pub(crate) struct Signature<'a> {
    pub(crate) name: &'a str,
    pub(crate) key_id: [u8; 4],
    pub(crate) bytes: Vec<u8>,
}

impl<'a> Signature<'a> {
    pub(crate) fn parse(line: &'a str) -> Result<Self, SealError> {
        let malformed = SealError::Malformed(WHAT);
        let rest = line.strip_prefix(LINE_START).ok_or(malformed)?;
        let (name, encoded) = rest.split_once(' ').ok_or(malformed)?;
        // The same rules for names as for keys; the key bytes do not matter here.
        VerifierKey::new(name, [0; 32])?;
        let bytes = from_base64(encoded, WHAT)?;
        let (key_id, signature) = bytes.split_first_chunk::<4>().ok_or(malformed)?;
        Ok(Self {
            name,
            key_id: *key_id,
            bytes: signature.to_vec(),
        })
    }
}
