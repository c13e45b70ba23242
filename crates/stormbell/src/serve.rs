//! `stormbell serve`: opens the door, prints where it is, works, and closes without losing what waits.

use crate::{config::Config, house, watchtower};
use anyhow::Context;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use stormbell_service::first_invitation;
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
}

/// Binds the address and puts the house together.
pub async fn open(config: &Config, demo: bool) -> anyhow::Result<Opened> {
    let listener = TcpListener::bind(config.listen).await.with_context(|| {
        format!(
            "could not listen on {}; is another node there?",
            config.listen
        )
    })?;
    let port = listener.local_addr()?.port();
    let public_url = config
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://localhost:{port}"));
    let house = Arc::new(house::build(config, public_url.clone(), demo).await?);
    Ok(Opened {
        house,
        public_url,
        listener,
    })
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
        let app = stormbell_web::router(self.house.door.clone())
            .merge(watchtower::routes(self.house.node.clone(), gauges))
            .into_make_service_with_connect_info::<SocketAddr>();
        let mut closing = stopped.clone();
        let served = tokio::spawn(async move {
            axum::serve(self.listener, app)
                .with_graceful_shutdown(async move {
                    let _ = closing.wait_for(|s| *s).await;
                })
                .await
        });
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
