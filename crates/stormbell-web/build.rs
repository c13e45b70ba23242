//! Brings the browser's modules: copies `web/` into the build folder, fetches the locked npm packages
//! there, and bundles them into `OUT_DIR/web/dist`, from where `assets.rs` embeds them.
//! Nothing is written into the source tree, and nothing that was bundled is ever committed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What is copied besides `src/`.
const FILES: [&str; 5] = [
    "package.json",
    "package-lock.json",
    "esbuild.mjs",
    "europe.mjs",
    ".npmrc",
];
/// The bundler and the lock file need this Node.js; Debian 12 has 18.
const NODE_MAJOR_MIN: u32 = 18;

fn main() {
    match bring() {
        Ok(dist) => println!("cargo::rustc-env=STORMBELL_WEB_DIST={}", dist.display()),
        Err(why) => println!("cargo::error={why}"),
    }
}

fn bring() -> Result<PathBuf, String> {
    let from = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../../web");
    let here = Path::new(&variable("OUT_DIR")?).join("web");
    for name in FILES.iter().chain(&["src"]) {
        println!("cargo::rerun-if-changed={}", from.join(name).display());
    }
    check_node()?;
    copy_sources(&from, &here)?;
    fetch_packages(&here)?;
    run(&here, "node", &["esbuild.mjs"])?;
    Ok(here.join("dist"))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|e| format!("Could not read {name}: {e}"))
}

/// Says at once what is missing, instead of letting npm fail with its own words.
fn check_node() -> Result<(), String> {
    let wanted = format!(
        "Node.js {NODE_MAJOR_MIN} or newer is needed to bring the browser libraries: install the packages nodejs and npm"
    );
    let version =
        output("node", &["--version"]).ok_or_else(|| format!("{wanted} (no node found)"))?;
    let major = version.trim_start_matches('v').split('.').next();
    if major.and_then(|m| m.parse::<u32>().ok()) < Some(NODE_MAJOR_MIN) {
        return Err(format!("{wanted} (found {version})"));
    }
    output("npm", &["--version"]).ok_or_else(|| format!("{wanted} (no npm found)"))?;
    Ok(())
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let out = Command::new(program).args(arguments).output().ok()?;
    out.status
        .success()
        .then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// Mirrors the inputs, so that a file deleted in `web/src` is gone here too.
fn copy_sources(from: &Path, here: &Path) -> Result<(), String> {
    let source = here.join("src");
    if source.exists() {
        fs::remove_dir_all(&source).map_err(|e| could_not("clear", &source, &e))?;
    }
    copy_folder(&from.join("src"), &source)?;
    FILES
        .iter()
        .try_for_each(|name| copy_file(&from.join(name), &here.join(name)))
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|e| could_not("make", to, &e))?;
    for entry in fs::read_dir(from).map_err(|e| could_not("read", from, &e))? {
        let path = entry.map_err(|e| could_not("read", from, &e))?.path();
        let copy = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &copy)?;
        } else {
            copy_file(&path, &copy)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<(), String> {
    let bytes = fs::read(from).map_err(|e| could_not("read", from, &e))?;
    fs::write(to, bytes).map_err(|e| could_not("write", to, &e))
}

/// Runs `npm ci` only when the lock file is another than last time. The stamp is written last, so a
/// fetch that was cut short is done again.
fn fetch_packages(here: &Path) -> Result<(), String> {
    let lock = here.join("package-lock.json");
    let stamp = here.join("fetched-package-lock.json");
    let wanted = fs::read(&lock).map_err(|e| could_not("read", &lock, &e))?;
    if fs::read(&stamp).is_ok_and(|had| had == wanted) && here.join("node_modules").is_dir() {
        return Ok(());
    }
    let quiet = ["--no-audit", "--no-fund", "--prefer-offline"];
    run(
        here,
        "npm",
        &[&["ci", "--ignore-scripts"], &quiet[..]].concat(),
    )?;
    copy_file(&lock, &stamp)
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<(), String> {
    let asked = format!("{program} {}", arguments.join(" "));
    let out = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .map_err(|e| format!("Could not start `{asked}`: {e}"))?;
    if out.status.success() {
        return Ok(());
    }
    // Cargo takes an error message as one line, so the last words of the tool are joined.
    let words = String::from_utf8_lossy(&out.stderr);
    let last: Vec<&str> = words.lines().rev().take(12).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    Err(format!(
        "Could not bring the browser libraries: `{asked}` ended with {}: {}",
        out.status,
        last.join(" | ")
    ))
}

fn could_not(what: &str, path: &Path, why: &std::io::Error) -> String {
    format!("Could not {what} {}: {why}", path.display())
}
