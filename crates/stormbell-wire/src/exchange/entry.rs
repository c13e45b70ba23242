//! One entry of an outbox: what the receiver learns of a statement before it fetches anything. The bytes are the leaf of the
//! log and are kept as they came.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    Moment,
    exchange::{Extent, NodeName, StatementId, StatementKind},
    marking::Tlp,
};

/// The largest entry of an outbox: a wrapped key is 2.3 KiB of it.
/// Told: the sender, as a fault of its own log. Rest: the entry is not taken, and nothing behind it.
pub const ENTRY_MAX_BYTES: usize = 4096;
const VERSION: u32 = 1;
/// The longest word of an entry, in bytes.
/// Told: nobody. Rest: the entry stays in the log and says nothing.
const WORD_MAX_BYTES: usize = 100;

/// Why bytes are no entry that this program can read. The bytes stay in the log all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// More bytes than [`ENTRY_MAX_BYTES`].
    #[error("Could not read the entry: it is too large")]
    TooLarge,
    /// Not the JSON of an entry.
    #[error("Could not read the entry: it is not the JSON of one")]
    Syntax,
    /// A later version.
    #[error("Could not read the entry: its version is not known to this program")]
    Version,
    /// A field is malformed.
    #[error("Could not read the entry: its field «{0}» is malformed")]
    Field(&'static str),
}

/// An entry of an outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The first of a new epoch: where the log goes on from.
    First(First),
    /// A statement.
    Said(Box<Said>),
}

/// The first entry of an epoch after the first epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct First {
    /// When the epoch was begun.
    pub at: Moment,
    /// What the old epoch held at its end.
    pub goes_on_from: Extent,
}

/// A statement in an outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its place.
    pub seq: u64,
    /// When it was put there.
    pub at: Moment,
    /// Which statement.
    pub id: StatementId,
    /// What it does.
    pub kind: StatementKind,
    /// Who says it.
    pub origin: NodeName,
    /// When it was said.
    pub said_at: Moment,
    /// How far it may go.
    pub tlp: Tlp,
    /// From when on it is worth nothing.
    pub expires: Option<Moment>,
    /// The hash and size of its sealed body.
    pub body: Option<([u8; 32], u64)>,
    /// The key of the body, sealed to the recipient.
    pub wrap: Option<Vec<u8>>,
    /// Why it may go there, and by which version of the rules.
    pub rule: String,
    /// The version of the rules.
    pub rules: String,
}

#[derive(Serialize, Deserialize)]
struct EntryJson {
    v: u32,
    seq: u64,
    at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    goes_on_from: Option<ExtentJson>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tlp: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<BodyJson>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wrap: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rule: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rules: String,
}

#[derive(Serialize, Deserialize)]
struct ExtentJson {
    epoch: u32,
    size: u64,
    root: String,
}

#[derive(Serialize, Deserialize)]
struct BodyJson {
    sha256: String,
    bytes: u64,
}

impl Entry {
    /// Reads an entry.
    pub fn read(bytes: &[u8]) -> Result<Entry, EntryError> {
        if bytes.len() > ENTRY_MAX_BYTES {
            return Err(EntryError::TooLarge);
        }
        let json: EntryJson = serde_json::from_slice(bytes).map_err(|_| EntryError::Syntax)?;
        if json.v != VERSION {
            return Err(EntryError::Version);
        }
        match &json.goes_on_from {
            Some(old) => first(&json, old).map(Entry::First),
            None => said(json).map(|s| Entry::Said(Box::new(s))),
        }
    }

