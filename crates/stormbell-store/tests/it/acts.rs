//! Acts: all or nothing, one after the other in effect, and none harms its neighbours.

use stormbell_store::testing::{each_bench, each_engine};
use stormbell_store::{Error, Result, Tx};

use crate::parts::{add_note, note_ids, with_notes};

#[tokio::test]
async fn an_act_is_kept_and_a_look_sees_it() {
    each_bench(|bench| async move {
        with_notes(&bench.store).await;
        bench
            .store
            .write("add", |tx| add_note(tx, 1, "one"))
            .await
            .unwrap();
        assert_eq!(note_ids(&bench.store).await, [1]);
        assert_eq!(note_ids(&bench.open_again().await).await, [1]);
    })
    .await;
}

#[tokio::test]
async fn an_act_that_fails_leaves_nothing() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let act = |tx: &mut Tx<'_>| {
            add_note(tx, 1, "one")?;
            tx.execute_one("DELETE FROM notes WHERE id = ?1", &[2.into()])
        };
        assert!(matches!(store.write("fail", act).await, Err(Error::Gone)));
        assert!(note_ids(&store).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_taken_key_is_told_apart() {
    each_engine(|store| async move {
        with_notes(&store).await;
        store
            .write("add", |tx| add_note(tx, 1, "one"))
            .await
            .unwrap();
        let again = store
            .write("add", |tx| add_note(tx, 1, "secret"))
            .await
            .unwrap_err();
        assert!(matches!(again, Error::Taken));
        let broken =
            |tx: &mut Tx<'_>| tx.execute("INSERT INTO notes (id) VALUES (?1)", &[2.into()]);
        assert!(matches!(
            store.write("add", broken).await,
            Err(Error::Misuse(_))
        ));
    })
    .await;
}

#[tokio::test]
async fn an_act_cannot_go_on_after_a_failed_statement() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let act = |tx: &mut Tx<'_>| {
            add_note(tx, 1, "one")?;
            assert!(add_note(tx, 1, "again").is_err());
            assert!(add_note(tx, 2, "two").is_err());
            Ok(())
        };
        assert!(matches!(
            store.write("go on", act).await,
            Err(Error::Misuse(_))
        ));
        assert!(note_ids(&store).await.is_empty());
    })
    .await;
}

#[derive(Debug, thiserror::Error)]
enum DeskError {
    #[error("could not find it")]
    Missing { id: i64 },
    #[error("could not keep it")]
    Store(#[from] Error),
}

#[tokio::test]
async fn a_service_gets_its_own_error_back() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let act = |tx: &mut Tx<'_>| -> Result<(), DeskError> {
            add_note(tx, 1, "one")?;
            Err(DeskError::Missing { id: 7 })
        };
        let missing = store.write_or("stop", act).await.unwrap_err();
        assert!(matches!(missing, DeskError::Missing { id: 7 }));
        let act = |tx: &mut Tx<'_>| -> Result<(), DeskError> {
            add_note(tx, 1, "one")?;
            Ok(add_note(tx, 1, "one")?)
        };
        let taken = store.write_or("fail", act).await.unwrap_err();
        assert!(matches!(taken, DeskError::Store(Error::Taken)));
        assert!(note_ids(&store).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_panic_ends_one_act_only() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let act = |tx: &mut Tx<'_>| -> Result<()> {
            add_note(tx, 1, "one")?;
            panic!("ordered by the test")
        };
        assert!(matches!(
            store.write("panic", act).await,
            Err(Error::Panicked)
        ));
        let look = |_: &mut Tx<'_>| -> Result<()> { panic!("ordered by the test") };
        assert!(matches!(
            store.read("panic", look).await,
            Err(Error::Panicked)
        ));
        store
            .write("add", |tx| add_note(tx, 2, "two"))
            .await
            .unwrap();
        assert_eq!(note_ids(&store).await, [2]);
        assert_eq!(store.figures().panics, 2);
    })
    .await;
}

#[tokio::test]
async fn a_look_changes_nothing() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let error = store
            .read("sneak", |tx| add_note(tx, 1, "one"))
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Misuse(_)), "{error}");
        assert!(note_ids(&store).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_look_sees_one_moment() {
    each_engine(|store| async move {
        with_notes(&store).await;
        store
            .write("add", |tx| add_note(tx, 1, "one"))
            .await
            .unwrap();
        let (first_done, wait_first) = std::sync::mpsc::channel();
        let (go_on, wait_go) = std::sync::mpsc::channel::<()>();
        let reader = store.clone();
        let look = tokio::spawn(async move {
            let count =
                |tx: &mut Tx<'_>| tx.query_one("SELECT COUNT(*) FROM notes", &[], |row| row.int(0));
            let look = move |tx: &mut Tx<'_>| {
                let before = count(tx)?;
                first_done.send(()).unwrap();
                wait_go.recv().unwrap();
                Ok((before, count(tx)?))
            };
            reader.read("count twice", look).await.unwrap()
        });
        let seen = tokio::task::spawn_blocking(move || wait_first.recv());
        seen.await.unwrap().unwrap();
        store
            .write("add", |tx| add_note(tx, 2, "two"))
            .await
            .unwrap();
        go_on.send(()).unwrap();
        assert_eq!(look.await.unwrap(), (Some(1), Some(1)));
        assert_eq!(note_ids(&store).await, [1, 2]);
    })
    .await;
}
