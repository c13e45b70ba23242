//! Telling the leads of what is wrong in the rotas, a week, a day and an hour before anybody suffers from it. What was told
//! is noted in the transaction that puts the messages down, so that each is told once, whoever does it and however often.

use super::notify::{self, Told};
use crate::{Ctx, Fault, Node, duty};
use stormbell_model::{
    Lang, Moment, Span,
    officer::{Actor, Role},
    rota::{Notice, NoticeKey, Rota, Stretch, due_notices, final_schedule, findings},
};
use stormbell_store::{
    Tx,
    journal::{self, Entry},
    people, rotas,
};

/// How far ahead one looks: as far as the first notice reaches, and a day more.
const AHEAD: Span = Span::days(8);
/// How long what was told is remembered after the finding began.
const REMEMBERED: Span = Span::days(30);

/// Tells what is due. Gives how many findings were told.
pub(super) async fn tell_ahead(node: &Node) -> Result<usize, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let own = ctx.clone();
    let due = node
        .store()
        .read_or("look for findings ahead", move |tx| look(tx, &own))
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    node.store()
        .write_or("tell findings ahead", move |tx| tell(tx, &ctx, &due))
        .await
}

/// From the beginning of yesterday on, so that a finding that began keeps its beginning, and with it its name, until it
/// is over. One that lasts longer is told again each day.
fn window(now: Moment) -> Option<Stretch> {
    let day = Span::days(1).0;
    let yesterday = Moment(now.0.div_euclid(day) * day).minus(Span(day));
    Stretch::new(yesterday, now.plus(AHEAD))
}

/// What must be told now, with how a zone's clock says when.
fn look(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Notice>, Fault> {
    let now = ctx.now;
    let Some(window) = window(now) else {
        return Ok(Vec::new());
    };
    let drawn = duty::rotas::drawn(tx, window)?;
    if drawn.is_empty() {
        return Ok(Vec::new());
    }
    let with_schedule = |rota: Rota| {
        let schedule = final_schedule(&rota, window.from(), window.until());
        (rota, schedule)
    };
    let seen: Vec<_> = drawn.into_iter().map(with_schedule).collect();
    let pairs: Vec<_> = seen.iter().map(|(r, s)| (r, s)).collect();
    let found = findings(&pairs, &duty::unreachable(tx, ctx)?);
    Ok(due_notices(
        &found,
        &rotas::told_since(tx, window.from())?,
        now,
    ))
}

fn tell(tx: &mut Tx<'_>, ctx: &Ctx, due: &[Notice]) -> Result<usize, Fault> {
    rotas::forget_told(tx, ctx.now.minus(REMEMBERED))?;
    let mut fresh = Vec::new();
    for notice in due {
        // Another process may have been quicker.
        if rotas::note_told(tx, &notice.key, ctx.now)? {
            fresh.push(notice.clone());
        }
    }
    if fresh.is_empty() {
        return Ok(0);
    }
    let words = duty::rotas::Words::read(tx)?;
    let leads = people::all(tx)?.into_iter();
    for lead in leads.filter(|o| o.left_at.is_none() && o.role == Role::Lead) {
        let said: Vec<String> = fresh
            .iter()
            .map(|n| words.say(&ctx.node, lead.lang, n))
            .chain([ctx.node.say(lead.lang, "rota-tell-next", &[])])
            .collect();
        notify::tell(tx, ctx, &lead, &Told::Ahead(said.join("\n")))?;
    }
    for notice in &fresh {
        let facts = vec![
            ("finding", name(&notice.key)),
            ("ahead", notice.key.ahead.code().into()),
        ];
        let entry = ctx.entry("finding told", notice.finding.rota().0);
        journal::note(tx, Entry { facts, ..entry })?;
    }
    Ok(fresh.len())
}

fn name(key: &NoticeKey) -> String {
    key.what.split(' ').next().unwrap_or_default().to_owned()
}
