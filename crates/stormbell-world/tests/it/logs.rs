//! The log of a busy house: no name, no address, no word, no secret, in no line of no level.

use crate::common::{self, contact, file, reporter, signed, urgent};
use std::{
    io::Write,
    sync::{Arc, Mutex},
};
use stormbell_model::{
    Span,
    officer::{Actor, Role},
    report::Outcome,
};
use stormbell_service::*;
use stormbell_world::World;
use tracing_subscriber::fmt::MakeWriter;

/// Everything that was logged: by this story, by the store's threads, and by every other story that runs meanwhile.
#[derive(Clone, Default)]
struct Ink(Arc<Mutex<Vec<u8>>>);

impl Write for Ink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Ink {
    type Writer = Ink;
    fn make_writer(&self) -> Ink {
        self.clone()
    }
}

/// A day with everything that goes well and much that goes wrong. Gives every secret of it.
async fn a_day(world: &World) -> Vec<String> {
    let anna = world.officer("Gullregnsbuske", Role::Lead).await;
    let filed = file(world, signed("Kaleidoskopflod")).await;
    let rings = file(world, urgent("Papegojmelodi")).await;
    let broken = CarrierFault {
        code: "server-away",
        again: true,
    };
    world.mailbox.break_with(Some(broken));
    world.settle().await;
    world.mailbox.break_with(None);
    world.advance(Span::minutes(1)).await;
    let link = world.mailbox.take().remove(0).url;
    let token = link.rsplit('/').next().unwrap().to_owned();
    acknowledge_by_link(&world.ctx(Actor::Visitor), &token)
        .await
        .unwrap();
    let me = reporter(world, &filed);
    add_file(
        &me,
        filed.report,
        "snowplough.eml",
        b"Trollslandevinge".to_vec(),
    )
    .await
    .unwrap();
    write_message(&me, "Vindruvsklase").await.unwrap();
    let ctx = world.ctx(anna.actor);
    sealed_identity(&ctx, filed.report, "Lakritsbit")
        .await
        .unwrap();
    close_report(&ctx, rings.report, Outcome::Advised, "Rabarberpaj")
        .await
        .unwrap();
    go_wrong(world, &token).await;
    let c = contact();
    let mut secrets = vec![
        token,
        anna.token,
        filed.receipt.digits().to_owned(),
        filed.receipt.grouped(),
    ];
    secrets.extend([c.name, c.email, c.phone, c.other]);
    let words = "Gullregnsbuske desk.example Kaleidoskopflod Papegojmelodi snowplough Trollslandevinge Vindruvsklase \
                 Lakritsbit Rabarberpaj Ostbricka Sagoforest";
    secrets.extend(words.split_whitespace().map(str::to_owned));
    secrets
}

/// A full disk, a corrupted row, pages that are not there, forms that cannot be read.
async fn go_wrong(world: &World, token: &str) {
    let full = stormbell_store::Fault::Statement(1);
    world.store().order_fault(Some(full));
    let lost = file_report(&world.ctx(Actor::Visitor), signed("Ostbricka"), None).await;
    assert!(lost.is_err());
    world.store().order_fault(None);
    let ruin = world.store().write("spoil", |tx| {
        tx.execute("UPDATE messages SET sealed = at_nothing WHERE 1 = 0", &[])
    });
    assert!(ruin.await.is_err());
    let mut browser = world.visitor();
    browser.get("/follow/conversation?Sagoforest=1").await;
    browser.get(&format!("/a/{token}x")).await;
    browser.get("/desk/reports/Sagoforest").await;
    browser
        .post_form("/flag", &[("Sagoforest", "Ostbricka")])
        .await;
    let bytes = b"{\"narrative\": \"Ostbricka".to_vec();
    browser
        .post_bytes("/api/v1/reports", "application/json", bytes)
        .await;
    spoil_a_row(world).await;
}

/// A row that cannot be opened any more is our fault, is logged, and still names nobody.
async fn spoil_a_row(world: &World) {
    let filed = file(world, signed("Ostbricka")).await;
    let id = filed.report;
    let spoil = world.store().write("spoil", move |tx| {
        tx.execute(
            "UPDATE reports SET sealed = ?2 WHERE id = ?1",
            &[id.as_bytes().to_vec().into(), vec![1u8; 80].into()],
        )
    });
    spoil.await.unwrap();
    let read = read_conversation(&reporter(world, &filed)).await;
    assert!(
        matches!(read, Err(Fault::Internal)),
        "not shown as if nothing were"
    );
}

#[tokio::test]
async fn the_log_names_nobody_and_quotes_nobody() {
    let ink = Ink::default();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(ink.clone())
        .finish();
    // For the whole process: a subscriber of one thread misses what was met first on another.
    tracing::subscriber::set_global_default(log).expect("no other story listens");
    let world = World::seeded(7).await;
    let secrets = a_day(&world).await;
    let written = String::from_utf8(ink.0.lock().unwrap().clone()).unwrap();
    assert!(written.contains("the store is open"), "something is logged");
    assert!(
        written.contains("could not"),
        "faults are logged: {written}"
    );
    for secret in secrets {
        let line = written.lines().find(|l| l.contains(&secret));
        assert_eq!(line, None, "{secret}");
    }
    common::assert_journal_verifies(&world).await;
}
