//! Indicators: the list with the form to add some, one import as offered and taken in, one indicator; and the rules.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::after,
        seat::{Seat, id},
        show,
        views::{
            ago::Ago,
            choices::Choices,
            frame::Retry,
            indicators::{
                ClaimView, DatasetView, ImportPage, ImportView, IndicatorPage, IndicatorView,
                IndicatorsPage, OfferedView, RulesPage, ScoreView,
            },
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use serde::Deserialize;
use stormbell_model::{
    ImportId, IndicatorId, Moment, ReportId, access::Act, complaint::Problem, indicator::Indicator,
    limits, marking, text::visible_line, triage,
};
use stormbell_service::{
    Fault, ImportDesk, NewIndicators, list_datasets, list_indicators, offer_indicators,
    read_import, read_indicator, rule_scores, take_import, undo_import,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/indicators", get(page))
        .route("/desk/indicators/{id}", get(one))
        .route("/desk/imports", post(offer))
        .route("/desk/imports/{id}", get(import))
        .route("/desk/imports/{id}/take", post(take))
        .route("/desk/imports/{id}/undo", post(undo))
        .route("/desk/rules", get(rules))
}

const HERE: &str = "/desk/indicators";

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    after: Option<String>,
    below: Option<ReportId>,
}

async fn page(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let page = view(&seat, asked.after.as_deref()).await?;
    Ok(seat.page("desk/indicators.html", page))
}

async fn view(seat: &Seat, after: Option<&str>) -> Result<IndicatorsPage, Fault> {
    let now = seat.ctx.now;
    let desk = list_indicators(&seat.ctx, after).await?;
    let older = desk.indicators.next.map(|n| format!("{HERE}?after={n}"));
    let all = desk.indicators.rows.into_iter();
    Ok(IndicatorsPage {
        frame: seat.frame("indicators", HERE).await?,
        imports: desk.imports.iter().map(|i| import_view(i, now)).collect(),
        indicators: all.map(|i| indicator_view(i, now)).collect(),
        older,
        later: after.is_some(),
        choices: Choices::all(),
        file_max: limits::INDICATOR_FILE_MAX_BYTES,
    })
}

fn import_view(desk: &ImportDesk, now: Moment) -> ImportView {
    let i = &desk.import;
    ImportView {
        id: i.id.to_string(),
        source: visible_line(&i.source),
        format: i.format.code(),
        officer: desk.officer_name.clone(),
        at: Ago::of(i.at, now),
        stage: i.stage.code(),
        total: i.total,
        done: i.done,
        refused: i.refused,
        left_out: i.left_out,
    }
}

fn indicator_view(i: Indicator, now: Moment) -> IndicatorView {
    IndicatorView {
        id: i.id.to_string(),
        state: match (i.withdrawn_at, i.is_active(now)) {
            (Some(_), _) => "withdrawn",
            (None, true) => "active",
            (None, false) => "ended",
        },
        value: visible_line(&i.value),
        kind: i.kind,
        added: Ago::of(i.added_at, now),
        ends: i.ends_at.map(|at| Ago::of(at, now)),
        raises: i.raises.map(|p| p.code()),
        sightings: i.sightings,
    }
}

async fn offer(seat: Seat, mut fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageIndicators)?;
    let result = match asked_for(&mut fields, seat.ctx.now) {
        Ok(new) => offer_indicators(&seat.ctx, new).await,
        Err(fault) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(&seat, None).await?;
        let form = &forms::INDICATORS;
        page.frame.retry = Retry::of(form.name, form.typed(&fields), why);
        return Ok(seat.page_again("desk/indicators.html", page));
    }
    let at = result
        .as_ref()
        .map_or(String::from(HERE), |id| format!("/desk/imports/{id}"));
    after(result, &at, forms::INDICATORS.done)
}

