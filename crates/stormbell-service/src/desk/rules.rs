//! How well the rules do that classify reports: read, and corrected by officers, by version.

use crate::{Ctx, Fault};
use stormbell_model::access::Act;
use stormbell_store::{
    classifications::{self, Score},
    datasets::{self, Dataset},
};

/// How often officers corrected what each version of the rules said, the newest first.
pub async fn rule_scores(ctx: &Ctx) -> Result<Vec<Score>, Fault> {
    ctx.officer(Act::ReadReports)?;
    let read = ctx
        .node
        .store()
        .read("count corrections", classifications::scores);
    Ok(read.await?)
}

/// Lists and tables that the operator imported, by name.
pub async fn list_datasets(ctx: &Ctx) -> Result<Vec<Dataset>, Fault> {
    ctx.officer(Act::ReadReports)?;
    let read = ctx.node.store().read("list datasets", datasets::all);
    Ok(read.await?)
}
