//! Test calls: an alert to one neighbour that says that it is a test. A person who opens it there is the answer, as with every statement.

use super::{
    Share,
    share::{Content, Draft, share},
};
use crate::{Ctx, Fault};
use std::collections::BTreeMap;
use stormbell_model::{
    Moment,
    access::Act,
    exchange::{NodeName, StatementId},
    marking::Tlp,
};
use stormbell_store::{
    Tx,
    exchange::{shares, statements, taken_back},
};
use stormbell_wire::exchange::Alert;

/// That a statement was a test call, in the table of effects.
const TEST_CALL: &str = "test-call";

/// The last test call of a neighbour.
#[derive(Clone, Debug)]
pub struct TestCall {
    /// The statement.
    pub id: StatementId,
    /// When.
    pub at: Moment,
    /// What has become of it there.
    pub share: Option<Share>,
}

/// Calls a neighbour's desk.
pub async fn test_call(ctx: &Ctx, peer: &NodeName) -> Result<StatementId, Fault> {
    ctx.officer(Act::AskHelp)?;
    let network = ctx.node.in_network()?;
    let mine = network.mine().map_or("", |m| m.title.as_str());
    // Their desk reads it: in their language where we speak it.
    let theirs = network.charter.member(peer).ok_or(Fault::NotFound)?;
    let spoken = theirs.languages.iter().copied().find(|l| l.is_spoken());
    let lang = spoken.unwrap_or(stormbell_model::Lang::En);
    let say = |key| ctx.node.say(lang, key, &[("title", mine)]);
    let content = Content::Alert(Alert {
        words: ctx.node.say(lang, "net-test-words", &[]),
        priority: 1,
        ..Alert::default()
    });
    let mut draft = Draft::of(content, say("net-test-subject"), lang);
    draft.tlp = Tlp::Green;
    draft.audience.nodes.insert(peer.clone());
    let id = share(ctx, draft).await?;
    let thing = peer.to_string();
    // A death before this forgets only that it was a test call.
    let note = move |tx: &mut Tx<'_>| {
        Ok::<_, Fault>(taken_back::made(tx, id, TEST_CALL, thing.as_bytes())?)
    };
    ctx.node.store().write_or("note a test call", note).await?;
    Ok(id)
}

/// The last test call of each neighbour.
pub async fn test_calls(ctx: &Ctx) -> Result<BTreeMap<NodeName, TestCall>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let network = ctx.node.in_network()?;
    let read = move |tx: &mut Tx<'_>| {
        let mut calls = BTreeMap::new();
        for (name, _) in network.neighbours() {
            let thing = name.as_str().as_bytes();
            let Some(id) = taken_back::last_cause_of(tx, TEST_CALL, thing)? else {
                continue;
            };
            let Some(kept) = statements::load(tx, id)? else {
                continue;
            };
            let all = shares::of(tx, id)?;
            let share = all.into_iter().find(|s| s.peer == *name);
            let at = kept.at;
            calls.insert(name.clone(), TestCall { id, at, share });
        }
        Ok::<_, Fault>(calls)
    };
    ctx.node.store().read_or("look at test calls", read).await
}
