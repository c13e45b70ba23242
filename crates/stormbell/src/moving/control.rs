//! `stormbell move`, and what the serving node hears of it: a socket in the data directory, which only its owner opens.
//! One line with the order comes in, lines for people go out, and the last one begins with `done` or `failed`.

use super::{GONE, Gone, Leaving, Teller, teller};
use crate::config::Config;
use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use stormbell_store::{Store, facts};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{UnixListener, UnixStream},
    sync::{mpsc, watch},
};

/// The longest order.
/// Told: nobody; only the owner of the data directory gets here. Rest: the connection ends.
const ORDER_MAX_BYTES: u64 = 4096;

/// Where to, or back.
#[derive(Debug, clap::Args)]
pub struct MoveArgs {
    /// The moving door of the new host, as `host:port`; the ticket is read from the keyboard
    #[arg(value_name = "HOST:PORT", required_unless_present = "back")]
    to: Option<String>,
    /// A file with the ticket, instead of the keyboard
    #[arg(long, value_name = "FILE")]
    ticket: Option<PathBuf>,
    /// Take back a node that was handed over and that the new host does not serve
    #[arg(long, conflicts_with = "to")]
    back: bool,
    /// With --back: the new host cannot be asked, and will never serve this node
    #[arg(long, requires = "back")]
    the_new_host_is_lost: bool,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// What the running node is asked for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Order {
    Move(Gone),
    Back { lost: bool },
}

fn socket(config: &Config) -> PathBuf {
    config.data.join("control.sock")
}

/// Asks the running node, and shows what it says.
pub async fn ask(args: MoveArgs) -> anyhow::Result<()> {
    let config = crate::config::read(&args.node.into(), &crate::environment)?;
    let order = match args.to {
        Some(to) => Order::Move(Gone {
            to,
            ticket: ticket(args.ticket)?,
        }),
        None => Order::Back {
            lost: args.the_new_host_is_lost,
        },
    };
    let path = socket(&config);
    let mut line = UnixStream::connect(&path).await.with_context(|| {
        format!(
            "no node serves {}; start it, or use backup and restore",
            config.data.display()
        )
    })?;
    let mut text = serde_json::to_vec(&order)?;
    text.push(b'\n');
    line.write_all(&text).await?;
    let mut answers = BufReader::new(line).lines();
    while let Some(said) = answers.next_line().await? {
        if let Some(done) = said.strip_prefix("done ") {
            crate::say(format_args!("{done}"));
            return Ok(());
        }
        if let Some(why) = said.strip_prefix("failed ") {
            bail!("{why}");
        }
        crate::say(format_args!("{said}"));
    }
    bail!("the node ended before the answer; start it again, and it knows where it is")
}

fn ticket(file: Option<PathBuf>) -> anyhow::Result<String> {
    let mut text = String::new();
    match file {
        Some(file) => {
            text = std::fs::read_to_string(&file)
                .with_context(|| format!("could not read {}", file.display()))?;
        }
        None => {
            crate::say(format_args!("ticket:"));
            std::io::stdin().read_line(&mut text)?;
        }
    }
    Ok(text.trim().to_owned())
}

/// Hears orders until the process ends. A node whose socket is somebody else's serves all the same.
pub async fn listen(config: Config, leaving: Leaving) {
    let Some(listener) = bind(&config).await else {
        return;
    };
    loop {
        let Ok((line, _)) = listener.accept().await else {
            continue;
        };
        let leaving = leaving.clone();
        tokio::spawn(async move {
            if let Err(error) = obey(line, &leaving).await {
                tracing::warn!("an order at the control socket failed: {error:#}");
            }
        });
    }
}

async fn bind(config: &Config) -> Option<UnixListener> {
    let path = socket(config);
    if UnixStream::connect(&path).await.is_ok() {
        tracing::info!("another process of this data directory hears orders");
        return None;
    }
    // Left over from a process that has died.
    let _ = std::fs::remove_file(&path);
    match UnixListener::bind(&path) {
        Ok(listener) => Some(listener),
        Err(error) => {
            tracing::warn!(%error, "no control socket: this node cannot be moved while it runs");
            None
        }
    }
}

