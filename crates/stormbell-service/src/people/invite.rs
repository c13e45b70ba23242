//! One-time invitations. The link is shown once; the store keeps its hash.

use crate::{
    Ctx, Fault, Node,
    tokens::{self, Opens},
};
use stormbell_model::{
    InvitationId, Lang, Moment, OfficerId,
    access::Act,
    limits,
    officer::{Actor, Role},
};
use stormbell_store::{
    journal,
    people::{self, Invitation},
};

/// A new invitation.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The secret of the link.
    pub token: String,
    /// The link.
    pub url: String,
    /// Until when it is open.
    pub expires_at: Moment,
}

/// What the page behind an invitation shows.
#[derive(Clone, Debug)]
pub struct InvitationView {
    /// The role that is given.
    pub role: Role,
    /// Whose recovery it is, by name.
    pub recovery_of: Option<String>,
    /// Whose recovery it is.
    pub officer: Option<OfficerId>,
}

/// Invites a person to a role.
pub async fn invite(ctx: &Ctx, role: Role) -> Result<Invited, Fault> {
    let by = ctx.officer(Act::ManageOfficers)?;
    make(ctx, role, Some(by), false)
        .await?
        .ok_or(Fault::Internal)
}

/// The invitation that a new node prints. None once somebody works here. Every start makes a new one and withdraws
/// the one before, so that an old line on an old screen opens nothing.
pub async fn first_invitation(node: &Node) -> Result<Option<Invited>, Fault> {
    let ctx = node.ctx(Actor::Node, Lang::En);
    make(&ctx, Role::Lead, None, true).await
}

async fn make(
    ctx: &Ctx,
    role: Role,
    by: Option<OfficerId>,
    only_first: bool,
) -> Result<Option<Invited>, Fault> {
    let token = tokens::draw(ctx.node.chance());
    let invitation = Invitation {
        id: InvitationId::new(ctx.now, ctx.node.chance()),
        lookup: Some(ctx.node.lookup(Opens::Invitation, &token)),
        role,
        recovery_of: None,
        by,
        seconded_by: None,
        open_until: ctx.now.plus(limits::INVITATION_OPEN),
        used_at: None,
        withdrawn_at: None,
    };
    let expires_at = invitation.open_until;
    let mut entry = ctx.entry("officer invited", invitation.id.0);
    entry.facts = vec![("to", role.code().to_owned())];
    let now = ctx.now;
    let made = ctx
        .node
        .store()
        .write("invite", move |tx| {
            if only_first {
                if people::all(tx)?.iter().any(|o| o.left_at.is_none()) {
                    return Ok(false);
                }
                for mut old in people::open_invitations(tx, now)? {
                    old.withdrawn_at = Some(now);
                    people::save_invitation(tx, &old)?;
                }
            }
            people::add_invitation(tx, &invitation)?;
            journal::note(tx, entry.clone())?;
            Ok(true)
        })
        .await?;
    let url = format!("{}/invite/{token}", ctx.node.config().public_url);
    Ok(made.then_some(Invited {
        token,
        url,
        expires_at,
    }))
}

/// Looks behind an invitation's link; none when it opens nothing.
pub async fn look_at_invitation(ctx: &Ctx, token: &str) -> Result<Option<InvitationView>, Fault> {
    let (lookup, now) = (ctx.node.lookup(Opens::Invitation, token), ctx.now);
    let found = ctx
        .node
        .store()
        .read("look at an invitation", move |tx| {
            let Some(i) = people::invitation_by_token(tx, &lookup)?.filter(|i| i.is_open(now))
            else {
                return Ok(None);
            };
            let name = match i.recovery_of {
                Some(id) => people::load(tx, id)?.map(|o| o.name),
                None => None,
            };
            Ok(Some(InvitationView {
                role: i.role,
                recovery_of: name,
                officer: i.recovery_of,
            }))
        })
        .await?;
    Ok(found)
}

/// Withdraws an invitation or a recovery that nobody used yet.
pub async fn withdraw_invitation(ctx: &Ctx, id: InvitationId) -> Result<(), Fault> {
    ctx.officer(Act::ManageOfficers)?;
    let (now, entry) = (ctx.now, ctx.entry("invitation withdrawn", id.0));
    ctx.node
        .store()
        .write_or("withdraw invitation", move |tx| {
            let mut i = people::invitation(tx, id)?
                .filter(|i| i.is_open(now))
                .ok_or(Fault::NotFound)?;
            i.withdrawn_at = Some(now);
            people::save_invitation(tx, &i)?;
            journal::note(tx, entry.clone())?;
            Ok(())
        })
        .await
}
