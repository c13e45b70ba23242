//! An answered report is never lost: stops at every stage, and a disk that fails at every single statement.

use crate::common::{self, file, reporter, said, signed, urgent};
use std::collections::BTreeMap;
use stormbell_model::{
    IncidentId, Lang, ReportId, Span,
    officer::{Actor, Role},
    report::{Outcome, ReportState},
};
use stormbell_service::*;
use stormbell_store::Fault as Broken;
use stormbell_world::World;

#[tokio::test]
async fn a_stop_at_any_stage_loses_nothing() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, urgent("It began at ten.")).await;
        let world = world.restarted().await;
        world.settle().await;
        let world = world.restarted().await;
        let anna = world.officer("Anna", Role::Lead).await;
        let act = |world: &World| world.ctx(anna.actor);
        world.advance(Span::minutes(5)).await;
        let world = world.restarted().await;
        let url = world.mailbox.take().pop().expect("it rang").url;
        let token = url.rsplit('/').next().unwrap();
        acknowledge_by_link(&world.ctx(Actor::Visitor), token)
            .await
            .unwrap();
        let world = world.restarted().await;
        world.advance(Span::minutes(30)).await;
        assert_eq!(world.mailbox.take().len(), 1, "it lapsed and rang again");
        answer_reporter(&act(&world), filed.report, "We are here.")
            .await
            .unwrap();
        let me = |world: &World| reporter(world, &filed);
        let kept = add_file(&me(&world), filed.report, "log.txt", vec![7; 9000])
            .await
            .unwrap();
        let world = world.restarted().await;
        write_message(&me(&world), "Thank you.").await.unwrap();
        world.advance(Span::minutes(1)).await;
        let world = world.restarted().await;
        close_report(&act(&world), filed.report, Outcome::Resolved, "Over.")
            .await
            .unwrap();
        let world = world.restarted().await;

        let visitor = world.ctx(Actor::Visitor);
        let found = reporter_of(&visitor, &filed.receipt).await.unwrap();
        assert_eq!(found, filed.report);
        let talk = read_conversation(&me(&world)).await.unwrap();
        let words: Vec<&str> = talk.messages.iter().map(|m| m.text.as_str()).collect();
        assert_eq!(words, ["We are here.", "Thank you.", "Over."]);
        assert_eq!(talk.state, ReportState::Closed);
        let (_, bytes) = read_file(&me(&world), filed.report, kept.id).await.unwrap();
        assert_eq!(bytes, vec![7; 9000]);
        let key = world.node.verifier();
        filed.proof.filing.verify(Some(&key)).unwrap();
        talk.proof.filing.verify(Some(&key)).unwrap();
        assert!(session(&visitor, &anna.token).await.unwrap().is_some());
        assert_eq!(next_alarm_step(&world.node).await.unwrap(), None);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

/// Everything that can be told apart from outside about what is on disk.
async fn snapshot(world: &World) -> BTreeMap<String, String> {
    const TABLES: [&str; 26] = [
        "journal",
        "journal_tiles",
        "reports",
        "messages",
        "attachments",
        "incidents",
        "links",
        "entries",
        "alarms",
        "channels",
        "alarm_holders",
        "notifications",
        "notification_proofs",
        "officers",
        "passkeys",
        "sessions",
        "invitations",
        "jobs",
        "once_keys",
        "openings",
        "hand_overs",
        "hand_over_items",
        "classifications",
        "evidence_values",
        "sightings",
        "indicators",
    ];
    let look = world.store().read("take a snapshot", |tx| {
        let mut out = BTreeMap::new();
        for table in TABLES {
            let n = tx.query_one(&format!("SELECT COUNT(*) FROM {table}"), &[], |r| r.int(0))?;
            out.insert(table.to_owned(), format!("{n:?}"));
        }
        let states = tx.query(
            "SELECT state, messages, files, moved_at FROM reports ORDER BY id",
            &[],
            |r| {
                Ok(format!(
                    "{} {} {} {}",
                    r.text(0)?,
                    r.int(1)?,
                    r.int(2)?,
                    r.int(3)?
                ))
            },
        )?;
        out.insert("states".into(), states.join(", "));
        let alarms = tx.query("SELECT state FROM alarms ORDER BY id", &[], |r| r.text(0))?;
        out.insert("alarm states".into(), alarms.join(", "));
        let used = "SELECT COUNT(*) FROM invitations WHERE used_at IS NOT NULL";
        out.insert(
            "used".into(),
            format!("{:?}", tx.query_one(used, &[], |r| r.int(0))?),
        );
        Ok(out)
    });
    look.await.expect("the store still answers")
}

/// No act of ours takes more statements than this.
const STATEMENTS_MAX: u64 = 200;

/// Lets the disk fail once at each statement of an act, in each way. Whenever the act says that it failed, nothing
/// may have changed; whenever it says that it was done, it must have been.
async fn fail_everywhere<T>(
    world: &World,
    act: impl AsyncFn() -> Result<T, Fault>,
    done: impl AsyncFn(T),
) {
    let ways: [fn(u64) -> Broken; 3] =
        [Broken::Statement, Broken::AfterStatement, Broken::Conflict];
    for way in ways {
        let mut n = 1;
        loop {
            assert!(n < STATEMENTS_MAX, "an act without end");
            if !fail_once(world, way(n), &act, &done).await {
                break;
            }
            n += 1;
        }
        assert!(n > 2, "the disk did fail");
    }
    assert!(fail_once(world, Broken::CommitFull, &act, &done).await);
}

