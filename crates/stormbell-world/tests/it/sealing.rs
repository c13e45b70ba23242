//! Who the reporter is: sealed before it is written, and opened only by people, on their devices, with a reason.

use crate::common::{self, complaints, contact, file, said, signed};
use stormbell_model::{
    limits,
    officer::{Actor, Role},
    report::{Contact, NewContact, NewReport, SealedAt},
};
use stormbell_seal::{Identity, Recipient, sealed};
use stormbell_service::*;
use stormbell_world::{Person, World};

fn open(person: &Person, file: &[u8]) -> Option<Contact> {
    let plain = sealed::open(person.identity.as_ref().unwrap(), file).ok()?;
    Some(serde_json::from_slice(&plain).expect("the contact's JSON"))
}

fn sealed_report(file: Vec<u8>) -> NewReport {
    NewReport {
        contact: NewContact::Sealed(file),
        ..said("Sealed at home.")
    }
}

/// What a browser does with the roster that it was given.
async fn seal_like_a_browser(world: &World) -> Vec<u8> {
    let recipients: Vec<Recipient> = roster(&world.node)
        .await
        .unwrap()
        .recipients
        .iter()
        .map(|r| r.parse().unwrap())
        .collect();
    let plain = serde_json::to_vec(&contact()).unwrap();
    sealed::seal(&recipients, &plain, world.chance()).unwrap()
}

#[tokio::test]
async fn a_contact_in_clear_is_sealed_at_the_edge_and_opens_only_for_officers() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let ben = world.officer("Ben", Role::Handler).await;
        let filed = file(&world, signed("Sealed.")).await;
        assert_eq!(filed.sealed_at, Some(SealedAt::Edge));
        let given = sealed_identity(&anna.ctx(), filed.report, "To call back.")
            .await
            .unwrap();
        assert_eq!(given.sealed_at, SealedAt::Edge);
        for person in [&anna, &ben] {
            assert_eq!(open(person, &given.file), Some(contact()));
        }
        let stranger = Identity::generate(world.chance());
        assert!(sealed::open(&stranger, &given.file).is_err());
        let listed = openings(
            &world.officer("Dora", Role::DataProtection).await.ctx(),
            None,
        )
        .await
        .unwrap();
        assert_eq!(listed.rows.len(), 1);
        assert_eq!(listed.rows[0].reason, "To call back.");
        assert_eq!(listed.rows[0].officer, "Anna");
    })
    .await;
}

#[tokio::test]
async fn no_reason_no_identity() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let filed = file(&world, signed("Sealed.")).await;
        let before = common::journal_size(&world).await;
        let refused = sealed_identity(&anna.ctx(), filed.report, " \n").await;
        assert_eq!(complaints(refused), [("reason".into(), Problem::Missing)]);
        assert_eq!(common::journal_size(&world).await, before);
        let anonymous = file(&world, said("No contact.")).await;
        let nothing = sealed_identity(&anna.ctx(), anonymous.report, "Curious.").await;
        assert!(matches!(nothing, Err(Fault::NotFound)));
        assert_eq!(common::rows(&world, "openings").await, 0);
    })
    .await;
}

#[tokio::test]
async fn without_any_officer_it_waits_under_the_node_key_until_the_first_key_comes() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, signed("Nobody is here yet.")).await;
        assert_eq!(filed.sealed_at, Some(SealedAt::Node));
        let anna = world.officer("Anna", Role::Lead).await;
        let given = sealed_identity(&anna.ctx(), filed.report, "To call back.")
            .await
            .unwrap();
        assert_eq!(given.sealed_at, SealedAt::Edge);
        assert_eq!(open(&anna, &given.file), Some(contact()));
        let left = resealable(&anna.ctx()).await.unwrap();
        assert!(left.is_empty(), "nothing waits any more");
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_sealed_however_much_it_is() {
    World::on_each_engine(|world| async move {
        for n in 0..60 {
            file(&world, signed(&n.to_string())).await;
        }
        world.officer("Anna", Role::Lead).await;
        world.advance(stormbell_model::Span::minutes(2)).await;
        let sql = "SELECT COUNT(*) FROM reports WHERE sealed_at = 'node'";
        let waiting = world
            .store()
            .read("count", move |tx| tx.query_one(sql, &[], |r| r.int(0)))
            .await
            .unwrap();
        assert_eq!(waiting, Some(0));
    })
    .await;
}

