//! Kill -9 during escalation, round after round: the alarms of one house are made due while the program is dead, it is
//! started, and killed at a random instant of taking steps, calling people, or answering an officer's act. After each
//! kill every open alarm has its next step, and nobody was called in the journal alone. Now and then the program is left
//! in peace: then every alarm must move and every ringing one must reach the mail server.

use super::{Broken, Plan, Wrong, broken, load::Officer, place::Home, place::below, sink::Sink};
use crate::{
    TestChance,
    real::{START_MAX, ask, form},
};
use serde_json::json;
use std::{
    net::SocketAddr,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};
use stormbell_store::{Store, testing::escalations};

/// Alarms that stay open through the run.
const ALARMS: usize = 8;
/// So often the program is left in peace.
const PEACE_EVERY: u64 = 10;
/// How long it may take in peace until every due step was taken and somebody was mailed; leases of calls that were cut
/// off last a minute.
const PEACE_MAX: Duration = Duration::from_secs(90);

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Rung {
    /// Kills while starting.
    pub at_start: u64,
    /// Kills while steps were taken.
    pub at_work: u64,
    /// Times that it was left in peace.
    pub in_peace: u64,
    /// The longest until everything had moved in peace, in milliseconds.
    pub slowest_peace_ms: u128,
    /// Acts of an officer that were answered.
    pub acts: u64,
    /// People who were called, by the journal.
    pub called: u64,
    /// Notifications at the end.
    pub notifications: u64,
    /// Mails that the server took.
    pub mails: u64,
}

struct Run {
    home: Home,
    sink: Sink,
    chance: Arc<TestChance>,
    officer: Officer,
    tally: Rung,
    runtime: tokio::runtime::Runtime,
}

/// Makes the run. `None` when the database is not installed and need not be.
pub fn run(plan: &Plan) -> Option<Result<Rung, Box<Broken>>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let chance = Arc::new(TestChance::seeded(plan.seed));
    let mut home = runtime.block_on(Home::make(plan.engine, &plan.program, &plan.folder))?;
    let sink = Sink::open();
    home.order = home
        .order
        .with("STORMBELL_MAIL_SMTP", &format!("smtp://{}", sink.address))
        .with("STORMBELL_MAIL_FROM", "Stormbell <bell@node.example>");
    let first = home.order.start();
    let address = first.listens(START_MAX).expect("the first start");
    (0..ALARMS).for_each(|n| file(address, n));
    first.kill();
    let officer = runtime.block_on(home.join(&chance));
    let mut run = Run {
        home,
        sink,
        chance,
        officer,
        tally: Rung::default(),
        runtime,
    };
    Some(run.make(plan))
}

fn file(address: SocketAddr, n: usize) {
    let words = format!("Alarm {n}: everything is locked.");
    let body = json!({"narrative": words, "kind": "ransom", "ongoing": "now-and-it-hurts"});
    let head = "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json";
    let said = ask(address, head, &body.to_string()).expect("an answer");
    assert_eq!(said.status, 201, "{}", said.text());
}

impl Run {
    fn make(&mut self, plan: &Plan) -> Result<Rung, Box<Broken>> {
        for round in 0..=plan.rounds {
            let done = if round % PEACE_EVERY == 0 || round == plan.rounds {
                self.peace()
            } else {
                self.kill()
            };
            done.and_then(|()| self.look())
                .map_err(|what| broken(plan, round, what))?;
        }
        Ok(self.tally.clone())
    }

    /// Makes everything due, starts, and kills at a random instant.
    fn kill(&mut self) -> Result<(), Wrong> {
        self.let_time_pass()?;
        let program = self.home.order.start();
        if below(&*self.chance, 4) == 0 {
            let _ = program.listens(Duration::from_micros(below(&*self.chance, 400_000)));
            self.tally.at_start += 1;
        } else {
            let address = program
                .listens(START_MAX)
                .ok_or("it does not start any more")?;
            thread::scope(|scope| {
                let (officer, draw) = (&self.officer, below(&*self.chance, 4));
                let acting = scope.spawn(move || act(officer, address, draw));
                thread::park_timeout(Duration::from_micros(below(&*self.chance, 250_000)));
                program.kill();
                self.tally.acts += u64::from(acting.join().unwrap_or(false));
            });
            self.tally.at_work += 1;
            return Ok(());
        }
        program.kill();
        Ok(())
    }

