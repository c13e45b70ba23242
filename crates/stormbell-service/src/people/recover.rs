//! Recovery by two people: the lead begins, another officer vouches, and only then there is a link.

use super::invite::Invited;
use crate::{
    Ctx, Fault,
    tokens::{self, Opens},
};
use stormbell_model::{InvitationId, OfficerId, access::Act, limits};
use stormbell_store::{
    journal,
    people::{self, Invitation},
};

/// Begins the recovery of an officer who lost every passkey.
pub async fn begin_recovery(ctx: &Ctx, id: OfficerId) -> Result<InvitationId, Fault> {
    let me = ctx.officer(Act::ManageOfficers)?;
    let recovery = InvitationId::new(ctx.now, ctx.node.chance());
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("begin recovery", move |tx| {
            let officer = people::load(tx, id)?
                .filter(|o| o.left_at.is_none())
                .ok_or(Fault::NotFound)?;
            let invitation = Invitation {
                id: recovery,
                lookup: None,
                role: officer.role,
                recovery_of: Some(id),
                by: Some(me),
                seconded_by: None,
                open_until: c.now.plus(limits::INVITATION_OPEN),
                used_at: None,
                withdrawn_at: None,
            };
            people::add_invitation(tx, &invitation)?;
            journal::note(tx, c.entry("recovery begun", id.0))?;
            Ok::<_, Fault>(())
        })
        .await?;
    Ok(recovery)
}

/// Vouches for a recovery that somebody else began, and gives the link. Not for oneself.
pub async fn second_recovery(ctx: &Ctx, id: InvitationId) -> Result<Invited, Fault> {
    let me = ctx.officer(Act::SecondRecovery)?;
    let token = tokens::draw(ctx.node.chance());
    let lookup = ctx.node.lookup(Opens::Invitation, &token);
    let c = ctx.clone();
    let expires_at = ctx
        .node
        .store()
        .write_or("second recovery", move |tx| {
            let mut i = people::invitation(tx, id)?
                .filter(|i| i.is_open(c.now) && i.recovery_of.is_some())
                .ok_or(Fault::NotFound)?;
            if i.by == Some(me) || i.recovery_of == Some(me) {
                return Err(Fault::Conflict("needs-another-person"));
            }
            if i.seconded_by.is_some() {
                return Err(Fault::Conflict("already-seconded"));
            }
            i.seconded_by = Some(me);
            i.lookup = Some(lookup);
            people::save_invitation(tx, &i)?;
            let subject = i.recovery_of.map_or(id.0, |o| o.0);
            journal::note(tx, c.entry("recovery seconded", subject))?;
            Ok(i.open_until)
        })
        .await?;
    let url = format!("{}/invite/{token}", ctx.node.config().public_url);
    Ok(Invited {
        token,
        url,
        expires_at,
    })
}
