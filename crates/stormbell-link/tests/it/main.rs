//! What the neighbours' room does at real sockets of this machine.

mod bounds;
mod exchanging;
mod handshakes;
mod keys;
mod town;
