//! The people of the desk: invite, change roles, let leave, recover, and the two recovery keys.

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
            lead::{
                InvitationView, OfficerView, OfficersPage, OnceLink, RecoveryKeysPage, RecoveryView,
            },
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
use stormbell_model::{
    access::Act,
    complaint::Problem,
    officer::{Officer, Role},
};
use stormbell_service::{
    Fault, Invited, begin_recovery, change_role, invite, let_leave, list_officers, recovery_keys,
    second_recovery, set_recovery_keys, withdraw_invitation,
};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/officers", get(page))
        .route("/desk/officers/invite", post(make_invitation))
        .route("/desk/officers/{id}/role", post(role))
        .route("/desk/officers/{id}/leave", post(leave))
        .route("/desk/officers/{id}/recover", post(recover))
        .route("/desk/recoveries/{id}/second", post(second))
        .route("/desk/invitations/{id}/withdraw", post(withdraw))
        .route("/desk/recovery-keys", get(keys).post(keep_keys))
}

const HERE: &str = "/desk/officers";

async fn page(seat: Seat) -> Result<Response, Sorry> {
    let page = view(&seat).await?;
    Ok(seat.page("desk/officers.html", page))
}

async fn view(seat: &Seat) -> Result<OfficersPage, Fault> {
    let now = seat.ctx.now;
    let people = list_officers(&seat.ctx).await?;
    let frame = seat.frame("officers", HERE).await?;
    let has_keys = !frame.may.manage_recovery_keys || !recovery_keys(&seat.ctx).await?.is_empty();
    Ok(OfficersPage {
        frame,
        officers: in_order(people.officers)
            .iter()
            .map(|o| officer(o, seat))
            .collect(),
        invitations: people
            .invitations
            .into_iter()
            .map(|i| InvitationView {
                id: i.id.to_string(),
                role: i.role.code(),
                expires: Ago::of(i.expires_at, now),
                by: i.by,
            })
            .collect(),
        recoveries: people
            .recoveries
            .into_iter()
            .map(|r| RecoveryView {
                id: r.id.to_string(),
                officer_name: r.officer_name,
                begun_by: r.begun_by,
                seconded: r.seconded,
                mine: r.mine,
            })
            .collect(),
        link: None,
        recovery_keys: has_keys,
        choices: Choices::all(),
    })
}

/// Those who are here by name, then those who left.
fn in_order(mut officers: Vec<Officer>) -> Vec<Officer> {
    officers.sort_by_key(|o| (o.left_at.is_some(), o.name.to_lowercase()));
    officers
}

fn officer(o: &Officer, seat: &Seat) -> OfficerView {
    OfficerView {
        id: o.id.to_string(),
        name: o.name.clone(),
        role: o.role.code(),
        on_duty: o.on_duty,
        has_mail: o.email.is_some(),
        has_key: o.recipient.is_some(),
        since: Ago::of(o.since, seat.ctx.now),
        left: o.left_at.is_some(),
        is_me: o.id == seat.officer.id,
    }
}

/// The page with a link that is shown this once and kept nowhere.
async fn with_link(
    seat: &Seat,
    invited: Result<Invited, Fault>,
    recovery: bool,
) -> Result<Response, Sorry> {
    match invited {
        Ok(invited) => {
            let mut page = view(seat).await?;
            page.frame.done = Some("invited");
            page.link = Some(OnceLink {
                url: invited.url,
                expires: Ago::of(invited.expires_at, seat.ctx.now),
                recovery,
            });
            Ok(seat.page("desk/officers.html", page))
        }
        Err(Fault::Invalid(why)) => {
            let mut page = view(seat).await?;
            page.frame.retry = Retry::of(forms::INVITE.name, Default::default(), &why);
            Ok(seat.page_again("desk/officers.html", page))
        }
        Err(fault) => after::<()>(Err(fault), HERE, "invited"),
    }
}

async fn make_invitation(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageOfficers)?;
    let invited = match Role::parse(&fields.plain("role")) {
        Some(role) => invite(&seat.ctx, role).await,
        None => Err(Fault::field("role", Problem::Unknown)),
    };
    with_link(&seat, invited, false).await
}

async fn role(seat: Seat, Path(officer): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageOfficers)?;
    let result = match Role::parse(&fields.plain("role")) {
        Some(role) => change_role(&seat.ctx, id(&officer)?, role).await,
        None => Err(Fault::field("role", Problem::Unknown)),
    };
    after(result, HERE, "role")
}

async fn leave(seat: Seat, Path(officer): Path<String>) -> Result<Response, Sorry> {
    after(let_leave(&seat.ctx, id(&officer)?).await, HERE, "left")
}

async fn recover(seat: Seat, Path(officer): Path<String>) -> Result<Response, Sorry> {
    let result = begin_recovery(&seat.ctx, id(&officer)?).await;
    after(result, HERE, "recovery")
}

async fn second(seat: Seat, Path(recovery): Path<String>) -> Result<Response, Sorry> {
    let invited = second_recovery(&seat.ctx, id(&recovery)?).await;
    with_link(&seat, invited, true).await
}

async fn withdraw(seat: Seat, Path(invitation): Path<String>) -> Result<Response, Sorry> {
    let result = withdraw_invitation(&seat.ctx, id(&invitation)?).await;
    after(result, HERE, "withdrawn")
}

async fn keys(seat: Seat) -> Result<Response, Sorry> {
    let page = RecoveryKeysPage {
        frame: seat.frame("officers", "/desk/recovery-keys").await?,
        recipients: recovery_keys(&seat.ctx).await?,
    };
    Ok(seat.page("desk/recovery_keys.html", page))
}

async fn keep_keys(seat: Seat, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageRecoveryKeys)?;
    let both = [fields.plain("first"), fields.plain("second")];
    let result = set_recovery_keys(&seat.ctx, both).await;
    after(result, HERE, "recovery-keys")
}
