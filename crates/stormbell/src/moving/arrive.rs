//! The new host: takes the copy, keeps it when all of it is right, and becomes the owner when told so. The addresses
//! at which it is told are in `moving_door.rs`.

use super::ARRIVING;
use super::leave::Greeting;
use super::ticket::Ticket;
use crate::{
    beside::in_words,
    config::Config,
    outside::SystemChance,
    restore::{believe, keep_settings, refuse_another_key},
    seat::Seat,
};
use anyhow::{Context, bail, ensure};
use axum::{Router, body::Bytes};
use std::sync::Arc;
use stormbell_seal::{Identity, NodeKey, sealed};
use stormbell_store::{
    Error, Place, Store,
    copy::{self, Foot, Head},
    facts,
};
use tokio::sync::{Mutex, mpsc, watch};
use tokio::task::JoinHandle;

/// Messages that wait for the database.
const AHEAD: usize = 2;

/// The door and what came through it. Clones are the same door.
#[derive(Clone)]
pub struct Arrival(Arc<Inner>);

struct Inner {
    config: Config,
    ticket: Ticket,
    identity: Identity,
    state: Mutex<Came>,
    /// Whether the old host said that the node is ours.
    ours: watch::Sender<bool>,
    /// The node's routes, once it serves.
    app: watch::Sender<Option<Router>>,
}

/// What came so far.
enum Came {
    Nothing,
    Filling(Filling),
    /// All is on disk with [`ARRIVING`].
    Everything,
    /// It is ours.
    Ours,
}

/// The place is being filled.
struct Filling {
    parts: mpsc::Sender<Part>,
    work: JoinHandle<anyhow::Result<Foot>>,
    /// Whether the key came with it, and goes with it.
    brought_key: bool,
}

enum Part {
    Block(Bytes),
    Foot(Foot),
}

impl Arrival {
    /// A door at a place that is empty, or that got everything already and waits for the last word.
    pub fn new(config: Config, ticket: Ticket, all_is_there: bool) -> Arrival {
        Arrival::begin(
            config,
            ticket,
            if all_is_there {
                Came::Everything
            } else {
                Came::Nothing
            },
        )
    }

    /// A door of a node that took over in an earlier run: it says yes to whoever did not hear it then.
    pub fn of_owner(config: Config, ticket: Ticket) -> Arrival {
        Arrival::begin(config, ticket, Came::Ours)
    }

    fn begin(config: Config, ticket: Ticket, came: Came) -> Arrival {
        Arrival(Arc::new(Inner {
            config,
            ticket,
            identity: Identity::generate(&SystemChance::new()),
            ours: watch::Sender::new(matches!(came, Came::Ours)),
            state: Mutex::new(came),
            app: watch::Sender::new(None),
        }))
    }

    /// Waits until the old host says that the node is ours; then it is, on disk.
    pub async fn until_ours(&self) -> anyhow::Result<()> {
        self.0.ours.subscribe().wait_for(|ours| *ours).await?;
        Ok(())
    }

    /// Its ticket.
    pub(super) fn ticket(&self) -> &Ticket {
        &self.0.ticket
    }

    /// The node's routes, once it serves; waits for them.
    pub(super) async fn app(&self) -> Option<Router> {
        let mut app = self.0.app.subscribe();
        let app = app.wait_for(Option::is_some).await;
        app.ok().and_then(|app| app.clone())
    }

    /// The node serves: what is carried on goes to these routes.
    pub fn serves(&self, app: Router) {
        self.0.app.send_replace(Some(app));
    }

    pub(super) async fn hear(&self, what: &str, content: Bytes) -> anyhow::Result<Vec<u8>> {
        match what {
            "recipient" => return Ok(self.0.identity.recipient().to_string().into_bytes()),
            "begin" => self.come(&content).await?,
            "block" => self.put(Part::Block(content)).await?,
            "end" => self.keep(serde_json::from_slice(&content)?).await?,
            "yours" => self.take_over().await?,
            "give-back" => self.forget().await?,
            _ => bail!("this host does not know what {what} means; use the same program on both"),
        }
        Ok(Vec::new())
    }

    /// Begins to fill the place, anew if something came before.
    async fn come(&self, greeting: &[u8]) -> anyhow::Result<()> {
        let greeting: Greeting = serde_json::from_slice(greeting)?;
        let key = self.open_key(&greeting.key)?;
        self.forget().await?;
        let mut state = self.0.state.lock().await;
        refuse_another_key(&self.0.config, &key)?;
        keep_settings(&self.0.config, greeting.settings.as_deref())?;
        // Before the store: whatever moment the machine dies at, no store is left without its key.
        let brought_key = !self.0.config.seat.path().exists();
        if brought_key {
            self.0.config.seat.keep(&key, &SystemChance::new())?;
        }
        let (parts, waiting) = mpsc::channel(AHEAD);
        let work = fill(self.0.config.clone(), key, greeting.head, waiting);
        *state = Came::Filling(Filling {
            parts,
            work: tokio::spawn(work),
            brought_key,
        });
        Ok(())
    }

