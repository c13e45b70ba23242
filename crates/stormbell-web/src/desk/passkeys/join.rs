//! Following an invitation: the first passkey makes the officer, or gives a recovered one a way in again.

use super::*;
use aws_lc_rs::digest::{SHA256, digest};
use axum::extract::State;
use stormbell_model::Lang;
use stormbell_service::{Joining, join, look_at_invitation};

/// Who wants to join.
#[derive(Deserialize)]
pub struct Wish {
    invitation: String,
    name: String,
}

/// The first half. The invitation stays open until the second.
pub async fn begin(
    State(door): State<Door>,
    visit: Visit,
    Json(wish): Json<Wish>,
) -> Result<Response, Sorry> {
    let ctx = door.ctx(Actor::Visitor, &visit);
    may_begin(&door, &visit)?;
    let invitation = look_at_invitation(&ctx, &wish.invitation)
        .await?
        .ok_or(Sorry(Trouble::NotFound))?;
    let name = invitation.recovery_of.unwrap_or(wish.name);
    let name: String = name.trim().chars().take(64).collect();
    if name.is_empty() {
        return Err(Sorry(Trouble::Unreadable));
    }
    let begun = begin_making(&door, &ctx, handle(&wish.invitation), &name, &[]).await?;
    Ok(Json(begun).into_response())
}

/// A user handle from the invitation: trying twice on one device replaces the passkey instead of leaving a dead one.
/// It says nothing about the person, as the standard asks.
fn handle(invitation: &str) -> Uuid {
    let mut sixteen = [0; 16];
    sixteen.copy_from_slice(&digest(&SHA256, invitation.as_bytes()).as_ref()[..16]);
    Uuid::from_bytes(sixteen)
}

/// What the device made, and what the person wrote.
#[derive(Deserialize)]
pub struct Coming {
    ticket: String,
    invitation: String,
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    label: String,
    credential: RegisterPublicKeyCredential,
}

/// The second half.
pub async fn finish(
    State(door): State<Door>,
    visit: Visit,
    Json(coming): Json<Coming>,
) -> Result<Response, Sorry> {
    let ctx = door.ctx(Actor::Visitor, &visit);
    let passkey = finish_making(
        &door,
        &ctx,
        &coming.ticket,
        &coming.credential,
        &coming.label,
    )
    .await?;
    let joining = Joining {
        name: coming.name,
        email: Some(coming.email.trim().to_owned()).filter(|e| !e.is_empty()),
        lang: Lang::parse(&coming.lang).unwrap_or(visit.lang),
        passkey,
    };
    let session = join(&ctx, &coming.invitation, joining).await?;
    Ok(seated(&visit, &session, "/desk/key"))
}
