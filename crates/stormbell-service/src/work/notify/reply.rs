//! Answers that come back from outside: a carrier's report of delivery, and what a person sends back on the channel that
//! rang. A reply counts only from the person's own address, with the secret of the message.

use super::{hear, says};
use crate::{Ctx, Fault, duty::address_of, work::Address};
use stormbell_model::{
    ChannelId, Moment, NotificationId,
    access::{Act, role_may},
    limits,
    notice::{Answer, Channel},
    officer::Officer,
};
use stormbell_store::{
    Tx, channels,
    notifications::{self, Kind, Notification},
    people,
};

/// What became of an answer from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It was taken in.
    Taken,
    /// It is about nothing that we sent, or from somebody to whom we did not send it. Whoever sent it is told nothing.
    Unknown,
}

/// Takes in what a carrier reports about something that it took before. `carrier_ref` is what it calls it, or what we call
/// it: a report may be here before the carrier's name for it is written down.
pub async fn hear_delivery(
    ctx: &Ctx,
    channel: Channel,
    carrier_ref: &str,
    answer: Answer,
) -> Result<Heard, Fault> {
    let (c, name) = (ctx.clone(), carrier_ref.to_owned());
    let hear = move |tx: &mut Tx<'_>| {
        let mut heard = Heard::Unknown;
        for (message, way) in sent_by_name(tx, &name)? {
            let way = channels::load(tx, way)?;
            if way.is_some_and(|way| way.channel == channel) {
                hear::heard(tx, &c, message, answer, Some("carrier-says"))?;
                heard = Heard::Taken;
            }
        }
        Ok::<_, Fault>(heard)
    };
    let heard = ctx
        .node
        .store()
        .write_or("hear of a delivery", hear)
        .await?;
    ctx.node.stir();
    Ok(heard)
}

fn sent_by_name(tx: &mut Tx<'_>, name: &str) -> Result<Vec<(NotificationId, ChannelId)>, Fault> {
    let sent = notifications::sent_as(tx, name)?;
    if !sent.is_empty() {
        return Ok(sent.into_iter().map(|m| (m.id, m.channel)).collect());
    }
    let ours = match name.parse() {
        Ok(id) => notifications::load(tx, id)?,
        Err(_) => None,
    };
    Ok(ours.and_then(|n| Some((n.id, n.by?))).into_iter().collect())
}

/// Takes in what a report says of a mail that carried this secret: it did not arrive, or it did.
pub async fn hear_of_mail(ctx: &Ctx, secret: &str, answer: Answer) -> Result<Heard, Fault> {
    let Some(id) = says::read_token(&ctx.node, secret) else {
        return Ok(Heard::Unknown);
    };
    let c = ctx.clone();
    let hear = move |tx: &mut Tx<'_>| hear::heard(tx, &c, id, answer, Some("carrier-says"));
    ctx.node.store().write_or("hear of a mail", hear).await?;
    ctx.node.stir();
    Ok(Heard::Taken)
}

/// Takes in a reply by mail: from whom, and the secret that came with it. Whoever replies takes every alarm that the mail
/// told of.
pub async fn hear_mail_reply(ctx: &Ctx, from: &str, secret: &str) -> Result<Heard, Fault> {
    let Some(id) = says::read_token(&ctx.node, secret) else {
        return Ok(Heard::Unknown);
    };
    let from = Address::Mail(from.trim().to_lowercase());
    let find = move |tx: &mut Tx<'_>| {
        let Some(n) = notifications::load(tx, id)? else {
            return Ok(None);
        };
        Ok::<_, Fault>(is_from(tx, &n, &from)?.then_some(n.id))
    };
    let found = ctx.node.store().read_or("whose reply it is", find).await?;
    take_all(ctx, found).await
}

/// Takes in a short message that somebody sent: from which number, and its words. It counts when the number is an
/// officer's, and the code of a message of the last day that went to this number is among the words.
pub async fn hear_reply(
    ctx: &Ctx,
    channel: Channel,
    from: &str,
    words: &str,
) -> Result<Heard, Fault> {
    let codes: Vec<String> = codes(words);
    let (c, from) = (ctx.clone(), number(from));
    let find = move |tx: &mut Tx<'_>| {
        for way in channels::all(tx)?
            .into_iter()
            .filter(|w| w.channel == channel)
        {
            let to = way.address.as_ref().map(|a| number(&a.to));
            if to.as_deref() != Some(from.as_str()) {
                continue;
            }
            let since = c.now.minus(limits::ACK_LINK_OPEN);
            for message in notifications::sent(tx, way.id, since)? {
                if codes.contains(&says::message_code(&c.node, message.id)) {
                    return Ok(Some(message.id));
                }
            }
        }
        Ok::<_, Fault>(None)
    };
    let found = ctx.node.store().read_or("whose reply it is", find).await?;
    take_all(ctx, found).await
}

