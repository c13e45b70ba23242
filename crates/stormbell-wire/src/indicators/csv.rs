//! A table (RFC 4180) with a first line that names a column of values. Commas, semicolons or tabs part the fields.

use super::{About, Offer};
use stormbell_model::{Moment, indicator::Format, marking::Tlp};

/// Fields of one line.
/// Told: nobody. Rest: further fields are passed over.
const FIELDS_MAX: usize = 64;
/// Names of the column that holds the values.
const VALUES: [&str; 6] = [
    "value",
    "indicator",
    "ioc",
    "observable",
    "values",
    "indicators",
];
const NOTES: [&str; 5] = ["comment", "note", "description", "info", "notes"];
const MARKS: [&str; 3] = ["tlp", "marking", "mark"];
const ENDS: [&str; 5] = ["expires", "valid_until", "ends", "expiry", "until"];

/// Which column holds what.
struct Columns {
    value: usize,
    note: Option<usize>,
    mark: Option<usize>,
    ends: Option<usize>,
}

/// Reads a table; nothing where the first line names no column of values.
pub(super) fn read(text: &str) -> Option<Offer> {
    let first = text.lines().next()?;
    let sign = [',', ';', '\t']
        .into_iter()
        .max_by_key(|s| first.matches(*s).count())?;
    let mut lines = Lines { rest: text, sign };
    let columns = columns(&lines.next()?)?;
    let mut offer = Offer::new(Format::Csv);
    for fields in lines {
        let field = |at: usize| fields.get(at).map_or("", |f| f.trim());
        let value = field(columns.value);
        if value.is_empty() || value.starts_with('#') {
            continue;
        }
        let mark = columns.mark.map(field).filter(|m| !m.is_empty());
        offer.value(
            value,
            About {
                note: columns.note.map(field).unwrap_or_default(),
                tlp: mark.map(Tlp::parse),
                ends_at: columns.ends.map(field).and_then(moment),
            },
        );
    }
    Some(offer)
}

fn columns(head: &[String]) -> Option<Columns> {
    let names: Vec<String> = head.iter().map(|h| h.trim().to_ascii_lowercase()).collect();
    let find = |known: &[&str]| names.iter().position(|n| known.contains(&n.as_str()));
    Some(Columns {
        value: find(&VALUES)?,
        note: find(&NOTES),
        mark: find(&MARKS),
        ends: find(&ENDS),
    })
}

/// A moment, or a day of the calendar, whose end it is.
pub(super) fn moment(text: &str) -> Option<Moment> {
    if let Some(at) = Moment::parse_rfc3339(text) {
        return Some(at);
    }
    let day: jiff::civil::Date = text.parse().ok()?;
    Moment::parse_rfc3339(&format!("{}T00:00:00Z", day.tomorrow().ok()?))
}

struct Lines<'a> {
    rest: &'a str,
    sign: char,
}

impl Iterator for Lines<'_> {
    type Item = Vec<String>;

    /// The fields of the next line; quotes hold signs and line ends.
    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
        let mut signs = self.rest.char_indices().peekable();
        let mut end = self.rest.len();
        while let Some((at, c)) = signs.next() {
            match c {
                '"' if quoted && signs.peek().is_some_and(|(_, next)| *next == '"') => {
                    signs.next();
                    field.push('"');
                }
                '"' if quoted => quoted = false,
                '"' if field.is_empty() => quoted = true,
                '\n' if !quoted => {
                    end = at + 1;
                    break;
                }
                c if c == self.sign && !quoted => push(&mut fields, &mut field),
                c => field.push(c),
            }
        }
        push(&mut fields, &mut field);
        self.rest = &self.rest[end..];
        Some(fields)
    }
}

fn push(fields: &mut Vec<String>, field: &mut String) {
    let field = std::mem::take(field);
    if fields.len() < FIELDS_MAX {
        fields.push(field);
    }
}
