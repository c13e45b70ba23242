//! The link in a notification: a look shows how the alarm stands, a button takes it, passes it up, or hands it on. The
//! link is the officer's word: whoever holds it acts as the one to whom it was sent, for a day and not after that one left.

use super::{
    acknowledge::acknowledge,
    alarm_bundle::{ToldAlarms, told, told_of},
    alarm_change::locked,
    pass_on::{escalate, hand_on, mark, place_of},
};
use crate::{
    Ctx, Fault, Node,
    duty::{self, By},
    tokens::{self, Opens},
    work::{heard, told_with},
};
use stormbell_model::{
    AlarmId, Moment, NotificationId, OfficerId,
    access::{Act, role_may},
    alarm::Alarm,
    escalation::Escalation,
    limits,
    notice::Answer,
    officer::{Officer, Role},
    triage::Priority,
};
use stormbell_store::{Tx, alarms, notifications, people, reports};

/// The secret of a link: the notification's id and its keyed hash, so that nothing secret is stored and the same
/// message sent twice holds the same link.
pub(crate) fn ack_token(node: &Node, id: NotificationId) -> String {
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

/// What the page behind a link shows. No words of the report: a message may be read by others.
#[derive(Clone, Debug)]
pub struct AckLink {
    /// The report's reference.
    pub reference: String,
    /// How urgent.
    pub priority: Priority,
    /// Since when it rings.
    pub opened_at: Moment,
    /// Whether not enough people have it yet.
    pub ringing: bool,
    /// Who was called by this link.
    pub officer_name: String,
    /// Whether that one has it.
    pub mine: bool,
    /// Who has it, in the order in which they took it.
    pub held_by: Vec<String>,
    /// Who asked the one of this link to take it over.
    pub asked_by: Option<String>,
    /// Whom the one of this link asked to take it over.
    pub handed_to: Option<String>,
    /// How many people it still needs.
    pub missing: usize,
    /// Who dealt with it, and when.
    pub closed: Option<(String, Moment)>,
    /// How far it has come, for the button that passes it up.
    pub mark: String,
    /// Colleagues to whom it can be handed on: on duty, or leading.
    pub colleagues: Vec<(OfficerId, String)>,
    /// What else the same message told of.
    pub told: ToldAlarms,
}

/// What a button of the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkAct {
    /// I take it, and everything else that the message told of.
    Take,
    /// I take this one of those that the message told of, and no other.
    TakeOne(AlarmId),
    /// Somebody else must: the next call, at once. Holds the mark of the page.
    Escalate(String),
    /// This colleague is to take it over.
    HandOn(OfficerId),
}

/// Looks behind a link. A look proves that something opened the message, and no more: mail scanners look too.
pub async fn look_at_ack_link(ctx: &Ctx, token: &str) -> Result<Option<AckLink>, Fault> {
    let Some(id) = read_ack_token(ctx, token) else {
        return Ok(None);
    };
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("look at a link", move |tx| {
            let Some((officer, alarm)) = behind(tx, id, c.now)? else {
                return Ok(None);
            };
            heard(tx, &c, id, Answer::Seen, None)?;
            Ok(Some(view(tx, &c, id, officer, &alarm)?))
        })
        .await
}

/// Takes the alarm for the officer to whom the link was sent.
pub async fn acknowledge_by_link(ctx: &Ctx, token: &str) -> Result<AckLink, Fault> {
    act_by_link(ctx, token, LinkAct::Take).await
}

/// Does what a button says, for the officer to whom the link was sent. Of an alarm that is closed meanwhile nothing
/// changes, and the view says who was quicker. An officer who left does nothing.
pub async fn act_by_link(ctx: &Ctx, token: &str, act: LinkAct) -> Result<AckLink, Fault> {
    let id = read_ack_token(ctx, token).ok_or(Fault::NotFound)?;
    let c = ctx.clone();
    let takes = act == LinkAct::Take;
    let view = ctx
        .node
        .store()
        .write_or("act by a link", move |tx| {
            let about = match act {
                LinkAct::TakeOne(one) => told_of(tx, id, one)?.ok_or(Fault::NotFound)?,
                _ => id,
            };
            let (officer, alarm) = behind(tx, about, c.now)?.ok_or(Fault::NotFound)?;
            if matches!(alarm.escalation, Escalation::Open(_)) {
                act_as(tx, &c, about, officer, &alarm, &act)?;
            }
            let (officer, alarm) = behind(tx, id, c.now)?.ok_or(Fault::NotFound)?;
            view(tx, &c, id, officer, &alarm)
        })
        .await?;
    if !takes {
        ctx.node.stir();
        return Ok(view);
    }
    take_the_rest(ctx, id).await?;
    ctx.node.stir();
    // As it stands once all are taken.
    let seen = look_at_ack_link(ctx, token).await?;
    Ok(seen.unwrap_or(view))
}

/// Alarms of one message that are taken in one transaction: a message of a storm tells of a thousand.
const TAKEN_AT_ONCE: usize = 32;

