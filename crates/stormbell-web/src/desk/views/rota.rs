//! The pages of the rotas: who is on duty now and next, what is wrong in the weeks to come, and how it is drawn.

use super::{
    frame::Frame,
    rota_picture::WeekView,
    rota_when::{ClockView, WhenView},
};
use serde::Serialize;

/// A person in a list: id and name.
pub type PersonView = (String, String);

/// Who is on duty.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OnNow {
    /// The people now.
    pub people: Vec<String>,
    /// When the next hand-over is.
    pub until: Option<ClockView>,
    /// Who comes then, that is not there now.
    pub next: Vec<String>,
    /// Whether nobody is there after it.
    pub then_nobody: bool,
}

/// Something that is wrong.
#[derive(Clone, Debug, Serialize)]
pub struct FoundView {
    /// The end of its key `rota-found-…`.
    pub code: &'static str,
    /// Whether nobody at all would answer: the gravest.
    pub grave: bool,
    /// When.
    pub when: Option<WhenView>,
    /// In how many whole days, hours: `now`, `hours` or `days`, and how many.
    pub ahead: (&'static str, i64),
    /// Who.
    pub person: String,
    /// In which rota.
    pub rota: String,
    /// In which other rota.
    pub other: String,
    /// The rota's id, for the way there.
    pub id: String,
}

impl FoundView {
    /// For samples: a hole in three days.
    pub fn sample() -> FoundView {
        FoundView {
            code: "hole",
            grave: true,
            when: None,
            ahead: ("days", 3),
            person: String::new(),
            rota: String::from("Night watch"),
            other: String::new(),
            id: String::from("01940000-0000-7000-8000-000000000f01"),
        }
    }
}

/// A rota in the list.
#[derive(Clone, Debug, Serialize)]
pub struct RotaLine {
    /// The id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where its clock hangs.
    pub zone: String,
    /// Who is on duty.
    pub on: OnNow,
    /// How many findings it has.
    pub wrong: usize,
}

/// The page of all rotas.
#[derive(Clone, Debug, Serialize)]
pub struct RotasPage {
    /// The frame.
    pub frame: Frame,
    /// Those that count.
    pub rotas: Vec<RotaLine>,
    /// Those that were put away: id and name.
    pub away: Vec<PersonView>,
    /// What is wrong in any of them.
    pub findings: Vec<FoundView>,
    /// More than are shown.
    pub more_findings: usize,
    /// Who is called besides, by the own switch.
    pub switched_on: Vec<String>,
    /// The form for a new one.
    pub form: LayerForm,
    /// Names of zones that one chooses from.
    pub zones: Vec<&'static str>,
}

/// One row of the table under the picture.
#[derive(Clone, Debug, Serialize)]
pub struct SliceRow {
    /// When.
    pub when: WhenView,
    /// Who, each with why: `turn`, `swap`, `override`, and the shift that could be swapped.
    pub people: Vec<(String, &'static str, Option<String>)>,
    /// Whether somebody must be there and nobody is.
    pub hole: bool,
}

/// An override, as it is listed.
#[derive(Clone, Debug, Serialize)]
pub struct OverrideView {
    /// The id.
    pub id: String,
    /// When.
    pub when: WhenView,
    /// `add`, `remove`, `replace`, `only`, `nobody`.
    pub change: &'static str,
    /// Who.
    pub who: String,
    /// Who instead.
    pub by: String,
    /// Who made it.
    pub made_by: String,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it is over.
    pub over: bool,
}

/// A swap or an offer, as it is listed.
#[derive(Clone, Debug, Serialize)]
pub struct SwapView {
    /// The id.
    pub id: String,
    /// The shift.
    pub when: WhenView,
    /// Whose it was.
    pub from: String,
    /// Who takes it.
    pub to: String,
    /// `offered`, `counts`, `undone`.
    pub state: &'static str,
    /// Whether the one who looks was offered it.
    pub mine_to_accept: bool,
    /// Whether the one who looks may take it back.
    pub may_undo: bool,
    /// Whether it is over.
    pub over: bool,
}

/// A layer, as it is listed.
#[derive(Clone, Debug, Serialize)]
pub struct LayerView {
    /// The id.
    pub id: String,
    /// `hour`, `day` or `week`.
    pub unit: &'static str,
    /// How many of them a turn lasts.
    pub every: u16,
    /// When the first turn begins.
    pub first: ClockView,
    /// Where its clock hangs.
    pub zone: String,
    /// Who takes turns, in order.
    pub people: Vec<String>,
    /// Hours of the week: weekday, from, until.
    pub hours: Vec<(i64, String, String)>,
    /// `goes-on`, `begins`, `ends`, `ended`, `away`.
    pub state: &'static str,
    /// When it ends or ended.
    pub until: Option<ClockView>,
    /// Whether it is the change of another, and that can be taken back.
    pub may_undo: bool,
    /// Whether its end can be taken back.
    pub may_go_on: bool,
    /// The form to change it.
    pub form: LayerForm,
}

/// Stretches of hours that one day of the form has room for. Twenty-eight of a week are fewer than a layer may have.
/// Told: the form, which has no field for more. Rest: nothing of it is written.
pub const DAY_STRETCHES_MAX: usize = 4;

/// Hours of the week as fields: rows of seven pairs, from and until, one pair for each day; empty where nothing is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HoursForm {
    /// The first row holds the first stretch of each day, and so on; the last has room for one more.
    pub rows: Vec<Vec<(String, String)>>,
    /// Whether anything is said at all.
    pub any: bool,
}

impl HoursForm {
    /// From the stretches of each day.
    pub fn of(days: Vec<Vec<(String, String)>>) -> HoursForm {
        let said = |pair: &(String, String)| !(pair.0.is_empty() && pair.1.is_empty());
        let used = |day: &Vec<_>| day.iter().rposition(said).map_or(0, |at| at + 1);
        let most = days.iter().map(used).max().unwrap_or_default();
        let row = |nth: usize| {
            let pairs = days.iter().map(|day| day.get(nth).cloned());
            pairs.map(Option::unwrap_or_default).collect()
        };
        HoursForm {
            rows: (0..(most + 1).clamp(2, DAY_STRETCHES_MAX))
                .map(row)
                .collect(),
            any: most > 0,
        }
    }
}

impl Default for HoursForm {
    fn default() -> HoursForm {
        HoursForm::of(vec![Vec::new(); 7])
    }
}

/// The form that draws a layer, filled in.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LayerForm {
    /// When the first turn begins.
    pub first: String,
    /// How many units a turn lasts.
    pub every: String,
    /// The unit.
    pub unit: String,
    /// The zone.
    pub zone: String,
    /// Everybody who could take turns: id, name, the places in turn.
    pub people: Vec<(String, String, String)>,
    /// The hours of the week to which it is limited.
    pub hours: HoursForm,
    /// The name, of a new rota.
    pub name: String,
}

