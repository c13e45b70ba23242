//! The tests of this crate: vectors that other programs made, and properties.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod checkpoint;
mod cosignature;
mod field;
mod filing;
mod merkle;
mod node_key;
mod note;
mod push;
mod sealed;
mod signing;
mod stream;
mod support;
mod tiles;
