//! Indicators: offered from a text or file and shown, taken in when the officer says so, undone together.

use super::{Names, Page, begin, line, queue::ReportRow, queue::report_rows};
use crate::{Ctx, Fault, work};
use stormbell_model::{
    ImportId, IndicatorId, Moment, ReportId,
    access::Act,
    indicator::{Claim, Import, Indicator, Stage},
    limits,
    marking::Tlp,
    text::visible_line,
    triage::Priority,
};
use stormbell_store::{
    Cursor, Tx,
    indicators::{self, Waiting},
    journal, reports,
};
use stormbell_wire::indicators::{Offer, Offered};

/// What an officer pasted or uploaded, with what holds where the source says nothing.
#[derive(Clone, Debug)]
pub struct NewIndicators {
    /// Where it is from; empty to take the title that stands in it.
    pub source: String,
    /// The text or file.
    pub bytes: Vec<u8>,
    /// How far what is in it may go.
    pub tlp: Tlp,
    /// When it ends.
    pub ends_at: Option<Moment>,
    /// A report that holds one is at least this urgent.
    pub raises: Option<Priority>,
}

/// An import as the desk sees it.
#[derive(Clone, Debug)]
pub struct ImportDesk {
    /// The import.
    pub import: Import,
    /// Who brought it in.
    pub officer_name: String,
    /// Values that wait for the officer's word, the first of them.
    pub waiting: Vec<Waiting>,
}

/// The page of indicators.
#[derive(Clone, Debug)]
pub struct IndicatorsDesk {
    /// The newest imports.
    pub imports: Vec<ImportDesk>,
    /// Indicators, the newest first.
    pub indicators: Page<Indicator>,
}

/// One indicator with who says so and where it was seen.
#[derive(Clone, Debug)]
pub struct IndicatorDesk {
    /// The indicator.
    pub indicator: Indicator,
    /// Who says so, undone ones too.
    pub claims: Vec<(Import, Claim)>,
    /// Reports that hold it, newest first, with whether only their evidence does.
    pub sightings: Vec<(ReportRow, bool)>,
    /// Where the next page of them begins.
    pub next: Option<ReportId>,
}

/// Imports that the list shows.
/// Told: nobody. Rest: an older import is found from its indicators.
const IMPORTS_SHOWN: usize = 12;
/// Chunks of waiting values that the preview shows: two hundred values.
/// Told: the officer, by the whole number. Rest: they are taken in with the others.
const CHUNKS_SHOWN: usize = 2;
/// Claims of one indicator that are shown.
/// Told: nobody. Rest: the imports themselves have the others.
const CLAIMS_SHOWN: usize = 50;

/// Reads what was pasted or uploaded and keeps it as an offer: nothing counts before [`take_import`].
pub async fn offer_indicators(ctx: &Ctx, new: NewIndicators) -> Result<ImportId, Fault> {
    let officer = ctx.officer(Act::ManageIndicators)?;
    let id = ImportId::new(ctx.now, ctx.node.chance());
    let (at, entry) = (ctx.now, ctx.entry("indicators offered", id.0));
    let (source, raises) = (new.source.clone(), new.raises);
    let read = move |tx: &mut Tx<'_>| judged(tx, &new);
    let (offer, values) = ctx.node.store().read_or("read indicators", read).await?;
    let import = Import {
        id,
        source: title(&source, &offer)?,
        format: offer.format,
        officer,
        at,
        stage: Stage::Offered,
        total: values.len() as i64,
        done: 0,
        refused: offer.refused_count as i64,
        refused_some: offer
            .refused
            .into_iter()
            .map(|r| (r.value, r.why.code().to_owned()))
            .collect(),
        left_out: offer.left_out as i64,
    };
    let values: Vec<Waiting> = values
        .into_iter()
        .map(|mut v| {
            v.raises = raises.map(Priority::level);
            v
        })
        .collect();
    ctx.node
        .store()
        .write("offer indicators", move |tx| {
            indicators::add_import(tx, &import)?;
            indicators::wait(tx, id, &values)?;
            journal::note(tx, entry.clone())
        })
        .await?;
    Ok(id)
}

/// What a text or file offers, without what stands in a list of values that mean nothing, or is our own.
fn judged(tx: &mut Tx<'_>, new: &NewIndicators) -> Result<(Offer, Vec<Waiting>), Fault> {
    let mut offer = stormbell_wire::indicators::read(&new.bytes)
        .map_err(|problem| Fault::field("text", problem))?;
    let judge = super::about::Judge::open(tx, None)?;
    let mut values = Vec::with_capacity(offer.values.len());
    for one in std::mem::take(&mut offer.values) {
        match judge.weighs_nothing(tx, one.kind, &one.value)? {
            Some(why) => refuse(&mut offer, one.value, why.code),
            None => values.push(waiting(one, new)),
        }
    }
    Ok((offer, values))
}

fn refuse(offer: &mut Offer, value: String, code: &'static str) {
    use stormbell_wire::indicators::{REFUSED_MAX, Refusal, Refused};
    offer.refused_count += 1;
    if offer.refused.len() < REFUSED_MAX {
        let why = if code == "own" {
            Refusal::Own
        } else {
            Refusal::Listed
        };
        offer.refused.push(Refused { value, why });
    }
}

fn waiting(one: Offered, new: &NewIndicators) -> Waiting {
    Waiting {
        kind: one.kind.code().to_owned(),
        value: one.value,
        note: one.note,
        tlp: one.tlp.unwrap_or(new.tlp).code().to_owned(),
        ends_at: one.ends_at.or(new.ends_at).map(|m| m.0),
        raises: None,
    }
}

