//! This node's own keys for its neighbours, sealed. Old ones stay: what was sealed to them is still to be opened.

use crate::columns::{self, params};
use crate::{Result, Tx};
use stormbell_model::Moment;

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// The connection's certificate.
    Tls,
    /// Opening what is sealed to this node.
    Exchange,
}

impl KeyKind {
    fn code(self) -> &'static str {
        match self {
            KeyKind::Tls => "tls",
            KeyKind::Exchange => "exchange",
        }
    }
}

fn row(kind: KeyKind, number: i64) -> Vec<u8> {
    format!("{}/{number}", kind.code()).into_bytes()
}

/// All keys of a kind, the newest first: the number, the seed, when it was made.
pub fn all(tx: &mut Tx<'_>, kind: KeyKind) -> Result<Vec<(i64, [u8; 32], Moment)>> {
    let rows = tx.query(
        "SELECT number, sealed, made_at FROM exchange_keys WHERE kind = ?1 ORDER BY number DESC",
        params![kind.code()],
        |r| Ok((r.int(0)?, r.blob(1)?, columns::moment(r, 2)?)),
    )?;
    let open = |(number, sealed, at): (i64, Vec<u8>, Moment)| {
        let seed = columns::open_bytes(tx, "exchange_keys", &row(kind, number), &sealed)?;
        let seed = seed.try_into().map_err(|_| columns::wrong("a key"))?;
        Ok((number, seed, at))
    };
    rows.into_iter().map(open).collect()
}

/// Adds a key.
pub fn add(tx: &mut Tx<'_>, kind: KeyKind, number: i64, seed: &[u8; 32], at: Moment) -> Result<()> {
    let sealed = columns::seal_bytes(tx, "exchange_keys", &row(kind, number), seed);
    tx.execute_one(
        "INSERT INTO exchange_keys (kind, number, sealed, made_at) VALUES (?1, ?2, ?3, ?4)",
        params![kind.code(), number, sealed, at],
    )
}
