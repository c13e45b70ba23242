//! Takes the fields of one JSON object, one by one; what nobody took is unexpected.

use crate::{Complaints, json::Json};
use stormbell_model::{complaint::Problem, text};

/// The fields of an object that are not taken yet. `null` is the same as absent.
pub(crate) struct Fields<'a> {
    left: Vec<(String, Json)>,
    path: String,
    complaints: &'a mut Complaints,
}

impl<'a> Fields<'a> {
    /// Opens `value`, which should be an object; anything else is one complaint and an empty object.
    pub(crate) fn open(value: Json, path: &str, complaints: &'a mut Complaints) -> Self {
        let left = match value {
            Json::Object(fields) => fields,
            _ => {
                complaints.note(path, Problem::Form);
                Vec::new()
            }
        };
        Fields {
            left,
            path: path.to_owned(),
            complaints,
        }
    }

    /// The field, if it is there.
    pub(crate) fn take(&mut self, name: &str) -> Option<Json> {
        let at = self.left.iter().position(|(n, _)| n == name)?;
        let (_, value) = self.left.swap_remove(at);
        (value != Json::Null).then_some(value)
    }

    /// The field as text; another type is a complaint.
    pub(crate) fn word(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Json::Text(text) => Some(text),
            _ => {
                self.note(name, Problem::Form);
                None
            }
        }
    }

    /// The field as text within `max_chars`, without NUL. Nothing but white space is the same as absent.
    pub(crate) fn text(&mut self, name: &str, max_chars: usize) -> Option<String> {
        let text = self.word(name)?;
        self.checked(name, text, max_chars)
    }

    /// A text that belongs to the field `name`, within `max_chars` and without NUL.
    pub(crate) fn checked(&mut self, name: &str, text: String, max_chars: usize) -> Option<String> {
        match text::check(&text, max_chars) {
            Ok(()) => Some(text),
            Err(text::TextError::Empty) => None,
            Err(error) => {
                self.note(name, error.into());
                None
            }
        }
    }

    /// As [`Fields::text`], and it must be there.
    pub(crate) fn needed_text(&mut self, name: &str, max_chars: usize) -> String {
        let before = self.complaints.count();
        let text = self.text(name, max_chars);
        if text.is_none() && self.complaints.count() == before {
            self.note(name, Problem::Missing);
        }
        text.unwrap_or_default()
    }

    /// The field as one of a list of known words.
    pub(crate) fn known<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let word = self.word(name)?;
        let known = parse(&word);
        if known.is_none() {
            self.note(name, Problem::Unknown);
        }
        known
    }

    /// Complains about a field of this object.
    pub(crate) fn note(&mut self, name: &str, problem: Problem) {
        let path = self.path_of(name);
        self.complaints.note(&path, problem);
    }

    /// The path of a field of this object.
    pub(crate) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}/{name}", self.path)
        }
    }

    /// The collector, for a reader of a field's own fields.
    pub(crate) fn complaints(&mut self) -> &mut Complaints {
        self.complaints
    }

    /// Complains about every field that nobody took.
    pub(crate) fn close(mut self) {
        for (name, _) in std::mem::take(&mut self.left) {
            self.note(&name, Problem::Unexpected);
        }
    }
}
