//! Every language says everything that English says, with the same variables. Made for 24 languages: a language is
//! compared as soon as it has a file of that name.

use std::collections::{BTreeMap, BTreeSet};
use stormbell_model::{Lang, lang::SPOKEN};
use stormbell_web::assets;

/// Keys of a file with the variables of each.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((key, _)) = line.split_once(" =").filter(|_| begins) {
            current = key.to_owned();
            assert!(
                all.insert(current.clone(), BTreeSet::new()).is_none(),
                "{key} is there twice"
            );
        }
        let used = line.split('$').skip(1).map(|rest| {
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            rest[..end].to_owned()
        });
        all.entry(current.clone()).or_default().extend(used);
    }
    all.remove("");
    all
}

#[test]
fn every_catalogue_says_what_english_says() {
    let english: BTreeMap<String, String> = assets::catalogue_files(Lang::En.code())
        .into_iter()
        .collect();
    let mut wrong = Vec::new();
    for lang in SPOKEN {
        for (file, text) in assets::catalogue_files(lang.code()) {
            let Some(model) = english.get(&file) else {
                wrong.push(format!("{}/{file}: English has no such file", lang.code()));
                continue;
            };
            let (model, own) = (messages(model), messages(&text));
            for (key, variables) in &model {
                match own.get(key) {
                    None => wrong.push(format!("{}/{file}: {key} is missing", lang.code())),
                    Some(v) if v != variables => {
                        wrong.push(format!(
                            "{}/{file}: {key} has {v:?}, not {variables:?}",
                            lang.code()
                        ));
                    }
                    Some(_) => {}
                }
            }
            let extra = own.keys().filter(|k| !model.contains_key(*k));
            wrong.extend(extra.map(|k| format!("{}/{file}: {k} is not in English", lang.code())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_key_is_in_two_files() {
    for lang in SPOKEN {
        let mut seen = BTreeSet::new();
        for (file, text) in assets::catalogue_files(lang.code()) {
            for key in messages(&text).into_keys() {
                assert!(
                    seen.insert(key.clone()),
                    "{}/{file}: {key} is in another file too",
                    lang.code()
                );
            }
        }
    }
}
