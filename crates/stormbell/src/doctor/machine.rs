//! The machine around a node: settings, the data directory, the key's file, the mail server.

use super::Findings;
use crate::{config::Config, outside::WallClock};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::Duration;
use stormbell_model::outside::Clock as _;

/// A node that has less free space than this is near a full disk.
const SPACE_BAD_BYTES: u64 = 256 * 1024 * 1024;
const SPACE_LOW_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// How long a mail server may take to answer.
const MAIL_PATIENCE: Duration = Duration::from_secs(5);
/// On these a commit is not surely on disk, or two machines may write at once.
const POOR_FILE_SYSTEMS: [&str; 10] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "9p",
    "sshfs",
    "fuse.sshfs",
    "tmpfs",
    "ramfs",
    "vboxsf",
];

/// Whether what was decided can be meant.
pub fn configuration(config: &Config, findings: &mut Findings) {
    let public = config.public_url.as_deref().unwrap_or("not set");
    if public.starts_with("https://") {
        findings.good(
            "configuration",
            format!("The public reaches it as {public}."),
        );
    } else {
        findings.warn(
            "configuration",
            format!("public_url: {public}"),
            "For anything but a trial set public_url to the https address; passkeys are bound to it.",
        );
    }
    if config.state == "XX" {
        findings.warn(
            "state",
            "No state is named: references begin with XX.",
            "Set state to the two letters of the state.",
        );
    }
}

/// Rights, space and file system of the data directory.
pub fn folder(config: &Config, findings: &mut Findings) {
    let folder = &config.data;
    let Ok(about) = std::fs::metadata(folder) else {
        findings.bad(
            "data directory",
            format!("{} cannot be read.", folder.display()),
            "Name the right one with --data, or run the doctor as the node's own user.",
        );
        return;
    };
    if about.mode() & 0o077 == 0 {
        findings.good(
            "data directory",
            format!("{} is closed to others.", folder.display()),
        );
    } else {
        findings.bad(
            "data directory",
            format!("{} is open to others.", folder.display()),
            "chmod 700 it.",
        );
    }
    space(folder, findings);
    file_system(folder, findings);
}

fn space(folder: &Path, findings: &mut Findings) {
    let Ok(about) = rustix::fs::statvfs(folder) else {
        return;
    };
    let free = about.f_bavail.saturating_mul(about.f_frsize);
    let found = format!("{} MiB are free.", free / (1024 * 1024));
    let remedy = "Make room: a full disk keeps every answered report, but takes no new one.";
    if free < SPACE_BAD_BYTES {
        findings.bad("space", found, remedy);
    } else if free < SPACE_LOW_BYTES {
        findings.warn("space", found, remedy);
    } else {
        findings.good("space", found);
    }
}

fn file_system(folder: &Path, findings: &mut Findings) {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let place = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let Some(kind) = kind_of(&mounts, &place) else {
        return;
    };
    if POOR_FILE_SYSTEMS.contains(&kind.as_str()) {
        findings.bad(
            "file system",
            format!("The data directory is on {kind}."),
            "Use a local disk (ext4, xfs, btrfs, zfs): on this one a commit may be lost, or the disk is memory.",
        );
    } else {
        findings.good("file system", format!("The data directory is on {kind}."));
    }
}