    fn open_key(&self, sealed_key: &str) -> anyhow::Result<NodeKey> {
        let bytes = unhex(sealed_key).context("the node's key came damaged")?;
        let text = sealed::open(&self.0.identity, &bytes)?;
        Ok(NodeKey::from_text(std::str::from_utf8(&text)?)?)
    }

    async fn put(&self, part: Part) -> anyhow::Result<()> {
        let mut state = self.0.state.lock().await;
        let Came::Filling(filling) = &*state else {
            bail!("nothing was begun here");
        };
        if filling.parts.send(part).await.is_ok() {
            return Ok(());
        }
        // The filling ended before its time: why is what the old host must hear.
        self.ended(&mut state).await?;
        bail!("it ended too soon");
    }

    /// Checks all of it and commits it, not ours yet.
    async fn keep(&self, foot: Foot) -> anyhow::Result<()> {
        self.put(Part::Foot(foot)).await?;
        let mut state = self.0.state.lock().await;
        self.ended(&mut state).await?;
        *state = Came::Everything;
        Ok(())
    }

    /// Waits for the end of the filling; a place that was not filled is as empty as before.
    async fn ended(&self, state: &mut Came) -> anyhow::Result<()> {
        let Came::Filling(filling) = std::mem::replace(state, Came::Nothing) else {
            bail!("nothing was begun here");
        };
        drop(filling.parts);
        let ended = filling.work.await?;
        if ended.is_err() && filling.brought_key {
            self.forget_key();
        }
        ended.map(|_| ())
    }

    /// A key without its store would make another node of the next start here.
    fn forget_key(&self) {
        if !matches!(self.0.config.seat, Seat::Given(_)) {
            // What stays is refused by the next node that comes here, and named.
            let _ = std::fs::remove_file(self.0.config.seat.path());
        }
    }

    /// The node is ours: on disk first, then the door. Answers when the node serves; said twice, it does no harm.
    async fn take_over(&self) -> anyhow::Result<()> {
        let mut state = self.0.state.lock().await;
        match &*state {
            Came::Ours => {}
            Came::Everything => {
                self.with_store("take the node over", |tx| facts::remove(tx, ARRIVING))
                    .await?;
                *state = Came::Ours;
                self.0.ours.send_replace(true);
            }
            _ => bail!("nothing whole came here"),
        }
        drop(state);
        let serves = self.app().await.is_some();
        ensure!(serves, "this host is ending");
        Ok(())
    }

    /// Forgets what came; refuses where the node is ours.
    async fn forget(&self) -> anyhow::Result<()> {
        let mut state = self.0.state.lock().await;
        match &*state {
            Came::Nothing => {}
            Came::Ours => bail!(
                "this host serves the node; to move it back, run `stormbell receive` on the other one"
            ),
            Came::Everything => {
                self.empty().await?;
                self.forget_key();
                *state = Came::Nothing;
            }
            Came::Filling(_) => {
                // It ends with «broken off», and what it wrote is not there.
                let _ = self.ended(&mut state).await;
            }
        }
        Ok(())
    }

    /// Removes a store that nobody has served here.
    async fn empty(&self) -> anyhow::Result<()> {
        match self.0.config.place() {
            Place::Sqlite { file } => {
                for end in ["", "-wal", "-shm"] {
                    let mut name = file.clone().into_os_string();
                    name.push(end);
                    match std::fs::remove_file(&name) {
                        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
                        _ => {}
                    }
                }
                Ok(())
            }
            Place::Postgres { .. } => self.with_store("empty the place", copy::drop_tables).await,
        }
    }

    async fn with_store(
        &self,
        name: &'static str,
        act: fn(&mut stormbell_store::Tx<'_>) -> stormbell_store::Result<()>,
    ) -> anyhow::Result<()> {
        let key = self.0.config.seat.read()?;
        let place = crate::beside::store_config(&self.0.config, self.0.config.place(), &key)?;
        let store = Store::open_as_is(place).await?;
        let done = store.write(name, act).await;
        store.close().await;
        Ok(done?)
    }
}

/// Fills the place. What is kept is whole, verifies, and says of itself that it is not the owner yet.
async fn fill(
    config: Config,
    key: NodeKey,
    head: Head,
    mut parts: mpsc::Receiver<Part>,
) -> anyhow::Result<Foot> {
    let place = crate::beside::store_config(&config, config.place(), &key)?;
    let filled = Store::fill(place, move |tx| {
        let filling = copy::Filling::begin(tx, &head)?;
        let foot = loop {
            match parts.blocking_recv() {
                Some(Part::Block(block)) => filling.put(tx, &block)?,
                Some(Part::Foot(foot)) => break foot,
                None => return Err(Error::stop(anyhow::anyhow!("it was broken off"))),
            }
        };
        filling.finish(tx, &foot)?;
        believe(tx, &foot, &head.verifier, &key)?;
        facts::set(tx, ARRIVING, b"{}")?;
        Ok(foot)
    });
    filled.await.map_err(|error| match error {
        Error::Taken => anyhow::anyhow!("there is a node already; receive it in an empty place"),
        other => in_words(other),
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |c: &u8| char::from(*c).to_digit(16);
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::try_from(digit(pair.first()?)? * 16 + digit(pair.get(1)?)?).ok())
        .collect()
}
