//! What a desk has made of its reports: taken, answered, tied, closed; and the people and organisations around them.

use super::{
    facts::Facts,
    fill::{AT_ONCE, Bar},
};
use anyhow::{Context as _, anyhow};
use std::future::Future;
use stormbell_model::{
    IncidentId, Lang, Moment, ReportId,
    officer::{Actor, Role},
    outside,
    report::Outcome,
    sector::Sector,
};
use stormbell_seal::Identity;
use stormbell_service::{
    Ctx, Fault, IncidentRow, Joining, NewKey, NewPasskey, Node, Wrapped, answer_reporter,
    close_report, first_invitation, give_api_key, invite, join, link_report, list_incidents,
    open_incident, register_organisation, sealed_identity, session, set_key, take_report,
    write_message,
};

const OFFICERS: usize = 12;
const ORGANISATIONS: u64 = 2_000;
const INCIDENTS: usize = 300;
const OPENINGS: u64 = 500;
const LONG_TALK: usize = 200;
/// Reports that the desk takes at the most, and a third of those that it closes: it does not work for days here.
const WORKED_MAX: usize = 20_000;
/// Reports of the great incident at the most.
const TIED_MAX: usize = 50_000;

/// The people who do it.
pub struct Desk {
    node: Node,
    people: Vec<Actor>,
}

impl Desk {
    /// Brings them to a new node: a lead, and handlers.
    pub async fn gather(node: &Node) -> anyhow::Result<Desk> {
        let visitor = node.ctx(Actor::Visitor, Lang::En);
        let mut desk = Desk {
            node: node.clone(),
            people: Vec::new(),
        };
        for n in 0..OFFICERS {
            let token = match desk.people.first() {
                None => {
                    first_invitation(node)
                        .await?
                        .context("the store is not empty")?
                        .token
                }
                Some(_) => invite(&desk.lead(), Role::Handler).await?.token,
            };
            let opened = join(&visitor, &token, joining(node, n)).await?;
            let (actor, _) = session(&visitor, &opened.token)
                .await?
                .context("a session")?;
            set_key(&node.ctx(actor, Lang::En), key(node)).await?;
            desk.people.push(actor);
        }
        Ok(desk)
    }

    /// An act of the lead.
    pub fn lead(&self) -> Ctx {
        self.by(0)
    }

    fn by(&self, n: usize) -> Ctx {
        self.node.ctx(self.people[n % self.people.len()], Lang::En)
    }
}

fn joining(node: &Node, n: usize) -> Joining {
    Joining {
        name: format!("Officer {n}"),
        email: None,
        lang: Lang::En,
        // Drawn and forgotten: nobody can sign in with it.
        passkey: NewPasskey {
            credential_id: outside::bytes::<32>(node.chance()).to_vec(),
            data: String::from("{}"),
            label: String::from("of the bench"),
        },
    }
}

fn key(node: &Node) -> NewKey {
    NewKey {
        recipient: Identity::generate(node.chance()).recipient().to_string(),
        wrapped: vec![Wrapped {
            kind: String::from("passphrase"),
            credential_id: None,
            blob: vec![0],
        }],
    }
}

/// Does the desk's work. Of ten reports three are closed, one is taken and answered, and one is in a great incident, up
/// to the bounds above.
pub async fn on(desk: &Desk, filed: &[(ReportId, String)]) -> anyhow::Result<Facts> {
    let great = open_incident(&desk.lead(), "A wave over the whole state", &[], "").await?;
    let tying_began = desk.node.now();
    let tied: Vec<ReportId> = every(filed, 10, 1).take(TIED_MAX).collect();
    many("tying", tied, |n, id| {
        let ctx = desk.by(n);
        async move {
            link_report(&ctx, id, great, "same sender, same hour")
                .await
                .map(drop)
        }
    })
    .await?;
    let great_middle = id_between(tying_began, desk.node.now());
    let taken = every(filed, 10, 2).take(WORKED_MAX).collect();
    many("taking", taken, |n, id| {
        let ctx = desk.by(n);
        async move {
            take_report(&ctx, id).await?;
            if n % 4 == 0 {
                answer_reporter(&ctx, id, "We have your report. Please keep the message.").await?;
            }
            Ok(())
        }
    })
    .await?;
    let closed = (3..6).flat_map(|k| every(filed, 10, k).take(WORKED_MAX));
    let closed = closed.collect();
    many("closing", closed, |n, id| {
        let ctx = desk.by(n);
        async move { close_report(&ctx, id, Outcome::Advised, "Thank you. Block the sender.").await }
    })
    .await?;
    let incident = incidents(desk, filed).await?;
    around(desk, filed).await?;
    let talkative = talk(desk, filed).await?;
    let references = list_incidents(&desk.lead(), false, None).await?.rows;
    let reference = |i: &IncidentRow| i.reference.clone();
    let ringing = stormbell_service::ringing(&desk.lead()).await?;
    Ok(Facts {
        officer: desk.people[0]
            .officer()
            .map(|o| o.to_string())
            .unwrap_or_default(),
        great_incident: great.to_string(),
        great_middle,
        incident: incident.to_string(),
        incident_references: references.iter().map(reference).collect(),
        ringing: ringing
            .first()
            .map_or(talkative.clone(), |a| a.report.to_string()),
        talkative,
        ..Facts::default()
    })
}

