//! `stormbell demo --network`: four nodes on this machine, each a process with a place, a key and a desk of its own, in one charter
//! that is made here. They tell each other what stands in `content/demo/network.toml`, over real sockets.

use super::Place;
use crate::{
    bench::own_program,
    config::{self, Flags},
    founding::{self, Founder},
    house, serve,
};
use anyhow::Context as _;
use serde::Deserialize;
use std::{
    collections::BTreeSet,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    time::Duration,
};
use stormbell_model::{
    Lang, Span,
    exchange::{Audience, NodeName},
    marking::Tlp,
};
use stormbell_service::{
    Node,
    exchange::{Content, Draft, ask_help, share},
};
use stormbell_wire::exchange::{Alert, Expertise, Named, PlainBody, Value};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Child,
    time::Instant,
};

const STORY: &str = include_str!("../../../../content/demo/network.toml");
/// How long the nodes may take to find each other before the story begins.
const SETTLES: Duration = Duration::from_secs(8);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    node: Vec<Played>,
    said: Vec<Said>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Played {
    name: String,
    title: String,
    language: String,
    #[serde(default)]
    centre: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    after_s: u64,
    from: String,
    #[serde(default)]
    to: Vec<String>,
    kind: String,
    subject: String,
    words: String,
    #[serde(default)]
    values: Vec<(String, String)>,
    #[serde(default)]
    tags: Vec<String>,
}

/// One of the nodes.
struct Stage {
    name: NodeName,
    data: std::path::PathBuf,
    public: SocketAddr,
    exchange: SocketAddr,
    settings: Vec<(&'static str, String)>,
    /// Opened beside its process: the hand that plays.
    node: Node,
}

/// Shows it until it is stopped.
pub async fn run(port: u16) -> anyhow::Result<()> {
    let story: Story = toml::from_str(STORY).context("could not read the story")?;
    let place = Place::choose();
    let ended = serve::signal()?;
    let mut stages = Vec::new();
    for (n, played) in (0..).zip(&story.node) {
        stages.push(stage(&place, played, port.saturating_add(n)).await?);
    }
    let founders = stages
        .iter()
        .zip(&story.node)
        .map(|(stage, played)| Founder {
            name: stage.name.clone(),
            title: played.title.clone(),
            is_centre: played.centre,
            endpoint: stage.exchange.to_string(),
            node: &stage.node,
        });
    founding::found("europe", &founders.collect::<Vec<_>>()).await?;
    let mut processes = Vec::new();
    for (stage, played) in stages.iter().zip(&story.node) {
        processes.push(start(stage, played).await?);
    }
    crate::say(format_args!(
        "\nFour nodes in one charter. What is marked * is documented; everything else is invented. Ctrl-C ends it and removes its data.\n"
    ));
    let stopped = tokio::select! {
        () = ended => Ok(()),
        played = play(&stages, &story.said) => played,
    };
    for mut process in processes {
        // Gone already is what we want.
        let _ = process.kill().await;
    }
    for stage in stages {
        stage.node.close().await;
    }
    drop(place);
    stopped
}

async fn stage(place: &Place, played: &Played, port: u16) -> anyhow::Result<Stage> {
    let data = place.0.join(&played.name);
    let name = founding::name(&played.name)?;
    let public = SocketAddr::from((Ipv4Addr::LOCALHOST, super::free_port(port)?));
    // Nobody else takes it before the process does, or the start fails with a clear word.
    let exchange = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let settings = vec![
        ("STORMBELL_NAME", played.title.clone()),
        ("STORMBELL_STATE", played.name.to_uppercase()),
        ("STORMBELL_LANGUAGE", played.language.clone()),
        ("STORMBELL_LOG", String::from("warn")),
        ("STORMBELL_EXCHANGE_LISTEN", exchange.to_string()),
    ];
    let set = settings.clone();
    let env = move |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone());
    let flags = Flags {
        data: Some(data.clone()),
        listen: Some(public.to_string()),
        ..Flags::default()
    };
    let config = config::read(&flags, &env)?;
    let house = house::build(
        &config,
        format!("http://localhost:{}", public.port()),
        false,
    )
    .await?;
    Ok(Stage {
        name,
        data,
        public,
        exchange,
        settings,
        node: house.node,
    })
}

