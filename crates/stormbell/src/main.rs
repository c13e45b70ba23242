//! The house: command line, configuration, start and stop. Only here are the environment, the wall clock and the
//! system's random source.

mod backup;
mod bench;
mod beside;
mod calendars;
mod channel;
mod charter;
mod config;
mod data;
mod demo;
mod doctor;
mod eval;
mod files;
mod flag;
mod founding;
mod house;
mod key;
mod listening;
mod moving;
mod neighbours;
mod notify;
mod outside;
mod pass;
mod progress;
mod quiet;
mod restore;
mod seat;
mod serve;
mod settings;
mod tls;
mod verify;
mod watch;
mod watchtower;
mod ways;

use clap::{Args, CommandFactory, Parser, Subcommand};
use config::Flags;
use std::{path::PathBuf, process::ExitCode};
use tracing_subscriber::EnvFilter;

/// A report is some hundred small pieces of memory on several threads; the system's allocator takes a tenth of the
/// processor for them.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A 24-hour alert point for cyber-attacks: one binary makes one state's node.
#[derive(Parser)]
#[command(name = "stormbell", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeArgs,
}

#[derive(Subcommand)]
enum Command {
    /// Run a node (this is also what happens without any command).
    Serve(ServeArgs),
    /// Show a busy node: the days from 28 November 2010, replayed at speed in a temporary place.
    Demo(demo::Args),
    /// Flag an attack to a node from the command line.
    Flag(flag::Args),
    /// Check a proof of filing, offline.
    Verify(verify::Args),
    /// Try a node the whole way from another machine, and raise an alarm of its own when it does not ring.
    Watch(watch::Args),
    /// Measure what a node does on this machine, beside what the machine allows.
    Bench {
        #[command(subcommand)]
        what: bench::Bench,
    },
    /// Judge how well the node reads, groups and recognises, on labelled lines of JSON.
    Eval {
        #[command(subcommand)]
        what: eval::Eval,
    },
    /// Write everything the node holds into one sealed file, while it serves.
    Backup(backup::Args),
    /// Make a node from a backup, in an empty place.
    Restore(restore::Args),
    /// Hand this node to another host, while it serves; not one answered report is lost.
    Move(moving::MoveArgs),
    /// Wait for a node from another host, in an empty place, and serve it.
    Receive(moving::ReceiveArgs),
    /// Look whether everything is as it must be, and say what to do about it.
    Doctor(doctor::Args),
    /// The ways to people: try one.
    Channel {
        #[command(subcommand)]
        what: channel::ChannelCommand,
    },
    /// The charter of the network: make, read, sign and follow the list of member nodes.
    Charter {
        #[command(subcommand)]
        what: charter::CharterCommand,
    },
    /// The node's key: where it is, and another seat for it.
    Key {
        #[command(subcommand)]
        what: key::KeyCommand,
    },
    /// Lists and tables from files: values that mean nothing, our own networks, owners and countries of networks.
    Data {
        #[command(subcommand)]
        what: data::DataCommand,
    },
    /// Look at the configuration.
    Config {
        #[command(subcommand)]
        what: ConfigCommand,
    },
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write one for each command.
    Man {
        /// A folder to write them into, one file for each command
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Say whether the configuration can work, and what was decided.
    Check(ServeArgs),
}

#[derive(Args, Clone, Debug, Default)]
struct ServeArgs {
    /// The data directory [default: stormbell-data, or STORMBELL_DATA].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The address to listen on [default: 127.0.0.1:8080, or STORMBELL_LISTEN].
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// A PostgreSQL database instead of SQLite in the data directory.
    #[arg(long, value_name = "postgres://…")]
    database: Option<String>,
    /// The configuration file [default: stormbell.toml in the data directory].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Which node a command is about.
#[derive(Args, Clone, Debug, Default)]
struct NodeArgs {
    /// The data directory [default: stormbell-data, or STORMBELL_DATA].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A PostgreSQL database instead of SQLite in the data directory.
    #[arg(long, value_name = "postgres://…")]
    database: Option<String>,
    /// The configuration file [default: stormbell.toml in the data directory].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl From<NodeArgs> for Flags {
    fn from(a: NodeArgs) -> Flags {
        Flags {
            config: a.config,
            data: a.data,
            listen: None,
            database: a.database,
        }
    }
}

impl From<ServeArgs> for Flags {
    fn from(a: ServeArgs) -> Flags {
        Flags {
            config: a.config,
            data: a.data,
            listen: a.listen,
            database: a.database,
        }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        None => end(serve(cli.serve)),
        Some(Command::Serve(args)) => end(serve(args)),
        Some(Command::Demo(args)) => end(demonstrate(args)),
        Some(Command::Flag(args)) => flag::run(args),
        Some(Command::Verify(args)) => verify::run(args),
        Some(Command::Watch(args)) => watch::run(args),
        Some(Command::Bench { what }) => end(bench::run(what)),
        Some(Command::Eval { what }) => end(eval::run(what)),
        Some(Command::Backup(args)) => end(beside_the_node(backup::run(args))),
        Some(Command::Restore(args)) => end(beside_the_node(restore::run(args))),
        Some(Command::Move(args)) => end(beside_the_node(moving::run_move(args))),
        Some(Command::Receive(args)) => end(receive(args)),
        Some(Command::Doctor(args)) => doctor(args),
        Some(Command::Channel { what }) => end(beside_the_node(channel::run(what))),
        Some(Command::Charter { what }) => end(beside_the_node(charter::run(what))),
        Some(Command::Key { what }) => end(key::run(what)),
        Some(Command::Data { what }) => end(beside_the_node(data::run(what))),
        Some(Command::Config {
            what: ConfigCommand::Check(args),
        }) => end(check(args)),
        Some(Command::Completions { shell }) => {
            clap_complete::generate(
                shell,
                &mut Cli::command(),
                "stormbell",
                &mut std::io::stdout(),
            );
            ExitCode::SUCCESS
        }
        Some(Command::Man { to }) => end(man(to)),
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the last word of a command that failed"
)]
fn end(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("stormbell: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a line for whoever reads along. That nobody does any more is no reason to stop a node.
fn say(line: std::fmt::Arguments<'_>) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn serve(args: ServeArgs) -> anyhow::Result<()> {
    let config = config::read(&args.into(), &environment)?;
    begin_log(&config);
    runtime()?.block_on(serve::run(config))
}

fn receive(args: moving::ReceiveArgs) -> anyhow::Result<()> {
    let config = config::read(&args.flags(), &environment)?;
    begin_log(&config);
    runtime()?.block_on(moving::run_receive(args))
}

/// Runs a command beside the node: only what goes wrong is logged.
fn beside_the_node(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    begin_quiet_log();
    runtime()?.block_on(work)
}

fn begin_quiet_log() {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new("warn"))
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
}

fn doctor(args: doctor::Args) -> ExitCode {
    begin_quiet_log();
    let looked = runtime().and_then(|runtime| runtime.block_on(doctor::run(args)));
    match looked {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => end(Err(error)),
    }
}

fn demonstrate(args: demo::Args) -> anyhow::Result<()> {
    runtime()?.block_on(demo::run(args, environment("STORMBELL_LOG"), begin_log))
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    // The one crypto provider of the whole program; a second call is refused and does no harm.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    if std::thread::available_parallelism().is_ok_and(|n| n.get() == 1) {
        // One of them may wait for the disk with a commit in its hands; another then answers.
        builder.worker_threads(2);
    }
    Ok(builder.enable_all().build()?)
}

fn begin_log(config: &config::Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if config.log_json {
        log.json().init();
    } else {
        log.with_ansi(false).init();
    }
}

fn check(args: ServeArgs) -> anyhow::Result<()> {
    let config = config::read(&args.into(), &environment)?;
    crate::say(format_args!("data directory: {}", config.data.display()));
    crate::say(format_args!("listen: {}", config.listen));
    crate::say(format_args!(
        "database: {}",
        if config.database.is_some() {
            "PostgreSQL"
        } else {
            "SQLite"
        }
    ));
    crate::say(format_args!("node key: {}", config.seat));
    crate::say(format_args!(
        "state: {}, language: {}",
        config.state,
        config.language.own_name()
    ));
    crate::say(format_args!(
        "mail: {}",
        if config.mail.is_some() {
            "configured"
        } else {
            "none: nobody can be called by mail"
        }
    ));
    let ways = ways::channels(&config);
    let ways: Vec<&str> = ways.iter().map(|channel| channel.code()).collect();
    crate::say(format_args!("channels: {}", ways.join(", ")));
    if let Some(tls) = &config.tls {
        let now = stormbell_model::outside::Clock::now(&outside::WallClock::new());
        crate::say(format_args!("TLS: {}", tls::check(tls, now)?));
    } else {
        crate::say(format_args!(
            "TLS: none: put a proxy in front, or set [tls]"
        ));
    }
    crate::say(format_args!(
        "connections: {}, of one network {}",
        config.bounds.connections, config.bounds.per_network
    ));
    crate::say(format_args!(
        "neighbours: {}",
        config.exchange.listen.map_or_else(
            || String::from("not answered; set [exchange] listen"),
            |at| format!("answered at {at}")
        )
    ));
    crate::say(format_args!("The configuration can work."));
    Ok(())
}

fn man(to: Option<PathBuf>) -> anyhow::Result<()> {
    match to {
        Some(folder) => clap_mangen::generate_to(Cli::command(), folder)?,
        None => clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout())?,
    }
    Ok(())
}
