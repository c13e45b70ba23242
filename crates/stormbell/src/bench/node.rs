//! A real node as a second process, and what the system counts of it.

use anyhow::Context as _;
use std::{
    net::SocketAddr,
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

/// Clock ticks a second in `/proc` (`USER_HZ`, 100 on every Linux that we build for).
const TICKS_PER_SECOND: f64 = 100.0;
const STOP_PATIENCE: Duration = Duration::from_secs(20);

/// A node that serves.
pub struct NodeProcess {
    child: Child,
    pid: u32,
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to the line that says where it is.
    pub start_took: Duration,
    // Held open, as a terminal would.
    _said: tokio::io::Lines<BufReader<tokio::process::ChildStdout>>,
}

/// What the system counted of a process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Processor time, user and system, in seconds.
    pub cpu_s: f64,
    /// Memory now, in MiB.
    pub rss_mib: f64,
    /// The most memory so far, in MiB.
    pub peak_rss_mib: f64,
}

impl NodeProcess {
    /// Starts this program as a node and waits until it says where it listens.
    pub async fn start(
        data: &Path,
        database: Option<&str>,
        settings: &[(&str, &str)],
    ) -> anyhow::Result<NodeProcess> {
        let mut command = own_program()?;
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]);
        command.arg(data).env("STORMBELL_LOG", "warn");
        command.envs(settings.iter().copied());
        if let Some(url) = database {
            command.args(["--database", url]);
        }
        let began = Instant::now();
        let mut child = command.spawn().context("could not start the node")?;
        let pid = child.id().context("the node ended at once")?;
        let out = child.stdout.take().context("the node says nothing")?;
        let mut said = BufReader::new(out).lines();
        let line = said.next_line().await?;
        let line = line.context("the node ended before it served")?;
        let address = loopback_of(&line)?;
        Ok(NodeProcess {
            child,
            pid,
            address,
            start_took: began.elapsed(),
            _said: said,
        })
    }

    /// What the system counts of it now.
    pub fn figures(&self) -> anyhow::Result<Figures> {
        figures(self.pid)
    }

    /// Asks it to stop, and waits.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        // The process may be gone already; then waiting says so.
        let _ = std::process::Command::new("kill")
            .arg(self.pid.to_string())
            .status();
        match tokio::time::timeout(STOP_PATIENCE, self.child.wait()).await {
            Ok(ended) => ended.map(drop).context("could not wait for the node"),
            Err(_) => Ok(self.child.kill().await?),
        }
    }
}

/// This program, to be started once more; it ends when we do.
pub fn own_program() -> anyhow::Result<Command> {
    let program = std::env::current_exe().context("could not find this program")?;
    let mut command = Command::new(program);
    command.stdout(Stdio::piped()).kill_on_drop(true);
    Ok(command)
}

/// The address in a line that ends with `:port/` or `:port`.
pub fn loopback_of(line: &str) -> anyhow::Result<SocketAddr> {
    let port = line.trim_end_matches('/').rsplit(':').next();
    let port = port.and_then(|p| p.parse::<u16>().ok());
    let port = port.with_context(|| format!("could not read a port in «{line}»"))?;
    Ok(SocketAddr::from(([127, 0, 0, 1], port)))
}

fn figures(pid: u32) -> anyhow::Result<Figures> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    // The second field is the name in parentheses and may hold anything; the fields after it are numbers.
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let field = |n: usize| -> f64 {
        let text = after_name.split_whitespace().nth(n);
        text.and_then(|t| t.parse().ok()).unwrap_or(0.0)
    };
    let mib = |name: &str| -> f64 {
        let line = status.lines().find_map(|l| l.strip_prefix(name));
        let kib = line.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok());
        kib.unwrap_or(0.0) / 1024.0
    };
    Ok(Figures {
        cpu_s: (field(11) + field(12)) / TICKS_PER_SECOND,
        rss_mib: mib("VmRSS:"),
        peak_rss_mib: mib("VmHWM:"),
    })
}
