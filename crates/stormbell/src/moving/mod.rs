//! A node moves to another host: `stormbell receive` on the new one, `stormbell move` on the old one.
//!
//! There is one owner at every moment, and one place on disk says who: the fact [`GONE`] in the old store. Whoever
//! holds a store with [`GONE`] only forwards; whoever holds one with [`ARRIVING`] waits and does not serve.
//!
//! | step | what a crash of either side leaves |
//! |---|---|
//! | the old node copies everything while it serves | the old one is the owner; the new place is empty |
//! | the old one holds what comes in and sends the rest | the same; the held requests were not answered |
//! | the new one checks all of it and commits it, with [`ARRIVING`] | the same; the new one refuses to serve |
//! | the old one commits [`GONE`], if its journal did not grow meanwhile | the new one is the owner; the old one forwards, and tells it so until it hears |
//! | the new one removes [`ARRIVING`] and serves | the new one is the owner, and starts as any node |

mod arrive;
mod channel;
mod control;
mod forward;
mod gate;
mod leave;
mod moving_door;
mod receive;
mod teller;
mod ticket;

pub use arrive::Arrival;
pub use control::{MoveArgs, ask as run_move, listen};
pub use forward::forward_only;
pub use gate::{Gate, pass};
pub use leave::Leaving;
pub use receive::{ReceiveArgs, door_of_owner, run as run_receive};
pub use teller::Teller;

use crate::config::Config;
use serde::{Deserialize, Serialize};
use stormbell_store::{Place, Result, Store, Tx, facts};

/// The fact in a store that is not the owner any more: to whom it went.
const GONE: &str = "moved_away";
/// The fact in a store that is not the owner yet.
const ARRIVING: &str = "arriving";

/// Where a node went.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gone {
    /// The new host's moving door, as `host:port`.
    pub to: String,
    /// The ticket that the new host gave.
    pub ticket: String,
}

/// What a place is to its node.
#[derive(Clone, Debug)]
pub enum Standing {
    /// The node is here, or will be made here.
    Owner,
    /// It was handed over; this place forwards.
    Gone(Gone),
    /// It was copied here, and the old host did not hand it over yet.
    Arriving,
}

/// Reads what this place is to its node. Nothing is made and nothing is migrated.
pub async fn standing(config: &Config) -> anyhow::Result<Standing> {
    if matches!(config.place(), Place::Sqlite { file } if !file.exists())
        || !config.seat.path().exists()
    {
        return Ok(Standing::Owner);
    }
    let key = config.seat.read()?;
    let store = crate::beside::store_config(config, config.place(), &key)?;
    // Whatever is wrong with the store, opening it to serve says so; and an empty database has no facts.
    let Ok(store) = Store::open_as_is(store).await else {
        return Ok(Standing::Owner);
    };
    let read = store.read("read where the node is", look).await;
    store.close().await;
    Ok(read.unwrap_or(Standing::Owner))
}

/// Reads the same inside an act.
pub fn look(tx: &mut Tx<'_>) -> Result<Standing> {
    if let Some(gone) = facts::get(tx, GONE)? {
        return serde_json::from_slice(&gone)
            .map(Standing::Gone)
            .map_err(|_| stormbell_store::Error::Corrupt("where the node went".into()));
    }
    Ok(match facts::get(tx, ARRIVING)? {
        Some(_) => Standing::Arriving,
        None => Standing::Owner,
    })
}

/// Whether this store is the owner. Asked inside a write, so that a node that is being handed over at this moment is
/// not served by a process that just starts.
pub fn is_owner(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(matches!(look(tx)?, Standing::Owner))
}
