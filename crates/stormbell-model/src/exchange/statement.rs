//! A statement: what one node says to others, once, and never changes. What was said is corrected by another statement.

use super::{Marks, NodeName};
use crate::Moment;
use std::fmt;

/// Statements that one statement may name as its parents or as what it supersedes, withdraws or erases.
/// Told: the desk, and a peer that sends more. Rest: nothing is sent; what came in is held.
pub const NAMED_MAX: usize = 1_000;

/// The name of a statement: the hash of what was signed. It is quoted in logs and by carriers; a nonce in what was signed
/// keeps anybody from guessing contents against it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(pub [u8; 32]);

const PREFIX: &str = "sb1-";
/// RFC 4648, section 6, in small letters.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const TEXT_LEN: usize = 52;

impl StatementId {
    /// Reads `sb1-` and 52 letters. One spelling only: unused bits must be zero.
    pub fn parse(text: &str) -> Option<StatementId> {
        let letters = text.strip_prefix(PREFIX)?.as_bytes();
        if letters.len() != TEXT_LEN {
            return None;
        }
        let mut bytes = [0; 32];
        let (mut held, mut bits, mut at) = (0u32, 0, 0);
        for letter in letters {
            let value = LETTERS.iter().position(|l| l == letter)?;
            held = (held << 5) | value as u32;
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                *bytes.get_mut(at)? = (held >> bits) as u8;
                at += 1;
                held &= (1 << bits) - 1;
            }
        }
        (held == 0).then_some(StatementId(bytes))
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        let (mut held, mut bits) = (0u32, 0);
        for byte in self.0 {
            held = (held << 8) | u32::from(byte);
            bits += 8;
            while bits >= 5 {
                bits -= 5;
                write!(f, "{}", char::from(LETTERS[(held >> bits) as usize & 31]))?;
            }
            held &= (1 << bits) - 1;
        }
        write!(
            f,
            "{}",
            char::from(LETTERS[(held << (5 - bits)) as usize & 31])
        )
    }
}

impl fmt::Debug for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What a statement does.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum StatementKind {
            $($(#[$doc])* $name,)*
            /// One that this program is too old to know: kept as it came, and looked at again after an upgrade.
            Unknown(String),
        }
        impl StatementKind {
            /// All known kinds.
            pub const KNOWN: &[StatementKind] = &[$(StatementKind::$name),*];
            /// The word on the wire.
            pub fn code(&self) -> &str {
                match self { $(StatementKind::$name => $code,)* StatementKind::Unknown(code) => code }
            }
        }
    };
}

kinds! {
    /// Something burns.
    Alert = "alert",
    /// A case, as far as others may know it.
    Incident = "incident",
    /// Values or patterns that mean harm.
    Indicators = "indicators",
    /// One was seen again.
    Sighting = "sighting",
    /// What organisations should do.
    Advisory = "advisory",
    /// Playbooks, lessons, tools, people who know.
    Expertise = "expertise",
    /// Help is asked for.
    Request = "request",
    /// The answer to that.
    Answer = "answer",
    /// A newer version of an earlier statement.
    Supersede = "supersede",
    /// Earlier statements are not to be used any more.
    Withdraw = "withdraw",
    /// Every copy of earlier statements is to be destroyed, and each node says when it has.
    Erase = "erase",
    /// Who is in a group, told to its members only.
    Group = "group",
    /// A new key, or the people behind the desk's.
    Key = "key",
    /// Something that came cannot be taken, or should not have come.
    Reject = "reject",
}

impl StatementKind {
    /// Reads the word on the wire.
    pub fn parse(code: &str) -> StatementKind {
        let known = StatementKind::KNOWN.iter().find(|k| k.code() == code);
        known
            .cloned()
            .unwrap_or_else(|| StatementKind::Unknown(code.to_owned()))
    }
    /// Whether it takes something back: it goes to everyone who ever got that, and is applied before anything else.
    pub fn takes_back(&self) -> bool {
        use StatementKind::*;
        matches!(self, Supersede | Withdraw | Erase)
    }
}

/// The body of a statement, which travels apart from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its media type.
    pub media: String,
    /// The hash of its sealed bytes, SHA-256.
    pub sha256: [u8; 32],
    /// How many sealed bytes.
    pub size: u64,
}

/// What a node said, as it was read from bytes whose signature was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it does.
    pub kind: StatementKind,
    /// Who says it.
    pub origin: NodeName,
    /// When it was said, by the origin's clock.
    pub at: Moment,
    /// Random, so that the id of what could be guessed tells nothing.
    pub nonce: [u8; 16],
    /// What it answers or belongs to.
    pub parents: Vec<StatementId>,
    /// What it supersedes, withdraws or erases.
    pub takes_back: Vec<StatementId>,
    /// How far it may go.
    pub marks: Marks,
    /// The language of its words.
    pub lang: String,
    /// What it is about in one line, in that language, for whoever may read it.
    pub subject: String,
    /// The rest, sealed.
    pub body: Option<Body>,
}
