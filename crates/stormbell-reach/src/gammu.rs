//! Short messages through the daemon `gammu-smsd` and a modem of one's own, by its folders: what goes out is laid into
//! the outbox, what it moved tells whether the network took it, and the inbox holds reports of delivery and answers.

use crate::sms::{not_now, number, text};
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use stormbell_model::{Moment, NotificationId, Span, notice::Channel};
use stormbell_service::{
    ADDRESS_UNUSABLE, Carrier, CarrierFault, Carrying, Outgoing, Phrases, Taken,
};
use stormbell_wire::{
    gammu::{self, Laid, Received, Report},
    sms_gateway::Heard,
    sms_text::pieces_of,
};

/// Files of the inbox and of what was sent that one look reads.
/// Told: nobody. Rest: they stay where they are, and the next look reads them.
pub const FILES_AT_ONCE_MAX: usize = 500;
/// Bytes of one file that are read.
/// Told: nobody. Rest: a larger file is none of ours and is left where it is.
const FILE_MAX_BYTES: u64 = 16 * 1024;

/// How long networks go on trying, at the most: after that a message is forgotten.
const REPORTS_COME_FOR: Span = Span::days(3);

/// The daemon's folders, as its configuration names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GammuFolders {
    /// `OutboxPath`.
    pub outbox: PathBuf,
    /// `SentSMSPath`.
    pub sent: PathBuf,
    /// `ErrorSMSPath`.
    pub error: PathBuf,
    /// `InboxPath`.
    pub inbox: PathBuf,
}

/// Hands short messages to the daemon.
pub struct GammuCarrier {
    folders: GammuFolders,
    phrases: Arc<dyn Phrases>,
}

impl GammuCarrier {
    /// A carrier through these folders.
    pub fn new(folders: GammuFolders, phrases: Arc<dyn Phrases>) -> GammuCarrier {
        GammuCarrier { folders, phrases }
    }

    async fn lay(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        let to = number(outgoing)?;
        let id = outgoing.id.as_bytes();
        let name = gammu::outbox_name(outgoing.sent_at, to, id).ok_or(ADDRESS_UNUSABLE)?;
        let bytes = gammu::outbox_text(&text(&*self.phrases, outgoing, true));
        let folders = self.folders.clone();
        let work = move || folders.lay(&name, &bytes);
        match tokio::task::spawn_blocking(work).await {
            Ok(Ok(())) => Ok(Taken {
                carrier_ref: Some(outgoing.id.0.simple().to_string()),
            }),
            _ => Err(not_now("outbox-unusable")),
        }
    }
}

impl Carrier for GammuCarrier {
    fn channel(&self) -> Channel {
        Channel::Sms
    }
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a> {
        Box::pin(self.lay(outgoing))
    }
}

/// Something that the folders tell, and the files that told it.
pub struct GammuPost {
    /// What.
    pub heard: Heard,
    files: Vec<PathBuf>,
}

impl GammuPost {
    /// Whether a person wrote it.
    pub fn is_answer(&self) -> bool {
        matches!(self.heard, Heard::Reply { .. })
    }
}

impl GammuFolders {
    /// Lays a file into the outbox, whole or not at all: the daemon passes over hidden files. One that it has, or has
    /// sent already, is not laid again.
    fn lay(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let note = gammu::read_outbox_name(name).map(|laid| laid.note);
        for folder in [&self.outbox, &self.sent, &self.error] {
            let known = ours(folder)?;
            if known
                .iter()
                .any(|(_, laid)| Some(&laid.note) == note.as_ref())
            {
                return Ok(());
            }
        }
        let hidden = self.outbox.join(format!(".{name}"));
        std::fs::write(&hidden, bytes)?;
        std::fs::rename(&hidden, self.outbox.join(name))
    }

    /// Whether the folders can be used, before anybody waits for a message: the first that cannot, and why.
    pub fn check(&self) -> Result<(), (PathBuf, io::Error)> {
        let folders = [&self.outbox, &self.sent, &self.error, &self.inbox];
        for folder in folders {
            std::fs::read_dir(folder).map_err(|error| (folder.clone(), error))?;
        }
        let tried = self.outbox.join(".stormbell");
        let written = std::fs::write(&tried, b"").and_then(|()| std::fs::remove_file(&tried));
        written.map_err(|error| (self.outbox.clone(), error))
    }

    /// Everything that the folders tell now. It is told again until it is put away.
    pub fn look(&self, now: Moment) -> io::Result<Vec<GammuPost>> {
        self.forget_old(now)?;
        let mut posts = Vec::new();
        for (file, laid) in ours(&self.error)? {
            posts.push(GammuPost {
                heard: delivery(&laid, false),
                files: vec![file],
            });
        }
        let (reports, answers) = inbox(&self.inbox)?;
        posts.extend(self.reported(reports)?);
        posts.extend(answers.into_iter().map(answered));
        Ok(posts)
    }

