//! Closing the reports of an incident with it: a hundred at a time, because an incident can hold a hundred thousand,
//! and whoever files meanwhile waits for the same writer. The rest is a job, so that it goes on after a crash.

use super::close_report::{Closing, close};
use crate::{Fault, Node, work};
use stormbell_model::{
    EntryId, IncidentId, JobId, Lang, LinkId, Span,
    officer::Actor,
    report::{Outcome, ReportState},
};
use stormbell_store::{
    Cursor, Tx, incidents,
    leases::{self, Job, NewJob},
    links, reports,
};

/// Ties looked at in one transaction: some ten milliseconds of the writer.
const AT_ONCE: usize = 100;
/// How long one worker may do one such step before another takes it over.
const LEASE: Span = Span::seconds(30);
/// Stands between an outcome and the words in the timeline.
pub(crate) const BETWEEN: &str = " · ";

/// Closes the newest reports of the incident at once and puts down a job for the others. `said` is the entry of the
/// timeline that holds outcome and words: the job carries its id, never the words.
pub(crate) fn close_its_reports(
    tx: &mut Tx<'_>,
    id: IncidentId,
    said: EntryId,
    closing: &Closing,
) -> Result<(), Fault> {
    let Some(last) = close_some(tx, id, Cursor::TOP, closing)? else {
        return Ok(());
    };
    let ctx = closing.ctx();
    leases::put(
        tx,
        &NewJob {
            id: *JobId::new(ctx.now, ctx.node.chance()).as_bytes(),
            lane: work::CLOSING.into(),
            subject: id.as_bytes().to_vec(),
            run_at: ctx.now.0,
            once_key: None,
            payload: payload(said, last),
        },
    )?;
    Ok(())
}

/// Closes what is open among the next ties. Gives the last of them while there may be more.
fn close_some(
    tx: &mut Tx<'_>,
    id: IncidentId,
    after: Cursor,
    closing: &Closing,
) -> Result<Option<LinkId>, Fault> {
    let links = links::of_incident(tx, id, after, AT_ONCE)?;
    for link in links.iter().filter(|l| l.undone.is_none()) {
        let held = reports::load(tx, link.report)?;
        if held.is_some_and(|h| h.report.state != ReportState::Closed) {
            close(tx, link.report, closing)?;
        }
    }
    Ok(links
        .last()
        .map(|l| l.id)
        .filter(|_| links.len() == AT_ONCE))
}

/// Goes on with one job of this lane. Ties are walked from the newest to the oldest, so a report that is tied
/// afterwards is left alone. Gives how many jobs moved.
pub(crate) async fn go_on(node: &Node, owner: [u8; 16]) -> Result<usize, Fault> {
    let now = node.now();
    let jobs = node
        .store()
        .write_aside("lease a closing", move |tx| {
            leases::take(tx, work::CLOSING, &owner, now.0, LEASE.0, 1)
        })
        .await?;
    let moved = jobs.len();
    for job in jobs {
        let n = node.clone();
        node.store()
            .write_or("close some reports", move |tx| step(tx, &n, &job, &owner))
            .await?;
    }
    Ok(moved)
}

fn step(tx: &mut Tx<'_>, node: &Node, job: &Job, owner: &[u8]) -> Result<(), Fault> {
    let id = IncidentId::from_bytes(&job.subject).ok_or(Fault::Internal)?;
    let (said, last) = read_payload(&job.payload).ok_or(Fault::Internal)?;
    let after = Cursor {
        id: last.0,
        ..Cursor::TOP
    };
    // Opened again meanwhile: then nothing more is to be closed.
    let next = match closing(tx, node, id, said)? {
        Some(closing) => close_some(tx, id, after, &closing)?,
        None => None,
    };
    match next {
        Some(last) => {
            leases::go_on(tx, &job.id, owner, node.now().0, &payload(said, last))?;
            node.stir();
        }
        None => leases::done(tx, &job.id, owner)?,
    }
    Ok(())
}

/// What the officer chose and wrote, read back from the timeline; none when the incident is open again.
fn closing(
    tx: &mut Tx<'_>,
    node: &Node,
    id: IncidentId,
    said: EntryId,
) -> Result<Option<Closing>, Fault> {
    let incident = incidents::load(tx, id)?.filter(|i| i.closed.is_some());
    let entry = incidents::entry(tx, id, said)?;
    let (Some(_), Some(entry)) = (incident, entry) else {
        return Ok(None);
    };
    let (outcome, words) = entry.detail.split_once(BETWEEN).ok_or(Fault::Internal)?;
    let outcome = Outcome::parse(outcome).ok_or(Fault::Internal)?;
    let ctx = node.ctx(Actor::Node, Lang::En);
    Ok(Some(Closing::for_officer(&ctx, entry.by, outcome, words)))
}

fn payload(said: EntryId, last: LinkId) -> Vec<u8> {
    [said.as_bytes().as_slice(), last.as_bytes().as_slice()].concat()
}

fn read_payload(payload: &[u8]) -> Option<(EntryId, LinkId)> {
    let (said, last) = payload.split_at_checked(16)?;
    Some((EntryId::from_bytes(said)?, LinkId::from_bytes(last)?))
}
