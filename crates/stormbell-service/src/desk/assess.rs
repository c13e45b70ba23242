//! What a report or an incident is held to be: kind, priority, marking, and who has it. A change needs a reason,
//! unless it only says who has it.

use super::{acknowledge::worked_on, note_text, regroup::standing, timeline::change_entry};
use crate::{Ctx, Fault};
use stormbell_model::{
    IncidentId, OfficerId, ReportId,
    access::{Act, role_may},
    complaint::Problem,
    kind::Kind,
    marking::Tlp,
    report::ReportState,
    triage::Priority,
};
use stormbell_store::{
    Tx, classifications, incidents,
    journal::{self, Entry},
    people, reports,
};

/// What is to change. `None` leaves a thing as it is.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// The kind.
    pub kind: Option<Kind>,
    /// How urgent.
    pub priority: Option<Priority>,
    /// How far it may go.
    pub tlp: Option<Tlp>,
    /// Who has it; `Some(None)` gives it back to everybody.
    pub assigned_to: Option<Option<OfficerId>>,
    /// Why, in the officer's words. May be empty when only the assignment changes.
    pub reason: String,
}

impl Assessment {
    fn check(&self) -> Result<String, Fault> {
        if self.kind.is_none()
            && self.priority.is_none()
            && self.tlp.is_none()
            && self.reason.trim().is_empty()
        {
            return Ok(String::new());
        }
        note_text("reason", &self.reason)
    }

    /// The changes that are real, as codes: what changed and its new value.
    fn changes(&self, now: &Present) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        if let Some(kind) = self.kind.filter(|k| *k != now.kind) {
            out.push(("kind changed", kind.value().to_owned()));
        }
        if let Some(priority) = self.priority.filter(|p| *p != now.priority) {
            out.push(("priority changed", priority.code().to_owned()));
        }
        if let Some(tlp) = self.tlp.filter(|t| *t != now.tlp) {
            out.push(("marking changed", tlp.code().to_owned()));
        }
        if let Some(officer) = self.assigned_to.filter(|a| *a != now.assigned_to) {
            out.push((
                "assigned",
                officer.map_or_else(|| String::from("nobody"), |o| o.to_string()),
            ));
        }
        out
    }
}

struct Present {
    kind: Kind,
    priority: Priority,
    tlp: Tlp,
    assigned_to: Option<OfficerId>,
}

fn check_assignee(tx: &mut Tx<'_>, a: &Assessment) -> Result<(), Fault> {
    let Some(Some(id)) = a.assigned_to else {
        return Ok(());
    };
    let able = people::load(tx, id)?
        .is_some_and(|o| o.left_at.is_none() && role_may(o.role, Act::Acknowledge));
    if able {
        Ok(())
    } else {
        Err(Fault::field("assigned_to", Problem::Unknown))
    }
}

/// One journal entry for each change; the reason stays out of the log and is kept as its hash.
fn note_changes(
    tx: &mut Tx<'_>,
    base: &Entry,
    changes: &[(&'static str, String)],
    reason: &str,
) -> Result<(), Fault> {
    let entries: Vec<Entry> = changes
        .iter()
        .map(|(act, to)| {
            let mut facts = vec![("to", to.clone())];
            if !reason.is_empty() {
                let hash = stormbell_seal::filing::content_hash(reason.as_bytes());
                facts.push(("reason", stormbell_model::text::hex(&hash)));
            }
            Entry {
                act,
                facts,
                ..base.clone()
            }
        })
        .collect();
    if !entries.is_empty() {
        journal::append(tx, &entries)?;
    }
    Ok(())
}

/// Changes what a report is held to be.
pub async fn assess_report(ctx: &Ctx, id: ReportId, a: Assessment) -> Result<(), Fault> {
    ctx.officer(Act::Assess)?;
    let reason = a.check()?;
    let (now, base) = (ctx.now, ctx.entry("assessed", id.0));
    ctx.node
        .store()
        .write_or("assess report", move |tx| {
            check_assignee(tx, &a)?;
            let mut r = reports::load_to_change(tx, id)?
                .ok_or(Fault::NotFound)?
                .report;
            let present = Present {
                kind: r.kind,
                priority: r.priority,
                tlp: r.tlp,
                assigned_to: r.assigned_to,
            };
            let changes = a.changes(&present);
            if changes.is_empty() {
                return Ok(());
            }
            r.kind = a.kind.unwrap_or(r.kind);
            if let Some(priority) = a.priority.filter(|p| *p != r.priority) {
                r.priority = priority;
                r.priority_reasons = vec![String::from("officer")];
            }
            r.tlp = a.tlp.unwrap_or(r.tlp);
            r.assigned_to = a.assigned_to.unwrap_or(r.assigned_to);
            if r.assigned_to.is_some() && r.state == ReportState::New {
                r.state = ReportState::Taken;
                r.acknowledged_at.get_or_insert(now);
            }
            r.moved_at = now;
            reports::save(tx, &r)?;
            let urgency = a.priority.filter(|p| *p != present.priority);
            classifications::correct(tx, id, r.kind, urgency)?;
            worked_on(tx, id, now)?;
            note_changes(tx, &base, &changes, &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Changes what an incident is held to be. Every change is in its timeline, with its reason.
pub async fn assess_incident(ctx: &Ctx, id: IncidentId, a: Assessment) -> Result<(), Fault> {
    let officer = ctx.officer(Act::WorkIncident)?;
    let reason = a.check()?;
    let (ctx2, base) = (ctx.clone(), ctx.entry("assessed", id.0));
    ctx.node
        .store()
        .write_or("assess incident", move |tx| {
            check_assignee(tx, &a)?;
            let mut i = standing(tx, id)?;
            let present = Present {
                kind: i.kind,
                priority: i.priority,
                tlp: i.tlp,
                assigned_to: i.assigned_to,
            };
            let changes = a.changes(&present);
            i.kind = a.kind.unwrap_or(i.kind);
            i.priority = a.priority.unwrap_or(i.priority);
            i.tlp = a.tlp.unwrap_or(i.tlp);
            i.assigned_to = a.assigned_to.unwrap_or(i.assigned_to);
            i.moved_at = ctx2.now;
            incidents::save(tx, &i)?;
            for (act, to) in &changes {
                let to = named(tx, act, to)?;
                let detail = if reason.is_empty() {
                    to
                } else {
                    format!("{to} · {reason}")
                };
                incidents::add_entry(tx, &change_entry(&ctx2, id, officer, act, &detail))?;
            }
            note_changes(tx, &base, &changes, &reason)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// A timeline names people; the journal names only ids.
fn named(tx: &mut Tx<'_>, act: &str, to: &str) -> Result<String, Fault> {
    match to.parse() {
        Ok(id) if act == "assigned" => Ok(super::Names::read(tx)?.of(id)),
        _ => Ok(to.to_owned()),
    }
}
