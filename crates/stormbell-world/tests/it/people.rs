//! The people of the desk: how they come, how long a door stays open to them, and how they go.

use crate::common;
use stormbell_model::{
    Lang, Span, limits,
    officer::{Actor, Role},
};
use stormbell_service::*;
use stormbell_world::{Person, World};

fn joining(name: &str, credential: u8) -> Joining {
    Joining {
        name: name.to_owned(),
        email: Some(format!("{}@desk.example", name.to_lowercase())),
        lang: Lang::Sv,
        passkey: NewPasskey {
            credential_id: vec![credential; 20],
            data: String::from("{}"),
            label: String::from("phone"),
        },
    }
}

async fn is_in(world: &World, token: &str) -> bool {
    session(&world.ctx(Actor::Visitor), token)
        .await
        .unwrap()
        .is_some()
}

async fn knows(world: &World, credential: u8) -> bool {
    let visitor = world.ctx(Actor::Visitor);
    let found = passkey_by_credential(&visitor, &[credential; 20]).await;
    found.unwrap().is_some()
}

/// An officer who came by a real invitation, with a passkey of this number.
async fn welcome(world: &World, lead: &Person, name: &str, credential: u8) -> OpenedSession {
    let invited = invite(&world.ctx(lead.actor), Role::Handler).await.unwrap();
    let visitor = world.ctx(Actor::Visitor);
    join(&visitor, &invited.token, joining(name, credential))
        .await
        .unwrap()
}

#[tokio::test]
async fn an_invitation_opens_once_and_for_three_days() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let invited = invite(&lea.ctx(), Role::Handler).await.unwrap();
        let late = invite(&lea.ctx(), Role::Handler).await.unwrap();
        assert!(invited.url.ends_with(&format!("/invite/{}", invited.token)));
        let visitor = world.ctx(Actor::Visitor);
        let seen = look_at_invitation(&visitor, &invited.token).await.unwrap();
        assert_eq!(seen.unwrap().role, Role::Handler);
        let opened = join(&visitor, &invited.token, joining("Ben", 1))
            .await
            .unwrap();
        assert!(is_in(&world, &opened.token).await);
        let twice = join(&visitor, &invited.token, joining("Eve", 2)).await;
        assert!(matches!(twice, Err(Fault::NotFound)));
        assert!(
            look_at_invitation(&visitor, &invited.token)
                .await
                .unwrap()
                .is_none()
        );

        world.clock.advance(Span(limits::INVITATION_OPEN.0 - 1));
        let visitor = world.ctx(Actor::Visitor);
        assert!(
            look_at_invitation(&visitor, &late.token)
                .await
                .unwrap()
                .is_some()
        );
        world.clock.advance(Span(1));
        let visitor = world.ctx(Actor::Visitor);
        assert!(
            look_at_invitation(&visitor, &late.token)
                .await
                .unwrap()
                .is_none()
        );
        let expired = join(&visitor, &late.token, joining("Eve", 2)).await;
        assert!(matches!(expired, Err(Fault::NotFound)));
        assert!(!knows(&world, 2).await);
    })
    .await;
}

