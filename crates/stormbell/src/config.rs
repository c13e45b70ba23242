//! What an operator sets: a file, environment variables over it, and the command line over both.

mod channels;
mod exchange;
mod street;

pub use channels::{ChannelsConfig, ChannelsFile, GatewayConfig, SmsConfig};
pub use exchange::{ExchangeConfig, ExchangeFile};
pub use street::{AcmeConfig, Source, StreetFile, TlsConfig, TlsFile};

use crate::seat::{self, Seat, SeatFile};
use anyhow::{Context, bail};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use stormbell_model::Lang;
use stormbell_store::Place;
use stormbell_web::street::Bounds;

/// The file's contents; every field may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// What the desk is called on its pages.
    pub name: Option<String>,
    /// The state's two letters.
    pub state: Option<String>,
    /// Where the public reaches the node.
    pub public_url: Option<String>,
    /// The address to listen on.
    pub listen: Option<String>,
    /// The database: nothing for SQLite in the data directory, or `postgres://…`.
    pub database: Option<String>,
    /// Connections that read (SQLite) or connections in all (PostgreSQL).
    pub connections: Option<usize>,
    /// The file with the node's key; else `node.key` in the data directory.
    pub node_key_file: Option<PathBuf>,
    /// Where else the node's key is.
    pub node_key: SeatFile,
    /// The language of a visitor who names none.
    pub language: Option<String>,
    /// The number to call in danger to life.
    pub emergency: Option<String>,
    /// Whether a proxy of ours stands in front.
    pub behind_proxy: Option<bool>,
    /// What is logged, such as `info` or `stormbell_service=debug,info`.
    pub log: Option<String>,
    /// `text` or `json`.
    pub log_format: Option<String>,
    /// Mail out.
    pub mail: MailFile,
    /// The other ways to people.
    pub channels: ChannelsFile,
    /// TLS at the door.
    pub tls: TlsFile,
    /// Connections.
    pub street: StreetFile,
    /// The exchange with other nodes.
    pub exchange: ExchangeFile,
}

/// The `[mail]` part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailFile {
    /// The server.
    pub smtp: Option<String>,
    /// The sender.
    pub from: Option<String>,
    /// Where answers go.
    pub reply_to: Option<String>,
    /// The port of this machine at which the mail server hands answers over by LMTP, such as `127.0.0.1:2424`.
    pub lmtp: Option<String>,
}

/// Mail as decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailConfig {
    /// The server.
    pub smtp: String,
    /// The sender.
    pub from: String,
    /// Where answers go, with `{token}` in it.
    pub reply_to: Option<String>,
    /// Where the mail server hands answers over, if it does.
    pub lmtp: Option<SocketAddr>,
}

/// Everything decided.
#[derive(Clone)]
pub struct Config {
    /// The data directory.
    pub data: PathBuf,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// A PostgreSQL address; none for SQLite.
    pub database: Option<String>,
    /// See [`File::connections`].
    pub connections: usize,
    /// Where the node's key is.
    pub seat: Seat,
    /// See [`File::name`].
    pub name: String,
    /// See [`File::state`].
    pub state: String,
    /// Set by hand; else derived from the port.
    pub public_url: Option<String>,
    /// See [`File::language`].
    pub language: Lang,
    /// See [`File::emergency`].
    pub emergency: String,
    /// See [`File::behind_proxy`].
    pub behind_proxy: bool,
    /// Mail, when it is configured.
    pub mail: Option<MailConfig>,
    /// The other ways to people.
    pub channels: ChannelsConfig,
    /// What is logged.
    pub log: String,
    /// Whether logs are JSON lines.
    pub log_json: bool,
    /// TLS at the door; none where a proxy speaks it, or nobody.
    pub tls: Option<TlsConfig>,
    /// How many may stand at the door, and how long.
    pub bounds: Bounds,
    /// See [`StreetFile::least_strain`].
    pub least_strain: u8,
    /// The exchange with other nodes.
    pub exchange: ExchangeConfig,
    /// The settings that belong to the node and not to the machine, as they travel with it.
    pub portable: Option<String>,
}

impl Config {
    /// Where the store is.
    pub fn place(&self) -> Place {
        match &self.database {
            Some(url) => Place::Postgres { url: url.clone() },
            None => Place::Sqlite {
                file: self.data.join("stormbell.db"),
            },
        }
    }
}

