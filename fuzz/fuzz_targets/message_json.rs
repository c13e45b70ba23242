//! A message of the conversation.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = stormbell_wire::message_json::read(bytes) {
        assert!(!text.trim().is_empty());
    }
});
