//! The promise, on the real program: it is killed with no warning while people file, and whoever got a receipt finds
//! the report after the start. What a kill does not test is a disk that lies about what it wrote.

use crate::program::{Program, ask};
use serde_json::{Value, json};
use std::{net::SocketAddr, path::PathBuf, sync::mpsc, thread};
use stormbell_model::outside::bytes;
use stormbell_seal::VerifierKey;
use stormbell_wire::filing_check;
use stormbell_world::TestChance;

const ROUNDS: usize = 8;
const PEOPLE: usize = 6;

/// A report that was answered: its words and the answer.
struct Answered {
    words: String,
    answer: Vec<u8>,
}

impl Answered {
    fn field(&self, name: &str) -> String {
        let json: Value = serde_json::from_slice(&self.answer).expect("a whole answer");
        json[name].as_str().expect("text").to_owned()
    }
}

/// Files until the line is cut, and hands over every answer.
fn file_until_the_end(address: SocketAddr, name: &str, answers: &mpsc::Sender<Answered>) {
    for n in 0.. {
        let words = format!("{name}, report {n}: everything is locked.");
        let body = json!({"narrative": words, "kind": "ransom", "ongoing": n % 2 == 0}).to_string();
        let head = "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json";
        match ask(address, head, &body) {
            Some((201, answer)) => answers.send(Answered { words, answer }).unwrap(),
            Some((status, _)) => panic!("refused with {status} while it ran"),
            None => return,
        }
    }
}

/// Lets people file, kills the program once `enough` were answered, and gives every answer that came.
fn file_and_kill(program: Program, round: usize, enough: usize) -> Vec<Answered> {
    let (send, receive) = mpsc::channel();
    let address = program.address;
    let people: Vec<_> = (0..PEOPLE)
        .map(|n| {
            let (send, name) = (send.clone(), format!("Round {round}, person {n}"));
            thread::spawn(move || file_until_the_end(address, &name, &send))
        })
        .collect();
    drop(send);
    let mut answered: Vec<Answered> = receive.iter().take(enough).collect();
    program.kill();
    answered.extend(receive);
    for person in people {
        person.join().expect("nobody was refused");
    }
    answered
}

fn the_key(address: SocketAddr) -> VerifierKey {
    let (_, key) = ask(address, "GET /.well-known/stormbell/key HTTP/1.1", "").expect("the key");
    String::from_utf8(key)
        .unwrap()
        .trim()
        .parse()
        .expect("a key")
}

/// The report is behind its receipt, and the proof of then and the proof of now are both good.
fn assert_kept(program: &Program, key: &VerifierKey, answered: &Answered) {
    let receipt = answered.field("receipt");
    let head = format!("GET /api/v1/reports/mine HTTP/1.1\r\nReceipt: {receipt}");
    let (status, mine) = ask(program.address, &head, "").expect("an answer");
    assert_eq!(status, 200, "lost: {}", answered.words);
    let mine: Value = serde_json::from_slice(&mine).unwrap();
    assert_eq!(mine["reference"], answered.field("reference"));
    let words = Some(answered.words.as_str());
    let then = filing_check::check(&answered.answer, Some(key), words).expect("the proof of then");
    let now = mine["proof"].to_string();
    let now = filing_check::check(now.as_bytes(), Some(key), words).expect("the proof of now");
    assert_eq!((now.index, now.filed_at), (then.index, then.filed_at));
    assert!(now.size >= then.size, "the journal became shorter");
}

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is in the temporary folder, and the test's result does not depend on it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_was_answered_is_there_after_a_kill() {
    let name = format!("stormbell-kill-{}", std::process::id());
    let folder = Folder(std::env::temp_dir().join(name));
    let chance = TestChance::seeded(2010);
    let mut program = Program::start(&folder.0);
    let key = the_key(program.address);
    let mut first = Vec::new();
    for round in 0..ROUNDS {
        let enough = 1 + usize::from(bytes::<1>(&chance)[0]) % 40;
        let answered = file_and_kill(program, round, enough);
        assert!(answered.len() >= enough);
        program = Program::start(&folder.0);
        assert_eq!(the_key(program.address), key, "the same node");
        for one in &answered {
            assert_kept(&program, &key, one);
        }
        first.extend(answered.into_iter().next());
    }
    for one in &first {
        assert_kept(&program, &key, one);
    }
}
