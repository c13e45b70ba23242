//! First aid as JSON: plain text, ready to be shown in a terminal or a ticket.

use super::path;
use crate::{Door, first_aid};
use serde::Serialize;
use stormbell_model::{Lang, happening::Happening};

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
