//! The catalogues: Fluent files by language, English where a sentence is missing, and how a reader's language
//! is chosen. Made for all 24 languages: adding one is its folder and its place in `stormbell_model::lang::SPOKEN`.

use crate::assets;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};
use stormbell_model::{Lang, lang::SPOKEN};

type Bundle = FluentBundle<FluentResource>;

/// All sentences of all spoken languages.
pub struct Catalogues {
    by_lang: BTreeMap<Lang, Bundle>,
    /// Sentences that were asked for and are in no language, or lacked a variable. The lock guards the set alone.
    missed: Mutex<BTreeSet<String>>,
}

/// How many missed sentences are remembered.
/// Told: nobody. Rest: sentences that are missing beyond it are shown in English and not listed.
const MISSED_MAX: usize = 200;

/// A catalogue file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("could not read the catalogue {lang}/{file}: {why}")]
pub struct BadCatalogue {
    /// The language's code.
    pub lang: &'static str,
    /// The file.
    pub file: String,
    /// What is wrong in it.
    pub why: String,
}

impl Catalogues {
    /// Reads every catalogue. A file with a mistake is an error: better at the start than at three in the morning.
    pub fn load() -> Result<Catalogues, BadCatalogue> {
        let by_lang = SPOKEN
            .into_iter()
            .map(|lang| Ok((lang, bundle(lang)?)))
            .collect::<Result<_, BadCatalogue>>()?;
        Ok(Catalogues {
            by_lang,
            missed: Mutex::default(),
        })
    }

    /// The sentence in the reader's language; else in English; else its key, so that a page never fails for it.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        [lang, Lang::En]
            .into_iter()
            .find_map(|l| self.exact(l, key, args))
            .unwrap_or_else(|| {
                self.miss(key, "in no language");
                key.to_owned()
            })
    }

    /// What was asked for in vain since the start: the test of all pages wants none.
    pub fn missed(&self) -> Vec<String> {
        self.lock().iter().cloned().collect()
    }

    fn miss(&self, key: &str, why: &str) {
        let mut missed = self.lock();
        if missed.len() < MISSED_MAX && missed.insert(format!("{key}: {why}")) {
            tracing::warn!(key, why, "a sentence is missing");
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.missed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn exact(&self, lang: Lang, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let bundle = self.by_lang.get(&lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&given), &mut errors);
        if !errors.is_empty() {
            self.miss(key, &format!("{}: {errors:?}", lang.code()));
        }
        Some(said.into_owned())
    }
}

fn bundle(lang: Lang) -> Result<Bundle, BadCatalogue> {
    let id = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    for (file, text) in assets::catalogue_files(lang.code()) {
        let bad = |why: String| BadCatalogue {
            lang: lang.code(),
            file: file.clone(),
            why,
        };
        let resource =
            FluentResource::try_new(text).map_err(|(_, errors)| bad(format!("{errors:?}")))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| bad(format!("{errors:?}")))?;
    }
    Ok(bundle)
}

/// The reader's language: asked for in the address, else remembered, else the browser's, else the node's.
pub fn choose(asked: Option<&str>, remembered: Option<&str>, accepts: &str, node: Lang) -> Lang {
    let spoken = |code: &str| Lang::parse(code).filter(|l| l.is_spoken());
    asked
        .and_then(spoken)
        .or_else(|| remembered.and_then(spoken))
        .or_else(|| Lang::negotiate(accepts))
        .unwrap_or(node)
}
