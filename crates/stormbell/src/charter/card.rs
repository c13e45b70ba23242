//! The card of a node: what a charter says of it. Making one changes nothing; renewing makes the new keys, which are used once a
//! charter names them.

use super::{RootKey, files, propose, root_key};
use anyhow::{Context as _, bail};
use std::path::PathBuf;
use stormbell_model::{Lang, exchange::Compartment};
use stormbell_seal::VerifierKey;
use stormbell_service::{
    Node,
    exchange::{OwnKey, exchange_keys, renew_exchange_key},
};
use stormbell_wire::charter::{Member, MemberKind, write_card};

/// What the card says.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The node's name in the network, such as se
    #[arg(long, value_name = "NAME")]
    member: String,
    /// What people call it, such as «CERT-SE»
    #[arg(long)]
    title: String,
    /// The European centre, and not a state's node
    #[arg(long)]
    centre: bool,
    /// The file with its root key
    #[arg(long, value_name = "FILE", conflicts_with = "root")]
    root_key: Option<PathBuf>,
    /// The public half of its root key, where the key itself lies in a safe
    #[arg(long, value_name = "KEY")]
    root: Option<String>,
    /// Where neighbours reach it: host:port; give addresses in numbers as well, so that it is found without any DNS
    #[arg(long = "endpoint", value_name = "HOST:PORT")]
    endpoints: Vec<String>,
    /// A matter that it deals with; more than once for several
    #[arg(long = "matter", value_name = "CODE")]
    matters: Vec<String>,
    /// A language of its desk; more than once for several
    #[arg(long = "language", value_name = "CODE")]
    languages: Vec<String>,
    /// It is covered by Union law on personal data, or by a decision of adequacy
    #[arg(long)]
    protects_persons: bool,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// What to renew.
#[derive(Debug, clap::Args)]
pub struct RotateArgs {
    /// Make a new key for connections; the old one works beside it until it is dropped
    #[arg(long)]
    tls: bool,
    /// Make a new key to which bodies are sealed; what was sealed to the old one stays readable here
    #[arg(long)]
    exchange: bool,
    /// Name only the newest of these keys, and the old ones no more
    #[arg(long)]
    drop_old: bool,
    /// The public half of a new root key
    #[arg(long, value_name = "KEY")]
    root: Option<String>,
    /// The addresses at which neighbours reach this node from now on; all of them
    #[arg(long = "endpoint", value_name = "HOST:PORT")]
    endpoints: Vec<String>,
    #[command(flatten)]
    next: propose::NextArgs,
}

/// Writes a card.
pub async fn write(args: Args) -> anyhow::Result<()> {
    let name = root_key::member(&args.member)?;
    let root = match (&args.root_key, &args.root) {
        (Some(file), None) => RootKey::read(file)?.0.verifier().clone(),
        (None, Some(text)) => key(text)?,
        _ => bail!("give the root key with --root-key FILE, or its public half with --root KEY"),
    };
    if args.endpoints.is_empty() {
        crate::say(format_args!(
            "No --endpoint: nobody can ask this node; it asks the others, and they learn what it says through a carrier only."
        ));
    }
    let node = files::node(args.node).await?;
    let keys = exchange_keys(&node).await?;
    let languages = args.languages.iter().map(|l| Lang::parse(l));
    let member = Member {
        title: args.title,
        kind: if args.centre {
            MemberKind::Centre
        } else {
            MemberKind::State
        },
        root,
        signing: vec![keys.signing.clone()],
        exchange: vec![keys.recipient.clone()],
        tls_pins: [keys.tls_pin].into(),
        endpoints: args.endpoints,
        protects_persons: args.protects_persons,
        compartments: args.matters.into_iter().map(Compartment).collect(),
        languages: languages
            .collect::<Option<_>>()
            .context("--language: a code such as sv")?,
    };
    node.close().await;
    files::write(&args.out, &write_card(&name, &member)?)?;
    crate::say(format_args!("card of {name}: {}", args.out.display()));
    crate::say(format_args!(
        "root fingerprint: {}",
        member.root.fingerprint()
    ));
    crate::say(format_args!(
        "Send it to a member, who proposes a charter with it (`stormbell charter invite`). It holds no secret."
    ));
    Ok(())
}

/// Reads the public half of a key.
pub fn key(text: &str) -> anyhow::Result<VerifierKey> {
    let read = text.parse::<VerifierKey>();
    read.with_context(|| format!("«{text}» is no public key; it looks like name+1234abcd+AX…"))
}

/// Proposes the next charter with renewed keys of this node.
pub async fn rotate(args: RotateArgs) -> anyhow::Result<()> {
    let node = files::node(args.next.node.clone()).await?;
    let network = node.network().context("this node is in no network")?;
    let mut mine = network
        .mine()
        .context("this node is no member any more")?
        .clone();
    if args.tls || args.exchange || args.drop_old {
        keys(&node, &args, &mut mine).await?;
    }
    if let Some(root) = &args.root {
        mine.root = key(root)?;
    }
    if !args.endpoints.is_empty() {
        mine.endpoints = args.endpoints;
    }
    let me = network.me.clone();
    propose::next(&node, &args.next, move |members| {
        members.insert(me, mine);
        Ok(())
    })
    .await
}

async fn keys(node: &Node, args: &RotateArgs, mine: &mut Member) -> anyhow::Result<()> {
    // A key is made only when there is a file for the charter that names it: a dry look changes nothing.
    if args.next.out.is_none() {
        for (_, what) in [(args.tls, "connections"), (args.exchange, "bodies")]
            .iter()
            .filter(|(is, _)| *is)
        {
            crate::say(format_args!(
                "A new key for {what} would be made, and named beside the old one."
            ));
        }
    } else {
        if args.tls {
            renew_exchange_key(node, OwnKey::Tls).await?;
        }
        if args.exchange {
            renew_exchange_key(node, OwnKey::Exchange).await?;
        }
    }
    let now = exchange_keys(node).await?;
    if args.drop_old {
        mine.tls_pins.clear();
        mine.exchange.clear();
    }
    mine.tls_pins.insert(now.newest_tls_pin);
    if !mine.exchange.contains(&now.recipient) {
        // The first one is what the others seal to.
        mine.exchange.insert(0, now.recipient);
    }
    Ok(())
}
