//! A node joins a running network: one member follows the charter, the others hear of it from each other, and the new one exchanges.
//! Then the centre suspends a member, and the others hear of that too.

use super::{Town, text};
use crate::backup::{assert_done, stormbell};
use std::net::TcpListener;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_is_admitted_by_a_quorum_and_a_member_is_suspended_by_the_centre() {
    let mut town = Town::found("network-admits", &Town::free(&["ee", "eu", "se"]));
    let running: Vec<_> = ["ee", "eu", "se"].map(|n| town.start(n)).into();
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    town.at.insert("lv".into(), free);
    town.make("lv");

    let charter = town.file("charter-1");
    let (se, ee, lv) = (town.place("se"), town.place("ee"), town.place("lv"));
    let root = |node: &str| town.file(&format!("{node}.root"));
    let card = town.file("lv.card");
    assert_done(&stormbell(&[
        "charter",
        "invite",
        &card,
        "--root-key",
        &root("se"),
        "--out",
        &charter,
        "--data",
        text(&se),
    ]));
    let too_few = stormbell(&["charter", "follow", &charter, "--yes", "--data", text(&se)]);
    assert!(!too_few.status.success());
    for voter in ["ee", "lv"] {
        let data = if voter == "ee" { &ee } else { &se };
        assert_done(&stormbell(&[
            "charter",
            "sign",
            &charter,
            "--root-key",
            &root(voter),
            "--yes",
            "--data",
            text(data),
        ]));
    }
    assert_done(&stormbell(&[
        "charter",
        "follow",
        &charter,
        "--yes",
        "--data",
        text(&se),
    ]));
    for node in ["se", "ee", "eu"] {
        town.until_shown(node, "charter 1\n").await;
    }

    let chain = town.file("chain");
    assert_done(&stormbell(&[
        "charter",
        "export",
        "--out",
        &chain,
        "--data",
        text(&se),
    ]));
    let hash = town.hash();
    assert_done(&stormbell(&[
        "charter",
        "begin",
        &chain,
        "--member",
        "lv",
        "--hash",
        &hash,
        "--yes",
        "--data",
        text(&lv),
    ]));
    let latvia = town.start("lv");
    town.say("ee", "welcome", &["lv"]).await;
    town.say("lv", "thank you", &["ee", "se", "eu"]).await;
    town.until_came("lv", &["welcome".into()]).await;
    for node in ["ee", "se", "eu"] {
        town.until_came(node, &["thank you".into()]).await;
    }

    let (eu, paper) = (town.place("eu"), town.file("suspension"));
    assert_done(&stormbell(&[
        "charter",
        "suspend",
        "lv",
        "--reason",
        "its key was stolen",
        "--out",
        &paper,
        "--yes",
        "--data",
        text(&eu),
    ]));
    for node in ["ee", "se"] {
        town.until_shown(node, "suspended: lv").await;
    }
    drop((running, latvia));
}
