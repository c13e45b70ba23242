//! The published times: counted from the journal, the same when counted anew, without tests and without what the node says
//! about itself, silent about few, and signed.

use crate::common::{file, said, urgent};
use stormbell_model::{Span, officer::Role, report::Outcome};
use stormbell_service::*;
use stormbell_store::levels;
use stormbell_wire::levels_note::{LevelsJson, NotGenuine, check};
use stormbell_world::World;

async fn counted(world: &World) -> LevelsJson {
    while count_levels(&world.node).await.unwrap() {}
    let told = service_levels(&world.node).await.unwrap();
    serde_json::from_str(&told.json).unwrap()
}

/// Six reports that ring and six that do not; each is taken after half an hour and answered after one.
async fn a_night(world: &World) {
    let lea = world.officer("Lea", Role::Lead).await;
    let mut ids = Vec::new();
    for n in 0..12 {
        let new = if n % 2 == 0 { urgent("x") } else { said("x") };
        ids.push(file(world, new).await.report);
    }
    world.settle().await;
    world.advance(Span::minutes(30)).await;
    for id in &ids {
        take_report(&lea.ctx(), *id).await.unwrap();
    }
    world.advance(Span::minutes(30)).await;
    for id in &ids[..11] {
        answer_reporter(&lea.ctx(), *id, "We look at it.")
            .await
            .unwrap();
    }
    // A second answer, and a closing, are not the first answer.
    world.advance(Span::hours(5)).await;
    answer_reporter(&lea.ctx(), ids[0], "And now?")
        .await
        .unwrap();
    close_report(&lea.ctx(), ids[1], Outcome::Advised, "Done.")
        .await
        .unwrap();
}

#[tokio::test]
async fn times_are_counted_from_the_journal_and_come_out_the_same_when_counted_anew() {
    World::on_each_engine(|world| async move {
        a_night(&world).await;
        let first = counted(&world).await;
        let month = &first.months[0];
        assert_eq!(month.month, "2010-11");
        let all = month.all.as_ref().unwrap();
        assert_eq!((all.reports, all.rang), (12, Some(6)));
        let called = &all.first_notification;
        assert_eq!((called.reports, called.percent), (Some(6), Some(100)));
        let taken = &all.acknowledged;
        assert_eq!((taken.reports, taken.median_s), (Some(6), Some(1_800)));
        let answered = &all.first_answer;
        assert_eq!((answered.reports, answered.percent), (Some(11), Some(91)));
        assert_eq!(
            (answered.median_s, answered.worst_s),
            (Some(3_600), Some(3_600))
        );
        assert_eq!(month.channels.len(), 1);

        let forget = world.store().write("forget the levels", levels::begin_anew);
        forget.await.unwrap();
        assert_eq!(counted(&world).await, first);
        // Nothing new is counted twice.
        assert_eq!(counted(&world).await, first);
    })
    .await;
}

#[tokio::test]
async fn two_who_count_at_once_count_once() {
    World::on_each_engine(|world| async move {
        a_night(&world).await;
        let both = tokio::join!(count_levels(&world.node), count_levels(&world.node));
        both.0.unwrap();
        both.1.unwrap();
        let month = &counted(&world).await.months[0];
        assert_eq!(month.all.as_ref().unwrap().reports, 12);
    })
    .await;
}

#[tokio::test]
async fn few_reports_are_not_described() {
    let world = World::seeded(7).await;
    for _ in 0..4 {
        file(&world, urgent("x")).await;
    }
    world.settle().await;
    let month = counted(&world).await.months.swap_remove(0);
    assert_eq!(month.all, None);
    assert!(month.languages.iter().all(|l| l.figures.is_none()));
    file(&world, urgent("x")).await;
    let month = counted(&world).await.months.swap_remove(0);
    assert_eq!(month.all.unwrap().reports, 5);
}

#[tokio::test]
async fn the_figures_are_signed_and_a_changed_one_is_seen() {
    let world = World::seeded(7).await;
    a_night(&world).await;
    counted(&world).await;
    let mut visitor = world.visitor();
    let note = visitor.get("/service-levels.note").await.text();
    let json = visitor.get("/service-levels.json").await.text();
    let key = world.node.verifier();
    let genuine = check(note.as_bytes(), Some(&key)).unwrap();
    assert_eq!(serde_json::to_string(&genuine.levels).unwrap(), json);
    let better = note.replace("\"median_s\":3600", "\"median_s\":60");
    assert_ne!(better, note);
    let seen = check(better.as_bytes(), Some(&key));
    assert_eq!(seen.unwrap_err(), NotGenuine::Signature);
    // A second document in front of the signed one is not what is believed.
    let (head, rest) = note.split_once('\n').unwrap();
    let two = format!("{head}\n{}\n{rest}", json.replace("3600", "60"));
    assert!(check(two.as_bytes(), Some(&key)).is_err());
    let page = visitor.get("/service-levels").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<svg"));
    let page = visitor.get("/service-levels?month=1999-13").await;
    assert_eq!(page.status, 200, "a month that is none shows the newest");
}
