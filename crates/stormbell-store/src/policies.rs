//! How alarms of each priority escalate, as the lead wrote it. Every version is kept; the newest counts, also for alarms
//! that are in the middle of it.

use crate::columns::{self, params};
use crate::{Result, Row, Tx};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU8;
use stormbell_model::{
    Moment, OfficerId, RotaId, Span, TeamId,
    escalation::{Manner, Policy, Step, Target},
    triage::Priority,
};

/// A policy with its place in time.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Of which priority.
    pub priority: Priority,
    /// Which version, from 1.
    pub version: u32,
    /// What it says.
    pub policy: Policy,
    /// Since when it counts.
    pub made_at: Moment,
    /// Who wrote it.
    pub made_by: OfficerId,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Whom {
    Person(OfficerId),
    Rota(RotaId),
    OnDuty,
    Team(TeamId),
    Leads,
    Everyone,
}

#[derive(Serialize, Deserialize)]
struct Written {
    whom: Vec<Whom>,
    /// How long before the next person, where they are called one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    each: Option<Span>,
    wait: Span,
    times: NonZeroU8,
}

const COLUMNS: &str = "priority, version, sealed, rounds, lapse, needs, made_at, made_by";

/// Keeps a version. [`crate::Error::Taken`] when somebody else wrote this one already.
pub fn add(tx: &mut Tx<'_>, s: &Stored) -> Result<()> {
    let steps: Vec<Written> = s.policy.steps().iter().map(written).collect();
    let sealed = columns::seal(tx, "policies", &row(s.priority, s.version), &steps)?;
    tx.execute(
        "INSERT INTO policies (priority, version, sealed, rounds, lapse, needs, made_at, made_by) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            s.priority.level(),
            s.version,
            sealed,
            i64::from(s.policy.rounds().get()),
            s.policy.lapse().0,
            i64::from(s.policy.needs().get()),
            s.made_at,
            s.made_by
        ],
    )?;
    Ok(())
}

/// The version that counts; none when the lead wrote none.
pub fn newest(tx: &mut Tx<'_>, priority: Priority) -> Result<Option<Stored>> {
    Ok(versions(tx, priority, 1)?.pop())
}

/// The versions of a priority, the newest first.
pub fn versions(tx: &mut Tx<'_>, priority: Priority, limit: usize) -> Result<Vec<Stored>> {
    let rows = tx.query(
        &format!(
            "SELECT {COLUMNS} FROM policies WHERE priority = ?1 ORDER BY version DESC LIMIT ?2"
        ),
        params![priority.level(), limit as i64],
        read,
    )?;
    rows.into_iter().map(|row| open(tx, row)).collect()
}

/// Where a version is sealed to.
fn row(priority: Priority, version: u32) -> Vec<u8> {
    let level = priority.level() as u8;
    [&[level][..], &version.to_be_bytes()].concat()
}

struct Sealed {
    priority: Priority,
    version: u32,
    sealed: Vec<u8>,
    rounds: NonZeroU8,
    lapse: Span,
    needs: NonZeroU8,
    made_at: Moment,
    made_by: OfficerId,
}

fn read(r: &Row<'_>) -> Result<Sealed> {
    let small = |n: i64| {
        let n = u8::try_from(n).ok().and_then(NonZeroU8::new);
        n.ok_or_else(|| columns::wrong("a number"))
    };
    Ok(Sealed {
        priority: Priority::from_level(r.int(0)?).ok_or_else(|| columns::wrong("a priority"))?,
        version: r.int(1)? as u32,
        sealed: r.blob(2)?,
        rounds: small(r.int(3)?)?,
        lapse: Span(r.int(4)?),
        needs: small(r.int(5)?)?,
        made_at: columns::moment(r, 6)?,
        made_by: columns::id(r, 7)?,
    })
}

fn open(tx: &Tx<'_>, s: Sealed) -> Result<Stored> {
    let place = row(s.priority, s.version);
    let steps: Vec<Written> = columns::open(tx, "policies", &place, &s.sealed)?;
    let steps = steps.into_iter().map(step).collect();
    Ok(Stored {
        priority: s.priority,
        version: s.version,
        policy: Policy::new(steps, s.rounds, s.lapse, s.needs)
            .map_err(|_| columns::wrong("a policy"))?,
        made_at: s.made_at,
        made_by: s.made_by,
    })
}

fn written(step: &Step) -> Written {
    let whom = |target: &Target| match *target {
        Target::Person(id) => Whom::Person(id),
        Target::Rota(id) => Whom::Rota(id),
        Target::OnDuty => Whom::OnDuty,
        Target::Team(id) => Whom::Team(id),
        Target::Leads => Whom::Leads,
        Target::Everyone => Whom::Everyone,
    };
    Written {
        whom: step.whom.iter().map(whom).collect(),
        each: match step.manner {
            Manner::Together => None,
            Manner::OneByOne(each) => Some(each),
        },
        wait: step.wait,
        times: step.times,
    }
}

fn step(w: Written) -> Step {
    let target = |whom| match whom {
        Whom::Person(id) => Target::Person(id),
        Whom::Rota(id) => Target::Rota(id),
        Whom::OnDuty => Target::OnDuty,
        Whom::Team(id) => Target::Team(id),
        Whom::Leads => Target::Leads,
        Whom::Everyone => Target::Everyone,
    };
    Step {
        whom: w.whom.into_iter().map(target).collect(),
        manner: w.each.map_or(Manner::Together, Manner::OneByOne),
        wait: w.wait,
        times: w.times,
    }
}
