//! The catalogue for carriers: plain sentences, without the marks that keep directions apart in HTML.

use crate::Pages;
use fluent_bundle::FluentValue;
use std::sync::Arc;
use stormbell_model::Lang;
use stormbell_service::Phrases;

/// The pages' catalogue as a carrier hears it.
pub struct Spoken(pub Arc<Pages>);

impl Phrases for Spoken {
    fn say(&self, lang: Lang, key: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<(&str, FluentValue<'_>)> = arguments
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)))
            .collect();
        let said = self.0.say(lang, key, &arguments);
        said.replace(['\u{2068}', '\u{2069}'], "")
    }
}
