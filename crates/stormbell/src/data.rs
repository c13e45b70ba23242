//! `stormbell data`: lists and tables from files on this machine, while the node serves. Nothing is fetched. What the
//! next import finds if this one dies: a dataset that nobody asks, which it clears away.

use crate::{beside::Beside, outside::WallClock};
use anyhow::{Context, bail};
use std::path::PathBuf;
use stormbell_model::outside::Clock as _;
use stormbell_store::{
    Store,
    datasets::{self, Network, What},
    journal::{self, Entry},
};
use stormbell_wire::dataset::{Content, DATASET_MAX_BYTES, Dataset, NetworkRow, read};

/// What to do with the lists.
#[derive(Debug, clap::Subcommand)]
pub enum DataCommand {
    /// Take a file in: a warning list of MISP (JSON), a plain list, or a table of networks (first,last,asn,owner,country).
    Import(ImportArgs),
    /// Say which lists and tables are in force.
    List(crate::NodeArgs),
    /// Take one out of force.
    Remove(RemoveArgs),
}

/// Which file.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What it is called; one of that name is replaced [default: what the file says, else its own name]
    #[arg(long)]
    name: Option<String>,
    /// Its version [default: what the file says]
    #[arg(long)]
    version_of: Option<String>,
    /// Networks and names of our own: in reports they are the victim's, with everything below them
    #[arg(long)]
    own: bool,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Which dataset.
#[derive(Debug, clap::Args)]
pub struct RemoveArgs {
    /// What it is called
    name: String,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Rows that are written in one act: some milliseconds of the one who writes.
const ROWS_AT_ONCE: usize = 2_000;

/// Does it.
pub async fn run(what: DataCommand) -> anyhow::Result<()> {
    match what {
        DataCommand::Import(args) => import(args).await,
        DataCommand::List(node) => list(node).await,
        DataCommand::Remove(args) => remove(args).await,
    }
}

async fn open(node: crate::NodeArgs) -> anyhow::Result<Store> {
    let config = crate::config::read(&node.into(), &crate::environment)?;
    Ok(Beside::open(&config).await?.store)
}

async fn import(args: ImportArgs) -> anyhow::Result<()> {
    let size = std::fs::metadata(&args.file)
        .with_context(|| format!("could not read {}", args.file.display()))?
        .len();
    if size > DATASET_MAX_BYTES as u64 {
        bail!(
            "{} is larger than {DATASET_MAX_BYTES} bytes",
            args.file.display()
        );
    }
    let bytes = std::fs::read(&args.file)?;
    let set = read(&bytes, args.own)
        .with_context(|| format!("could not take {}", args.file.display()))?;
    let own_name = args
        .file
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let name = [args.name.unwrap_or_default(), set.name.clone(), own_name]
        .into_iter()
        .find(|name| !name.is_empty())
        .context("the file has no name; give one with --name")?;
    let version = args.version_of.unwrap_or_else(|| set.version.clone());
    let store = open(args.node).await?;
    let what = match (&set.content, args.own) {
        (Content::Networks(_), true) => bail!("--own takes a list, not a table of networks"),
        (Content::Networks(_), false) => What::Networks,
        (Content::Values(_), true) => What::Own,
        (Content::Values(_), false) => What::WarningList,
    };
    let unread = set.unread;
    let rows = load(&store, &name, what, &version, set).await?;
    store.close().await;
    crate::say(format_args!(
        "{name}: {rows} entries in force ({})",
        what.code()
    ));
    if unread > 0 {
        crate::say(format_args!(
            "{unread} lines could not be read and were left out"
        ));
    }
    Ok(())
}

async fn load(
    store: &Store,
    name: &str,
    what: What,
    version: &str,
    set: Dataset,
) -> anyhow::Result<i64> {
    let now = WallClock::new().now();
    let (called, made) = (name.to_owned(), version.to_owned());
    let begin = move |tx: &mut stormbell_store::Tx<'_>| {
        let chance = tx.chance();
        datasets::begin(tx, &called, what, &made, now, chance)
    };
    let id = store.write_aside("begin a dataset", begin).await?;
    match set.content {
        Content::Values(values) => {
            for some in values.chunks(ROWS_AT_ONCE) {
                let some = some.to_vec();
                let add =
                    move |tx: &mut stormbell_store::Tx<'_>| datasets::add_values(tx, id, &some);
                store.write_aside("add to a dataset", add).await?;
            }
        }
        Content::Networks(networks) => {
            for some in networks.chunks(ROWS_AT_ONCE) {
                let some: Vec<Network> = some.iter().map(kept).collect();
                let add =
                    move |tx: &mut stormbell_store::Tx<'_>| datasets::add_networks(tx, id, &some);
                store.write_aside("add to a dataset", add).await?;
            }
        }
    }
    let force = move |tx: &mut stormbell_store::Tx<'_>| {
        datasets::put_in_force(tx, id)?;
        journal::note(
            tx,
            Entry {
                subject: id,
                ..entry("dataset imported", now)
            },
        )?;
        datasets::all(tx)
    };
    let all = store.write("put a dataset into force", force).await?;
    clear(store).await?;
    Ok(all.into_iter().find(|d| d.id == id).map_or(0, |d| d.rows))
}

fn entry(act: &'static str, at: stormbell_model::Moment) -> Entry {
    Entry {
        at,
        act,
        actor: String::from("node"),
        subject: Default::default(),
        facts: Vec::new(),
    }
}

fn kept(row: &NetworkRow) -> Network {
    Network {
        first: row.first,
        last: row.last,
        country: row.country.clone(),
        asn: row.asn,
        owner: row.owner.clone(),
    }
}

/// Clears away what is in force no more, some rows at a time.
async fn clear(store: &Store) -> anyhow::Result<()> {
    let some = |tx: &mut stormbell_store::Tx<'_>| datasets::clear_some(tx, None, ROWS_AT_ONCE);
    while store.write_aside("clear old datasets", some).await? {}
    Ok(())
}

async fn list(node: crate::NodeArgs) -> anyhow::Result<()> {
    let store = open(node).await?;
    let all = store.read("list datasets", datasets::all).await?;
    store.close().await;
    if all.is_empty() {
        crate::say(format_args!(
            "Nothing was imported yet; `stormbell data import FILE` does."
        ));
    }
    for d in all {
        let (what, at) = (d.what.code(), d.at.rfc3339());
        crate::say(format_args!(
            "{}\t{what}\t{}\t{} entries\t{at}",
            d.name, d.version, d.rows
        ));
    }
    Ok(())
}

async fn remove(args: RemoveArgs) -> anyhow::Result<()> {
    let store = open(args.node).await?;
    let (name, now) = (args.name.clone(), WallClock::new().now());
    let act = move |tx: &mut stormbell_store::Tx<'_>| {
        let all = datasets::all(tx)?;
        let Some(one) = all.iter().find(|d| d.name == name) else {
            return Ok(false);
        };
        datasets::take_out(tx, &name)?;
        journal::note(
            tx,
            Entry {
                subject: one.id,
                ..entry("dataset removed", now)
            },
        )?;
        Ok(true)
    };
    let was_there = store.write("take a dataset out", act).await?;
    clear(&store).await?;
    store.close().await;
    if !was_there {
        bail!(
            "nothing is called {}; `stormbell data list` says what is",
            args.name
        );
    }
    crate::say(format_args!("{} is out of force", args.name));
    Ok(())
}
