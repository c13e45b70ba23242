//! Rules as data: read once, strictly, a line at a time. A line that cannot be read stops the whole, so that rules are
//! never half in force.

use super::{Impact, Offence, Outlook, ReportFacts, Technical, spoken::Heard};
use crate::{
    happening::{self, Happening},
    kind::Kind,
    report::Ongoing,
    sector::Sector,
    triage::Priority,
};
use std::{collections::HashMap, sync::LazyLock};

/// The rules that come with the program. A test reads them, so the empty ones never stand here.
static OWN: LazyLock<Rules> = LazyLock::new(|| {
    Rules::read(include_str!("../../../../content/rules/classification.txt")).unwrap_or_default()
});

/// The rules that come with the program.
pub fn rules() -> &'static Rules {
    &OWN
}

/// Rules with their version.
#[derive(Debug, Default)]
pub struct Rules {
    /// Which rules they are.
    pub version: String,
    pub(super) words: Vec<(String, Vec<String>)>,
    pub(super) rules: Vec<Rule>,
    /// By the first letters of a word: which list, which word of it.
    begins: HashMap<String, Vec<(usize, usize)>>,
}

/// The number of a line that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLine(pub usize);

/// Letters from which on a beginning stands for all that goes on from it.
const WHOLE_BELOW: usize = 5;

/// One rule: conditions, and what follows where all of them hold.
#[derive(Debug, Default)]
pub(super) struct Rule {
    pub code: String,
    when: Vec<Condition>,
    pub kind: Option<Kind>,
    pub technical: Option<Technical>,
    pub impact: Option<Impact>,
    pub outlook: Option<Outlook>,
    pub offences: Vec<Offence>,
    pub priority: Option<Priority>,
    pub ring: bool,
}

#[derive(Debug)]
enum Condition {
    Happening(Vec<Happening>),
    Ongoing(Vec<Ongoing>),
    Kind(Vec<Kind>),
    Class(Vec<String>),
    Sector(Vec<Sector>),
    Protected(Vec<String>),
    Says(Vec<usize>),
    Value(Vec<String>),
}

impl Rule {
    /// Whether it holds for a report whose kind is held to be `kind` so far.
    pub fn holds(&self, facts: &ReportFacts<'_>, heard: &Heard, kind: Kind) -> bool {
        self.when.iter().all(|one| match one {
            Condition::Happening(any) => any.contains(&facts.happening),
            Condition::Ongoing(any) => any.contains(&facts.ongoing),
            Condition::Kind(any) => any.contains(&kind),
            Condition::Class(any) => any.iter().any(|class| class == kind.class()),
            Condition::Sector(any) => facts.sector.is_some_and(|s| any.contains(&s)),
            Condition::Protected(any) => facts
                .protected()
                .is_some_and(|p| any.iter().any(|code| code == "any" || code == p.code())),
            Condition::Says(any) => any.iter().any(|list| heard.says(*list)),
            Condition::Value(any) => any.iter().any(|v| facts.values.contains(&v.as_str())),
        })
    }
}

impl Rules {
    /// Reads rules; gives the number of the first line that cannot be read.
    pub fn read(text: &str) -> Result<Rules, WrongLine> {
        let mut rules = Rules::default();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if !line.is_empty() && !line.starts_with('#') {
                rules.line(line).ok_or(WrongLine(number + 1))?;
            }
        }
        if rules.version.is_empty() {
            return Err(WrongLine(1));
        }
        Ok(rules)
    }

    /// Codes of all rules, each once, in order.
    pub fn codes(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = Vec::new();
        for rule in &self.rules {
            if !codes.contains(&rule.code.as_str()) {
                codes.push(&rule.code);
            }
        }
        codes
    }

    /// The lists that a folded word is in: (list, word).
    pub(super) fn known<'a>(
        &'a self,
        word: &'a str,
    ) -> impl Iterator<Item = (usize, usize)> + use<'a> {
        let near = self.begins.get(first_letters(word));
        near.into_iter().flatten().copied().filter(move |(l, w)| {
            let begin = self.words[*l].1[*w].as_str();
            if begin.chars().count() < WHOLE_BELOW {
                word == begin
            } else {
                word.starts_with(begin)
            }
        })
    }

    fn line(&mut self, line: &str) -> Option<()> {
        let (what, rest) = line.split_once(' ')?;
        match what {
            "version" => self.version = rest.trim().to_owned(),
            "words" => self.words_line(rest)?,
            "rule" => {
                let rule = self.rule(rest)?;
                self.rules.push(rule);
            }
            _ => return None,
        }
        Some(())
    }

    fn words_line(&mut self, rest: &str) -> Option<()> {
        let mut parts = rest.split_whitespace().map(str::to_owned);
        let name = parts.next()?;
        let list = self.words.len();
        let words: Vec<String> = parts.collect();
        for (at, word) in words.iter().enumerate() {
            let near = self.begins.entry(first_letters(word).to_owned());
            near.or_default().push((list, at));
        }
        self.words.push((name, words));
        Some(())
    }

    fn rule(&self, rest: &str) -> Option<Rule> {
        let (code, rest) = rest.split_once(" when ")?;
        let (when, then) = rest.split_once(" then ")?;
        let mut rule = Rule {
            code: code.trim().to_owned(),
            ..Rule::default()
        };
        for part in when.split_whitespace() {
            let (name, values) = part.split_once('=')?;
            rule.when.push(self.condition(name, values)?);
        }
        for part in then.split_whitespace() {
            let (name, value) = part.split_once('=')?;
            rule.effect(name, value)?;
        }
        Some(rule)
    }

    fn condition(&self, name: &str, values: &str) -> Option<Condition> {
        let list = |name: &str| self.words.iter().position(|(known, _)| known == name);
        let codes = || values.split('|').map(str::to_owned).collect();
        Some(match name {
            "happening" => Condition::Happening(each(values, happening::Happening::parse)?),
            "ongoing" => Condition::Ongoing(each(values, Ongoing::parse)?),
            "kind" => Condition::Kind(each(values, Kind::parse)?),
            "class" => Condition::Class(codes()),
            "sector" => Condition::Sector(each(values, Sector::parse)?),
            "protected" => Condition::Protected(codes()),
            "says" => Condition::Says(each(values, list)?),
            "value" => Condition::Value(codes()),
            _ => return None,
        })
    }
}

impl Rule {
    fn effect(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "kind" => self.kind = Some(Kind::parse(value)?),
            "technical" => self.technical = Some(Technical::parse(value)?),
            "impact" => self.impact = Some(Impact::parse(value)?),
            "outlook" => self.outlook = Some(Outlook::parse(value)?),
            "offence" => self.offences.push(Offence::parse(value)?),
            "priority" => {
                let known = crate::triage::ALL.iter().find(|p| p.code() == value)?;
                self.priority = Some(*known);
            }
            "ring" => self.ring = value == "yes",
            _ => return None,
        }
        Some(())
    }
}

fn each<T>(values: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    values.split('|').map(read).collect()
}

fn first_letters(word: &str) -> &str {
    word.char_indices()
        .nth(3)
        .map_or(word, |(end, _)| &word[..end])
}
