//! A mail laid open: bounded, and nothing hidden in what is shown.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(view) = stormbell_wire::evidence_text::read_mail(bytes) {
        let hidden = stormbell_model::text::is_hidden;
        assert!(view.texts.iter().all(|t| !t.text.contains(hidden)));
        assert!(
            view.headers
                .iter()
                .all(|(n, v)| !n.contains(hidden) && !v.contains(hidden))
        );
    }
});
