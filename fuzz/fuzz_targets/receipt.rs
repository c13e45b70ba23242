//! A typed receipt: what is read is read again from how it is shown.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(receipt) = stormbell_model::receipt::Receipt::parse(text) {
        assert_eq!(
            stormbell_model::receipt::Receipt::parse(&receipt.grouped()),
            Ok(receipt)
        );
    }
});
