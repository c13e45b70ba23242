//! `stormbell watch`: on another machine, tries a node the whole way. It files a marked test through the front door, waits
//! for the real notification where it really arrives, acknowledges it by its link, and raises an alarm of its own, by a way
//! of its own, when that does not happen in time. It needs nothing of the node but a key for tests.

mod alarm;
mod hear;
mod look;
mod state;

use alarm::Alarm;
use anyhow::Context as _;
use hear::Ears;
use look::{Look, Wrong};
use state::State;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};
use stormbell_model::{Moment, outside::Clock as _};

/// Everything went its way in time.
const WELL: u8 = 0;
/// Something did not, and the alarm was raised.
const ILL: u8 = 1;
/// The arguments cannot be used.
const USAGE: u8 = 2;
/// Something did not, and nobody could be told.
const UNHEARD: u8 = 3;

/// How the watch looks and whom it tells.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The node's public address
    #[arg(long, value_name = "URL")]
    node: String,
    /// A file with the key for tests, from the desk's page of organisations
    #[arg(long, value_name = "FILE")]
    key_file: PathBuf,
    /// The mails of the watch arrive in this maildir
    #[arg(long, value_name = "DIR")]
    maildir: Option<PathBuf>,
    /// Take the mails of the watch here, by SMTP or LMTP
    #[arg(long, value_name = "ADDR")]
    smtp_listen: Option<SocketAddr>,
    /// Take the signed web hooks of the watch here, at any path
    #[arg(long, value_name = "ADDR", requires = "hook_key_file")]
    hook_listen: Option<SocketAddr>,
    /// A file with the key of the web hook, as the node shows it (whsec_…)
    #[arg(long, value_name = "FILE")]
    hook_key_file: Option<PathBuf>,
    /// Seconds within which the notification must arrive
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    within_s: u64,
    /// Seconds from one look to the next
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    every_s: u64,
    /// Look once and end: 0 well, 1 an alarm was raised, 2 usage, 3 it could not be raised
    #[arg(long)]
    once: bool,
    /// Where it remembers an alarm that it raised
    #[arg(long, value_name = "FILE", default_value = "stormbell-watch.json")]
    state: PathBuf,
    #[command(flatten)]
    alarm: alarm::Telling,
}

/// Watches, for ever or once.
pub fn run(args: Args) -> ExitCode {
    let runtime = match crate::runtime() {
        Ok(runtime) => runtime,
        Err(error) => return usage(&error),
    };
    runtime.block_on(async {
        match Tower::build(args).await {
            Ok(mut tower) => ExitCode::from(tower.watch().await),
            Err(error) => usage(&error),
        }
    })
}

#[expect(
    clippy::print_stderr,
    reason = "the last word of a command that failed"
)]
fn usage(error: &anyhow::Error) -> ExitCode {
    eprintln!("stormbell watch: {error:#}");
    ExitCode::from(USAGE)
}

struct Tower {
    look: Look,
    ears: Ears,
    alarm: Alarm,
    state: State,
    every: Option<Duration>,
}

impl Tower {
    async fn build(args: Args) -> anyhow::Result<Tower> {
        let key = secret(&args.key_file)?;
        let ears = Ears::open(
            args.maildir.clone(),
            args.smtp_listen,
            args.hook_listen.zip(args.hook_key_file.clone()),
        )
        .await?;
        let node = args.node.trim_end_matches('/').to_owned();
        anyhow::ensure!(
            node.starts_with("http://") || node.starts_with("https://"),
            "--node must begin with http:// or https://"
        );
        let within = Duration::from_secs(args.within_s.max(1));
        Ok(Tower {
            alarm: Alarm::build(args.alarm, &node)?,
            look: Look::new(node, key, within)?,
            ears,
            state: State::read(&args.state)?,
            every: (!args.once).then(|| Duration::from_secs(args.every_s.max(1))),
        })
    }

    /// Looks again and again, or once. Gives the exit code of the last look.
    async fn watch(&mut self) -> u8 {
        loop {
            let began = tokio::time::Instant::now();
            let code = self.turn().await;
            let Some(every) = self.every else {
                return code;
            };
            tokio::time::sleep_until(began + every).await;
        }
    }

    /// One look, and what follows from it. An alarm is raised anew at every look while it lasts: whoever missed the first
    /// hears the next.
    async fn turn(&mut self) -> u8 {
        let result = self.look.look(&mut self.ears).await;
        let now = now();
        match result {
            Ok(took) => {
                crate::say(format_args!(
                    "{} well: rung in {} s, taken in {} s",
                    now.rfc3339(),
                    took.rung_s,
                    took.taken_s
                ));
                self.recovered(now).await
            }
            Err(wrong) => self.raise(now, &wrong).await,
        }
    }

    async fn raise(&mut self, now: Moment, wrong: &Wrong) -> u8 {
        crate::say(format_args!("{} not well: {wrong}", now.rfc3339()));
        // On disk before anybody is told: a death in between tells twice rather than never that it is over.
        let since = self.state.note_ill(now, wrong.code());
        self.keep();
        let heard = self.alarm.raise(wrong, since).await;
        if heard { ILL } else { UNHEARD }
    }

    /// Says that it is over, if it had begun. What could not be told is told at the next look.
    async fn recovered(&mut self, now: Moment) -> u8 {
        if let Some(since) = self.state.ill_since()
            && !self.alarm.over(since).await
        {
            self.state.note_well(now, false);
            self.keep();
            return UNHEARD;
        }
        self.state.note_well(now, true);
        self.keep();
        WELL
    }

    fn keep(&self) {
        if let Err(error) = self.state.write() {
            crate::say(format_args!("could not keep the state: {error:#}"));
        }
    }
}

fn now() -> Moment {
    crate::outside::WallClock::new().now()
}

/// The first line of a file that only we should read.
fn secret(path: &std::path::Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("could not read {}", path.display()))?;
    let line = text.lines().next().unwrap_or_default().trim().to_owned();
    anyhow::ensure!(!line.is_empty(), "{} holds no key", path.display());
    Ok(line)
}
