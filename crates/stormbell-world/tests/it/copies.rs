//! A house is copied to the other database and back: whoever had a receipt still has one, and nothing is different.

use crate::common::{self, file, reporter, signed, urgent};
use stormbell_model::officer::{Actor, Role};
use stormbell_service::*;
use stormbell_store::{
    Engine, Error, Store,
    testing::{ENGINES, empty_place},
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
            let Some((copy, bytes)) = world.copied_to(engine).await else {
                continue;
            };
            let after = common::head(&copy).await;
            assert_eq!(
                (after.size, after.root, after.origin),
                (before.size, before.root, before.origin.clone())
            );
            // What comes after the head, which names the database, does not depend on the database.
            let again = copies::dumped(copy.store()).await;
            let rows = |bytes: &[u8]| {
                let at = bytes.windows(5).position(|w| w == b"house").unwrap();
                bytes[at..].to_vec()
            };
            assert!(rows(&again) == rows(&bytes), "row by row the same");
            assert_same(&copy, &filed).await;
            copy.clear_away().await;
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
