//! Nodes are killed with no warning while statements travel: afterwards each is where it belongs, once.

use super::Town;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_killed_while_statements_travel_has_each_once_afterwards() {
    let town = Town::found("network-kill", &Town::free(&["ee", "eu", "se"]));
    let mut expected = Vec::new();
    let mut sweden = Some(town.start("se"));
    let mut estonia = None;
    for round in 0..4 {
        // Started before, killed after some were said: in the middle of whatever it does.
        let begun = town.start("ee");
        for n in 0..5 {
            let subject = format!("{round}-{n}");
            town.say("se", &subject, &["ee"]).await;
            expected.push(subject);
        }
        if round < 3 {
            begun.kill();
        } else {
            estonia = Some(begun);
        }
        if round == 1 {
            sweden.take().unwrap().kill();
            sweden = Some(town.start("se"));
        }
    }
    let centre = town.start("eu");
    town.until_came("ee", &expected).await;
    town.until_came("eu", &[]).await;
    drop((sweden, estonia, centre));
}
