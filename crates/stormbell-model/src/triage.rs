//! The first reading of a report: how urgent, and why. Rules with reasons that a person can read;
//! an officer's correction always wins.

use crate::{
    report::{Door, NewReport, Ongoing},
    sector::Protected,
};

/// How urgent. Ordered: the first is the most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// Life, supply or many people: everything else waits.
    Emergency,
    /// Harm is being done now.
    High,
    /// To be read within the shift.
    Normal,
    /// To be read when there is time.
    Low,
}

/// All priorities, most urgent first.
pub const ALL: [Priority; 4] = [
    Priority::Emergency,
    Priority::High,
    Priority::Normal,
    Priority::Low,
];

impl Priority {
    /// 1 (most urgent) to 4, as it is stored and shown.
    pub fn level(self) -> i64 {
        self as i64 + 1
    }
    /// Reads the level.
    pub fn from_level(level: i64) -> Option<Priority> {
        ALL.into_iter().find(|p| p.level() == level)
    }
    /// Key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Priority::Emergency => "emergency",
            Priority::High => "high",
            Priority::Normal => "normal",
            Priority::Low => "low",
        }
    }
}

/// What the first reading found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How urgent.
    pub priority: Priority,
    /// Why: keys in the catalogue, most important first.
    pub reasons: Vec<&'static str>,
    /// Whether somebody is called.
    pub rings: bool,
}

/// Reads a report for the first time.
///
/// «Now, and it hurts» always rings. A protected function rings while anything goes on, also when the reporter
/// does not know, because the dear mistake is the silent one. A test rings always: to see that it does is what it is for.
pub fn read(report: &NewReport) -> Reading {
    if let Some(priority) = report.own {
        let from_neighbour = report.door == Door::Neighbour;
        return Reading {
            priority,
            reasons: vec![match from_neighbour {
                true => "neighbour-says",
                false => "node-trouble",
            }],
            rings: !from_neighbour || priority <= Priority::High,
        };
    }
    let protected = report.sector.and_then(|s| s.protected());
    let hurting = report.ongoing == Ongoing::NowAndHurts;
    let going_on = matches!(report.ongoing, Ongoing::NowAndHurts | Ongoing::Now);
    let maybe = report.ongoing == Ongoing::Unknown && report.happening.hurts();
    let mut reasons = Vec::new();
    if hurting {
        reasons.push("hurts-now");
    } else if going_on {
        reasons.push("goes-on");
    }
    if protected.is_some() {
        reasons.push("protected-function");
    }
    if report.happening.hurts() {
        reasons.push("harmful-kind");
    }
    let is_test = report.test_of.is_some();
    let rings = hurting || (protected.is_some() && (going_on || maybe)) || is_test;
    let priority = match (rings, protected) {
        (true, Some(p)) if endangers_life(p) || hurting => Priority::Emergency,
        (true, _) => Priority::High,
        (false, Some(_)) => Priority::Normal,
        (false, None) if report.happening.hurts() || going_on => Priority::Normal,
        (false, None) if report.ongoing == Ongoing::Over => Priority::Low,
        _ => Priority::Normal,
    };
    if reasons.is_empty() {
        reasons.push("nothing-urgent");
    }
    Reading {
        priority,
        reasons,
        rings,
    }
}

fn endangers_life(protected: Protected) -> bool {
    matches!(
        protected,
        Protected::PatientCare | Protected::NuclearSafety | Protected::Water
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, happening::Happening, sector::Sector};

    fn case(happening: Happening, ongoing: Ongoing, sector: Option<&str>) -> Reading {
        let mut r = NewReport::said("x", Lang::En, Door::Page);
        r.happening = happening;
        r.ongoing = ongoing;
        r.sector = sector.and_then(Sector::parse);
        read(&r)
    }

    #[test]
    fn now_and_it_hurts_always_rings() {
        for h in crate::happening::ALL {
            for s in std::iter::once(None).chain(Sector::all().map(|s| Some(s.code()))) {
                assert!(case(*h, Ongoing::NowAndHurts, s).rings);
            }
        }
    }

    #[test]
    fn a_hospital_rings_also_when_nobody_knows() {
        let r = case(Happening::Ransom, Ongoing::Unknown, Some("health"));
        assert!(r.rings);
        assert_eq!(r.priority, Priority::Emergency);
        assert_eq!(r.reasons, ["protected-function", "harmful-kind"]);
    }

    #[test]
    fn an_old_story_does_not_wake_anybody() {
        let r = case(Happening::Message, Ongoing::Over, None);
        assert!(!r.rings);
        assert_eq!(r.priority, Priority::Low);
    }
}
