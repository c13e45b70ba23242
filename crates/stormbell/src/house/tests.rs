use super::*;
use std::{os::unix::fs::PermissionsExt as _, path::PathBuf};

struct Folder(PathBuf);

impl Folder {
    fn fresh(name: &str) -> Folder {
        let path =
            std::env::temp_dir().join(format!("stormbell-key-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn many_first_starts_at_once_end_with_one_key() {
    let folder = Folder::fresh("race");
    let path = folder.0.join("node.key");
    let starts: Vec<_> = (0..16)
        .map(|_| {
            let path = path.clone();
            std::thread::spawn(move || {
                node_key(&path, &SystemChance::new())
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
    let error = node_key(&path, &SystemChance::new())
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
