//! Real material that lies beside the project. Read where it lies; a test says so when it is missing.

use std::path::PathBuf;

/// The folder, or `None` with a word to whoever runs the tests.
pub fn folder(name: &str) -> Option<PathBuf> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/");
    let path = PathBuf::from(root).join(name);
    if !path.is_dir() {
        eprintln!("skipped: no shared data folder {name}");
        return None;
    }
    Some(path)
}

/// Every file below a folder whose name ends so, in a fixed order.
pub fn files(folder: &PathBuf, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
