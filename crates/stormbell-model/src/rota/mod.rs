//! Who is on duty when. A rota has layers, each a rotation of people with hours of the week; people change it by
//! overrides, swaps and absences; out of all comes the final schedule, where holes, double bookings and people whom
//! nobody can reach are visible weeks ahead. Everything here is a function of values: no clock is read.

mod changes;
mod findings;
mod hours;
mod notices;
mod rotation;
mod schedule;
mod stretch;
mod sweep;
mod zone;

#[cfg(test)]
mod tests;

pub use changes::{Absence, Change, Override, Swap, switched_on};
pub use findings::{Finding, findings};
pub use hours::{WeekHours, WeekTime};
pub use notices::{Ahead, Notice, NoticeKey, due_notices, next_notice};
pub use rotation::{Rotation, Turn, Unit};
pub use schedule::{OnDuty, Relief, Schedule, Shift, Slice, Why, final_schedule, who_is_on};
pub use stretch::{Stretch, joined};
pub use zone::{DAY_S, WEEK_S, Wall, Zone};

use crate::{LayerId, Moment, RotaId, Span};

/// Layers of one rota.
/// Told: whoever draws the rota. Rest: nothing is written.
pub const LAYERS_MAX: usize = 16;
/// People in one rotation or one team.
/// Told: whoever draws the rota. Rest: nothing is written.
pub const PEOPLE_MAX: usize = 100;
/// Hours of the week in one layer.
/// Told: whoever draws the rota. Rest: nothing is written.
pub const WEEK_HOURS_MAX: usize = 50;
/// Overrides, swaps and absences, each, that one look at a rota takes in.
/// Told: whoever writes one more. Rest: nothing is written; what lies in the past can be put away.
pub const CHANGES_MAX: usize = 20_000;
/// The longest window of one schedule: eleven years.
/// Told: the schedule says until when it goes. Rest: ask again from there.
pub const WINDOW_MAX: Span = Span::days(4_018);

/// The rota that nobody draws: everybody who switched themselves on at the desk.
pub const SWITCH: RotaId = RotaId(uuid::Uuid::nil());

/// One layer. Where it has somebody, the layers before it in the list have not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its id.
    pub id: LayerId,
    /// Who takes turns.
    pub rotation: Rotation,
    /// Hours of the week in which it works; always when there are none.
    pub hours: Vec<WeekHours>,
    /// When it ends, if it does. A change of a rota ends one layer and begins another, so that the past stays.
    pub until: Option<Moment>,
}

/// Who is on duty when, as it was drawn and as people changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rota {
    /// Its id.
    pub id: RotaId,
    /// Where the clock hangs for `wanted`.
    pub zone: Zone,
    /// Hours of the week in which somebody must be on duty; always when there are none. Only there is nobody a hole.
    pub wanted: Vec<WeekHours>,
    /// From the weakest to the strongest.
    pub layers: Vec<Layer>,
    /// In the order in which they were made: a later one sees what the earlier ones did.
    pub overrides: Vec<Override>,
    /// In the order in which they were made.
    pub swaps: Vec<Swap>,
    /// Of anybody; those of people who take no turn change nothing.
    pub absences: Vec<Absence>,
}

/// A rota is larger than it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rota has too many {0}")]
pub struct TooLarge(pub &'static str);

impl Rota {
    /// Holds a rota against its bounds, before it is written.
    pub fn check(&self) -> Result<(), TooLarge> {
        let fits = |what, n: usize, max: usize| if n > max { Err(TooLarge(what)) } else { Ok(()) };
        fits("layers", self.layers.len(), LAYERS_MAX)?;
        fits("hours", self.wanted.len(), WEEK_HOURS_MAX)?;
        for layer in &self.layers {
            fits("people", layer.rotation.people.len(), PEOPLE_MAX)?;
            fits("hours", layer.hours.len(), WEEK_HOURS_MAX)?;
        }
        fits("overrides", self.overrides.len(), CHANGES_MAX)?;
        fits("swaps", self.swaps.len(), CHANGES_MAX)?;
        fits("absences", self.absences.len(), CHANGES_MAX)
    }
}
