//! Who is on duty, who can be called, and how.

mod roster;

pub(crate) use roster::{everyone, on_duty};
