//! The picture of a final schedule: a row for each week, a column for each day, a bar for each shift. Only places and
//! codes; the words are in the catalogue. Days are as wide as the clock on the wall says, also where they have 23 hours.

use crate::desk::views::rota_when::WhenView;
use serde::Serialize;
use std::collections::BTreeMap;
use stormbell_model::{
    Moment, OfficerId,
    rota::{DAY_S, Finding, OnDuty, Schedule, Slice, Stretch, WEEK_S, Wall, Why, Zone},
};

/// Points of the line with the days' numbers.
const HEAD: usize = 24;
/// Points from one lane to the next.
const LANE: usize = 27;
/// Lanes of one week that are drawn.
/// Told: the row says how many more there are. Rest: the table under the picture has them all.
const LANES_MAX: usize = 6;
/// Kinds of fill by which people are told apart, beside their names.
const FILLS: usize = 6;

/// A week of the picture.
#[derive(Clone, Debug, Serialize)]
pub struct WeekView {
    /// Its days, Monday first.
    pub days: Vec<DayView>,
    /// Its bars.
    pub bars: Vec<BarView>,
    /// How high the row is, in points.
    pub height: usize,
    /// Where the present moment is, in percent of the width.
    pub now: Option<String>,
    /// People on duty at once who have no lane.
    pub more: usize,
}

/// A day of the picture.
#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    /// Where it begins, in percent of the width.
    pub x: String,
    /// Its date, such as `2026-12-05`.
    pub date: String,
    /// The day of the month.
    pub day: i8,
    /// The month, 1 to 12.
    pub month: i8,
    /// Whether the month is written beside the number.
    pub names_month: bool,
    /// Whether it is today.
    pub today: bool,
    /// Whether it is over.
    pub past: bool,
}

/// A bar of the picture: somebody's shift, or a hole.
#[derive(Clone, Debug, Serialize)]
pub struct BarView {
    /// Where it begins, in percent of the width.
    pub x: String,
    /// How long it is, in percent of the width.
    pub width: String,
    /// Its upper edge, in points.
    pub y: usize,
    /// Whose; nobody's is a hole.
    pub name: Option<String>,
    /// The first letters, where there is no room for the name.
    pub short: bool,
    /// Which fill.
    pub fill: usize,
    /// What is wrong: `hole`, `unreachable`, `double`, `absent`; or how it came: `swap`, `override`; or nothing.
    pub mark: &'static str,
    /// From when until when.
    pub when: WhenView,
}

/// Everything that the picture is made of.
pub struct Picture<'a> {
    /// The final schedule.
    pub schedule: &'a Schedule,
    /// What is wrong in it.
    pub findings: &'a [Finding],
    /// Everybody's name.
    pub names: &'a BTreeMap<OfficerId, String>,
    /// Where the clock hangs.
    pub zone: &'a Zone,
    /// The present moment.
    pub now: Moment,
}

/// What a bar is drawn from.
struct Piece {
    stretch: Stretch,
    on: Option<OnDuty>,
}

impl Picture<'_> {
    /// The weeks, the first one first.
    pub fn weeks(&self) -> Vec<WeekView> {
        let Some(first) = self.schedule.slices.first() else {
            return Vec::new();
        };
        let monday = self.zone.wall(first.stretch.from()).monday();
        let last = self.zone.wall(self.schedule.until);
        let mondays = (0..).map(|n| monday.plus_s(n * WEEK_S));
        let pieces = self.pieces();
        mondays
            .take_while(|monday| *monday < last)
            .map(|monday| self.week(monday, &pieces))
            .collect()
    }

    /// Shifts as people see them: without a cut where only the reason changes, but with one at each hand-over.
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for slice in &self.schedule.slices {
            for on in &slice.people {
                self.lengthen(&mut pieces, slice, *on);
            }
        }
        let hole = |stretch: &Stretch| Piece {
            stretch: *stretch,
            on: None,
        };
        // Nobody can be put into the past any more.
        let to_come = self.schedule.holes.iter().filter(|h| h.until() > self.now);
        pieces.extend(to_come.map(hole));
        pieces.sort_by_key(|p| p.stretch);
        pieces
    }

    fn lengthen(&self, pieces: &mut Vec<Piece>, slice: &Slice, on: OnDuty) {
        let before = pieces
            .iter_mut()
            .rev()
            .take(8)
            .find(|p| p.on == Some(on) && p.stretch.until() == slice.stretch.from());
        let whole = before
            .as_ref()
            .and_then(|p| Stretch::new(p.stretch.from(), slice.stretch.until()));
        match (before, whole) {
            (Some(piece), Some(whole)) => piece.stretch = whole,
            _ => pieces.push(Piece {
                stretch: slice.stretch,
                on: Some(on),
            }),
        }
    }

    fn week(&self, monday: Wall, pieces: &[Piece]) -> WeekView {
        let ends = monday.plus_s(WEEK_S);
        let here = Stretch::new(self.zone.start(monday), self.zone.start(ends));
        let mut lanes: Vec<Moment> = Vec::new();
        let (mut bars, mut more) = (Vec::new(), 0);
        for piece in pieces {
            let Some(part) = here.and_then(|w| piece.stretch.common(w)) else {
                continue;
            };
            let free = lanes.iter().position(|until| *until <= part.from());
            let lane = free.unwrap_or(lanes.len());
            if lane >= LANES_MAX {
                more += 1;
                continue;
            }
            lanes.resize(lanes.len().max(lane + 1), part.until());
            lanes[lane] = part.until();
            bars.push(self.bar(monday, piece, part, lane));
        }
        let now = here.filter(|w| w.holds(self.now));
        WeekView {
            days: (0..7)
                .map(|n| self.day(monday.plus_s(n * DAY_S), n))
                .collect(),
            bars,
            height: HEAD + lanes.len().max(1) * LANE,
            now: now.map(|_| percent(self.zone.wall(self.now).0 - monday.0)),
            more,
        }
    }

    fn day(&self, midnight: Wall, n: i64) -> DayView {
        let date = midnight.civil();
        let today = self.zone.wall(self.now).midnight();
        DayView {
            x: percent(n * DAY_S),
            date: date.date().to_string(),
            day: date.day(),
            month: date.month(),
            names_month: n == 0 || date.day() == 1,
            today: midnight == today,
            past: midnight < today,
        }
    }

    fn bar(&self, monday: Wall, piece: &Piece, part: Stretch, lane: usize) -> BarView {
        let from = self.zone.wall(part.from()).0 - monday.0;
        // Over the hour that comes twice the clock stands still: a shift within it is still seen.
        let until = (self.zone.wall(part.until()).0 - monday.0).max(from + 1_800);
        let until = if part.until() >= self.zone.start(monday.plus_s(WEEK_S)) {
            WEEK_S
        } else {
            until
        };
        let name = piece.on.map(|on| {
            self.names
                .get(&on.person)
                .map_or_else(|| String::from("?"), Clone::clone)
        });
        BarView {
            x: percent(from),
            width: percent(until - from),
            y: HEAD + lane * LANE,
            fill: piece.on.map_or(0, |on| self.fill(on.person)),
            short: until - from < DAY_S,
            mark: self.mark(piece, part),
            when: WhenView::of(self.zone, piece.stretch),
            name,
        }
    }

    /// The same for a person in every week.
    fn fill(&self, person: OfficerId) -> usize {
        let known = self.names.keys().position(|p| *p == person);
        known.unwrap_or_default() % FILLS
    }

    fn mark(&self, piece: &Piece, part: Stretch) -> &'static str {
        let Some(on) = piece.on else {
            return "hole";
        };
        let touches = |s: &Stretch| s.common(part).is_some();
        let wrong = |f: &Finding| match f {
            Finding::NobodyReachable { stretch, .. } if touches(stretch) => Some("unreachable"),
            Finding::Unreachable {
                person, stretch, ..
            } if *person == on.person && touches(stretch) => Some("unreachable"),
            Finding::DoubleBooked {
                person, stretch, ..
            } if *person == on.person && touches(stretch) => Some("double"),
            Finding::AbsentButNamed {
                person, stretch, ..
            } if *person == on.person && touches(stretch) => Some("absent"),
            _ => None,
        };
        let how = match on.why {
            Why::Turn { .. } => "",
            Why::Swapped { .. } => "swap",
            Why::Override(_) => "override",
        };
        self.findings.iter().find_map(wrong).unwrap_or(how)
    }
}

