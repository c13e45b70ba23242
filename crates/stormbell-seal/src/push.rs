//! Web Push: messages encrypted to one browser (RFC 8291 with the content coding of RFC 8188), and the node's name
//! towards the browser's push service (VAPID, RFC 8292). The push service sees that something is sent, to which
//! browser, when and how long; it does not see what.

use aws_lc_rs::{
    aead, agreement, digest,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use crate::{SealError, primitive::Derivation};

/// Bytes of one message before it is encrypted: what every push service takes (RFC 8291, section 4).
/// Told: nobody. Rest: nothing is sent; a notification of ours is far shorter.
pub const PUSH_MESSAGE_MAX_BYTES: usize = 3_993;
/// The size of the one record, as every push service takes it.
const RECORD: u32 = 4_096;
/// An uncompressed point of P-256 (SEC 1, section 2.3.3).
const POINT: usize = 65;

/// Where a browser wants its messages sealed to: two values of its subscription.
#[derive(Clone, PartialEq, Eq)]
pub struct PushTarget {
    point: [u8; POINT],
    auth: [u8; 16],
}

impl PushTarget {
    /// Reads `p256dh` and `auth` as browsers write them: base64url without padding.
    pub fn parse(p256dh: &str, auth: &str) -> Result<Self, SealError> {
        const WHAT: SealError = SealError::Malformed("a push subscription");
        let read = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
        let point: [u8; POINT] = read(p256dh).and_then(|b| b.try_into().ok()).ok_or(WHAT)?;
        let auth = read(auth).and_then(|b| b.try_into().ok()).ok_or(WHAT)?;
        if point[0] != 4 {
            return Err(WHAT);
        }
        Ok(Self { point, auth })
    }

    /// Encrypts `message`. `once` is a private key and `salt` a value that were drawn for this one message; using
    /// either again would let the service link or open messages. The answer is the body of the request, with
    /// `Content-Encoding: aes128gcm`.
    pub fn encrypt(
        &self,
        message: &[u8],
        once: &[u8; 32],
        salt: &[u8; 16],
    ) -> Result<Vec<u8>, SealError> {
        if message.len() > PUSH_MESSAGE_MAX_BYTES {
            return Err(SealError::TooLarge("a push message"));
        }
        let own = agreement::PrivateKey::from_private_key(&agreement::ECDH_P256, once)
            .map_err(|_| SealError::Library)?;
        let public = own.compute_public_key().map_err(|_| SealError::Library)?;
        let (key, nonce) = self.keys(&own, public.as_ref(), salt)?;
        let mut record = message.to_vec();
        // The last record ends with this mark (RFC 8188, section 2); no padding follows.
        record.push(2);
        let key =
            aead::UnboundKey::new(&aead::AES_128_GCM, &key).map_err(|_| SealError::Library)?;
        aead::LessSafeKey::new(key)
            .seal_in_place_append_tag(
                aead::Nonce::assume_unique_for_key(nonce),
                aead::Aad::empty(),
                &mut record,
            )
            .map_err(|_| SealError::Library)?;
        let point = [u8::try_from(POINT).unwrap_or(0)];
        Ok([
            &salt[..],
            &RECORD.to_be_bytes(),
            &point,
            public.as_ref(),
            &record,
        ]
        .concat())
    }

    /// Content key and nonce (RFC 8291, section 3.4).
    fn keys(
        &self,
        own: &agreement::PrivateKey,
        public: &[u8],
        salt: &[u8; 16],
    ) -> Result<([u8; 16], [u8; 12]), SealError> {
        let peer = agreement::UnparsedPublicKey::new(&agreement::ECDH_P256, &self.point);
        let not_a_point = SealError::Malformed("a push subscription");
        let shared = agreement::agree(own, peer, not_a_point, |secret| {
            Ok(Zeroizing::new(secret.to_vec()))
        })?;
        let of_both = Derivation::new(&self.auth, &shared);
        let secret = of_both.expand(&[b"WebPush: info\0", &self.point, public]);
        let of_message = Derivation::new(salt, secret.as_slice());
        let key = of_message.expand(&[b"Content-Encoding: aes128gcm\0"]);
        let nonce = of_message.expand(&[b"Content-Encoding: nonce\0"]);
        Ok((first(&key), first(&nonce)))
    }
}

fn first<const N: usize>(bytes: &[u8; 32]) -> [u8; N] {
    std::array::from_fn(|n| bytes[n])
}

/// The key by which push services know this node. Losing it ends every subscription made with it.
pub struct PushKey {
    pair: EcdsaKeyPair,
    public: Vec<u8>,
}

impl PushKey {
    /// A key of 32 random bytes that were handed in; `Library` for the few values in 2³² that are no key.
    pub fn of(private: &[u8; 32]) -> Result<Self, SealError> {
        let point = agreement::PrivateKey::from_private_key(&agreement::ECDH_P256, private)
            .map_err(|_| SealError::Library)?
            .compute_public_key()
            .map_err(|_| SealError::Library)?;
        let public = point.as_ref().to_vec();
        let alg = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(alg, private, &public)
            .map_err(|_| SealError::Library)?;
        Ok(Self { pair, public })
    }

    /// What the browser is given when it subscribes: `applicationServerKey`, base64url.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.public)
    }

    /// The `Authorization` header towards the push service of `origin` (scheme, host and port of the subscription's
    /// address), good until `until_s` (seconds since 1970, at most 24 hours ahead by RFC 8292). `contact` is a
    /// `mailto:` or `https:` address of the operator. Neither may hold a quote, a backslash or a control character.
    ///
    /// The library draws the signature's own nonce, the one randomness here that is not handed in: a nonce that comes
    /// twice would give the key away.
    pub fn authorization(
        &self,
        origin: &str,
        until_s: i64,
        contact: &str,
    ) -> Result<String, SealError> {
        let plain = |t: &str| !t.chars().any(|c| c.is_control() || matches!(c, '"' | '\\'));
        if !plain(origin) || !plain(contact) {
            return Err(SealError::Malformed("an address of a push service"));
        }
        let head = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let claims = format!(r#"{{"aud":"{origin}","exp":{until_s},"sub":"{contact}"}}"#);
        let signed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims));
        let digest = digest::digest(&digest::SHA256, signed.as_bytes());
        let signature = self
            .pair
            .sign_digest(&digest)
            .map_err(|_| SealError::Library)?;
        let signature = URL_SAFE_NO_PAD.encode(signature.as_ref());
        Ok(format!("vapid t={signed}.{signature}, k={}", self.public()))
    }
}
