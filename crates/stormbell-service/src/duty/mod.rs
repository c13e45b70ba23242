//! Who is on duty, who can be called, how alarms escalate, and what is written down of it.

pub mod mine;
mod policies;
mod record;
mod roster;
pub(crate) mod rotas;
mod ways;

pub(crate) use policies::Policies;
pub(crate) use record::{By, record, told};
pub(crate) use roster::{everyone, roster};
pub(crate) use rotas::{can_answer, drawn_with, on_duty};
pub(crate) use ways::{Reachable, Way, address_of, reach_of, to_choose_from, unreachable, ways_of};
