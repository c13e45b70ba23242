//! A house is copied to the other database and back: whoever had a receipt still has one, and nothing is different.

use crate::common::{self, file, reporter, signed, urgent};
use stormbell_model::officer::{Actor, Role};
use stormbell_service::*;
use stormbell_store::{
    Engine, Error, Store,
    copy::{drop_tables, layout},
    testing::{ENGINES, empty_place, older},
};
use stormbell_world::{World, copies};

async fn busy(world: &World) -> Vec<Filed> {
    let mut all = vec![file(world, signed("Before anybody had a key.")).await];
    let anna = world.officer("Anna", Role::Lead).await;
    for n in 0..6 {
        all.push(file(world, urgent(&format!("Printer {n} burns."))).await);
    }
    let me = reporter(world, &all[3]);
    add_file(&me, all[3].report, "smoke.wav", vec![7; 300_000])
        .await
        .unwrap();
    answer_reporter(&anna.ctx(), all[3].report, "Unplug it.")
        .await
        .unwrap();
    world.settle().await;
    all
}

async fn assert_same(copy: &World, filed: &[Filed]) {
    common::assert_journal_verifies(copy).await;
    common::assert_somebody_is_always_called(copy).await;
    let visitor = copy.ctx(Actor::Visitor);
    for one in filed {
        let entered = enter_with_receipt(&visitor, one.receipt.digits()).await;
        assert_eq!(entered.unwrap().report, one.report);
    }
    let me = reporter(copy, &filed[3]);
    let talk = read_conversation(&me).await.unwrap();
    assert_eq!(talk.messages[0].text, "Unplug it.");
    file(copy, urgent("And life goes on.")).await;
    copy.settle().await;
    common::assert_journal_verifies(copy).await;
}

#[tokio::test]
async fn a_copy_on_any_database_is_the_same_house() {
    World::on_each_engine(|world| async move {
        let filed = busy(&world).await;
        let before = common::head(&world).await;
        for engine in ENGINES {
            let Some(copy) = world.copied_to(engine).await else {
                continue;
            };
            let after = common::head(&copy).await;
            assert_eq!(
                (after.size, after.root, after.origin),
                (before.size, before.root, before.origin.clone())
            );
            // What comes after the head, which names the database, does not depend on the database.
            let (then, now) = (rows_of(world.store()).await, rows_of(copy.store()).await);
            assert!(then == now, "row by row the same");
            assert_same(&copy, &filed).await;
            copy.clear_away().await;
        }
    })
    .await;
}

#[tokio::test]
async fn todays_program_goes_on_with_the_store_of_each_earlier_one() {
    World::on_each_engine(|world| async move {
        let filed = busy(&world).await;
        // The first step made no node yet; the last is today's.
        for steps in 2..older::steps() {
            let engine = world.store().engine();
            let Some(then) = world.as_of(steps, engine).await else {
                continue;
            };
            assert_same(&then, &filed).await;
            then.clear_away().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_copy_is_loaded_whole_or_not_at_all() {
    let world = World::seeded(3).await;
    busy(&world).await;
    let whole = copies::dumped(world.store()).await;
    for engine in ENGINES {
        let Some((config, folder)) = empty_place(engine).await else {
            continue;
        };
        let mut changed = whole.clone();
        let at = whole.len() / 2;
        changed[at] ^= 1;
        let cuts = [whole.len() - 1, whole.len() / 2];
        let broken = cuts.iter().map(|cut| whole[..*cut].to_vec());
        for bytes in broken.chain([changed, [&whole[..], b"x"].concat()]) {
            let failed = copies::loaded(config.clone(), bytes).await;
            assert!(failed.is_err(), "a broken copy was believed");
        }
        copies::loaded(config.clone(), whole.clone())
            .await
            .expect("nothing was left behind that is in the way");
        let again = copies::loaded(config.clone(), whole.clone()).await;
        assert!(
            matches!(again, Err(Error::Taken)),
            "only into an empty place"
        );
        if engine == Engine::Sqlite {
            let left = std::fs::read_dir(folder.path()).unwrap().count();
            assert_eq!(left, 1, "one file, nothing beside it");
        }
        drop(Store::open(config).await.expect("it opens"));
    }
}

/// The rows of a copy, without the head, which names the database.
async fn rows_of(store: &Store) -> Vec<u8> {
    let bytes = copies::dumped(store).await;
    let at = bytes.windows(5).position(|w| w == b"house").unwrap();
    bytes[at..].to_vec()
}

#[tokio::test]
async fn a_house_that_goes_on_is_copied_in_passes() {
    World::on_each_engine(|world| async move {
        let filed = busy(&world).await;
        let visitor = world.ctx(Actor::Visitor);
        let entered = enter_with_receipt(&visitor, filed[0].receipt.digits())
            .await
            .unwrap();
        for engine in ENGINES {
            let Some((config, _folder)) = empty_place(engine).await else {
                continue;
            };
            let mut passes = copies::Passes::begin(world.store()).await;
            assert!(passes.pass(world.store()).await > 20);
            // New rows, changed rows, and rows that go.
            file(&world, urgent("While it is carried.")).await;
            write_message(&reporter(&world, &filed[1]), "Still there?")
                .await
                .unwrap();
            leave_follow(&visitor, &entered.token).await.unwrap();
            world.settle().await;
            assert!(passes.pass(world.store()).await > 0);
            assert_eq!(passes.pass(world.store()).await, 0, "nothing moved since");
            passes.end(world.store(), config.clone()).await.unwrap();
            let copy = Store::open(config).await.unwrap();
            assert!(rows_of(&copy).await == rows_of(world.store()).await);
            if engine == Engine::Postgres {
                // A copy that was not handed over goes away whole.
                copy.write("empty the place", drop_tables).await.unwrap();
                let left = copy.read("what is left", layout).await.unwrap();
                assert_eq!(left, []);
            }
            copy.close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_copy_that_missed_something_is_refused() {
    let world = World::seeded(5).await;
    busy(&world).await;
    let (config, _folder) = empty_place(Engine::Sqlite).await.unwrap();
    let mut passes = copies::Passes::begin(world.store()).await;
    passes.pass(world.store()).await;
    file(&world, urgent("Filed after the last pass.")).await;
    let ended = passes.end(world.store(), config.clone()).await;
    assert!(ended.is_err());
    let empty = Store::open_as_is(config).await.err().unwrap();
    assert!(matches!(empty, Error::Gone));
}
