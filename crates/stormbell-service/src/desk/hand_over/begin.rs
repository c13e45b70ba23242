//! A hand-over begins: by hand at any time. What the leaving officer has open is collected; notes and promises are added.

use super::{collect, keep, load_to_change};
use crate::{
    Ctx, Fault,
    desk::note_text,
    work::{Told, tell},
};
use stormbell_model::{
    HandOverId, Moment, OfficerId,
    access::{Act, may, role_may},
    complaint::Problem,
    hand_over::{HandOver, Subject},
};
use stormbell_store::{Tx, hand_overs, hand_overs::Relief, journal, people};

/// What is said when a hand-over is begun by hand.
#[derive(Clone, Debug)]
pub struct NewHandOver {
    /// Who leaves; the one who asks where nothing is said. Another only by a lead: people fall ill.
    pub leaving: Option<OfficerId>,
    /// Who comes.
    pub coming: OfficerId,
    /// What else the coming one must know; may be empty.
    pub note: String,
}

/// Begins one. Where one between the two waits already, what is new goes into that one: pressing twice makes one.
pub async fn begin_hand_over(ctx: &Ctx, new: NewHandOver) -> Result<HandOverId, Fault> {
    let me = ctx.officer(Act::HandOver)?;
    let leaving = new.leaving.unwrap_or(me);
    if leaving != me && !may(&ctx.who, Act::ManageOfficers) {
        return Err(Fault::Forbidden(Act::ManageOfficers));
    }
    let note = match new.note.trim() {
        "" => None,
        note => Some(note_text("handing_note", note)?),
    };
    let act = ctx.clone();
    let id = ctx
        .node
        .store()
        .write_or("begin hand-over", move |tx| {
            check_coming(tx, leaving, new.coming)?;
            let mut has = collect::collect(tx, leaving)?;
            has.subjects.extend(note.clone().map(Subject::Note));
            match waiting(tx, leaving, new.coming)? {
                Some(id) => add_all(tx, &act, id, has),
                None => begin(tx, &act, leaving, new.coming, has, None)?.ok_or(Fault::Internal),
            }
        })
        .await?;
    ctx.node.stir();
    Ok(id)
}

/// Whoever comes is somebody who can take alarms, and is somebody else.
fn check_coming(tx: &mut Tx<'_>, leaving: OfficerId, coming: OfficerId) -> Result<(), Fault> {
    let able = people::load(tx, coming)?
        .is_some_and(|o| o.left_at.is_none() && role_may(o.role, Act::HandOver));
    match able && coming != leaving {
        true => Ok(()),
        false => Err(Fault::field("coming", Problem::Unknown)),
    }
}

/// The hand-over between the two that waits already.
pub(super) fn waiting(
    tx: &mut Tx<'_>,
    leaving: OfficerId,
    coming: OfficerId,
) -> Result<Option<HandOverId>, Fault> {
    let all = hand_overs::unsettled(tx, super::UNSETTLED_MAX)?;
    let same = |h: &&HandOver| (h.leaving, h.coming) == (leaving, coming);
    Ok(all.iter().rev().find(same).map(|h| h.id))
}

/// Writes a new one; `None` when this relief began one for this person before.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    leaving: OfficerId,
    coming: OfficerId,
    has: collect::Has,
    relief: Option<Relief>,
) -> Result<Option<HandOverId>, Fault> {
    let id = HandOverId::new(ctx.now, ctx.node.chance());
    let new = HandOver::open(id, leaving, coming, has.subjects, ctx.now);
    let new = new.ok_or_else(|| Fault::field("coming", Problem::Unknown))?;
    if !hand_overs::add(tx, &new, relief, ctx.now)? {
        return Ok(None);
    }
    collect::pass_on(tx, ctx, &has.promises)?;
    let called = call_coming(tx, ctx, &new)?;
    let mut entry = ctx.entry("hand-over begun", id.0);
    entry.facts = vec![
        ("from", leaving.to_string()),
        ("to", coming.to_string()),
        ("items", new.items.len().to_string()),
        ("called", String::from(if called { "yes" } else { "no" })),
    ];
    if let Some(relief) = relief {
        entry.facts.push(("rota", relief.rota.to_string()));
    }
    journal::note(tx, entry)?;
    Ok(Some(id))
}

/// Whoever comes is told at once that something waits, by the best channel and by others when that one fails; who takes it
/// over by the own hand knows. Whom nothing reaches reads it at the desk, and the page says to everybody else that it is so.
fn call_coming(tx: &mut Tx<'_>, ctx: &Ctx, h: &HandOver) -> Result<bool, Fault> {
    let by_itself = ctx.officer(Act::HandOver).ok() == Some(h.coming);
    let coming = people::load(tx, h.coming)?.filter(|_| !by_itself);
    let (Some(coming), Some(leaving)) = (coming, people::load(tx, h.leaving)?) else {
        return Ok(false);
    };
    let (things, say) = (h.items.len().to_string(), |key, arguments: &[_]| {
        ctx.node.say(coming.lang, key, arguments)
    });
    let words = [
        say("duty-tell", &[("name", &leaving.name), ("n", &things)]),
        say("duty-tell-next", &[]),
    ];
    Ok(tell(tx, ctx, &coming, &Told::Ahead(words.join("\n")))?.is_some())
}

/// What is in it already is not put in twice. Promises that wait in it stay in their place.
fn add_all(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: HandOverId,
    has: collect::Has,
) -> Result<HandOverId, Fault> {
    let elsewhere: Vec<_> = has.promises.into_iter().filter(|p| p.0 != id).collect();
    let before = load_to_change(tx, id)?;
    let (mut after, mut all) = (before.clone(), Vec::new());
    for subject in has.subjects {
        let leaving = after.leaving;
        let (next, facts) = after.add(leaving, subject)?;
        after = next;
        all.extend(facts);
    }
    keep(tx, ctx, &before, &after, &all)?;
    collect::pass_on(tx, ctx, &elsewhere)?;
    Ok(id)
}

/// Whoever leaves writes down something more: a note, or a promise with its time.
pub async fn add_to_hand_over(
    ctx: &Ctx,
    id: HandOverId,
    words: &str,
    by: Option<Moment>,
) -> Result<(), Fault> {
    let me = ctx.officer(Act::HandOver)?;
    let words = note_text("words", words)?;
    let subject = match by {
        Some(by) => Subject::Promise { words, by },
        None => Subject::Note(words),
    };
    let act = ctx.clone();
    ctx.node
        .store()
        .write_or("add to hand-over", move |tx| {
            let before = load_to_change(tx, id)?;
            let (after, facts) = before.clone().add(me, subject.clone())?;
            keep(tx, &act, &before, &after, &facts)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
