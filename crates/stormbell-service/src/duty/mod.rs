//! Who is on duty, who can be called, and how.

mod roster;
mod rotas;
mod unreachable;

pub(crate) use roster::{everyone, officers_on_duty};
pub(crate) use rotas::{can_answer, on_duty};
pub(crate) use unreachable::unreachable;
