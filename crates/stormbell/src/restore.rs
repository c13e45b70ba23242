//! `stormbell restore`: a node from a backup, in an empty place, on either database; whole and checked, or not at all.

use crate::{
    beside::{self, in_words, store_config},
    config::Config,
    outside::SystemChance,
    progress::Line,
};
use anyhow::{Context, bail};
use std::{
    io::{BufReader, Read},
    path::{Path, PathBuf},
};
use stormbell_model::Moment;
use stormbell_seal::{Checkpoint, Identity, NodeKey, VerifierKey, sealed::OpeningReader};
use stormbell_store::{
    Error, Store, StoreConfig,
    copy::{Foot, Manuscript, load},
    exchange, journal,
};
use zeroize::Zeroizing;

/// What, with which key, and where to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The backup
    file: PathBuf,
    /// A file with a recovery key (AGE-SECRET-KEY-PQ-1…), as typed from its sheet of paper; `-` reads it from the
    /// keyboard
    #[arg(long, value_name = "FILE")]
    identity: PathBuf,
    /// The node's key, for a backup without it
    #[arg(long, value_name = "FILE")]
    node_key: Option<PathBuf>,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Restores.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let config = crate::config::read(&args.node.clone().into(), &crate::environment)?;
    let identity = identity(&args.identity)?;
    let file = std::fs::File::open(&args.file)
        .with_context(|| format!("could not read {}", args.file.display()))?;
    let plain = OpeningReader::begin(BufReader::new(file), &identity)
        .context("the backup does not open with this key")?;
    let manuscript = Manuscript::open(Box::new(plain)).map_err(in_words)?;
    let key = match &args.node_key {
        Some(file) => NodeKey::from_text(&Zeroizing::new(std::fs::read_to_string(file)?))?,
        None => NodeKey::from_text(manuscript.key.as_deref().context(
            "the backup was made without the node's key; give it with --node-key FILE",
        )?)?,
    };
    let made_at = Moment(manuscript.head.made_at);
    make_folder(&config)?;
    refuse_another_key(&config, &key)?;
    let settings = manuscript.settings.clone();
    let foot = fill_behind_key(&config, manuscript, &key).await?;
    keep_settings(&config, settings.as_deref())?;
    let store = Store::open(store_config(&config, config.place(), &key)?).await?;
    store.ping().await?;
    store.close().await;
    tell(&config, &foot, made_at);
    Ok(())
}

/// Reads a recovery key; spaces from typing it in groups do no harm.
fn identity(path: &Path) -> anyhow::Result<Identity> {
    let mut text = Zeroizing::new(String::new());
    if path == Path::new("-") {
        std::io::stdin().take(16_384).read_to_string(&mut text)?;
    } else {
        let file = std::fs::File::open(path)
            .with_context(|| format!("could not read {}", path.display()))?;
        file.take(16_384).read_to_string(&mut text)?;
    }
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let joined: Zeroizing<String> = Zeroizing::new(lines.flat_map(str::split_whitespace).collect());
    Identity::from_text(&joined.to_uppercase()).context(
        "this is no recovery key: it begins with AGE-SECRET-KEY-PQ-1 and is written out whole on its sheet",
    )
}

/// Makes the data directory where it is missing.
fn make_folder(config: &Config) -> anyhow::Result<()> {
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("could not make {}", config.data.display()))?;
    crate::house::close_to_others(&config.data)
}

/// Fills the store, its key first: whatever moment the machine dies at, no store is left without its key.
async fn fill_behind_key(
    config: &Config,
    manuscript: Manuscript<'static>,
    key: &NodeKey,
) -> anyhow::Result<Foot> {
    let brought = !config.seat.path().exists();
    if brought {
        config.seat.keep(key, &SystemChance::new())?;
    }
    let place = store_config(config, config.place(), key)?;
    let filled = fill(place, manuscript, key.clone()).await;
    if brought && filled.is_err() {
        // The place is as empty as it was; the failure is what must be heard.
        let _ = std::fs::remove_file(config.seat.path());
    }
    filled
}

/// A key that is there already must be the same one.
pub fn refuse_another_key(config: &Config, key: &NodeKey) -> anyhow::Result<()> {
    if !config.seat.path().exists() || *config.seat.read()?.to_text() == *key.to_text() {
        return Ok(());
    }
    bail!(
        "{} is the key of another node; restore into an empty place",
        config.seat
    )
}

/// Fills the place, and believes it only when the journal's root is the one that the node signed.
async fn fill(
    place: StoreConfig,
    mut manuscript: Manuscript<'static>,
    key: NodeKey,
) -> anyhow::Result<Foot> {
    let filled = Store::fill(place, move |tx| {
        let mut line = Line::new();
        let foot = load(tx, &mut manuscript, &mut |at| line.draw(&at))?;
        believe(tx, &foot, &manuscript.head.verifier, &key)?;
        // What was said after the backup is known to the neighbours only: at the next start no log grows before its neighbour has
        // said how long it is.
        exchange::outbox::doubt_later(tx)?;
        Ok(foot)
    });
    filled.await.map_err(|error| match error {
        Error::Taken => anyhow::anyhow!(
            "there is a node already; restore into an empty place (another --data, or an empty database)"
        ),
        other => in_words(other),
    })
}

fn verifier_of(text: &str) -> anyhow::Result<VerifierKey> {
    text.parse().context("the copy names no key of its journal")
}

/// The root is signed by the node, and the key that came along is the one that signs.
pub fn believe(
    tx: &mut stormbell_store::Tx<'_>,
    foot: &Foot,
    verifier: &str,
    key: &NodeKey,
) -> Result<(), Error> {
    let verifier = verifier_of(verifier).map_err(Error::stop)?;
    let signed = Checkpoint::open(&foot.checkpoint, &verifier).map_err(Error::stop)?;
    let (size, root) = journal::head(tx)?;
    if (signed.size, signed.root) != (size, root) {
        return Err(Error::Corrupt(
            "the journal's root is not the one that the node signed".into(),
        ));
    }
    let own = beside::signer(&signed.origin, key).map_err(Error::stop)?;
    if own.verifier() != &verifier {
        return Err(Error::stop(anyhow::anyhow!(
            "the node's key does not belong to this copy"
        )));
    }
    Ok(())
}

/// Puts the settings of then into the data directory, where there are none.
pub fn keep_settings(config: &Config, settings: Option<&str>) -> anyhow::Result<()> {
    let path = config.data.join("stormbell.toml");
    let Some(text) = settings.filter(|_| !path.exists()) else {
        return Ok(());
    };
    crate::files::replace(&path, text.trim_end().as_bytes())?;
    crate::say(format_args!("settings of then: {}", path.display()));
    Ok(())
}

/// How many rows a table had.
pub fn rows_of(foot: &Foot, table: &str) -> u64 {
    let found = foot.tables.iter().find(|t| t.name == table);
    found.map_or(0, |t| t.rows)
}

fn tell(config: &Config, foot: &Foot, made_at: Moment) {
    crate::say(format_args!(
        "restored as of {}: {} reports, {} incidents, {} officers",
        made_at.rfc3339(),
        rows_of(foot, "reports"),
        rows_of(foot, "incidents"),
        rows_of(foot, "officers"),
    ));
    crate::say(format_args!(
        "The journal's {} entries verify against the root that the node signed.",
        foot.journal_size
    ));
    crate::say(format_args!(
        "What came after that moment is not in it. Start the node: stormbell serve --data {}",
        config.data.display()
    ));
}
