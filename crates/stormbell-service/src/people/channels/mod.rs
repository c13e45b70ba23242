//! A person's own channels: which there are, in which order, what their proofs say, and how the person will be called. Only
//! their owner sees where they lead.

mod change;
mod check;
mod reach;

pub use change::{add_channel, move_channel, remove_channel, restore_channel, test_channel};
pub use check::NewChannel;
pub(super) use check::read as check;
pub use reach::{ReachRow, reach_list};

use crate::{Ctx, Fault, duty, work::Address};
use stormbell_model::{
    ChannelId, Moment, OfficerId, Span,
    access::Act,
    notice::{self, CHANNELS, Channel, State, Verdict},
    officer::Officer,
    triage::{self, Priority},
};
use stormbell_store::{
    Tx, channels,
    notifications::{self, Kind},
    people,
};

/// How long a removed channel is shown, to be taken back.
const REMOVED_SHOWN: Span = Span::days(1);

/// One channel as its owner sees it.
#[derive(Clone, Debug)]
pub struct ChannelView {
    /// Its id.
    pub id: ChannelId,
    /// What kind.
    pub channel: Channel,
    /// Where it leads, shortened where it is long.
    pub to: String,
    /// The owner's name for it.
    pub label: String,
    /// Whether it is the mail address of the profile.
    pub of_profile: bool,
    /// The key of a web hook, for the other side's configuration.
    pub secret: Option<String>,
    /// Whether it can be used now: it leads somewhere, and the node has a carrier for it.
    pub usable: bool,
    /// What its proofs say.
    pub verdict: Verdict,
    /// When it worked last.
    pub worked_at: Option<Moment>,
    /// When it failed last.
    pub failed_at: Option<Moment>,
    /// The last test that its owner asked for within the day: when, and how far it came.
    pub tested: Option<(Moment, &'static str)>,
}

/// How the person is called for one priority.
#[derive(Clone, Debug)]
pub struct CalledBy {
    /// The priority.
    pub priority: Priority,
    /// The channels that go out at once, in parallel.
    pub at_once: Vec<ChannelId>,
    /// The channels that are tried one by one when those fail.
    pub then: Vec<ChannelId>,
}

/// The page of one's own channels.
#[derive(Clone, Debug)]
pub struct MyChannels {
    /// Those in use, in the order that the person set.
    pub channels: Vec<ChannelView>,
    /// Those removed lately.
    pub removed: Vec<ChannelView>,
    /// Kinds that the node has a carrier for, and that can be added.
    pub kinds: Vec<Channel>,
    /// How the person is called for each priority.
    pub called: Vec<CalledBy>,
}

/// Shows the channels of the one who asks.
pub async fn my_channels(ctx: &Ctx) -> Result<MyChannels, Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let c = ctx.clone();
    let look = move |tx: &mut Tx<'_>| {
        let officer = mine(tx, me)?;
        let mut page = MyChannels {
            channels: Vec::new(),
            removed: Vec::new(),
            kinds: addable(&c),
            called: called(tx, &c, &officer)?,
        };
        for way in channels::of_officer(tx, me)? {
            let removed_at = way.removed_at;
            let shown = view(tx, &c, &officer, way)?;
            match removed_at {
                None => page.channels.push(shown),
                Some(at) if c.now.since(at).0 < REMOVED_SHOWN.0 => page.removed.push(shown),
                Some(_) => {}
            }
        }
        // A profile without an address has no mail channel to show.
        page.channels.retain(|c| !c.of_profile || !c.to.is_empty());
        Ok(page)
    };
    ctx.node.store().read_or("look at my channels", look).await
}

fn addable(ctx: &Ctx) -> Vec<Channel> {
    let can = |c: &Channel| ctx.node.config().carries(*c) && *c != Channel::Voice;
    CHANNELS.into_iter().filter(can).collect()
}

fn mine(tx: &mut Tx<'_>, me: OfficerId) -> Result<Officer, Fault> {
    let officer = people::load(tx, me)?.filter(|o| o.left_at.is_none());
    officer.ok_or(Fault::NotFound)
}

fn called(tx: &mut Tx<'_>, ctx: &Ctx, officer: &Officer) -> Result<Vec<CalledBy>, Fault> {
    let ways = duty::ways_of(tx, ctx.node.config(), officer)?;
    let ways = duty::to_choose_from(&ways);
    let order = notice::in_order(&ways, ctx.now);
    let by = |priority| {
        let at_once: Vec<ChannelId> = notice::at_once(&ways, priority, ctx.now)
            .iter()
            .map(|way| way.id)
            .collect();
        let then = order.iter().map(|way| way.id);
        CalledBy {
            priority,
            then: then.filter(|id| !at_once.contains(id)).collect(),
            at_once,
        }
    };
    Ok(triage::ALL.into_iter().map(by).collect())
}

fn view(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    officer: &Officer,
    way: channels::Way,
) -> Result<ChannelView, Fault> {
    let address = duty::address_of(&way, officer);
    let secret = match &address {
        Some(Address::WebHook { secret, .. }) => Some(stormbell_wire::web_hook::key_text(secret)),
        _ => None,
    };
    Ok(ChannelView {
        id: way.id,
        channel: way.channel,
        usable: address.is_some() && ctx.node.config().carries(way.channel),
        to: address.as_ref().map(shown).unwrap_or_default(),
        label: way
            .address
            .as_ref()
            .map(|a| a.label.clone())
            .unwrap_or_default(),
        of_profile: way.address.is_none(),
        secret,
        verdict: way.reach.verdict(ctx.now),
        worked_at: way.reach.worked_at,
        failed_at: way.reach.failed_at,
        tested: last_test(tx, ctx, way.id)?,
    })
}

/// The address as its owner knows it; the subscription of a browser says nothing to anybody.
fn shown(address: &Address) -> String {
    match address {
        Address::Mail(to) | Address::Sms(to) => to.clone(),
        Address::Push { url } | Address::WebHook { url, .. } => url.clone(),
        Address::WebPush { endpoint, .. } => {
            let host = endpoint.split('/').nth(2).unwrap_or_default();
            host.to_owned()
        }
    }
}

fn last_test(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: ChannelId,
) -> Result<Option<(Moment, &'static str)>, Fault> {
    for message in notifications::sent(tx, id, ctx.now.minus(Span::days(1)))? {
        let n = notifications::load(tx, message.id)?;
        if let Some(n) = n.filter(|n| n.kind == Kind::Test) {
            let state: State = n.chain.state();
            return Ok(Some((n.made_at, state.code())));
        }
    }
    Ok(None)
}
