//! The whole story is played in the model house, where nobody waits; and its file is held against the facts.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod facts;
mod words;

use super::{
    STORY,
    crew::Crew,
    player::{Pace, Player, Tally},
    story::{Deed, DeskAct, Story},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use stormbell_model::{Moment, Span, officer::Role};
use stormbell_service::{
    QueueFilter, ReportRow, acknowledge_alarm, desk_queue, list_incidents, openings, read_incident,
    read_report,
};
use stormbell_world::World;

fn story() -> Story {
    Story::read(STORY).expect("the story can be read")
}

/// Time that a test gives: each wait moves the clock a little, and the workers do what is due.
struct NoWait(Arc<World>);

impl Pace for NoWait {
    async fn until(&self, _: Moment) {
        self.0.advance(Span::seconds(1)).await;
    }
    async fn breathe(&self) {
        self.0.settle().await;
    }
}

/// A house whose clock stands behind the whole story, as a real one's does.
async fn house() -> (Arc<World>, Player<NoWait>, Story) {
    let world = Arc::new(World::seeded(11).await);
    world.clock.advance(Span::days(30));
    let story = story();
    let crew = Crew::gather(&world.node, &story.officers).await.unwrap();
    let pace = NoWait(world.clone());
    let player = Player::new(world.node.clone(), crew, pace, |_, _| {});
    (world, player, story)
}

async fn all_reports(player: &Player<NoWait>) -> Vec<ReportRow> {
    let ctx = player.crew.ctx("astrid").unwrap();
    let mut filter = QueueFilter::default();
    let mut rows = Vec::new();
    loop {
        let queue = desk_queue(&ctx, &filter).await.unwrap();
        rows.extend(queue.reports);
        match queue.next {
            Some(next) => filter.after = Some(next),
            None => return rows,
        }
    }
}

#[tokio::test]
async fn the_whole_story_plays_by_the_services_acts() {
    let (world, mut player, story) = house().await;
    let deeds = story.deeds().len();
    let tally = player.play(&story).await;
    world.settle().await;
    let all = Tally {
        deeds,
        ..Tally::default()
    };
    assert_eq!(tally, all, "nothing failed and nothing was left");

    every_report_is_at_the_desk(&player, &story).await;
    every_incident_has_its_reports(&player, &story).await;
    desk_answers_in_the_reporters_language(&player, &story).await;
    only_the_last_alarm_rings(&player).await;
    let lead = player.crew.ctx("astrid").unwrap();
    assert_eq!(openings(&lead, None).await.unwrap().rows.len(), 3);
}

async fn every_report_is_at_the_desk(player: &Player<NoWait>, story: &Story) {
    let rows = all_reports(player).await;
    let told: usize = story.steps.iter().map(|s| s.reports.len()).sum();
    assert!((60..=90).contains(&told), "{told} reports");
    let at_desk: BTreeSet<_> = rows.iter().map(|r| r.id.0).collect();
    let filed: BTreeSet<_> = player.filed.values().map(|h| h.report.0).collect();
    assert_eq!(at_desk, filed);
    assert_eq!(filed.len(), told, "keys are used once");
    let langs: BTreeSet<_> = rows.iter().map(|r| r.lang).collect();
    assert_eq!(langs, stormbell_model::lang::SPOKEN.into_iter().collect());
}

async fn every_incident_has_its_reports(player: &Player<NoWait>, story: &Story) {
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, deed) in story.deeds() {
        match deed {
            Deed::Desk(
                _,
                DeskAct::Open {
                    incident, reports, ..
                }
                | DeskAct::Link {
                    incident, reports, ..
                },
            ) => wanted.entry(incident).or_default().extend(reports),
            Deed::Desk(
                _,
                DeskAct::Unlink {
                    incident, report, ..
                },
            ) => {
                wanted.get_mut(&incident).unwrap().remove(&report);
            }
            _ => {}
        }
    }
    assert!((5..=7).contains(&wanted.len()));
    let ctx = player.crew.ctx("bo").unwrap();
    for (key, reports) in wanted {
        let incident = read_incident(&ctx, player.incidents[&key].id)
            .await
            .unwrap();
        let tied = incident.reports.iter().filter(|(link, _)| !link.undone);
        let tied: BTreeSet<_> = tied.map(|(_, row)| row.id.0).collect();
        let wanted: BTreeSet<_> = reports.iter().map(|r| player.filed[r].report.0).collect();
        // The rules may have tied more reports of the same attack.
        assert!(tied.is_superset(&wanted), "{key}");
    }
    let open = list_incidents(&ctx, false, None).await.unwrap().rows;
    let theirs: BTreeSet<_> = player.incidents.values().map(|case| case.id).collect();
    let open = open.iter().filter(|row| theirs.contains(&row.id)).count();
    assert_eq!(open, 1, "one case is still open at the end");
}

