//! Reports: filing many in one commit, reading, listing, and what the desk changes.

use crate::columns::{self, Cursor, params};
use crate::journal::{self, Placed};
use crate::links;
use crate::{Result, Row, Tx, Value};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    AlarmId, Lang, Moment, OfficerId, OrganisationId, ReportId,
    happening::Happening,
    kind::Kind,
    marking::Tlp,
    observable::Observable,
    outside::Chance,
    report::{Door, Ongoing, Outcome, Report, ReportState, SealedAt},
    sector::Sector,
    triage::Priority,
};
use stormbell_seal::FieldKeys;

/// A report ready to be kept, with everything that is decided before the disk is touched.
pub struct Filing {
    /// The report; `journal_index` is filled in by the store.
    pub report: Report,
    /// Keyed hash of the receipt.
    pub receipt_lookup: [u8; 32],
    /// Salt of the commitment, kept with the words.
    pub salt: [u8; 32],
    /// The sealed contact and the fingerprint of the roster that it was sealed to.
    pub identity: Option<(Vec<u8>, String)>,
    /// The words as they are kept: from [`seal_words`].
    pub words: Vec<u8>,
    /// What the journal says.
    pub entry: journal::Written,
    /// The commitment to the words that the journal's entry holds.
    pub content: [u8; 32],
    /// The alarm that it may open, where it rings: drawn here, so that it opens once.
    pub alarm: Option<AlarmId>,
    /// The key that makes a repetition harmless.
    pub once: Option<OnceKey>,
}

/// An idempotency key on its way in.
#[derive(Clone)]
pub struct OnceKey {
    /// Keyed hash of scope and key.
    pub lookup: [u8; 32],
    /// SHA-256 of the request.
    pub fingerprint: [u8; 32],
    /// The receipt, for an honest repetition.
    pub receipt: String,
    /// Until when it is remembered.
    pub until: Moment,
}

/// What became of a filing.
pub enum Kept {
    /// Kept, at this place of the journal.
    New(Box<Placed>),
    /// The key was used before.
    Before(Before),
}

/// An earlier use of an idempotency key.
pub struct Before {
    /// The report that was filed then.
    pub report: ReportId,
    /// SHA-256 of the request of then.
    pub fingerprint: [u8; 32],
    /// The receipt of then.
    pub receipt: String,
}

/// The words, sealed together: one opening for one report.
#[derive(Serialize, Deserialize)]
struct Words {
    narrative: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    observables: Vec<Observable>,
    salt: [u8; 32],
}

/// Keeps many reports in one transaction, each with its journal entry. What is to be done about them is put down by
/// the caller, in the same transaction.
pub fn file(tx: &mut Tx<'_>, filings: &[Filing]) -> Result<Vec<Kept>> {
    let mut before: Vec<Option<Before>> = Vec::with_capacity(filings.len());
    for filing in filings {
        before.push(match &filing.once {
            Some(once) => remember(tx, once, filing.report.id)?,
            None => None,
        });
    }
    let entries: Vec<&journal::Written> = filings
        .iter()
        .zip(&before)
        .filter(|(_, b)| b.is_none())
        .map(|(f, _)| &f.entry)
        .collect();
    let mut placed = if entries.is_empty() {
        Vec::new()
    } else {
        journal::append_written(tx, &entries)?
    }
    .into_iter();
    let mut new = Vec::with_capacity(entries.len());
    let mut out = Vec::with_capacity(filings.len());
    for (filing, before) in filings.iter().zip(before) {
        out.push(match before {
            Some(before) => Kept::Before(before),
            None => {
                let place = placed.next().ok_or_else(|| columns::wrong("a batch"))?;
                new.push((filing, place.index));
                Kept::New(Box::new(place))
            }
        });
    }
    insert(tx, &new)?;
    Ok(out)
}

fn insert(tx: &mut Tx<'_>, filings: &[(&Filing, u64)]) -> Result<()> {
    let rows: Vec<Vec<Value>> = filings
        .iter()
        .map(|(filing, index)| report_row(filing, *index))
        .collect();
    tx.insert_many(
        "INSERT INTO reports (id, reference, receipt_lookup, filed_at, sealed, happening, kind, ongoing, happened_at, sector, \
         lang, door, organisation, sealed_at, identity, identity_roster, state, priority, reasons, tlp, moved_at, unread, \
         files, messages, journal_index, test_of, own)",
        &rows,
    )?;
    Ok(())
}

