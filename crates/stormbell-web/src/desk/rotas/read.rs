//! What a lead typed into the forms of a rota, and how it comes back when it cannot be taken. Times are read on the
//! clock of a zone; of an hour that comes twice, a beginning means the first and an end the last.

use crate::{
    desk::views::rota::{DAY_STRETCHES_MAX, HoursForm, LayerForm},
    fields::Fields,
};
use std::{collections::BTreeMap, num::NonZeroU16};
use stormbell_model::{
    LayerId, OfficerId,
    complaint::{Complaint, Problem},
    rota::{Change, Unit, Wall, WeekHours, WeekTime, Zone},
};
use stormbell_service::{Fault, LayerDrawn, OverrideDrawn, RotaDrawn};

/// Collects what is wrong, so that all of it is said at once.
#[derive(Default)]
struct Wrong(Vec<Complaint>);

impl Wrong {
    /// The value, or a complaint about `field`; of no field that was left out twice.
    fn take<T>(&mut self, field: &str, value: Result<T, Problem>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(problem) => {
                self.0.push(Complaint::new(field, problem));
                None
            }
        }
    }

    fn done<T>(self, value: Option<T>) -> Result<T, Fault> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(Fault::Invalid(self.0)),
        }
    }
}

/// A date and a time of day as a browser's field sends them, such as `2026-12-05T09:00`.
fn wall(fields: &Fields, name: &str) -> Result<Wall, Problem> {
    let typed = fields.plain(name);
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    let number = |at: std::ops::Range<usize>| typed.get(at)?.parse::<i16>().ok();
    let read = || {
        let small = |at| number(at).and_then(|n| i8::try_from(n).ok());
        let signs = ["-", "-", "T", ":"];
        let there = [4, 7, 10, 13].map(|at| typed.get(at..at + 1));
        if there
            .into_iter()
            .zip(signs)
            .any(|(is, must)| is != Some(must))
        {
            return None;
        }
        Wall::at(
            number(0..4)?,
            small(5..7)?,
            small(8..10)?,
            small(11..13)?,
            small(14..16)?,
        )
    };
    read().ok_or(Problem::Form)
}

fn zone(fields: &Fields, name: &str) -> Result<Zone, Problem> {
    Zone::named(fields.plain(name).trim()).ok_or(Problem::Unknown)
}

/// Hours of the week from pairs of times for each day, `PREFIX-from-0` to `PREFIX-until-6`, and further ones of a day as
/// `PREFIX-from-0-1`. An end that is not after its beginning is on the next day.
fn hours(fields: &Fields, prefix: &str) -> Result<Vec<WeekHours>, Problem> {
    let mut found = Vec::new();
    let all = (0..7u8).flat_map(|day| (0..DAY_STRETCHES_MAX).map(move |nth| (day, nth)));
    for (day, nth) in all {
        let (from, until) = typed_pair(fields, prefix, day, nth);
        if from.is_empty() && until.is_empty() {
            continue;
        }
        let one = hours_of(day, &from, &until).ok_or(Problem::Form)?;
        found.push(one);
    }
    Ok(found)
}

fn hours_of(day: u8, from: &str, until: &str) -> Option<WeekHours> {
    let time = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        WeekTime::at(0, hour.parse().ok()?, minute.get(..2)?.parse().ok()?)
    };
    let begins = i64::from(day) * 86_400;
    let (from, until) = (time(from)?.seconds(), time(until)?.seconds());
    let ends = if until > from { until } else { until + 86_400 };
    let end = begins + ends;
    Some(WeekHours {
        from: WeekTime::of_seconds(begins + from)?,
        // The night from Sunday to Monday ends in the week after.
        until: WeekTime::of_seconds(if end > 7 * 86_400 {
            end - 7 * 86_400
        } else {
            end
        })?,
    })
}

