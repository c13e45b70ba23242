//! Shifts as a calendar to subscribe to. Whoever has the address reads it, without signing in, as programs do: so it
//! shows shifts and nothing of what happens in them. Of colleagues it shows the given name and a letter.

use super::shifts::drawn;
use crate::{Ctx, Fault, tokens::Opens};
use std::collections::BTreeMap;
use stormbell_model::{
    CalendarId, Lang, Moment, OfficerId, RotaId, Span,
    access::{Act, role_may},
    complaint::Problem,
    officer::Officer,
    rota::{DAY_S, Schedule, Shift, Stretch, final_schedule},
};
pub use stormbell_store::calendars::Shows;
use stormbell_store::{
    Tx,
    calendars::{self, Calendar},
    journal, people, rotas, teams,
};

/// Calendars that one officer has subscribed to.
/// Told: `problem-too-many`. Rest: those there go on; one that is not used any more can be taken away.
pub const CALENDARS_MAX: usize = 20;
/// How far a calendar shows the past.
const PAST: Span = Span::days(28);
/// How far a calendar shows what comes.
const AHEAD: Span = Span::days(182);
/// Reading is noted so often, so that fetching costs no write each time.
const NOTED_EVERY: Span = Span::hours(1);

/// A calendar as its owner sees it.
#[derive(Clone, Debug)]
pub struct CalendarView {
    /// Its id.
    pub id: CalendarId,
    /// What it shows.
    pub shows: Shows,
    /// The name of the rota or team.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// Since when.
    pub made_at: Moment,
    /// When a program last fetched it.
    pub read_at: Option<Moment>,
}

/// What is behind an address.
#[derive(Clone, Debug)]
pub struct CalendarFile {
    /// What it shows.
    pub shows: Shows,
    /// The name of the rota or team; empty for somebody's own.
    pub name: String,
    /// Its owner's language.
    pub lang: Lang,
    /// Since when the shifts are these.
    pub changed_at: Moment,
    /// The shifts, in order.
    pub entries: Vec<CalendarEntry>,
}

/// One shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// A name that stays.
    pub uid: String,
    /// Whose: given name and a letter; none for one's own.
    pub person: Option<String>,
    /// The rota's name.
    pub rota: String,
    /// From when until when.
    pub stretch: Stretch,
}

/// Makes an address. Another one is made each time: so that a lost telephone's can be taken away alone.
pub async fn make_calendar(ctx: &Ctx, shows: Shows) -> Result<CalendarId, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let id = CalendarId::new(ctx.now, ctx.node.chance());
    let calendar = Calendar {
        id,
        officer: me,
        shows,
        token: crate::tokens::draw(ctx.node.chance()),
        made_at: ctx.now,
        read_at: None,
        seen: None,
    };
    let lookup = ctx.node.lookup(Opens::Calendar, &calendar.token);
    let mut entry = ctx.entry("calendar opened", id.0);
    entry.facts = vec![("shows", shows.code().to_owned())];
    ctx.node
        .store()
        .write_or("open a calendar", move |tx| {
            name(tx, shows)?.ok_or(Fault::NotFound)?;
            let was = calendars::of_officer(tx, me)?.len();
            if was >= CALENDARS_MAX {
                let max = CALENDARS_MAX;
                return Err(Fault::field("calendar", Problem::TooMany { max, was }));
            }
            calendars::add(tx, &calendar, &lookup)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await?;
    Ok(id)
}

/// The name of what a calendar shows; none when it is not there any more.
fn name(tx: &mut Tx<'_>, shows: Shows) -> Result<Option<String>, Fault> {
    Ok(match shows {
        Shows::Mine => Some(String::new()),
        Shows::Rota(id) => rotas::load(tx, id)?
            .filter(|r| r.made.undone_at.is_none())
            .map(|r| r.name),
        Shows::Team(id) => teams::load(tx, id)?.map(|t| t.name),
    })
}

/// The calendars of the one who asks.
pub async fn my_calendars(ctx: &Ctx) -> Result<Vec<CalendarView>, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let public = ctx.node.config().public_url.clone();
    ctx.node
        .store()
        .read_or("read calendars", move |tx| {
            let mut views = Vec::new();
            for c in calendars::of_officer(tx, me)? {
                views.push(CalendarView {
                    name: name(tx, c.shows)?.unwrap_or_default(),
                    url: format!("{public}/calendar/{}.ics", c.token),
                    id: c.id,
                    shows: c.shows,
                    made_at: c.made_at,
                    read_at: c.read_at,
                });
            }
            Ok(views)
        })
        .await
}

/// Takes an address away: what fetches it gets nothing any more.
pub async fn revoke_calendar(ctx: &Ctx, id: CalendarId) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let (now, entry) = (ctx.now, ctx.entry("calendar revoked", id.0));
    ctx.node
        .store()
        .write_or("revoke a calendar", move |tx| {
            calendars::revoke(tx, id, me, now)?;
            Ok(journal::note(tx, entry.clone())?)
        })
        .await
}

