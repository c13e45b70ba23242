//! Who can be reached, and how well: for those who lead. Where a channel leads is its owner's alone.

use crate::{Ctx, Fault, duty};
use stormbell_model::{
    Moment,
    access::{Act, role_may},
    notice::{Channel, Verdict},
    officer::Role,
};
use stormbell_store::{Tx, people};

/// How one person can be reached.
#[derive(Clone, Debug)]
pub struct ReachRow {
    /// The person's name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The channels that can be used, by kind, each with what its proofs say, in the person's order.
    pub channels: Vec<(Channel, Verdict)>,
    /// When something reached the person last, on any channel.
    pub worked_at: Option<Moment>,
    /// Whether a step passes this person over.
    pub unreachable: bool,
}

/// Everybody who may be called; those who cannot be reached first.
pub async fn reach_list(ctx: &Ctx) -> Result<Vec<ReachRow>, Fault> {
    ctx.officer(Act::ReadReach)?;
    let c = ctx.clone();
    let look = move |tx: &mut Tx<'_>| {
        let mut everyone = people::all(tx)?;
        everyone.retain(|o| o.left_at.is_none() && role_may(o.role, Act::Acknowledge));
        let reach = duty::reach_of(tx, c.node.config(), c.now, &everyone)?;
        let mut rows = Vec::new();
        for officer in everyone {
            let ways = duty::ways_of(tx, c.node.config(), &officer)?;
            let of = reach.get(&officer.id);
            let channels = ways
                .iter()
                .map(|w| (w.address.channel(), w.reach.verdict(c.now)));
            rows.push(ReachRow {
                channels: channels.collect(),
                worked_at: of.and_then(|r| r.worked_at),
                unreachable: of.is_none_or(duty::Reachable::is_unreachable),
                name: officer.name,
                role: officer.role,
            });
        }
        rows.sort_by_key(|row| (!row.unreachable, row.name.to_lowercase()));
        Ok(rows)
    };
    ctx.node
        .store()
        .read_or("look who can be reached", look)
        .await
}
