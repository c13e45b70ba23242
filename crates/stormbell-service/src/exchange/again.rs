//! Looking again at statements that are held: an upgrade knows new kinds, and a circle that came explains an audience.

use super::{
    Carried,
    applying::{Batch, check_all, checker},
    checking::{Checker, Verdict},
};
use crate::{Fault, Node};
use std::collections::{BTreeMap, btree_map::Entry as Entries};
use stormbell_model::{Lang, exchange::NodeName, officer::Actor};
use stormbell_store::{
    Tx,
    exchange::{circles, inbox, statements},
    facts,
};
use stormbell_wire::exchange::{Entry, Said};

/// The fact that says with which program, and how many circles, held statements were looked at last.
const LOOKED: &str = "exchange_looked";
/// Held statements that are in memory at once, with their bodies.
const LOOKED_AT: usize = 16;

/// Looks again at what is held, once for each program and each circle that came: an upgrade knows new kinds, and a circle explains an audience.
/// Gives how many could be taken. A death on the way begins again from the first.
pub async fn look_again(node: &Node) -> Result<usize, Fault> {
    if node.network().is_none() {
        return Ok(0);
    }
    let look = |tx: &mut Tx<'_>| {
        let mark = format!("{}/{}", env!("CARGO_PKG_VERSION"), circles::all(tx)?.len());
        let known = facts::get(tx, LOOKED)?;
        Ok((known.as_deref() != Some(mark.as_bytes())).then_some(mark))
    };
    let looked = node.store().read("look what was looked at", look).await?;
    let Some(mark) = looked else { return Ok(0) };
    let (mut taken, mut behind) = (0, uuid::Uuid::nil());
    while let Some(last) = look_behind(node, behind, &mut taken).await? {
        behind = last;
    }
    let note = move |tx: &mut Tx<'_>| facts::set(tx, LOOKED, mark.as_bytes());
    node.store()
        .write_aside("note what was looked at", note)
        .await?;
    Ok(taken)
}

/// Looks at some of them; gives the place of the last one, as long as there are any.
async fn look_behind(
    node: &Node,
    behind: uuid::Uuid,
    taken: &mut usize,
) -> Result<Option<uuid::Uuid>, Fault> {
    let (network, now) = (node.in_network()?, node.now());
    let read = move |tx: &mut Tx<'_>| {
        let mut found: BTreeMap<NodeName, (Checker, Vec<(Said, Carried)>)> = BTreeMap::new();
        let some = statements::held(tx, behind, LOOKED_AT)?;
        let last = some.last().map(|k| k.place);
        for kept in some {
            let (Some(peer), Some(envelope)) = (kept.peer, kept.envelope) else {
                continue;
            };
            let entry = inbox::entry_of(tx, &peer, kept.id)?;
            let Some(Ok(Entry::Said(said))) = entry.map(|e| Entry::read(&e)) else {
                continue;
            };
            let body = statements::body(tx, kept.id)?;
            let id = kept.id;
            let carried = Carried { id, envelope, body };
            let of_peer = match found.entry(peer.clone()) {
                Entries::Occupied(o) => o.into_mut(),
                Entries::Vacant(v) => {
                    v.insert((checker(tx, network.clone(), peer, now)?, Vec::new()))
                }
            };
            of_peer.1.push((*said, carried));
        }
        Ok((last, found))
    };
    let (last, found) = node
        .store()
        .read("look again at what is held", read)
        .await?;
    for (peer, (checker, some)) in found {
        let (said, carried): (Vec<Said>, Vec<Carried>) = some.into_iter().unzip();
        let entries = said.into_iter().map(|s| (s.id, s)).collect();
        let mut checked = check_all((entries, checker), carried).await?;
        checked.retain(|c| matches!(c.verdict, Verdict::Take(_)));
        let ctx = node.ctx(Actor::Node, Lang::En);
        let done = node
            .store()
            .write_or("take what was held", move |tx| {
                let mut batch = Batch::open(tx, &ctx, &peer)?;
                for one in &checked {
                    batch.take(tx, one)?;
                }
                batch.close(tx)
            })
            .await?;
        *taken += done.applied;
    }
    Ok(last)
}
