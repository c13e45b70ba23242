//! What is kept: SQLite and PostgreSQL, migrations, journal, leases, group commit.
//!
//! The engine (transactions on two databases) is here; the SQL of each subject is in its own file.

pub mod alarms;
pub mod calendars;
pub mod campaigns;
pub mod channels;
pub mod check;
pub mod classifications;
mod columns;
pub mod conversation;
pub mod copy;
pub mod datasets;
mod engine;
pub mod evidence;
pub mod exchange;
pub mod facts;
pub mod feeds;
pub mod grouping;
pub mod hand_overs;
pub mod incidents;
pub mod indicators;
pub mod journal;
pub mod leases;
pub mod levels;
pub mod links;
mod migrate;
pub mod notifications;
pub mod organisations;
pub mod own_reports;
pub mod people;
pub mod policies;
pub mod proposals;
pub mod regroupings;
pub mod reports;
pub mod rotas;
pub mod search;
mod sent_messages;
pub mod sessions;
pub mod sizes;
pub mod teams;
#[cfg(feature = "testing")]
pub mod testing;
pub mod waves;
pub mod yardstick;

pub use columns::Cursor;
#[cfg(feature = "testing")]
pub use engine::Fault;
pub use engine::{
    Condition, Engine, Error, Figures, GROUP_MAX, Group, Place, Result, Row, Store, StoreConfig,
    Tx, Value,
};
pub use migrate::{Level, levels, unknown_steps};
