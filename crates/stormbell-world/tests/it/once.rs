//! The same request twice is one report; another request under the same key is told apart.

use crate::common::{self, said, urgent};
use std::collections::BTreeSet;
use stormbell_model::{
    OrganisationId, Span, limits,
    officer::{Actor, Role},
    report::{Door, NewReport},
};
use stormbell_service::*;
use stormbell_world::World;

fn once(key: &str, request: u8) -> Option<Once> {
    Some(Once {
        key: key.to_owned(),
        fingerprint: [request; 32],
    })
}

async fn flag(world: &World, new: NewReport, once: Option<Once>) -> Result<Filed, Fault> {
    file_report(&world.ctx(Actor::Visitor), new, once).await
}

#[tokio::test]
async fn a_repetition_is_answered_like_the_first_time() {
    World::on_each_engine(|world| async move {
        let first = flag(&world, urgent("x"), once("key", 1)).await.unwrap();
        assert!(!first.replayed);
        world.settle().await;
        let size = common::journal_size(&world).await;
        let again = flag(&world, urgent("x"), once("key", 1)).await.unwrap();
        assert!(again.replayed);
        assert_eq!(again.receipt, first.receipt);
        assert_eq!(
            (again.report, &again.reference),
            (first.report, &first.reference)
        );
        assert_eq!((again.filed_at, again.rings), (first.filed_at, first.rings));
        again
            .proof
            .filing
            .verify(Some(&world.node.verifier()))
            .unwrap();
        assert_eq!(again.proof.salt, first.proof.salt);
        assert_eq!(common::journal_size(&world).await, size);
    })
    .await;
}

#[tokio::test]
async fn a_repetition_says_whether_it_rang_also_for_a_hospital_that_does_not_know() {
    World::on_each_engine(|world| async move {
        let hospital = || NewReport {
            sector: stormbell_model::sector::Sector::parse("health"),
            happening: stormbell_model::happening::Happening::Ransom,
            ..said("Screens are black.")
        };
        let first = flag(&world, hospital(), once("key", 1)).await.unwrap();
        assert!(first.rings);
        let again = flag(&world, hospital(), once("key", 1)).await.unwrap();
        assert!(again.rings, "the same answer");
        let lea = world.officer("Lea", Role::Lead).await;
        let calmer = Assessment {
            priority: Some(stormbell_model::triage::Priority::Low),
            reason: String::from("a drill"),
            ..Assessment::default()
        };
        assess_report(&lea.ctx(), first.report, calmer)
            .await
            .unwrap();
        let again = flag(&world, hospital(), once("key", 1)).await.unwrap();
        assert!(again.rings, "what the desk thinks later changes no answer");
    })
    .await;
}

#[tokio::test]
async fn another_request_under_the_same_key_is_a_conflict_and_nothing_is_kept() {
    World::on_each_engine(|world| async move {
        flag(&world, said("x"), once("key", 1)).await.unwrap();
        let size = common::journal_size(&world).await;
        let other = flag(&world, said("y"), once("key", 2)).await;
        assert!(matches!(
            other,
            Err(Fault::Conflict("idempotency-key-reused"))
        ));
        assert_eq!(common::journal_size(&world).await, size);
        assert_eq!(common::rows(&world, "reports").await, 1);
    })
    .await;
}

#[tokio::test]
async fn sixteen_at_once_with_one_key_are_one_report() {
    World::on_each_engine(|world| async move {
        for round in 0..4 {
            let key = format!("round {round}");
            let tasks: Vec<_> = (0..16)
                .map(|_| {
                    let (visitor, once) = (world.ctx(Actor::Visitor), once(&key, 1));
                    tokio::spawn(async move { file_report(&visitor, said("x"), once).await })
                })
                .collect();
            let mut receipts = BTreeSet::new();
            let mut first = 0;
            for task in tasks {
                let filed = task.await.unwrap().unwrap();
                filed.proof.filing.verify(None).unwrap();
                receipts.insert(filed.receipt.digits().to_owned());
                first += usize::from(!filed.replayed);
            }
            assert_eq!((receipts.len(), first), (1, 1), "round {round}");
        }
        assert_eq!(common::rows(&world, "reports").await, 4);
        assert_eq!(common::journal_size(&world).await, 4);
    })
    .await;
}

#[tokio::test]
async fn keys_of_different_senders_do_not_meet() {
    World::on_each_engine(|world| async move {
        let by = |by: Option<OrganisationId>, door| NewReport {
            by,
            door,
            ..said("x")
        };
        let mut ids = BTreeSet::new();
        let lea = world.officer("Lea", Role::Lead).await;
        let mut senders = vec![(None, Door::Page), (None, Door::Api)];
        for name in ["A power company", "A bank"] {
            let id = register_organisation(&lea.ctx(), name, None).await.unwrap();
            senders.push((Some(id), Door::Api));
        }
        for (organisation, door) in senders {
            let filed = flag(&world, by(organisation, door), once("1", 1))
                .await
                .unwrap();
            assert!(!filed.replayed);
            ids.insert(filed.report.to_string());
        }
        assert_eq!(ids.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_key_is_forgotten_after_its_day() {
    World::on_each_engine(|world| async move {
        flag(&world, said("x"), once("key", 1)).await.unwrap();
        world.advance(Span(limits::IDEMPOTENCY_KEPT.0 - 1)).await;
        assert!(
            flag(&world, said("x"), once("key", 1))
                .await
                .unwrap()
                .replayed
        );
        world.advance(Span::minutes(2)).await;
        assert!(
            !flag(&world, said("x"), once("key", 1))
                .await
                .unwrap()
                .replayed
        );
        assert_eq!(common::rows(&world, "once_keys").await, 1);
    })
    .await;
}

#[tokio::test]
async fn after_a_refusal_the_key_is_still_free() {
    World::on_each_engine(|world| async move {
        flag(&world, said(""), once("key", 1)).await.unwrap_err();
        let filed = flag(&world, said("x"), once("key", 2)).await.unwrap();
        assert!(!filed.replayed);
    })
    .await;
}
