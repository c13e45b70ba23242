//! PostgreSQL: a pool of connections, and a line in which acts wait for their turn: nearly every act
//! appends to the one journal, so running them at once would only make them conflict. An act runs on a thread made for waiting and waits there for
//! each statement, so that its closure reads the same as on SQLite.

mod cell;
mod errand;
mod error;
mod fill;
mod later;
mod pool;
mod seat;
mod tls;

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::context::Context;
use super::error::{Error, Result};
use super::tx::Tx;
pub(crate) use cell::Cell;
use errand::{Errand, Kind};
pub(crate) use error::postgres_error;
pub(crate) use fill::{fill, without_references};
pub(crate) use pool::connect_alone;
use pool::{Pool, WAIT_MAX};
use seat::Rewritten;
pub(crate) use seat::Seat;

/// A pool of connections and what is needed to run acts on them.
#[derive(Clone)]
pub(crate) struct Postgres {
    context: Arc<Context>,
    pool: Pool,
    rewritten: Arc<Rewritten>,
    /// The line inside this process: only its first waits on the server, so that those behind do not
    /// hold the connections that looks need.
    line: Arc<Semaphore>,
    /// One permit for each connection; all of them are back when nothing runs.
    running: Arc<Semaphore>,
    connections: u32,
}

impl Postgres {
    pub fn start(url: &str, connections: u32, context: Arc<Context>) -> Result<Postgres> {
        let connections = connections.max(1);
        let pool = Pool::new(url, connections as usize)?;
        Ok(Postgres {
            context,
            pool,
            rewritten: Arc::default(),
            line: Arc::new(Semaphore::new(1)),
            running: Arc::new(Semaphore::new(connections as usize)),
            connections,
        })
    }

    /// Runs an act when its turn in the line has come.
    pub async fn write<T: Send + 'static>(
        &self,
        name: &'static str,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = self.line.clone().acquire_owned().await;
        let turn = turn.map_err(|_| Error::Unavailable)?;
        self.run(name, Kind::Act, Some(turn), act).await
    }

    /// Runs an act at once, and again if others were in the way.
    pub async fn write_aside<T: Send + 'static>(
        &self,
        name: &'static str,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(name, Kind::Aside, None, act).await
    }

    /// Runs a look on one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(name, Kind::Look, None, look).await
    }

    /// Runs a look that may take hours, once.
    pub async fn long_look<T: Send + 'static>(
        &self,
        name: &'static str,
        look: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.run(name, Kind::LongLook, None, look).await
    }

    /// Lets everything finish that was asked before, then ends.
    pub async fn close(&self) {
        // The line is fair, so its permit comes after all that wait. An error means closed already.
        let _ = self.line.acquire().await;
        self.line.close();
        let _ = self.running.acquire_many(self.connections).await;
        self.running.close();
        self.pool.close();
    }

    async fn run<T: Send + 'static>(
        &self,
        name: &'static str,
        kind: Kind,
        turn: Option<OwnedSemaphorePermit>,
        act: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        // A connection is waited for here, so that no thread stands still for it.
        let running = timeout(WAIT_MAX, self.running.clone().acquire_owned()).await;
        let running = running
            .map_err(|_| Error::Busy)?
            .map_err(|_| Error::Unavailable)?;
        let connection = self.pool.get().await?;
        let (postgres, handle) = (self.clone(), Handle::current());
        let mut errand = Errand {
            postgres,
            handle,
            connection,
            name,
            kind,
            act,
        };
        // The task is never cancelled, and panics of the act are caught inside.
        let work = move || {
            let ended = errand.run();
            // The connection goes back to the pool before anybody may take its permit.
            drop((errand, running, turn));
            ended
        };
        spawn_blocking(work).await.unwrap_or(Err(Error::Unsure))
    }
}
