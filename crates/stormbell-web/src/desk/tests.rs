//! Every page of the desk with every sample: it renders, the same each time, in every language, and says words.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::{House, Pages};
use stormbell_model::{Lang, lang::SPOKEN};

fn pages() -> Pages {
    let house = House {
        name: String::from("Stormbell"),
        emergency: String::from("112"),
        demo: false,
    };
    Pages::load(house).unwrap()
}

#[test]
fn every_page_renders_with_every_sample_in_every_language() {
    let pages = pages();
    for (template, context) in super::samples() {
        for lang in SPOKEN {
            let render = || pages.render(lang, template, &context);
            let first = render().unwrap_or_else(|e| panic!("{template} in {lang:?}: {e:#}"));
            assert_eq!(first.0, render().unwrap().0, "{template}");
            assert!(first.0.contains("</html>"), "{template}");
        }
    }
}

#[test]
fn no_page_shows_a_bare_key() {
    let pages = pages();
    for (template, context) in super::samples() {
        let html = pages.render(Lang::En, template, &context).unwrap().0;
        let words = outside_tags(&html);
        for word in words.split(|c: char| c.is_whitespace() || c == '\u{2068}') {
            let bare = ["desk-", "net-", "rota-", "sector-", "priority-", "problem-"]
                .iter()
                .any(|k| word.starts_with(k));
            assert!(!bare, "{template} shows the key {word}");
        }
    }
}

/// Samples hold words that look like markup; escaped, they are no tags.
#[test]
fn what_reporters_write_is_never_markup() {
    let pages = pages();
    for (template, context) in super::samples() {
        let html = pages.render(Lang::En, template, &context).unwrap().0;
        assert!(!html.contains("<script>alert"), "{template}");
        assert!(!html.contains("<img src=x"), "{template}");
        assert!(
            !html.contains(" style="),
            "{template} has a style that the policy forbids"
        );
    }
}

fn outside_tags(html: &str) -> String {
    let pieces = html.split('<').filter_map(|piece| piece.split_once('>'));
    pieces.map(|(_, text)| format!("{text} ")).collect()
}
