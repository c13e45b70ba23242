//! One visit at a peer: headers first, then statements by urgency, then the receipt, then a long poll; and again, until the line breaks.
//! Each step is stored before the next begins, so the process may die between any two.

use super::{patience::Patience, reach::used_until};
use crate::{
    line::{ANSWERED_WITHIN, Answer, Line, LineError},
    server::{
        CHARTER_JSON_MAX_BYTES, CHECKPOINT_JSON_MAX_BYTES, CharterJson, CheckpointJson,
        write_given_back,
    },
    station::{Carried, Have, Refusal, Signed, Station, Todo},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::{fmt, time::Duration};
use stormbell_model::exchange::{NodeName, StatementId};
use stormbell_wire::{
    exchange_batch::{self, BATCH_MAX_BYTES},
    exchange_page::{PAGE_ENTRIES_MAX, PAGE_MAX_BYTES, Page},
};
use tokio::time::Instant;

/// How long the peer is asked to let us wait.
const WAIT: Duration = Duration::from_secs(25);
/// How much longer than that an answer may take before the line counts as broken.
const SLACK: Duration = Duration::from_secs(10);
/// Statements of one fetch: a fifth of a second of work, so that what is more urgent comes in between.
const FETCHED_AT_ONCE: usize = 250;
/// Statements whose order is worked out at once.
const PLANNED_AT_ONCE: usize = 1_000;
/// Up to this size of a batch the next one is fetched while it is applied.
const SMALL_BATCH_BYTES: usize = 1024 * 1024;
/// How often news are looked for while there is much to fetch.
const LOOKS_EVERY: Duration = Duration::from_millis(500);
/// How often an answer to the peer is looked for while nothing else happens.
const TELLS_EVERY: Duration = Duration::from_secs(5);
/// The answer of a witness: a line or two.
/// Told: nobody. Rest: a longer one is not read.
const COSIGNED_MAX_BYTES: usize = 4 * 1024;
/// The pause after something was given back, and while a peer is in quarantine.
const RESTS: Duration = Duration::from_secs(5);

/// Why a visit ended.
#[derive(Debug)]
pub enum Ended {
    /// The line.
    Line(LineError),
    /// Our own node.
    Own(Refusal),
    /// The peer is in quarantine.
    Quarantined,
    /// A carried line was used long enough.
    Carried,
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::Line(error) => error.fmt(f),
            Ended::Own(refusal) => write!(f, "this node: {refusal}"),
            Ended::Quarantined => f.write_str("it is in quarantine"),
            Ended::Carried => f.write_str("its own address is tried again"),
        }
    }
}

impl From<LineError> for Ended {
    fn from(error: LineError) -> Ended {
        Ended::Line(error)
    }
}

impl From<Refusal> for Ended {
    fn from(refusal: Refusal) -> Ended {
        Ended::Own(refusal)
    }
}

/// A visit.
pub struct Visit<'a, S> {
    /// Our node.
    pub station: &'a S,
    /// Whom we visit.
    pub peer: &'a NodeName,
    /// The line to it.
    pub line: Line,
    /// Whether nobody carries it.
    pub is_direct: bool,
}

