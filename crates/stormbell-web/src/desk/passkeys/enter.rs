//! Signing in: the device says by itself whose passkey it is.

use super::*;
use axum::extract::State;
use stormbell_service::open_session;

/// The first half. The device is asked for any passkey of this node.
pub async fn begin(State(door): State<Door>, visit: Visit) -> Result<Response, Sorry> {
    let ctx = door.ctx(Actor::Visitor, &visit);
    may_begin(&door, &visit)?;
    let (mut options, state) = webauthn(&door)?
        .start_discoverable_authentication()
        .map_err(|_| refused())?;
    // The library has filling-in of forms in mind; here a button was pressed.
    options.mediation = None;
    let ticket = keep_ceremony(&ctx, written(&state)?).await?;
    let options = serde_json::to_value(options).map_err(|_| refused())?;
    Ok(Json(Begun { ticket, options }).into_response())
}

/// What the device answered.
#[derive(Deserialize)]
pub struct Entering {
    ticket: String,
    credential: PublicKeyCredential,
}

/// The second half.
pub async fn finish(
    State(door): State<Door>,
    visit: Visit,
    Json(entering): Json<Entering>,
) -> Result<Response, Sorry> {
    let ctx = door.ctx(Actor::Visitor, &visit);
    let state: DiscoverableAuthentication = taken(&ctx, &entering.ticket).await?;
    let id = entering.credential.get_credential_id();
    let view = passkey_by_credential(&ctx, id).await?.ok_or_else(refused)?;
    let mut passkey = read_passkey(&view.data).ok_or_else(refused)?;
    let result = webauthn(&door)?
        .finish_discoverable_authentication_v2(&entering.credential, state, &passkey)
        .map_err(|_| refused())?;
    if passkey.update_credential(&result) == Some(true) {
        renew_passkey(&ctx, &view, written(&passkey)?).await?;
    }
    let session = open_session(&ctx, view.officer).await?;
    Ok(seated(&visit, &session, "/desk"))
}
