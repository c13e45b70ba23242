//! Layers of a rota: added, changed, ended, and each of it taken back.

use super::{
    one::{Asked, view},
    read,
};
use crate::{
    Door, Sorry,
    desk::{
        notice::after,
        seat::{Seat, id},
        views::frame::Retry,
    },
    fields::Fields,
};
use axum::{Router, extract::Path, response::Response, routing::post};
use stormbell_model::{LayerId, RotaId, access::Act};
use stormbell_service::{
    Fault, add_layer, change_layer, end_layer, go_on_with_layer, undo_layer_change,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/rotas/{id}/layers", post(add))
        .route("/desk/rotas/{id}/layers/{layer}", post(change))
        .route("/desk/rotas/{id}/layers/{layer}/end", post(end))
        .route("/desk/rotas/{id}/layers/{layer}/go-on", post(go_on))
        .route("/desk/rotas/{id}/layers/{layer}/undo", post(undo))
}

fn here(rota: RotaId) -> String {
    format!("/desk/rotas/{rota}")
}

async fn add(seat: Seat, Path(rota): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let rota: RotaId = id(&rota)?;
    let mut seen = view(&seat, rota, &Asked::default()).await?;
    let result = match read::layer(&fields, &seen.able) {
        Ok(drawn) => add_layer(&seat.ctx, rota, drawn).await,
        Err(fault) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        seen.page.frame.retry = Retry::of("layer", read::typed(&fields), why);
        seen.page.layer_form = read::layer_again(&fields, seen.page.layer_form);
        return Ok(seat.page_again("desk/rota.html", seen.page));
    }
    after(result, &here(rota), "layer-added")
}

async fn change(
    seat: Seat,
    Path((rota, layer)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let (rota, layer): (RotaId, LayerId) = (id(&rota)?, id(&layer)?);
    let mut page = view(&seat, rota, &Asked::default()).await?;
    let result = match read::layer(&fields, &page.able) {
        Ok(drawn) => change_layer(&seat.ctx, layer, drawn).await,
        Err(fault) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let mut typed = read::typed(&fields);
        typed.insert(String::from("layer"), layer.to_string());
        page.page.frame.retry = Retry::of("layer-change", typed, why);
        let it = page
            .page
            .layers
            .iter_mut()
            .find(|l| l.id == layer.to_string());
        if let Some(it) = it {
            it.form = read::layer_again(&fields, std::mem::take(&mut it.form));
        }
        return Ok(seat.page_again("desk/rota.html", page.page));
    }
    after(result, &here(rota), "layer-changed")
}

async fn end(seat: Seat, Path((rota, layer)): Path<(String, String)>) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let result = end_layer(&seat.ctx, id(&layer)?).await;
    after(result, &here(id(&rota)?), "layer-ended")
}

async fn go_on(seat: Seat, Path((rota, layer)): Path<(String, String)>) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let result = go_on_with_layer(&seat.ctx, id(&layer)?).await;
    after(result, &here(id(&rota)?), "layer-goes-on")
}

async fn undo(seat: Seat, Path((rota, layer)): Path<(String, String)>) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let result = undo_layer_change(&seat.ctx, id(&layer)?).await;
    after(result, &here(id(&rota)?), "layer-undone")
}
