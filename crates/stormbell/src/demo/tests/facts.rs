//! The documented events of the story against the collection of facts, where that lies beside the repository.

use super::story;
use crate::demo::story::Step;
use serde::Deserialize;
use stormbell_model::{Moment, Span};

#[derive(Deserialize)]
struct Facts {
    entries: Vec<Fact>,
}

#[derive(Deserialize)]
struct Fact {
    start: String,
    precision: String,
    target: String,
    duration_minutes: Option<i64>,
    claimed_by: Option<String>,
}

impl Fact {
    fn start(&self) -> Moment {
        Moment::parse_rfc3339(&self.start).expect("a moment")
    }
    /// Where only the day is known, the hour is the story's own.
    fn fits(&self, step: &Step) -> bool {
        let (told, known) = (step.at.rfc3339(), self.start().rfc3339());
        let same = match self.precision.as_str() {
            "day" => told[..10] == known[..10],
            _ => told == known,
        };
        same && step.fact.as_deref() == Some(&self.target)
    }
}

#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests must see what was not tested"
)]
fn read() -> Option<Facts> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/incidents/wikileaks-2010.json"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        eprintln!("skipped: the collection of facts is not here");
        return None;
    };
    Some(serde_json::from_str(&text).expect("the facts can be read"))
}

#[test]
fn the_main_events_are_told_at_their_times() {
    let Some(facts) = read() else { return };
    let story = story();
    for fact in &facts.entries {
        let step = story.steps.iter().find(|step| fact.fits(step));
        let step = step.unwrap_or_else(|| panic!("{} at {}", fact.target, fact.start));
        if let Some(minutes) = fact.duration_minutes {
            let ends = step.at.plus(Span::minutes(minutes));
            let told = |s: &&Step| s.fact_ends.as_deref() == Some(&fact.target) && s.at == ends;
            assert!(story.steps.iter().any(|s| told(&s)), "{}", fact.target);
        }
        if let Some(name) = &fact.claimed_by {
            assert!(story.steps.iter().any(|s| s.say.contains(name)), "{name}");
        }
    }
    let told = story.steps.iter().filter(|s| s.fact.is_some()).count();
    assert_eq!(told, facts.entries.len(), "no event is made up");
}
