//! Why rules tie a report to others, as it is kept and as pages say it: one line a reason, which a person can read too.

use crate::correlate::{Fit, score::Reason};

/// A reason with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was the first: the others came to it.
    First,
    /// A value that the others hold.
    Value {
        /// Its type.
        kind: String,
        /// Its normal form.
        value: String,
        /// Reports of the incident that hold it.
        reports: u32,
        /// Incidents that hold it.
        incidents: u32,
    },
    /// The same target.
    Target,
    /// A host of the one is the target of the other.
    Host,
    /// Names that few others have.
    Names(u16),
    /// The same words, in hundredths.
    Words(u8),
    /// The same kind.
    Kind,
    /// Minutes after the last of them.
    Minutes(u32),
    /// Speaks against: another target.
    OtherTarget,
    /// Speaks against: somebody else is named.
    OtherName,
    /// Speaks against: another kind.
    OtherKind,
}

/// Reasons of a fit; `values` are the report's values with their types, as they were weighed.
pub fn of(fit: &Fit, values: &[(String, String)]) -> Vec<Why> {
    let why = |reason: &Reason| match reason {
        Reason::SharedValue {
            index,
            reports,
            incidents,
        } => {
            let (kind, value) = values.get(usize::from(*index))?.clone();
            Some(Why::Value {
                kind,
                value,
                reports: *reports,
                incidents: *incidents,
            })
        }
        Reason::SameTarget => Some(Why::Target),
        Reason::HostIsTarget => Some(Why::Host),
        Reason::SameNames { count } => Some(Why::Names(*count)),
        Reason::SameWords { percent } => Some(Why::Words(*percent)),
        Reason::SameKind => Some(Why::Kind),
        Reason::Near { gap_s } => Some(Why::Minutes(gap_s / 60)),
        Reason::OtherTarget => Some(Why::OtherTarget),
        Reason::OtherName => Some(Why::OtherName),
        Reason::OtherKind => Some(Why::OtherKind),
    };
    fit.reasons.iter().filter_map(why).collect()
}

/// As it is kept.
pub fn to_text(reasons: &[Why]) -> String {
    let lines: Vec<String> = reasons.iter().map(line).collect();
    lines.join("\n")
}

fn line(why: &Why) -> String {
    match why {
        Why::First => String::from("first"),
        Why::Value {
            kind,
            value,
            reports,
            incidents,
        } => format!("value {kind} {reports} {incidents} {value}"),
        Why::Target => String::from("target"),
        Why::Host => String::from("host"),
        Why::Names(count) => format!("names {count}"),
        Why::Words(percent) => format!("words {percent}"),
        Why::Kind => String::from("kind"),
        Why::Minutes(minutes) => format!("minutes {minutes}"),
        Why::OtherTarget => String::from("other-target"),
        Why::OtherName => String::from("other-name"),
        Why::OtherKind => String::from("other-kind"),
    }
}

/// Reads what is kept; a line that a newer program wrote is left out.
pub fn parse(text: &str) -> Vec<Why> {
    text.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Why> {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    Some(match word {
        "first" => Why::First,
        "value" => {
            let mut parts = rest.splitn(4, ' ');
            let kind = parts.next()?.to_owned();
            let (reports, incidents) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            let value = parts.next()?.to_owned();
            Why::Value {
                kind,
                value,
                reports,
                incidents,
            }
        }
        "target" => Why::Target,
        "host" => Why::Host,
        "names" => Why::Names(rest.parse().ok()?),
        "words" => Why::Words(rest.parse().ok()?),
        "kind" => Why::Kind,
        "minutes" => Why::Minutes(rest.parse().ok()?),
        "other-target" => Why::OtherTarget,
        "other-name" => Why::OtherName,
        "other-kind" => Why::OtherKind,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_read_back() {
        let all = vec![
            Why::First,
            Why::Value {
                kind: String::from("url"),
                value: String::from("https://evil.example/a b"),
                reports: 12,
                incidents: 1,
            },
            Why::Names(2),
            Why::Words(80),
            Why::Minutes(4),
            Why::OtherTarget,
        ];
        assert_eq!(parse(&to_text(&all)), all);
        assert_eq!(parse("written by tomorrow's program\nkind"), [Why::Kind]);
        assert_eq!(parse("value url x 1 y"), []);
    }
}
