//! `stormbell receive`: waits in an empty place for a node from another host, and serves it once it is ours. What the
//! door needs to be found again after a restart is in `arrival.json` in the data directory.

use super::channel::door_certificate;
use super::ticket::Ticket;
use super::{Arrival, Standing, standing};
use crate::{config::Config, files, outside::SystemChance, serve};
use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, path::PathBuf};
use stormbell_store::{Place, Store};
use stormbell_web::street::{
    Bounds, Gate, Street,
    tls::{Certificate, Tls},
};
use tokio::{net::TcpListener, sync::watch};

/// Where to, and where the old host finds it.
#[derive(Debug, clap::Args)]
pub struct ReceiveArgs {
    #[command(flatten)]
    serve: crate::ServeArgs,
    /// The address of the moving door; the old host must reach it
    #[arg(long, value_name = "ADDR", default_value = "0.0.0.0:7443")]
    at: SocketAddr,
}

impl ReceiveArgs {
    /// What they say about the node.
    pub fn flags(&self) -> crate::config::Flags {
        self.serve.clone().into()
    }
}

/// The moving door as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    at: SocketAddr,
    ticket: String,
    certificate: String,
    key: String,
}

fn file(config: &Config) -> PathBuf {
    config.data.join("arrival.json")
}

/// A moving door that is open.
pub struct Door {
    /// What comes through it.
    pub arrival: Arrival,
    gate: Gate,
}

impl Door {
    fn open(listener: TcpListener, kept: &Kept, arrival: Arrival) -> anyhow::Result<Door> {
        let tls = Tls::new()?;
        tls.show(Certificate::read(
            kept.certificate.as_bytes(),
            kept.key.as_bytes(),
        )?);
        let gate = Gate {
            listener,
            tls: Some(tls),
            routes: super::moving_door::routes(&arrival),
        };
        Ok(Door { arrival, gate })
    }

    fn port(&self) -> anyhow::Result<u16> {
        Ok(self.gate.listener.local_addr()?.port())
    }

    /// Serves until `stopped` says so. Its connections are counted apart: all of them come from the old host, which
    /// bounds its own.
    pub async fn serve(self, stopped: watch::Receiver<bool>) {
        let bounds = Bounds::default();
        let street = Street::new(Bounds {
            per_network: u32::MAX,
            per_network_crowded: u32::MAX,
            ..bounds
        });
        tokio::join!(
            street.watch(stopped.clone()),
            street.serve(self.gate, stopped)
        );
        street.empty().await;
    }
}

/// The moving door of a node that came from elsewhere, for those who still come through the old host; none when the
/// operator removed its file, or there never was one. A door that does not open is no reason not to serve.
pub async fn door_of_owner(config: &Config) -> Option<Door> {
    let kept = kept(config)?;
    let ticket = Ticket::parse(&kept.ticket)?;
    let arrival = Arrival::of_owner(config.clone(), ticket);
    let opened = listen(kept.at).await;
    match opened.and_then(|listener| Door::open(listener, &kept, arrival)) {
        Ok(door) => Some(door),
        Err(error) => {
            tracing::error!("whoever comes through the old host does not get in: {error:#}");
            None
        }
    }
}

async fn listen(at: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(at)
        .await
        .with_context(|| format!("could not listen on {at} for the move"))
}

fn kept(config: &Config) -> Option<Kept> {
    let text = std::fs::read(file(config)).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Receives a node, and serves it.
pub async fn run(args: ReceiveArgs) -> anyhow::Result<()> {
    let flags = args.flags();
    let read = || crate::config::read(&flags, &crate::environment);
    let config = read()?;
    // Taken at once: when the node is ours there is no time to find out that somebody else is there.
    let place = serve::take_doorstep(&config).await?;
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("could not make {}", config.data.display()))?;
    crate::house::close_to_others(&config.data)?;
    let (door, ticket) = door(&config, args.at).await?;
    tell(&door, &ticket)?;
    let arrival = door.arrival.clone();
    let mut ended = Box::pin(serve::signal()?);
    let (stop, stopped) = watch::channel(false);
    let doorkeeper = tokio::spawn(door.serve(stopped));
    tokio::select! {
        ours = arrival.until_ours() => ours?,
        () = &mut ended => {
            let _ = stop.send(true);
            let _ = doorkeeper.await;
            bail!("stopped before a node was handed over; the old host goes on");
        }
    }
    crate::say(format_args!("the node is here now"));
    // Its settings came with it.
    let served = serve::run_received(read()?, place, arrival, ended).await;
    let _ = stop.send(true);
    let _ = doorkeeper.await;
    served
}

async fn door(config: &Config, at: SocketAddr) -> anyhow::Result<(Door, Ticket)> {
    let (listener, kept, all_is_there) = match standing(config).await? {
        Standing::Arriving => {
            let kept = kept(config).with_context(|| {
                format!(
                    "a node waits here for the last word of the old host, but {} is missing",
                    file(config).display()
                )
            })?;
            (listen(kept.at).await?, kept, true)
        }
        Standing::Gone(gone) => bail!(
            "the node of this place was handed over to {}; receive it in another place",
            gone.to
        ),
        Standing::Owner => {
            refuse_full_place(config).await?;
            let listener = listen(at).await?;
            let kept = fresh(config, listener.local_addr()?)?;
            (listener, kept, false)
        }
    };
    let ticket = Ticket::parse(&kept.ticket).context("arrival.json cannot be understood")?;
    let arrival = Arrival::new(config.clone(), ticket.clone(), all_is_there);
    Ok((Door::open(listener, &kept, arrival)?, ticket))
}

fn fresh(config: &Config, at: SocketAddr) -> anyhow::Result<Kept> {
    let (certificate, key, der) = door_certificate()?;
    let kept = Kept {
        at,
        ticket: Ticket::draw(&der, &SystemChance::new()).to_text(),
        certificate,
        key,
    };
    files::replace(&file(config), &serde_json::to_vec(&kept)?)?;
    Ok(kept)
}

/// Says at once what the old host would hear only after it has sent everything.
async fn refuse_full_place(config: &Config) -> anyhow::Result<()> {
    let taken = match config.place() {
        Place::Sqlite { file } => file.exists(),
        Place::Postgres { .. } if !config.seat.path().exists() => false,
        place => {
            let key = config.seat.read()?;
            let opened = Store::open_as_is(crate::beside::store_config(config, place, &key)?).await;
            match opened {
                Err(_) => false,
                Ok(store) => {
                    let there = store.read("look for tables", stormbell_store::copy::layout);
                    let there = there.await.is_ok_and(|tables| !tables.is_empty());
                    store.close().await;
                    there
                }
            }
        }
    };
    if taken {
        bail!(
            "there is a node already; receive in an empty place (another --data, or an empty database)"
        );
    }
    Ok(())
}

fn tell(door: &Door, ticket: &Ticket) -> anyhow::Result<()> {
    crate::say(format_args!("waiting on port {}", door.port()?));
    crate::say(format_args!("ticket: {}", ticket.to_text()));
    crate::say(format_args!(
        "On the old host: stormbell move THIS-HOST:{}, and give it the ticket. It is a secret, and works once.",
        door.port()?
    ));
    Ok(())
}
