//! Why an act was not done, told apart only where a door answers differently. Never holds a person's words.

use stormbell_model::{Span, access::Act, complaint::Complaint};
use stormbell_store::Error;

/// Why an act was not done.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is not there, or the one who asks may not know that it is.
    #[error("could not find it")]
    NotFound,
    /// An officer sees the thing but may not do this to it.
    #[error("could not allow it: {}", .0.code())]
    Forbidden(Act),
    /// Fields that cannot be taken as they are.
    #[error("could not take {} field(s)", .0.len())]
    Invalid(Vec<Complaint>),
    /// It does not fit the state that the thing is in; a code for the catalogue.
    #[error("could not do it now: {0}")]
    Conflict(&'static str),
    /// Too often; try again after the span.
    #[error("could not do it so often: {what}")]
    TooMany {
        /// How long to wait.
        wait: Span,
        /// What there was too much of: a code.
        what: &'static str,
    },
    /// The database is away or full. Nothing was kept.
    #[error("could not reach the store")]
    Unavailable,
    /// Our own mistake. The cause is in the log.
    #[error("could not go on")]
    Internal,
}

impl Fault {
    /// One field is wrong.
    pub fn field(field: impl Into<String>, problem: stormbell_model::complaint::Problem) -> Fault {
        Fault::Invalid(vec![Complaint::new(field, problem)])
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        match error {
            Error::Gone => Fault::NotFound,
            Error::Taken => Fault::Conflict("taken"),
            // Said once for all by the registry of troubles, and not again by everybody who meets it.
            Error::Busy
            | Error::Unavailable
            | Error::Full
            | Error::ReadOnly
            | Error::Unsure
            | Error::Refused(_)
            | Error::Conflict => {
                tracing::debug!(%error, "the store did not answer");
                Fault::Unavailable
            }
            Error::Corrupt(_) | Error::Misuse(_) | Error::Panicked | Error::Stop(_) => {
                tracing::error!(%error, "an act failed");
                Fault::Internal
            }
        }
    }
}

impl From<stormbell_seal::SealError> for Fault {
    fn from(error: stormbell_seal::SealError) -> Fault {
        tracing::error!(%error, "sealing failed");
        Fault::Internal
    }
}