/// Who takes the alarm of a message takes every other that the message told of. A death in between leaves the rest ringing.
async fn take_the_rest(ctx: &Ctx, id: NotificationId) -> Result<(), Fault> {
    let list = move |tx: &mut Tx<'_>| told_with(tx, id);
    let mut told = ctx
        .node
        .store()
        .read_or("what a message told of", list)
        .await?;
    told.retain(|other| *other != id);
    for some in told.chunks(TAKEN_AT_ONCE) {
        let (c, some) = (ctx.clone(), some.to_vec());
        let take = move |tx: &mut Tx<'_>| {
            for id in &some {
                let Some((officer, alarm)) = behind(tx, *id, c.now)? else {
                    continue;
                };
                if matches!(alarm.escalation, Escalation::Open(_)) {
                    act_as(tx, &c, *id, officer, &alarm, &LinkAct::Take)?;
                }
            }
            Ok::<_, Fault>(())
        };
        ctx.node.store().write_or("act by a link", take).await?;
    }
    Ok(())
}

fn act_as(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: NotificationId,
    officer: OfficerId,
    alarm: &Alarm,
    act: &LinkAct,
) -> Result<Alarm, Fault> {
    let by = By::officer(officer);
    let (before, report) = locked(tx, alarm.id)?;
    if before.next_look().is_none() {
        return Ok(before);
    }
    // A test calls nobody but its watch.
    if report.is_test() && !matches!(act, LinkAct::Take | LinkAct::TakeOne(_)) {
        return Err(Fault::NotFound);
    }
    let alarm = match act {
        LinkAct::Take | LinkAct::TakeOne(_) => {
            acknowledge(tx, ctx, &by, before.clone(), report, officer)?
        }
        LinkAct::Escalate(seen) => {
            escalate(tx, ctx, &by, before.clone(), officer, Some(seen.as_str()))?
        }
        LinkAct::HandOn(to) => hand_on(tx, ctx, &by, before.clone(), report, officer, *to)?,
    };
    if alarm != before {
        // Whatever the button said: a person read it.
        heard(tx, ctx, id, Answer::Acknowledged, None)?;
    }
    Ok(alarm)
}

/// The officer and the alarm behind a notification whose link still works.
fn behind(
    tx: &mut Tx<'_>,
    id: NotificationId,
    now: Moment,
) -> Result<Option<(OfficerId, Alarm)>, Fault> {
    let Some(notification) = notifications::load(tx, id)? else {
        return Ok(None);
    };
    let Some(alarm) = notification.alarm else {
        return Ok(None);
    };
    let Some(alarm) = alarms::load(tx, alarm)? else {
        return Ok(None);
    };
    let watch = reports::test_of(tx, alarm.report)?;
    let may = |o: &Officer| match watch {
        Some(watch) => o.id == watch,
        None => role_may(o.role, Act::Acknowledge),
    };
    let officer = people::load(tx, notification.officer)?;
    let officer = officer.filter(|o| o.left_at.is_none() && may(o));
    let in_time = now.since(alarm.opened_at).0 < limits::ACK_LINK_OPEN.0;
    Ok(officer.filter(|_| in_time).map(|o| (o.id, alarm)))
}

fn view(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: NotificationId,
    officer: OfficerId,
    alarm: &Alarm,
) -> Result<AckLink, Fault> {
    let names = super::Names::read(tx)?;
    let row = super::queue::alarm_row(tx, &names, alarm.clone())?;
    let asked = row.handed_on.filter(|(_, to)| *to == officer);
    let handed = row.handed_on.filter(|(from, _)| *from == officer);
    Ok(AckLink {
        told: told(tx, &names, id, officer)?,
        reference: row.reference,
        priority: alarm.priority,
        opened_at: alarm.opened_at,
        ringing: alarm.is_ringing(),
        officer_name: names.of(officer),
        mine: alarm.holders().iter().any(|h| h.who == officer),
        held_by: row.held_by,
        asked_by: asked.map(|(from, _)| names.of(from)),
        handed_to: handed.map(|(_, to)| names.of(to)),
        missing: row.missing,
        closed: match alarm.escalation {
            Escalation::Closed { by, at } => Some((names.of(by), at)),
            Escalation::Open(_) => None,
        },
        mark: place_of(alarm).map(mark).unwrap_or_default(),
        colleagues: colleagues(tx, ctx, officer, alarm)?,
    })
}

/// Not everybody: whoever holds the link would read the names of the whole desk.
fn colleagues(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    but: OfficerId,
    alarm: &Alarm,
) -> Result<Vec<(OfficerId, String)>, Fault> {
    let roster = duty::roster(tx, ctx)?;
    let on_duty: Vec<OfficerId> = roster.on_duty.values().flatten().copied().collect();
    let has = |id: OfficerId| alarm.holders().iter().any(|h| h.who == id);
    let fits = |o: &stormbell_model::officer::Officer| {
        let near = on_duty.contains(&o.id) || o.role == Role::Lead;
        o.id != but && near && !has(o.id) && !roster.unreachable.contains(&o.id)
    };
    let all = duty::everyone(tx)?;
    Ok(all
        .into_iter()
        .filter(fits)
        .map(|o| (o.id, o.name))
        .collect())
}
