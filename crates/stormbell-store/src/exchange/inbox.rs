//! What each neighbour tells this node: how far its log is stored, which entries wait for their statement, and the proof when it lied.

use super::{
    node_name, opt_statement_id,
    outbox::{epoch, frontier},
    statement_id,
};
use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{
    Moment,
    exchange::{Extent, Follow, Header, Lie, NodeName, StatementId, StatementKind},
};
use stormbell_seal::Frontier;

/// How this node stands with what one neighbour tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    /// Who.
    pub peer: NodeName,
    /// The epoch of its log.
    pub epoch: u32,
    /// The tree of what is stored.
    pub frontier: Frontier,
    /// The last checkpoint that was believed, signed, at the size that is stored.
    pub note: Option<String>,
    /// How many entries the last receipt that was taken there speaks of.
    pub receipted: u64,
    /// What it lied about, and since when.
    pub lie: Option<(Lie, Moment)>,
    /// When it was last heard.
    pub heard_at: Option<Moment>,
    /// How many of its statements were refused lately, counted from a moment.
    pub refused: (u64, Option<Moment>),
    /// How many alarms it has rung lately, counted from a moment.
    pub rung: (u64, Option<Moment>),
    /// What it has sent lately.
    pub sent: Sent,
    /// How many reports were made of what it said lately, counted from a moment.
    pub made: (u64, Option<Moment>),
}

/// What a neighbour has sent since a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Entries of its log.
    pub entries: u64,
    /// Bytes of statements and bodies.
    pub bytes: u64,
    /// Since when it is counted.
    pub since: Option<Moment>,
}

impl Inbox {
    fn new(peer: &NodeName) -> Inbox {
        Inbox {
            peer: peer.clone(),
            epoch: 0,
            frontier: Frontier::new(),
            note: None,
            receipted: 0,
            lie: None,
            heard_at: None,
            refused: (0, None),
            rung: (0, None),
            sent: Sent::default(),
            made: (0, None),
        }
    }

    /// How far it is stored.
    pub fn extent(&self) -> Extent {
        Extent {
            epoch: self.epoch,
            size: self.frontier.size(),
            root: super::outbox::root_of(&self.frontier),
        }
    }

    /// The model's state.
    pub fn follow(&self) -> Follow {
        match self.lie {
            None => Follow::Well(self.extent()),
            Some((lie, since)) => Follow::Quarantined {
                until: self.extent(),
                lie,
                since,
            },
        }
    }
}

const COLUMNS: &str = "peer, epoch, frontier, note, receipted, lie, lie_at, heard_at, refused, refused_at, rung, rung_at, sent_entries, sent_bytes, sent_at, made, made_at";

/// How this node stands with a neighbour; at the beginning when nothing was ever heard.
pub fn load(tx: &mut Tx<'_>, peer: &NodeName) -> Result<Inbox> {
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM inboxes WHERE peer = ?1"),
        params![peer],
        read,
    )?;
    Ok(found.unwrap_or_else(|| Inbox::new(peer)))
}

/// The same, locked until the transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, peer: &NodeName) -> Result<Inbox> {
    tx.execute(
        "INSERT INTO inboxes (peer, epoch, size, frontier, receipted, refused, rung) \
         VALUES (?1, 0, 0, ?2, 0, 0, 0) ON CONFLICT (peer) DO NOTHING",
        params![peer, Frontier::new().to_bytes()],
    )?;
    let lock = tx.engine().lock_clause();
    let found = tx.query_one(
        &format!("SELECT {COLUMNS} FROM inboxes WHERE peer = ?1{lock}"),
        params![peer],
        read,
    )?;
    found.ok_or(crate::Error::Gone)
}

/// All of them.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Inbox>> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM inboxes ORDER BY peer"),
        &[],
        read,
    )
}

