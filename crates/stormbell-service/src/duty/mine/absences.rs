//! Times of being away: entered by hand, or taken out of a calendar file after a look at what would be taken.

use crate::{Ctx, Fault};
use stormbell_model::{
    AbsenceId, Moment, OfficerId, Span,
    access::Act,
    complaint::Problem,
    rota::{Absence, Stretch, Zone},
};
use stormbell_store::{
    Tx, feeds, journal,
    rotas::{self, KeptAbsence, Made},
};
use stormbell_wire::ical::{self, Counts, LeftOut, Trouble};

/// Absences that one sending takes out of a file.
/// Told: the page that shows what would be taken. Rest: the later ones are not taken; the file can be read again later.
pub const IMPORT_MAX: usize = 200;
/// How long one absence may last.
/// Told: the field. Rest: nothing is written; a longer one can be entered in parts.
pub const ABSENCE_LONGEST: Span = Span::days(366);
/// Absences to come that one officer may have.
/// Told: `problem-too-many`. Rest: those there stay; ones that are over do not count.
const ABSENCES_MAX: usize = 1_000;

/// An absence as its owner sees it.
#[derive(Clone, Debug)]
pub struct AbsenceView {
    /// Its id.
    pub id: AbsenceId,
    /// From when until when.
    pub stretch: Stretch,
    /// Whether it came out of a calendar that is read regularly.
    pub from_feed: bool,
}

/// A time of being away that a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// From when until when.
    pub stretch: Stretch,
    /// What the file calls it. It is shown and not kept: why somebody is away is nobody's business here.
    pub title: String,
    /// Whether it is entered already.
    pub known: bool,
}

/// What a file would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The absences that are not over.
    pub found: Vec<Away>,
    /// What could not be read.
    pub left_out: Vec<LeftOut>,
    /// Whether there was more than is read.
    pub cut: bool,
}

/// The absences of the one who asks that are not over, the earliest first.
pub async fn my_absences(ctx: &Ctx) -> Result<Vec<AbsenceView>, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let now = ctx.now;
    let kept = ctx
        .node
        .store()
        .read("read absences", move |tx| rotas::absences_of(tx, me, now))
        .await?;
    let view = |a: KeptAbsence| AbsenceView {
        id: a.what.id,
        stretch: a.what.stretch,
        from_feed: a.feed.is_some(),
    };
    Ok(kept.into_iter().map(view).collect())
}

/// Enters one by hand.
pub async fn add_absence(ctx: &Ctx, from: Moment, until: Moment) -> Result<AbsenceId, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let stretch = Stretch::new(from, until);
    let stretch = stretch.ok_or_else(|| Fault::field("away_until", Problem::EndsFirst))?;
    if until <= ctx.now {
        return Err(Fault::field("away_until", Problem::InPast));
    }
    if until.since(from) > ABSENCE_LONGEST {
        let days = ABSENCE_LONGEST.as_seconds() / 86_400;
        return Err(Fault::field("away_until", Problem::LastsTooLong { days }));
    }
    let ids = write(ctx, me, vec![stretch], "absence entered").await?;
    ids.into_iter().next().ok_or(Fault::Internal)
}

/// Enters those of a file that were chosen. One that is entered already is not entered twice.
pub async fn import_absences(ctx: &Ctx, chosen: &[(Moment, Moment)]) -> Result<usize, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let form = || Fault::field("absence", Problem::Form);
    if chosen.len() > IMPORT_MAX {
        let (max, was) = (IMPORT_MAX, chosen.len());
        return Err(Fault::field("absence", Problem::TooMany { max, was }));
    }
    let stretches: Option<Vec<Stretch>> =
        chosen.iter().map(|(a, b)| Stretch::new(*a, *b)).collect();
    let mut stretches = stretches.ok_or_else(form)?;
    if stretches.is_empty() {
        return Err(Fault::field("absence", Problem::Missing));
    }
    stretches.retain(|s| s.until() > ctx.now);
    Ok(write(ctx, me, stretches, "absence imported").await?.len())
}

