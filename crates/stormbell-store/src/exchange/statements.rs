//! Statements: as they were signed, with their bodies as they travel and the keys that open those.

use super::{node_name, place, statement_id};
use crate::columns::{self, params};
use crate::{Result, Row, Tx, Value};
use stormbell_model::{
    Moment,
    exchange::{NodeName, StatementId, StatementKind},
    marking::Tlp,
};
use uuid::Uuid;

/// Where a statement stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It holds.
    Standing,
    /// It could not be taken; kept as it came, and looked at again.
    Held,
    /// A newer one stands in its place.
    Superseded,
    /// It is not to be used any more.
    Withdrawn,
    /// Its content is destroyed.
    Erased,
}

impl Stand {
    const ALL: [Stand; 5] = [
        Stand::Standing,
        Stand::Held,
        Stand::Superseded,
        Stand::Withdrawn,
        Stand::Erased,
    ];
    /// The stored word, and the end of the catalogue's key.
    pub fn code(self) -> &'static str {
        match self {
            Stand::Standing => "standing",
            Stand::Held => "held",
            Stand::Superseded => "superseded",
            Stand::Withdrawn => "withdrawn",
            Stand::Erased => "erased",
        }
    }
    /// Reads the word.
    pub fn parse(code: &str) -> Option<Stand> {
        Stand::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// A statement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub id: StatementId,
    /// Its place in the order of arrival.
    pub place: Uuid,
    /// Who says it.
    pub origin: NodeName,
    /// What it does.
    pub kind: StatementKind,
    /// Whether this node made it.
    pub own: bool,
    /// Which neighbour brought it.
    pub peer: Option<NodeName>,
    /// When it was said, by its origin's clock.
    pub said_at: Moment,
    /// When it was made or came, by ours.
    pub at: Moment,
    /// How far it may go.
    pub tlp: Tlp,
    /// Where it stands.
    pub stand: Stand,
    /// Why it is held.
    pub reason: Option<String>,
    /// When a person here first read it.
    pub read_at: Option<Moment>,
    /// The envelope as it was signed; nothing once it is erased.
    pub envelope: Option<Vec<u8>>,
}

const TABLE: &str = "statements";
const COLUMNS: &str =
    "id, place, origin, kind, own, peer, said_at, at, tlp, state, reason, read_at, sealed";

/// Adds a statement. One that is here already, by whatever path, changes nothing; tells whether it is new.
pub fn add(tx: &mut Tx<'_>, s: &Kept) -> Result<bool> {
    let sealed = (s.envelope.as_ref()).map(|e| columns::seal_bytes(tx, TABLE, &s.id.0, e));
    let touched = tx.execute(
        "INSERT INTO statements (id, place, origin, kind, own, peer, said_at, at, tlp, state, reason, read_at, sealed) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT (id) DO NOTHING",
        params![
            s.id,
            s.place,
            &s.origin,
            s.kind.code(),
            s.own,
            s.peer.as_ref().map(|p| p.as_str()),
            s.said_at,
            s.at,
            s.tlp.code(),
            s.stand.code(),
            s.reason.as_deref(),
            s.read_at.map(|m| m.0),
            sealed
        ],
    )?;
    Ok(touched == 1)
}

/// One statement.
pub fn load(tx: &mut Tx<'_>, id: StatementId) -> Result<Option<Kept>> {
    let raw = tx.query_one(
        &format!("SELECT {COLUMNS} FROM statements WHERE id = ?1"),
        params![id],
        read,
    )?;
    raw.map(|raw| open(tx, raw)).transpose()
}

/// Where a statement stands, and whose it is: without opening it.
pub fn stand(tx: &mut Tx<'_>, id: StatementId) -> Result<Option<(NodeName, Stand)>> {
    tx.query_one(
        "SELECT origin, state FROM statements WHERE id = ?1",
        params![id],
        |r| Ok((node_name(r, 0)?, columns::code(r, 1, Stand::parse)?)),
    )
}

/// What only tells of other statements: read on the page of those.
const NOTICES: &str = "kind NOT IN ('withdraw', 'erase', 'reject', 'key')";

/// A page of what came, or of what this node made, the newest first, below a place. What only tells of other statements is left out.
pub fn page(tx: &mut Tx<'_>, own: bool, below: Uuid, limit: usize) -> Result<Vec<Kept>> {
    let of = if own { "own = 1" } else { "own = 0" };
    some(
        tx,
        &format!(
            "SELECT {COLUMNS} FROM statements WHERE {of} AND place < ?1 AND {NOTICES} ORDER BY place DESC LIMIT ?2"
        ),
        params![below, limit as i64],
    )
}

/// A page of one kind, the newest first, below a place.
pub fn of_kind(
    tx: &mut Tx<'_>,
    kind: &StatementKind,
    below: Uuid,
    limit: usize,
) -> Result<Vec<Kept>> {
    some(
        tx,
        &format!(
            "SELECT {COLUMNS} FROM statements WHERE kind = ?3 AND place < ?1 ORDER BY place DESC LIMIT ?2"
        ),
        params![below, limit as i64, kind.code()],
    )
}

