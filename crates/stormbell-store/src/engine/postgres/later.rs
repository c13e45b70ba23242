//! New rows on their way: they are sent together with the next statement of their transaction, or with its commit, so
//! that nobody waits for answers that hold nothing. One that fails fails that statement, or that commit.

use std::cell::RefCell;

use futures_util::future::try_join_all;
use tokio_postgres::Statement;
use tokio_postgres::types::ToSql;

use super::pool::Connection;
use crate::engine::dialect::value_row;
use crate::engine::value::Value;

/// Parameters that the protocol counts in one statement.
/// Told: nobody. Rest: further rows go in further statements of the same transaction.
const PARAMETERS_MAX: usize = 65_535;
/// Values that wait to be sent.
/// Told: nobody. Rest: they are sent before further rows are taken in.
const WAITING_MAX: usize = PARAMETERS_MAX;

/// The rows of one transaction that were not sent yet.
#[derive(Default)]
pub(crate) struct Later(RefCell<Vec<Rows>>);

/// One statement of many rows.
struct Rows {
    sql: String,
    values: Vec<Value>,
}

/// Statements that are prepared and can be sent.
pub(crate) struct Ready(Vec<(Statement, Vec<Value>)>);

impl Later {
    /// Takes rows in, in a few statements of many rows each. Their numbers are powers of two, so that few different
    /// statements are prepared.
    pub fn add(&self, into: &str, rows: &[Vec<Value>]) {
        let mut rest = rows;
        while let Some(first) = rest.first() {
            let most = PARAMETERS_MAX / first.len().max(1);
            let (now, later) = rest.split_at(power_of_two_below(rest.len().min(most)));
            self.0.borrow_mut().push(Rows {
                sql: many_rows(into, now.len(), first.len()),
                values: now.iter().flatten().cloned().collect(),
            });
            rest = later;
        }
    }

    /// Whether so much waits that it should be sent now.
    pub fn is_full(&self) -> bool {
        let waiting = self.0.borrow();
        waiting.iter().map(|rows| rows.values.len()).sum::<usize>() >= WAITING_MAX
    }

    /// Prepares all that waits, and lets nothing wait any more.
    pub async fn ready(&self, client: &Connection) -> Result<Ready, tokio_postgres::Error> {
        let waiting = self.0.take();
        let mut ready = Vec::with_capacity(waiting.len());
        for rows in waiting {
            ready.push((client.prepare_cached(&rows.sql).await?, rows.values));
        }
        Ok(Ready(ready))
    }
}

impl Ready {
    /// Sends everything before it waits for the first answer.
    pub async fn send(&self, client: &Connection) -> Result<(), tokio_postgres::Error> {
        let params: Vec<_> = self.0.iter().map(|(_, values)| as_params(values)).collect();
        let sent = self.0.iter().zip(&params);
        let sent = sent.map(|((statement, _), params)| client.execute(statement, params));
        try_join_all(sent).await.map(drop)
    }
}

/// Values as the library takes them.
pub(super) fn as_params(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values
        .iter()
        .map(|value| value as &(dyn ToSql + Sync))
        .collect()
}

fn power_of_two_below(n: usize) -> usize {
    1 << n.max(1).ilog2()
}

fn many_rows(into: &str, rows: usize, columns: usize) -> String {
    let rows: Vec<String> = (0..rows)
        .map(|row| value_row('$', row * columns, columns))
        .collect();
    format!("{into} VALUES {}", rows.join(", "))
}
