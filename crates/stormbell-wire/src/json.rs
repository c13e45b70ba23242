//! Reads JSON (RFC 8259) strictly into a small tree, and says where it is wrong.
//!
//! Not `serde_json::Value`, because that keeps the last of two equal keys in silence, and two programs that
//! keep different ones read two different reports. Nesting is bounded by [`JSON_DEPTH_MAX`]; size by the caller.

use crate::Complaints;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::{cell::RefCell, collections::HashSet, fmt};
use stormbell_model::complaint::{Complaint, Problem};
use stormbell_model::limits::JSON_DEPTH_MAX;

/// A JSON value. Numbers keep no value: nothing that is read this way has a number in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number,
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order of the document, each name once.
    Object(Vec<(String, Json)>),
}

/// Reads one document and nothing after it. A document that cannot be read gives one complaint with its line
/// and column; names that come twice and too deep nesting give one complaint each.
pub fn read(body: &[u8]) -> Result<Json, Vec<Complaint>> {
    let reader = Reader::default();
    let seed = Seed {
        reader: &reader,
        depth: 0,
    };
    let mut document = serde_json::Deserializer::from_slice(body);
    let tree = seed
        .deserialize(&mut document)
        .and_then(|tree| document.end().map(|()| tree));
    match tree {
        Ok(tree) => reader.complaints.into_inner().unless_any(tree),
        Err(error) => {
            let problem = why(&error);
            reader.note(problem);
            reader.complaints.into_inner().unless_any(Json::Null)
        }
    }
}

/// `serde_json` tells what went wrong only in words. The words for half a surrogate pair and for bytes that are
/// not UTF-8 are recognised; should they change, the answer is still right, only less exact.
fn why(error: &serde_json::Error) -> Problem {
    let words = error.to_string();
    if words.contains("hex escape") || words.contains("unicode code point") {
        return Problem::NotText;
    }
    Problem::Syntax {
        line: error.line(),
        column: error.column(),
    }
}

/// Where the reader stands, and what it has found wrong.
#[derive(Default)]
struct Reader {
    path: RefCell<Vec<String>>,
    complaints: RefCell<Complaints>,
}

impl Reader {
    fn note(&self, problem: Problem) {
        let path = self.path.borrow().join("/");
        self.complaints.borrow_mut().note(&path, problem);
    }
    fn enter(&self, name: String) {
        self.path.borrow_mut().push(name);
    }
    /// Only after success: an error leaves the path where it happened.
    fn leave(&self) {
        self.path.borrow_mut().pop();
    }
}

/// Names of one object that were seen. A handful is compared one by one, which is quicker than hashing; more are
/// hashed, so that a million names cost a million steps.
#[derive(Default)]
struct Names(HashSet<String>);

/// Up to here names are compared one by one.
const COMPARED_ONE_BY_ONE: usize = 16;

impl Names {
    fn is_new(&mut self, name: &str, before: &[(String, Json)]) -> bool {
        if before.len() < COMPARED_ONE_BY_ONE {
            return before.iter().all(|(n, _)| n != name);
        }
        if self.0.is_empty() {
            self.0.extend(before.iter().map(|(n, _)| n.clone()));
        }
        self.0.insert(name.to_owned())
    }
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    reader: &'a Reader,
    depth: usize,
}

impl<'a> Seed<'a> {
    fn below(self) -> Option<Seed<'a>> {
        let depth = self.depth + 1;
        (depth <= JSON_DEPTH_MAX).then_some(Seed { depth, ..self })
    }
    fn too_deep(self) {
        self.reader.note(Problem::TooDeep {
            max: JSON_DEPTH_MAX,
        });
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Number)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Number)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number)
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }
    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let Some(below) = self.below() else {
            self.too_deep();
            while items.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Json::Null);
        };
        let mut list = Vec::new();
        loop {
            self.reader.enter(list.len().to_string());
            let item = items.next_element_seed(below)?;
            self.reader.leave();
            match item {
                Some(item) => list.push(item),
                None => return Ok(Json::List(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let Some(below) = self.below() else {
            self.too_deep();
            while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Json::Null);
        };
        let (mut object, mut names) = (Vec::new(), Names::default());
        while let Some(name) = entries.next_key::<String>()? {
            self.reader.enter(name.clone());
            let first = names.is_new(&name, &object);
            if !first {
                self.reader.note(Problem::Twice);
            }
            let value = entries.next_value_seed(below)?;
            self.reader.leave();
            if first {
                object.push((name, value));
            }
        }
        Ok(Json::Object(object))
    }
}
