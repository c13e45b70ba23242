//! The story as its file tells it: who flags what, and what the desk does, each at a moment of the story.
//! Read strictly, and put in order, so that the player has nothing left to decide.

use super::codes;
use serde::Deserialize;
use stormbell_model::{
    Lang, Moment, Span,
    happening::Happening,
    marking::Tlp,
    observable::Observable,
    officer::Role,
    report::{Contact, Ongoing, Outcome},
    sector::Sector,
    triage::Priority,
};

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// What the node is called while it is told.
    pub name: String,
    /// When the story begins.
    #[serde(deserialize_with = "codes::moment")]
    pub begins_at: Moment,
    /// The people of the desk whom the program plays. The first is the lead.
    #[serde(rename = "officer")]
    pub officers: Vec<OfficerCard>,
    /// What happens, in the order of the file.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// A person whom the program plays.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficerCard {
    /// How the story calls the person.
    pub key: String,
    /// The name that the desk shows.
    pub name: String,
    /// What the person is there for.
    #[serde(deserialize_with = "codes::role")]
    pub role: Role,
    /// The person's language.
    #[serde(deserialize_with = "codes::lang")]
    pub lang: Lang,
}

/// Something that happens, who flags it, and what is done about it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When.
    #[serde(deserialize_with = "codes::moment")]
    pub at: Moment,
    /// The line that is printed.
    pub say: String,
    /// The documented event that this is, by its target in the collection of facts. Everything without is invented.
    pub fact: Option<String>,
    /// The documented event that ends here.
    pub fact_ends: Option<String>,
    /// Who flags it.
    #[serde(default, rename = "report")]
    pub reports: Vec<ReportCard>,
    /// What the desk does.
    #[serde(default, rename = "desk")]
    pub desk: Vec<DeskLine>,
    /// What the reporters do later.
    #[serde(default, rename = "outside")]
    pub outside: Vec<OutsideLine>,
}

/// A report.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportCard {
    /// How the story calls it.
    pub key: String,
    /// Minutes after the step at which it is flagged.
    #[serde(default)]
    pub after: u32,
    /// The reporter's language.
    #[serde(deserialize_with = "codes::lang")]
    pub lang: Lang,
    /// What the reporter says it is.
    #[serde(deserialize_with = "codes::happening")]
    pub happening: Happening,
    /// Whether it is going on.
    #[serde(deserialize_with = "codes::ongoing")]
    pub ongoing: Ongoing,
    /// The sector that is hit.
    #[serde(default, deserialize_with = "codes::sector")]
    pub sector: Option<Sector>,
    /// Who is hit.
    pub organisation: Option<String>,
    /// The reporter's words.
    pub words: String,
    /// Values that the reporter names.
    #[serde(default)]
    pub observables: Vec<Observable>,
    /// Who the reporter is.
    pub contact: Option<Contact>,
    /// A small text given as evidence.
    pub file: Option<FileCard>,
}

/// A text file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileCard {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// What a person of the desk does, and when.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskLine {
    /// Minutes after the step.
    pub after: u32,
    /// Who.
    pub by: String,
    /// What.
    #[serde(rename = "do")]
    pub act: DeskAct,
}

/// An act of the desk. Reports and incidents are named by their keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum DeskAct {
    /// Acknowledges the alarms of these reports, or takes those that do not ring.
    Take(Vec<String>),
    /// Writes to the reporter.
    Answer { report: String, text: String },
    /// Holds a report to be more or less urgent, or to go less or more far.
    Assess {
        report: String,
        #[serde(default, deserialize_with = "codes::priority")]
        priority: Option<Priority>,
        #[serde(default, deserialize_with = "codes::tlp")]
        tlp: Option<Tlp>,
        reason: String,
    },
    /// The same for an incident.
    AssessIncident {
        incident: String,
        #[serde(default, deserialize_with = "codes::priority")]
        priority: Option<Priority>,
        #[serde(default, deserialize_with = "codes::tlp")]
        tlp: Option<Tlp>,
        reason: String,
    },
    /// Opens the sealed contact, to call back.
    OpenContact { report: String, reason: String },
    /// Opens an incident with these reports in it.
    Open {
        incident: String,
        title: String,
        reports: Vec<String>,
        reason: String,
    },
    /// Puts reports into an incident.
    Link {
        incident: String,
        reports: Vec<String>,
        reason: String,
    },
    /// Takes a report out again.
    Unlink {
        incident: String,
        report: String,
        reason: String,
    },
    /// Writes in the incident's timeline.
    Note { incident: String, text: String },
    /// Closes reports, with words that their reporters read.
    Close {
        reports: Vec<String>,
        #[serde(deserialize_with = "codes::outcome")]
        outcome: Outcome,
        text: String,
    },
    /// Closes an incident. What is still open in it stays open: a visitor may have it.
    CloseIncident {
        incident: String,
        #[serde(deserialize_with = "codes::outcome")]
        outcome: Outcome,
        text: String,
    },
}

/// What a reporter does later, and when.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutsideLine {
    /// Minutes after the step.
    pub after: u32,
    /// What.
    #[serde(rename = "do")]
    pub act: OutsideAct,
}

/// An act of a reporter behind the receipt.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub enum OutsideAct {
    /// Types the receipt's last group back.
    Keep(String),
    /// Reads what the desk wrote.
    Read(String),
    /// Writes to the desk.
    Write { report: String, text: String },
}

/// One thing that the player does.
#[derive(Clone, Debug)]
pub enum Deed {
    /// Tells a step.
    Tell(String),
    /// Files a report about what happened at a moment.
    File(Box<ReportCard>, Moment),
    /// A person of the desk acts.
    Desk(String, DeskAct),
    /// A reporter acts.
    Outside(OutsideAct),
}

impl Story {
    /// Reads the file.
    pub fn read(text: &str) -> Result<Story, toml::de::Error> {
        toml::from_str(text)
    }

    /// Everything that is to be done, in the order of its moments.
    pub fn deeds(&self) -> Vec<(Moment, Deed)> {
        let mut deeds: Vec<_> = self.steps.iter().flat_map(Step::deeds).collect();
        deeds.sort_by_key(|(at, _)| *at);
        deeds
    }
}

impl Step {
    /// The step's line: what happens, whether it is documented, and how many flag it.
    fn line(&self) -> String {
        let documented = self.fact.is_some() || self.fact_ends.is_some();
        let mark = if documented { "* " } else { "" };
        let count = match self.reports.len() {
            0 => String::new(),
            1 => String::from("; one report"),
            n => format!("; {n} reports"),
        };
        format!("{mark}{}{count}", self.say)
    }

    fn deeds(&self) -> Vec<(Moment, Deed)> {
        let later = |minutes: u32| self.at.plus(Span::minutes(i64::from(minutes)));
        let told = (self.at, Deed::Tell(self.line()));
        let filed = self.reports.iter().map(|card| {
            let deed = Deed::File(Box::new(card.clone()), self.at);
            (later(card.after), deed)
        });
        let outside = self
            .outside
            .iter()
            .map(|line| (later(line.after), Deed::Outside(line.act.clone())));
        let desk = self.desk.iter().map(|line| {
            let deed = Deed::Desk(line.by.clone(), line.act.clone());
            (later(line.after), deed)
        });
        std::iter::once(told)
            .chain(filed)
            .chain(outside)
            .chain(desk)
            .collect()
    }
}
