//! The ways to a person: which channels can be used now, what their proofs say, and who cannot be reached at all.

use crate::{Ctx, Fault, NodeConfig, work::Address};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    ChannelId, Moment, OfficerId,
    notice::{self, Channel, Reach, Verdict},
    officer::Officer,
};
use stormbell_store::{Tx, channels};

/// A channel that leads somewhere, through a carrier that the node has.
#[derive(Clone)]
pub(crate) struct Way {
    pub id: ChannelId,
    pub address: Address,
    pub reach: Reach,
}

impl Way {
    fn to_choose(&self) -> notice::Way<ChannelId> {
        notice::Way {
            id: self.id,
            channel: self.address.channel(),
            reach: self.reach,
        }
    }
}

/// The channels of one person that can be used now, in the order that the person set.
pub(crate) fn ways_of(
    tx: &mut Tx<'_>,
    config: &NodeConfig,
    officer: &Officer,
) -> Result<Vec<Way>, Fault> {
    let kept = channels::of_officer(tx, officer.id)?;
    Ok(usable(kept, config, officer))
}

/// What [`notice::at_once`] and [`notice::after`] choose from.
pub(crate) fn to_choose_from(ways: &[Way]) -> Vec<notice::Way<ChannelId>> {
    ways.iter().map(Way::to_choose).collect()
}

fn usable(kept: Vec<channels::Way>, config: &NodeConfig, officer: &Officer) -> Vec<Way> {
    let of = |way: channels::Way| {
        let open = way.removed_at.is_none() && config.carries(way.channel);
        let address = address_of(&way, officer).filter(|_| open)?;
        Some(Way {
            id: way.id,
            address,
            reach: way.reach,
        })
    };
    kept.into_iter().filter_map(of).collect()
}

/// Where a channel leads; none where the profile has no address, or where nobody knows any more what was kept.
pub(crate) fn address_of(way: &channels::Way, officer: &Officer) -> Option<Address> {
    let Some(kept) = &way.address else {
        return officer.email.clone().map(Address::Mail);
    };
    let to = kept.to.clone();
    Some(match (way.channel, kept.keys.as_slice()) {
        (Channel::Mail, _) => Address::Mail(to),
        (Channel::Sms, _) => Address::Sms(to),
        (Channel::Push, _) => Address::Push { url: to },
        (Channel::WebPush, [p256dh, auth]) => Address::WebPush {
            endpoint: to,
            p256dh: p256dh.clone(),
            auth: auth.clone(),
        },
        (Channel::WebHook, [secret]) => Address::WebHook {
            url: to,
            secret: crate::tokens::decode(secret)?,
        },
        _ => return None,
    })
}

/// How a person can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reachable {
    /// The best that any channel's proofs say; none for a person without a channel that can be used.
    pub best: Option<Verdict>,
    /// When something reached the person last, on any channel.
    pub worked_at: Option<Moment>,
    /// Channels that can be used.
    pub channels: usize,
    /// Those of them that are not dead.
    pub alive: usize,
}

impl Reachable {
    fn of(ways: &[Way], now: Moment) -> Reachable {
        let verdicts = || ways.iter().map(|way| way.reach.verdict(now));
        Reachable {
            best: verdicts().max(),
            worked_at: ways.iter().filter_map(|way| way.reach.worked_at).max(),
            channels: ways.len(),
            alive: verdicts().filter(|v| *v > Verdict::Dead).count(),
        }
    }
    /// Whether a step passes this person over.
    pub fn is_unreachable(&self) -> bool {
        self.alive == 0
    }
}

/// How each of these people can be reached: for the schedule, and before the shift.
pub(crate) fn reach_of(
    tx: &mut Tx<'_>,
    config: &NodeConfig,
    now: Moment,
    officers: &[Officer],
) -> Result<BTreeMap<OfficerId, Reachable>, Fault> {
    let mut kept: BTreeMap<OfficerId, Vec<channels::Way>> = BTreeMap::new();
    for way in channels::all(tx)? {
        kept.entry(way.officer).or_default().push(way);
    }
    let of = |officer: &Officer| {
        let kept = kept.remove(&officer.id).unwrap_or_default();
        (
            officer.id,
            Reachable::of(&usable(kept, config, officer), now),
        )
    };
    Ok(officers.iter().map(of).collect())
}

/// People of the desk who have no channel that works: a step passes them over, and the schedule shows them.
pub(crate) fn unreachable(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<BTreeSet<OfficerId>, Fault> {
    let everyone = super::everyone(tx)?;
    let reach = reach_of(tx, ctx.node.config(), ctx.now, &everyone)?;
    let cut_off = reach
        .into_iter()
        .filter(|(_, reach)| reach.is_unreachable());
    Ok(cut_off.map(|(id, _)| id).collect())
}