/// Seals the words of a report for its row, before the transaction that keeps them.
pub fn seal_words(
    keys: &FieldKeys,
    chance: &dyn Chance,
    r: &Report,
    salt: [u8; 32],
) -> Result<Vec<u8>> {
    let words = Words {
        narrative: r.narrative.clone(),
        organisation: r.organisation.clone(),
        observables: r.observables.clone(),
        salt,
    };
    columns::seal_ahead(keys, chance, "reports", r.id.as_bytes(), &words)
}

fn report_row(filing: &Filing, index: u64) -> Vec<Value> {
    let r = &filing.report;
    let (identity, roster) = match &filing.identity {
        Some((file, roster)) => (Some(file.clone()), Some(roster.clone())),
        None => (None, None),
    };
    params![
        r.id,
        r.reference.as_str(),
        filing.receipt_lookup.as_slice(),
        r.filed_at,
        filing.words.as_slice(),
        r.happening.code(),
        r.kind.value(),
        r.ongoing.code(),
        r.happened_at.map(|m| m.0),
        r.sector.map(|s| s.code()),
        r.lang.code(),
        stored_door(r.door),
        r.by,
        r.sealed_at.map(|s| s.code()),
        identity,
        roster,
        r.state.code(),
        r.priority.level(),
        r.priority_reasons.join(" "),
        r.tlp.code(),
        r.moved_at,
        0i64,
        0i64,
        0i64,
        index as i64,
        r.test_of,
        own_code(r.door)
    ]
    .to_vec()
}

/// The column `own`: what came through no door from outside.
fn own_code(door: Door) -> i64 {
    match door {
        Door::Page | Door::Api => 0,
        Door::Node => 1,
        Door::Neighbour => 2,
    }
}

/// The door as yesterday's program can read it; the column `own` tells the others from it.
fn stored_door(door: Door) -> &'static str {
    match door {
        Door::Node | Door::Neighbour => Door::Api.code(),
        Door::Page | Door::Api => door.code(),
    }
}

fn remember(tx: &mut Tx<'_>, once: &OnceKey, report: ReportId) -> Result<Option<Before>> {
    let sealed = columns::seal(tx, "once_keys", &once.lookup, &once.receipt)?;
    let new = tx.execute(
        "INSERT INTO once_keys (lookup, report, fingerprint, sealed, until) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (lookup) DO NOTHING",
        params![once.lookup.as_slice(), report, once.fingerprint.as_slice(), sealed, once.until],
    )?;
    if new == 1 {
        return Ok(None);
    }
    let row = tx.query_one(
        "SELECT report, fingerprint, sealed FROM once_keys WHERE lookup = ?1",
        params![once.lookup.as_slice()],
        |r| Ok((columns::id(r, 0)?, r.array::<32>(1)?, r.blob(2)?)),
    )?;
    let (report, fingerprint, sealed) = row.ok_or(crate::Error::Conflict)?;
    let receipt = columns::open(tx, "once_keys", &once.lookup, &sealed)?;
    Ok(Some(Before {
        report,
        fingerprint,
        receipt,
    }))
}

/// Forgets idempotency keys whose time has passed, at most `limit` of them: after a storm there are many, and
/// others wait for the writer.
pub fn forget_once_keys(tx: &mut Tx<'_>, now: Moment, limit: usize) -> Result<u64> {
    tx.execute(
        "DELETE FROM once_keys WHERE lookup IN \
         (SELECT lookup FROM once_keys WHERE until <= ?1 ORDER BY until LIMIT ?2)",
        params![now, limit as i64],
    )
}

const COLUMNS: &str = "id, reference, filed_at, sealed, happening, kind, ongoing, happened_at, sector, lang, door, organisation, \
    sealed_at, state, priority, reasons, tlp, assigned_to, acknowledged_at, answered_at, closed_at, outcome, kept_at, \
    moved_at, unread, journal_index, files, messages, test_of, own";

/// A report and the counts kept beside it.
pub struct Held {
    /// The report.
    pub report: Report,
    /// How many files it has.
    pub files: i64,
    /// How many messages it has.
    pub messages: i64,
    /// The salt of its commitment.
    pub salt: [u8; 32],
}

