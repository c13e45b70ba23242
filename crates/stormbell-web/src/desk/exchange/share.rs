//! Saying something to neighbours: the form, then who will get it and why the others will not, then it goes. Nothing leaves on the first press,
//! and what goes is what was seen, to whom it was seen.

use super::{
    send::{self, Begin, Of},
    show, statement,
    typed::Typed,
};
use crate::{
    Door, Sorry,
    desk::{
        notice::{after, back},
        seat::Seat,
        views::{
            choices::Choices,
            exchange::{
                MatterView, NodeView,
                share::{
                    BASES, GroupChoice, MatterChoice, MemberChoice, PAPS, PreviewView, SharePage,
                },
            },
            frame::Retry,
        },
    },
    fields::Fields,
    trouble::Trouble,
};
use axum::{
    Router,
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    access::Act,
    exchange::{Decision, NodeName, StatementId},
    text::{hex, visible_line},
};
use stormbell_service::{
    Complaint, Fault,
    exchange::{Network, Previewed, circles, neighbours, preview},
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/share", get(share_form).post(share_sent))
        .route("/desk/help/ask", get(ask_form).post(ask_sent))
        .route("/desk/help/{id}/answer", get(answer_form).post(answer_sent))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    of: String,
    id: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Ask {
    of: String,
    about: String,
}

impl Asked {
    fn read(&self) -> Result<Of, Sorry> {
        Of::parse(&self.of, &self.id).ok_or(Sorry(Trouble::NotFound))
    }
}

impl Ask {
    fn read(&self) -> Of {
        Of::Request(NodeName::parse(&self.of), StatementId::parse(&self.about))
    }
}

async fn share_form(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    seat.may(Act::Share)?;
    form(seat, asked.read()?).await
}

async fn share_sent(
    seat: Seat,
    Query(asked): Query<Asked>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::Share)?;
    sent(seat, asked.read()?, fields).await
}

async fn ask_form(seat: Seat, Query(asked): Query<Ask>) -> Result<Response, Sorry> {
    form(seat, asked.read()).await
}

async fn ask_sent(seat: Seat, Query(asked): Query<Ask>, fields: Fields) -> Result<Response, Sorry> {
    sent(seat, asked.read(), fields).await
}

async fn answer_form(seat: Seat, Path(id): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::AskHelp)?;
    form(seat, Of::Answer(statement(&id)?)).await
}

async fn answer_sent(
    seat: Seat,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::AskHelp)?;
    sent(seat, Of::Answer(statement(&id)?), fields).await
}

async fn form(seat: Seat, of: Of) -> Result<Response, Sorry> {
    seat.may(of.act())?;
    let Some(network) = seat.ctx.node.network() else {
        return Ok(alone());
    };
    let begin = send::begin(&seat, &of).await?;
    let page = page(&seat, &network, &of, begin).await?;
    Ok(seat.page("desk/exchange/share.html", page))
}

/// A node in no network has nobody to say anything to; that page says how to join.
fn alone() -> Response {
    Redirect::to("/desk/neighbours").into_response()
}

async fn sent(seat: Seat, of: Of, fields: Fields) -> Result<Response, Sorry> {
    seat.may(of.act())?;
    let Some(network) = seat.ctx.node.network() else {
        return Ok(alone());
    };
    let typed = Typed::read(&fields)?;
    let begin = Begin {
        about: send::begin(&seat, &of).await?.about,
        typed,
    };
    let draft = match send::draft(&seat, &of, &begin.typed).await {
        Err(Fault::Invalid(why)) => return again(&seat, &network, &of, begin, &why).await,
        other => other?,
    };
    let previewed = preview(&seat.ctx, &draft).await?;
    let seen = begin.typed.seen(&of, &previewed);
    let wants = fields.plain("step") == "send";
    let any = previewed.iter().any(|p| p.decision.is_allowed());
    if wants && any && fields.plain("seen") == seen {
        match send::say(&seat, &of, &begin.typed, draft).await {
            Ok((place, done)) => return Ok(back(&place, done)),
            Err(Fault::Invalid(why)) => return again(&seat, &network, &of, begin, &why).await,
            // The charter or a group changed in this moment: it is shown as it is now.
            Err(Fault::Conflict("network-changed")) => {}
            Err(fault) => return after(Err::<(), _>(fault), "/desk/sent", "shared"),
        }
    }
    let mut page = page(&seat, &network, &of, begin).await?;
    page.preview = Some(shown(previewed, seen, wants));
    Ok(seat.page("desk/exchange/share.html", page))
}

fn shown(previewed: Vec<Previewed>, seen: String, changed: bool) -> PreviewView {
    let (mut gets, mut others) = (Vec::new(), Vec::new());
    for p in previewed {
        let node = NodeView::new(p.peer.as_str(), visible_line(&p.title));
        match p.decision {
            Decision::Allow(rule) => gets.push((node, rule.code())),
            Decision::Deny(reason) => others.push((node, reason.code())),
        }
    }
    PreviewView {
        gets,
        others,
        seen,
        changed,
    }
}

async fn again(
    seat: &Seat,
    network: &Network,
    of: &Of,
    begin: Begin,
    why: &[Complaint],
) -> Result<Response, Sorry> {
    let mut page = page(seat, network, of, begin).await?;
    page.frame.retry = Retry::of("share", BTreeMap::new(), why);
    Ok(seat.page_again("desk/exchange/share.html", page))
}

async fn page(seat: &Seat, network: &Network, of: &Of, begin: Begin) -> Result<SharePage, Fault> {
    let typed = begin.typed;
    let mut members: Vec<MemberChoice> = neighbours(&seat.ctx)
        .await?
        .iter()
        .map(|n| MemberChoice {
            node: NodeView::new(n.name.as_str(), visible_line(&n.title)),
            state: show::state(n),
            chosen: typed.nodes.contains(n.name.as_str()),
        })
        .collect();
    members.sort_by(|a, b| a.node.title.cmp(&b.node.title));
    let title = |name: &NodeName| {
        let member = network.charter.member(name);
        visible_line(member.map_or(name.as_str(), |m| m.title.as_str()))
    };
    let groups = circles(&seat.ctx).await?.into_iter();
    let groups = groups.map(|c| GroupChoice {
        chosen: typed.groups.contains(&hex(&c.id.0)),
        id: hex(&c.id.0),
        name: visible_line(&c.name),
        members: c.members.iter().map(title).collect(),
    });
    Ok(SharePage {
        frame: seat.frame(of.place(), of.address()).await?,
        of: of.code(),
        action: of.address(),
        about: begin.about,
        members,
        groups: groups.collect(),
        matters: matters(network, &typed.matters),
        written: typed.written,
        paps: PAPS,
        bases: BASES,
        choices: Choices::all(),
        preview: None,
    })
}

/// Every matter that somebody in the charter deals with.
fn matters(network: &Network, chosen: &BTreeSet<String>) -> Vec<MatterChoice> {
    let members = network.charter.members.values();
    let all: BTreeSet<&str> = members
        .flat_map(|m| m.compartments.iter().map(|c| c.0.as_str()))
        .collect();
    let choice = |code: &str| MatterChoice {
        matter: MatterView::of(code),
        chosen: chosen.contains(code),
    };
    all.into_iter().map(choice).collect()
}
