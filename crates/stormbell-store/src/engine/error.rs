//! What can go wrong in the store, told apart only where a caller would act differently.
//!
//! No text here ever holds a parameter or a column's content: errors end in logs.

use std::any::Any;

/// The result of everything in the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an act or a look failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Others kept changing the same rows, after all tries. Trying later may help.
    #[error("could not agree with other writers")]
    Conflict,
    /// A change touched no row (or not exactly one): what it was about is not there any more.
    #[error("could not find the row to change")]
    Gone,
    /// A row with that unique key is there already.
    #[error("could not add a row whose key is taken")]
    Taken,
    /// The database did not get to it in time. Nothing was stored.
    #[error("could not get a turn at the database")]
    Busy,
    /// The database is away, or the store is closed. Nothing was stored.
    #[error("could not reach the database")]
    Unavailable,
    /// The disk is full, or takes no more bytes for another reason. Nothing was stored.
    #[error("could not write: the disk is full")]
    Full,
    /// The disk, the file or its folder may only be read. Nothing was stored.
    #[error("could not write: the disk or the file is read-only")]
    ReadOnly,
    /// The commit's result is unknown: it may be stored or not. Ask again by key before repeating.
    #[error("could not learn whether the commit was kept")]
    Unsure,
    /// What the database holds is not what the code expects.
    #[error("could not understand what is stored: {0}")]
    Corrupt(String),
    /// A newer program changed this store, an older one still uses it, or the server is not the one that it should be.
    /// Nothing was stored. The words say what to do, and hold no secret.
    #[error("could not use this store: {0}")]
    Refused(String),
    /// The act itself is wrong: bad SQL, a broken rule of the schema, a write in a read.
    #[error("could not carry out a faulty act: {0}")]
    Misuse(String),
    /// The act panicked and was rolled back.
    #[error("could not finish the act: it panicked")]
    Panicked,
    /// The act gave up with an error of its own; see [`Error::into_stop`].
    #[error("could not go on: the act stopped itself")]
    Stop(Box<dyn Any + Send + Sync>),
}

impl Error {
    /// Wraps a service's own error, so that an act can give up with it and roll back.
    pub fn stop<E: Any + Send + Sync>(reason: E) -> Error {
        Error::Stop(Box::new(reason))
    }

    /// Gives back what [`Error::stop`] wrapped, or this error unchanged.
    pub fn into_stop<E: Any>(self) -> std::result::Result<E, Error> {
        match self {
            Error::Stop(reason) => match reason.downcast::<E>() {
                Ok(reason) => Ok(*reason),
                Err(reason) => Err(Error::Stop(reason)),
            },
            other => Err(other),
        }
    }

    /// The same news for another caller whose act shared the fate of this one.
    ///
    /// `None` when the error is about one act's content and says nothing about its neighbours.
    pub(crate) fn for_neighbour(&self) -> Option<Error> {
        match self {
            Error::Conflict => Some(Error::Conflict),
            Error::Busy => Some(Error::Busy),
            Error::Unavailable => Some(Error::Unavailable),
            Error::Full => Some(Error::Full),
            Error::ReadOnly => Some(Error::ReadOnly),
            Error::Unsure => Some(Error::Unsure),
            _ => None,
        }
    }
}
