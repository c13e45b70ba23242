//! What the pages of the rotas show: who is on duty now and next, the final schedule of eight weeks, and what is wrong
//! in it before anybody suffers from it.

use super::on_duty::drawn;
use crate::{Ctx, Fault};
use std::collections::BTreeMap;
use stormbell_model::{
    Moment, OfficerId, RotaId,
    access::Act,
    rota::{
        Absence, Ahead, DAY_S, Finding, OnDuty, Relief, Rota, Schedule, Stretch, Zone,
        final_schedule, findings,
    },
};
use stormbell_store::{
    Tx, people,
    rotas::{self, KeptLayer, KeptOverride, KeptRota, KeptSwap},
};

/// How far ahead the final schedule shows.
const WEEKS_SHOWN: i64 = 8;

/// A rota in the list.
#[derive(Clone, Debug)]
pub struct RotaRow {
    /// The rota.
    pub kept: KeptRota,
    /// Who is on duty now.
    pub on: Vec<OnDuty>,
    /// The next hand-over.
    pub next: Option<Relief>,
}

/// The page of all rotas.
#[derive(Clone, Debug)]
pub struct RotasPage {
    /// Those that count.
    pub rotas: Vec<RotaRow>,
    /// Those that were put away.
    pub away: Vec<KeptRota>,
    /// What is wrong in any of them.
    pub findings: Vec<Finding>,
    /// Who is called besides, by the own switch.
    pub switched_on: Vec<OfficerId>,
    /// Who could take turns, in the order of coming.
    pub able: Vec<OfficerId>,
    /// Everybody's name.
    pub names: BTreeMap<OfficerId, String>,
}

/// What is wrong in the next seven days.
#[derive(Clone, Debug, Default)]
pub struct FindingsAhead {
    /// The earliest first.
    pub findings: Vec<Finding>,
    /// The rotas' names and zones.
    pub rotas: BTreeMap<RotaId, (String, Zone)>,
    /// Everybody's name.
    pub names: BTreeMap<OfficerId, String>,
}

/// The page of one rota.
#[derive(Clone, Debug)]
pub struct RotaPage {
    /// The rota with who is on duty.
    pub row: RotaRow,
    /// The final schedule, from Monday of this week on.
    pub schedule: Schedule,
    /// What is wrong in it from now on.
    pub findings: Vec<Finding>,
    /// Its layers from the strongest on: those that go on, and those that lately did.
    pub layers: Vec<KeptLayer>,
    /// Overrides of these weeks, undone ones too, the earliest first.
    pub overrides: Vec<KeptOverride>,
    /// Swaps and offers of these weeks, undone ones too, with the shift that they are of.
    pub swaps: Vec<(KeptSwap, Stretch)>,
    /// When those who take turns are away.
    pub absences: Vec<Absence>,
    /// Names of all rotas: a double booking names another.
    pub rotas: BTreeMap<RotaId, String>,
    /// Who could take turns, in the order of coming.
    pub able: Vec<OfficerId>,
    /// Everybody's name.
    pub names: BTreeMap<OfficerId, String>,
}

/// Eight weeks on the clock of `zone`, from Monday of the week in which `now` is.
pub fn weeks_shown(zone: &Zone, now: Moment) -> Option<Stretch> {
    let monday = zone.wall(now).monday();
    let until = monday.plus_s(WEEKS_SHOWN * 7 * DAY_S);
    Stretch::new(zone.start(monday), zone.start(until))
}

/// All rotas of the node as they are drawn now, each with its final schedule, and what is wrong in them.
struct Seen {
    rotas: Vec<(Rota, Schedule)>,
    findings: Vec<Finding>,
}

impl Seen {
    fn read(tx: &mut Tx<'_>, window: Stretch, ctx: &Ctx) -> Result<Seen, Fault> {
        let now = ctx.now;
        let with_schedule = |rota: Rota| {
            let schedule = final_schedule(&rota, window.from(), window.until());
            (rota, schedule)
        };
        let rotas: Vec<_> = drawn(tx, window)?.into_iter().map(with_schedule).collect();
        let unreachable = super::unreachable(tx, ctx)?;
        let pairs: Vec<_> = rotas.iter().map(|(r, s)| (r, s)).collect();
        let mut findings = findings(&pairs, &unreachable);
        findings.retain(|f| f.stretch().is_none_or(|s| s.until() > now));
        findings.sort_by_key(|f| f.stretch().map(Stretch::from));
        Ok(Seen { rotas, findings })
    }

    fn row(&self, kept: KeptRota, now: Moment) -> RotaRow {
        let schedule = self.rotas.iter().find(|(r, _)| r.id == kept.id);
        let schedule = schedule.map(|(_, s)| s);
        RotaRow {
            on: schedule.map_or_else(Vec::new, |s| s.at(now).to_vec()),
            next: schedule.and_then(|s| s.reliefs().into_iter().find(|r| r.at > now)),
            kept,
        }
    }
}

fn able(tx: &mut Tx<'_>) -> Result<Vec<OfficerId>, Fault> {
    Ok(super::everyone(tx)?.into_iter().map(|o| o.id).collect())
}

