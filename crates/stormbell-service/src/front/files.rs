//! Evidence: any file up to the limits, kept inert, encrypted and hashed. Never executed.

use crate::{Ctx, Fault};
use stormbell_model::{
    AttachmentId, Moment, ReportId,
    access::{Act, may},
    complaint::Problem,
    evidence::Media,
    happening::Happening,
    limits,
    officer::Actor,
    report::{Attachment, Report, Side},
    text,
};
use stormbell_store::{conversation, journal, reports};

/// A file as it is listed.
#[derive(Clone, Debug)]
pub struct FileView {
    /// Its id.
    pub id: AttachmentId,
    /// Its name, made safe.
    pub name: String,
    /// How it may be shown.
    pub media: Media,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// When it was kept.
    pub at: Moment,
    /// Who gave it.
    pub side: Side,
}

pub(crate) fn view(a: Attachment) -> FileView {
    FileView {
        id: a.id,
        name: a.name,
        media: a.media,
        size: a.size,
        sha256: stormbell_model::text::hex(&a.sha256),
        at: a.at,
        side: a.side,
    }
}

/// Keeps a file with a report. The reporter gives to the own report, an officer to any.
pub async fn add_file(
    ctx: &Ctx,
    report: ReportId,
    name: &str,
    bytes: Vec<u8>,
) -> Result<FileView, Fault> {
    let side = side(ctx, report, Act::Answer)?;
    if bytes.len() > limits::FILE_MAX_BYTES {
        return Err(Fault::field(
            "file",
            Problem::TooBig {
                max: limits::FILE_MAX_BYTES as u64,
            },
        ));
    }
    if bytes.is_empty() {
        return Err(Fault::field("file", Problem::Missing));
    }
    let name = text::safe_file_name(name);
    let attachment = Attachment {
        id: AttachmentId::new(ctx.now, ctx.node.chance()),
        report,
        media: stormbell_wire::evidence_text::sniff(&name, &bytes),
        name,
        size: bytes.len() as u64,
        sha256: stormbell_seal::filing::content_hash(&bytes),
        at: ctx.now,
        side,
    };
    let shown = view(attachment.clone());
    let mut entry = ctx.entry("file added", report.0);
    entry.facts = vec![("file", attachment.id.to_string())];
    let now = ctx.now;
    ctx.node
        .store()
        .write_or("add file", move |tx| {
            let held = reports::load_to_change(tx, report)?.ok_or(Fault::NotFound)?;
            let most = limits::FILES_PER_REPORT_MAX;
            if held.files >= most as i64 {
                return Err(Fault::field(
                    "file",
                    Problem::TooMany {
                        max: most,
                        was: most + 1,
                    },
                ));
            }
            check_kind(&held.report, &attachment)?;
            let mut changed = held.report;
            changed.moved_at = now;
            conversation::add_file(tx, &attachment, &bytes)?;
            reports::count_one_more(tx, report, 0, 1)?;
            if matches!(attachment.media, Media::Text | Media::Mail) {
                crate::work::queue_evidence(tx, report, attachment.id.0, true, now)?;
            }
            reports::save(tx, &changed)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await?;
    ctx.node.stir();
    metrics::counter!("stormbell_files_total", "media" => shown.media.code()).increment(1);
    Ok(shown)
}

/// The one file that is never kept: where threats and abuse are reported, a picture or film could be one that nobody
/// may hold. Words and an address are enough to act on, and the first aid says where to go.
fn check_kind(report: &Report, file: &Attachment) -> Result<(), Fault> {
    let words = matches!(file.media, Media::Text | Media::Mail);
    if report.happening == Happening::Abuse && file.side == Side::Reporter && !words {
        return Err(Fault::field("file", Problem::WordsOnly));
    }
    Ok(())
}

/// Gives a file back. A reporter gets only what the reporter gave.
pub async fn read_file(
    ctx: &Ctx,
    report: ReportId,
    id: AttachmentId,
) -> Result<(FileView, Vec<u8>), Fault> {
    let side = side(ctx, report, Act::ReadReports)?;
    ctx.node
        .store()
        .read_or("read file", move |tx| {
            let file = conversation::files(tx, report)?
                .into_iter()
                .find(|f| f.id == id && (side == Side::Desk || f.side == Side::Reporter))
                .ok_or(Fault::NotFound)?;
            let bytes = conversation::file_bytes(tx, id)?.ok_or(Fault::NotFound)?;
            Ok((view(file), bytes))
        })
        .await
}

/// On which side the one who asks stands towards this report.
fn side(ctx: &Ctx, report: ReportId, act: Act) -> Result<Side, Fault> {
    match &ctx.who {
        Actor::Reporter(own) if *own == report => Ok(Side::Reporter),
        officer if may(officer, act) => Ok(Side::Desk),
        Actor::Officer { .. } => Err(Fault::Forbidden(act)),
        _ => Err(Fault::NotFound),
    }
}
