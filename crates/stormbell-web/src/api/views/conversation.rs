//! The conversation behind a receipt as JSON.

use super::{path, proof};
use serde::Serialize;
use stormbell_model::{MessageId, Moment, report::Side};
use stormbell_service::{Conversation, FileView, MessageView};
use stormbell_wire::proof_json::ProofJson;

/// What the person behind the receipt reads.
#[derive(Serialize)]
pub struct MineView {
    reference: String,
    filed_at: String,
    state: &'static str,
    kind: &'static str,
    rsit: String,
    lang: &'static str,
    acknowledged_at: Option<String>,
    outcome: Option<&'static str>,
    receipt_kept: bool,
    messages: Vec<MessageJson>,
    files: Vec<FileJson>,
    proof: ProofJson,
}

#[derive(Serialize)]
struct MessageJson {
    id: String,
    side: &'static str,
    text: String,
    at: String,
    seen_at: Option<String>,
}

/// A file as it is listed.
#[derive(Serialize)]
pub struct FileJson {
    id: String,
    name: String,
    media: &'static str,
    size: u64,
    sha256: String,
    at: String,
    url: String,
}

/// What a sender of a message gets.
#[derive(Serialize)]
pub struct WrittenView {
    id: String,
    at: String,
}

impl MineView {
    /// `None` only when the journal's record cannot be read.
    pub fn new(c: Conversation) -> Option<MineView> {
        Some(MineView {
            proof: proof(&c.proof),
            reference: c.reference,
            filed_at: c.filed_at.rfc3339(),
            state: c.state.code(),
            kind: c.happening.code(),
            rsit: c.kind.tag(),
            lang: c.lang.code(),
            acknowledged_at: c.acknowledged_at.map(Moment::rfc3339),
            outcome: c.outcome.map(|o| o.code()),
            receipt_kept: c.receipt_kept,
            messages: c.messages.into_iter().map(MessageJson::from).collect(),
            files: c.files.into_iter().map(FileJson::from).collect(),
        })
    }
}

impl From<MessageView> for MessageJson {
    fn from(m: MessageView) -> MessageJson {
        MessageJson {
            id: m.id.to_string(),
            side: match m.side {
                Side::Reporter => "reporter",
                Side::Desk => "desk",
            },
            text: m.text,
            at: m.at.rfc3339(),
            seen_at: m.seen_at.map(Moment::rfc3339),
        }
    }
}

impl From<FileView> for FileJson {
    fn from(f: FileView) -> FileJson {
        FileJson {
            url: format!("{}/{}", path::FILES, f.id),
            id: f.id.to_string(),
            name: f.name,
            media: f.media.code(),
            size: f.size,
            sha256: f.sha256,
            at: f.at.rfc3339(),
        }
    }
}

impl WrittenView {
    /// The message was kept at `at`.
    pub fn new(id: MessageId, at: Moment) -> WrittenView {
        WrittenView {
            id: id.to_string(),
            at: at.rfc3339(),
        }
    }
}
