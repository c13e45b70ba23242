//! Kill -9 during escalation, round after round: the alarms of one house and all that waits to be sent are made due while the
//! program is dead, it is started, and killed at a random instant of taking steps, calling people, or answering an officer
//! who takes, hands on, passes up or closes. After each kill every open alarm has its next step, nobody was called in the
//! journal alone, and what the officer was told is so. Now and then the program is left in peace: then every alarm must
//! move, nothing may wait past its time, and mails must reach the mail server.

use super::{
    Broken, Plan, Wrong, broken,
    load::{DeskAct, Officer},
    place::Home,
    place::below,
    sink::Sink,
};
use crate::{
    TestChance,
    real::{START_MAX, ask},
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};
use stormbell_model::{AlarmId, OfficerId, ReportId};
use stormbell_store::{
    Store, Tx,
    testing::escalations::{self, OpenAlarm},
};

/// Alarms that are open after every time in peace; those that were closed meanwhile are replaced.
const ALARMS: usize = 8;
/// Acts that one round tries at the most.
const ACTS_MAX: u64 = 12;
/// The longest that a program lives, once it serves.
const LIFE_MAX_MICROS: u64 = 400_000;
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
    /// Acts of an officer that were answered, by what they did.
    pub acts: BTreeMap<&'static str, u64>,
    /// Acts whose answer the kill cut off.
    pub acts_cut_off: u64,
    /// Alarms that were opened.
    pub alarms: u64,
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
    colleague: OfficerId,
    /// As the last look saw them.
    open: Vec<OpenAlarm>,
    /// Reports that ring, filed so far.
    filed: usize,
    /// What the officer was told last about each alarm, where nothing was left open afterwards.
    told: BTreeMap<AlarmId, DeskAct>,
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
    for n in 0..ALARMS {
        while !file(address, n) {
            thread::park_timeout(Duration::from_secs(1));
        }
    }
    first.kill();
    let (officer, colleague) = runtime.block_on(home.join_two(&chance));
    let mut run = Run {
        home,
        sink,
        chance,
        officer,
        colleague,
        open: Vec::new(),
        filed: ALARMS,
        told: BTreeMap::new(),
        tally: Rung::default(),
        runtime,
    };
    Some(run.make(plan))
}

