//! The real program in a process of its own, and requests to it without a library: what an operator starts, and what
//! the world sends to it.

use std::{
    fs::OpenOptions,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

/// How the program is to be started.
#[derive(Clone, Debug)]
pub struct Order {
    /// The program's file.
    pub program: PathBuf,
    /// Its data directory.
    pub data: PathBuf,
    /// Settings, as environment variables.
    pub settings: Vec<(String, String)>,
    /// A shell command that becomes the program (`"$@"` is the program with its arguments), to bound what it may use;
    /// none to start it as it is.
    pub wrapper: Option<String>,
}

/// The program, running. Killed when dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    said: Receiver<String>,
}

/// How long a start may take before the test has failed.
pub const START_MAX: Duration = Duration::from_secs(60);

impl Order {
    /// The program on this data directory, as it is.
    pub fn new(program: &Path, data: &Path) -> Order {
        Order {
            program: program.to_owned(),
            data: data.to_owned(),
            settings: Vec::new(),
            wrapper: None,
        }
    }

    /// The same with one more setting.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Order {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts it. What it logs is appended to `node.log` beside the data directory.
    pub fn start(&self) -> Running {
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.log())
            .expect("the log opens");
        let mut command = match &self.wrapper {
            None => Command::new(&self.program),
            Some(script) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", script, "sh"]).arg(&self.program);
                shell
            }
        };
        let mut child = command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(&self.data)
            .env_remove("RUST_LOG")
            .envs(self.settings.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let (send, said) = channel();
        // Ends with the program's output.
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Running { child, said }
    }

    /// Where its log is.
    pub fn log(&self) -> PathBuf {
        self.data.with_extension("log")
    }
}

impl Running {
    /// Where it listens, once it says so; `None` when it did not within `patience`, or ended before.
    pub fn listens(&self, patience: Duration) -> Option<SocketAddr> {
        let line = self.said.recv_timeout(patience).ok()?;
        let port = line.trim_end_matches('/').rsplit(':').next()?;
        format!("127.0.0.1:{port}").parse().ok()
    }

    /// Kill -9, and the wait until the process is gone.
    pub fn kill(mut self) {
        self.end();
    }

    /// SIGTERM, as a supervisor stops it.
    pub fn ask_to_stop(&self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.id().to_string()])
            .status();
        assert!(asked.is_ok_and(|s| s.success()), "kill -TERM works");
    }

    /// Waits until it ended by itself; whether it ended well.
    pub fn ended(mut self) -> bool {
        self.child.wait().is_ok_and(|status| status.success())
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    fn end(&mut self) {
        // A program that is dead already is what we want.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// An answer from the program.
#[derive(Clone, Debug)]
pub struct Said {
    /// The status.
    pub status: u16,
    /// The head, in small letters.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Said {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON; null when it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// One request; `head` is the first line and any headers. `None` unless the whole answer came.
pub fn ask(address: SocketAddr, head: &str, body: &str) -> Option<Said> {
    ask_or_why(address, head, body).ok()
}

/// As [`ask`], and why no whole answer came: the system's own error, or that the answer broke off.
pub fn ask_or_why(address: SocketAddr, head: &str, body: &str) -> std::io::Result<Said> {
    let mut line = TcpStream::connect(address)?;
    line.set_read_timeout(Some(START_MAX))?;
    let length = body.len();
    write!(
        line,
        "{head}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer)?;
    understand(answer).ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
}

fn understand(mut answer: Vec<u8>) -> Option<Said> {
    let cut = answer.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..cut]).to_lowercase();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length = |l: &str| l.strip_prefix("content-length: ")?.parse::<usize>().ok();
    let length = head.lines().find_map(length)?;
    let body = answer.split_off(cut + 4);
    (body.len() == length).then_some(Said { status, head, body })
}

/// A form's fields, as a browser sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(n, v)| {
            format!(
                "{}={}",
                crate::visitor::escape(n),
                crate::visitor::escape(v)
            )
        })
        .collect();
    pairs.join("&")
}
