//! Stories through the real door of a model house. One binary, one module per subject.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod alarms;
mod api_flag;
mod api_mine;
mod api_organisation;
mod api_problems;
mod api_shapes;
mod common;
mod long_night;
mod path;
mod real_json;
mod real_mails;
mod real_strings;
mod real_veris;
mod sealing;
mod shared;
