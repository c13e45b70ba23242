//! A sealed file: nothing made up opens.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let identity = stormbell_seal::Identity::from_bytes(&[7; 32]);
    assert!(stormbell_seal::sealed::open(&identity, bytes).is_err());
});
