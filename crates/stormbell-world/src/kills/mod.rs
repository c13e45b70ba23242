//! Kill -9 of the real program at random instants under load, round after round on one data directory, and the look at
//! what is there after each start. What it does not show is a disk that loses what it said was written: the system's
//! page cache outlives the process.

pub mod escalation;
mod instants;
mod ledger;
mod load;
mod place;
mod sink;

use crate::{
    TestChance,
    real::{Running, START_MAX},
};
use instants::Instants;
pub use instants::Phase;
use ledger::{Ledger, Wrong, key_of};
use load::{Act, Answered, Event, Filing, Officer, PEOPLE};
use place::{Home, below};
pub use place::{Staffed, Watched, staffed, watched};
pub use sink::Sink;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::channel,
    },
    thread,
    time::{Duration, Instant},
};
use stormbell_store::{Engine, Store};

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// On which database.
    pub engine: Engine,
    /// How many kills.
    pub rounds: u64,
    /// What chance begins from; two runs with one seed draw the same instants (the system's own timing differs).
    pub seed: u64,
    /// The program.
    pub program: PathBuf,
    /// Where the node lives; kept when something is wrong.
    pub folder: PathBuf,
    /// Whether to wait at the end until every alarm that waited behind a dead worker's lease has rung (a minute or two).
    pub to_the_end: bool,
}

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Kills, by phase.
    pub kills: BTreeMap<&'static str, u64>,
    /// Reports that were answered.
    pub answered: u64,
    /// Filings whose answer the kill cut off.
    pub cut_off: u64,
    /// Of these, sent again with their key: kept before the kill already.
    pub kept_unanswered: u64,
    /// Acts at the desk that were answered.
    pub acts: u64,
    /// Mails that the server took.
    pub mails: u64,
    /// Reports in the store at the end.
    pub reports: usize,
    /// Entries in the journal at the end.
    pub journal: usize,
    /// Receipts looked up once more at the end.
    pub looked_up_again: u64,
    /// The longest start after a kill, in milliseconds.
    pub slowest_start_ms: u128,
}

/// Something is wrong, and where it can be looked at.
#[derive(Debug)]
pub struct Broken {
    /// What is wrong.
    pub what: String,
    /// In which round.
    pub round: u64,
    /// The run's folder.
    pub evidence: PathBuf,
}

/// So often everything is looked at from the beginning.
const WHOLE_EVERY: u64 = 100;
/// Receipts of earlier rounds that are looked up in each round.
const EARLIER: u64 = 5;
/// How long an alarm may wait behind the leases of workers that were killed.
const RING_MAX: Duration = Duration::from_secs(180);
/// Receipts of one round that are looked up at its end; the rest at the end of the run.
const LOOKED_UP: usize = 40;

/// Makes the run. `None` when the database is not installed and need not be.
pub fn run(plan: &Plan) -> Option<Result<Tally, Box<Broken>>> {
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
    let key = key_of(address).expect("the node's key");
    first.kill();
    let officer = runtime.block_on(home.join(&chance));
    let mut run = Run {
        home,
        sink,
        chance,
        officer,
        ledger: Ledger::new(key),
        all: Vec::new(),
        fresh: Round::default(),
        to_ring: Vec::new(),
        tally: Tally::default(),
        runtime,
    };
    Some(run.make(plan))
}

struct Run {
    home: Home,
    sink: Sink,
    chance: Arc<TestChance>,
    officer: Officer,
    ledger: Ledger,
    /// Every report that was answered.
    all: Vec<Answered>,
    /// What the last round left to be checked.
    fresh: Round,
    /// Reports that must ring, with the moment by which they must have.
    to_ring: Vec<(String, Instant)>,
    tally: Tally,
    runtime: tokio::runtime::Runtime,
}

/// What one round left.
#[derive(Default)]
struct Round {
    answered: Vec<Answered>,
    open: Vec<Filing>,
    acts: Vec<Act>,
}

