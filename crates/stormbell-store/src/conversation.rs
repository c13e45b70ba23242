//! Messages between reporter and desk, and files given as evidence.

use crate::columns::{self, params};
use crate::{Result, Tx};
use serde::{Deserialize, Serialize};
use stormbell_model::{
    AttachmentId, Moment, ReportId,
    evidence::Media,
    report::{Attachment, Message, Side},
};

fn side_code(side: Side) -> &'static str {
    match side {
        Side::Reporter => "reporter",
        Side::Desk => "desk",
    }
}

fn side_of(code: &str) -> Option<Side> {
    [Side::Reporter, Side::Desk]
        .into_iter()
        .find(|s| side_code(*s) == code)
}

/// Keeps a message, behind all others of its report.
pub fn add_message(tx: &mut Tx<'_>, m: &Message) -> Result<()> {
    let sealed = columns::seal(tx, "messages", m.id.as_bytes(), &m.text)?;
    tx.execute(
        "INSERT INTO messages (id, report, side, officer, sealed, at, seen_at, place) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT COUNT(*) FROM messages WHERE report = ?2))",
        params![
            m.id,
            m.report,
            side_code(m.side),
            m.officer,
            sealed,
            m.at,
            m.seen_at.map(|s| s.0)
        ],
    )?;
    Ok(())
}

/// The whole conversation of a report, oldest first; bounded by the limit on messages per report.
pub fn messages(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Message>> {
    let rows = tx.query(
        "SELECT id, side, officer, sealed, at, seen_at FROM messages WHERE report = ?1 ORDER BY at, place, id",
        params![report],
        |r| {
            let message = Message {
                id: columns::id(r, 0)?,
                report,
                side: columns::code(r, 1, side_of)?,
                officer: columns::opt_id(r, 2)?,
                text: String::new(),
                at: columns::moment(r, 4)?,
                seen_at: columns::opt_moment(r, 5)?,
            };
            Ok((message, r.blob(3)?))
        },
    )?;
    rows.into_iter()
        .map(|(mut message, sealed)| {
            message.text = columns::open(tx, "messages", message.id.as_bytes(), &sealed)?;
            Ok(message)
        })
        .collect()
}

/// Marks what one side wrote up to `until` as seen by the other: a message that came while a page was made is not on it.
/// Gives how many were new.
pub fn mark_seen(
    tx: &mut Tx<'_>,
    report: ReportId,
    written_by: Side,
    until: Moment,
    now: Moment,
) -> Result<u64> {
    tx.execute(
        "UPDATE messages SET seen_at = ?4 WHERE report = ?1 AND side = ?2 AND at <= ?3 AND seen_at IS NULL",
        params![report, side_code(written_by), until, now],
    )
}

/// How many messages of one side the other has not seen.
pub fn unseen(tx: &mut Tx<'_>, report: ReportId, written_by: Side) -> Result<i64> {
    let count = tx.query_one(
        "SELECT COUNT(*) FROM messages WHERE report = ?1 AND side = ?2 AND seen_at IS NULL",
        params![report, side_code(written_by)],
        |r| r.int(0),
    )?;
    Ok(count.unwrap_or(0))
}

#[derive(Serialize, Deserialize)]
struct Label {
    name: String,
    sha256: [u8; 32],
}

/// Keeps a file and its bytes, in the same transaction as everything said about it.
pub fn add_file(tx: &mut Tx<'_>, a: &Attachment, bytes: &[u8]) -> Result<()> {
    let label = Label {
        name: a.name.clone(),
        sha256: a.sha256,
    };
    let sealed = columns::seal(tx, "attachments", a.id.as_bytes(), &label)?;
    tx.execute(
        "INSERT INTO attachments (id, report, side, media, size, sealed, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![a.id, a.report, side_code(a.side), a.media.code(), a.size as i64, sealed, a.at],
    )?;
    let body = columns::seal_bytes(tx, "attachment_bodies", a.id.as_bytes(), bytes);
    tx.execute(
        "INSERT INTO attachment_bodies (id, sealed) VALUES (?1, ?2)",
        params![a.id, body],
    )?;
    Ok(())
}

/// The files of a report, oldest first.
pub fn files(tx: &mut Tx<'_>, report: ReportId) -> Result<Vec<Attachment>> {
    let rows = tx.query(
        "SELECT id, side, media, size, sealed, at FROM attachments WHERE report = ?1 ORDER BY at, id",
        params![report],
        |r| {
            let file = Attachment {
                id: columns::id(r, 0)?,
                report,
                name: String::new(),
                media: Media::parse(&r.text(2)?),
                size: r.int(3)? as u64,
                sha256: [0; 32],
                at: columns::moment(r, 5)?,
                side: columns::code(r, 1, side_of)?,
            };
            Ok((file, r.blob(4)?))
        },
    )?;
    rows.into_iter()
        .map(|(mut file, sealed)| {
            let label: Label = columns::open(tx, "attachments", file.id.as_bytes(), &sealed)?;
            file.name = label.name;
            file.sha256 = label.sha256;
            Ok(file)
        })
        .collect()
}

/// The bytes of a file, as they came.
pub fn file_bytes(tx: &mut Tx<'_>, id: AttachmentId) -> Result<Option<Vec<u8>>> {
    let sealed = tx.query_one(
        "SELECT sealed FROM attachment_bodies WHERE id = ?1",
        params![id],
        |r| r.blob(0),
    )?;
    sealed
        .map(|s| columns::open_bytes(tx, "attachment_bodies", id.as_bytes(), &s))
        .transpose()
}
