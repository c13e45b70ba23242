//! The old host: copies while it serves, holds for a moment, hands over, sends everybody on.

use super::channel::Line;
use super::forward::Forward;
use super::ticket::Ticket;
use super::{GONE, Gate, Gone, Teller};
use crate::{
    beside::{self, in_words},
    outside::{SystemChance, WallClock},
};
use anyhow::{Context, bail, ensure};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use stormbell_model::{outside::Clock as _, text::hex};
use stormbell_seal::{NodeKey, Recipient, Signer, sealed};
use stormbell_service::Node;
use stormbell_store::{
    Error, Store, Tx, check,
    copy::{Block, Foot, Head, Sent, foot, head},
    facts, journal,
};
use tokio::sync::Notify;

/// Passes while it serves; each takes what came during the one before.
/// Told: the operator sees each. Rest: what came since is sent at a held gate.
const PASSES_MAX: u32 = 6;
/// When a pass had no more rows than this, the rest is sent at a held gate.
const FEW_ROWS: u64 = 2_000;
/// How long those inside may take to get out.
/// Told: the operator, by `stormbell move`. Rest: the node stays, and serves.
const DRAIN_MAX: Duration = Duration::from_secs(10);
/// How long the rest may take at a held gate, before the move is given up: both sides read everything once more, so it
/// grows with the store.
/// Told: the operator, by `stormbell move`. Rest: the node stays, and serves.
const PAUSE_MAX: Duration = Duration::from_secs(300);

/// What the old host says first.
#[derive(Serialize, Deserialize)]
pub struct Greeting {
    /// What is copied.
    pub head: Head,
    /// The node's key, sealed with age to the key that the new host named, as hexadecimal digits.
    pub key: String,
    /// The settings that go along.
    pub settings: Option<String>,
}

/// What a node needs to leave.
#[derive(Clone)]
pub struct Leaving {
    /// The node.
    pub node: Node,
    /// Its store.
    pub store: Store,
    /// Its key.
    pub key: NodeKey,
    /// The settings that go along.
    pub settings: Option<String>,
    /// The gate before its routes.
    pub gate: Gate,
    /// Whoever has it lets nobody make a round.
    pub rounds: Arc<tokio::sync::RwLock<()>>,
    /// Whoever has it copies and decides: nobody else orders anything meanwhile.
    pub turn: Arc<tokio::sync::Mutex<()>>,
    /// Ends the process, to be started again.
    pub end: Arc<Notify>,
    /// Who tells the new host that it is the owner, until it hears.
    pub teller: Teller,
}

/// How a move went.
pub struct Moved {
    /// Rows that were copied.
    pub rows: u64,
    /// How long nobody was let in.
    pub pause: Duration,
    /// How many requests waited.
    pub held: u64,
}

/// One move that is under way.
struct Move {
    line: Arc<Line>,
    sent: Arc<Mutex<Sent>>,
    head: Head,
    signer: Arc<Signer>,
    gone: Gone,
    /// Nobody waits for it any more.
    given_up: Arc<AtomicBool>,
}

impl Leaving {
    /// Moves to the host of a ticket. An error means that the node is where it was, and serves.
    pub async fn go(
        &self,
        gone: Gone,
        given_up: Arc<AtomicBool>,
        say: &(dyn Fn(String) + Sync),
    ) -> anyhow::Result<Moved> {
        let ticket = Ticket::parse(&gone.ticket).context(
            "this is no ticket: sixteen groups of four characters, as `stormbell receive` shows it",
        )?;
        let turn = self.turn.clone().lock_owned().await;
        let look = |tx: &mut Tx<'_>| Ok((super::is_owner(tx)?, check::other_programs(tx)?));
        let (is_here, others) = self.store.read("look whether it may leave", look).await?;
        ensure!(is_here, "the node was handed over already");
        refuse_others(others)?;
        let line = Arc::new(Line::to(&gone.to, &ticket)?);
        let signer = Arc::new(self.signer().await?);
        let head = self.greet(&line, &signer).await?;
        let moving = Move {
            line,
            sent: Arc::new(Mutex::new(Sent::nothing(head.tables.clone()))),
            head,
            signer,
            gone,
            given_up,
        };
        let rows = self.copy_while_serving(&moving, say).await?;
        let begun = Instant::now();
        let handed = self.hand_over(&moving, say).await;
        match handed {
            Ok(rest) => {
                drop(turn);
                // The new host answers when it serves. Should it not hear yet, it is told until it does.
                ensure!(self.teller.heard().await, "the node was taken back");
                Ok(Moved {
                    rows: rows + rest,
                    pause: begun.elapsed(),
                    held: self.gate.held(),
                })
            }
            Err(why) => self.stay(&moving, why).await,
        }
    }

    async fn signer(&self) -> anyhow::Result<Signer> {
        let look = |tx: &mut Tx<'_>| facts::get(tx, "journal_name");
        let name = self.store.read("read the journal's name", look).await?;
        let name = String::from_utf8(name.context("the journal has no name")?)?;
        beside::signer(&name, &self.key)
    }

    async fn greet(&self, line: &Line, signer: &Signer) -> anyhow::Result<Head> {
        let recipient = String::from_utf8(line.say("recipient", Vec::new()).await?)?;
        let recipient: Recipient = recipient.parse()?;
        let key = self.key.to_text();
        let key = sealed::seal(&[recipient], key.as_bytes(), &SystemChance::new())?;
        let verifier = signer.verifier().to_string();
        let now = WallClock::new().now().0;
        let look =
            move |tx: &mut Tx<'_>| head(tx, now, env!("CARGO_PKG_VERSION"), verifier.clone());
        let head = self.store.long_look("begin to move", look).await?;
        let greeting = Greeting {
            head,
            key: hex(&key),
            settings: self.settings.clone(),
        };
        line.say("begin", serde_json::to_vec(&greeting)?).await?;
        Ok(greeting.head)
    }

