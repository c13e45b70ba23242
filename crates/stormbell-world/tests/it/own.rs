//! The node raises alarms about itself: once while a trouble lasts, whatever dies in between, and never as a statistic.

use stormbell_model::{Lang, Span, officer::Role, report::Outcome};
use stormbell_service::*;
use stormbell_world::{Person, World};

/// The key of a sentence is enough to see which one was said.
struct Keys;

impl Phrases for Keys {
    fn say(&self, _: Lang, key: &str, arguments: &[(&str, &str)]) -> String {
        let values: Vec<&str> = arguments.iter().map(|(_, value)| *value).collect();
        format!("{key} {}", values.join(" "))
    }
}

/// One look, as the watch of the house makes it every ten seconds.
async fn look(world: &World) -> usize {
    let mut fresh = OwnMemory::default();
    let looked = report_troubles(&world.node, &Keys, &mut fresh).await;
    let touched = looked.unwrap();
    world.settle().await;
    touched
}

async fn own(lea: &Person) -> Vec<ReportRow> {
    let queue = desk_queue(&lea.ctx(), &QueueFilter::default()).await;
    queue.unwrap().reports
}

async fn messages(lea: &Person, id: stormbell_model::ReportId) -> Vec<String> {
    let view = read_report(&lea.ctx(), id).await.unwrap();
    view.messages.into_iter().map(|m| m.text).collect()
}

#[tokio::test]
async fn a_trouble_that_lasts_rings_once_and_its_end_is_told() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        world.node.set_trouble(TroubleKind::WorkersLate, true);
        assert_eq!(look(&world).await, 0, "a hiccup wakes nobody");
        world.advance(Span::minutes(2)).await;
        assert_eq!(look(&world).await, 1);
        let mut filed = own(&lea).await;
        assert_eq!(filed.len(), 1);
        let id = filed.remove(0).id;
        let view = read_report(&lea.ctx(), id).await.unwrap();
        assert!(
            view.report
                .narrative
                .contains("desk-trouble-workers-late-next")
        );
        assert_eq!(view.report.door.code(), "node");
        assert!(!world.mailbox.take().is_empty(), "somebody is called");
        for _ in 0..20 {
            world.advance(Span::minutes(1)).await;
            assert_eq!(look(&world).await, 0, "once while it lasts");
        }
        world.node.set_trouble(TroubleKind::WorkersLate, false);
        assert_eq!(look(&world).await, 0, "another process may still meet it");
        world.advance(Span::minutes(4)).await;
        assert_eq!(look(&world).await, 1);
        assert_eq!(look(&world).await, 0);
        let said = messages(&lea, id).await;
        assert!(
            said.iter().any(|m| m.starts_with("own-report-over")),
            "{said:?}"
        );

        // It comes back before anybody closed the report: the same report says so.
        world.node.set_trouble(TroubleKind::WorkersLate, true);
        world.advance(Span::minutes(2)).await;
        assert_eq!(look(&world).await, 1);
        assert_eq!(own(&lea).await.len(), 1);
        let said = messages(&lea, id).await;
        assert!(
            said.iter().any(|m| m.starts_with("own-report-again")),
            "{said:?}"
        );

        // Closed while it lasts: nobody is called anew for the same trouble, and its end opens nothing again.
        close_report(&lea.ctx(), id, Outcome::Resolved, "Mended.")
            .await
            .unwrap();
        world.advance(Span::minutes(1)).await;
        assert_eq!(look(&world).await, 0);
        world.node.set_trouble(TroubleKind::WorkersLate, false);
        world.advance(Span::minutes(4)).await;
        look(&world).await;
        assert_eq!(messages(&lea, id).await.len(), said.len() + 1);

        // Later it is another report.
        world.node.set_trouble(TroubleKind::WorkersLate, true);
        world.advance(Span::minutes(2)).await;
        assert_eq!(look(&world).await, 1);
        assert_eq!(own(&lea).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn two_processes_and_a_death_in_between_make_one_report() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        world.node.set_trouble(TroubleKind::JournalBroken, true);
        let (mut a, mut b) = (OwnMemory::default(), OwnMemory::default());
        let both = tokio::join!(
            report_troubles(&world.node, &Keys, &mut a),
            report_troubles(&world.node, &Keys, &mut b)
        );
        both.0.unwrap();
        both.1.unwrap();
        assert_eq!(own(&lea).await.len(), 1);
        // The report was kept, and the process died before it was noted beside its trouble.
        let forget = world.store().write("forget", |tx| {
            tx.execute("DELETE FROM own_reports", &[]).map(drop)
        });
        forget.await.unwrap();
        look(&world).await;
        assert_eq!(own(&lea).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_told_from_here_is_not_tried() {
    let world = World::seeded(7).await;
    let lea = world.officer("Lea", Role::Lead).await;
    world.node.set_trouble(TroubleKind::StoreFull, true);
    world.node.set_trouble(TroubleKind::JournalBroken, true);
    world.advance(Span::minutes(30)).await;
    assert_eq!(look(&world).await, 0);
    assert!(own(&lea).await.is_empty());
    world.node.set_trouble(TroubleKind::StoreFull, false);
    assert_eq!(look(&world).await, 1, "as soon as it can be");
}

#[tokio::test]
async fn its_reports_count_in_no_statistic() {
    let world = World::seeded(7).await;
    world.officer("Lea", Role::Lead).await;
    world.node.set_trouble(TroubleKind::JournalBroken, true);
    look(&world).await;
    while count_levels(&world.node).await.unwrap() {}
    let told = service_levels(&world.node).await.unwrap();
    assert_eq!(told.months[0].all.unwrap().filed, 0);
    assert!(told.months[0].doors.is_empty());
}
