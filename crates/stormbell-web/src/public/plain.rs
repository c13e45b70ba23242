//! The pages that say the same to everyone: start, first aid, about, accessibility.

use crate::{
    Door, Sorry, Visit, first_aid,
    public::views::{AboutPage, AidListPage, AidPage, Plain},
    trouble::Trouble,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use stormbell_model::happening::Happening;

/// The start page.
pub async fn home(State(door): State<Door>, visit: Visit) -> Response {
    door.page_of_stock(&visit, "public/home.html", || Plain {})
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
