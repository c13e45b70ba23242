//! Many changes in one message.

use stormbell_store::testing::each_engine;
use stormbell_store::{Error, Fault, Result, Tx, Value};

use crate::parts::{note_ids, with_notes};

fn add_all(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<u64>> {
    let rows: Vec<Vec<Value>> = ids
        .iter()
        .map(|id| vec![(*id).into(), "many".into()])
        .collect();
    let sql = "INSERT INTO notes (id, words) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING";
    tx.execute_many(sql, &rows)
}

#[tokio::test]
async fn each_row_is_counted_in_its_place() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let ids: Vec<i64> = (0..100).map(|n| n / 2 * 2).collect();
        let counts = store
            .write("add many", move |tx| add_all(tx, &ids))
            .await
            .unwrap();
        let expected: Vec<u64> = (0..100).map(|n| u64::from(n % 2 == 0)).collect();
        assert_eq!(counts, expected);
        assert_eq!(note_ids(&store).await.len(), 50);
        let none = store
            .write("add none", |tx| add_all(tx, &[]))
            .await
            .unwrap();
        assert!(none.is_empty());
    })
    .await;
}

#[tokio::test]
async fn one_bad_row_keeps_all_of_them_out() {
    each_engine(|store| async move {
        with_notes(&store).await;
        for bad in [0, 31, 49] {
            let act = move |tx: &mut Tx<'_>| {
                let mut rows: Vec<Vec<Value>> =
                    (0..50).map(|n| vec![n.into(), "x".into()]).collect();
                rows[bad][0] = 7.into();
                rows[7][0] = 7.into();
                rows[8][0] = 7.into();
                tx.execute_many("INSERT INTO notes (id, words) VALUES (?1, ?2)", &rows)
            };
            assert!(matches!(
                store.write("add many", act).await,
                Err(Error::Taken)
            ));
            let nul = |tx: &mut Tx<'_>| {
                let rows = [vec![1.into(), "x".into()], vec![2.into(), "\0".into()]];
                tx.execute_many("INSERT INTO notes (id, words) VALUES (?1, ?2)", &rows)
            };
            assert!(matches!(
                store.write("add many", nul).await,
                Err(Error::Misuse(_))
            ));
            assert!(note_ids(&store).await.is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn whichever_row_fails_nothing_is_half_written() {
    each_engine(|store| async move {
        with_notes(&store).await;
        for n in 1..=4 {
            for fault in [Fault::Statement(n), Fault::AfterStatement(n)] {
                store.order_fault(Some(fault));
                let result = store
                    .write("add many", |tx| add_all(tx, &[1, 2, 3, 4]))
                    .await;
                assert!(matches!(result, Err(Error::Full)), "{fault:?}");
                assert!(note_ids(&store).await.is_empty(), "{fault:?}");
            }
        }
    })
    .await;
}

fn note_row(id: i64) -> Vec<Value> {
    vec![id.into(), "new".into()]
}

#[tokio::test]
async fn new_rows_of_any_number_are_all_kept_or_none() {
    each_engine(|store| async move {
        with_notes(&store).await;
        let mut next = 0;
        for count in [0, 1, 2, 3, 100, 513] {
            let rows: Vec<_> = (next..next + count).map(note_row).collect();
            next += count;
            let act = move |tx: &mut Tx<'_>| tx.insert_many("INSERT INTO notes (id, words)", &rows);
            store.write("insert many", act).await.unwrap();
            assert_eq!(note_ids(&store).await.len() as i64, next);
        }
        let twice: Vec<_> = [900, 901, 0].into_iter().map(note_row).collect();
        let act = move |tx: &mut Tx<'_>| tx.insert_many("INSERT INTO notes (id, words)", &twice);
        let answer = store.write("insert many", act).await;
        assert!(matches!(answer, Err(Error::Taken)));
        assert_eq!(note_ids(&store).await.len() as i64, next);
    })
    .await;
}
