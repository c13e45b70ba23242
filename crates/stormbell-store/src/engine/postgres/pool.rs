//! Connections to PostgreSQL: how they are made, set up, lent and thrown away.

use std::str::FromStr;
use std::time::Duration;

use deadpool_postgres::{
    Client, Hook, HookError, Manager, ManagerConfig, PoolError, RecyclingMethod, Runtime,
};
use tokio_postgres::Config;
use tokio_postgres::config::TargetSessionAttrs;

use super::postgres_error;
use super::tls::{Tls, Wanted};
use crate::engine::error::{Error, Result};

/// How long an act or a look waits for a free connection.
/// Told: `trouble-unavailable-text`; at the API `api-unavailable-detail`. Rest: nothing is kept; the same request can
/// be sent again.
pub(super) const WAIT_MAX: Duration = Duration::from_secs(10);
/// How long making a connection may take.
/// Told: `trouble-unavailable-text`; at the API `api-unavailable-detail`. Rest: nothing is kept; the next act tries
/// anew.
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// How long the network may keep silent before the connection counts as broken.
/// Told: `trouble-unavailable-text`; at the API `api-unavailable-detail`. Rest: the connection is dropped and made
/// anew.
const SILENCE_MAX: Duration = Duration::from_secs(20);
/// Prepared statements kept per connection; more than that come from texts made at run time.
const STATEMENTS_KEPT: usize = 1000;

/// Said on every new connection. A commit waits for the disk even where the server is set up not to;
/// stronger settings stay. No statement, no forgotten transaction and no machine that vanished while
/// it had its turn holds the others up for long.
const SET_UP: &str = "SELECT set_config('synchronous_commit', 'on', false)
      WHERE current_setting('synchronous_commit') = 'off';
    SET statement_timeout = '30s';
    SET lock_timeout = '5s';
    SET idle_in_transaction_session_timeout = '15s';
    SET tcp_keepalives_idle = 5;
    SET tcp_keepalives_interval = 2;
    SET tcp_keepalives_count = 3;
    SET tcp_user_timeout = '10s'";

/// The pool.
#[derive(Clone)]
pub(crate) struct Pool(deadpool_postgres::Pool);

impl Pool {
    pub fn new(url: &str, connections: usize) -> Result<Pool> {
        let settings = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let (config, tls) = parse(url)?;
        let manager = Manager::from_config(config, tls, settings);
        let set_up = Hook::async_fn(|client: &mut deadpool_postgres::ClientWrapper, _| {
            Box::pin(async move {
                client
                    .batch_execute(SET_UP)
                    .await
                    .map_err(HookError::Backend)
            })
        });
        deadpool_postgres::Pool::builder(manager)
            .max_size(connections)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT_MAX))
            .create_timeout(Some(CONNECT_MAX))
            .recycle_timeout(Some(CONNECT_MAX))
            .post_create(set_up)
            .build()
            .map(Pool)
            .map_err(|_| Error::Misuse("the settings of the connection pool".into()))
    }

    /// Lends a connection.
    pub async fn get(&self) -> Result<Connection> {
        let client = self.0.get().await.map_err(|error| pool_error(&error))?;
        if client.statement_cache.size() > STATEMENTS_KEPT {
            client.statement_cache.clear();
        }
        Ok(Connection {
            client: Some(client),
            broken: false,
        })
    }

    pub fn close(&self) {
        self.0.close();
    }
}

/// A lent connection; goes back to the pool when dropped, unless it was discarded.
pub(crate) struct Connection {
    client: Option<Client>,
    broken: bool,
}

impl Connection {
    /// Marks the connection as not to be used again.
    pub fn discard(&mut self) {
        self.broken = true;
    }

    /// Gives the place in the pool back at once, for another connection to take it.
    pub fn free(&mut self) {
        if let Some(client) = self.client.take() {
            drop(Client::take(client));
        }
    }

    pub fn is_closed(&self) -> bool {
        self.broken || self.client.as_ref().is_none_or(|client| client.is_closed())
    }
}

impl std::ops::Deref for Connection {
    type Target = Client;

    #[expect(
        clippy::expect_used,
        reason = "the client is taken only when this value is dropped or replaced"
    )]
    fn deref(&self) -> &Client {
        self.client
            .as_ref()
            .expect("taken only when dropped or replaced")
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(client) = self.client.take().filter(|_| self.broken) {
            drop(Client::take(client));
        }
    }
}

/// Opens one connection outside the pool, for migrations.
pub(crate) async fn connect_alone(url: &str) -> Result<tokio_postgres::Client> {
    let (config, tls) = parse(url)?;
    let connecting = tokio::time::timeout(CONNECT_MAX, config.connect(tls)).await;
    let (client, connection) = connecting
        .map_err(|_| Error::Unavailable)?
        .map_err(|error| postgres_error(&error))?;
    // Ends by itself when the client is dropped; what went wrong is told to the client.
    tokio::spawn(async move { connection.await.ok() });
    Ok(client)
}

/// Reads the address. What is wrong with it is not repeated: it may hold a password.
fn parse(url: &str) -> Result<(Config, Tls)> {
    let wanted = Wanted::of(url)?;
    let mut config = Config::from_str(&wanted.address)
        .map_err(|_| Error::Misuse("the address of the database is not understood".into()))?;
    // Tells the processes of a node apart: a node moves house only when one of them is left.
    let own = format!(
        "stormbell {} {}",
        env!("CARGO_PKG_VERSION"),
        std::process::id()
    );
    let name = match config.get_application_name() {
        Some(given) => format!("{given} {own}"),
        None => own,
    };
    config.application_name(name);
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(SILENCE_MAX);
    }
    config.connect_timeout(CONNECT_MAX);
    // Of several hosts in the address, the one that takes writes.
    config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    config.ssl_mode(wanted.mode);
    Ok((config, wanted.connector()?))
}

fn pool_error(error: &PoolError) -> Error {
    match error {
        PoolError::Timeout(deadpool_postgres::TimeoutType::Wait) => Error::Busy,
        PoolError::Backend(error) => match postgres_error(error) {
            error @ (Error::Misuse(_) | Error::Refused(_)) => error,
            _ => Error::Unavailable,
        },
        _ => Error::Unavailable,
    }
}
