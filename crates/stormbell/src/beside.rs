//! A node's store and key as commands beside the running node use them: nothing is made, nothing is migrated.

use crate::config::Config;
use crate::house::{KEY_CHECK, key_check};
use crate::outside::SystemChance;
use anyhow::{Context, bail};
use std::sync::Arc;
use stormbell_model::outside::Chance;
use stormbell_seal::{Checkpoint, FieldKeys, Hash, NodeKey, Signer};
use stormbell_store::{Error, Place, Store, StoreConfig, facts};

/// The store, its key, and what signs for the node.
pub struct Beside {
    /// The store.
    pub store: Store,
    /// The key.
    pub key: NodeKey,
    /// Signs the journal's roots.
    pub signer: Arc<Signer>,
}

impl Beside {
    /// Opens what is there.
    pub async fn open(config: &Config) -> anyhow::Result<Beside> {
        if let Place::Sqlite { file } = config.place()
            && !file.exists()
        {
            bail!("there is no node in {}", config.data.display());
        }
        let key = config.seat.read()?;
        let store = Store::open_as_is(store_config(config, config.place(), &key)?)
            .await
            .context("could not open the store")?;
        let (check, name) = store
            .read("read the node's facts", |tx| {
                Ok((facts::get(tx, KEY_CHECK)?, facts::get(tx, "journal_name")?))
            })
            .await
            .context("could not read the store; has a node served it yet?")?;
        if check.is_some_and(|check| check != key_check(&key)) {
            bail!(
                "the node's key in {} does not belong to this store",
                config.seat
            );
        }
        let name = name.context("this store belongs to no node yet; start one first")?;
        let signer = Arc::new(signer(&String::from_utf8(name)?, &key)?);
        Ok(Beside { store, key, signer })
    }
}

/// How a store is opened by a command.
pub fn store_config(config: &Config, place: Place, key: &NodeKey) -> anyhow::Result<StoreConfig> {
    let chance: Arc<dyn Chance> = Arc::new(SystemChance::new());
    Ok(StoreConfig {
        place,
        keys: Arc::new(FieldKeys::new(std::slice::from_ref(key))?),
        chance,
        readers: config.connections.min(2),
    })
}

/// What signs for the node with this journal.
pub fn signer(journal: &str, key: &NodeKey) -> anyhow::Result<Signer> {
    Ok(Signer::new(journal, &key.derive("journal signature v1"))?)
}

/// Signs the journal's root at one size.
pub fn sign(signer: &Signer, size: u64, root: Hash) -> Result<String, Error> {
    let origin = signer.name().to_owned();
    let checkpoint = Checkpoint { origin, size, root };
    checkpoint.sign(signer).map_err(Error::stop)
}

/// What went wrong in a copy, in words: a failure of a file comes as itself.
pub fn in_words(error: Error) -> anyhow::Error {
    match error.into_stop::<std::io::Error>() {
        Ok(io) => io.into(),
        Err(error) => match error.into_stop::<anyhow::Error>() {
            Ok(own) => own,
            Err(error) => error.into(),
        },
    }
}
