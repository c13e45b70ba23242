//! Statements on one PostgreSQL connection, waited for on the act's own thread.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::try_join_all;
use tokio::runtime::Handle;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;

use super::pool::Connection;
use super::postgres_error;
use crate::engine::dialect::{dollar_placeholders, value_row};
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
    /// False in a look: a change is then a mistake of the caller and not a server in standby.
    pub may_write: bool,
}

impl Seat<'_> {
    pub fn execute(&self, sql: &str, params: &[Value]) -> Result<u64> {
        let answer = self.handle.block_on(async {
            let statement = self.client.prepare_cached(&self.rewritten.of(sql)).await?;
            self.client.execute(&statement, &as_params(params)).await
        });
        answer.map_err(|error| self.meaning(&error))
    }

    /// Sends all rows before it waits for the first answer.
    pub fn execute_many(&self, sql: &str, rows: &[Vec<Value>]) -> Result<Vec<u64>> {
        let answer = self.handle.block_on(async {
            let statement = self.client.prepare_cached(&self.rewritten.of(sql)).await?;
            let params: Vec<_> = rows.iter().map(|row| as_params(row)).collect();
            let sent = params
                .iter()
                .map(|row| self.client.execute(&statement, row));
            try_join_all(sent).await
        });
        answer.map_err(|error| self.meaning(&error))
    }

    /// Sends the rows in a few statements of many rows each. Their numbers are powers of two, so that few different
    /// statements are prepared.
    pub fn insert_many(&self, into: &str, rows: &[Vec<Value>]) -> Result<()> {
        let answer = self.handle.block_on(async {
            let mut sent = Vec::new();
            let mut rest = rows;
            while let Some(first) = rest.first() {
                let most = PARAMETERS_MAX / first.len().max(1);
                let (now, later) = rest.split_at(power_of_two_below(rest.len().min(most)));
                let sql = many_rows(into, now.len(), first.len());
                let statement = self.client.prepare_cached(&sql).await?;
                sent.push((statement, as_params_of_all(now)));
                rest = later;
            }
            let sending = sent
                .iter()
                .map(|(s, params)| self.client.execute(s, params));
            try_join_all(sending).await.map(drop)
        });
        answer.map_err(|error| self.meaning(&error))
    }

    pub fn query(
        &self,
        sql: &str,
        params: &[Value],
        read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let answer = self.handle.block_on(async {
            let statement = self.client.prepare_cached(&self.rewritten.of(sql)).await?;
            self.client.query(&statement, &as_params(params)).await
        });
        let rows = answer.map_err(|error| self.meaning(&error))?;
        rows.iter()
            .try_for_each(|row| read(&Row(RowIn::Postgres(row))))
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

/// Parameters that the protocol counts in one statement.
/// Told: nobody. Rest: further rows go in further statements of the same transaction.
const PARAMETERS_MAX: usize = 65_535;

fn power_of_two_below(n: usize) -> usize {
    1 << n.max(1).ilog2()
}

fn many_rows(into: &str, rows: usize, columns: usize) -> String {
    let rows: Vec<String> = (0..rows)
        .map(|row| value_row('$', row * columns, columns))
        .collect();
    format!("{into} VALUES {}", rows.join(", "))
}

fn as_params_of_all(rows: &[Vec<Value>]) -> Vec<&(dyn ToSql + Sync)> {
    rows.iter()
        .flatten()
        .map(|value| value as &(dyn ToSql + Sync))
        .collect()
}

fn as_params(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params
        .iter()
        .map(|value| value as &(dyn ToSql + Sync))
        .collect()
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
