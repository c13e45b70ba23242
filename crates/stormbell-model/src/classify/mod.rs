//! What a report is held to be, and how bad: kind, two axes of severity, the outlook of six hours, which offence it may
//! be, and whether it is more urgent than its form said. Rules are data with a version (`content/rules`); the reasons are
//! their codes. A rule only ever raises what the form's answers made of a report, and an officer's correction wins.

mod rules;
mod spoken;
#[cfg(test)]
mod tests;

pub use rules::{Rules, WrongLine, rules};

use crate::{
    happening::Happening,
    kind::Kind,
    report::{Ongoing, Report},
    sector::{Protected, Sector},
    triage::Priority,
};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])* $variant),* }
        impl $name {
            /// All, in rising order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The stored code, and the end of its key in the catalogue.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }
            /// Reads the code.
            pub fn parse(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

coded! {
    /// How dangerous the means are, whatever they hit: the technical axis of the NIS Cooperation Group's taxonomy.
    Technical {
        /// Talk, a lure, a weakness.
        Low = "low",
        /// It disturbs or takes something.
        Medium = "medium",
        /// Somebody is inside, or what was there is destroyed or locked.
        High = "high",
    }
}

coded! {
    /// What it does in the world: the other axis.
    Impact {
        /// None.
        White = "white",
        /// Minor.
        Green = "green",
        /// Large.
        Yellow = "yellow",
        /// Very large.
        Red = "red",
    }
}

coded! {
    /// What the next six hours bring.
    Outlook {
        /// It is over, or easing.
        Improving = "improving",
        /// As it is.
        Stable = "stable",
        /// It gets worse if nobody does anything.
        Worsening = "worsening",
    }
}

coded! {
    /// A hint at an offence of Directive 2013/40/EU, for the officer only.
    Offence {
        /// Illegal access.
        Access = "2013/40:3",
        /// Illegal system interference.
        System = "2013/40:4",
        /// Illegal data interference.
        Data = "2013/40:5",
        /// Illegal interception.
        Interception = "2013/40:6",
        /// Tools.
        Tools = "2013/40:7",
        /// An attempt.
        Attempt = "2013/40:8",
        /// Many systems through a tool: a botnet.
        Botnet = "2013/40:9(3)",
        /// Against critical infrastructure.
        Critical = "2013/40:9(4)c",
        /// Another person's identity misused.
        Identity = "2013/40:9(5)",
    }
}

/// What is known of a report when it is classified.
#[derive(Clone, Debug)]
pub struct ReportFacts<'a> {
    /// What the reporter says it is.
    pub happening: Happening,
    /// Whether it goes on.
    pub ongoing: Ongoing,
    /// The sector that was named, else that of the organisation whose machine filed it.
    pub sector: Option<Sector>,
    /// The kind that it has now: of the form, of a machine, or of an officer.
    pub kind: Kind,
    /// How urgent it is now.
    pub priority: Priority,
    /// The words: those of the report, and of evidence that was read.
    pub texts: Vec<&'a str>,
    /// Types of the values in them, as the extractor codes them.
    pub values: Vec<&'a str>,
}

impl<'a> ReportFacts<'a> {
    /// The facts of a report as it was filed. `home` is the sector of the organisation whose machine filed it.
    pub fn of(report: &'a Report, home: Option<Sector>, values: Vec<&'a str>) -> ReportFacts<'a> {
        ReportFacts {
            happening: report.happening,
            ongoing: report.ongoing,
            sector: report.sector.or(home),
            kind: report.kind,
            priority: report.priority,
            texts: vec![&report.narrative],
            values,
        }
    }
    fn protected(&self) -> Option<Protected> {
        self.sector.and_then(|s| s.protected())
    }
}

/// What the rules made of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    /// The version of the rules.
    pub rules: String,
    /// What it is.
    pub kind: Kind,
    /// How dangerous the means.
    pub technical: Technical,
    /// What it does.
    pub impact: Impact,
    /// The next six hours.
    pub outlook: Outlook,
    /// Which offences it may be, in the order of the articles.
    pub offences: Vec<Offence>,
    /// What must not fail.
    pub protected: Option<Protected>,
    /// How urgent: never less than it was.
    pub priority: Priority,
    /// Whether a rule says that somebody is called, beyond what the form's answers did.
    pub rings: bool,
    /// Codes of the rules that held, in their order, each once.
    pub reasons: Vec<String>,
    /// Codes of those among them that made it more urgent.
    pub raised_by: Vec<String>,
    /// Beginnings of the words that rules heard, from the rules' own lists.
    pub heard: Vec<String>,
}

/// Classifies a report by the rules that come with the program.
pub fn classify(facts: &ReportFacts<'_>) -> Classified {
    classify_by(rules(), facts)
}

/// Classifies a report by other rules.
pub fn classify_by(rules: &Rules, facts: &ReportFacts<'_>) -> Classified {
    let heard = spoken::listen(rules, &facts.texts);
    let mut c = Classified {
        rules: rules.version.clone(),
        kind: facts.kind,
        technical: Technical::Low,
        impact: Impact::White,
        outlook: Outlook::Stable,
        offences: Vec::new(),
        protected: facts.protected(),
        priority: facts.priority,
        rings: false,
        reasons: Vec::new(),
        raised_by: Vec::new(),
        heard: heard.words(rules),
    };
    // A kind that a machine named or an officer set is not the form's first guess: rules leave it.
    let mut is_kind_open = facts.kind == facts.happening.kind();
    let mut worst = None;
    for rule in &rules.rules {
        if !rule.holds(facts, &heard, c.kind) {
            continue;
        }
        if let Some(kind) = rule.kind {
            if !is_kind_open || kind == c.kind {
                continue;
            }
            (c.kind, is_kind_open) = (kind, false);
        }
        c.technical = c.technical.max(rule.technical.unwrap_or(Technical::Low));
        c.impact = c.impact.max(rule.impact.unwrap_or(Impact::White));
        worst = worst.max(rule.outlook);
        c.offences.extend(&rule.offences);
        note(&mut c.reasons, &rule.code);
        if rule.priority.is_some_and(|p| p < c.priority) || rule.ring && !c.rings {
            c.priority = rule.priority.unwrap_or(c.priority).min(c.priority);
            c.rings |= rule.ring;
            note(&mut c.raised_by, &rule.code);
        }
    }
    c.outlook = worst.unwrap_or(Outlook::Stable);
    c.offences.sort_unstable();
    c.offences.dedup();
    c
}

fn note(codes: &mut Vec<String>, code: &str) {
    if !codes.iter().any(|known| known == code) {
        codes.push(code.to_owned());
    }
}
