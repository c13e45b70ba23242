//! `stormbell channel test`: tries one way to a person with the operator's settings, through the real carrier. It asks
//! nothing of the node's store and writes nothing there.

use crate::{
    NodeArgs,
    config::{self, Config},
    outside::{SystemChance, WallClock},
    ways,
};
use anyhow::{Context as _, bail};
use std::sync::Arc;
use stormbell_model::{Lang, NotificationId, outside::Clock as _};
use stormbell_service::{Address, CarrierFault, Carriers, Outgoing, Says, Taken};
use stormbell_web::{House, Pages, phrases::Spoken};
use stormbell_wire::web_hook;

/// What to do with the ways to people.
#[derive(clap::Subcommand)]
pub enum ChannelCommand {
    /// Send a test to one address and say what the carrier answers.
    Test(TestArgs),
}

/// Where a test goes.
#[derive(clap::Args)]
pub struct TestArgs {
    #[command(flatten)]
    node: NodeArgs,
    #[command(flatten)]
    to: To,
    /// The key of the web hook, as the desk shows it [or in STORMBELL_HOOK_KEY]
    #[arg(long, requires = "web_hook", value_name = "whsec_…")]
    key: Option<String>,
    /// The language of the test
    #[arg(long, default_value = "en")]
    lang: String,
}

/// One address.
#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct To {
    /// A mail address
    #[arg(long, value_name = "ADDRESS")]
    mail: Option<String>,
    /// A telephone number with its country, such as +46701234567
    #[arg(long, value_name = "NUMBER")]
    sms: Option<String>,
    /// The address of an ntfy topic
    #[arg(long, value_name = "https://…")]
    push: Option<String>,
    /// The address of a web hook
    #[arg(long, value_name = "https://…")]
    web_hook: Option<String>,
}

/// Runs a command.
pub async fn run(what: ChannelCommand) -> anyhow::Result<()> {
    let ChannelCommand::Test(args) = what;
    let config = config::read(&args.node.into(), &crate::environment)?;
    let key = args
        .key
        .or_else(|| crate::environment("STORMBELL_HOOK_KEY"));
    let to = address(args.to, key)?;
    let lang = Lang::parse(&args.lang).filter(|l| l.is_spoken());
    let lang = lang.context("lang: one of en, sv, et, lt, fr, de")?;
    let outgoing = test(&config, to, lang);
    let channel = outgoing.to.channel();
    if !ways::channels(&config).contains(&channel) {
        bail!(
            "{}: this channel is not set; see [mail] and [channels] in the operator's guide",
            channel.code()
        );
    }
    tell(channel.code(), carriers(&config)?.carry(&outgoing).await)
}

fn address(to: To, key: Option<String>) -> anyhow::Result<Address> {
    if let Some(mail) = to.mail {
        return Ok(Address::Mail(mail));
    }
    if let Some(number) = to.sms {
        return Ok(Address::Sms(number));
    }
    if let Some(url) = to.push {
        return Ok(Address::Push { url });
    }
    let url = to.web_hook.context("to: an address is missing")?;
    let key = key.context("key: a web hook is signed; write --key whsec_…")?;
    let secret = web_hook::key_bytes(&key).context("key: this is no key of a web hook")?;
    Ok(Address::WebHook { url, secret })
}

fn test(config: &Config, to: Address, lang: Lang) -> Outgoing {
    let now = WallClock::new().now();
    Outgoing {
        id: NotificationId::new(now, &SystemChance::new()),
        to,
        lang,
        node_name: config.name.clone(),
        officer_name: String::from("Operator"),
        says: Says::ChannelTest,
        url: config.public_url.clone().unwrap_or_default(),
        code: String::new(),
        sent_at: now,
    }
}

fn carriers(config: &Config) -> anyhow::Result<Carriers> {
    let pages = Pages::load(House {
        name: config.name.clone(),
        emergency: config.emergency.clone(),
        demo: false,
    })?;
    ways::carriers(ways::Parts {
        config,
        public_url: config.public_url.as_deref().unwrap_or_default(),
        phrases: Arc::new(Spoken(Arc::new(pages))),
        clock: Arc::new(WallClock::new()),
        chance: Arc::new(SystemChance::new()),
        push_key: None,
    })
}

fn tell(channel: &str, result: Result<Taken, CarrierFault>) -> anyhow::Result<()> {
    match result {
        Ok(Taken { carrier_ref }) => {
            let name = carrier_ref.map_or_else(String::new, |name| format!(" as {name}"));
            crate::say(format_args!(
                "{channel}: the carrier took it{name}. Look whether it arrives."
            ));
            Ok(())
        }
        Err(CarrierFault { code, again: true }) => {
            bail!("{channel}: not taken now ({code}); the node would try again")
        }
        Err(CarrierFault { code, .. }) => {
            bail!("{channel}: refused ({code}); the node would take this address for dead")
        }
    }
}