/// Loads one report.
pub fn load(tx: &mut Tx<'_>, id: ReportId) -> Result<Option<Held>> {
    one(
        tx,
        &format!("SELECT {COLUMNS} FROM reports WHERE id = ?1"),
        params![id],
    )
}

/// Loads many reports, in no order.
pub fn load_many(tx: &mut Tx<'_>, ids: &[ReportId]) -> Result<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM reports WHERE id IN ({})",
        links::places()
    );
    let mut held = Vec::with_capacity(ids.len());
    for some in ids.chunks(links::ASKED_AT_ONCE) {
        for raw in tx.query(&sql, &links::padded(some), read)? {
            held.push(open(tx, raw)?);
        }
    }
    Ok(held)
}

/// The most urgent priority among some reports.
pub fn most_urgent(tx: &mut Tx<'_>, ids: &[ReportId]) -> Result<Option<Priority>> {
    let sql = format!(
        "SELECT priority FROM reports WHERE id IN ({}) ORDER BY priority LIMIT 1",
        links::places()
    );
    let mut most = None;
    for some in ids.chunks(links::ASKED_AT_ONCE) {
        let found = tx.query_one(&sql, &links::padded(some), |r| r.int(0))?;
        let found = found.and_then(Priority::from_level);
        most = most.into_iter().chain(found).min();
    }
    Ok(most)
}

/// Loads one report and locks it, before it is changed.
pub fn load_to_change(tx: &mut Tx<'_>, id: ReportId) -> Result<Option<Held>> {
    let lock = tx.engine().lock_clause();
    one(
        tx,
        &format!("SELECT {COLUMNS} FROM reports WHERE id = ?1{lock}"),
        params![id],
    )
}

fn one(tx: &mut Tx<'_>, sql: &str, values: &[Value]) -> Result<Option<Held>> {
    let raw = tx.query_one(sql, values, read)?;
    raw.map(|raw| open(tx, raw)).transpose()
}

/// Finds a report by the keyed hash of its receipt.
pub fn by_receipt(tx: &mut Tx<'_>, lookup: &[u8; 32]) -> Result<Option<(ReportId, Lang)>> {
    tx.query_one(
        "SELECT id, lang FROM reports WHERE receipt_lookup = ?1",
        params![lookup.as_slice()],
        |r| Ok((columns::id(r, 0)?, columns::code(r, 1, Lang::parse)?)),
    )
}

/// Finds a report by its reference.
pub fn by_reference(tx: &mut Tx<'_>, reference: &str) -> Result<Option<ReportId>> {
    tx.query_one(
        "SELECT id FROM reports WHERE reference = ?1",
        params![reference],
        |r| columns::id(r, 0),
    )
}

/// Which reports a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<ReportState>,
    /// Only those that this officer has.
    pub assigned_to: Option<OfficerId>,
    /// Only those that this organisation's machines filed.
    pub organisation: Option<OrganisationId>,
}

/// A page of reports, the newest first: by their ids, which begin with the moment of filing.
pub fn page(tx: &mut Tx<'_>, filter: Filter, after: Cursor, limit: usize) -> Result<Vec<Held>> {
    let mut wheres = vec![String::from("id < ?1")];
    let mut values: Vec<Value> = vec![after.id.into(), (limit as i64).into()];
    let mut only = |column: &str, value: Value| {
        values.push(value);
        wheres.push(format!("{column} = ?{}", values.len()));
    };
    if let Some(state) = filter.state {
        only("state", state.code().into());
    }
    if let Some(officer) = filter.assigned_to {
        only("assigned_to", officer.into());
    }
    if let Some(organisation) = filter.organisation {
        only("organisation", organisation.into());
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM reports WHERE {} ORDER BY id DESC LIMIT ?2",
        wheres.join(" AND ")
    );
    let raws = tx.query(&sql, &values, read)?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

/// What somebody has open, the most urgent first.
pub fn open_at(tx: &mut Tx<'_>, officer: OfficerId, limit: usize) -> Result<Vec<Held>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM reports WHERE assigned_to = ?1 AND state <> 'closed' ORDER BY priority, id LIMIT ?2"
    );
    let raws = tx.query(&sql, params![officer, limit as i64], read)?;
    raws.into_iter().map(|raw| open(tx, raw)).collect()
}

