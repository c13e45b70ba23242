//! Pulling: one task for each peer follows that peer's outbox. A signal (the long poll, a hint) makes it quick; its own cursor makes
//! it complete, so that whatever was missed is found on the next visit, after a minute or after a month.

mod patience;
mod reach;
mod visit;

pub use patience::Patience;
pub use reach::Switchboard;

use crate::{
    server::Hints,
    station::{Neighbour, Station},
    tls::OwnKey,
};
use reach::Reach;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};
use stormbell_model::exchange::NodeName;
use tokio::{sync::watch, task::AbortHandle, task::JoinSet};
use visit::Visit;

/// How often the charter is looked at for peers that came or went, and the right to pull is asked for again.
const LOOKS_EVERY: Duration = Duration::from_secs(2);

/// The shortest pause between two visits, whatever hints come.
const BREATH: Duration = Duration::from_millis(250);

/// Pulls from every neighbour until `stopped` says so.
pub async fn pull<S: Station>(
    station: S,
    own: Arc<OwnKey>,
    hints: Hints,
    mut stopped: watch::Receiver<bool>,
) {
    let board = Switchboard::default();
    let mut tasks = JoinSet::new();
    let mut of: HashMap<NodeName, AbortHandle> = HashMap::new();
    loop {
        let peers = match station.may_pull().await {
            true => station.neighbours(),
            // Another process of this node does it.
            false => Vec::new(),
        };
        let names: HashSet<&NodeName> = peers.iter().map(|p| &p.name).collect();
        of.retain(|name, task| {
            let stays = names.contains(name) && !task.is_finished();
            if !stays {
                task.abort();
            }
            stays
        });
        for Neighbour { name, .. } in &peers {
            if !of.contains_key(name) {
                let puller = Puller {
                    station: station.clone(),
                    own: own.clone(),
                    peer: name.clone(),
                    hints: hints.clone(),
                    board: board.clone(),
                };
                of.insert(name.clone(), tasks.spawn(puller.run()));
            }
        }
        while tasks.try_join_next().is_some() {}
        tokio::select! {
            () = tokio::time::sleep(LOOKS_EVERY) => {}
            _ = stopped.wait_for(|s| *s) => break,
        }
    }
    tasks.shutdown().await;
}

/// Follows one peer.
struct Puller<S> {
    station: S,
    own: Arc<OwnKey>,
    peer: NodeName,
    hints: Hints,
    board: Switchboard,
}

impl<S: Station> Puller<S> {
    /// Visits again and again, with more patience the longer it fails. A crash at any point leaves what was stored; the next visit
    /// goes on from there.
    async fn run(self) {
        let mut patience = Patience::default();
        let mut reach = Reach::new(self.own.clone(), self.board.clone());
        loop {
            let neighbour = self.station.neighbours();
            let neighbour = neighbour.into_iter().find(|n| n.name == self.peer);
            let Some(neighbour) = neighbour else { return };
            let ended = self.visit(&mut reach, &neighbour, &mut patience).await;
            let why = ended.to_string();
            if patience.fails() {
                tracing::warn!(peer = %self.peer, why, "a neighbour is not reached");
            } else {
                tracing::debug!(peer = %self.peer, why, "a visit ended");
            }
            let pause = patience.pause(&|out| self.station.chance(out));
            let bell = self.hints.bell(&self.peer);
            // A peer that gives hint after hint makes this node try no oftener than so.
            tokio::time::sleep(BREATH).await;
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = bell.notified() => {}
            }
        }
    }

    async fn visit(
        &self,
        reach: &mut Reach,
        neighbour: &Neighbour,
        patience: &mut Patience,
    ) -> visit::Ended {
        let peers = || self.station.neighbours();
        let (line, is_direct) = match reach.line(neighbour, peers).await {
            Ok(line) => line,
            Err(error) => return error.into(),
        };
        if is_direct {
            self.board.plug(&self.peer, line.clone());
        }
        let visit = Visit {
            station: &self.station,
            peer: &self.peer,
            line,
            is_direct,
        };
        let ended = visit.go(patience).await;
        self.board.unplug(&self.peer);
        ended
    }
}
