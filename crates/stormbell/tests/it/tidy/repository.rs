//! What must never be committed, and what a release must say.

use super::tree;

/// Written in two halves, so that this file does not find itself.
const NEVER: [(&str, &str); 7] = [
    ("/wo", "rk/main"),
    ("/wo", "rk/shared"),
    ("/wo", "rk/."),
    ("registry.npm", "js.org"),
    ("files.python", "hosted.org"),
    ("static.cra", "tes.io"),
    ("deb.deb", "ian.org"),
];

#[test]
fn nothing_of_one_machine_is_committed() {
    for path in tree::below("") {
        let Some(text) = tree::text(&path) else {
            continue;
        };
        for (one, other) in NEVER {
            let word = format!("{one}{other}");
            assert!(!text.contains(&word), "{path} names {word}");
        }
    }
}

#[test]
fn the_changelog_speaks_of_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    let changelog = tree::text("CHANGELOG.md").unwrap();
    assert!(changelog.contains(&format!("## {version}")), "{version}");
}

#[test]
fn every_link_in_a_document_leads_somewhere() {
    let in_docs = tree::below("docs")
        .into_iter()
        .filter(|p| p.ends_with(".md"));
    let at_root = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(String::from);
    for page in at_root.into_iter().chain(in_docs) {
        let text = tree::text(&page).unwrap_or_else(|| panic!("{page} is missing"));
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in links(&text) {
            let there = tree::root().join(folder).join(&target).exists();
            assert!(there, "{page} leads to {target}");
        }
    }
}

/// The files that a Markdown text leads to, without anchors and other hosts.
fn links(markdown: &str) -> Vec<String> {
    markdown
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split('#').next().unwrap_or_default().to_owned())
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .collect()
}