/// Who takes turns, by the places that were typed beside their names: `1`, or `1 4` for two turns of a round.
fn people(fields: &Fields, able: &[OfficerId]) -> Result<Vec<OfficerId>, Problem> {
    let mut places = Vec::new();
    for person in able {
        let typed = fields.plain(&format!("turn-{person}"));
        for word in typed.split([' ', ',']).filter(|w| !w.is_empty()) {
            let place: u16 = word.parse().map_err(|_| Problem::Form)?;
            places.push((place, *person));
        }
    }
    if places.is_empty() {
        return Err(Problem::Missing);
    }
    places.sort_by_key(|(place, _)| *place);
    Ok(places.into_iter().map(|(_, person)| person).collect())
}

/// A layer.
pub fn layer(fields: &Fields, able: &[OfficerId]) -> Result<LayerDrawn, Fault> {
    let mut wrong = Wrong::default();
    let every = fields.plain("every").trim().parse::<u16>().ok();
    let every = every.and_then(NonZeroU16::new).ok_or(Problem::Form);
    let unit = Unit::parse(&fields.plain("unit")).ok_or(Problem::Unknown);
    let drawn = (|| {
        let people = wrong.take("people", people(fields, able));
        let every = wrong.take("every", every);
        let unit = wrong.take("unit", unit);
        let first = wrong.take("first", wall(fields, "first"));
        let zone = wrong.take("layer-zone", zone(fields, "layer-zone"));
        let hours = wrong.take("hours", hours(fields, "hours"));
        Some(LayerDrawn {
            zone: zone?,
            first: first?,
            unit: unit?,
            every: every?,
            people: people?,
            hours: hours?,
        })
    })();
    wrong.done(drawn)
}

/// What was typed into the form of a layer.
pub fn layer_again(fields: &Fields, mut form: LayerForm) -> LayerForm {
    form.first = fields.plain("first");
    form.every = fields.plain("every");
    form.unit = fields.plain("unit");
    form.zone = fields.plain("layer-zone");
    form.name = fields.plain("name");
    for (id, _, places) in &mut form.people {
        *places = fields.plain(&format!("turn-{id}"));
    }
    form.hours = typed_hours(fields, "hours");
    form
}

fn typed_hours(fields: &Fields, prefix: &str) -> HoursForm {
    let of_day = |day| {
        (0..DAY_STRETCHES_MAX)
            .map(|nth| typed_pair(fields, prefix, day, nth))
            .collect()
    };
    HoursForm::of((0..7).map(of_day).collect())
}

/// One pair of times as it was typed.
fn typed_pair(fields: &Fields, prefix: &str, day: u8, nth: usize) -> (String, String) {
    let further = if nth == 0 {
        String::new()
    } else {
        format!("-{nth}")
    };
    let typed = |which: &str| fields.plain(&format!("{prefix}-{which}-{day}{further}"));
    (typed("from"), typed("until"))
}

/// A rota's name, zone and wanted hours.
pub fn rota(fields: &Fields) -> Result<RotaDrawn, Fault> {
    let mut wrong = Wrong::default();
    let drawn = (|| {
        let zone = wrong.take("zone", zone(fields, "zone"));
        let wanted = wrong.take("wanted", hours(fields, "wanted"));
        Some(RotaDrawn {
            name: fields.plain("name"),
            zone: zone?,
            wanted: wanted?,
        })
    })();
    wrong.done(drawn)
}

/// What was typed into the form of a rota's settings.
pub fn rota_again(fields: &Fields, form: LayerForm) -> LayerForm {
    LayerForm {
        name: fields.plain("name"),
        zone: fields.plain("zone"),
        hours: typed_hours(fields, "wanted"),
        ..form
    }
}

