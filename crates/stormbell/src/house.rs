//! Putting the house together: key, store, node, carrier, workers, door. And taking it down again.

use crate::{
    config::Config,
    demo::PlayedMail,
    outside::{SystemChance, WallClock},
};
use anyhow::Context;
use std::{path::Path, sync::Arc, time::Duration};
use stormbell_model::outside::{Chance, bytes};
use stormbell_reach::{MailCarrier, MailSettings, NoCarrier};
use stormbell_seal::{FieldKeys, NodeKey};
use stormbell_service::{
    Carrier, Memory, Node, NodeConfig, NodeParts, make_round, must_stop, next_alarm_step,
};
use stormbell_store::{Place, Store, StoreConfig};
use stormbell_web::{Door, phrases::Spoken};
use tokio::sync::watch;

/// A house that is ready to open its door.
pub struct House {
    /// The node.
    pub node: Node,
    /// Its door.
    pub door: Door,
    carrier: Arc<dyn Carrier>,
}

/// Puts the house together.
pub async fn build(config: &Config, public_url: String, demo: bool) -> anyhow::Result<House> {
    std::fs::create_dir_all(&config.data).with_context(|| {
        format!(
            "could not make the data directory {}",
            config.data.display()
        )
    })?;
    close_to_others(&config.data)?;
    let chance: Arc<dyn Chance> = Arc::new(SystemChance::new());
    let key = node_key(&config.node_key_file, &*chance)?;
    let keys = Arc::new(
        FieldKeys::new(std::slice::from_ref(&key)).context("could not prepare the node's key")?,
    );
    let place = match &config.database {
        Some(url) => Place::Postgres { url: url.clone() },
        None => Place::Sqlite {
            file: config.data.join("stormbell.db"),
        },
    };
    let readers = config.connections;
    let store = Store::open(StoreConfig {
        place,
        keys: keys.clone(),
        chance: chance.clone(),
        readers,
    })
    .await
    .context("could not open the store")?;
    let clock = Arc::new(WallClock);
    let parts = NodeParts {
        config: node_config(config, public_url, demo),
        store,
        key,
        keys,
        clock,
        chance,
    };
    let node = Node::open(parts).await.context("could not open the node")?;
    let door = Door::new(node.clone(), config.behind_proxy)?;
    door.flood.press_at_least(config.least_strain);
    let carrier = if demo {
        Arc::new(PlayedMail)
    } else {
        carrier(config, &door)?
    };
    Ok(House {
        node,
        door,
        carrier,
    })
}

fn node_config(config: &Config, public_url: String, demo: bool) -> NodeConfig {
    NodeConfig {
        name: config.name.clone(),
        state: config.state.clone(),
        public_url,
        default_lang: config.language,
        mail: demo || config.mail.is_some(),
        emergency: config.emergency.clone(),
        demo,
    }
}

fn carrier(config: &Config, door: &Door) -> anyhow::Result<Arc<dyn Carrier>> {
    let Some((smtp, from)) = config.mail.clone() else {
        return Ok(Arc::new(NoCarrier));
    };
    let phrases = Arc::new(Spoken(door.pages.clone()));
    Ok(Arc::new(MailCarrier::new(
        &MailSettings { smtp, from },
        phrases,
    )?))
}

/// Reads the node's key, or makes one at the very first start. Without it nothing in the store can be read: it
/// belongs into the backup, and not beside it.
fn node_key(path: &Path, chance: &dyn Chance) -> anyhow::Result<NodeKey> {
    if !path.exists() {
        let key = NodeKey::generate(chance).to_text();
        write_once(path, key.as_bytes(), &bytes::<8>(chance))
            .with_context(|| format!("could not write the node's key to {}", path.display()))?;
    }
    // Read back also when it was made just now: another process may have been first, and then its key counts.
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("could not read the node's key from {}", path.display()))?;
    NodeKey::from_text(text.trim())
        .with_context(|| format!("could not understand the key in {}", path.display()))
}

/// Writes a file that only its owner reads, whole or not at all: it gets its name when it is on disk, and a name that
/// is taken already stays with the file that has it. A death in between leaves a file with a drawn name, nothing else.
fn write_once(path: &Path, content: &[u8], draw: &[u8; 8]) -> std::io::Result<()> {
    use std::{io::Write as _, os::unix::fs::OpenOptionsExt as _};
    let tail: String = stormbell_model::text::hex(draw);
    let beside = path.with_extension(format!("{tail}.new"));
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&beside)?;
    file.write_all(content)?;
    file.write_all(b"\n")?;
    file.sync_all()?;
    let named = match std::fs::hard_link(&beside, path) {
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    std::fs::remove_file(&beside)?;
    named?;
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn close_to_others(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut rights = std::fs::metadata(folder)?.permissions();
    rights.set_mode(0o700);
    std::fs::set_permissions(folder, rights).context("could not close the data directory to others")
}

/// How long a worker waits at the most before it looks at the whole again.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long a worker waits after a round that found something: what comes meanwhile is done together, and those who file
/// do not share the disk with round after round.
const BETWEEN_ROUNDS: Duration = Duration::from_millis(20);
/// How long a worker waits after a round that failed.
const AFTER_FAILURE: Duration = Duration::from_secs(2);

impl House {
    /// Makes rounds until `stop` says so: when something stirs, when an alarm's step is due, and once a second.
    pub async fn work(&self, mut stop: watch::Receiver<bool>) {
        let owner = bytes::<16>(self.node.chance());
        let mut memory = Memory::default();
        while !*stop.borrow() {
            let pause = match make_round(&self.node, &*self.carrier, owner, &mut memory).await {
                Ok(round) if round.did_something() => BETWEEN_ROUNDS,
                Ok(_) => self.until_next_step().await,
                Err(fault) => {
                    tracing::warn!(%fault, "a round failed");
                    if must_stop(&self.node).await {
                        tracing::error!(
                            "the store cannot say what it kept: stopping, to read it from disk"
                        );
                        return;
                    }
                    AFTER_FAILURE
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.node.stirred(), if pause > BETWEEN_ROUNDS => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn until_next_step(&self) -> Duration {
        let next = next_alarm_step(&self.node).await.ok().flatten();
        let wait = next.map_or(i64::MAX, |at| at.since(self.node.now()).0.max(0));
        Duration::from_micros(wait.unsigned_abs()).min(LOOK_EVERY)
    }
}

#[cfg(test)]
mod tests;
