//! The common picture: what burns where.

use super::show;
use crate::{
    Door, Sorry,
    desk::{
        seat::Seat,
        views::{exchange::picture::PicturePage, map::Map},
    },
};
use axum::{Router, response::Response, routing::get};
use std::collections::BTreeMap;
use stormbell_model::{access::Act, kind::Kind, sector::Sector};
use stormbell_service::exchange::{PictureRow, common_picture};

/// The newest on the picture's page.
/// Told: nobody. Rest: the pages of what came and went have all.
const NEWEST_MAX: usize = 12;

/// The address.
pub fn routes() -> Router<Door> {
    Router::new().route("/desk/picture", get(page))
}

async fn page(seat: Seat) -> Result<Response, Sorry> {
    seat.may(Act::ReadExchange)?;
    let now = seat.ctx.now;
    let in_network = seat.ctx.node.network().is_some();
    let all = match in_network {
        true => common_picture(&seat.ctx).await?,
        false => Vec::new(),
    };
    let open: Vec<PictureRow> = all.into_iter().filter(|r| r.is_open).collect();
    // A node is named after its state: «se», «de-bayern».
    let country = |r: &PictureRow| {
        let code: String = r.line.origin.as_str().chars().take(2).collect();
        Some(code.to_ascii_uppercase())
    };
    let kind = |r: &PictureRow| Kind::parse(&r.kind).map(Kind::value);
    let sector = |r: &PictureRow| {
        r.sector
            .as_deref()
            .and_then(Sector::parse)
            .map(Sector::word)
    };
    let page = PicturePage {
        frame: seat.frame("picture", "/desk/picture").await?,
        in_network,
        map: Map::of(counted(&open, country)),
        kinds: counted(&open, kind),
        sectors: counted(&open, sector),
        newest: open
            .into_iter()
            .take(NEWEST_MAX)
            .map(|r| show::line(r.line, r.own, now))
            .collect(),
    };
    Ok(seat.page("desk/exchange/picture.html", page))
}

/// How many of each, the most first.
fn counted<K: Ord + Clone>(
    rows: &[PictureRow],
    of: impl Fn(&PictureRow) -> Option<K>,
) -> Vec<(K, i64)> {
    let mut counts: BTreeMap<K, i64> = BTreeMap::new();
    for key in rows.iter().filter_map(of) {
        *counts.entry(key).or_default() += 1;
    }
    let mut all: Vec<(K, i64)> = counts.into_iter().collect();
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    all
}
