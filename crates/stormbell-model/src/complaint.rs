//! What is wrong with something that came from outside: which field, and why.
//! Codes and numbers only; the words are in the catalogue, in the reader's language.

use crate::{receipt::ReceiptError, text::TextError};

/// One thing wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The field: its name in a form, its path in JSON (`observables/3/value`), empty for the whole.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl Complaint {
    /// A complaint about `field`.
    pub fn new(field: impl Into<String>, problem: Problem) -> Complaint {
        Complaint {
            field: field.into(),
            problem,
        }
    }
}

/// Why a field was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is needed and is not there, or holds nothing but white space.
    Missing,
    /// More characters than the field takes.
    TooLong {
        /// The most characters it takes.
        max: usize,
        /// How many came.
        was: usize,
    },
    /// More entries than the list takes.
    TooMany {
        /// The most entries it takes.
        max: usize,
        /// How many came.
        was: usize,
    },
    /// More bytes than it takes.
    TooBig {
        /// The most bytes it takes.
        max: u64,
    },
    /// JSON nested deeper than is read.
    TooDeep {
        /// The deepest nesting that is read.
        max: usize,
    },
    /// A NUL character.
    Nul,
    /// Not text: bytes that are not UTF-8, or half a surrogate pair.
    NotText,
    /// The value is not in the list of those we know.
    Unknown,
    /// It cannot be read as what it should be.
    Form,
    /// The document cannot be read from here on; counted from 1.
    Syntax {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// A time in the future.
    InFuture,
    /// A time in the past.
    InPast,
    /// It ends before it begins.
    EndsFirst,
    /// It lasts longer than it may.
    LastsTooLong {
        /// The most days it may last.
        days: i64,
    },
    /// A sealed contact that is not made for this node's roster.
    Sealed,
    /// A receipt with too few or too many digits.
    Digits {
        /// How many came.
        was: usize,
    },
    /// The check digits do not fit: a digit is wrong or two were swapped.
    Check,
    /// The same name twice in one JSON object.
    Twice,
    /// A field that we do not know.
    Unexpected,
    /// A picture, film or unknown file where only words are taken: it could be one that nobody may hold.
    WordsOnly,
}

impl Problem {
    /// The key of its sentence in the catalogue, and the code at the API.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::Missing => "problem-missing",
            Problem::TooLong { .. } => "problem-too-long",
            Problem::TooMany { .. } => "problem-too-many",
            Problem::TooBig { .. } => "problem-too-big",
            Problem::TooDeep { .. } => "problem-too-deep",
            Problem::Nul => "problem-nul",
            Problem::NotText => "problem-not-text",
            Problem::Unknown => "problem-unknown",
            Problem::Form => "problem-form",
            Problem::Syntax { .. } => "problem-syntax",
            Problem::InFuture => "problem-in-future",
            Problem::InPast => "problem-in-past",
            Problem::EndsFirst => "problem-ends-first",
            Problem::LastsTooLong { .. } => "problem-lasts-too-long",
            Problem::Sealed => "problem-sealed",
            Problem::Digits { .. } => "problem-digits",
            Problem::Check => "problem-check",
            Problem::Twice => "problem-twice",
            Problem::Unexpected => "problem-unexpected",
            Problem::WordsOnly => "problem-words-only",
        }
    }

    /// The numbers that its sentence names, by their names in the catalogue.
    pub fn numbers(&self) -> Vec<(&'static str, u64)> {
        match *self {
            Problem::TooLong { max, was } | Problem::TooMany { max, was } => {
                vec![("max", max as u64), ("was", was as u64)]
            }
            Problem::TooBig { max } => vec![("max", max)],
            Problem::TooDeep { max } => vec![("max", max as u64)],
            Problem::Syntax { line, column } => {
                vec![("line", line as u64), ("column", column as u64)]
            }
            Problem::LastsTooLong { days } => vec![("max", days.unsigned_abs())],
            Problem::Digits { was } => vec![("was", was as u64)],
            _ => Vec::new(),
        }
    }
}

impl From<TextError> for Problem {
    fn from(error: TextError) -> Problem {
        match error {
            TextError::Empty => Problem::Missing,
            TextError::TooLong { max, was } => Problem::TooLong { max, was },
            TextError::Nul => Problem::Nul,
        }
    }
}

impl From<ReceiptError> for Problem {
    fn from(error: ReceiptError) -> Problem {
        match error {
            ReceiptError::Length { digits } => Problem::Digits { was: digits },
            ReceiptError::NotDigits => Problem::Form,
            ReceiptError::Check => Problem::Check,
        }
    }
}
