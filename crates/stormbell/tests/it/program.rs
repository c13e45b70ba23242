//! The real program on loopback, and a request to it.

use std::{
    io::{BufRead as _, BufReader, Lines},
    net::SocketAddr,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

/// The program as an operator starts it.
pub struct Program {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// What it says; held open, as a terminal would.
    said: Lines<BufReader<ChildStdout>>,
}

impl Program {
    /// Starts it, and waits for the line that says where it is.
    pub fn start(data: &Path) -> Program {
        Program::try_start(data).expect("it says where it is")
    }

    /// Starts it; none when it ends without saying where it is.
    pub fn try_start(data: &Path) -> Option<Program> {
        let (child, mut said) = begin("serve", data, &[]);
        let address = address_in(&mut said);
        let mut ended = Program {
            child,
            address: address.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 0))),
            said,
        };
        if address.is_none() {
            let _ = ended.child.wait();
            return None;
        }
        Some(ended)
    }
}

/// The program waiting for a node from another host.
pub struct Waiting {
    program: Program,
    /// Where the old host finds it.
    pub at: String,
    /// What the old host needs to know.
    pub ticket: String,
}

impl Waiting {
    /// Starts it, and waits for what it shows.
    pub fn start(data: &Path) -> Waiting {
        let (child, said) = begin("receive", data, &["--at", "127.0.0.1:0"]);
        let mut program = Program {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            said,
        };
        let mut shown = |start: &str| {
            let line = program.said.next().expect("it says what it waits for");
            line.unwrap().strip_prefix(start).expect(start).to_owned()
        };
        let port = shown("waiting on port ");
        Waiting {
            at: format!("127.0.0.1:{port}"),
            ticket: shown("ticket: "),
            program,
        }
    }

    /// The node that it serves, once one was handed over.
    pub fn serving(mut self) -> Program {
        self.program.address = address_in(&mut self.program.said).expect("it serves");
        self.program
    }
}

fn begin(command: &str, data: &Path, more: &[&str]) -> (Child, Lines<BufReader<ChildStdout>>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_stormbell"))
        .args([command, "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(more)
        .env_remove("RUST_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let said = BufReader::new(child.stdout.take().unwrap()).lines();
    (child, said)
}

fn address_in(said: &mut Lines<BufReader<ChildStdout>>) -> Option<SocketAddr> {
    let line = said
        .map_while(Result::ok)
        .find(|line| line.starts_with("public page: "))?;
    let port = line.trim_end_matches('/').rsplit(':').next()?;
    format!("127.0.0.1:{port}").parse().ok()
}

impl Drop for Program {
    fn drop(&mut self) {
        // After a failed test nothing may stay behind; a program that is dead already is what we want.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request: the status and the body. `None` unless the whole answer came.
pub fn ask(address: SocketAddr, head: &str, body: &str) -> Option<(u16, Vec<u8>)> {
    stormbell_world::real::ask(address, head, body).map(|said| (said.status, said.body))
}
