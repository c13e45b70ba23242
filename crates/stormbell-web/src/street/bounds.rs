//! What one connection may cost: bounds with their names from the model, so that a test can bring smaller ones.

use std::time::Duration;
use stormbell_model::{Span, limits};

/// Bounds of the street. All times are looked at once a second.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// Connections in all.
    pub connections: usize,
    /// Connections of one network while there is room.
    pub per_network: u32,
    /// Connections of one network when three quarters of the places are taken.
    pub per_network_crowded: u32,
    /// From the first byte of TCP to the first whole request.
    pub first_request: Duration,
    /// For the head of any later request.
    pub head: Duration,
    /// Quiet between two requests.
    pub idle: Duration,
    /// The stretch over which rates are looked at.
    pub window: Duration,
    /// Bytes per second of a body that we wait for.
    pub body_rate: u64,
    /// For one body in all.
    pub body: Duration,
    /// Bytes per second of an answer that waits to be read.
    pub answer_rate: u64,
    /// Requests given up per window.
    pub given_up: u64,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds {
            connections: limits::CONNECTIONS_MAX,
            per_network: limits::CONNECTIONS_PER_NETWORK_MAX,
            per_network_crowded: limits::CONNECTIONS_PER_NETWORK_WHEN_CROWDED,
            first_request: duration(limits::FIRST_REQUEST_WITHIN),
            head: duration(limits::REQUEST_HEAD_WITHIN),
            idle: duration(limits::KEEP_ALIVE),
            window: duration(limits::PACE_WINDOW),
            body_rate: limits::BODY_MIN_BYTES_PER_SECOND,
            body: duration(limits::BODY_WITHIN),
            answer_rate: limits::ANSWER_MIN_BYTES_PER_SECOND,
            given_up: limits::GIVEN_UP_REQUESTS_MAX,
        }
    }
}

impl Bounds {
    /// The bounds when places run out: who is quiet or slow to begin makes room for others.
    pub fn crowded(&self) -> Bounds {
        Bounds {
            first_request: self.first_request / 4,
            head: self.head / 2,
            idle: self.idle / 20,
            ..self.clone()
        }
    }
}

/// A span of the model as the runtime's timers want it.
pub fn duration(span: Span) -> Duration {
    Duration::from_micros(span.0.unsigned_abs())
}