#[tokio::test]
async fn what_a_browser_sealed_is_kept_as_it_came() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let made = seal_like_a_browser(&world).await;
        let filed = file(&world, sealed_report(made.clone())).await;
        assert_eq!(filed.sealed_at, Some(SealedAt::Browser));
        let given = sealed_identity(&anna.ctx(), filed.report, "To call back.")
            .await
            .unwrap();
        assert_eq!((given.sealed_at, &given.file), (SealedAt::Browser, &made));
        assert_eq!(open(&anna, &given.file), Some(contact()));
    })
    .await;
}

/// A file whose header has one more or only a classical recipient.
fn with_classical(file: &[u8], keep_hybrid: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(&file[..file.len().min(90_000)]).into_owned();
    let first = text.find("-> ").unwrap();
    let mac = text.find("\n---").unwrap() + 1;
    let share = "A".repeat(43);
    let classical = format!("-> X25519 {share}\n{share}\n");
    let mut out = file[..first].to_vec();
    out.extend_from_slice(classical.as_bytes());
    out.extend_from_slice(if keep_hybrid {
        &file[first..]
    } else {
        &file[mac..]
    });
    out
}

#[tokio::test]
async fn a_file_that_is_weaker_or_no_file_is_refused_and_nothing_is_kept() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let good = seal_like_a_browser(&world).await;
        let bad = [
            ("classical", with_classical(&good, false)),
            ("mixed", with_classical(&good, true)),
            ("garbage", b"age-encryption.org/v1\n-> nonsense".to_vec()),
            ("cut off", good[..good.len() / 2].to_vec()),
            ("words", b"call me under 112".to_vec()),
            ("empty", Vec::new()),
        ];
        for (what, made) in bad {
            let before = common::journal_size(&world).await;
            let visitor = world.ctx(Actor::Visitor);
            let refused = file_report(&visitor, sealed_report(made.clone()), None).await;
            let problem = complaints(refused);
            assert_eq!(problem, [("contact".into(), Problem::Sealed)], "{what}");
            let filed = file(&world, signed("Good.")).await;
            let again = reseal_identity(&anna.ctx(), filed.report, made).await;
            assert_eq!(
                complaints(again),
                [("contact".into(), Problem::Sealed)],
                "{what}"
            );
            assert_eq!(common::journal_size(&world).await, before + 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_seal_for_yesterdays_roster_is_taken_and_sealed_again_by_a_device() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let stale = seal_like_a_browser(&world).await;
        let ben = world.officer("Ben", Role::Handler).await;
        let filed = file(&world, sealed_report(stale.clone())).await;
        assert_eq!(filed.sealed_at, Some(SealedAt::Browser));
        let offered = resealable(&anna.ctx()).await.unwrap();
        assert_eq!(offered, [(filed.report, stale.clone())]);
        assert_eq!(open(&ben, &stale), None, "Ben came later");

        let refused = reseal_identity(&anna.ctx(), filed.report, stale).await;
        assert_eq!(complaints(refused), [("contact".into(), Problem::Sealed)]);
        let again = seal_like_a_browser(&world).await;
        reseal_identity(&anna.ctx(), filed.report, again)
            .await
            .unwrap();
        assert!(resealable(&anna.ctx()).await.unwrap().is_empty());
        let given = sealed_identity(&ben.ctx(), filed.report, "Night shift.")
            .await
            .unwrap();
        assert_eq!(open(&ben, &given.file), Some(contact()));
    })
    .await;
}

