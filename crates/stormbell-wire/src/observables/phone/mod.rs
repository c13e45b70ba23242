//! Telephone numbers in international and national spelling. Normal form: E.164 (`+46812345678`). A number without a
//! calling code counts only where the country is known from the text or the caller, and where its shape or the words
//! before it say that it is one.

mod country;
mod languages;
mod plan;
mod shape;
mod words;

use super::{Confidence, bytes};
use plan::Plan;
use shape::Shape;
use words::Said;

/// A number that was read.
pub(super) struct Phone {
    pub value: String,
    pub end: usize,
    pub confidence: Confidence,
}

/// What is known about where a text comes from; found out once and only when a number asks for it.
#[derive(Default)]
pub(super) struct Home {
    /// What the caller knows, an ISO 3166-1 code.
    told: Option<String>,
    countries: Option<Vec<&'static str>>,
}

impl Home {
    pub fn told(country: Option<&str>) -> Home {
        Home {
            told: country.map(str::to_uppercase),
            countries: None,
        }
    }
    fn plans(&mut self, text: &str) -> Vec<&'static Plan> {
        let look = || country::likely(text, &super::iban::countries(text.as_bytes()));
        let countries = self.countries.get_or_insert_with(look);
        let told = self.told.as_deref().into_iter();
        told.chain(countries.iter().copied())
            .filter_map(plan::of)
            .collect()
    }
}

/// The number that begins at `start` with a plus, a bracket or a digit.
pub(super) fn at(text: &str, start: usize, home: &mut Home) -> Option<Phone> {
    let bytes = text.as_bytes();
    let before = bytes::before(bytes, start);
    let first = bytes::byte(bytes, start);
    if bytes::is_alnum(before)
        || matches!(before, b'.' | b'-' | b'_' | b'/' | b'$' | b'#' | b'=') && first != b'+'
    {
        return None;
    }
    let shape = shape::gather(bytes, start)?;
    if shape.international {
        return international(&shape, 0);
    }
    if let Some(phone) = with_noughts(&shape) {
        return Some(phone);
    }
    // A number at home: too short and too long ones are not worth the look at the words.
    let most = shape.groups.last()?.0;
    if !(6..=18).contains(&most) || is_date(&shape) {
        return None;
    }
    let said = words::before(bytes, start);
    if said == Said::Other {
        return None;
    }
    american(&shape, said).or_else(|| national(&shape, said, &home.plans(text)))
}

/// Behind a plus: the calling code tells how many digits follow. Takes as many groups as fit.
fn international(shape: &Shape, skip: usize) -> Option<Phone> {
    let digits = shape.digits.get(skip..)?;
    let (code, (low, high), first) = plan::code_of(digits)?;
    let fits = |(count, _): &&(usize, usize)| {
        let own = count.saturating_sub(skip + code.len());
        own >= low && own <= high
    };
    let (count, end) = shape.groups.iter().rev().find(fits)?;
    let own = &digits[code.len()..count - skip];
    let own = own
        .strip_prefix('0')
        .filter(|_| code != "39" && !code.is_empty())
        .unwrap_or(own);
    let italian = code == "39" || first.contains(&own[..1]);
    let american = code != "1" || own.len() == 10 && is_american(own);
    (own.len() >= low && italian && american).then(|| Phone {
        value: format!("+{code}{own}"),
        end: *end,
        confidence: Confidence::Likely,
    })
}

/// `0046 8 …`: the calling code behind two noughts.
fn with_noughts(shape: &Shape) -> Option<Phone> {
    let grouped = shape.groups.len() > 1 || shape.digits.len() >= 11;
    let code = shape.digits.starts_with("00") && !shape.digits.starts_with("000");
    if !(code && grouped) {
        return None;
    }
    international(shape, 2)
}

/// `2024-03-15`, `15.03.2024`, `31/12/24 23.59`.
fn is_date(shape: &Shape) -> bool {
    let mut from = 0;
    let mut parts = Vec::new();
    for (count, _) in shape.groups.iter().take(3) {
        parts.push(&shape.digits[from..*count]);
        from = *count;
    }
    let [a, b, c] = parts.as_slice() else {
        return is_date_with_number(&parts);
    };
    let number = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
    let year = |part: &str| part.len() == 4 && (1900..2100).contains(&number(part));
    let month = |part: &str| part.len() <= 2 && (1..=12).contains(&number(part));
    let day = |part: &str| part.len() <= 2 && (1..=31).contains(&number(part));
    let same = shape.separators.first() == shape.separators.get(1);
    let middle = month(b) || day(b);
    let dated = year(a) && middle && day(c)
        || day(a) && middle && (year(c) || c.len() == 2 && shape.groups.len() == 3);
    let spaced = shape.separators.first() == Some(&b' ');
    dated && same && !(spaced && c.len() == 2)
}

