//! Files that are written whole or not at all.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Writes a file that only its owner reads, whole or not at all: it gets its name when it is on disk, and a name that
/// is taken already stays with the file that has it. A death in between leaves a file with a drawn name, nothing else.
pub fn write_once(path: &Path, content: &[u8], draw: &[u8; 8]) -> std::io::Result<()> {
    let tail: String = stormbell_model::text::hex(draw);
    let beside = path.with_extension(format!("{tail}.new"));
    write_beside(&beside, content)?;
    let named = match std::fs::hard_link(&beside, path) {
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    };
    std::fs::remove_file(&beside)?;
    named?;
    keep_names(path)
}

/// Writes a file that only its owner reads, in the place of the one before: a reader finds the old or the new one.
pub fn replace(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    let _ = std::fs::remove_file(&beside);
    write_beside(&beside, content)?;
    std::fs::rename(&beside, path)?;
    keep_names(path)
}

fn write_beside(beside: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(beside)?;
    file.write_all(content)?;
    file.write_all(b"\n")?;
    file.sync_all()
}

/// Waits until the names in the folder of `path` are on disk.
pub fn keep_names(path: &Path) -> std::io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::File::open(folder)?.sync_all(),
        _ => std::fs::File::open(".")?.sync_all(),
    }
}
