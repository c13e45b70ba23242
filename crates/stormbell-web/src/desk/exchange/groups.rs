//! Groups of neighbours: who makes and changes them. They stand on the page of the neighbours.

use super::{neighbours::whole, node};
use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::after,
        seat::Seat,
        views::{
            exchange::{NodeView, neighbours::GroupView},
            frame::Retry,
        },
    },
    fields::Fields,
    trouble::Trouble,
};
use axum::{Router, extract::Path, response::Response, routing::post};
use std::collections::BTreeSet;
use stormbell_model::{
    access::Act,
    exchange::{GroupId, NodeName},
    text::{hex, visible_line},
};
use stormbell_service::{
    Fault,
    exchange::{CircleRow, Network, change_circle, circles, make_circle},
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/groups", post(make))
        .route("/desk/groups/{id}", post(change))
}

/// The groups that this node knows.
pub async fn shown(seat: &Seat, network: Option<&Network>) -> Result<Vec<GroupView>, Fault> {
    let Some(network) = network else {
        return Ok(Vec::new());
    };
    let all = circles(&seat.ctx).await?.into_iter();
    Ok(all.map(|c| group(c, network)).collect())
}

fn group(c: CircleRow, network: &Network) -> GroupView {
    let view = |name: &NodeName| {
        let member = network.charter.member(name);
        let title = member.map_or(name.as_str(), |m| m.title.as_str());
        NodeView::new(name.as_str(), visible_line(title))
    };
    let others = network.neighbours().map(|(name, _)| name);
    GroupView {
        id: hex(&c.id.0),
        name: visible_line(&c.name),
        keeper: view(&c.origin).title,
        own: c.own,
        members: c.members.iter().map(view).collect(),
        choices: others
            .map(|name| (view(name), c.members.contains(name)))
            .collect(),
    }
}

fn members(fields: &Fields) -> Result<BTreeSet<NodeName>, Sorry> {
    fields.all("node").iter().map(|n| node(n)).collect()
}

async fn make(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageCircles)?;
    let result = make_circle(&seat.ctx, &fields.plain("name"), &members(&fields)?).await;
    told(&seat, &fields, result.map(|_| ())).await
}

async fn change(seat: Seat, Path(id): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageCircles)?;
    let id = stormbell_wire::exchange::circle_id(&id).map(GroupId);
    let id = id.ok_or(Sorry(Trouble::NotFound))?;
    let name = fields.plain("name");
    let result = change_circle(&seat.ctx, id, &name, &members(&fields)?).await;
    told(&seat, &fields, result.map(|_| ())).await
}

async fn told(seat: &Seat, fields: &Fields, result: Result<(), Fault>) -> Result<Response, Sorry> {
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = whole(seat).await?;
        let form = &forms::GROUP;
        page.frame.retry = Retry::of(form.name, form.typed(fields), why);
        return Ok(seat.page_again("desk/exchange/neighbours.html", page));
    }
    after(result, "/desk/neighbours", forms::GROUP.done)
}
