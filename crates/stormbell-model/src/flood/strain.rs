//! How hard the node is pressed, from 0 (calm) to 8: read from the reports that wait for the disk and from how long the
//! disk makes them wait. Rises at once, falls step by step, and does not fall while a flood still knocks.

use crate::{Moment, Span};

/// Reports in flight from which on the node is pressed.
pub const PRESSED_IN_FLIGHT: u32 = 256;
/// The wait for the disk from which on the node is pressed.
pub const PRESSED_WAIT: Span = Span::millis(100);
/// Turned away per second from which on a flood still knocks.
pub const KNOCKING_PER_SECOND: u32 = 50;
/// The highest strain.
pub const STRAIN_MAX: u8 = 8;
/// How long it is calm before the strain falls by one.
const FALLS_EVERY: Span = Span::seconds(5);

/// What is measured at one look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Reports that are being kept now.
    pub in_flight: u32,
    /// How long one takes to be on disk lately.
    pub wait: Span,
    /// Reports that were asked to come again since the last look.
    pub turned_away: u32,
}

/// Remembers the strain between two looks.
#[derive(Clone, Copy, Debug)]
pub struct Gauge {
    strain: u8,
    looked_at: Moment,
    pressed_at: Moment,
}

impl Default for Gauge {
    fn default() -> Gauge {
        Gauge {
            strain: 0,
            looked_at: Moment(0),
            pressed_at: Moment(0),
        }
    }
}

impl Gauge {
    /// Looks at the load and gives the strain from now on.
    pub fn look(&mut self, load: Load, now: Moment) -> u8 {
        let knocking = per_second(load.turned_away, now.since(self.looked_at));
        self.looked_at = now;
        let pressed = pressed(load);
        let held = knocking >= KNOCKING_PER_SECOND;
        if pressed >= self.strain || held {
            self.strain = self.strain.max(pressed);
            self.pressed_at = now;
        } else if now < self.pressed_at || now.since(self.pressed_at) >= FALLS_EVERY {
            self.strain -= 1;
            self.pressed_at = now;
        }
        self.strain
    }
}

/// One step for each doubling beyond what is calm.
fn pressed(load: Load) -> u8 {
    let by_count = doublings(load.in_flight.into(), PRESSED_IN_FLIGHT.into());
    let by_wait = doublings(load.wait.0.max(0), PRESSED_WAIT.0);
    by_count.max(by_wait).min(STRAIN_MAX)
}

fn doublings(value: i64, from: i64) -> u8 {
    let times = (value / from).max(0);
    u8::try_from(times.checked_ilog2().map_or(0, |n| n + 1)).unwrap_or(STRAIN_MAX)
}

fn per_second(count: u32, over: Span) -> u32 {
    let millis = u64::try_from(over.0 / 1000).unwrap_or(0).max(1);
    u32::try_from(u64::from(count) * 1000 / millis).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: i64) -> Moment {
        Moment(0).plus(Span::seconds(s))
    }

    #[test]
    fn strain_rises_at_once_and_falls_step_by_step() {
        let mut gauge = Gauge::default();
        let load = |in_flight| Load {
            in_flight,
            ..Load::default()
        };
        assert_eq!(
            gauge.look(load(64), at(1)),
            0,
            "64 at once is a busy hour, no flood"
        );
        assert_eq!(gauge.look(load(256), at(2)), 1);
        assert_eq!(gauge.look(load(1_100), at(3)), 3);
        assert_eq!(gauge.look(load(10), at(4)), 3);
        assert_eq!(gauge.look(load(10), at(8)), 2);
        assert_eq!(gauge.look(load(10), at(9)), 2);
        assert_eq!(gauge.look(load(10), at(13)), 1);
        assert_eq!(gauge.look(load(10), at(18)), 0);
        assert_eq!(gauge.look(load(u32::MAX), at(19)), STRAIN_MAX);
    }

    #[test]
    fn a_flood_that_still_knocks_holds_the_strain() {
        let mut gauge = Gauge::default();
        let slow = Load {
            wait: Span::millis(250),
            ..Load::default()
        };
        assert_eq!(gauge.look(slow, at(1)), 2);
        let knocked = Load {
            turned_away: 500,
            ..Load::default()
        };
        for s in 2..60 {
            assert_eq!(gauge.look(knocked, at(s)), 2);
        }
        assert_eq!(gauge.look(Load::default(), at(65)), 1);
    }

    #[test]
    fn a_clock_that_goes_back_does_not_hold_it_for_ever() {
        let mut gauge = Gauge::default();
        let full = Load {
            in_flight: 300,
            ..Load::default()
        };
        assert_eq!(gauge.look(full, at(10_000)), 1);
        assert_eq!(gauge.look(Load::default(), at(5)), 0);
    }
}
