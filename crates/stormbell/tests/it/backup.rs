//! A node is backed up while people file, and made again elsewhere: what was filed before is behind its receipt, and
//! the proofs of then are good.

use crate::filing::{Folder, assert_kept, file_until_the_end, the_key};
use crate::program::Program;
use std::{
    path::Path,
    process::{Command, Output},
    sync::mpsc,
    thread,
};
use stormbell_seal::Identity;
use stormbell_world::TestChance;

/// A folder of one test.
pub fn fresh(name: &str) -> Folder {
    let folder =
        Folder(std::env::temp_dir().join(format!("stormbell-{name}-{}", std::process::id())));
    std::fs::create_dir_all(&folder.0).unwrap();
    folder
}

/// Runs a command of the program to its end.
pub fn stormbell(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stormbell"))
        .args(arguments)
        .env_remove("STORMBELL_DATABASE")
        .output()
        .expect("the program starts")
}

/// What a command said, on either stream.
pub fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(text).unwrap()
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// It ended well, or the test says what it said.
pub fn assert_done(output: &Output) {
    assert!(output.status.success(), "{}", said(output));
}

/// A key on paper: the file with its public half, and the file into which somebody typed it.
fn recovery_key(folder: &Path, seed: u64) -> (String, String) {
    let identity = Identity::generate(&TestChance::seeded(seed));
    let (public, secret) = (folder.join("recipients.txt"), folder.join("typed.txt"));
    std::fs::write(&public, format!("# safe 1\n{}\n", identity.recipient())).unwrap();
    let typed: Vec<String> = identity
        .to_text()
        .as_bytes()
        .chunks(7)
        .map(|part| String::from_utf8(part.to_vec()).unwrap())
        .collect();
    std::fs::write(&secret, typed.join(" ")).unwrap();
    (text(&public).to_owned(), text(&secret).to_owned())
}

#[test]
fn yesterdays_receipts_verify_on_a_restored_node() {
    let folder = fresh("backup");
    let (old, new) = (folder.0.join("old"), folder.0.join("new"));
    let (to, key) = recovery_key(&folder.0, 1);
    let program = Program::start(&old);
    let verifier = the_key(program.address);
    let nobody = stormbell(&["backup", "--data", text(&old)]);
    assert!(!nobody.status.success() && said(&nobody).contains("Recovery keys"));

    let (send, receive) = mpsc::channel();
    let address = program.address;
    let person = thread::spawn(move || file_until_the_end(address, "Anna", &send));
    let before: Vec<_> = receive.iter().take(20).collect();
    let file = folder.0.join("night.age");
    let done = stormbell(&[
        "backup",
        "--data",
        text(&old),
        "--to",
        text(&file),
        "--recipients",
        &to,
    ]);
    assert_done(&done);
    receive.recv().expect("filing went on");
    drop(program);
    person.join().expect("nobody was refused");

    let (_, stranger) = recovery_key(&fresh("stranger").0, 2);
    let refused = stormbell(&[
        "restore",
        text(&file),
        "--identity",
        &stranger,
        "--data",
        text(&new),
    ]);
    assert!(!refused.status.success());
    let (_, key_again) = recovery_key(&folder.0, 1);
    assert_eq!(key, key_again);
    let restore = [
        "restore",
        text(&file),
        "--identity",
        &key,
        "--data",
        text(&new),
    ];
    assert_done(&stormbell(&restore));
    let twice = stormbell(&restore);
    assert!(
        said(&twice).contains("there is a node already"),
        "{}",
        said(&twice)
    );

    let program = Program::start(&new);
    assert_eq!(the_key(program.address), verifier, "the same node");
    for one in &before {
        assert_kept(&program, &verifier, one);
    }
    let (send, receive) = mpsc::channel();
    let address = program.address;
    let person = thread::spawn(move || file_until_the_end(address, "Bert", &send));
    let later = receive.recv().expect("it takes reports");
    assert_kept(&program, &verifier, &later);
    drop(program);
    person.join().unwrap();
}

#[test]
fn the_doctor_says_what_is_wrong_and_what_to_do() {
    let folder = fresh("doctor");
    let data = folder.0.join("data");
    drop(Program::start(&data));
    let healthy = stormbell(&["doctor", "--json", "--data", text(&data)]);
    assert_done(&healthy);
    let told: serde_json::Value = serde_json::from_slice(&healthy.stdout).unwrap();
    let grade = |told: &serde_json::Value, what: &str| {
        let all = told["findings"].as_array().unwrap();
        let found = all.iter().find(|f| f["what"] == what);
        found.unwrap_or_else(|| panic!("{what}: {told:#}"))["grade"].clone()
    };
    assert_eq!(told["healthy"], true);
    assert_eq!(grade(&told, "journal"), "good");
    assert_eq!(grade(&told, "backup"), "warning");

    let key = data.join("node.key");
    let other = "stormbell-node-key-1:BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
    std::fs::write(&key, other).unwrap();
    let sick = stormbell(&["doctor", "--json", "--data", text(&data)]);
    assert!(!sick.status.success());
    let told: serde_json::Value = serde_json::from_slice(&sick.stdout).unwrap();
    assert_eq!(grade(&told, "store"), "bad");
    let refused = stormbell(&["serve", "--listen", "127.0.0.1:0", "--data", text(&data)]);
    assert!(
        said(&refused).contains("does not belong to this store"),
        "{}",
        said(&refused)
    );
}