/// Gives whether the ordered fault came to pass.
async fn fail_once<T>(
    world: &World,
    fault: Broken,
    act: &impl AsyncFn() -> Result<T, Fault>,
    done: &impl AsyncFn(T),
) -> bool {
    let before = snapshot(world).await;
    world.store().order_fault(Some(fault));
    let answer = act().await;
    let happened = world.store().order_fault(None).is_none();
    match answer {
        Ok(value) => {
            assert_ne!(
                snapshot(world).await,
                before,
                "{fault:?}: said done, but is not"
            );
            done(value).await;
        }
        Err(Fault::Unavailable) if happened => {
            assert_eq!(snapshot(world).await, before, "{fault:?}: half done");
        }
        Err(other) => panic!("{fault:?}: {other}"),
    }
    happened
}

#[tokio::test]
async fn a_report_is_kept_whole_or_refused_wherever_the_disk_fails() {
    World::on_each_engine(|world| async move {
        world.officer("Anna", Role::Lead).await;
        let n = std::sync::atomic::AtomicU32::new(0);
        let act = async || {
            let n = n.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let once = Once {
                key: n.to_string(),
                fingerprint: [1; 32],
            };
            file_report(
                &world.ctx(Actor::Visitor),
                signed("Kept or not."),
                Some(once),
            )
            .await
        };
        let done = async |filed: Filed| {
            assert!(!filed.replayed);
            let visitor = world.ctx(Actor::Visitor);
            let found = reporter_of(&visitor, &filed.receipt).await.unwrap();
            assert_eq!(found, filed.report);
            let talk = read_conversation(&reporter(&world, &filed)).await.unwrap();
            talk.proof.filing.verify(None).unwrap();
        };
        fail_everywhere(&world, act, done).await;
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_report_is_closed_whole_or_not_at_all() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::Lead).await;
        let fresh = std::sync::Mutex::new(Vec::<ReportId>::new());
        for _ in 0..6 {
            let filed = file(&world, urgent("x")).await.report;
            fresh.lock().unwrap().push(filed);
        }
        world.settle().await;
        let next = || *fresh.lock().unwrap().last().expect("one for each success");
        let act = async || close_report(&anna.ctx(), next(), Outcome::Advised, "Advice.").await;
        let done = async |()| {
            let id = fresh.lock().unwrap().pop().unwrap();
            let desk = read_report(&anna.ctx(), id).await.unwrap();
            assert!(desk.report.closed.is_some() && desk.messages.len() == 1);
            let filed = file(&world, urgent("another")).await.report;
            fresh.lock().unwrap().insert(0, filed);
            world.settle().await;
        };
        fail_everywhere(&world, act, done).await;
        common::assert_somebody_is_always_called(&world).await;
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn an_incident_is_opened_with_all_its_reports_or_not_at_all() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::Lead).await;
        // Other reports each time: one that is in many incidents already takes more statements.
        let mut reports = Vec::new();
        for n in 0..750 {
            reports.push(file(&world, said(&n.to_string())).await.report);
        }
        let next = std::cell::Cell::new(0);
        let act = async || {
            let three = &reports[next.get()..][..3];
            next.set(next.get() + 3);
            open_incident(&anna.ctx(), "A wave", three, "alike").await
        };
        let done = async |id: IncidentId| {
            let incident = read_incident(&anna.ctx(), id).await.unwrap();
            assert_eq!(incident.reports.len(), 3);
        };
        fail_everywhere(&world, act, done).await;
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn who_joins_has_everything_or_can_try_again() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let tokens = std::sync::Mutex::new(Vec::new());
        for _ in 0..6 {
            let invited = invite(&lea.ctx(), Role::Handler).await.unwrap();
            tokens.lock().unwrap().push(invited.token);
        }
        let act = async || {
            let token = tokens.lock().unwrap().last().unwrap().clone();
            let joining = Joining {
                name: String::from("Ben"),
                email: None,
                lang: Lang::De,
                passkey: NewPasskey {
                    credential_id: token.as_bytes().to_vec(),
                    data: String::from("{}"),
                    label: String::from("key"),
                },
            };
            join(&world.ctx(Actor::Visitor), &token, joining).await
        };
        let done = async |opened: OpenedSession| {
            let token = tokens.lock().unwrap().pop().unwrap();
            let visitor = world.ctx(Actor::Visitor);
            assert!(session(&visitor, &opened.token).await.unwrap().is_some());
            let passkey = passkey_by_credential(&visitor, token.as_bytes()).await;
            assert_eq!(passkey.unwrap().unwrap().officer, opened.officer);
            let again = look_at_invitation(&visitor, &token).await.unwrap();
            assert!(again.is_none(), "used");
            let invited = invite(&lea.ctx(), Role::Handler).await.unwrap();
            tokens.lock().unwrap().insert(0, invited.token);
        };
        fail_everywhere(&world, act, done).await;
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_commit_that_nobody_can_tell_stops_the_node_and_is_found_by_its_key_afterwards() {
    World::on_each_engine(|world| async move {
        let once = Some(Once {
            key: String::from("mine"),
            fingerprint: [3; 32],
        });
        world.store().order_fault(Some(Broken::CommitUnsure));
        let visitor = world.ctx(Actor::Visitor);
        let lost = file_report(&visitor, said("Kept?"), once.clone()).await;
        assert!(
            matches!(lost, Err(Fault::Unavailable)),
            "never a receipt on a guess"
        );
        let world = world.restarted().await;
        let visitor = world.ctx(Actor::Visitor);
        let again = file_report(&visitor, said("Kept?"), once).await.unwrap();
        assert!(again.replayed, "it had been kept");
        assert_eq!(common::rows(&world, "reports").await, 1);
        let found = reporter_of(&visitor, &again.receipt).await.unwrap();
        assert_eq!(found, again.report);
        again.proof.filing.verify(None).unwrap();
    })
    .await;
}