/// What the command line may set.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--data`.
    pub data: Option<PathBuf>,
    /// `--listen`.
    pub listen: Option<String>,
    /// `--database`.
    pub database: Option<String>,
}

/// Where data is kept when nobody says otherwise.
const DATA: &str = "stormbell-data";
const LISTEN: &str = "127.0.0.1:8080";
const CONNECTIONS: usize = 8;

/// Reads everything. `env` looks a variable up, so that a test can bring its own.
pub fn read(flags: &Flags, env: &dyn Fn(&str) -> Option<String>) -> anyhow::Result<Config> {
    let data = data(flags, env);
    let file = effective(flags, env)?;
    decide(flags, data, file, env)
}

fn data(flags: &Flags, env: &dyn Fn(&str) -> Option<String>) -> PathBuf {
    flags
        .data
        .clone()
        .or_else(|| env("STORMBELL_DATA").map(PathBuf::from))
        .unwrap_or_else(|| DATA.into())
}

/// The file with the environment over it, nothing decided yet.
fn effective(flags: &Flags, env: &dyn Fn(&str) -> Option<String>) -> anyhow::Result<File> {
    let mut file = read_file(flags, &data(flags, env), env)?;
    overlay(&mut file, env)?;
    Ok(file)
}

fn read_file(
    flags: &Flags,
    data: &Path,
    env: &dyn Fn(&str) -> Option<String>,
) -> anyhow::Result<File> {
    let named = flags
        .config
        .clone()
        .or_else(|| env("STORMBELL_CONFIG").map(PathBuf::from));
    let path = named.clone().unwrap_or_else(|| data.join("stormbell.toml"));
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text)
            .with_context(|| format!("could not understand {}", path.display())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && named.is_none() => {
            Ok(File::default())
        }
        Err(e) => Err(e).with_context(|| format!("could not read {}", path.display())),
    }
}

fn overlay(file: &mut File, env: &dyn Fn(&str) -> Option<String>) -> anyhow::Result<()> {
    let texts: [(&str, &mut Option<String>); 13] = [
        ("STORMBELL_NAME", &mut file.name),
        ("STORMBELL_STATE", &mut file.state),
        ("STORMBELL_PUBLIC_URL", &mut file.public_url),
        ("STORMBELL_LISTEN", &mut file.listen),
        ("STORMBELL_DATABASE", &mut file.database),
        ("STORMBELL_LANGUAGE", &mut file.language),
        ("STORMBELL_EMERGENCY", &mut file.emergency),
        ("STORMBELL_LOG", &mut file.log),
        ("STORMBELL_LOG_FORMAT", &mut file.log_format),
        ("STORMBELL_MAIL_SMTP", &mut file.mail.smtp),
        ("STORMBELL_MAIL_FROM", &mut file.mail.from),
        ("STORMBELL_MAIL_REPLY_TO", &mut file.mail.reply_to),
        ("STORMBELL_MAIL_LMTP", &mut file.mail.lmtp),
    ];
    for (name, field) in texts {
        if let Some(value) = env(name) {
            *field = Some(value);
        }
    }
    if let Some(path) = env("STORMBELL_NODE_KEY_FILE") {
        file.node_key_file = Some(path.into());
    }
    if let Some(name) = env("STORMBELL_NODE_KEY_CREDENTIAL") {
        file.node_key.credential = Some(name);
    }
    if let Some(yes) = env("STORMBELL_BEHIND_PROXY") {
        file.behind_proxy = Some(
            yes.parse()
                .context("STORMBELL_BEHIND_PROXY must be true or false")?,
        );
    }
    if let Some(n) = env("STORMBELL_LEAST_STRAIN") {
        let n = n.parse();
        file.street.least_strain = Some(n.context("STORMBELL_LEAST_STRAIN must be 0 to 8")?);
    }
    if let Some(n) = env("STORMBELL_CONNECTIONS") {
        file.connections = Some(
            n.parse()
                .context("STORMBELL_CONNECTIONS must be a number")?,
        );
    }
    exchange::overlay(&mut file.exchange, env)
}

