//! What PostgreSQL's failures mean to us.

use tokio_postgres::error::SqlState;

use crate::engine::error::Error;

/// Translates a failure. The server's own words are passed on only where they speak of the statement
/// and never of values: its other messages, and all its details, may quote what was sent.
pub(crate) fn postgres_error(error: &tokio_postgres::Error) -> Error {
    let Some(said) = error.as_db_error() else {
        return local_error(error);
    };
    let code = said.code();
    match *code {
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => Error::Conflict,
        SqlState::LOCK_NOT_AVAILABLE | SqlState::QUERY_CANCELED => Error::Busy,
        SqlState::UNIQUE_VIOLATION => Error::Taken,
        SqlState::DISK_FULL => Error::Full,
        // The server has become a standby; the next connection finds the other one.
        SqlState::READ_ONLY_SQL_TRANSACTION => Error::Unavailable,
        _ => match class(code) {
            // Connection failures, too many connections or no memory, shutting down, system errors.
            "08" | "53" | "57" | "58" => Error::Unavailable,
            "25" if *code == SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => Error::Busy,
            "XX" => Error::Corrupt(format!("PostgreSQL says {}", code.code())),
            "42" => Error::Misuse(format!("{}: {}", code.code(), said.message())),
            _ => Error::Misuse(format!("PostgreSQL says {}", code.code())),
        },
    }
}

/// A failure on our side of the wire.
fn local_error(error: &tokio_postgres::Error) -> Error {
    if let Some(refusal) = super::tls::refusal(error) {
        return refusal;
    }
    use std::error::Error as _;
    // Writing a parameter fails with our own words (see `cell`), which hold no values; anything
    // else without a message of the server is the connection.
    let text = error.to_string();
    let ours = text.contains("serializing parameter") || text.contains("parameters but got");
    match (ours, error.source()) {
        (true, Some(cause)) => Error::Misuse(format!("a parameter: {cause}")),
        (true, None) => Error::Misuse("the number of parameters".into()),
        (false, _) => Error::Unavailable,
    }
}

fn class(code: &SqlState) -> &str {
    code.code().get(..2).unwrap_or_default()
}
