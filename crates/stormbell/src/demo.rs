//! `stormbell demo`: a node in a fresh temporary place, three played people at its desk, and the days from
//! 28 November 2010 replayed at speed. The node's clock stays the real one; the story's time stands in what is told.

mod codes;
mod crew;
mod desk;
mod mail;
mod network;
mod player;
mod story;

use crate::{config::Config, outside::SystemChance, serve, watchtower};
use anyhow::Context;
use crew::Crew;
pub use mail::PlayedMail;
use player::{Pace, Player};
use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::PathBuf,
    time::Duration,
};
use stormbell_model::{Lang, Moment, outside};
use story::Story;
use tokio::time::Instant;

/// The story, of which everything but the documented events is invented.
const STORY: &str = include_str!("../../../content/demo/november-2010.toml");
/// Ports that are tried, from the one that was asked for.
const PORTS_TRIED: u16 = 20;
/// How long the player waits for the workers.
const BREATH: Duration = Duration::from_millis(50);

/// What the command line says.
#[derive(clap::Args)]
pub struct Args {
    /// Seconds of the story in one real second: at 600 a day takes 2 minutes 24 seconds, the whole about half an hour.
    /// Below 600 an acknowledged alarm may ring again before the story comes back to it.
    #[arg(long, value_name = "N", default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    speed: u32,
    /// The port to listen on; if it is taken, the next free one. 0 means any.
    #[arg(long, value_name = "BASE", default_value_t = 8080)]
    port: u16,
    /// Show four nodes instead: Sweden, Estonia, Lithuania and the European centre, each a process of its own, in one charter, telling each
    /// other what happened in 2010 and 2007
    #[arg(long)]
    network: bool,
}

/// The demonstration's place on disk. Removed when the program ends by itself; a killed program leaves it behind.
struct Place(PathBuf);

impl Place {
    fn choose() -> Place {
        let tail = stormbell_model::text::hex(&outside::bytes::<8>(&SystemChance::new()));
        Place(std::env::temp_dir().join(format!("stormbell-demo-{tail}")))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "could not remove the demonstration's data");
        }
    }
}

/// Prepares the configuration: nothing of the operator's own is read, but for what is logged.
fn configure(story: &Story, place: &Place, port: u16, log: Option<String>) -> Config {
    Config {
        seat: crate::seat::Seat::File(place.0.join("node.key")),
        data: place.0.clone(),
        listen: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
        database: None,
        connections: 8,
        name: story.name.clone(),
        state: String::from("SE"),
        public_url: None,
        language: Lang::En,
        emergency: String::from("112"),
        behind_proxy: false,
        mail: None,
        channels: crate::config::ChannelsConfig::default(),
        log: log.unwrap_or_else(|| String::from("warn")),
        log_json: false,
        tls: None,
        bounds: stormbell_web::street::Bounds::default(),
        portable: None,
        least_strain: 0,
        exchange: crate::config::ExchangeConfig {
            listen: None,
            carries: false,
        },
    }
}

/// Runs the demonstration until it is stopped. `log` is what is logged, `begin` begins the log.
pub async fn run(
    args: Args,
    log: Option<String>,
    begin: impl FnOnce(&Config),
) -> anyhow::Result<()> {
    if args.network {
        return network::run(args.port).await;
    }
    let story = Story::read(STORY).context("could not read the story")?;
    let place = Place::choose();
    let config = configure(&story, &place, free_port(args.port)?, log);
    begin(&config);
    let gauges = watchtower::install()?;
    let opened = serve::open(&config, true).await?;
    let node = opened.house.node.clone();
    let crew = Crew::gather(&node, &story.officers)
        .await
        .context("could not bring people to the desk")?;
    let invitation = crew.invite_visitor().await?;
    serve::announce(&opened).await?;
    explain(&invitation, &story, args.speed);
    let pace = RealPace {
        began: Instant::now(),
        begins_at: story.begins_at,
        speed: args.speed,
    };
    let player = tokio::spawn(until_stopped(Player::new(node, crew, pace, tell), story));
    let served = opened.until_stopped(gauges, serve::signal()?).await;
    // The same signal ended it already, unless the node stopped for a reason of its own.
    player.abort();
    let _ = player.await;
    drop(place);
    served
}

/// Plays until the end, or until the same signal that stops the node.
async fn until_stopped(mut player: Player<RealPace>, story: Story) {
    let Ok(ended) = serve::signal() else {
        return;
    };
    let end = tokio::select! {
        () = ended => return,
        tally = player.play(&story) => tally,
    };
    farewell(end.left);
}

/// The first free port from `base` on. Between this look and the real listening another may take it; then the start
/// fails with a clear word.
fn free_port(base: u16) -> anyhow::Result<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let last = base.saturating_add(PORTS_TRIED - 1);
    let port = (base..=last).find(free).with_context(|| {
        format!("the ports {base} to {last} are all taken; name another with --port")
    })?;
    if port != base {
        crate::say(format_args!(
            "port {base} is taken; listening on {port} instead"
        ));
    }
    Ok(port)
}

/// The story's time at a number of seconds for each real second.
struct RealPace {
    began: Instant,
    begins_at: Moment,
    speed: u32,
}

impl Pace for RealPace {
    async fn until(&self, at: Moment) {
        let micros = at.since(self.begins_at).0.max(0).unsigned_abs();
        let wait = Duration::from_micros(micros) / self.speed;
        tokio::time::sleep_until(self.began + wait).await;
    }
    async fn breathe(&self) {
        tokio::time::sleep(BREATH).await;
    }
}

fn explain(invitation: &str, story: &Story, speed: u32) {
    let played: Vec<&str> = story.officers.iter().map(|o| o.name.as_str()).collect();
    crate::say(format_args!(
        "your invitation to the desk, once: {invitation}"
    ));
    crate::say(format_args!(
        "This is a demonstration. {} are on duty; what you take, they leave to you.",
        played.join(", ")
    ));
    crate::say(format_args!(
        "What is marked * is documented; every report, every other name and all words are invented."
    ));
    crate::say(format_args!(
        "{speed} seconds of the story pass in each second. Ctrl-C ends it and removes its data.\n"
    ));
}

fn tell(at: Moment, line: &str) {
    crate::say(format_args!("{}  {line}", weekday(at)));
}

fn farewell(left: usize) {
    if left > 0 {
        crate::say(format_args!("{left} acts of the desk were left to you"));
    }
    crate::say(format_args!(
        "the story has ended; the node goes on until you stop it"
    ));
}

/// A moment of the story as people say it, in UTC: `Sun 28 Nov 16:00`.
fn weekday(at: Moment) -> String {
    jiff::Timestamp::from_microsecond(at.0)
        .map(|t| t.strftime("%a %d %b %H:%M").to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
