//! The conversation behind a receipt, as the reporter sees it.

use super::files::{FileView, view};
use crate::{Ctx, Fault, ProofOfFiling};
use stormbell_model::{
    Lang, MessageId, Moment,
    complaint::Problem,
    happening::Happening,
    kind::Kind,
    limits,
    report::{Message, Outcome, ReportState, Side},
    text,
};
use stormbell_store::{conversation, journal, reports};

/// What the reporter reads.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// The report's short public name.
    pub reference: String,
    /// When it was kept.
    pub filed_at: Moment,
    /// What the reporter said it is.
    pub happening: Happening,
    /// What it is held to be.
    pub kind: Kind,
    /// The reporter's language.
    pub lang: Lang,
    /// Where it stands.
    pub state: ReportState,
    /// When a human first took it.
    pub acknowledged_at: Option<Moment>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What was written, oldest first.
    pub messages: Vec<MessageView>,
    /// What was given, oldest first.
    pub files: Vec<FileView>,
    /// Whether the receipt was typed back.
    pub receipt_kept: bool,
    /// The proof of filing, made anew against the journal of today.
    pub proof: ProofOfFiling,
}

/// One message.
#[derive(Clone, Debug)]
pub struct MessageView {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub side: Side,
    /// The words.
    pub text: String,
    /// When.
    pub at: Moment,
    /// When the other side saw it.
    pub seen_at: Option<Moment>,
    /// The officer's name; never towards the reporter.
    pub officer_name: Option<String>,
}

/// Reads the conversation, and marks what the desk wrote as seen.
pub async fn read_conversation(ctx: &Ctx) -> Result<Conversation, Fault> {
    let id = ctx.reporter()?;
    let node = ctx.node.clone();
    let (seen, news) = ctx
        .node
        .store()
        .read_or("read a conversation", move |tx| {
            let held = reports::load(tx, id)?.ok_or(Fault::NotFound)?;
            let messages = conversation::messages(tx, id)?;
            let news = messages
                .iter()
                .any(|m| m.side == Side::Desk && m.seen_at.is_none());
            let files = conversation::files(tx, id)?
                .into_iter()
                .filter(|f| f.side == Side::Reporter);
            let files = files.map(view).collect();
            let proof = crate::journal::prove_filing(tx, &node, &held)?;
            let r = held.report;
            let conversation = Conversation {
                reference: r.reference,
                filed_at: r.filed_at,
                happening: r.happening,
                kind: r.kind,
                lang: r.lang,
                state: r.state,
                acknowledged_at: r.acknowledged_at,
                outcome: r.closed.map(|c| c.1),
                messages: messages.into_iter().map(towards_reporter).collect(),
                files,
                receipt_kept: r.receipt_kept_at.is_some(),
                proof,
            };
            Ok::<_, Fault>((conversation, news))
        })
        .await?;
    if news {
        let (now, entry) = (ctx.now, ctx.entry("answer seen", id.0));
        // An answer that came while the page was made is not on it.
        let until = seen.messages.last().map_or(now, |m| m.at);
        ctx.node
            .store()
            .write("see answers", move |tx| {
                if conversation::mark_seen(tx, id, Side::Desk, until, now)? > 0 {
                    journal::note(tx, entry.clone())?;
                }
                Ok(())
            })
            .await?;
        ctx.node.stir();
    }
    Ok(seen)
}

fn towards_reporter(m: Message) -> MessageView {
    MessageView {
        id: m.id,
        side: m.side,
        text: m.text,
        at: m.at,
        seen_at: m.seen_at,
        officer_name: None,
    }
}

/// Adds the reporter's message. A message to a closed report opens it again: nobody talks to a closed door.
pub async fn write_message(ctx: &Ctx, words: &str) -> Result<MessageId, Fault> {
    let id = ctx.reporter()?;
    text::check(words, limits::MESSAGE_MAX_CHARS).map_err(|e| Fault::field("text", e.into()))?;
    let message = Message {
        id: MessageId::new(ctx.now, ctx.node.chance()),
        report: id,
        side: Side::Reporter,
        officer: None,
        text: words.to_owned(),
        at: ctx.now,
        seen_at: None,
    };
    let message_id = message.id;
    let (now, entry, reopened) = (
        ctx.now,
        ctx.entry("reporter wrote", id.0),
        ctx.entry("report reopened", id.0),
    );
    ctx.node
        .store()
        .write_or("write to the desk", move |tx| {
            let held = reports::load_to_change(tx, id)?.ok_or(Fault::NotFound)?;
            let most = limits::MESSAGES_PER_REPORT_MAX;
            if held.messages >= most as i64 {
                return Err(Fault::field(
                    "text",
                    Problem::TooMany {
                        max: most,
                        was: most + 1,
                    },
                ));
            }
            let mut report = held.report;
            report.moved_at = now;
            report.unread += 1;
            if report.state == ReportState::Closed {
                report.state = if report.assigned_to.is_some() {
                    ReportState::Taken
                } else {
                    ReportState::New
                };
                report.closed = None;
                journal::note(tx, reopened.clone())?;
            }
            conversation::add_message(tx, &message)?;
            crate::work::queue_evidence(tx, id, message.id.0, false, now)?;
            reports::count_one_more(tx, id, 1, 0)?;
            reports::save(tx, &report)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await?;
    ctx.node.stir();
    Ok(message_id)
}
