//! A node that was restored from a backup gets its own past back from its neighbours: they hold what it has signed. It begins a new epoch of
//! each log, which goes on from just what the neighbour has stored.

use super::{
    FETCHED_MAX_BYTES, outgoing::open_own, receipts::own_checkpoint, sharing::append_waiting,
    taking_back,
};
use crate::{Ctx, Fault, Node};
use std::sync::Arc;
use stormbell_model::{
    EntryId, Lang,
    exchange::{Extent, NodeName, Statement, StatementId, StatementKind},
    officer::Actor,
};
use stormbell_seal::{Frontier, sealed, sha256};
use stormbell_store::{
    Tx,
    exchange::{
        inbox, outbox, shares,
        statements::{self, Stand},
        taken_back::{self, Tombstone},
    },
    journal,
};
use stormbell_wire::exchange::{Entry, First};
use zeroize::Zeroizing;

/// Entries that are given back at once.
/// Told: nobody. Rest: they are given back next.
pub const GIVEN_BACK_AT_ONCE_MAX: usize = 100;

/// A statement of the neighbour's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Which.
    pub id: StatementId,
    /// Its envelope, as the neighbour signed it.
    pub envelope: Vec<u8>,
    /// Its sealed body.
    pub body: Option<Vec<u8>>,
    /// The body's key, sealed to the neighbour.
    pub wrap: Option<Vec<u8>>,
}

/// A piece of a neighbour's log that it has lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenBack {
    /// The epoch.
    pub epoch: u32,
    /// The place of the first entry.
    pub from: u64,
    /// The entries.
    pub entries: Vec<Vec<u8>>,
    /// The statements in them that are still whole here.
    pub statements: Vec<Returned>,
    /// With the last piece: the neighbour's own signed checkpoint of all that is stored here.
    pub note: Option<String>,
}

/// A piece of what a neighbour has lost, from a place on. The piece with a note is the last.
pub async fn to_give_back(node: &Node, peer: &NodeName, from: u64) -> Result<GivenBack, Fault> {
    let network = node.in_network()?;
    let name = peer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let log = inbox::load(tx, &name)?;
        let most = GIVEN_BACK_AT_ONCE_MAX;
        let mut some = inbox::entries(tx, &name, log.epoch, from, most)?;
        let mut returned = Vec::new();
        let (mut bytes, mut whole) = (0, 0);
        for (_, id) in &some {
            if bytes > FETCHED_MAX_BYTES {
                break;
            }
            whole += 1;
            let Some(id) = *id else { continue };
            let kept = statements::load(tx, id)?.filter(|k| k.origin == name);
            if let Some(envelope) = kept.and_then(|k| k.envelope) {
                let body = statements::body(tx, id)?;
                let seed = statements::body_seed(tx, id)?.map(Zeroizing::new);
                bytes += envelope.len() + body.as_ref().map_or(0, Vec::len);
                returned.push((id, envelope, body, seed));
            }
        }
        // Whoever says that it has lost its log cannot have all its bodies laid out in memory at once.
        some.truncate(whole);
        Ok((log, some, returned))
    };
    let (log, some, returned) = node
        .store()
        .read("read what a neighbour lost", read)
        .await?;
    let to = network
        .charter
        .member(peer)
        .and_then(|m| m.exchange.first().cloned());
    let wrap = |seed: Option<Zeroizing<[u8; 32]>>| match (&to, seed) {
        (Some(to), Some(seed)) => {
            sealed::seal(std::slice::from_ref(to), seed.as_slice(), node.chance()).map(Some)
        }
        _ => Ok(None),
    };
    let whole = returned.into_iter().map(|(id, envelope, body, seed)| {
        let wrap = wrap(seed)?;
        Ok(Returned {
            id,
            envelope,
            body,
            wrap,
        })
    });
    let is_last = from + some.len() as u64 >= log.frontier.size();
    Ok(GivenBack {
        epoch: log.epoch,
        from,
        statements: whole.collect::<Result<_, Fault>>()?,
        entries: some.into_iter().map(|(entry, _)| entry).collect(),
        note: log.note.filter(|_| is_last),
    })
}

/// Takes back what a neighbour has kept of our own log for it. Only what bears our own signature is believed. With the last piece a new epoch
/// begins. Hearing the same twice changes nothing.
pub async fn hear_given_back(node: &Node, peer: &NodeName, given: GivenBack) -> Result<(), Fault> {
    let network = node.in_network()?;
    network.talks_to(peer, node.now())?;
    let end = match &given.note {
        Some(note) => Some(own_checkpoint(node, &network, peer, note)?),
        None => None,
    };
    let read = |tx: &mut Tx<'_>| super::keys::identities(tx);
    let identities = node.store().read("read exchange keys", read).await?;
    let opened: Vec<Option<[u8; 32]>> = given
        .statements
        .iter()
        .map(|r| {
            let wrap = r.wrap.as_ref()?;
            let seed = identities.iter().find_map(|i| sealed::open(i, wrap).ok())?;
            seed.as_slice().try_into().ok()
        })
        .collect();
    let (ctx, name) = (node.ctx(Actor::Node, Lang::En), peer.clone());
    node.store()
        .write_or("take a log back", move |tx| {
            let mut log = outbox::load_to_append(tx, &name)?;
            // Of a later epoch it is when this node was restored before.
            let later = log.is_unsure && given.epoch > log.epoch;
            if log.epoch != given.epoch && !later {
                return Ok(());
            }
            for (returned, seed) in given.statements.iter().zip(&opened) {
                keep_again(tx, &ctx, &network, returned, seed.as_ref())?;
            }
            who_has_it(tx, &ctx, &name, &network.me, &given)?;
            if let Some((epoch, checkpoint)) = &end
                && (*epoch, checkpoint.size) > (log.epoch, log.frontier.size())
                && *epoch == given.epoch
            {
                let old = Extent {
                    epoch: *epoch,
                    size: checkpoint.size,
                    root: checkpoint.root,
                };
                begin_epoch(tx, &ctx, &mut log, old)?;
            }
            Ok::<_, Fault>(())
        })
        .await?;
    node.tell_neighbours([peer]);
    node.stir();
    Ok(())
}

