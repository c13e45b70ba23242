//! The rotas: all of them on one page, each on its own, and the forms that draw them.

mod acts;
mod layers;
mod one;
mod read;
pub mod show;
pub mod show_changes;
pub mod show_layers;

use crate::{
    Door, Sorry,
    desk::{
        notice::after,
        seat::Seat,
        views::{
            frame::Retry,
            rota::{LayerForm, RotasPage},
        },
    },
    fields::Fields,
    zones,
};
use axum::{
    Router,
    response::Response,
    routing::{get, post},
};
use stormbell_model::{OfficerId, access::Act, rota::Zone};
use stormbell_service::{Fault, draw_rota, let_rotas_decide, list_rotas};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/rotas", get(page))
        .route("/desk/rotas/draw", post(draw))
        .route("/desk/rotas/decide", post(decide))
        .merge(one::routes())
        .merge(acts::routes())
        .merge(layers::routes())
}

const HERE: &str = "/desk/rotas";

async fn page(seat: Seat) -> Result<Response, Sorry> {
    Ok(seat.page("desk/rotas.html", view(&seat).await?.0))
}

/// The page, and who could take turns.
async fn view(seat: &Seat) -> Result<(RotasPage, Vec<OfficerId>), Fault> {
    let seen = list_rotas(&seat.ctx).await?;
    let able = seen.able.clone();
    let frame = seat.frame("rotas", HERE).await?;
    Ok((show::rotas(seen, frame, &home(seat), seat.ctx.now), able))
}

/// The clock of the node's state.
fn home(seat: &Seat) -> Zone {
    let name = zones::of_state(&seat.door.node.config().state);
    Zone::named(name).unwrap_or_else(Zone::utc)
}

/// A new rota with its first layer.
async fn draw(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::DrawRotas)?;
    let (mut page, able) = view(&seat).await?;
    let result = match (read::rota(&fields), read::layer(&fields, &able)) {
        (Ok(rota), Ok(layer)) => draw_rota(&seat.ctx, rota, Some(layer)).await,
        (rota, layer) => Err(Fault::Invalid(both(rota.err(), layer.err()))),
    };
    match result {
        Ok(id) => after(Ok(()), &format!("{HERE}/{id}"), "rota-drawn"),
        Err(Fault::Invalid(why)) => {
            page.frame.retry = Retry::of("rota", read::typed(&fields), &why);
            page.form = read::layer_again(&fields, page.form);
            Ok(seat.page_again("desk/rotas.html", page))
        }
        Err(fault) => Err(fault.into()),
    }
}

fn both(one: Option<Fault>, other: Option<Fault>) -> Vec<stormbell_model::complaint::Complaint> {
    let why = [one, other].into_iter().flatten();
    let complaints = why.map(|fault| match fault {
        Fault::Invalid(why) => why,
        _ => Vec::new(),
    });
    complaints.flatten().collect()
}

async fn decide(seat: Seat) -> Result<Response, Sorry> {
    after(let_rotas_decide(&seat.ctx).await, HERE, "rotas-decide")
}

/// A form with everybody who could take turns, without a place yet.
pub fn blank(able: &[OfficerId], names: &show::Names) -> LayerForm {
    let person = |p: &OfficerId| (p.to_string(), show::name(names, *p), String::new());
    LayerForm {
        people: able.iter().map(person).collect(),
        every: String::from("1"),
        unit: String::from("week"),
        ..LayerForm::default()
    }
}
