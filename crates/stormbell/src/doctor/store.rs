//! The store of a node: schema, journal, alarms, waiting work, the database's own settings, the last backup.

use super::Findings;
use crate::{
    backup,
    beside::Beside,
    config::Config,
    moving::{self, Standing},
    outside::WallClock,
    progress::Line,
};
use stormbell_model::{Moment, Span, outside::Clock as _};
use stormbell_store::{Engine, Result, Tx, check, facts, journal, levels, people, unknown_steps};

/// What is due is done within seconds; after this long nobody does it.
const OVERDUE: Span = Span::minutes(1);
/// A backup a night, and some hours of patience.
const BACKUP_OLD: Span = Span::hours(26);
/// Two clocks are never quite equal.
const CLOCK_TOLERANCE: Span = Span::seconds(5);

/// What one look at the store gives.
struct Seen {
    standing: Standing,
    unknown: Vec<String>,
    newest: Option<i64>,
    without_entry: i64,
    alarms: (i64, i64, i64),
    jobs: i64,
    recovery_keys: usize,
    last_backup: Option<Vec<u8>>,
    settings: Vec<(String, String)>,
    /// The journal's size, or what is wrong with it; none when it was not read.
    journal: Option<Result<u64>>,
    /// What SQLite says of its file; none when it was not asked.
    file: Option<String>,
}

/// Looks at everything on one snapshot.
pub async fn look(_config: &Config, beside: Beside, quick: bool, findings: &mut Findings) {
    let now = WallClock::new().now();
    let seen = beside
        .store
        .long_look("doctor", move |tx| see(tx, now, quick))
        .await;
    beside.store.close().await;
    match seen {
        Ok(seen) => tell(&seen, now, findings),
        Err(error) => findings.bad(
            "store",
            format!("{error}"),
            "The store cannot be read: look at the disk or the database server; restore a backup if it is damaged.",
        ),
    }
}

fn see(tx: &mut Tx<'_>, now: Moment, quick: bool) -> Result<Seen> {
    let overdue = now.0 - OVERDUE.0;
    let mut line = Line::new();
    Ok(Seen {
        standing: moving::look(tx)?,
        unknown: unknown_steps(&levels(tx)?),
        newest: journal::page(tx, None, 1)?.first().map(|row| row.at.0),
        without_entry: check::reports_without_entry(tx)?,
        alarms: check::alarms(tx, overdue)?,
        jobs: check::jobs_overdue(tx, overdue)?,
        recovery_keys: people::recovery_keys(tx)?.len(),
        last_backup: facts::get(tx, backup::LAST)?,
        settings: check::server_settings(tx)?,
        file: match (quick, tx.engine()) {
            (false, Engine::Sqlite) => Some(check::sqlite_file(tx)?),
            _ => None,
        },
        journal: (!quick).then(|| check::journal(tx, &mut |at| line.draw(&at)).map(|t| t.size)),
    })
}

fn tell(seen: &Seen, now: Moment, findings: &mut Findings) {
    owner(seen, findings);
    schema(seen, findings);
    tree(seen, findings);
    clock(seen, now, findings);
    alarms(seen, findings);
    server(seen, findings);
    backups(seen, now, findings);
}

fn owner(seen: &Seen, findings: &mut Findings) {
    match &seen.standing {
        Standing::Owner => {}
        Standing::Gone(gone) => findings.warn(
            "owner",
            format!("The node was handed over to {}; this place forwards.", gone.to),
            "Lead the name to the new host; when nobody comes here any more, stop this one and remove its data.",
        ),
        Standing::Arriving => findings.warn(
            "owner",
            "The node was copied here and not handed over.",
            "Start `stormbell receive` again and let the old host finish, or empty this place.",
        ),
    }
}

fn schema(seen: &Seen, findings: &mut Findings) {
    if seen.unknown.is_empty() {
        findings.good("schema", "This program knows every step of it.");
    } else {
        findings.warn(
            "schema",
            format!("A newer program added {}.", seen.unknown.join(", ")),
            "Update this program soon: it runs beside the newer one for a while, not for ever.",
        );
    }
    match seen.file.as_deref() {
        None => {}
        Some("ok") => findings.good("database file", "Every page is whole."),
        Some(other) => findings.bad(
            "database file",
            other,
            "Stop the node, keep the file, restore the last backup.",
        ),
    }
}

