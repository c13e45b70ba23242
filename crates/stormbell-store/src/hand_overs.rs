//! Hand-overs of duty with their items. Words of promises and notes are sealed; who, what and when are not.

use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use stormbell_model::{
    AlarmId, HandOverId, IncidentId, Moment, OfficerId, ReportId, RotaId,
    hand_over::{HandOver, Item, Standing, Subject},
};

const TABLE: &str = "hand_over_items";
const COLUMNS: &str = "id, leaving, coming, opened_at, left_out, ended_at, ended_by";

/// The relief of a final schedule that began a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relief {
    /// Of which rota.
    pub rota: RotaId,
    /// When.
    pub at: Moment,
}

/// Keeps a new hand-over. False, and nothing is kept, where this relief began one for this person before.
pub fn add(tx: &mut Tx<'_>, h: &HandOver, relief: Option<Relief>, now: Moment) -> Result<bool> {
    let new = tx.execute(
        "INSERT INTO hand_overs (id, leaving, coming, opened_at, rota, relief_at, left_out, settled_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
        params![
            h.id,
            h.leaving,
            h.coming,
            h.opened_at,
            relief.map(|r| r.rota),
            relief.map(|r| r.at.0),
            h.left_out as i64,
            settled_at(h, now)
        ],
    )?;
    if new == 0 {
        return Ok(false);
    }
    for (place, item) in h.items.iter().enumerate() {
        add_item(tx, h.id, place, item)?;
    }
    Ok(true)
}

fn settled_at(h: &HandOver, now: Moment) -> Option<i64> {
    h.is_settled().then_some(now.0)
}

/// Writes back what changed between two states of one hand-over.
pub fn save(tx: &mut Tx<'_>, before: &HandOver, after: &HandOver, now: Moment) -> Result<()> {
    for (place, item) in after.items.iter().enumerate() {
        match before.items.get(place) {
            None => add_item(tx, after.id, place, item)?,
            Some(was) if was != item => save_item(tx, after.id, place, item)?,
            Some(_) => {}
        }
    }
    let (ended_at, ended_by) = after.ended.unzip();
    tx.execute_one(
        "UPDATE hand_overs SET ended_at = ?2, ended_by = ?3, settled_at = ?4 WHERE id = ?1",
        params![
            after.id,
            ended_at.map(|m| m.0),
            ended_by,
            settled_at(after, now)
        ],
    )
}

fn add_item(tx: &mut Tx<'_>, id: HandOverId, place: usize, item: &Item) -> Result<()> {
    let flat = flat(&item.subject);
    let sealed = match flat.words {
        Some(words) => Some(columns::seal(tx, TABLE, &row_name(id, place), &words)?),
        None => None,
    };
    let (standing, standing_at) = item.standing.columns();
    tx.execute(
        "INSERT INTO hand_over_items (hand_over, place, subject, thing, by_at, sealed, standing, standing_at, done_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            id,
            place as i64,
            item.subject.code(),
            flat.thing,
            flat.by,
            sealed,
            standing,
            standing_at.map(|m| m.0),
            item.done_at.map(|m| m.0)
        ],
    )?;
    Ok(())
}

fn save_item(tx: &mut Tx<'_>, id: HandOverId, place: usize, item: &Item) -> Result<()> {
    let (standing, standing_at) = item.standing.columns();
    tx.execute_one(
        "UPDATE hand_over_items SET standing = ?3, standing_at = ?4, done_at = ?5 WHERE hand_over = ?1 AND place = ?2",
        params![
            id,
            place as i64,
            standing,
            standing_at.map(|m| m.0),
            item.done_at.map(|m| m.0)
        ],
    )
}

struct Flat<'a> {
    thing: Option<uuid::Uuid>,
    by: Option<i64>,
    words: Option<&'a str>,
}

fn flat(subject: &Subject) -> Flat<'_> {
    let thing = |id| (Some(id), None, None);
    let (thing, by, words) = match subject {
        Subject::Alarm(id) => thing(id.0),
        Subject::Report(id) => thing(id.0),
        Subject::Incident(id) => thing(id.0),
        Subject::Promise { words, by } => (None, Some(by.0), Some(words.as_str())),
        Subject::Note(words) => (None, None, Some(words.as_str())),
    };
    Flat { thing, by, words }
}

/// Words are sealed for their place in their hand-over.
fn row_name(id: HandOverId, place: usize) -> Vec<u8> {
    [id.as_bytes().as_slice(), &(place as u64).to_be_bytes()].concat()
}

/// Loads one.
pub fn load(tx: &mut Tx<'_>, id: HandOverId) -> Result<Option<HandOver>> {
    one(tx, id, "")
}

