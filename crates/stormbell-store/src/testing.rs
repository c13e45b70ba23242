//! For tests of this crate and of others: a fresh, migrated store on each database.
