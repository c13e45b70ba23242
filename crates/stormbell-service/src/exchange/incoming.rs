//! What a neighbour tells this node: its checkpoint is held against what is stored, entries are taken, and the order in which their
//! statements are fetched is worked out.

use super::{Network, OfferNote};
use crate::{Fault, Node, work::TroubleKind};
use std::collections::BTreeSet;
use stormbell_model::{
    Moment,
    exchange::{
        ALERT_IS_LIVE, Extent, Follow, Header, Lie, NodeName, Offer, StatementId, StatementKind,
        Step, Urgency, in_order, urgency,
    },
};
use stormbell_seal::{Checkpoint, leaf_hash};
use stormbell_store::{
    Tx,
    exchange::{
        inbox::{self, Inbox, NewEntry, Sent},
        lies,
        statements::{self, Stand},
        taken_back,
    },
};
use stormbell_wire::exchange::{Entry, read_log_name};

/// Entries of a log, with a signed checkpoint that ends with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntriesPage {
    /// The epoch.
    pub epoch: u32,
    /// The place of the first.
    pub from: u64,
    /// The entries.
    pub entries: Vec<Vec<u8>>,
    /// The checkpoint at the size behind the last one.
    pub note: String,
}

/// Entries of a neighbour's log that are taken in a day.
/// Told: the operator, by a trouble that becomes a report. Rest: they stay where they are and are taken the next day.
pub const ENTRIES_A_DAY_MAX: u64 = 2_000_000;

/// What became of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// How much is stored now.
    pub have: Extent,
    /// What to do next: `Wait`, or `Quarantine` when they were not what the checkpoint vouches for.
    pub step: Step,
}

/// How this node stands with what a neighbour tells it.
pub async fn follow_state(node: &Node, peer: &NodeName) -> Result<Follow, Fault> {
    let name = peer.clone();
    let read = move |tx: &mut Tx<'_>| inbox::load(tx, &name);
    let log = node
        .store()
        .read("read how a log is followed", read)
        .await?;
    Ok(log.follow())
}

/// A checkpoint that was read, whether it is believed or not.
struct Heard {
    epoch: u32,
    checkpoint: Checkpoint,
}

/// Reads a checkpoint of what `peer` tells this node, when a key of its own signed it.
fn heard(network: &Network, peer: &NodeName, note: &str) -> Option<Heard> {
    let keys = network.keys_of(peer);
    let checkpoint = keys.iter().find_map(|k| Checkpoint::open(note, k).ok())?;
    let name = &network.charter.network;
    let epoch = read_log_name(&checkpoint.origin, name, peer, &network.me)?;
    Some(Heard { epoch, checkpoint })
}

/// Hears what a neighbour offers, and says what to do. A lie is kept with its proof, and rings; hearing the same twice changes nothing.
pub async fn hear_offer(node: &Node, peer: &NodeName, offered: &OfferNote) -> Result<Step, Fault> {
    let network = node.in_network()?;
    let now = node.now();
    network.talks_to(peer, now)?;
    let heard = heard(&network, peer, &offered.note);
    let (name, note, first) = (peer.clone(), offered.note.clone(), offered.first.clone());
    let n = node.clone();
    let step = node
        .store()
        .write_or("hear an offer", move |tx| {
            let mut log = inbox::load_to_change(tx, &name)?;
            if log.lie.is_some() {
                return Ok(Step::Wait);
            }
            let offer = offer(tx, &log, heard.as_ref(), first.as_deref())?;
            let (follow, mut step) = log.follow().hear(offer, now);
            if step == Step::Wait && heard.as_ref().is_some_and(|h| h.epoch < log.epoch) {
                // Its owner was restored twice, or somebody replays: the owner knows which, and believes its own signature only.
                let until = log.frontier.size();
                step = Step::GiveBack { from: 0, until };
            }
            match (&follow, step) {
                (_, Step::Quarantine(lie)) => quarantine(tx, &n, &mut log, lie, &note, now)?,
                (Follow::Well(at), _) if at.epoch != log.epoch => {
                    // Every entry of the old epoch is stored: its owner goes on from just there.
                    log.epoch = at.epoch;
                    log.frontier = stormbell_seal::Frontier::new();
                    log.note = None;
                    log.receipted = 0;
                    inbox::save(tx, &log)?;
                }
                _ => {}
            }
            Ok::<_, Fault>(step)
        })
        .await?;
    tell_lie(node, step);
    Ok(step)
}

/// A lie rings as a trouble of the node, which becomes a report.
fn tell_lie(node: &Node, step: Step) {
    if matches!(step, Step::Quarantine(_)) {
        node.set_trouble(TroubleKind::NeighbourLied, true);
    }
}

