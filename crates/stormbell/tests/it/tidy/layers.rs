//! Arrows go down only: which room may know which.

use super::tree;

/// Each crate and the rooms it may depend on. A new arrow is a new wall in the house: see `ARCHITECTURE.md`.
const MAY_KNOW: [(&str, &[&str]); 10] = [
    ("stormbell-model", &[]),
    ("stormbell-seal", &["model"]),
    ("stormbell-wire", &["model", "seal"]),
    ("stormbell-store", &["model", "seal"]),
    ("stormbell-service", &["model", "seal", "store", "wire"]),
    ("stormbell-link", &["model", "seal", "wire", "service"]),
    ("stormbell-reach", &["model", "seal", "wire", "service"]),
    ("stormbell-web", &["model", "seal", "wire", "service"]),
    ("stormbell-world", EVERY_ROOM),
    ("stormbell", EVERY_ROOM),
];
const EVERY_ROOM: &[&str] = &[
    "model", "seal", "wire", "store", "service", "link", "reach", "web",
];

#[test]
fn every_crate_knows_only_the_rooms_below() {
    for (krate, manifest) in tree::crates() {
        let (_, allowed) = MAY_KNOW
            .iter()
            .find(|(name, _)| *name == krate)
            .unwrap_or_else(|| panic!("{krate} has no place in the house: add it to MAY_KNOW"));
        for known in rooms(&manifest) {
            assert!(
                allowed.contains(&known.as_str()),
                "{krate} must not know stormbell-{known}"
            );
        }
    }
}

/// The rooms among a crate's own dependencies; what only its tests use may come from anywhere.
fn rooms(manifest: &toml::Table) -> Vec<String> {
    ["dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table())
        .flat_map(|section| section.keys())
        .filter_map(|name| Some(name.strip_prefix("stormbell-")?.to_owned()))
        .collect()
}

#[test]
fn every_crate_has_the_lints_of_the_workspace() {
    for (krate, manifest) in tree::crates() {
        let shared = manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace")?.as_bool());
        assert_eq!(shared, Some(true), "{krate}: [lints] workspace = true");
    }
}

#[test]
fn versions_stand_in_the_workspace_only() {
    for (krate, manifest) in tree::crates() {
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, value) in manifest
                .get(section)
                .and_then(|s| s.as_table())
                .into_iter()
                .flatten()
            {
                assert!(
                    value.get("workspace").is_some(),
                    "{krate}: {name} in [{section}] must come from the workspace"
                );
            }
        }
    }
}
