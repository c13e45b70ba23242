//! `stormbell demo` as a visitor meets it: started for real, asked by HTTP, stopped by a signal, and gone.

use std::{
    io::{BufRead, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
};

struct Demo {
    process: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Demo {
    /// Starts with a temporary folder of its own, at a speed at which the story takes a few seconds.
    fn start(temporary: &Path, port: u16) -> Demo {
        let mut process = Command::new(env!("CARGO_BIN_EXE_stormbell"))
            .args(["demo", "--speed", "1000000", "--port", &port.to_string()])
            .env("TMPDIR", temporary)
            .env_remove("STORMBELL_LOG")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        Demo { process, lines }
    }
    /// Reads on until a line holds `words`.
    fn until(&mut self, words: &str) -> String {
        let found = self.lines.by_ref().map(Result::unwrap);
        let mut found = found.filter(|line| line.contains(words));
        found
            .next()
            .unwrap_or_else(|| panic!("it never said «{words}»"))
    }
    /// Stops it as an operator does. Without unsafe code only another program can send a signal.
    fn stop(&mut self) -> bool {
        let id = self.process.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(sent.success());
        self.process.wait().unwrap().success()
    }
}

impl Drop for Demo {
    /// A test that failed leaves no node behind.
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn ask(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], port))).unwrap();
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// A port that is taken as long as the listener lives.
fn taken_port() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    (listener, port)
}

fn port_of(line: &str) -> u16 {
    let (_, rest) = line.split_once("http://localhost:").unwrap();
    rest.split('/').next().unwrap().parse().unwrap()
}

#[test]
fn the_demonstration_runs_to_its_end_and_leaves_nothing_behind() {
    let temporary =
        std::env::temp_dir().join(format!("stormbell-demo-test-{}", std::process::id()));
    std::fs::create_dir(&temporary).unwrap();
    let (_taken, base) = taken_port();
    let mut demo = Demo::start(&temporary, base);
    assert!(demo.until("is taken").contains(&base.to_string()));
    let port = port_of(&demo.until("public page:"));
    assert_ne!(port, base);
    let invitation = demo.until("your invitation");
    let (_, path) = invitation.split_once(&format!("localhost:{port}")).unwrap();
    assert!(ask(port, path).starts_with("HTTP/1.1 200"), "{path}");
    assert!(demo.until("Sun 28 Nov 16:00").contains("14 reports"));
    demo.until("the story has ended");
    assert!(ask(port, "/").contains("class=\"demo\""));
    assert!(std::fs::read_dir(&temporary).unwrap().next().is_some());
    assert!(demo.stop());
    assert!(std::fs::read_dir(&temporary).unwrap().next().is_none());
    std::fs::remove_dir(&temporary).unwrap();
}
