//! How neighbours stand: heard or silent, how much of ours they have, how much of theirs waits, whether one lied. And the regular look that
//! makes troubles of it, so that somebody is called.

use super::{Network, effects::HOUR, help};
use crate::{Ctx, Fault, Node, work::TroubleKind};
use stormbell_model::{
    Moment, Span,
    access::Act,
    exchange::{Follow, Lie, NodeName, Standing},
};
use stormbell_store::exchange::{
    inbox::{self, Inbox},
    lies,
    outbox::{self, Outbox},
    witness,
};
use stormbell_wire::charter::{Freshness, MemberKind};

/// A neighbour that was not heard for so long is silent. Polls last half a minute at the most.
const SILENT_AFTER: Span = Span::minutes(5);

/// A neighbour on a page.
#[derive(Clone, Debug)]
pub struct NeighbourRow {
    /// Its name.
    pub name: NodeName,
    /// What people call it.
    pub title: String,
    /// What it is.
    pub kind: MemberKind,
    /// How it stands in the charter.
    pub standing: Standing,
    /// The languages of its desk.
    pub languages: Vec<stormbell_model::Lang>,
    /// When it was last heard.
    pub heard_at: Option<Moment>,
    /// Whether it should have been heard since.
    pub is_silent: bool,
    /// How many statements we have for it.
    pub ours: u64,
    /// How many of them it has receipted.
    pub receipted: u64,
    /// When its last receipt came.
    pub receipt_at: Option<Moment>,
    /// How many of its entries are stored here.
    pub theirs: u64,
    /// What it lied about, and since when nothing is taken from it.
    pub lie: Option<(Lie, Moment)>,
    /// The proofs: two signed texts each.
    pub proofs: Vec<(Lie, Moment, String, String)>,
    /// At which size of our journal it has last cosigned it, and when.
    pub witnessed: Option<(u64, Moment)>,
}

/// How every neighbour stands.
pub async fn neighbours(ctx: &Ctx) -> Result<Vec<NeighbourRow>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let network = ctx.node.in_network()?;
    let now = ctx.now;
    ctx.node
        .store()
        .read_or("look at the neighbours", move |tx| {
            let watched = witness::all(tx)?;
            let mut rows = Vec::new();
            for (name, _) in network.neighbours() {
                let (ours, theirs) = (outbox::load(tx, name)?, inbox::load(tx, name)?);
                let proofs = match theirs.lie {
                    Some(_) => lies::of(tx, name)?,
                    None => Vec::new(),
                };
                let mut row = row(&network, name, ours, &theirs, now);
                row.proofs = proofs;
                let seen = watched.iter().find(|(peer, ..)| peer == name);
                row.witnessed = seen.map(|(_, size, at)| (*size, *at));
                rows.push(row);
            }
            Ok(rows)
        })
        .await
}

fn row(
    network: &Network,
    name: &NodeName,
    ours: Outbox,
    theirs: &Inbox,
    now: Moment,
) -> NeighbourRow {
    let member = network.charter.member(name);
    NeighbourRow {
        name: name.clone(),
        title: member.map_or_else(|| name.to_string(), |m| m.title.clone()),
        kind: member.map_or(MemberKind::State, |m| m.kind),
        standing: network.standing(name, now),
        languages: member.map(|m| m.languages.clone()).unwrap_or_default(),
        heard_at: theirs.heard_at,
        is_silent: is_silent(theirs, now),
        ours: ours.frontier.size(),
        receipted: ours.receipted,
        receipt_at: ours.receipt.map(|(_, at)| at),
        theirs: theirs.frontier.size(),
        lie: theirs.lie,
        proofs: Vec::new(),
        witnessed: None,
    }
}

fn is_silent(theirs: &Inbox, now: Moment) -> bool {
    let heard = theirs.heard_at;
    heard.is_some_and(|at| now.since(at).0 > SILENT_AFTER.0)
}

/// Looks at all neighbours, and makes troubles of what is wrong. A trouble that lasts becomes a report that rings.
pub async fn look_at_neighbours(node: &Node) -> Result<(), Fault> {
    let Some(network) = node.network() else {
        return Ok(());
    };
    let now = node.now();
    let all = node
        .store()
        .read("look at the neighbours", inbox::all)
        .await?;
    let member = |i: &&Inbox| network.standing(&i.peer, now) == Standing::Member;
    let of_members: Vec<&Inbox> = all.iter().filter(member).collect();
    let any = |is: &dyn Fn(&Inbox) -> bool| of_members.iter().any(|i| is(i));
    node.set_trouble(TroubleKind::NeighbourSilent, any(&|i| is_silent(i, now)));
    let lied = |i: &Inbox| matches!(i.follow(), Follow::Quarantined { .. });
    node.set_trouble(TroubleKind::NeighbourLied, any(&lied));
    let floods = |i: &Inbox| {
        let today = i
            .sent
            .since
            .is_some_and(|at| now.since(at).0.abs() < super::applying::DAY.0);
        let bytes = i.sent.bytes + super::checking::SEALED_MAX_BYTES > super::BYTES_A_DAY_MAX;
        if today && (bytes || i.sent.entries >= super::ENTRIES_A_DAY_MAX) {
            return true;
        }
        let fresh = |at: Option<Moment>| at.is_some_and(|at| now.since(at).0.abs() < HOUR.0);
        let rang = fresh(i.rung.1) && i.rung.0 > super::ALARMS_AN_HOUR_MAX;
        rang || fresh(i.made.1) && i.made.0 > super::REPORTS_AN_HOUR_MAX
    };
    node.set_trouble(TroubleKind::NeighbourFloods, any(&floods));
    let old = network.charter.freshness(now) == Freshness::Overdue;
    node.set_trouble(TroubleKind::CharterOld, old);
    help::ring_unanswered(node).await?;
    Ok(())
}

/// People have looked at the proof and trust a neighbour again, from where all was well.
pub async fn trust_again(ctx: &Ctx, peer: &NodeName) -> Result<(), Fault> {
    ctx.officer(Act::ManageCircles)?;
    let (c, name) = (ctx.clone(), peer.clone());
    ctx.node
        .store()
        .write_or("trust a neighbour again", move |tx| {
            let mut log = inbox::load_to_change(tx, &name)?;
            if log.lie.take().is_none() {
                return Ok(());
            }
            log.refused = (0, None);
            inbox::save(tx, &log)?;
            let mut entry = c.entry("neighbour trusted again", uuid::Uuid::nil());
            entry.facts = vec![("neighbour", name.to_string())];
            Ok::<_, Fault>(stormbell_store::journal::note(tx, entry)?)
        })
        .await?;
    look_at_neighbours(&ctx.node).await
}
