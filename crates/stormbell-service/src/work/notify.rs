//! Calling people. What is to be sent is on disk before it is sent; the call itself is a leased job that may run
//! twice: two mails are better than none.

use super::{Address, CarrierFault, Carriers, Outgoing, Says, TroubleKind};
use crate::{Fault, Node, desk::ack_token};
use stormbell_model::{
    AlarmId, JobId, Lang, NotificationId, OfficerId, Span,
    notice::Channel,
    officer::{Actor, Officer},
};
use stormbell_store::{
    Tx,
    alarms::{self, Notification},
    leases::{self, Job, NewJob},
    people, reports,
};

const LEASE: Span = Span::seconds(60);
/// Calls that one round hands over, one after the other.
const BATCH: i64 = 16;
/// How often a call is handed to the carrier before it counts as failed.
/// Told: the desk, at the alarm. Rest: the call counts as failed, and the alarm goes on to its next step.
const TRIES_MAX: i64 = 6;

/// Writes a notification and its job for one person.
pub(crate) fn notify(
    tx: &mut Tx<'_>,
    ctx: &crate::Ctx,
    alarm: AlarmId,
    officer: &Officer,
) -> Result<(), Fault> {
    let id = NotificationId::new(ctx.now, ctx.node.chance());
    let unreachable = match (&officer.email, ctx.node.config().carries(Channel::Mail)) {
        (None, _) => Some("no-address"),
        (Some(_), false) => Some("no-carrier"),
        (Some(_), true) => None,
    };
    alarms::add_notification(
        tx,
        &Notification {
            id,
            alarm,
            officer: officer.id,
            channel: String::from("mail"),
            state: String::from(if unreachable.is_some() {
                "failed"
            } else {
                "queued"
            }),
            at: ctx.now,
            note: unreachable.map(str::to_owned),
        },
    )?;
    if unreachable.is_none() {
        leases::put(
            tx,
            &NewJob {
                id: *JobId::new(ctx.now, ctx.node.chance()).as_bytes(),
                lane: super::CALL.into(),
                subject: id.as_bytes().to_vec(),
                run_at: ctx.now.0,
                once_key: None,
                payload: Vec::new(),
            },
        )?;
    }
    Ok(())
}

/// Hands over the calls that wait. Gives how many were tried.
pub(super) async fn hand_over_calls(
    node: &Node,
    carriers: &Carriers,
    owner: [u8; 16],
) -> Result<usize, Fault> {
    let now = node.now();
    let jobs = node
        .store()
        .write_aside("lease calls", move |tx| {
            leases::take(tx, super::CALL, &owner, now.0, LEASE.0, BATCH)
        })
        .await?;
    for job in &jobs {
        hand_over(node, carriers, owner, job).await?;
    }
    Ok(jobs.len())
}

async fn hand_over(
    node: &Node,
    carriers: &Carriers,
    owner: [u8; 16],
    job: &Job,
) -> Result<(), Fault> {
    let id = NotificationId::from_bytes(&job.subject).ok_or(Fault::Internal)?;
    let n = node.clone();
    let call = node
        .store()
        .read_or("prepare a call", move |tx| prepare(tx, &n, id))
        .await?;
    // A death between the carrier's «yes» and the next line sends the mail twice: better than never.
    let result = match &call {
        Some(call) => carriers.carry(call).await,
        None => Err(CarrierFault {
            code: "not-needed",
            again: false,
        }),
    };
    if call.is_some() {
        let failing = result.as_ref().is_err_and(|fault| fault.again);
        node.set_trouble(TroubleKind::MailFailing, failing);
    }
    let (now, job_id, attempts) = (node.now(), job.id, job.attempts);
    let ctx = node.ctx(Actor::Node, Lang::En);
    node.store()
        .write_aside("note a call", move |tx| match &result {
            Ok(_) => {
                alarms::mark_notification(tx, id, "accepted", now, None)?;
                if let Some(report) = alarms::report_of(tx, id)? {
                    super::note_first_call(tx, &ctx, report)?;
                }
                leases::done(tx, &job_id, &owner)
            }
            Err(fault) if fault.again && attempts < TRIES_MAX => {
                alarms::mark_notification(tx, id, "queued", now, Some(fault.code))?;
                let wait = Span::seconds(5 << attempts.clamp(0, 6));
                leases::again(tx, &job_id, &owner, now.plus(wait).0)
            }
            Err(fault) => {
                alarms::mark_notification(tx, id, "failed", now, Some(fault.code))?;
                leases::done(tx, &job_id, &owner)
            }
        })
        .await?;
    Ok(())
}

/// Puts a call together; none when nobody needs to be called any more.
fn prepare(tx: &mut Tx<'_>, node: &Node, id: NotificationId) -> Result<Option<Outgoing>, Fault> {
    let Some(notification) = alarms::notification(tx, id)? else {
        return Ok(None);
    };
    let Some(alarm) = alarms::load(tx, notification.alarm)?.filter(|a| a.is_ringing()) else {
        return Ok(None);
    };
    let Some(held) = reports::load(tx, alarm.report)? else {
        return Ok(None);
    };
    let Some(officer) = colleague(tx, notification.officer)? else {
        return Ok(None);
    };
    let Some(to) = officer.email else {
        return Ok(None);
    };
    let config = node.config();
    Ok(Some(Outgoing {
        id,
        to: Address::Mail(to),
        officer_name: officer.name,
        lang: officer.lang,
        node_name: config.name.clone(),
        says: Says::Alarm {
            reference: held.report.reference,
            priority: alarm.priority,
            happening: held.report.happening,
            opened_at: alarm.opened_at,
            others: 0,
            wave: false,
            test: held.report.test_of.is_some(),
        },
        code: String::new(),
        sent_at: node.now(),
        url: format!("{}/a/{}", config.public_url, ack_token(node, id)),
    }))
}

fn colleague(tx: &mut Tx<'_>, id: OfficerId) -> Result<Option<Officer>, Fault> {
    Ok(people::load(tx, id)?.filter(|o| o.left_at.is_none()))
}
