//! The `[channels]` part: the ways to people beside mail. Push to phones and browsers and web hooks work without being
//! set; short messages need a gateway or a modem of the operator's.

use anyhow::{Context as _, bail};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use stormbell_model::notice::Channel;
use stormbell_reach::{GammuFolders, NtfyServer, OutsideClient};
use stormbell_wire::sms_gateway::{Gateway, Reports};

/// The `[channels]` part of the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChannelsFile {
    /// Hosts inside our own network, or without TLS, that people of the desk may name.
    pub allow_hosts: Vec<String>,
    /// Certificates in PEM to trust beside the system's.
    pub roots: Option<PathBuf>,
    /// Where push services write to when we trouble them.
    pub contact: Option<String>,
    /// Push to phones.
    pub push: Option<bool>,
    /// Push to browsers.
    pub web_push: Option<bool>,
    /// Web hooks.
    pub web_hook: Option<bool>,
    /// Servers of ntfy at which we have an account.
    pub ntfy: Vec<NtfyFile>,
    /// Short messages through a gateway.
    pub sms: Option<SmsFile>,
    /// Short messages through `gammu-smsd`.
    pub gammu: Option<GammuFile>,
}

/// A `[[channels.ntfy]]` part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NtfyFile {
    /// The server.
    pub url: String,
    /// The file with the token.
    pub token_file: Option<PathBuf>,
}

/// The `[channels.sms]` part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmsFile {
    /// How the gateway is asked.
    pub gateway: Gateway,
    /// The file with the secret by which it knows us.
    pub secret_file: Option<PathBuf>,
    /// What it tells later.
    pub reports: Option<Reports>,
    /// The file with the secret in the address at which it tells.
    pub in_secret_file: Option<PathBuf>,
    /// Whether it also tells what people answer.
    pub answers: bool,
}

/// The `[channels.gammu]` part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GammuFile {
    /// The folder with the daemon's folders, where they have their usual names.
    pub spool: Option<PathBuf>,
    /// `OutboxPath`.
    pub outbox: Option<PathBuf>,
    /// `SentSMSPath`.
    pub sent: Option<PathBuf>,
    /// `ErrorSMSPath`.
    pub error: Option<PathBuf>,
    /// `InboxPath`.
    pub inbox: Option<PathBuf>,
}

/// Everything decided about the ways to people beside mail.
#[derive(Clone, Default)]
pub struct ChannelsConfig {
    /// See [`ChannelsFile::allow_hosts`].
    pub allow_hosts: Vec<String>,
    /// The certificates of [`ChannelsFile::roots`].
    pub roots: Option<Vec<u8>>,
    /// Where push services write to.
    pub contact: Option<String>,
    /// Push, web push and web hooks, as far as they are wanted.
    pub open: Vec<Channel>,
    /// Servers of ntfy with our tokens.
    pub ntfy: Vec<NtfyServer>,
    /// Short messages.
    pub sms: Option<SmsConfig>,
}

/// How short messages go out.
#[derive(Clone)]
pub enum SmsConfig {
    /// Through a gateway.
    Gateway(Box<GatewayConfig>),
    /// Through the daemon of a modem.
    Gammu(GammuFolders),
}

/// A gateway, with everything secret.
#[derive(Clone)]
pub struct GatewayConfig {
    /// How it is asked.
    pub gateway: Gateway,
    /// The secret by which it knows us; empty where it wants none.
    pub secret: String,
    /// What it tells later, with the secret of the address at which it does.
    pub reports: Option<(Reports, String)>,
    /// Whether it tells what people answer.
    pub answers: bool,
}

type Env<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Understands the `[channels]` part.
pub fn decide(file: ChannelsFile, env: Env<'_>) -> anyhow::Result<ChannelsConfig> {
    let roots = match &file.roots {
        Some(path) => Some(
            std::fs::read(path)
                .with_context(|| format!("channels.roots: could not read {}", path.display()))?,
        ),
        None => None,
    };
    OutsideClient::new(&file.allow_hosts, roots.as_deref()).context("channels")?;
    let wanted = [
        (Channel::Push, file.push),
        (Channel::WebPush, file.web_push),
        (Channel::WebHook, file.web_hook),
    ];
    let open = wanted.into_iter().filter(|(_, yes)| yes.unwrap_or(true));
    let ntfy = file.ntfy.into_iter().map(|server| ntfy(server, env));
    Ok(ChannelsConfig {
        open: open.map(|(channel, _)| channel).collect(),
        ntfy: ntfy.collect::<anyhow::Result<_>>()?,
        contact: file.contact.map(contact).transpose()?,
        sms: sms(file.sms, file.gammu, env)?,
        allow_hosts: file.allow_hosts,
        roots,
    })
}