fn offer(
    tx: &mut Tx<'_>,
    log: &Inbox,
    heard: Option<&Heard>,
    first: Option<&[u8]>,
) -> Result<Offer, Fault> {
    let Some(Heard { epoch, checkpoint }) = heard else {
        return Ok(Offer {
            extent: log.extent(),
            is_signed: false,
            is_consistent: false,
            goes_on_from: None,
        });
    };
    let root = match checkpoint.size {
        0 => [0; 32],
        _ => checkpoint.root,
    };
    // A longer log is checked when its entries come; of a shorter one the root is known.
    let known = match *epoch == log.epoch && checkpoint.size < log.frontier.size() {
        true => inbox::root_at(tx, &log.peer, *epoch, checkpoint.size)?,
        false => Some(checkpoint.root),
    };
    let goes_on_from = match first.map(Entry::read) {
        Some(Ok(Entry::First(first))) => Some(first.goes_on_from),
        _ => None,
    };
    Ok(Offer {
        extent: Extent {
            epoch: *epoch,
            size: checkpoint.size,
            root,
        },
        is_signed: true,
        is_consistent: known == Some(checkpoint.root),
        goes_on_from,
    })
}

/// Keeps the proof: what was believed last, and what was said now. Nothing more is taken from this neighbour until people have looked.
pub(super) fn quarantine(
    tx: &mut Tx<'_>,
    node: &Node,
    log: &mut Inbox,
    lie: Lie,
    said: &str,
    now: Moment,
) -> Result<(), Fault> {
    log.lie = Some((lie, now));
    inbox::save(tx, log)?;
    let id = stormbell_model::EntryId::new(now, tx.chance()).0;
    let before = log.note.clone().unwrap_or_default();
    lies::keep(tx, id, &log.peer, (lie, now), &before, said)?;
    let ctx = node.ctx(
        stormbell_model::officer::Actor::Node,
        stormbell_model::Lang::En,
    );
    let mut entry = ctx.entry("neighbour quarantined", id);
    entry.facts = vec![
        ("neighbour", log.peer.to_string()),
        ("lie", lie.code().to_owned()),
    ];
    Ok(stormbell_store::journal::note(tx, entry)?)
}

/// Takes entries of a neighbour's log: kept when they are what its signed checkpoint vouches for. Those that are stored already are passed
/// over, so that doing it twice changes nothing.
pub async fn take_entries(node: &Node, peer: &NodeName, page: EntriesPage) -> Result<Taken, Fault> {
    let network = node.in_network()?;
    let now = node.now();
    network.talks_to(peer, now)?;
    let heard = heard(&network, peer, &page.note);
    let (name, n) = (peer.clone(), node.clone());
    let taken = node
        .store()
        .write_or("take entries", move |tx| {
            let mut log = inbox::load_to_change(tx, &name)?;
            let have = log.extent();
            let passed = have.size.saturating_sub(page.from) as usize;
            let other = page.epoch != log.epoch || page.from > have.size;
            if log.lie.is_some() || other || page.entries.len() <= passed {
                return Ok(Taken {
                    have,
                    step: Step::Wait,
                });
            }
            renew(&mut log.sent, now);
            if log.sent.entries >= ENTRIES_A_DAY_MAX {
                n.set_trouble(TroubleKind::NeighbourFloods, true);
                return Ok(Taken {
                    have,
                    step: Step::Wait,
                });
            }
            let new = &page.entries[passed..];
            log.sent.entries += new.len() as u64;
            let entries = read_all(&mut log, new, now)?;
            let vouched = heard.as_ref().is_some_and(|h| {
                h.epoch == log.epoch
                    && h.checkpoint.size == log.frontier.size()
                    && h.checkpoint.root == log.frontier.root()
            });
            if !vouched {
                let mut log = inbox::load_to_change(tx, &name)?;
                quarantine(tx, &n, &mut log, Lie::EntryNotInLog, &page.note, now)?;
                let step = Step::Quarantine(Lie::EntryNotInLog);
                return Ok(Taken { have, step });
            }
            log.note = Some(page.note.clone());
            inbox::add(tx, &name, log.epoch, &entries)?;
            inbox::save(tx, &log)?;
            Ok::<_, Fault>(Taken {
                have: log.extent(),
                step: Step::Wait,
            })
        })
        .await?;
    tell_lie(node, taken.step);
    Ok(taken)
}

/// Begins to count anew after a day.
pub(super) fn renew(sent: &mut Sent, now: Moment) {
    let fresh = (sent.since).is_some_and(|at| now.since(at).0.abs() < super::applying::DAY.0);
    if !fresh {
        *sent = Sent {
            since: Some(now),
            ..Sent::default()
        };
    }
}

