//! People who file at a real node, and what they hold in hand afterwards: the receipt and the proof.

use crate::program::{Program, ask};
use serde_json::{Value, json};
use std::{net::SocketAddr, path::PathBuf, sync::mpsc};
use stormbell_seal::VerifierKey;
use stormbell_wire::filing_check;

/// A report that was answered: its words and the answer.
pub struct Answered {
    words: String,
    answer: Vec<u8>,
}

impl Answered {
    /// A field of the answer.
    pub fn field(&self, name: &str) -> String {
        let json: Value = serde_json::from_slice(&self.answer).expect("a whole answer");
        json[name].as_str().expect("text").to_owned()
    }
}

/// Files until the line is cut, and hands over every answer.
pub fn file_until_the_end(address: SocketAddr, name: &str, answers: &mpsc::Sender<Answered>) {
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

/// The key that verifies what the node at this address signs.
pub fn the_key(address: SocketAddr) -> VerifierKey {
    let (_, key) = ask(address, "GET /.well-known/stormbell/key HTTP/1.1", "").expect("the key");
    String::from_utf8(key)
        .unwrap()
        .trim()
        .parse()
        .expect("a key")
}

/// The report is behind its receipt, and the proof of then and the proof of now are both good.
pub fn assert_kept(program: &Program, key: &VerifierKey, answered: &Answered) {
    assert_kept_at(program.address, key, answered);
}

/// The same, at an address.
pub fn assert_kept_at(address: SocketAddr, key: &VerifierKey, answered: &Answered) {
    let receipt = answered.field("receipt");
    let head = format!("GET /api/v1/reports/mine HTTP/1.1\r\nReceipt: {receipt}");
    let (status, mine) = ask(address, &head, "").expect("an answer");
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
pub struct Folder(pub PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is in the temporary folder, and the test's result does not depend on it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
