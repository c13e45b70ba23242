//! What the rules made of reports, and how often an officer saw it otherwise: counted by version, so that rules can be
//! measured.

use crate::columns::{self, params};
use crate::{Result, Tx, Value};
use stormbell_model::{
    Moment, ReportId,
    classify::{Classified, Impact, Offence, Outlook, Technical},
    kind::Kind,
    sector::Protected,
    triage::Priority,
};

/// What the rules made of a report, as it is kept. `heard` and `raised_by` are not.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What they made of it.
    pub classified: Classified,
    /// Whether an officer holds it for another kind.
    pub corrected_kind: bool,
    /// Whether an officer holds it for more or less urgent.
    pub corrected_priority: bool,
}

/// How well one version of the rules did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The version.
    pub rules: String,
    /// Reports that it read.
    pub read: i64,
    /// Reports whose kind an officer corrected.
    pub corrected_kind: i64,
    /// Reports whose urgency an officer corrected.
    pub corrected_priority: i64,
    /// Since when it reads.
    pub first_at: Moment,
}

/// Keeps what rules of one version made of reports that were not classified before; tells for each whether it is new.
pub fn keep<'a>(
    tx: &mut Tx<'_>,
    all: impl ExactSizeIterator<Item = (ReportId, &'a Classified)>,
    now: Moment,
) -> Result<Vec<bool>> {
    let all: Vec<(ReportId, &Classified)> = all.collect();
    let rows: Vec<Vec<Value>> = all.iter().map(|(id, c)| row(*id, c, now)).collect();
    let new = tx.execute_many(
        "INSERT INTO classifications (report, rules, kind, technical, impact, outlook, offences, protected, priority, \
         reasons, at, corrected_kind, corrected_priority) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, 0) ON CONFLICT (report) DO NOTHING",
        &rows,
    )?;
    let count: u64 = new.iter().sum();
    let new = new.into_iter().map(|touched| touched == 1).collect();
    let Some((_, first)) = all.first().filter(|_| count > 0) else {
        return Ok(new);
    };
    tx.execute(
        "INSERT INTO rule_counts (rules, read, corrected_kind, corrected_priority, first_at) VALUES (?1, ?2, 0, 0, ?3) \
         ON CONFLICT (rules) DO UPDATE SET read = rule_counts.read + excluded.read",
        params![first.rules.as_str(), count as i64, now],
    )?;
    Ok(new)
}

fn row(id: ReportId, c: &Classified, now: Moment) -> Vec<Value> {
    let offences: Vec<&str> = c.offences.iter().map(|o| o.code()).collect();
    params![
        id,
        c.rules.as_str(),
        c.kind.value(),
        c.technical.code(),
        c.impact.code(),
        c.outlook.code(),
        offences.join(" "),
        c.protected.map(Protected::code),
        c.priority.level(),
        c.reasons.join(" "),
        now
    ]
    .to_vec()
}

/// What the rules made of a report.
pub fn load(tx: &mut Tx<'_>, report: ReportId) -> Result<Option<Kept>> {
    tx.query_one(
        "SELECT rules, kind, technical, impact, outlook, offences, protected, priority, reasons, corrected_kind, \
         corrected_priority FROM classifications WHERE report = ?1",
        params![report],
        |r| {
            let words = |text: String| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let classified = Classified {
                rules: r.text(0)?,
                kind: columns::code(r, 1, Kind::parse)?,
                technical: columns::code(r, 2, Technical::parse)?,
                impact: columns::code(r, 3, Impact::parse)?,
                outlook: columns::code(r, 4, Outlook::parse)?,
                offences: words(r.text(5)?).iter().filter_map(|o| Offence::parse(o)).collect(),
                protected: columns::opt_code(r, 6, Protected::parse)?,
                priority: Priority::from_level(r.int(7)?).ok_or_else(|| columns::wrong("a priority"))?,
                rings: false,
                reasons: words(r.text(8)?),
                raised_by: Vec::new(),
                heard: Vec::new(),
            };
            Ok(Kept {
                classified,
                corrected_kind: r.int(9)? == 1,
                corrected_priority: r.int(10)? == 1,
            })
        },
    )
}

/// Notes what an officer holds a report to be, beside what the rules said. Counts up, and down again where the officer
/// comes back to what they said. Does nothing for a report that no rules read.
pub fn correct(
    tx: &mut Tx<'_>,
    report: ReportId,
    kind: Kind,
    priority: Option<Priority>,
) -> Result<()> {
    let Some(kept) = load(tx, report)? else {
        return Ok(());
    };
    let other_kind = kind != kept.classified.kind;
    let other_priority =
        priority.map_or(kept.corrected_priority, |p| p != kept.classified.priority);
    let step = |now: bool, before: bool| i64::from(now) - i64::from(before);
    let (kinds, priorities) = (
        step(other_kind, kept.corrected_kind),
        step(other_priority, kept.corrected_priority),
    );
    if (kinds, priorities) == (0, 0) {
        return Ok(());
    }
    tx.execute_one(
        "UPDATE classifications SET corrected_kind = ?2, corrected_priority = ?3 WHERE report = ?1",
        params![report, i64::from(other_kind), i64::from(other_priority)],
    )?;
    tx.execute_one(
        "UPDATE rule_counts SET corrected_kind = corrected_kind + ?2, corrected_priority = corrected_priority + ?3 \
         WHERE rules = ?1",
        params![kept.classified.rules.as_str(), kinds, priorities],
    )
}

/// How well each version did, the newest first.
pub fn scores(tx: &mut Tx<'_>) -> Result<Vec<Score>> {
    tx.query(
        "SELECT rules, read, corrected_kind, corrected_priority, first_at FROM rule_counts ORDER BY first_at DESC, rules",
        &[],
        |r| {
            Ok(Score {
                rules: r.text(0)?,
                read: r.int(1)?,
                corrected_kind: r.int(2)?,
                corrected_priority: r.int(3)?,
                first_at: columns::moment(r, 4)?,
            })
        },
    )
}
