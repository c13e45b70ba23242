//! What the neighbours' room does at real sockets of this machine.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bounds;
mod exchanging;
mod handshakes;
mod keys;
mod town;
