//! What this node tells each neighbour: an append-only log for each, whose root is kept at every size, so that a checkpoint can be
//! signed at any of them.

use super::statement_id;
use crate::columns::{self, params};
use crate::{Result, Row, Tx, facts};
use stormbell_model::{
    Moment,
    exchange::{Extent, NodeName, StatementId},
};
use stormbell_seal::{Frontier, leaf_hash, sha256};
use uuid::Uuid;

/// One neighbour's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbox {
    /// For whom.
    pub peer: NodeName,
    /// How often it was begun anew.
    pub epoch: u32,
    /// Its tree.
    pub frontier: Frontier,
    /// How many entries the neighbour has receipted.
    pub receipted: u64,
    /// Its last receipt, and when it came.
    pub receipt: Option<(String, Moment)>,
    /// Whether this node came back from a backup and does not know yet whether the neighbour has more of this log.
    pub is_unsure: bool,
}

impl Outbox {
    fn new(peer: &NodeName) -> Outbox {
        Outbox {
            peer: peer.clone(),
            epoch: 0,
            frontier: Frontier::new(),
            receipted: 0,
            receipt: None,
            is_unsure: false,
        }
    }

    /// How far it reaches.
    pub fn extent(&self) -> Extent {
        Extent {
            epoch: self.epoch,
            size: self.frontier.size(),
            root: root_of(&self.frontier),
        }
    }
}

/// The root of a log of which nothing is known yet, as [`Extent::default`] has it, or of its tree.
pub fn root_of(frontier: &Frontier) -> [u8; 32] {
    match frontier.size() {
        0 => [0; 32],
        _ => frontier.root(),
    }
}

/// The fact that this node once came back from a backup.
const DOUBTED: &str = "exchange_doubted";
const COLUMNS: &str = "peer, epoch, frontier, receipted, receipt, receipt_at, is_unsure";

/// A neighbour's log; an empty one when nothing was ever said to it.
pub fn load(tx: &mut Tx<'_>, peer: &NodeName) -> Result<Outbox> {
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM outboxes WHERE peer = ?1"),
        params![peer],
        read,
    )?;
    Ok(found.unwrap_or_else(|| Outbox::new(peer)))
}

/// The same, locked until the transaction ends, so that two acts never append at once.
pub fn load_to_append(tx: &mut Tx<'_>, peer: &NodeName) -> Result<Outbox> {
    // A log that the backup does not know may have been begun since.
    let is_unsure = facts::get(tx, DOUBTED)?.is_some();
    tx.execute(
        "INSERT INTO outboxes (peer, epoch, size, frontier, receipted, receipt, receipt_at, is_unsure) \
         VALUES (?1, 0, 0, ?2, 0, NULL, NULL, ?3) ON CONFLICT (peer) DO NOTHING",
        params![peer, Frontier::new().to_bytes(), is_unsure],
    )?;
    let lock = tx.engine().lock_clause();
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM outboxes WHERE peer = ?1{lock}"),
        params![peer],
        read,
    )?;
    found.ok_or(crate::Error::Gone)
}

/// All logs.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Outbox>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM outboxes ORDER BY peer"),
        &[],
        read,
    )
}

fn read(r: &Row<'_>) -> Result<Outbox> {
    let receipt = r.opt_text(4)?.zip(columns::opt_moment(r, 5)?);
    Ok(Outbox {
        peer: super::node_name(r, 0)?,
        epoch: epoch(r, 1)?,
        frontier: frontier(r, 2)?,
        receipted: r.int(3)? as u64,
        receipt,
        is_unsure: r.flag(6)?,
    })
}

pub(super) fn epoch(r: &Row<'_>, column: usize) -> Result<u32> {
    u32::try_from(r.int(column)?).map_err(|_| columns::wrong("an epoch"))
}

pub(super) fn frontier(r: &Row<'_>, column: usize) -> Result<Frontier> {
    Frontier::from_bytes(&r.blob(column)?).map_err(|_| columns::wrong("a log's tree"))
}

/// Appends entries to a log that [`load_to_append`] gave.
pub fn append(
    tx: &mut Tx<'_>,
    log: &mut Outbox,
    entries: &[(Option<StatementId>, Vec<u8>)],
) -> Result<()> {
    let broken = |_| columns::wrong("a log's tree");
    let mut rows = Vec::with_capacity(entries.len());
    for (statement, entry) in entries {
        let seq = log.frontier.size();
        let leaf = [leaf_hash(entry)];
        let root = log.frontier.append(&leaf).map_err(broken)?.root;
        rows.push(
            params![
                &log.peer,
                log.epoch,
                seq as i64,
                statement.map(|s| s.0),
                entry.as_slice(),
                root
            ]
            .to_vec(),
        );
    }
    tx.insert_many(
        "INSERT INTO outbox (peer, epoch, seq, statement, entry, root)",
        &rows,
    )?;
    save(tx, log)
}

