//! Tests of the readers and writers: vectors of our own, properties, and shared data where it lies.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod answer;
mod calendar;
mod corpus;
mod datasets;
mod disposition;
mod evidence;
mod filing_check;
mod indicators;
mod labelled;
mod mails;
mod never_panics;
mod observables;
mod proof;
mod report;
mod shared;
mod sniffing;
mod torture;