/// Files one; tells whether it was kept. On a machine that is very busy the node asks for patience.
fn file(address: SocketAddr, n: usize) -> bool {
    let words = format!("Alarm {n}: everything is locked.");
    let body = json!({"narrative": words, "kind": "ransom", "ongoing": "now-and-it-hurts"});
    let head = "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json";
    ask(address, head, &body.to_string()).is_some_and(|said| said.status == 201)
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
            if round % PEACE_EVERY == 0 {
                // For who looks how far it is; without it the run is as good.
                let so_far = format!("{round} of {}: {:?}\n", plan.rounds, self.tally);
                let _ = std::fs::write(plan.folder.join("progress"), so_far);
            }
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
            let tries = self.draw_acts();
            let life = Duration::from_micros(below(&*self.chance, LIFE_MAX_MICROS));
            // Half of them die as soon as they serve, the others while the officer acts.
            let until_acted = Duration::from_secs(5 * below(&*self.chance, 2));
            let (officer, colleague) = (&self.officer, self.colleague);
            let (first, acted) = channel();
            let told = thread::scope(|scope| {
                let acting = scope.spawn(move || act(officer, colleague, address, &tries, &first));
                // Nobody acted in time, or nobody is waited for: both are a life like any other.
                let _ = acted.recv_timeout(until_acted);
                thread::park_timeout(life);
                program.kill();
                acting.join().unwrap_or_default()
            });
            self.note(told);
            self.tally.at_work += 1;
            return Ok(());
        }
        program.kill();
        Ok(())
    }

    /// What the officer will try, one after the other.
    fn draw_acts(&self) -> Vec<Try> {
        let draw = |end: usize| below(&*self.chance, end as u64) as usize;
        if self.open.is_empty() {
            return Vec::new();
        }
        let mut tries = Vec::new();
        for n in 0..ACTS_MAX {
            let of = &self.open[draw(self.open.len())];
            // One close at the most, so that enough is left to ring until the next time in peace.
            let act = match draw(8) {
                0..=2 => DeskAct::Take,
                3 => DeskAct::HandOn,
                4 => DeskAct::PassUp,
                5 => DeskAct::More,
                6 if n == 0 && self.open.len() > ALARMS / 2 => DeskAct::Close,
                _ => DeskAct::Take,
            };
            tries.push((act, of.id, of.report));
        }
        tries
    }

    fn note(&mut self, told: Vec<(DeskAct, AlarmId, Option<bool>)>) {
        for (act, alarm, answer) in told {
            self.told.remove(&alarm);
            match answer {
                Some(true) => {
                    *self.tally.acts.entry(act.name()).or_default() += 1;
                    self.told.insert(alarm, act);
                }
                Some(false) => {}
                None => self.tally.acts_cut_off += 1,
            }
        }
    }

    /// Makes everything due, starts, and waits until everything has moved and somebody was mailed.
    fn peace(&mut self) -> Result<(), Wrong> {
        let due = self.let_time_pass()?;
        self.tally.mails += self.sink.take().len() as u64;
        let program = self.home.order.start();
        let address = program
            .listens(START_MAX)
            .ok_or("it does not start any more")?;
        let began = Instant::now();
        let store = self.runtime.block_on(self.home.store(&self.chance));
        // Nobody acts from here on: what the officer was told last has been looked at.
        self.told.clear();
        let mut mails = 0;
        let mut left = self.left(&store, due)?;
        while left > (0, 0) || mails == 0 {
            if began.elapsed() > PEACE_MAX {
                return Err(format!(
                    "silent for {PEACE_MAX:?} after a start: {} alarms did not move, {} notifications wait past their \
                     time, {mails} mails came",
                    left.0, left.1
                ));
            }
            thread::park_timeout(Duration::from_millis(50));
            mails += self.sink.take().len() as u64;
            left = self.left(&store, due)?;
        }
        self.runtime.block_on(store.close());
        drop(store);
        self.tally.in_peace += 1;
        self.tally.mails += mails;
        let took = began.elapsed().as_millis();
        for _ in self.open.len()..ALARMS {
            if !file(address, self.filed) {
                // The next time in peace files the others.
                break;
            }
            self.filed += 1;
        }
        program.kill();
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

    /// Alarms that did not move, and notifications that wait past their time.
    fn left(&self, store: &Store, due: i64) -> Result<(usize, i64), Wrong> {
        let look = store.read("look at the alarms", move |tx| {
            let still = escalations::all(tx)?
                .iter()
                .filter(|a| a.next_at.is_none_or(|at| at <= due))
                .count();
            Ok((still, escalations::late(tx)?))
        });
        self.runtime.block_on(look).map_err(|e| e.to_string())
    }

    /// What must hold after every kill.
    fn look(&mut self) -> Result<(), Wrong> {
        let (all, opened, waits) = self.with_store(|store| async move {
            let look = |tx: &mut Tx<'_>| {
                let all = escalations::all(tx)?;
                Ok((all, escalations::opened(tx)?, escalations::to_be_read(tx)?))
            };
            store.read("look at the alarms", look).await
        })?;
        let (opened, waits) = (opened as usize, waits as usize);
        if opened + waits < self.filed {
            let missing = self.filed - opened;
            return Err(format!("{missing} alarms neither rang nor wait to ring"));
        }
        self.tally.alarms = opened as u64;
        (self.tally.called, self.tally.notifications) = (0, 0);
        for alarm in &all {
            if alarm.next_at.is_none() {
                return Err(format!("an open alarm without a next step: {alarm:?}"));
            }
            if alarm.notifications < alarm.called {
                return Err(format!("called in the journal alone: {alarm:?}"));
            }
            match self.told.get(&alarm.id) {
                Some(DeskAct::Close) => return Err(format!("closed, and open: {alarm:?}")),
                Some(DeskAct::Take) if alarm.holders == 0 && !self.lapsed(alarm) => {
                    return Err(format!("taken, and nobody has it: {alarm:?}"));
                }
                _ => {}
            }
            self.tally.called += alarm.called;
            self.tally.notifications += alarm.notifications;
        }
        self.told.clear();
        self.open = all;
        Ok(())
    }

    /// Whether it lapsed since the last look: what was taken then may be nobody's now.
    fn lapsed(&self, alarm: &OpenAlarm) -> bool {
        let before = self.open.iter().find(|a| a.id == alarm.id);
        before.is_none_or(|before| before.lapsed < alarm.lapsed)
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

/// What is tried on which alarm of which report.
type Try = (DeskAct, AlarmId, ReportId);

/// Acts until the line is cut. Tells of each act what came of it: done, refused, or no answer.
fn act(
    officer: &Officer,
    colleague: OfficerId,
    address: SocketAddr,
    tries: &[Try],
    first: &Sender<()>,
) -> Vec<(DeskAct, AlarmId, Option<bool>)> {
    let mut told = Vec::new();
    for (act, alarm, report) in tries {
        let done = officer.act(address, *act, (*alarm, *report), colleague);
        told.push((*act, *alarm, done));
        // Who waited for the first one only hears of it once.
        let _ = first.send(());
        if done.is_none() {
            break;
        }
    }
    told
}