/// An id of version 7 from the middle between two moments.
fn id_between(a: Moment, b: Moment) -> String {
    let milliseconds = a.0.midpoint(b.0) / 1_000;
    format!("{milliseconds:012x}70008000000000000000")
}

/// The ids whose place leaves `rest` when divided by `by`.
fn every(filed: &[(ReportId, String)], by: usize, rest: usize) -> impl Iterator<Item = ReportId> {
    filed.iter().skip(rest).step_by(by).map(|(id, _)| *id)
}

/// Incidents of a usual size: up to a hundred reports each, half of them closed.
async fn incidents(desk: &Desk, filed: &[(ReportId, String)]) -> anyhow::Result<IncidentId> {
    let free: Vec<ReportId> = every(filed, 10, 6).collect();
    let size = (free.len() / INCIDENTS).clamp(1, 100);
    let groups: Vec<Vec<ReportId>> = free
        .chunks(size)
        .take(INCIDENTS)
        .map(<[_]>::to_vec)
        .collect();
    let mut last = None;
    let mut bar = Bar::begin("incidents", groups.len() as u64);
    for (n, group) in groups.iter().enumerate() {
        let id = open_incident(&desk.by(n), &format!("Case {n}"), group, "same sender").await?;
        if n % 2 == 0 {
            let over = "The sender was stopped.";
            stormbell_service::close_incident(&desk.by(n), id, Outcome::Resolved, over, false)
                .await?;
        } else {
            last = Some(id);
        }
        bar.at(n as u64 + 1);
    }
    last.context("too few reports for an incident")
}

/// Organisations with keys, and contacts that were opened.
async fn around(desk: &Desk, filed: &[(ReportId, String)]) -> anyhow::Result<()> {
    many(
        "organisations",
        (0..ORGANISATIONS).collect(),
        |n, number| {
            let ctx = desk.lead();
            async move {
                let sector = Sector::all().nth(n % 40);
                let id =
                    register_organisation(&ctx, &format!("Organisation {number}"), sector).await?;
                give_api_key(&ctx, id, "monitoring").await.map(drop)
            }
        },
    )
    .await?;
    let with_contact = filed.iter().step_by(500).map(|(id, _)| *id);
    many(
        "openings",
        with_contact.take(OPENINGS as usize).collect(),
        |n, id| {
            let ctx = desk.by(n);
            async move { sealed_identity(&ctx, id, "To call back.").await.map(drop) }
        },
    )
    .await
}

/// One report whose reporter and officer wrote to each other all night.
async fn talk(desk: &Desk, filed: &[(ReportId, String)]) -> anyhow::Result<String> {
    let (id, _) = filed.get(7).context("a report")?;
    for n in 0..LONG_TALK {
        let reporter = desk.node.ctx(Actor::Reporter(*id), Lang::En);
        write_message(&reporter, &format!("It goes on, for the {n}th time.")).await?;
        answer_reporter(&desk.by(n), *id, "We see it too. Stay on the line.").await?;
    }
    Ok(id.to_string())
}

/// Does one act for each, many at once.
async fn many<T, F>(
    what: &'static str,
    all: Vec<T>,
    act: impl Fn(usize, T) -> F,
) -> anyhow::Result<()>
where
    T: Copy,
    F: Future<Output = Result<(), Fault>> + Send + 'static,
{
    let mut bar = Bar::begin(what, all.len() as u64);
    let mut done = 0;
    for group in all.chunks(AT_ONCE) {
        let tasks = group
            .iter()
            .enumerate()
            .map(|(n, one)| tokio::spawn(act(done + n, *one)));
        for task in tasks.collect::<Vec<_>>() {
            task.await?.map_err(|e| anyhow!("{what}: {e}"))?;
        }
        done += group.len();
        bar.at(done as u64);
    }
    Ok(())
}
