//! Nodes that are each in a network of their own, joined by cables that a test pulls out and puts back: what was said while a cable was
//! out, and while nodes were killed, is at everyone it is for afterwards, once, and at nobody else. Needs the right to make network
//! namespaces (iproute2); where that is missing, the test says so and does nothing.

use super::{Running, Town, is_there};
use std::{net::SocketAddr, process::Command};

const NODES: [&str; 4] = ["ee", "eu", "lt", "se"];

/// Networks of their own, taken down at the end.
struct Cables {
    bridge: String,
}

fn ip(arguments: &[&str]) -> bool {
    let done = Command::new("ip").args(arguments).output();
    done.is_ok_and(|d| d.status.success())
}

impl Cables {
    /// A bridge, and for each node a namespace with a cable to it; none where that is not permitted.
    fn lay() -> Option<Cables> {
        let cables = Cables {
            bridge: format!("sb{}", std::process::id() % 100_000),
        };
        let bridge = cables.bridge.as_str();
        let laid = ip(&["link", "add", bridge, "type", "bridge"])
            && ip(&["link", "set", bridge, "up"])
            && NODES
                .iter()
                .enumerate()
                .all(|(n, node)| cables.join(n, node));
        laid.then_some(cables)
    }

    fn join(&self, n: usize, node: &str) -> bool {
        let (space, ours, theirs) = (
            self.space(node),
            self.cable(node),
            format!("{}i", self.cable(node)),
        );
        let address = format!("10.97.0.{}/24", n + 1);
        ip(&["netns", "add", &space])
            && ip(&[
                "link", "add", &ours, "type", "veth", "peer", "name", &theirs,
            ])
            && ip(&["link", "set", &theirs, "netns", &space])
            && ip(&["link", "set", &ours, "master", &self.bridge])
            && ip(&["link", "set", &ours, "up"])
            && ip(&["-n", &space, "addr", "add", &address, "dev", &theirs])
            && ip(&["-n", &space, "link", "set", &theirs, "up"])
            && ip(&["-n", &space, "link", "set", "lo", "up"])
    }

    fn space(&self, node: &str) -> String {
        format!("{}-{node}", self.bridge)
    }

    fn cable(&self, node: &str) -> String {
        format!("{}{node}", self.bridge)
    }

    fn pull_out(&self, node: &str) {
        assert!(ip(&["link", "set", &self.cable(node), "down"]));
    }

    fn put_back(&self, node: &str) {
        assert!(ip(&["link", "set", &self.cable(node), "up"]));
    }

    /// From now on one node does not find the way to another, and so the other does not to it.
    fn lose_the_way(&self, from: &str, to: &str) {
        let to = NODES.iter().position(|n| *n == to).unwrap() + 1;
        let to = format!("10.97.0.{to}/32");
        assert!(ip(&[
            "-n",
            &self.space(from),
            "route",
            "add",
            "unreachable",
            &to
        ]));
    }

    fn start(&self, town: &Town, node: &str) -> Running {
        let mut command = Command::new("ip");
        command.args([
            "netns",
            "exec",
            &self.space(node),
            env!("CARGO_BIN_EXE_stormbell"),
        ]);
        town.start_with(node, command)
    }
}

impl Drop for Cables {
    fn drop(&mut self) {
        for node in NODES {
            ip(&["link", "del", &self.cable(node)]);
            ip(&["netns", "del", &self.space(node)]);
        }
        ip(&["link", "del", &self.bridge]);
    }
}

/// Networks and nodes in them; none, and a word about it, where that is not permitted.
fn town(name: &str) -> Option<(Cables, Town)> {
    let laid = (is_there("/usr/sbin/ip") || is_there("/sbin/ip")).then(Cables::lay);
    let Some(cables) = laid.flatten() else {
        println!("skipped: network namespaces are not permitted here");
        return None;
    };
    let at = |n: usize| SocketAddr::from(([10, 97, 0, n as u8 + 1], 8443));
    let places = NODES.iter().enumerate().map(|(n, node)| (*node, at(n)));
    let town = Town::found(name, &places.collect::<Vec<_>>());
    Some((cables, town))
}

/// The addresses are the same in every test, and namespaces are of the machine: one at a time.
static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cables_are_pulled_out_and_nodes_killed_and_each_statement_arrives_once() {
    let _turn = ONE_AT_A_TIME.lock().await;
    let Some((cables, town)) = town("network-cables") else {
        return;
    };
    let start = |node: &str| cables.start(&town, node);
    let (mut ee, eu, lt, mut se) = (start("ee"), start("eu"), start("lt"), start("se"));
    town.say("se", "before", &["ee", "lt"]).await;
    town.until_came("ee", &["before".into()]).await;

    // Sweden is cut off; both sides go on saying things, and are killed meanwhile.
    cables.pull_out("se");
    town.say("se", "said alone", &["ee", "lt"]).await;
    town.say("ee", "said to the one cut off", &["se", "eu"])
        .await;
    se.kill();
    se = start("se");
    town.say("se", "said after the kill", &["ee"]).await;
    ee.kill();
    cables.put_back("se");
    ee = start("ee");
    town.say("lt", "said when healed", &["ee", "se"]).await;

    let all = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
    town.until_came(
        "ee",
        &all(&[
            "before",
            "said alone",
            "said after the kill",
            "said when healed",
        ]),
    )
    .await;
    town.until_came("lt", &all(&["before", "said alone"])).await;
    town.until_came("se", &all(&["said to the one cut off", "said when healed"]))
        .await;
    town.until_came("eu", &all(&["said to the one cut off"]))
        .await;
    drop((ee, eu, lt, se));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_does_not_find_the_way_is_put_through_by_the_centre() {
    let _turn = ONE_AT_A_TIME.lock().await;
    let Some((cables, town)) = town("network-carried") else {
        return;
    };
    cables.lose_the_way("ee", "se");
    let running: Vec<Running> = ["ee", "eu", "se"].map(|n| cables.start(&town, n)).into();
    town.say("se", "carried", &["ee"]).await;
    town.say("ee", "carried back", &["se"]).await;
    town.until_came("ee", &["carried".into()]).await;
    town.until_came("se", &["carried back".into()]).await;
    // The one who carried has nothing of it.
    town.until_came("eu", &[]).await;
    drop(running);
}
