//! The neighbours, the directory of contact points, and test calls.

use super::{groups, node, show};
use crate::{
    Door, Sorry,
    desk::{
        notice::after,
        seat::Seat,
        views::{
            ago::Ago,
            exchange::{
                NodeView,
                neighbours::{
                    ContactView, DirectoryPage, NeighbourView, NeighboursPage, NetworkView,
                    TestCallView,
                },
            },
        },
    },
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use stormbell_model::{Moment, access::Act, text::visible_line};
use stormbell_service::{
    Fault,
    exchange::{Network, TestCall, neighbours, test_call, test_calls, trust_again},
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/neighbours", get(page))
        .route("/desk/neighbours/{name}/trust", post(trust))
        .route("/desk/directory", get(directory))
        .route("/desk/directory/{name}/call", post(call))
}

const HERE: &str = "/desk/neighbours";

async fn page(seat: Seat) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let page = whole(&seat).await?;
    Ok(seat.page("desk/exchange/neighbours.html", page))
}

/// The page as it is now.
pub async fn whole(seat: &Seat) -> Result<NeighboursPage, Fault> {
    let network = seat.ctx.node.network();
    let rows = match &network {
        Some(network) => rows(seat, network).await?,
        None => Vec::new(),
    };
    Ok(NeighboursPage {
        frame: seat.frame("neighbours", HERE).await?,
        groups: groups::shown(seat, network.as_deref()).await?,
        network: network.map(|n| view(&n, &rows, seat.ctx.now)),
        rows,
    })
}

/// The neighbours; those first that need somebody.
async fn rows(seat: &Seat, network: &Network) -> Result<Vec<NeighbourView>, Fault> {
    let all = neighbours(&seat.ctx).await?.into_iter();
    let mut rows: Vec<NeighbourView> = all
        .map(|n| show::neighbour(n, network, seat.ctx.now))
        .collect();
    let order = ["quarantined", "silent", "suspended", "never", "well"];
    rows.sort_by_key(|r| order.iter().position(|s| *s == r.state));
    Ok(rows)
}

fn view(network: &Network, rows: &[NeighbourView], now: Moment) -> NetworkView {
    let mine = network.mine().map_or("", |m| m.title.as_str());
    NetworkView {
        name: visible_line(&network.charter.network),
        me: NodeView::new(network.me.as_str(), visible_line(mine)),
        choices: rows.iter().map(|r| (r.node.clone(), false)).collect(),
        well: rows.iter().filter(|r| r.state == "well").count(),
        charter: network.charter.number,
        valid_until: Ago::of(network.charter.valid_until, now),
    }
}

async fn trust(seat: Seat, Path(name): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::ManageCircles)?;
    let peer = node(&name)?;
    after(trust_again(&seat.ctx, &peer).await, HERE, "trusted-again")
}

async fn directory(seat: Seat) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let now = seat.ctx.now;
    let mut contacts = Vec::new();
    if let Some(network) = seat.ctx.node.network() {
        let calls = test_calls(&seat.ctx).await?;
        let mut all = rows(&seat, &network).await?;
        all.sort_by(|a, b| a.node.title.cmp(&b.node.title));
        for neighbour in all {
            let called = calls
                .iter()
                .find(|(n, _)| n.as_str() == neighbour.node.name);
            let call = called.map(|(_, c)| shown(c, now));
            contacts.push(ContactView { neighbour, call });
        }
    }
    let page = DirectoryPage {
        frame: seat.frame("directory", "/desk/directory").await?,
        rows: contacts,
    };
    Ok(seat.page("desk/exchange/directory.html", page))
}

fn shown(call: &TestCall, now: Moment) -> TestCallView {
    let share = call.share.as_ref();
    let read = share.and_then(|s| s.read_at);
    TestCallView {
        id: call.id.to_string(),
        at: Ago::of(call.at, now),
        stored: share.and_then(|s| s.stored_at).map(|at| Ago::of(at, now)),
        read: read.map(|at| Ago::of(at, now)),
        // Their clock may be a little behind ours.
        minutes: read.map(|at| (at.since(call.at).as_seconds() / 60).max(0)),
    }
}

async fn call(seat: Seat, Path(name): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::AskHelp)?;
    let peer = node(&name)?;
    after(
        test_call(&seat.ctx, &peer).await,
        "/desk/directory",
        "test-called",
    )
}
