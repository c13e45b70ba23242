//! The counted service levels: what the journal says, folded into a small table, with the place up to which it was read.

use crate::columns::{self, params};
use crate::{Result, Tx, facts};
use stormbell_model::{Lang, Moment, ReportId, levels::Measure, report::Door};

/// The fact that holds the place up to which the journal was counted.
const PLACE: &str = "levels_place";

/// What the counting reads in the journal. Others are passed over.
pub const ACTS: [&str; 6] = [
    "report filed",
    "alarm opened",
    CALLED,
    "alarm acknowledged",
    "reporter answered",
    "report closed",
];
/// The first call of an alarm was handed to a carrier.
pub const CALLED: &str = "somebody called";

/// Reports of one kind with one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The month in which they were filed, such as 202611.
    pub month: i64,
    /// The door.
    pub door: Door,
    /// The reporters' language.
    pub lang: Lang,
    /// What took so long.
    pub measure: Measure,
    /// How long.
    pub seconds: i64,
    /// How many.
    pub reports: u64,
}

/// An entry of the journal as it is counted.
#[derive(Clone, Debug)]
pub struct Read {
    /// Its position.
    pub position: u64,
    /// When.
    pub at: Moment,
    /// What: one of [`ACTS`].
    pub act: String,
    /// To which report.
    pub report: ReportId,
    /// The record.
    pub record: Vec<u8>,
}

/// The first place that was not counted.
pub fn place(tx: &mut Tx<'_>) -> Result<u64> {
    let place = facts::get(tx, PLACE)?;
    let place = place.and_then(|bytes| Some(u64::from_be_bytes(bytes.try_into().ok()?)));
    Ok(place.unwrap_or(0))
}

/// Everything below this place is counted.
pub fn set_place(tx: &mut Tx<'_>, place: u64) -> Result<()> {
    facts::set(tx, PLACE, &place.to_be_bytes())
}

/// What there is to count at the positions from `from` to `until`, in order.
pub fn entries(tx: &mut Tx<'_>, from: u64, until: u64) -> Result<Vec<Read>> {
    let acts = ACTS.map(|act| format!("'{act}'")).join(", ");
    tx.query(
        &format!(
            "SELECT position, at, act, subject, record FROM journal WHERE position >= ?1 AND position < ?2 \
             AND act IN ({acts}) ORDER BY position"
        ),
        params![from as i64, until as i64],
        |r| {
            Ok(Read {
                position: r.int(0)? as u64,
                at: columns::moment(r, 1)?,
                act: r.text(2)?,
                report: columns::id(r, 3)?,
                record: r.blob(4)?,
            })
        },
    )
}

/// When a report was filed, with the record; `None` for what is no report.
pub fn filing(tx: &mut Tx<'_>, report: ReportId) -> Result<Option<(Moment, Vec<u8>)>> {
    tx.query_one(
        "SELECT at, record FROM journal WHERE subject = ?1 AND act = 'report filed' ORDER BY position LIMIT 1",
        params![report],
        |r| Ok((columns::moment(r, 0)?, r.blob(1)?)),
    )
}

/// Where one of these acts was first done to a report.
pub fn first(tx: &mut Tx<'_>, report: ReportId, acts: &[&str]) -> Result<Option<u64>> {
    let acts: Vec<String> = acts.iter().map(|act| format!("'{act}'")).collect();
    let sql = format!(
        "SELECT position FROM journal WHERE subject = ?1 AND act IN ({}) ORDER BY position LIMIT 1",
        acts.join(", ")
    );
    tx.query_one(&sql, params![report], |r| Ok(r.int(0)? as u64))
}

/// Counts some more.
pub fn add(tx: &mut Tx<'_>, count: &Count) -> Result<()> {
    tx.execute(
        "INSERT INTO service_levels (month, door, lang, measure, seconds, reports) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT (month, door, lang, measure, seconds) \
         DO UPDATE SET reports = service_levels.reports + excluded.reports",
        params![
            count.month,
            count.door.code(),
            count.lang.code(),
            count.measure.code(),
            count.seconds,
            count.reports as i64
        ],
    )
    .map(|_| ())
}

/// What was counted from one month on.
pub fn since(tx: &mut Tx<'_>, month: i64) -> Result<Vec<Count>> {
    tx.query(
        "SELECT month, door, lang, measure, seconds, reports FROM service_levels WHERE month >= ?1 \
         ORDER BY month, door, lang, measure, seconds",
        params![month],
        |r| {
            Ok(Count {
                month: r.int(0)?,
                door: columns::code(r, 1, Door::parse)?,
                lang: columns::code(r, 2, Lang::parse)?,
                measure: columns::code(r, 3, Measure::parse)?,
                seconds: r.int(4)?,
                reports: r.int(5)? as u64,
            })
        },
    )
}

/// Forgets all that was counted, so that it is counted anew from the first entry.
pub fn begin_anew(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute("DELETE FROM service_levels", &[])?;
    set_place(tx, 0)
}
