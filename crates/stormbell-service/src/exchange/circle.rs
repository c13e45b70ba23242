//! Circles of neighbours: who is in one, and its name, is told to its members alone. A change makes a new epoch: who joined later does not get
//! what was said before, and who has left still hears when that is taken back.

use super::share::{Content, Draft, share};
use crate::{Ctx, Fault, Problem};
use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{
    OrganisationId,
    access::Act,
    exchange::{Audience, GroupId, NodeName, StatementId},
    marking::Tlp,
    outside,
    text::hex,
};
use stormbell_store::{
    exchange::circles::{self as kept, Circle},
    organisations,
};
use stormbell_wire::exchange::CircleBody;

/// A circle that this node is in, at its newest epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CircleRow {
    /// Its random number.
    pub id: GroupId,
    /// Its newest epoch.
    pub epoch: u32,
    /// Its name.
    pub name: String,
    /// Who keeps it.
    pub origin: NodeName,
    /// Who is in it.
    pub members: Vec<NodeName>,
    /// Whether this node keeps it.
    pub own: bool,
}

/// The circles that this node knows.
pub async fn circles(ctx: &Ctx) -> Result<Vec<CircleRow>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let network = ctx.node.in_network()?;
    let all = ctx.node.store().read("read circles", kept::all).await?;
    let mut newest: BTreeMap<GroupId, Circle> = BTreeMap::new();
    for circle in all {
        newest.insert(circle.id, circle);
    }
    let row = |c: Circle| CircleRow {
        own: c.origin == network.me,
        id: c.id,
        epoch: c.epoch,
        name: c.name,
        origin: c.origin,
        members: c.members,
    };
    Ok(newest.into_values().map(row).collect())
}

/// What an organisation of ours is called within a circle: always the same there, something else in every other circle, and only this node knows who
/// it is. A new node key gives new names.
pub async fn pseudonym(
    ctx: &Ctx,
    organisation: OrganisationId,
    circle: GroupId,
) -> Result<String, Fault> {
    ctx.officer(Act::Share)?;
    let network = ctx.node.in_network()?;
    let read = move |tx: &mut stormbell_store::Tx<'_>| organisations::load(tx, organisation);
    let held = ctx.node.store().read("read an organisation", read).await?;
    held.ok_or(Fault::NotFound)?;
    let whole = [circle.0.as_slice(), organisation.as_bytes()].concat();
    let hash = ctx.node.keys().lookup("circle pseudonym v1", &whole);
    Ok(format!("{}-{}", network.me, hex(&hash[..5])))
}

/// Makes a circle and tells its members.
pub async fn make_circle(
    ctx: &Ctx,
    name: &str,
    members: &BTreeSet<NodeName>,
) -> Result<GroupId, Fault> {
    let id = GroupId(outside::bytes(ctx.node.chance()));
    tell(ctx, id, 0, name, members).await?;
    Ok(id)
}

/// Changes who is in a circle of ours, or its name: a new epoch, told to those who are in it then.
pub async fn change_circle(
    ctx: &Ctx,
    id: GroupId,
    name: &str,
    members: &BTreeSet<NodeName>,
) -> Result<StatementId, Fault> {
    ctx.officer(Act::ManageCircles)?;
    let network = ctx.node.in_network()?;
    let read = move |tx: &mut stormbell_store::Tx<'_>| kept::newest(tx, id);
    let held = ctx.node.store().read("read a circle", read).await?;
    let held = held.filter(|c| c.origin == network.me);
    let epoch = held.ok_or(Fault::NotFound)?.epoch + 1;
    tell(ctx, id, epoch, name, members).await
}

async fn tell(
    ctx: &Ctx,
    id: GroupId,
    epoch: u32,
    name: &str,
    members: &BTreeSet<NodeName>,
) -> Result<StatementId, Fault> {
    ctx.officer(Act::ManageCircles)?;
    let network = ctx.node.in_network()?;
    let name = crate::desk::line("name", name)?;
    let mut members = members.clone();
    members.insert(network.me.clone());
    let strange = members.iter().any(|m| network.charter.member(m).is_none());
    if strange || members.len() < 2 {
        return Err(Fault::field("members", Problem::Unknown));
    }
    let others = members.iter().filter(|m| **m != network.me).cloned();
    let content = Content::Circle(CircleBody {
        id: hex(&id.0),
        epoch,
        name,
        members: members.iter().map(NodeName::to_string).collect(),
    });
    // The line on the envelope says nothing: the name is in the sealed body.
    let draft = Draft {
        tlp: Tlp::AmberStrict,
        originator_controls: true,
        audience: Audience {
            nodes: others.collect(),
            ..Audience::default()
        },
        ..Draft::of(content, "·", ctx.lang)
    };
    share(ctx, draft).await
}
