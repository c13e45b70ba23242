//! The key stays one key, wherever it sits.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]
use super::*;
use crate::outside::SystemChance;
use std::os::unix::fs::PermissionsExt as _;

struct Folder(PathBuf);

impl Folder {
    fn fresh(name: &str) -> Folder {
        let path =
            std::env::temp_dir().join(format!("stormbell-seat-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Answers with a hash of the challenge and a secret.
fn helper(secret: &str) -> SeatFile {
    let script = format!("read c; printf '%s {secret}' \"$c\" | sha256sum | cut -d ' ' -f 1");
    SeatFile {
        command: Some(["sh", "-c", &script].map(String::from).to_vec()),
        ..SeatFile::default()
    }
}

fn assert_keeps(seat: &Seat) -> NodeKey {
    let chance = SystemChance::new();
    let made = seat.read_or_make(&chance).unwrap();
    let read = seat.read_or_make(&chance).unwrap();
    assert_eq!(*made.to_text(), *read.to_text());
    made
}

#[test]
fn many_first_starts_at_once_end_with_one_key() {
    let folder = Folder::fresh("race");
    let path = folder.0.join("node.key");
    let starts: Vec<_> = (0..16)
        .map(|_| {
            let path = path.clone();
            std::thread::spawn(move || {
                Seat::File(path)
                    .read_or_make(&SystemChance::new())
                    .unwrap()
                    .to_text()
                    .to_string()
            })
        })
        .collect();
    let mut keys: Vec<String> = starts.into_iter().map(|s| s.join().unwrap()).collect();
    keys.dedup();
    assert_eq!(keys.len(), 1);
    let names: Vec<_> = std::fs::read_dir(&folder.0)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names, ["node.key"], "nothing is left beside it");
    assert_eq!(
        std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn a_key_that_is_there_is_never_written_over() {
    let folder = Folder::fresh("damaged");
    let path = folder.0.join("node.key");
    std::fs::write(&path, "not a key").unwrap();
    let error = Seat::File(path.clone())
        .read_or_make(&SystemChance::new())
        .map(|_| ())
        .expect_err("refused");
    assert!(
        error
            .to_string()
            .starts_with("could not understand the key"),
        "{error:#}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "not a key");
}

#[test]
fn a_plain_file_keeps_the_key() {
    let folder = Folder::fresh("plain");
    let seat = decide(SeatFile::default(), None, &folder.0, None).unwrap();
    let key = assert_keeps(&seat);
    let text = std::fs::read_to_string(folder.0.join("node.key")).unwrap();
    assert_eq!(text.trim(), *key.to_text());
}

#[test]
fn a_program_opens_the_wrapped_key_and_only_that_one() {
    let folder = Folder::fresh("helper");
    let seat = decide(helper("one"), None, &folder.0, None).unwrap();
    let key = assert_keeps(&seat);
    let text = std::fs::read_to_string(folder.0.join("node.key.wrapped")).unwrap();
    assert!(!text.contains(&key.to_text()[21..]));
    let other = decide(helper("two"), None, &folder.0, None).unwrap();
    assert!(other.read().is_err(), "another secret opens nothing");
}

#[test]
fn a_key_in_the_old_place_is_not_replaced() {
    let folder = Folder::fresh("old");
    let old = decide(SeatFile::default(), None, &folder.0, None).unwrap();
    assert_keeps(&old);
    let seat = decide(helper("one"), None, &folder.0, None).unwrap();
    let refused = seat.read_or_make(&SystemChance::new()).unwrap_err();
    assert!(refused.to_string().contains("stormbell key seat"));
}

#[test]
fn a_credential_is_read_and_never_made() {
    let folder = Folder::fresh("credential");
    let file = SeatFile {
        credential: Some("node.key".into()),
        ..SeatFile::default()
    };
    let place = folder.0.display().to_string();
    let seat = decide(file.clone(), None, Path::new("/elsewhere"), Some(place)).unwrap();
    let chance = SystemChance::new();
    assert!(seat.read_or_make(&chance).is_err());
    let key = NodeKey::generate(&chance).to_text();
    std::fs::write(folder.0.join("node.key"), key.as_bytes()).unwrap();
    assert_keeps(&seat);
    let nobody = decide(file, None, Path::new("/elsewhere"), None).unwrap_err();
    assert!(nobody.to_string().contains("LoadCredential"));
}

#[test]
fn two_seats_are_one_too_many() {
    let both = SeatFile {
        credential: Some("node.key".into()),
        ..helper("one")
    };
    assert!(decide(both, None, Path::new("/data"), None).is_err());
}

#[cfg(feature = "pkcs11")]
#[test]
fn a_security_module_opens_the_wrapped_key() {
    let library = Path::new("/usr/lib/softhsm/libsofthsm2.so");
    if !library.exists() {
        eprintln!("skipped: softhsm2 is not installed");
        return;
    }
    let folder = Folder::fresh("module");
    // The library reads where its tokens are from its environment, so it runs in a process of its own.
    let status = std::process::Command::new("sh")
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../scripts/softhsm.sh"
        ))
        .args([
            std::env::current_exe().unwrap().as_os_str(),
            folder.0.as_os_str(),
        ])
        .status()
        .unwrap();
    assert!(status.success());
}

/// What the script runs with a token of its own.
#[cfg(feature = "pkcs11")]
#[test]
#[ignore = "run by the test above, with a token"]
fn with_a_token() {
    let folder = PathBuf::from(std::env::var("STORMBELL_TEST_TOKEN").unwrap());
    let file = SeatFile {
        pkcs11: Some(Module {
            module: "/usr/lib/softhsm/libsofthsm2.so".into(),
            token: "stormbell".into(),
            key: key_label(),
            pin_file: Some(folder.join("pin")),
        }),
        ..SeatFile::default()
    };
    let seat = decide(file, None, &folder, None).unwrap();
    let chance = SystemChance::new();
    assert!(seat.read_or_make(&chance).is_err(), "no key in it yet");
    let Seat::Wrapped(_, opener) = &seat else {
        panic!("wrapped");
    };
    assert!(opener.prepare().unwrap(), "made");
    assert!(!opener.prepare().unwrap(), "there already");
    let key = assert_keeps(&seat);
    let text = std::fs::read_to_string(folder.join("node.key.wrapped")).unwrap();
    assert!(!text.contains(&key.to_text()[21..]));
}
