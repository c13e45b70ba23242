//! The page of one rota.

use super::{blank, show, show_changes};
use crate::{
    Door, Sorry,
    desk::{
        seat::{Seat, id},
        views::rota::{RotaPage, SwapView},
    },
};
use axum::{
    Router,
    extract::{Path, Query},
    response::Response,
    routing::get,
};
use serde::Deserialize;
use stormbell_model::{Moment, OfficerId, RotaId, rota::Zone};
use stormbell_service::{Fault, read_rota};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new().route("/desk/rotas/{id}", get(page))
}

/// What the address asks for: the form of an override over a day or a moment, or the form of a swap of a shift.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// A date such as `2026-12-05`.
    day: Option<String>,
    /// A moment, microseconds UTC.
    at: Option<i64>,
    /// A layer and a number.
    shift: Option<String>,
}

impl Asked {
    /// The form of a swap.
    pub fn of_shift(shift: String) -> Asked {
        Asked {
            shift: Some(shift),
            ..Asked::default()
        }
    }
}

async fn page(
    seat: Seat,
    Path(rota): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Sorry> {
    let seen = view(&seat, id(&rota)?, &asked).await?;
    Ok(seat.page("desk/rota.html", seen.page))
}

/// The page, with what its forms are read by.
pub struct Seen {
    /// The page.
    pub page: RotaPage,
    /// Where the rota's clock hangs.
    pub zone: Zone,
    /// Who could take turns.
    pub able: Vec<OfficerId>,
}

/// The page of a rota.
pub async fn view(seat: &Seat, rota: RotaId, asked: &Asked) -> Result<Seen, Fault> {
    let seen = read_rota(&seat.ctx, rota).await?;
    let frame = seat.frame("rotas", format!("/desk/rotas/{rota}")).await?;
    let (zone, able) = (seen.row.kept.zone.clone(), seen.able.clone());
    let who = show::Looks {
        me: seat.officer.id,
        draws: frame.may.draw_rotas,
        now: seat.ctx.now,
    };
    let form = blank(&seen.able, &seen.names);
    let chosen = chosen(&seen, asked, &zone);
    let shift = asked.shift.as_deref().and_then(super::read::shift);
    let mut page = show::rota(&seen, frame, &who, form);
    if let Some(moment) = chosen {
        page.override_form = show_changes::override_over(&seen, moment);
        page.override_open = true;
    }
    page.swap_form = shift.and_then(|shift| show_changes::swap_of(&seen, shift));
    page.swaps
        .retain(|s: &SwapView| s.state != "undone" || !s.over);
    Ok(Seen { page, zone, able })
}

/// The moment that a day or a finding leads to: a hole on that day, else its noon.
fn chosen(seen: &stormbell_service::RotaPage, asked: &Asked, zone: &Zone) -> Option<Moment> {
    if let Some(at) = asked.at {
        return Some(Moment(at));
    }
    let noon = show::noon_of(asked.day.as_deref()?)?;
    let (from, until) = (
        zone.start(noon.midnight()),
        zone.start(noon.midnight().plus_s(86_400)),
    );
    let on_day = |s: &&stormbell_model::rota::Stretch| s.from() < until && from < s.until();
    let hole = seen.schedule.holes.iter().find(on_day);
    Some(hole.map_or_else(|| zone.start(noon), |h| h.from().max(from)))
}
