//! The nodes of the bench, and the charter that they all have signed.

use crate::{
    config::Config,
    founding::{self, Founder, name},
    house,
    outside::{SystemChance, WallClock},
    watchtower::Gauges,
};
use anyhow::Context as _;
use std::{collections::BTreeSet, path::Path, sync::Arc, time::Duration};
use stormbell_link::start::{Settings, exchange};
use stormbell_model::{
    exchange::{NodeName, StatementId},
    outside::Chance,
};
use stormbell_seal::{FieldKeys, NodeKey};
use stormbell_service::{Ctx, Node, NodeParts, exchange::what_came};
use stormbell_store::{Place, Store, StoreConfig};
use tokio::{
    net::TcpListener,
    sync::watch,
    task::{JoinHandle, JoinSet},
    time::Instant,
};

/// Nodes in one charter.
pub struct Town {
    /// The nodes.
    pub citizens: Vec<Citizen>,
}

/// One node.
pub struct Citizen {
    /// Its name.
    pub name: NodeName,
    /// All others.
    pub others: BTreeSet<NodeName>,
    node: Node,
    listener: Option<std::net::TcpListener>,
    room: Option<(watch::Sender<bool>, JoinHandle<()>)>,
}

impl Town {
    /// Makes nodes below a folder and lets them sign their charter.
    pub async fn found(folder: &Path, count: usize) -> anyhow::Result<Town> {
        let chance: Arc<dyn Chance> = Arc::new(SystemChance::new());
        let names: Vec<NodeName> = (0..count)
            .map(|n| name(&format!("n{n:02}")))
            .collect::<anyhow::Result<_>>()?;
        let mut citizens = Vec::new();
        for name in &names {
            let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
            listener.set_nonblocking(true)?;
            citizens.push(Citizen {
                name: name.clone(),
                others: names.iter().filter(|o| *o != name).cloned().collect(),
                node: open(&folder.join(name.as_str()), &chance).await?,
                listener: Some(listener),
                room: None,
            });
        }
        let mut founders = Vec::new();
        for (n, c) in citizens.iter().enumerate() {
            let listener = c.listener.as_ref().context("a socket")?;
            founders.push(Founder {
                name: c.name.clone(),
                title: format!("Node {n}"),
                is_centre: n == 0,
                endpoint: listener.local_addr()?.to_string(),
                node: &c.node,
            });
        }
        founding::found("bench", &founders).await?;
        Ok(Town { citizens })
    }

    /// Everybody begins to exchange.
    pub fn open_all(&mut self) {
        for c in &mut self.citizens {
            c.open_room();
        }
    }

    /// Waits until a statement is stored at everybody but its origin; gives the moments.
    pub async fn until_everywhere(
        &self,
        from: usize,
        said: StatementId,
        patience: Duration,
    ) -> anyhow::Result<Vec<Instant>> {
        let mut waiting = JoinSet::new();
        let others = self.citizens.iter().enumerate().filter(|(n, _)| *n != from);
        for (_, citizen) in others {
            let (node, ctx) = (citizen.node.clone(), citizen.lead());
            waiting.spawn(async move {
                let mut changes = node.changes();
                while !has(&ctx, said).await? {
                    // A lost signal costs a moment.
                    let moved = tokio::time::timeout(Duration::from_millis(100), changes.recv());
                    let _ = moved.await;
                }
                Ok::<_, anyhow::Error>(Instant::now())
            });
        }
        let all = tokio::time::timeout(patience, waiting.join_all()).await;
        all.context("a statement did not arrive")?
            .into_iter()
            .collect()
    }

    /// Ends.
    pub async fn close(mut self) {
        for c in &mut self.citizens {
            c.close_room().await;
            c.node.close().await;
        }
    }
}

async fn has(ctx: &Ctx, said: StatementId) -> anyhow::Result<bool> {
    let page = what_came(ctx, None).await?;
    Ok(page.rows.iter().any(|line| line.id == said))
}

impl Citizen {
    /// Somebody of its desk.
    pub fn lead(&self) -> Ctx {
        founding::lead(&self.node)
    }

    /// Whether a statement is among the newest that came.
    pub async fn has(&self, said: StatementId) -> anyhow::Result<bool> {
        has(&self.lead(), said).await
    }

    /// Begins to exchange.
    pub fn open_room(&mut self) {
        let listener = self.listener.as_ref().and_then(|l| l.try_clone().ok());
        let listener = listener.and_then(|l| TcpListener::from_std(l).ok());
        let (stop, stopped) = watch::channel(false);
        let settings = Settings {
            listener,
            carries: false,
            turns: Arc::default(),
        };
        let task = tokio::spawn(exchange(self.node.clone(), settings, stopped));
        self.room = Some((stop, task));
    }

    /// Ends exchanging.
    pub async fn close_room(&mut self) {
        if let Some((stop, task)) = self.room.take() {
            let _ = stop.send(true);
            // A task that panicked has been told of already.
            let _ = task.await;
        }
    }
}

async fn open(folder: &Path, chance: &Arc<dyn Chance>) -> anyhow::Result<Node> {
    std::fs::create_dir_all(folder)?;
    let key = NodeKey::generate(&**chance);
    let keys = Arc::new(FieldKeys::new(std::slice::from_ref(&key))?);
    let store = Store::open(StoreConfig {
        place: Place::Sqlite {
            file: folder.join("stormbell.db"),
        },
        keys: keys.clone(),
        chance: chance.clone(),
        readers: 2,
    });
    let flags = crate::config::Flags {
        data: Some(folder.to_owned()),
        ..crate::config::Flags::default()
    };
    let config: Config = crate::config::read(&flags, &|_| None)?;
    let parts = NodeParts {
        config: house::node_config(&config, String::new(), false),
        store: store.await?,
        key,
        keys,
        clock: Arc::new(WallClock::new()),
        chance: chance.clone(),
    };
    Ok(Node::open(parts).await?)
}

/// Bytes of all questions that nodes of this process have asked, both ways.
pub fn bytes_sent_and_read(gauges: &Gauges) -> u64 {
    let text = gauges.render();
    let lines = text
        .lines()
        .filter(|l| l.starts_with("stormbell_exchange_bytes_total"));
    let values = lines.filter_map(|l| l.rsplit(' ').next()?.parse::<f64>().ok());
    values.sum::<f64>() as u64
}

/// Memory of this process.
pub fn resident_mib() -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    let kib = line.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok());
    Ok((kib.unwrap_or(0.0) / 1024.0).round())
}