async fn write(
    ctx: &Ctx,
    me: OfficerId,
    stretches: Vec<Stretch>,
    act: &'static str,
) -> Result<Vec<AbsenceId>, Fault> {
    let own = ctx.clone();
    let ids = ctx
        .node
        .store()
        .write_or("enter absences", move |tx| {
            let there = rotas::absences_of(tx, me, own.now)?;
            let mut ids = Vec::new();
            for stretch in &stretches {
                let same = there.iter().find(|a| a.what.stretch == *stretch);
                match same {
                    Some(known) if act == "absence entered" => ids.push(known.what.id),
                    Some(_) => {}
                    None => ids.push(enter(tx, &own, me, *stretch, None, act)?),
                }
            }
            let was = there.len() + ids.len();
            if was > ABSENCES_MAX {
                let max = ABSENCES_MAX;
                return Err(Fault::field("absence", Problem::TooMany { max, was }));
            }
            Ok(ids)
        })
        .await?;
    ctx.node.stir();
    Ok(ids)
}

/// Writes one absence with its journal entry, which names only ids.
pub(super) fn enter(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    who: OfficerId,
    stretch: Stretch,
    feed: Option<[u8; 16]>,
    act: &'static str,
) -> Result<AbsenceId, Fault> {
    let id = AbsenceId::new(ctx.now, ctx.node.chance());
    let kept = KeptAbsence {
        what: Absence {
            id,
            person: who,
            stretch,
        },
        feed,
        made: Made {
            at: ctx.now,
            by: who,
            undone_at: None,
        },
    };
    rotas::add_absence(tx, &kept)?;
    journal::note(tx, ctx.entry(act, id.0))?;
    Ok(id)
}

/// Takes one's own absence back. One out of a calendar stays away when the calendar is read again.
pub async fn undo_absence(ctx: &Ctx, id: AbsenceId) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let (now, entry) = (ctx.now, ctx.entry("absence undone", id.0));
    ctx.node
        .store()
        .write_or("undo absence", move |tx| {
            let kept = rotas::absence(tx, id)?.filter(|a| a.what.person == me);
            kept.ok_or(Fault::NotFound)?;
            rotas::undo_absence(tx, id, now)?;
            Ok::<_, Fault>(journal::note(tx, entry.clone())?)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Reads a file and shows what would be taken. Nothing is written.
pub async fn preview_import(
    ctx: &Ctx,
    bytes: &[u8],
    home: &Zone,
    counts: Counts,
) -> Result<Preview, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let now = ctx.now;
    let window = Stretch::new(now.minus(ABSENCE_LONGEST), now.plus(ABSENCE_LONGEST));
    let read = ical::read_absences(bytes, home, window.ok_or(Fault::Internal)?, counts);
    let read = read.map_err(|trouble| Fault::field("calendar", problem(trouble)))?;
    let there = ctx
        .node
        .store()
        .read("read absences", move |tx| rotas::absences_of(tx, me, now))
        .await?;
    let ahead = read.busy.into_iter().filter(|b| b.stretch.until() > now);
    let mut found: Vec<Away> = ahead
        .map(|b| Away {
            known: there.iter().any(|a| a.what.stretch == b.stretch),
            stretch: b.stretch,
            title: b.summary,
        })
        .collect();
    let cut = read.cut || found.len() > IMPORT_MAX;
    found.truncate(IMPORT_MAX);
    Ok(Preview {
        found,
        left_out: read.left_out,
        cut,
    })
}

fn problem(trouble: Trouble) -> Problem {
    match trouble {
        Trouble::TooLarge => Problem::TooBig {
            max: ical::CALENDAR_MAX_BYTES as u64,
        },
        Trouble::NoCalendar => Problem::Form,
    }
}

/// What a reading of a regular calendar makes of the absences that it brought before: new ones are entered, those that
/// are in it no more are taken back, and those that their owner took back stay so.
pub(super) fn follow(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    feed: &feeds::Feed,
    found: Vec<Stretch>,
) -> Result<usize, Fault> {
    let known = feeds::absences(tx, feed.id, ctx.now)?;
    for (stretch, absence) in &known {
        if !found.contains(stretch) {
            feeds::forget_absence(tx, feed.id, *stretch)?;
            let kept = rotas::absence(tx, *absence)?;
            if kept.is_some_and(|a| a.made.undone_at.is_none()) {
                rotas::undo_absence(tx, *absence, ctx.now)?;
                journal::note(tx, ctx.entry("absence undone", absence.0))?;
            }
        }
    }
    let is_new = |s: &&Stretch| !known.iter().any(|(k, _)| k == *s);
    for stretch in found.iter().filter(is_new) {
        let source = Some(*feed.id.as_bytes());
        let id = enter(tx, ctx, feed.officer, *stretch, source, "absence imported")?;
        feeds::add_absence(tx, feed.id, *stretch, id)?;
    }
    Ok(found.len())
}
