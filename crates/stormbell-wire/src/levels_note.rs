//! The service levels as JSON on one line, and as a signed note around that line; and how `stormbell verify` reads the
//! note back. Pure.

use serde::{Deserialize, Serialize};
use stormbell_model::{
    Moment,
    levels::{DESCRIBED_MIN, Figures, Month, Told},
};
use stormbell_seal::{VerifierKey, note};

/// What the text of such a note begins with.
pub const HEAD: &str = "stormbell service levels v1\n";

/// What is to be said.
pub struct Said<'a> {
    /// The node's name.
    pub node: &'a str,
    /// The journal's name.
    pub journal: &'a str,
    /// The key that signs it, in `vkey` form.
    pub key: &'a str,
    /// Entries of the journal that were counted.
    pub counted: u64,
    /// When.
    pub at: Moment,
    /// The months, the newest first.
    pub months: &'a [Month],
}

/// The document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelsJson {
    /// The node's name.
    pub node: String,
    /// The journal's name.
    pub journal: String,
    /// The key that signs it, in `vkey` form.
    pub key: String,
    /// Entries of the journal that were counted.
    pub counted: u64,
    /// When, RFC 3339.
    pub at: String,
    /// Groups of fewer reports are not described.
    pub described_from: u64,
    /// The months, the newest first.
    pub months: Vec<MonthJson>,
}

/// One month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthJson {
    /// Such as `2026-11`.
    pub month: String,
    /// All its reports; null when they are too few to say.
    pub all: Option<FiguresJson>,
    /// By channel.
    pub channels: Vec<PartJson>,
    /// By language.
    pub languages: Vec<PartJson>,
}

/// One channel or language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartJson {
    /// Its code.
    pub code: String,
    /// Null when they are too few to say, or would follow from the others.
    pub figures: Option<FiguresJson>,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresJson {
    /// Reports that were kept.
    pub reports: u64,
    /// Those that rang at once; null when they are too few to say.
    pub rang: Option<u64>,
    /// From kept until the first call was handed to a carrier, of those that rang.
    pub first_notification: TimesJson,
    /// From kept until a human had the alarm, of those that rang.
    pub acknowledged: TimesJson,
    /// From kept until the desk first wrote to the reporter.
    pub first_answer: TimesJson,
}

/// One time, in seconds rounded up by a tenth at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimesJson {
    /// To how many it happened; null when they are too few to say.
    pub reports: Option<u64>,
    /// How many that is in a hundred, rounded down.
    pub percent: Option<u64>,
    /// Half of them needed at most this.
    pub median_s: Option<i64>,
    /// Nine in ten needed at most this.
    pub p90_s: Option<i64>,
    /// All of them needed at most this.
    pub worst_s: Option<i64>,
}

/// A month's number as people write it: `2026-11`.
pub fn month_text(month: i64) -> String {
    format!("{:04}-{:02}", month / 100, month % 100)
}

/// The document on one line.
pub fn json(said: &Said<'_>) -> Option<String> {
    let document = LevelsJson {
        node: said.node.to_owned(),
        journal: said.journal.to_owned(),
        key: said.key.to_owned(),
        counted: said.counted,
        at: said.at.rfc3339(),
        described_from: DESCRIBED_MIN,
        months: said.months.iter().map(month).collect(),
    };
    serde_json::to_string(&document).ok()
}

/// The text that is signed.
pub fn text(json: &str) -> String {
    format!("{HEAD}{json}\n")
}

fn month(m: &Month) -> MonthJson {
    let part = |code: &str, f: &Option<Figures>| PartJson {
        code: code.to_owned(),
        figures: f.as_ref().map(figures),
    };
    MonthJson {
        month: month_text(m.month),
        all: m.all.as_ref().map(figures),
        channels: m.doors.iter().map(|(d, f)| part(d.code(), f)).collect(),
        languages: m.langs.iter().map(|(l, f)| part(l.code(), f)).collect(),
    }
}

fn figures(f: &Figures) -> FiguresJson {
    FiguresJson {
        reports: f.filed,
        rang: f.rang,
        first_notification: times(f.called, f.rang),
        acknowledged: times(f.acknowledged, f.rang),
        first_answer: times(f.answered, Some(f.filed)),
    }
}

fn times(told: Told, of: Option<u64>) -> TimesJson {
    let empty = TimesJson {
        reports: None,
        percent: None,
        median_s: None,
        p90_s: None,
        worst_s: None,
    };
    match told {
        Told::TooFew => empty,
        Told::None => TimesJson {
            reports: Some(0),
            percent: of.filter(|of| *of > 0).map(|_| 0),
            ..empty
        },
        Told::Times {
            count,
            median_s,
            p90_s,
            worst_s,
        } => TimesJson {
            reports: Some(count),
            percent: of.and_then(|of| (count * 100).checked_div(of)),
            median_s: Some(median_s),
            p90_s: Some(p90_s),
            worst_s: Some(worst_s),
        },
    }
}

/// Why a note is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotGenuine {
    /// It is no note of service levels.
    #[error("It is no signed note of service levels.")]
    Unreadable,
    /// Signed by another key than the pinned one.
    #[error("It is signed by another key than the one you gave.")]
    OtherKey,
    /// The signature does not hold.
    #[error("The signature does not hold: something was changed.")]
    Signature,
}

/// A note whose signature holds.
#[derive(Clone, Debug)]
pub struct Genuine {
    /// What it says.
    pub levels: LevelsJson,
    /// The key that signed.
    pub key: VerifierKey,
}

/// Whether a file looks like such a note.
pub fn is_one(file: &[u8]) -> bool {
    file.starts_with(HEAD.as_bytes())
}

/// Checks a note; with `pinned`, only that key is good.
pub fn check(file: &[u8], pinned: Option<&VerifierKey>) -> Result<Genuine, NotGenuine> {
    let file = std::str::from_utf8(file).map_err(|_| NotGenuine::Unreadable)?;
    let line = file.strip_prefix(HEAD).and_then(|rest| rest.lines().next());
    let levels: Option<LevelsJson> = line.and_then(|line| serde_json::from_str(line).ok());
    let levels = levels.ok_or(NotGenuine::Unreadable)?;
    let key: VerifierKey = levels.key.parse().map_err(|_| NotGenuine::Unreadable)?;
    if pinned.is_some_and(|pinned| *pinned != key) || key.name() != levels.journal {
        return Err(NotGenuine::OtherKey);
    }
    // What was read above is the text that is signed, whole: a second line in it would not be.
    let signed = note::open(file, &key).map_err(|_| NotGenuine::Signature)?;
    if Some(signed) != line.map(text).as_deref() {
        return Err(NotGenuine::Signature);
    }
    Ok(Genuine { levels, key })
}
