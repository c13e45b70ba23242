//! Suspending a member: the brake for a stolen key at night. It begins at once, ends by itself after 72 hours at the most, and is signed with
//! the node's own key; whoever wants more needs the quorum of a new charter.

use super::{files, root_key};
use anyhow::{Context as _, bail};
use std::path::PathBuf;
use stormbell_model::{Lang, Span, officer::Actor};
use stormbell_service::exchange::{follow_suspension, sign_suspension};
use stormbell_wire::charter::{SUSPENDED_AT_MOST, Suspension, suspension};

/// Whom, and why.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The member's name; or with --second the suspension that another member has signed
    #[arg(value_name = "NAME", required_unless_present = "second")]
    member: Option<String>,
    /// Why, for people
    #[arg(long, required_unless_present = "second")]
    reason: Option<String>,
    /// For how many hours
    #[arg(long, default_value_t = 72, value_name = "HOURS")]
    hours: u16,
    /// Sign a suspension that another member has begun
    #[arg(long, value_name = "FILE", conflicts_with = "member")]
    second: Option<PathBuf>,
    /// The file to write, for the second member and for those who are not reached
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Do it; without it, only what would happen is shown
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    node: crate::NodeArgs,
}

/// Suspends.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let begun = args
        .second
        .as_ref()
        .map(|file| files::read(file))
        .transpose()?;
    let node = files::node(args.node).await?;
    let network = node.network().context("this node is in no network")?;
    let ctx = node.ctx(Actor::Node, Lang::En);
    let wanted = match (&args.member, &args.reason) {
        (Some(member), Some(reason)) => Some(Suspension {
            member: root_key::member(member)?,
            from: ctx.now,
            until: ctx
                .now
                .plus(Span::hours(i64::from(args.hours)).min(SUSPENDED_AT_MOST)),
            reason: reason.clone(),
        }),
        _ => None,
    };
    if let Some(s) = &wanted {
        if network.charter.member(&s.member).is_none() {
            bail!("{} is no member", s.member);
        }
        if s.member == network.me {
            bail!("a node does not suspend itself; stop it, or take its listen address away");
        }
        let until = s.until.rfc3339();
        crate::say(format_args!(
            "{} would be suspended from now until {until}: {}",
            s.member, s.reason
        ));
    }
    if !args.yes {
        crate::say(format_args!("Nothing was done; add --yes."));
        node.close().await;
        return Ok(());
    }
    let bytes = sign_suspension(&ctx, wanted, begun).await?;
    files::write(&args.out, &bytes)?;
    match suspension(&network.charter, &bytes) {
        Ok(s) => {
            follow_suspension(&ctx, &bytes).await?;
            crate::say(format_args!(
                "{} is suspended until {}. Neighbours hear of it with their next question; {} is for those who are not reached.",
                s.member,
                s.until.rfc3339(),
                args.out.display()
            ));
        }
        Err(why) => crate::say(format_args!(
            "signed, and not enough yet ({why}). Send {0} to another member: `stormbell charter suspend --second {0} --out {0} --yes`.",
            args.out.display()
        )),
    }
    node.close().await;
    Ok(())
}
