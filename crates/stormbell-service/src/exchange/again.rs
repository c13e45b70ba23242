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
/// Held statements that are looked at again in one turn.
const LOOKED_AT: usize = 200;

/// Looks again at what is held, once for each program and each circle that came: an upgrade knows new kinds, and a circle explains an audience.
/// Gives how many could be taken.
pub async fn look_again(node: &Node) -> Result<usize, Fault> {
    let (Some(network), now) = (node.network(), node.now()) else {
        return Ok(0);
    };
    let net = network.clone();
    let read = move |tx: &mut Tx<'_>| {
        let mark = format!("{}/{}", env!("CARGO_PKG_VERSION"), circles::all(tx)?.len());
        if facts::get(tx, LOOKED)?.as_deref() == Some(mark.as_bytes()) {
            return Ok(None);
        }
        let mut found: BTreeMap<NodeName, (Checker, Vec<(Said, Carried)>)> = BTreeMap::new();
        let mut behind = uuid::Uuid::nil();
        loop {
            let some = statements::held(tx, behind, LOOKED_AT)?;
            let Some(last) = some.last() else { break };
            behind = last.place;
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
                        v.insert((checker(tx, net.clone(), peer, now)?, Vec::new()))
                    }
                };
                of_peer.1.push((*said, carried));
            }
        }
        Ok(Some((mark, found)))
    };
    let look = node
        .store()
        .read("look again at what is held", read)
        .await?;
    let Some((mark, found)) = look else {
        return Ok(0);
    };
    let mut taken = 0;
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
        taken += done.applied;
    }
    let note = move |tx: &mut Tx<'_>| facts::set(tx, LOOKED, mark.as_bytes());
    node.store()
        .write_aside("note what was looked at", note)
        .await?;
    Ok(taken)
}