fn contact(text: String) -> anyhow::Result<String> {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_graphic() && !b"\"\\".contains(&b));
    if plain && (text.starts_with("mailto:") || text.starts_with("https://")) {
        return Ok(text);
    }
    bail!("channels.contact: write mailto:name@domain or an https:// address")
}

fn ntfy(file: NtfyFile, env: Env<'_>) -> anyhow::Result<NtfyServer> {
    let url = file.url.trim_end_matches('/').to_owned();
    if !url.starts_with("https://") && !url.starts_with("http://") {
        bail!("channels.ntfy.url: write the https:// address of the server");
    }
    let token = secret(
        "channels.ntfy.token_file",
        file.token_file,
        env("STORMBELL_NTFY_TOKEN"),
    )?;
    let token =
        token.context("channels.ntfy.token_file: a server without a token need not be set")?;
    Ok(NtfyServer { url, token })
}

fn sms(
    gateway: Option<SmsFile>,
    gammu: Option<GammuFile>,
    env: Env<'_>,
) -> anyhow::Result<Option<SmsConfig>> {
    match (gateway, gammu) {
        (None, None) => Ok(None),
        (Some(file), None) => Ok(Some(SmsConfig::Gateway(Box::new(self::gateway(
            file, env,
        )?)))),
        (None, Some(file)) => Ok(Some(SmsConfig::Gammu(folders(file)?))),
        (Some(_), Some(_)) => {
            bail!("channels: set either [channels.sms] or [channels.gammu], not both")
        }
    }
}

fn gateway(file: SmsFile, env: Env<'_>) -> anyhow::Result<GatewayConfig> {
    let field = "channels.sms.secret_file";
    let own = secret(field, file.secret_file, env("STORMBELL_SMS_SECRET"))?;
    let checked = file.gateway.check(own.is_some());
    checked.map_err(|bad| anyhow::anyhow!("channels.sms.gateway.{bad}"))?;
    let field = "channels.sms.in_secret_file";
    let theirs = secret(field, file.in_secret_file, env("STORMBELL_SMS_IN_SECRET"))?;
    let reports = match (file.reports, theirs) {
        (None, None) => None,
        (reports, Some(secret)) => {
            let reports = reports.unwrap_or_default();
            let checked = reports.check();
            checked.map_err(|bad| anyhow::anyhow!("channels.sms.{bad}"))?;
            Some((reports, in_address(secret)?))
        }
        (Some(_), None) => {
            bail!("{field}: the secret of the address at which the gateway tells is missing")
        }
    };
    if reports.is_none() && (file.gateway.names_callback() || file.answers) {
        bail!("{field}: without it nothing that the gateway tells is believed");
    }
    Ok(GatewayConfig {
        gateway: file.gateway,
        secret: own.unwrap_or_default(),
        reports,
        answers: file.answers,
    })
}

/// Characters that the secret of an address has at least: 128 bits of base64url or hexadecimal digits.
const IN_SECRET_LEAST_CHARS: usize = 22;

fn in_address(secret: String) -> anyhow::Result<String> {
    let plain = secret
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if plain && secret.len() >= IN_SECRET_LEAST_CHARS {
        return Ok(secret);
    }
    bail!(
        "channels.sms.in_secret_file: write at least {IN_SECRET_LEAST_CHARS} letters and digits, such as those of \
         `openssl rand -hex 16`"
    )
}

fn folders(file: GammuFile) -> anyhow::Result<GammuFolders> {
    let usual = |name: &str| file.spool.as_ref().map(|spool| spool.join(name));
    let folder = |set: &Option<PathBuf>, field: &str, name: &str| {
        set.clone().or_else(|| usual(name)).with_context(|| {
            format!("channels.gammu.{field}: the folder is missing; name it, or set spool")
        })
    };
    Ok(GammuFolders {
        outbox: folder(&file.outbox, "outbox", "outbox")?,
        sent: folder(&file.sent, "sent", "sent")?,
        error: folder(&file.error, "error", "error")?,
        inbox: folder(&file.inbox, "inbox", "inbox")?,
    })
}

/// A secret from its file, else from the environment; without the line's end.
fn secret(
    field: &str,
    file: Option<PathBuf>,
    env: Option<String>,
) -> anyhow::Result<Option<String>> {
    let Some(path) = file else {
        return Ok(env
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty()));
    };
    let text = read_secret(&path)
        .with_context(|| format!("{field}: could not read {}", path.display()))?;
    if text.is_empty() {
        bail!("{field}: {} is empty", path.display());
    }
    Ok(Some(text))
}

fn read_secret(path: &Path) -> std::io::Result<String> {
    Ok(std::fs::read_to_string(path)?.trim().to_owned())
}

#[cfg(test)]
mod tests;
