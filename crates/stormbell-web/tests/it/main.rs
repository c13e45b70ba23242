//! The door tested from outside: every page with every sample, every route with its headers, and the way of a report.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

mod catalogues;
mod first_aid;
mod flag;
mod follow;
mod guards;
mod naughty;
mod pages;
mod side_door;
mod street;
mod uploads;
