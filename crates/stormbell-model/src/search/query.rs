//! What an officer types: every part must be in the report. A value is taken as one, everything else as words.

use super::values::{self, Value};
use super::words;
use crate::limits;

/// Parts of a question, each of which must hold. The most telling come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The parts; none when nothing that can be searched for was typed.
    pub all: Vec<Any>,
}

/// Terms of which one must be in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Any(pub Vec<String>);

impl Query {
    /// Reads what was typed, at most `limits::SEARCH_PARTS_MAX` parts of it.
    pub fn read(typed: &str) -> Query {
        let typed = values::refanged(typed.trim());
        if let Some(whole) = values::as_number(&typed).or_else(|| values::as_account(&typed)) {
            return Query {
                all: vec![Any(vec![whole])],
            };
        }
        let (mut found, mut plain) = (Vec::new(), Vec::new());
        for piece in typed.split_whitespace() {
            match part(piece) {
                Some(part) => found.push(part),
                None => words::in_text(piece, &mut |word| plain.push(Any(vec![words::term(word)]))),
            }
        }
        // A long word is rarer than a short one, in every language.
        plain.sort_by_key(|any| std::cmp::Reverse(any.0[0].chars().count()));
        found.extend(plain);
        found.dedup();
        found.truncate(limits::SEARCH_PARTS_MAX);
        Query { all: found }
    }
}

/// The terms of a whole value, where search knows it as one.
pub(super) fn value_part(value: &str) -> Option<Any> {
    let value = values::refanged(value.trim());
    let number = values::as_number(&value).or_else(|| values::as_account(&value));
    number.map(|term| Any(vec![term])).or_else(|| part(&value))
}

/// The part of the question that one piece is, where it is a value.
fn part(piece: &str) -> Option<Any> {
    let mut tokens = values::tokens(piece);
    let value = values::read(tokens.next()?)?;
    if tokens.next().is_some() {
        return None;
    }
    Some(Any(match value {
        Value::Network(network) => network.asked_for(),
        Value::Url(url, _) => vec![values::url_term(url)],
        Value::Mail(mail, _) => vec![format!("m:{mail}")],
        Value::Hash(hash) => vec![format!("h:{hash}")],
        Value::Name(name) => vec![format!("d:{name}")],
    }))
}
