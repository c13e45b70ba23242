//! Organisations and the keys of their machines.

use crate::{
    Door, Sorry,
    desk::{
        forms,
        notice::after,
        seat::{Seat, id},
        views::{
            ago::Ago,
            choices::Choices,
            frame::Retry,
            lead::{ApiKeyView, OrganisationView, OrganisationsPage},
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
    Moment, OrganisationId,
    access::Act,
    sector::Sector,
    text::{visible, visible_line},
};
use stormbell_service::{
    Fault, TestKey, WatchedAt, give_api_key, give_test_key, organisations_from,
    register_organisation, revoke_api_key, set_assets,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/organisations", get(page).post(register))
        .route("/desk/organisations/{id}/assets", post(assets))
        .route("/desk/organisations/{id}/key", post(give))
        .route("/desk/organisations/{id}/test-key", post(give_for_tests))
        .route("/desk/api-keys/{id}/revoke", post(revoke))
}

const HERE: &str = "/desk/organisations";

#[derive(Deserialize)]
struct Asked {
    after: Option<String>,
}

async fn page(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Sorry> {
    let page = view(&seat, asked.after.as_deref()).await?;
    Ok(seat.page("desk/organisations.html", page))
}

async fn view(seat: &Seat, after: Option<&str>) -> Result<OrganisationsPage, Fault> {
    let known = organisations_from(&seat.ctx, after).await?;
    Ok(OrganisationsPage {
        frame: seat.frame("organisations", HERE).await?,
        older: known.next.map(|next| format!("{HERE}?after={next}")),
        after: after.map(str::to_owned),
        organisations: known
            .rows
            .into_iter()
            .map(|o| organisation(o, seat.ctx.now))
            .collect(),
        key: None,
        hook_key: None,
        public_url: seat.door.settings.public_url.clone(),
        choices: Choices::all(),
    })
}

fn organisation(o: stormbell_service::OrganisationView, now: Moment) -> OrganisationView {
    OrganisationView {
        id: o.id.to_string(),
        name: visible_line(&o.name),
        sector: o.sector.map(Sector::word),
        assets: visible(&o.assets.join("\n")),
        keys: o
            .keys
            .into_iter()
            .map(|k| ApiKeyView {
                id: k.id.to_string(),
                label: visible_line(&k.label),
                given: Ago::of(k.given_at, now),
                last_used: k.last_used_at.map(|at| Ago::of(at, now)),
                for_tests: k.for_tests,
                revoked: k.revoked,
            })
            .collect(),
    }
}

async fn register(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageOrganisations)?;
    let sector = Sector::parse(&fields.plain("sector"));
    let result = register_organisation(&seat.ctx, &fields.plain("name"), sector).await;
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(&seat, None).await?;
        let form = &forms::ORGANISATION;
        page.frame.retry = Retry::of(form.name, form.typed(&fields), why);
        return Ok(seat.page_again("desk/organisations.html", page));
    }
    after(result, HERE, forms::ORGANISATION.done)
}

async fn give(seat: Seat, Path(to): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    let to: OrganisationId = id(&to)?;
    let given = give_api_key(&seat.ctx, to, &fields.plain("label")).await;
    let given = given.map(|key| TestKey {
        key,
        hook_key: None,
    });
    given_key(&seat, to, &fields, given).await
}

async fn give_for_tests(
    seat: Seat,
    Path(to): Path<String>,
    fields: Fields,
) -> Result<Response, Sorry> {
    let to: OrganisationId = id(&to)?;
    let (email, hook) = (fields.plain("email"), fields.plain("hook"));
    let at = WatchedAt {
        email: &email,
        hook: &hook,
    };
    let given = give_test_key(&seat.ctx, to, &fields.plain("label"), at).await;
    given_key(&seat, to, &fields, given).await
}

/// The key is shown beside its organisation, on the page where it was asked for.
async fn given_key(
    seat: &Seat,
    to: OrganisationId,
    fields: &Fields,
    given: Result<TestKey, Fault>,
) -> Result<Response, Sorry> {
    let on_page = Some(fields.plain("after")).filter(|after| !after.is_empty());
    match given {
        Ok(given) => {
            let mut page = view(seat, on_page.as_deref()).await?;
            page.frame.done = Some("key-given");
            page.key = Some((to.to_string(), given.key));
            page.hook_key = given.hook_key;
            Ok(seat.page("desk/organisations.html", page))
        }
        Err(Fault::Invalid(why)) => {
            let mut page = view(seat, on_page.as_deref()).await?;
            page.frame.retry = Retry::of("organisation", Default::default(), &why);
            Ok(seat.page_again("desk/organisations.html", page))
        }
        Err(fault) => after::<()>(Err(fault), HERE, "key-given"),
    }
}

async fn assets(seat: Seat, Path(of): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageOrganisations)?;
    let of: OrganisationId = id(&of)?;
    let result = match forms::lines(&fields, "assets") {
        Ok(lines) => set_assets(&seat.ctx, of, &lines).await,
        Err(fault) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(&seat, None).await?;
        page.frame.retry = Retry::of(forms::ASSETS.name, forms::ASSETS.typed(&fields), why);
        return Ok(seat.page_again("desk/organisations.html", page));
    }
    after(result, HERE, forms::ASSETS.done)
}

async fn revoke(seat: Seat, Path(key): Path<String>) -> Result<Response, Sorry> {
    let result = revoke_api_key(&seat.ctx, id(&key)?).await;
    after(result, HERE, "key-revoked")
}
