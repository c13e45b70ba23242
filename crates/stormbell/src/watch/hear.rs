//! Where notifications arrive: a maildir that a mail server fills, a small mail server of our own, a web hook. All they do is
//! hand on what came; what is looked for in it is the reference of the test and the link of this node.

use super::secret;
use anyhow::Context as _;
use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode};
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use stormbell_wire::{
    evidence_text::read_mail,
    web_hook::{Headers, Key, check},
};
use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::Instant,
};

/// Bytes of one message that are kept. Told: the mail server, by a refusal. Rest: the message is not taken.
const MESSAGE_MAX_BYTES: usize = 256 * 1024;
/// Messages that wait to be looked at. Told: the sender, by waiting. Rest: it is answered when there is room.
const WAITING_MAX: usize = 64;
/// Lines of one conversation with a mail server. Told: the mail server, by the line going dead. Rest: nothing is taken.
const LINES_MAX: usize = 20_000;
/// How often a maildir is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// All places where a notification may arrive.
pub struct Ears {
    maildir: Option<PathBuf>,
    seen: BTreeSet<PathBuf>,
    heard: mpsc::Receiver<String>,
}

impl Ears {
    /// Opens them. Without any, a look would be deaf.
    pub async fn open(
        maildir: Option<PathBuf>,
        smtp: Option<SocketAddr>,
        hook: Option<(SocketAddr, PathBuf)>,
    ) -> anyhow::Result<Ears> {
        anyhow::ensure!(
            maildir.is_some() || smtp.is_some() || hook.is_some(),
            "say where notifications arrive: --maildir, --smtp-listen or --hook-listen"
        );
        if let Some(dir) = &maildir {
            std::fs::read_dir(dir.join("new"))
                .with_context(|| format!("{} is no maildir", dir.display()))?;
        }
        let (tell, heard) = mpsc::channel(WAITING_MAX);
        if let Some(at) = smtp {
            let door = TcpListener::bind(at).await;
            let door = door.with_context(|| format!("could not listen on {at}"))?;
            crate::say(format_args!("taking mails at {}", door.local_addr()?));
            tokio::spawn(take_mails(door, tell.clone()));
        }
        if let Some((at, key)) = hook {
            let key = Key::parse(&secret(&key)?).context("the web hook's key is none")?;
            let door = TcpListener::bind(at).await;
            let door = door.with_context(|| format!("could not listen on {at}"))?;
            crate::say(format_args!("taking web hooks at {}", door.local_addr()?));
            let routes = Router::new()
                .fallback(hooked)
                .with_state(Arc::new((key, tell)));
            tokio::spawn(async move { axum::serve(door, routes).await });
        }
        Ok(Ears {
            maildir,
            seen: BTreeSet::new(),
            heard,
        })
    }

    /// What lies there already is of no interest any more.
    pub fn forget_what_was(&mut self) {
        while self.heard.try_recv().is_ok() {}
        self.seen = self.letters();
    }

    /// Waits for the notification that names this reference, and gives the address of its link at the node. Only the token
    /// is taken from what came: a forged mail leads nobody to another host.
    pub async fn hear(&mut self, reference: &str, node: &str, within: Duration) -> Option<String> {
        let until = Instant::now() + within;
        loop {
            let text = tokio::time::timeout(LOOK_EVERY, self.heard.recv()).await;
            let mut texts: Vec<String> = text.ok().flatten().into_iter().collect();
            texts.extend(self.new_letters());
            for text in texts {
                if let Some(token) = token_for(&text, reference) {
                    return Some(format!("{node}/a/{token}"));
                }
            }
            if Instant::now() >= until {
                return None;
            }
        }
    }

    fn letters(&self) -> BTreeSet<PathBuf> {
        let folders = self
            .maildir
            .iter()
            .flat_map(|d| [d.join("new"), d.join("cur")]);
        let files = folders.filter_map(|folder| std::fs::read_dir(folder).ok());
        files
            .flatten()
            .filter_map(|f| Some(f.ok()?.path()))
            .collect()
    }

    fn new_letters(&mut self) -> Vec<String> {
        let now = self.letters();
        let new: Vec<PathBuf> = now.difference(&self.seen).cloned().collect();
        self.seen = now;
        new.iter().filter_map(|path| letter(path)).collect()
    }
}

fn letter(path: &Path) -> Option<String> {
    let size = std::fs::metadata(path).ok()?.len();
    let bytes = std::fs::read(path).ok()?;
    (size <= MESSAGE_MAX_BYTES as u64).then(|| mail_text(&bytes))
}

