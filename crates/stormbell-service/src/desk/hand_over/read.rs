//! Hand-overs as people read them: what waits for whom, and one with all that is in it.

use super::{UNSETTLED_MAX, collect, refreshed};
use crate::{
    Ctx, Fault,
    desk::{Names, Page, begin, excerpt},
    duty,
};
use stormbell_model::{
    AlarmId, HandOverId, IncidentId, Moment, OfficerId, ReportId,
    access::{Act, may},
    hand_over::{HandOver, Item, Standing, Subject},
    happening::Happening,
    limits,
    triage::Priority,
};
use stormbell_store::{Cursor, Tx, alarms, hand_overs, incidents, people, reports};

/// A thing that is handed over, as the coming officer reads it.
#[derive(Clone, Debug)]
pub enum Handed {
    /// An alarm: the report that rang.
    Alarm(AlarmId, HandedReport),
    /// A report.
    Report(HandedReport),
    /// An incident: its reference and its title.
    Incident(IncidentId, String, String, Priority),
    /// A promise and its time.
    Promise(String, Moment),
    /// A note.
    Note(String),
}

/// What is said about a report.
#[derive(Clone, Debug)]
pub struct HandedReport {
    /// Its id.
    pub id: ReportId,
    /// Its reference.
    pub reference: String,
    /// How urgent.
    pub priority: Priority,
    /// What the reporter says it is.
    pub happening: Happening,
    /// Its first words.
    pub excerpt: String,
}

/// One item.
#[derive(Clone, Debug)]
pub struct HandedItem {
    /// Its place, by which it is answered.
    pub place: usize,
    /// What it is.
    pub thing: Handed,
    /// Where it stands.
    pub standing: Standing,
    /// When a promise was kept.
    pub done_at: Option<Moment>,
    /// Whether the one who asks has this promise to keep.
    pub mine_to_keep: bool,
}

/// A hand-over in a list.
#[derive(Clone, Debug)]
pub struct HandOverRow {
    /// Its id.
    pub id: HandOverId,
    /// Who leaves.
    pub leaving: (OfficerId, String),
    /// Who comes.
    pub coming: (OfficerId, String),
    /// Since when.
    pub opened_at: Moment,
    /// How many things are in it.
    pub items: usize,
    /// How many nobody has read.
    pub unread: usize,
    /// How many stayed with whoever leaves, unread ones included.
    pub stays: usize,
    /// Whether it was ended before all was accepted.
    pub ended: bool,
    /// Whether whoever comes does not work here any more.
    pub coming_left: bool,
}

/// One with all that is in it.
#[derive(Clone, Debug)]
pub struct HandOverDesk {
    /// The row.
    pub row: HandOverRow,
    /// The items.
    pub items: Vec<HandedItem>,
    /// How many things found no room.
    pub left_out: usize,
    /// When and by whom it was ended.
    pub ended: Option<(Moment, String)>,
    /// Whether the one who asks is the one who answers.
    pub mine_to_answer: bool,
    /// Whether the one who asks is the one who adds.
    pub mine_to_add: bool,
    /// Whether the one who asks may end it.
    pub mine_to_end: bool,
    /// Whether no channel reaches whoever comes: then somebody must say so by another way.
    pub coming_unreachable: bool,
}

/// The list.
#[derive(Clone, Debug)]
pub struct HandOversPage {
    /// Those in which something waits, the oldest first.
    pub waiting: Vec<HandOverRow>,
    /// A page of all, the newest first.
    pub all: Page<HandOverRow>,
    /// Who could take over from the one who asks, those on duty first, and whether a call reaches them.
    pub others: Vec<(OfficerId, String, bool)>,
    /// What the one who asks would hand over now.
    pub mine: usize,
}

/// What waits, in two numbers for every page.
#[derive(Clone, Debug, Default)]
pub struct HandOverNews {
    /// Hand-overs that wait for the one who asks, with whoever leaves and how many things.
    pub to_me: Vec<(HandOverId, String, usize)>,
    /// Those of others in which something was not accepted.
    pub elsewhere: usize,
}

/// A promise to keep.
#[derive(Clone, Debug)]
pub struct PromiseRow {
    /// In which hand-over.
    pub hand_over: HandOverId,
    /// Its place.
    pub place: usize,
    /// What.
    pub words: String,
    /// By when.
    pub by: Moment,
}

