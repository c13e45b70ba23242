//! The `[tls]` and `[street]` parts: what is spoken at the door, with which certificate, and how many may stand there.

use anyhow::{Context as _, bail};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use stormbell_model::flood::strain::STRAIN_MAX;
use stormbell_web::street::Bounds;

/// The `[tls]` part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TlsFile {
    /// The chain of certificates in PEM, ours first.
    pub certificate: Option<PathBuf>,
    /// Its private key in PEM.
    pub key: Option<PathBuf>,
    /// The directory of an ACME server (RFC 8555) that gives us a certificate.
    pub acme: Option<String>,
    /// Where that server's people may write to us.
    pub acme_contact: Option<String>,
    /// Roots in PEM to trust for the ACME server, where it is not one of the web's.
    pub acme_root: Option<PathBuf>,
    /// Where plain HTTP is answered: with the way to HTTPS, and with ACME's challenges.
    pub plain: Option<String>,
}

/// The `[street]` part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StreetFile {
    /// Connections in all.
    pub connections: Option<usize>,
    /// Connections of one network.
    pub connections_per_network: Option<u32>,
    /// How hard the node counts as pressed at least: 0 to 8.
    pub least_strain: Option<u8>,
}

/// TLS as decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsConfig {
    /// Where the certificate comes from.
    pub source: Source,
    /// Where plain HTTP is answered.
    pub plain: Option<SocketAddr>,
}

/// Where a certificate comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Files that somebody else renews.
    Files {
        /// The chain.
        certificate: PathBuf,
        /// The key.
        key: PathBuf,
    },
    /// An ACME server.
    Acme(AcmeConfig),
}

/// An ACME server and what it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcmeConfig {
    /// The server's directory.
    pub directory: String,
    /// Where its people may write to us.
    pub contact: Option<String>,
    /// Roots to trust for it.
    pub root: Option<PathBuf>,
    /// The name that the certificate is for.
    pub host: String,
    /// Where account and certificate are kept.
    pub folder: PathBuf,
}

/// Understands the `[tls]` part; none when nothing of it is set.
pub fn tls(
    file: TlsFile,
    public_url: Option<&str>,
    data: &Path,
) -> anyhow::Result<Option<TlsConfig>> {
    let plain = file.plain.as_deref().map(address).transpose()?;
    let source = match (file.certificate, file.key, file.acme) {
        (None, None, None) if plain.is_none() => return Ok(None),
        (None, None, None) => {
            bail!(
                "tls.plain: there is nothing to lead to; set tls.certificate and tls.key, or tls.acme"
            )
        }
        (Some(certificate), Some(key), None) => Source::Files { certificate, key },
        (None, None, Some(directory)) => {
            if plain.is_none() {
                bail!(
                    "tls.plain: the ACME server looks for its challenge at port 80; write 0.0.0.0:80 or [::]:80"
                );
            }
            let directory = https(directory)?;
            Source::Acme(AcmeConfig {
                directory,
                contact: file.acme_contact,
                root: file.acme_root,
                host: host(public_url)?,
                folder: data.join("acme"),
            })
        }
        (Some(_), None, None) => bail!("tls.key: the private key of tls.certificate is missing"),
        (None, Some(_), None) => bail!("tls.certificate: the certificate of tls.key is missing"),
        (_, _, Some(_)) => bail!("tls: set either certificate and key, or acme, not both"),
    };
    if !public_url.is_some_and(|url| url.starts_with("https://")) {
        bail!("public_url: with [tls] write https://host, as people type it");
    }
    Ok(Some(TlsConfig { source, plain }))
}

/// Understands the `[street]` part. The system's bound on open files bounds connections too: some are left for
/// the database and for files. Behind a proxy all connections are the proxy's, and it has no share to keep to.
pub fn bounds(
    file: &StreetFile,
    behind_proxy: bool,
    files_max: Option<usize>,
) -> anyhow::Result<Bounds> {
    const FOR_OURSELVES: usize = 128;
    let standard = Bounds::default();
    let wanted = file.connections.unwrap_or(standard.connections);
    let per_network = file.connections_per_network.unwrap_or(standard.per_network);
    if wanted == 0 || per_network == 0 {
        bail!("street: a node without a place for connections answers nobody; write 1 or more");
    }
    let possible = files_max.map_or(wanted, |n| n.saturating_sub(FOR_OURSELVES).max(16));
    let connections = wanted.min(possible);
    if behind_proxy {
        let all = u32::try_from(connections).unwrap_or(u32::MAX);
        return Ok(Bounds {
            connections,
            per_network: all,
            per_network_crowded: all,
            ..standard
        });
    }
    Ok(Bounds {
        connections,
        per_network,
        per_network_crowded: standard.per_network_crowded.min(per_network),
        ..standard
    })
}

