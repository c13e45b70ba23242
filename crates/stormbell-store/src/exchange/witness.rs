//! Journals of neighbours that this node has seen grow, and who has seen ours: sizes and roots, nothing else.

use super::node_name;
use crate::columns::{self, params};
use crate::{Result, Tx};
use stormbell_model::{Moment, exchange::NodeName};

/// A log that this node cosigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The log's name.
    pub origin: String,
    /// Whose it is.
    pub peer: NodeName,
    /// Its size and root when it was last cosigned.
    pub size: u64,
    /// The root.
    pub root: [u8; 32],
    /// The checkpoint as it was signed.
    pub note: String,
    /// When.
    pub at: Moment,
}

/// A log, locked until the transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, origin: &str) -> Result<Option<Seen>> {
    let lock = tx.engine().lock_clause();
    tx.query_one(
        &format!("SELECT peer, size, root, note, at FROM witnessed WHERE origin = ?1{lock}"),
        params![origin],
        |r| {
            Ok(Seen {
                origin: origin.to_owned(),
                peer: node_name(r, 0)?,
                size: r.int(1)? as u64,
                root: r.array(2)?,
                note: r.text(3)?,
                at: columns::moment(r, 4)?,
            })
        },
    )
}

/// Notes what was seen.
pub fn save(tx: &mut Tx<'_>, s: &Seen) -> Result<()> {
    tx.execute(
        "INSERT INTO witnessed (origin, peer, size, root, note, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note, \
         at = excluded.at",
        params![
            s.origin.as_str(),
            &s.peer,
            s.size as i64,
            s.root,
            s.note.as_str(),
            s.at
        ],
    )
    .map(|_| ())
}

/// A neighbour has cosigned our journal.
pub fn cosigned(tx: &mut Tx<'_>, peer: &NodeName, size: u64, note: &str, at: Moment) -> Result<()> {
    tx.execute(
        "INSERT INTO witnesses (peer, size, note, at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (peer) DO UPDATE SET size = excluded.size, note = excluded.note, at = excluded.at",
        params![peer, size as i64, note, at],
    )
    .map(|_| ())
}

/// Who has cosigned our journal: who, at which size, when.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(NodeName, u64, Moment)>> {
    tx.query(
        "SELECT peer, size, at FROM witnesses ORDER BY peer",
        &[],
        |r| Ok((node_name(r, 0)?, r.int(1)? as u64, columns::moment(r, 2)?)),
    )
}
