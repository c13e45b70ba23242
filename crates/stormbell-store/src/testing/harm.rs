//! What must hold in every store at every moment, whoever was killed when: asked of the tables themselves.

use crate::{Result, Tx};
use stormbell_model::ReportId;

/// What is looked for, as a sentence, and the query that counts it. Every count must be 0.
const HARMS: [(&str, &str); 9] = [
    (
        "open alarms without a next step",
        "SELECT COUNT(*) FROM alarms WHERE state <> 'closed' AND next_at IS NULL",
    ),
    (
        "alarms about a closed report, which nobody could end",
        "SELECT COUNT(*) FROM alarms JOIN reports ON reports.id = alarms.report
         WHERE alarms.state <> 'closed' AND reports.state = 'closed'",
    ),
    (
        "notifications that wait and that nobody will look at",
        "SELECT COUNT(*) FROM notifications WHERE state IN ('queued', 'handed')
         AND (next_at IS NULL OR channel_id IS NULL)",
    ),
    (
        "notifications that are handed over in no message",
        "SELECT COUNT(*) FROM notifications WHERE state = 'handed' AND message IS NULL",
    ),
    (
        "idempotency keys that lead nowhere",
        "SELECT COUNT(*) FROM once_keys WHERE NOT EXISTS
         (SELECT 1 FROM reports WHERE id = once_keys.report)",
    ),
    (
        "reports without their place in the journal",
        "SELECT COUNT(*) FROM reports WHERE NOT EXISTS
         (SELECT 1 FROM journal WHERE position = reports.journal_index AND subject = reports.id
          AND act = 'report filed')",
    ),
    (
        "filings in the journal without their report",
        "SELECT COUNT(*) FROM journal WHERE act = 'report filed' AND NOT EXISTS
         (SELECT 1 FROM reports WHERE id = journal.subject)",
    ),
    (
        "reports that count other messages than they have",
        "SELECT COUNT(*) FROM reports WHERE messages <>
         (SELECT COUNT(*) FROM messages WHERE report = reports.id)",
    ),
    (
        "files without their bytes",
        "SELECT COUNT(*) FROM attachments WHERE NOT EXISTS
         (SELECT 1 FROM attachment_bodies WHERE id = attachments.id)",
    ),
];

/// Every kind of harm that is found, with how many.
pub fn find(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (what, sql) in HARMS {
        let count = tx.query_one(sql, &[], |row| row.int(0))?.unwrap_or(0);
        if count != 0 {
            found.push(format!("{count} {what}"));
        }
    }
    Ok(found)
}

/// Whether a first reading of this report still waits, so that its alarm is yet to open.
pub fn waits_for_reading(tx: &mut Tx<'_>, report: ReportId) -> Result<bool> {
    let sql = "SELECT COUNT(*) FROM jobs WHERE subject = ?1";
    let count = tx.query_one(sql, &[report.as_bytes().as_slice().into()], |row| {
        row.int(0)
    })?;
    Ok(count != Some(0))
}

/// A row of the journal: its position, its record and its leaf.
pub type JournalRow = (u64, Vec<u8>, [u8; 32]);

/// Every row of the journal from `first` on.
pub fn journal_from(tx: &mut Tx<'_>, first: u64) -> Result<Vec<JournalRow>> {
    let sql = "SELECT position, record, leaf FROM journal WHERE position >= ?1 ORDER BY position";
    let first = i64::try_from(first).unwrap_or(i64::MAX);
    tx.query(sql, &[first.into()], |row| {
        Ok((row.int(0)? as u64, row.blob(1)?, row.array(2)?))
    })
}