/// Codes among the words, a few at the most: a reply often quotes what it answers.
fn codes(words: &str) -> Vec<String> {
    let groups = words.split(|c: char| !c.is_ascii_digit());
    let six = groups.filter(|group| group.len() == 6).take(8);
    six.map(str::to_owned).collect()
}

/// The digits of a telephone number.
fn number(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether the one to whom this notification went has this address, on the channel by which it went.
fn is_from(tx: &mut Tx<'_>, n: &Notification, from: &Address) -> Result<bool, Fault> {
    let (Some(officer), Some(by)) = (people::load(tx, n.officer)?, n.by) else {
        return Ok(false);
    };
    let Some(way) = channels::load(tx, by)? else {
        return Ok(false);
    };
    let is = |to: Address| match (to, from) {
        (Address::Mail(to), Address::Mail(from)) => to.trim().to_lowercase() == *from,
        _ => false,
    };
    Ok(address_of(&way, &officer).is_some_and(is))
}

/// Takes everything that a message told of, for the one to whom it went.
async fn take_all(ctx: &Ctx, message: Option<NotificationId>) -> Result<Heard, Fault> {
    let Some(id) = message else {
        return Ok(Heard::Unknown);
    };
    let secret = crate::desk::ack_token(&ctx.node, id);
    match crate::desk::acknowledge_by_link(ctx, &secret).await {
        // A test, an alarm that is closed, or one of long ago: the reply still proves that the channel works.
        Ok(_) | Err(Fault::NotFound | Fault::Conflict(_)) => {}
        Err(fault) => return Err(fault),
    }
    let c = ctx.clone();
    let hear = move |tx: &mut Tx<'_>| hear::heard(tx, &c, id, Answer::Acknowledged, None);
    ctx.node.store().write_or("hear a reply", hear).await?;
    ctx.node.stir();
    Ok(Heard::Taken)
}

/// Every notification that went out in the same message as this one, this one included: an answer to it answers all of
/// them.
pub(crate) fn told_with(tx: &mut Tx<'_>, id: NotificationId) -> Result<Vec<NotificationId>, Fault> {
    let Some(n) = notifications::load(tx, id)? else {
        return Ok(Vec::new());
    };
    let Some(message) = n.message else {
        return Ok(vec![id]);
    };
    Ok(notifications::ids_carried_by(tx, message)?)
}

/// What the page behind the link of a test shows.
#[derive(Clone, Debug)]
pub struct TestLink {
    /// To whom it was sent.
    pub officer_name: String,
    /// By what kind of channel.
    pub channel: Channel,
    /// When it was sent.
    pub at: Moment,
    /// Whether the person confirmed already.
    pub confirmed: bool,
}

/// Looks behind the link of a test. A look proves that something opened it, and confirms nothing.
pub async fn look_at_test_link(ctx: &Ctx, secret: &str) -> Result<Option<TestLink>, Fault> {
    test_link(ctx, secret, Answer::Seen).await
}

/// Confirms that a test arrived.
pub async fn confirm_test(ctx: &Ctx, secret: &str) -> Result<Option<TestLink>, Fault> {
    test_link(ctx, secret, Answer::Acknowledged).await
}

async fn test_link(ctx: &Ctx, secret: &str, answer: Answer) -> Result<Option<TestLink>, Fault> {
    let Some(id) = says::read_token(&ctx.node, secret) else {
        return Ok(None);
    };
    let c = ctx.clone();
    let act = move |tx: &mut Tx<'_>| {
        let Some((n, officer)) = tested(tx, id, c.now)? else {
            return Ok(None);
        };
        hear::heard(tx, &c, id, answer, None)?;
        let state = notifications::load(tx, id)?.map(|n| n.chain.state());
        Ok::<_, Fault>(Some(TestLink {
            officer_name: officer.name,
            channel: n.channel,
            at: n.made_at,
            confirmed: state == Some(stormbell_model::notice::State::Acknowledged),
        }))
    };
    ctx.node.store().write_or("hear of a test", act).await
}

/// A test whose link still works, and to whom it went.
fn tested(
    tx: &mut Tx<'_>,
    id: NotificationId,
    now: Moment,
) -> Result<Option<(Notification, Officer)>, Fault> {
    let n = notifications::load(tx, id)?
        .filter(|n| n.kind == Kind::Test && now.since(n.made_at).0 < limits::ACK_LINK_OPEN.0);
    let Some(n) = n else {
        return Ok(None);
    };
    let officer = people::load(tx, n.officer)?;
    let here = officer.filter(|o| o.left_at.is_none() && role_may(o.role, Act::OwnSettings));
    Ok(here.map(|officer| (n, officer)))
}