/// How many reports are new, open (new or taken), and open at one officer. Counted up to `most`.
pub fn counts(tx: &mut Tx<'_>, mine: Option<OfficerId>, most: i64) -> Result<(i64, i64, i64)> {
    let mut count = |sql: &str, values: &[Value]| {
        let sql = format!("SELECT COUNT(*) FROM ({sql} LIMIT {most}) AS counted");
        tx.query_one(&sql, values, |r| r.int(0))
            .map(|n| n.unwrap_or(0))
    };
    let new = count("SELECT 1 FROM reports WHERE state = 'new'", &[])?;
    let taken = count("SELECT 1 FROM reports WHERE state = 'taken'", &[])?;
    let mine = match mine {
        Some(officer) => count(
            "SELECT 1 FROM reports WHERE assigned_to = ?1 AND state <> 'closed'",
            params![officer],
        )?,
        None => 0,
    };
    Ok((new, new + taken, mine))
}

/// Whom alone a test calls; `None` for what was filed in earnest.
pub fn test_of(tx: &mut Tx<'_>, id: ReportId) -> Result<Option<OfficerId>> {
    let found = tx.query_one(
        "SELECT test_of FROM reports WHERE id = ?1",
        params![id],
        |r| columns::opt_id(r, 0),
    )?;
    Ok(found.flatten())
}

