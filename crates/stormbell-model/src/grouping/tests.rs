//! What must hold of the memory of grouping: the log gives it back, wherever the process ended.

use super::{Brain, Log, Placed, Step, replay};
use crate::{
    IncidentId, Moment,
    correlate::{
        Number,
        postings::Key,
        reading::{self, Said, Sort, Value},
    },
    waves::Sighted,
};

/// Reports of some attacks, with words of their own and shared addresses, so that they join, bridge and stand alone.
fn placed(brain: &Brain, n: u64) -> Placed {
    let attack = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60;
    let url = format!("https://lure-{attack}.example/a");
    let also = format!("https://lure-{}.example/a", (attack + 1) % 16);
    let urls = [
        Value {
            sort: Sort::Url,
            text: &url,
        },
        Value {
            sort: Sort::Url,
            text: &also,
        },
    ];
    let values = if n.is_multiple_of(7) {
        &urls[..]
    } else {
        &urls[..1]
    };
    let words = (0..9).map(|i| format!("w{}q{} ", attack, (n + i) % 11));
    let narrative = words.collect::<String>() + &format!("own{n}");
    let reading = reading::read(
        &Said {
            at: Moment(1_772_409_600_000_000 + n as i64 * 20_000_000),
            narrative: &narrative,
            kind: Some("phishing"),
            target: None,
            values: if n % 5 == 4 { &[] } else { values },
        },
        3,
    );
    Placed {
        marks: reading.marks(),
        decision: brain.decide(&reading).decision,
        turned: brain.correlator.is_full_of_words(),
        sighted: Sighted {
            at_s: reading.at_s,
            fields: [attack + 1, 0, 0, 0],
            source: n + 1,
            place: n,
        },
    }
}

fn id(n: u8) -> IncidentId {
    IncidentId(uuid::Uuid::from_bytes([n; 16]))
}

/// Goes on for some reports, with decisions of officers between them; gives what was written.
fn go_on(brain: &mut Brain, from: u64, until: u64) -> (Log, Vec<super::Brought>) {
    let (mut log, mut brought) = (Log::default(), Vec::new());
    let mut take = |brain: &mut Brain, step: Step| {
        log.push(&step);
        brought.push(brain.take(&step));
    };
    for n in from..until {
        let report = placed(brain, n);
        let marks = report.marks.clone();
        take(brain, Step::Placed(Box::new(report)));
        match n {
            100 => take(
                brain,
                Step::Named {
                    group: Number(0),
                    incident: id(1),
                },
            ),
            101 => take(
                brain,
                Step::Named {
                    group: Number(1),
                    incident: id(2),
                },
            ),
            120 => take(
                brain,
                Step::Merged {
                    stays: id(2),
                    goes: id(1),
                },
            ),
            150 => take(brain, Step::Parted { goes: id(1) }),
            170 => take(
                brain,
                Step::Moved {
                    place: n,
                    marks,
                    from: Some(Number(2)),
                    into: None,
                },
            ),
            171 => take(
                brain,
                Step::Apart {
                    one: Number(2),
                    other: Number(3),
                    apart: true,
                },
            ),
            175 => take(
                brain,
                Step::Learned {
                    group: Number(3),
                    at_s: 1_772_499_000,
                    values: vec![(Key(4_711), true), (Key(12), false)],
                },
            ),
            180 => take(
                brain,
                Step::Quiet {
                    at_s: 1_772_500_000,
                },
            ),
            _ => {}
        }
    }
    (log, brought)
}

/// Small, so that generations of words begin within the test.
fn small() -> Brain {
    Brain::new(900)
}

#[test]
fn the_log_gives_the_memory_back_wherever_it_ended() {
    let mut whole = small();
    let (_, all) = go_on(&mut whole, 0, 600);
    for ended in [1, 119, 151, 172, 400] {
        let mut first = small();
        let (log, before) = go_on(&mut first, 0, ended);
        let mut again = small();
        let mut steps = Vec::new();
        replay(&log.steps, Some(&log.words), |step| steps.push(step)).unwrap();
        let brought: Vec<_> = steps.iter().map(|step| again.take(step)).collect();
        assert_eq!(brought, before, "ended at {ended}");
        let (_, after) = go_on(&mut again, ended, 600);
        assert_eq!([before, after].concat(), all, "ended at {ended}");
    }
}

#[test]
fn a_damaged_log_is_told_and_never_panics() {
    let (log, _) = go_on(&mut small(), 0, 200);
    for end in 0..log.steps.len() {
        let _ = replay(&log.steps[..end], None, |_| {});
    }
    assert!(replay(&log.steps[..log.steps.len() - 1], None, |_| {}).is_err());
    assert!(replay(&log.steps, Some(&log.words[1..]), |_| {}).is_err());
    assert!(replay(&[99], None, |_| {}).is_err());
}

#[test]
fn a_report_alone_is_found_by_its_place() {
    let mut brain = small();
    go_on(&mut brain, 0, 4);
    let first = brain.alone(0);
    assert!(first.is_none_or(|group| brain.first_of(group) == Some(0)));
    assert_eq!(brain.alone(9_999), None);
    let marks = placed(&brain, 3).marks;
    let freed = brain.take(&Step::Moved {
        place: 1,
        marks,
        from: None,
        into: None,
    });
    assert_eq!(brain.alone(1), freed.group);
}
