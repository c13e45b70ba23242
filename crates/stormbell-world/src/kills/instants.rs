//! When the program is killed: the stretches of its work, each with its own way to hit it.

use super::{load::Event, place::below, sink};
use std::{
    sync::mpsc::Receiver,
    time::{Duration, Instant},
};
use stormbell_model::outside::Chance;

/// A stretch of the program's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// While it starts: recovery, migrations, the first rounds.
    Start,
    /// While people file: at any moment of the first quarter of a second.
    Accept,
    /// Right after an answer, while the next commits are under way.
    Commit,
    /// Right after a report that rings was answered: its first reading, its alarm, the alarm's step.
    Triage,
    /// While a mail goes out: before it is named, before the server's yes, after it.
    Mail,
    /// While an officer acts.
    Desk,
    /// While it stops because it was asked to.
    Stop,
    /// Together with its database server (PostgreSQL only), which loses its memory too.
    Server,
}

impl Phase {
    /// Its name in the result.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Start => "start",
            Phase::Accept => "accept",
            Phase::Commit => "commit",
            Phase::Triage => "triage",
            Phase::Mail => "mail",
            Phase::Desk => "desk",
            Phase::Stop => "stop",
            Phase::Server => "server",
        }
    }

    /// Draws one; the database server is hit in one of twenty rounds where there is one.
    pub fn draw(chance: &dyn Chance, has_server: bool) -> Phase {
        const USUAL: [Phase; 7] = [
            Phase::Start,
            Phase::Accept,
            Phase::Commit,
            Phase::Triage,
            Phase::Mail,
            Phase::Desk,
            Phase::Stop,
        ];
        if has_server && below(chance, 20) == 0 {
            return Phase::Server;
        }
        USUAL[below(chance, 7) as usize]
    }
}

/// The exact moment inside a phase, drawn before the load begins.
pub struct Instants<'a> {
    /// Where the load's news arrive.
    pub events: &'a Receiver<Event>,
    /// Where the mail server's news arrive.
    pub mails: &'a Receiver<sink::Step>,
    /// Everything that arrived, for the checks.
    pub seen: Vec<Event>,
}

/// However the draw fell, a round is over after this long.
const ROUND_MAX: Duration = Duration::from_millis(1500);

impl Instants<'_> {
    /// Waits for the instant of this phase.
    pub fn wait(&mut self, phase: Phase, chance: &dyn Chance) {
        let draw = |end| below(chance, end);
        match phase {
            Phase::Start => {}
            Phase::Accept | Phase::Stop | Phase::Server => self.pause(draw(250_000)),
            Phase::Commit => self.until(1 + draw(40), |e| matches!(e, Event::Filed(_))),
            Phase::Triage => {
                self.until(1, |e| matches!(e, Event::Filed(a) if a.filing.rings));
                self.pause(draw(30_000));
            }
            Phase::Desk => {
                self.until(1 + draw(5), |e| matches!(e, Event::Acted(_)));
                self.pause(draw(4_000));
            }
            Phase::Mail => {
                let step = [
                    sink::Step::Begun,
                    sink::Step::Received,
                    sink::Step::Accepted,
                ][draw(3) as usize];
                self.until_mail(step);
                self.pause(draw(2_000));
            }
        }
    }

    /// Until so many events of a kind came.
    fn until(&mut self, mut wanted: u64, of_kind: impl Fn(&Event) -> bool) {
        let end = Instant::now() + ROUND_MAX;
        while wanted > 0 {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(event) = self.events.recv_timeout(left) else {
                return;
            };
            wanted -= u64::from(of_kind(&event));
            self.seen.push(event);
        }
    }

    fn until_mail(&self, step: sink::Step) {
        let end = Instant::now() + ROUND_MAX;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.mails.recv_timeout(left) {
                Ok(found) if found == step => return,
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    fn pause(&self, micros: u64) {
        // A pause of random length is the point here: the instant must not follow from the program's own steps.
        let end = Instant::now() + Duration::from_micros(micros);
        while let Some(left) = end
            .checked_duration_since(Instant::now())
            .filter(|l| !l.is_zero())
        {
            std::thread::park_timeout(left);
        }
    }
}
