//! A further passkey of an officer who is here already.

use super::*;
use stormbell_service::{add_passkey, passkeys_of};

/// The first half. A device that has a passkey of this officer is not asked to make another.
pub async fn begin(seat: Seat) -> Result<Response, Sorry> {
    let had = passkeys_of(&seat.ctx).await?;
    let (handle, name) = (seat.officer.id.0, seat.officer.name.clone());
    let begun = begin_making(&seat.door, &seat.ctx, handle, &name, &had).await?;
    Ok(Json(begun).into_response())
}

/// What the device made.
#[derive(Deserialize)]
pub struct Adding {
    ticket: String,
    #[serde(default)]
    label: String,
    credential: RegisterPublicKeyCredential,
}

/// The second half.
pub async fn finish(seat: Seat, Json(adding): Json<Adding>) -> Result<Response, Sorry> {
    let passkey = finish_making(
        &seat.door,
        &seat.ctx,
        &adding.ticket,
        &adding.credential,
        &adding.label,
    )
    .await?;
    add_passkey(&seat.ctx, passkey).await?;
    let next = "/desk/me?done=passkey";
    Ok(Json(Done { next }).into_response())
}
