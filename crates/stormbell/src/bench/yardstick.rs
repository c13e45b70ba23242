//! What the machine itself allows, measured beside our own figure: a limit that is named without being measured in the
//! same run says nothing on a machine whose load changes.

use super::{
    client::{self, Load},
    node,
};
use anyhow::Context as _;
use std::{
    fs::File,
    io::Write as _,
    path::Path,
    sync::mpsc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    net::TcpListener,
};

const RECORD_BYTES: usize = 1024;
const SUBMITTERS: usize = 32;
/// Lines of the bare HTTP figure.
pub const HTTP_LINES: usize = 64;

/// Records of 1 KiB a second through the simplest group commit there is: one thread appends what waits, calls
/// `fdatasync` once, and answers 32 submitters, each with one record under way.
pub fn group_commit(folder: &Path, lasts: Duration) -> anyhow::Result<f64> {
    let path = folder.join("yardstick.log");
    let file = File::create(&path)?;
    let (submit, waiting) = mpsc::sync_channel::<mpsc::SyncSender<()>>(SUBMITTERS);
    let writer = std::thread::spawn(move || append_all(file, &waiting));
    let end = Instant::now() + lasts;
    let submitters: Vec<_> = (0..SUBMITTERS)
        .map(|_| {
            let submit = submit.clone();
            std::thread::spawn(move || submit_until(end, &submit))
        })
        .collect();
    drop(submit);
    let mut records = 0u64;
    for submitter in submitters {
        records += submitter.join().unwrap_or(0);
    }
    writer
        .join()
        .map_err(|_| anyhow::anyhow!("the yardstick's writer broke"))??;
    std::fs::remove_file(path)?;
    Ok(records as f64 / lasts.as_secs_f64())
}

fn append_all(
    mut file: File,
    waiting: &mpsc::Receiver<mpsc::SyncSender<()>>,
) -> std::io::Result<()> {
    let record = [b'x'; RECORD_BYTES];
    while let Ok(first) = waiting.recv() {
        let batch: Vec<_> = std::iter::once(first).chain(waiting.try_iter()).collect();
        file.write_all(&record.repeat(batch.len()))?;
        file.sync_data()?;
        for answer in batch {
            // A submitter whose time is up does not wait any more.
            let _ = answer.send(());
        }
    }
    Ok(())
}

fn submit_until(end: Instant, submit: &mpsc::SyncSender<mpsc::SyncSender<()>>) -> u64 {
    let (answer, wait) = mpsc::sync_channel(1);
    let mut records = 0;
    while Instant::now() < end {
        if submit.send(answer.clone()).is_err() || wait.recv().is_err() {
            break;
        }
        records += 1;
    }
    records
}

/// Answers of two bytes a second, over 64 lines, from a second process with the same HTTP library.
pub async fn bare_http(lasts: Duration) -> anyhow::Result<f64> {
    let mut command = node::own_program()?;
    let mut child = command.args(["bench", "bare-http"]).spawn()?;
    let out = child.stdout.take().context("the yardstick says nothing")?;
    let line = BufReader::new(out).lines().next_line().await?;
    let to = node::loopback_of(&line.context("the yardstick ended")?)?;
    let load = Load {
        to,
        clients: HTTP_LINES,
        lasts,
        rate: None,
        good: 200,
    };
    let loaded = client::drive(load, |_| client::get("/")).await?;
    child.kill().await?;
    Ok(loaded.good as f64 / loaded.seconds)
}

/// The other side of [`bare_http`].
pub async fn answer_two_bytes() -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    crate::say(format_args!("http://{}", listener.local_addr()?));
    let app = axum::Router::new().fallback(|| async { "ok" });
    Ok(axum::serve(listener, app).await?)
}
