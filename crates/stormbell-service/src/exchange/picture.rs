//! The common picture: what burns where, by state, kind and sector, as neighbours and this node have said it.

use super::{
    share::Content,
    views::{Line, content_of, line_of},
};
use crate::{Ctx, Fault};
use stormbell_model::{access::Act, exchange::StatementKind};
use stormbell_store::{
    Tx,
    exchange::statements::{self, Kept, Stand},
};

/// Statements that the picture looks back over, of each kind.
/// Told: nobody. Rest: older ones are on the page of what came.
const LOOKED_BACK_MAX: usize = 100;

/// Something that burns somewhere.
#[derive(Clone, Debug)]
pub struct PictureRow {
    /// The statement: who says it, and when.
    pub line: Line,
    /// Whether this node says it.
    pub own: bool,
    /// How urgent, 0 to 3.
    pub priority: i64,
    /// The kind of incident, RSIT; empty where nobody said.
    pub kind: String,
    /// The sector that is hit.
    pub sector: Option<String>,
    /// Whether it goes on, as far as anybody said.
    pub is_open: bool,
    /// How many reports are in it.
    pub reports: u64,
}

/// What burns where, the newest first: alerts and cases that stand.
pub async fn common_picture(ctx: &Ctx) -> Result<Vec<PictureRow>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let network = ctx.node.in_network()?;
    let c = ctx.clone();
    ctx.node
        .store()
        .read_or("draw the common picture", move |tx| {
            let mut rows = Vec::new();
            for kind in [StatementKind::Alert, StatementKind::Incident] {
                let all = statements::of_kind(tx, &kind, uuid::Uuid::max(), LOOKED_BACK_MAX)?;
                for kept in all.into_iter().filter(|k| k.stand == Stand::Standing) {
                    rows.extend(row(tx, &c, &network, kept)?);
                }
            }
            rows.sort_by_key(|r| std::cmp::Reverse(r.line.at));
            Ok(rows)
        })
        .await
}

fn row(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    network: &super::Network,
    kept: Kept,
) -> Result<Option<PictureRow>, Fault> {
    let Some(envelope) = &kept.envelope else {
        return Ok(None);
    };
    let said = super::outgoing::open_own(network, &kept.origin, envelope)?;
    let content = content_of(tx, &said, kept.id)?;
    let own = kept.own;
    let (priority, kind, sector, is_open, reports) = match content {
        Some(Content::Alert(a)) => (a.priority, a.kind, a.sector, true, 1),
        Some(Content::Incident(i)) => {
            (i.priority, i.kind, i.sector, i.state != "closed", i.reports)
        }
        _ => return Ok(None),
    };
    Ok(Some(PictureRow {
        line: line_of(ctx, kept)?,
        own,
        priority,
        kind,
        sector,
        is_open,
        reports,
    }))
}
