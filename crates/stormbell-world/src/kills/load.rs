//! The load: people who file through API and page, and an officer who acknowledges, answers and closes. Each notes what
//! was answered and what was left open when the line was cut.

use crate::real::{ask, form};
use serde_json::json;
use std::{
    net::SocketAddr,
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
};
use stormbell_model::{AlarmId, OfficerId, ReportId};

/// Through which door, and whether with an idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The API with a key.
    ApiOnce,
    /// The API without a key: what is not answered is not sent again.
    Api,
    /// The public form, whose hidden id is the key.
    Page,
}

/// Who files: six people, three ways.
pub const PEOPLE: [Way; 6] = [
    Way::ApiOnce,
    Way::Page,
    Way::Api,
    Way::ApiOnce,
    Way::Page,
    Way::Api,
];
/// One in so many reports rings.
const RINGS_EVERY: usize = 12;

/// One report on its way.
#[derive(Clone, Debug)]
pub struct Filing {
    /// Words that no other report has.
    pub words: String,
    /// The door.
    pub way: Way,
    /// What makes a repetition harmless.
    pub key: String,
    /// Whether it rings.
    pub rings: bool,
    /// Which person: each has a network of its own.
    person: usize,
}

/// A report that was answered.
#[derive(Clone, Debug)]
pub struct Answered {
    /// What was sent.
    pub filing: Filing,
    /// The receipt that came back.
    pub receipt: String,
    /// The whole answer of the API, with its proof.
    pub answer: Option<Vec<u8>>,
    /// Whether the node said that it had it already.
    pub replayed: bool,
}

/// What came of one request.
#[derive(Clone, Debug)]
pub enum Event {
    /// A report was answered.
    Filed(Box<Answered>),
    /// No whole answer came, or the node said that it could not: it may be kept or not.
    Open(Filing),
    /// The node refused what it must take.
    Refused(u16, String),
    /// An act at the desk was answered.
    Acted(Act),
}

/// What the officer did.
#[derive(Clone, Debug)]
pub enum Act {
    /// Acknowledged this alarm.
    Acknowledged(String),
    /// Answered this report with these words.
    Answered(String, String),
    /// Closed this report.
    Closed(String),
}

impl Filing {
    fn new(round: u64, person: usize, n: usize) -> Filing {
        Filing {
            words: format!("Round {round}, person {person}, report {n}: everything is locked."),
            way: PEOPLE[person],
            key: format!("key-{round}-{person}-{n}-0123456789abcdef"),
            rings: (n + person * 2).is_multiple_of(RINGS_EVERY),
            person,
        }
    }

    /// Sends it, and says what came of it.
    pub fn send(&self, address: SocketAddr) -> Event {
        let said = match self.way {
            Way::Page => self.send_form(address),
            Way::Api | Way::ApiOnce => self.send_json(address),
        };
        let Some(said) = said else {
            return Event::Open(self.clone());
        };
        match said.status {
            200 | 201 => self.read(&said),
            429 | 503 => Event::Open(self.clone()),
            other => Event::Refused(other, self.words.clone()),
        }
    }

    fn read(&self, said: &crate::real::Said) -> Event {
        let text = said.text();
        let receipt = match self.way {
            Way::Page => text
                .split_once("data-copy=\"")
                .and_then(|(_, rest)| rest.split('"').next())
                .map(str::to_owned),
            Way::Api | Way::ApiOnce => said.json()["receipt"].as_str().map(str::to_owned),
        };
        match receipt {
            Some(receipt) => Event::Filed(Box::new(Answered {
                filing: self.clone(),
                receipt,
                answer: (self.way != Way::Page).then(|| said.body.clone()),
                replayed: said.head.contains("idempotency-replayed"),
            })),
            None => Event::Refused(said.status, self.words.clone()),
        }
    }

    fn send_json(&self, address: SocketAddr) -> Option<crate::real::Said> {
        let body = json!({"narrative": self.words, "kind": "ransom", "ongoing": self.ongoing()});
        let key = match self.way {
            Way::ApiOnce => format!("\r\nIdempotency-Key: \"{}\"", self.key),
            _ => String::new(),
        };
        let head = format!(
            "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json{key}{}",
            self.network()
        );
        ask(address, &head, &body.to_string())
    }

    fn send_form(&self, address: SocketAddr) -> Option<crate::real::Said> {
        let body = form(&[
            ("form_id", &self.key),
            ("what", "ransom"),
            ("narrative", &self.words),
            ("ongoing", self.ongoing()),
            ("at", "more"),
            ("do", "send"),
        ]);
        let head = format!(
            "POST /flag HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded{}",
            self.network()
        );
        ask(address, &head, &body)
    }

    fn ongoing(&self) -> &'static str {
        if self.rings {
            "now-and-it-hurts"
        } else {
            "over"
        }
    }

    /// The header with the network that this person is at.
    pub fn network(&self) -> String {
        format!("\r\nX-Forwarded-For: 10.20.{}.1", self.person)
    }
}

/// Files until the line is cut.
pub fn file_until_the_end(
    address: SocketAddr,
    round: u64,
    person: usize,
    over: &AtomicBool,
    events: &Sender<Event>,
) {
    for n in 0.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let event = Filing::new(round, person, n).send(address);
        let cut = matches!(&event, Event::Open(_));
        if events.send(event).is_err() || (cut && over.load(Ordering::Relaxed)) {
            return;
        }
        if cut {
            // The node or its database is away: not asked again in a hurry.
            std::thread::park_timeout(std::time::Duration::from_millis(20));
        }
    }
}

