//! What officers see of the exchange: what went and who has it, what came, how neighbours stand, what burns where.

use super::{
    Network,
    effects::{INCIDENT, REPORT},
    outgoing::open_own,
    share::Content,
};
use crate::{Ctx, Fault, desk::Page};
use std::sync::Arc;
use stormbell_model::{
    IncidentId, Moment, ReportId,
    access::Act,
    exchange::{NodeName, Statement, StatementId, StatementKind},
    limits,
    text::visible_line,
};
use stormbell_seal::{Identity, sealed};
use stormbell_store::{
    Cursor, Tx,
    exchange::{
        inbox,
        shares::{self, Share},
        statements::{self, Kept, Stand},
        taken_back::{self, Tombstone},
    },
    journal,
};
use stormbell_wire::exchange::Body;
use zeroize::Zeroizing;

/// A statement in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name.
    pub id: StatementId,
    /// Who says it.
    pub origin: NodeName,
    /// What people call that node.
    pub title: String,
    /// What it does; a newer version of something is what that is.
    pub kind: StatementKind,
    /// In one line; empty where it cannot be read, or is erased.
    pub subject: String,
    /// How far it may go.
    pub tlp: stormbell_model::marking::Tlp,
    /// When it was said.
    pub said_at: Moment,
    /// When it was made or came.
    pub at: Moment,
    /// Where it stands.
    pub stand: Stand,
    /// Why it is held: a code.
    pub reason: Option<String>,
    /// When a person here first read it.
    pub read_at: Option<Moment>,
}

/// A statement of ours with who has it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// In one line.
    pub line: Line,
    /// All of it; none once it is erased.
    pub statement: Option<Statement>,
    /// What it says.
    pub content: Option<Content>,
    /// Who has it, and what has become of it there.
    pub shares: Vec<(String, Share)>,
    /// How it was taken back.
    pub taken_back: Option<Tombstone>,
    /// The incident that it is about.
    pub incident: Option<IncidentId>,
}

/// A statement of a neighbour.
#[derive(Clone, Debug)]
pub struct Came {
    /// In one line.
    pub line: Line,
    /// All of it; none where it is held and cannot be read, or is erased.
    pub statement: Option<Statement>,
    /// What it says; none while it is held, and once it is taken back.
    pub content: Option<Content>,
    /// How it was taken back.
    pub taken_back: Option<Tombstone>,
    /// The report that was made of it here.
    pub report: Option<ReportId>,
}

/// A statement in one line.
pub(super) fn line_of(ctx: &Ctx, kept: Kept) -> Result<Line, Fault> {
    let network = ctx.node.in_network()?;
    let said = read_kept(&network, &kept);
    Ok(line(&network, &kept, said.as_ref()))
}

fn line(network: &Network, kept: &Kept, said: Option<&Statement>) -> Line {
    let member = network.charter.member(&kept.origin);
    Line {
        id: kept.id,
        title: member.map_or_else(|| kept.origin.to_string(), |m| m.title.clone()),
        origin: kept.origin.clone(),
        kind: kept.kind.clone(),
        subject: said.map(|s| visible_line(&s.subject)).unwrap_or_default(),
        tlp: kept.tlp,
        said_at: kept.said_at,
        at: kept.at,
        stand: kept.stand,
        reason: kept.reason.clone(),
        read_at: kept.read_at,
    }
}

fn read_kept(network: &Network, kept: &Kept) -> Option<Statement> {
    let envelope = kept.envelope.as_ref()?;
    open_own(network, &kept.origin, envelope).ok()
}

/// Opens the body of a statement that is kept.
pub(super) fn content_of(
    tx: &mut Tx<'_>,
    said: &Statement,
    id: StatementId,
) -> Result<Option<Content>, Fault> {
    let Some(named) = &said.body else {
        return Ok(None);
    };
    let (Some(bytes), Some(seed)) = (statements::body(tx, id)?, statements::body_seed(tx, id)?)
    else {
        return Ok(None);
    };
    let identity = Identity::from_bytes(&Zeroizing::new(seed));
    let plain = sealed::open(&identity, &bytes)?;
    Ok(Body::read(&named.media, &plain).ok())
}

/// What this node has said, the newest first.
pub async fn what_went(ctx: &Ctx, after: Option<&str>) -> Result<Page<Line>, Fault> {
    list(ctx, true, after).await
}

/// What neighbours have said, the newest first.
pub async fn what_came(ctx: &Ctx, after: Option<&str>) -> Result<Page<Line>, Fault> {
    list(ctx, false, after).await
}

