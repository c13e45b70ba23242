//! The node: what every act needs, handed in once by the house.

use crate::{Ctx, Fault};
use std::sync::{Arc, Mutex, PoisonError};
use stormbell_model::{
    Lang, Moment, Span,
    notice::Channel,
    officer::Actor,
    outside::{Chance, Clock},
};
use stormbell_seal::{Checkpoint, FieldKeys, Hash, NodeKey, Signer, VerifierKey};
use stormbell_store::{
    Group, Store, facts, journal,
    reports::{Filing, Kept},
};
use tokio::sync::{Notify, broadcast};

/// What an operator decides about a node.
#[derive(Clone, Debug)]
pub struct NodeConfig {
    /// What the desk is called on its pages.
    pub name: String,
    /// The state's two letters, first part of every reference.
    pub state: String,
    /// Where the public reaches it, without a slash at the end.
    pub public_url: String,
    /// The language of a visitor who names none.
    pub default_lang: Lang,
    /// The ways to people for which there is a carrier.
    pub channels: Vec<Channel>,
    /// Hosts inside the operator's own network, or without TLS, that people of the desk may name: `host`, `host:port`,
    /// `http://host:port`. Whoever goes there looks again.
    pub allow_hosts: Vec<String>,
    /// The number to call in danger to life.
    pub emergency: String,
    /// Whether everything here is a demonstration; every page says so.
    pub demo: bool,
}

impl NodeConfig {
    /// Whether anything can leave on this channel.
    pub fn carries(&self, channel: Channel) -> bool {
        self.channels.contains(&channel)
    }

    /// Whether an address lies at a host that the operator allows.
    pub fn allows(&self, url: &str) -> bool {
        let plain = url.starts_with("http://");
        let Some((_, rest)) = url.split_once("://") else {
            return false;
        };
        let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = match place.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => place,
        };
        self.allow_hosts.iter().any(|allowed| {
            let bare = allowed.strip_prefix("http://");
            let named = bare.unwrap_or(allowed);
            (named == place || named == host) && (bare.is_some() || !plain)
        })
    }
}

/// What the house hands in.
pub struct NodeParts {
    /// The operator's decisions.
    pub config: NodeConfig,
    /// The open store.
    pub store: Store,
    /// The key that everything else is derived from.
    pub key: NodeKey,
    /// Keys of sealed columns; the first is derived from `key`.
    pub keys: Arc<FieldKeys>,
    /// The moment.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub chance: Arc<dyn Chance>,
}

/// A running node. Clones are the same node.
#[derive(Clone)]
pub struct Node(Arc<Inner>);

struct Inner {
    config: NodeConfig,
    store: Store,
    keys: Arc<FieldKeys>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    signer: Signer,
    /// The verifier in its text form, as every proof carries it.
    verifier_text: String,
    /// The last signed head: all proofs of one commit share its signature.
    head: Mutex<Option<SignedHead>>,
    filings: Group<Filing, Kept>,
    /// Gone once the node hangs up.
    changes: Mutex<Option<broadcast::Sender<u64>>>,
    stirred: Notify,
    looks: std::sync::atomic::AtomicI64,
    /// The same on the steady clock.
    looked_at: std::sync::atomic::AtomicI64,
    troubles: crate::work::Troubles,
    ways: crate::work::Ways,
    /// The waves that run, as the public may know them.
    waves: Mutex<Arc<Vec<crate::PublicWave>>>,
    /// The catalogue of sentences, once a door has brought it.
    phrases: std::sync::OnceLock<Arc<dyn crate::work::Phrases>>,
    exchange: crate::exchange::InMemory,
}

/// A head of the journal with its signature.
struct SignedHead {
    size: u64,
    root: Hash,
    note: String,
}

/// Signals that may wait at one desk before it is told to look at everything anew.
/// Told: the desk, that it missed some. Rest: the desk fetches its page anew.
const CHANGES_WAITING_MAX: usize = 64;