/// `20240315-1234`, a number of a person or a log.
fn is_date_with_number(parts: &[&str]) -> bool {
    let first = parts.first().copied().unwrap_or_default();
    let number = |range| {
        first
            .get(range)
            .and_then(|p: &str| p.parse::<u32>().ok())
            .unwrap_or(0)
    };
    first.len() == 8
        && (1900..2100).contains(&number(0..4))
        && (1..=12).contains(&number(4..6))
        && (1..=31).contains(&number(6..8))
}

/// `(888) 743-0023`, `888-743-0023`.
fn american(shape: &Shape, said: Said) -> Option<Phone> {
    let lens = lengths(shape);
    let usual = lens.get(..3) == Some(&[3, 3, 4]);
    let dashes = shape.separators.get(1) == Some(&b'-') || shape.separators.get(1) == Some(&b'.');
    let (count, end) = *shape.groups.get(2)?;
    let digits = &shape.digits[..count];
    let told = shape.bracketed || said == Said::Phone && shape.separators.first() != Some(&b' ');
    (usual && dashes && told && is_american(digits)).then(|| Phone {
        value: format!("+1{digits}"),
        end,
        confidence: Confidence::Likely,
    })
}

fn is_american(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 10 && bytes[0] >= b'2' && bytes[3] >= b'2'
}

fn lengths(shape: &Shape) -> Vec<usize> {
    let mut from = 0;
    let each = shape.groups.iter().map(|(count, _)| {
        let len = count - from;
        from = *count;
        len
    });
    each.collect()
}

/// A number as it is dialled at home.
fn national(shape: &Shape, said: Said, plans: &[&'static Plan]) -> Option<Phone> {
    plans.iter().find_map(|plan| by_plan(shape, said, plan))
}

fn by_plan(shape: &Shape, said: Said, plan: &Plan) -> Option<Phone> {
    let (low, high) = plan.digits;
    let trunk = trunk_of(shape, plan)?;
    let fits = |(count, _): &&(usize, usize)| {
        let own = count.saturating_sub(trunk.len());
        own >= low && own <= high
    };
    let (count, end) = *shape.groups.iter().rev().find(fits)?;
    let own = &shape.digits[trunk.len()..count];
    let known = plan.first.contains(own.get(..1)?);
    (known && is_likely(shape, said, plan, own, count)).then(|| Phone {
        value: format!("+{}{own}", plan.code),
        end,
        confidence: if said == Said::Phone {
            Confidence::Likely
        } else {
            Confidence::Possible
        },
    })
}

/// The prefix that is dialled at home; `None` where it should stand and does not.
fn trunk_of(shape: &Shape, plan: &Plan) -> Option<&'static str> {
    let starts = |trunk: &str| shape.digits.starts_with(trunk);
    match plan.country {
        // Both are heard: 0 is new, 8 is what people know.
        "LT" if starts("8") && shape.groups.last()?.0 == 9 => Some("8"),
        "HU" if !starts("06") => None,
        _ if plan.trunk.is_empty() => Some(""),
        _ if starts(plan.trunk) => Some(plan.trunk),
        _ => None,
    }
}

/// Whether the shape or the words before it leave little doubt.
fn is_likely(shape: &Shape, said: Said, plan: &Plan, own: &str, count: usize) -> bool {
    if said == Said::Phone {
        return own.len() >= 7 || shape.groups.len() > 1;
    }
    let whole = shape.groups.last().is_some_and(|(all, _)| *all == count);
    let grouped = shape.groups.iter().filter(|(c, _)| *c <= count).count() > 1;
    let mobile = plan.mobile.iter().any(|m| own.starts_with(m)) && own.len() >= 8;
    let trunk = !plan.trunk.is_empty() || own.starts_with('0');
    let apart = shape
        .separators
        .iter()
        .all(|s| *s != b'.' || plan.country == "FR" || plan.country == "BE");
    match (trunk, grouped) {
        (true, true) => whole && apart && own.len() >= 7,
        (true, false) => whole && mobile,
        (false, true) => whole && mobile && usual(&lengths(shape)),
        (false, false) => false,
    }
}

/// Groups as numbers are spoken: all of two, of three, or of three and two.
fn usual(lens: &[usize]) -> bool {
    lens.len() >= 2 && lens.iter().all(|l| (2..=4).contains(l))
}
