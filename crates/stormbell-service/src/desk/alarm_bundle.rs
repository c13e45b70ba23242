//! What else one message told of: in a storm it tells of many alarms, and whoever taps its link must see which.

use super::Names;
use crate::{Fault, work::told_with};
use stormbell_model::{
    AlarmId, Moment, NotificationId, OfficerId, alarm::Alarm, escalation::Escalation,
    triage::Priority,
};
use stormbell_store::{Tx, alarms, notifications, reports};

/// Alarms of one message that are named on its page.
/// Told: the page, how many more there are. Rest: the button takes them all; each is at the desk.
const NAMED_MAX: usize = 12;

/// One of the alarms that a message told of. No words of the report.
#[derive(Clone, Debug)]
pub struct ToldAlarm {
    /// Its id.
    pub id: AlarmId,
    /// The report's reference.
    pub reference: String,
    /// How urgent.
    pub priority: Priority,
    /// Since when it rings.
    pub opened_at: Moment,
    /// Whether not enough people have it yet.
    pub ringing: bool,
    /// Whether the one of the link has it.
    pub mine: bool,
    /// Who has it, or dealt with it.
    pub held_by: Vec<String>,
    /// Whether it is dealt with.
    pub closed: bool,
}

/// Everything that a message told of; empty for a message of one alarm.
#[derive(Clone, Debug, Default)]
pub struct ToldAlarms {
    /// Some of them: those that ring first, the most urgent and oldest first.
    pub named: Vec<ToldAlarm>,
    /// How many there are in all.
    pub in_all: usize,
    /// How many of them ring.
    pub ringing: usize,
}

/// The alarms of the message that carried this notification.
pub(super) fn told(
    tx: &mut Tx<'_>,
    names: &Names,
    id: NotificationId,
    officer: OfficerId,
) -> Result<ToldAlarms, Fault> {
    let message = notifications::load(tx, id)?.and_then(|n| n.message);
    let Some(message) = message else {
        return Ok(ToldAlarms::default());
    };
    let (in_all, ringing) = notifications::alarms_counted(tx, message)?;
    if in_all < 2 {
        return Ok(ToldAlarms::default());
    }
    let mut named = Vec::new();
    for id in notifications::alarms_told(tx, message, NAMED_MAX)? {
        let alarm = alarms::load(tx, id)?.ok_or(Fault::Internal)?;
        named.push(row(tx, names, &alarm, officer)?);
    }
    Ok(ToldAlarms {
        named,
        in_all,
        ringing,
    })
}

fn row(
    tx: &mut Tx<'_>,
    names: &Names,
    alarm: &Alarm,
    officer: OfficerId,
) -> Result<ToldAlarm, Fault> {
    let held = reports::load(tx, alarm.report)?.ok_or(Fault::Internal)?;
    let (held_by, closed) = match &alarm.escalation {
        Escalation::Closed { by, .. } => (vec![names.of(*by)], true),
        Escalation::Open(open) => {
            let holders = open.holders().iter();
            (holders.map(|h| names.of(h.who)).collect(), false)
        }
    };
    Ok(ToldAlarm {
        id: alarm.id,
        reference: held.report.reference,
        priority: alarm.priority,
        opened_at: alarm.opened_at,
        ringing: alarm.is_ringing(),
        mine: alarm.holders().iter().any(|h| h.who == officer),
        held_by,
        closed,
    })
}

/// The notification of this alarm in the message that carried `id`. Of an alarm that the message did not tell of there is
/// none: a link opens nothing else.
pub(super) fn told_of(
    tx: &mut Tx<'_>,
    id: NotificationId,
    alarm: AlarmId,
) -> Result<Option<NotificationId>, Fault> {
    for other in told_with(tx, id)? {
        if notifications::load(tx, other)?.is_some_and(|n| n.alarm == Some(alarm)) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}
