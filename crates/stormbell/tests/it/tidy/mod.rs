//! Tidiness is a test: the layers, what must be missing in a room, the shape of files, licences, and what
//! must never be committed. All of it reads the source tree and is done in about a second.

mod catalogue;
mod layers;
mod licences;
mod limits;
mod purity;
mod repository;
mod shape;
mod tree;
