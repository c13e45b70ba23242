//! The door for neighbours: accepts connections within bounds, lets in whoever shows a member's key, and hands each question to the
//! resources with the name of the one who asks. Who is not in the charter costs a handshake and gets nothing.

mod accept;
mod ask;
mod bounds;
mod given;
mod resources;
mod waiting;

pub use accept::Door;
pub use bounds::*;
pub use given::write_given_back;
pub use resources::{CHARTER_HEADER, CharterJson, CheckpointJson, Room};
pub use waiting::Hints;
