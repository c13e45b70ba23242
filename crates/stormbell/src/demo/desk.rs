//! What the played people of the desk do.

use super::{
    player::{Case, Done, Held, Pace, Player},
    story::DeskAct,
};
use stormbell_model::{
    Moment,
    marking::Tlp,
    report::{Contact, Outcome, ReportState},
    triage::Priority,
};
use stormbell_service::{
    Assessment, Ctx, Fault, acknowledge_alarm, answer_reporter, assess_incident, assess_report,
    close_incident, close_report, link_report, open_incident, read_report, sealed_identity,
    take_report, unlink_report, write_entry,
};

/// How often we look for the alarm of a report that rings, before we take the report without it.
const LOOKS_MAX: usize = 100;

/// Does one act, and says so.
pub async fn act<P: Pace>(
    player: &mut Player<P>,
    at: Moment,
    by: &str,
    act: &DeskAct,
) -> Result<Done, Fault> {
    let ctx = player.crew.ctx(by)?;
    let (verb, done) = match act {
        DeskAct::Take(reports) => ("takes", on_each(player, &ctx, reports, Each::Take).await?),
        DeskAct::Answer { report, text } => {
            let each = Each::Answer(text);
            (
                "answers",
                on_each(player, &ctx, std::slice::from_ref(report), each).await?,
            )
        }
        DeskAct::Close {
            reports,
            outcome,
            text,
        } => {
            let each = Each::Close(*outcome, text);
            ("closes", on_each(player, &ctx, reports, each).await?)
        }
        DeskAct::Assess {
            report,
            priority,
            tlp,
            reason,
        } => {
            let each = Each::Assess(assessment(*priority, *tlp, reason));
            let report = std::slice::from_ref(report);
            ("assesses", on_each(player, &ctx, report, each).await?)
        }
        DeskAct::OpenContact { report, reason } => {
            let each = Each::OpenContact(by, reason);
            let report = std::slice::from_ref(report);
            (
                "opens the contact of",
                on_each(player, &ctx, report, each).await?,
            )
        }
        other => ("works on", on_incident(player, &ctx, other).await?),
    };
    let Some(what) = done else {
        return Ok(Done::Left);
    };
    let name = player.crew.person(by).map_or(by, |p| p.name.as_str());
    player.say(at, &format!("  {name} {verb} {what}"));
    Ok(Done::Yes)
}

