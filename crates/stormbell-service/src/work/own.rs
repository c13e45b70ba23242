//! The node raises alarms about itself: a trouble that lasts becomes a report by the door `node`, whose alarm escalates as
//! others do. One report for each kind while it lasts; when it is over, the report's conversation says so, and an officer
//! closes it.
//!
//! What it cannot do: while the store takes nothing, no report is kept and nobody is called from here. Then the log,
//! `/readyz`, and whoever watches from another machine are the way; so they are when the process is gone.

use super::{Phrases, Trouble, TroubleKind};
use crate::{Ctx, Fault, Node, Once, file_report};
use stormbell_model::{
    Lang, MessageId, Moment, ReportId, Span,
    officer::Actor,
    report::{Door, Message, NewReport, ReportState, Side},
};
use stormbell_store::{
    Tx, conversation, journal,
    own_reports::{self, OwnReport},
    reports,
};

/// How often it is looked.
const LOOK_EVERY: Span = Span::seconds(10);
/// How often a process says anew that a trouble lasts.
const SAID_EVERY: Span = Span::seconds(60);
/// A trouble that no process has met for so long is over. Longer than a process says it anew, so that one which is well
/// does not end what another one has.
const OVER_AFTER: Span = Span::minutes(3);

/// What is remembered between looks. Losing it costs one look.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnMemory {
    looked: Option<Span>,
}

/// Reports the troubles that last, and says of those that are over that they are. Gives how many reports it touched.
pub async fn report_troubles(
    node: &Node,
    phrases: &dyn Phrases,
    memory: &mut OwnMemory,
) -> Result<usize, Fault> {
    let steady = node.steady();
    let rested = memory
        .looked
        .is_none_or(|at| steady.0 - at.0 >= LOOK_EVERY.0);
    // A demonstration leaps through the days; its clock would be its only trouble.
    if !rested || node.config().demo {
        return Ok(0);
    }
    memory.looked = Some(steady);
    let troubles = node.troubles();
    if troubles.iter().any(|t| t.kind.stops_filing()) {
        return Ok(0);
    }
    let known = node.store().read("read own reports", |tx| {
        let all = own_reports::all(tx)?;
        let with_state = |own: OwnReport| {
            let held = reports::load(tx, own.report)?;
            Ok((held.map(|h| h.report.state), own))
        };
        all.into_iter()
            .map(with_state)
            .collect::<stormbell_store::Result<Vec<_>>>()
    });
    let known = known.await?;
    let mut touched = 0;
    for trouble in troubles.iter().filter(|t| is_due(t, node.now())) {
        let before = known.iter().find(|(_, k)| k.trouble == trouble.kind.code());
        touched += usize::from(lasts(node, phrases, trouble, before).await?);
    }
    for (_, own) in &known {
        let gone = node.now().since(own.seen_at).0.abs() >= OVER_AFTER.0;
        let mine = troubles.iter().any(|t| t.kind.code() == own.trouble);
        if own.over_at.is_none() && gone && !mine {
            ends(node, phrases, own).await?;
            touched += 1;
        }
    }
    Ok(touched)
}

fn is_due(trouble: &Trouble, now: Moment) -> bool {
    let lasted = now.since(trouble.since);
    trouble.kind.rings_as().is_some() && lasted >= trouble.kind.patience()
}

/// Files the report of a trouble, or notes that it lasts. Tells whether anything new was said.
async fn lasts(
    node: &Node,
    phrases: &dyn Phrases,
    trouble: &Trouble,
    before: Option<&(Option<ReportState>, OwnReport)>,
) -> Result<bool, Fault> {
    let now = node.now();
    let mut own = match before {
        // It lasts, and is said already.
        Some((_, own)) if own.over_at.is_none() => OwnReport {
            seen_at: now,
            ..own.clone()
        },
        // It is there again before anybody closed the report.
        Some((Some(ReportState::New | ReportState::Taken), own)) => {
            let again = OwnReport {
                since: trouble.since,
                seen_at: now,
                over_at: None,
                ..own.clone()
            };
            let words = words(node, phrases, "own-report-again", trouble.since);
            tell(node, again, words, "trouble again").await?;
            return Ok(true);
        }
        _ => {
            let last = before.map(|(_, own)| own.report);
            let report = file(node, phrases, trouble, last).await?;
            let own = OwnReport {
                trouble: trouble.kind.code().to_owned(),
                report,
                since: trouble.since,
                seen_at: now,
                over_at: None,
            };
            keep(node, own).await?;
            return Ok(true);
        }
    };
    let said = before.map_or(now, |(_, own)| own.seen_at);
    if now.since(said).0.abs() >= SAID_EVERY.0 {
        own.seen_at = now;
        keep(node, own).await?;
    }
    Ok(false)
}

