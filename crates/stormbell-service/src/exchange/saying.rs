//! Keeping a statement of ours and saying it to everyone who may have it, in one transaction: the rules are asked here, and their answer stands
//! in the entry and the journal.

use super::{
    Network, effects, names,
    outgoing::{is_notice, may_go},
    share::{Content, Prepared},
    sharing::say,
    shelf, taking_back,
};
use crate::{Ctx, Fault};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use stormbell_model::{
    EntryId, Moment,
    exchange::{self, Decision, NodeName, RELEASE_RULES, StatementId},
};
use stormbell_store::{
    Tx,
    exchange::{
        circles,
        requests::{self, HelpRequest},
        shares,
        statements::{self, Stand},
        taken_back::{self, Tombstone},
    },
    journal,
};
use stormbell_wire::exchange::Said;

/// Keeps a statement of ours, and appends it to the log of everyone who may have it: `also` are those who must hear of it whatever the rules
/// say, because they have what it takes back. Gives whom it was said to.
pub(super) fn keep_and_say(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    network: &Arc<Network>,
    p: &Prepared,
    also: &BTreeSet<NodeName>,
) -> Result<Vec<NodeName>, Fault> {
    let row = own_row(ctx, p);
    let told = say_to_all(tx, ctx, network, &row, p, also)?;
    own_effects(tx, ctx, &row, p)?;
    Ok(told)
}

/// The same, where nothing follows here: to those alone who must hear of it.
pub(super) fn tell_only(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    network: &Arc<Network>,
    p: &Prepared,
    also: &BTreeSet<NodeName>,
) -> Result<(), Fault> {
    let row = own_row(ctx, p);
    say_to_all(tx, ctx, network, &row, p, also).map(|_| ())
}

fn say_to_all(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    network: &Arc<Network>,
    row: &statements::Kept,
    p: &Prepared,
    also: &BTreeSet<NodeName>,
) -> Result<Vec<NodeName>, Fault> {
    let circles = circles::all(tx)?;
    statements::add(tx, row)?;
    if let Some((sealed, seed)) = &p.sealed {
        statements::add_body(tx, p.id, sealed, Some(seed))?;
    }
    let (mut told, mut kept_from) = (Vec::new(), Vec::new());
    let mut recipients: BTreeMap<&NodeName, Decision> = network
        .neighbours()
        .map(|(name, _)| {
            let decision = may_go(network, &circles, &p.statement, name, ctx.now);
            // Nothing but what was taken back is said to those who only must hear of that.
            let bound = is_notice(&p.statement.kind);
            let decision = match bound && !also.contains(name) {
                true => Decision::Deny(exchange::Reason::NotInAudience),
                false => decision,
            };
            (name, decision)
        })
        .collect();
    for name in also {
        recipients.insert(name, Decision::Allow(exchange::Rule::NamedNode));
    }
    for (name, decision) in recipients {
        if !decision.is_allowed() {
            kept_from.push(format!("{name}:{}", decision.code()));
            continue;
        }
        let wrap = p.wraps.get(name).cloned();
        if p.sealed.is_some() && wrap.is_none() {
            // The charter or a circle changed while it was sealed.
            return Err(Fault::Conflict("network-changed"));
        }
        say(tx, row.place, name, entry_of(p, wrap, decision), ctx.now)?;
        shares::add(tx, p.id, name, decision.code(), ctx.now)?;
        told.push(name.clone());
    }
    let to: Vec<String> = told.iter().map(NodeName::to_string).collect();
    let mut entry = names::entry(ctx, "statement shared", p.id);
    entry.facts.extend([
        ("kind", p.statement.kind.code().to_owned()),
        ("rules", RELEASE_RULES.to_owned()),
        ("to", to.join(" ")),
        ("not to", kept_from.join(" ")),
    ]);
    journal::note(tx, entry)?;
    Ok(told)
}

fn own_row(ctx: &Ctx, p: &Prepared) -> statements::Kept {
    let s = &p.statement;
    statements::Kept {
        id: p.id,
        place: EntryId::new(ctx.now, ctx.node.chance()).0,
        origin: s.origin.clone(),
        // A newer version of something is filed under what it is.
        kind: p.content.as_ref().map_or(s.kind.clone(), Content::kind),
        own: true,
        peer: None,
        said_at: s.at,
        at: ctx.now,
        tlp: s.marks.tlp,
        stand: Stand::Standing,
        reason: None,
        read_at: None,
        envelope: Some(p.envelope.clone()),
    }
}

fn entry_of(p: &Prepared, wrap: Option<Vec<u8>>, decision: Decision) -> Said {
    let s = &p.statement;
    Said {
        seq: 0,
        at: s.at,
        id: p.id,
        kind: s.kind.clone(),
        origin: s.origin.clone(),
        said_at: s.at,
        tlp: s.marks.tlp,
        expires: s.marks.expires,
        body: s.body.as_ref().map(|b| (b.sha256, b.size)),
        wrap,
        rule: decision.code().to_owned(),
        rules: RELEASE_RULES.to_owned(),
    }
}

/// What follows at the node that says it: its own works stand in its library too, and its own clock runs.
fn own_effects(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    row: &statements::Kept,
    p: &Prepared,
) -> Result<(), Fault> {
    let s = &p.statement;
    match &p.content {
        Some(Content::Expertise(work)) => shelf::put(tx, ctx, row, s, work)?,
        Some(Content::Circle(circle)) => {
            effects::gather(tx, ctx.now, row, circle)?;
        }
        Some(Content::Request(request)) => {
            let due = Moment::parse_rfc3339(&request.due_at).unwrap_or(ctx.now);
            let request = HelpRequest {
                statement: p.id,
                place: row.place,
                own: true,
                origin: s.origin.clone(),
                due_at: due,
                answered: None,
                rung_at: None,
            };
            requests::add(tx, &request)?;
        }
        Some(Content::Answer(_)) => {
            for parent in &s.parents {
                requests::answered(tx, *parent, p.id, ctx.now)?;
            }
        }
        _ => {}
    }
    let Some(what) = taking_back::what_of(&s.kind) else {
        return Ok(());
    };
    for target in &s.takes_back {
        let tombstone = Tombstone {
            statement: *target,
            origin: s.origin.clone(),
            what,
            cause: p.id,
            at: ctx.now,
        };
        taken_back::put(tx, &tombstone)?;
        taking_back::undo(tx, ctx, *target, what)?;
    }
    Ok(())
}

/// Everyone who ever got a statement, or will: from what was said, not from today's lists.
pub(super) fn everyone_who_got(
    tx: &mut Tx<'_>,
    id: StatementId,
) -> Result<BTreeSet<NodeName>, Fault> {
    Ok(shares::everyone(tx, id)?.into_iter().collect())
}
