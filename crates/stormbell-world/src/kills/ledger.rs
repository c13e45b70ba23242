//! What is known of the node from outside, and whether what is found after a kill agrees with it: the journal only
//! grows, every proof ever given still holds, and every report that was answered is there, once.

use super::load::{Act, Answered};
use crate::real::{Said, ask_or_why};
use std::{
    collections::{HashMap, HashSet},
    net::SocketAddr,
    thread,
    time::Duration,
};
use stormbell_model::{AlarmId, ReportId, report::ReportState};
use stormbell_seal::{
    Checkpoint, Frontier, Hash, VerifierKey, leaf_hash,
    tiles::{tile_hashes, tiles_of},
};
use stormbell_store::{Store, alarms, conversation, reports, testing::harm};
use stormbell_wire::filing_check;

/// The memory of a run.
pub struct Ledger {
    key: VerifierKey,
    frontier: Frontier,
    leaves: Vec<Hash>,
    /// The root of the journal at every size.
    roots: Vec<Hash>,
    /// The words of every report that is there.
    words: HashSet<String>,
    /// Reports that ring, by their words, until their alarm was seen.
    ids: HashMap<String, ReportId>,
}

/// What is wrong, as a sentence; the run ends with it.
pub type Wrong = String;

impl Ledger {
    /// An empty memory of the node with this key.
    pub fn new(key: VerifierKey) -> Ledger {
        let frontier = Frontier::new();
        Ledger {
            key,
            roots: vec![frontier.root()],
            frontier,
            leaves: Vec::new(),
            words: HashSet::new(),
            ids: HashMap::new(),
        }
    }

    /// How long the journal is.
    pub fn journal(&self) -> usize {
        self.leaves.len()
    }

    /// Whether a report with these words is there.
    pub fn has(&self, words: &str) -> bool {
        self.words.contains(words)
    }

    /// How many reports there are.
    pub fn reports(&self) -> usize {
        self.words.len()
    }

    /// Reads on in the journal: dense, each leaf the hash of its record, each filing with its report, its words new.
    pub async fn follow(&mut self, store: &Store) -> Result<(), Wrong> {
        let first = self.leaves.len() as u64;
        let found = store.read("follow the journal", move |tx| {
            let rows = harm::journal_from(tx, first)?;
            let mut filed = Vec::new();
            for (_, record, _) in &rows {
                if let Some(record) = stormbell_wire::filing_record::read(record) {
                    let id: Option<ReportId> = record.report_id.parse().ok();
                    let held = id.map(|id| reports::load(tx, id)).transpose()?.flatten();
                    filed.push((id, held.map(|h| h.report.narrative)));
                }
            }
            Ok((rows, filed))
        });
        let (rows, filed) = found.await.map_err(|e| format!("the journal: {e}"))?;
        for (position, record, leaf) in rows {
            if position != self.leaves.len() as u64 {
                return Err(format!("a hole in the journal before {position}"));
            }
            if leaf_hash(&record) != leaf {
                return Err(format!("entry {position} is not what its leaf says"));
            }
            let grown = self.frontier.append(&[leaf]).map_err(|e| e.to_string())?;
            self.leaves.push(leaf);
            self.roots.push(grown.root);
        }
        for (id, words) in filed {
            let (Some(id), Some(words)) = (id, words) else {
                return Err(format!("a filing without its report: {id:?}"));
            };
            if !self.words.insert(words.clone()) {
                return Err(format!("filed twice: {words}"));
            }
            self.ids.insert(words, id);
        }
        Ok(())
    }

    /// The signed head is that of the entries that were read; no harm is in the tables.
    pub async fn compare(&self, address: SocketAddr, store: &Store) -> Result<(), Wrong> {
        let note = get(address, "/journal/checkpoint", "")?;
        self.held_root(&note.text())?;
        let harms = store.read("look for harm", harm::find).await;
        let harms = harms.map_err(|e| format!("looking for harm: {e}"))?;
        if harms.is_empty() {
            Ok(())
        } else {
            Err(harms.join("; "))
        }
    }

    /// A signed head agrees with the entries that we know. One of now may be longer than what we read.
    fn held_root(&self, note: &str) -> Result<(), Wrong> {
        let head = Checkpoint::open(note, &self.key).map_err(|e| format!("a checkpoint: {e}"))?;
        match self
            .roots
            .get(usize::try_from(head.size).unwrap_or(usize::MAX))
        {
            Some(root) if *root == head.root => Ok(()),
            Some(_) => Err(format!(
                "another journal of {} entries was signed",
                head.size
            )),
            None => Ok(()),
        }
    }

