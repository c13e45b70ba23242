//! Listening to the modem's daemon: its folders are looked into again and again, and what they tell is taken in and put
//! away. What could not be taken in stays, and is told again.

use std::time::Duration;
use stormbell_model::officer::Actor;
use stormbell_reach::{GammuFolders, GammuPost};
use stormbell_service::{Heard, Node, hear_sms};
use tokio::sync::watch;

/// How often the folders are looked into.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Listens until `stop` says so.
pub async fn to_gammu(node: &Node, folders: GammuFolders, mut stop: watch::Receiver<bool>) {
    let mut works = true;
    while !*stop.borrow() {
        let worked = look(node, &folders).await;
        if works && let Err(error) = &worked {
            tracing::warn!(%error, "the folders of gammu-smsd tell nothing");
        }
        works = worked.is_ok();
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn look(node: &Node, folders: &GammuFolders) -> anyhow::Result<()> {
    let (folders, now) = (folders.clone(), node.now());
    let posts = tokio::task::spawn_blocking(move || folders.look(now)).await??;
    for post in posts {
        take_in(node, post).await?;
    }
    Ok(())
}

async fn take_in(node: &Node, post: GammuPost) -> anyhow::Result<()> {
    let ctx = node.ctx(Actor::Node, node.config().default_lang);
    let heard = hear_sms(&ctx, &post.heard).await?;
    let is_strangers = heard == Heard::Unknown && post.is_answer();
    tokio::task::spawn_blocking(move || GammuFolders::put_away(&post, is_strangers)).await??;
    Ok(())
}
