//! Tests of the house as a whole. One binary, one module per subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod acme;
mod api_cli;
mod backup;
mod counters;
mod demo;
mod faults;
mod filing;
mod kill;
mod moving;
mod network;
mod program;
mod real_postfix;
mod stopping;
mod theft;
mod tidy;
mod watch;
