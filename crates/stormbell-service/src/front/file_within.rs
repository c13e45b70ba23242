//! Filing a report as part of a larger act: what a neighbour says becomes a report in the transaction that takes the neighbour's words. It
//! has no contact, and nobody holds its receipt.

use super::file_report::{blank, facts};
use crate::{Ctx, Fault, tokens::Opens, work};
use stormbell_model::{
    AlarmId, ReportId, marking::Tlp, outside, receipt::Receipt, reference, report::NewReport,
    triage,
};
use stormbell_seal::commitment;
use stormbell_store::{
    Tx,
    reports::{self, Filing},
};

/// Keeps a report within a transaction, with its mark.
pub(crate) fn file_within(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    new: &NewReport,
    tlp: Tlp,
) -> Result<ReportId, Fault> {
    let chance = ctx.node.chance();
    let reading = triage::read(new);
    let id = ReportId::new(ctx.now, chance);
    let salt = outside::bytes::<32>(chance);
    let receipt = Receipt::draw(chance);
    let reference = reference::draw(&ctx.node.config().state, ctx.now, chance);
    let content = commitment(&salt, &new.narrative);
    let mut entry = ctx.entry("report filed", id.0);
    entry.facts = facts(new, &reference, &content);
    let mut report = blank(ctx, new, &reading, id, reference, None);
    report.tlp = tlp;
    let filing = Filing {
        words: reports::seal_words(ctx.node.keys(), chance, &report, salt)?,
        entry: entry.write(chance)?,
        report,
        receipt_lookup: ctx.node.lookup(Opens::Receipt, receipt.digits()),
        salt,
        content,
        identity: None,
        alarm: reading.rings.then(|| AlarmId::new(ctx.now, chance)),
        once: None,
    };
    work::keep_and_queue(tx, &[filing])?;
    Ok(id)
}
