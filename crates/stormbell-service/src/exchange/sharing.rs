//! Appending to the logs of neighbours: the one way by which anything is said to another node.

use crate::{Fault, Node};
use stormbell_model::{Moment, exchange::NodeName};
use stormbell_store::{
    Tx,
    exchange::outbox::{self, Outbox},
};
use stormbell_wire::exchange::{Entry, Said};
use uuid::Uuid;

/// Entries that waited for a restored log and are in memory at once.
/// Told: nobody. Rest: they are appended next.
const WAITED_AT_ONCE_MAX: usize = 1_000;

/// Says something to a peer: the entry is appended, or waits where this node came back from a backup and does not know yet how long the log
/// is. After the commit, [`Node::tell_neighbours`] wakes whoever listens.
pub(super) fn say(
    tx: &mut Tx<'_>,
    place: Uuid,
    peer: &NodeName,
    said: Said,
    now: Moment,
) -> Result<(), Fault> {
    let mut log = outbox::load_to_append(tx, peer)?;
    let id = said.id;
    if log.is_unsure {
        let entry = written(Entry::Said(Box::new(said)))?;
        return Ok(outbox::wait(tx, place, peer, id, &entry)?);
    }
    let said = Said {
        seq: log.frontier.size(),
        at: now,
        ..said
    };
    let entry = written(Entry::Said(Box::new(said)))?;
    Ok(outbox::append(tx, &mut log, &[(Some(id), entry)])?)
}

fn written(entry: Entry) -> Result<Vec<u8>, Fault> {
    entry.write().map_err(|_| Fault::Internal)
}

/// The neighbour has no more of the log than this node, and what waited is appended; or it has, and what comes waits.
pub(super) async fn become_sure(
    node: &Node,
    peer: &NodeName,
    is_whole: bool,
) -> Result<Outbox, Fault> {
    let (name, now) = (peer.clone(), node.now());
    node.store()
        .write_or("go on with a log", move |tx| {
            let mut log = outbox::load_to_append(tx, &name)?;
            log.is_unsure = !is_whole;
            match is_whole {
                true => append_waiting(tx, &mut log, now)?,
                false => outbox::save(tx, &log)?,
            }
            Ok(log)
        })
        .await
}

/// Appends what waited, in its order.
pub(super) fn append_waiting(tx: &mut Tx<'_>, log: &mut Outbox, now: Moment) -> Result<(), Fault> {
    loop {
        let mut entries = Vec::new();
        for (id, entry) in outbox::take_waiting(tx, &log.peer.clone(), WAITED_AT_ONCE_MAX)? {
            let Ok(Entry::Said(mut said)) = Entry::read(&entry) else {
                return Err(Fault::Internal);
            };
            said.seq = log.frontier.size() + entries.len() as u64;
            said.at = now;
            entries.push((Some(id), written(Entry::Said(said))?));
        }
        outbox::append(tx, log, &entries)?;
        if entries.is_empty() {
            return Ok(());
        }
    }
}

/// After a backup was put back: nothing is appended to any log before its neighbour has said how much of it there is.
pub async fn doubt_logs(node: &Node) -> Result<(), Fault> {
    Ok(node
        .store()
        .write("doubt the logs", outbox::doubt_all)
        .await?)
}
