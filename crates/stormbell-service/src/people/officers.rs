//! Who works at the desk, in which role, and who left.

use super::join::check_email;
use crate::{
    Ctx, Fault,
    desk::{Names, left_behind, line},
};
use stormbell_model::{
    ChannelId, InvitationId, Lang, Moment, OfficerId,
    access::{Act, role_may},
    notice::Reach,
    officer::{Officer, Role},
};
use stormbell_store::{
    Tx, channels,
    journal::{self, Entry},
    people, sessions,
};

/// The people's page.
#[derive(Clone, Debug)]
pub struct OfficersPage {
    /// Everybody, those who left included.
    pub officers: Vec<Officer>,
    /// Open invitations.
    pub invitations: Vec<InvitationRow>,
    /// Open recoveries.
    pub recoveries: Vec<RecoveryRow>,
}

/// An open invitation.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// The role that it gives.
    pub role: Role,
    /// Until when it is open.
    pub expires_at: Moment,
    /// Who made it; empty for the node's first one.
    pub by: String,
}

/// A recovery on its way.
#[derive(Clone, Debug)]
pub struct RecoveryRow {
    /// Its id.
    pub id: InvitationId,
    /// Whose.
    pub officer_name: String,
    /// Who began it.
    pub begun_by: String,
    /// Whether a second person vouched.
    pub seconded: bool,
    /// Whether the one who asks began it.
    pub mine: bool,
}

/// Lists the people. Those who can only second a recovery see the recoveries.
pub async fn list_officers(ctx: &Ctx) -> Result<OfficersPage, Fault> {
    let me = ctx.officer(Act::SecondRecovery)?;
    let manages = ctx.officer(Act::ManageOfficers).is_ok();
    let now = ctx.now;
    ctx.node
        .store()
        .read_or("list officers", move |tx| {
            let names = Names::read(tx)?;
            let (recoveries, invitations): (Vec<_>, Vec<_>) = people::open_invitations(tx, now)?
                .into_iter()
                .partition(|i| i.recovery_of.is_some());
            let name = |id: Option<OfficerId>| id.map(|id| names.of(id)).unwrap_or_default();
            Ok(OfficersPage {
                officers: people::all(tx)?,
                invitations: invitations
                    .into_iter()
                    .filter(|_| manages)
                    .map(|i| InvitationRow {
                        id: i.id,
                        role: i.role,
                        expires_at: i.open_until,
                        by: name(i.by),
                    })
                    .collect(),
                recoveries: recoveries
                    .into_iter()
                    .map(|i| RecoveryRow {
                        id: i.id,
                        officer_name: name(i.recovery_of),
                        begun_by: name(i.by),
                        seconded: i.seconded_by.is_some(),
                        mine: i.by == Some(me),
                    })
                    .collect(),
            })
        })
        .await
}

/// Takes the one who asks on or off duty.
pub async fn set_duty(ctx: &Ctx, on: bool) -> Result<(), Fault> {
    let me = ctx.officer(Act::Acknowledge)?;
    change(
        ctx,
        me,
        if on { "came on duty" } else { "went off duty" },
        move |_, o| {
            o.on_duty = on;
            Ok(())
        },
    )
    .await
}

/// Changes name, address and language of the one who asks.
pub async fn set_profile(
    ctx: &Ctx,
    name: &str,
    email: Option<&str>,
    lang: Lang,
) -> Result<(), Fault> {
    let me = ctx.officer(Act::OwnSettings)?;
    let (name, email) = (line("name", name)?, check_email(email)?);
    change(ctx, me, "profile changed", move |tx, o| {
        if o.email != email {
            // What was proved of the old address says nothing about the new one.
            channels::add_profiles(tx)?;
            channels::save_reach(tx, ChannelId(o.id.0), &Reach::default())?;
        }
        o.name = name.clone();
        o.email = email.clone();
        o.lang = lang;
        Ok(())
    })
    .await
}

/// Gives a person another role. The last lead stays lead; alarms of whoever may take none any more ring again at once.
pub async fn change_role(ctx: &Ctx, id: OfficerId, role: Role) -> Result<(), Fault> {
    ctx.officer(Act::ManageOfficers)?;
    let own = ctx.clone();
    change(ctx, id, "role changed", move |tx, o| {
        if o.role == Role::Lead && role != Role::Lead {
            keep_a_lead(tx, o.id)?;
        }
        o.role = role;
        if !role_may(role, Act::Acknowledge) {
            left_behind(tx, &own, o.id)?;
        }
        Ok(())
    })
    .await
}

/// Lets a person leave: sessions, passkeys and keys end at once, and alarms that only this person had ring again.
pub async fn let_leave(ctx: &Ctx, id: OfficerId) -> Result<(), Fault> {
    ctx.officer(Act::ManageOfficers)?;
    let (now, own) = (ctx.now, ctx.clone());
    change(ctx, id, "officer left", move |tx, o| {
        if o.role == Role::Lead {
            keep_a_lead(tx, o.id)?;
        }
        o.left_at = Some(now);
        o.on_duty = false;
        o.recipient = None;
        people::remove_credentials(tx, o.id)?;
        sessions::end_all(tx, o.id)?;
        left_behind(tx, &own, o.id)
    })
    .await
}

fn keep_a_lead(tx: &mut Tx<'_>, but: OfficerId) -> Result<(), Fault> {
    let other = people::all(tx)?
        .iter()
        .any(|o| o.id != but && o.role == Role::Lead && o.left_at.is_none());
    if other {
        Ok(())
    } else {
        Err(Fault::Conflict("last-lead"))
    }
}

async fn change(
    ctx: &Ctx,
    id: OfficerId,
    act: &'static str,
    mut how: impl FnMut(&mut Tx<'_>, &mut Officer) -> Result<(), Fault> + Send + 'static,
) -> Result<(), Fault> {
    let entry = ctx.entry(act, id.0);
    ctx.node
        .store()
        .write_or(act, move |tx| {
            let mut officer = people::load(tx, id)?
                .filter(|o| o.left_at.is_none())
                .ok_or(Fault::NotFound)?;
            how(tx, &mut officer)?;
            people::save(tx, &officer)?;
            let facts = vec![("to", officer.role.code().to_owned())];
            journal::note(
                tx,
                Entry {
                    facts,
                    ..entry.clone()
                },
            )?;
            Ok::<_, Fault>(())
        })
        .await?;
    ctx.node.stir();
    Ok(())
}