/// How hard the node counts as pressed at least.
pub fn least_strain(file: &StreetFile) -> anyhow::Result<u8> {
    match file.least_strain.unwrap_or(0) {
        strain @ 0..=STRAIN_MAX => Ok(strain),
        other => bail!("street.least_strain: {other} is more than {STRAIN_MAX}"),
    }
}

/// How many files this process may have open, as the system says; none where it does not say.
pub fn files_max() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits
        .lines()
        .find_map(|l| l.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn address(text: &str) -> anyhow::Result<SocketAddr> {
    text.parse().with_context(|| {
        format!("tls.plain: «{text}» is not an address; write address:port, such as [::]:80")
    })
}

fn https(directory: String) -> anyhow::Result<String> {
    if directory.starts_with("https://") {
        return Ok(directory);
    }
    bail!("tls.acme: write the https:// address of the server's directory")
}

fn host(public_url: Option<&str>) -> anyhow::Result<String> {
    let url = public_url.and_then(|url| url.strip_prefix("https://"));
    let host = url.and_then(|rest| rest.split(['/', ':']).next());
    let host = host.filter(|h| h.contains('.') && !h.starts_with('['));
    host.map(str::to_owned).context(
        "public_url: an ACME certificate is for a name; write https://name, as people type it",
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn with(text: &str, public_url: Option<&str>) -> Result<Option<TlsConfig>, String> {
        let file = toml::from_str(text).unwrap();
        tls(file, public_url, Path::new("/d")).map_err(|e| format!("{e:#}"))
    }

    #[test]
    fn nothing_set_is_plain_http() {
        assert_eq!(with("", None), Ok(None));
    }

    #[test]
    fn files_and_acme_are_understood() {
        let url = Some("https://alert.example:8443/");
        let files = with("certificate='/c'\nkey='/k'\nplain='[::]:80'", url).unwrap();
        assert_eq!(files.unwrap().plain, Some("[::]:80".parse().unwrap()));
        let acme = with("acme='https://ca.example/dir'\nplain='0.0.0.0:80'", url);
        let Source::Acme(acme) = acme.unwrap().unwrap().source else {
            panic!("not ACME");
        };
        assert_eq!(acme.host, "alert.example");
        assert_eq!(acme.folder, Path::new("/d/acme"));
    }

    #[test]
    fn mistakes_name_the_field_and_the_remedy() {
        let url = Some("https://alert.example");
        let wrong = |text, url| with(text, url).unwrap_err();
        assert!(wrong("certificate='/c'", url).starts_with("tls.key:"));
        assert!(wrong("key='/k'", url).starts_with("tls.certificate:"));
        assert!(wrong("acme='https://x'", url).starts_with("tls.plain:"));
        assert!(wrong("acme='http://x'\nplain='[::]:80'", url).starts_with("tls.acme:"));
        assert!(wrong("acme='https://x'\nkey='/k'", url).contains("not both"));
        assert!(wrong("certificate='/c'\nkey='/k'", None).starts_with("public_url:"));
        let by_number = Some("https://[::1]");
        assert!(wrong("acme='https://x'\nplain='[::]:80'", by_number).starts_with("public_url:"));
        assert!(wrong("plain='80'", url).contains("«80»"));
    }

    #[test]
    fn connections_leave_files_for_the_rest() {
        let few = bounds(&StreetFile::default(), false, Some(1_024)).unwrap();
        assert_eq!(few.connections, 896);
        let proxied = bounds(&StreetFile::default(), true, Some(1_024)).unwrap();
        assert_eq!(
            (proxied.per_network, proxied.per_network_crowded),
            (896, 896)
        );
        let none = StreetFile {
            connections: Some(0),
            ..StreetFile::default()
        };
        assert!(bounds(&none, false, None).is_err());
    }
}