fn title(source: &str, offer: &Offer) -> Result<String, Fault> {
    let said = match source.trim() {
        "" => offer.title.chars().take(limits::LINE_MAX_CHARS).collect(),
        source => source.to_owned(),
    };
    line("source", &visible_line(&said))
}

/// Takes an offered import in: its values count for every new report, and past reports are searched for them.
pub async fn take_import(ctx: &Ctx, id: ImportId) -> Result<(), Fault> {
    ctx.officer(Act::ManageIndicators)?;
    let (now, entry) = (ctx.now, ctx.entry("indicators imported", id.0));
    ctx.node
        .store()
        .write_or("take indicators in", move |tx| {
            let mut import = indicators::import(tx, id)?.ok_or(Fault::NotFound)?;
            if import.stage != Stage::Offered {
                return Err(Fault::Conflict("import-taken"));
            }
            import.stage = Stage::Taking;
            indicators::save_import(tx, &import)?;
            work::queue_taking(tx, id, now)?;
            Ok(journal::note(tx, entry.clone())?)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Undoes an import, or throws an offer away: what only it named counts no more. Doing it twice changes nothing.
pub async fn undo_import(ctx: &Ctx, id: ImportId) -> Result<(), Fault> {
    ctx.officer(Act::ManageIndicators)?;
    let (now, entry) = (ctx.now, ctx.entry("import undone", id.0));
    ctx.node
        .store()
        .write_or("undo an import", move |tx| {
            let mut import = indicators::import(tx, id)?.ok_or(Fault::NotFound)?;
            if import.stage == Stage::Undone {
                return Ok::<_, Fault>(());
            }
            import.stage = Stage::Undone;
            indicators::save_import(tx, &import)?;
            work::queue_undoing(tx, id, now)?;
            Ok(journal::note(tx, entry.clone())?)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Adds indicators that an officer typed or pasted and is sure of: offered and taken in at once.
pub async fn add_indicators(ctx: &Ctx, new: NewIndicators) -> Result<ImportId, Fault> {
    let id = offer_indicators(ctx, new).await?;
    take_import(ctx, id).await?;
    Ok(id)
}

/// The newest imports, and a page of indicators.
pub async fn list_indicators(ctx: &Ctx, after: Option<&str>) -> Result<IndicatorsDesk, Fault> {
    ctx.officer(Act::ReadReports)?;
    let after = begin(after)?;
    let most = limits::PAGE_MAX_ROWS;
    ctx.node
        .store()
        .read_or("list indicators", move |tx| {
            let names = Names::read(tx)?;
            let imports = indicators::imports(tx, Cursor::TOP, IMPORTS_SHOWN)?;
            let found = indicators::page(tx, after, most + 1)?;
            Ok(IndicatorsDesk {
                imports: imports.into_iter().map(|i| shown(&names, i)).collect(),
                indicators: Page::cut(found, most, |i| Cursor {
                    at: i.added_at,
                    id: i.id.0,
                }),
            })
        })
        .await
}

fn shown(names: &Names, import: Import) -> ImportDesk {
    ImportDesk {
        officer_name: names.of(import.officer),
        import,
        waiting: Vec::new(),
    }
}

/// One import with the first of the values that wait.
pub async fn read_import(ctx: &Ctx, id: ImportId) -> Result<ImportDesk, Fault> {
    ctx.officer(Act::ReadReports)?;
    ctx.node
        .store()
        .read_or("read an import", move |tx| {
            let import = indicators::import(tx, id)?.ok_or(Fault::NotFound)?;
            let names = Names::read(tx)?;
            Ok(ImportDesk {
                waiting: indicators::all_waiting(tx, id, CHUNKS_SHOWN)?,
                ..shown(&names, import)
            })
        })
        .await
}

/// One indicator, with who says so and where it was seen.
pub async fn read_indicator(
    ctx: &Ctx,
    id: IndicatorId,
    below: Option<ReportId>,
) -> Result<IndicatorDesk, Fault> {
    ctx.officer(Act::ReadReports)?;
    ctx.node
        .store()
        .read_or("read an indicator", move |tx| {
            let indicator = indicators::load(tx, id)?.ok_or(Fault::NotFound)?;
            let mut claims = Vec::new();
            for (import, claim) in indicators::claims(tx, id)?.into_iter().take(CLAIMS_SHOWN) {
                claims.extend(indicators::import(tx, import)?.map(|import| (import, claim)));
            }
            let (sightings, next) = sightings(tx, id, below)?;
            Ok(IndicatorDesk {
                indicator,
                claims,
                sightings,
                next,
            })
        })
        .await
}

type Sightings = (Vec<(ReportRow, bool)>, Option<ReportId>);

fn sightings(
    tx: &mut Tx<'_>,
    id: IndicatorId,
    below: Option<ReportId>,
) -> Result<Sightings, Fault> {
    let most = limits::PAGE_MAX_ROWS;
    let mut found = indicators::with_indicator(tx, id, below, most + 1)?;
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().map(|s| s.report).filter(|_| more);
    let (mut held, mut in_evidence) = (Vec::new(), Vec::new());
    for sighting in found {
        if let Some(report) = reports::load(tx, sighting.report)? {
            held.push(report);
            in_evidence.push(sighting.in_evidence);
        }
    }
    let names = Names::read(tx)?;
    let rows = report_rows(tx, &names, held)?;
    Ok((rows.into_iter().zip(in_evidence).collect(), next))
}
