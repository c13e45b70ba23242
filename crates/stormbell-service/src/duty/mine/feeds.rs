//! Calendars that absences are read from, again and again: a change there is a change here some hours later. One that
//! fails keeps what it brought, and says since when it fails.

use super::absences::{ABSENCE_LONGEST, follow};
use crate::{Ctx, Fault, Node};
use std::{future::Future, pin::Pin};
use stormbell_model::{
    FeedId, Lang, Moment, Span,
    access::{Act, role_may},
    complaint::Problem,
    officer::Actor,
    rota::{Stretch, Zone, joined},
};
use stormbell_store::{
    Tx,
    feeds::{self, Feed, Found},
    journal, people,
};
use stormbell_wire::ical::{self, Counts, Import};

/// Calendars of one officer that are read.
/// Told: `problem-too-many`. Rest: those there are read on; one can be taken away.
pub const FEEDS_MAX: usize = 5;
/// How often a calendar is read.
/// Told: the page of the own duty. Rest: a change there counts here after at most this long.
pub const FEED_EVERY: Span = Span::hours(6);
/// After how long one that failed is tried again; also after how long another worker takes a reading over.
const FEED_AGAIN: Span = Span::hours(1);
/// Characters of its address.
/// Told: `problem-too-long`. Rest: nothing is written.
const URL_MAX_CHARS: usize = 2_048;
/// Absences to come that one calendar brings.
/// Told: the page, that there is more in it. Rest: the later ones do not count.
const FEED_ABSENCES_MAX: usize = 500;
/// Calendars that are read in one go.
const AT_ONCE: usize = 10;
/// Titles kept of what was not understood.
/// Told: the page, how many there are in all. Rest: they are in the calendar.
const LEFT_OUT_SHOWN: usize = 10;

/// Why a calendar could not be fetched: a code for the desk, never an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FetchFault(pub &'static str);

/// What fetching gives back.
pub type Fetching<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, FetchFault>> + Send + 'a>>;

/// Fetches calendars of addresses that people of the desk named. It knocks only where everybody could: by https, at
/// public addresses, following nothing, within a bound of bytes and of time.
pub trait Calendars: Send + Sync {
    /// Fetches up to [`ical::CALENDAR_MAX_BYTES`] bytes; more is a fault.
    fn fetch<'a>(&'a self, url: &'a str) -> Fetching<'a>;
}

/// A calendar as its owner sees it.
#[derive(Clone, Debug)]
pub struct FeedView {
    /// Its id.
    pub id: FeedId,
    /// What its owner calls it.
    pub label: String,
    /// The host of its address: the rest opens it.
    pub host: String,
    /// Which events count.
    pub counts: Counts,
    /// When it was last read or tried; none before the first time.
    pub read_at: Option<Moment>,
    /// When it was last read with success.
    pub good_at: Option<Moment>,
    /// When it is read next.
    pub next_at: Option<Moment>,
    /// Why the last reading failed.
    pub fault: Option<String>,
    /// What the last reading that succeeded found.
    pub result: Option<Found>,
}

/// Begins to read a calendar. The first reading is at once.
pub async fn add_feed(
    ctx: &Ctx,
    label: &str,
    url: &str,
    zone: &Zone,
    counts: Counts,
) -> Result<FeedId, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let label = crate::desk::line("label", label)?;
    let url = address(url)?;
    let id = FeedId::new(ctx.now, ctx.node.chance());
    let feed = Feed {
        id,
        officer: me,
        url,
        label,
        zone: zone.name().unwrap_or("UTC").to_owned(),
        counts: code(counts).to_owned(),
        made_at: ctx.now,
        next_at: Some(ctx.now),
        read_at: None,
        good_at: None,
        fault: None,
        result: None,
    };
    let entry = ctx.entry("absence calendar added", id.0);
    ctx.node
        .store()
        .write_or("add a calendar of absences", move |tx| {
            let was = feeds::of_officer(tx, me)?.len();
            if was >= FEEDS_MAX {
                let max = FEEDS_MAX;
                return Err(Fault::field("url", Problem::TooMany { max, was }));
            }
            feeds::add(tx, &feed)?;
            Ok(journal::note(tx, entry.clone())?)
        })
        .await?;
    ctx.node.stir();
    Ok(id)
}

/// The address as it is fetched. `webcal` is what calendars call https.
fn address(typed: &str) -> Result<String, Fault> {
    let typed = typed.trim();
    let was = typed.chars().count();
    if was > URL_MAX_CHARS {
        let max = URL_MAX_CHARS;
        return Err(Fault::field("url", Problem::TooLong { max, was }));
    }
    let rest = ["webcal://", "webcals://", "https://"]
        .iter()
        .find_map(|scheme| typed.strip_prefix(scheme));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => {
            Ok(format!("https://{rest}"))
        }
        None if typed.is_empty() => Err(Fault::field("url", Problem::Missing)),
        _ => Err(Fault::field("url", Problem::Form)),
    }
}

fn code(counts: Counts) -> &'static str {
    match counts {
        Counts::Everything => "everything",
        Counts::Busy => "busy",
        Counts::OutOfOffice => "out-of-office",
    }
}

fn counts(code: &str) -> Counts {
    match code {
        "everything" => Counts::Everything,
        "busy" => Counts::Busy,
        _ => Counts::OutOfOffice,
    }
}

