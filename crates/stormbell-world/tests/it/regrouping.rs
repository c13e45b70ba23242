//! Officers decide which reports belong together, and any of it can be taken back: whatever was done, taking back each act
//! leaves everything as it was before it.

use crate::common::{assert_journal_verifies, file, said};
use std::collections::BTreeMap;
use stormbell_model::{IncidentId, RegroupingId, ReportId, officer::Role};
use stormbell_service::*;
use stormbell_store::{Tx, regroupings};
use stormbell_world::World;

/// What stands: for each report its ties as they were made, for each incident what its page shows.
type Standing = (
    BTreeMap<ReportId, Vec<String>>,
    BTreeMap<IncidentId, (i64, Vec<ReportId>, Option<IncidentId>)>,
);

async fn standing(ctx: &Ctx, reports: &[ReportId], incidents: &[IncidentId]) -> Standing {
    let mut ties = BTreeMap::new();
    for report in reports {
        let desk = read_report(ctx, *report).await.unwrap();
        let tied = desk.incidents.iter().filter(|link| !link.undone);
        let said =
            tied.map(|l| format!("{} {} {} {} {}", l.link, l.incident, l.reason, l.by, l.at.0));
        ties.insert(*report, said.collect());
    }
    let mut shown = BTreeMap::new();
    for incident in incidents {
        let desk = read_incident(ctx, *incident).await.unwrap();
        let tied = desk.reports.iter().filter(|(link, _)| !link.undone);
        let mut reports: Vec<ReportId> = tied.map(|(_, row)| row.id).collect();
        reports.sort();
        shown.insert(
            *incident,
            (desk.size, reports, desk.merged_into.map(|(id, _)| id)),
        );
    }
    (ties, shown)
}

/// The newest act about an incident that stands.
async fn newest(
    world: &World,
    incident: IncidentId,
    known: &[RegroupingId],
) -> Option<RegroupingId> {
    let look = move |tx: &mut Tx<'_>| regroupings::of_incident(tx, incident, 500);
    let acts = world.store().read("look at the acts", look).await.unwrap();
    let new = acts.into_iter().filter(|act| act.undone.is_none());
    new.map(|act| act.id).find(|id| !known.contains(id))
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % sides
    }
}

/// One drawn act; tells which incident it was about, if it was done.
async fn act(
    ctx: &Ctx,
    dice: &mut Dice,
    reports: &[ReportId],
    incidents: &mut Vec<IncidentId>,
) -> Option<IncidentId> {
    let report = reports[dice.roll(reports.len())];
    let one = incidents[dice.roll(incidents.len())];
    let other = incidents[dice.roll(incidents.len())];
    match dice.roll(4) {
        0 => {
            link_report(ctx, report, one, "alike").await.ok()?;
            let desk = read_report(ctx, report).await.unwrap();
            Some(desk.incidents.iter().rfind(|l| !l.undone)?.incident)
        }
        1 => {
            let desk = read_report(ctx, report).await.unwrap();
            let link = desk.incidents.into_iter().find(|l| !l.undone)?;
            unlink_report(ctx, link.link, "not alike").await.ok()?;
            Some(link.incident)
        }
        2 => {
            let desk = read_incident(ctx, one).await.unwrap();
            let tied = desk.reports.iter().filter(|(link, _)| !link.undone);
            let chosen: Vec<ReportId> = tied.map(|(_, row)| row.id).take(2).collect();
            let new = split_incident(ctx, one, &chosen, "Another", "another target")
                .await
                .ok()?;
            incidents.push(new);
            Some(one)
        }
        _ => {
            merge_incidents(ctx, one, other, "the same kit")
                .await
                .ok()?;
            Some(other)
        }
    }
}

#[tokio::test]
async fn taking_back_every_act_leaves_what_was_before_it() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let mut reports = Vec::new();
        for n in 0..6 {
            reports.push(file(&world, said(&format!("words {n}"))).await.report);
        }
        let mut incidents = Vec::new();
        for pair in reports.chunks(2) {
            incidents.push(open_incident(&ctx, "A case", pair, "alike").await.unwrap());
        }
        for seed in [3, 11, 2_026] {
            let mut dice = Dice(seed);
            let mut done = Vec::new();
            let mut known = Vec::new();
            for _ in 0..14 {
                let before = standing(&ctx, &reports, &incidents).await;
                let all = incidents.clone();
                let mut stood = Vec::new();
                for incident in &all {
                    while let Some(act) =
                        newest(&world, *incident, &[known.clone(), stood.clone()].concat()).await
                    {
                        stood.push(act);
                    }
                }
                known.extend(stood);
                if let Some(about) = act(&ctx, &mut dice, &reports, &mut incidents).await {
                    let mut found = None;
                    for incident in [vec![about], incidents.clone()].concat() {
                        if found.is_none() {
                            found = newest(&world, incident, &known).await;
                        }
                    }
                    let id = found.expect("the act is kept");
                    known.push(id);
                    done.push((id, all, before));
                }
            }
            assert!(done.len() > 5, "seed {seed}");
            world.settle().await;
            while let Some((id, incidents_then, before)) = done.pop() {
                undo_regrouping(&ctx, id).await.unwrap();
                let twice = undo_regrouping(&ctx, id).await;
                assert!(matches!(twice, Err(Fault::Conflict("already-undone"))));
                let now = standing(&ctx, &reports, &incidents_then).await;
                assert_eq!(now, before, "seed {seed}");
            }
            world.settle().await;
        }
        assert_journal_verifies(&world).await;
    })
    .await;
}

#[tokio::test]
async fn an_act_that_something_stands_on_is_not_taken_back() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let ctx = lea.ctx();
        let report = file(&world, said("x")).await.report;
        let incident = open_incident(&ctx, "A case", &[], "").await.unwrap();
        let link = link_report(&ctx, report, incident, "alike").await.unwrap();
        let first = newest(&world, incident, &[]).await.unwrap();
        unlink_report(&ctx, link, "not alike").await.unwrap();
        let refused = undo_regrouping(&ctx, first).await;
        assert!(matches!(refused, Err(Fault::Conflict("changed-since"))));
        let second = newest(&world, incident, &[first]).await.unwrap();
        undo_regrouping(&ctx, second).await.unwrap();
        undo_regrouping(&ctx, first).await.unwrap();
        let auditor = world.officer("Otto", Role::Auditor).await;
        let forbidden = merge_incidents(&auditor.ctx(), incident, incident, "x").await;
        assert!(matches!(forbidden, Err(Fault::Forbidden(_))));
    })
    .await;
}
