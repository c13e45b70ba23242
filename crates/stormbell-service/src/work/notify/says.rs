//! What one message says, to which address, and the secret by which its answer is known. Never a word of a report.

use crate::{
    Ctx, Fault, Node,
    desk::ack_token,
    duty::Way,
    tokens::{self, Opens},
    work::{Outgoing, Says},
};
use std::collections::BTreeSet;
use stormbell_model::{NotificationId, officer::Officer};
use stormbell_store::{
    Tx, alarms,
    notifications::{self, Kind, Notification},
    reports,
};

/// The notification behind a genuine token.
pub(super) fn read_token(node: &Node, text: &str) -> Option<NotificationId> {
    let raw = tokens::decode(text)?;
    let id = NotificationId::from_bytes(raw.get(..16)?)?;
    stormbell_seal::constant_time_eq(ack_token(node, id).as_bytes(), text.as_bytes()).then_some(id)
}

/// Six digits that a person can send back from a telephone. They open nothing by themselves: only together with the number
/// that the message went to.
pub(super) fn message_code(node: &Node, id: NotificationId) -> String {
    let mac = node.lookup(Opens::ReplyCode, &id.to_string());
    let number = u32::from_be_bytes([mac[0], mac[1], mac[2], mac[3]]);
    format!("{:06}", number % 1_000_000)
}

/// Puts together what a message says; none when there is nothing left that it could say.
pub(super) fn outgoing(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    way: &Way,
    officer: &Officer,
    message: NotificationId,
    carried: &[Notification],
) -> Result<Option<Outgoing>, Fault> {
    let Some(first) = carried.first() else {
        return Ok(None);
    };
    let config = ctx.node.config();
    let base = &config.public_url;
    let secret = ack_token(&ctx.node, first.id);
    let (says, url) = match first.kind {
        Kind::Alarm => match alarm(tx, first, carried)? {
            Some(says) => (says, format!("{base}/a/{secret}")),
            None => return Ok(None),
        },
        Kind::Test => (Says::ChannelTest, format!("{base}/reached/{secret}")),
        Kind::Silent => (Says::SilentTest, String::new()),
        Kind::Ahead => {
            let words = notifications::words(tx, first.id)?.unwrap_or_default();
            (Says::Ahead { words }, format!("{base}/desk/duty"))
        }
    };
    Ok(Some(Outgoing {
        id: message,
        to: way.address.clone(),
        lang: officer.lang,
        node_name: config.name.clone(),
        officer_name: officer.name.clone(),
        says,
        url,
        code: message_code(&ctx.node, message),
        sent_at: ctx.now,
    }))
}

fn alarm(
    tx: &mut Tx<'_>,
    first: &Notification,
    carried: &[Notification],
) -> Result<Option<Says>, Fault> {
    let Some(id) = first.alarm else {
        return Ok(None);
    };
    let Some(alarm) = alarms::load(tx, id)? else {
        return Ok(None);
    };
    let Some(held) = reports::load(tx, alarm.report)? else {
        return Ok(None);
    };
    let alarms: BTreeSet<_> = carried.iter().filter_map(|n| n.alarm).collect();
    Ok(Some(Says::Alarm {
        reference: held.report.reference,
        priority: alarm.priority,
        happening: held.report.happening,
        opened_at: alarm.opened_at,
        others: alarms.len().saturating_sub(1),
        wave: first.wave.is_some() && carried.iter().all(|n| n.wave == first.wave),
        test: held.report.test_of.is_some(),
    }))
}
