//! What is kept: SQLite and PostgreSQL, migrations, journal, leases, group commit.
//!
//! The engine (transactions on two databases) is here; the SQL of each subject is in its own file.

mod engine;
pub mod leases;
mod migrate;
#[cfg(feature = "testing")]
pub mod testing;

#[cfg(feature = "testing")]
pub use engine::Fault;
pub use engine::{
    Engine, Error, Figures, GROUP_MAX, Group, Place, Result, Row, Store, StoreConfig, Tx, Value,
};
