//! The statement inside an envelope, as JSON. Marks that cannot be read are the narrowest there are; fields that are not known are
//! passed over and stay in the bytes.

use crate::dsse::{Envelope, PAYLOAD_MAX_BYTES, Verified};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use stormbell_model::{
    Moment,
    exchange::{
        AUDIENCE_MAX, Audience, Basis, Body, COMPARTMENTS_MAX, Compartment, GroupId, Marks,
        NAMED_MAX, NodeName, Pap, Personal, Statement, StatementId, StatementKind,
    },
    marking::Tlp,
};
use stormbell_seal::Signer;

/// The type of a statement in its envelope.
pub const STATEMENT_TYPE: &str = "application/vnd.stormbell.statement.v1+json";
/// The longest subject line, in characters.
/// Told: the desk that writes it; a peer, as a signed reject. Rest: the statement is held.
pub const SUBJECT_MAX_CHARS: usize = 200;
/// The version that is written and read.
const VERSION: u32 = 1;
/// The longest word for a kind, a language or a media type, in bytes.
/// Told: the peer, as a signed reject. Rest: the statement is held.
const WORD_MAX_BYTES: usize = 100;

/// Why a verified payload is held and not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// Not the JSON of a statement.
    #[error("Could not read the statement: it is not the JSON of one")]
    Syntax,
    /// A later version.
    #[error("Could not read the statement: its version is not known to this program")]
    Version,
    /// A field is malformed or too large.
    #[error("Could not read the statement: its field «{0}» is malformed or too large")]
    Field(&'static str),
}

#[derive(Serialize, Deserialize)]
struct PayloadJson {
    v: u32,
    nonce: String,
    kind: String,
    origin: String,
    at: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parents: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    takes_back: Vec<String>,
    #[serde(default)]
    tlp: String,
    #[serde(default)]
    pap: String,
    #[serde(default = "yes")]
    originator_controls: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    compartments: Vec<String>,
    #[serde(default)]
    audience: AudienceJson,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    personal: Option<PersonalJson>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    lang: String,
    subject: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<BodyJson>,
}

#[derive(Default, Serialize, Deserialize)]
struct AudienceJson {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    nodes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    groups: Vec<GroupJson>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    constituents: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    public: bool,
}

#[derive(Serialize, Deserialize)]
struct GroupJson {
    id: String,
    epoch: u32,
}

#[derive(Serialize, Deserialize)]
struct PersonalJson {
    #[serde(default)]
    basis: String,
}

#[derive(Serialize, Deserialize)]
struct BodyJson {
    #[serde(rename = "type")]
    media: String,
    sha256: String,
    bytes: u64,
}

/// A sender that leaves this out gets the narrower reading.
fn yes() -> bool {
    true
}

/// The name of a verified statement.
pub fn id(verified: &Verified) -> StatementId {
    StatementId(verified.sha256())
}

/// Puts a statement under its origin's signature.
pub fn sign(statement: &Statement, signer: &Signer) -> Result<Envelope, StatementError> {
    Ok(Envelope::sign(STATEMENT_TYPE, write(statement)?, signer))
}

/// Reads a verified statement. That its `origin` is the one whose keys were asked is for the caller.
pub fn read(verified: &Verified) -> Result<Statement, StatementError> {
    let json: PayloadJson =
        serde_json::from_slice(verified.payload()).map_err(|_| StatementError::Syntax)?;
    if json.v != VERSION {
        return Err(StatementError::Version);
    }
    let word = |text: &str, field| {
        let fits = !text.is_empty() && text.len() <= WORD_MAX_BYTES;
        fits.then_some(()).ok_or(StatementError::Field(field))
    };
    word(&json.kind, "kind")?;
    word(&json.lang, "lang")?;
    if json.subject.chars().count() > SUBJECT_MAX_CHARS {
        return Err(StatementError::Field("subject"));
    }
    Ok(Statement {
        kind: StatementKind::parse(&json.kind),
        origin: name(&json.origin, "origin")?,
        at: moment(&json.at, "at")?,
        nonce: bytes16(&json.nonce, "nonce")?,
        parents: ids(&json.parents, "parents")?,
        takes_back: ids(&json.takes_back, "takes_back")?,
        marks: marks(&json)?,
        lang: json.lang,
        subject: json.subject,
        body: json.body.map(body).transpose()?,
    })
}

fn marks(json: &PayloadJson) -> Result<Marks, StatementError> {
    if json.compartments.len() > COMPARTMENTS_MAX {
        return Err(StatementError::Field("compartments"));
    }
    Ok(Marks {
        tlp: Tlp::parse(&json.tlp),
        pap: Pap::parse(&json.pap),
        originator_controls: json.originator_controls,
        compartments: json.compartments.iter().cloned().map(Compartment).collect(),
        audience: audience(&json.audience)?,
        personal: match &json.personal {
            None => Personal::No,
            Some(p) => basis(&p.basis).map_or(Personal::Unfounded, Personal::On),
        },
        expires: json
            .expires
            .as_deref()
            .map(|at| moment(at, "expires"))
            .transpose()?,
    })
}

