//! Changing one's own channels: adding, removing and taking back, the order, and a test through the real carrier.

use super::{check, mine};
use crate::{
    Ctx, Fault,
    people::channels::NewChannel,
    work::{Told, tell},
};
use stormbell_model::{
    ChannelId, OfficerId,
    access::{Act, may},
    complaint::Problem,
    notice::Reach,
};
use stormbell_store::{
    Tx,
    channels::{self, Way},
    journal::{self, Entry},
};

/// Channels that one person may have at once.
/// Told: `problem-too-many`. Rest: nothing is kept; the others work on.
const CHANNELS_MAX: usize = 10;

/// Adds a channel, as the last in the order. It is untried until something reached the person on it.
pub async fn add_channel(ctx: &Ctx, new: &NewChannel) -> Result<ChannelId, Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let (channel, address) = check::read(ctx, new)?;
    let id = ChannelId::new(ctx.now, ctx.node.chance());
    let entry = entry(ctx, "channel added", me, channel.code());
    let now = ctx.now;
    let add = move |tx: &mut Tx<'_>| {
        let officer = mine(tx, me)?;
        let used = in_use(tx, me)?;
        if used.len() >= CHANNELS_MAX {
            let (max, was) = (CHANNELS_MAX, used.len() + 1);
            return Err(Fault::field("channel", Problem::TooMany { max, was }));
        }
        let same = |w: &Way| match &w.address {
            Some(a) => w.channel == channel && a.to.eq_ignore_ascii_case(&address.to),
            None => officer
                .email
                .as_deref()
                .is_some_and(|e| w.channel == channel && e.eq_ignore_ascii_case(&address.to)),
        };
        if used.iter().any(same) {
            return Err(Fault::field("to", Problem::Twice));
        }
        let way = Way {
            id,
            officer: me,
            channel,
            address: Some(address.clone()),
            place: used.iter().map(|w| w.place).max().unwrap_or(0) + 1,
            made_at: now,
            removed_at: None,
            reach: Reach::default(),
        };
        channels::add(tx, &way)?;
        Ok(journal::note(tx, entry.clone())?)
    };
    ctx.node.store().write_or("add channel", add).await?;
    Ok(id)
}

/// Removes a channel. Who may be called keeps at least one that can be used.
pub async fn remove_channel(ctx: &Ctx, id: ChannelId) -> Result<(), Fault> {
    let (config, called) = (ctx.node.config().clone(), may(&ctx.who, Act::Acknowledge));
    let now = ctx.now;
    change(ctx, id, "channel removed", move |tx, way| {
        let officer = mine(tx, way.officer)?;
        let left = crate::duty::ways_of(tx, &config, &officer)?;
        let others = left.iter().filter(|w| w.id != way.id).count();
        if called && others == 0 && left.iter().any(|w| w.id == way.id) {
            return Err(Fault::Conflict("last-channel"));
        }
        way.removed_at.get_or_insert(now);
        Ok(())
    })
    .await
}

/// Takes a removal back.
pub async fn restore_channel(ctx: &Ctx, id: ChannelId) -> Result<(), Fault> {
    change(ctx, id, "channel restored", |_, way| {
        way.removed_at = None;
        Ok(())
    })
    .await
}

/// Moves a channel one place up or down in the order.
pub async fn move_channel(ctx: &Ctx, id: ChannelId, up: bool) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let entry = entry(ctx, "channels ordered", me, if up { "up" } else { "down" });
    let act = move |tx: &mut Tx<'_>| {
        let mut used = in_use(tx, me)?;
        let at = used
            .iter()
            .position(|w| w.id == id)
            .ok_or(Fault::NotFound)?;
        let to = if up { at.checked_sub(1) } else { Some(at + 1) };
        let Some(to) = to.filter(|to| *to < used.len()) else {
            return Ok(());
        };
        used.swap(at, to);
        for (place, way) in (0..).zip(&mut used) {
            if way.place != place {
                way.place = place;
                channels::save(tx, way)?;
            }
        }
        Ok(journal::note(tx, entry.clone())?)
    };
    ctx.node.store().write_or("order channels", act).await
}

/// Sends a real message on a channel, with a button to confirm that it came.
pub async fn test_channel(ctx: &Ctx, id: ChannelId) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let (c, entry) = (ctx.clone(), entry(ctx, "channel tested", me, ""));
    let act = move |tx: &mut Tx<'_>| {
        let officer = mine(tx, me)?;
        if !in_use(tx, me)?.iter().any(|w| w.id == id) {
            return Err(Fault::NotFound);
        }
        match tell(tx, &c, &officer, &Told::Test(id))? {
            Some(_) => Ok(journal::note(tx, entry.clone())?),
            None => Err(Fault::Conflict("channel-not-usable")),
        }
    };
    ctx.node.store().write_or("test channel", act).await?;
    ctx.node.stir();
    Ok(())
}

fn in_use(tx: &mut Tx<'_>, me: OfficerId) -> Result<Vec<Way>, Fault> {
    let mut used = channels::of_officer(tx, me)?;
    used.retain(|w| w.removed_at.is_none());
    Ok(used)
}

/// Changes one channel of the one who asks. Another's is not there.
async fn change(
    ctx: &Ctx,
    id: ChannelId,
    act: &'static str,
    mut how: impl FnMut(&mut Tx<'_>, &mut Way) -> Result<(), Fault> + Send + 'static,
) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let entry = entry(ctx, act, me, "");
    let change = move |tx: &mut Tx<'_>| {
        let mut way = channels::load_to_change(tx, id)?
            .filter(|w| w.officer == me)
            .ok_or(Fault::NotFound)?;
        let before = way.removed_at;
        how(tx, &mut way)?;
        if way.removed_at == before {
            return Ok(());
        }
        channels::save(tx, &way)?;
        let facts = vec![("channel", way.channel.code().to_owned())];
        Ok(journal::note(
            tx,
            Entry {
                facts,
                ..entry.clone()
            },
        )?)
    };
    ctx.node.store().write_or(act, change).await
}

fn entry(ctx: &Ctx, act: &'static str, me: OfficerId, what: &str) -> Entry {
    let mut entry = ctx.entry(act, me.0);
    if !what.is_empty() {
        entry.facts = vec![("channel", what.to_owned())];
    }
    entry
}
