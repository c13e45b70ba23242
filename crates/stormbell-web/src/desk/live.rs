//! «Something moved, number 418»: the desk's pages ask again for what they show. Only numbers go over this line, so
//! it needs no rule about who may see what. It ends with the session.

use crate::{
    Door, Visit,
    desk::seat::{Seat, sit_down},
};
use axum::{
    Router,
    http::{HeaderName, HeaderValue},
    response::{
        IntoResponse as _, Response,
        sse::{Event, Sse},
    },
    routing::get,
};
use futures_util::stream;
use std::{convert::Infallible, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// How long the line may be silent: shorter than proxies wait.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// The address.
pub fn routes() -> Router<Door> {
    Router::new().route("/desk/live", get(live))
}

struct Line {
    changes: Receiver<u64>,
    door: Door,
    visit: Visit,
    token: String,
}

async fn live(seat: Seat) -> Response {
    let line = Line {
        changes: seat.door.node.changes(),
        door: seat.door,
        visit: seat.visit,
        token: seat.token,
    };
    let mut response = Sse::new(stream::unfold(line, next)).into_response();
    // Proxies that gather answers would hold the news back.
    let name = HeaderName::from_static("x-accel-buffering");
    response
        .headers_mut()
        .insert(name, HeaderValue::from_static("no"));
    response
}

/// The next event or heartbeat; none when the session is over or the node stops.
async fn next(mut line: Line) -> Option<(Result<Event, Infallible>, Line)> {
    let event = tokio::select! {
        moved = line.changes.recv() => match moved {
            Ok(size) => Event::default().event("moved").data(size.to_string()),
            // Some signals were lost: the page looks at everything anyway.
            Err(RecvError::Lagged(_)) => Event::default().event("moved").data("0"),
            Err(RecvError::Closed) => return None,
        },
        () = tokio::time::sleep(HEARTBEAT) => Event::default().comment("still here"),
    };
    let still = sit_down(&line.door, &line.visit, &line.token).await;
    match still {
        Ok(Some(_)) => Some((Ok(event), line)),
        _ => None,
    }
}
