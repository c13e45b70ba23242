//! A refusal of a node, as the command line reads it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = stormbell_wire::problem_json::ProblemBody::from_json(bytes);
});
