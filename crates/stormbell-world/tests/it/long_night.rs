//! A long night of hundreds of acts in no order: after each, somebody is called for everything that is open.

use crate::common::{self, said, urgent};
use stormbell_model::{
    IncidentId, LinkId, ReportId, Span,
    officer::{Actor, Role},
    outside::bytes,
    report::Outcome,
    triage::Priority,
};
use stormbell_service::*;
use stormbell_world::{TestChance, World};

const STEPS: usize = 140;
const SEED: u64 = 20_101_128;

/// What the night has seen so far.
#[derive(Default)]
struct Night {
    reports: Vec<ReportId>,
    incidents: Vec<IncidentId>,
    links: Vec<LinkId>,
    officers: Vec<Actor>,
    filed_urgent: i64,
}

struct Dice(TestChance);

impl Dice {
    fn below(&self, n: usize) -> usize {
        (u64::from_le_bytes(bytes::<8>(&self.0)) % n as u64) as usize
    }
    fn one_of<T: Copy>(&self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| all[self.below(all.len())])
    }
}

/// One act. What does not fit the state is refused; only a fault of ours is a failure.
async fn step(world: &World, night: &mut Night, dice: &Dice) -> Result<(), Fault> {
    let officer = dice.one_of(&night.officers).unwrap();
    let ctx = world.ctx(officer);
    let Some(report) = dice.one_of(&night.reports) else {
        return file_one(world, night, dice).await;
    };
    match dice.below(17) {
        0 | 1 => file_one(world, night, dice).await,
        2 => take_report(&ctx, report).await,
        3 | 4 => acknowledge_something(&ctx, dice).await,
        5 => answer_reporter(&ctx, report, "Hold on.").await.map(drop),
        6 | 7 => close_report(&ctx, report, Outcome::Advised, "Done.").await,
        8 => reopen_report(&ctx, report, "Not done.").await,
        9 => write_message(&world.ctx(Actor::Reporter(report)), "Hello?")
            .await
            .map(drop),
        10 => set_duty(&ctx, dice.below(2) == 0).await,
        11 => assess_report(&ctx, report, assessment(dice, officer)).await,
        12 => break_or_mend(world, dice),
        13..=15 => incident_step(&ctx, night, report, dice).await,
        _ => read_report(&ctx, report).await.map(drop),
    }
}

async fn file_one(world: &World, night: &mut Night, dice: &Dice) -> Result<(), Fault> {
    let rings = dice.below(2) == 0;
    let new = if rings { urgent("Help.") } else { said("Hm.") };
    let filed = file_report(&world.ctx(Actor::Visitor), new, None).await?;
    night.filed_urgent += i64::from(rings);
    night.reports.push(filed.report);
    Ok(())
}

async fn acknowledge_something(ctx: &Ctx, dice: &Dice) -> Result<(), Fault> {
    let open = desk_queue(ctx, &QueueFilter::default()).await?.alarms;
    let ids: Vec<_> = open.iter().map(|a| a.id).collect();
    match dice.one_of(&ids) {
        Some(id) => acknowledge_alarm(ctx, id).await,
        None => Ok(()),
    }
}

fn assessment(dice: &Dice, officer: Actor) -> Assessment {
    Assessment {
        priority: dice.one_of(&[Priority::Emergency, Priority::High, Priority::Low]),
        assigned_to: dice
            .one_of(&[None, Some(None), Some(officer.officer())])
            .flatten(),
        reason: String::from("after a second look"),
        ..Assessment::default()
    }
}

fn break_or_mend(world: &World, dice: &Dice) -> Result<(), Fault> {
    let again = dice.below(2) == 0;
    let broken = CarrierFault {
        code: "server-away",
        again,
    };
    world
        .mailbox
        .break_with((dice.below(2) == 0).then_some(broken));
    Ok(())
}

async fn incident_step(
    ctx: &Ctx,
    night: &mut Night,
    report: ReportId,
    dice: &Dice,
) -> Result<(), Fault> {
    let (Some(incident), choice) = (dice.one_of(&night.incidents), dice.below(6)) else {
        let id = open_incident(ctx, "Something larger", &[report], "alike").await?;
        night.incidents.push(id);
        return Ok(());
    };
    match choice {
        0 => {
            night
                .incidents
                .push(open_incident(ctx, "Another", &[], "").await?);
        }
        1 => night
            .links
            .push(link_report(ctx, report, incident, "alike").await?),
        2 => {
            if let Some(link) = dice.one_of(&night.links) {
                unlink_report(ctx, link, "not alike").await?;
            }
        }
        3 => close_incident(ctx, incident, Outcome::Resolved, "Over.", true).await?,
        4 => reopen_incident(ctx, incident, "Not over.").await?,
        _ => {
            write_entry(ctx, incident, "Called the bank.").await?;
        }
    }
    Ok(())
}

async fn live_through(mut world: World) {
    let dice = Dice(TestChance::seeded(SEED));
    let mut night = Night::default();
    for (name, role) in [
        ("Lea", Role::Lead),
        ("Anna", Role::DutyOfficer),
        ("Ben", Role::Handler),
    ] {
        night.officers.push(world.officer(name, role).await.actor);
    }
    for n in 0..STEPS {
        if let Err(fault @ (Fault::Internal | Fault::Unavailable | Fault::Forbidden(_))) =
            step(&world, &mut night, &dice).await
        {
            panic!("step {n}: {fault}")
        }
        world.advance(Span::minutes(dice.below(9) as i64)).await;
        common::assert_somebody_is_always_called(&world).await;
        if n % 40 == 39 {
            world = world.restarted().await;
        }
    }
    assert_eq!(common::rows(&world, "alarms").await, night.filed_urgent);
    assert!(
        night.filed_urgent > 5 && !night.incidents.is_empty(),
        "a real night"
    );
    common::assert_journal_verifies(&world).await;
}

#[tokio::test]
async fn through_a_long_night_every_open_alarm_has_its_next_step() {
    World::on_each_engine(live_through).await;
}
