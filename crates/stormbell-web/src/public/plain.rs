//! The pages that say the same to everyone: start, first aid, about, accessibility.

use crate::{
    Door, Sorry, Visit, first_aid,
    public::{
        flag,
        views::{AboutPage, AidListPage, AidPage, HomePage, Plain, WaveOffer},
    },
    trouble::Trouble,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use stormbell_model::happening::Happening;

/// The start page.
pub async fn home(State(door): State<Door>, visit: Visit) -> Response {
    let waves = WaveOffer::all(&door.node);
    if waves.is_empty() {
        return door.page_of_stock(&visit, "public/home.html", HomePage::default);
    }
    let form_id = flag::draw_form_id(&door);
    door.page(&visit, "public/home.html", HomePage { waves, form_id })
}

/// First aid to choose from.
pub async fn aid_list(State(door): State<Door>, visit: Visit) -> Response {
    door.page(&visit, "public/first_aid_list.html", AidListPage::default())
}

/// First aid for one kind.
pub async fn aid(
    State(door): State<Door>,
    visit: Visit,
    Path(kind): Path<String>,
) -> Result<Response, Sorry> {
    let happening = Happening::parse(&kind).ok_or(Sorry(Trouble::NotFound))?;
    let aid = first_aid::find(visit.lang, happening);
    Ok(door.page(
        &visit,
        "public/first_aid.html",
        AidPage {
            happening: happening.code(),
            aid,
        },
    ))
}

/// How it works and who reads.
pub async fn about(State(door): State<Door>, visit: Visit) -> Result<Response, Sorry> {
    let roster = stormbell_service::roster(&door.node).await?;
    let page = AboutPage::new(roster.recipients.len(), roster.fingerprint);
    Ok(door.page(&visit, "public/about.html", page))
}

/// The accessibility statement.
pub async fn accessibility(State(door): State<Door>, visit: Visit) -> Response {
    door.page(&visit, "public/accessibility.html", Plain {})
}