async fn desk_answers_in_the_reporters_language(player: &Player<NoWait>, story: &Story) {
    let ctx = player.crew.ctx("elin").unwrap();
    for card in story.steps.iter().flat_map(|s| &s.reports) {
        let desk = read_report(&ctx, player.filed[&card.key].report)
            .await
            .unwrap();
        for message in desk.messages {
            words::check(&card.key, &message.text, card.lang);
        }
    }
}

async fn only_the_last_alarm_rings(player: &Player<NoWait>) {
    let ctx = player.crew.ctx("bo").unwrap();
    let queue = desk_queue(&ctx, &QueueFilter::default()).await.unwrap();
    let left: Vec<_> = queue
        .alarms
        .iter()
        .map(|a| (a.report.0, a.ringing))
        .collect();
    assert_eq!(left, [(player.filed["water-1"].report.0, true)]);
}

#[tokio::test]
async fn what_a_visitor_takes_is_left_to_the_visitor() {
    let (world, mut player, mut story) = house().await;
    let visitor = world.officer("Vera", Role::Lead).await;
    // Until just before Astrid takes the bank's alarm; then a visitor is quicker.
    let day = story.begins_at.plus(Span::hours(12));
    story.steps.retain(|step| step.at < day);
    let astrid: Vec<_> = story
        .steps
        .iter_mut()
        .map(|s| (s.at, std::mem::take(&mut s.desk)))
        .collect();
    player.play(&story).await;
    let held = player.filed["lure-bank"].report;
    let desk = read_report(&visitor.ctx(), held).await.unwrap();
    acknowledge_alarm(&visitor.ctx(), desk.alarms[0].id)
        .await
        .unwrap();
    for step in &mut story.steps {
        let (_, lines) = astrid.iter().find(|(at, _)| *at == step.at).unwrap();
        step.desk = lines.clone();
        step.reports.clear();
        step.outside.clear();
    }
    let tally = player.play(&story).await;
    assert_eq!(tally.failed, Vec::<String>::new());
    assert_eq!(tally.left, 3, "take, contact, answer");
    let after = read_report(&visitor.ctx(), held).await.unwrap();
    assert_eq!(after.report.assigned_to, Some(visitor.id()));
}

#[tokio::test]
async fn the_first_seconds_are_lively_and_some_alarms_are_left() {
    let (_, mut player, story) = house().await;
    player.play(&story).await;
    // At the usual speed ten minutes of the story pass in one second.
    let seconds = |n: i64| Span::minutes(n * 10);
    let (mut rang, mut taken) = (BTreeMap::new(), BTreeMap::new());
    for (at, deed) in story.deeds() {
        match deed {
            Deed::File(card, _) if player.filed[&card.key].rings => {
                rang.insert(card.key.clone(), at);
            }
            Deed::Desk(_, DeskAct::Take(reports)) => {
                for report in reports {
                    taken.entry(report).or_insert(at);
                }
            }
            _ => {}
        }
    }
    let soon = story.begins_at.plus(seconds(20));
    let early = story
        .deeds()
        .iter()
        .filter(|(at, d)| matches!(d, Deed::File(..)) && *at <= soon)
        .count();
    assert!(early >= 10, "{early} reports in the first 20 seconds");
    assert!(rang.values().any(|at| *at <= soon));
    let left =
        |key: &String, at: &Moment| taken.get(key).is_none_or(|t| t.since(*at) >= seconds(25));
    let left = rang.iter().filter(|(key, at)| left(key, at)).count();
    assert!(left >= 8, "{left} alarms ring for 25 seconds or longer");
}

#[test]
fn a_word_that_is_not_known_is_refused() {
    for (word, wrong) in [
        ("happening = \"message\"", "happening = \"massage\""),
        ("do.keep", "do.burn"),
        ("say = ", "sigh = "),
        ("tlp = \"GREEN\"", "tlp = \"green-ish\""),
        ("lang = \"sv\"", "lang = \"pl\""),
    ] {
        assert!(STORY.contains(word));
        let text = STORY.replacen(word, wrong, 1);
        assert!(Story::read(&text).is_err(), "{wrong}");
    }
}