/// The file system of the longest mount point above `place`. Form: proc(5), `/proc/pid/mountinfo`.
fn kind_of(mounts: &str, place: &Path) -> Option<String> {
    mounts
        .lines()
        .filter_map(|line| {
            let (mount, kind) = line.split_once(" - ")?;
            let point = mount.split(' ').nth(4)?.replace("\\040", " ");
            let kind = kind.split(' ').next()?.to_owned();
            place.starts_with(&point).then_some((point.len(), kind))
        })
        // Of two mounts on one point the later one is seen.
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

/// Whether the key can be read, by the node alone.
pub fn key(config: &Config, findings: &mut Findings) {
    if let Err(error) = config.seat.read() {
        findings.bad(
            "node key",
            format!("{error:#}"),
            "Without its key nothing in the store can be read: bring it back from paper, or restore a backup.",
        );
        return;
    }
    let path = config.seat.path();
    let open = std::fs::metadata(path).is_ok_and(|about| about.mode() & 0o077 != 0);
    if open {
        findings.bad(
            "node key",
            format!("{} can be read by others.", path.display()),
            "chmod 600 it.",
        );
    } else {
        findings.good("node key", config.seat.to_string());
    }
}

/// Whether the mail server answers. Nothing is sent.
pub async fn mail(config: &Config, findings: &mut Findings) {
    let Some(mail) = &config.mail else {
        findings.warn(
            "mail",
            "No mail carrier: an alarm is red at the desk, and nobody is called.",
            "Set mail.smtp and mail.from.",
        );
        return;
    };
    let Some(server) = server_of(&mail.smtp) else {
        findings.bad(
            "mail",
            "mail.smtp is no address.",
            "Write smtp://host:port.",
        );
        return;
    };
    let reached =
        tokio::time::timeout(MAIL_PATIENCE, tokio::net::TcpStream::connect(&server)).await;
    match reached {
        Ok(Ok(_)) => findings.good("mail", format!("{server} answers.")),
        Ok(Err(error)) => findings.bad(
            "mail",
            format!("{server} does not answer: {error}."),
            "Nobody can be called by mail: look at the server, its name and the way there.",
        ),
        Err(_) => findings.bad(
            "mail",
            format!(
                "{server} does not answer within {} s.",
                MAIL_PATIENCE.as_secs()
            ),
            "Nobody can be called by mail: look at the server, its name and the way there.",
        ),
    }
}

/// Host and port of the server; what stands before an @ is a password and is not shown.
fn server_of(smtp: &str) -> Option<String> {
    let (scheme, rest) = smtp.split_once("://")?;
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let host = rest.split(['/', '?']).next()?;
    let port = if scheme == "smtps" { 465 } else { 25 };
    let has_port = host
        .rsplit_once(':')
        .is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    Some(if has_port {
        host.to_owned()
    } else {
        format!("{host}:{port}")
    })
}

/// When the node's own certificate ends, where it has one.
pub fn certificate(config: &Config, findings: &mut Findings) {
    let what = "certificate";
    let Some(tls) = &config.tls else { return };
    match crate::tls::end(tls, WallClock::new().now()) {
        Ok(Some((ends_at, false))) => findings.good(what, format!("until {}", ends_at.rfc3339())),
        Ok(Some((ends_at, true))) => findings.warn(
            what,
            format!("it ends at {}", ends_at.rfc3339()),
            "Renew it; with an ACME server, look in the log why the node could not.",
        ),
        Ok(None) => findings.warn(
            what,
            "There is none yet.",
            "Start the node: it asks the ACME server, which must reach its port 80.",
        ),
        Err(error) => findings.bad(
            what,
            format!("{error:#}"),
            "Browsers will not enter: put a certificate that is valid, and its key, in these places.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{kind_of, server_of};
    use std::path::Path;

    #[test]
    fn the_nearest_mount_counts() {
        let mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
            30 22 0:26 / /srv rw shared:5 - nfs4 host:/srv rw\n\
            31 22 0:27 / /srv/my\\040node rw - xfs /dev/sdb rw\n";
        let kind = |place: &str| kind_of(mounts, Path::new(place));
        assert_eq!(kind("/srv/data").as_deref(), Some("nfs4"));
        assert_eq!(kind("/srv/my node/x").as_deref(), Some("xfs"));
        assert_eq!(kind("/srvx").as_deref(), Some("ext4"));
        assert_eq!(kind_of("", Path::new("/")), None);
    }

    #[test]
    fn the_mail_server_without_its_password() {
        assert_eq!(
            server_of("smtp://u:p@mail.example:587").as_deref(),
            Some("mail.example:587")
        );
        assert_eq!(
            server_of("smtps://mail.example").as_deref(),
            Some("mail.example:465")
        );
        assert_eq!(
            server_of("smtp://[::1]:25/?tls=required").as_deref(),
            Some("[::1]:25")
        );
        assert_eq!(server_of("mail.example"), None);
    }
}