/// The calendars of the one who asks.
pub async fn my_feeds(ctx: &Ctx) -> Result<Vec<FeedView>, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let found = ctx
        .node
        .store()
        .read("read calendars of absences", move |tx| {
            feeds::of_officer(tx, me)
        })
        .await?;
    let view = |f: Feed| FeedView {
        host: host(&f.url).to_owned(),
        counts: counts(&f.counts),
        id: f.id,
        label: f.label,
        read_at: f.read_at,
        good_at: f.good_at,
        next_at: f.next_at,
        fault: f.fault,
        result: f.result,
    };
    Ok(found.into_iter().map(view).collect())
}

fn host(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Reads one anew, soon.
pub async fn read_feed_soon(ctx: &Ctx, id: FeedId) -> Result<(), Fault> {
    change(ctx, id, |feed, now| feed.next_at = Some(now), None).await
}

/// Reads it no more. What it brought and is not over is taken back.
pub async fn remove_feed(ctx: &Ctx, id: FeedId) -> Result<(), Fault> {
    let act = Some("absence calendar removed");
    change(ctx, id, |feed, _| feed.next_at = None, act).await
}

async fn change(
    ctx: &Ctx,
    id: FeedId,
    how: fn(&mut Feed, Moment),
    act: Option<&'static str>,
) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    let own = ctx.clone();
    ctx.node
        .store()
        .write_or("change a calendar of absences", move |tx| {
            let found = feeds::load_to_change(tx, id)?;
            let mine = found.filter(|f| f.officer == me && f.next_at.is_some());
            let mut feed = mine.ok_or(Fault::NotFound)?;
            how(&mut feed, own.now);
            if let Some(act) = act {
                follow(tx, &own, &feed, Vec::new())?;
                journal::note(tx, own.entry(act, id.0))?;
            }
            Ok::<_, Fault>(feeds::save(tx, &feed)?)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Reads the calendars that are due. Gives how many. Two workers do not read the same: who takes one puts its next
/// reading off first, so that one whose worker died is read an hour later.
pub async fn read_due_feeds(node: &Node, calendars: &dyn Calendars) -> Result<usize, Fault> {
    let now = node.now();
    let waits = node
        .store()
        .read("look for calendars", move |tx| feeds::due(tx, now, 1))
        .await?;
    if waits.is_empty() {
        return Ok(0);
    }
    let due = node
        .store()
        .write("take calendars", move |tx| {
            let mut taken = feeds::due(tx, now, AT_ONCE)?;
            for feed in &mut taken {
                feed.next_at = Some(now.plus(FEED_AGAIN));
                feeds::save(tx, feed)?;
            }
            Ok(taken)
        })
        .await?;
    for feed in &due {
        let answer = calendars.fetch(&feed.url).await;
        let read = answer.and_then(|bytes| read(feed, &bytes, now));
        note(node, feed.id, read).await?;
    }
    Ok(due.len())
}

/// Reads what was fetched.
fn read(feed: &Feed, bytes: &[u8], now: Moment) -> Result<Import, FetchFault> {
    let home = Zone::named(&feed.zone).unwrap_or_else(Zone::utc);
    let window = window(feed.made_at, now).ok_or(FetchFault("no-calendar"))?;
    let read = ical::read_absences(bytes, &home, window, counts(&feed.counts));
    read.map_err(|trouble| match trouble {
        ical::Trouble::TooLarge => FetchFault("too-large"),
        ical::Trouble::NoCalendar => FetchFault("no-calendar"),
    })
}

/// A window that stays for a year, so that an absence which it cuts is the same one the next time.
fn window(made_at: Moment, now: Moment) -> Option<Stretch> {
    let year = ABSENCE_LONGEST.0;
    let years = now.since(made_at).0.max(0) / year;
    let from = Moment(made_at.0 + (years - 1) * year);
    Stretch::new(from, Moment(from.0 + 3 * year))
}

/// Writes what came of it. Whoever left has no absences to follow any more.
async fn note(node: &Node, id: FeedId, read: Result<Import, FetchFault>) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    node.store()
        .write_or("note a calendar of absences", move |tx| {
            let Some(mut feed) = feeds::load_to_change(tx, id)? else {
                return Ok(());
            };
            let there = people::load(tx, feed.officer)?
                .is_some_and(|o| o.left_at.is_none() && role_may(o.role, Act::OwnDuty));
            if feed.next_at.is_none() || !there {
                feed.next_at = None;
                return Ok(feeds::save(tx, &feed)?);
            }
            feed.read_at = Some(ctx.now);
            match &read {
                Err(fault) => feed.fault = Some(fault.0.to_owned()),
                Ok(import) => take(tx, &ctx, &mut feed, import)?,
            }
            Ok::<_, Fault>(feeds::save(tx, &feed)?)
        })
        .await?;
    node.stir();
    Ok(())
}

fn take(tx: &mut Tx<'_>, ctx: &Ctx, feed: &mut Feed, import: &Import) -> Result<(), Fault> {
    let horizon = ctx.now.plus(ABSENCE_LONGEST);
    let counts = |s: &Stretch| s.until() > ctx.now && s.from() < horizon;
    let ahead = import.busy.iter().map(|b| b.stretch).filter(counts);
    let mut ahead = joined(ahead.collect());
    let cut = import.cut || ahead.len() > FEED_ABSENCES_MAX;
    ahead.truncate(FEED_ABSENCES_MAX);
    let absences = follow(tx, ctx, feed, ahead)?;
    let left_out = import.left_out.iter().take(LEFT_OUT_SHOWN);
    feed.result = Some(Found {
        absences,
        left_out: left_out
            .map(|l| (l.summary.clone(), l.line.to_owned()))
            .collect(),
        left_out_in_all: import.left_out.len(),
        cut,
    });
    feed.good_at = Some(ctx.now);
    feed.fault = None;
    feed.next_at = Some(ctx.now.plus(FEED_EVERY));
    Ok(())
}