#[tokio::test]
async fn the_recovery_keys_open_what_was_sealed_after_they_were_set() {
    World::on_each_engine(|world| async move {
        let lead = world.officer("Lea", Role::Lead).await;
        let papers = [(); 2].map(|()| Identity::generate(world.chance()));
        let recipients = [0, 1].map(|i| papers[i].recipient().to_string());
        set_recovery_keys(&lead.ctx(), recipients.clone())
            .await
            .unwrap();
        assert_eq!(recovery_keys(&lead.ctx()).await.unwrap(), recipients);
        let filed = file(&world, signed("Sealed.")).await;
        let given = sealed_identity(&lead.ctx(), filed.report, "Drill.")
            .await
            .unwrap();
        for paper in &papers {
            assert!(sealed::open(paper, &given.file).is_ok());
        }
        let one = recipients[0].clone();
        let twice = set_recovery_keys(&lead.ctx(), [one.clone(), one]).await;
        assert_eq!(complaints(twice), [("recipient".into(), Problem::Twice)]);
        let bad = set_recovery_keys(&lead.ctx(), ["age1x".into(), "age1y".into()]).await;
        assert_eq!(complaints(bad), [("recipient".into(), Problem::Form)]);
    })
    .await;
}

#[tokio::test]
async fn however_many_officers_there_are_the_recovery_keys_keep_their_seats() {
    let world = World::seeded(7).await;
    let lead = world.officer("Lea", Role::Lead).await;
    let papers = [(); 2].map(|()| Identity::generate(world.chance()));
    let recipients = papers.each_ref().map(|p| p.recipient().to_string());
    set_recovery_keys(&lead.ctx(), recipients.clone())
        .await
        .unwrap();
    for n in 0..stormbell_model::limits::ROSTER_MAX {
        world.officer(&format!("Ben{n}"), Role::Handler).await;
    }
    let seats = stormbell_service::roster(&world.node)
        .await
        .unwrap()
        .recipients;
    assert_eq!(seats.len(), stormbell_model::limits::ROSTER_MAX);
    assert!(recipients.iter().all(|paper| seats.contains(paper)));
}

#[tokio::test]
async fn who_may_open_no_identity_or_has_left_is_not_on_the_roster() {
    World::on_each_engine(|world| async move {
        let lead = world.officer("Lea", Role::Lead).await;
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let here = roster(&world.node).await.unwrap();
        assert_eq!(here.recipients.len(), 2);
        change_role(&lead.ctx(), anna.id(), Role::Auditor)
            .await
            .unwrap();
        assert_eq!(roster(&world.node).await.unwrap().recipients.len(), 1);
        change_role(&lead.ctx(), anna.id(), Role::Handler)
            .await
            .unwrap();
        assert_eq!(roster(&world.node).await.unwrap(), here);
        let_leave(&lead.ctx(), anna.id()).await.unwrap();
        let left = roster(&world.node).await.unwrap();
        assert_eq!(left.recipients.len(), 1);
        assert_ne!(left.fingerprint, here.fingerprint);
        let filed = file(&world, signed("Sealed.")).await;
        let given = sealed_identity(&lead.ctx(), filed.report, "Check.")
            .await
            .unwrap();
        assert_eq!(open(&anna, &given.file), None);
        assert_eq!(open(&lead, &given.file), Some(contact()));
    })
    .await;
}

#[tokio::test]
async fn a_sealed_file_is_bounded() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        let recipient = anna.identity.as_ref().unwrap().recipient();
        let most = limits::SEALED_IDENTITY_MAX_BYTES;
        let empty = sealed::seal(std::slice::from_ref(&recipient), b"", world.chance()).unwrap();
        // The payload is cut into chunks of 64 KiB, each with a tag of 16 bytes.
        let plain = most - empty.len() - 16;
        let exact = sealed::seal(
            std::slice::from_ref(&recipient),
            &vec![b' '; plain],
            world.chance(),
        )
        .unwrap();
        assert_eq!(exact.len(), most);
        assert_eq!(
            file(&world, sealed_report(exact)).await.sealed_at,
            Some(SealedAt::Browser)
        );
        let over = sealed::seal(&[recipient], &vec![b' '; plain + 1], world.chance()).unwrap();
        let refused = file_report(
            &world.ctx(Actor::Visitor),
            sealed_report(over.clone()),
            None,
        )
        .await;
        let too_big = vec![("contact".to_owned(), Problem::TooBig { max: most as u64 })];
        assert_eq!(complaints(refused), too_big);
        let filed = file(&world, signed("x")).await;
        let again = reseal_identity(&anna.ctx(), filed.report, over).await;
        assert_eq!(complaints(again), too_big);
    })
    .await;
}