/// An override, on the clock of the rota.
pub fn change(fields: &Fields, zone: &Zone, able: &[OfficerId]) -> Result<OverrideDrawn, Fault> {
    let mut wrong = Wrong::default();
    let person = |name: &str| {
        fields
            .plain(name)
            .parse::<OfficerId>()
            .map_err(|_| Problem::Missing)
    };
    let drawn = (|| {
        let from = wrong.take("from", wall(fields, "from"));
        let until = wrong.take("until", wall(fields, "until"));
        let change = match fields.plain("change").as_str() {
            "add" => wrong.take("who", person("who")).map(Change::Add),
            "remove" => wrong.take("who", person("who")).map(Change::Remove),
            "replace" => {
                let (who, by) = (
                    wrong.take("who", person("who")),
                    wrong.take("by", person("by")),
                );
                who.zip(by).map(|(who, by)| Change::Replace { who, by })
            }
            "only" => {
                let named = |p: &&OfficerId| !fields.plain(&format!("only-{p}")).is_empty();
                Some(Change::Only(able.iter().filter(named).copied().collect()))
            }
            _ => wrong.take("change", Err(Problem::Unknown)),
        };
        Some(OverrideDrawn {
            from: zone.start(from?),
            until: zone.end(until?),
            change: change?,
        })
    })();
    wrong.done(drawn)
}

/// What was typed into a form of an override.
pub fn typed(fields: &Fields) -> BTreeMap<String, String> {
    let names = ["from", "until", "change", "who", "by", "to", "shift"];
    names
        .map(|name| (name.to_owned(), fields.plain(name)))
        .into()
}

/// A shift by its name in a form: layer and number.
pub fn shift(text: &str) -> Option<(LayerId, u32)> {
    let (layer, number) = text.split_once('.')?;
    Some((layer.parse().ok()?, number.parse().ok()?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn fields(body: &str) -> Fields {
        Fields::from_urlencoded(body.as_bytes())
    }

    #[test]
    fn times_places_and_hours_are_read_as_people_mean_them() {
        let first = wall(&fields("first=2026-12-07T09:30"), "first").unwrap();
        assert_eq!(Some(first), Wall::at(2026, 12, 7, 9, 30));
        for bad in [
            "",
            "2026-02-30T09:00",
            "2026-12-07",
            "2026/12/07T09:00",
            "tomorrow at nine",
        ] {
            assert!(
                wall(&fields(&format!("first={bad}")), "first").is_err(),
                "{bad}"
            );
        }
        let [a, b] = [1, 2].map(|n| OfficerId(uuid::Uuid::from_u128(n)));
        let typed = fields(&format!("turn-{a}=2&turn-{b}=1,+3"));
        assert_eq!(people(&typed, &[a, b]).unwrap(), [b, a, b]);
        let nights = hours(
            &fields("h-from-6=22:00&h-until-6=06:00&h-from-0=00:00&h-until-0=00:00"),
            "h",
        );
        let seconds: Vec<_> = nights
            .unwrap()
            .iter()
            .map(|h| (h.from.seconds(), h.until.seconds()))
            .collect();
        assert_eq!(seconds, [(0, 86_400), (6 * 86_400 + 79_200, 21_600)]);
        assert_eq!(hours(&fields("h-from-2=9:00"), "h"), Err(Problem::Form));
        let twice = "h-from-0=00:00&h-until-0=08:00&h-from-0-1=17:00&h-until-0-1=00:00";
        let twice = hours(&fields(twice), "h").unwrap();
        let again = crate::desk::rotas::show_layers::hours_fields(&twice);
        assert_eq!(
            again,
            typed_hours(
                &fields("h-from-0=00:00&h-until-0=08:00&h-from-0-1=17:00&h-until-0-1=00:00"),
                "h"
            )
        );
        assert_eq!(again.rows.len(), 3, "and one more to fill in");
        let id = LayerId(uuid::Uuid::from_u128(3));
        assert_eq!(shift(&format!("{id}.7")), Some((id, 7)));
        assert_eq!(shift("7"), None);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let Err(Fault::Invalid(why)) = layer(&fields("every=0&layer-zone=Atlantis"), &[]) else {
            panic!("refused")
        };
        let named: Vec<_> = why.into_iter().map(|c| c.field).collect();
        assert_eq!(named, ["people", "every", "unit", "first", "layer-zone"]);
    }
}