fn read(r: &Row<'_>) -> Result<Inbox> {
    let lie = columns::opt_code(r, 5, Lie::parse)?;
    Ok(Inbox {
        peer: node_name(r, 0)?,
        epoch: epoch(r, 1)?,
        frontier: frontier(r, 2)?,
        note: r.opt_text(3)?,
        receipted: r.int(4)? as u64,
        lie: lie.zip(columns::opt_moment(r, 6)?),
        heard_at: columns::opt_moment(r, 7)?,
        refused: (r.int(8)? as u64, columns::opt_moment(r, 9)?),
        rung: (r.int(10)? as u64, columns::opt_moment(r, 11)?),
        sent: Sent {
            entries: r.int(12)? as u64,
            bytes: r.int(13)? as u64,
            since: columns::opt_moment(r, 14)?,
        },
        made: (r.int(15)? as u64, columns::opt_moment(r, 16)?),
    })
}

/// Writes the state.
pub fn save(tx: &mut Tx<'_>, i: &Inbox) -> Result<()> {
    tx.execute_one(
        "UPDATE inboxes SET epoch = ?2, size = ?3, frontier = ?4, note = ?5, receipted = ?6, lie = ?7, lie_at = ?8, \
         heard_at = ?9, refused = ?10, refused_at = ?11, rung = ?12, rung_at = ?13, sent_entries = ?14, \
         sent_bytes = ?15, sent_at = ?16, made = ?17, made_at = ?18 WHERE peer = ?1",
        params![
            &i.peer,
            i.epoch,
            i.frontier.size() as i64,
            i.frontier.to_bytes(),
            i.note.as_deref(),
            i.receipted as i64,
            i.lie.map(|l| l.0.code()),
            i.lie.map(|l| l.1.0),
            i.heard_at.map(|m| m.0),
            i.refused.0 as i64,
            i.refused.1.map(|m| m.0),
            i.rung.0 as i64,
            i.rung.1.map(|m| m.0),
            i.sent.entries as i64,
            i.sent.bytes as i64,
            i.sent.since.map(|m| m.0),
            i.made.0 as i64,
            i.made.1.map(|m| m.0)
        ],
    )
}

/// An entry of a neighbour's log, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Its place.
    pub seq: u64,
    /// What it says of a statement; none where it says nothing, or cannot be read.
    pub said: Option<(Header, NodeName)>,
    /// In which order it is taken.
    pub rank: i64,
    /// The bytes.
    pub entry: Vec<u8>,
    /// The root of the log with it.
    pub root: [u8; 32],
    /// Whether its statement is to be fetched.
    pub is_pending: bool,
}

/// Keeps new entries.
pub fn add(tx: &mut Tx<'_>, peer: &NodeName, epoch: u32, entries: &[NewEntry]) -> Result<()> {
    let row = |e: &NewEntry| {
        let header = e.said.as_ref().map(|s| &s.0);
        params![
            peer,
            epoch,
            e.seq as i64,
            header.map(|h| h.id.0),
            e.said.as_ref().map_or("", |s| s.1.as_str()),
            header.map_or("", |h| h.kind.code()),
            e.rank,
            header.map_or(0, |h| h.at.0),
            header.and_then(|h| h.expires).map(|m| m.0),
            e.entry.as_slice(),
            e.root,
            if e.is_pending { "pending" } else { "gone" },
            0,
            0
        ]
        .to_vec()
    };
    let rows: Vec<_> = entries.iter().map(row).collect();
    tx.insert_many(
        "INSERT INTO inbox (peer, epoch, seq, statement, origin, kind, rank, said_at, expires, entry, root, state, \
         tries, again_at)",
        &rows,
    )
}

/// The root of a neighbour's log at a size that is stored.
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
        "SELECT root FROM inbox WHERE peer = ?1 AND epoch = ?2 AND seq = ?3",
        params![peer, epoch, size as i64 - 1],
        |r| r.array(0),
    )
}

/// Stored entries from a place on, in their order: for an owner that has lost them.
pub fn entries(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    epoch: u32,
    from: u64,
    limit: usize,
) -> Result<Vec<(Vec<u8>, Option<StatementId>)>> {
    tx.query(
        "SELECT entry, statement FROM inbox WHERE peer = ?1 AND epoch = ?2 AND seq >= ?3 ORDER BY seq LIMIT ?4",
        params![peer, epoch, from as i64, limit as i64],
        |r| Ok((r.blob(0)?, opt_statement_id(r, 1)?)),
    )
}