/// The fields of the form: a file, where one came, before pasted text.
fn asked_for(fields: &mut Fields, now: Moment) -> Result<NewIndicators, Fault> {
    let unknown = |name: &'static str| Fault::field(name, Problem::Unknown);
    let chosen = |name| Some(fields.plain(name)).filter(|v| !v.is_empty());
    let days = chosen("days")
        .map(|d| {
            d.parse::<i64>()
                .map_err(|_| Fault::field("days", Problem::Form))
        })
        .transpose()?;
    let raises = chosen("raises")
        .map(|v| {
            triage::ALL
                .into_iter()
                .find(|p| p.code() == v)
                .ok_or_else(|| unknown("raises"))
        })
        .transpose()?;
    let tlp = chosen("tlp").unwrap_or_default();
    let tlp = marking::ALL.into_iter().find(|t| t.code() == tlp);
    let text = forms::lines(fields, "text")?;
    let bytes = match fields.files.drain(..).next() {
        Some(file) => file
            .bytes
            .map_err(|problem| Fault::field("file", problem))?,
        None => text.into_bytes(),
    };
    Ok(NewIndicators {
        source: fields.plain("source"),
        bytes,
        tlp: tlp.ok_or_else(|| unknown("tlp"))?,
        ends_at: days
            .filter(|d| (1..=3_650).contains(d))
            .map(|d| now.plus(stormbell_model::Span::days(d))),
        raises,
    })
}

async fn import(seat: Seat, Path(import): Path<String>) -> Result<Response, Sorry> {
    let import: ImportId = id(&import)?;
    let desk = read_import(&seat.ctx, import).await?;
    let waiting = desk.waiting.iter().map(|w| OfferedView {
        kind: w.kind.clone(),
        value: visible_line(&w.value),
        note: visible_line(&w.note),
        tlp: w.tlp.clone(),
        ends_at: w.ends_at,
    });
    let page = ImportPage {
        frame: seat
            .frame("indicators", format!("/desk/imports/{import}"))
            .await?,
        waiting: waiting.collect(),
        refused: desk.import.refused_some.clone(),
        import: import_view(&desk, seat.ctx.now),
    };
    Ok(seat.page("desk/import.html", page))
}

async fn take(seat: Seat, Path(import): Path<String>) -> Result<Response, Sorry> {
    let import: ImportId = id(&import)?;
    let result = take_import(&seat.ctx, import).await;
    after(result, &format!("/desk/imports/{import}"), "import-taken")
}

async fn undo(seat: Seat, Path(import): Path<String>) -> Result<Response, Sorry> {
    let import: ImportId = id(&import)?;
    let result = undo_import(&seat.ctx, import).await;
    after(result, &format!("/desk/imports/{import}"), "import-undone")
}

async fn one(
    seat: Seat,
    Path(indicator): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Sorry> {
    let indicator: IndicatorId = id(&indicator)?;
    let desk = read_indicator(&seat.ctx, indicator, asked.below).await?;
    let now = seat.ctx.now;
    let here = format!("{HERE}/{indicator}");
    let claims = desk.claims.into_iter().map(|(import, claim)| ClaimView {
        import: import.id.to_string(),
        source: visible_line(&import.source),
        note: visible_line(&claim.note),
        tlp: claim.tlp.code(),
        at: Ago::of(import.at, now),
        ends: claim.ends_at.map(|at| Ago::of(at, now)),
        undone: import.stage == stormbell_model::indicator::Stage::Undone,
    });
    let rows = desk.sightings.into_iter();
    let page = IndicatorPage {
        frame: seat.frame("indicators", here.clone()).await?,
        claims: claims.collect(),
        rows: rows
            .map(|(row, only)| (show::row(row, now), only))
            .collect(),
        older: desk.next.map(|next| format!("{here}?below={next}")),
        indicator: indicator_view(desk.indicator, now),
        past_max: limits::PAST_REPORTS_PER_INDICATOR_MAX,
    };
    Ok(seat.page("desk/indicator.html", page))
}

async fn rules(seat: Seat) -> Result<Response, Sorry> {
    let now = seat.ctx.now;
    let scores = rule_scores(&seat.ctx).await?;
    let datasets = list_datasets(&seat.ctx).await?;
    let page = RulesPage {
        frame: seat.frame("indicators", "/desk/rules").await?,
        version: stormbell_model::classify::rules().version.clone(),
        scores: scores
            .into_iter()
            .map(|s| ScoreView {
                rules: s.rules,
                since: Ago::of(s.first_at, now),
                read: s.read,
                kinds: s.corrected_kind,
                priorities: s.corrected_priority,
            })
            .collect(),
        datasets: datasets
            .into_iter()
            .map(|d| DatasetView {
                name: visible_line(&d.name),
                what: d.what.code(),
                version: visible_line(&d.version),
                rows: d.rows,
                at: Ago::of(d.at, now),
            })
            .collect(),
    };
    Ok(seat.page("desk/rules.html", page))
}