/// Writes the state of a log.
pub fn save(tx: &mut Tx<'_>, log: &Outbox) -> Result<()> {
    let (receipt, at) = log.receipt.clone().unzip();
    tx.execute_one(
        "UPDATE outboxes SET epoch = ?2, size = ?3, frontier = ?4, receipted = ?5, receipt = ?6, receipt_at = ?7, \
         is_unsure = ?8 WHERE peer = ?1",
        params![
            &log.peer,
            log.epoch,
            log.frontier.size() as i64,
            log.frontier.to_bytes(),
            log.receipted as i64,
            receipt,
            at.map(|m| m.0),
            log.is_unsure
        ],
    )
}

/// Entries from a place on, in their order.
pub fn entries(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    epoch: u32,
    from: u64,
    limit: usize,
) -> Result<Vec<Vec<u8>>> {
    tx.query(
        "SELECT entry FROM outbox WHERE peer = ?1 AND epoch = ?2 AND seq >= ?3 ORDER BY seq LIMIT ?4",
        params![peer, epoch, from as i64, limit as i64],
        |r| r.blob(0),
    )
}

/// The root of an epoch of the log at a size; none where it never had that size.
pub fn root_at(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    epoch: u32,
    size: u64,
) -> Result<Option<[u8; 32]>> {
    if size == 0 {
        return Ok(Some(Frontier::new().root()));
    }
    tx.query_one(
        "SELECT root FROM outbox WHERE peer = ?1 AND epoch = ?2 AND seq = ?3",
        params![peer, epoch, size as i64 - 1],
        |r| r.array(0),
    )
}

/// Whether a statement stands in a neighbour's log: what does not is never served.
pub fn has(tx: &mut Tx<'_>, peer: &NodeName, statement: StatementId) -> Result<bool> {
    let found = tx.query_one(
        "SELECT seq FROM outbox WHERE statement = ?1 AND peer = ?2 LIMIT 1",
        params![statement, peer],
        |r| r.int(0),
    )?;
    Ok(found.is_some())
}

/// What waits until a log is known to be whole: a statement and what its entry needs, sealed.
pub fn wait(
    tx: &mut Tx<'_>,
    place: Uuid,
    peer: &NodeName,
    statement: StatementId,
    needs: &[u8],
) -> Result<()> {
    let row = sha256(&[place.as_bytes().as_slice(), peer.as_str().as_bytes()].concat());
    let key = Uuid::from_slice(&row[..16]).map_err(|_| columns::wrong("a place"))?;
    // Ordered by the moment, and different for each neighbour.
    let place = Uuid::from_u64_pair(place.as_u64_pair().0, key.as_u64_pair().1);
    let sealed = columns::seal_bytes(tx, "outbox_waiting", place.as_bytes(), needs);
    tx.execute_one(
        "INSERT INTO outbox_waiting (place, peer, statement, sealed) VALUES (?1, ?2, ?3, ?4)",
        params![place, peer, statement, sealed],
    )
}

/// Takes what waits for a neighbour, in its order.
pub fn take_waiting(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    limit: usize,
) -> Result<Vec<(StatementId, Vec<u8>)>> {
    let rows = tx.query(
        "SELECT place, statement, sealed FROM outbox_waiting WHERE peer = ?1 ORDER BY place LIMIT ?2",
        params![peer, limit as i64],
        |r| Ok((super::place(r, 0)?, statement_id(r, 1)?, r.blob(2)?)),
    )?;
    let mut out = Vec::with_capacity(rows.len());
    for (place, statement, sealed) in rows {
        let needs = columns::open_bytes(tx, "outbox_waiting", place.as_bytes(), &sealed)?;
        tx.execute_one(
            "DELETE FROM outbox_waiting WHERE place = ?1",
            params![place],
        )?;
        out.push((statement, needs));
    }
    Ok(out)
}

/// The fact that a backup was put back, and that the node has not begun again since.
const DOUBT_DUE: &str = "exchange_doubt_due";

/// Notes, in the act that puts a backup back, that the logs are to be doubted: the tables may be older than this program.
pub fn doubt_later(tx: &mut Tx<'_>) -> Result<()> {
    facts::set(tx, DOUBT_DUE, b"yes")
}

/// Doubts the logs, when a backup was put back since the last start.
pub fn doubt_if_due(tx: &mut Tx<'_>) -> Result<()> {
    if facts::get(tx, DOUBT_DUE)?.is_none() {
        return Ok(());
    }
    facts::remove(tx, DOUBT_DUE)?;
    doubt_all(tx)
}

/// After a backup was put back: no log is appended to before its neighbour has said how much of it there is.
pub fn doubt_all(tx: &mut Tx<'_>) -> Result<()> {
    facts::set(tx, DOUBTED, b"yes")?;
    tx.execute("UPDATE outboxes SET is_unsure = 1", &[])
        .map(|_| ())
}
