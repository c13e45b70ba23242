//! The exchange with neighbours as the house starts and stops it.

use crate::config::ExchangeConfig;
use anyhow::Context as _;
use stormbell_link::{
    node_station::Turns,
    start::{Settings, exchange},
};
use stormbell_service::Node;
use tokio::{net::TcpListener, runtime::Handle, sync::watch, task::JoinHandle};

/// Takes the address and exchanges, until `stopped` says so.
pub async fn begin(
    config: ExchangeConfig,
    (node, turns): (Node, Turns),
    runtime: &Handle,
    stopped: watch::Receiver<bool>,
) -> anyhow::Result<JoinHandle<()>> {
    let listener = match config.listen {
        None => None,
        Some(at) => Some(TcpListener::bind(at).await.with_context(|| {
            format!("could not listen for neighbours at {at}; is another node there?")
        })?),
    };
    if let Some(listener) = &listener {
        let at = listener.local_addr()?;
        crate::say(format_args!("neighbours: {at}"));
    }
    let settings = Settings {
        listener,
        carries: config.carries,
        turns,
    };
    Ok(runtime.spawn(exchange(node, settings, stopped)))
}
