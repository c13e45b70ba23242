//! The node itself as the station behind the room: each question and each thing heard goes to its act of `stormbell_service::exchange`.

mod parts;

use parts::{cut, not_followed, refused, told_apart};

use crate::station::{
    AddCheckpoint, Carried, CharterState, Done, GivenBack, Have, Neighbour, Offered, Page, Refusal,
    Returned, Signed, Station, Todo,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use stormbell_model::{
    Lang, Moment, Span,
    exchange::{Follow, NodeName, Standing, StatementId, Step},
    officer::Actor,
    outside::bytes,
};
use stormbell_service::{Ctx, Fault, Node, exchange};
use stormbell_wire::charter::MemberKind;
use tokio::sync::{RwLock, broadcast};

/// How often it is written down that a peer was heard from.
const HEARD_EVERY: Span = Span::seconds(60);
/// How often the network is read anew: another process of this node, or the command line, may have changed it.
const READ_ANEW_EVERY: Span = Span::seconds(10);
/// How often a peer is asked to witness the journal, while it grows.
const WITNESSED_EVERY: Span = Span::seconds(60);

/// What is done seldom, and about whom.
type Seldom = (&'static str, Option<NodeName>);

/// A node as the room knows it.
#[derive(Clone)]
pub struct NodeStation {
    node: Node,
    /// What was done when: to do it seldom enough. Losing it costs one more time.
    last: Arc<Mutex<HashMap<Seldom, Moment>>>,
    owner: [u8; 16],
    held: Arc<Mutex<Option<exchange::Pulling>>>,
    turns: Turns,
}

/// Held by whoever writes; whoever has it alone, while the node is handed to another host, lets nobody write.
pub type Turns = Arc<RwLock<()>>;

impl NodeStation {
    /// The station of a node.
    pub fn new(node: Node, turns: Turns) -> NodeStation {
        NodeStation {
            turns,
            owner: bytes(node.chance()),
            node,
            last: Arc::default(),
            held: Arc::default(),
        }
    }

    fn ctx(&self) -> Ctx {
        self.node.ctx(Actor::Node, Lang::En)
    }

    /// Whether the last time was long enough ago; then it is now.
    fn is_time(&self, what: &'static str, peer: Option<&NodeName>, every: Span) -> bool {
        let now = self.node.now();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (what, peer.cloned());
        // A clock that was set back counts as long ago.
        let due = last
            .get(&key)
            .is_none_or(|at| now.since(*at) >= every || now < *at);
        if due {
            last.insert(key, now);
        }
        due
    }
}

impl Station for NodeStation {
    type Receipt = exchange::ReceiptNote;

    fn neighbours(&self) -> Vec<Neighbour> {
        let (network, now) = (self.node.network(), self.node.now());
        let Some(network) = network else {
            return Vec::new();
        };
        let all = network.neighbours().map(|(name, member)| Neighbour {
            name: name.clone(),
            pins: member.tls_pins.clone(),
            endpoints: member.endpoints.clone(),
            is_centre: member.kind == MemberKind::Centre,
            is_suspended: network.standing(name, now) == Standing::Suspended,
        });
        all.collect()
    }

    fn by_pin(&self, pin: &[u8; 32]) -> Option<(NodeName, bool)> {
        let network = self.node.network()?;
        let name = network.by_pin(pin)?;
        let standing = network.standing(name, self.node.now());
        Some((name.clone(), standing == Standing::Suspended))
    }

    fn news(&self) -> broadcast::Receiver<NodeName> {
        self.node.outbox_news()
    }

    fn now(&self) -> Moment {
        self.node.now()
    }

    fn chance(&self, out: &mut [u8]) {
        self.node.chance().fill(out);
    }

    fn charter_state(&self) -> CharterState {
        let Some(network) = self.node.network() else {
            return CharterState::default();
        };
        let suspensions = network.suspensions.iter();
        let mut lines: Vec<String> = suspensions
            .map(|s| format!("{} {} {}\n", s.member, s.from.0, s.until.0))
            .collect();
        lines.sort();
        lines.dedup();
        CharterState {
            number: network.charter.number,
            suspensions: told_apart(&lines),
        }
    }

    async fn charters_after(&self, number: u64) -> Done<Signed> {
        let charters = exchange::charters_after(&self.node, Some(number)).await;
        let suspensions = exchange::suspensions_known(&self.node).await;
        Ok(Signed {
            charters: charters.map_err(refused)?,
            suspensions: suspensions.map_err(refused)?,
        })
    }

    async fn offer(&self, peer: &NodeName, have: Have) -> Done<Offered> {
        let Have { epoch, size } = have;
        let have = exchange::Have { epoch, size };
        let offered = exchange::offer(&self.node, peer, have).await;
        let offered = offered.map_err(refused)?;
        Ok(Offered {
            have: Have {
                epoch: offered.epoch,
                size: offered.size,
            },
            note: offered.note,
            first: offered.first,
        })
    }

    async fn entries(&self, peer: &NodeName, epoch: u32, from: u64, max: usize) -> Done<Page> {
        let page = exchange::entries(&self.node, peer, epoch, from, max).await;
        let page = page.map_err(refused)?;
        Ok(Page {
            epoch: page.epoch,
            from: page.from,
            entries: page.entries,
            note: page.note,
        })
    }

    async fn fetch(&self, peer: &NodeName, ids: Vec<StatementId>) -> Done<Vec<Carried>> {
        let carried = exchange::fetch(&self.node, peer, &ids).await;
        let carried = carried.map_err(refused)?.into_iter();
        Ok(carried
            .map(|c| Carried {
                id: c.id,
                envelope: c.envelope,
                body: c.body,
            })
            .collect())
    }

    async fn hear_receipt(&self, peer: &NodeName, bytes: Vec<u8>) -> Done<()> {
        let _turn = self.turns.read().await;
        let heard = exchange::hear_receipt(&self.node, peer, &bytes).await;
        heard.map_err(refused)
    }

    async fn hear_given_back(&self, peer: &NodeName, given: GivenBack) -> Done<()> {
        let _turn = self.turns.read().await;
        let returned = |r: Returned| exchange::Returned {
            id: r.carried.id,
            envelope: r.carried.envelope,
            body: r.carried.body,
            wrap: r.wrap,
        };
        let given = exchange::GivenBack {
            epoch: given.epoch,
            from: given.from,
            entries: given.entries,
            statements: given.statements.into_iter().map(returned).collect(),
            note: given.note,
        };
        let heard = exchange::hear_given_back(&self.node, peer, given).await;
        heard.map_err(refused)
    }

    async fn witness(&self, peer: &NodeName, asked: AddCheckpoint) -> Done<String> {
        let _turn = self.turns.read().await;
        let AddCheckpoint { old, proof, note } = asked;
        let cosigned = exchange::witness(&self.node, peer, &note, old, &proof).await;
        let cosigned = cosigned.map_err(refused)?;
        // The standard answers with the line alone.
        let line = cosigned.strip_prefix(&note).ok_or(Refusal::Internal)?;
        Ok(line.to_owned())
    }

    async fn have(&self, peer: &NodeName) -> Done<Option<Have>> {
        let follow = exchange::follow_state(&self.node, peer).await;
        Ok(match follow.map_err(refused)? {
            Follow::Well(at) => Some(Have {
                epoch: at.epoch,
                size: at.size,
            }),
            Follow::Quarantined { .. } => None,
        })
    }

    async fn hear_charters(&self, newer: Signed) -> Done<()> {
        let _turn = self.turns.read().await;
        let ctx = self.ctx();
        for charter in newer.charters {
            let followed = exchange::follow_charter(&ctx, &charter).await;
            followed.map_err(not_followed)?;
        }
        for suspension in newer.suspensions {
            let followed = exchange::follow_suspension(&ctx, &suspension).await;
            followed.map_err(not_followed)?;
        }
        Ok(())
    }

    async fn hear_offer(
        &self,
        peer: &NodeName,
        note: String,
        first: Option<Vec<u8>>,
    ) -> Done<Todo> {
        let _turn = self.turns.read().await;
        let offered = exchange::OfferNote {
            // The note says it, signed; these are not looked at.
            epoch: 0,
            size: 0,
            note,
            first,
        };
        let step = exchange::hear_offer(&self.node, peer, &offered).await;
        Ok(match step.map_err(refused)? {
            Step::Wait => Todo::Wait,
            Step::Quarantine(_) => Todo::Quarantined,
            Step::GiveBack { from, .. } => Todo::GiveBack(from),
            Step::Fetch { from, until } => {
                let epoch = self.have(peer).await?.unwrap_or_default().epoch;
                Todo::Fetch(epoch, from, until)
            }
        })
    }

    async fn take_entries(&self, peer: &NodeName, page: Page) -> Done<Todo> {
        let _turn = self.turns.read().await;
        let page = exchange::EntriesPage {
            epoch: page.epoch,
            from: page.from,
            entries: page.entries,
            note: page.note,
        };
        let taken = exchange::take_entries(&self.node, peer, page).await;
        Ok(match taken.map_err(refused)?.step {
            Step::Quarantine(_) => Todo::Quarantined,
            _ => Todo::Wait,
        })
    }

    async fn wanted(&self, peer: &NodeName, max: usize) -> Done<Vec<StatementId>> {
        let _turn = self.turns.read().await;
        let wanted = exchange::wanted(&self.node, peer, max).await;
        wanted.map_err(refused)
    }

    async fn apply(
        &self,
        peer: &NodeName,
        asked: Vec<StatementId>,
        carried: Vec<Carried>,
    ) -> Done<usize> {
        let _turn = self.turns.read().await;
        let carried = carried.into_iter().map(|c| exchange::Carried {
            id: c.id,
            envelope: c.envelope,
            body: c.body,
        });
        let applied = exchange::apply(&self.node, peer, &asked, carried.collect()).await;
        let applied = applied.map_err(refused)?;
        Ok(applied.applied + applied.held + applied.refused + applied.here)
    }

    async fn receipt_for(&self, peer: &NodeName) -> Done<Option<(Vec<u8>, exchange::ReceiptNote)>> {
        let receipt = exchange::receipt_for(&self.node, peer).await;
        Ok(receipt.map_err(refused)?.map(|r| (r.bytes.clone(), r)))
    }

    async fn receipt_told(&self, peer: &NodeName, told: exchange::ReceiptNote) -> Done<()> {
        let _turn = self.turns.read().await;
        let told = exchange::receipt_told(&self.node, peer, told).await;
        told.map_err(refused)
    }

    async fn give_back(&self, peer: &NodeName, from: u64) -> Done<GivenBack> {
        let given = exchange::to_give_back(&self.node, peer, from).await;
        let given = given.map_err(refused)?;
        let returned = |r: exchange::Returned| Returned {
            carried: Carried {
                id: r.id,
                envelope: r.envelope,
                body: r.body,
            },
            wrap: r.wrap,
        };
        Ok(cut(GivenBack {
            epoch: given.epoch,
            from: given.from,
            entries: given.entries,
            statements: given.statements.into_iter().map(returned).collect(),
            note: given.note,
        }))
    }

    async fn ask_witness(&self, peer: &NodeName) -> Done<Option<AddCheckpoint>> {
        if !self.is_time("witness", Some(peer), WITNESSED_EVERY) {
            return Ok(None);
        }
        let asked = exchange::journal_checkpoint_for_witness(&self.node, peer).await;
        let asked = asked.map_err(refused)?;
        Ok(asked.map(|(old, proof, note)| AddCheckpoint { old, proof, note }))
    }

    async fn hear_witness(&self, peer: &NodeName, cosigned: String) -> Done<()> {
        let _turn = self.turns.read().await;
        match exchange::hear_witness(&self.node, peer, &cosigned).await {
            // A cosignature that does not count is the witness's mistake.
            Ok(()) | Err(Fault::Conflict(_)) => Ok(()),
            Err(fault) => Err(refused(fault)),
        }
    }

    async fn heard_from(&self, peer: &NodeName) {
        let _turn = self.turns.read().await;
        if self.is_time("heard", Some(peer), HEARD_EVERY) {
            let heard = exchange::heard_from(&self.node, peer).await;
            if let Err(fault) = heard {
                tracing::debug!(%fault, "it was not written down who was heard");
            }
        }
    }

    async fn may_pull(&self) -> bool {
        if self.is_time("network", None, READ_ANEW_EVERY) {
            let read = exchange::refresh_network(&self.node).await;
            if let Err(fault) = read {
                tracing::debug!(%fault, "the network was not read anew");
            }
        }
        let before = *self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let held = exchange::hold_pulling(&self.node, self.owner, before).await;
        // A store that is away says nothing about the lease; who pulls then comes to nothing by itself.
        let held = held.unwrap_or(before);
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = held;
        held.is_some()
    }
}