/// Reads entries and lets the log's tree grow by them. One that cannot be read stays in the log and delays nothing.
fn read_all(log: &mut Inbox, entries: &[Vec<u8>], now: Moment) -> Result<Vec<NewEntry>, Fault> {
    let mut out = Vec::with_capacity(entries.len());
    for entry in entries {
        let seq = log.frontier.size();
        let leaf = leaf_hash(entry);
        let root = log.frontier.append(&[leaf])?.root;
        let said = match Entry::read(entry) {
            Ok(Entry::Said(said)) if said.seq == seq => Some(said),
            _ => None,
        };
        let said = said.map(|s| {
            let header = Header {
                seq,
                id: s.id,
                kind: s.kind,
                at: s.said_at,
                expires: s.expires,
            };
            (header, s.origin)
        });
        out.push(NewEntry {
            seq,
            rank: said.as_ref().map_or(0, |(h, _)| rank(&h.kind)),
            is_pending: said
                .as_ref()
                .is_some_and(|(h, _)| h.expires.is_none_or(|at| now < at) || h.kind.takes_back()),
            said,
            entry: entry.clone(),
            root,
        });
    }
    Ok(out)
}

/// In which order statements of a kind are taken. An alert of long ago stands among the alerts and is passed over until the others are here.
fn rank(kind: &StatementKind) -> i64 {
    let header = Header {
        seq: 0,
        id: StatementId([0; 32]),
        kind: kind.clone(),
        at: Moment(0),
        expires: None,
    };
    RANKS
        .iter()
        .position(|r| *r == urgency(&header, Moment(0)))
        .unwrap_or(RANKS.len()) as i64
}

/// The rank of alerts: those of these days come before requests, those of long ago after all.
const LIVE: i64 = 1;
/// Ranks as they are stored: never changed, only added to.
const RANKS: [Urgency; 6] = [
    Urgency::First,
    Urgency::LiveAlert,
    Urgency::Request,
    Urgency::Advice,
    Urgency::Indicators,
    Urgency::History,
];

/// What is worth fetching from a neighbour next, in its order. What is here already or was taken back by its origin is settled on the way.
pub async fn wanted(node: &Node, peer: &NodeName, max: usize) -> Result<Vec<StatementId>, Fault> {
    let (name, now) = (peer.clone(), node.now());
    let look = move |tx: &mut Tx<'_>| {
        let mut headers = Vec::new();
        let (mut here, mut gone) = (BTreeSet::new(), BTreeSet::new());
        let mut seen = BTreeSet::new();
        let live = Moment(now.0 - ALERT_IS_LIVE.0);
        let ever = Moment(i64::MIN);
        let turns = [0, LIVE, 2, 3, 4, 5, LIVE, 6].into_iter().enumerate();
        for (turn, rank) in turns {
            let since = if turn == LIVE as usize { live } else { ever };
            for (header, origin) in inbox::pending(tx, &name, rank, (since, now), max)? {
                if !seen.insert(header.id) {
                    continue;
                }
                let stand = statements::stand(tx, header.id)?;
                if stand.is_some_and(|(_, stand)| stand != Stand::Held) {
                    here.insert(header.id);
                } else if taken_back::of(tx, header.id, &origin)?.is_some() {
                    gone.insert(header.id);
                }
                headers.push(header);
            }
            if headers.len() >= here.len() + gone.len() + max {
                break;
            }
        }
        Ok((headers, here, gone))
    };
    let (headers, here, gone) = node.store().read("look what is wanted", look).await?;
    settle(node, peer, &headers, &here, &gone).await?;
    let mut order = in_order(headers, &here, &gone, now);
    order.truncate(max);
    Ok(order.into_iter().map(|h| h.id).collect())
}

/// Writes down what this neighbour need not be asked for any more. What others told of the same stays: one who names a statement wrongly hides
/// it from nobody.
async fn settle(
    node: &Node,
    peer: &NodeName,
    headers: &[Header],
    here: &BTreeSet<StatementId>,
    gone: &BTreeSet<StatementId>,
) -> Result<(), Fault> {
    let (name, now) = (peer.clone(), node.now());
    let over = |h: &Header| h.expires.is_some_and(|at| at <= now) && !h.kind.takes_back();
    let state = |h: &Header| match (here.contains(&h.id), gone.contains(&h.id) || over(h)) {
        (true, _) => Some((h.id, "taken")),
        (_, true) => Some((h.id, "gone")),
        _ => None,
    };
    let done: Vec<_> = headers.iter().filter_map(state).collect();
    if done.is_empty() {
        return Ok(());
    }
    let write = move |tx: &mut Tx<'_>| {
        done.iter()
            .try_for_each(|(id, state)| inbox::settled_with(tx, &name, *id, state))
    };
    Ok(node.store().write_aside("settle entries", write).await?)
}

/// Notes that a neighbour was heard, so that its silence is noticed.
pub async fn heard_from(node: &Node, peer: &NodeName) -> Result<(), Fault> {
    let (name, now) = (peer.clone(), node.now());
    let write = move |tx: &mut Tx<'_>| {
        let mut log = inbox::load_to_change(tx, &name)?;
        log.heard_at = Some(now);
        inbox::save(tx, &log)
    };
    Ok(node.store().write_aside("hear a neighbour", write).await?)
}