/// The list of all rotas.
pub async fn list_rotas(ctx: &Ctx) -> Result<RotasPage, Fault> {
    ctx.officer(Act::ReadRotas)?;
    let ctx = ctx.clone();
    let node = ctx.node.clone();
    node.store()
        .read_or("list rotas", move |tx| {
            let now = ctx.now;
            let window = weeks_shown(&Zone::utc(), now).ok_or(Fault::Internal)?;
            let seen = Seen::read(tx, window, &ctx)?;
            let all = rotas::all(tx)?.into_iter();
            let (counting, away): (Vec<_>, Vec<_>) = all.partition(|r| r.made.undone_at.is_none());
            let mut on = super::on_duty(tx, now)?;
            Ok(RotasPage {
                rotas: counting.into_iter().map(|r| seen.row(r, now)).collect(),
                away,
                findings: seen.findings,
                switched_on: on
                    .remove(&stormbell_model::rota::SWITCH)
                    .unwrap_or_default(),
                able: able(tx)?,
                names: names(tx)?,
            })
        })
        .await
}

fn names(tx: &mut Tx<'_>) -> Result<BTreeMap<OfficerId, String>, Fault> {
    let all = people::all(tx)?.into_iter();
    Ok(all.map(|o| (o.id, o.name)).collect())
}

/// What is wrong in the days to come, for whoever may see the rotas; nothing for others.
pub async fn findings_ahead(ctx: &Ctx) -> Result<FindingsAhead, Fault> {
    if ctx.officer(Act::ReadRotas).is_err() {
        return Ok(FindingsAhead::default());
    }
    let own = ctx.clone();
    ctx.node
        .store()
        .read_or("look ahead in the rotas", move |tx| {
            let until = own.now.plus(Ahead::Week.span());
            let window = Stretch::new(own.now, until).ok_or(Fault::Internal)?;
            let findings = Seen::read(tx, window, &own)?.findings;
            if findings.is_empty() {
                return Ok(FindingsAhead::default());
            }
            let rotas = rotas::all(tx)?.into_iter();
            Ok(FindingsAhead {
                findings,
                rotas: rotas.map(|r| (r.id, (r.name, r.zone))).collect(),
                names: names(tx)?,
            })
        })
        .await
}

/// One rota with its final schedule.
pub async fn read_rota(ctx: &Ctx, id: RotaId) -> Result<RotaPage, Fault> {
    ctx.officer(Act::ReadRotas)?;
    let ctx = ctx.clone();
    let node = ctx.node.clone();
    node.store()
        .read_or("read rota", move |tx| {
            let kept = rotas::load(tx, id)?.ok_or(Fault::NotFound)?;
            let window = weeks_shown(&kept.zone, ctx.now).ok_or(Fault::Internal)?;
            page(tx, kept, window, &ctx)
        })
        .await
}

fn page(tx: &mut Tx<'_>, kept: KeptRota, window: Stretch, ctx: &Ctx) -> Result<RotaPage, Fault> {
    let (id, now) = (kept.id, ctx.now);
    let mut seen = Seen::read(tx, window, ctx)?;
    seen.findings.retain(|f| f.concerns(id));
    let row = seen.row(kept, now);
    // One that was put away shows nobody; it can be taken out again.
    let place = seen.rotas.iter().position(|(r, _)| r.id == id);
    let (rota, schedule) = match place {
        Some(place) => {
            let (rota, schedule) = seen.rotas.swap_remove(place);
            (Some(rota), schedule)
        }
        None => (None, Schedule::empty(id, window.from())),
    };
    let mut layers = rotas::layers(tx, id)?;
    layers.retain(|l| is_news(l, window));
    layers.reverse();
    let swaps = swaps(tx, &layers, window)?;
    let mut overrides = rotas::overrides(tx, id, window)?;
    overrides.sort_by_key(|o| o.what.stretch);
    let takes_turns = |a: &Absence| {
        let mut layers = rota.iter().flat_map(|r| &r.layers);
        layers.any(|l| l.rotation.people.contains(&a.person))
    };
    let absences = rota.iter().flat_map(|r| &r.absences).copied();
    Ok(RotaPage {
        absences: absences.filter(takes_turns).collect(),
        row,
        schedule,
        findings: seen.findings,
        swaps,
        layers,
        overrides,
        rotas: rotas::all(tx)?
            .into_iter()
            .map(|r| (r.id, r.name))
            .collect(),
        able: able(tx)?,
        names: names(tx)?,
    })
}

/// Whether a layer still says something: it goes on, or it ended or was taken away in the weeks shown.
fn is_news(l: &KeptLayer, window: Stretch) -> bool {
    let ended = l.made.undone_at.or(l.layer.until);
    ended.is_none_or(|at| at >= window.from())
}

fn swaps(
    tx: &mut Tx<'_>,
    layers: &[KeptLayer],
    window: Stretch,
) -> Result<Vec<(KeptSwap, Stretch)>, Fault> {
    let mut found = Vec::new();
    for layer in layers {
        let rotation = &layer.layer.rotation;
        for swap in rotas::swaps(tx, layer.layer.id, rotation.numbers(window))? {
            let turn = rotation.turn(swap.what.number);
            found.extend(turn.map(|t| (swap, t.stretch)));
        }
    }
    found.retain(|(_, shift)| shift.common(window).is_some());
    found.sort_by_key(|(_, shift)| *shift);
    Ok(found)
}
