//! Kinds and sectors in every spelling.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(kind) = stormbell_model::kind::Kind::parse(text) {
        assert_eq!(stormbell_model::kind::Kind::parse(&kind.tag()), Some(kind));
    }
    let _ = stormbell_model::sector::Sector::parse(text);
    let _ = stormbell_model::happening::Happening::parse(text);
});
