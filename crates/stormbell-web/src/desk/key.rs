//! The officer's key: its public half and its locked boxes are kept here, never the key.

use crate::{
    Door, Sorry,
    desk::{seat::Seat, views::doorway::KeyPage},
    trouble::Trouble,
};
use axum::{
    Json, Router,
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use stormbell_service::{NewKey, Wrapped, add_wrapping, my_key, set_key};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/key", get(page).post(make))
        .route("/desk/key/boxes", get(boxes))
        .route("/desk/key/wrapping", post(wrap))
}

async fn page(seat: Seat) -> Result<Response, Sorry> {
    let key = my_key(&seat.ctx).await?;
    let wrapped = key.iter().flat_map(|k| &k.wrapped);
    let page = KeyPage {
        frame: seat.frame("me", "/desk/key").await?,
        wrappings: wrapped.map(|w| w.kind.clone()).collect(),
        recipient: key.map(|k| k.recipient),
    };
    Ok(seat.page("desk/key.html", page))
}

/// A locked box as JSON: bytes in base64.
#[derive(Serialize, Deserialize)]
struct LockedBox {
    kind: String,
    credential_id: Option<String>,
    blob: String,
}

/// A key as JSON.
#[derive(Serialize, Deserialize)]
struct KeyJson {
    recipient: String,
    wrapped: Vec<LockedBox>,
}

impl LockedBox {
    fn of(w: &Wrapped) -> LockedBox {
        LockedBox {
            kind: w.kind.clone(),
            credential_id: w.credential_id.as_ref().map(|c| STANDARD.encode(c)),
            blob: STANDARD.encode(&w.blob),
        }
    }
    fn read(self) -> Result<Wrapped, Sorry> {
        let bytes = |s: &str| STANDARD.decode(s).map_err(|_| Sorry(Trouble::Unreadable));
        Ok(Wrapped {
            credential_id: self.credential_id.as_deref().map(bytes).transpose()?,
            blob: bytes(&self.blob)?,
            kind: self.kind,
        })
    }
}

async fn boxes(seat: Seat) -> Result<Response, Sorry> {
    let key = my_key(&seat.ctx).await?.ok_or(Sorry(Trouble::NotFound))?;
    let answer = KeyJson {
        wrapped: key.wrapped.iter().map(LockedBox::of).collect(),
        recipient: key.recipient,
    };
    Ok(Json(answer).into_response())
}

async fn make(seat: Seat, Json(key): Json<KeyJson>) -> Result<Response, Sorry> {
    let wrapped = key.wrapped.into_iter().map(LockedBox::read);
    let new = NewKey {
        recipient: key.recipient,
        wrapped: wrapped.collect::<Result<_, _>>()?,
    };
    set_key(&seat.ctx, new).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn wrap(seat: Seat, Json(locked): Json<LockedBox>) -> Result<Response, Sorry> {
    add_wrapping(&seat.ctx, locked.read()?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
