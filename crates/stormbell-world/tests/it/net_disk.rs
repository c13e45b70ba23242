//! What a network leaves on disk: nothing that was said, no key, no name of a circle; and no look that grows with what is kept.

use crate::{
    net_share::{advisory, alert, lead, to},
    plans::assert_planned,
};
use std::collections::BTreeSet;
use stormbell_model::Lang;
use stormbell_service::exchange::{self, Content, Draft};
use stormbell_wire::exchange::{Expertise, Named, Value};
use stormbell_world::{
    copies::dumped,
    net::{Net, name},
    thief::assert_silent,
};

const SAID: [&str; 8] = [
    "Björnbärsgelé",
    "Hjortronkräm",
    "wolverine-den.example",
    "Tranbärsmousse",
    "Enbärsdricka",
    "Slånbärslikör",
    "Rönnbärssaft",
    "Krusbärspaj",
];

async fn talk(net: &Net) {
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let ctx = se.ctx();
    let everybody = ["ee", "lt"];
    exchange::share(&ctx, advisory(SAID[0], &everybody))
        .await
        .unwrap();
    let gone = exchange::share(&ctx, alert(SAID[1], &everybody))
        .await
        .unwrap();
    let value = Value {
        kind: "domain".into(),
        value: SAID[2].into(),
        note: SAID[3].into(),
        ..Value::default()
    };
    let named = Named {
        values: vec![value],
        ..Named::default()
    };
    let draft = Draft {
        audience: to(&everybody),
        ..Draft::of(Content::Indicators(named), "Values", Lang::En)
    };
    let values = exchange::share(&ctx, draft).await.unwrap();
    let work = Expertise {
        what: "lesson".into(),
        words: SAID[4].into(),
        ..Expertise::default()
    };
    let draft = Draft {
        audience: to(&everybody),
        ..Draft::of(Content::Expertise(work), SAID[5], Lang::En)
    };
    exchange::share(&ctx, draft).await.unwrap();
    let members = BTreeSet::from([name("ee")]);
    exchange::make_circle(&ctx, SAID[6], &members)
        .await
        .unwrap();
    let asked = exchange::ask_help(&ctx, &[name("ee")], advisory(SAID[7], &[]))
        .await
        .unwrap();
    net.settle().await;
    exchange::answer_help(&ee.ctx(), asked, "no", advisory("No.", &[]))
        .await
        .unwrap();
    exchange::supersede(&ctx, values, advisory("Anew", &["ee"]))
        .await
        .unwrap();
    exchange::erase(&ctx, gone, "No.").await.unwrap();
    net.settle().await;
    for who in [&se, &ee] {
        let ctx = who.ctx();
        for line in exchange::what_came(&ctx, None).await.unwrap().rows {
            exchange::one_came(&ctx, line.id).await.unwrap();
        }
        for line in exchange::what_went(&ctx, None).await.unwrap().rows {
            exchange::one_sent(&ctx, line.id).await.unwrap();
        }
        exchange::library(&ctx, SAID[4], None).await.unwrap();
        exchange::library(&ctx, "", None).await.unwrap();
        exchange::help_requests(&ctx, None).await.unwrap();
        exchange::neighbours(&ctx).await.unwrap();
        exchange::common_picture(&ctx).await.unwrap();
        exchange::circles(&ctx).await.unwrap();
        exchange::unread_from_neighbours(&ctx).await.unwrap();
    }
    exchange::doubt_logs(&net.at("ee").node).await.unwrap();
    exchange::share(&ee.ctx(), advisory("On", &["se"]))
        .await
        .unwrap();
    net.settle().await;
}

#[tokio::test]
async fn a_thief_of_any_node_reads_nothing_and_no_look_grows_with_what_is_kept() {
    Net::on_each_engine(&["ee", "lt", "se"], |net| async move {
        talk(&net).await;
        let secrets: Vec<String> = SAID.iter().map(|s| (*s).to_owned()).collect();
        for who in ["ee", "lt", "se"] {
            let house = net.at(who);
            assert_planned(house.store()).await;
            assert_silent(who, dumped(house.store()).await, &secrets);
        }
    })
    .await;
}

/// What was erased is gone from the report that was made of it, too, and its values are no indicators any more.
#[tokio::test]
async fn an_erasure_reaches_all_that_was_made_of_a_thing() {
    let net = Net::of(&["ee", "se"]).await;
    let (se, ee) = (lead(net.at("se")).await, lead(net.at("ee")).await);
    let value = Value {
        kind: "domain".into(),
        value: SAID[2].into(),
        ..Value::default()
    };
    let named = Named {
        values: vec![value],
        raises: Some(1),
        ..Named::default()
    };
    let draft = Draft {
        audience: to(&["ee"]),
        ..Draft::of(Content::Indicators(named), "Values", Lang::En)
    };
    let values = exchange::share(&se.ctx(), draft).await.unwrap();
    let burns = exchange::share(&se.ctx(), alert(SAID[1], &["ee"]))
        .await
        .unwrap();
    net.settle().await;
    let known = stormbell_service::list_indicators(&ee.ctx(), None)
        .await
        .unwrap();
    assert_eq!(known.indicators.rows[0].value, SAID[2]);
    assert!(known.imports[0].import.source.contains("Desk of se"));
    let report = exchange::one_came(&ee.ctx(), burns)
        .await
        .unwrap()
        .report
        .unwrap();
    exchange::erase(&se.ctx(), values, "No.").await.unwrap();
    exchange::erase(&se.ctx(), burns, "No.").await.unwrap();
    net.settle().await;
    let known = stormbell_service::list_indicators(&ee.ctx(), None)
        .await
        .unwrap();
    assert!(known.indicators.rows.is_empty());
    let read = stormbell_service::read_report(&ee.ctx(), report)
        .await
        .unwrap();
    assert_eq!(read.report.narrative, "");
    let found = stormbell_service::search_reports(&ee.ctx(), SAID[1], None).await;
    assert!(found.unwrap().rows.is_empty());
}
