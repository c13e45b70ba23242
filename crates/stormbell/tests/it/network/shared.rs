//! Three nodes and the centre: what one says to some is at just those, once.

use super::Town;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_shared_is_at_those_it_is_for_and_nowhere_else() {
    let town = Town::found("network", &Town::free(&["ee", "eu", "lt", "se"]));
    let running: Vec<_> = ["ee", "eu", "lt", "se"].map(|n| town.start(n)).into();
    town.say("se", "for two", &["ee", "lt"]).await;
    town.say("ee", "for the centre", &["eu"]).await;
    town.until_came("ee", &["for two".into()]).await;
    town.until_came("lt", &["for two".into()]).await;
    town.until_came("eu", &["for the centre".into()]).await;
    town.until_came("se", &[]).await;
    drop(running);
}