/// The form of an override, filled in.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OverrideForm {
    /// When it begins.
    pub from: String,
    /// When it ends.
    pub until: String,
    /// What is changed.
    pub change: String,
    /// Who.
    pub who: String,
    /// Who instead.
    pub by: String,
    /// Exactly these.
    pub only: Vec<String>,
}

/// The page of one rota.
#[derive(Clone, Debug, Serialize)]
pub struct RotaPage {
    /// The frame.
    pub frame: Frame,
    /// The id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where its clock hangs.
    pub zone: String,
    /// Whether it was put away.
    pub away: bool,
    /// Who is on duty.
    pub on: OnNow,
    /// What is wrong in the weeks to come.
    pub findings: Vec<FoundView>,
    /// More than are shown.
    pub more_findings: usize,
    /// The picture.
    pub weeks: Vec<WeekView>,
    /// The same as a table.
    pub rows: Vec<SliceRow>,
    /// Rows that are not shown.
    pub more_rows: usize,
    /// The layers, the strongest first.
    pub layers: Vec<LayerView>,
    /// Overrides of these weeks.
    pub overrides: Vec<OverrideView>,
    /// Swaps of these weeks.
    pub swaps: Vec<SwapView>,
    /// When those who take turns are away.
    pub absences: Vec<(String, WhenView)>,
    /// Who could take turns.
    pub able: Vec<PersonView>,
    /// The form of an override, open when a day was chosen.
    pub override_form: OverrideForm,
    /// Whether that form stands open.
    pub override_open: bool,
    /// The shift that is to be swapped: its name in the form, whose it is, when.
    pub swap_form: Option<(String, String, WhenView)>,
    /// The form for one more layer.
    pub layer_form: LayerForm,
    /// The form for name, zone and wanted hours: these in `hours`.
    pub settings: LayerForm,
    /// Hours of the week in which somebody must be there: weekday, from, until.
    pub wanted: Vec<(i64, String, String)>,
    /// Names of zones that one chooses from.
    pub zones: Vec<&'static str>,
}
