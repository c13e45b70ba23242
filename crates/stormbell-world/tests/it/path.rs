//! The path of a report: filed, proven, talked about, closed, opened again.

use crate::common::{self, file, reporter, said};
use stormbell_model::{
    Span,
    officer::{Actor, Role},
    report::{Outcome, ReportState, Side},
};
use stormbell_seal::{Checkpoint, FilingProof, commitment, verify_consistency, verify_inclusion};
use stormbell_service::*;
use stormbell_world::World;

#[tokio::test]
async fn a_reporter_comes_back_reads_the_answer_and_goes_on_talking() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("The printer prints ransom notes.")).await;
        let visitor = world.ctx(Actor::Visitor);
        let typed = filed.receipt.grouped().replace(' ', "-");
        let entered = enter_with_receipt(&visitor, &typed).await.unwrap();
        assert_eq!(entered.report, filed.report);
        let behind = follow_session(&visitor, &entered.token).await.unwrap();
        assert_eq!(behind, Some(filed.report));

        let anna = world.officer("Anna", Role::DutyOfficer).await;
        answer_reporter(&anna.ctx(), filed.report, "Unplug the printer.")
            .await
            .unwrap();
        let me = reporter(&world, &filed);
        let talk = read_conversation(&me).await.unwrap();
        assert_eq!(talk.messages[0].text, "Unplug the printer.");
        assert_eq!(talk.messages[0].officer_name, None, "no officer is named");
        assert!(talk.acknowledged_at.is_some());
        let desk = read_report(&anna.ctx(), filed.report).await.unwrap();
        assert!(
            desk.messages[0].seen_at.is_some(),
            "the desk sees it was read"
        );

        world.advance(Span::minutes(1)).await;
        let me = reporter(&world, &filed);
        write_message(&me, "Done. It still hums.").await.unwrap();
        let evidence: Vec<u8> = (0..=255).cycle().take(70_000).collect();
        let kept = add_file(&me, filed.report, "hum.wav", evidence.clone())
            .await
            .unwrap();
        let (view, bytes) = read_file(&me, filed.report, kept.id).await.unwrap();
        assert_eq!((view.name.as_str(), bytes), ("hum.wav", evidence));
        let desk = read_report(&anna.ctx(), filed.report).await.unwrap();
        let sides: Vec<Side> = desk.messages.iter().map(|m| m.side).collect();
        assert_eq!(sides, [Side::Desk, Side::Reporter]);
        assert_eq!(desk.report.narrative, "The printer prints ransom notes.");

        leave_follow(&visitor, &entered.token).await.unwrap();
        let behind = follow_session(&visitor, &entered.token).await.unwrap();
        assert_eq!(behind, None);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_closed_report_tells_its_outcome_and_a_message_opens_it_again() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("A strange mail.")).await;
        let anna = world.officer("Anna", Role::DutyOfficer).await;
        close_report(
            &anna.ctx(),
            filed.report,
            Outcome::NoAttack,
            "It is only spam.",
        )
        .await
        .unwrap();
        let me = reporter(&world, &filed);
        let talk = read_conversation(&me).await.unwrap();
        assert_eq!(talk.state, ReportState::Closed);
        assert_eq!(talk.outcome, Some(Outcome::NoAttack));
        assert_eq!(talk.messages[0].text, "It is only spam.");
        let late = answer_reporter(&anna.ctx(), filed.report, "x").await;
        assert!(matches!(late, Err(Fault::Conflict("already-closed"))));

        write_message(&me, "But my account is gone!").await.unwrap();
        let talk = read_conversation(&me).await.unwrap();
        assert_eq!((talk.state, talk.outcome), (ReportState::Taken, None));
        let queue = desk_queue(&anna.ctx(), &QueueFilter::default())
            .await
            .unwrap();
        assert_eq!((queue.open_count, queue.reports[0].unread), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_proof_verifies_offline_and_nothing_in_it_can_be_changed() {
    World::on_each_engine(|world| async move {
        file(&world, said("Somebody else.")).await;
        let words = "They are in the pumps.";
        let filed = file(&world, said(words)).await;
        file(&world, said("Again somebody else.")).await;
        let talk = read_conversation(&reporter(&world, &filed)).await.unwrap();
        let key = world.node.verifier();
        for proof in [&filed.proof, &talk.proof] {
            let checked = proof.filing.verify(Some(&key)).unwrap();
            let hash = commitment(&proof.salt, words);
            let hex: String = hash.iter().map(|b| format!("{b:02x}")).collect();
            assert!(String::from_utf8(checked.record).unwrap().contains(&hex));
        }
        for (what, changed) in changed_proofs(&talk.proof.filing) {
            assert!(changed.verify(Some(&key)).is_err(), "{what} was changed");
        }
    })
    .await;
}

/// The proof with one thing changed, and what that is.
fn changed_proofs(good: &FilingProof) -> Vec<(String, FilingProof)> {
    let mut out = Vec::new();
    let mut with = |what: String, change: &dyn Fn(&mut FilingProof)| {
        let mut proof = good.clone();
        change(&mut proof);
        out.push((what, proof));
    };
    for i in 0..good.record.len() {
        with(format!("byte {i} of the record"), &|p| p.record[i] ^= 1);
    }
    for i in 0..good.path.len() {
        with(format!("step {i} of the path"), &|p| p.path[i][7] ^= 1);
    }
    with("the path's length".into(), &|p| {
        p.path.truncate(p.path.len() - 1)
    });
    with("the path's end".into(), &|p| p.path.push([0; 32]));
    with("the index".into(), &|p| p.index += 1);
    with("the record's end".into(), &|p| p.record.push(b' '));
    for i in 0..good.checkpoint.len() {
        if good.checkpoint.as_bytes()[i].is_ascii_alphanumeric() {
            with(format!("sign {i} of the checkpoint"), &|p| {
                let other = if &p.checkpoint[i..=i] == "A" {
                    "B"
                } else {
                    "A"
                };
                p.checkpoint.replace_range(i..=i, other);
            });
        }
    }
    with("the key".into(), &|p| {
        p.verifier = p.verifier.replacen('+', "x+", 1)
    });
    out
}

#[tokio::test]
async fn an_old_report_is_proven_in_a_journal_of_many_tiles() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("The first.")).await;
        let old = common::head(&world).await;
        flood(&world, 600).await;
        let now = common::head(&world).await;
        assert!(now.size >= 600 + old.size && now.size / 256 > old.size / 256);

        let talk = read_conversation(&reporter(&world, &filed)).await.unwrap();
        let proof = &talk.proof.filing;
        proof.verify(Some(&world.node.verifier())).unwrap();
        let newest = Checkpoint::open(&proof.checkpoint, &world.node.verifier()).unwrap();
        assert_eq!(newest, now, "against the journal of today");

        let tiles = common::served_tiles(&world, now.size).await;
        let mut tree = common::tree(now.size, &tiles);
        assert_eq!(tree.frontier().unwrap().root(), now.root);
        let path = tree.inclusion_path(proof.index).unwrap();
        let leaf = stormbell_seal::leaf_hash(&proof.record);
        verify_inclusion(&leaf, proof.index, now.size, &path, &now.root).unwrap();
        let from_tiles = tree.consistency_path(old.size).unwrap();
        verify_consistency(old.size, &old.root, now.size, &now.root, &from_tiles).unwrap();
        let told = consistency(&world.node, old.size, now.size).await.unwrap();
        assert_eq!(told, from_tiles);
        let mut forged = old.root;
        forged[0] ^= 1;
        assert!(
            verify_consistency(old.size, &forged, now.size, &now.root, &told).is_err(),
            "another past"
        );
        let beyond = consistency(&world.node, old.size, now.size + 1).await;
        assert!(matches!(beyond, Err(Fault::NotFound)));
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

