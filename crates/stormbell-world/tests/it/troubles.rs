//! The node says what is wrong with it, keeps nothing by halves meanwhile, and is well again by itself.

use crate::common::{self, file, said, urgent};
use stormbell_model::{
    Span,
    officer::{Actor, Role},
};
use stormbell_service::{CarrierFault, Fault, Once, file_report, ready, reporter_of};
use stormbell_world::{Person, Visitor, World};

fn codes(world: &World) -> Vec<&'static str> {
    world
        .node
        .troubles()
        .iter()
        .map(|t| t.kind.code())
        .collect()
}

fn at_desk(world: &World, who: &Person) -> Visitor {
    world
        .visitor()
        .with_cookie("__Host-stormbell-desk", &who.token)
}

/// Runs a setting on the connection that writes.
async fn set(world: &World, pragma: String) {
    let done = world
        .store()
        .write("set", move |tx| tx.query(&pragma, &[], |_| Ok(())));
    done.await.unwrap();
}

async fn pages(world: &World) -> i64 {
    let count = world.store().read("count pages", |tx| {
        tx.query_one("PRAGMA page_count", &[], |row| row.int(0))
    });
    count.await.unwrap().unwrap()
}

/// A form whose words must not be lost, and what it gave.
async fn flag(world: &World, words: &str) -> stormbell_world::Answer {
    let fields = [
        ("form_id", "0123456789abcdef0123456789abcdef"),
        ("what", "ransom"),
        ("narrative", words),
        ("at", "more"),
        ("do", "send"),
    ];
    world.visitor().post_form("/flag", &fields).await
}

/// While the store takes nothing: both doors say so and keep what was typed, and nothing is half there.
async fn nothing_is_taken(world: &World, lead: &Person, code: &'static str) {
    let (reports, journal) = (
        common::rows(world, "reports").await,
        common::rows(world, "journal").await,
    );
    let words = "Typed with care. ".repeat(400);
    let page = flag(world, &words).await;
    assert_eq!(page.status, 503);
    assert!(page.header("retry-after").is_some());
    assert!(
        page.text().contains("Typed with care."),
        "words are not lost"
    );
    assert!(page.text().contains("Your words are still here"));
    let body = serde_json::json!({ "narrative": words });
    let answer = world.visitor().post_json("/api/v1/reports", &body).await;
    assert_eq!(answer.status, 503);
    assert!(answer.header("retry-after").is_some());
    assert_eq!(common::rows(world, "reports").await, reports);
    assert_eq!(common::rows(world, "journal").await, journal);
    world.look_after().await;
    assert!(codes(world).contains(&code), "{:?}", codes(world));
    assert!(!ready(&world.node).await.store, "not ready");
    // Looking still works, and every page of the desk says what is wrong.
    let desk = at_desk(world, lead).get("/desk").await;
    assert_eq!(desk.status, 200);
    assert!(desk.text().contains("no report can be taken"));
}

async fn all_is_well(world: &World, lead: &Person) {
    world.look_after().await;
    assert_eq!(codes(world), [""; 0]);
    let ready = ready(&world.node).await;
    assert!(ready.store);
    assert_eq!(
        flag(world, &"Typed with care. ".repeat(400)).await.status,
        200
    );
    let desk = at_desk(world, lead).get("/desk").await;
    assert!(!desk.text().contains("no report can be taken"));
    common::assert_journal_verifies(world).await;
}

#[tokio::test]
async fn a_full_disk_refuses_clearly_and_is_found_again_when_there_is_room() {
    let world = World::seeded(7).await;
    let lead = world.officer("Anna", Role::Lead).await;
    let size = pages(&world).await;
    set(&world, format!("PRAGMA max_page_count = {size}")).await;
    nothing_is_taken(&world, &lead, "store-full").await;
    set(&world, String::from("PRAGMA max_page_count = 1000000")).await;
    all_is_well(&world, &lead).await;
}