#[tokio::test]
async fn many_who_follow_one_invitation_at_once_are_one_officer() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let invited = invite(&lea.ctx(), Role::Handler).await.unwrap();
        let before = common::rows(&world, "officers").await;
        let tasks: Vec<_> = (10..18)
            .map(|n| {
                let (visitor, token) = (world.ctx(Actor::Visitor), invited.token.clone());
                tokio::spawn(async move { join(&visitor, &token, joining("Ben", n)).await })
            })
            .collect();
        let mut came = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => came += 1,
                Err(fault) => assert!(matches!(fault, Fault::NotFound), "{fault}"),
            }
        }
        assert_eq!(came, 1);
        assert_eq!(common::rows(&world, "officers").await, before + 1);
        assert_eq!(common::rows(&world, "passkeys").await, before + 1);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_invitation_opens_nothing() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let invited = invite(&lea.ctx(), Role::Handler).await.unwrap();
        let id = list_officers(&lea.ctx()).await.unwrap().invitations[0].id;
        withdraw_invitation(&lea.ctx(), id).await.unwrap();
        let visitor = world.ctx(Actor::Visitor);
        let refused = join(&visitor, &invited.token, joining("Ben", 1)).await;
        assert!(matches!(refused, Err(Fault::NotFound)));
        let twice = withdraw_invitation(&lea.ctx(), id).await;
        assert!(matches!(twice, Err(Fault::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_nodes_own_invitation_is_there_until_somebody_came_and_only_the_newest_opens() {
    World::on_each_engine(|world| async move {
        let old = first_invitation(&world.node).await.unwrap().unwrap();
        let new = first_invitation(&world.node).await.unwrap().unwrap();
        let visitor = world.ctx(Actor::Visitor);
        let refused = join(&visitor, &old.token, joining("Eve", 1)).await;
        assert!(matches!(refused, Err(Fault::NotFound)));
        join(&visitor, &new.token, joining("Lea", 2)).await.unwrap();
        assert!(first_invitation(&world.node).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_session_lasts_one_long_shift_however_busy_it_is() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        for _ in 0..12 {
            world.advance(Span::hours(1)).await;
            assert!(is_in(&world, &lea.token).await);
        }
        world.advance(Span(Span::hours(1).0 - 1)).await;
        assert!(is_in(&world, &lea.token).await);
        world.advance(Span(1)).await;
        assert!(!is_in(&world, &lea.token).await);
        assert!(!is_in(&world, "").await && !is_in(&world, "x").await);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_ended_or_revoked_and_only_by_its_owner() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ben = world.officer("Ben", Role::Handler).await;
        let visitor = world.ctx(Actor::Visitor);
        let second = open_session(&visitor, lea.id()).await.unwrap();
        let mine = my_sessions(&lea.ctx()).await.unwrap();
        assert_eq!(
            (mine.len(), mine.iter().filter(|s| s.current).count()),
            (2, 1)
        );
        let other = mine.iter().find(|s| !s.current).unwrap().id;
        let stolen = revoke_session(&ben.ctx(), other).await;
        assert!(matches!(stolen, Err(Fault::NotFound)));
        assert!(is_in(&world, &second.token).await);
        revoke_session(&lea.ctx(), other).await.unwrap();
        assert!(!is_in(&world, &second.token).await && is_in(&world, &lea.token).await);
        end_session(&lea.ctx()).await.unwrap();
        assert!(!is_in(&world, &lea.token).await && is_in(&world, &ben.token).await);
    })
    .await;
}

#[tokio::test]
async fn a_returning_reporters_session_ends_when_it_is_not_used() {
    World::on_each_engine(|world| async move {
        let filed = common::file(&world, common::said("x")).await;
        let visitor = world.ctx(Actor::Visitor);
        let entered = enter_with_receipt(&visitor, filed.receipt.digits())
            .await
            .unwrap();
        let here = async || {
            let visitor = world.ctx(Actor::Visitor);
            follow_session(&visitor, &entered.token)
                .await
                .unwrap()
                .is_some()
        };
        for _ in 0..4 {
            world.advance(Span::minutes(20)).await;
            assert!(here().await, "used");
        }
        world.advance(limits::FOLLOW_SESSION).await;
        assert!(!here().await, "left lying");
        assert!(!is_in(&world, &entered.token).await, "never an officer's");
    })
    .await;
}

#[tokio::test]
async fn who_leaves_is_out_at_once_and_cannot_come_back() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ben = welcome(&world, &lea, "Ben", 1).await;
        assert!(knows(&world, 1).await);
        let_leave(&lea.ctx(), ben.officer).await.unwrap();
        assert!(!is_in(&world, &ben.token).await && !knows(&world, 1).await);
        let visitor = world.ctx(Actor::Visitor);
        let back = open_session(&visitor, ben.officer).await;
        assert!(matches!(back, Err(Fault::NotFound)));
        let recovered = begin_recovery(&lea.ctx(), ben.officer).await;
        assert!(matches!(recovered, Err(Fault::NotFound)));
        let twice = let_leave(&lea.ctx(), ben.officer).await;
        assert!(matches!(twice, Err(Fault::NotFound)));
        let listed = list_officers(&lea.ctx()).await.unwrap().officers;
        assert!(
            listed
                .iter()
                .any(|o| o.name == "Ben" && o.left_at.is_some())
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_that_was_taken_away_counts_at_once() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ben = world.officer("Ben", Role::Handler).await;
        change_role(&lea.ctx(), ben.id(), Role::Auditor)
            .await
            .unwrap();
        let visitor = world.ctx(Actor::Visitor);
        let (actor, _) = session(&visitor, &ben.token).await.unwrap().unwrap();
        assert!(matches!(
            actor,
            Actor::Officer {
                role: Role::Auditor,
                ..
            }
        ));
    })
    .await;
}

#[tokio::test]
async fn the_last_lead_stays() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let leave = let_leave(&lea.ctx(), lea.id()).await;
        assert!(matches!(leave, Err(Fault::Conflict("last-lead"))));
        let step_down = change_role(&lea.ctx(), lea.id(), Role::Handler).await;
        assert!(matches!(step_down, Err(Fault::Conflict("last-lead"))));
        let second = world.officer("Ben", Role::Lead).await;
        let tasks = [&lea, &second].map(|p| {
            let (ctx, id) = (p.ctx(), p.id());
            tokio::spawn(async move { let_leave(&ctx, id).await })
        });
        let mut left = 0;
        for task in tasks {
            left += usize::from(task.await.unwrap().is_ok());
        }
        assert_eq!(left, 1, "also when both go at once");
    })
    .await;
}

