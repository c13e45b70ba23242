//! `stormbell serve`: opens the door, prints where it is, works, and closes without losing what waits.

use crate::{
    config::Config,
    house,
    moving::{self, Arrival, Standing},
    neighbours,
    notify::Supervisor,
    outside::WallClock,
    quiet,
    tls::{Keeper, plain},
    watchtower,
};
use anyhow::Context;
use axum::middleware::from_fn_with_state;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use stormbell_service::first_invitation;
use stormbell_web::street::{Gate, Street};
use tokio::{
    net::TcpListener,
    runtime::Handle,
    sync::{Notify, watch},
};

/// How long requests that are under way may take after the stop.
const STOP_PATIENCE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or SIGINT. A place whose node has gone to another host forwards.
pub async fn run(config: Config) -> anyhow::Result<()> {
    // Before anybody hears where we are: whoever stops us at once is heard too.
    let ended = signal()?;
    match moving::standing(&config).await? {
        Standing::Owner => {}
        Standing::Gone(gone) => return moving::forward_only(&config, gone, ended).await,
        Standing::Arriving => anyhow::bail!(
            "this node is on its way here and was not handed over yet: start `stormbell receive` again and let the old \
             host finish"
        ),
    }
    let gauges = watchtower::install()?;
    let opened = open(&config, false).await?;
    let door = moving::door_of_owner(&config).await;
    let arrival = door.as_ref().map(|door| door.arrival.clone());
    announce(&opened).await?;
    let (stop, stopped) = watch::channel(false);
    let beside = door.map(|door| tokio::spawn(door.serve(stopped)));
    let served = opened
        .with_arrival(arrival)
        .until_stopped(gauges, ended)
        .await;
    let _ = stop.send(true);
    if let Some(beside) = beside {
        // A task that panicked has been told of already.
        let _ = beside.await;
    }
    served
}

/// Serves a node that came from another host just now.
pub async fn run_received(
    config: Config,
    doorstep: Doorstep,
    arrival: Arrival,
    ended: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let gauges = watchtower::install()?;
    let opened = open_at(doorstep, &config, false).await?;
    announce(&opened).await?;
    opened
        .with_arrival(Some(arrival))
        .until_stopped(gauges, ended)
        .await
}

/// Serves these routes at the door of a node that has gone, until it ends or `stop` is told.
pub async fn forward(
    doorstep: Doorstep,
    routes: axum::Router,
    (stop, mut stopped): (watch::Sender<bool>, watch::Receiver<bool>),
    ended: impl Future<Output = ()>,
) {
    let url = doorstep.public_url.clone();
    let doors = Doors::of(doorstep, routes, &url);
    let served = tokio::spawn(doors.until(stopped.clone()));
    let supervisor = supervisor();
    supervisor.ready();
    tokio::select! {
        () = ended => {}
        () = supervisor.keep_watch(|| true) => {}
        _ = stopped.wait_for(|stopped| *stopped) => {}
    }
    supervisor.stopping();
    let _ = stop.send(true);
    let _ = tokio::time::timeout(STOP_PATIENCE, served).await;
}

/// The addresses that a node listens on, taken.
pub struct Doorstep {
    /// Where the public reaches it.
    pub public_url: String,
    listener: TcpListener,
    street: Street,
    keeper: Option<(Keeper, Option<TcpListener>)>,
    /// Where the rounds are made.
    quiet: Handle,
}

/// Takes the addresses.
pub async fn take_doorstep(config: &Config) -> anyhow::Result<Doorstep> {
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
    let (quiet, bounds) = (quiet::runtime()?, config.bounds.clone());
    let street = if config.behind_proxy {
        Street::new(bounds)
    } else {
        Street::with_side_door(bounds, quiet.clone())
    };
    Ok(Doorstep {
        public_url,
        listener,
        street,
        keeper,
        quiet,
    })
}

/// A house with its door on the street.
pub struct Opened {
    /// The house.
    pub house: Arc<house::House>,
    doorstep: Doorstep,
    config: Config,
    /// The door through which the node came from another host.
    arrival: Option<Arrival>,
}

/// Binds the addresses and puts the house together.
pub async fn open(config: &Config, demo: bool) -> anyhow::Result<Opened> {
    open_at(take_doorstep(config).await?, config, demo).await
}

async fn open_at(mut doorstep: Doorstep, config: &Config, demo: bool) -> anyhow::Result<Opened> {
    if let Some(url) = &config.public_url {
        // The settings of a node that was received came after its doorstep was taken.
        doorstep.public_url.clone_from(url);
    }
    let house = Arc::new(house::build(config, doorstep.public_url.clone(), demo).await?);
    Ok(Opened {
        house,
        doorstep,
        config: config.clone(),
        arrival: None,
    })
}

async fn listen(at: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(at)
        .await
        .with_context(|| format!("could not listen on {at}; is another node there?"))
}

/// Prints the public address and, while nobody works here, a one-time invitation.
pub async fn announce(opened: &Opened) -> anyhow::Result<()> {
    let url = &opened.doorstep.public_url;
    crate::say(format_args!("public page: {url}/"));
    crate::say(format_args!("desk: {url}/desk"));
    if let Some(invited) = first_invitation(&opened.house.node).await? {
        crate::say(format_args!("officer invitation: {}", invited.url));
    }
    Ok(())
}

