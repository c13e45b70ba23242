//! Kill -9 in the middle of the work: what was answered is there, and nothing is there by halves.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use stormbell_store::testing::{Bench, config};
use stormbell_store::{Engine, Place, Result, Store, Tx};

use crate::parts::{add_note, note_ids, with_notes};

/// Names the file to write to; set only for the process that is to be killed.
const CHILD: &str = "STORMBELL_TEST_CHILD";
/// Answers that the child gives before it is killed.
const ANSWERS: usize = 300;
/// The distance between the two notes of one act.
const SECOND: i64 = 1_000_000;

fn add_pair(tx: &mut Tx<'_>, id: i64) -> Result<i64> {
    add_note(tx, id, "first")?;
    add_note(tx, id + SECOND, "second")?;
    Ok(id)
}

#[tokio::test]
async fn what_was_answered_before_the_kill_is_there_after_it() {
    let bench = Bench::open(Engine::Sqlite).await.unwrap();
    with_notes(&bench.store).await;
    let Place::Sqlite { file } = &bench.config.place else {
        unreachable!()
    };
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::the_child", "--nocapture"])
        .env(CHILD, file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut answered: Vec<i64> = Vec::new();
    let number =
        |line: std::io::Result<String>| line.ok()?.strip_prefix("kept ")?.parse::<i64>().ok();
    answered.extend(lines.by_ref().filter_map(number).take(ANSWERS));
    child.kill().unwrap();
    child.wait().unwrap();
    // What it managed to say before it died.
    answered.extend(lines.filter_map(number));
    assert!(answered.len() >= ANSWERS);

    let ids = note_ids(&bench.open_again().await).await;
    let (first, second): (Vec<i64>, Vec<i64>) = ids.iter().partition(|id| **id < SECOND);
    assert!(
        second
            .iter()
            .map(|id| id - SECOND)
            .eq(first.iter().copied()),
        "a half-written act"
    );
    for id in answered {
        assert!(
            first.binary_search(&id).is_ok(),
            "{id} was answered and is lost"
        );
    }
}

/// Names the file to look into; set only for the process that comes and goes.
const VISITOR: &str = "STORMBELL_TEST_VISITOR";

/// A program beside ours opens the file, reads the notes and closes it: a backup, the doctor.
fn visited(file: &std::path::Path) -> Vec<i64> {
    let said = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::the_visitor", "--nocapture"])
        .env(VISITOR, file)
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let note = |line: &str| line.strip_prefix("note ")?.parse().ok();
    said.lines().filter_map(note).collect()
}

/// A start opens the file twice: to see whose node it is, and to serve. Opening it a second time let go of the locks of the
/// first; then the last program that closed it took the log away under the node that served, with everything that was
/// answered since.
#[tokio::test]
async fn a_program_that_comes_and_goes_takes_nothing_away() {
    let bench = Bench::open(Engine::Sqlite).await.unwrap();
    with_notes(&bench.store).await;
    let Place::Sqlite { file } = &bench.config.place else {
        unreachable!()
    };
    let second = bench.open_again().await;
    for id in 1..=3 {
        let add = move |tx: &mut Tx<'_>| add_note(tx, id, "kept");
        second.write("add", add).await.unwrap();
        let all: Vec<i64> = (1..=id).collect();
        assert_eq!(visited(file), all);
    }
}

/// Reads and goes; does nothing in a usual run.
#[tokio::test]
async fn the_visitor() {
    let Ok(file) = std::env::var(VISITOR) else {
        return;
    };
    let place = Place::Sqlite { file: file.into() };
    let store = Store::open_as_is(config(place)).await.unwrap();
    for id in note_ids(&store).await {
        writeln!(std::io::stdout(), "note {id}").unwrap();
    }
    store.close().await;
}

/// Writes until it is killed, through a group and through acts; does nothing in a usual run.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_child() {
    let Ok(file) = std::env::var(CHILD) else {
        return;
    };
    let store = Store::open(config(Place::Sqlite { file: file.into() }))
        .await
        .unwrap();
    let group = store.group("add pairs", |tx: &mut Tx<'_>, ids: &[i64]| {
        ids.iter().map(|id| add_pair(tx, *id)).collect()
    });
    let mut tasks = tokio::task::JoinSet::new();
    for caller in 0..8 {
        let (store, group) = (store.clone(), group.clone());
        tasks.spawn(async move {
            for round in 0..SECOND / 8 {
                let id = round * 8 + caller;
                let kept = match caller % 2 {
                    0 => group.submit(id).await,
                    _ => store.write("add a pair", move |tx| add_pair(tx, id)).await,
                };
                writeln!(std::io::stdout(), "kept {}", kept.unwrap()).unwrap();
            }
        });
    }
    tasks.join_all().await;
}