fn audience(json: &AudienceJson) -> Result<Audience, StatementError> {
    const FIELD: &str = "audience";
    if json.nodes.len() + json.groups.len() > AUDIENCE_MAX {
        return Err(StatementError::Field(FIELD));
    }
    let nodes = json.nodes.iter().map(|n| name(n, FIELD));
    let group = |g: &GroupJson| Ok((GroupId(bytes16(&g.id, FIELD)?), g.epoch));
    Ok(Audience {
        nodes: nodes.collect::<Result<BTreeSet<_>, _>>()?,
        groups: json.groups.iter().map(group).collect::<Result<_, _>>()?,
        constituents: json.constituents,
        public: json.public,
    })
}

fn body(json: BodyJson) -> Result<Body, StatementError> {
    if json.media.is_empty() || json.media.len() > WORD_MAX_BYTES {
        return Err(StatementError::Field("body"));
    }
    Ok(Body {
        media: json.media,
        sha256: crate::unhex(&json.sha256).ok_or(StatementError::Field("body"))?,
        size: json.bytes,
    })
}

const BASES: [(&str, Basis); 3] = [
    ("team-task", Basis::TeamTask),
    ("vital-interest", Basis::VitalInterest),
    ("consent", Basis::Consent),
];

fn basis(code: &str) -> Option<Basis> {
    BASES.iter().find(|(c, _)| *c == code).map(|(_, b)| *b)
}

fn name(text: &str, field: &'static str) -> Result<NodeName, StatementError> {
    NodeName::parse(text).ok_or(StatementError::Field(field))
}

fn moment(text: &str, field: &'static str) -> Result<Moment, StatementError> {
    Moment::parse_rfc3339(text).ok_or(StatementError::Field(field))
}

fn bytes16(text: &str, field: &'static str) -> Result<[u8; 16], StatementError> {
    let bytes = STANDARD.decode(text).ok().and_then(|b| b.try_into().ok());
    bytes.ok_or(StatementError::Field(field))
}

fn ids(list: &[String], field: &'static str) -> Result<Vec<StatementId>, StatementError> {
    if list.len() > NAMED_MAX {
        return Err(StatementError::Field(field));
    }
    let id = |text: &String| StatementId::parse(text).ok_or(StatementError::Field(field));
    list.iter().map(id).collect()
}

/// Writes a statement as the bytes that are signed. Its bounds are checked by reading it back.
pub fn write(s: &Statement) -> Result<Vec<u8>, StatementError> {
    let texts = |list: &[StatementId]| list.iter().map(StatementId::to_string).collect();
    let m = &s.marks;
    let json = PayloadJson {
        v: VERSION,
        nonce: STANDARD.encode(s.nonce),
        kind: s.kind.code().into(),
        origin: s.origin.to_string(),
        at: s.at.rfc3339(),
        parents: texts(&s.parents),
        takes_back: texts(&s.takes_back),
        tlp: m.tlp.code().into(),
        pap: m.pap.code().into(),
        originator_controls: m.originator_controls,
        compartments: m.compartments.iter().map(|c| c.0.clone()).collect(),
        audience: audience_json(&m.audience),
        personal: personal_json(m.personal),
        expires: m.expires.map(Moment::rfc3339),
        lang: s.lang.clone(),
        subject: s.subject.clone(),
        body: s.body.as_ref().map(|b| BodyJson {
            media: b.media.clone(),
            sha256: crate::hex(&b.sha256),
            bytes: b.size,
        }),
    };
    let bytes = serde_json::to_vec(&json).map_err(|_| StatementError::Syntax)?;
    if bytes.len() > PAYLOAD_MAX_BYTES {
        return Err(StatementError::Field("payload"));
    }
    Ok(bytes)
}

fn audience_json(a: &Audience) -> AudienceJson {
    let group = |(id, epoch): &(GroupId, u32)| GroupJson {
        id: STANDARD.encode(id.0),
        epoch: *epoch,
    };
    AudienceJson {
        nodes: a.nodes.iter().map(NodeName::to_string).collect(),
        groups: a.groups.iter().map(group).collect(),
        constituents: a.constituents,
        public: a.public,
    }
}

fn personal_json(personal: Personal) -> Option<PersonalJson> {
    let basis = match personal {
        Personal::No => return None,
        Personal::Unfounded => "",
        Personal::On(basis) => BASES
            .iter()
            .find(|(_, b)| *b == basis)
            .map_or("", |(c, _)| *c),
    };
    Some(PersonalJson {
        basis: basis.into(),
    })
}
