//! What comes with us from outside: only licences that fit the EUPL-1.2, and no second stack for TLS,
//! cryptography or async. `deny.toml` says the same to cargo-deny (`scripts/deny.sh`); this needs nothing installed.

use super::tree;
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

/// Licences we may ship under the EUPL-1.2. MPL-2.0 covers its own files only.
const ALLOWED: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "EUPL-1.2",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// One TLS and crypto provider, one SQLite, no second async stack.
const BANNED: [&str; 6] = [
    "async-std",
    "native-tls",
    "openssl",
    "openssl-sys",
    "ring",
    "smol",
];

#[test]
fn every_dependency_has_a_licence_that_fits() {
    let unfit: Vec<String> = packages()
        .into_iter()
        .filter(|(_, licence)| !fits(licence))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert!(
        unfit.is_empty(),
        "licences to look at:\n{}",
        unfit.join("\n")
    );
}

#[test]
fn no_second_stack_comes_in() {
    for (name, _) in packages() {
        assert!(!BANNED.contains(&name.as_str()), "{name} must not be built");
    }
}

/// A crate comes from the registry or from here: no repository of somebody, no other registry.
#[test]
fn every_crate_comes_from_the_registry_with_its_hash() {
    for path in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let lock: toml::Table = tree::text(path).unwrap().parse().unwrap();
        for package in lock["package"].as_array().unwrap() {
            let Some(source) = package.get("source") else {
                continue;
            };
            let name = &package["name"];
            let registry = "registry+https://github.com/rust-lang/crates.io-index";
            assert_eq!(source.as_str(), Some(registry), "{path}: {name}");
            assert!(package.get("checksum").is_some(), "{path}: {name}");
        }
    }
}

#[test]
fn npm_packages_have_hashes_and_licences_and_name_no_host() {
    for path in ["web/package-lock.json", "e2e/package-lock.json"] {
        let lock: Value = serde_json::from_str(&tree::text(path).unwrap()).unwrap();
        for (name, package) in lock["packages"].as_object().unwrap() {
            assert!(package["resolved"].is_null(), "{path}: {name} names a host");
            assert!(
                fits(package["license"].as_str().unwrap_or("none")),
                "{path}: {name}"
            );
            let hashed = name.is_empty() || package["integrity"].is_string();
            assert!(hashed, "{path}: {name} has no hash");
        }
    }
}

/// Name and licence of everything that is built on this kind of machine, from cargo itself. `cargo tree` and
/// not `cargo metadata`, because the latter also names optional packages that nothing asks for.
fn packages() -> Vec<(String, String)> {
    let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--workspace", "--locked", "--offline"])
        .args(["--prefix", "none", "--format", "{p}|{l}"])
        .args(["--target", &platform])
        .current_dir(tree::root())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&out.stdout);
    let why = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{why}");
    let all: BTreeSet<(String, String)> = told.lines().filter_map(package).collect();
    assert!(all.len() > 100, "only {} packages", all.len());
    all.into_iter().collect()
}

/// Reads a line such as `serde v1.0.228|MIT OR Apache-2.0`.
fn package(line: &str) -> Option<(String, String)> {
    let (package, licence) = line.split_once('|')?;
    let (name, _version) = package.split_once(' ')?;
    // A package that was already printed has a mark at its end.
    Some((name.to_owned(), licence.trim_end_matches(" (*)").to_owned()))
}

/// Reads an SPDX expression: `AND` binds closer than `OR`; a `/` is an old way to write `OR`.
fn fits(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (fits, rest) = any(&words);
    fits && rest.is_empty()
}

fn any<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut fits, mut rest) = every(words);
    while let ["OR", more @ ..] = rest {
        let (next, after) = every(more);
        (fits, rest) = (fits | next, after);
    }
    (fits, rest)
}

fn every<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut fits, mut rest) = one(words);
    while let ["AND", more @ ..] = rest {
        let (next, after) = one(more);
        (fits, rest) = (fits & next, after);
    }
    (fits, rest)
}

fn one<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inner @ ..] => match any(inner) {
            (fits, [")", rest @ ..]) => (fits, rest),
            (_, rest) => (false, rest),
        },
        [name, "WITH", exception, rest @ ..] => (
            ALLOWED.contains(&format!("{name} WITH {exception}").as_str()),
            rest,
        ),
        [name, rest @ ..] => (ALLOWED.contains(name), rest),
        [] => (false, words),
    }
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-2.0-only OR MIT",
        "(MIT OR X) AND ISC",
    ] {
        assert!(fits(good), "{good}");
    }
    for bad in [
        "none",
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT",
        "MIT ISC",
    ] {
        assert!(!fits(bad), "{bad}");
    }
}