fn tree(seen: &Seen, findings: &mut Findings) {
    match &seen.journal {
        None => {}
        Some(Ok(size)) => findings.good("journal", format!("All {size} entries verify.")),
        Some(Err(error)) => findings.bad(
            "journal",
            format!("{error}"),
            "Somebody or something changed the past. Keep the store as it is for whoever investigates; restore the last backup elsewhere.",
        ),
    }
    if seen.without_entry > 0 {
        findings.bad(
            "receipts",
            format!(
                "{} reports have no entry in the journal.",
                seen.without_entry
            ),
            "Keep the store as it is for whoever investigates; compare with the last backup.",
        );
    } else {
        findings.good("receipts", "Every report has its entry in the journal.");
    }
}

fn clock(seen: &Seen, now: Moment, findings: &mut Findings) {
    let newest = seen.newest.unwrap_or(i64::MIN);
    if newest > now.0 + CLOCK_TOLERANCE.0 {
        findings.bad(
            "clock",
            format!(
                "The journal's newest entry is of {}, which is still to come.",
                Moment(newest).rfc3339()
            ),
            "The clock was set back, or was wrong before: set it by a time server.",
        );
    } else {
        findings.good("clock", now.rfc3339());
    }
}

fn alarms(seen: &Seen, findings: &mut Findings) {
    let (open, lost, late) = seen.alarms;
    if lost > 0 {
        findings.bad(
            "alarms",
            format!("{lost} open alarms have no next step."),
            "Nobody is called for them: acknowledge them at the desk, and report this fault.",
        );
    } else if late > 0 || seen.jobs > 0 {
        findings.bad(
            "alarms",
            format!(
                "{late} alarms and {} pieces of work are overdue.",
                seen.jobs
            ),
            "Is a node serving? If it is, look at /readyz and the log.",
        );
    } else {
        findings.good(
            "alarms",
            format!("{open} are open, each with its next step in time."),
        );
    }
    if seen.recovery_keys == 0 {
        findings.warn(
            "recovery keys",
            "There are none.",
            "Make them at the desk (Officers, Recovery keys): without them a lost passkey is a lost contact, and no backup can be sealed.",
        );
    } else {
        findings.good("recovery keys", format!("{} are set.", seen.recovery_keys));
    }
}

/// Settings of a PostgreSQL server that break «what was answered is on disk».
fn server(seen: &Seen, findings: &mut Findings) {
    for (name, value) in &seen.settings {
        let fits = match name.as_str() {
            "server_version_num" => value.parse::<u32>().is_ok_and(|v| v >= 150_000),
            _ => value != "off",
        };
        if fits {
            findings.good("database server", format!("{name} = {value}"));
        } else if name == "synchronous_commit" {
            findings.warn(
                "database server",
                format!("{name} = {value}"),
                "The node switches it on for itself; other tools that write may lose what they wrote.",
            );
        } else {
            findings.bad(
                "database server",
                format!("{name} = {value}"),
                "A power cut may lose what was answered: set fsync and full_page_writes to on; PostgreSQL 15 or later.",
            );
        }
    }
}

fn backups(seen: &Seen, now: Moment, findings: &mut Findings) {
    let remedy = "Run `stormbell backup` every night, and carry the file to another house.";
    let last = seen.last_backup.as_deref().and_then(|value| {
        let value: serde_json::Value = serde_json::from_slice(value).ok()?;
        value["at"].as_i64().map(Moment)
    });
    match last {
        None => findings.warn("backup", "None was made yet.", remedy),
        Some(at) if now.since(at) > BACKUP_OLD => {
            findings.warn(
                "backup",
                format!("The last is of {}.", at.rfc3339()),
                remedy,
            );
        }
        Some(at) => findings.good("backup", format!("The last is of {}.", at.rfc3339())),
    }
}
