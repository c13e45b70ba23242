//! What messages and files of a report hold is read after the report: the phishing mail comes as a file behind «see the file». Then the
//! report is weighed once more, and what it holds leads others to it from now on.

use super::{
    reading::Read,
    think::{self, Mind, Outcome},
};
use crate::Node;
use stormbell_model::{
    IncidentId,
    correlate::{Fit, Number, rules},
    grouping::Step,
};

/// Hears that evidence of a report was read, which is in this incident now.
pub(super) fn hear(
    mind: &mut Mind,
    node: &Node,
    out: &mut Outcome,
    read: &Read,
    tied: Option<IncidentId>,
) {
    let alone = mind.brain.alone(read.place);
    let Some(own) = tied.and_then(|id| mind.brain.group_of(id)).or(alone) else {
        return; // Taken apart by an officer in this very batch; its next evidence finds it.
    };
    let other = best_other(mind, read, own);
    match other {
        Some(fit) if alone.is_some() && tied.is_none() && fit.score >= rules::MADE => {
            let into = mind.brain.correlator.now(fit.incident);
            think::move_to(mind, out, read, Some(own), Some(into));
            think::link(mind, node, out, read, into, &fit);
        }
        other => {
            if let Some(fit) = other {
                think::propose(mind, out, read, own, &fit);
            }
            // It stays where it is, and what it holds is known there.
            let values = read.reading.values.iter();
            let of_evidence = values.filter(|mark| usize::from(mark.index) >= read.of_report);
            let step = Step::Learned {
                group: own,
                at_s: read.reading.at_s,
                values: of_evidence
                    .map(|mark| (mark.key, mark.sort.is_telling()))
                    .collect(),
            };
            out.take(mind, step);
        }
    }
}

/// Another group that it fits, and that no officer held apart from its own.
fn best_other(mind: &Mind, read: &Read, own: Number) -> Option<Fit> {
    let correlator = &mind.brain.correlator;
    let own = correlator.now(own);
    let fits = correlator.weigh(&read.reading).into_iter();
    fits.filter(|fit| correlator.now(fit.incident) != own)
        .find(|fit| !correlator.held_apart(own, fit.incident))
}
