//! `stormbell backup`: everything the node holds, from one moment, sealed to the recovery officers, while it serves.
//! The file opens with either recovery key and with nothing on this machine.

use crate::{
    beside::{self, Beside},
    config::Config,
    outside::{SystemChance, WallClock},
    progress::Line,
};
use anyhow::{Context, bail};
use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};
use stormbell_model::{Moment, outside::Clock as _};
use stormbell_seal::{Recipient, sealed::SealingWriter};
use stormbell_store::{
    Error,
    copy::{Brief, Foot, dump},
    facts, people,
};

/// Where to, and for whom.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    node: crate::NodeArgs,
    /// A folder, or the file itself [default: the folder «backups» in the data directory]
    #[arg(long, value_name = "DIR|FILE")]
    to: Option<PathBuf>,
    /// Further recipients (age1pq1…), one a line
    #[arg(long, value_name = "FILE")]
    recipients: Option<PathBuf>,
    /// Leave the node's key out: the backup then needs a copy of the key too
    #[arg(long)]
    without_key: bool,
}

/// The fact that tells when the last backup was made.
pub const LAST: &str = "last_backup";

/// Makes a backup.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let config = crate::config::read(&args.node.clone().into(), &crate::environment)?;
    let beside = Beside::open(&config).await?;
    let recipients = recipients(&beside, args.recipients.as_deref()).await?;
    let now = WallClock::new().now();
    let path = path(&config, args.to.as_deref(), now)?;
    let settings = config.portable.clone();
    let part = path.with_extension("part");
    let made = write(
        &beside,
        &part,
        &recipients,
        now,
        !args.without_key,
        settings,
    )
    .await;
    let foot = made.inspect_err(|_| {
        // What stays is without use, and the failure is what must be heard.
        let _ = std::fs::remove_file(&part);
    })?;
    std::fs::rename(&part, &path)?;
    crate::files::keep_names(&path)?;
    let bytes = std::fs::metadata(&path)?.len();
    note(&beside, now, bytes).await;
    beside.store.close().await;
    tell(&path, &foot, bytes, &recipients, !args.without_key);
    Ok(())
}

/// The recovery keys of the desk, and whoever is named here.
async fn recipients(beside: &Beside, file: Option<&Path>) -> anyhow::Result<Vec<Recipient>> {
    let mut texts = beside
        .store
        .read("read recovery keys", people::recovery_keys)
        .await?;
    if let Some(file) = file {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("could not read {}", file.display()))?;
        let lines = text.lines().map(str::trim);
        texts.extend(
            lines
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .map(str::to_owned),
        );
    }
    if texts.is_empty() {
        bail!(
            "there is nobody to seal the backup to: make the recovery keys at the desk (Officers, Recovery keys), or \
             name recipients with --recipients FILE"
        );
    }
    texts.sort();
    texts.dedup();
    texts
        .iter()
        .map(|text| {
            let start: String = text.chars().take(24).collect();
            text.parse().with_context(|| {
                format!("could not understand the recipient {start}…; age1pq1… is wanted")
            })
        })
        .collect()
}

fn path(config: &Config, to: Option<&Path>, now: Moment) -> anyhow::Result<PathBuf> {
    let folder = match to {
        Some(to) if !to.is_dir() => {
            if to.exists() {
                bail!("{} is there already and stays as it is", to.display());
            }
            return Ok(to.to_owned());
        }
        Some(folder) => folder.to_owned(),
        None => {
            let folder = config.data.join("backups");
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("could not make {}", folder.display()))?;
            folder
        }
    };
    let stamp: String = now
        .rfc3339()
        .chars()
        .take(19)
        .filter(|c| c.is_ascii_alphanumeric())
        .collect();
    let state = config.state.to_lowercase();
    Ok(folder.join(format!("stormbell-{state}-{stamp}Z.age")))
}

async fn write(
    beside: &Beside,
    part: &Path,
    recipients: &[Recipient],
    now: Moment,
    with_key: bool,
    settings: Option<String>,
) -> anyhow::Result<Foot> {
    let file = create(part).with_context(|| format!("could not write {}", part.display()))?;
    let sealing = SealingWriter::begin(BufWriter::new(file), recipients, &SystemChance::new())?;
    let mut sealing = Some(sealing);
    let (signer, key) = (beside.signer.clone(), beside.key.clone());
    let look = move |tx: &mut stormbell_store::Tx<'_>| {
        // A long look runs once.
        let mut out = sealing
            .take()
            .ok_or_else(|| Error::Misuse("a second run".into()))?;
        let key = key.to_text();
        let brief = Brief {
            made_at: now.0,
            program: env!("CARGO_PKG_VERSION"),
            verifier: signer.verifier().to_string(),
            key: with_key.then_some(key.as_str()),
            settings: settings.as_deref(),
            sign: &|size, root| beside::sign(&signer, size, root),
        };
        let mut line = Line::new();
        let foot = dump(tx, &mut out, &brief, &mut |at| line.draw(&at))?;
        let ended = out.finish().and_then(|mut file| {
            file.flush()?;
            file.get_ref().sync_all()
        });
        ended.map(|()| foot).map_err(Error::stop)
    };
    let looked = beside.store.long_look("back up", look).await;
    looked
        .map_err(beside::in_words)
        .context("could not write the backup")
}

fn create(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

/// The doctor reads when the last backup was made. That it could not be noted spoils no backup.
async fn note(beside: &Beside, now: Moment, bytes: u64) {
    let value = serde_json::json!({"at": now.0, "bytes": bytes}).to_string();
    let noted = beside
        .store
        .write("note the backup", move |tx| {
            facts::set(tx, LAST, value.as_bytes())
        })
        .await;
    if let Err(error) = noted {
        tracing::warn!(%error, "the backup is made, but the store could not note it");
    }
}

fn tell(path: &Path, foot: &Foot, bytes: u64, recipients: &[Recipient], with_key: bool) {
    let rows: u64 = foot.tables.iter().map(|table| table.rows).sum();
    crate::say(format_args!("backup: {}", path.display()));
    crate::say(format_args!(
        "{} reports, {rows} rows in all, {} journal entries, {bytes} bytes",
        crate::restore::rows_of(foot, "reports"),
        foot.journal_size,
    ));
    for recipient in recipients {
        let text = recipient.to_string();
        crate::say(format_args!("sealed to {}…", &text[..24]));
    }
    crate::say(format_args!(
        "{}",
        if with_key {
            "The node's key is in it, under that seal only."
        } else {
            "The node's key is not in it: keep it elsewhere, or the backup is without use."
        }
    ));
}
