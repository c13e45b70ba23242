//! The charter's JSON, and what a charter must be whoever signed it.

use super::{Charter, MEMBERS_MAX, Member, MemberKind, OF_MEMBER_MAX};
use crate::dsse::Envelope;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    Lang, Moment,
    exchange::{Compartment, NodeName},
};
use stormbell_seal::{Recipient, Signer, VerifierKey};

/// The type of a charter in its envelope.
pub const CHARTER_TYPE: &str = "application/vnd.stormbell.charter.v1+json";
const VERSION: u32 = 1;
/// The longest title, network name or endpoint, in bytes.
/// Told: whoever proposes it. Rest: it is not made, and not followed.
const TEXT_MAX_BYTES: usize = 200;

/// Why something is no charter, whoever signed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CharterError {
    /// Not the JSON of a charter.
    #[error("Could not read the charter: it is not the JSON of one")]
    Syntax,
    /// A later version of the format.
    #[error("Could not read the charter: its version is not known to this program")]
    Version,
    /// A field is malformed or too large.
    #[error("Could not read the charter: its field «{0}» is malformed or too large")]
    Field(&'static str),
}

#[derive(Serialize, Deserialize)]
struct CharterJson {
    v: u32,
    network: String,
    number: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    made_at: String,
    valid_until: String,
    quorum: usize,
    members: Vec<MemberJson>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct MemberJson {
    pub(super) name: String,
    title: String,
    kind: String,
    root: String,
    signing: Vec<String>,
    exchange: Vec<String>,
    tls_pins: Vec<String>,
    endpoints: Vec<String>,
    #[serde(default)]
    protects_persons: bool,
    #[serde(default)]
    compartments: Vec<String>,
    #[serde(default)]
    languages: Vec<String>,
}

/// Writes a charter and signs it for one member: the others add theirs with [`Envelope::and_sign`].
pub fn propose(charter: &Charter, signer: &Signer) -> Result<Envelope, CharterError> {
    check(charter)?;
    let bytes = serde_json::to_vec(&json(charter)).map_err(|_| CharterError::Syntax)?;
    Ok(Envelope::sign(CHARTER_TYPE, bytes, signer))
}

/// Reads a charter out of bytes that nobody has vouched for yet.
pub(super) fn read(payload: &[u8]) -> Result<Charter, CharterError> {
    let json: CharterJson = serde_json::from_slice(payload).map_err(|_| CharterError::Syntax)?;
    if json.v != VERSION {
        return Err(CharterError::Version);
    }
    if json.members.len() > MEMBERS_MAX {
        return Err(CharterError::Field("members"));
    }
    let mut members = BTreeMap::new();
    for member in json.members {
        let name = NodeName::parse(&member.name).ok_or(CharterError::Field("members"))?;
        if members.insert(name, read_member(member)?).is_some() {
            return Err(CharterError::Field("members"));
        }
    }
    let hash = |text: &String| crate::unhex(text).ok_or(CharterError::Field("previous"));
    let charter = Charter {
        network: json.network,
        number: json.number,
        previous: json.previous.as_ref().map(hash).transpose()?,
        made_at: moment(&json.made_at, "made_at")?,
        valid_until: moment(&json.valid_until, "valid_until")?,
        quorum: json.quorum,
        members,
        sha256: [0; 32],
    };
    check(&charter)?;
    Ok(charter)
}

/// What holds in every charter: a majority as quorum, and no key, pin or name with two owners.
fn check(c: &Charter) -> Result<(), CharterError> {
    let count = c.members.len();
    if count == 0 || count > MEMBERS_MAX {
        return Err(CharterError::Field("members"));
    }
    if c.quorum * 2 <= count || c.quorum > count {
        return Err(CharterError::Field("quorum"));
    }
    if c.network.is_empty() || c.network.len() > TEXT_MAX_BYTES {
        return Err(CharterError::Field("network"));
    }
    if (c.number == 0) != c.previous.is_none() {
        return Err(CharterError::Field("previous"));
    }
    if c.valid_until <= c.made_at {
        return Err(CharterError::Field("valid_until"));
    }
    let mut keys = BTreeSet::new();
    let mut pins = BTreeSet::new();
    for member in c.members.values() {
        let own = std::iter::once(&member.root).chain(&member.signing);
        if !own.into_iter().all(|k| keys.insert(*k.public_key())) {
            return Err(CharterError::Field("keys"));
        }
        if !member.tls_pins.iter().all(|p| pins.insert(*p)) {
            return Err(CharterError::Field("tls_pins"));
        }
        check_member(member)?;
    }
    Ok(())
}

pub(super) fn check_member(m: &Member) -> Result<(), CharterError> {
    let some = |n: usize| (1..=OF_MEMBER_MAX).contains(&n);
    if !some(m.signing.len()) || !some(m.exchange.len()) {
        return Err(CharterError::Field("keys"));
    }
    if !some(m.tls_pins.len()) {
        return Err(CharterError::Field("tls_pins"));
    }
    if m.endpoints.len() > OF_MEMBER_MAX || !m.endpoints.iter().all(|e| is_endpoint(e)) {
        return Err(CharterError::Field("endpoints"));
    }
    if m.title.is_empty() || m.title.len() > TEXT_MAX_BYTES {
        return Err(CharterError::Field("title"));
    }
    if m.compartments.len() > OF_MEMBER_MAX {
        return Err(CharterError::Field("compartments"));
    }
    Ok(())
}

/// `host:port`, where the host may be an address in brackets. Whoever connects checks the rest.
fn is_endpoint(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b".-:[]".contains(&b);
    let port = text
        .rsplit_once(':')
        .and_then(|(_, p)| p.parse::<u16>().ok());
    text.len() <= TEXT_MAX_BYTES && text.bytes().all(plain) && port.is_some_and(|p| p > 0)
}

pub(super) fn read_member(json: MemberJson) -> Result<Member, CharterError> {
    let key = |text: &String| text.parse().map_err(|_| CharterError::Field("keys"));
    let recipient = |text: &String| text.parse().map_err(|_| CharterError::Field("keys"));
    let pin = |text: &String| crate::unhex(text).ok_or(CharterError::Field("tls_pins"));
    let language = |text: &String| Lang::parse(text).ok_or(CharterError::Field("languages"));
    Ok(Member {
        title: json.title,
        kind: match json.kind.as_str() {
            "state" => MemberKind::State,
            "centre" => MemberKind::Centre,
            _ => return Err(CharterError::Field("kind")),
        },
        root: key(&json.root)?,
        signing: json
            .signing
            .iter()
            .map(key)
            .collect::<Result<Vec<VerifierKey>, _>>()?,
        exchange: json
            .exchange
            .iter()
            .map(recipient)
            .collect::<Result<Vec<Recipient>, _>>()?,
        tls_pins: json.tls_pins.iter().map(pin).collect::<Result<_, _>>()?,
        endpoints: json.endpoints,
        protects_persons: json.protects_persons,
        compartments: json.compartments.into_iter().map(Compartment).collect(),
        languages: json
            .languages
            .iter()
            .map(language)
            .collect::<Result<_, _>>()?,
    })
}

fn moment(text: &str, field: &'static str) -> Result<Moment, CharterError> {
    Moment::parse_rfc3339(text).ok_or(CharterError::Field(field))
}

fn json(c: &Charter) -> CharterJson {
    CharterJson {
        v: VERSION,
        network: c.network.clone(),
        number: c.number,
        previous: c.previous.map(|hash| crate::hex(&hash)),
        made_at: c.made_at.rfc3339(),
        valid_until: c.valid_until.rfc3339(),
        quorum: c.quorum,
        members: c.members.iter().map(member_json).collect(),
    }
}

pub(super) fn member_json((name, m): (&NodeName, &Member)) -> MemberJson {
    MemberJson {
        name: name.to_string(),
        title: m.title.clone(),
        kind: match m.kind {
            MemberKind::State => "state",
            MemberKind::Centre => "centre",
        }
        .into(),
        root: m.root.to_string(),
        signing: m.signing.iter().map(VerifierKey::to_string).collect(),
        exchange: m.exchange.iter().map(Recipient::to_string).collect(),
        tls_pins: m.tls_pins.iter().map(|p| crate::hex(p)).collect(),
        endpoints: m.endpoints.clone(),
        protects_persons: m.protects_persons,
        compartments: m.compartments.iter().map(|c| c.0.clone()).collect(),
        languages: m.languages.iter().map(|l| l.code().to_owned()).collect(),
    }
}
