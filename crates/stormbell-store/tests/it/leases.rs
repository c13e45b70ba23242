//! Leased jobs: done by one worker at a time, and by another when that one is dead.

use std::collections::BTreeMap;

use proptest::prelude::*;
use stormbell_store::leases::{Job, LaneCount, NewJob, again, counts, done, finish_due, put, take};
use stormbell_store::testing::{Bench, ENGINES, each_engine};
use stormbell_store::{Error, Result, Store};
use tokio::task::JoinSet;

const ANNA: &[u8] = b"anna";
const BO: &[u8] = b"bo";

fn job(number: u8, run_at: i64) -> NewJob {
    NewJob {
        id: [number; 16],
        lane: "triage".into(),
        subject: vec![number],
        run_at,
        once_key: None,
        payload: b"{}".to_vec(),
    }
}

async fn put_job(store: &Store, job: NewJob) -> bool {
    store.write("put", move |tx| put(tx, &job)).await.unwrap()
}

async fn take_jobs(store: &Store, owner: &'static [u8], now: i64) -> Vec<Job> {
    store
        .write("take", move |tx| take(tx, "triage", owner, now, 100, 10))
        .await
        .unwrap()
}

async fn finish(store: &Store, number: u8, owner: &'static [u8]) -> Result<()> {
    store
        .write("done", move |tx| done(tx, &[number; 16], owner))
        .await
}

fn numbers(jobs: &[Job]) -> Vec<u8> {
    jobs.iter().map(|job| job.id[0]).collect()
}

#[tokio::test]
async fn due_jobs_are_taken_oldest_first_and_once() {
    each_engine(|store| async move {
        for (number, run_at) in [(1, 30), (2, 10), (3, 20), (4, 99)] {
            assert!(put_job(&store, job(number, run_at)).await);
        }
        let mut other = job(5, 0);
        other.lane = "mail".into();
        put_job(&store, other).await;
        let taken = take_jobs(&store, ANNA, 50).await;
        assert_eq!(numbers(&taken), [2, 3, 1]);
        assert_eq!(taken[0].subject, [2]);
        assert_eq!((taken[0].run_at, taken[0].attempts), (10, 1));
        assert!(take_jobs(&store, BO, 50).await.is_empty());
        finish(&store, 2, ANNA).await.unwrap();
        assert!(matches!(finish(&store, 2, ANNA).await, Err(Error::Gone)));
    })
    .await;
}