/// What is held, the oldest first, behind a place.
pub fn held(tx: &mut Tx<'_>, behind: Uuid, limit: usize) -> Result<Vec<Kept>> {
    some(
        tx,
        &format!(
            "SELECT {COLUMNS} FROM statements WHERE state = 'held' AND place > ?1 ORDER BY place LIMIT ?2"
        ),
        params![behind, limit as i64],
    )
}

/// How many of what came nobody has read yet; counted up to a bound.
pub fn unread(tx: &mut Tx<'_>, limit: usize) -> Result<usize> {
    let rows = tx.query(
        &format!("SELECT 1 FROM statements WHERE own = 0 AND read_at IS NULL AND {NOTICES} ORDER BY place LIMIT ?1"),
        params![limit as i64],
        |r| r.int(0),
    )?;
    Ok(rows.len())
}

fn some(tx: &mut Tx<'_>, sql: &str, values: &[Value]) -> Result<Vec<Kept>> {
    let raws = tx.query(sql, values, read)?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

/// Writes where it stands, and why.
pub fn set_stand(
    tx: &mut Tx<'_>,
    id: StatementId,
    stand: Stand,
    reason: Option<&str>,
) -> Result<()> {
    tx.execute_one(
        "UPDATE statements SET state = ?2, reason = ?3 WHERE id = ?1",
        params![id, stand.code(), reason],
    )
}

/// Notes that a person has read it. Tells whether that is new.
pub fn set_read(tx: &mut Tx<'_>, id: StatementId, at: Moment) -> Result<bool> {
    let touched = tx.execute(
        "UPDATE statements SET read_at = ?2 WHERE id = ?1 AND read_at IS NULL",
        params![id, at],
    )?;
    Ok(touched == 1)
}

/// Destroys all that was said: envelope, body and key. The row stays, with what it was called.
pub fn erase(tx: &mut Tx<'_>, id: StatementId) -> Result<()> {
    tx.execute(
        "UPDATE statements SET state = 'erased', sealed = NULL WHERE id = ?1",
        params![id],
    )?;
    drop_body(tx, id)
}

/// Destroys a body and its key.
pub fn drop_body(tx: &mut Tx<'_>, id: StatementId) -> Result<()> {
    tx.execute("DELETE FROM bodies WHERE statement = ?1", params![id])?;
    tx.execute("DELETE FROM body_keys WHERE statement = ?1", params![id])
        .map(|_| ())
}

/// Takes a statement that is held away, because it came again as it should be.
pub fn remove_held(tx: &mut Tx<'_>, id: StatementId) -> Result<()> {
    drop_body(tx, id)?;
    tx.execute_one(
        "DELETE FROM statements WHERE id = ?1 AND state = 'held'",
        params![id],
    )
}

/// Keeps a sealed body as it travels, and the seed of the key that opens it.
pub fn add_body(
    tx: &mut Tx<'_>,
    id: StatementId,
    bytes: &[u8],
    seed: Option<&[u8; 32]>,
) -> Result<()> {
    tx.execute(
        "INSERT INTO bodies (statement, bytes) VALUES (?1, ?2) ON CONFLICT (statement) DO NOTHING",
        params![id, bytes],
    )?;
    let Some(seed) = seed else { return Ok(()) };
    let sealed = columns::seal_bytes(tx, "body_keys", &id.0, seed);
    tx.execute(
        "INSERT INTO body_keys (statement, sealed) VALUES (?1, ?2) ON CONFLICT (statement) DO NOTHING",
        params![id, sealed],
    )
    .map(|_| ())
}

/// The sealed body.
pub fn body(tx: &mut Tx<'_>, id: StatementId) -> Result<Option<Vec<u8>>> {
    tx.query_one(
        "SELECT bytes FROM bodies WHERE statement = ?1",
        params![id],
        |r| r.blob(0),
    )
}

/// The seed of the key that opens the body.
pub fn body_seed(tx: &mut Tx<'_>, id: StatementId) -> Result<Option<[u8; 32]>> {
    let sealed = tx.query_one(
        "SELECT sealed FROM body_keys WHERE statement = ?1",
        params![id],
        |r| r.blob(0),
    )?;
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let seed = columns::open_bytes(tx, "body_keys", &id.0, &sealed)?;
    let seed = seed.try_into().map_err(|_| columns::wrong("a key"))?;
    Ok(Some(seed))
}

fn read(r: &Row<'_>) -> Result<(Kept, Option<Vec<u8>>)> {
    let peer = r.opt_text(5)?.as_deref().and_then(NodeName::parse);
    let kept = Kept {
        id: statement_id(r, 0)?,
        place: place(r, 1)?,
        origin: node_name(r, 2)?,
        kind: StatementKind::parse(&r.text(3)?),
        own: r.flag(4)?,
        peer,
        said_at: columns::moment(r, 6)?,
        at: columns::moment(r, 7)?,
        tlp: Tlp::parse(&r.text(8)?),
        stand: columns::code(r, 9, Stand::parse)?,
        reason: r.opt_text(10)?,
        read_at: columns::opt_moment(r, 11)?,
        envelope: None,
    };
    Ok((kept, r.opt_blob(12)?))
}

fn open(tx: &Tx<'_>, (mut s, sealed): (Kept, Option<Vec<u8>>)) -> Result<Kept> {
    s.envelope = sealed
        .map(|sealed| columns::open_bytes(tx, TABLE, &s.id.0, &sealed))
        .transpose()?;
    Ok(s)
}
