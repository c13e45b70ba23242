//! Two databases behind one concrete [`Store`]. SQL itself is in the subject files, not here.

mod attempt;
mod condition;
mod context;
mod dialect;
mod error;
mod faults;
mod group;
mod postgres;
mod row;
mod seen;
mod sqlite;
mod store;
mod text;
mod tx;
mod value;

pub use condition::Condition;
pub use context::{Figures, Place, StoreConfig};
pub use dialect::Engine;
pub use error::{Error, Result};
#[cfg(feature = "testing")]
pub use faults::Fault;
pub use group::{GROUP_MAX, Group};
pub use row::Row;
pub use store::Store;
pub use tx::Tx;
pub use value::Value;

pub(crate) use dialect::{dollar_placeholders, schema_for};
pub(crate) use postgres::{connect_alone, postgres_error, without_references};
pub(crate) use sqlite::{open_writing, sqlite_error};
