//! First aid as JSON: plain text, ready to be shown in a terminal or a ticket.

use super::path;
use crate::{Door, first_aid};
use axum::body::Bytes;
use serde::Serialize;
use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};
use stormbell_model::{Lang, happening::Happening};

/// First aid as it is answered, written once for each language and kind: every report gets some, and reading the
/// content anew would cost more than keeping the report. Bounded by the languages and kinds there are.
#[derive(Default)]
pub struct WrittenAid(RwLock<HashMap<(Lang, Happening), Bytes>>);

impl WrittenAid {
    /// The first aid for `happening` as JSON. `None` when it cannot be written, which is our own fault.
    pub fn json(&self, door: &Door, lang: Lang, happening: Happening) -> Option<Bytes> {
        // A panic while a lock was held leaves a map that is still a map.
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(json) = known.get(&(lang, happening)) {
            return Some(json.clone());
        }
        drop(known);
        let json = serde_json::to_vec(&AidView::new(door, lang, happening)).ok()?;
        let json = Bytes::from(json);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert((lang, happening), json.clone());
        Some(json)
    }
}

/// What to do now, for one kind of attack.
#[derive(Serialize)]
pub struct AidView {
    kind: &'static str,
    lang: &'static str,
    title: String,
    summary: String,
    now: Vec<String>,
    do_not: Vec<String>,
    call: Vec<String>,
    keep: Vec<String>,
    organisation: Vec<String>,
    url: String,
}

impl AidView {
    /// The first aid for `happening`, in this language or else in English.
    pub fn new(door: &Door, lang: Lang, happening: Happening) -> AidView {
        let aid = first_aid::find(lang, happening);
        let (root, kind) = (&door.settings.public_url, happening.code());
        AidView {
            kind,
            lang: lang.code(),
            title: aid.title,
            summary: plain(aid.summary),
            now: all_plain(aid.now),
            do_not: all_plain(aid.do_not),
            call: all_plain(aid.call),
            keep: all_plain(aid.keep),
            organisation: all_plain(aid.organisation),
            url: format!("{root}{}/{kind}?lang={}", path::FIRST_AID, lang.code()),
        }
    }
}

fn all_plain(items: Vec<String>) -> Vec<String> {
    items.into_iter().map(plain).collect()
}

/// Bold is the only formatting there is.
fn plain(item: String) -> String {
    item.replace("**", "")
}