/// A mail's subject and words, decoded.
fn mail_text(bytes: &[u8]) -> String {
    match read_mail(bytes) {
        Some(mail) => {
            let words = mail.texts.into_iter().map(|shown| shown.text);
            words.fold(mail.subject, |all, text| format!("{all}\n{text}"))
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The token of the link in a text that names the reference.
fn token_for(text: &str, reference: &str) -> Option<String> {
    text.contains(reference).then_some(())?;
    let mut links = text.match_indices("/a/").map(|(at, _)| &text[at + 3..]);
    links.find_map(|rest| {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let end = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        (end >= 32).then(|| rest[..end].to_owned())
    })
}

async fn hooked(
    State(ears): State<Arc<(Key, mpsc::Sender<String>)>>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let text = |name| {
        let value = headers.get(name).and_then(|v| v.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let signed = Headers {
        id: text("webhook-id"),
        timestamp: text("webhook-timestamp"),
        signature: text("webhook-signature"),
    };
    let (key, tell) = &*ears;
    if check(&[key], &signed, super::now(), &body).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    let said = String::from_utf8_lossy(&body).into_owned();
    match tell.send(said).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

async fn take_mails(door: TcpListener, tell: mpsc::Sender<String>) {
    while let Ok((line, _)) = door.accept().await {
        let tell = tell.clone();
        // Whoever hangs up in the middle sends it again.
        tokio::spawn(async move { drop(converse(line, &tell).await) });
    }
}

/// One conversation: enough of SMTP and LMTP for the mail server of the same house. It takes whatever is for anybody, because
/// only what names the test is looked at.
async fn converse(line: TcpStream, tell: &mpsc::Sender<String>) -> std::io::Result<()> {
    let (read, mut write) = line.into_split();
    // A line that never ends must not fill the memory.
    let mut read = BufReader::new(read.take(4 * MESSAGE_MAX_BYTES as u64));
    write.write_all(b"220 stormbell watch\r\n").await?;
    let (mut is_lmtp, mut recipients) = (false, 0_usize);
    for _ in 0..LINES_MAX {
        let Some(said) = line_of(&mut read).await? else {
            return Ok(());
        };
        let verb = said.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" | "HELO" => "250 stormbell watch",
            "LHLO" => {
                is_lmtp = true;
                "250 stormbell watch"
            }
            "MAIL" | "RSET" => {
                recipients = 0;
                "250 ok"
            }
            "RCPT" => {
                recipients += 1;
                "250 ok"
            }
            "NOOP" => "250 ok",
            "QUIT" => {
                return write.write_all(b"221 bye\r\n").await;
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let taken = data(&mut read).await?;
                let answer = match &taken {
                    Some(_) => "250 taken\r\n",
                    None => "552 too large\r\n",
                };
                if let Some(bytes) = taken {
                    let _ = tell.send(mail_text(&bytes)).await;
                }
                // LMTP answers once for each recipient.
                let times = if is_lmtp { recipients.max(1) } else { 1 };
                write.write_all(answer.repeat(times).as_bytes()).await?;
                continue;
            }
            _ => "502 not here",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

async fn line_of(read: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<Option<String>> {
    let mut line = Vec::new();
    let n = read.read_until(b'\n', &mut line).await?;
    Ok((n > 0).then(|| String::from_utf8_lossy(&line).trim_end().to_owned()))
}

/// The bytes up to the lonely full stop; `None` when they are too many.
async fn data(read: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<Option<Vec<u8>>> {
    let mut all = Vec::new();
    loop {
        let mut line = Vec::new();
        if read.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let bare = line.strip_suffix(b"\n").unwrap_or(&line);
        if bare.strip_suffix(b"\r").unwrap_or(bare) == b"." {
            return Ok((all.len() <= MESSAGE_MAX_BYTES).then_some(all));
        }
        if all.len() <= MESSAGE_MAX_BYTES {
            all.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_link_of_this_test_is_taken() {
        let token = "A".repeat(43);
        let text = format!("SE-2026-K7Q3M2 rings: https://evil.example/a/{token}?x=1");
        assert_eq!(token_for(&text, "SE-2026-K7Q3M2"), Some(token));
        assert_eq!(token_for(&text, "SE-2026-OTHER1"), None);
        assert_eq!(token_for("SE-2026-K7Q3M2 /a/short", "SE-2026-K7Q3M2"), None);
    }

    #[tokio::test]
    async fn a_mail_is_read_to_its_lonely_full_stop() {
        let mut sent: &[u8] = b"Subject: x\r\n\r\n..dots\r\n.\r\nQUIT\r\n";
        let taken = data(&mut sent).await.unwrap().unwrap();
        assert_eq!(taken, b"Subject: x\r\n\r\n.dots\r\n");
        assert_eq!(sent, b"QUIT\r\n");
        let mut cut: &[u8] = b"Subject: x\r\n";
        assert!(data(&mut cut).await.is_err(), "half a mail is none");
    }
}
