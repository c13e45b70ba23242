//! The lists that a sender chooses from: kinds, sectors; and first aid for one kind.

use super::{
    refusal::Refusal,
    views::{AidView, PageView},
};
use crate::{Door, Visit, first_aid};
use axum::{
    Json,
    extract::{Path, State},
};
use serde::Serialize;
use stormbell_model::{Lang, happening, happening::Happening, kind::Kind, sector::Sector};

/// One of the form's kinds, or one of the taxonomy.
#[derive(Serialize)]
pub struct KindView {
    code: &'static str,
    rsit: String,
    title: Option<String>,
    first_aid: String,
}

/// One sector.
#[derive(Serialize)]
pub struct SectorView {
    code: &'static str,
    word: &'static str,
    name: String,
    protected: Option<&'static str>,
}

/// Everything that `kind` may be: first the fourteen of the form, then RSIT 1003.
pub async fn kinds(visit: Visit) -> Json<PageView<KindView>> {
    let form = happening::ALL.iter().map(|h| of_the_form(visit.lang, *h));
    let taxonomy = Kind::all().map(of_the_taxonomy);
    whole(form.chain(taxonomy).collect())
}

fn of_the_form(lang: Lang, happening: Happening) -> KindView {
    KindView {
        code: happening.code(),
        rsit: happening.kind().tag(),
        title: Some(first_aid::find(lang, happening).title),
        first_aid: aid_path(happening),
    }
}

fn of_the_taxonomy(kind: Kind) -> KindView {
    KindView {
        code: kind.value(),
        rsit: kind.tag(),
        title: None,
        first_aid: aid_path(Happening::for_kind(kind)),
    }
}

fn aid_path(happening: Happening) -> String {
    format!("/api/v1/first-aid/{}", happening.code())
}

/// Everything that `sector` may be, in the order of the Annexes of NIS2.
pub async fn sectors(State(door): State<Door>, visit: Visit) -> Json<PageView<SectorView>> {
    let view = |sector: Sector| SectorView {
        code: sector.code(),
        word: sector.word(),
        name: door
            .pages
            .say(visit.lang, &format!("sector-{}", sector.word()), &[]),
        protected: sector.protected().map(|p| p.code()),
    };
    whole(Sector::all().map(view).collect())
}

/// First aid for a kind of the form or of the taxonomy.
pub async fn first_aid(
    State(door): State<Door>,
    visit: Visit,
    Path(kind): Path<String>,
) -> Result<Json<AidView>, Refusal> {
    let happening = Happening::parse(&kind);
    let happening = happening.or_else(|| Kind::parse(&kind).map(Happening::for_kind));
    let happening = happening.ok_or(Refusal::NOT_FOUND)?;
    Ok(Json(AidView::new(&door, visit.lang, happening)))
}

/// A short list is one page.
fn whole<T>(items: Vec<T>) -> Json<PageView<T>> {
    Json(PageView { items, next: None })
}
