//! Real material that lies beside the project, and what every test with it asks of the door.

use crate::api_shapes::conforms;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{path::PathBuf, sync::OnceLock};
use stormbell_world::{Answer, World};

/// The folder, or `None` with a word to whoever runs the tests.
pub fn folder(name: &str) -> Option<PathBuf> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/");
    let path = PathBuf::from(root).join(name);
    if !path.exists() {
        eprintln!("skipped: no shared data at {name}");
        return None;
    }
    Some(path)
}

/// Every file below a folder, in a fixed order.
pub fn files(folder: &PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// Fails unless the answer is in the document and no fault of ours; gives whether it was kept or given.
pub fn answered(method: &str, path: &str, answer: &Answer) -> bool {
    assert!(
        !answer.status.is_server_error(),
        "{method} {path}: {}",
        answer.text()
    );
    conforms(method, path, answer);
    answer.status.is_success()
}

/// How many entries the journal has: nothing is written without one.
pub async fn journal_size(world: &World) -> u64 {
    let note = stormbell_service::checkpoint(&world.node).await.unwrap();
    note.lines().nth(1).unwrap().parse().unwrap()
}

/// How far a counter of this process has come, over all its labels. Other tests may move it too, forward only.
pub fn counted(name: &str) -> u64 {
    let text = recorder().render();
    let lines = text.lines().filter(|l| l.starts_with(name));
    lines
        .filter_map(|l| l.rsplit_once(' ')?.1.parse::<u64>().ok())
        .sum()
}

/// Begins counting, once for the whole process.
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| PrometheusBuilder::new().install_recorder().unwrap())
}

/// What a page could do harm with, and how often it is there.
pub fn live_markup(page: &str) -> Vec<usize> {
    let live = [
        "<script",
        "<img",
        "<iframe",
        "<object",
        "<embed",
        "<style",
        "<base",
        "<meta",
        "<form",
        "<link",
        "href=\"http",
        "src=\"http",
        "javascript:\"",
    ];
    live.iter()
        .map(|tag| page.to_ascii_lowercase().matches(tag).count())
        .collect()
}
