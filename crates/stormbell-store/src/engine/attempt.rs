//! One run of an act's closure inside an open transaction, the same for both databases.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::context::{Context, count};
use super::error::{Error, Result};
use super::tx::{Spoil, Tx};

/// How often an act is run at most before the caller hears of the conflict.
/// Told: `trouble-unavailable-text`; at the API `api-unavailable-detail`. Rest: nothing is kept; the same request can
/// be sent again.
pub(crate) const ATTEMPTS_MAX: u32 = 10;
/// How often at most when the database was only slow: each try has waited long already.
/// Told: `trouble-unavailable-text`; at the API `api-unavailable-detail`. Rest: nothing is kept; the same request can
/// be sent again.
pub(crate) const BUSY_ATTEMPTS_MAX: u32 = 2;

/// How one run ended.
pub(crate) enum Attempt<T> {
    /// May be committed.
    Done(T),
    /// Must be rolled back; the caller gets this error.
    Failed(Error),
    /// Must be rolled back and run again; the error is for when no tries are left.
    Again(Error),
}

/// Runs `act` once. A panic in it is caught, so that it ends this act and nothing else.
///
/// Whether to try again is decided by what the database said, not by the closure's error, which may
/// be of the service's own making.
pub(crate) fn attempt<T>(
    name: &'static str,
    context: &Context,
    tx: &mut Tx<'_>,
    act: &mut impl FnMut(&mut Tx<'_>) -> Result<T>,
) -> Attempt<T> {
    // The transaction is rolled back after a panic, and the closure is not run again, so a value
    // left half-changed is never seen.
    let Ok(result) = catch_unwind(AssertUnwindSafe(|| act(tx))) else {
        count(&context.counters.panics, 1);
        tracing::error!(act = name, "an act panicked and was rolled back");
        return Attempt::Failed(Error::Panicked);
    };
    match (tx.spoiled(), result) {
        (None, Ok(value)) => Attempt::Done(value),
        (None | Some(Spoil::Final), Err(error)) => Attempt::Failed(error),
        (Some(Spoil::Final), Ok(_)) => Attempt::Failed(Error::Misuse(
            "an act that went on after a failed statement".into(),
        )),
        (Some(Spoil::Conflict), _) => Attempt::Again(Error::Conflict),
        (Some(Spoil::Busy), _) => Attempt::Again(Error::Busy),
        (Some(Spoil::Lost), _) => Attempt::Again(Error::Unavailable),
    }
}