async fn list(ctx: &Ctx, own: bool, after: Option<&str>) -> Result<Page<Line>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let network = ctx.node.in_network()?;
    let after = crate::desk::begin(after)?;
    ctx.node
        .store()
        .read_or("list statements", move |tx| {
            let most = limits::PAGE_MAX_ROWS;
            let found = statements::page(tx, own, after.id, most + 1)?;
            let page = Page::cut(found, most, |k| Cursor {
                at: k.at,
                id: k.place,
            });
            Ok(page.map(|kept| {
                let said = read_kept(&network, &kept);
                line(&network, &kept, said.as_ref())
            }))
        })
        .await
}

/// A statement of ours: what it says, who has it, who has read it, who has complied.
pub async fn one_sent(ctx: &Ctx, id: StatementId) -> Result<Sent, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let network = ctx.node.in_network()?;
    ctx.node
        .store()
        .read_or("read a statement of ours", move |tx| {
            let kept = statements::load(tx, id)?.filter(|k| k.own);
            let kept = kept.ok_or(Fault::NotFound)?;
            let statement = read_kept(&network, &kept);
            let content = match &statement {
                Some(said) => content_of(tx, said, id)?,
                None => None,
            };
            let made = taken_back::effects(tx, id)?;
            let incident = made.iter().find(|(what, _)| what == INCIDENT);
            let title = |share: Share| {
                let member = network.charter.member(&share.peer);
                let title = member.map_or_else(|| share.peer.to_string(), |m| m.title.clone());
                (title, share)
            };
            Ok(Sent {
                line: line(&network, &kept, statement.as_ref()),
                content,
                shares: shares::of(tx, id)?.into_iter().map(title).collect(),
                taken_back: taken_back::of(tx, id, &kept.origin)?,
                incident: incident.and_then(|(_, id)| IncidentId::from_bytes(id)),
                statement,
            })
        })
        .await
}

/// A statement of a neighbour, opened by a person: it is marked as read, and its origin will hear that.
pub async fn one_came(ctx: &Ctx, id: StatementId) -> Result<Came, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let network = ctx.node.in_network()?;
    let net = network.clone();
    let came = ctx
        .node
        .store()
        .read_or("read what came", move |tx| came(tx, &net, id))
        .await?;
    if came.line.read_at.is_none() && came.content.is_some() {
        mark_read(ctx, id).await?;
    }
    Ok(came)
}

fn came(tx: &mut Tx<'_>, network: &Arc<Network>, id: StatementId) -> Result<Came, Fault> {
    let kept = statements::load(tx, id)?.filter(|k| !k.own);
    let kept = kept.ok_or(Fault::NotFound)?;
    let statement = read_kept(network, &kept);
    let content = match (&statement, kept.stand) {
        (Some(said), Stand::Standing | Stand::Superseded) => content_of(tx, said, id)?,
        _ => None,
    };
    let made = taken_back::effects(tx, id)?;
    let report = made.iter().find(|(what, _)| what == REPORT);
    Ok(Came {
        line: line(network, &kept, statement.as_ref()),
        statement: statement.filter(|_| kept.stand != Stand::Held),
        content,
        taken_back: taken_back::of(tx, id, &kept.origin)?,
        report: report.and_then(|(_, id)| ReportId::from_bytes(id)),
    })
}

async fn mark_read(ctx: &Ctx, id: StatementId) -> Result<(), Fault> {
    let c = ctx.clone();
    let told = ctx
        .node
        .store()
        .write_or("mark as read", move |tx| {
            if !statements::set_read(tx, id, c.now)? {
                return Ok(None);
            }
            journal::note(tx, super::names::entry(&c, "statement read", id))?;
            let peer = statements::load(tx, id)?.and_then(|k| k.peer);
            if let Some(peer) = &peer {
                inbox::answer(tx, peer, id, "read", c.now)?;
            }
            Ok::<_, Fault>(peer)
        })
        .await?;
    ctx.node.tell_neighbours(&told);
    Ok(())
}

/// How many of what came nobody has read yet; at most a hundred are counted.
pub async fn unread_from_neighbours(ctx: &Ctx) -> Result<usize, Fault> {
    ctx.officer(Act::ReadExchange)?;
    const COUNTED: usize = 100;
    let count = |tx: &mut Tx<'_>| statements::unread(tx, COUNTED);
    Ok(ctx.node.store().read("count what is unread", count).await?)
}