impl Opened {
    fn with_arrival(mut self, arrival: Option<Arrival>) -> Opened {
        self.arrival = arrival;
        self
    }

    /// Serves and works until `ended`, then lets what is under way finish.
    pub async fn until_stopped(
        self,
        gauges: watchtower::Gauges,
        ended: impl Future<Output = ()>,
    ) -> anyhow::Result<()> {
        let (stop, stopped) = watch::channel(false);
        let quiet = self.doorstep.quiet.clone();
        let mut worker = quiet.spawn({
            let (house, stopped) = (self.house.clone(), stopped.clone());
            async move { house.work(stopped).await }
        });
        let keeper = self.doorstep.keeper.as_ref();
        let tls = keeper.map(|(keeper, _)| keeper.tls.clone());
        quiet.spawn({
            let (house, stopped) = (self.house.clone(), stopped.clone());
            async move { house.watch(tls, stopped).await }
        });
        quiet.spawn({
            let (house, stopped) = (self.house.clone(), stopped.clone());
            async move { house.teach(stopped).await }
        });
        quiet.spawn({
            let (house, stopped) = (self.house.clone(), stopped.clone());
            async move { house.count(stopped).await }
        });
        let fetcher = crate::ways::calendars(&self.config)?;
        let node = self.house.node.clone();
        quiet.spawn(crate::calendars::read(node, fetcher, stopped.clone()));
        if let Some(at) = self.config.mail.as_ref().and_then(|mail| mail.lmtp) {
            let listener = tokio::net::TcpListener::bind(at).await;
            let listener =
                listener.with_context(|| format!("could not listen for mail at {at}"))?;
            let (house, stopped) = (self.house.clone(), stopped.clone());
            quiet.spawn(async move { house.hear_mail(listener, stopped).await });
        }
        for channel in self.house.channels() {
            let (house, stopped) = (self.house.clone(), stopped.clone());
            quiet.spawn(async move { house.carry(channel, stopped).await });
        }
        if let Some(folders) = crate::ways::gammu(&self.config) {
            let (house, stopped) = (self.house.clone(), stopped.clone());
            quiet.spawn(async move {
                crate::listening::to_gammu(&house.node, folders, stopped).await;
            });
        }
        quiet.spawn({
            let (house, stopped) = (self.house.clone(), stopped.clone());
            async move { house.group(stopped).await }
        });
        let (node, exchange) = (self.house.with_turns(), self.config.exchange);
        let here = Handle::current();
        let exchange = neighbours::begin(exchange, node, &here, stopped.clone()).await?;
        let (gate, must_end) = (moving::Gate::open(), Arc::new(Notify::new()));
        let routes = self.routes(gauges, &gate);
        if let Some(arrival) = &self.arrival {
            arrival.serves(routes.clone());
        }
        let orders = tokio::spawn(moving::listen(
            self.config.clone(),
            self.house
                .leaving(self.config.portable.clone(), gate.clone(), must_end.clone()),
        ));
        let url = self.doorstep.public_url.clone();
        let served = tokio::spawn(Doors::of(self.doorstep, routes, &url).until(stopped));
        let supervisor = supervisor();
        supervisor.ready();
        // The workers end by themselves only when the store must be read anew.
        let broken = tokio::select! {
            () = ended => false,
            _ = &mut worker => true,
            () = must_end.notified() => true,
            () = supervisor.keep_watch(self.house.signs_of_life(gate)) => true,
        };
        supervisor.stopping();
        orders.abort();
        tracing::info!("stopping");
        let _ = stop.send(true);
        self.house.node.hang_up();
        // A slow sender must not hold the stop for ever: patience is bounded.
        if tokio::time::timeout(STOP_PATIENCE, served).await.is_err() {
            tracing::warn!("some connections were cut at the stop");
        }
        if tokio::time::timeout(STOP_PATIENCE, exchange).await.is_err() {
            tracing::warn!("some lines to neighbours were cut at the stop");
        }
        if !worker.is_finished() {
            let _ = worker.await;
        }
        self.house.node.close().await;
        if broken {
            anyhow::bail!("the store must be read anew; start again")
        } else {
            Ok(())
        }
    }
}

impl Opened {
    /// Every address, behind the gate that closes while the node moves.
    fn routes(&self, gauges: watchtower::Gauges, gate: &moving::Gate) -> axum::Router {
        let tls = self.doorstep.keeper.as_ref();
        let tls = tls.map(|(keeper, _)| keeper.tls.clone());
        stormbell_web::router(self.house.door.clone())
            .merge(watchtower::routes(self.house.node.clone(), gauges, tls))
            .layer(from_fn_with_state(gate.clone(), moving::pass))
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
    fn of(doorstep: Doorstep, routes: axum::Router, public_url: &str) -> Doors {
        let Doorstep {
            listener,
            street,
            keeper,
            ..
        } = doorstep;
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

fn supervisor() -> Supervisor {
    Supervisor::named(&crate::environment, std::process::id())
}

/// From now on SIGTERM and SIGINT are heard; the wait for the first of them.
pub fn signal() -> anyhow::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