/// What waits, for the frame of every page.
pub async fn hand_over_news(ctx: &Ctx) -> Result<HandOverNews, Fault> {
    let me = ctx.officer(Act::HandOver)?;
    let now = ctx.now;
    ctx.node
        .store()
        .read_or("read what is handed over", move |tx| {
            let mut news = HandOverNews::default();
            for row in waiting(tx, now)? {
                if row.coming.0 == me && row.unread > 0 {
                    news.to_me.push((row.id, row.leaving.1, row.unread));
                } else if row.leaving.0 != me && row.coming.0 != me {
                    news.elsewhere += 1;
                }
            }
            Ok(news)
        })
        .await
}

fn waiting(tx: &mut Tx<'_>, now: Moment) -> Result<Vec<HandOverRow>, Fault> {
    let found = hand_overs::unsettled(tx, UNSETTLED_MAX)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let people = Staff::read(tx)?;
    let mut rows = Vec::with_capacity(found.len());
    for h in found {
        let (h, _) = refreshed(tx, h, now)?;
        if !h.is_settled() {
            rows.push(people.row(&h));
        }
    }
    Ok(rows)
}

/// Reads the list.
pub async fn hand_overs(ctx: &Ctx, after: Option<String>) -> Result<HandOversPage, Fault> {
    let me = ctx.officer(Act::HandOver)?;
    let after = begin(after.as_deref())?;
    let (now, own) = (ctx.now, ctx.clone());
    ctx.node
        .store()
        .read_or("list hand-overs", move |tx| {
            let cut_off = duty::unreachable(tx, &own)?;
            let most = limits::PAGE_MAX_ROWS;
            let found = hand_overs::page(tx, after, most + 1)?;
            let people = Staff::read(tx)?;
            let page = Page::cut(found, most, |h| Cursor {
                at: h.opened_at,
                id: h.id.0,
            });
            Ok(HandOversPage {
                waiting: waiting(tx, now)?,
                all: page.map(|h| people.row(&h)),
                others: (people.others(me).into_iter())
                    .map(|(id, name)| (id, name, !cut_off.contains(&id)))
                    .collect(),
                mine: collect::collect(tx, me)?.subjects.len(),
            })
        })
        .await
}

/// Reads one.
pub async fn read_hand_over(ctx: &Ctx, id: HandOverId) -> Result<HandOverDesk, Fault> {
    let me = ctx.officer(Act::HandOver)?;
    let leads = may(&ctx.who, Act::ManageOfficers);
    let (now, own) = (ctx.now, ctx.clone());
    ctx.node
        .store()
        .read_or("read a hand-over", move |tx| {
            let h = hand_overs::load(tx, id)?.ok_or(Fault::NotFound)?;
            let people = Staff::read(tx)?;
            // As it stood when it was ended; else as it stands now.
            let h = match h.ended {
                Some(_) => h,
                None => refreshed(tx, h, now)?.0,
            };
            let items = h.items.iter().enumerate();
            let items = items.map(|(place, item)| handed(tx, &h, place, item, me));
            let waits = !h.is_settled();
            Ok(HandOverDesk {
                items: items.collect::<Result<_, _>>()?,
                left_out: h.left_out,
                ended: h.ended.map(|(at, by)| (at, people.names.of(by))),
                mine_to_answer: waits && me == h.coming,
                mine_to_add: h.ended.is_none() && me == h.leaving,
                mine_to_end: waits && (leads || me == h.leaving),
                coming_unreachable: waits && duty::unreachable(tx, &own)?.contains(&h.coming),
                row: people.row(&h),
            })
        })
        .await
}

/// Open things that the page of one's own duty shows.
/// Told: the page, how many more there are. Rest: they are in the queue under «mine».
const OPEN_SHOWN_MAX: usize = 12;

/// What the one who asks has open, the most urgent first.
#[derive(Clone, Debug)]
pub struct MyOpen {
    /// Alarms, incidents and reports.
    pub items: Vec<HandedItem>,
    /// How many more there are.
    pub more: usize,
}

