//! First aid is complete: every kind in every spoken language, and every file can be read.

use stormbell_model::{happening, lang::SPOKEN};
use stormbell_web::{assets, first_aid};

#[test]
fn every_kind_has_first_aid_in_every_spoken_language() {
    let mut wrong = Vec::new();
    for lang in SPOKEN {
        for h in happening::ALL {
            let text = assets::first_aid(lang.code(), h.code());
            match text.as_deref().map(first_aid::parse) {
                None => wrong.push(format!("{}/{}.md is missing", lang.code(), h.code())),
                Some(Err(e)) => wrong.push(format!("{}/{}.md: {e}", lang.code(), h.code())),
                Some(Ok(_)) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
