//! Who may file when too many knock at once: pure rules, with the moment handed in. An anonymous report is asked for a
//! little work, or for a little patience, before it is taken in; it is never refused for good, and never after it
//! was taken in. Machines with a key, officers and people behind a receipt do not stand in that line.

pub mod pace;
pub mod strain;

pub use pace::{Pace, Used};
pub use strain::{Gauge, Load};

use crate::{Span, limits};

/// What an anonymous sender brings against being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brings {
    /// Nothing.
    Nothing,
    /// Work that was done for this network, within its time, not used before.
    Work,
    /// A ticket of this network whose wait is over, not used before.
    Patience,
}

/// What is said to an anonymous sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Come in.
    Enter,
    /// Do some work first, or wait.
    Ask(Price),
}

/// What coming in costs: one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Leading zero bits that the work must show: twice the work for each.
    pub bits: u8,
    /// Or the patience.
    pub wait: Span,
    /// How long the answer itself is held back: nothing for who asks for the first time.
    pub held: Span,
}

/// The fewest and most bits that are ever asked for. A telephone of 2015 does about 2^17 in a second.
pub const BITS: std::ops::RangeInclusive<u8> = 14..=22;
/// Strain up to which a network's first reports need nothing.
const MILD: u8 = 2;
/// How many those are.
const FREE_WHEN_MILD: u32 = 2;

/// Decides on an anonymous report. `knocks` is how many the network sent lately, this one included.
pub fn decide(strain: u8, knocks: u32, brings: Brings) -> Verdict {
    let free = strain == 0 || (strain <= MILD && knocks <= FREE_WHEN_MILD);
    match brings {
        _ if free => Verdict::Enter,
        Brings::Work | Brings::Patience => Verdict::Enter,
        Brings::Nothing => Verdict::Ask(price(strain, knocks)),
    }
}

/// What coming in costs now.
pub fn price(strain: u8, knocks: u32) -> Price {
    let busy = (knocks / 4).checked_ilog2().map_or(0, |n| n + 1);
    let busy = u8::try_from(busy).unwrap_or(u8::MAX);
    let bits = 13_u8.saturating_add(strain).saturating_add(busy);
    Price {
        bits: bits.clamp(*BITS.start(), *BITS.end()),
        wait: limits::TICKET_WAIT_MIN.max(Span::seconds(i64::from(strain) * 3)),
        held: held(knocks),
    }
}

/// Who keeps knocking is answered slowly: that holds the flood's own lines, and spares the node their next try.
fn held(knocks: u32) -> Span {
    match knocks {
        0..=3 => Span(0),
        4..=6 => Span::millis(500),
        _ => Span::millis(2_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calm_node_asks_nothing_of_anybody() {
        assert_eq!(decide(0, 10_000, Brings::Nothing), Verdict::Enter);
    }

    #[test]
    fn under_mild_strain_the_first_of_a_network_enter_freely() {
        assert_eq!(decide(2, 2, Brings::Nothing), Verdict::Enter);
        assert!(matches!(decide(2, 3, Brings::Nothing), Verdict::Ask(_)));
        assert!(matches!(decide(3, 1, Brings::Nothing), Verdict::Ask(_)));
    }

    #[test]
    fn work_and_patience_open_the_door_at_any_strain() {
        for strain in 0..=strain::STRAIN_MAX {
            for brings in [Brings::Work, Brings::Patience] {
                assert_eq!(decide(strain, u32::MAX, brings), Verdict::Enter);
            }
        }
    }

    #[test]
    fn the_price_grows_with_strain_and_knocks_and_has_an_end() {
        assert_eq!(price(1, 1).bits, 14);
        assert_eq!(price(4, 1).bits, 17);
        assert_eq!(price(4, 16).bits, 20);
        assert_eq!(price(8, u32::MAX).bits, 22);
        assert_eq!(price(3, 1).held, Span(0));
        assert_eq!(price(3, 60).held, Span::millis(2_000));
        assert!(price(1, 1).wait >= limits::TICKET_WAIT_MIN);
    }
}
