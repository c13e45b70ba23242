//! Thinking: what a batch means, by the rules. Changes the memory alone; what is to be written comes out.

use super::{
    batch::{Batch, Event},
    evidence,
    reading::Read,
};
use crate::Node;
use std::collections::HashMap;
use stormbell_model::{
    IncidentId, Moment,
    correlate::{Decision, Fit, Number, rules::RULES},
    grouping::{Brain, Log, Placed, Step, why},
    waves::Change,
};

/// Proposals about one incident that rules make between two starts; more would bury an officer.
/// Told: nobody. Rest: the reports stay alone and are found by search; the incident's values name them.
const PROPOSALS_PER_GROUP_MAX: u32 = 20;
/// Groups whose proposals are counted. Told: nobody. Rest: counting begins anew.
const GROUPS_COUNTED_MAX: usize = 65_536;

/// The memory of one worker, with what it counts beside it.
#[derive(Default)]
pub(super) struct Mind {
    pub(super) brain: Brain,
    /// The key of the marks.
    pub(super) secret: u64,
    proposed: HashMap<Number, u32>,
    /// Reports that an officer had put into an incident before the rules read them.
    tied: HashMap<u64, IncidentId>,
}

/// A report to be tied.
pub(super) struct NewLink {
    pub(super) place: u64,
    pub(super) incident: IncidentId,
    pub(super) reason: String,
    pub(super) score: i64,
}

/// An incident to be opened.
pub(super) struct NewIncident {
    pub(super) id: IncidentId,
    /// The report that came first, by its place.
    pub(super) first: u64,
    /// What the second report says it is about.
    pub(super) about: Option<String>,
}

/// Two reports to be proposed, by their places.
pub(super) struct NewProposal {
    pub(super) report: u64,
    pub(super) with: u64,
    pub(super) reason: String,
    pub(super) score: i64,
}

/// What happens to waves, in order.
pub(super) enum WaveEvent {
    Closed(u32),
    Changed {
        change: Change,
        fields: [Option<String>; 4],
        covered: Vec<(u64, u32)>,
    },
    Under(u32, u64),
}

/// What is to be written.
pub(super) struct Outcome {
    pub(super) next: u64,
    pub(super) reports: usize,
    pub(super) log: Log,
    /// Whether a generation of words began.
    pub(super) turned: bool,
    pub(super) incidents: Vec<NewIncident>,
    pub(super) links: Vec<NewLink>,
    pub(super) proposals: Vec<NewProposal>,
    pub(super) waves: Vec<WaveEvent>,
}

impl Outcome {
    pub(super) fn take(
        &mut self,
        mind: &mut Mind,
        step: Step,
    ) -> stormbell_model::grouping::Brought {
        self.log.push(&step);
        mind.brain.take(&step)
    }
}

fn empty(next: u64) -> Outcome {
    Outcome {
        next,
        reports: 0,
        log: Log::default(),
        turned: false,
        incidents: Vec::new(),
        links: Vec::new(),
        proposals: Vec::new(),
        waves: Vec::new(),
    }
}

/// Thinks a batch through.
pub(super) fn think(mind: &mut Mind, node: &Node, batch: Batch) -> Outcome {
    let mut out = empty(batch.next);
    for event in batch.events {
        match event {
            Event::Filed(read, tied) => place(mind, node, &mut out, &read, tied),
            Event::Evidence(read, tied) => evidence::hear(mind, node, &mut out, &read, tied),
            Event::Linked(read, incident) => hear_link(mind, &mut out, &read, incident),
            Event::Unlinked(read, incident) => hear_unlink(mind, &mut out, &read, incident),
            Event::Merged(goes, stays) => {
                out.take(mind, Step::Merged { stays, goes });
            }
            Event::Parted(goes) => {
                out.take(mind, Step::Parted { goes });
            }
        }
    }
    out
}

/// Time passed without a report: waves close.
pub(super) fn let_time_pass(mind: &mut Mind, next: u64, now: Moment) -> Outcome {
    let at_s = u32::try_from(now.0.max(0) / 1_000_000).unwrap_or(u32::MAX);
    let mut out = empty(next);
    let brought = out.take(mind, Step::Quiet { at_s });
    let closed = brought.noted.closed.into_iter();
    out.waves.extend(closed.map(WaveEvent::Closed));
    out
}

fn place(mind: &mut Mind, node: &Node, out: &mut Outcome, read: &Read, tied: Option<IncidentId>) {
    out.reports += 1;
    let mut weighed = mind.brain.decide(&read.reading);
    if let Some(incident) = tied {
        // An officer's word: no weighing.
        weighed.decision = Decision {
            joins: mind.brain.group_of(incident),
            bridge: None,
        };
        (weighed.link, weighed.proposed) = (None, None);
        mind.note_tied(read.place, incident);
    }
    // Two incidents that people see already become one by people only: the rules have proposed it.
    let is_seen = |group| mind.brain.incident_of(group).is_some();
    if let Some(bridge) = &mut weighed.decision.bridge
        && weighed.decision.joins.is_some_and(is_seen)
        && is_seen(bridge.other)
    {
        bridge.merges = false;
    }
    let turned = mind.brain.correlator.is_full_of_words();
    out.turned |= turned;
    let step = Step::Placed(Box::new(Placed {
        marks: read.reading.marks(),
        decision: weighed.decision,
        turned,
        sighted: read.sighting.sighted(mind.secret, read.place),
    }));
    let brought = out.take(mind, step);
    let Some(group) = brought.group else {
        return;
    };
    note_waves(mind, out, read, brought.noted);
    if let Some(incident) = tied {
        if mind.brain.group_of(incident).is_none() {
            out.take(mind, Step::Named { group, incident });
        }
        return;
    }
    if let Some(fit) = weighed.link {
        link(mind, node, out, read, group, &fit);
    }
    if let Some(fit) = weighed.proposed {
        propose(mind, out, read, group, &fit);
    }
}

