//! Mail in: the local mail server hands over replies by LMTP (RFC 2033), on a port of this machine alone. What it says is read
//! by pure code in wire; who may take what is decided by the service. A reply that counts for nothing is taken all the same,
//! and forgotten: whoever guesses is told nothing, and no bounce goes out.

use std::time::Duration;
use stormbell_model::{Lang, notice::Answer, officer::Actor};
use stormbell_service::{Fault, Heard, Node, hear_mail_reply, hear_of_mail};
use stormbell_wire::{
    lmtp::{Command, Incoming, command},
    mail_reply::{self, CameBack, Wrote},
};
use tokio::{
    io::{
        AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _,
        BufReader,
    },
    net::TcpListener,
    sync::Semaphore,
};

/// Bytes of one mail.
/// Told: the mail server, with `552`. Rest: nothing is heard; a reply is short, and whoever sent it can use the link.
const MAIL_MAX_BYTES: usize = 1024 * 1024;
/// Bytes of one line of the protocol.
/// Told: the mail server, by the end of the line. Rest: nothing is heard.
const LINE_MAX_BYTES: usize = 4_096;
/// Recipients of one mail.
/// Told: the mail server, with `452`. Rest: it hands the mail over again for the others.
const RECIPIENTS_MAX: usize = 16;
/// Mail servers that hand over at once.
/// Told: nobody. Rest: the others wait for a place.
const SESSIONS_MAX: usize = 8;
/// How long one step may take.
const STEP: Duration = Duration::from_secs(60);

/// Whoever takes something in holds it with others; while a node moves house, the one who moves holds it alone.
pub type Turns = std::sync::Arc<tokio::sync::RwLock<()>>;

/// Hears mail until the task is dropped.
pub async fn hear_mail(node: Node, turns: Turns, listener: TcpListener) {
    let places = std::sync::Arc::new(Semaphore::new(SESSIONS_MAX));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, say: another try in a moment.
            tokio::time::sleep(Duration::from_secs(1)).await;
            continue;
        };
        let (node, turns) = (node.clone(), turns.clone());
        tokio::spawn(async move {
            let (read, write) = stream.into_split();
            // A line that broke is the mail server's to try again.
            let _ = session(&node, &turns, BufReader::new(read), write).await;
            drop(place);
        });
    }
}

/// One mail on its way.
#[derive(Default)]
struct Envelope {
    sender: Option<String>,
    recipients: Vec<String>,
}

/// Speaks LMTP with one mail server.
pub async fn session<R, W>(
    node: &Node,
    turns: &Turns,
    mut from: BufReader<R>,
    mut to: W,
) -> std::io::Result<()>
where
    R: AsyncRead + Unpin,
    W: AsyncWrite + Unpin,
{
    to.write_all(b"220 stormbell LMTP\r\n").await?;
    let mut mail = Envelope::default();
    while let Some(line) = line(&mut from).await? {
        let answer = match command(&line) {
            Command::Lhlo => {
                "250-stormbell\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 PIPELINING\r\n"
            }
            Command::Mail(sender) => {
                mail = Envelope {
                    sender: Some(sender),
                    recipients: Vec::new(),
                };
                "250 2.1.0 ok\r\n"
            }
            Command::Rcpt(_) if mail.sender.is_none() => "503 5.5.1 MAIL first\r\n",
            Command::Rcpt(_) if mail.recipients.len() >= RECIPIENTS_MAX => "452 4.5.3 too many\r\n",
            Command::Rcpt(recipient) => {
                mail.recipients.push(recipient);
                "250 2.1.5 ok\r\n"
            }
            Command::Data if mail.recipients.is_empty() => "503 5.5.1 RCPT first\r\n",
            Command::Data => {
                to.write_all(b"354 go on\r\n").await?;
                let taken = std::mem::take(&mut mail);
                let said = match data(&mut from).await? {
                    Some(bytes) => {
                        let _turn = turns.read().await;
                        take(node, &taken, &bytes).await
                    }
                    None => "552 5.3.4 too large\r\n",
                };
                // LMTP answers for each recipient.
                to.write_all(said.repeat(taken.recipients.len()).as_bytes())
                    .await?;
                continue;
            }
            Command::Rset => {
                mail = Envelope::default();
                "250 2.0.0 ok\r\n"
            }
            Command::Noop => "250 2.0.0 ok\r\n",
            Command::Quit => return to.write_all(b"221 2.0.0 bye\r\n").await,
            Command::Unknown => "500 5.5.2 what\r\n",
        };
        to.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

/// One line with its end; none at the end of the stream.
async fn line<R: AsyncRead + Unpin>(from: &mut BufReader<R>) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut bounded = from.take(LINE_MAX_BYTES as u64);
    let read = tokio::time::timeout(STEP, bounded.read_until(b'\n', &mut line)).await;
    match read {
        Ok(Ok(0)) => Ok(None),
        Ok(Ok(_)) if line.ends_with(b"\n") => Ok(Some(line)),
        Ok(Ok(_)) => Err(std::io::ErrorKind::InvalidData.into()),
        Ok(Err(error)) => Err(error),
        Err(_) => Err(std::io::ErrorKind::TimedOut.into()),
    }
}

/// The mail up to the line with one full stop. None when it was too large: it is read to its end all the same. Lines of a
/// mail may be longer than those of the protocol.
async fn data<R: AsyncRead + Unpin>(from: &mut BufReader<R>) -> std::io::Result<Option<Vec<u8>>> {
    let mut mail = Incoming::up_to(MAIL_MAX_BYTES);
    loop {
        let mut piece = Vec::new();
        let mut bounded = from.take(LINE_MAX_BYTES as u64);
        let read = tokio::time::timeout(STEP, bounded.read_until(b'\n', &mut piece)).await;
        match read {
            Ok(Ok(0)) => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            Ok(Ok(_)) => {}
            Ok(Err(error)) => return Err(error),
            Err(_) => return Err(std::io::ErrorKind::TimedOut.into()),
        }
        if mail.piece(&piece) {
            return Ok(mail.taken());
        }
    }
}

async fn take(node: &Node, mail: &Envelope, bytes: &[u8]) -> &'static str {
    let sender = mail.sender.clone().unwrap_or_default();
    let recipients: Vec<&str> = mail.recipients.iter().map(String::as_str).collect();
    let Some(came) = mail_reply::read(&sender, &recipients, bytes) else {
        return "250 2.0.0 ok\r\n";
    };
    match hear(node, &came).await {
        Ok(()) => "250 2.0.0 ok\r\n",
        // The mail server keeps it and comes back.
        Err(_) => "451 4.3.0 not now\r\n",
    }
}

async fn hear(node: &Node, came: &CameBack) -> Result<(), Fault> {
    let ctx = node.ctx(Actor::Visitor, Lang::En);
    for secret in &came.secrets {
        let heard = match &came.wrote {
            Wrote::Person(from) => hear_mail_reply(&ctx, from, secret).await?,
            Wrote::NotDelivered => hear_of_mail(&ctx, secret, Answer::NotDelivered).await?,
            Wrote::Delivered => hear_of_mail(&ctx, secret, Answer::Delivered).await?,
            Wrote::Machine => Heard::Unknown,
        };
        if heard == Heard::Taken {
            break;
        }
    }
    Ok(())
}