/// Tests that are not closed, the oldest first.
pub fn open_tests(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<ReportId>> {
    tx.query(
        "SELECT id FROM reports WHERE test_of IS NOT NULL AND state <> 'closed' ORDER BY id LIMIT ?1",
        params![limit as i64],
        |r| columns::id(r, 0),
    )
}

/// Writes back what the desk or the reporter changed. The words never change.
pub fn save(tx: &mut Tx<'_>, r: &Report) -> Result<()> {
    tx.execute_one(
        "UPDATE reports SET kind = ?2, state = ?3, priority = ?4, reasons = ?5, tlp = ?6, assigned_to = ?7, \
         acknowledged_at = ?8, answered_at = ?9, closed_at = ?10, outcome = ?11, kept_at = ?12, moved_at = ?13, unread = ?14 \
         WHERE id = ?1",
        params![
            r.id,
            r.kind.value(),
            r.state.code(),
            r.priority.level(),
            r.priority_reasons.join(" "),
            r.tlp.code(),
            r.assigned_to,
            r.acknowledged_at.map(|m| m.0),
            r.answered_at.map(|m| m.0),
            r.closed.map(|c| c.0.0),
            r.closed.map(|c| c.1.code()),
            r.receipt_kept_at.map(|m| m.0),
            r.moved_at,
            r.unread
        ],
    )
}

/// Destroys the words of a report; the row stays, with what the desk did about it.
pub fn erase_words(tx: &mut Tx<'_>, held: &Held) -> Result<()> {
    let bare = Report {
        narrative: String::new(),
        organisation: None,
        observables: Vec::new(),
        ..held.report.clone()
    };
    let sealed = seal_words(tx.keys(), tx.chance(), &bare, held.salt)?;
    tx.execute_one(
        "UPDATE reports SET sealed = ?2 WHERE id = ?1",
        params![bare.id, sealed],
    )
}

/// The sealed contact of a report, with where and for which roster it was sealed.
pub fn identity(tx: &mut Tx<'_>, id: ReportId) -> Result<Option<(SealedAt, Vec<u8>, String)>> {
    let row = tx.query_one(
        "SELECT sealed_at, identity, identity_roster FROM reports WHERE id = ?1 AND identity IS NOT NULL",
        params![id],
        |r| Ok((columns::code(r, 0, SealedAt::parse)?, r.blob(1)?, r.text(2)?)),
    )?;
    let Some((at, file, roster)) = row else {
        return Ok(None);
    };
    let file = match at {
        SealedAt::Node => columns::open_bytes(tx, "report_identity", id.as_bytes(), &file)?,
        SealedAt::Browser | SealedAt::Edge => file,
    };
    Ok(Some((at, file, roster)))
}

/// Seals a contact under the node's key, for as long as nobody at the desk has a key.
pub fn seal_under_node_key(
    keys: &stormbell_seal::FieldKeys,
    id: ReportId,
    plain: &[u8],
    chance: &dyn stormbell_model::outside::Chance,
) -> Vec<u8> {
    let place = stormbell_seal::Place {
        table: "report_identity",
        row: id.as_bytes(),
        column: "sealed",
    };
    keys.seal(place, plain, chance)
}

/// Replaces a contact's seal by one for another roster.
pub fn reseal(
    tx: &mut Tx<'_>,
    id: ReportId,
    at: SealedAt,
    file: &[u8],
    roster: &str,
) -> Result<()> {
    tx.execute_one(
        "UPDATE reports SET sealed_at = ?2, identity = ?3, identity_roster = ?4 WHERE id = ?1",
        params![id, at.code(), file, roster],
    )
}

/// Contacts that are sealed for another roster than this one. Asked as below and above it: the index leads past the
/// many that are as they should be.
pub fn sealed_for_others(tx: &mut Tx<'_>, roster: &str, limit: usize) -> Result<Vec<ReportId>> {
    let mut found = Vec::new();
    for side in ["<", ">"] {
        let left = limit - found.len();
        found.extend(tx.query(
            &format!("SELECT id FROM reports WHERE identity_roster {side} ?1 ORDER BY identity_roster, id LIMIT ?2"),
            params![roster, left as i64],
            |r| columns::id::<ReportId>(r, 0),
        )?);
    }
    Ok(found)
}

/// Contacts that still wait under the node's own key, oldest first.
pub fn sealed_under_node_key(tx: &mut Tx<'_>, limit: usize) -> Result<Vec<ReportId>> {
    tx.query(
        "SELECT id FROM reports WHERE identity_roster = 'none' ORDER BY id LIMIT ?1",
        params![limit as i64],
        |r| columns::id(r, 0),
    )
}

/// One more message or file.
pub fn count_one_more(tx: &mut Tx<'_>, id: ReportId, messages: i64, files: i64) -> Result<()> {
    tx.execute_one(
        "UPDATE reports SET messages = messages + ?2, files = files + ?3 WHERE id = ?1",
        params![id, messages, files],
    )
}

struct Raw {
    report: Report,
    sealed: Vec<u8>,
    files: i64,
    messages: i64,
}

fn read(r: &Row<'_>) -> Result<Raw> {
    let closed_at = columns::opt_moment(r, 20)?;
    let outcome = columns::opt_code(r, 21, Outcome::parse)?;
    let reasons = r.text(15)?;
    Ok(Raw {
        sealed: r.blob(3)?,
        files: r.int(26)?,
        messages: r.int(27)?,
        report: Report {
            id: columns::id(r, 0)?,
            reference: r.text(1)?,
            filed_at: columns::moment(r, 2)?,
            narrative: String::new(),
            happening: columns::code(r, 4, Happening::parse)?,
            kind: columns::code(r, 5, Kind::parse)?,
            ongoing: columns::code(r, 6, Ongoing::parse)?,
            happened_at: columns::opt_moment(r, 7)?,
            organisation: None,
            sector: columns::opt_code(r, 8, Sector::parse)?,
            lang: columns::code(r, 9, Lang::parse)?,
            observables: Vec::new(),
            door: match r.int(29)? {
                0 => columns::code(r, 10, Door::parse)?,
                2 => Door::Neighbour,
                _ => Door::Node,
            },
            by: columns::opt_id(r, 11)?,
            test_of: columns::opt_id(r, 28)?,
            sealed_at: columns::opt_code(r, 12, SealedAt::parse)?,
            state: columns::code(r, 13, ReportState::parse)?,
            priority: Priority::from_level(r.int(14)?)
                .ok_or_else(|| columns::wrong("a priority"))?,
            priority_reasons: reasons.split_whitespace().map(str::to_owned).collect(),
            tlp: Tlp::parse(&r.text(16)?),
            assigned_to: columns::opt_id(r, 17)?,
            acknowledged_at: columns::opt_moment(r, 18)?,
            answered_at: columns::opt_moment(r, 19)?,
            closed: closed_at.zip(outcome),
            receipt_kept_at: columns::opt_moment(r, 22)?,
            moved_at: columns::moment(r, 23)?,
            unread: r.int(24)?,
            journal_index: r.int(25)? as u64,
        },
    })
}

fn open(tx: &Tx<'_>, raw: Raw) -> Result<Held> {
    let Raw {
        mut report,
        sealed,
        files,
        messages,
    } = raw;
    let words: Words = columns::open(tx, "reports", report.id.as_bytes(), &sealed)?;
    report.narrative = words.narrative;
    report.organisation = words.organisation;
    report.observables = words.observables;
    Ok(Held {
        report,
        files,
        messages,
        salt: words.salt,
    })
}
