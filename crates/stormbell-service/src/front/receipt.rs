//! Coming back with the receipt. A wrong number tells nothing; the door slows down who guesses.

use crate::{
    Ctx, Fault,
    tokens::{self, Opens},
};
use stormbell_model::{
    Lang, ReportId, SessionId, complaint::Problem, limits, officer::Actor, receipt::Receipt,
};
use stormbell_store::{
    journal, reports,
    sessions::{self, Session},
};

/// A returning reporter's session.
pub struct Entered {
    /// The secret of the session.
    pub token: String,
    /// The report.
    pub report: ReportId,
    /// The language in which it was filed.
    pub lang: Lang,
}

/// Records that the reporter really kept the number: the last group was typed back.
/// `false` when what was typed is not the last group; nothing changes then.
pub async fn keep_receipt(ctx: &Ctx, receipt: &Receipt, typed: &str) -> Result<bool, Fault> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits != receipt.last_group() {
        return Ok(false);
    }
    let id = reporter_of(ctx, receipt).await?;
    let entry = ctx
        .node
        .ctx(Actor::Reporter(id), ctx.lang)
        .entry("receipt kept", id.0);
    let now = ctx.now;
    ctx.node
        .store()
        .write_or("keep receipt", move |tx| {
            let mut report = reports::load_to_change(tx, id)?
                .ok_or(Fault::NotFound)?
                .report;
            if report.receipt_kept_at.is_none() {
                report.receipt_kept_at = Some(now);
                reports::save(tx, &report)?;
                journal::note(tx, entry.clone())?;
            }
            Ok(true)
        })
        .await
}

/// The report behind a well-formed receipt.
pub async fn reporter_of(ctx: &Ctx, receipt: &Receipt) -> Result<ReportId, Fault> {
    find(ctx, receipt).await.map(|found| found.0)
}

async fn find(ctx: &Ctx, receipt: &Receipt) -> Result<(ReportId, Lang), Fault> {
    let lookups = ctx
        .node
        .keys()
        .lookups(Opens::Receipt.purpose(), receipt.digits().as_bytes());
    let found = ctx
        .node
        .store()
        .read("find by receipt", move |tx| {
            for lookup in &lookups {
                if let Some(found) = reports::by_receipt(tx, lookup)? {
                    return Ok(Some(found));
                }
            }
            Ok(None)
        })
        .await?;
    found.ok_or(Fault::NotFound)
}

/// Opens a session for the one who typed the receipt. A number that cannot be one is told which way it is wrong,
/// because that tells nothing about any report.
pub async fn enter_with_receipt(ctx: &Ctx, typed: &str) -> Result<Entered, Fault> {
    if typed.trim().is_empty() {
        return Err(Fault::field("receipt", Problem::Missing));
    }
    let receipt = Receipt::parse(typed).map_err(|e| Fault::field("receipt", e.into()))?;
    let (report, lang) = find(ctx, &receipt).await?;
    let token = tokens::draw(ctx.node.chance());
    let session = Session {
        id: SessionId::new(ctx.now, ctx.node.chance()),
        lookup: ctx.node.lookup(Opens::Session, &token),
        officer: None,
        report: Some(report),
        opened_at: ctx.now,
        last_seen_at: ctx.now,
        until: ctx.now.plus(limits::FOLLOW_SESSION),
    };
    ctx.node
        .store()
        .write_aside("come back", move |tx| sessions::add(tx, &session))
        .await?;
    Ok(Entered {
        token,
        report,
        lang,
    })
}

/// The report of a returning reporter's session, while it lasts.
pub async fn follow_session(ctx: &Ctx, token: &str) -> Result<Option<ReportId>, Fault> {
    let (lookup, now) = (ctx.node.lookup(Opens::Session, token), ctx.now);
    let session = ctx
        .node
        .store()
        .read("read a session", move |tx| {
            sessions::by_token(tx, &lookup, now)
        })
        .await?;
    let Some(session) = session else {
        return Ok(None);
    };
    let Some(report) = session.report else {
        return Ok(None);
    };
    // Writing at every look would be a write for every reading: a third of the time is near enough.
    if now.since(session.last_seen_at).0 > limits::FOLLOW_SESSION.0 / 3 {
        let until = now.plus(limits::FOLLOW_SESSION);
        ctx.node
            .store()
            .write_aside("keep a session", move |tx| {
                sessions::touch(tx, session.id, now, until)
            })
            .await?;
    }
    Ok(Some(report))
}

/// Ends a returning reporter's session.
pub async fn leave_follow(ctx: &Ctx, token: &str) -> Result<(), Fault> {
    let (lookup, now) = (ctx.node.lookup(Opens::Session, token), ctx.now);
    ctx.node
        .store()
        .write_aside("leave", move |tx| {
            if let Some(session) = sessions::by_token(tx, &lookup, now)? {
                sessions::end(tx, session.id)?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}