/// What is done to each of some reports.
enum Each<'a> {
    Take,
    Answer(&'a str),
    Close(Outcome, &'a str),
    Assess(Assessment),
    OpenContact(&'a str, &'a str),
}

/// Does it to each report that no visitor has taken. Gives their references; none when all were left.
async fn on_each<P: Pace>(
    player: &Player<P>,
    ctx: &Ctx,
    reports: &[String],
    each: Each<'_>,
) -> Result<Option<String>, Fault> {
    let mut done = Vec::new();
    for key in reports {
        let held = player.held(key)?;
        if !ours(player, ctx, held).await? {
            continue;
        }
        match &each {
            Each::Take => take(player, ctx, held).await?,
            Each::Answer(text) => {
                answer_reporter(ctx, held.report, text.trim()).await?;
            }
            Each::Close(outcome, text) => {
                close_report(ctx, held.report, *outcome, text.trim()).await?;
            }
            Each::Assess(a) => assess_report(ctx, held.report, a.clone()).await?,
            Each::OpenContact(by, reason) => open_contact(player, ctx, by, held, reason).await?,
        }
        done.push(held.reference.clone());
    }
    Ok((!done.is_empty()).then(|| done.join(", ")))
}

/// Whether the report is open, and nobody has it but people whom the program plays.
async fn ours<P: Pace>(player: &Player<P>, ctx: &Ctx, held: &Held) -> Result<bool, Fault> {
    let report = read_report(ctx, held.report).await?.report;
    let visitor_has_it = report.assigned_to.is_some_and(|id| !player.crew.plays(id));
    Ok(report.state != ReportState::Closed && !visitor_has_it)
}

/// Acknowledges the alarm of a report that rings. The workers open it a moment after the report is kept; taken before,
/// it would ring for a report that somebody has.
async fn take<P: Pace>(player: &Player<P>, ctx: &Ctx, held: &Held) -> Result<(), Fault> {
    for _ in 0..LOOKS_MAX {
        let alarms = read_report(ctx, held.report).await?.alarms;
        if let Some(ringing) = alarms.iter().find(|a| a.ringing) {
            return acknowledge_alarm(ctx, ringing.id).await;
        }
        if !held.rings || !alarms.is_empty() {
            break;
        }
        player.pace.breathe().await;
    }
    take_report(ctx, held.report).await
}

fn assessment(priority: Option<Priority>, tlp: Option<Tlp>, reason: &str) -> Assessment {
    Assessment {
        priority,
        tlp,
        reason: reason.to_owned(),
        ..Assessment::default()
    }
}

/// Opens the sealed contact with the person's own key, as a device would, and finds what the reporter gave.
async fn open_contact<P: Pace>(
    player: &Player<P>,
    ctx: &Ctx,
    by: &str,
    held: &Held,
    reason: &str,
) -> Result<(), Fault> {
    let person = player.crew.person(by).ok_or(Fault::NotFound)?;
    let sealed = sealed_identity(ctx, held.report, reason).await?;
    let plain = stormbell_seal::sealed::open(&person.identity, &sealed.file)?;
    let contact: Contact = serde_json::from_slice(&plain).map_err(|_| Fault::Internal)?;
    if held.contact.as_ref() == Some(&contact) {
        Ok(())
    } else {
        Err(Fault::Internal)
    }
}

/// Acts on an incident. Gives the line's end.
async fn on_incident<P: Pace>(
    player: &mut Player<P>,
    ctx: &Ctx,
    act: &DeskAct,
) -> Result<Option<String>, Fault> {
    let (incident, what) = match act {
        DeskAct::Open {
            incident,
            title,
            reports,
            reason,
        } => {
            let ids = reports.iter().map(|key| player.held(key).map(|h| h.report));
            let first = ids.collect::<Result<Vec<_>, _>>()?;
            let id = open_incident(ctx, title, &first, reason).await?;
            let title = title.clone();
            player
                .incidents
                .insert(incident.clone(), Case { id, title });
            (incident, String::from("a new incident"))
        }
        DeskAct::Link {
            incident,
            reports,
            reason,
        } => {
            for report in reports {
                link(player, ctx, incident, report, reason).await?;
            }
            (incident, format!("{} more in it", reports.len()))
        }
        DeskAct::Unlink {
            incident,
            report,
            reason,
        } => {
            let pair = (incident.clone(), report.clone());
            let link = player.links.get(&pair).ok_or(Fault::NotFound)?;
            unlink_report(ctx, *link, reason).await?;
            (incident, String::from("one report does not belong there"))
        }
        DeskAct::Note { incident, text } => {
            write_entry(ctx, known(player, incident)?.id, text).await?;
            (incident, String::from("a note in the timeline"))
        }
        DeskAct::AssessIncident {
            incident,
            priority,
            tlp,
            reason,
        } => {
            let anew = assessment(*priority, *tlp, reason);
            assess_incident(ctx, known(player, incident)?.id, anew).await?;
            (incident, String::from("assessed anew"))
        }
        DeskAct::CloseIncident {
            incident,
            outcome,
            text,
        } => {
            close_incident(ctx, known(player, incident)?.id, *outcome, text, false).await?;
            (incident, String::from("closed"))
        }
        _ => return Err(Fault::Internal),
    };
    let title = &known(player, incident)?.title;
    Ok(Some(format!("«{title}»: {what}")))
}

fn known<'a, P: Pace>(player: &'a Player<P>, incident: &str) -> Result<&'a Case, Fault> {
    player.incidents.get(incident).ok_or(Fault::NotFound)
}

/// A visitor may have put the report there already.
async fn link<P: Pace>(
    player: &mut Player<P>,
    ctx: &Ctx,
    incident: &str,
    report: &str,
    reason: &str,
) -> Result<(), Fault> {
    let id = known(player, incident)?.id;
    match link_report(ctx, player.held(report)?.report, id, reason).await {
        Ok(link) => {
            let pair = (incident.to_owned(), report.to_owned());
            player.links.insert(pair, link);
            Ok(())
        }
        Err(Fault::Conflict(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}