impl Run {
    fn make(&mut self, plan: &Plan) -> Result<Tally, Box<Broken>> {
        for round in 0..plan.rounds {
            self.round(round)
                .map_err(|what| broken(plan, round, what))?;
        }
        self.last_look(plan.to_the_end)
            .map_err(|what| broken(plan, plan.rounds, what))?;
        self.tally.reports = self.ledger.reports();
        self.tally.journal = self.ledger.journal();
        Ok(self.tally.clone())
    }

    /// Start, look at what the last kill left, load, kill.
    fn round(&mut self, round: u64) -> Result<(), Wrong> {
        let phase = Phase::draw(&*self.chance, self.home.server.is_some());
        if phase == Phase::Start {
            let early = self.home.order.start();
            let after = Duration::from_micros(below(&*self.chance, 400_000));
            let _ = early.listens(after);
            early.kill();
        }
        let (program, address) = self.start()?;
        self.look(address, round % WHOLE_EVERY == WHOLE_EVERY - 1)?;
        if phase == Phase::Start {
            program.kill();
        } else {
            self.load_and_kill(program, address, round, phase)?;
        }
        *self.tally.kills.entry(phase.name()).or_default() += 1;
        Ok(())
    }

    fn start(&mut self) -> Result<(Running, SocketAddr), Wrong> {
        let began = Instant::now();
        let program = self.home.order.start();
        let address = program
            .listens(START_MAX)
            .ok_or("it does not start any more")?;
        let took = began.elapsed().as_millis();
        self.tally.slowest_start_ms = self.tally.slowest_start_ms.max(took);
        Ok((program, address))
    }

    /// Lets people file and an officer act, waits for the instant, and kills.
    fn load_and_kill(
        &mut self,
        program: Running,
        address: SocketAddr,
        round: u64,
        phase: Phase,
    ) -> Result<(), Wrong> {
        let over = AtomicBool::new(false);
        let ((events, news), (mails, mail_news)) = (channel(), channel());
        self.sink.tell(Some(mails));
        let (officer, chance) = (self.officer.clone(), self.chance.clone());
        let seen = thread::scope(|scope| {
            for person in 0..PEOPLE.len() {
                let (events, over) = (events.clone(), &over);
                scope.spawn(move || {
                    load::file_until_the_end(address, round, person, over, &events);
                });
            }
            let at_desk = events.clone();
            let over_at_desk = &over;
            scope.spawn(move || {
                officer.work_until_the_end(address, round, over_at_desk, &at_desk);
            });
            drop(events);
            let mut instants = Instants {
                events: &news,
                mails: &mail_news,
                seen: Vec::new(),
            };
            instants.wait(phase, &*chance);
            if phase == Phase::Stop {
                program.ask_to_stop();
                thread::park_timeout(Duration::from_micros(below(&*chance, 40_000)));
            }
            if let (Phase::Server, Some(server)) = (phase, &self.home.server) {
                server.crash();
            }
            program.kill();
            over.store(true, Ordering::Relaxed);
            let mut seen = instants.seen;
            seen.extend(news.iter());
            seen
        });
        self.sink.tell(None);
        if let (Phase::Server, Some(server)) = (phase, &self.home.server) {
            server.start_again();
        }
        self.note(seen)
    }

    /// Sorts what the load saw.
    fn note(&mut self, seen: Vec<Event>) -> Result<(), Wrong> {
        for event in seen {
            match event {
                Event::Filed(answered) => self.fresh.answered.push(*answered),
                Event::Open(filing) => self.fresh.open.push(filing),
                Event::Acted(act) => self.fresh.acts.push(act),
                Event::Refused(status, words) => {
                    return Err(format!("refused with {status}: {words}"));
                }
            }
        }
        self.tally.mails += self.sink.take().len() as u64;
        Ok(())
    }