    /// The report is behind its receipt, and the proof of then and the proof of now are both good.
    pub fn look_up(&self, address: SocketAddr, answered: &Answered) -> Result<(), Wrong> {
        let words = &answered.filing.words;
        if !self.words.contains(words) {
            return Err(format!("answered and lost: {words}"));
        }
        let from = answered.filing.network();
        let receipt = format!("{from}\r\nReceipt: {}", answered.receipt);
        let mine = get(address, "/api/v1/reports/mine", &receipt)
            .map_err(|e| format!("a receipt that points nowhere ({e}): {words}"))?
            .json();
        let now = mine["proof"].to_string();
        let good = |proof: &[u8]| {
            filing_check::check(proof, Some(&self.key), Some(words))
                .map_err(|e| format!("{e} {words}"))
        };
        let now = good(now.as_bytes())?;
        self.held_root(mine["proof"]["checkpoint"].as_str().unwrap_or_default())?;
        if let Some(answer) = &answered.answer {
            let then = good(answer)?;
            if then.size > self.leaves.len() as u64 {
                return Err(format!("the journal is shorter than was signed: {words}"));
            }
            let json: serde_json::Value = serde_json::from_slice(answer).unwrap_or_default();
            self.held_root(json["proof"]["checkpoint"].as_str().unwrap_or_default())?;
            if (then.index, &then.report_id) != (now.index, &now.report_id) || now.size < then.size
            {
                return Err(format!(
                    "another place in the journal than was proven: {words}"
                ));
            }
        }
        Ok(())
    }

    /// Every tile that the node serves is that of the entries that we know.
    pub fn compare_tiles(&self, address: SocketAddr) -> Result<(), Wrong> {
        for tile in tiles_of(self.leaves.len() as u64) {
            let path = format!("/journal/{tile}");
            let served = get(address, &path, "")?;
            let hashes = tile_hashes(tile, &served.body).map_err(|e| format!("{path}: {e}"))?;
            let first = usize::try_from(tile.first_hash()).unwrap_or(usize::MAX);
            let known = self.leaves.get(first..first + hashes.len());
            if tile.level() == 0 && known != Some(hashes.as_slice()) {
                return Err(format!("{path} is not what was recorded"));
            }
        }
        Ok(())
    }

    /// The whole journal once more from its beginning, row by row.
    pub async fn compare_rows(&self, store: &Store) -> Result<(), Wrong> {
        let rows = store.read("read all entries", |tx| harm::journal_from(tx, 0));
        let rows = rows.await.map_err(|e| format!("the journal: {e}"))?;
        let same = rows
            .iter()
            .zip(&self.leaves)
            .all(|((_, record, leaf), known)| leaf == known && leaf_hash(record) == *known);
        if same && rows.len() >= self.leaves.len() {
            Ok(())
        } else {
            Err(String::from("the past was rewritten"))
        }
    }

    /// An act at the desk that was answered is done.
    pub async fn was_done(&self, store: &Store, act: &Act) -> Result<(), Wrong> {
        let asked = act.clone();
        let done = store.read("look for an act", move |tx| {
            Ok(match &asked {
                Act::Acknowledged(id) => match id.parse::<AlarmId>() {
                    Ok(id) => alarms::load(tx, id)?.is_some_and(|a| !a.is_ringing()),
                    Err(_) => false,
                },
                Act::Answered(id, words) => match id.parse::<ReportId>() {
                    Ok(id) => conversation::messages(tx, id)?
                        .iter()
                        .any(|m| m.text == *words),
                    Err(_) => false,
                },
                Act::Closed(id) => match id.parse::<ReportId>() {
                    Ok(id) => reports::load(tx, id)?
                        .is_some_and(|held| held.report.state == ReportState::Closed),
                    Err(_) => false,
                },
            })
        });
        match done.await {
            Ok(true) => Ok(()),
            Ok(false) => Err(format!("answered at the desk and lost: {act:?}")),
            Err(error) => Err(format!("looking for an act: {error}")),
        }
    }

    /// Whether somebody was called for this report: its alarm is there. `Err` when nobody ever will be.
    pub async fn has_rung(&self, store: &Store, words: &str) -> Result<bool, Wrong> {
        let Some(id) = self.ids.get(words).copied() else {
            return Err(format!("answered and lost: {words}"));
        };
        let look = store.read("look for an alarm", move |tx| {
            let rung = !alarms::of_report(tx, id)?.is_empty();
            Ok((rung, harm::waits_for_reading(tx, id)?))
        });
        match look
            .await
            .map_err(|e| format!("looking for an alarm: {e}"))?
        {
            (true, _) => Ok(true),
            (false, true) => Ok(false),
            (false, false) => Err(format!("nobody will ever be called: {words}")),
        }
    }
}

/// So often a page is asked for: the machine may be out of ports for a moment, the database's server still on its way
/// up, or the node under so much that it asks to come again later. What is not there stays not there.
const ASKED_MAX: u32 = 12;

/// A page that must be there.
fn get(address: SocketAddr, path: &str, headers: &str) -> Result<Said, Wrong> {
    let mut why = String::new();
    for pause in 0..ASKED_MAX {
        thread::park_timeout(Duration::from_millis(u64::from(pause) * 250));
        why = match ask_or_why(address, &format!("GET {path} HTTP/1.1{headers}"), "") {
            Ok(said) if said.status == 200 => return Ok(said),
            Ok(said) if !matches!(said.status, 429 | 503) => {
                return Err(format!("GET {path} gave {}", said.status));
            }
            Ok(said) => format!("GET {path} gave {}, again and again", said.status),
            Err(error) => format!("GET {path} gave no answer: {error}"),
        };
    }
    Err(why)
}

/// The node's public key.
pub fn key_of(address: SocketAddr) -> Result<VerifierKey, Wrong> {
    let said = get(address, "/.well-known/stormbell/key", "")?;
    said.text()
        .trim()
        .parse()
        .map_err(|_| String::from("the node's key cannot be read"))
}
