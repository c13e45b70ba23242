//! The two verifiers: a certificate counts by the hash of its public key alone, and the handshake must be signed with that key.

use super::IsMember;
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, PeerIncompatible,
    SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
    server::danger::{ClientCertVerified, ClientCertVerifier},
};
use std::{collections::BTreeSet, fmt};

/// SHA-256 of a certificate's public key (RFC 7469, section 2.4); none when the certificate cannot be read.
pub fn pin_of(certificate: &CertificateDer<'_>) -> Option<[u8; 32]> {
    let (rest, read) = x509_parser::parse_x509_certificate(certificate).ok()?;
    if !rest.is_empty() {
        return None;
    }
    let hash = aws_lc_rs_digest(read.public_key().raw);
    hash.try_into().ok()
}

fn aws_lc_rs_digest(bytes: &[u8]) -> Vec<u8> {
    use ::aws_lc_rs::digest;
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

/// Signatures that are understood; which key makes them, the pin has decided.
fn algorithms() -> WebPkiSupportedAlgorithms {
    aws_lc_rs::default_provider().signature_verification_algorithms
}

fn checked_pin(end: &CertificateDer<'_>, others: usize) -> Result<[u8; 32], Error> {
    if others > 0 {
        // Nobody of ours sends more than one.
        return Err(CertificateError::UnknownIssuer.into());
    }
    pin_of(end).ok_or(CertificateError::BadEncoding.into())
}

fn refused() -> Error {
    CertificateError::ApplicationVerificationFailure.into()
}

fn too_old() -> Error {
    PeerIncompatible::Tls13RequiredForQuic.into()
}

/// Members of the charter, as clients.
pub struct PinnedMembers {
    is_member: IsMember,
    algorithms: WebPkiSupportedAlgorithms,
}

impl PinnedMembers {
    pub fn new(is_member: IsMember) -> PinnedMembers {
        PinnedMembers {
            is_member,
            algorithms: algorithms(),
        }
    }
}

impl fmt::Debug for PinnedMembers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinnedMembers")
    }
}

impl ClientCertVerifier for PinnedMembers {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &[]
    }

    fn verify_client_cert(
        &self,
        end: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let pin = checked_pin(end, intermediates.len())?;
        if (self.is_member)(&pin) {
            Ok(ClientCertVerified::assertion())
        } else {
            Err(refused())
        }
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(too_old())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

/// One peer, as a server.
#[derive(Debug)]
pub struct PinnedPeer {
    pins: BTreeSet<[u8; 32]>,
    algorithms: WebPkiSupportedAlgorithms,
}

impl PinnedPeer {
    pub fn new(pins: BTreeSet<[u8; 32]>) -> PinnedPeer {
        PinnedPeer {
            pins,
            algorithms: algorithms(),
        }
    }
}

impl ServerCertVerifier for PinnedPeer {
    fn verify_server_cert(
        &self,
        end: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let pin = checked_pin(end, intermediates.len())?;
        if self.pins.contains(&pin) {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(refused())
        }
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(too_old())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