/// What an officer does with an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskAct {
    /// Takes it.
    Take,
    /// Hands it on to the colleague.
    HandOn,
    /// Passes it up.
    PassUp,
    /// Asks for more hands.
    More,
    /// Closes its report, and so ends it.
    Close,
}

impl DeskAct {
    /// What the desk says when it was done.
    fn answer(self) -> &'static str {
        match self {
            DeskAct::Take => "acknowledged",
            DeskAct::HandOn => "handed-on",
            DeskAct::PassUp => "escalated",
            DeskAct::More => "asked-for-more",
            DeskAct::Close => "closed",
        }
    }

    /// Its word in the tally.
    pub fn name(self) -> &'static str {
        match self {
            DeskAct::Take => "taken",
            DeskAct::HandOn => "handed_on",
            DeskAct::PassUp => "passed_up",
            DeskAct::More => "more_hands",
            DeskAct::Close => "closed",
        }
    }
}

/// The officer at the desk.
#[derive(Clone, Debug)]
pub struct Officer {
    /// The session's token.
    pub token: String,
}

impl Officer {
    /// Works off what rings until the line is cut.
    pub fn work_until_the_end(
        &self,
        address: SocketAddr,
        round: u64,
        over: &AtomicBool,
        events: &Sender<Event>,
    ) {
        while !over.load(Ordering::Relaxed) {
            let Some(desk) = self.get(address, "/desk") else {
                return;
            };
            let ringing = ringing(&desk.text());
            if ringing.is_empty() {
                std::thread::park_timeout(std::time::Duration::from_millis(40));
            }
            for (alarm, report) in ringing {
                if self
                    .deal_with(address, round, &alarm, &report, events)
                    .is_none()
                {
                    break;
                }
            }
        }
    }

    /// The three acts on one alarm. `None` when the line was cut.
    fn deal_with(
        &self,
        address: SocketAddr,
        round: u64,
        alarm: &str,
        report: &str,
        events: &Sender<Event>,
    ) -> Option<()> {
        let words = format!("Round {round}: we are on it.");
        let steps = [
            (
                format!("/desk/alarms/{alarm}/acknowledge"),
                form(&[("back", "/desk")]),
                "acknowledged",
                Act::Acknowledged(alarm.to_owned()),
            ),
            (
                format!("/desk/reports/{report}/answer"),
                form(&[("text", &words)]),
                "answered",
                Act::Answered(report.to_owned(), words.clone()),
            ),
            (
                format!("/desk/reports/{report}/close"),
                form(&[
                    ("outcome", "resolved"),
                    ("words", "Over."),
                    ("step", "close"),
                ]),
                "closed",
                Act::Closed(report.to_owned()),
            ),
        ];
        for (path, body, done, act) in steps {
            let said = self.post(address, &path, &body)?;
            if said.status == 303 && said.head.contains(&format!("done={done}")) {
                events.send(Event::Acted(act)).ok()?;
            }
        }
        Some(())
    }

    /// One act on one alarm. Tells whether the node says that it was done; `None` when the line was cut.
    pub fn act(
        &self,
        address: SocketAddr,
        act: DeskAct,
        (alarm, report): (AlarmId, ReportId),
        colleague: OfficerId,
    ) -> Option<bool> {
        let colleague = colleague.to_string();
        let (path, body) = match act {
            DeskAct::Take => (format!("/desk/alarms/{alarm}/acknowledge"), form(&[])),
            DeskAct::HandOn => (
                format!("/desk/alarms/{alarm}/hand-on"),
                form(&[("to", &colleague)]),
            ),
            DeskAct::PassUp => (format!("/desk/alarms/{alarm}/escalate"), form(&[])),
            DeskAct::More => (format!("/desk/alarms/{alarm}/more"), form(&[])),
            DeskAct::Close => (
                format!("/desk/reports/{report}/close"),
                form(&[
                    ("outcome", "resolved"),
                    ("words", "Over."),
                    ("step", "close"),
                ]),
            ),
        };
        let said = self.post(address, &path, &body)?;
        let done = format!("done={}", act.answer());
        Some(said.status == 303 && said.head.contains(&done))
    }

    /// Sends a form.
    pub fn post(&self, address: SocketAddr, path: &str, body: &str) -> Option<crate::real::Said> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: __Host-stormbell-desk={}",
            self.token
        );
        ask(address, &head, body)
    }

    fn get(&self, address: SocketAddr, path: &str) -> Option<crate::real::Said> {
        let head = format!(
            "GET {path} HTTP/1.1\r\nCookie: __Host-stormbell-desk={}",
            self.token
        );
        ask(address, &head, "")
    }
}

/// The alarms that ring on the desk's first page, each with its report.
fn ringing(page: &str) -> Vec<(String, String)> {
    let forms = page.split("action=\"/desk/alarms/").skip(1);
    let mut found = Vec::new();
    for form in forms {
        let alarm = form.split('/').next().unwrap_or_default();
        let back = form.split_once("name=\"back\" value=\"/desk/reports/");
        let report = back.and_then(|(_, rest)| rest.split('"').next());
        if let Some(report) = report.filter(|r| r.len() == 36) {
            found.push((alarm.to_owned(), report.to_owned()));
        }
    }
    found.dedup();
    found
}
