//! The line between the two hosts: TLS 1.3 to a certificate that the ticket names, and the ticket's secret in every
//! request. Who is in between reads nothing and can be neither of them. No name and no authority is asked.

use super::ticket::{Ticket, sign_of};
use anyhow::{Context as _, bail};
use rustls::{
    ClientConfig, DigitallySignedStruct, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, aws_lc_rs, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
    version::TLS13,
};
use std::{sync::Arc, time::Duration};
use stormbell_seal::constant_time_eq;

/// How long connecting may take.
/// Told: the operator, by `stormbell move`. Rest: the node stays where it is.
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// How long a quiet connection is kept: less than the other side keeps it, which would close it under a request.
const IDLE: Duration = Duration::from_secs(2);
/// How long one answer of the new host may take: at the end it reads everything once more.
/// Told: the operator, by `stormbell move`. Rest: the node stays where it is.
const ANSWER_MAX: Duration = Duration::from_secs(300);

/// A certificate for the moving door, of its own making: chain and key in PEM, and the certificate in DER.
pub fn door_certificate() -> anyhow::Result<(String, String, Vec<u8>)> {
    let made = rcgen::generate_simple_self_signed([String::from("stormbell-move.invalid")])?;
    let der = made.cert.der().to_vec();
    Ok((made.cert.pem(), made.signing_key.serialize_pem(), der))
}

/// The new host heard, and refused.
#[derive(Debug)]
pub struct Refused(String);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the new host says: {}", self.0)
    }
}

impl std::error::Error for Refused {}

/// The old host's end of the line.
#[derive(Clone)]
pub struct Line {
    http: reqwest::Client,
    to: String,
    ticket: Ticket,
}

impl Line {
    /// To the moving door at `host:port`.
    pub fn to(to: &str, ticket: &Ticket) -> anyhow::Result<Line> {
        Ok(Line {
            http: client(ticket)?,
            to: to.to_owned(),
            ticket: ticket.clone(),
        })
    }

    /// Says one thing and gives the answer.
    pub async fn say(&self, what: &str, content: Vec<u8>) -> anyhow::Result<Vec<u8>> {
        let answer = self
            .http
            .post(format!("https://{}/move/{what}", self.to))
            .bearer_auth(self.ticket.password())
            .timeout(ANSWER_MAX)
            .body(content)
            .send()
            .await
            .with_context(|| {
                format!(
                    "{} does not answer as the host of this ticket; is `stormbell receive` still waiting there?",
                    self.to
                )
            })?;
        let status = answer.status();
        if status == reqwest::StatusCode::NOT_FOUND {
            bail!(Refused(String::from("this is not the ticket that it gave")));
        }
        let good = status.is_success();
        let said = answer.bytes().await?;
        if !good {
            bail!(Refused(String::from_utf8_lossy(&said).into_owned()));
        }
        Ok(said.to_vec())
    }
}

/// A client that speaks with the host of this ticket and with nobody else. It has no bound on the length of an answer:
/// a desk that watches holds its line open.
pub fn client(ticket: &Ticket) -> anyhow::Result<reqwest::Client> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut tls = ClientConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(&[&TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(ByTicket {
            sign: ticket.sign,
            provider,
        }))
        .with_no_client_auth();
    tls.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_MAX)
        .pool_idle_timeout(IDLE)
        .no_proxy()
        .build()?)
}

/// Believes the one certificate whose sign is in the ticket, and that the other side holds its key.
#[derive(Debug)]
struct ByTicket {
    sign: [u8; 16],
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for ByTicket {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if constant_time_eq(&sign_of(shown), &self.sign) {
            return Ok(ServerCertVerified::assertion());
        }
        Err(rustls::CertificateError::ApplicationVerificationFailure.into())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Err(rustls::Error::General("older TLS is not spoken".into()))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