/// Seconds of a week in percent of the width.
fn percent(seconds: i64) -> String {
    format!("{:.3}", seconds as f64 * 100.0 / WEEK_S as f64)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use stormbell_model::{
        LayerId, RotaId, Span,
        rota::{Layer, Rota, Rotation, Unit, final_schedule},
    };
    use uuid::Uuid;

    /// Two people by day from Monday noon on, over the night in October in which the clock is set back.
    fn rota() -> Rota {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        let rotation = Rotation {
            zone: zone.clone(),
            first: Wall::at(2026, 10, 19, 12, 0).unwrap(),
            unit: Unit::Day,
            every: std::num::NonZeroU16::MIN,
            people: [1, 2].map(|n| OfficerId(Uuid::from_u128(n))).to_vec(),
        };
        Rota {
            id: RotaId(Uuid::from_u128(9)),
            zone,
            wanted: Vec::new(),
            layers: vec![Layer {
                id: LayerId(Uuid::from_u128(8)),
                rotation,
                hours: Vec::new(),
                until: None,
            }],
            overrides: Vec::new(),
            swaps: Vec::new(),
            absences: Vec::new(),
        }
    }

    fn weeks(now: Moment) -> Vec<WeekView> {
        let rota = rota();
        let from = rota.zone.start(Wall::at(2026, 10, 19, 0, 0).unwrap());
        let schedule = final_schedule(&rota, from, from.plus(Span::hours(14 * 24 + 1)));
        let picture = Picture {
            schedule: &schedule,
            findings: &[],
            names: &BTreeMap::new(),
            zone: &rota.zone,
            now,
        };
        picture.weeks()
    }

    #[test]
    fn days_are_as_wide_as_the_clock_says_and_bars_fill_their_row() {
        let monday = rota().zone.start(Wall::at(2026, 10, 19, 6, 0).unwrap());
        let weeks = weeks(monday);
        let first = &weeks[0];
        assert_eq!(first.days[6].date, "2026-10-25");
        assert_eq!(
            (first.bars[0].mark, first.bars[0].x.as_str()),
            ("hole", "0.000")
        );
        let sunday: Vec<_> = first
            .bars
            .iter()
            .filter(|b| b.x.starts_with("92.8"))
            .collect();
        assert_eq!(sunday.len(), 1, "noon of a day of 25 hours is its middle");
        let end = |b: &BarView| b.x.parse::<f64>().unwrap() + b.width.parse::<f64>().unwrap();
        for week in &weeks[..2] {
            assert!(week.bars.iter().all(|b| end(b) < 100.01 && b.y == HEAD));
            assert!(end(week.bars.last().unwrap()) > 99.9);
        }
        assert!(first.now.is_some() && weeks[1].now.is_none());
    }

    #[test]
    fn a_hole_of_the_past_is_none_any_more() {
        let tuesday = rota().zone.start(Wall::at(2026, 10, 20, 6, 0).unwrap());
        assert!(weeks(tuesday)[0].bars.iter().all(|b| b.mark != "hole"));
    }
}
