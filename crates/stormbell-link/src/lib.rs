//! The neighbours: how one node asks another, and how it is asked. Mutual TLS with the keys of the charter, the resources of
//! `sb/1`, long polls, pulling, receipts, and a relay that reads nothing. What is believed and kept is decided in
//! `stormbell_service::exchange`; here are sockets, bounds and patience.

pub mod connect;
pub mod line;
pub mod node_station;
pub mod problem;
pub mod pull;
pub mod relay;
pub mod server;
pub mod start;
pub mod station;
pub mod tls;
