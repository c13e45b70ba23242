//! How alarms escalate, as the lead writes it. Every version is kept; what comes after the last step is nobody's to
//! take away.

use crate::{AlarmLine, Ctx, Fault, Problem, desk, duty, duty::Policies};
use std::num::NonZeroU8;
use stormbell_model::{
    Moment, OfficerId, RotaId, Span, TeamId,
    access::Act,
    escalation::{
        Escalation, LIES_STILL_MAX, Manner, Policy, STEP_WAIT_MAX, STEPS_MAX, Step, TARGETS_MAX,
        Target,
    },
    triage::{ALL, Priority},
};
use stormbell_store::{
    Error, Tx,
    journal::{self, Entry},
    policies::{self, Stored},
    rotas, teams,
};

/// Versions that one page shows.
/// Told: nobody. Rest: all are kept.
const VERSIONS_SHOWN: usize = 20;
/// Times of a step, rounds of a policy, people it needs.
const TIMES_MAX: u8 = 20;
/// The shortest wait.
const WAIT_LEAST: Span = Span::seconds(30);

/// How alarms escalate, with what a lead chooses from.
#[derive(Clone, Debug)]
pub struct PoliciesDesk {
    /// One for each priority, the most urgent first.
    pub policies: Vec<PolicyView>,
    /// Who can be called.
    pub officers: Vec<(OfficerId, String)>,
    /// The teams.
    pub teams: Vec<(TeamId, String)>,
    /// The rotas.
    pub rotas: Vec<(RotaId, String)>,
}

/// The policy of one priority.
#[derive(Clone, Debug)]
pub struct PolicyView {
    /// Of which priority.
    pub priority: Priority,
    /// What counts now.
    pub policy: Policy,
    /// Versions, the newest first; none when nobody wrote one.
    pub versions: Vec<VersionView>,
    /// What would be done if an alarm opened at this moment and nobody answered.
    pub now: Vec<AlarmLine>,
}

/// One version.
#[derive(Clone, Debug)]
pub struct VersionView {
    /// Which.
    pub version: u32,
    /// What it says.
    pub policy: Policy,
    /// Since when.
    pub made_at: Moment,
    /// Who wrote it.
    pub made_by: String,
}

/// A policy as a form says it, before it is checked.
#[derive(Clone, Debug, Default)]
pub struct PolicyDraft {
    /// Its steps. One that calls nobody is left out.
    pub steps: Vec<StepDraft>,
    /// How often all steps are gone through.
    pub rounds: Option<u8>,
    /// How long an acknowledged alarm may lie still.
    pub lapse: Option<Span>,
    /// How many people must take it.
    pub needs: Option<u8>,
}

/// A step as a form says it.
#[derive(Clone, Debug, Default)]
pub struct StepDraft {
    /// Whom it calls.
    pub whom: Vec<Target>,
    /// Whether one by one.
    pub one_by_one: bool,
    /// How long between two people.
    pub each: Option<Span>,
    /// How long to wait for an answer.
    pub wait: Option<Span>,
    /// How often.
    pub times: Option<u8>,
}

/// Reads how alarms escalate.
pub async fn policies_desk(ctx: &Ctx) -> Result<PoliciesDesk, Fault> {
    ctx.officer(Act::ManageEscalation)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .read_or("read how alarms escalate", move |tx| look(tx, &c))
        .await
}

