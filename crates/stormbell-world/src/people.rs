//! People of the desk. They joined by a real invitation; only the passkey's cryptography is left to the browser tests.

use crate::World;
use stormbell_model::{
    Lang,
    access::{Act, role_may},
    officer::{Actor, Role},
};
use stormbell_seal::Identity;
use stormbell_service::{
    Ctx, Joining, NewKey, NewPasskey, Node, Wrapped, first_invitation, invite, join as join_desk,
    session, set_key,
};

/// A person of the desk.
#[derive(Clone)]
pub struct Person {
    /// Who it is.
    pub actor: Actor,
    /// The secret of the session, as a browser's cookie holds it.
    pub token: String,
    /// The person's own key, where there is one.
    pub identity: Option<std::sync::Arc<Identity>>,
    node: Node,
}

impl Person {
    /// The context of an act by this person now.
    pub fn ctx(&self) -> Ctx {
        self.node.ctx(self.actor, Lang::En)
    }
    /// The person's id.
    pub fn id(&self) -> stormbell_model::OfficerId {
        self.actor.officer().expect("a person of the desk")
    }
}

pub(crate) async fn join(world: &World, name: &str, role: Role) -> Person {
    let token = invitation(world, role).await;
    let visitor = world.ctx(Actor::Visitor);
    let joining = Joining {
        name: name.to_owned(),
        email: Some(format!("{}@desk.example", name.to_lowercase())),
        lang: Lang::En,
        passkey: NewPasskey {
            credential_id: stormbell_model::outside::bytes::<16>(world.chance()).to_vec(),
            data: String::from("{}"),
            label: String::from("test key"),
        },
    };
    let opened = join_desk(&visitor, &token, joining)
        .await
        .expect("the invitation is good");
    let (actor, _) = session(&visitor, &opened.token)
        .await
        .unwrap()
        .expect("the session is open");
    let mut person = Person {
        actor,
        token: opened.token,
        identity: None,
        node: world.node.clone(),
    };
    if role_may(role, Act::OpenIdentity) {
        person.identity = Some(std::sync::Arc::new(give_key(world, &person).await));
    }
    person
}

/// The first person follows the node's own invitation and becomes lead; everybody else is invited by a lead who
/// exists only for that.
async fn invitation(world: &World, role: Role) -> String {
    if let Some(first) = first_invitation(&world.node).await.unwrap() {
        if role == Role::Lead {
            return first.token;
        }
        let _ = Box::pin(join(world, "Founder", Role::Lead)).await;
    }
    let id = stormbell_model::OfficerId::new(world.node.now(), world.chance());
    let session = stormbell_model::SessionId::new(world.node.now(), world.chance());
    let lead = world.ctx(Actor::Officer {
        id,
        role: Role::Lead,
        session,
    });
    invite(&lead, role).await.unwrap().token
}

async fn give_key(world: &World, person: &Person) -> Identity {
    let identity = Identity::generate(world.chance());
    let key = NewKey {
        recipient: identity.recipient().to_string(),
        wrapped: vec![Wrapped {
            kind: String::from("passphrase"),
            credential_id: None,
            blob: vec![1],
        }],
    };
    set_key(&person.ctx(), key).await.expect("the key is taken");
    identity
}
