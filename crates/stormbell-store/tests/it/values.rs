//! Values go in and come out unchanged, and what does not fit is refused in words without values.

use stormbell_store::testing::each_engine;
use stormbell_store::{Engine, Error, Store, Tx, Value};

use crate::parts::{add_note, note_ids, with_notes};

async fn with_things(store: &Store) {
    let sql = match store.engine() {
        Engine::Sqlite => "CREATE TABLE things (i INTEGER, t TEXT, b BLOB) STRICT",
        Engine::Postgres => "CREATE TABLE things (i BIGINT, t TEXT COLLATE \"C\", b BYTEA)",
    };
    store
        .write("make things", move |tx| tx.execute(sql, &[]))
        .await
        .unwrap();
}

fn keep(tx: &mut Tx<'_>, i: Value, t: Value, b: Value) -> stormbell_store::Result<u64> {
    tx.execute(
        "INSERT INTO things (i, t, b) VALUES (?1, ?2, ?3)",
        &[i, t, b],
    )
}

type Thing = (Option<i64>, Option<String>, Option<Vec<u8>>);

#[tokio::test]
async fn every_kind_of_value_comes_back() {
    each_engine(|store| async move {
        with_things(&store).await;
        let things: Vec<Thing> = vec![
            (None, None, None),
            (Some(i64::MIN), Some(String::new()), Some(Vec::new())),
            (
                Some(i64::MAX),
                Some("ö\u{202e}'\"\\?1 $1 -- ;".into()),
                Some((0..=255).collect()),
            ),
        ];
        let given = things.clone();
        let act = move |tx: &mut Tx<'_>| {
            for (i, t, b) in given.clone() {
                keep(tx, i.into(), t.into(), b.into())?;
            }
            Ok(())
        };
        store.write("keep things", act).await.unwrap();
        let look = |tx: &mut Tx<'_>| {
            let sql = "SELECT i, t, b FROM things ORDER BY COALESCE(i, ?1)";
            tx.query(sql, &[i64::MIN.into()], |row| {
                Ok((row.opt_int(0)?, row.opt_text(1)?, row.opt_blob(2)?))
            })
        };
        let mut found = store.read("look at things", look).await.unwrap();
        found.sort();
        let mut things = things;
        things.sort();
        assert_eq!(found, things);
    })
    .await;
}

#[tokio::test]
async fn expressions_of_other_types_are_whole_numbers() {
    each_engine(|store| async move {
        with_things(&store).await;
        let look = |tx: &mut Tx<'_>| {
            for number in [1_i64, 40, 2_000_000_000_000] {
                keep(tx, number.into(), "x".into(), Value::Null)?;
            }
            tx.query_one(
                "SELECT 7, COUNT(*), SUM(i), EXISTS (SELECT 1 FROM things WHERE i = ?1), MAX(i) > 5,
                    COALESCE(SUM(i), 0), CASE WHEN 1 = ?2 THEN 1 ELSE 0 END, MIN(CASE WHEN i < 0 THEN i END)
                 FROM things WHERE t = ?3",
                &[40.into(), 1.into(), "x".into()],
                |row| {
                    let numbers: Result<Vec<i64>, Error> = (0..7).map(|i| row.int(i)).collect();
                    Ok((numbers?, row.flag(3)?, row.opt_int(7)?))
                },
            )
        };
        let found = store.write("count", look).await.unwrap().unwrap();
        let sum = 2_000_000_000_041;
        assert_eq!(found, (vec![7, 3, sum, 1, 1, sum, 1], true, None));
    })
    .await;
}

#[tokio::test]
async fn text_is_ordered_byte_by_byte() {
    each_engine(|store| async move {
        with_things(&store).await;
        let act = |tx: &mut Tx<'_>| {
            for text in ["b", "A", "ä", "a", "B", "_"] {
                keep(tx, Value::Null, text.into(), Value::Null)?;
            }
            tx.query("SELECT t FROM things ORDER BY t", &[], |row| row.text(0))
        };
        let found = store.write("sort", act).await.unwrap();
        assert_eq!(found, ["A", "B", "_", "a", "b", "ä"]);
    })
    .await;
}

#[tokio::test]
async fn question_marks_in_strings_stay() {
    each_engine(|store| async move {
        let look = |tx: &mut Tx<'_>| {
            let sql = "SELECT 'why ?1', CAST(?1 AS TEXT) /* ?2 */ -- it's ?3\n, '''?4'";
            tx.query_one(sql, &["so".into()], |row| {
                Ok([row.text(0)?, row.text(1)?, row.text(2)?])
            })
        };
        let found = store.read("ask", look).await.unwrap().unwrap();
        assert_eq!(found, ["why ?1", "so", "'?4"]);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_refused_without_telling_it() {
    each_engine(|store| async move {
        with_things(&store).await;
        let cases: [(Value, Value, Value); 4] = [
            ("secret".into(), "x".into(), Value::Null),
            (1.into(), "secret\0".into(), Value::Null),
            (1.into(), Value::Blob(b"secret".to_vec()), Value::Null),
            (1.into(), "x".into(), "secret".into()),
        ];
        for (i, t, b) in cases {
            let act = move |tx: &mut Tx<'_>| keep(tx, i.clone(), t.clone(), b.clone());
            let error = store.write("keep the wrong thing", act).await.unwrap_err();
            assert!(matches!(error, Error::Misuse(_)), "{error}");
            assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
        }
        let count = |tx: &mut Tx<'_>| tx.query("SELECT i FROM things", &[], |row| row.int(0));
        assert!(store.read("count", count).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_column_of_another_type_is_named() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let read = |column: usize| {
            let store = store.clone();
            async move {
                let act = move |tx: &mut Tx<'_>| {
                    add_note(tx, 1, "secret")?;
                    tx.query("SELECT id, words FROM notes", &[], |row| row.int(column))
                };
                store.write("misread", act).await.unwrap_err().to_string()
            }
        };
        assert!(
            read(1)
                .await
                .contains("column 1: expected integer, found text")
        );
        assert!(read(9).await.contains("column 9"));
        assert!(note_ids(&store).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_wrong_number_of_parameters_is_misuse() {
    each_engine(|store| async move {
        with_notes(&store).await;
        for params in [
            vec![],
            vec![Value::Int(1)],
            vec![1.into(), "a".into(), "b".into()],
        ] {
            let act = move |tx: &mut Tx<'_>| {
                tx.execute("INSERT INTO notes (id, words) VALUES (?1, ?2)", &params)
            };
            let error = store.write("miscount", act).await.unwrap_err();
            assert!(matches!(error, Error::Misuse(_)), "{error}");
        }
    })
    .await;
}