fn decide(
    flags: &Flags,
    data: PathBuf,
    file: File,
    env: &dyn Fn(&str) -> Option<String>,
) -> anyhow::Result<Config> {
    let portable = crate::settings::portable(&file);
    let listen = flags
        .listen
        .clone()
        .or(file.listen)
        .unwrap_or_else(|| LISTEN.to_owned());
    let listen = listen.replace("localhost:", "127.0.0.1:").parse().with_context(|| {
        format!("listen: «{listen}» is not an address; write address:port, such as 127.0.0.1:8080 or [::]:8080")
    })?;
    let state = file
        .state
        .unwrap_or_else(|| String::from("XX"))
        .to_uppercase();
    if state.len() != 2 || !state.bytes().all(|b| b.is_ascii_uppercase()) {
        bail!("state: write the two letters of the state, such as SE");
    }
    let language = file.language.as_deref().unwrap_or("en");
    let language = Lang::parse(language)
        .filter(|l| l.is_spoken())
        .with_context(|| {
            format!("language: «{language}» is not spoken yet; one of en, sv, et, lt, fr, de")
        })?;
    let log_json = match file.log_format.as_deref() {
        None | Some("text") => false,
        Some("json") => true,
        Some(other) => bail!("log_format: «{other}» is neither text nor json"),
    };
    let public_url = file.public_url.map(check_url).transpose()?;
    let tls = street::tls(file.tls, public_url.as_deref(), &data)?;
    let behind_proxy = file.behind_proxy.unwrap_or(false);
    let least_strain = street::least_strain(&file.street)?;
    let bounds = street::bounds(&file.street, behind_proxy, street::files_max())?;
    Ok(Config {
        seat: seat::decide(
            file.node_key,
            file.node_key_file,
            &data,
            env("CREDENTIALS_DIRECTORY"),
        )?,
        data,
        listen,
        database: flags
            .database
            .clone()
            .or(file.database)
            .map(check_database)
            .transpose()?,
        connections: file.connections.unwrap_or(CONNECTIONS).clamp(1, 256),
        name: file.name.unwrap_or_else(|| String::from("Stormbell")),
        state,
        public_url,
        language,
        emergency: file.emergency.unwrap_or_else(|| String::from("112")),
        behind_proxy,
        mail: check_mail(file.mail)?,
        channels: channels::decide(file.channels, env)?,
        log: file.log.unwrap_or_else(|| String::from("info")),
        log_json,
        tls,
        bounds,
        least_strain,
        exchange: exchange::decide(&file.exchange)?,
        portable,
    })
}

fn check_database(address: String) -> anyhow::Result<String> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(address);
    }
    bail!(
        "database: write postgres://user@host/name, or leave it out for SQLite in the data directory"
    )
}

fn check_url(url: String) -> anyhow::Result<String> {
    let url = url.trim_end_matches('/').to_owned();
    if url.starts_with("https://") || url.starts_with("http://") {
        return Ok(url);
    }
    bail!("public_url: write https://host, as people type it")
}

/// Whoever reaches it can claim to be anybody, and still needs a secret: all the same only this machine may.
fn check_lmtp(address: String) -> anyhow::Result<SocketAddr> {
    match address.parse::<SocketAddr>() {
        Ok(at) if at.ip().is_loopback() => Ok(at),
        _ => bail!("mail.lmtp: write a port of this machine, such as 127.0.0.1:2424"),
    }
}

fn check_mail(mail: MailFile) -> anyhow::Result<Option<MailConfig>> {
    let reply_to = mail.reply_to;
    if reply_to.as_ref().is_some_and(|r| !r.contains("{token}")) {
        bail!("mail.reply_to: the token is missing; write alarm+{{token}}@domain");
    }
    let lmtp = mail.lmtp.map(check_lmtp).transpose()?;
    match (mail.smtp, mail.from) {
        (None, None) => Ok(None),
        (Some(smtp), Some(from)) => Ok(Some(MailConfig {
            smtp,
            from,
            reply_to,
            lmtp,
        })),
        (Some(_), None) => bail!("mail.from: the sender is missing; write Name <address@domain>"),
        (None, Some(_)) => {
            bail!("mail.smtp: the server is missing; write smtp://host:port or smtps://host")
        }
    }
}

#[cfg(test)]
mod tests;