impl<S: Station> Visit<'_, S> {
    /// Stays until something ends it.
    pub async fn go(self, patience: &mut Patience) -> Ended {
        match self.stay(patience).await {
            Ok(never) => match never {},
            Err(ended) => ended,
        }
    }

    async fn stay(&self, patience: &mut Patience) -> Result<std::convert::Infallible, Ended> {
        // «I am up»: it may be waiting long for us.
        self.line.post("/sb/1/hint", Vec::new(), 0).await?;
        let until = used_until(self.is_direct);
        let mut wait = Duration::ZERO;
        loop {
            if until.is_some_and(|until| Instant::now() >= until) {
                return Err(Ended::Carried);
            }
            let todo = self.ask(wait).await?;
            patience.works();
            wait = match todo {
                Todo::Wait => WAIT,
                other => self.follow(other).await?,
            };
            self.catch_up().await?;
            self.tell().await?;
        }
    }

    /// Asks how the outbox stands, and tells the peer meanwhile what there is to tell.
    async fn ask(&self, wait: Duration) -> Result<Todo, Ended> {
        let have = self.station.have(self.peer).await?;
        let have = have.ok_or(Ended::Quarantined)?;
        let asked = self.checkpoint(have, wait);
        let mut asked = std::pin::pin!(asked);
        let mut tells = tokio::time::interval(TELLS_EVERY);
        tells.reset();
        let answer = loop {
            tokio::select! {
                answer = &mut asked => break answer?,
                _ = tells.tick() => self.tell().await?,
            }
        };
        self.station.heard_from(self.peer).await;
        self.compare_charters(&answer).await?;
        if answer.is_empty {
            return Ok(Todo::Wait);
        }
        let json: CheckpointJson = read(&answer)?;
        let first = json.first.map(|text| STANDARD.decode(text)).transpose();
        let first = first.map_err(|_| LineError::Unreadable)?;
        Ok(self.station.hear_offer(self.peer, json.note, first).await?)
    }

    async fn checkpoint(&self, have: Have, wait: Duration) -> Result<Answer, LineError> {
        let Have { epoch, size } = have;
        let mut path = format!("/sb/1/out/checkpoint?epoch={epoch}&size={size}");
        if !wait.is_zero() {
            path += &format!("&wait={}", wait.as_secs());
        }
        let within = wait + SLACK;
        self.line
            .get(&path, CHECKPOINT_JSON_MAX_BYTES, within)
            .await
    }

    /// Takes what the peer knows of the charter and this node does not.
    async fn compare_charters(&self, answer: &Answer) -> Result<(), Ended> {
        let ours = self.station.charter_state();
        let Some(theirs) = answer.charter else {
            return Ok(());
        };
        let others = theirs.suspensions != 0 && theirs.suspensions != ours.suspensions;
        let is_behind = theirs.number > ours.number || (theirs.number == ours.number && others);
        if !is_behind {
            return Ok(());
        }
        let path = format!("/sb/1/charter?after={}", ours.number);
        let answer = self
            .line
            .get(&path, CHARTER_JSON_MAX_BYTES, ANSWERED_WITHIN);
        let json: CharterJson = read(&answer.await?)?;
        let bytes = |all: &[String]| all.iter().map(|t| STANDARD.decode(t)).collect();
        let charters: Result<Vec<Vec<u8>>, _> = bytes(&json.charters);
        let suspensions: Result<Vec<Vec<u8>>, _> = bytes(&json.suspensions);
        let (Ok(charters), Ok(suspensions)) = (charters, suspensions) else {
            return Err(LineError::Unreadable.into());
        };
        let newer = Signed {
            charters,
            suspensions,
        };
        match self.station.hear_charters(newer).await {
            // What does not count is the peer's mistake, and no reason not to talk.
            Ok(()) | Err(Refusal::Malformed | Refusal::Conflict) => Ok(()),
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// Does what there is to do about the log; gives how long to wait with the next question.
    async fn follow(&self, todo: Todo) -> Result<Duration, Ended> {
        match todo {
            Todo::Wait => Ok(WAIT),
            Todo::Quarantined => Err(Ended::Quarantined),
            Todo::Fetch(epoch, from, until) => {
                self.headers(epoch, from, until).await?;
                // It may have grown meanwhile.
                Ok(Duration::ZERO)
            }
            Todo::GiveBack(from) => {
                self.give_back(from).await?;
                tokio::time::sleep(RESTS).await;
                Ok(Duration::ZERO)
            }
        }
    }

    /// Gives back piece by piece; the last one carries the checkpoint.
    async fn give_back(&self, mut from: u64) -> Result<(), Ended> {
        loop {
            let given = self.station.give_back(self.peer, from).await?;
            let (some, is_last) = (given.entries.len() as u64, given.note.is_some());
            let body = write_given_back(&given).ok_or(Refusal::Internal)?;
            self.line.post("/sb/1/give-back", body, 0).await?;
            if is_last || some == 0 {
                return Ok(());
            }
            from += some;
        }
    }

    /// Takes the entries of the log, page by page.
    async fn headers(&self, epoch: u32, from: u64, until: u64) -> Result<(), Ended> {
        let mut from = from;
        while from < until {
            let max = (until - from).min(PAGE_ENTRIES_MAX as u64);
            let path = format!("/sb/1/out/entries?epoch={epoch}&from={from}&max={max}");
            let answer = self
                .line
                .get(&path, PAGE_MAX_BYTES, ANSWERED_WITHIN)
                .await?;
            let page = Page::read(&answer.body).map_err(|_| LineError::Unreadable)?;
            let taken = page.entries.len() as u64;
            if taken == 0 || taken > max || (page.epoch, page.from) != (epoch, from) {
                return Err(LineError::Unreadable.into());
            }
            match self.station.take_entries(self.peer, page).await? {
                Todo::Quarantined => return Err(Ended::Quarantined),
                _ => from += taken,
            }
        }
        Ok(())
    }

    /// Fetches and applies what is wanted, the most urgent first, and looks for news in between. While one batch is applied, the next one is
    /// on its way.
    async fn catch_up(&self) -> Result<(), Ended> {
        let mut looked_at = Instant::now();
        loop {
            let plan = self.station.wanted(self.peer, PLANNED_AT_ONCE).await?;
            let mut batches = plan.chunks(FETCHED_AT_ONCE);
            let Some(first) = batches.next() else {
                return Ok(());
            };
            let mut ahead = Some(self.fetch(first).await?);
            while let Some(batch) = ahead.take() {
                let is_time = looked_at.elapsed() >= LOOKS_EVERY;
                let next = batches.next().filter(|_| batch.is_small && !is_time);
                let next = async {
                    match next {
                        Some(ids) => self.fetch(ids).await.map(Some),
                        None => Ok(None),
                    }
                };
                let applied = self.station.apply(self.peer, batch.asked, batch.carried);
                let (applied, fetched) = tokio::join!(applied, next);
                if applied? == 0 {
                    // Nothing of it came or could be taken: it is wanted again later, and nobody waits for it here.
                    return Ok(());
                }
                ahead = fetched?;
            }
            if looked_at.elapsed() >= LOOKS_EVERY {
                let todo = self.ask(Duration::ZERO).await?;
                self.follow(todo).await?;
                self.tell().await?;
                looked_at = Instant::now();
            }
        }
    }

    /// Fetches statements. What did not fit into the answer counts as not asked for.
    async fn fetch(&self, ids: &[StatementId]) -> Result<Batch, Ended> {
        let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let body = serde_json::to_vec(&names).map_err(|_| Refusal::Internal)?;
        let answer = self.line.post("/sb/1/fetch", body, BATCH_MAX_BYTES).await?;
        let carried = exchange_batch::read(&answer.body);
        let carried = carried.map_err(|_| LineError::Unreadable)?;
        Ok(Batch {
            is_small: answer.body.len() <= SMALL_BATCH_BYTES,
            asked: considered(ids, &carried),
            carried,
        })
    }

    /// Tells the peer what was stored, read, withdrawn and erased, and asks it to witness what this node has done.
    async fn tell(&self) -> Result<(), Ended> {
        while let Some((receipt, told)) = self.station.receipt_for(self.peer).await? {
            self.line.post("/sb/1/receipt", receipt, 0).await?;
            self.station.receipt_told(self.peer, told).await?;
        }
        let Some(asked) = self.station.ask_witness(self.peer).await? else {
            return Ok(());
        };
        let body = asked.write();
        let answer = self
            .line
            .post("/sb/1/add-checkpoint", body, COSIGNED_MAX_BYTES);
        match answer.await {
            Ok(answer) => {
                let line = std::str::from_utf8(&answer.body).unwrap_or_default();
                let cosigned = format!("{}{line}", asked.note);
                Ok(self.station.hear_witness(self.peer, cosigned).await?)
            }
            // A witness that refuses is no reason not to talk.
            Err(LineError::Problem { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// What came of one fetch.
struct Batch {
    asked: Vec<StatementId>,
    carried: Vec<Carried>,
    /// Whether another one may be held beside it.
    is_small: bool,
}

/// The peer answers in the order in which it was asked, up to the bound of a batch: what stands behind the last one that came was perhaps
/// not looked at, and is asked for again. Where nothing came, everything was.
fn considered(ids: &[StatementId], carried: &[Carried]) -> Vec<StatementId> {
    let last = carried
        .last()
        .and_then(|c| ids.iter().position(|id| *id == c.id));
    ids[..last.map_or(ids.len(), |n| n + 1)].to_vec()
}

fn read<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T, LineError> {
    serde_json::from_slice(&answer.body).map_err(|_| LineError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_did_not_fit_counts_as_not_asked_for() {
        let ids: Vec<StatementId> = (0..5).map(|n| StatementId([n; 32])).collect();
        let carried = |all: &[u8]| {
            let one = |n: &u8| Carried {
                id: StatementId([*n; 32]),
                envelope: Vec::new(),
                body: None,
            };
            all.iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(considered(&ids, &carried(&[0, 2])), ids[..3]);
        assert_eq!(considered(&ids, &carried(&[4])), ids);
        assert_eq!(considered(&ids, &carried(&[])), ids);
    }
}
