//! One line of a labelled set, as its sources write them: moments in several spellings, fields that may be missing,
//! empty or of another type.

use serde_json::{Map, Value};
use stormbell_model::Moment;

/// A line that cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("line {number}: {why}")]
pub struct BadLine {
    /// Counted from 1.
    pub number: usize,
    /// What is wrong with it.
    pub why: &'static str,
}

/// The fields of one line.
pub struct Line {
    number: usize,
    fields: Map<String, Value>,
}

impl Line {
    /// Reads the lines of a set; empty ones are passed over.
    pub fn all(set: &str) -> impl Iterator<Item = Result<Line, BadLine>> {
        let said = |(_, text): &(usize, &str)| !text.trim().is_empty();
        let lines = set.lines().enumerate().filter(said);
        lines.map(|(place, text)| Line::read(place + 1, text))
    }
    /// Reads the line with this number, counted from 1.
    pub fn read(number: usize, text: &str) -> Result<Line, BadLine> {
        match serde_json::from_str(text) {
            Ok(Value::Object(fields)) => Ok(Line { number, fields }),
            Ok(_) => Err(BadLine {
                number,
                why: "not a JSON object",
            }),
            Err(_) => Err(BadLine {
                number,
                why: "not JSON",
            }),
        }
    }
    /// A text; numbers are written out; nothing where it is missing, null or blank.
    pub fn text(&self, name: &str) -> Option<String> {
        let text = match self.fields.get(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Array(list) => list
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join(", "),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }
    /// The field as it stands.
    pub fn raw(&self, name: &str) -> Option<&Value> {
        self.fields.get(name)
    }
    /// The moment `at`.
    pub fn at(&self) -> Result<Moment, BadLine> {
        let at = self.fields.get("at").and_then(moment);
        at.ok_or(BadLine {
            number: self.number,
            why: "`at` is no moment: RFC 3339 or seconds since 1970",
        })
    }
}

/// RFC 3339 with any offset; without one, UTC; a day alone; or seconds or milliseconds since 1970.
fn moment(value: &Value) -> Option<Moment> {
    if let Some(number) = value.as_f64() {
        return since_1970(number);
    }
    let text = value.as_str()?.trim();
    Moment::parse_rfc3339(text)
        .or_else(|| Moment::parse_rfc3339(&format!("{text}Z")))
        .or_else(|| Moment::parse_rfc3339(&format!("{text}:00Z")))
        .or_else(|| Moment::parse_rfc3339(&format!("{text}T00:00:00Z")))
        .or_else(|| since_1970(text.parse().ok()?))
}

fn since_1970(number: f64) -> Option<Moment> {
    // Seconds reach this size in the year 5138.
    let seconds = if number.abs() < 1e11 {
        number
    } else {
        number / 1e3
    };
    let seconds = if seconds.abs() < 1e11 {
        seconds
    } else {
        seconds / 1e3
    };
    (seconds.is_finite() && seconds >= 0.0).then_some(Moment((seconds * 1e6) as i64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn moments_are_read_in_the_spellings_that_come() {
        let expected = Moment::parse_rfc3339("2026-03-01T12:00:00Z");
        for spelling in [
            json!("2026-03-01T12:00:00Z"),
            json!("2026-03-01T14:00:00+02:00"),
            json!("2026-03-01 12:00:00"),
            json!("2026-03-01T12:00"),
            json!(1_772_366_400),
            json!(1_772_366_400_000_i64),
            json!("1772366400"),
            json!(1_772_366_400.0),
        ] {
            assert_eq!(moment(&spelling), expected, "{spelling}");
        }
        assert_eq!(moment(&json!("yesterday")), None);
        assert_eq!(moment(&json!(null)), None);
    }
}
