//! Shifts that change hands, from the page of one's own duty: somebody is asked, and says yes or no.

use crate::{
    Door, Sorry,
    desk::{
        notice::after,
        seat::{Seat, id},
    },
    fields::Fields,
    trouble::Trouble,
};
use axum::{Router, extract::Path, response::Response, routing::post};
use stormbell_model::{LayerId, OfficerId, SwapId, access::Act};
use stormbell_service::{accept_swap, swap_shift, undo_swap};

const HERE: &str = "/desk/duty";

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/duty/swap", post(ask))
        .route("/desk/duty/swap/{id}/accept", post(accept))
        .route("/desk/duty/swap/{id}/undo", post(undo))
}

async fn ask(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::SwapShifts)?;
    let layer: LayerId = id(&fields.plain("layer"))?;
    let to: OfficerId = id(&fields.plain("to"))?;
    let number = fields.plain("number").parse();
    let number: u32 = number.map_err(|_| Sorry(Trouble::NotFound))?;
    let result = swap_shift(&seat.ctx, layer, number, to).await;
    after(result, HERE, "swap-offered")
}

async fn accept(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::SwapShifts)?;
    let which: SwapId = id(&which)?;
    after(accept_swap(&seat.ctx, which).await, HERE, "swap-accepted")
}

async fn undo(seat: Seat, Path(which): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::SwapShifts)?;
    let which: SwapId = id(&which)?;
    after(undo_swap(&seat.ctx, which).await, HERE, "swap-undone")
}
