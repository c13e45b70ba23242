//! Passkeys: the two halves of each ceremony (WebAuthn level 3). The state between them is kept in the store for five
//! minutes and used once. The key-wrapping secret (PRF) never comes here: the script keeps it on the device.

use crate::{
    Door, Sorry, Visit,
    guard::flood::{Act, Whose},
    trouble::Trouble,
};
use axum::{
    Json, Router,
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::post,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use stormbell_model::{limits, officer::Actor};
use stormbell_service::{
    Ctx, NewPasskey, OpenedSession, PasskeyView, keep_ceremony, passkey_by_credential,
    renew_passkey, take_ceremony,
};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

use super::seat::{COOKIE, Seat};

mod add;
mod enter;
mod join;

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/passkeys/enter/begin", post(enter::begin))
        .route("/desk/passkeys/enter/finish", post(enter::finish))
        .route("/desk/passkeys/join/begin", post(join::begin))
        .route("/desk/passkeys/join/finish", post(join::finish))
        .route("/desk/passkeys/add/begin", post(add::begin))
        .route("/desk/passkeys/add/finish", post(add::finish))
}

/// Beginning a sign-in keeps a row for five minutes, for anybody who asks: each network has its share.
fn may_begin(door: &Door, visit: &Visit) -> Result<(), Sorry> {
    let whose = Whose::Network(visit.source);
    Ok(door.flood.share(Act::SignIn, whose, door.node.now())?)
}

/// What the browser's half needs: a ticket for the second half, and the options of `navigator.credentials`.
#[derive(Serialize)]
struct Begun {
    ticket: String,
    options: Value,
}

/// Where to go when it is done.
#[derive(Serialize)]
struct Done {
    next: &'static str,
}

/// The ceremony was not what it should be: wrong key, wrong place, too late. One answer for all of them.
fn refused() -> Sorry {
    metrics::counter!("stormbell_passkey_refusals_total").increment(1);
    Sorry(Trouble::Forbidden)
}

/// The relying party: this node under its public address.
fn webauthn(door: &Door) -> Result<Webauthn, Sorry> {
    let broken = |why: &str| {
        tracing::error!(why, "could not use the public address for passkeys");
        Sorry(Trouble::Internal)
    };
    let origin = Url::parse(&door.settings.public_url).map_err(|_| broken("not an address"))?;
    let host = origin.host_str().ok_or_else(|| broken("no host"))?;
    let name = door.node.config().name.clone();
    WebauthnBuilder::new(host, &origin)
        .and_then(|b| b.rp_name(&name).build())
        .map_err(|_| broken("refused"))
}

/// Begins making a passkey. It must be one that signs in without a name being typed.
async fn begin_making(
    door: &Door,
    ctx: &Ctx,
    handle: Uuid,
    name: &str,
    had: &[PasskeyView],
) -> Result<Begun, Sorry> {
    let known = had.iter().filter_map(|p| read_passkey(&p.data));
    let exclude: Vec<_> = known.map(|p| p.cred_id().clone()).collect();
    let (options, state) = webauthn(door)?
        .start_passkey_registration(handle, name, name, Some(exclude))
        .map_err(|_| refused())?;
    let mut options = serde_json::to_value(options).map_err(|_| refused())?;
    options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
    options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
    let ticket = keep_ceremony(ctx, written(&state)?).await?;
    Ok(Begun { ticket, options })
}

/// Ends making a passkey.
async fn finish_making(
    door: &Door,
    ctx: &Ctx,
    ticket: &str,
    credential: &RegisterPublicKeyCredential,
    label: &str,
) -> Result<NewPasskey, Sorry> {
    let state: PasskeyRegistration = taken(ctx, ticket).await?;
    let passkey = webauthn(door)?
        .finish_passkey_registration(credential, &state)
        .map_err(|_| refused())?;
    let label = label.trim();
    Ok(NewPasskey {
        credential_id: passkey.cred_id().to_vec(),
        data: written(&passkey)?,
        label: if label.is_empty() { "passkey" } else { label }.to_owned(),
    })
}

async fn taken<T: DeserializeOwned>(ctx: &Ctx, ticket: &str) -> Result<T, Sorry> {
    let state = take_ceremony(ctx, ticket).await?.ok_or_else(refused)?;
    serde_json::from_str(&state).map_err(|_| refused())
}

fn written(value: &impl Serialize) -> Result<String, Sorry> {
    serde_json::to_string(value).map_err(|_| Sorry(Trouble::Internal))
}

fn read_passkey(data: &str) -> Option<Passkey> {
    serde_json::from_str(data).ok()
}

/// Hands the session over as a cookie.
fn seated(visit: &Visit, session: &OpenedSession, next: &'static str) -> Response {
    let mut response = (StatusCode::OK, Json(Done { next })).into_response();
    if let Some(cookie) = visit.set_cookie(COOKIE, &session.token, limits::OFFICER_SESSION) {
        response
            .headers_mut()
            .append(axum::http::header::SET_COOKIE, cookie);
    }
    response
}