    /// Puts away what was heard. An answer of somebody unknown is kept for the operator, under a name that nobody reads.
    pub fn put_away(post: &GammuPost, keep: bool) -> io::Result<()> {
        for file in &post.files {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if keep {
                std::fs::rename(file, file.with_file_name(format!("UNKNOWN_{name}")))?;
            } else {
                std::fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    /// Removes what was sent so long ago that no report of it comes any more.
    fn forget_old(&self, now: Moment) -> io::Result<()> {
        let old = now.plus(Span(-REPORTS_COME_FOR.0));
        let Some(first_kept) = gammu::outbox_name(old, "+0000", &[0; 16]) else {
            return Ok(());
        };
        for (file, _) in ours(&self.sent)? {
            let name = file
                .file_name()
                .and_then(|n| n.to_str())
                .unwrap_or_default();
            // The names begin with their moment.
            if name.get(..19) < first_kept.get(..19) {
                std::fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    /// Which messages the reports speak of. A report names only a number, and there is one for each piece, so the oldest
    /// message to a number is delivered when there are as many as it has pieces.
    fn reported(
        &self,
        mut reports: BTreeMap<String, Vec<(PathBuf, Report)>>,
    ) -> io::Result<Vec<GammuPost>> {
        let mut posts = Vec::new();
        for (file, laid) in ours(&self.sent)? {
            let Some(of_number) = reports.get_mut(&laid.to).filter(|all| !all.is_empty()) else {
                continue;
            };
            let pieces = read(&file).map_or(1, |bytes| pieces_of(&gammu::inbox_text(&bytes)).1);
            let failed = of_number
                .iter()
                .take(pieces)
                .any(|(_, r)| *r == Report::Failed);
            if !failed && of_number.len() < pieces {
                // The rest is still to come, and none of it is for a later message.
                of_number.clear();
                continue;
            }
            let told = of_number.drain(..pieces.min(of_number.len()));
            let mut files: Vec<PathBuf> = told.map(|(file, _)| file).collect();
            files.push(file);
            posts.push(GammuPost {
                heard: delivery(&laid, !failed),
                files,
            });
        }
        Ok(posts)
    }
}

fn delivery(laid: &Laid, delivered: bool) -> Heard {
    Heard::Delivery {
        carrier_ref: laid.note.clone(),
        delivered,
    }
}

fn answered((from, parts): (String, Vec<(PathBuf, String)>)) -> GammuPost {
    let (files, texts): (Vec<PathBuf>, Vec<String>) = parts.into_iter().unzip();
    GammuPost {
        heard: Heard::Reply {
            from,
            text: texts.concat(),
        },
        files,
    }
}

/// The messages of ours in a folder, in the order of their names.
fn ours(folder: &Path) -> io::Result<Vec<(PathBuf, Laid)>> {
    let found = names(folder)?.into_iter();
    let found =
        found.filter_map(|name| Some((folder.join(&name), gammu::read_outbox_name(&name)?)));
    // Others may lay messages into the same folders.
    Ok(found
        .filter(|(_, laid)| id_of(&laid.note).is_some())
        .collect())
}

fn id_of(note: &str) -> Option<NotificationId> {
    note.parse().ok()
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names.truncate(FILES_AT_ONCE_MAX);
    Ok(names)
}

fn read(file: &Path) -> Option<Vec<u8>> {
    let size = std::fs::metadata(file).ok()?.len();
    if size > FILE_MAX_BYTES {
        return None;
    }
    std::fs::read(file).ok()
}

type Reports = BTreeMap<String, Vec<(PathBuf, Report)>>;
type Answers = Vec<(String, Vec<(PathBuf, String)>)>;

/// The inbox: reports by number, and answers with their parts in order. A report of «pending» says nothing and goes.
fn inbox(folder: &Path) -> io::Result<(Reports, Answers)> {
    let (mut reports, mut answers) = (Reports::new(), BTreeMap::new());
    for name in names(folder)? {
        let file = folder.join(&name);
        let Some(Received { from, message, .. }) = gammu::read_inbox_name(&name) else {
            continue;
        };
        let Some(bytes) = read(&file) else {
            continue;
        };
        let text = gammu::inbox_text(&bytes);
        match gammu::read_report(&text) {
            Some(Report::Pending) => std::fs::remove_file(&file)?,
            Some(report) => reports.entry(from).or_default().push((file, report)),
            None => {
                let parts: &mut Vec<_> = answers.entry((message, from)).or_default();
                parts.push((file, text));
            }
        }
    }
    let answers = answers.into_iter().map(|((_, from), parts)| (from, parts));
    Ok((reports, answers.collect()))
}