/// Many people file at once.
async fn flood(world: &World, reports: usize) {
    let all: Vec<_> = (0..reports)
        .map(|n| {
            let visitor = world.ctx(Actor::Visitor);
            tokio::spawn(
                async move { file_report(&visitor, said(&format!("Number {n}.")), None).await },
            )
        })
        .collect();
    for one in all {
        one.await.unwrap().expect("kept");
    }
}

#[tokio::test]
async fn every_proof_of_a_crowded_commit_verifies() {
    World::on_each_engine(|world| async move {
        let all: Vec<_> = (0..40)
            .map(|n| {
                let visitor = world.ctx(Actor::Visitor);
                tokio::spawn(async move { file_report(&visitor, said(&n.to_string()), None).await })
            })
            .collect();
        let mut places = std::collections::BTreeSet::new();
        for one in all {
            let filed = one.await.unwrap().unwrap();
            let key = world.node.verifier();
            places.insert(filed.proof.filing.verify(Some(&key)).unwrap().index);
        }
        assert_eq!(places.len(), 40, "each has its own place");
    })
    .await;
}

#[tokio::test]
async fn typing_the_last_group_back_is_remembered_once() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("x")).await;
        let visitor = world.ctx(Actor::Visitor);
        let before = common::journal_size(&world).await;
        let last = filed.receipt.last_group().to_owned();
        let wrong = if last == "0000" { "1111" } else { "0000" };
        assert!(!keep_receipt(&visitor, &filed.receipt, wrong).await.unwrap());
        assert!(!keep_receipt(&visitor, &filed.receipt, "").await.unwrap());
        assert_eq!(common::journal_size(&world).await, before);
        for _ in 0..2 {
            assert!(keep_receipt(&visitor, &filed.receipt, &last).await.unwrap());
            assert_eq!(common::journal_size(&world).await, before + 1);
        }
        let talk = read_conversation(&reporter(&world, &filed)).await.unwrap();
        assert!(talk.receipt_kept);
    })
    .await;
}
