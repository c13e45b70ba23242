//! Messages and files are read for their values, behind those who send them: once each, in a look that holds nobody up,
//! then kept with the search terms of the values. What the next start finds if the process dies: the job, whose lease
//! ends, and nothing half-written.

use super::{EVIDENCE, sighting};
use crate::{Ctx, Fault, Node};
use std::collections::BTreeSet;
use stormbell_model::{
    AttachmentId, IndicatorId, JobId, Lang, Moment, ReportId, Span, evidence::Media,
    indicator::Indicator, officer::Actor, search::Terms,
};
use stormbell_store::{
    Error, Tx, conversation,
    evidence::{self, EvidenceRead, EvidenceValue},
    indicators, journal,
    leases::{self, Job, NewJob},
    search::Term,
};
use stormbell_wire::{
    evidence_text::{Inside, TextInside, texts_inside},
    observables::{Found, FromEvidence, read_evidence},
};

/// Longer than reading the largest file takes.
const LEASE: Span = Span::seconds(60);

/// Puts down that a message or file is to be read, in the transaction that keeps it.
pub(crate) fn queue_evidence(
    tx: &mut Tx<'_>,
    report: ReportId,
    source: uuid::Uuid,
    is_file: bool,
    now: Moment,
) -> stormbell_store::Result<()> {
    let mut payload = vec![u8::from(is_file)];
    payload.extend(report.as_bytes());
    let job = NewJob {
        id: *JobId::new(now, tx.chance()).as_bytes(),
        lane: EVIDENCE.into(),
        subject: source.as_bytes().to_vec(),
        run_at: now.0,
        once_key: None,
        payload,
    };
    leases::put_new(tx, [&job])
}

/// What one job is about.
#[derive(Clone, Copy)]
struct Task {
    report: ReportId,
    source: uuid::Uuid,
    is_file: bool,
}

impl Task {
    fn of(job: &Job) -> Option<Task> {
        let (is_file, report) = job.payload.split_first()?;
        Some(Task {
            report: ReportId::from_bytes(report)?,
            source: uuid::Uuid::from_slice(&job.subject).ok()?,
            is_file: *is_file == 1,
        })
    }
}

/// Reads one message or file that waits. Tells whether there was one.
pub(super) async fn read_one(node: &Node, owner: [u8; 16]) -> Result<bool, Fault> {
    let now = node.now();
    let any = move |tx: &mut Tx<'_>| leases::waits(tx, EVIDENCE, now.0);
    if !node.store().read("look for evidence to read", any).await? {
        return Ok(false);
    }
    let take = move |tx: &mut Tx<'_>| leases::take(tx, EVIDENCE, &owner, now.0, LEASE.0, 1);
    let mut jobs = node.store().write_aside("lease evidence", take).await?;
    let Some(job) = jobs.pop() else {
        return Ok(false);
    };
    let ctx = node.ctx(Actor::Node, Lang::En);
    let read = match Task::of(&job) {
        Some(task) => {
            let look = {
                let ctx = ctx.clone();
                move |tx: &mut Tx<'_>| look(tx, &ctx, task)
            };
            let seen = node.store().read_or("read evidence", look).await?;
            seen.map(|seen| (task, seen))
        }
        None => None,
    };
    let done = move |tx: &mut Tx<'_>| {
        if let Some((task, seen)) = &read {
            keep(tx, &ctx, *task, seen)?;
        }
        match leases::done(tx, &job.id, &owner) {
            // It took longer than its lease; what another one keeps is the same.
            Err(Error::Gone) => Ok::<_, Fault>(()),
            other => Ok(other?),
        }
    };
    node.store()
        .write_or("keep values of evidence", done)
        .await?;
    Ok(true)
}

/// What was read.
struct Seen {
    read: EvidenceRead,
    terms: Vec<Term>,
    found: Vec<Found>,
}

fn look(tx: &mut Tx<'_>, ctx: &Ctx, task: Task) -> Result<Option<Seen>, Fault> {
    let Some(inside) = inside(tx, task)? else {
        return Ok(None);
    };
    let all = read_evidence(&inside, Some(&ctx.node.config().state));
    let values = all.values.iter().map(|v| v.found.value.as_str());
    let terms = Terms::of_values(values);
    let hashed = terms.kept.iter().map(|t| ctx.node.search_term(t)).collect();
    let read = EvidenceRead {
        source: task.source,
        is_file: task.is_file,
        left_out: (all.left_out + terms.left_out) as i64,
        values: listed(&all),
    };
    Ok(Some(Seen {
        read,
        terms: hashed,
        found: all.values.into_iter().map(|v| v.found).collect(),
    }))
}

/// The texts of a message or file; nothing where it is gone.
fn inside(tx: &mut Tx<'_>, task: Task) -> Result<Option<Inside>, Fault> {
    if task.is_file {
        let files = conversation::files(tx, task.report)?;
        let Some(file) = files.into_iter().find(|f| f.id.0 == task.source) else {
            return Ok(None);
        };
        if !matches!(file.media, Media::Text | Media::Mail) {
            return Ok(None);
        }
        let bytes = conversation::file_bytes(tx, AttachmentId(task.source))?;
        return Ok(bytes.map(|bytes| texts_inside(file.media, &file.name, &bytes)));
    }
    let messages = conversation::messages(tx, task.report)?;
    let message = messages.into_iter().find(|m| m.id.0 == task.source);
    Ok(message.map(|m| {
        let mut inside = Inside::default();
        inside.texts.push(TextInside {
            part: String::new(),
            text: m.text,
        });
        inside
    }))
}

fn listed(all: &FromEvidence) -> Vec<EvidenceValue> {
    let one = |v: &stormbell_wire::observables::Placed| EvidenceValue {
        kind: v.found.kind.code().to_owned(),
        value: v.found.value.clone(),
        spelled: v.spelled.clone(),
        part: v.part.clone(),
        at: v.found.span.start as u64,
        sure: v.found.confidence as u8,
    };
    all.values.iter().map(one).collect()
}

fn keep(tx: &mut Tx<'_>, ctx: &Ctx, task: Task, seen: &Seen) -> Result<(), Fault> {
    if seen.read.values.is_empty() && seen.read.left_out == 0 {
        return Ok(());
    }
    // The entry comes first: whoever appends holds the journal, so an indicator that is being taken in is either seen
    // below, or finds this report when past reports are searched.
    journal::note(tx, ctx.entry(super::grouping::EVIDENCE_READ, task.report.0))?;
    if !evidence::keep(tx, task.report, &seen.read, &seen.terms, ctx.now)? {
        return Ok(());
    }
    let matching = indicators::matching(tx, seen.terms.iter())?;
    let ids: BTreeSet<IndicatorId> = matching.into_iter().map(|(_, id)| id).collect();
    for id in ids {
        let indicator = indicators::load(tx, id)?.filter(|i: &Indicator| i.is_active(ctx.now));
        if let Some(indicator) = indicator.filter(|i| sighting::stands_in(i, &seen.found)) {
            sighting::sight(tx, ctx, task.report, &indicator, true)?;
        }
    }
    Ok(())
}
