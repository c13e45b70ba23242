//! An officer takes something back that was shared: withdraws it, has it destroyed, or says it anew. Everyone who ever got it is told, also
//! those who have left the circle since, and the page of the statement shows who has complied.

use super::{
    outgoing::open_own,
    saying::{everyone_who_got, keep_and_say, tell_only},
    share::{Draft, Prepared, blank, check, prepare},
};
use crate::{Ctx, Fault, Problem};
use std::{collections::BTreeSet, sync::Arc};
use stormbell_model::{
    access::Act,
    exchange::{NodeName, Statement, StatementId, StatementKind},
};
use stormbell_store::{
    Tx,
    exchange::statements::{self, Stand},
};
use stormbell_wire::statement::SUBJECT_MAX_CHARS;

/// Withdraws a statement: nobody shows or uses it any more.
pub async fn withdraw(ctx: &Ctx, id: StatementId, reason: &str) -> Result<StatementId, Fault> {
    ctx.officer(Act::WithdrawShared)?;
    take_back(ctx, id, reason, StatementKind::Withdraw).await
}

/// Has a statement destroyed: every node destroys its copies and says when it has. Here its body and key are gone at once.
pub async fn erase(ctx: &Ctx, id: StatementId, reason: &str) -> Result<StatementId, Fault> {
    ctx.officer(Act::EraseShared)?;
    take_back(ctx, id, reason, StatementKind::Erase).await
}

async fn take_back(
    ctx: &Ctx,
    id: StatementId,
    reason: &str,
    kind: StatementKind,
) -> Result<StatementId, Fault> {
    let reason = reason_of(reason)?;
    let network = ctx.node.in_network()?;
    let net = network.clone();
    let read = move |tx: &mut Tx<'_>| own(tx, &net, id, true);
    let (said, _) = ctx.node.store().read_or("read a statement", read).await?;
    let notice = notice(said, id, kind, &reason, ctx);
    let prepared = prepare(&ctx.node, &network, notice, None).await?;
    let done = prepared.id;
    let c = ctx.clone();
    let told = ctx
        .node
        .store()
        .write_or("take a statement back", move |tx| {
            let (_, stand) = own(tx, &network, id, true)?;
            let is_same = matches!(
                (&prepared.statement.kind, stand),
                (StatementKind::Withdraw, Stand::Withdrawn) | (_, Stand::Erased)
            );
            if is_same {
                return Err(Fault::Conflict("taken-back"));
            }
            let everyone = everyone_who_got(tx, id)?;
            keep_and_say(tx, &c, &network, &prepared, &everyone)
        })
        .await?;
    ctx.node.tell_neighbours(&told);
    ctx.node.stir();
    Ok(done)
}

fn reason_of(reason: &str) -> Result<String, Fault> {
    let reason = stormbell_model::text::visible_line(reason.trim());
    if reason.is_empty() {
        return Err(Fault::field("reason", Problem::Missing));
    }
    let (max, was) = (SUBJECT_MAX_CHARS, reason.chars().count());
    match was > max {
        true => Err(Fault::field("reason", Problem::TooLong { max, was })),
        false => Ok(reason),
    }
}

/// A statement of ours that can still be taken back.
fn own(
    tx: &mut Tx<'_>,
    network: &Arc<super::Network>,
    id: StatementId,
    also_withdrawn: bool,
) -> Result<(Statement, Stand), Fault> {
    let kept = statements::load(tx, id)?.filter(|k| k.own);
    let kept = kept.ok_or(Fault::NotFound)?;
    let stands = kept.stand == Stand::Standing || (also_withdrawn && kept.stand != Stand::Erased);
    let Some(envelope) = kept.envelope.filter(|_| stands) else {
        return Err(Fault::Conflict("taken-back"));
    };
    Ok((open_own(network, &kept.origin, &envelope)?, kept.stand))
}

/// The statement that takes another one back, under the marks of that one: it tells nobody more than they have.
fn notice(
    said: Statement,
    id: StatementId,
    kind: StatementKind,
    reason: &str,
    ctx: &Ctx,
) -> Statement {
    let mut marks = said.marks;
    // It is true for ever, and holds nothing of the thing itself.
    marks.expires = None;
    marks.personal = stormbell_model::exchange::Personal::No;
    Statement {
        kind,
        at: ctx.now,
        parents: Vec::new(),
        takes_back: vec![id],
        marks,
        subject: reason.to_owned(),
        body: None,
        ..said
    }
}

/// Says something anew in place of an earlier statement. Whoever has the earlier one and may not have the new one is told to destroy it: so a
/// narrower mark reaches every copy, in one act.
pub async fn supersede(ctx: &Ctx, id: StatementId, draft: Draft) -> Result<StatementId, Fault> {
    ctx.officer(Act::WithdrawShared)?;
    check(&draft)?;
    let network = ctx.node.in_network()?;
    let net = network.clone();
    let read = move |tx: &mut Tx<'_>| own(tx, &net, id, false);
    let (said, _) = ctx.node.store().read_or("read a statement", read).await?;
    let narrower = notice(said, id, StatementKind::Erase, draft.subject.trim(), ctx);
    let narrower = prepare(&ctx.node, &network, narrower, None).await?;
    let mut new = blank(&network, &draft, &StatementKind::Supersede, ctx.now);
    new.takes_back = vec![id];
    let new = prepare(&ctx.node, &network, new, Some(draft.content.clone())).await?;
    let (c, done) = (ctx.clone(), new.id);
    let told = ctx
        .node
        .store()
        .write_or("say anew", move |tx| {
            own(tx, &network, id, false)?;
            say_anew(tx, &c, &network, id, &new, &narrower)
        })
        .await?;
    ctx.node.tell_neighbours(&told);
    ctx.node.stir();
    Ok(done)
}

fn say_anew(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    network: &Arc<super::Network>,
    id: StatementId,
    new: &Prepared,
    narrower: &Prepared,
) -> Result<Vec<NodeName>, Fault> {
    let before = everyone_who_got(tx, id)?;
    let mut told = keep_and_say(tx, ctx, network, new, &BTreeSet::new())?;
    let left: BTreeSet<NodeName> = before
        .into_iter()
        .filter(|name| !told.contains(name))
        .collect();
    if !left.is_empty() {
        tell_only(tx, ctx, network, narrower, &left)?;
        told.extend(left);
    }
    Ok(told)
}
