//! What people change in a rota: overrides, swaps and absences. Each says who, so that it can be undone by name.

use super::{Rota, SWITCH, stretch::Stretch, zone::Zone};
use crate::{AbsenceId, LayerId, Moment, OfficerId, OverrideId, SwapId};

/// A change for a while, by somebody who knows better than the rules. It beats layers, swaps and absences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its id.
    pub id: OverrideId,
    /// From when until when.
    pub stretch: Stretch,
    /// What is changed.
    pub change: Change,
}

/// What an override changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody is on duty as well.
    Add(OfficerId),
    /// Somebody is not, whatever the rules say.
    Remove(OfficerId),
    /// One person instead of another, as often as the other is on duty in this time.
    Replace {
        /// Who is not on duty.
        who: OfficerId,
        /// Who is instead.
        by: OfficerId,
    },
    /// Exactly these, whatever the rules say: a schedule for a week of crisis. Nobody makes a hole.
    Only(Vec<OfficerId>),
}

/// One shift that somebody else takes. It is tied to the shift's number and not to its hours: when the hand-over
/// moves from 08:00 to 09:00, the swap moves with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swap {
    /// Its id.
    pub id: SwapId,
    /// The layer of the shift.
    pub layer: LayerId,
    /// The shift's number in its rotation.
    pub number: u32,
    /// Whose shift it was when they agreed. When it is somebody else's by now, the swap does nothing, and the
    /// findings say so.
    pub from: OfficerId,
    /// Who takes it.
    pub to: OfficerId,
}

/// A time in which somebody cannot be on duty. Layers and swaps pass that person over; the layer below is on duty
/// instead, or it is a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// Who.
    pub person: OfficerId,
    /// From when until when.
    pub stretch: Stretch,
}

/// The rota of those who switched themselves on at the desk: no layer, and one override for each, for as long as the
/// switch is on. So a node on which nobody has drawn a rota rings them, and so does one that has.
pub fn switched_on(people: impl IntoIterator<Item = OfficerId>) -> Rota {
    let always = Stretch::new(Moment(i64::MIN), Moment(i64::MAX));
    let on = |person: OfficerId| {
        Some(Override {
            id: OverrideId(person.0),
            stretch: always?,
            change: Change::Add(person),
        })
    };
    Rota {
        id: SWITCH,
        zone: Zone::utc(),
        wanted: Vec::new(),
        layers: Vec::new(),
        overrides: people.into_iter().filter_map(on).collect(),
        swaps: Vec::new(),
        absences: Vec::new(),
    }
}
