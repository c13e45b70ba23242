//! A wave rings once: reports under it ring with it, unless one is more urgent than the wave's own alarm. Nothing that is
//! more urgent is ever held back.

use super::{batch, reading::read};
use crate::{Ctx, Fault, duty::Policies};
use std::collections::BTreeSet;
use stormbell_model::{
    AlarmId, OfficerId, ReportId, WaveId,
    alarm::Alarm,
    report::{Report, ReportState},
};
use stormbell_store::{
    Tx, alarms, grouping,
    journal::{self, Entry},
    waves,
};

/// Open alarms that are looked through for those that end in a wave's.
/// Told: nobody; more cannot have opened before it was seen. Rest: they ring on by themselves.
const JOINED_MAX: usize = 500;

/// How a report rings that falls under an open wave.
pub(in crate::work) enum Rings {
    /// With the wave's alarm, which is open and at least as urgent.
    With(WaveId),
    /// By itself, for the wave: nobody is called for it now.
    For(WaveId),
}

/// How a report rings, if it falls under an open wave. Where the wave's alarm was dealt with and the wave goes on, or
/// where the report is more urgent, it rings.
pub(in crate::work) fn rings(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    report: &Report,
) -> Result<Option<Rings>, Fault> {
    let open = waves::open(tx)?;
    if open.is_empty() {
        return Ok(None);
    }
    let secret = grouping::secret(tx)?;
    let Some(read) = read(report, &[], &ctx.node.config().state, secret) else {
        return Ok(None);
    };
    let fields = read.sighting.sighted(secret, read.place).fields;
    let Some(wave) = open.into_iter().find(|wave| wave.key.covers(&fields)) else {
        return Ok(None);
    };
    let most_urgent = alarms::open_of_wave(tx, wave.id)?;
    let covered = most_urgent.is_some_and(|priority| priority <= report.priority);
    Ok(Some(match covered {
        true => Rings::With(wave.id),
        false => Rings::For(wave.id),
    }))
}

/// Whether reports wait to be grouped, so that nobody knows yet whether they are a wave.
pub(in crate::work) fn is_behind(tx: &mut Tx<'_>) -> Result<bool, Fault> {
    let place = grouping::place(tx)?;
    Ok(batch::anything(tx, place)?.is_ok())
}

/// Opens the alarm of a wave, about the newest of its reports that is not closed.
pub(super) fn ring(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    wave: &waves::Held,
    covered: &[(u64, Report)],
) -> Result<(), Fault> {
    let open = |(_, report): &&(u64, Report)| report.state != ReportState::Closed;
    let Some((_, report)) = covered.iter().rfind(open) else {
        return Ok(());
    };
    let policies = Policies::read(tx)?;
    let alarm = Alarm {
        wave: Some(wave.id),
        ..Alarm::open(
            AlarmId::new(ctx.now, ctx.node.chance()),
            report.id,
            wave.priority,
            policies.of(wave.priority),
            ctx.now,
        )
    };
    alarms::add(tx, &alarm)?;
    Ok(journal::note(tx, ctx.entry("alarm opened", report.id.0))?)
}

/// Alarms that reports of a wave opened one by one before it was known, and that nobody has, end in the wave's alarm:
/// somebody is called by that. One that is more urgent than it rings on.
pub(super) fn join_all(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    wave: WaveId,
    covered: &BTreeSet<ReportId>,
) -> Result<(), Fault> {
    let Some(priority) = alarms::open_of_wave(tx, wave)? else {
        return Ok(());
    };
    for alarm in alarms::open(tx, JOINED_MAX)? {
        let nobodys = alarm.holders().is_empty() && alarm.is_ringing();
        let of_wave = alarm.wave.is_none() && covered.contains(&alarm.report);
        if nobodys && of_wave && alarm.priority >= priority {
            join(tx, ctx, alarm, wave)?;
        }
    }
    Ok(())
}

fn join(tx: &mut Tx<'_>, ctx: &Ctx, alarm: Alarm, wave: WaveId) -> Result<(), Fault> {
    let report = alarm.report;
    let (ended, _) = alarm
        .escalation
        .clone()
        .deal_with(OfficerId::NOBODY, ctx.now);
    let alarm = Alarm {
        wave: Some(wave),
        ..alarm.with(ended)
    };
    alarms::save(tx, &alarm)?;
    let with = Entry {
        facts: vec![("with", wave.to_string())],
        ..ctx.entry("alarm joined wave", report.0)
    };
    Ok(journal::note(tx, with)?)
}