fn look(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<PoliciesDesk, Fault> {
    let names = desk::Names::read(tx)?;
    let (now, roster) = (Policies::read(tx)?, duty::roster(tx, ctx)?);
    let mut views = Vec::new();
    for priority in ALL {
        // A version that cannot be read is told in the log; what counts instead is shown.
        let known = match policies::versions(tx, priority, VERSIONS_SHOWN) {
            Err(Error::Corrupt(_)) => Vec::new(),
            other => other?,
        };
        let version = |s: Stored| VersionView {
            version: s.version,
            policy: s.policy,
            made_at: s.made_at,
            made_by: names.of(s.made_by),
        };
        let counts = now.of(priority);
        let opened = Escalation::open(counts, ctx.now);
        views.push(PolicyView {
            now: desk::ahead(&names, opened, counts, &roster, ctx.now),
            priority,
            policy: counts.clone(),
            versions: known.into_iter().map(version).collect(),
        });
    }
    let officers = duty::everyone(tx)?.into_iter();
    Ok(PoliciesDesk {
        policies: views,
        officers: officers.map(|o| (o.id, o.name)).collect(),
        teams: teams::all(tx)?
            .into_iter()
            .map(|t| (t.id, t.name))
            .collect(),
        rotas: rotas::all(tx)?
            .into_iter()
            .map(|r| (r.id, r.name))
            .collect(),
    })
}

/// Writes the next version of a priority's policy. `seen` is the version on the page that was looked at, 0 for none:
/// two leads who write at once do not overwrite each other unseen.
pub async fn write_policy(
    ctx: &Ctx,
    priority: Priority,
    seen: u32,
    draft: &PolicyDraft,
) -> Result<(), Fault> {
    let me = ctx.officer(Act::ManageEscalation)?;
    let policy = draft.check()?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("write a policy", move |tx| {
            write(tx, &c, me, (priority, seen), &policy)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// Lets an earlier version of a priority's policy count again, as the next version; `version` 0 is what a new node has.
/// `seen` is as in [`write_policy`].
pub async fn use_policy_again(
    ctx: &Ctx,
    priority: Priority,
    seen: u32,
    version: u32,
) -> Result<(), Fault> {
    let me = ctx.officer(Act::ManageEscalation)?;
    let c = ctx.clone();
    ctx.node
        .store()
        .write_or("use a policy again", move |tx| {
            let earlier = policies::versions(tx, priority, VERSIONS_SHOWN)?;
            let earlier = earlier.into_iter().find(|s| s.version == version);
            let policy = match earlier {
                Some(stored) => stored.policy,
                None if version == 0 => Policy::first(priority),
                None => return Err(Fault::NotFound),
            };
            write(tx, &c, me, (priority, seen), &policy)
        })
        .await?;
    ctx.node.stir();
    Ok(())
}

/// The next version of a priority's policy, when nobody wrote one since `seen`.
fn write(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    me: OfficerId,
    (priority, seen): (Priority, u32),
    policy: &Policy,
) -> Result<(), Fault> {
    let newest = match policies::versions(tx, priority, 1) {
        Ok(mut known) => known.pop().map_or(0, |s| s.version),
        // One that cannot be read is written over by the next.
        Err(Error::Corrupt(_)) => seen,
        Err(error) => return Err(error.into()),
    };
    if newest != seen {
        return Err(Fault::Conflict("policy-moved"));
    }
    let version = newest + 1;
    let stored = Stored {
        priority,
        version,
        policy: policy.clone(),
        made_at: ctx.now,
        made_by: me,
    };
    policies::add(tx, &stored).map_err(moved)?;
    let facts = vec![
        ("priority", priority.code().to_owned()),
        ("version", version.to_string()),
    ];
    let entry = ctx.entry("escalation changed", me.0);
    Ok(journal::note(tx, Entry { facts, ..entry })?)
}

fn moved(error: Error) -> Fault {
    match error {
        Error::Taken => Fault::Conflict("policy-moved"),
        other => other.into(),
    }
}

impl PolicyDraft {
    /// A policy, or everything that is wrong with it: the field of a step stands behind its number, `2.wait`.
    fn check(&self) -> Result<Policy, Fault> {
        let mut wrong = Wrong::default();
        let filled = self.steps.iter().enumerate();
        let steps: Vec<Step> = filled
            .filter(|(_, s)| !s.whom.is_empty())
            .map(|(n, s)| s.check(n + 1, &mut wrong))
            .collect();
        if steps.len() > STEPS_MAX {
            let (max, was) = (STEPS_MAX, steps.len());
            wrong.add("steps", Problem::TooMany { max, was });
        }
        let rounds = wrong.number("rounds", self.rounds);
        let lapse = wrong.wait("lapse", self.lapse, LIES_STILL_MAX);
        let needs = wrong.number("needs", self.needs);
        if !wrong.0.is_empty() {
            return Err(Fault::Invalid(wrong.0));
        }
        Policy::new(steps, rounds, lapse, needs).map_err(|_| Fault::field("steps", Problem::Form))
    }
}

impl StepDraft {
    fn check(&self, n: usize, wrong: &mut Wrong) -> Step {
        let field = |name: &str| format!("{n}.{name}");
        if self.whom.len() > TARGETS_MAX {
            let (max, was) = (TARGETS_MAX, self.whom.len());
            wrong.add(field("whom"), Problem::TooMany { max, was });
        }
        Step {
            whom: self.whom.clone(),
            manner: if self.one_by_one {
                Manner::OneByOne(wrong.wait(field("each"), self.each, STEP_WAIT_MAX))
            } else {
                Manner::Together
            },
            wait: wrong.wait(field("wait"), self.wait, STEP_WAIT_MAX),
            times: wrong.number(field("times"), self.times),
        }
    }
}

/// What is wrong so far.
#[derive(Default)]
struct Wrong(Vec<crate::Complaint>);

impl Wrong {
    fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push(crate::Complaint::new(field, problem));
    }
    fn number(&mut self, field: impl Into<String>, n: Option<u8>) -> NonZeroU8 {
        let fits = n.filter(|n| *n <= TIMES_MAX).and_then(NonZeroU8::new);
        if fits.is_none() {
            self.add(field, Problem::Form);
        }
        fits.unwrap_or(NonZeroU8::MIN)
    }
    fn wait(&mut self, field: impl Into<String>, span: Option<Span>, most: Span) -> Span {
        let fits = span.filter(|s| (WAIT_LEAST..=most).contains(s));
        if fits.is_none() {
            self.add(field, Problem::Form);
        }
        fits.unwrap_or(WAIT_LEAST)
    }
}
