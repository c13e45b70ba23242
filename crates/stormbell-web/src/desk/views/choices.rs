//! The lists that an officer chooses from: kinds, priorities, markings, outcomes, roles, languages, sectors.

use serde::Serialize;
use stormbell_model::{kind, lang, marking, officer, report::Outcome, sector::Sector, triage};

/// A class of kinds with its values.
#[derive(Clone, Debug, Serialize)]
pub struct KindClass {
    /// The RSIT class.
    pub class: &'static str,
    /// Its values.
    pub values: Vec<&'static str>,
}

/// Everything to choose from. The words are in the catalogue, languages bring their own name.
#[derive(Clone, Debug, Serialize)]
pub struct Choices {
    /// RSIT 1003, by class.
    pub kinds: Vec<KindClass>,
    /// Priorities, most urgent first.
    pub priorities: Vec<&'static str>,
    /// TLP labels, widest first.
    pub tlps: Vec<&'static str>,
    /// Outcomes.
    pub outcomes: Vec<&'static str>,
    /// Roles.
    pub roles: Vec<&'static str>,
    /// Sectors, by their word.
    pub sectors: Vec<&'static str>,
    /// Languages spoken here: code and own name.
    pub langs: Vec<(&'static str, &'static str)>,
}

impl Choices {
    /// All of them.
    pub fn all() -> Choices {
        Choices {
            kinds: kinds(),
            priorities: triage::ALL.iter().map(|p| p.code()).collect(),
            tlps: marking::ALL.iter().map(|t| t.code()).collect(),
            outcomes: Outcome::ALL.iter().map(|o| o.code()).collect(),
            roles: officer::ROLES.iter().map(|r| r.code()).collect(),
            sectors: Sector::all().map(Sector::word).collect(),
            langs: lang::SPOKEN
                .iter()
                .map(|l| (l.code(), l.own_name()))
                .collect(),
        }
    }
}

/// The taxonomy stands in the order of its classes, so neighbours of one class make one group.
fn kinds() -> Vec<KindClass> {
    let mut classes: Vec<KindClass> = Vec::new();
    for (class, value) in kind::TABLE {
        match classes.last_mut() {
            Some(last) if last.class == class => last.values.push(value),
            _ => classes.push(KindClass {
                class,
                values: vec![value],
            }),
        }
    }
    classes
}
