//! The fuzzer's door to one target, which the program's own name chooses.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let target = stormbell_fuzz::target(env!("CARGO_BIN_NAME"));
    target.expect("a program is named after its target")(bytes);
});
