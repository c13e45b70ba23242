//! A human says: this is mine now. At the desk, or by the link in the mail that rang.

use crate::{
    Ctx, Fault,
    tokens::{self, Opens},
};
use stormbell_model::{
    AlarmId, Moment, NotificationId, OfficerId, ReportId, Span,
    access::{Act, role_may},
    alarm::{Alarm, Policy},
    limits,
    report::{Report, ReportState},
    triage::Priority,
};
use stormbell_store::{
    Tx, alarms,
    journal::{self, Entry},
    people, reports,
};

/// Takes an alarm, and with it its report. Doing it twice changes nothing.
pub async fn acknowledge_alarm(ctx: &Ctx, id: AlarmId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Acknowledge)?;
    let (now, entries) = (ctx.now, Entries::of(ctx));
    ctx.node
        .store()
        .write_or("acknowledge alarm", move |tx| {
            let alarm = alarms::load_to_change(tx, id)?.ok_or(Fault::NotFound)?;
            acknowledge(tx, alarm, officer, now, &entries)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Takes a report, and with it every alarm that rings for it.
pub async fn take_report(ctx: &Ctx, id: ReportId) -> Result<(), Fault> {
    let officer = ctx.officer(Act::Acknowledge)?;
    let (now, entries) = (ctx.now, Entries::of(ctx));
    ctx.node
        .store()
        .write_or("take report", move |tx| {
            for alarm in alarms::of_report(tx, id)?
                .into_iter()
                .filter(|a| a.next_look().is_some())
            {
                acknowledge(tx, alarm, officer, now, &entries)?;
            }
            let report = reports::load_to_change(tx, id)?
                .ok_or(Fault::NotFound)?
                .report;
            take(tx, report, officer, now, &entries)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Journal entries are made for the act before the transaction, which may run twice.
#[derive(Clone)]
struct Entries {
    alarm: Entry,
    report: Entry,
}

impl Entries {
    fn of(ctx: &Ctx) -> Entries {
        Entries {
            alarm: ctx.entry("alarm acknowledged", uuid::Uuid::nil()),
            report: ctx.entry("report taken", uuid::Uuid::nil()),
        }
    }
}

fn acknowledge(
    tx: &mut Tx<'_>,
    alarm: Alarm,
    officer: OfficerId,
    now: Moment,
    e: &Entries,
) -> Result<(), Fault> {
    let policy = Policy::first(alarm.priority);
    let report = alarm.report;
    let (alarm, facts) = alarm
        .acknowledge(&policy, officer, now)
        .map_err(|_| Fault::Conflict("already-closed"))?;
    if facts.is_empty() {
        return Ok(());
    }
    alarms::save(tx, &alarm)?;
    journal::note(
        tx,
        Entry {
            subject: report.0,
            ..e.alarm.clone()
        },
    )?;
    let report = reports::load_to_change(tx, report)?
        .ok_or(Fault::NotFound)?
        .report;
    take(tx, report, officer, now, e)
}

fn take(
    tx: &mut Tx<'_>,
    mut report: Report,
    officer: OfficerId,
    now: Moment,
    e: &Entries,
) -> Result<(), Fault> {
    if report.state == ReportState::Closed {
        return Err(Fault::Conflict("already-closed"));
    }
    if report.state == ReportState::Taken && report.assigned_to == Some(officer) {
        return Ok(());
    }
    report.state = ReportState::Taken;
    report.assigned_to = Some(officer);
    report.acknowledged_at.get_or_insert(now);
    report.moved_at = now;
    reports::save(tx, &report)?;
    journal::note(
        tx,
        Entry {
            subject: report.id.0,
            ..e.report.clone()
        },
    )?;
    Ok(())
}

/// Something was done about a report: its acknowledged alarms lie no longer still.
pub(crate) fn worked_on(tx: &mut Tx<'_>, report: ReportId, now: Moment) -> Result<(), Fault> {
    for alarm in alarms::of_report(tx, report)?
        .into_iter()
        .filter(|a| a.next_look().is_some())
    {
        let policy = Policy::first(alarm.priority);
        alarms::save(tx, &alarm.worked_on(&policy, now))?;
    }
    Ok(())
}

/// An officer spoke to the reporter: alarms that still rang for the report are this officer's, and none lies still.
pub(crate) fn taken_up(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    report: ReportId,
    officer: OfficerId,
) -> Result<(), Fault> {
    let entries = Entries::of(ctx);
    for alarm in alarms::of_report(tx, report)? {
        if alarm.is_ringing() {
            acknowledge(tx, alarm, officer, ctx.now, &entries)?;
        }
    }
    worked_on(tx, report, ctx.now)
}

/// A report was dealt with: its alarms end.
pub(crate) fn dealt_with(
    tx: &mut Tx<'_>,
    report: ReportId,
    officer: OfficerId,
    now: Moment,
) -> Result<(), Fault> {
    for alarm in alarms::of_report(tx, report)?
        .into_iter()
        .filter(|a| a.next_look().is_some())
    {
        alarms::save(tx, &alarm.deal_with(officer, now).0)?;
    }
    Ok(())
}

/// The link of a mail: the notification's id and its keyed hash, so that nothing secret is stored and the same
/// mail sent twice holds the same link.
pub(crate) fn ack_token(node: &crate::Node, id: NotificationId) -> String {
    let mac = node.lookup(Opens::AckLink, &id.to_string());
    let mut raw = id.as_bytes().to_vec();
    raw.extend_from_slice(&mac[..16]);
    tokens::encode(&raw)
}

fn read_ack_token(ctx: &Ctx, token: &str) -> Option<NotificationId> {
    let raw = tokens::decode(token)?;
    let id = NotificationId::from_bytes(raw.get(..16)?)?;
    let genuine = ack_token(&ctx.node, id);
    stormbell_seal::constant_time_eq(genuine.as_bytes(), token.as_bytes()).then_some(id)
}

/// What the page behind a mail's link shows. No words of the report: a mail may be read by others.
#[derive(Clone, Debug)]
pub struct AckLink {
    /// The report's reference.
    pub reference: String,
    /// How urgent.
    pub priority: Priority,
    /// Since when it rings.
    pub opened_at: Moment,
    /// Whether nobody has it yet.
    pub ringing: bool,
    /// Who was called by this link.
    pub officer_name: String,
    /// Who has it now.
    pub acknowledged_by: Option<String>,
}

/// Looks behind a link. A look acknowledges nothing: mail scanners look too.
pub async fn look_at_ack_link(ctx: &Ctx, token: &str) -> Result<Option<AckLink>, Fault> {
    let Some(id) = read_ack_token(ctx, token) else {
        return Ok(None);
    };
    let now = ctx.now;
    let found = ctx
        .node
        .store()
        .read_or("look at a link", move |tx| {
            let Some((officer, alarm)) = behind(tx, id, now)? else {
                return Ok(None);
            };
            Ok::<_, Fault>(Some(ack_view(tx, officer, &alarm)?))
        })
        .await?;
    Ok(found)
}

/// Takes the alarm for the officer to whom the link was sent. An officer who left takes nothing.
pub async fn acknowledge_by_link(ctx: &Ctx, token: &str) -> Result<AckLink, Fault> {
    let id = read_ack_token(ctx, token).ok_or(Fault::NotFound)?;
    let now = ctx.now;
    let entries = Entries::of(ctx);
    let view = ctx
        .node
        .store()
        .write_or("acknowledge by link", move |tx| {
            let (officer, alarm) = behind(tx, id, now)?.ok_or(Fault::NotFound)?;
            let actor = format!("officer:{officer}");
            let entries = Entries {
                alarm: Entry {
                    actor: actor.clone(),
                    ..entries.alarm.clone()
                },
                report: Entry {
                    actor,
                    ..entries.report.clone()
                },
            };
            let alarm_id = alarm.id;
            acknowledge(tx, alarm, officer, now, &entries)?;
            alarms::mark_notification(tx, id, "acknowledged", now, None)?;
            let alarm = alarms::load(tx, alarm_id)?.ok_or(Fault::Internal)?;
            ack_view(tx, officer, &alarm)
        })
        .await?;
    ctx.node.stir();
    Ok(view)
}

/// The officer and the alarm behind a notification whose link still works.
fn behind(
    tx: &mut Tx<'_>,
    id: NotificationId,
    now: Moment,
) -> Result<Option<(OfficerId, Alarm)>, Fault> {
    let Some(notification) = alarms::notification(tx, id)? else {
        return Ok(None);
    };
    let Some(alarm) = alarms::load(tx, notification.alarm)? else {
        return Ok(None);
    };
    let officer = people::load(tx, notification.officer)?
        .filter(|o| o.left_at.is_none() && role_may(o.role, Act::Acknowledge));
    let open: Span = limits::ACK_LINK_OPEN;
    let in_time = now.since(alarm.opened_at).0 < open.0;
    Ok(officer.filter(|_| in_time).map(|o| (o.id, alarm)))
}

fn ack_view(tx: &mut Tx<'_>, officer: OfficerId, alarm: &Alarm) -> Result<AckLink, Fault> {
    let names = super::Names::read(tx)?;
    let row = super::queue::alarm_row(tx, &names, alarm.clone())?;
    Ok(AckLink {
        reference: row.reference,
        priority: alarm.priority,
        opened_at: alarm.opened_at,
        ringing: alarm.is_ringing(),
        officer_name: names.of(officer),
        acknowledged_by: row.acknowledged_by,
    })
}
