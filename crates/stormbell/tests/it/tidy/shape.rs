//! The shape of files: short, beginning with what is in them, and none forgotten.

use super::tree;

/// Lines a source file may have before it should be two.
const LINES_MAX: usize = 400;

/// Files that may be longer, each with its reason.
const LONGER: [(&str, &str); 3] = [
    (
        "crates/stormbell-store/src/reports.rs",
        "every statement on one table, beside the order of its columns",
    ),
    (
        "crates/stormbell-store/src/people.rs",
        "every statement on officers and organisations, beside their columns",
    ),
    (
        "crates/stormbell-web/src/desk/views/report.rs",
        "one page's context with its samples",
    ),
];

#[test]
fn source_files_are_short() {
    let mut long = Vec::new();
    for (krate, _) in tree::crates() {
        for (path, text) in tree::sources(&krate) {
            let known = LONGER.iter().any(|(longer, _)| *longer == path);
            let lines = text.lines().count();
            if lines > LINES_MAX && !known {
                long.push(format!("{path}: {lines} lines"));
            }
        }
    }
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn source_files_begin_with_what_is_in_them() {
    for (krate, _) in tree::crates() {
        for (path, text) in tree::sources(&krate) {
            assert!(text.starts_with("//!"), "{path} begins with what is here");
        }
    }
}

#[test]
fn no_test_file_is_forgotten() {
    for (krate, _) in tree::crates() {
        let folder = format!("crates/{krate}/tests/it");
        for path in tree::below(&folder) {
            let Some(stem) = path.strip_suffix(".rs") else {
                continue;
            };
            let (parent, module) = match stem.strip_suffix("/mod") {
                Some(dir) => dir.rsplit_once('/').unwrap(),
                None => stem.rsplit_once('/').unwrap(),
            };
            if module == "main" {
                continue;
            }
            let named = ["main.rs", "mod.rs"]
                .iter()
                .filter_map(|file| tree::text(&format!("{parent}/{file}")))
                .chain(tree::text(&format!("{parent}.rs")))
                .any(|text| text.contains(&format!("mod {module};")));
            assert!(named, "{path} is named by no `mod {module};`");
        }
    }
}

#[test]
fn one_integration_binary_per_crate() {
    for (krate, _) in tree::crates() {
        for path in tree::below(&format!("crates/{krate}/tests")) {
            let inside = path.contains("/tests/it/") || !path.ends_with(".rs");
            assert!(inside, "{path} belongs into tests/it/");
        }
    }
}
