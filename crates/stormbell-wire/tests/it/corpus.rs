//! What the fuzzer learned is played again on every run, through the fuzzer's own functions and without the fuzzer.

#[allow(dead_code, reason = "what only the fuzzer's own programs call")]
#[path = "../../../../fuzz/src/lib.rs"]
mod targets;

use std::{collections::BTreeSet, fs, path::Path};

const FUZZ: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz");
/// Bytes of one target's kept corpus: enough to come back to every branch, small enough for a repository.
const CORPUS_BYTES: u64 = 120_000;

#[test]
fn the_kept_corpus_finds_nothing() {
    for (name, target) in targets::TARGETS {
        let mut bytes = 0;
        for entry in fs::read_dir(Path::new(FUZZ).join("corpus").join(name)).unwrap() {
            let input = fs::read(entry.unwrap().path()).unwrap();
            target(&input);
            bytes += input.len() as u64;
        }
        assert!(bytes > 0 && bytes < CORPUS_BYTES, "{name}: {bytes} bytes");
    }
}

#[test]
fn every_target_has_a_program_and_a_corpus() {
    let names: BTreeSet<String> = targets::TARGETS.iter().map(|t| t.0.to_owned()).collect();
    let kept = fs::read_dir(Path::new(FUZZ).join("corpus")).unwrap();
    let kept: BTreeSet<String> = kept
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    let manifest = fs::read_to_string(Path::new(FUZZ).join("Cargo.toml")).unwrap();
    let programs = manifest.split("[[bin]]\nname = \"").skip(1);
    let programs: BTreeSet<String> = programs
        .map(|p| p.split('"').next().unwrap().to_owned())
        .collect();
    assert_eq!(names, kept);
    assert_eq!(names, programs);
}
