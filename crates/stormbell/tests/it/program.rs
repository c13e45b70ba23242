//! The real program on loopback, and a request without a library.

use std::{
    io::{BufRead as _, BufReader, Lines, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// The program as an operator starts it.
pub struct Program {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Held open, as a terminal would.
    _said: Lines<BufReader<ChildStdout>>,
}

impl Program {
    /// Starts it, and waits for the line that says where it is.
    pub fn start(data: &Path) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_stormbell"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env_remove("RUST_LOG")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = said.next().expect("it says where it is").unwrap();
        let port = line.trim_end_matches('/').rsplit(':').next().unwrap();
        let address = format!("127.0.0.1:{port}").parse().expect("a port");
        Program {
            child,
            address,
            _said: said,
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // After a failed test nothing may stay behind; a program that is dead already is what we want.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request. `None` unless the whole answer came.
pub fn ask(address: SocketAddr, head: &str, body: &str) -> Option<(u16, Vec<u8>)> {
    let mut line = TcpStream::connect(address).ok()?;
    let length = body.len();
    write!(
        line,
        "{head}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .ok()?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).ok()?;
    let cut = answer.windows(4).position(|w| w == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..cut]).to_lowercase();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length: usize = head
        .lines()
        .find_map(|l| l.strip_prefix("content-length: "))?
        .parse()
        .ok()?;
    let body = answer.split_off(cut + 4);
    (body.len() == length).then_some((status, body))
}