#[tokio::test]
async fn a_clock_set_back_by_an_hour_delays_nothing_and_does_nothing_twice() {
    World::on_each_engine(|world| async move {
        let anna = world.officer("Anna", Role::Lead).await;
        stormbell_service::set_duty(&anna.ctx(), true)
            .await
            .unwrap();
        world.look_after().await;
        let first = file(&world, urgent("It began at ten.")).await;
        world.settle().await;
        assert_eq!(world.mailbox.take().len(), 1, "it rang");
        let visitor = || world.ctx(Actor::Visitor);
        let once = || Once {
            key: String::from("sent-before-the-clock-was-set"),
            fingerprint: [3; 32],
        };
        let kept = file_report(&visitor(), said("Before."), Some(once())).await;
        let kept = kept.unwrap();
        let waiting = file(&world, urgent("Not yet read when it happened.")).await;

        world.clock.set_by(Span::hours(-1));
        world.look_after().await;
        assert_eq!(codes(&world), ["clock-back"]);
        assert!(
            ready(&world.node).await.store,
            "reports are taken all the same"
        );
        // What waited is done now and not in an hour; what has rung does not ring again for it.
        world.settle().await;
        let rang: Vec<String> = world
            .mailbox
            .take()
            .into_iter()
            .filter_map(|c| c.reference().map(str::to_owned))
            .collect();
        assert_eq!(rang, std::slice::from_ref(&waiting.reference));
        common::assert_somebody_is_always_called(&world).await;
        world.advance(Span::minutes(2)).await;
        assert_eq!(world.mailbox.take().len(), 0, "no step was due");
        world.advance(Span::minutes(3)).await;
        assert_eq!(
            world.mailbox.take().len(),
            2,
            "both go on within five minutes"
        );

        // Receipts and repetitions are what they were.
        let again = file_report(&visitor(), said("Before."), Some(once())).await;
        let again = again.unwrap();
        assert!(again.replayed);
        assert_eq!(again.receipt.digits(), kept.receipt.digits());
        let found = reporter_of(&visitor(), &first.receipt).await.unwrap();
        assert_eq!(found, first.report);
        world.look_after().await;
        assert_eq!(codes(&world), ["clock-back"]);
        world.advance(Span::minutes(15)).await;
        world.look_after().await;
        assert_eq!(codes(&world), [""; 0]);
        common::assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_leaps_ahead_is_told_and_so_is_a_start_in_the_past() {
    let world = World::seeded(7).await;
    file(&world, said("The journal knows the time.")).await;
    world.look_after().await;
    assert_eq!(codes(&world), [""; 0]);
    world.clock.set_by(Span::hours(1));
    world.look_after().await;
    assert_eq!(codes(&world), ["clock-ahead"]);
    world.clock.set_by(Span::hours(-2));
    let world = world.restarted().await;
    world.look_after().await;
    assert_eq!(codes(&world), ["clock-back"]);
}

#[tokio::test]
async fn a_mail_server_that_is_away_is_told_until_it_takes_a_call() {
    let world = World::seeded(7).await;
    let anna = world.officer("Anna", Role::Lead).await;
    stormbell_service::set_duty(&anna.ctx(), true)
        .await
        .unwrap();
    world.mailbox.break_with(Some(CarrierFault {
        code: "server-away",
        again: true,
    }));
    file(&world, urgent("Nobody can be mailed.")).await;
    world.settle().await;
    assert_eq!(codes(&world), ["mail-failing"]);
    let desk = at_desk(&world, &anna).get("/desk").await.text();
    assert!(desk.contains("Call colleagues by telephone."));
    world.mailbox.break_with(None);
    world.advance(Span::minutes(1)).await;
    assert_eq!(codes(&world), [""; 0]);
}

#[tokio::test]
async fn a_journal_that_was_cut_is_noticed() {
    World::on_each_engine(|world| async move {
        file(&world, said("One.")).await;
        file(&world, said("Two.")).await;
        world.look_after().await;
        assert_eq!(codes(&world), [""; 0]);
        let cut = world.store().write("cut the journal", |tx| {
            tx.execute(
                "DELETE FROM journal WHERE position = (SELECT MAX(position) FROM journal)",
                &[],
            )
        });
        assert_eq!(cut.await.unwrap(), 1);
        world.advance(Span::minutes(11)).await;
        world.look_after().await;
        assert_eq!(codes(&world), ["journal-broken"]);
        assert!(
            ready(&world.node).await.store,
            "reports are taken all the same"
        );
    })
    .await;
}

#[tokio::test]
async fn workers_that_stand_still_are_told() {
    let world = World::seeded(7).await;
    world.settle().await;
    world.look_after().await;
    assert_eq!(codes(&world), [""; 0]);
    world.clock.advance(Span::seconds(30));
    world.look_after().await;
    assert_eq!(codes(&world), ["workers-late"]);
    world.round().await;
    world.look_after().await;
    assert_eq!(codes(&world), [""; 0]);
}

#[tokio::test]
async fn an_act_on_a_broken_store_says_unavailable_and_nothing_else() {
    let world = World::seeded(7).await;
    world
        .store()
        .order_fault(Some(stormbell_store::Fault::CommitFull));
    let answer = file_report(&world.ctx(Actor::Visitor), said("Kept or not."), None).await;
    assert!(matches!(answer, Err(Fault::Unavailable)));
}