/// Files the report. A death before it is noted beside its trouble files it no second time: the key of the repetition is
/// made of what was there before, and every process makes the same.
async fn file(
    node: &Node,
    phrases: &dyn Phrases,
    trouble: &Trouble,
    last: Option<ReportId>,
) -> Result<ReportId, Fault> {
    let (lang, code) = (node.config().default_lang, trouble.kind.code());
    let say = |end: &str| phrases.say(lang, &format!("desk-trouble-{code}{end}"), &[]);
    let words = phrases.say(
        lang,
        "own-report",
        &[
            ("sentence", &say("")),
            ("remedy", &say("-next")),
            ("since", &trouble.since.rfc3339()),
        ],
    );
    let key = format!(
        "{code}/{}",
        last.map(|id| id.to_string()).unwrap_or_default()
    );
    let fingerprint = stormbell_seal::commitment(&[0; 32], &key);
    let new = NewReport {
        own: trouble.kind.rings_as(),
        ..NewReport::said(words, lang, Door::Node)
    };
    let ctx = node.ctx(Actor::Node, lang);
    let once = Once { key, fingerprint };
    Ok(file_report(&ctx, new, Some(once)).await?.report)
}

async fn ends(node: &Node, phrases: &dyn Phrases, own: &OwnReport) -> Result<(), Fault> {
    let words = words(node, phrases, "own-report-over", own.seen_at);
    let over = OwnReport {
        over_at: Some(node.now()),
        ..own.clone()
    };
    tell(node, over, words, "trouble over").await
}

fn words(node: &Node, phrases: &dyn Phrases, key: &str, at: Moment) -> String {
    let at = at.rfc3339();
    let name = if key.ends_with("over") { "at" } else { "since" };
    phrases.say(node.config().default_lang, key, &[(name, &at)])
}

async fn keep(node: &Node, own: OwnReport) -> Result<(), Fault> {
    let keep = move |tx: &mut Tx<'_>| own_reports::put(tx, &own);
    Ok(node.store().write_aside("keep an own report", keep).await?)
}

/// Writes into the conversation of an open report, as its reporter, and keeps what became of the trouble: both or neither.
/// Another process that did it before is seen, and nothing is said twice.
async fn tell(node: &Node, own: OwnReport, words: String, act: &'static str) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let write = move |tx: &mut Tx<'_>| -> Result<(), Fault> {
        let held = reports::load_to_change(tx, own.report)?;
        let known = own_reports::all(tx)?;
        let known = known.into_iter().find(|k| k.trouble == own.trouble);
        if known.is_some_and(|k| k.over_at.is_some() == own.over_at.is_some()) {
            return Ok(());
        }
        own_reports::put(tx, &own)?;
        journal::note(tx, ctx.entry(act, own.report.0))?;
        let Some(mut report) = held.map(|h| h.report) else {
            return Ok(());
        };
        if report.state == ReportState::Closed {
            return Ok(());
        }
        write_as_reporter(tx, &ctx, report.id, &words)?;
        report.unread += 1;
        report.moved_at = ctx.now;
        Ok(reports::save(tx, &report)?)
    };
    node.store().write_or("tell of a trouble", write).await?;
    node.stir();
    Ok(())
}

fn write_as_reporter(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    report: ReportId,
    words: &str,
) -> stormbell_store::Result<()> {
    let message = Message {
        id: MessageId::new(ctx.now, ctx.node.chance()),
        report,
        side: Side::Reporter,
        officer: None,
        text: words.to_owned(),
        at: ctx.now,
        seen_at: None,
    };
    conversation::add_message(tx, &message)?;
    reports::count_one_more(tx, report, 1, 0)
}

impl TroubleKind {
    /// How urgently it rings; `None` where it cannot, or is somebody's decision: what stops filing stops this report too.
    fn rings_as(self) -> Option<stormbell_model::triage::Priority> {
        use stormbell_model::triage::Priority;
        match self {
            kind if kind.stops_filing() => None,
            TroubleKind::NoMailCarrier => None,
            TroubleKind::JournalBroken | TroubleKind::StoreDamaged => Some(Priority::Emergency),
            TroubleKind::WorkersLate
            | TroubleKind::MailFailing
            | TroubleKind::NobodyToCall
            | TroubleKind::NeighbourLied
            | TroubleKind::NeighbourSilent => Some(Priority::High),
            _ => Some(Priority::Normal),
        }
    }

    /// How long it may last before it rings: what comes and goes by itself wakes nobody.
    fn patience(self) -> Span {
        match self {
            TroubleKind::MailFailing => Span::minutes(2),
            TroubleKind::WorkersLate => Span::minutes(1),
            // A lead who fills a rota leaves it empty for some minutes.
            TroubleKind::NobodyToCall => Span::minutes(10),
            _ => Span(0),
        }
    }
}
