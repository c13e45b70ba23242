//! `stormbell bench duty`: how soon somebody is called when a thousand alarms open in the same second, what the periodic look
//! costs with a million alarms behind it, and what eight weeks of a rota cost.

mod look;
mod sink;
mod storm;

use super::{Place, schedule};
use crate::{config, house};
use anyhow::Context as _;
use serde_json::json;
use std::path::{Path, PathBuf};
use stormbell_model::{
    Lang, OfficerId,
    officer::{Actor, Role},
    outside,
};
use stormbell_service::{
    Ctx, Joining, NewPasskey, Node, first_invitation, invite, join, session, set_duty,
};

/// What to measure.
#[derive(clap::Args)]
pub struct Args {
    /// A PostgreSQL database (empty, it is filled) instead of SQLite.
    #[arg(long, value_name = "postgres://…")]
    database: Option<String>,
    /// Alarms that open in the same second.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    alarms: u64,
    /// Closed alarms behind the periodic look, at the most.
    #[arg(long, default_value_t = 1_000_000)]
    closed: u64,
    /// Where the data goes [default: a new temporary folder].
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Measures and prints one line.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let place = Place::new(args.data.as_deref(), "duty")?;
    let folder = place.path().join("node");
    let crew = Crew::gather(&folder, args.database.as_deref()).await?;
    let storm = storm::measure(&folder, args.database.as_deref(), &crew, args.alarms).await?;
    let looks = look::measure(&folder, args.database.as_deref(), &crew, args.closed).await?;
    let line = json!({
        "bench": "duty",
        "engine": if args.database.is_some() { "postgres" } else { "sqlite" },
        "build": if cfg!(debug_assertions) { "debug" } else { "release" },
        "load1": super::intake::load_average(),
        "storm": storm,
        "periodic_look": looks,
        "eight_weeks_of_fifty": schedule::eight_weeks()?,
    });
    crate::say(format_args!("{line}"));
    Ok(())
}

/// The people of the bench: a lead and two who are on duty, each with a mail address.
struct Crew {
    lead: Actor,
    on_duty: OfficerId,
}

impl Crew {
    async fn gather(folder: &Path, database: Option<&str>) -> anyhow::Result<Crew> {
        let node = open(folder, database).await?;
        let first = first_invitation(&node).await?;
        let first = first.context("the store is not empty")?;
        let lead = enter(&node, &first.token, "lead").await?;
        let mut on_duty = None;
        for name in ["anna", "ben"] {
            let by_lead = node.ctx(lead, Lang::En);
            let invited = invite(&by_lead, Role::DutyOfficer).await?;
            let actor = enter(&node, &invited.token, name).await?;
            set_duty(&node.ctx(actor, Lang::En), true).await?;
            on_duty = on_duty.or(actor.officer());
        }
        node.close().await;
        Ok(Crew {
            lead,
            on_duty: on_duty.context("somebody is on duty")?,
        })
    }

    fn lead(&self, node: &Node) -> Ctx {
        node.ctx(self.lead, Lang::En)
    }
}

/// The node's own parts in this process, beside the node that is measured or while none runs.
async fn open(folder: &Path, database: Option<&str>) -> anyhow::Result<Node> {
    let flags = config::Flags {
        data: Some(folder.to_owned()),
        database: database.map(str::to_owned),
        ..config::Flags::default()
    };
    let config = config::read(&flags, &|name| {
        sink::SETTINGS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| String::from(*value))
    })?;
    let house = house::build(&config, String::from("http://localhost"), false).await?;
    Ok(house.node.clone())
}

async fn enter(node: &Node, token: &str, name: &str) -> anyhow::Result<Actor> {
    let joining = Joining {
        name: name.to_owned(),
        email: Some(format!("{name}@desk.example")),
        lang: Lang::En,
        passkey: NewPasskey {
            // Drawn and forgotten: nobody can sign in with it.
            credential_id: outside::bytes::<32>(node.chance()).to_vec(),
            data: String::from("{}"),
            label: String::from("bench"),
        },
    };
    let visitor = node.ctx(Actor::Visitor, Lang::En);
    let opened = join(&visitor, token, joining).await?;
    let seen = session(&visitor, &opened.token).await?;
    Ok(seen.context("the session is open")?.0)
}