    async fn copy_while_serving(
        &self,
        moving: &Move,
        say: &(dyn Fn(String) + Sync),
    ) -> anyhow::Result<u64> {
        let mut rows = 0;
        for pass in 1..=PASSES_MAX {
            let (more, _) = self.pass(moving, false).await?;
            rows += more;
            say(format!(
                "pass {pass}: {more} rows copied while the node serves"
            ));
            if more <= FEW_ROWS {
                break;
            }
        }
        Ok(rows)
    }

    /// Sends whatever is other than what was sent; with the foot of the same moment when it is the last time.
    async fn pass(&self, moving: &Move, last: bool) -> anyhow::Result<(u64, Option<Foot>)> {
        let (line, sent, given_up) = (
            moving.line.clone(),
            moving.sent.clone(),
            moving.given_up.clone(),
        );
        let (tables, signer) = (moving.head.tables.clone(), moving.signer.clone());
        let handle = tokio::runtime::Handle::current();
        let look = move |tx: &mut Tx<'_>| {
            // A pass that failed ends the move, so nobody sees what it left.
            let mut sent = sent.lock().unwrap_or_else(PoisonError::into_inner);
            let rows = sent.catch_up(tx, &mut |block: Block| {
                if given_up.load(Ordering::Relaxed) {
                    return Err(Error::stop(anyhow::anyhow!("it was given up")));
                }
                let said = handle.block_on(line.say("block", block.to_bytes()));
                said.map(|_| ()).map_err(Error::stop)
            })?;
            let sign = |size, root| beside::sign(&signer, size, root);
            let foot = last.then(|| foot(tx, &tables, &sign)).transpose()?;
            Ok((rows, foot))
        };
        let looked = self.store.long_look("copy to the new host", look).await;
        looked.map_err(in_words)
    }

    /// From the held gate to the decision. Gives the rows of the last pass.
    async fn hand_over(&self, moving: &Move, say: &(dyn Fn(String) + Sync)) -> anyhow::Result<u64> {
        let before = tokio::time::timeout(PAUSE_MAX, self.send_rest(moving)).await;
        // Whoever holds the rounds gives them back when the move fails, and keeps them for ever when the node is gone.
        let (rows, size, rounds) = before.map_err(|_| {
            anyhow::anyhow!("the rest took longer than {} s", PAUSE_MAX.as_secs())
        })??;
        ensure!(!moving.given_up.load(Ordering::Relaxed), "it was given up");
        say(String::from("the new host has everything; deciding"));
        let forward = Forward::new(&moving.gone)?;
        // Not inside the bound on time: a decision that was begun is waited for.
        self.decide(&moving.gone, size).await?;
        std::mem::forget(rounds);
        say(String::from("decided: the new host is the owner"));
        self.teller.begin(&moving.gone);
        self.gate.send_on(forward);
        // Desks that watch come again, and then to the new host.
        self.node.hang_up();
        Ok(rows)
    }

    async fn send_rest(
        &self,
        moving: &Move,
    ) -> anyhow::Result<(u64, u64, tokio::sync::OwnedRwLockWriteGuard<()>)> {
        if !self.gate.hold(DRAIN_MAX).await {
            bail!("some requests did not end within {} s", DRAIN_MAX.as_secs());
        }
        let rounds = self.rounds.clone().write_owned().await;
        let (rows, foot) = self.pass(moving, true).await?;
        let foot = foot.context("a last pass has a foot")?;
        moving.line.say("end", serde_json::to_vec(&foot)?).await?;
        Ok((rows, foot.journal_size, rounds))
    }

    /// The one moment: before this commit the old host is the owner, after it the new one.
    async fn decide(&self, gone: &Gone, size: u64) -> anyhow::Result<()> {
        let value = serde_json::to_vec(gone)?;
        let decided = self.store.write("hand over", move |tx| {
            let others = check::other_programs(tx)?;
            if others > 0 || journal::head(tx)?.0 != size {
                return Ok(Err(others));
            }
            facts::set(tx, GONE, &value)?;
            Ok(Ok(()))
        });
        match decided.await? {
            Ok(()) => Ok(()),
            Err(0) => bail!("something was written while the gate was held; try again"),
            Err(others) => refuse_others(others),
        }
    }

    /// The move failed: everything goes on here. That it was not decided is made sure of by a write, which comes after
    /// any that is still under way.
    async fn stay(&self, moving: &Move, why: anyhow::Error) -> anyhow::Result<Moved> {
        let sure = self
            .store
            .write("stay here", |tx| facts::remove(tx, GONE))
            .await;
        if let Err(error) = sure {
            tracing::error!(%error, "could not make sure that the node stays here: stopping, to read it from disk");
            self.end.notify_one();
            return Err(why.context("the node must be started again: its store does not answer"));
        }
        self.gate.reopen();
        // Whoever waits there in vain hears it from the operator.
        let _ = moving.line.say("give-back", Vec::new()).await;
        Err(why.context("the node stays here, and serves"))
    }
}

fn refuse_others(others: i64) -> anyhow::Result<()> {
    ensure!(
        others == 0,
        "{others} other processes have this database open; stop them first, one is enough for the move"
    );
    Ok(())
}
