//! Waves: the list, and one with its curve, its draft of a warning and what the public may read.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::after,
        seat::{Seat, id},
        views::{
            ago::Ago,
            frame::Retry,
            waves::{Curve, WavePage, WaveRowView, WavesPage},
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
use stormbell_model::{Moment, WaveId, access::Act, text::visible_line};
use stormbell_service::{
    Fault, WaveDesk, WaveHeld, draft_warning, list_waves, read_wave, release_title, withdraw_title,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/waves", get(list))
        .route("/desk/waves/{id}", get(page))
        .route("/desk/waves/{id}/draft", post(draft))
        .route("/desk/waves/{id}/title", post(title))
        .route("/desk/waves/{id}/untitle", post(untitle))
}

fn address(id: WaveId) -> String {
    format!("/desk/waves/{id}")
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    after: Option<String>,
}

async fn list(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let found = list_waves(&seat.ctx, asked.after).await?;
    let now = seat.ctx.now;
    let page = WavesPage {
        frame: seat.frame("waves", "/desk/waves").await?,
        rows: found.rows.iter().map(|wave| row(wave, now)).collect(),
        older: found.next.map(|next| format!("/desk/waves?after={next}")),
    };
    Ok(seat.page("desk/waves.html", page))
}

fn row(w: &WaveHeld, now: Moment) -> WaveRowView {
    WaveRowView {
        id: w.id.to_string(),
        kind: w.kind.map(|kind| kind.value()),
        sector: w.sector.map(|sector| sector.word()),
        region: w.region.as_deref().map(visible_line),
        target: w.words.target.as_deref().map(visible_line),
        priority: w.priority.code(),
        opened: Ago::of(w.opened_at, now),
        first: Ago::of(w.first_at, now),
        last: Ago::of(w.last_at, now),
        closed: w.closed_at.map(|at| Ago::of(at, now)),
        reports: w.reports,
        openings: w.openings,
    }
}

async fn page(seat: Seat, Path(wave): Path<String>) -> Result<Response, Sorry> {
    let page = view(&seat, id(&wave)?).await?;
    Ok(seat.page("desk/wave.html", page))
}

async fn view(seat: &Seat, id: WaveId) -> Result<WavePage, Fault> {
    let now = seat.ctx.now;
    let desk: WaveDesk = read_wave(&seat.ctx, id).await?;
    let released = desk.wave.released.map(|(at, _)| Ago::of(at, now));
    Ok(WavePage {
        frame: seat.frame("waves", address(id)).await?,
        wave: row(&desk.wave, now),
        sources: desk.wave.sources,
        expected: format!("{:.1}", desk.wave.expected as f64 / 1_000.0),
        window_minutes: desk.wave.window_s / 60,
        curve: Curve::of(&desk.curve),
        kinds: desk
            .kinds
            .into_iter()
            .map(|(kind, n)| (kind.value(), n))
            .collect(),
        sectors: desk
            .sectors
            .into_iter()
            .map(|(sector, n)| (sector.word(), n))
            .collect(),
        map: crate::desk::views::map::Map::of(desk.countries),
        regions: desk
            .regions
            .into_iter()
            .map(|(r, n)| (visible_line(&r), n))
            .collect(),
        langs: desk
            .langs
            .into_iter()
            .map(|(lang, n)| (lang.own_name(), n))
            .collect(),
        incidents: desk
            .incidents
            .into_iter()
            .map(|(id, reference, title, n)| (id.to_string(), reference, visible_line(&title), n))
            .collect(),
        values: desk
            .values
            .into_iter()
            .map(|(k, v, n)| (k, visible_line(&v), n))
            .collect(),
        read: desk.read,
        newest: desk
            .newest
            .into_iter()
            .map(|(id, reference, words)| (id.to_string(), reference, visible_line(&words)))
            .collect(),
        released: desk.released_by.zip(released),
        draft: desk.wave.words.draft,
        title: desk.wave.words.title,
    })
}

async fn told(
    seat: &Seat,
    id: WaveId,
    fields: &Fields,
    form: &forms::Form,
    result: Result<(), Fault>,
) -> Result<Response, Sorry> {
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(seat, id).await?;
        page.frame.retry = Retry::of(form.name, form.typed(fields), why);
        return Ok(seat.page_again("desk/wave.html", page));
    }
    after(result, &address(id), form.done)
}

async fn draft(seat: Seat, Path(wave): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let id: WaveId = id(&wave)?;
    let result = match forms::lines(&fields, "draft") {
        Ok(words) => draft_warning(&seat.ctx, id, &words).await,
        Err(fault) => Err(fault),
    };
    told(&seat, id, &fields, &forms::DRAFT, result).await
}

async fn title(seat: Seat, Path(wave): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::WorkIncident)?;
    let id: WaveId = id(&wave)?;
    let result = release_title(&seat.ctx, id, &fields.plain("title")).await;
    told(&seat, id, &fields, &forms::TITLE, result).await
}

async fn untitle(seat: Seat, Path(wave): Path<String>) -> Result<Response, Sorry> {
    let id: WaveId = id(&wave)?;
    after(
        withdraw_title(&seat.ctx, id).await,
        &address(id),
        "untitled",
    )
}
