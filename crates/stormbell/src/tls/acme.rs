//! A certificate from an ACME server (RFC 8555) with the http-01 challenge. Account and certificate are kept in the data
//! directory, so that a restart asks for nothing. Renewed when a third of its life is left; a failure waits longer
//! each time, because such servers count them.

use super::plain::Challenges;
use crate::config::AcmeConfig;
use anyhow::{Context as _, bail};
use instant_acme::{
    Account, AuthorizationStatus, ChallengeType, Identifier, NewAccount, NewOrder, OrderStatus,
    RetryPolicy,
};
use std::{io::Write as _, os::unix::fs::OpenOptionsExt as _, path::Path, time::Duration};
use stormbell_model::{Moment, Span};
use stormbell_web::street::tls::Certificate;

/// How long before its end a certificate is renewed: a third of the usual 90 days.
const RENEWS_BEFORE: Span = Span::days(30);
/// The first pause after a failure.
const PAUSE_MIN: Span = Span::minutes(1);
/// The longest pause between two tries to get a certificate.
/// Told: the operator, in the log. Rest: the certificate that is there is shown until it ends.
const PAUSE_MAX: Span = Span::hours(6);
/// How long one order may take.
const ORDER_LASTS: Duration = Duration::from_secs(180);

const ACCOUNT: &str = "account.json";
const CHAIN: &str = "certificate.pem";
const KEY: &str = "key.pem";

/// When the server is asked.
#[derive(Default)]
pub struct Pace {
    failed: u32,
    not_before: Option<Moment>,
    /// The life that the last certificate had when it came: short-lived ones are renewed at a third of it.
    shortest: Option<Span>,
}

impl Pace {
    /// Whether to ask now.
    pub fn is_due(&mut self, ends_at: Option<Moment>, now: Moment) -> bool {
        if self.not_before.is_some_and(|at| now < at) {
            return false;
        }
        let Some(ends_at) = ends_at else { return true };
        let left = ends_at.since(now);
        let life = *self.shortest.get_or_insert(left);
        left < RENEWS_BEFORE.min(Span(life.0 / 3))
    }

    /// The server was asked.
    pub fn tried(&mut self, well: bool, now: Moment) {
        self.shortest = None;
        self.failed = if well { 0 } else { self.failed + 1 };
        let pause = PAUSE_MIN.0 << self.failed.saturating_sub(1).min(9);
        self.not_before = Some(now.plus(Span(pause.min(PAUSE_MAX.0))));
    }
}

/// The certificate of an earlier run.
pub fn kept(config: &AcmeConfig) -> Option<Certificate> {
    let chain = std::fs::read(config.folder.join(CHAIN)).ok()?;
    let key = std::fs::read(config.folder.join(KEY)).ok()?;
    Certificate::read(&chain, &key).ok()
}

/// Orders a certificate, answers the challenge, and keeps what came.
pub async fn order(config: &AcmeConfig, challenges: &Challenges) -> anyhow::Result<Certificate> {
    std::fs::create_dir_all(&config.folder).context("could not make the folder for ACME")?;
    let got = tokio::time::timeout(ORDER_LASTS, fetch(config, challenges)).await;
    challenges.clear();
    let (chain, key) = got.context("the ACME server took too long")??;
    let read = Certificate::read(chain.as_bytes(), key.as_bytes())?;
    // The key first: a chain without its key would be shown by nobody, and asked for again.
    keep(&config.folder.join(KEY), &key)?;
    keep(&config.folder.join(CHAIN), &chain)?;
    Ok(read)
}

async fn fetch(config: &AcmeConfig, challenges: &Challenges) -> anyhow::Result<(String, String)> {
    let account = account(config).await?;
    let names = [Identifier::Dns(config.host.clone())];
    let mut order = account
        .new_order(&NewOrder::new(&names))
        .await
        .context("the order was refused")?;
    answer(&mut order, challenges).await?;
    let status = order.poll_ready(&RetryPolicy::default()).await?;
    if status != OrderStatus::Ready {
        bail!("the order is {status:?}: could the server reach the plain port under this name?");
    }
    let key = order.finalize().await?;
    let chain = order.poll_certificate(&RetryPolicy::default()).await?;
    Ok((chain, key))
}

async fn answer(order: &mut instant_acme::Order, challenges: &Challenges) -> anyhow::Result<()> {
    let mut all = order.authorizations();
    while let Some(one) = all.next().await {
        let mut one = one?;
        match one.status {
            AuthorizationStatus::Valid => continue,
            AuthorizationStatus::Pending => {}
            other => bail!("the name's authorisation is {other:?}"),
        }
        let mut challenge = one
            .challenge(ChallengeType::Http01)
            .context("the server offers no http-01 challenge")?;
        challenges.set(&challenge.token, challenge.key_authorization().as_str());
        challenge.set_ready().await?;
    }
    Ok(())
}

/// The account of an earlier run, or a new one. By asking for a certificate the operator agrees to the server's terms.
async fn account(config: &AcmeConfig) -> anyhow::Result<Account> {
    let file = config.folder.join(ACCOUNT);
    if let Ok(text) = std::fs::read(&file) {
        let credentials = serde_json::from_slice(&text).context("the ACME account file")?;
        return Ok(builder(config)?.from_credentials(credentials).await?);
    }
    let contact: Vec<&str> = config.contact.as_deref().into_iter().collect();
    let new = NewAccount {
        contact: &contact,
        terms_of_service_agreed: true,
        only_return_existing: false,
    };
    let (account, credentials) = builder(config)?
        .create(&new, config.directory.clone(), None)
        .await
        .context("the ACME server gave no account")?;
    keep(&file, &serde_json::to_string(&credentials)?)?;
    Ok(account)
}

fn builder(config: &AcmeConfig) -> anyhow::Result<instant_acme::AccountBuilder> {
    Ok(match &config.root {
        Some(root) => Account::builder_with_root(root)
            .with_context(|| format!("tls.acme_root: {}", root.display()))?,
        None => Account::builder()?,
    })
}

/// Writes a file that only its owner reads, whole or not at all.
fn keep(path: &Path, text: &str) -> anyhow::Result<()> {
    let beside = path.with_extension("new");
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Moment {
        Moment(0).plus(Span::days(n))
    }

    #[test]
    fn asked_at_once_then_a_month_before_the_end() {
        let mut pace = Pace::default();
        assert!(pace.is_due(None, day(0)));
        pace.tried(true, day(0));
        let ends = Some(day(90));
        assert!(!pace.is_due(ends, day(1)) && !pace.is_due(ends, day(60)));
        assert!(pace.is_due(ends, day(61)));
    }

    #[test]
    fn short_lives_are_renewed_at_a_third() {
        let mut pace = Pace::default();
        let ends = Some(day(6));
        assert!(!pace.is_due(ends, day(0)) && !pace.is_due(ends, day(3)));
        assert!(pace.is_due(ends, day(5)));
    }

    #[test]
    fn failures_wait_longer_each_time() {
        let mut pace = Pace::default();
        let mut now = day(0);
        let mut waits = Vec::new();
        for _ in 0..12 {
            pace.tried(false, now);
            let began = now;
            while !pace.is_due(None, now) {
                now = now.plus(Span::minutes(1));
            }
            waits.push(now.since(began).as_seconds() / 60);
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    }
}
