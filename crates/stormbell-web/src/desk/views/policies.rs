//! How alarms escalate, the form of one policy, and the teams.

use super::{
    Sample,
    ago::Ago,
    alarm::{LineView, line},
    frame::{Frame, ProblemView, Retry},
    sample,
};
use serde::Serialize;
use stormbell_model::complaint::{Complaint, Problem};

/// The page of all policies.
#[derive(Clone, Debug, Serialize)]
pub struct PoliciesPage {
    /// The frame.
    pub frame: Frame,
    /// One for each priority.
    pub cards: Vec<PolicyCard>,
}

/// The policy of one priority.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyCard {
    /// The priority's code.
    pub priority: &'static str,
    /// Its steps.
    pub steps: Vec<StepSaid>,
    /// How often all steps are gone through.
    pub rounds: u8,
    /// How long an acknowledged alarm may lie still: the end of a key `levels-…`, and how many.
    pub lapse: (&'static str, String),
    /// How many people must take it.
    pub needs: u8,
    /// Its versions, the newest first.
    pub versions: Vec<VersionSaid>,
    /// What would happen now if an alarm opened and nobody answered.
    pub now: Vec<LineView>,
}

/// One version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionSaid {
    /// Which.
    pub n: u32,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub made: Ago,
    /// Its steps.
    pub steps: Vec<StepSaid>,
}

/// A step in words.
#[derive(Clone, Debug, Serialize)]
pub struct StepSaid {
    /// Whom: the end of a key `ring-whom-…`, and a name.
    pub whom: Vec<(&'static str, String)>,
    /// Minutes between two people, where they are called one by one.
    pub each: Option<String>,
    /// Minutes to wait for an answer.
    pub wait: String,
    /// How often.
    pub times: u8,
}

/// The page with the form of one policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyFormPage {
    /// The frame.
    pub frame: Frame,
    /// The priority's code.
    pub priority: &'static str,
    /// The version that was looked at; 0 when there was none.
    pub version: u32,
    /// The form.
    pub form: PolicyForm,
    /// What is wrong with it.
    pub wrong: Vec<WrongView>,
}

/// The fields of a policy, as they are typed.
#[derive(Clone, Debug, Default, Serialize)]
#[expect(missing_docs, reason = "each is the field of the same name")]
pub struct PolicyForm {
    pub steps: Vec<StepForm>,
    pub rounds: String,
    pub lapse: String,
    pub needs: String,
}

/// The fields of a step.
#[derive(Clone, Debug, Serialize)]
pub struct StepForm {
    /// Its number.
    pub n: usize,
    /// Whom it could call.
    pub boxes: Vec<BoxView>,
    /// Whether one by one.
    pub one_by_one: bool,
    /// Minutes between two people.
    pub each: String,
    /// Minutes to wait for an answer.
    pub wait: String,
    /// How often.
    pub times: String,
}

/// A box to tick.
#[derive(Clone, Debug, Serialize)]
pub struct BoxView {
    /// The field's name.
    pub name: String,
    /// What it is: the end of a key `ring-whom-…`, or `person`.
    pub kind: &'static str,
    /// Its name.
    pub label: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// What is wrong with a field of the form.
#[derive(Clone, Debug, Serialize)]
pub struct WrongView {
    /// The step, where it is a field of one.
    pub step: Option<usize>,
    /// The rest of the field's name: the end of a key `ring-field-…`.
    pub field: String,
    /// What is wrong.
    pub problem: ProblemView,
}

impl From<&Complaint> for WrongView {
    fn from(complaint: &Complaint) -> WrongView {
        let (step, field) = match complaint.field.split_once('.') {
            Some((n, field)) => (n.parse().ok(), field),
            None => (None, complaint.field.as_str()),
        };
        WrongView {
            step,
            field: field.to_owned(),
            problem: ProblemView::from(complaint),
        }
    }
}

/// The page of the teams.
#[derive(Clone, Debug, Serialize)]
pub struct TeamsPage {
    /// The frame.
    pub frame: Frame,
    /// The teams.
    pub teams: Vec<TeamView>,
    /// Everybody, for a new one.
    pub people: Vec<MemberView>,
    /// Those that were removed within a day: id and name.
    pub removed: Vec<(String, String)>,
}

/// A team.
#[derive(Clone, Debug, Serialize)]
pub struct TeamView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Everybody.
    pub people: Vec<MemberView>,
    /// Who in it would be called now.
    pub called: Vec<String>,
    /// Who in it would not, because no channel reaches that one.
    pub cut_off: Vec<String>,
}