/// Loads one and locks it, before it is changed.
pub fn load_to_change(tx: &mut Tx<'_>, id: HandOverId) -> Result<Option<HandOver>> {
    let lock = tx.engine().lock_clause();
    one(tx, id, lock)
}

fn one(tx: &mut Tx<'_>, id: HandOverId, lock: &str) -> Result<Option<HandOver>> {
    let sql = format!("SELECT {COLUMNS} FROM hand_overs WHERE id = ?1{lock}");
    let found = tx.query_one(&sql, params![id], read)?;
    found.map(|h| with_items(tx, h)).transpose()
}

/// Those in which something waits, the oldest first. Asked with a bound that all are above, so that it is one walk along
/// the index of these alone.
pub fn unsettled(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<HandOver>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM hand_overs WHERE settled_at IS NULL AND id > ?1 ORDER BY id LIMIT ?2"
    );
    let found = tx.query(&sql, params![uuid::Uuid::nil(), limit as i64], read)?;
    found.into_iter().map(|h| with_items(tx, h)).collect()
}

/// A page of all, the newest first.
pub fn page(tx: &mut Tx<'_>, after: crate::Cursor, limit: usize) -> Result<Vec<HandOver>> {
    let sql = format!("SELECT {COLUMNS} FROM hand_overs WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
    let found = tx.query(&sql, params![after.id, limit as i64], read)?;
    found.into_iter().map(|h| with_items(tx, h)).collect()
}

/// Where promises stand that nobody has kept, those due first: the hand-over of each, and its place in it.
pub fn open_promises(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<(HandOverId, usize)>> {
    tx.query(
        "SELECT hand_over, place FROM hand_over_items WHERE subject = 'promise' AND done_at IS NULL \
         AND by_at > ?1 ORDER BY by_at, hand_over, place LIMIT ?2",
        params![i64::MIN, limit as i64],
        |r| Ok((columns::id(r, 0)?, r.int(1)? as usize)),
    )
}

fn read(r: &Row<'_>) -> Result<HandOver> {
    let ended_at = columns::opt_moment(r, 5)?;
    let ended_by: Option<OfficerId> = columns::opt_id(r, 6)?;
    Ok(HandOver {
        id: columns::id(r, 0)?,
        leaving: columns::id(r, 1)?,
        coming: columns::id(r, 2)?,
        opened_at: columns::moment(r, 3)?,
        left_out: r.int(4)? as usize,
        ended: ended_at.zip(ended_by),
        items: Vec::new(),
    })
}

fn with_items(tx: &mut Tx<'_>, mut h: HandOver) -> Result<HandOver> {
    let rows = tx.query(
        "SELECT place, subject, thing, by_at, sealed, standing, standing_at, done_at FROM hand_over_items \
         WHERE hand_over = ?1 ORDER BY place",
        params![h.id],
        |r| {
            let standing = Standing::from_columns(&r.text(5)?, columns::opt_moment(r, 6)?);
            Ok((
                r.int(0)? as usize,
                (r.text(1)?, r.opt_blob(2)?, columns::opt_moment(r, 3)?, r.opt_blob(4)?),
                standing.ok_or_else(|| columns::wrong("where an item stands"))?,
                columns::opt_moment(r, 7)?,
            ))
        },
    )?;
    for (place, raw, standing, done_at) in rows {
        let subject = subject(tx, &row_name(h.id, place), raw)?;
        h.items.push(Item {
            subject,
            standing,
            done_at,
        });
    }
    Ok(h)
}

type RawSubject = (String, Option<Vec<u8>>, Option<Moment>, Option<Vec<u8>>);

fn subject(tx: &Tx<'_>, row: &[u8], raw: RawSubject) -> Result<Subject> {
    let words = |sealed: &[u8]| columns::open(tx, TABLE, row, sealed);
    let read = match (raw.0.as_str(), raw.1, raw.2, raw.3) {
        ("alarm", Some(id), _, _) => AlarmId::from_bytes(&id).map(Subject::Alarm),
        ("report", Some(id), _, _) => ReportId::from_bytes(&id).map(Subject::Report),
        ("incident", Some(id), _, _) => IncidentId::from_bytes(&id).map(Subject::Incident),
        ("promise", _, Some(by), Some(sealed)) => Some(Subject::Promise {
            words: words(&sealed)?,
            by,
        }),
        ("note", _, _, Some(sealed)) => Some(Subject::Note(words(&sealed)?)),
        _ => None,
    };
    read.ok_or_else(|| columns::wrong("what is handed over"))
}