/// Reads what is behind an address. A wrong word, a revoked one and that of somebody who left are the same: nothing.
pub async fn read_calendar(ctx: &Ctx, token: &str) -> Result<CalendarFile, Fault> {
    let lookup = ctx.node.lookup(Opens::Calendar, token);
    let now = ctx.now;
    let (found, file) = ctx
        .node
        .store()
        .read_or("read a calendar", move |tx| {
            let found = calendars::by_lookup(tx, &lookup)?.ok_or(Fault::NotFound)?;
            let file = file(tx, &found, now)?;
            Ok::<_, Fault>((found, file))
        })
        .await?;
    note(ctx, &found, file).await
}

fn file(tx: &mut Tx<'_>, calendar: &Calendar, now: Moment) -> Result<CalendarFile, Fault> {
    let officers = people::all(tx)?;
    let owner = officers.iter().find(|o| o.id == calendar.officer);
    let able = |o: &&Officer| o.left_at.is_none() && role_may(o.role, Act::OwnDuty);
    let owner = owner.filter(able).ok_or(Fault::NotFound)?;
    let name = name(tx, calendar.shows)?.ok_or(Fault::NotFound)?;
    let window = window(now).ok_or(Fault::Internal)?;
    let members = match calendar.shows {
        Shows::Team(id) => teams::load(tx, id)?.map_or_else(Vec::new, |t| t.members),
        Shows::Mine => vec![calendar.officer],
        Shows::Rota(_) => Vec::new(),
    };
    let shown = |rota: RotaId, shift: &Shift| match calendar.shows {
        Shows::Rota(id) => id == rota,
        Shows::Mine | Shows::Team(_) => members.contains(&shift.person),
    };
    let names: BTreeMap<OfficerId, String> =
        officers.iter().map(|o| (o.id, short(&o.name))).collect();
    let mut entries = Vec::new();
    for (rota, rota_name) in drawn(tx, window, &officers)? {
        let schedule: Schedule = final_schedule(&rota, window.from(), window.until());
        let shifts = schedule.shifts().into_iter();
        let entry = |s: Shift| CalendarEntry {
            uid: format!("{}-{}-{}@stormbell", s.stretch.from().0, rota.id, s.person),
            person: (calendar.shows != Shows::Mine)
                .then(|| names.get(&s.person).cloned().unwrap_or_default()),
            rota: rota_name.clone(),
            stretch: s.stretch,
        };
        entries.extend(shifts.filter(|s| shown(rota.id, s)).map(entry));
    }
    entries.sort_by(|a, b| (a.stretch, &a.uid).cmp(&(b.stretch, &b.uid)));
    Ok(CalendarFile {
        shows: calendar.shows,
        name,
        lang: owner.lang,
        changed_at: now,
        entries,
    })
}

/// Whole days, so that the same shifts are shown the whole day long.
fn window(now: Moment) -> Option<Stretch> {
    let day = Span::seconds(DAY_S).0;
    let today = Moment(now.0.div_euclid(day) * day);
    Stretch::new(today.minus(PAST), today.plus(AHEAD))
}

/// Given name and the first letter of the last: colleagues know who it is, and whoever keeps the calendar for them
/// learns little.
fn short(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let given = parts.next().unwrap_or_default();
    match parts.next_back().and_then(|last| last.chars().next()) {
        Some(letter) => format!("{given} {letter}."),
        None => given.to_owned(),
    }
}

/// Since when the shifts are these; noted when they changed, and once an hour that it was fetched.
async fn note(ctx: &Ctx, found: &Calendar, file: CalendarFile) -> Result<CalendarFile, Fault> {
    let hash = hash_of(&file);
    let since = match found.seen {
        Some((seen, since)) if seen == hash => since,
        _ => ctx.now,
    };
    let is_new = found.seen != Some((hash, since));
    let rested = |at: Moment| ctx.now.since(at) >= NOTED_EVERY;
    if is_new || found.read_at.is_none_or(rested) {
        let (id, now) = (found.id, ctx.now);
        ctx.node
            .store()
            .write("note a calendar", move |tx| {
                calendars::note_read(tx, id, (hash, since), now)
            })
            .await?;
    }
    Ok(CalendarFile {
        changed_at: since,
        ..file
    })
}

/// By what a program knows that the bytes of a calendar are those it has.
pub fn calendar_tag(body: &str) -> String {
    let hash = stormbell_seal::filing::content_hash(body.as_bytes());
    stormbell_model::text::hex(&hash[..16])
}

fn hash_of(file: &CalendarFile) -> [u8; 32] {
    let mut text = format!("{}\n{}\n", file.name, file.lang.code());
    for e in &file.entries {
        let person = e.person.as_deref().unwrap_or_default();
        let until = e.stretch.until().0;
        text.push_str(&format!("{}\t{person}\t{}\t{until}\n", e.uid, e.rota));
    }
    stormbell_seal::filing::content_hash(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_colleague_is_a_given_name_and_a_letter() {
        assert_eq!(short("Anna Berg"), "Anna B.");
        assert_eq!(short("Chloé de la Martin"), "Chloé M.");
        assert_eq!(short("Ömer"), "Ömer");
        assert_eq!(short(" "), "");
    }
}
