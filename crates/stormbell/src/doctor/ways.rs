//! The ways to people: whether gateways, servers and folders are there. Nothing is sent; `stormbell channel test` sends.

use super::Findings;
use crate::config::{Config, GatewayConfig, SmsConfig};
use std::time::Duration;
use stormbell_reach::GammuFolders;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Looks at every way but mail.
pub async fn look(config: &Config, findings: &mut Findings) {
    match &config.channels.sms {
        Some(SmsConfig::Gateway(sms)) => gateway(config, sms, findings).await,
        Some(SmsConfig::Gammu(folders)) => gammu(folders, findings),
        None => findings.warn(
            "short messages",
            "None: who sleeps beside a silent phone is called by mail and push only.",
            "Set [channels.sms] or [channels.gammu]; the highest priority rings on two ways where there are two.",
        ),
    }
    for server in &config.channels.ntfy {
        match reached(&server.url).await {
            Ok(place) => findings.good("ntfy", format!("{place} answers.")),
            Err(why) => findings.bad(
                "ntfy",
                why,
                "Nobody can be called by push through it: look at the server and the way there.",
            ),
        }
    }
}

async fn gateway(config: &Config, sms: &GatewayConfig, findings: &mut Findings) {
    const WHAT: &str = "short messages";
    match reached(&sms.gateway.url).await {
        Ok(place) => findings.good(WHAT, format!("The gateway {place} answers.")),
        Err(why) => findings.bad(
            WHAT,
            why,
            "Nobody can be called by short message: look at channels.sms.gateway.url and the way there.",
        ),
    }
    let is_near = ["http://127.", "http://localhost", "http://[::1]"];
    let url = &sms.gateway.url;
    if url.starts_with("http://") && !is_near.iter().any(|near| url.starts_with(near)) {
        findings.warn(
            WHAT,
            "Numbers and links travel to the gateway in the clear.",
            "Write an https:// address in channels.sms.gateway.url, or set the gateway on this machine.",
        );
    }
    let is_reachable = config
        .public_url
        .as_deref()
        .is_some_and(|url| url.starts_with("https://"));
    match &sms.reports {
        None => findings.warn(
            WHAT,
            "The gateway tells nothing of what it delivered: after two minutes another way is tried, each time.",
            "Set channels.sms.in_secret_file and give the gateway the address with {callback}.",
        ),
        Some(_) if !is_reachable => findings.warn(
            WHAT,
            "The gateway is given an address that it cannot reach.",
            "Set public_url to https://host.",
        ),
        Some(_) => {}
    }
}

fn gammu(folders: &GammuFolders, findings: &mut Findings) {
    const WHAT: &str = "short messages";
    if let Err((folder, error)) = folders.check() {
        findings.bad(
            WHAT,
            format!("{} cannot be used: {error}.", folder.display()),
            "Nobody can be called by short message: make the folder, and let stormbell read and write in it.",
        );
        return;
    }
    let waiting = std::fs::read_dir(&folders.outbox).map_or(0, |all| {
        let names = all.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        names.filter(|name| name.starts_with("OUT")).count()
    });
    if waiting > 0 {
        findings.warn(
            WHAT,
            format!("{waiting} messages wait in the outbox."),
            "Look whether gammu-smsd runs and its modem is in the network; ask again in a minute.",
        );
    } else {
        findings.good(WHAT, "The folders of gammu-smsd can be used.");
    }
}

/// Whether somebody listens at an address: host and port, or why not.
async fn reached(url: &str) -> Result<String, String> {
    let place = place_of(url).ok_or_else(|| String::from("The address has no host."))?;
    match tokio::time::timeout(PATIENCE, tokio::net::TcpStream::connect(&place)).await {
        Ok(Ok(_)) => Ok(place),
        Ok(Err(error)) => Err(format!("{place} does not answer: {error}.")),
        Err(_) => Err(format!(
            "{place} does not answer within {} s.",
            PATIENCE.as_secs()
        )),
    }
}

/// Host and port of an address; what stands before an @ is secret and not shown.
fn place_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let place = rest.split(['/', '?', '#']).next()?;
    let place = place.rsplit_once('@').map_or(place, |(_, host)| host);
    let has_port = place
        .rsplit_once(':')
        .is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    match (has_port, scheme) {
        (true, _) => Some(place.to_owned()),
        (false, "http") => Some(format!("{place}:80")),
        (false, _) => Some(format!("{place}:443")),
    }
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn a_place_is_read_without_its_secrets() {
        let cases = [
            ("https://me:pw@g.example/v1?key=x", "g.example:443"),
            ("http://127.0.0.1:13013/cgi", "127.0.0.1:13013"),
            ("http://[::1]/x", "[::1]:80"),
        ];
        for (url, place) in cases {
            assert_eq!(place_of(url).as_deref(), Some(place));
        }
    }
}
