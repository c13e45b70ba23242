//! TLS between nodes: 1.3 and nothing older, X25519MLKEM768 and nothing else, both sides with a certificate of their own
//! making. A certificate is worth as much as its public key's hash, which must stand in the charter: no name, no authority and no
//! date in it counts, and no DNS is trusted. What it does not protect against is a stolen TLS key; the charter takes its pin out.

mod pins;

pub use pins::pin_of;

use pins::{PinnedMembers, PinnedPeer};
use rcgen::{CertificateParams, DnType, KeyPair};
use rustls::{
    ClientConfig, ServerConfig,
    client::Resumption,
    crypto::{CryptoProvider, aws_lc_rs},
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName},
    server::NoServerSessionStorage,
    version::TLS13,
};
use std::{collections::BTreeSet, sync::Arc};

/// What is spoken above TLS: HTTP/2 only, so that many questions share one connection.
const ALPN: &[u8] = b"h2";

/// Why TLS between nodes cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The private key is of no kind that can be used.
    #[error("Could not use the exchange's TLS key: {0}")]
    Key(rcgen::Error),
    /// The library refused its own settings.
    #[error("Could not set up TLS for the exchange: {0}")]
    Setup(#[from] rustls::Error),
}

/// The TLS key of this node with the certificate that shows it.
pub struct OwnKey {
    certificate: CertificateDer<'static>,
    key: PrivatePkcs8KeyDer<'static>,
    pin: [u8; 32],
}

impl OwnKey {
    /// Makes the certificate of a private key (PKCS #8). Its dates and names say nothing, so that it tells nothing.
    pub fn from_pkcs8(der: &[u8]) -> Result<OwnKey, TlsError> {
        let pair = KeyPair::try_from(der).map_err(TlsError::Key)?;
        let mut params = CertificateParams::default();
        params
            .distinguished_name
            .push(DnType::CommonName, "stormbell exchange");
        let certificate = params.self_signed(&pair).map_err(TlsError::Key)?;
        let certificate = certificate.der().clone();
        Ok(OwnKey {
            pin: pin_of(&certificate).ok_or(TlsError::Key(rcgen::Error::CouldNotParseKeyPair))?,
            certificate,
            key: PrivatePkcs8KeyDer::from(der.to_vec()),
        })
    }

    /// What the charter must say of this key.
    pub fn pin(&self) -> [u8; 32] {
        self.pin
    }

    fn chain(&self) -> (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>) {
        let key = PrivateKeyDer::from(self.key.clone_key());
        (vec![self.certificate.clone()], key)
    }
}

/// Tells whether a public key is one of a member's, by the charter of this moment.
pub type IsMember = Arc<dyn Fn(&[u8; 32]) -> bool + Send + Sync>;

/// How this node answers: whoever shows no member's key is refused in the handshake.
pub fn answering(own: &OwnKey, is_member: IsMember) -> Result<Arc<ServerConfig>, TlsError> {
    let (chain, key) = own.chain();
    let mut config = ServerConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&TLS13])?
        .with_client_cert_verifier(Arc::new(PinnedMembers::new(is_member)))
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![ALPN.to_vec()];
    // A resumed session would pass by the charter.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    config.max_early_data_size = 0;
    Ok(Arc::new(config))
}

/// How this node asks one peer: whoever shows another key than that peer's is refused.
pub fn asking(own: &OwnKey, pins: BTreeSet<[u8; 32]>) -> Result<Arc<ClientConfig>, TlsError> {
    let (chain, key) = own.chain();
    let mut config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(PinnedPeer::new(pins)))
        .with_client_auth_cert(chain, key)?;
    config.alpn_protocols = vec![ALPN.to_vec()];
    config.resumption = Resumption::disabled();
    // The key is the name: nobody on the way reads whom we ask.
    config.enable_sni = false;
    Ok(Arc::new(config))
}

/// The name that rustls wants and nobody checks.
pub fn no_name() -> ServerName<'static> {
    // A literal that is a name.
    ServerName::try_from("node.invalid").unwrap_or(ServerName::IpAddress(
        std::net::IpAddr::from([0, 0, 0, 0]).into(),
    ))
}

/// The one provider, with the one key exchange.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(CryptoProvider {
        kx_groups: vec![aws_lc_rs::kx_group::X25519MLKEM768],
        ..aws_lc_rs::default_provider()
    })
}