/// Somebody who could be in a team.
#[derive(Clone, Debug, Serialize)]
pub struct MemberView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether in it.
    pub ticked: bool,
    /// Whether a call reaches this one now.
    pub reachable: bool,
}

fn said(whom: Vec<(&'static str, &str)>, each: Option<&str>) -> StepSaid {
    let whom = whom.into_iter();
    StepSaid {
        whom: whom.map(|(kind, name)| (kind, name.to_owned())).collect(),
        each: each.map(str::to_owned),
        wait: String::from("5"),
        times: 2,
    }
}

fn form() -> PolicyForm {
    let one = |kind: &'static str, label: &str, ticked| BoxView {
        name: format!("s1.{kind}.{label}"),
        kind,
        label: label.to_owned(),
        ticked,
    };
    let step = |n, one_by_one| StepForm {
        n,
        boxes: vec![
            one("on-duty", "", n == 1),
            one("leads", "", false),
            one("everyone", "", false),
            one("rota", "First line", false),
            one("team", "Hospital", false),
            one("person", "Anna Berg", false),
        ],
        one_by_one,
        each: String::from("1"),
        wait: String::from("5"),
        times: String::from("1"),
    };
    PolicyForm {
        steps: vec![step(1, false), step(2, true)],
        rounds: String::from("1"),
        lapse: String::from("30"),
        needs: String::from("1"),
    }
}

fn forms() -> [PolicyFormPage; 2] {
    let page = PolicyFormPage {
        frame: Frame::sample("policies"),
        priority: "high",
        version: 3,
        form: form(),
        wrong: Vec::new(),
    };
    let mut bad = page.clone();
    let fields = [
        "2.whom", "2.each", "2.wait", "2.times", "rounds", "lapse", "needs", "steps",
    ];
    let wrong = fields.map(|f| WrongView::from(&Complaint::new(f, Problem::Form)));
    bad.wrong = wrong.to_vec();
    [page, bad]
}

fn teams() -> [TeamsPage; 2] {
    let member = |id: &str, name: &str, ticked| MemberView {
        id: id.to_owned(),
        name: name.to_owned(),
        ticked,
        reachable: ticked,
    };
    let people = vec![
        member("a", "Anna Berg", true),
        member("b", "Bo Lindqvist", false),
    ];
    let team = |called: &[&str], cut_off: &[&str]| TeamView {
        id: String::from("01940000-0000-7000-8000-0000000000f1"),
        name: String::from("Hospital"),
        people: people.clone(),
        called: called.iter().map(|n| (*n).to_owned()).collect(),
        cut_off: cut_off.iter().map(|n| (*n).to_owned()).collect(),
    };
    let none = TeamsPage {
        frame: Frame::sample("teams"),
        teams: Vec::new(),
        people: people.clone(),
        removed: Vec::new(),
    };
    let mut two = none.clone();
    two.teams = vec![
        team(&["Anna Berg"], &[]),
        team(&["Anna Berg"], &["Bo Lindqvist"]),
        team(&[], &["Bo Lindqvist"]),
        team(&[], &[]),
    ];
    two.removed = vec![(String::from("c"), String::from("Banks"))];
    two.frame.retry = Retry::sample("team", "name");
    [none, two]
}

pub(super) fn samples() -> Vec<Sample> {
    let steps = vec![
        said(vec![("on-duty", ""), ("rota", "First line")], None),
        said(
            vec![("team", "Hospital"), ("person", "Anna Berg")],
            Some("1"),
        ),
        said(vec![("leads", ""), ("everyone", ""), ("gone", "")], None),
    ];
    let card = |priority, versions| PolicyCard {
        priority,
        steps: steps.clone(),
        rounds: 1,
        lapse: ("min", String::from("30")),
        needs: 1,
        versions,
        now: vec![
            line(0, "alarm-called", "node", "Anna Berg, Bo Lindqvist"),
            line(-5, "alarm-step-skipped", "node", ""),
        ],
    };
    let version = VersionSaid {
        n: 2,
        by: String::from("Bo Lindqvist"),
        made: Ago::sample(90),
        steps: steps.clone(),
    };
    let all = PoliciesPage {
        frame: Frame::sample("policies"),
        cards: vec![
            card("emergency", vec![version.clone(), version]),
            card("low", Vec::new()),
        ],
    };
    let mut samples = vec![sample("desk/policies.html", &all)];
    samples.extend(forms().iter().map(|p| sample("desk/policy.html", p)));
    samples.extend(teams().iter().map(|p| sample("desk/teams.html", p)));
    samples
}
