//! The form of a policy: from a policy or from what was typed, and back to what the service checks. Every target that
//! there is has a box in every step; the name of the box says which.

use crate::{
    desk::views::policies::{BoxView, PolicyForm, StepForm},
    fields::Fields,
};
use stormbell_model::{
    Span,
    escalation::{Manner, Policy, STEPS_MAX, Target},
    text::visible_line,
};
use stormbell_service::{PoliciesDesk, PolicyDraft, StepDraft};

/// A span in minutes, as a field shows it.
pub fn minutes(span: Span) -> String {
    let seconds = span.as_seconds();
    let text = format!("{}.{:02}", seconds / 60, seconds % 60 * 100 / 60);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Minutes as people type them, with a point or a comma.
fn span(typed: &str) -> Option<Span> {
    let minutes: f64 = typed.trim().replace(',', ".").parse().ok()?;
    // More than a year is wrong anyway, and no number is.
    let seconds = (minutes * 60.0).round();
    (0.0..=31_536_000.0)
        .contains(&seconds)
        .then(|| Span::seconds(seconds as i64))
}

/// All that a step could call: the end of the box's name, what it is, its label.
fn targets(desk: &PoliciesDesk) -> Vec<(Target, String, &'static str, String)> {
    let plain = [
        (Target::OnDuty, "on-duty"),
        (Target::Leads, "leads"),
        (Target::Everyone, "everyone"),
    ];
    let plain = plain.map(|(t, word)| (t, word.to_owned(), word, String::new()));
    let rotas = desk.rotas.iter();
    let rotas = rotas.map(|(id, name)| (Target::Rota(*id), format!("rota.{id}"), "rota", name));
    let teams = desk.teams.iter();
    let teams = teams.map(|(id, name)| (Target::Team(*id), format!("team.{id}"), "team", name));
    let people = desk.officers.iter();
    let people =
        people.map(|(id, name)| (Target::Person(*id), format!("person.{id}"), "person", name));
    let named = rotas.chain(teams).chain(people);
    let named = named.map(|(t, word, kind, name)| (t, word, kind, visible_line(name)));
    plain.into_iter().chain(named).collect()
}

fn boxes(desk: &PoliciesDesk, n: usize, ticked: impl Fn(Target, &str) -> bool) -> Vec<BoxView> {
    let all = targets(desk).into_iter();
    all.map(|(target, word, kind, label)| {
        let name = format!("s{n}.{word}");
        BoxView {
            ticked: ticked(target, &name),
            name,
            kind,
            label,
        }
    })
    .collect()
}

/// The form of a policy, with an empty step at its end.
pub fn from_policy(desk: &PoliciesDesk, policy: &Policy) -> PolicyForm {
    let mut form = PolicyForm {
        rounds: policy.rounds().to_string(),
        lapse: minutes(policy.lapse()),
        needs: policy.needs().to_string(),
        steps: Vec::new(),
    };
    for (n, step) in policy.steps().iter().enumerate() {
        let each = match step.manner {
            Manner::Together => None,
            Manner::OneByOne(each) => Some(minutes(each)),
        };
        form.steps.push(StepForm {
            n: n + 1,
            boxes: boxes(desk, n + 1, |t, _| step.whom.contains(&t)),
            one_by_one: each.is_some(),
            each: each.unwrap_or_else(|| String::from("1")),
            wait: minutes(step.wait),
            times: step.times.to_string(),
        });
    }
    add_empty(desk, &mut form);
    form
}

fn add_empty(desk: &PoliciesDesk, form: &mut PolicyForm) {
    let n = form.steps.len() + 1;
    if n <= STEPS_MAX {
        form.steps.push(StepForm {
            n,
            boxes: boxes(desk, n, |_, _| false),
            one_by_one: false,
            each: String::from("1"),
            wait: String::from("5"),
            times: String::from("1"),
        });
    }
}

/// How many steps came.
fn count(fields: &Fields) -> usize {
    let count: usize = fields.plain("steps").parse().unwrap_or_default();
    count.min(STEPS_MAX)
}

/// The form as it was typed, with one more step when that is asked for.
pub fn from_fields(desk: &PoliciesDesk, fields: &Fields, more: bool) -> PolicyForm {
    let step = |n: usize| {
        let typed = |name: &str| visible_line(&fields.plain(&format!("s{n}.{name}")));
        StepForm {
            n,
            boxes: boxes(desk, n, |_, name| !fields.plain(name).is_empty()),
            one_by_one: typed("manner") == "one-by-one",
            each: typed("each"),
            wait: typed("wait"),
            times: typed("times"),
        }
    };
    let mut form = PolicyForm {
        rounds: visible_line(&fields.plain("rounds")),
        lapse: visible_line(&fields.plain("lapse")),
        needs: visible_line(&fields.plain("needs")),
        steps: (1..=count(fields)).map(step).collect(),
    };
    if more {
        add_empty(desk, &mut form);
    }
    form
}

/// What was typed, for the service to check.
pub fn draft(desk: &PoliciesDesk, fields: &Fields) -> PolicyDraft {
    let number = |name: &str| fields.plain(name).trim().parse().ok();
    let step = |n: usize| {
        let typed = |name: &str| fields.plain(&format!("s{n}.{name}"));
        let all = targets(desk).into_iter();
        let ticked = all.filter(|(_, word, ..)| !typed(word).is_empty());
        StepDraft {
            whom: ticked.map(|(target, ..)| target).collect(),
            one_by_one: typed("manner") == "one-by-one",
            each: span(&typed("each")),
            wait: span(&typed("wait")),
            times: typed("times").trim().parse().ok(),
        }
    };
    PolicyDraft {
        steps: (1..=count(fields)).map(step).collect(),
        rounds: number("rounds"),
        lapse: span(&fields.plain("lapse")),
        needs: number("needs"),
    }
}
