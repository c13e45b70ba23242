//! The values that a sender names: a list of `{"type", "value"}`, each kept exactly as it came.

use crate::{fields::Fields, json::Json};
use stormbell_model::complaint::Problem;
use stormbell_model::limits::{OBSERVABLE_MAX_CHARS, OBSERVABLES_MAX};
use stormbell_model::observable::{Observable, TYPES};

/// Takes the field `observables`.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<Observable> {
    let list = match fields.take("observables") {
        None => return Vec::new(),
        Some(Json::List(list)) => list,
        Some(_) => {
            fields.note("observables", Problem::Form);
            return Vec::new();
        }
    };
    if list.len() > OBSERVABLES_MAX {
        let (max, was) = (OBSERVABLES_MAX, list.len());
        fields.note("observables", Problem::TooMany { max, was });
        return Vec::new();
    }
    let items = list.into_iter().enumerate();
    items.map(|(at, item)| one(fields, at, item)).collect()
}

fn one(fields: &mut Fields<'_>, at: usize, item: Json) -> Observable {
    let path = fields.path_of(&format!("observables/{at}"));
    let mut inner = Fields::open(item, &path, fields.complaints());
    let kind = inner.needed_text("type", OBSERVABLE_MAX_CHARS);
    if !kind.is_empty() && !TYPES.contains(&kind.as_str()) {
        inner.note("type", Problem::Unknown);
    }
    let value = inner.needed_text("value", OBSERVABLE_MAX_CHARS);
    inner.close();
    Observable { kind, value }
}
