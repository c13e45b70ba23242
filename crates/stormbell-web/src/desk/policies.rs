//! How alarms escalate: one card for each priority, and the form of one.

use crate::{
    Door, Sorry,
    desk::{
        alarm::line,
        notice::{after, back},
        policy_form::{draft, from_fields, from_policy, minutes},
        seat::Seat,
        views::{
            ago::Ago,
            policies::{
                PoliciesPage, PolicyCard, PolicyFormPage, StepSaid, VersionSaid, WrongView,
            },
        },
    },
    fields::Fields,
    trouble::Trouble,
};
use axum::{
    Router,
    extract::Path,
    response::Response,
    routing::{get, post},
};
use stormbell_model::{
    Span,
    access::Act,
    escalation::{Manner, Policy, Target},
    text::visible_line,
    triage::{ALL, Priority},
};
use stormbell_service::{Fault, PoliciesDesk, policies_desk, use_policy_again, write_policy};

/// The addresses.
pub fn routes() -> Router<Door> {
    Router::new()
        .route("/desk/policies", get(page))
        .route("/desk/policies/{id}", get(form).post(save))
        .route("/desk/policies/{id}/again", post(again))
}

const HERE: &str = "/desk/policies";

async fn page(seat: Seat) -> Result<Response, Sorry> {
    let desk = policies_desk(&seat.ctx).await?;
    let now = seat.ctx.now;
    let card = |p: &stormbell_service::PolicyView| PolicyCard {
        priority: p.priority.code(),
        steps: said(&desk, &p.policy),
        rounds: p.policy.rounds().get(),
        lapse: spelt(p.policy.lapse()),
        needs: p.policy.needs().get(),
        now: p.now.iter().cloned().map(|l| line(l, now)).collect(),
        versions: (p.versions.iter())
            .map(|v| VersionSaid {
                n: v.version,
                by: v.made_by.clone(),
                made: Ago::of(v.made_at, now),
                steps: said(&desk, &v.policy),
            })
            .collect(),
    };
    let page = PoliciesPage {
        frame: seat.frame("policies", HERE).await?,
        cards: desk.policies.iter().map(card).collect(),
    };
    Ok(seat.page("desk/policies.html", page))
}

/// Minutes, or hours where it is whole hours and more than one.
fn spelt(span: Span) -> (&'static str, String) {
    match span.as_seconds() {
        s if s > 3_600 && s % 3_600 == 0 => ("h", (s / 3_600).to_string()),
        _ => ("min", minutes(span)),
    }
}

fn said(desk: &PoliciesDesk, policy: &Policy) -> Vec<StepSaid> {
    let step = |step: &stormbell_model::escalation::Step| StepSaid {
        whom: step.whom.iter().map(|t| whom(desk, *t)).collect(),
        each: match step.manner {
            Manner::Together => None,
            Manner::OneByOne(each) => Some(minutes(each)),
        },
        wait: minutes(step.wait),
        times: step.times.get(),
    };
    policy.steps().iter().map(step).collect()
}

/// The end of a key `ring-whom-…` with the name in it; `person` is the name itself.
fn whom(desk: &PoliciesDesk, target: Target) -> (&'static str, String) {
    fn named<I: PartialEq>(
        kind: &'static str,
        all: &[(I, String)],
        id: &I,
    ) -> (&'static str, String) {
        let known = all.iter().find(|(i, _)| i == id);
        known.map_or(("gone", String::new()), |(_, n)| (kind, visible_line(n)))
    }
    match target {
        Target::Person(id) => named("person", &desk.officers, &id),
        Target::Rota(id) => named("rota", &desk.rotas, &id),
        Target::Team(id) => named("team", &desk.teams, &id),
        Target::OnDuty => ("on-duty", String::new()),
        Target::Leads => ("leads", String::new()),
        Target::Everyone => ("everyone", String::new()),
    }
}

fn priority(word: &str) -> Result<Priority, Sorry> {
    let found = ALL.into_iter().find(|p| p.code() == word);
    found.ok_or(Sorry(Trouble::NotFound))
}

async fn form(seat: Seat, Path(word): Path<String>) -> Result<Response, Sorry> {
    seat.may(Act::ManageEscalation)?;
    let of = priority(&word)?;
    let desk = policies_desk(&seat.ctx).await?;
    let mut page = empty(&seat, of).await?;
    if let Some(view) = desk.policies.iter().find(|p| p.priority == of) {
        page.version = view.versions.first().map_or(0, |v| v.version);
        page.form = from_policy(&desk, &view.policy);
    }
    Ok(seat.page("desk/policy.html", page))
}

async fn empty(seat: &Seat, of: Priority) -> Result<PolicyFormPage, Fault> {
    let path = format!("{HERE}/{}", of.code());
    Ok(PolicyFormPage {
        frame: seat.frame("policies", path).await?,
        priority: of.code(),
        version: 0,
        form: Default::default(),
        wrong: Vec::new(),
    })
}

async fn save(seat: Seat, Path(word): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageEscalation)?;
    let of = priority(&word)?;
    let desk = policies_desk(&seat.ctx).await?;
    let version = fields.plain("version").parse().unwrap_or_default();
    let mut page = empty(&seat, of).await?;
    page.version = version;
    if !fields.plain("more").is_empty() {
        page.form = from_fields(&desk, &fields, true);
        return Ok(seat.page("desk/policy.html", page));
    }
    match write_policy(&seat.ctx, of, version, &draft(&desk, &fields)).await {
        Err(Fault::Invalid(why)) => {
            page.form = from_fields(&desk, &fields, false);
            page.wrong = why.iter().map(WrongView::from).collect();
            Ok(seat.page_again("desk/policy.html", page))
        }
        Err(Fault::Conflict("policy-moved")) => Ok(back(&page.frame.path, "policy-moved")),
        result => after(result, HERE, "policy"),
    }
}

async fn again(seat: Seat, Path(word): Path<String>, fields: Fields) -> Result<Response, Sorry> {
    seat.may(Act::ManageEscalation)?;
    let of = priority(&word)?;
    let number = |name: &str| fields.plain(name).parse::<u32>();
    let (Ok(seen), Ok(version)) = (number("seen"), number("version")) else {
        return Err(Sorry(Trouble::NotFound));
    };
    let result = use_policy_again(&seat.ctx, of, seen, version).await;
    after(result, HERE, "policy-again")
}