/// Keeps a statement of ours that was lost, when it bears our signature.
fn keep_again(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    network: &Arc<super::Network>,
    returned: &Returned,
    seed: Option<&[u8; 32]>,
) -> Result<(), Fault> {
    if statements::stand(tx, returned.id)?.is_some() {
        return Ok(());
    }
    let Ok(said) = open_own(network, &network.me, &returned.envelope) else {
        return Ok(());
    };
    if said.origin != network.me || !is_named(network, returned) {
        return Ok(());
    }
    let row = statements::Kept {
        id: returned.id,
        place: EntryId::new(ctx.now, ctx.node.chance()).0,
        origin: network.me.clone(),
        kind: kind_of(&said),
        own: true,
        peer: None,
        said_at: said.at,
        at: ctx.now,
        tlp: said.marks.tlp,
        stand: taken_back::of(tx, returned.id, &network.me)?.map_or(Stand::Standing, |t| t.what),
        reason: None,
        read_at: None,
        envelope: Some(returned.envelope.clone()),
    };
    statements::add(tx, &row)?;
    let fits = |body: &&Vec<u8>| {
        let named = said.body.as_ref();
        named.is_some_and(|n| n.sha256 == sha256(body))
    };
    if let Some(body) = returned.body.as_ref().filter(fits) {
        statements::add_body(tx, returned.id, body, seed)?;
    }
    if let Some(what) = taking_back::what_of(&said.kind) {
        for target in &said.takes_back {
            let tombstone = Tombstone {
                statement: *target,
                origin: network.me.clone(),
                what,
                cause: returned.id,
                at: ctx.now,
            };
            taken_back::put(tx, &tombstone)?;
            taking_back::undo(tx, ctx, *target, what)?;
        }
    }
    Ok(journal::note(
        tx,
        super::names::entry(ctx, "statement given back", returned.id),
    )?)
}

/// Whether the envelope is the statement that it is called.
fn is_named(network: &super::Network, returned: &Returned) -> bool {
    use stormbell_wire::{dsse::Envelope, statement};
    let envelope = Envelope::read(statement::STATEMENT_TYPE, &returned.envelope);
    let verified = envelope.and_then(|e| e.verify(&network.keys_ever_of(&network.me)));
    verified.is_ok_and(|v| statement::id(&v) == returned.id)
}

/// What a statement of ours is filed under: a newer version of something is what that is.
fn kind_of(said: &Statement) -> StatementKind {
    let media = said.body.as_ref().map(|b| b.media.as_str());
    let known = StatementKind::KNOWN.iter();
    let mut of_media = known.filter(|k| media == Some(&stormbell_wire::exchange::media_of(k)));
    of_media.next().unwrap_or(&said.kind).clone()
}

/// Writes down again who got what of ours, so that it can still be taken back from everyone who ever got it. What a neighbour claims to have and we
/// never said is passed over.
fn who_has_it(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    peer: &NodeName,
    me: &NodeName,
    given: &GivenBack,
) -> Result<(), Fault> {
    for entry in &given.entries {
        let Ok(Entry::Said(said)) = Entry::read(entry) else {
            continue;
        };
        let known = statements::stand(tx, said.id)?;
        if known.is_some_and(|(origin, _)| origin == *me) {
            shares::add(tx, said.id, peer, &said.rule, ctx.now)?;
        }
    }
    Ok(())
}

fn begin_epoch(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    log: &mut outbox::Outbox,
    old: Extent,
) -> Result<(), Fault> {
    log.epoch = old.epoch + 1;
    log.frontier = Frontier::new();
    log.receipted = 0;
    log.is_unsure = false;
    let first = Entry::First(First {
        at: ctx.now,
        goes_on_from: old,
    });
    let entry = first.write().map_err(|_| Fault::Internal)?;
    outbox::append(tx, log, &[(None, entry)])?;
    append_waiting(tx, log, ctx.now)?;
    let mut note = ctx.entry("log begun anew", uuid::Uuid::nil());
    note.facts = vec![
        ("neighbour", log.peer.to_string()),
        ("epoch", log.epoch.to_string()),
    ];
    Ok(journal::note(tx, note)?)
}
