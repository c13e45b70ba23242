//! What must happen later, or in time. Each is driven by a signal and by a regular look at the whole, through the
//! same function, with work leased in the database, so that any process may do it and a dead one is replaced.

mod calls;
mod health;
mod rounds;
mod triage;

pub use calls::{AlarmCall, Carrier, CarrierFault, Phrases};
pub use health::{Health, Ready, count_waiting_jobs, health, must_stop, ready};
pub use rounds::{Memory, Round, make_round, next_alarm_step};

/// The lane of first readings.
pub(crate) const TRIAGE: &str = "triage";
/// The lane of mails that ring.
pub(crate) const CALL: &str = "call";
