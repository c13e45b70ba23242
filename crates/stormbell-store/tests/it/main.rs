//! Tests of the store, each on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod acts;
mod crash;
mod exchange;
mod faults;
mod groups;
mod indicators;
mod leases;
mod many;
mod migrations;
mod notify;
mod parts;
mod rotas;
mod schema;
mod search;
mod tls;
mod turns;
mod values;
