//! Stories through the real door of a model house. One binary, one module per subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod access;
mod alarms;
mod api_flag;
mod api_mine;
mod api_organisation;
mod api_problems;
mod api_shapes;
mod bounds;
mod common;
mod copies;
mod doors;
mod flood;
mod levels;
mod logs;
mod long_night;
mod never_kept;
mod never_lost;
mod once;
mod own;
mod path;
mod people;
mod plans;
mod real_doors;
mod real_json;
mod real_mails;
mod real_strings;
mod real_veris;
mod routes;
mod sealing;
mod search;
mod shared;
mod ssrf;
mod theft;
mod troubles;
mod unseen;
