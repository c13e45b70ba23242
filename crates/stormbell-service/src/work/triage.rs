//! The first reading, done by a worker right after the answer: opens the alarm of a report that rings.
//! Correlation and extraction take their seat here.

use super::grouping::{self, Rings};
use crate::{Fault, Node, duty::Policies};
use stormbell_model::{
    AlarmId, JobId, Lang, ReportId, alarm::Alarm, officer::Actor, report::ReportState,
    triage::Priority,
};
use stormbell_store::{
    Tx, alarms,
    journal::{self, Entry},
    leases::{self, NewJob},
    reports::{self, Filing, Kept},
};

/// Jobs done in one transaction: short enough that those who file do not wait for it. A job of the batch lane is about
/// as many reports as share a commit.
pub(super) const JOBS_AT_ONCE: i64 = 64;

/// As [`JOBS_AT_ONCE`], while reports wait to be grouped: the first of a flood ring at once, and the others a round later,
/// when it is known whether they are a wave. A node whose grouping stands still rings on, some eighty reports a second.
const UNGROUPED_AT_ONCE: i64 = 8;

/// What waits here was put down without a delay, so it is due at any time: a clock that was set back since holds nothing up.
const ANY_TIME: i64 = i64::MAX;

/// Keeps reports and puts down what is to be done about them, in one transaction: a job for each that rings, and one
/// job for all others of the commit.
pub(crate) fn keep_and_queue(
    tx: &mut Tx<'_>,
    filings: &[Filing],
) -> stormbell_store::Result<Vec<Kept>> {
    let kept = reports::file(tx, filings)?;
    let new = filings.iter().zip(&kept);
    let new = new.filter(|(_, kept)| matches!(kept, Kept::New(_)));
    let (ringing, others): (Vec<_>, Vec<_>) = new.map(|(f, _)| f).partition(|f| f.alarm.is_some());
    let mut jobs: Vec<NewJob> = ringing
        .iter()
        .filter_map(|f| Some(job(tx, f, super::TRIAGE, f.alarm?.as_bytes().to_vec())))
        .collect();
    if let Some(first) = others.first() {
        let ids = others.iter().flat_map(|f| *f.report.id.as_bytes());
        jobs.push(job(tx, first, super::TRIAGE_BATCH, ids.collect()));
    }
    leases::put_new(tx, &jobs)?;
    Ok(kept)
}

fn job(tx: &Tx<'_>, filing: &Filing, lane: &str, payload: Vec<u8>) -> NewJob {
    let at = filing.report.filed_at;
    NewJob {
        id: *JobId::new(at, tx.chance()).as_bytes(),
        lane: lane.into(),
        subject: filing.report.id.as_bytes().to_vec(),
        run_at: at.0,
        once_key: None,
        payload,
    }
}

/// Reads what waits, those that ring first. Gives how many jobs were done. What is read and what comes of it is one
/// transaction, so a worker that dies leaves all of it to the next.
pub(super) async fn read_waiting(node: &Node) -> Result<usize, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    let ring_all = move |tx: &mut Tx<'_>| {
        let most = match grouping::is_behind(tx)? {
            true => UNGROUPED_AT_ONCE,
            false => JOBS_AT_ONCE,
        };
        let jobs = leases::finish_due(tx, super::TRIAGE, ANY_TIME, most)?;
        if jobs.is_empty() {
            return Ok(0);
        }
        let policies = Policies::read(tx)?;
        for job in &jobs {
            let id = ReportId::from_bytes(&job.subject).ok_or(Fault::Internal)?;
            if let Some(alarm) = AlarmId::from_bytes(&job.payload) {
                ring(tx, &ctx, &policies, id, alarm)?;
            }
        }
        Ok::<_, Fault>(jobs.len())
    };
    let ringing = node.store().write_or("triage what rings", ring_all).await?;
    // Nothing is read out of the words yet: extraction and correlation take their seat here.
    let read =
        move |tx: &mut Tx<'_>| leases::finish_due(tx, super::TRIAGE_BATCH, ANY_TIME, JOBS_AT_ONCE);
    let others = node.store().write_aside("triage", read).await?;
    Ok(ringing + others.len())
}

/// Opens an alarm about a report that waits too long: it is at least that urgent from now on.
pub(crate) fn ring_at(
    tx: &mut Tx<'_>,
    ctx: &crate::Ctx,
    policies: &Policies,
    id: ReportId,
    alarm: AlarmId,
    priority: Priority,
) -> Result<(), Fault> {
    let Some(held) = reports::load_to_change(tx, id)? else {
        return Ok(());
    };
    let mut report = held.report;
    if report.state == ReportState::Closed {
        return Ok(());
    }
    report.priority = report.priority.min(priority);
    reports::save(tx, &report)?;
    let policy = policies.of(report.priority);
    let opened = Alarm::open(alarm, id, report.priority, policy, ctx.now);
    alarms::add(tx, &opened)?;
    Ok(journal::note(tx, ctx.entry("alarm opened", id.0))?)
}

/// Opens the alarm of a report, once.
pub(super) fn ring(
    tx: &mut Tx<'_>,
    ctx: &crate::Ctx,
    policies: &Policies,
    id: ReportId,
    alarm: AlarmId,
) -> Result<(), Fault> {
    let Some(held) = reports::load(tx, id)? else {
        return Ok(());
    };
    // Closed before it was read: somebody dealt with it, and nobody could end an alarm about it any more.
    if held.report.state == ReportState::Closed || alarms::load(tx, alarm)?.is_some() {
        return Ok(());
    }
    let wave = match grouping::rings(tx, ctx, &held.report)? {
        Some(Rings::With(wave)) => {
            let with = Entry {
                facts: vec![("with", wave.to_string())],
                ..ctx.entry("rings with wave", id.0)
            };
            return Ok(journal::note(tx, with)?);
        }
        Some(Rings::For(wave)) => Some(wave),
        None => None,
    };
    let priority = held.report.priority;
    let opened = Alarm {
        wave,
        ..Alarm::open(alarm, id, priority, policies.of(priority), ctx.now)
    };
    alarms::add(tx, &opened)?;
    journal::note(tx, ctx.entry("alarm opened", id.0))?;
    Ok(())
}
