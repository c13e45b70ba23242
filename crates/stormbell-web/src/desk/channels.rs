//! The officer's own channels, how each priority calls, and for leads who can be reached.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::{after, place},
        seat::{Seat, id},
        views::{
            ago::Ago,
            channels::{CalledView, ChannelView, ChannelsPage, Named, ReachPage, ReachRowView},
            frame::Retry,
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use stormbell_model::{
    ChannelId, Moment,
    access::Act,
    notice::{Channel, Verdict},
    text::visible_line,
};
use stormbell_service::{
    self as service, Fault, MyChannels, NewChannel, add_channel, move_channel, my_channels,
    reach_list, remove_channel, restore_channel, test_channel,
};

/// Where the page is.
const HERE: &str = "/desk/me/channels";

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/me/channels", get(page).post(add))
        .route("/desk/me/channels/{id}/remove", post(remove))
        .route("/desk/me/channels/{id}/restore", post(restore))
        .route("/desk/me/channels/{id}/move", post(reorder))
        .route("/desk/me/channels/{id}/test", post(test))
        .route("/desk/reach", get(reach))
}

async fn page(seat: Seat) -> Result<Response, Sorry> {
    let page = view(&seat).await?;
    Ok(seat.page("desk/channels.html", page))
}

async fn view(seat: &Seat) -> Result<ChannelsPage, Fault> {
    let mine = my_channels(&seat.ctx).await?;
    Ok(ChannelsPage {
        frame: seat.frame("me", HERE).await?,
        called: called(&mine),
        channels: channels(&mine.channels, seat.ctx.now),
        removed: channels(&mine.removed, seat.ctx.now),
        kinds: kinds(&mine.kinds),
        push_key: seat.door.ways().push_key.clone(),
    })
}

/// A browser's subscription is made by the browser itself, not typed.
fn kinds(kinds: &[Channel]) -> Vec<&'static str> {
    let typed = kinds.iter().filter(|k| **k != Channel::WebPush);
    typed.map(|k| k.code()).collect()
}

pub(super) fn channels(shown: &[service::ChannelView], now: Moment) -> Vec<ChannelView> {
    let last = shown.len().saturating_sub(1);
    let view = |(at, c): (usize, &service::ChannelView)| ChannelView {
        id: c.id.to_string(),
        kind: c.channel.code(),
        to: visible_line(&c.to),
        label: visible_line(&c.label),
        of_profile: c.of_profile,
        secret: c.secret.clone(),
        usable: c.usable,
        verdict: verdict(c.verdict),
        worked: c.worked_at.map(|at| Ago::of(at, now)),
        failed: c.failed_at.map(|at| Ago::of(at, now)),
        tested: c.tested.map(|(at, state)| (Ago::of(at, now), state)),
        first: at == 0,
        last: at == last,
    };
    shown.iter().enumerate().map(view).collect()
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Works => "works",
        Verdict::Doubtful => "doubtful",
        Verdict::Untried => "untried",
        Verdict::Dead => "dead",
    }
}

pub(super) fn called(mine: &MyChannels) -> Vec<CalledView> {
    let named = |ids: &[ChannelId]| {
        let of = |id: &ChannelId| mine.channels.iter().find(|c| c.id == *id);
        let name = |c: &service::ChannelView| Named {
            kind: c.channel.code(),
            to: visible_line(if c.label.is_empty() { &c.to } else { &c.label }),
        };
        ids.iter().filter_map(of).map(name).collect()
    };
    let view = |by: &service::CalledBy| CalledView {
        priority: by.priority.code(),
        at_once: named(&by.at_once),
        then: named(&by.then),
    };
    mine.called.iter().map(view).collect()
}

async fn add(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    let new = NewChannel {
        channel: fields.plain("channel"),
        to: fields.plain("to"),
        label: fields.plain("label"),
        p256dh: fields.plain("p256dh"),
        auth: fields.plain("auth"),
    };
    let result = add_channel(&seat.ctx, &new).await;
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(&seat).await?;
        page.frame.retry = Retry::of(forms::CHANNEL.name, forms::CHANNEL.typed(&fields), why);
        return Ok(seat.page_again("desk/channels.html", page));
    }
    after(result, HERE, forms::CHANNEL.done)
}

async fn remove(seat: Seat, Path(channel): Path<String>) -> Result<Response, Sorry> {
    after(
        remove_channel(&seat.ctx, id(&channel)?).await,
        HERE,
        "channel-removed",
    )
}

async fn restore(seat: Seat, Path(channel): Path<String>) -> Result<Response, Sorry> {
    after(
        restore_channel(&seat.ctx, id(&channel)?).await,
        HERE,
        "channel-restored",
    )
}

async fn reorder(
    seat: Seat,
    Path(channel): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let up = fields.plain("to") == "up";
    after(
        move_channel(&seat.ctx, id(&channel)?, up).await,
        HERE,
        "channel-moved",
    )
}

/// The page that sent the form, when it is a place at the desk; else the page of the channels.
async fn test(seat: Seat, Path(channel): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    let back = fields.plain("back");
    let home = if back.is_empty() { HERE } else { place(&back) };
    let result = test_channel(&seat.ctx, id(&channel)?).await;
    after(result, home, "channel-tested")
}

async fn reach(seat: Seat) -> Result<Response, Sorry> {
    seat.may(Act::ReadReach)?;
    let now = seat.ctx.now;
    let row = |r: service::ReachRow| ReachRowView {
        name: visible_line(&r.name),
        role: r.role.code(),
        channels: r
            .channels
            .iter()
            .map(|(c, v)| (c.code(), verdict(*v)))
            .collect(),
        worked: r.worked_at.map(|at| Ago::of(at, now)),
        unreachable: r.unreachable,
    };
    let rows = reach_list(&seat.ctx).await?;
    let page = ReachPage {
        frame: seat.frame("reach", "/desk/reach").await?,
        rows: rows.into_iter().map(row).collect(),
    };
    Ok(seat.page("desk/reach.html", page))
}