async fn start(stage: &Stage, played: &Played) -> anyhow::Result<Child> {
    let mut command = own_program()?;
    command.args(["serve", "--listen", &stage.public.to_string(), "--data"]);
    command.arg(&stage.data);
    command.envs(stage.settings.iter().map(|(name, value)| (*name, value)));
    let mut child = command.spawn().context("could not start a node")?;
    let out = child.stdout.take().context("the node says nothing")?;
    let mut said = BufReader::new(out).lines();
    crate::say(format_args!("{}", played.title));
    while let Some(line) = said.next_line().await? {
        crate::say(format_args!("  {line}"));
        if line.starts_with("officer invitation") {
            break;
        }
    }
    // Held open, as a terminal would.
    tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
    Ok(child)
}

/// Plays the story, then waits for ever.
async fn play(stages: &[Stage], story: &[Said]) -> anyhow::Result<()> {
    let began = Instant::now() + SETTLES;
    for said in story {
        tokio::time::sleep_until(began + Duration::from_secs(said.after_s)).await;
        let from = stages.iter().find(|s| s.name.as_str() == said.from);
        let from = from.context("the story names a node that is not there")?;
        say(from, stages, said).await?;
        crate::say(format_args!(
            "{}  {}: {}",
            said.from, said.kind, said.subject
        ));
    }
    crate::say(format_args!(
        "the story has ended; the nodes go on until you stop them"
    ));
    std::future::pending().await
}

async fn say(from: &Stage, stages: &[Stage], said: &Said) -> anyhow::Result<()> {
    let others = stages.iter().map(|s| &s.name).filter(|n| **n != from.name);
    let meant = |n: &&NodeName| said.to.is_empty() || said.to.iter().any(|t| t == n.as_str());
    let nodes: BTreeSet<NodeName> = others.filter(meant).cloned().collect();
    let ctx = founding::lead(&from.node);
    let of: Vec<NodeName> = nodes.iter().cloned().collect();
    let audience = Audience {
        nodes,
        ..Audience::default()
    };
    let draft = Draft {
        tlp: Tlp::Amber,
        audience,
        ..Draft::of(content(said, &ctx)?, said.subject.clone(), Lang::En)
    };
    match said.kind.as_str() {
        "request" => ask_help(&ctx, &of, draft).await?,
        _ => share(&ctx, draft).await?,
    };
    Ok(())
}

fn content(said: &Said, ctx: &stormbell_service::Ctx) -> anyhow::Result<Content> {
    let values = said.values.iter().map(|(kind, value)| Value {
        kind: kind.clone(),
        value: value.clone(),
        ..Value::default()
    });
    let (values, words) = (values.collect(), said.words.clone());
    Ok(match said.kind.as_str() {
        "alert" => Content::Alert(Alert {
            words,
            priority: 1,
            kind: "ddos".into(),
            values,
            ..Alert::default()
        }),
        "indicators" => Content::Indicators(Named {
            words,
            values,
            ..Named::default()
        }),
        "advisory" => Content::Advisory(PlainBody {
            words,
            ..PlainBody::default()
        }),
        "expertise" => Content::Expertise(Expertise {
            what: "lesson".into(),
            words,
            tags: said.tags.clone(),
            languages: Vec::new(),
        }),
        "request" => Content::Request(stormbell_wire::exchange::RequestBody {
            words,
            due_at: ctx.now.plus(Span::hours(8)).rfc3339(),
        }),
        other => anyhow::bail!("the story says «{other}»"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_can_be_told() {
        let story: Story = toml::from_str(STORY).unwrap();
        let names: BTreeSet<&str> = story.node.iter().map(|n| n.name.as_str()).collect();
        assert!(story.said.is_sorted_by_key(|s| s.after_s));
        for said in &story.said {
            assert!(names.contains(said.from.as_str()), "{}", said.subject);
            assert!(said.to.iter().all(|t| names.contains(t.as_str())));
            assert!(said.subject.chars().count() <= 200);
        }
    }
}
