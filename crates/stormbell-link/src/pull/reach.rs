//! Reaching a peer: at its own addresses first, and when those do not answer, through another member that we and it can reach: the
//! centre before the others. Carried or not, the line is shaken with the peer's own key.

use crate::{
    connect::{self, Counted},
    line::{Line, LineError},
    station::Neighbour,
    tls::{OwnKey, asking},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use stormbell_model::exchange::NodeName;
use tokio::time::Instant;

/// Carriers that are asked in one try.
/// Told: nobody. Rest: the others are asked the next time, if they come before these then.
const CARRIERS_MAX: usize = 6;
/// How long a carried line is used before the peer's own addresses are tried again.
const CARRIED_FOR: Duration = Duration::from_secs(300);

/// The direct lines of this node, for those who look for a carrier.
#[derive(Clone, Default)]
pub struct Switchboard(Arc<Mutex<HashMap<NodeName, Line>>>);

impl Switchboard {
    /// A line is there.
    pub fn plug(&self, peer: &NodeName, line: Line) {
        self.lines().insert(peer.clone(), line);
    }

    /// It is not any more.
    pub fn unplug(&self, peer: &NodeName) {
        self.lines().remove(peer);
    }

    fn line(&self, peer: &NodeName) -> Option<Line> {
        self.lines().get(peer).filter(|l| l.is_open()).cloned()
    }

    fn lines(&self) -> std::sync::MutexGuard<'_, HashMap<NodeName, Line>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How one peer is reached.
pub struct Reach {
    own: Arc<OwnKey>,
    board: Switchboard,
    /// The address that answered last.
    last: Option<String>,
}

impl Reach {
    /// Nothing is known yet.
    pub fn new(own: Arc<OwnKey>, board: Switchboard) -> Reach {
        Reach {
            own,
            board,
            last: None,
        }
    }

    /// A line to the peer, and whether it is a direct one.
    pub async fn line(
        &mut self,
        peer: &Neighbour,
        others: impl FnOnce() -> Vec<Neighbour>,
    ) -> Result<(Line, bool), LineError> {
        let failed = match self.direct(peer).await {
            Ok(line) => return Ok((line, true)),
            Err(error) => error,
        };
        let mut carriers = others();
        carriers.retain(|n| n.name != peer.name && !n.is_suspended);
        carriers.sort_by_key(|n| !n.is_centre);
        let lines = carriers.iter().filter_map(|n| self.board.line(&n.name));
        for carrier in lines.take(CARRIERS_MAX) {
            if let Ok(line) = self.carried(&carrier, peer).await {
                return Ok((line, false));
            }
        }
        Err(failed)
    }

    async fn direct(&mut self, peer: &Neighbour) -> Result<Line, LineError> {
        let (stream, at) = connect::tcp(&peer.endpoints, self.last.as_deref()).await?;
        let line = Line::open(Counted(stream), self.tls(peer)?).await?;
        self.last = Some(at);
        Ok(line)
    }

    async fn carried(&self, carrier: &Line, peer: &Neighbour) -> Result<Line, LineError> {
        let stream = carrier.through(peer.name.as_str()).await?;
        Line::open(stream, self.tls(peer)?).await
    }

    fn tls(&self, peer: &Neighbour) -> Result<Arc<rustls::ClientConfig>, LineError> {
        let tls = asking(&self.own, peer.pins.clone());
        tls.map_err(|e| LineError::Handshake(e.to_string()))
    }
}

/// Until when a line is used.
pub fn used_until(is_direct: bool) -> Option<Instant> {
    (!is_direct).then(|| Instant::now() + CARRIED_FOR)
}
