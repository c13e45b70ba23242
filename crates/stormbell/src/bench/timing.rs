//! How long things took: kept one by one, told as quantiles.

use serde_json::{Value, json};
use std::time::Duration;

/// Durations in microseconds.
#[derive(Clone, Debug, Default)]
pub struct Timing(Vec<u32>);

impl Timing {
    /// Keeps one.
    pub fn add(&mut self, took: Duration) {
        self.0
            .push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
    }

    /// Takes over those of another.
    pub fn join(&mut self, other: Timing) {
        self.0.extend(other.0);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The quantile, in milliseconds: `0.99` is the time that one in a hundred exceeds. Zero when there are none.
    pub fn quantile_ms(&mut self, at: f64) -> f64 {
        if self.0.is_empty() {
            return 0.0;
        }
        let place = ((self.0.len() - 1) as f64 * at).round() as usize;
        let (_, value, _) = self.0.select_nth_unstable(place);
        f64::from(*value) / 1000.0
    }

    /// The usual quantiles, as JSON.
    pub fn json(&mut self) -> Value {
        json!({
            "count": self.count(),
            "p50_ms": self.quantile_ms(0.5),
            "p90_ms": self.quantile_ms(0.9),
            "p99_ms": self.quantile_ms(0.99),
            "p999_ms": self.quantile_ms(0.999),
            "max_ms": self.quantile_ms(1.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Timing;
    use std::time::Duration;

    #[test]
    fn quantiles_are_the_usual_ones() {
        let mut timing = Timing::default();
        assert_eq!(timing.quantile_ms(0.5), 0.0);
        for ms in (1..=101).rev() {
            timing.add(Duration::from_millis(ms));
        }
        assert_eq!(timing.quantile_ms(0.5), 51.0);
        assert_eq!(timing.quantile_ms(0.99), 100.0);
        assert_eq!(timing.quantile_ms(1.0), 101.0);
    }
}