    /// Makes everything due, starts, and waits until everything has moved and somebody was mailed.
    fn peace(&mut self) -> Result<(), Wrong> {
        let due = self.let_time_pass()?;
        self.tally.mails += self.sink.take().len() as u64;
        let program = self.home.order.start();
        program
            .listens(START_MAX)
            .ok_or("it does not start any more")?;
        let began = Instant::now();
        let store = self.runtime.block_on(self.home.store(&self.chance));
        let mut mails = 0;
        let mut left = self.left(&store, due)?;
        while left > 0 || mails == 0 {
            if began.elapsed() > PEACE_MAX {
                return Err(format!(
                    "silent for {PEACE_MAX:?} after a start: {left} alarms did not move, {mails} mails came"
                ));
            }
            thread::park_timeout(Duration::from_millis(50));
            mails += self.sink.take().len() as u64;
            left = self.left(&store, due)?;
        }
        self.runtime.block_on(store.close());
        program.kill();
        self.tally.in_peace += 1;
        self.tally.mails += mails;
        let took = began.elapsed().as_millis();
        self.tally.slowest_peace_ms = self.tally.slowest_peace_ms.max(took);
        Ok(())
    }

    fn let_time_pass(&self) -> Result<i64, Wrong> {
        self.with_store(|store| async move {
            store
                .write("let time pass", escalations::let_time_pass)
                .await
        })
    }

    fn left(&self, store: &Store, due: i64) -> Result<usize, Wrong> {
        let look = store.read("look at the alarms", move |tx| {
            Ok(escalations::all(tx)?
                .iter()
                .filter(|a| a.next_at.is_none_or(|at| at <= due))
                .count())
        });
        self.runtime.block_on(look).map_err(|e| e.to_string())
    }

    /// What must hold after every kill.
    fn look(&mut self) -> Result<(), Wrong> {
        let all = self.with_store(|store| async move {
            store.read("look at the alarms", escalations::all).await
        })?;
        let missing = ALARMS - all.len().min(ALARMS);
        if missing > 0 {
            let waits = self.with_store(|store| async move {
                store
                    .read("look at what waits", escalations::to_be_read)
                    .await
            })?;
            if (waits as usize) < missing {
                return Err(format!("{missing} alarms neither rang nor wait to ring"));
            }
        }
        (self.tally.called, self.tally.notifications) = (0, 0);
        for alarm in &all {
            if alarm.next_at.is_none() {
                return Err(format!("an open alarm without a next step: {alarm:?}"));
            }
            if alarm.notifications < alarm.called {
                return Err(format!("called in the journal alone: {alarm:?}"));
            }
            self.tally.called += alarm.called;
            self.tally.notifications += alarm.notifications;
        }
        Ok(())
    }

    fn with_store<T, F>(&self, look: impl FnOnce(Store) -> F) -> Result<T, Wrong>
    where
        F: Future<Output = stormbell_store::Result<T>>,
    {
        self.runtime.block_on(async {
            let store = self.home.store(&self.chance).await;
            let seen = look(store.clone()).await;
            // Closed before the next start, so that it meets the files as the kill left them.
            store.close().await;
            seen.map_err(|e| e.to_string())
        })
    }
}

/// One act on one alarm; tells whether it was answered before the kill. Nothing here ends an alarm.
fn act(officer: &Officer, address: SocketAddr, draw: u64) -> bool {
    let Some(alarm) = officer.any_alarm(address) else {
        return false;
    };
    let word = ["acknowledge", "escalate", "more", "escalate"][draw as usize % 4];
    let path = format!("/desk/alarms/{alarm}/{word}");
    let body = form(&[("back", "/desk")]);
    let said = officer.post(address, &path, &body);
    said.is_some_and(|said| said.status == 303)
}