/// What one has open, without promises, which have their times and are read by themselves.
pub async fn my_open(ctx: &Ctx) -> Result<MyOpen, Fault> {
    let me = ctx.officer(Act::OwnDuty)?;
    ctx.node
        .store()
        .read_or("read what is open and mine", move |tx| {
            let mut subjects = collect::collect(tx, me)?.subjects;
            subjects.retain(|s| !matches!(s, Subject::Promise { .. }));
            let more = subjects.len().saturating_sub(OPEN_SHOWN_MAX);
            subjects.truncate(OPEN_SHOWN_MAX);
            let item = |(place, subject): (usize, &Subject)| {
                Ok::<_, Fault>(HandedItem {
                    place,
                    thing: thing(tx, subject)?,
                    standing: Standing::Open,
                    done_at: None,
                    mine_to_keep: false,
                })
            };
            let items = subjects.iter().enumerate().map(item);
            Ok(MyOpen {
                items: items.collect::<Result<_, _>>()?,
                more,
            })
        })
        .await
}

/// The promises of the one who asks.
pub async fn my_promises(ctx: &Ctx) -> Result<Vec<PromiseRow>, Fault> {
    let me = ctx.officer(Act::HandOver)?;
    ctx.node
        .store()
        .read_or("read promises", move |tx| {
            let found = collect::promises_of(tx, me)?;
            let row = |(hand_over, place, subject)| match subject {
                Subject::Promise { words, by } => Some(PromiseRow {
                    hand_over,
                    place,
                    words,
                    by,
                }),
                _ => None,
            };
            Ok(found.into_iter().filter_map(row).collect())
        })
        .await
}

fn handed(
    tx: &mut Tx<'_>,
    h: &HandOver,
    place: usize,
    item: &Item,
    me: OfficerId,
) -> Result<HandedItem, Fault> {
    let promise = matches!(item.subject, Subject::Promise { .. });
    Ok(HandedItem {
        place,
        thing: thing(tx, &item.subject)?,
        standing: item.standing,
        done_at: item.done_at,
        mine_to_keep: promise && item.done_at.is_none() && h.holder(item) == me,
    })
}

fn thing(tx: &mut Tx<'_>, subject: &Subject) -> Result<Handed, Fault> {
    Ok(match subject {
        Subject::Alarm(id) => {
            let alarm = alarms::load(tx, *id)?.ok_or(Fault::Internal)?;
            let mut about = of_report(tx, alarm.report)?;
            about.priority = alarm.priority;
            Handed::Alarm(*id, about)
        }
        Subject::Report(id) => Handed::Report(of_report(tx, *id)?),
        Subject::Incident(id) => {
            let i = incidents::load(tx, *id)?.ok_or(Fault::Internal)?;
            Handed::Incident(*id, i.reference, i.title, i.priority)
        }
        Subject::Promise { words, by } => Handed::Promise(words.clone(), *by),
        Subject::Note(words) => Handed::Note(words.clone()),
    })
}

fn of_report(tx: &mut Tx<'_>, id: ReportId) -> Result<HandedReport, Fault> {
    let r = reports::load(tx, id)?.ok_or(Fault::Internal)?.report;
    Ok(HandedReport {
        id,
        excerpt: excerpt(&r.narrative),
        reference: r.reference,
        priority: r.priority,
        happening: r.happening,
    })
}

/// Everybody's names, and who can take alarms.
struct Staff {
    names: Names,
    able: Vec<(OfficerId, String)>,
}

impl Staff {
    fn read(tx: &mut Tx<'_>) -> Result<Staff, Fault> {
        let able = |o: &stormbell_model::officer::Officer| {
            o.left_at.is_none() && stormbell_model::access::role_may(o.role, Act::HandOver)
        };
        let mut people: Vec<_> = people::all(tx)?.into_iter().filter(able).collect();
        people.sort_by_key(|o| !o.on_duty);
        Ok(Staff {
            names: Names::read(tx)?,
            able: people.into_iter().map(|o| (o.id, o.name)).collect(),
        })
    }

    fn others(&self, me: OfficerId) -> Vec<(OfficerId, String)> {
        let others = self.able.iter().filter(|o| o.0 != me);
        others.cloned().collect()
    }

    fn row(&self, h: &HandOver) -> HandOverRow {
        let unread = |i: &&Item| i.standing == Standing::Open;
        HandOverRow {
            id: h.id,
            leaving: (h.leaving, self.names.of(h.leaving)),
            coming: (h.coming, self.names.of(h.coming)),
            opened_at: h.opened_at,
            items: h.items.len(),
            unread: h.items.iter().filter(unread).count(),
            stays: h.not_accepted().count(),
            ended: h.ended.is_some(),
            coming_left: !self.able.iter().any(|o| o.0 == h.coming),
        }
    }
}