async fn obey(line: UnixStream, leaving: &Leaving) -> anyhow::Result<()> {
    let (input, mut output) = line.into_split();
    let mut input = BufReader::new(input);
    let mut text = String::new();
    (&mut input)
        .take(ORDER_MAX_BYTES)
        .read_line(&mut text)
        .await?;
    let order: Order = serde_json::from_str(&text)?;
    let takes_back = matches!(order, Order::Back { .. });
    let (send, mut said) = mpsc::unbounded_channel::<String>();
    let given_up = Arc::new(AtomicBool::new(false));
    let work = {
        let (leaving, given_up) = (leaving.clone(), given_up.clone());
        // On its own: a decision that was begun ends, whoever waits for it.
        tokio::spawn(async move { carry_out(order, &leaving, given_up, &send).await })
    };
    let watcher = tokio::spawn(async move {
        // Whoever gave the order went away: before the decision, that gives it up.
        let _ = input.read_u8().await;
        given_up.store(true, Ordering::Relaxed);
    });
    while let Some(line) = said.recv().await {
        // Nobody may listen any more.
        let _ = output.write_all(format!("{line}\n").as_bytes()).await;
    }
    watcher.abort();
    let done = work.await?;
    let ends = takes_back && done.is_ok();
    let last = match done {
        Ok(done) => format!("done {done}"),
        Err(error) => format!("failed {error:#}"),
    };
    tracing::info!("move: {last}");
    let _ = output.write_all(format!("{last}\n").as_bytes()).await;
    if ends {
        leaving.end.notify_one();
    }
    Ok(())
}

async fn carry_out(
    order: Order,
    leaving: &Leaving,
    given_up: Arc<AtomicBool>,
    said: &mpsc::UnboundedSender<String>,
) -> anyhow::Result<String> {
    let say = |line: String| {
        // Nobody may listen any more.
        let _ = said.send(line);
    };
    match order {
        Order::Move(gone) => {
            let to = gone.to.clone();
            let moved = leaving.go(gone, given_up, &say).await?;
            Ok(format!(
                "moved to {to}: {} rows, nobody was let in for {} ms, {} requests waited and went on. This host forwards \
                 until it is stopped; lead the name to the new one.",
                moved.rows,
                moved.pause.as_millis(),
                moved.held
            ))
        }
        Order::Back { lost } => {
            // Not while a move is on its way to be decided.
            let _turn = leaving.turn.lock().await;
            let look = |tx: &mut stormbell_store::Tx<'_>| facts::get(tx, GONE);
            let gone = leaving.store.read("read where the node is", look).await?;
            let gone = gone.context("the node is here, and was not handed over")?;
            let gone = serde_json::from_slice(&gone)?;
            let answer = take_back(&gone, &leaving.store, &leaving.teller, lost).await?;
            Ok(answer)
        }
    }
}

/// Makes this place the owner again, when the new host forgets what it got, or is lost for ever.
async fn take_back(
    gone: &Gone,
    store: &Store,
    teller: &Teller,
    lost: bool,
) -> anyhow::Result<String> {
    teller.stop();
    let forgot = teller::take_back(gone).await;
    let is_ours = forgot.as_ref().is_ok_and(|forgot| *forgot || lost);
    if !is_ours {
        teller.begin(gone);
        forgot?;
        bail!(
            "the new host cannot be asked. If it can never serve again, say --the-new-host-is-lost: two hosts that \
             serve one node would sign two journals"
        );
    }
    store
        .write("take the node back", |tx| facts::remove(tx, GONE))
        .await?;
    Ok(String::from(
        "the node is here again; this process ends now, start it again to serve",
    ))
}

/// Hears orders while this place forwards, until one takes the node back; then tells `stop`.
pub async fn listen_when_gone(
    config: Config,
    gone: Gone,
    teller: Teller,
    stop: watch::Sender<bool>,
) {
    let Some(listener) = bind(&config).await else {
        return;
    };
    loop {
        let Ok((line, _)) = listener.accept().await else {
            continue;
        };
        match obey_when_gone(line, &config, &gone, &teller).await {
            Ok(true) => {
                let _ = stop.send(true);
                return;
            }
            Ok(false) => {}
            Err(error) => tracing::warn!("an order at the control socket failed: {error:#}"),
        }
    }
}

async fn obey_when_gone(
    line: UnixStream,
    config: &Config,
    gone: &Gone,
    teller: &Teller,
) -> anyhow::Result<bool> {
    let (input, mut output) = line.into_split();
    let mut text = String::new();
    BufReader::new(input)
        .take(ORDER_MAX_BYTES)
        .read_line(&mut text)
        .await?;
    let done = match serde_json::from_str(&text)? {
        Order::Move(_) => Err(anyhow::anyhow!(
            "the node was handed over to {} already",
            gone.to
        )),
        Order::Back { lost } => {
            let key = config.seat.read()?;
            let place = crate::beside::store_config(config, config.place(), &key)?;
            let store = Store::open_as_is(place).await?;
            let back = take_back(gone, &store, teller, lost).await;
            store.close().await;
            back
        }
    };
    let last = match &done {
        Ok(done) => format!("done {done}\n"),
        Err(error) => format!("failed {error:#}\n"),
    };
    output.write_all(last.as_bytes()).await?;
    Ok(done.is_ok())
}
