//! What was found: its type, where it stands, how it is spelled there and how everywhere.

use std::ops::Range;

/// What a value is. The codes are those of the API and of `stormbell eval extract`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the code is the documentation")]
pub enum Kind {
    Ipv4,
    Ipv6,
    Cidr,
    Domain,
    Url,
    Email,
    Md5,
    Sha1,
    Sha256,
    Sha512,
    Ssdeep,
    Tlsh,
    Cve,
    Asn,
    Attack,
    Btc,
    Eth,
    Xmr,
    Iban,
    Phone,
    Path,
    Registry,
    UserAgent,
}

/// All kinds with their codes.
pub const KINDS: [(Kind, &str); 23] = [
    (Kind::Ipv4, "ipv4"),
    (Kind::Ipv6, "ipv6"),
    (Kind::Cidr, "cidr"),
    (Kind::Domain, "domain"),
    (Kind::Url, "url"),
    (Kind::Email, "email"),
    (Kind::Md5, "md5"),
    (Kind::Sha1, "sha1"),
    (Kind::Sha256, "sha256"),
    (Kind::Sha512, "sha512"),
    (Kind::Ssdeep, "ssdeep"),
    (Kind::Tlsh, "tlsh"),
    (Kind::Cve, "cve"),
    (Kind::Asn, "asn"),
    (Kind::Attack, "attack"),
    (Kind::Btc, "btc"),
    (Kind::Eth, "eth"),
    (Kind::Xmr, "xmr"),
    (Kind::Iban, "iban"),
    (Kind::Phone, "phone"),
    (Kind::Path, "path"),
    (Kind::Registry, "registry"),
    (Kind::UserAgent, "user-agent"),
];

impl Kind {
    /// The code, as the API spells it.
    pub fn code(self) -> &'static str {
        KINDS[self as usize].1
    }
    /// Reads a code.
    pub fn parse(code: &str) -> Option<Kind> {
        KINDS
            .iter()
            .find(|(_, c)| *c == code)
            .map(|(kind, _)| *kind)
    }
    /// Whether such a value leads to a person: it is kept and marked, and never shared by default.
    pub fn is_personal(self) -> bool {
        matches!(self, Kind::Phone | Kind::Iban | Kind::Email)
    }
}

/// How sure it is that the value is what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// The shape fits; so does something harmless.
    Possible,
    /// The shape fits and hardly anything else has it.
    Likely,
    /// A checksum fits, or somebody took care to spell it so that nobody clicks on it.
    Certain,
}

/// One value at one place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Normal form: the same for every spelling of the same thing.
    pub value: String,
    /// Bytes of the text that hold it, on character boundaries. The original spelling is what stands there.
    pub span: Range<usize>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// What one text gave.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Harvest {
    /// In the order of the text; spans do not overlap.
    pub found: Vec<Found>,
    /// How many more there were than [`super::FOUND_MAX`].
    pub left_out: usize,
}
