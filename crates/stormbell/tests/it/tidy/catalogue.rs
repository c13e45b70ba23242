//! Every sentence that a template asks for is in the English catalogue.

use super::tree;
use std::collections::BTreeSet;

#[test]
fn every_key_in_a_template_has_a_sentence() {
    let known = english_keys();
    for path in tree::below("templates") {
        for key in asked_for(&tree::text(&path).unwrap_or_default()) {
            assert!(known.contains(&key), "{path} asks for `{key}`");
        }
    }
}

fn english_keys() -> BTreeSet<String> {
    tree::below("locales/en")
        .iter()
        .filter(|path| path.ends_with(".ftl"))
        .filter_map(|path| tree::text(path))
        .flat_map(|text| text.lines().filter_map(key_of).collect::<Vec<_>>())
        .collect()
}

/// The key of a line such as `send-report = Send`.
fn key_of(line: &str) -> Option<String> {
    let (key, _) = line.split_once(" =")?;
    key.starts_with(|c: char| c.is_ascii_lowercase())
        .then(|| key.trim().to_owned())
}

/// The literal keys of `t("…")`; a key that is put together ends in `-` here and is left to the page tests.
fn asked_for(template: &str) -> Vec<String> {
    template
        .match_indices("t(\"")
        .filter(|(at, _)| !template[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .filter_map(|(at, open)| template[at + open.len()..].split_once('"'))
        .filter(|(_, after)| !after.trim_start().starts_with('~'))
        .map(|(key, _)| key.to_owned())
        .collect()
}

#[test]
fn keys_are_found_in_a_template() {
    let template =
        r#"{{ t("send") }} {{ t("kind-" ~ kind) }} {{ t("left", n=3) }} {{ set("no") }}"#;
    assert_eq!(asked_for(template), ["send", "left"]);
    assert_eq!(key_of("send = Send"), Some("send".into()));
    assert_eq!(key_of("    .title = no"), None);
}
