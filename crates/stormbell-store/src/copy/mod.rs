//! Copying a whole node: every table as it is, in a form that both databases read. A backup is such a copy in a file;
//! a node that moves house is one that is sent while it goes on being written.
//!
//! Copies know no table by name: what a migration adds tomorrow is copied tomorrow.

mod archive;
mod blocks;
mod dump;
mod layout;
mod load;
mod rows;

pub use archive::{Foot, Head, Manuscript, TableFoot};
pub use blocks::{Block, Filling, Sent, foot, head};
pub use dump::{Brief, dump};
pub use layout::{Table, layout};
pub use load::{drop_tables, load};
pub use rows::{Digest, walk};

/// How far a copy or a check has come.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    /// What is being looked at, as a table's name.
    pub part: &'a str,
    /// Rows done in it.
    pub done: u64,
    /// Rows that were in it at the beginning.
    pub of: u64,
}

/// Turns a failure of a file or a line into the error of the act that met it; see [`crate::Error::into_stop`].
pub(crate) fn io(error: std::io::Error) -> crate::Error {
    crate::Error::stop(error)
}
