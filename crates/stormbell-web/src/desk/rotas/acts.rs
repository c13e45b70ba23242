//! Overrides and swaps of a rota, made and taken back; its name, zone and wanted hours; putting it away.

use super::{
    one::{Asked, view},
    read,
};
use crate::{
    Door, Sorry,
    desk::{
        notice::after,
        seat::{Seat, id},
        views::{frame::Retry, rota::OverrideForm},
    },
    fields::Fields,
};
use axum::{Router, extract::Path, response::Response, routing::post};
use stormbell_model::{OfficerId, OverrideId, RotaId, SwapId, access::Act, complaint::Problem};
use stormbell_service::{
    Fault, accept_swap, change_rota, make_override, put_rota_away, swap_shift, take_rota_out,
    undo_override, undo_swap,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/rotas/{id}/overrides", post(make))
        .route("/desk/rotas/{id}/overrides/{change}/undo", post(unmake))
        .route("/desk/rotas/{id}/swaps", post(swap))
        .route("/desk/rotas/{id}/swaps/{swap}/accept", post(accept))
        .route("/desk/rotas/{id}/swaps/{swap}/undo", post(swap_back))
        .route("/desk/rotas/{id}/settings", post(settings))
        .route("/desk/rotas/{id}/away", post(away))
        .route("/desk/rotas/{id}/out", post(out))
}

fn here(rota: RotaId) -> String {
    format!("/desk/rotas/{rota}")
}

async fn make(seat: Seat, Path(rota): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let rota: RotaId = id(&rota)?;
    let mut seen = view(&seat, rota, &Asked::default()).await?;
    let result = match read::change(&fields, &seen.zone, &seen.able) {
        Ok(drawn) => make_override(&seat.ctx, rota, drawn).await,
        Err(fault) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let only = |p: &&OfficerId| !fields.plain(&format!("only-{p}")).is_empty();
        seen.page.override_open = true;
        seen.page.override_form = OverrideForm {
            from: fields.plain("from"),
            until: fields.plain("until"),
            change: fields.plain("change"),
            who: fields.plain("who"),
            by: fields.plain("by"),
            only: seen
                .able
                .iter()
                .filter(only)
                .map(OfficerId::to_string)
                .collect(),
        };
        seen.page.frame.retry = Retry::of("override", read::typed(&fields), why);
        return Ok(seat.page_again("desk/rota.html", seen.page));
    }
    after(result, &here(rota), "override-made")
}

async fn unmake(
    seat: Seat,
    Path((rota, change)): Path<(String, String)>,
) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let change: OverrideId = id(&change)?;
    let result = undo_override(&seat.ctx, change).await;
    after(result, &here(id(&rota)?), "override-undone")
}

async fn swap(seat: Seat, Path(rota): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::SwapShifts)?;
    let rota: RotaId = id(&rota)?;
    let draws = seat.may(Act::DrawRotas).is_ok();
    let asked = read::shift(&fields.plain("shift"));
    let result = match (asked, fields.plain("to").parse::<OfficerId>()) {
        (Some((layer, number)), Ok(to)) => swap_shift(&seat.ctx, layer, number, to).await,
        (None, _) => Err(Fault::field("shift", Problem::Unknown)),
        (_, Err(_)) => Err(Fault::field("taker", Problem::Missing)),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let asked = Asked::of_shift(fields.plain("shift"));
        let mut seen = view(&seat, rota, &asked).await?;
        seen.page.frame.retry = Retry::of("swap", read::typed(&fields), why);
        return Ok(seat.page_again("desk/rota.html", seen.page));
    }
    let done = if draws {
        "shift-swapped"
    } else {
        "swap-offered"
    };
    after(result, &here(rota), done)
}

async fn accept(seat: Seat, Path((rota, swap)): Path<(String, String)>) -> Result<Response, Sorry> {
    seat.may(Act::SwapShifts)?;
    let swap: SwapId = id(&swap)?;
    let result = accept_swap(&seat.ctx, swap).await;
    after(result, &here(id(&rota)?), "swap-accepted")
}

async fn swap_back(
    seat: Seat,
    Path((rota, swap)): Path<(String, String)>,
) -> Result<Response, Sorry> {
    seat.may(Act::SwapShifts)?;
    let swap: SwapId = id(&swap)?;
    let result = undo_swap(&seat.ctx, swap).await;
    after(result, &here(id(&rota)?), "swap-undone")
}

async fn settings(seat: Seat, Path(rota): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let rota: RotaId = id(&rota)?;
    let result = match read::rota(&fields) {
        Ok(drawn) => change_rota(&seat.ctx, rota, drawn).await,
        Err(fault) => Err(fault),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(&seat, rota, &Asked::default()).await?.page;
        page.frame.retry = Retry::of("settings", read::typed(&fields), why);
        page.settings = read::rota_again(&fields, page.settings);
        return Ok(seat.page_again("desk/rota.html", page));
    }
    after(result, &here(rota), "rota-changed")
}

async fn away(seat: Seat, Path(rota): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let rota = id(&rota)?;
    after(
        put_rota_away(&seat.ctx, rota).await,
        &here(rota),
        "rota-away",
    )
}

async fn out(seat: Seat, Path(rota): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let rota = id(&rota)?;
    after(
        take_rota_out(&seat.ctx, rota).await,
        &here(rota),
        "rota-out",
    )
}