impl Node {
    /// Puts a node together and makes its journal's name and first row when they are missing.
    pub async fn open(parts: NodeParts) -> Result<Node, Fault> {
        let NodeParts {
            config,
            store,
            key,
            keys,
            clock,
            chance,
        } = parts;
        let name = journal_name(&store, &config.state).await?;
        let signer = Signer::new(&name, &key.derive("journal signature v1"))?;
        let filings = store.group("file reports", crate::work::keep_and_queue);
        let (changes, _) = broadcast::channel(CHANGES_WAITING_MAX);
        let node = Node(Arc::new(Inner {
            verifier_text: signer.verifier().to_string(),
            head: Mutex::new(None),
            config,
            store,
            keys,
            clock,
            chance,
            signer,
            filings,
            changes: Mutex::new(Some(changes)),
            stirred: Notify::new(),
            looks: std::sync::atomic::AtomicI64::new(i64::MIN),
            looked_at: std::sync::atomic::AtomicI64::new(i64::MIN),
            troubles: crate::work::Troubles::default(),
            ways: crate::work::Ways::default(),
            waves: Mutex::default(),
            phrases: std::sync::OnceLock::new(),
            exchange: crate::exchange::InMemory::default(),
        }));
        let doubt = stormbell_store::exchange::outbox::doubt_if_due;
        node.store().write("doubt the logs", doubt).await?;
        crate::exchange::refresh_network(&node).await?;
        Ok(node)
    }

    /// The context of one act.
    pub fn ctx(&self, who: Actor, lang: Lang) -> Ctx {
        Ctx {
            node: self.clone(),
            who,
            now: self.now(),
            lang,
        }
    }

    /// Brings the catalogue of sentences, for messages that are written ahead of time. The first one stays.
    pub fn speak(&self, phrases: Arc<dyn crate::work::Phrases>) {
        // A second door of the same node brings the same sentences.
        let _ = self.0.phrases.set(phrases);
    }

    /// The sentence of `key`; the key itself where no door has brought a catalogue yet.
    pub(crate) fn say(&self, lang: Lang, key: &str, arguments: &[(&str, &str)]) -> String {
        let phrases = self.0.phrases.get();
        phrases.map_or_else(|| key.to_owned(), |p| p.say(lang, key, arguments))
    }