/// Pending entries of one rank that were said since a moment, the last first: what waits for its turn comes later.
pub fn pending(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    rank: i64,
    (since, now): (Moment, Moment),
    limit: usize,
) -> Result<Vec<(Header, NodeName)>> {
    tx.query(
        "SELECT seq, statement, kind, said_at, expires, origin FROM inbox \
         WHERE peer = ?1 AND rank = ?2 AND state = 'pending' AND said_at >= ?5 AND again_at <= ?3 \
         ORDER BY said_at DESC LIMIT ?4",
        params![peer, rank, now, limit as i64, since],
        |r| {
            let header = Header {
                seq: r.int(0)? as u64,
                id: statement_id(r, 1)?,
                kind: StatementKind::parse(&r.text(2)?),
                at: columns::moment(r, 3)?,
                expires: columns::opt_moment(r, 4)?,
            };
            Ok((header, node_name(r, 5)?))
        },
    )
}

/// The entry by which a neighbour told of a statement: its bytes.
pub fn entry_of(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    statement: StatementId,
) -> Result<Option<Vec<u8>>> {
    tx.query_one(
        "SELECT entry FROM inbox WHERE statement = ?1 AND peer = ?2 LIMIT 1",
        params![statement, peer],
        |r| r.blob(0),
    )
}

/// A statement is here, or will never be: by whatever neighbour it was told, nobody is asked for it any more.
pub fn settled(tx: &mut Tx<'_>, statement: StatementId, state: &str) -> Result<()> {
    tx.execute(
        "UPDATE inbox SET state = ?2 WHERE statement = ?1 AND state = 'pending'",
        params![statement, state],
    )
    .map(|_| ())
}

/// What one neighbour told of a statement is settled; what others told of it is not.
pub fn settled_with(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    statement: StatementId,
    state: &str,
) -> Result<()> {
    tx.execute(
        "UPDATE inbox SET state = ?3 WHERE statement = ?1 AND peer = ?2 AND state = 'pending'",
        params![statement, peer, state],
    )
    .map(|_| ())
}

/// A neighbour did not give what it was asked for: it is asked again later, each time later.
pub fn not_given(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    statement: StatementId,
    now: Moment,
    first_us: i64,
    most_us: i64,
) -> Result<()> {
    tx.execute(
        "UPDATE inbox SET tries = tries + 1, \
         again_at = ?3 + CASE WHEN tries > 10 THEN ?5 WHEN ?4 * (tries + 1) * (tries + 1) > ?5 THEN ?5 \
         ELSE ?4 * (tries + 1) * (tries + 1) END \
         WHERE statement = ?1 AND peer = ?2 AND state = 'pending'",
        params![statement, peer, now, first_us, most_us],
    )
    .map(|_| ())
}

/// Notes what a neighbour is to be told about one of its statements.
pub fn answer(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    statement: StatementId,
    what: &str,
    at: Moment,
) -> Result<()> {
    tx.execute(
        "INSERT INTO inbox_answers (peer, statement, what, at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (peer, statement, what) DO NOTHING",
        params![peer, statement, what, at],
    )
    .map(|_| ())
}

/// What a neighbour is to be told.
pub fn answers(
    tx: &mut Tx<'_>,
    peer: &NodeName,
    limit: usize,
) -> Result<Vec<(StatementId, String, Moment)>> {
    tx.query(
        "SELECT statement, what, at FROM inbox_answers WHERE peer = ?1 ORDER BY statement, what LIMIT ?2",
        params![peer, limit as i64],
        |r| Ok((statement_id(r, 0)?, r.text(1)?, columns::moment(r, 2)?)),
    )
}

/// A neighbour has heard these.
pub fn answered(tx: &mut Tx<'_>, peer: &NodeName, heard: &[(StatementId, String)]) -> Result<()> {
    let row = |(id, what): &(StatementId, String)| params![peer, *id, what.as_str()].to_vec();
    let rows: Vec<_> = heard.iter().map(row).collect();
    tx.execute_many(
        "DELETE FROM inbox_answers WHERE peer = ?1 AND statement = ?2 AND what = ?3",
        &rows,
    )
    .map(|_| ())
}
