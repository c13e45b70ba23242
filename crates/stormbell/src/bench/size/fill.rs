//! Filling: every row comes from the act that would have made it, many at once so that they share commits.

use super::{
    facts::Facts,
    work::{self, Desk},
};
use crate::bench::said;
use anyhow::anyhow;
use std::{
    io::Write as _,
    time::{Duration, Instant},
};
use stormbell_model::{
    Lang, Moment, ReportId,
    happening::Happening,
    officer::Actor,
    report::{Contact, Door, NewContact, NewReport},
    sector::Sector,
};
use stormbell_service::{
    Carriers, Memory, Node, SearchMemory, file_report, journal_page, make_round, teach_search,
};

/// Acts under way at once.
pub const AT_ONCE: usize = 512;
/// Every so many reports one has a contact: sealing it to the desk takes longer than all the rest.
const CONTACT_EVERY: u64 = 500;
/// Reports whose ids and references are kept for measuring.
const SAMPLE: u64 = 100;
/// Contacts, alarms and the like belong to whole nights, so their number does not grow for ever.
const RINGING_MAX: u64 = 400;

/// Fills an empty node with `reports` reports and what a desk has made of them.
pub async fn fill(node: &Node, reports: u64) -> anyhow::Result<Facts> {
    let desk = Desk::gather(node).await?;
    let began = Instant::now();
    let filed = file_all(node, reports).await?;
    let filed_per_s = reports as f64 / began.elapsed().as_secs_f64();
    let taught_per_s = read_all(node, reports).await?;
    let mut facts = work::on(&desk, &filed).await?;
    facts.reports = reports;
    facts.filed_per_s = filed_per_s;
    facts.taught_per_s = taught_per_s;
    let step = (reports / SAMPLE).max(1) as usize;
    let sample = filed.iter().step_by(step);
    facts.sample = sample.map(|(id, r)| (id.to_string(), r.clone())).collect();
    let newest = journal_page(&desk.lead(), None).await?;
    facts.journal = newest.first().map_or(0, |row| row.index);
    Ok(facts)
}

/// Files them, in order, by groups that share commits.
async fn file_all(node: &Node, reports: u64) -> anyhow::Result<Vec<(ReportId, String)>> {
    let mut bar = Bar::begin("filing", reports);
    let mut filed = Vec::with_capacity(reports as usize);
    for first in (0..reports).step_by(AT_ONCE) {
        let group = (first..(first + AT_ONCE as u64).min(reports)).map(|n| {
            let ctx = node.ctx(Actor::Visitor, Lang::En);
            tokio::spawn(async move {
                file_report(&ctx, report(n, ctx.now)?, None)
                    .await
                    .map_err(|e| anyhow!("{e}"))
            })
        });
        for one in group.collect::<Vec<_>>() {
            let kept = one.await??;
            filed.push((kept.report, kept.reference));
        }
        bar.at(filed.len() as u64);
    }
    Ok(filed)
}

/// Report number `n`: words and values of the other benches, and what a form adds.
fn report(n: u64, now: Moment) -> anyhow::Result<NewReport> {
    let body = said::report(n).to_string();
    let read = stormbell_wire::report_json::read(body.as_bytes(), now, Lang::En);
    let mut new = read.map_err(|why| anyhow!("report {n}: {why:?}"))?;
    new.door = if n.is_multiple_of(3) {
        Door::Api
    } else {
        Door::Page
    };
    new.sector = Sector::all().nth((n % 40) as usize);
    if n >= RINGING_MAX * 100 {
        new.ongoing = stormbell_model::report::Ongoing::Unknown;
    }
    if n.is_multiple_of(7) {
        new.happening = Happening::Weakness;
    }
    if n.is_multiple_of(CONTACT_EVERY) {
        new.contact = NewContact::Clear(Contact {
            name: format!("Reporter {n}"),
            email: format!("r{n}@example.org"),
            ..Contact::default()
        });
    }
    Ok(new)
}

/// Lets the workers read all that was filed. Gives how many a second search learned.
async fn read_all(node: &Node, reports: u64) -> anyhow::Result<f64> {
    let mut memory = Memory::default();
    loop {
        let round = make_round(node, &Carriers::none(), [9; 16], &mut memory).await?;
        if !round.did_something() {
            break;
        }
    }
    let (began, mut search) = (Instant::now(), SearchMemory::default());
    while teach_search(node, [9; 16], &mut search).await? {}
    Ok(reports as f64 / began.elapsed().as_secs_f64())
}

/// A line on the terminal that tells how far it is.
pub struct Bar {
    what: &'static str,
    all: u64,
    began: Instant,
    shown: Instant,
}

impl Bar {
    /// Begins at nothing.
    pub fn begin(what: &'static str, all: u64) -> Bar {
        let now = Instant::now();
        Bar {
            what,
            all,
            began: now,
            shown: now,
        }
    }

    /// Shows how far it is, a few times a second.
    pub fn at(&mut self, done: u64) {
        let last = done >= self.all;
        if !last && self.shown.elapsed() < Duration::from_millis(250) {
            return;
        }
        self.shown = Instant::now();
        let cells = (done * 30 / self.all.max(1)) as usize;
        let rate = done as f64 / self.began.elapsed().as_secs_f64().max(0.001);
        let (full, what, all) = ("█".repeat(cells), self.what, self.all);
        let end = if last { "\n" } else { "" };
        // Nobody reading along is no reason to stop.
        let _ = write!(
            std::io::stderr(),
            "\r{what:<12} {full:░<30} {done}/{all}  {rate:.0}/s {end}"
        );
    }
}