#[tokio::test]
async fn a_recovery_takes_two_people_and_ends_everything_old() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let ben = welcome(&world, &lea, "Ben", 1).await;
        let recovery = begin_recovery(&lea.ctx(), ben.officer).await.unwrap();
        let (bens, _) = session(&world.ctx(Actor::Visitor), &ben.token)
            .await
            .unwrap()
            .unwrap();
        for alone in [lea.ctx(), world.ctx(bens)] {
            let refused = second_recovery(&alone, recovery).await;
            assert!(matches!(
                refused,
                Err(Fault::Conflict("needs-another-person"))
            ));
        }
        let link = second_recovery(&anna.ctx(), recovery).await.unwrap();
        let again = second_recovery(&anna.ctx(), recovery).await;
        assert!(matches!(again, Err(Fault::Conflict("already-seconded"))));
        assert!(
            is_in(&world, &ben.token).await,
            "not before the link is used"
        );
        let visitor = world.ctx(Actor::Visitor);
        let seen = look_at_invitation(&visitor, &link.token)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(seen.recovery_of.as_deref(), Some("Ben"));
        let back = join(&visitor, &link.token, joining("Ignored", 2))
            .await
            .unwrap();
        assert_eq!(back.officer, ben.officer);
        assert!(!is_in(&world, &ben.token).await && !knows(&world, 1).await);
        assert!(is_in(&world, &back.token).await && knows(&world, 2).await);
        let twice = join(&visitor, &link.token, joining("Eve", 3)).await;
        assert!(matches!(twice, Err(Fault::NotFound)));
        let listed = list_officers(&lea.ctx()).await.unwrap().officers;
        assert!(listed.iter().any(|o| o.name == "Ben"), "the name stays");
    })
    .await;
}

#[tokio::test]
async fn a_ceremony_is_taken_once_and_in_time() {
    World::on_each_engine(|world| async move {
        let visitor = world.ctx(Actor::Visitor);
        let first = keep_ceremony(&visitor, String::from("state"))
            .await
            .unwrap();
        let late = keep_ceremony(&visitor, String::from("late")).await.unwrap();
        let taken = take_ceremony(&visitor, &first).await.unwrap();
        assert_eq!(taken.as_deref(), Some("state"));
        assert_eq!(take_ceremony(&visitor, &first).await.unwrap(), None);
        assert_eq!(take_ceremony(&visitor, "x").await.unwrap(), None);
        world.clock.advance(Span::minutes(5));
        let visitor = world.ctx(Actor::Visitor);
        assert_eq!(take_ceremony(&visitor, &late).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_passkey_has_one_owner_and_the_last_one_stays() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ben = world.officer("Ben", Role::Handler).await;
        let only = passkeys_of(&lea.ctx()).await.unwrap()[0].id;
        let last = remove_passkey(&lea.ctx(), only).await;
        assert!(matches!(last, Err(Fault::Conflict("last-passkey"))));
        let added = add_passkey(&lea.ctx(), joining("", 9).passkey)
            .await
            .unwrap();
        let stolen = add_passkey(&ben.ctx(), joining("", 9).passkey).await;
        assert!(matches!(stolen, Err(Fault::Conflict(_))));
        let foreign = remove_passkey(&ben.ctx(), added).await;
        assert!(foreign.is_err());
        assert!(knows(&world, 9).await);
        remove_passkey(&lea.ctx(), only).await.unwrap();
        assert_eq!(passkeys_of(&lea.ctx()).await.unwrap()[0].id, added);
    })
    .await;
}
