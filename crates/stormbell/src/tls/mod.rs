//! The certificate of the door: read from files and read again when they change, or fetched from an ACME server and
//! renewed; and the plain port beside it, which leads to HTTPS and answers challenges.

mod acme;
mod files;
pub mod plain;

use crate::config::{Source, TlsConfig};
use anyhow::Context as _;
use plain::Challenges;
use std::{sync::Arc, time::Duration};
use stormbell_model::{Moment, Span, outside::Clock};
use stormbell_web::street::tls::{Certificate, Tls};
use tokio::sync::watch;

/// How often files are looked at, and a renewal that failed is tried again.
const LOOKS_EVERY: Duration = Duration::from_secs(60);
/// From when on before its end a certificate is warned about.
const WARNS_BEFORE: Span = Span::days(14);
/// How often it is.
const WARNS_EVERY: Span = Span::hours(24);

/// Keeps the certificate of one door.
pub struct Keeper {
    /// What the door shows.
    pub tls: Tls,
    /// What the plain port answers.
    pub challenges: Arc<Challenges>,
    source: Source,
    clock: Arc<dyn Clock>,
}

impl Keeper {
    /// Sets TLS up. Files must be right at the start; an ACME certificate of an earlier run is shown at once.
    pub fn open(config: &TlsConfig, clock: Arc<dyn Clock>) -> anyhow::Result<Keeper> {
        let tls = Tls::new()?;
        match &config.source {
            Source::Files { certificate, key } => {
                tls.show(checked(files::read(certificate, key)?, clock.now())?);
            }
            Source::Acme(acme) => {
                if let Some(kept) = acme::kept(acme) {
                    tls.show(kept);
                }
            }
        }
        Ok(Keeper {
            tls,
            challenges: Arc::default(),
            source: config.source.clone(),
            clock,
        })
    }

    /// Renews and reloads until `stopped` says so.
    pub async fn keep(self, mut stopped: watch::Receiver<bool>) {
        let mut state = State::default();
        loop {
            tokio::select! {
                () = self.look(&mut state) => {}
                _ = stopped.wait_for(|s| *s) => return,
            }
            tokio::select! {
                () = tokio::time::sleep(LOOKS_EVERY) => {}
                _ = stopped.wait_for(|s| *s) => return,
            }
        }
    }

    async fn look(&self, state: &mut State) {
        let found = match &self.source {
            Source::Files { certificate, key } => state.files.changed(certificate, key),
            Source::Acme(acme) => self.ask(acme, state).await,
        };
        match found {
            Ok(Some(certificate)) => {
                self.tls.show(certificate);
                tracing::info!("a new certificate is shown");
            }
            Ok(None) => {}
            Err(error) => tracing::error!("could not get a certificate: {error:#}"),
        }
        self.tell(state);
    }

    async fn ask(
        &self,
        acme: &crate::config::AcmeConfig,
        state: &mut State,
    ) -> anyhow::Result<Option<Certificate>> {
        let now = self.clock.now();
        if !state.acme.is_due(self.tls.ends_at(), now) {
            return Ok(None);
        }
        let got = acme::order(acme, &self.challenges).await;
        state.acme.tried(got.is_ok(), now);
        got.map(Some)
    }

    /// Counts the days that are left, and warns once a day when they are few.
    fn tell(&self, state: &mut State) {
        let now = self.clock.now();
        let Some(ends_at) = self.tls.ends_at() else {
            return;
        };
        let warned = |at: Moment| now.since(at) < WARNS_EVERY;
        if !ends_soon(Some(ends_at), now) || state.warned_at.is_some_and(warned) {
            return;
        }
        state.warned_at = Some(now);
        let left = ends_at.since(now);
        let (days, ends) = (left.as_seconds() / 86_400, ends_at.rfc3339());
        tracing::warn!(days, ends, "the certificate ends soon");
    }
}

#[derive(Default)]
struct State {
    files: files::Seen,
    acme: acme::Pace,
    warned_at: Option<Moment>,
}

/// Whether somebody must see to the certificate that is shown: it ends soon, has ended, or there is none.
pub fn ends_soon(ends_at: Option<Moment>, now: Moment) -> bool {
    ends_at.is_none_or(|at| at.since(now) <= WARNS_BEFORE)
}

/// A certificate that has ended is no reason to start a door that no browser enters.
fn checked(certificate: Certificate, now: Moment) -> anyhow::Result<Certificate> {
    anyhow::ensure!(
        certificate.ends_at > now,
        "tls.certificate: it ended at {}",
        certificate.ends_at.rfc3339()
    );
    Ok(certificate)
}

/// When the certificate ends that is there now, and whether that is soon; none while an ACME server was not asked yet.
pub fn end(config: &TlsConfig, now: Moment) -> anyhow::Result<Option<(Moment, bool)>> {
    let there = match &config.source {
        Source::Files { certificate, key } => Some(checked(files::read(certificate, key)?, now)?),
        Source::Acme(acme) => acme::kept(acme),
    };
    Ok(there.map(|c| (c.ends_at, ends_soon(Some(c.ends_at), now))))
}

/// What `config check` says about it.
pub fn check(config: &TlsConfig, now: Moment) -> anyhow::Result<String> {
    match &config.source {
        Source::Files { certificate, key } => {
            let read = checked(files::read(certificate, key)?, now)?;
            Ok(format!("own certificate until {}", read.ends_at.rfc3339()))
        }
        Source::Acme(acme) => {
            if let Some(root) = &acme.root {
                std::fs::read(root)
                    .with_context(|| format!("tls.acme_root: {}", root.display()))?;
            }
            Ok(format!(
                "certificate for {} from {}",
                acme.host, acme.directory
            ))
        }
    }
}
