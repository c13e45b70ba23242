//! A certificate from files that somebody else renews: read at the start, and again whenever one of them changes.

use anyhow::Context as _;
use std::{path::Path, time::SystemTime};
use stormbell_web::street::tls::Certificate;

/// Reads both files.
pub fn read(certificate: &Path, key: &Path) -> anyhow::Result<Certificate> {
    let chain = std::fs::read(certificate)
        .with_context(|| format!("tls.certificate: could not read {}", certificate.display()))?;
    let secret =
        std::fs::read(key).with_context(|| format!("tls.key: could not read {}", key.display()))?;
    Certificate::read(&chain, &secret)
        .with_context(|| format!("tls: {} and {}", certificate.display(), key.display()))
}

/// The files as they were at the last look.
#[derive(Default)]
pub struct Seen(Option<[Option<SystemTime>; 2]>);

impl Seen {
    /// The new certificate when a file changed since the last look. A pair that does not fit, because only one of them is
    /// there yet, is an error now and looked at again the next time.
    pub fn changed(
        &mut self,
        certificate: &Path,
        key: &Path,
    ) -> anyhow::Result<Option<Certificate>> {
        let written = |path: &Path| std::fs::metadata(path).and_then(|m| m.modified()).ok();
        let now = [written(certificate), written(key)];
        let first = self.0.is_none();
        if self.0 == Some(now) {
            return Ok(None);
        }
        if first {
            self.0 = Some(now);
            return Ok(None);
        }
        let read = read(certificate, key)?;
        self.0 = Some(now);
        Ok(Some(read))
    }
}
