//! An officer at the desk, from a network of her own: looks at the queue several times a second with a real session.

use super::Asked;
use crate::bench::client::Line;
use anyhow::Context as _;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::Path,
    time::{Duration, Instant},
};
use stormbell_model::{Lang, officer::Actor, outside};
use stormbell_service::{Joining, NewPasskey, first_invitation, join};

const LOOKS_EVERY: Duration = Duration::from_millis(100);
const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 254, 0, 1));

/// Makes a new node in `data` with one officer, before it is served. Gives the session's secret.
pub async fn prepare(data: &Path) -> anyhow::Result<String> {
    let flags = crate::config::Flags {
        data: Some(data.to_owned()),
        ..crate::config::Flags::default()
    };
    let config = crate::config::read(&flags, &|_| None)?;
    let house = crate::house::build(&config, String::from("http://localhost"), false).await?;
    let node = house.node.clone();
    let invited = first_invitation(&node).await?.context("no invitation")?;
    let joining = Joining {
        name: String::from("Bench"),
        email: None,
        lang: Lang::En,
        passkey: NewPasskey {
            // Drawn and forgotten: nobody can sign in with it.
            credential_id: outside::bytes::<32>(node.chance()).to_vec(),
            data: String::from("{}"),
            label: String::from("bench"),
        },
    };
    let opened = join(&node.ctx(Actor::Visitor, Lang::En), &invited.token, joining).await?;
    node.close().await;
    Ok(opened.token)
}

/// Looks at the desk for so long.
pub async fn works(to: SocketAddr, session: &str, lasts: Duration) -> anyhow::Result<Asked> {
    let look = format!(
        "GET /desk HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: __Host-stormbell-desk={session}\r\n\r\n"
    );
    let began = Instant::now();
    let mut asked = Asked::default();
    let mut ticks = tokio::time::interval(LOOKS_EVERY);
    let mut line = None;
    while began.elapsed() < lasts {
        ticks.tick().await;
        let at = Instant::now();
        match one(&mut line, to, look.as_bytes()).await {
            Ok(200) => {
                asked.good += 1;
                asked.timing.add(at.elapsed());
            }
            _ => {
                asked.bad += 1;
                line = None;
            }
        }
    }
    Ok(asked)
}

async fn one(line: &mut Option<Line>, to: SocketAddr, look: &[u8]) -> anyhow::Result<u16> {
    if line.is_none() {
        *line = Some(Line::open(to, Some(HOME)).await?);
    }
    match line {
        Some(line) => line.ask(look).await,
        None => anyhow::bail!("no line"),
    }
}