/// Ties a report to the incident of its group. A group of one has none: a report that stands alone is in the queue
/// already, and an incident beside it would be the same thing twice. The second report opens it.
pub(super) fn link(
    mind: &mut Mind,
    node: &Node,
    out: &mut Outcome,
    read: &Read,
    group: Number,
    fit: &Fit,
) {
    let incident = mind.brain.incident_of(group).or_else(|| {
        let id = IncidentId::new(node.now(), node.chance());
        let first = mind.brain.first_of(group)?;
        out.take(
            mind,
            Step::Named {
                group,
                incident: id,
            },
        );
        out.incidents.push(NewIncident {
            id,
            first,
            about: about(read),
        });
        out.links.push(NewLink {
            place: first,
            incident: id,
            reason: why::to_text(&[why::Why::First]),
            score: hundredths(fit),
        });
        Some(id)
    });
    if let Some(incident) = incident {
        out.links.push(NewLink {
            place: read.place,
            incident,
            reason: why::to_text(&why::of(fit, &read.values)),
            score: hundredths(fit),
        });
    }
}

fn hundredths(fit: &Fit) -> i64 {
    (f64::from(fit.score) * 100.0).round() as i64
}

/// What an incident is called that rules open: whom it hits, or the first value.
fn about(read: &Read) -> Option<String> {
    let value = || read.values.first().map(|(_, value)| value.clone());
    read.organisation.clone().or_else(value)
}

pub(super) fn propose(mind: &mut Mind, out: &mut Outcome, read: &Read, group: Number, fit: &Fit) {
    if mind.proposed.len() >= GROUPS_COUNTED_MAX {
        mind.proposed.clear();
    }
    let other = mind.brain.correlator.now(fit.incident);
    let count = mind.proposed.entry(other).or_default();
    let (Some(report), Some(with)) = (mind.brain.first_of(group), mind.brain.first_of(other))
    else {
        return;
    };
    if *count >= PROPOSALS_PER_GROUP_MAX || report == with {
        return;
    }
    *count += 1;
    out.proposals.push(NewProposal {
        report,
        with,
        reason: why::to_text(&why::of(fit, &read.values)),
        score: hundredths(fit),
    });
}

fn note_waves(mind: &Mind, out: &mut Outcome, read: &Read, noted: stormbell_model::waves::Noted) {
    out.waves
        .extend(noted.closed.into_iter().map(WaveEvent::Closed));
    if let Some(change) = noted.change {
        let fields = std::array::from_fn(|i| {
            read.sighting.fields[i]
                .clone()
                .filter(|_| change.key.level.has(i))
        });
        out.waves.push(WaveEvent::Changed {
            change,
            fields,
            covered: mind.brain.watch.covered(&change.key),
        });
    }
    let under = noted.under.into_iter();
    out.waves
        .extend(under.map(|wave| WaveEvent::Under(wave, read.place)));
}

fn hear_link(mind: &mut Mind, out: &mut Outcome, read: &Read, incident: IncidentId) {
    if mind.tied.remove(&read.place) == Some(incident) {
        return;
    }
    let alone = mind.brain.alone(read.place);
    match (alone, mind.brain.group_of(incident)) {
        (Some(group), None) => {
            out.take(mind, Step::Named { group, incident });
        }
        (Some(from), Some(into)) => {
            if mind.brain.correlator.held_apart(from, into) {
                let (one, other) = (from, into);
                out.take(
                    mind,
                    Step::Apart {
                        one,
                        other,
                        apart: false,
                    },
                );
            }
            move_to(mind, out, read, Some(from), Some(into));
        }
        (None, Some(into)) => {
            move_to(mind, out, read, None, Some(into));
        }
        (None, None) => {
            if let Some(group) = move_to(mind, out, read, None, None) {
                out.take(mind, Step::Named { group, incident });
            }
        }
    }
}

/// What an officer took apart, rules do not tie again: the report is a group of its own, held apart from the other.
fn hear_unlink(mind: &mut Mind, out: &mut Outcome, read: &Read, incident: IncidentId) {
    mind.tied.remove(&read.place);
    let Some(from) = mind.brain.group_of(incident) else {
        return;
    };
    if let Some(own) = move_to(mind, out, read, Some(from), None) {
        out.take(
            mind,
            Step::Apart {
                one: own,
                other: from,
                apart: true,
            },
        );
    }
}

pub(super) fn move_to(
    mind: &mut Mind,
    out: &mut Outcome,
    read: &Read,
    from: Option<Number>,
    into: Option<Number>,
) -> Option<Number> {
    let step = Step::Moved {
        place: read.place,
        marks: read.reading.marks(),
        from,
        into,
    };
    out.take(mind, step).group
}

impl Mind {
    /// Empty, with the key of the marks.
    pub(super) fn new(secret: u64) -> Mind {
        Mind {
            secret,
            ..Mind::default()
        }
    }
    fn note_tied(&mut self, place: u64, incident: IncidentId) {
        if self.tied.len() >= GROUPS_COUNTED_MAX {
            self.tied.clear();
        }
        self.tied.insert(place, incident);
    }
}

/// The rules that speak here.
pub(super) fn rules() -> String {
    String::from(RULES)
}
