//! A mail server on loopback that takes everything: the carrier of the bench.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// Settings by which a node has a mail carrier, for the parts that send nothing themselves.
pub const SETTINGS: [(&str, &str); 2] = [
    ("STORMBELL_MAIL_SMTP", "smtp://127.0.0.1:9"),
    ("STORMBELL_MAIL_FROM", "Stormbell <bell@node.example>"),
];

/// The server. It runs until the process ends.
pub struct Sink {
    /// Where it listens.
    pub address: SocketAddr,
    taken: Arc<AtomicU64>,
}

impl Sink {
    /// Opens it.
    pub async fn open() -> anyhow::Result<Sink> {
        let door = TcpListener::bind("127.0.0.1:0").await?;
        let sink = Sink {
            address: door.local_addr()?,
            taken: Arc::default(),
        };
        let taken = sink.taken.clone();
        tokio::spawn(async move {
            while let Ok((line, _)) = door.accept().await {
                let taken = taken.clone();
                // A node that hangs up has its reasons.
                tokio::spawn(async move { converse(line, &taken).await });
            }
        });
        Ok(sink)
    }

    /// Mails that it took.
    pub fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }
}

/// One conversation, as far as taking mails needs it (RFC 5321).
async fn converse(mut line: TcpStream, taken: &AtomicU64) -> std::io::Result<()> {
    let (read, mut write) = line.split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink\r\n").await?;
    let mut in_mail = false;
    while let Some(said) = lines.next_line().await? {
        let answer: &[u8] = match said.as_str() {
            "." if in_mail => {
                in_mail = false;
                taken.fetch_add(1, Ordering::Relaxed);
                b"250 taken\r\n"
            }
            _ if in_mail => continue,
            "DATA" => {
                in_mail = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 yes\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}
