//! Holding what the node decides against labelled sets: JSON lines in, decisions and figures out. A label is read only
//! by the counting at the end and is never part of what the code under test is given.

pub mod bcubed;
pub mod correlate;
mod line;
mod values;
pub mod waves;

pub use line::BadLine;
