//! What an act sees of the database: statements inside one transaction, and what is handed through.

use stormbell_model::outside::Chance;
use stormbell_seal::FieldKeys;

use super::context::Context;
use super::dialect::Engine;
use super::error::{Error, Result};
use super::postgres::Seat;
use super::row::Row;
use super::sqlite::SqliteSeat;
use super::value::Value;

/// One transaction, as an act sees it.
///
/// After a statement has failed the transaction is spoiled: PostgreSQL answers nothing more in it,
/// so SQLite does not either, and the act is rolled back even if its closure says `Ok`.
pub struct Tx<'a> {
    context: &'a Context,
    place: TxIn<'a>,
    spoiled: Option<Spoil>,
}

/// Which connection carries the transaction.
pub(crate) enum TxIn<'a> {
    Sqlite(SqliteSeat<'a>),
    Postgres(Seat<'a>),
}

/// How a transaction was spoiled; decides whether trying again makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spoil {
    /// Another writer was in the way, or took too long: try again.
    Conflict,
    /// See `Conflict`; the database was slow rather than contended.
    Busy,
    /// The connection broke before the commit: try again on another.
    Lost,
    /// Trying again would fail again.
    Final,
}

impl Spoil {
    /// What a failed statement does to its transaction.
    fn of(error: &Error) -> Spoil {
        match error {
            Error::Conflict => Spoil::Conflict,
            Error::Busy => Spoil::Busy,
            Error::Unavailable => Spoil::Lost,
            _ => Spoil::Final,
        }
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(context: &'a Context, place: TxIn<'a>) -> Self {
        Tx {
            context,
            place,
            spoiled: None,
        }
    }

    pub(crate) fn spoiled(&self) -> Option<Spoil> {
        self.spoiled
    }

    /// Which database this is, for the few texts that differ.
    pub fn engine(&self) -> Engine {
        match self.place {
            TxIn::Sqlite(_) => Engine::Sqlite,
            TxIn::Postgres(_) => Engine::Postgres,
        }
    }

    /// The node's keys for sealed columns.
    pub fn keys(&self) -> &'a FieldKeys {
        &self.context.keys
    }

    /// The node's source of unpredictable bytes.
    pub fn chance(&self) -> &'a dyn Chance {
        self.context.chance.as_ref()
    }

    /// Runs a change and tells how many rows it touched.
    pub fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        let answer = self
            .ready(sql, params)
            .and_then(|()| match &mut self.place {
                TxIn::Sqlite(seat) => seat.execute(sql, params),
                TxIn::Postgres(seat) => seat.execute(sql, params),
            });
        let answer = self.remember(answer)?;
        let after = self.context.faults.after_statement();
        self.remember(after.map(|()| answer))
    }

    /// Runs a change that must touch exactly one row; otherwise [`Error::Gone`].
    ///
    /// `Gone` does not spoil the transaction, but an act that lets it through is rolled back.
    pub fn execute_one(&mut self, sql: &str, params: &[Value]) -> Result<()> {
        match self.execute(sql, params)? {
            1 => Ok(()),
            _ => Err(Error::Gone),
        }
    }

    /// Runs the same change for each of `rows`, in their order, and tells how many rows each touched.
    ///
    /// On PostgreSQL all of them travel together, so this is the way for the batches of a group.
    pub fn execute_many(&mut self, sql: &str, rows: &[Vec<Value>]) -> Result<Vec<u64>> {
        if let TxIn::Sqlite(_) = self.place {
            return rows
                .iter()
                .map(|params| self.execute(sql, params))
                .collect();
        }
        let ready = rows.iter().try_for_each(|params| self.ready(sql, params));
        let answer = ready.and_then(|()| match &mut self.place {
            TxIn::Sqlite(_) => Ok(Vec::new()),
            TxIn::Postgres(seat) => seat.execute_many(sql, rows),
        });
        let answer = self.remember(answer)?;
        let after = rows
            .iter()
            .try_for_each(|_| self.context.faults.after_statement());
        self.remember(after.map(|()| answer))
    }

    /// Puts new rows into one table; `into` is the statement up to its list of columns. Each of them must be new:
    /// one that is not fails the act.
    ///
    /// The quickest way to keep many rows: one statement that is prepared once, with many rows in it on PostgreSQL.
    pub fn insert_many(&mut self, into: &str, rows: &[Vec<Value>]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let ready = rows.iter().try_for_each(|params| self.ready(into, params));
        let answer = ready.and_then(|()| match &mut self.place {
            TxIn::Sqlite(seat) => seat.insert_many(into, rows),
            TxIn::Postgres(seat) => seat.insert_many(into, rows),
        });
        self.remember(answer)?;
        let after = rows
            .iter()
            .try_for_each(|_| self.context.faults.after_statement());
        self.remember(after)
    }

    /// Runs a query, or a change with `RETURNING`, and reads every row with `read`.
    pub fn query<T>(
        &mut self,
        sql: &str,
        params: &[Value],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        let mut keep = |row: &Row<'_>| {
            found.push(read(row)?);
            Ok(())
        };
        let answer = self
            .ready(sql, params)
            .and_then(|()| match &mut self.place {
                TxIn::Sqlite(seat) => seat.query(sql, params, &mut keep),
                TxIn::Postgres(seat) => seat.query(sql, params, &mut keep),
            });
        self.remember(answer)?;
        Ok(found)
    }

    /// Like [`Tx::query`], for at most one row; of several only the first is given.
    pub fn query_one<T>(
        &mut self,
        sql: &str,
        params: &[Value],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.query(sql, params, read)?.into_iter().next())
    }

    /// What must hold before any statement is sent.
    fn ready(&self, sql: &str, params: &[Value]) -> Result<()> {
        self.context.seen.note(sql, params);
        if self.spoiled.is_some() {
            return Err(Error::Misuse("a statement after a failed one".into()));
        }
        let has_nul = |value: &Value| matches!(value, Value::Text(text) if text.contains('\0'));
        if let Some(index) = params.iter().position(has_nul) {
            return Err(Error::Misuse(format!(
                "parameter {} has a NUL in its text",
                index + 1
            )));
        }
        self.context.faults.before_statement()
    }

    /// Notes a failure, keeping the first one: it decides what happens to the act.
    fn remember<T>(&mut self, answer: Result<T>) -> Result<T> {
        if let Err(error) = &answer {
            self.spoiled.get_or_insert(Spoil::of(error));
        }
        answer
    }
}
