//! What is inside a sealed body: JSON, one media type for each kind. Bounds are checked on reading and on writing; fields that are not
//! known are passed over and stay in the bytes.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use stormbell_model::exchange::{NODE_NAME_MAX, StatementKind};

/// The largest body, before it is sealed.
/// Told: the officer who shares, and a peer that sends more, as a reject. Rest: nothing is sent; what came in is held.
pub const BODY_MAX_BYTES: usize = 4 * 1024 * 1024;
/// Values of one body.
/// Told: the officer who shares, and a peer that sends more, as a reject. Rest: nothing is sent; what came in is held.
pub const VALUES_MAX: usize = 10_000;
/// The longest words of a body, in characters.
/// Told: the officer who shares, and a peer that sends more, as a reject. Rest: nothing is sent; what came in is held.
const WORDS_MAX_CHARS: usize = 100_000;
/// The longest line of a body, in characters.
/// Told: the officer who shares, and a peer that sends more, as a reject. Rest: nothing is sent; what came in is held.
const LINE_MAX_CHARS: usize = 2_000;
/// Members, tags or languages of one body.
/// Told: the officer who shares, and a peer that sends more, as a reject. Rest: nothing is sent; what came in is held.
const LIST_MAX: usize = 256;

/// Why a body cannot be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// More bytes than [`BODY_MAX_BYTES`].
    #[error("Could not read the body: it is too large")]
    TooLarge,
    /// Not the JSON of its kind.
    #[error("Could not read the body: it is not the JSON of its kind")]
    Syntax,
    /// Of a kind that this program does not know.
    #[error("Could not read the body: its kind is not known to this program")]
    Media,
    /// A field is malformed or too large.
    #[error("Could not read the body: its field «{0}» is malformed or too large")]
    Field(&'static str),
}

/// A value with its type, and what is said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// Its type, as the extractor codes it.
    pub kind: String,
    /// Its normal form.
    pub value: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it ends, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<String>,
}

/// Something burns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// What it is, in words.
    pub words: String,
    /// How urgent: 0 emergency, 1 high, 2 normal, 3 low.
    pub priority: i64,
    /// The kind of incident, RSIT.
    #[serde(default)]
    pub kind: String,
    /// The sector that is hit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// What its origin calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Values that were seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
}

/// A case, as far as others may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What it is, in words.
    pub words: String,
    /// How urgent: 0 emergency, 1 high, 2 normal, 3 low.
    pub priority: i64,
    /// The kind of incident, RSIT.
    #[serde(default)]
    pub kind: String,
    /// The sector that is hit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// What its origin calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// `open` or `closed`.
    #[serde(default)]
    pub state: String,
    /// How many reports it holds.
    #[serde(default)]
    pub reports: u64,
    /// Values that were seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
}

/// Values that mean harm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What they are of.
    #[serde(default)]
    pub words: String,
    /// A report that holds one is at least this urgent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raises: Option<i64>,
    /// The values.
    pub values: Vec<Value>,
}

/// Values that were seen again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SightingBody {
    /// In how many reports.
    pub seen: u64,
    /// What else is known.
    #[serde(default)]
    pub words: String,
    /// Which.
    #[serde(default)]
    pub values: Vec<Value>,
}

/// Words alone: an advisory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainBody {
    /// The words.
    pub words: String,
    /// Values that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
}

/// Something for the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expertise {
    /// `playbook`, `lesson`, `tool` or `expert`.
    pub what: String,
    /// The words.
    pub words: String,
    /// What it is about, in single words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Languages that the people in it speak.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
}

/// Help that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestBody {
    /// What is needed, and by when.
    pub words: String,
    /// Until when an answer is expected, RFC 3339.
    pub due_at: String,
}

/// The answer to a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerBody {
    /// `yes`, `partly` or `no`.
    pub will: String,
    /// In what form and when.
    pub words: String,
}

/// A circle of nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CircleBody {
    /// Its random number, 32 hexadecimal digits.
    pub id: String,
    /// How often it has changed.
    pub epoch: u32,
    /// Its name, for its members.
    pub name: String,
    /// Its members by name in the charter.
    pub members: Vec<String>,
}

/// What a body says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Something burns.
    Alert(Alert),
    /// A case.
    Incident(Case),
    /// Values.
    Indicators(Named),
    /// Values that were seen.
    Sighting(SightingBody),
    /// What organisations should do.
    Advisory(PlainBody),
    /// Something for the library.
    Expertise(Expertise),
    /// Help is asked for.
    Request(RequestBody),
    /// The answer.
    Answer(AnswerBody),
    /// A circle of nodes.
    Circle(CircleBody),
}

/// Reads the random number of a circle.
pub fn circle_id(text: &str) -> Option<[u8; 16]> {
    let doubled = crate::unhex(&format!("{text}{text}"))?;
    doubled.first_chunk::<16>().copied()
}

