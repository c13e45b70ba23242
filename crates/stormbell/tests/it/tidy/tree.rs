//! The source tree as the other tests read it.

use std::fs;
use std::path::{Path, PathBuf};

/// What is made, fetched or private, and never committed (`.git` is a file in a second working tree).
const NOT_OURS: [&str; 5] = [
    "target",
    "node_modules",
    ".git",
    "stormbell-data",
    "__pycache__",
];

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// The crates by folder name, with their manifests.
pub fn crates() -> Vec<(String, toml::Table)> {
    let mut found: Vec<_> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("Cargo.toml").exists())
        .map(|path| (name(&path), manifest(&path.join("Cargo.toml"))))
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn manifest(path: &Path) -> toml::Table {
    fs::read_to_string(path).unwrap().parse().unwrap()
}

/// The Rust files of one crate's `src`, as (path from the root, text), without tests.
pub fn sources(of: &str) -> Vec<(String, String)> {
    below(&format!("crates/{of}/src"))
        .into_iter()
        .filter(|path| path.ends_with(".rs") && !path.ends_with("tests.rs"))
        .filter(|path| !path.contains("/tests/"))
        .map(|path| (path.clone(), text(&path).unwrap_or_default()))
        .collect()
}

/// What of a file the machine reads in production: no comments, and nothing from its inner tests on.
pub fn production(text: &str) -> String {
    text.split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every file below a folder, as paths from the root.
pub fn below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let root = root();
    let mut paths: Vec<String> = found
        .iter()
        .map(|path| path.strip_prefix(&root).unwrap().display().to_string())
        .collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if NOT_OURS.contains(&name(&path).as_str()) {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// A file's text, or nothing when it is a picture or another kind of bytes.
pub fn text(path: &str) -> Option<String> {
    String::from_utf8(fs::read(root().join(path)).ok()?).ok()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
