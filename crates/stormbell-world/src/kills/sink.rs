//! A mail server that takes every mail and tells at which step it stands, so that the program can be killed there.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc::Sender},
    thread,
};

/// How far one mail has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The sender was named.
    Begun,
    /// The mail is here; we have not said so yet.
    Received,
    /// We said so; the node may not have heard it.
    Accepted,
}

/// Who listens to the sink at the moment.
type Listener = Arc<Mutex<Option<Sender<Step>>>>;

/// The mail server. It runs until the process ends.
pub struct Sink {
    /// Where it listens.
    pub address: SocketAddr,
    listener: Listener,
    subjects: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    /// Opens it on loopback.
    pub fn open() -> Sink {
        let door = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = door.local_addr().expect("an address");
        let (listener, subjects) = (Listener::default(), Arc::<Mutex<Vec<String>>>::default());
        let (heard, kept) = (listener.clone(), subjects.clone());
        thread::spawn(move || {
            for line in door.incoming().map_while(Result::ok) {
                let (heard, kept) = (heard.clone(), kept.clone());
                // The node went away in the middle: that is what happens here all the time.
                thread::spawn(move || drop(converse(line, &heard, &kept)));
            }
        });
        Sink {
            address,
            listener,
            subjects,
        }
    }

    /// From now on tells `to` how mails go; nobody with `None`.
    pub fn tell(&self, to: Option<Sender<Step>>) {
        *self.listener.lock().unwrap() = to;
    }

    /// Takes the subjects of the mails that were accepted since the last time.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.subjects.lock().unwrap())
    }
}

/// One connection, as far as SMTP (RFC 5321) is needed to take mails.
fn converse(
    line: TcpStream,
    listener: &Listener,
    subjects: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let tell = |step| {
        if let Some(to) = &*listener.lock().unwrap() {
            let _ = to.send(step);
        }
    };
    let mut out = line.try_clone()?;
    let mut lines = BufReader::new(line).lines();
    out.write_all(b"220 sink\r\n")?;
    while let Some(said) = lines.next().transpose()? {
        let word = said.split(' ').next().unwrap_or_default().to_uppercase();
        match word.as_str() {
            "MAIL" => tell(Step::Begun),
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let subject = body(&mut lines)?;
                tell(Step::Received);
                subjects.lock().unwrap().push(subject);
                out.write_all(b"250 taken\r\n")?;
                tell(Step::Accepted);
                continue;
            }
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => {}
        }
        out.write_all(b"250 yes\r\n")?;
    }
    Ok(())
}

/// Reads a mail up to its end and gives its subject.
fn body(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> std::io::Result<String> {
    let mut subject = String::new();
    for line in lines {
        let line = line?;
        if line == "." {
            return Ok(subject);
        }
        if let Some(rest) = line.strip_prefix("Subject: ") {
            subject = rest.to_owned();
        }
    }
    Err(std::io::ErrorKind::UnexpectedEof.into())
}