    /// The operator's decisions.
    pub fn config(&self) -> &NodeConfig {
        &self.0.config
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// Chance.
    pub fn chance(&self) -> &dyn Chance {
        &*self.0.chance
    }

    /// Hears the journal's size after something moved. A lost signal costs a moment, not the truth. The line ends when
    /// the node hangs up.
    pub fn changes(&self) -> broadcast::Receiver<u64> {
        match &*self.changes_line() {
            Some(line) => line.subscribe(),
            None => broadcast::channel(1).1,
        }
    }

    /// Ends the line of every open desk, so that a stop does not wait for them.
    pub fn hang_up(&self) {
        self.changes_line().take();
    }

    fn changes_line(&self) -> std::sync::MutexGuard<'_, Option<broadcast::Sender<u64>>> {
        // Nothing panics while it is held; if something did, the sender in it is still whole.
        self.0
            .changes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The key that checks this node's journal.
    pub fn verifier(&self) -> VerifierKey {
        self.0.signer.verifier().clone()
    }

    /// Signs what is said to neighbours, and the journal.
    pub(crate) fn signer(&self) -> &Signer {
        &self.0.signer
    }

    pub(crate) fn exchange(&self) -> &crate::exchange::InMemory {
        &self.0.exchange
    }

    /// The same, in the text form that proofs carry.
    pub(crate) fn verifier_text(&self) -> String {
        self.0.verifier_text.clone()
    }

    /// The store. Only acts use it.
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn keys(&self) -> &Arc<FieldKeys> {
        &self.0.keys
    }

    pub(crate) fn filings(&self) -> &Group<Filing, Kept> {
        &self.0.filings
    }

    /// Tells the workers and the desks that something was written.
    pub(crate) fn stir(&self) {
        self.0.stirred.notify_one();
    }

    /// Waits until something was written.
    pub async fn stirred(&self) {
        self.0.stirred.notified().await;
    }

    /// Tells every open desk how long the journal is now.
    pub(crate) fn tell_desks(&self, size: u64) {
        if let Some(line) = &*self.changes_line() {
            // Nobody listening is no fault.
            let _ = line.send(size);
        }
    }

    pub(crate) fn note_look(&self) {
        let order = std::sync::atomic::Ordering::Relaxed;
        self.0.looks.store(self.now().0, order);
        self.0.looked_at.store(self.steady().0, order);
    }

    /// When the workers last looked at the whole, on the steady clock; `None` before the first look.
    pub(crate) fn looked_at(&self) -> Option<Span> {
        let at = self.0.looked_at.load(std::sync::atomic::Ordering::Relaxed);
        (at != i64::MIN).then_some(Span(at))
    }

    /// The time that never leaps; see [`Clock::steady`].
    pub(crate) fn steady(&self) -> Span {
        self.0.clock.steady()
    }

    pub(crate) fn trouble_list(&self) -> &crate::work::Troubles {
        &self.0.troubles
    }

    pub(crate) fn ways_seen(&self) -> &crate::work::Ways {
        &self.0.ways
    }

    pub(crate) fn waves_seen(&self) -> Arc<Vec<crate::PublicWave>> {
        let seen = self.0.waves.lock().unwrap_or_else(PoisonError::into_inner);
        seen.clone()
    }

    pub(crate) fn see_waves(&self, seen: Vec<crate::PublicWave>) {
        let mut held = self.0.waves.lock().unwrap_or_else(PoisonError::into_inner);
        if **held != seen {
            *held = Arc::new(seen);
        }
    }

    /// When the workers last looked at the whole; `None` before the first look.
    pub fn last_look(&self) -> Option<Moment> {
        let at = self.0.looks.load(std::sync::atomic::Ordering::Relaxed);
        (at != i64::MIN).then_some(Moment(at))
    }

    /// The signed root of the journal at one size. One signature serves a whole commit: the first who asks signs, the
    /// others wait for that signature and share it.
    pub(crate) fn sign_head(&self, size: u64, root: Hash) -> Result<String, Fault> {
        // A panic while it was held leaves a whole head or none.
        let mut head = self.0.head.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(signed) = &*head
            && (signed.size, signed.root) == (size, root)
        {
            return Ok(signed.note.clone());
        }
        let origin = self.0.signer.name().to_owned();
        let note = Checkpoint { origin, size, root }.sign(&self.0.signer)?;
        *head = Some(SignedHead {
            size,
            root,
            note: note.clone(),
        });
        Ok(note)
    }

    /// Signs a note with the journal's key.
    pub(crate) fn sign_note(&self, text: &str) -> Result<String, Fault> {
        Ok(stormbell_seal::note::sign(text, &self.0.signer)?)
    }

    pub(crate) fn lookup(&self, opens: crate::tokens::Opens, token: &str) -> [u8; 32] {
        self.0.keys.lookup(opens.purpose(), token.as_bytes())
    }

    /// What a word or value is called in the tables of search: sixteen bytes under a key of its own.
    pub(crate) fn search_term(&self, term: &str) -> stormbell_store::search::Term {
        first_half(self.0.keys.lookup(SEARCH_TERM, term.as_bytes()))
    }

    /// The same under every known key, for the time while keys change.
    pub(crate) fn search_terms(&self, term: &str) -> Vec<stormbell_store::search::Term> {
        let hashes = self.0.keys.lookups(SEARCH_TERM, term.as_bytes());
        hashes.into_iter().map(first_half).collect()
    }

    /// What an indicator is found by: a hash of its type and normal form under a key of its own.
    pub(crate) fn indicator_lookup(&self, kind: &str, value: &str) -> [u8; 32] {
        let whole = format!("{kind} {value}");
        self.0.keys.lookup("indicator v1", whole.as_bytes())
    }

    /// The code of a pass that this node gave: 16 bytes under a key of its own. Every process of a node makes the same.
    pub fn pass_code(&self, value: &[u8]) -> [u8; 16] {
        first_half(self.0.keys.lookup("flood pass", value))
    }

    /// Lets what waits finish and closes the store.
    pub async fn close(&self) {
        self.0.store.close().await;
    }
}

/// The purpose of the key of search.
const SEARCH_TERM: &str = "search term v1";

/// Half of a keyed hash is enough where nothing is gained by two that fall together.
fn first_half(hash: [u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
}

/// The journal's name is drawn once and kept: a node may move to another host without becoming another.
async fn journal_name(store: &Store, state: &str) -> Result<String, Fault> {
    let state = state.to_lowercase();
    let name = store
        .write("name the journal", move |tx| {
            journal::begin(tx)?;
            if let Some(name) = facts::get(tx, "journal_name")? {
                return Ok(name);
            }
            let tail =
                stormbell_model::text::hex(&stormbell_model::outside::bytes::<5>(tx.chance()));
            let name = format!("stormbell/{state}/{tail}").into_bytes();
            facts::set(tx, "journal_name", &name)?;
            Ok(name)
        })
        .await?;
    String::from_utf8(name).map_err(|_| Fault::Internal)
}