/// The media type of a kind's body.
pub fn media_of(kind: &StatementKind) -> String {
    format!("application/vnd.stormbell.{}.v1+json", kind.code())
}

impl Body {
    /// Which kind of statement carries it.
    pub fn kind(&self) -> StatementKind {
        match self {
            Body::Alert(_) => StatementKind::Alert,
            Body::Incident(_) => StatementKind::Incident,
            Body::Indicators(_) => StatementKind::Indicators,
            Body::Sighting(_) => StatementKind::Sighting,
            Body::Advisory(_) => StatementKind::Advisory,
            Body::Expertise(_) => StatementKind::Expertise,
            Body::Request(_) => StatementKind::Request,
            Body::Answer(_) => StatementKind::Answer,
            Body::Circle(_) => StatementKind::Group,
        }
    }

    /// Reads a body of a media type. A newer version of a statement carries the media type of what it replaces.
    pub fn read(media: &str, bytes: &[u8]) -> Result<Body, BodyError> {
        if bytes.len() > BODY_MAX_BYTES {
            return Err(BodyError::TooLarge);
        }
        let mut known = StatementKind::KNOWN.iter();
        let kind = known
            .find(|k| media_of(k) == media)
            .ok_or(BodyError::Media)?;
        let body = match kind {
            StatementKind::Alert => Body::Alert(json(bytes)?),
            StatementKind::Incident => Body::Incident(json(bytes)?),
            StatementKind::Indicators => Body::Indicators(json(bytes)?),
            StatementKind::Sighting => Body::Sighting(json(bytes)?),
            StatementKind::Advisory => Body::Advisory(json(bytes)?),
            StatementKind::Expertise => Body::Expertise(json(bytes)?),
            StatementKind::Request => Body::Request(json(bytes)?),
            StatementKind::Answer => Body::Answer(json(bytes)?),
            StatementKind::Group => Body::Circle(json(bytes)?),
            _ => return Err(BodyError::Media),
        };
        body.check()?;
        Ok(body)
    }

    /// Writes a body.
    pub fn write(&self) -> Result<Vec<u8>, BodyError> {
        self.check()?;
        let bytes = match self {
            Body::Alert(b) => serde_json::to_vec(b),
            Body::Incident(b) => serde_json::to_vec(b),
            Body::Indicators(b) => serde_json::to_vec(b),
            Body::Sighting(b) => serde_json::to_vec(b),
            Body::Advisory(b) => serde_json::to_vec(b),
            Body::Expertise(b) => serde_json::to_vec(b),
            Body::Request(b) => serde_json::to_vec(b),
            Body::Answer(b) => serde_json::to_vec(b),
            Body::Circle(b) => serde_json::to_vec(b),
        };
        let bytes = bytes.map_err(|_| BodyError::Syntax)?;
        match bytes.len() > BODY_MAX_BYTES {
            true => Err(BodyError::TooLarge),
            false => Ok(bytes),
        }
    }

    /// Its words.
    pub fn words(&self) -> &str {
        match self {
            Body::Alert(b) => &b.words,
            Body::Incident(b) => &b.words,
            Body::Indicators(b) => &b.words,
            Body::Sighting(b) => &b.words,
            Body::Advisory(b) => &b.words,
            Body::Expertise(b) => &b.words,
            Body::Request(b) => &b.words,
            Body::Answer(b) => &b.words,
            Body::Circle(b) => &b.name,
        }
    }

    /// Its values.
    pub fn values(&self) -> &[Value] {
        match self {
            Body::Alert(b) => &b.values,
            Body::Incident(b) => &b.values,
            Body::Indicators(b) => &b.values,
            Body::Sighting(b) => &b.values,
            Body::Advisory(b) => &b.values,
            _ => &[],
        }
    }

    fn check(&self) -> Result<(), BodyError> {
        let long = |text: &str, most| text.chars().count() > most;
        if long(self.words(), WORDS_MAX_CHARS) {
            return Err(BodyError::Field("words"));
        }
        if self.values().len() > VALUES_MAX {
            return Err(BodyError::Field("values"));
        }
        let bad = |v: &Value| {
            v.kind.is_empty()
                || v.value.is_empty()
                || [&v.kind, &v.value, &v.note]
                    .iter()
                    .any(|t| long(t, LINE_MAX_CHARS))
        };
        if self.values().iter().any(bad) {
            return Err(BodyError::Field("values"));
        }
        let (list, most): (&[String], usize) = match self {
            Body::Circle(b) => (&b.members, NODE_NAME_MAX),
            Body::Expertise(b) => (&b.tags, LINE_MAX_CHARS),
            _ => (&[], 0),
        };
        if list.len() > LIST_MAX || list.iter().any(|t| long(t, most)) {
            return Err(BodyError::Field("list"));
        }
        Ok(())
    }
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BodyError> {
    serde_json::from_slice(bytes).map_err(|_| BodyError::Syntax)
}