    /// The entry as it is kept and sent. An error when it would be too large.
    pub fn write(&self) -> Result<Vec<u8>, EntryError> {
        let json = match self {
            Entry::First(first) => EntryJson {
                goes_on_from: Some(ExtentJson {
                    epoch: first.goes_on_from.epoch,
                    size: first.goes_on_from.size,
                    root: crate::hex(&first.goes_on_from.root),
                }),
                ..blank(0, first.at)
            },
            Entry::Said(s) => EntryJson {
                id: Some(s.id.to_string()),
                kind: Some(s.kind.code().to_owned()),
                origin: Some(s.origin.to_string()),
                said_at: Some(s.said_at.rfc3339()),
                tlp: Some(s.tlp.code().to_owned()),
                expires: s.expires.map(Moment::rfc3339),
                body: s.body.map(|(sha256, bytes)| BodyJson {
                    sha256: crate::hex(&sha256),
                    bytes,
                }),
                wrap: s.wrap.as_ref().map(|w| STANDARD.encode(w)),
                rule: s.rule.clone(),
                rules: s.rules.clone(),
                ..blank(s.seq, s.at)
            },
        };
        let bytes = serde_json::to_vec(&json).map_err(|_| EntryError::Syntax)?;
        match bytes.len() > ENTRY_MAX_BYTES {
            true => Err(EntryError::TooLarge),
            false => Ok(bytes),
        }
    }
}

fn blank(seq: u64, at: Moment) -> EntryJson {
    EntryJson {
        v: VERSION,
        seq,
        at: at.rfc3339(),
        goes_on_from: None,
        id: None,
        kind: None,
        origin: None,
        said_at: None,
        tlp: None,
        expires: None,
        body: None,
        wrap: None,
        rule: String::new(),
        rules: String::new(),
    }
}

fn first(json: &EntryJson, old: &ExtentJson) -> Result<First, EntryError> {
    if json.seq != 0 {
        return Err(EntryError::Field("seq"));
    }
    Ok(First {
        at: moment(&json.at, "at")?,
        goes_on_from: Extent {
            epoch: old.epoch,
            size: old.size,
            root: crate::unhex(&old.root).ok_or(EntryError::Field("goes_on_from"))?,
        },
    })
}

fn said(json: EntryJson) -> Result<Said, EntryError> {
    let missing = EntryError::Field;
    let word = |text: Option<String>, field| {
        text.filter(|t| !t.is_empty() && t.len() <= WORD_MAX_BYTES)
            .ok_or(EntryError::Field(field))
    };
    let wrap = json.wrap.map(|w| STANDARD.decode(w)).transpose();
    let body = json.body.map(|b| Some((crate::unhex(&b.sha256)?, b.bytes)));
    Ok(Said {
        seq: json.seq,
        at: moment(&json.at, "at")?,
        id: StatementId::parse(&word(json.id, "id")?).ok_or(missing("id"))?,
        kind: StatementKind::parse(&word(json.kind, "kind")?),
        origin: NodeName::parse(&word(json.origin, "origin")?).ok_or(missing("origin"))?,
        said_at: moment(&word(json.said_at, "said_at")?, "said_at")?,
        tlp: Tlp::parse(json.tlp.as_deref().unwrap_or_default()),
        expires: json.expires.map(|at| moment(&at, "expires")).transpose()?,
        body: body.map(|b| b.ok_or(missing("body"))).transpose()?,
        wrap: wrap.map_err(|_| missing("wrap"))?,
        rule: json.rule,
        rules: json.rules,
    })
}

fn moment(text: &str, field: &'static str) -> Result<Moment, EntryError> {
    Moment::parse_rfc3339(text).ok_or(EntryError::Field(field))
}

/// The name of the log of what `from` tells `to`, as its checkpoints carry it.
pub fn log_name(network: &str, from: &NodeName, to: &NodeName, epoch: u32) -> String {
    format!("{network}/{from}/out/{to}#{epoch}")
}

/// Reads the epoch out of a log's name, when it is the log of what `from` tells `to`.
pub fn read_log_name(name: &str, network: &str, from: &NodeName, to: &NodeName) -> Option<u32> {
    let rest = name.strip_prefix(&format!("{network}/{from}/out/{to}#"))?;
    let epoch: u32 = rest.parse().ok()?;
    (epoch.to_string() == rest).then_some(epoch)
}
