//! The room opens and closes: the door for neighbours and the pullers, as long as the node is in a network; anew when its own key
//! is another one, because a charter names it now.

use crate::{
    node_station::{NodeStation, Turns},
    pull,
    relay::Carrier,
    server::{Door, Hints, Room},
    station::Station as _,
    tls::OwnKey,
};
use std::{sync::Arc, time::Duration};
use stormbell_service::{
    Fault, Node,
    exchange::{exchange_keys, refresh_network},
};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

/// How often it is looked whether the node joined a network, or shows another key now.
const LOOKS_EVERY: Duration = Duration::from_secs(5);

/// What the operator decides about the room.
pub struct Settings {
    /// Where neighbours are answered; none: this node only asks.
    pub listener: Option<TcpListener>,
    /// Whether this node carries for others.
    pub carries: bool,
    /// While somebody has it alone, nothing that comes from neighbours is written.
    pub turns: Turns,
}

/// Exchanges with the neighbours until `stopped` says so. A node that is in no network waits for one and opens nothing.
pub async fn exchange(node: Node, settings: Settings, mut stopped: watch::Receiver<bool>) {
    let listener = settings.listener.map(Arc::new);
    let (carrier, turns) = (settings.carries.then(Carrier::default), settings.turns);
    let (mut open, mut seen) = (None::<Opened>, None);
    while !*stopped.borrow() {
        let charter = charter(&node).await;
        if seen != Some(charter) {
            match own_key(&node).await {
                Ok(own) => {
                    if open.as_ref().map(|o| o.pin) != own.as_ref().map(OwnKey::pin) {
                        if let Some(open) = open.take() {
                            open.close().await;
                        }
                        let begin = |own| {
                            Opened::open(
                                NodeStation::new(node.clone(), turns.clone()),
                                own,
                                listener.clone(),
                                carrier.clone(),
                            )
                        };
                        open = own.map(begin);
                    }
                    seen = Some(charter);
                }
                Err(error) => tracing::warn!(%error, "the exchange's key was not read"),
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOKS_EVERY) => {}
            _ = stopped.wait_for(|s| *s) => {}
        }
    }
    if let Some(open) = open {
        open.close().await;
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
enum NoKey {
    #[error(transparent)]
    Node(#[from] Fault),
    #[error(transparent)]
    Tls(#[from] crate::tls::TlsError),
}

/// The number of the charter that holds. Where there is none, the command line may have joined the node to a network meanwhile.
async fn charter(node: &Node) -> Option<u64> {
    if node.network().is_none()
        && let Err(fault) = refresh_network(node).await
    {
        tracing::debug!(%fault, "the network was not read anew");
    }
    node.network().map(|n| n.charter.number)
}

/// The key that the charter names; none while the node is in no network.
async fn own_key(node: &Node) -> Result<Option<OwnKey>, NoKey> {
    if node.network().is_none() {
        return Ok(None);
    }
    let keys = exchange_keys(node).await?;
    Ok(Some(OwnKey::from_pkcs8(&keys.tls_pkcs8)?))
}

/// A room that is open.
struct Opened {
    pin: [u8; 32],
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

impl Opened {
    fn open(
        station: NodeStation,
        own: OwnKey,
        listener: Option<Arc<TcpListener>>,
        carrier: Option<Carrier>,
    ) -> Opened {
        let (stop, stopped) = watch::channel(false);
        let hints = Hints::default();
        let (pin, own, mut tasks) = (own.pin(), Arc::new(own), JoinSet::new());
        if let Some(listener) = listener {
            let room = Room::new(station.clone(), hints.clone(), carrier);
            match Door::new(&own, room) {
                Ok(door) => {
                    tasks.spawn(door.serve(listener, stopped.clone()));
                }
                Err(error) => tracing::error!(%error, "neighbours are not answered"),
            }
        }
        let peers = station.neighbours().len();
        tracing::info!(peers, "the exchange with neighbours is open");
        tasks.spawn(pull::pull(station, own, hints, stopped));
        Opened { pin, stop, tasks }
    }

    async fn close(mut self) {
        let _ = self.stop.send(true);
        while self.tasks.join_next().await.is_some() {}
    }
}