#[tokio::test]
async fn a_dead_workers_job_is_taken_by_another() {
    each_engine(|store| async move {
        put_job(&store, job(1, 0)).await;
        assert_eq!(take_jobs(&store, ANNA, 50).await.len(), 1);
        assert!(take_jobs(&store, BO, 149).await.is_empty());
        let taken = take_jobs(&store, BO, 150).await;
        assert_eq!((numbers(&taken), taken[0].attempts), (vec![1], 2));
        // The first one was only slow: it hears that the job is not its own any more.
        assert!(matches!(finish(&store, 1, ANNA).await, Err(Error::Gone)));
        let back = store
            .write("again", |tx| again(tx, &[1; 16], ANNA, 0))
            .await;
        assert!(matches!(back, Err(Error::Gone)));
        finish(&store, 1, BO).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_by_an_hour_holds_no_job_up() {
    each_engine(|store| async move {
        let (hour, minute) = (3_600_000_000, 60_000_000);
        put_job(&store, job(1, 2 * hour)).await;
        assert_eq!(take_jobs(&store, ANNA, 2 * hour).await.len(), 1);
        put_job(&store, job(2, 2 * hour)).await;
        // Its worker died, and the lease as well as the other job's moment lie an hour ahead now.
        assert_eq!(numbers(&take_jobs(&store, BO, hour).await), [1, 2]);
        // What was only put off stays put off.
        put_job(&store, job(3, hour + minute)).await;
        assert!(take_jobs(&store, BO, hour).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_job_given_back_waits_for_its_new_moment() {
    each_engine(|store| async move {
        put_job(&store, job(1, 0)).await;
        take_jobs(&store, ANNA, 50).await;
        store
            .write("again", |tx| again(tx, &[1; 16], ANNA, 80))
            .await
            .unwrap();
        assert!(take_jobs(&store, BO, 79).await.is_empty());
        assert_eq!(take_jobs(&store, BO, 80).await[0].attempts, 2);
    })
    .await;
}

#[tokio::test]
async fn a_once_key_keeps_one_waiting_job() {
    each_engine(|store| async move {
        let keyed = |number| NewJob {
            once_key: Some("sweep".into()),
            ..job(number, 0)
        };
        assert!(put_job(&store, keyed(1)).await);
        assert!(!put_job(&store, keyed(2)).await);
        assert_eq!(numbers(&take_jobs(&store, ANNA, 0).await), [1]);
        finish(&store, 1, ANNA).await.unwrap();
        assert!(put_job(&store, keyed(3)).await);
        let same_id = job(3, 0);
        let twice = store.write("put", move |tx| put(tx, &same_id)).await;
        assert!(matches!(twice, Err(Error::Taken)));
    })
    .await;
}

#[tokio::test]
async fn counts_tell_what_waits() {
    each_engine(|store| async move {
        for (number, run_at) in [(1, 0), (2, 5), (3, 7), (4, 500)] {
            put_job(&store, job(number, run_at)).await;
        }
        store
            .write("take", |tx| take(tx, "triage", ANNA, 0, 100, 1))
            .await
            .unwrap();
        let count = |now| store.read("count", move |tx| counts(tx, now));
        let expected = |due, leased, oldest_due_at| {
            vec![LaneCount {
                lane: "triage".into(),
                due,
                leased,
                later: 1,
                oldest_due_at,
            }]
        };
        assert_eq!(count(10).await.unwrap(), expected(2, 1, Some(5)));
        assert_eq!(count(100).await.unwrap(), expected(3, 0, Some(0)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workers_that_take_at_once_never_take_the_same() {
    each_engine(|store| async move {
        for number in 0..60 {
            put_job(&store, job(number, 0)).await;
        }
        let mut workers = JoinSet::new();
        for worker in 0..6_u8 {
            let store = store.clone();
            workers.spawn(async move { take_until_empty(&store, worker).await });
        }
        let mut taken: Vec<u8> = workers.join_all().await.into_iter().flatten().collect();
        taken.sort_unstable();
        assert_eq!(taken, (0..60).collect::<Vec<_>>());
    })
    .await;
}

async fn take_until_empty(store: &Store, worker: u8) -> Vec<u8> {
    let mut taken = Vec::new();
    loop {
        let act = move |tx: &mut stormbell_store::Tx<'_>| take(tx, "triage", &[worker], 50, 100, 5);
        match store.write("take", act).await {
            Ok(jobs) if jobs.is_empty() => return taken,
            Ok(jobs) => taken.extend(numbers(&jobs)),
            Err(Error::Conflict | Error::Busy) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

/// What a worker may do in the property test.
#[derive(Debug, Clone)]
enum Step {
    Put(u8, i64),
    Take { owner: u8, lease: i64, limit: i64 },
    Done { owner: u8, job: u8 },
    Again { owner: u8, job: u8, wait: i64 },
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0..8_u8, 0..40_i64).prop_map(|(job, wait)| Step::Put(job, wait)),
        (0..3_u8, 1..30_i64, 1..4_i64).prop_map(|(owner, lease, limit)| Step::Take {
            owner,
            lease,
            limit
        }),
        (0..3_u8, 0..8_u8).prop_map(|(owner, job)| Step::Done { owner, job }),
        (0..3_u8, 0..8_u8, 0..20_i64).prop_map(|(owner, job, wait)| Step::Again {
            owner,
            job,
            wait
        }),
        (1..25_i64).prop_map(Step::Wait),
    ];
    prop::collection::vec(step, 1..60)
}

/// What the table should hold: by job its moment, its owner and the end of the lease.
#[derive(Default)]
struct Expected {
    now: i64,
    jobs: BTreeMap<u8, (i64, Option<(u8, i64)>)>,
}

impl Expected {
    fn taken(&mut self, owner: u8, lease: i64, limit: i64) -> Vec<u8> {
        let now = self.now;
        let free = |held: &Option<(u8, i64)>| held.is_none_or(|(_, until)| until <= now);
        let mut due: Vec<(i64, u8)> = self
            .jobs
            .iter()
            .filter(|(_, (run_at, held))| *run_at <= now && free(held))
            .map(|(job, (run_at, _))| (*run_at, *job))
            .collect();
        due.sort_unstable();
        due.truncate(usize::try_from(limit).unwrap());
        for (_, job) in &due {
            self.jobs.get_mut(job).unwrap().1 = Some((owner, now + lease));
        }
        due.into_iter().map(|(_, job)| job).collect()
    }

    fn owns(&self, owner: u8, job: u8) -> bool {
        self.jobs
            .get(&job)
            .is_some_and(|(_, held)| held.is_some_and(|(who, _)| who == owner))
    }
}

async fn play(store: &Store, steps: Vec<Step>) {
    let mut expected = Expected::default();
    for step in steps {
        let now = expected.now;
        match step {
            Step::Wait(time) => expected.now += time,
            Step::Put(number, wait) => {
                let new = NewJob {
                    once_key: Some(number.to_string()),
                    ..job(number, now + wait)
                };
                // A waiting job has this id and this key; whichever is seen first, nothing changes.
                let added = store.write("put", move |tx| put(tx, &new)).await;
                let is_new = !expected.jobs.contains_key(&number);
                assert_eq!(added.is_ok_and(|added| added), is_new);
                expected.jobs.entry(number).or_insert((now + wait, None));
            }
            Step::Take {
                owner,
                lease,
                limit,
            } => {
                let act = move |tx: &mut stormbell_store::Tx<'_>| {
                    take(tx, "triage", &[owner], now, lease, limit)
                };
                let taken = store.write("take", act).await.unwrap();
                assert_eq!(numbers(&taken), expected.taken(owner, lease, limit));
            }
            Step::Done { owner, job } => {
                let result = store
                    .write("done", move |tx| done(tx, &[job; 16], &[owner]))
                    .await;
                assert_eq!(result.is_ok(), expected.owns(owner, job));
                if result.is_ok() {
                    expected.jobs.remove(&job);
                }
            }
            Step::Again { owner, job, wait } => {
                let at = now + wait;
                let result = store
                    .write("again", move |tx| again(tx, &[job; 16], &[owner], at))
                    .await;
                assert_eq!(result.is_ok(), expected.owns(owner, job));
                if result.is_ok() {
                    expected.jobs.insert(job, (at, None));
                }
            }
        }
    }
}

/// Whatever the workers do, the table holds what a simple list would: so no job has two owners, and
/// none is lost.
#[test]
fn leases_behave_like_a_simple_list() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for engine in ENGINES {
        let Some(bench) = runtime.block_on(Bench::open(engine)) else {
            continue;
        };
        let settings = ProptestConfig {
            cases: 40,
            failure_persistence: None,
            ..Default::default()
        };
        let mut runner = proptest::test_runner::TestRunner::new(settings);
        let result = runner.run(&steps(), |steps| {
            runtime.block_on(async {
                let clear = |tx: &mut stormbell_store::Tx<'_>| tx.execute("DELETE FROM jobs", &[]);
                bench.store.write("clear", clear).await.unwrap();
                play(&bench.store, steps).await;
            });
            Ok(())
        });
        result.unwrap();
        runtime.block_on(bench.clear_away());
    }
}

#[tokio::test]
async fn work_that_fails_leaves_its_jobs_and_work_that_commits_takes_them_away() {
    each_engine(|store| async move {
        for (number, run_at) in [(1, 30), (2, 10), (3, 99)] {
            put_job(&store, job(number, run_at)).await;
        }
        let failed = store
            .write("work", |tx| {
                finish_due(tx, "triage", 50, 10)?;
                Err::<(), _>(Error::Gone)
            })
            .await;
        assert!(failed.is_err());
        for expected in [vec![2], vec![1], vec![]] {
            let did = store.write("work", |tx| finish_due(tx, "triage", 50, 1));
            assert_eq!(numbers(&did.await.unwrap()), expected);
        }
    })
    .await;
}
