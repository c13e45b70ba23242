//! TLS 1.3 and nothing older, with hybrid post-quantum key exchange preferred (X25519MLKEM768). The certificate can be
//! exchanged while the door is open: whoever comes next is shown the new one.

use rustls::{
    ServerConfig,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
    version::TLS13,
};
use std::sync::{Arc, PoisonError, RwLock};
use stormbell_model::Moment;
use tokio_rustls::TlsAcceptor;

/// What is spoken above TLS, the preferred first.
const ALPN: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// Why a certificate cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum BadCertificate {
    /// The chain cannot be read.
    #[error("the certificate file holds no certificate in PEM")]
    Chain,
    /// The key cannot be read.
    #[error("the key file holds no private key in PEM")]
    Key,
    /// The key is not the certificate's, or of a kind that cannot be used.
    #[error("the key does not fit the certificate: {0}")]
    Pair(rustls::Error),
    /// The end of the certificate cannot be read.
    #[error("the certificate cannot be understood")]
    Content,
    /// The library refused its own settings.
    #[error("TLS cannot be set up: {0}")]
    Setup(rustls::Error),
}

/// A certificate with its key, and when it ends.
#[derive(Clone)]
pub struct Certificate {
    key: Arc<CertifiedKey>,
    /// The last moment at which a browser accepts it.
    pub ends_at: Moment,
}

impl Certificate {
    /// Reads a chain and its key, both PEM.
    pub fn read(chain: &[u8], key: &[u8]) -> Result<Certificate, BadCertificate> {
        let certs: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(chain)
            .collect::<Result<_, _>>()
            .map_err(|_| BadCertificate::Chain)?;
        let first = certs.first().ok_or(BadCertificate::Chain)?;
        let ends_at = end_of(first)?;
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| BadCertificate::Key)?;
        let key = CertifiedKey::from_der(certs, key, &provider()).map_err(BadCertificate::Pair)?;
        Ok(Certificate {
            key: Arc::new(key),
            ends_at,
        })
    }
}

fn end_of(certificate: &CertificateDer<'_>) -> Result<Moment, BadCertificate> {
    let (_, read) =
        x509_parser::parse_x509_certificate(certificate).map_err(|_| BadCertificate::Content)?;
    let seconds = read.validity().not_after.timestamp();
    Ok(Moment(seconds.saturating_mul(1_000_000)))
}

/// TLS of one gate. Clones show the same certificate.
#[derive(Clone)]
pub struct Tls {
    config: Arc<ServerConfig>,
    shown: Arc<Shown>,
}

#[derive(Debug)]
struct Shown(RwLock<Option<(Arc<CertifiedKey>, Moment)>>);

impl Tls {
    /// TLS that has no certificate yet: handshakes fail until [`Tls::show`].
    pub fn new() -> Result<Tls, BadCertificate> {
        let shown = Arc::new(Shown(RwLock::new(None)));
        let mut config = ServerConfig::builder_with_provider(Arc::new(provider()))
            .with_protocol_versions(&[&TLS13])
            .map_err(BadCertificate::Setup)?
            .with_no_client_auth()
            .with_cert_resolver(shown.clone());
        config.alpn_protocols = ALPN.iter().map(|p| p.to_vec()).collect();
        // Early data can be replayed by anybody on the way: a report must not be.
        config.max_early_data_size = 0;
        Ok(Tls {
            config: Arc::new(config),
            shown,
        })
    }

    /// Shows this certificate from now on.
    pub fn show(&self, certificate: Certificate) {
        let mut shown = self.shown.0.write().unwrap_or_else(PoisonError::into_inner);
        *shown = Some((certificate.key, certificate.ends_at));
    }

    /// When the certificate that is shown ends; none while there is none.
    pub fn ends_at(&self) -> Option<Moment> {
        let shown = self.shown.0.read().unwrap_or_else(PoisonError::into_inner);
        shown.as_ref().map(|(_, ends_at)| *ends_at)
    }

    /// For one connection.
    pub fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.clone())
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let shown = self.0.read().unwrap_or_else(PoisonError::into_inner);
        shown.as_ref().map(|(key, _)| key.clone())
    }
}

fn provider() -> CryptoProvider {
    rustls::crypto::aws_lc_rs::default_provider()
}
