//! `stormbell serve`: opens the door, prints where it is, works, and closes without losing what waits.

use crate::{
    config::Config,
    house,
    outside::WallClock,
    tls::{Keeper, plain},
    watchtower,
};
use anyhow::Context;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use stormbell_service::first_invitation;
use stormbell_web::street::{Gate, Street};
use tokio::{net::TcpListener, sync::watch};

/// How long requests that are under way may take after the stop.
const STOP_PATIENCE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or SIGINT.
pub async fn run(config: Config) -> anyhow::Result<()> {
    let gauges = watchtower::install()?;
    let opened = open(&config, false).await?;
    announce(&opened).await?;
    opened.until_stopped(gauges).await
}

/// A house with its door on the street.
pub struct Opened {
    /// The house.
    pub house: Arc<house::House>,
    /// Where the public reaches it.
    pub public_url: String,
    listener: TcpListener,
    street: Street,
    keeper: Option<(Keeper, Option<TcpListener>)>,
}

/// Binds the addresses and puts the house together.
pub async fn open(config: &Config, demo: bool) -> anyhow::Result<Opened> {
    let listener = listen(config.listen).await?;
    let port = listener.local_addr()?.port();
    let public_url = config
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://localhost:{port}"));
    let keeper = match &config.tls {
        None => None,
        Some(tls) => {
            let plain = match tls.plain {
                Some(at) => Some(listen(at).await?),
                None => None,
            };
            Some((Keeper::open(tls, Arc::new(WallClock::new()))?, plain))
        }
    };
    let house = Arc::new(house::build(config, public_url.clone(), demo).await?);
    Ok(Opened {
        house,
        public_url,
        listener,
        street: Street::new(config.bounds.clone()),
        keeper,
    })
}

async fn listen(at: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(at)
        .await
        .with_context(|| format!("could not listen on {at}; is another node there?"))
}

/// Prints the public address and, while nobody works here, a one-time invitation.
pub async fn announce(opened: &Opened) -> anyhow::Result<()> {
    crate::say(format_args!("public page: {}/", opened.public_url));
    crate::say(format_args!("desk: {}/desk", opened.public_url));
    if let Some(invited) = first_invitation(&opened.house.node).await? {
        crate::say(format_args!("officer invitation: {}", invited.url));
    }
    Ok(())
}

impl Opened {
    /// Serves and works until a signal, then lets what is under way finish.
    pub async fn until_stopped(self, gauges: watchtower::Gauges) -> anyhow::Result<()> {
        let (stop, stopped) = watch::channel(false);
        let mut worker = tokio::spawn({
            let (house, stopped) = (self.house.clone(), stopped.clone());
            async move { house.work(stopped).await }
        });
        tokio::spawn({
            let (house, stopped) = (self.house.clone(), stopped.clone());
            async move { house.watch(stopped).await }
        });
        let tls = self.keeper.as_ref().map(|(keeper, _)| keeper.tls.clone());
        let served = tokio::spawn(
            Doors::of(
                self.street,
                self.listener,
                self.keeper,
                stormbell_web::router(self.house.door.clone()).merge(watchtower::routes(
                    self.house.node.clone(),
                    gauges,
                    tls,
                )),
                &self.public_url,
            )
            .until(stopped),
        );
        // The workers end by themselves only when the store must be read anew.
        let broken = tokio::select! {
            result = signal() => { result?; false }
            _ = &mut worker => true,
        };
        tracing::info!("stopping");
        let _ = stop.send(true);
        self.house.node.hang_up();
        // A slow sender must not hold the stop for ever: patience is bounded.
        if tokio::time::timeout(STOP_PATIENCE, served).await.is_err() {
            tracing::warn!("some connections were cut at the stop");
        }
        if !broken {
            let _ = worker.await;
        }
        self.house.node.close().await;
        if broken {
            anyhow::bail!("the store cannot say what it kept; start again")
        } else {
            Ok(())
        }
    }
}

/// Everything that listens.
struct Doors {
    street: Street,
    main: Gate,
    plain: Option<Gate>,
    keeper: Option<Keeper>,
}

impl Doors {
    fn of(
        street: Street,
        listener: TcpListener,
        keeper: Option<(Keeper, Option<TcpListener>)>,
        routes: axum::Router,
        public_url: &str,
    ) -> Doors {
        let (keeper, plain) = keeper.unzip();
        let plain = plain
            .flatten()
            .zip(keeper.as_ref())
            .map(|(listener, k)| Gate {
                listener,
                tls: None,
                routes: plain::routes(k.challenges.clone(), public_url),
            });
        let main = Gate {
            listener,
            tls: keeper.as_ref().map(|k| k.tls.clone()),
            routes,
        };
        Doors {
            street,
            main,
            plain,
            keeper,
        }
    }

    /// Serves until the stop, and lets what is under way finish.
    async fn until(self, stopped: watch::Receiver<bool>) {
        let Doors {
            street,
            main,
            plain,
            keeper,
        } = self;
        let keeping = keeper.map(|k| tokio::spawn(k.keep(stopped.clone())));
        let beside = plain.map(|gate| {
            let (street, stopped) = (street.clone(), stopped.clone());
            tokio::spawn(async move { street.serve(gate, stopped).await })
        });
        let watching = tokio::spawn({
            let (street, stopped) = (street.clone(), stopped.clone());
            async move { street.watch(stopped).await }
        });
        street.serve(main, stopped).await;
        for task in [keeping, beside, Some(watching)].into_iter().flatten() {
            // A task that panicked has been told of already.
            let _ = task.await;
        }
        street.empty().await;
    }
}

/// Waits for SIGTERM or SIGINT.
pub async fn signal() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = term.recv() => {}
        result = tokio::signal::ctrl_c() => result?,
    }
    Ok(())
}
