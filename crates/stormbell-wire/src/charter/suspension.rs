//! Suspension: the centre, or any two members, stop exchanging with a member for at most 72 hours, beginning at once and ending
//! by itself. It is the brake for a stolen key at night; whoever wants more needs the quorum of a new charter.

use super::{Charter, MemberKind};
use crate::dsse::{Envelope, EnvelopeError};
use serde::{Deserialize, Serialize};
use stormbell_model::{Moment, Span, exchange::NodeName};
use stormbell_seal::{Signer, VerifierKey};

/// The type of a suspension in its envelope.
pub const SUSPENSION_TYPE: &str = "application/vnd.stormbell.suspension.v1+json";
/// How long a member can be suspended without a quorum.
/// Told: whoever suspends. Rest: the suspension counts for that long.
pub const SUSPENDED_AT_MOST: Span = Span::hours(72);
/// How long after the end of one suspension the same member can be suspended again without a quorum: else a chain of short ones would be an
/// expulsion.
const AGAIN_AFTER: Span = Span::days(30);
/// The longest reason, in characters.
/// Told: whoever suspends. Rest: it is not made, and not believed.
const REASON_MAX_CHARS: usize = 500;

/// A member is suspended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// Who.
    pub member: NodeName,
    /// From when.
    pub from: Moment,
    /// Until when, at most [`SUSPENDED_AT_MOST`] after that.
    pub until: Moment,
    /// Why, for people.
    pub reason: String,
}

/// Why a suspension does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SuspensionError {
    /// Its envelope.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// Not the JSON of one, or a field is malformed.
    #[error("Could not read the suspension: its field «{0}» is malformed")]
    Field(&'static str),
    /// It is about nobody in the charter.
    #[error("Could not follow the suspension: it is about no member")]
    NoMember,
    /// Neither the centre nor two other members have signed it.
    #[error(
        "Could not follow the suspension: neither the centre nor two other members have signed"
    )]
    TooFew,
}

#[derive(Serialize, Deserialize)]
struct SuspensionJson {
    network: String,
    charter: u64,
    member: String,
    from: String,
    until: String,
    reason: String,
}

/// Writes a suspension under a charter, and signs it for one member.
pub fn suspend(charter: &Charter, s: &Suspension, signer: &Signer) -> Envelope {
    let json = SuspensionJson {
        network: charter.network.clone(),
        charter: charter.number,
        member: s.member.to_string(),
        from: s.from.rfc3339(),
        until: s.until.rfc3339(),
        reason: s.reason.chars().take(REASON_MAX_CHARS).collect(),
    };
    // A tree of strings is always written.
    let bytes = serde_json::to_vec(&json).unwrap_or_default();
    Envelope::sign(SUSPENSION_TYPE, bytes, signer)
}

/// Reads a suspension that counts under `charter`: signed by the online keys of the centre, or of two members, and by
/// nobody's vote about itself. One that asks for longer than [`SUSPENDED_AT_MOST`] counts for that long.
pub fn suspension(charter: &Charter, bytes: &[u8]) -> Result<Suspension, SuspensionError> {
    let envelope = Envelope::read(SUSPENSION_TYPE, bytes)?;
    let json: SuspensionJson = serde_json::from_slice(envelope.unverified_payload())
        .map_err(|_| SuspensionError::Field("suspension"))?;
    let verified = envelope.verify(&signing_keys(charter))?;
    if (json.network.as_str(), json.charter) != (charter.network.as_str(), charter.number) {
        return Err(SuspensionError::Field("charter"));
    }
    let member = NodeName::parse(&json.member).ok_or(SuspensionError::Field("member"))?;
    if charter.member(&member).is_none() {
        return Err(SuspensionError::NoMember);
    }
    let voters = charter.members.iter().filter(|(name, m)| {
        **name != member && m.signing.iter().any(|k| verified.signers().contains(k))
    });
    let (centre, states): (Vec<_>, Vec<_>) =
        voters.partition(|(_, m)| m.kind == MemberKind::Centre);
    if centre.is_empty() && states.len() < 2 {
        return Err(SuspensionError::TooFew);
    }
    let from = Moment::parse_rfc3339(&json.from).ok_or(SuspensionError::Field("from"))?;
    let until = Moment::parse_rfc3339(&json.until).ok_or(SuspensionError::Field("until"))?;
    if until <= from || json.reason.chars().count() > REASON_MAX_CHARS {
        return Err(SuspensionError::Field("until"));
    }
    Ok(Suspension {
        member,
        from,
        until: until.min(from.plus(SUSPENDED_AT_MOST)),
        reason: json.reason,
    })
}

fn signing_keys(charter: &Charter) -> Vec<VerifierKey> {
    let all = charter.members.values().flat_map(|m| &m.signing);
    all.cloned().collect()
}

/// Whether `member` is suspended at `now` by any of `all`. Of suspensions that overlap or follow too soon, only the first one's
/// 72 hours count.
pub fn is_suspended(all: &[Suspension], member: &NodeName, now: Moment) -> bool {
    let mut own: Vec<&Suspension> = all.iter().filter(|s| s.member == *member).collect();
    own.sort_by_key(|s| (s.from, s.until));
    let mut first: Option<(Moment, Moment)> = None;
    for s in own {
        first = match first {
            Some((from, until)) if s.from < until => {
                Some((from, until.max(s.until).min(from.plus(SUSPENDED_AT_MOST))))
            }
            Some((from, until)) if s.from < until.plus(AGAIN_AFTER) => Some((from, until)),
            _ => Some((s.from, s.until)),
        };
        if first.is_some_and(|(from, until)| from <= now && now < until) {
            return true;
        }
    }
    false
}
