//! A finding as a sentence, for a message to somebody.

use crate::{Fault, Node};
use std::collections::BTreeMap;
use stormbell_model::{
    Lang, OfficerId, RotaId,
    rota::{Finding, Notice, Stretch, Wall, Zone},
};
use stormbell_store::{Tx, people, rotas};

/// Names that the sentences need: read once for all of them.
pub(crate) struct Words {
    people: BTreeMap<OfficerId, String>,
    rotas: BTreeMap<RotaId, (String, Zone)>,
}

impl Words {
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Words, Fault> {
        let people = people::all(tx)?.into_iter().map(|o| (o.id, o.name));
        let rotas = rotas::all(tx)?
            .into_iter()
            .map(|r| (r.id, (r.name, r.zone)));
        Ok(Words {
            people: people.collect(),
            rotas: rotas.collect(),
        })
    }

    /// The sentence of a finding with when it is: «Within a week: nobody is on duty in …».
    pub(crate) fn say(&self, node: &Node, lang: Lang, notice: &Notice) -> String {
        let finding = &notice.finding;
        let (code, person, other) = match finding {
            Finding::Hole { .. } => ("hole", None, None),
            Finding::NobodyReachable { .. } => ("nobody-reachable", None, None),
            Finding::Unreachable { person, .. } => ("unreachable", Some(person), None),
            Finding::AbsentButNamed { person, .. } => ("absent", Some(person), None),
            Finding::StaleSwap { .. } => ("stale", None, None),
            Finding::DoubleBooked { person, rotas, .. } => ("double", Some(person), rotas.last()),
        };
        let person = person.and_then(|p| self.people.get(p));
        let unknown = (String::from("?"), Zone::utc());
        let (rota, zone) = self.rotas.get(&finding.rota()).unwrap_or(&unknown);
        let other = other.and_then(|o| self.rotas.get(o)).map_or("", |o| &o.0);
        let args = [
            ("person", person.map_or("", |p| p)),
            ("rota", rota.as_str()),
            ("other", other),
        ];
        let what = node.say(lang, &format!("rota-found-{code}"), &args);
        let Some(stretch) = finding.stretch() else {
            return what;
        };
        let ahead = node.say(lang, &format!("rota-tell-{}", notice.key.ahead.code()), &[]);
        let zone_name = zone.name().unwrap_or("UTC");
        format!(
            "{ahead} {what}, {} ({zone_name})",
            when(node, lang, zone, stretch)
        )
    }
}

/// From when until when, on the clock of a zone.
fn when(node: &Node, lang: Lang, zone: &Zone, stretch: Stretch) -> String {
    let clock = |wall: Wall| {
        let shown = wall.civil();
        let weekday = node.say(lang, &format!("rota-weekday-{}", wall.weekday()), &[]);
        let month = node.say(lang, &format!("month-{}", shown.month()), &[]);
        let time = format!("{:02}:{:02}", shown.hour(), shown.minute());
        let args = [
            ("weekday", weekday.as_str()),
            ("day", &shown.day().to_string()),
            ("month", &month),
            ("time", &time),
        ];
        node.say(lang, "rota-clock", &args)
    };
    let (from, until) = (zone.wall(stretch.from()), zone.wall(stretch.until()));
    format!("{} – {}", clock(from), clock(until))
}
