//! Statements on one PostgreSQL connection, waited for on the act's own thread.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::try_join_all;
use tokio::runtime::Handle;
use tokio_postgres::Statement;
use tokio_postgres::error::SqlState;

use super::later::{Later, as_params};
use super::pool::Connection;
use super::postgres_error;
use crate::engine::dialect::dollar_placeholders;
use crate::engine::error::{Error, Result};
use crate::engine::row::{Row, RowIn};
use crate::engine::value::Value;

/// Texts kept rewritten; more than that come from texts made at run time, and we begin anew.
const TEXTS_KEPT: usize = 2000;

/// A connection inside a transaction.
#[derive(Clone, Copy)]
pub(crate) struct Seat<'a> {
    pub handle: &'a Handle,
    pub client: &'a Connection,
    pub rewritten: &'a Rewritten,
    pub later: &'a Later,
    /// False in a look: a change is then a mistake of the caller and not a server in standby.
    pub may_write: bool,
}

impl Seat<'_> {
    pub fn execute(&self, sql: &str, params: &[Value]) -> Result<u64> {
        self.ask(sql, async |statement| {
            self.client.execute(statement, &as_params(params)).await
        })
    }

    /// Sends all rows before it waits for the first answer.
    pub fn execute_many(&self, sql: &str, rows: &[Vec<Value>]) -> Result<Vec<u64>> {
        self.ask(sql, async |statement| {
            let params: Vec<_> = rows.iter().map(|row| as_params(row)).collect();
            let sent = params.iter().map(|row| self.client.execute(statement, row));
            try_join_all(sent).await
        })
    }

    /// Takes rows in, to be sent with whatever comes next.
    pub fn insert_many(&self, into: &str, rows: &[Vec<Value>]) -> Result<()> {
        if self.later.is_full() {
            let sent = self.handle.block_on(async {
                let ready = self.later.ready(self.client).await?;
                ready.send(self.client).await
            });
            sent.map_err(|error| self.meaning(&error))?;
        }
        self.later.add(into, rows);
        Ok(())
    }

    pub fn query(
        &self,
        sql: &str,
        params: &[Value],
        read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let rows = self.ask(sql, async |statement| {
            self.client.query(statement, &as_params(params)).await
        })?;
        rows.iter()
            .try_for_each(|row| read(&Row(RowIn::Postgres(row))))
    }

    /// Sends what waits and then this statement, and waits for all answers together.
    fn ask<T>(
        &self,
        sql: &str,
        ask: impl AsyncFnOnce(&Statement) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T> {
        let answer = self.handle.block_on(async {
            let before = self.later.ready(self.client).await?;
            let statement = self.client.prepare_cached(&self.rewritten.of(sql)).await?;
            let (sent, answer) = tokio::join!(biased; before.send(self.client), ask(&statement));
            // What went before decides: what came after it in the same transaction failed because of it.
            sent.and(answer)
        });
        answer.map_err(|error| self.meaning(&error))
    }

    fn meaning(&self, error: &tokio_postgres::Error) -> Error {
        match error.code() {
            Some(&SqlState::READ_ONLY_SQL_TRANSACTION) if !self.may_write => {
                Error::Misuse("a change inside a look".into())
            }
            _ => postgres_error(error),
        }
    }
}

/// Statements with PostgreSQL's placeholders, by their common text; shared by all connections.
#[derive(Default)]
pub(crate) struct Rewritten(Mutex<HashMap<Box<str>, Arc<str>>>);

impl Rewritten {
    fn of(&self, sql: &str) -> Arc<str> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = known.get(sql) {
            return text.clone();
        }
        if known.len() >= TEXTS_KEPT {
            known.clear();
        }
        let text: Arc<str> = dollar_placeholders(sql).into();
        known.insert(sql.into(), text.clone());
        text
    }
}
