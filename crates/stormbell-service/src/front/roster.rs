//! The roster: whose keys a reporter's contact is sealed to.

use crate::{Fault, Node};
use stormbell_model::{
    access::{Act, role_may},
    limits,
};
use stormbell_store::{Tx, people};

/// The recipients of every seal, and how a person compares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// age recipients (`age1pq1…`) in order: officers who may open an identity, and the recovery keys.
    pub recipients: Vec<String>,
    /// Names this roster, printed in groups.
    pub fingerprint: String,
    /// The recipients as a note signed by the node.
    pub note: String,
}

/// The roster as it is now. Empty until the first officer has a key.
pub async fn roster(node: &Node) -> Result<Roster, Fault> {
    let n = node.clone();
    node.store()
        .read_or("read the roster", move |tx| roster_in(tx, &n))
        .await
}

/// The roster as this transaction sees it.
pub(crate) fn roster_in(tx: &mut Tx<'_>, node: &Node) -> Result<Roster, Fault> {
    let mut recipients: Vec<String> = people::all(tx)?
        .into_iter()
        .filter(|o| o.left_at.is_none() && role_may(o.role, Act::OpenIdentity))
        .filter_map(|o| o.recipient)
        .collect();
    recipients.sort();
    // Recovery keys alone make no roster: somebody must be able to read at night. They always have their seats.
    if !recipients.is_empty() {
        let recovery = people::recovery_keys(tx)?;
        recipients.truncate(limits::ROSTER_MAX.saturating_sub(recovery.len()));
        recipients.extend(recovery);
    }
    let text = format!("stormbell roster v1\n{}\n", recipients.join("\n"));
    let hash = stormbell_seal::leaf_hash(text.as_bytes());
    let fingerprint = hash[..10]
        .chunks(2)
        .map(|c| format!("{:02x}{:02x}", c[0], c[1]))
        .collect::<Vec<_>>()
        .join(" ");
    let note = node.sign_note(&text)?;
    Ok(Roster {
        recipients,
        fingerprint,
        note,
    })
}
