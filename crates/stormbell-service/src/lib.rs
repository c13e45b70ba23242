//! What is done: one file per act. An act asks who may, loads, asks the model, writes facts with their journal
//! entry, and answers with a view. Doors turn bytes into these calls; no rule lives in a door.

mod ctx;
pub mod desk;
mod duty;
pub mod exchange;
mod fault;
pub mod front;
pub mod journal;
mod node;
pub mod people;
mod tokens;
pub mod work;

pub use ctx::Ctx;
pub use desk::*;
pub use duty::mine::*;
pub use duty::rotas::*;
pub use fault::Fault;
pub use front::*;
pub use journal::*;
pub use node::{Node, NodeConfig, NodeParts};
pub use people::*;
pub use stormbell_model::complaint::{Complaint, Problem};
pub use stormbell_wire::ical::Counts;
pub use work::*;
