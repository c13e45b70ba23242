//! Who gets in, and whom a node believes to be its peer: real handshakes, right and wrong.

use crate::keys::{key, pkcs8};
use rustls::{
    ClientConfig, ServerConfig, SupportedProtocolVersion,
    client::{ResolvesClientCert, danger::ServerCertVerifier},
    crypto::{CryptoProvider, SupportedKxGroup, aws_lc_rs},
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName, UnixTime},
    sign::CertifiedKey,
    version::{TLS12, TLS13},
};
use std::{collections::BTreeSet, sync::Arc};
use stormbell_link::tls::{IsMember, answering, asking, no_name};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, TlsConnector};

/// One question and answer over a real socket: whether each side was content.
async fn meet(server: Arc<ServerConfig>, client: Arc<ClientConfig>) -> (bool, bool) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let answered = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let Ok(mut tls) = TlsAcceptor::from(server).accept(stream).await else {
            return false;
        };
        let (_, session) = tls.get_ref();
        assert_eq!(
            session.protocol_version(),
            Some(rustls::ProtocolVersion::TLSv1_3)
        );
        let group = session.negotiated_key_exchange_group().unwrap().name();
        assert_eq!(group, rustls::NamedGroup::X25519MLKEM768);
        tls.write_all(b"!").await.is_ok() && tls.flush().await.is_ok()
    });
    let stream = TcpStream::connect(at).await.unwrap();
    let asked = async {
        let mut tls = TlsConnector::from(client)
            .connect(no_name(), stream)
            .await
            .ok()?;
        let mut answer = [0];
        tls.read_exact(&mut answer).await.ok()
    };
    let asked = asked.await.is_some();
    (answered.await.unwrap(), asked)
}

fn only(pin: [u8; 32]) -> IsMember {
    Arc::new(move |shown| *shown == pin)
}

/// Sweden answers whom it knows: Estonia.
fn sweden() -> Arc<ServerConfig> {
    answering(&key(1), only(key(2).pin())).unwrap()
}

fn asks(own: u8, expects: u8) -> Arc<ClientConfig> {
    asking(&key(own), BTreeSet::from([key(expects).pin()])).unwrap()
}

#[tokio::test]
async fn two_members_know_each_other_by_their_keys() {
    assert_eq!(meet(sweden(), asks(2, 1)).await, (true, true));
    let tomorrow = asking(&key(2), BTreeSet::from([key(9).pin(), key(1).pin()]));
    assert_eq!(meet(sweden(), tomorrow.unwrap()).await, (true, true));
}

#[tokio::test]
async fn a_stranger_is_refused() {
    assert_eq!(meet(sweden(), asks(3, 1)).await, (false, false));
}

#[tokio::test]
async fn a_peer_with_another_key_is_not_asked() {
    assert!(!meet(sweden(), asks(2, 3)).await.1);
}

#[tokio::test]
async fn a_key_without_any_pin_is_nobodys() {
    let nobody = asking(&key(2), BTreeSet::new()).unwrap();
    assert!(!meet(sweden(), nobody).await.1);
}

/// A client with settings of its own, that believes everybody.
fn stranger(
    versions: &[&'static SupportedProtocolVersion],
    groups: Vec<&'static dyn SupportedKxGroup>,
    shows: Option<CertifiedKey>,
) -> Arc<ClientConfig> {
    let mut provider = aws_lc_rs::default_provider();
    if !groups.is_empty() {
        provider.kx_groups = groups;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(versions)
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Believes));
    Arc::new(match shows {
        None => config.with_no_client_auth(),
        Some(key) => config.with_client_cert_resolver(Arc::new(Shows(Arc::new(key)))),
    })
}

fn shown(certificate: u8, signs: u8) -> CertifiedKey {
    let pair = rcgen::KeyPair::try_from(pkcs8(certificate).as_slice()).unwrap();
    let params = rcgen::CertificateParams::default();
    let der = params.self_signed(&pair).unwrap().der().clone();
    let secret = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(pkcs8(signs)));
    let secret = aws_lc_rs::sign::any_supported_type(&secret).unwrap();
    CertifiedKey::new(vec![der], secret)
}

#[tokio::test]
async fn nobody_gets_in_without_a_certificate_or_with_a_copied_one() {
    let bare = stranger(&[&TLS13], vec![], None);
    assert_eq!(meet(sweden(), bare).await, (false, false));
    let honest = stranger(&[&TLS13], vec![], Some(shown(2, 2)));
    assert_eq!(meet(sweden(), honest).await, (true, true));
    // Estonia's certificate is public to every member; its key is not.
    let copied = stranger(&[&TLS13], vec![], Some(shown(2, 3)));
    assert_eq!(meet(sweden(), copied).await, (false, false));
}

#[tokio::test]
async fn a_server_with_a_copied_certificate_is_not_believed() {
    let copied = Arc::new(shown(1, 3));
    let server = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_protocol_versions(&[&TLS13])
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(rustls::sign::SingleCertAndKey::from(
            CertifiedKey::new(copied.cert.clone(), copied.key.clone()),
        )));
    assert!(!meet(Arc::new(server), asks(2, 1)).await.1);
}

#[tokio::test]
async fn tls_1_2_is_refused() {
    let old = stranger(&[&TLS12], vec![], Some(shown(2, 2)));
    assert_eq!(meet(sweden(), old).await, (false, false));
}

#[tokio::test]
async fn a_classical_key_exchange_is_refused_by_both() {
    let classical = || vec![aws_lc_rs::kx_group::X25519];
    let asks_so = stranger(&[&TLS13], classical(), Some(shown(2, 2)));
    assert_eq!(meet(sweden(), asks_so).await, (false, false));
    let provider = CryptoProvider {
        kx_groups: classical(),
        ..aws_lc_rs::default_provider()
    };
    let key = shown(1, 1);
    let server = ServerConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(&[&TLS13])
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(rustls::sign::SingleCertAndKey::from(key)));
    assert!(!meet(Arc::new(server), asks(2, 1)).await.1);
}

#[derive(Debug)]
struct Shows(Arc<CertifiedKey>);

impl ResolvesClientCert for Shows {
    fn resolve(&self, _: &[&[u8]], _: &[rustls::SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        Some(self.0.clone())
    }
    fn has_certs(&self) -> bool {
        true
    }
}

#[derive(Debug)]
struct Believes;

impl ServerCertVerifier for Believes {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<rustls::client::danger::ServerCertVerified, rustls::Error> {
        Ok(rustls::client::danger::ServerCertVerified::assertion())
    }
    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        Ok(rustls::client::danger::HandshakeSignatureValid::assertion())
    }
    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &rustls::DigitallySignedStruct,
    ) -> Result<rustls::client::danger::HandshakeSignatureValid, rustls::Error> {
        Ok(rustls::client::danger::HandshakeSignatureValid::assertion())
    }
    fn supported_verify_schemes(&self) -> Vec<rustls::SignatureScheme> {
        aws_lc_rs::default_provider()
            .signature_verification_algorithms
            .supported_schemes()
    }
}