    /// Looks at what the last round left; at everything when `whole`.
    fn look(&mut self, address: SocketAddr, whole: bool) -> Result<(), Wrong> {
        let mut round = std::mem::take(&mut self.fresh);
        self.tally.cut_off += round.open.len() as u64;
        self.send_again(address, &mut round)?;
        let store = self.runtime.block_on(self.home.store(&self.chance));
        let looked = self.look_with(&store, address, &round, whole);
        // Closed before the kill, so that on SQLite the next start meets the files as the kill left them.
        self.runtime.block_on(store.close());
        looked?;
        self.tally.answered += round.answered.len() as u64;
        self.tally.acts += round.acts.len() as u64;
        let until = Instant::now() + RING_MAX;
        let rings = round.answered.iter().filter(|a| a.filing.rings);
        self.to_ring
            .extend(rings.map(|a| (a.filing.words.clone(), until)));
        self.all.append(&mut round.answered);
        Ok(())
    }

    /// Sends again what was not answered and has a key: it must be there once. The first of them twice: the second
    /// answer must be the first one.
    fn send_again(&mut self, address: SocketAddr, round: &mut Round) -> Result<(), Wrong> {
        let mut twice = true;
        for filing in std::mem::take(&mut round.open) {
            if filing.way == load::Way::Api {
                continue;
            }
            let Event::Filed(answered) = filing.send(address) else {
                return Err(format!("not taken when sent again: {}", filing.words));
            };
            if std::mem::take(&mut twice) {
                match filing.send(address) {
                    Event::Filed(again) if again.receipt == answered.receipt => {}
                    other => return Err(format!("answered otherwise the second time: {other:?}")),
                }
            }
            self.tally.kept_unanswered += u64::from(answered.replayed);
            round.answered.push(*answered);
        }
        Ok(())
    }

    fn look_with(
        &mut self,
        store: &Store,
        address: SocketAddr,
        round: &Round,
        whole: bool,
    ) -> Result<(), Wrong> {
        let (ledger, runtime) = (&mut self.ledger, &self.runtime);
        runtime.block_on(ledger.follow(store))?;
        runtime.block_on(ledger.compare(address, store))?;
        let words = |a: &Answered| a.filing.words.clone();
        if let Some(lost) = round.answered.iter().find(|a| !ledger.has(&a.filing.words)) {
            return Err(format!("answered and lost: {}", words(lost)));
        }
        for answered in round.answered.iter().take(LOOKED_UP) {
            ledger.look_up(address, answered)?;
        }
        for _ in 0..EARLIER.min(self.all.len() as u64) {
            let n = below(&*self.chance, self.all.len() as u64) as usize;
            ledger.look_up(address, &self.all[n])?;
        }
        for act in &round.acts {
            runtime.block_on(ledger.was_done(store, act))?;
        }
        if whole {
            ledger.compare_tiles(address)?;
            runtime.block_on(ledger.compare_rows(store))?;
        }
        self.look_at_alarms(store)
    }

    /// What had to ring has rung, or still may.
    fn look_at_alarms(&mut self, store: &Store) -> Result<(), Wrong> {
        let mut left = Vec::new();
        for (words, until) in std::mem::take(&mut self.to_ring) {
            let rung = self.runtime.block_on(self.ledger.has_rung(store, &words))?;
            if rung {
                continue;
            }
            if Instant::now() > until {
                return Err(format!("nobody was called in time: {words}"));
            }
            left.push((words, until));
        }
        self.to_ring = left;
        Ok(())
    }

    /// After the last kill: everything from the beginning, every receipt, and if wanted until every alarm has rung.
    fn last_look(&mut self, to_the_end: bool) -> Result<(), Wrong> {
        let (program, address) = self.start()?;
        self.look(address, true)?;
        for answered in &self.all {
            self.ledger.look_up(address, answered)?;
            self.tally.looked_up_again += 1;
        }
        while to_the_end && !self.to_ring.is_empty() {
            thread::park_timeout(Duration::from_secs(1));
            self.look(address, false)?;
        }
        self.tally.mails += self.sink.take().len() as u64;
        program.ask_to_stop();
        if program.ended() {
            Ok(())
        } else {
            Err(String::from("it did not stop well"))
        }
    }
}

fn broken(plan: &Plan, round: u64, what: Wrong) -> Box<Broken> {
    Box::new(Broken {
        what,
        round,
        evidence: plan.folder.clone(),
    })
}
