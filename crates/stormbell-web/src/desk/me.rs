//! The officer's own page.

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
            mine::{MePage, PasskeyView, SessionView},
        },
    },
    fields::Fields,
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use stormbell_model::{Lang, complaint::Problem, notice::Channel};
use stormbell_service::{
    Fault, MyKey, my_key, my_sessions, passkeys_of, remove_passkey, revoke_session, set_profile,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/me", get(page).post(profile))
        .route("/desk/me/passkeys/{id}/remove", post(remove))
        .route("/desk/me/sessions/{id}/revoke", post(revoke))
}

async fn page(seat: Seat) -> Result<Response, Sorry> {
    let page = view(&seat).await?;
    Ok(seat.page("desk/me.html", page))
}

async fn view(seat: &Seat) -> Result<MePage, Fault> {
    let key = my_key(&seat.ctx).await?;
    Ok(MePage {
        frame: seat.frame("me", "/desk/me").await?,
        email: seat.officer.email.clone().unwrap_or_default(),
        lang_code: seat.officer.lang.code(),
        mail: seat.door.node.config().carries(Channel::Mail),
        passkeys: passkeys(seat, key.as_ref()).await?,
        sessions: sessions(seat).await?,
        recipient: key.map(|k| k.recipient),
        choices: Choices::all(),
    })
}

async fn passkeys(seat: &Seat, key: Option<&MyKey>) -> Result<Vec<PasskeyView>, Fault> {
    let opens: Vec<String> = key
        .iter()
        .flat_map(|k| &k.wrapped)
        .filter_map(|w| w.credential_id.as_ref())
        .map(|c| URL_SAFE_NO_PAD.encode(c))
        .collect();
    let view = |p: stormbell_service::PasskeyView| PasskeyView {
        id: p.id.to_string(),
        // The credential's id stands in its data as text.
        opens_key: opens.iter().any(|c| p.data.contains(c.as_str())),
        added: Ago::of(p.added_at, seat.ctx.now),
        label: p.label,
    };
    Ok(passkeys_of(&seat.ctx)
        .await?
        .into_iter()
        .map(view)
        .collect())
}

async fn sessions(seat: &Seat) -> Result<Vec<SessionView>, Fault> {
    let now = seat.ctx.now;
    let view = |s: stormbell_service::SessionView| SessionView {
        id: s.id.to_string(),
        opened: Ago::of(s.opened_at, now),
        last_seen: Ago::of(s.last_seen_at, now),
        current: s.current,
    };
    Ok(my_sessions(&seat.ctx)
        .await?
        .into_iter()
        .map(view)
        .collect())
}

async fn profile(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    let (name, email) = (fields.plain("name"), fields.plain("email"));
    let email = Some(email.trim()).filter(|e| !e.is_empty());
    let result = match Lang::parse(&fields.plain("lang")) {
        Some(lang) => set_profile(&seat.ctx, &name, email, lang).await,
        None => Err(Fault::field("lang", Problem::Unknown)),
    };
    if let Err(Fault::Invalid(why)) = &result {
        let mut page = view(&seat).await?;
        page.frame.retry = Retry::of(forms::PROFILE.name, forms::PROFILE.typed(&fields), why);
        return Ok(seat.page_again("desk/me.html", page));
    }
    after(result, "/desk/me", forms::PROFILE.done)
}

async fn remove(seat: Seat, Path(passkey): Path<String>) -> Result<Response, Sorry> {
    let result = remove_passkey(&seat.ctx, id(&passkey)?).await;
    after(result, "/desk/me", "passkey")
}

async fn revoke(seat: Seat, Path(session): Path<String>) -> Result<Response, Sorry> {
    let result = revoke_session(&seat.ctx, id(&session)?).await;
    after(result, "/desk/me", "session")
}
