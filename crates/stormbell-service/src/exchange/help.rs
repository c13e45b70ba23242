//! Help that states ask of each other, with the eight-hour clock on both desks: a request that nobody answers rings at the desk that was
//! asked.

use super::{
    applying::count,
    effects::{self, ALARMS_AN_HOUR_MAX, HOUR, Turn},
    share::{Content, Draft, share},
    views::{Line, line_of},
};
use crate::{Ctx, Fault, Node, desk::Page, duty::Policies, work};
use stormbell_model::{
    AlarmId, Lang, Moment, Span,
    access::Act,
    exchange::{NodeName, Statement, StatementId},
    limits,
    officer::Actor,
    triage::Priority,
};
use stormbell_store::{
    Cursor, Tx,
    exchange::{
        inbox::{self, Inbox},
        requests::{self, HelpRequest},
        statements,
    },
};
use stormbell_wire::exchange::{AnswerBody, RequestBody};

/// Within how long a request for help is answered, as the states agreed.
pub const ANSWER_WITHIN: Span = Span::hours(8);
/// How long before that somebody is called, when nobody has answered.
const RING_BEFORE: Span = Span::hours(2);
/// Requests that are looked at in one round.
const LOOKED_AT: usize = 50;

/// A request on a page.
#[derive(Clone, Debug)]
pub struct RequestRow {
    /// The statement.
    pub line: Line,
    /// Whether this node asks.
    pub own: bool,
    /// Until when an answer is due.
    pub due_at: Moment,
    /// When it was answered, and by which statement.
    pub answered: Option<(Moment, StatementId)>,
}

/// A neighbour asks for help: it stands in the queue at once, and rings when nobody answers.
pub(super) fn heard(
    tx: &mut Tx<'_>,
    turn: &Turn<'_>,
    log: &mut Inbox,
    row: &statements::Kept,
    s: &Statement,
    said: &RequestBody,
) -> Result<(), Fault> {
    let now = turn.ctx.now;
    // The clock is ours: theirs may be a day off. A shorter time than eight hours may be asked for.
    let latest = now.plus(ANSWER_WITHIN);
    let asked = Moment::parse_rfc3339(&said.due_at).filter(|at| *at > now);
    requests::add(
        tx,
        &HelpRequest {
            statement: row.id,
            place: row.place,
            own: false,
            origin: row.origin.clone(),
            due_at: asked.map_or(latest, |at| at.min(latest)),
            answered: None,
            rung_at: None,
        },
    )?;
    let new = effects::report_of(turn, s, &said.words, &[], Priority::Normal);
    effects::report(tx, turn, log, row, &new)
}

/// Opens an alarm for every request of a neighbour that is nearly due and not answered.
pub(super) async fn ring_unanswered(node: &Node) -> Result<usize, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let look = move |tx: &mut Tx<'_>| requests::overdue(tx, ctx.now.plus(RING_BEFORE), LOOKED_AT);
    let due = node
        .store()
        .read("look for unanswered requests", look)
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    let ctx = node.ctx(Actor::Node, Lang::En);
    let rung = node
        .store()
        .write_or("ring for unanswered requests", move |tx| {
            let policies = Policies::read(tx)?;
            let due = requests::overdue(tx, ctx.now.plus(RING_BEFORE), LOOKED_AT)?;
            for request in &due {
                requests::rung(tx, request.statement, ctx.now)?;
                let report = effects::report_made_of(tx, request.statement)?;
                if let (Some(report), false) = (report, request.own) {
                    let mut log = inbox::load_to_change(tx, &request.origin)?;
                    count(&mut log.rung, ctx.now, HOUR);
                    inbox::save(tx, &log)?;
                    if log.rung.0 > ALARMS_AN_HOUR_MAX {
                        continue;
                    }
                    let alarm = AlarmId::new(ctx.now, ctx.node.chance());
                    work::ring_at(tx, &ctx, &policies, report, alarm, Priority::High)?;
                }
            }
            Ok::<_, Fault>(due.len())
        })
        .await?;
    node.stir();
    Ok(rung)
}

/// Asks neighbours for help. They have eight hours to say whether, in what form and when.
pub async fn ask_help(ctx: &Ctx, of: &[NodeName], draft: Draft) -> Result<StatementId, Fault> {
    ctx.officer(Act::AskHelp)?;
    let due_at = ctx.now.plus(ANSWER_WITHIN);
    let words = draft.content.words().to_owned();
    let mut draft = Draft {
        content: Content::Request(RequestBody {
            words,
            due_at: due_at.rfc3339(),
        }),
        ..draft
    };
    draft.audience.nodes.extend(of.iter().cloned());
    share(ctx, draft).await
}

/// Answers a neighbour's request: `yes`, `partly` or `no`, with words. The answer goes to whoever asked.
pub async fn answer_help(
    ctx: &Ctx,
    request: StatementId,
    will: &str,
    draft: Draft,
) -> Result<StatementId, Fault> {
    ctx.officer(Act::AskHelp)?;
    if !["yes", "partly", "no"].contains(&will) {
        return Err(Fault::field("will", crate::Problem::Unknown));
    }
    let load = move |tx: &mut Tx<'_>| requests::load(tx, request);
    let held = ctx.node.store().read("read a request", load).await?;
    let held = held.filter(|r| !r.own).ok_or(Fault::NotFound)?;
    let words = draft.content.words().to_owned();
    let mut draft = Draft {
        content: Content::Answer(AnswerBody {
            will: will.to_owned(),
            words,
        }),
        parents: vec![request],
        ..draft
    };
    draft.audience.nodes.insert(held.origin);
    share(ctx, draft).await
}

/// Requests for help, by us and of us, the newest first.
pub async fn help_requests(ctx: &Ctx, after: Option<&str>) -> Result<Page<RequestRow>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let after = crate::desk::begin(after)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .read_or("list requests", move |tx| {
            let most = limits::PAGE_MAX_ROWS;
            let found = requests::page(tx, after.id, most + 1)?;
            let page = Page::cut(found, most, |r| Cursor {
                at: r.due_at,
                id: r.place,
            });
            let mut rows = Vec::with_capacity(page.rows.len());
            for request in page.rows {
                let Some(kept) = statements::load(tx, request.statement)? else {
                    continue;
                };
                rows.push(RequestRow {
                    line: line_of(&c, kept)?,
                    own: request.own,
                    due_at: request.due_at,
                    answered: request.answered,
                });
            }
            Ok(Page {
                rows,
                next: page.next,
            })
        })
        .await
}
