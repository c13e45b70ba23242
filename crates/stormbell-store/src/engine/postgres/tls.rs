//! TLS to the database server, with the words that PostgreSQL's own programs use (libpq, `sslmode` and `sslrootcert`):
//! only `verify-full` makes sure that it is the right server. Without a word, TLS is spoken where the server offers it.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{
    CryptoProvider, WebPkiSupportedAlgorithms, aws_lc_rs, verify_tls12_signature,
    verify_tls13_signature,
};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::config::SslMode;
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use tokio_rustls::{TlsConnector, client};

use crate::engine::error::{Error, Result};

/// What the address of a database says about TLS, and the address without it.
pub(super) struct Wanted {
    pub address: String,
    pub mode: SslMode,
    check: Check,
    roots: Option<String>,
}

/// What is looked at in the server's certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Check {
    Nothing,
    Authority,
    AuthorityAndName,
}

impl Wanted {
    /// Takes `sslmode` and `sslrootcert` out of an address or a `key=value` text.
    pub fn of(address: &str) -> Result<Wanted> {
        let (start, mark, rest) = match address.split_once('?') {
            Some((start, rest)) => (start, "?", rest),
            None if address.contains("://") => (address, "", ""),
            None => ("", "", address),
        };
        let between = if mark.is_empty() { ' ' } else { '&' };
        let (mut mode, mut roots, mut others) = (None, None, Vec::new());
        for part in rest.split(between).filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value.to_owned()),
                Some(("sslrootcert", value)) => roots = Some(value.replace("%2F", "/")),
                _ => others.push(part),
            }
        }
        let mark = if others.is_empty() { "" } else { mark };
        let (mode, check) = meaning(mode.as_deref(), roots.is_some())?;
        Ok(Wanted {
            address: format!("{start}{mark}{}", others.join(&between.to_string())),
            mode,
            check,
            roots,
        })
    }

    /// What speaks TLS so.
    pub fn connector(&self) -> Result<Tls> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let known = provider.signature_verification_algorithms;
        let verifier = Arc::new(Verifier {
            chain: match self.check {
                Check::Nothing => None,
                _ => Some(chain(self.roots.as_deref(), &provider)?),
            },
            name: self.check == Check::AuthorityAndName,
            known,
        });
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|_| Error::Misuse("TLS to the database".into()))?
            .dangerous()
            .with_custom_certificate_verifier(verifier)
            .with_no_client_auth();
        Ok(Tls(Arc::new(config)))
    }
}

fn meaning(mode: Option<&str>, roots: bool) -> Result<(SslMode, Check)> {
    Ok(match mode {
        Some("disable") => (SslMode::Disable, Check::Nothing),
        None | Some("prefer" | "allow") => (SslMode::Prefer, Check::Nothing),
        // As libpq has it: whoever names an authority wants it to be asked.
        Some("require") if !roots => (SslMode::Require, Check::Nothing),
        Some("require" | "verify-ca") => (SslMode::Require, Check::Authority),
        Some("verify-full") => (SslMode::Require, Check::AuthorityAndName),
        Some(_) => {
            return Err(Error::Refused(
                "sslmode is one of disable, prefer, require, verify-ca, verify-full".into(),
            ));
        }
    })
}

/// Checks that one of these authorities signed: those of a file, or those that the system believes.
fn chain(roots: Option<&str>, provider: &Arc<CryptoProvider>) -> Result<Arc<WebPkiServerVerifier>> {
    let certificates = match roots.filter(|file| *file != "system") {
        Some(file) => CertificateDer::pem_file_iter(file)
            .and_then(Iterator::collect)
            .map_err(|_| {
                Error::Refused(format!("sslrootcert: {file} holds no certificates in PEM"))
            })?,
        None => rustls_native_certs::load_native_certs().certs,
    };
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(certificates);
    WebPkiServerVerifier::builder_with_provider(Arc::new(store), provider.clone())
        .build()
        .map_err(|_| {
            Error::Refused("there is no authority to ask for; name a file with sslrootcert".into())
        })
}

#[derive(Debug)]
struct Verifier {
    /// None where anybody is believed: encrypted, and not known with whom.
    chain: Option<Arc<WebPkiServerVerifier>>,
    name: bool,
    known: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        let Some(chain) = &self.chain else {
            return Ok(ServerCertVerified::assertion());
        };
        match chain.verify_server_cert(shown, between, name, ocsp, now) {
            // The name is looked at last: everything else was right.
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.name => Ok(ServerCertVerified::assertion()),
            Ok(verified) if self.name => {
                verify_server_name(&ParsedCertificate::try_from(shown)?, name)?;
                Ok(verified)
            }
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.known.supported_schemes()
    }
}

/// What went wrong with TLS in words for the operator; none when it was something else. No word of it is secret.
pub(super) fn refusal(error: &tokio_postgres::Error) -> Option<Error> {
    let mut cause = std::error::Error::source(error);
    while let Some(one) = cause {
        let inner = one.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(tls) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return Some(Error::Refused(format!(
                "TLS with the database server failed: {tls}"
            )));
        }
        if one.to_string() == "server does not support TLS" {
            return Some(Error::Refused(
                "the database server speaks no TLS, and sslmode asks for it; set ssl = on there"
                    .into(),
            ));
        }
        cause = one.source();
    }
    None
}

/// Makes connections that speak TLS.
#[derive(Clone)]
pub(super) struct Tls(Arc<ClientConfig>);

impl<S> MakeTlsConnect<S> for Tls
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    type Stream = Spoken<S>;
    type TlsConnect = Connect;
    type Error = io::Error;

    fn make_tls_connect(&mut self, host: &str) -> io::Result<Connect> {
        Ok(Connect {
            config: self.0.clone(),
            host: host.to_owned(),
        })
    }
}

/// One connection to be.
pub(super) struct Connect {
    config: Arc<ClientConfig>,
    host: String,
}

impl<S> TlsConnect<S> for Connect
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    type Stream = Spoken<S>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Spoken<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        Box::pin(async move {
            let name = ServerName::try_from(self.host).map_err(io::Error::other)?;
            let connector = TlsConnector::from(self.config);
            connector.connect(name, stream).await.map(Spoken)
        })
    }
}

/// A connection that speaks TLS.
pub(super) struct Spoken<S>(client::TlsStream<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Spoken<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Spoken<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buffer)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Spoken<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_words_about_tls_are_taken_out_of_an_address() {
        let wanted = |address| Wanted::of(address).unwrap();
        let full =
            wanted("postgres://u@h/d?sslmode=verify-full&connect_timeout=3&sslrootcert=%2Fca");
        assert_eq!(full.address, "postgres://u@h/d?connect_timeout=3");
        assert_eq!(
            (full.mode, full.check),
            (SslMode::Require, Check::AuthorityAndName)
        );
        assert_eq!(full.roots.as_deref(), Some("/ca"));
        assert_eq!(
            wanted("postgres://u@h/d?sslmode=require").check,
            Check::Nothing
        );
        let asked = wanted("host=h sslmode=require user=u sslrootcert=ca.pem");
        assert_eq!(
            (asked.address.as_str(), asked.check),
            ("host=h user=u", Check::Authority)
        );
        assert_eq!(wanted("postgres://u@h/d").mode, SslMode::Prefer);
        assert!(Wanted::of("postgres://h/d?sslmode=sometimes").is_err());
    }
}
