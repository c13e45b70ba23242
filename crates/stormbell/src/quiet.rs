//! A runtime of one thread for what must not wait behind a flood: officers, machines with a key, and the rounds that
//! ring. The system shares the processor between threads, whatever waits in the line of another runtime.

use anyhow::Context as _;
use tokio::runtime::{Builder, Handle};

/// Starts the thread, which ends with the process.
pub fn runtime() -> anyhow::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    std::thread::Builder::new()
        .name("quiet".into())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))
        .context("could not start the quiet thread")?;
    Ok(handle)
}
