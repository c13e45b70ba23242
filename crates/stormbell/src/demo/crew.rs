//! The people of the desk whom the program plays. They join by real invitations, have sessions and keys of their own,
//! and no passkey that any device could use.

use super::{mail::PLAYED_DOMAIN, story::OfficerCard};
use std::collections::BTreeMap;
use stormbell_model::{
    Lang, OfficerId,
    officer::{Actor, Role},
    outside,
};
use stormbell_seal::Identity;
use stormbell_service::{
    Ctx, Fault, Joining, NewKey, NewPasskey, Node, Wrapped, first_invitation, invite, join,
    session, set_key,
};

/// One of them.
pub struct Played {
    /// The name that the desk shows.
    pub name: String,
    /// The key that opens contacts.
    pub identity: Identity,
    actor: Actor,
    lang: Lang,
}

/// All of them, by the story's key.
pub struct Crew {
    node: Node,
    people: BTreeMap<String, Played>,
}

impl Crew {
    /// Brings them to the desk of a new node.
    pub async fn gather(node: &Node, cards: &[OfficerCard]) -> Result<Crew, Fault> {
        let mut crew = Crew {
            node: node.clone(),
            people: BTreeMap::new(),
        };
        let mut lead = None;
        for card in cards {
            let token = match &lead {
                None => first_invitation(node).await?.ok_or(Fault::Internal)?.token,
                Some(lead) => invite(lead, card.role).await?.token,
            };
            let played = arrive(node, card, &token).await?;
            lead.get_or_insert_with(|| node.ctx(played.actor, card.lang));
            crew.people.insert(card.key.clone(), played);
        }
        Ok(crew)
    }

    /// A person of the story.
    pub fn person(&self, key: &str) -> Option<&Played> {
        self.people.get(key)
    }

    /// The context of an act by a person of the story.
    pub fn ctx(&self, key: &str) -> Result<Ctx, Fault> {
        let played = self.person(key).ok_or(Fault::NotFound)?;
        Ok(self.node.ctx(played.actor, played.lang))
    }

    /// Whether the program plays this person.
    pub fn plays(&self, id: OfficerId) -> bool {
        self.people.values().any(|p| p.actor.officer() == Some(id))
    }

    /// An invitation for the visitor, who may do everything.
    pub async fn invite_visitor(&self) -> Result<String, Fault> {
        let lead = self.people.values().map(|p| p.actor).find(|a| {
            matches!(
                a,
                Actor::Officer {
                    role: Role::Lead,
                    ..
                }
            )
        });
        let ctx = self.node.ctx(lead.ok_or(Fault::Internal)?, Lang::En);
        Ok(invite(&ctx, Role::Lead).await?.url)
    }
}

async fn arrive(node: &Node, card: &OfficerCard, token: &str) -> Result<Played, Fault> {
    let visitor = node.ctx(Actor::Visitor, card.lang);
    let joining = Joining {
        name: card.name.clone(),
        email: Some(format!("{}{PLAYED_DOMAIN}", card.key)),
        lang: card.lang,
        passkey: NewPasskey {
            // Drawn and forgotten: nobody can sign in with it.
            credential_id: outside::bytes::<32>(node.chance()).to_vec(),
            data: String::from("{}"),
            label: String::from("played by the program"),
        },
    };
    let opened = join(&visitor, token, joining).await?;
    let (actor, _) = session(&visitor, &opened.token)
        .await?
        .ok_or(Fault::Internal)?;
    let identity = give_key(&node.ctx(actor, card.lang)).await?;
    Ok(Played {
        name: card.name.clone(),
        identity,
        actor,
        lang: card.lang,
    })
}

/// The key lives in this process only; the wrapping that the store wants holds nothing.
async fn give_key(ctx: &Ctx) -> Result<Identity, Fault> {
    let identity = Identity::generate(ctx.node.chance());
    let key = NewKey {
        recipient: identity.recipient().to_string(),
        wrapped: vec![Wrapped {
            kind: String::from("passphrase"),
            credential_id: None,
            blob: vec![0],
        }],
    };
    set_key(ctx, key).await?;
    Ok(identity)
}
