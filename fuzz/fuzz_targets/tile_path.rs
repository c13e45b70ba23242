//! A tile's path: one spelling for each tile.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(tile) = text.parse::<stormbell_seal::Tile>() {
        assert_eq!(tile.to_string(), text);
    }
});
