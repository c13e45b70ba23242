//! Ed25519 keys with a name, in the text forms of C2SP signed-note v1.0.0.
//! A name is an address-like word such as `ee.stormbell.example/journal`; names are public.

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

use zeroize::Zeroizing;

use crate::SealError;
use crate::primitive::{from_base64_exact, sha256, to_base64};

/// The longest key name we read or make, in bytes.
/// Told: the caller, as an error. Rest: no key is read or made.
pub const NAME_MAX_BYTES: usize = 200;
/// The byte that says "Ed25519" in verifier keys and key ids.
const ED25519_TYPE: u8 = 0x01;

/// A named private key that signs.
pub struct Signer {
    pair: Ed25519KeyPair,
    verifier: VerifierKey,
}

impl Signer {
    /// Makes the signer from its name and its 32-byte seed (RFC 8032).
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, SealError> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| SealError::Library)?;
        let public = pair.public_key().as_ref();
        let public = public.try_into().map_err(|_| SealError::Library)?;
        let verifier = VerifierKey::new(name, public)?;
        Ok(Self { pair, verifier })
    }

    /// The public half.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The name signatures are made under.
    pub fn name(&self) -> &str {
        &self.verifier.name
    }

    /// Signs the bytes as they are.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        let mut out = [0; 64];
        out.copy_from_slice(self.pair.sign(message).as_ref());
        out
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({}, redacted)", self.verifier)
    }
}

/// A key for TLS from its 32-byte seed: PKCS#8 (RFC 8410), and the hash of its public half as a certificate carries it (the pin of
/// RFC 7469).
pub fn tls_key(seed: &[u8; 32]) -> Result<(Zeroizing<Vec<u8>>, [u8; 32]), SealError> {
    const PRIVATE: [u8; 16] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ];
    const PUBLIC: [u8; 12] = [
        0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
    ];
    let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| SealError::Library)?;
    let mut pkcs8 = Zeroizing::new(Vec::with_capacity(PRIVATE.len() + seed.len()));
    pkcs8.extend_from_slice(&PRIVATE);
    pkcs8.extend_from_slice(seed);
    let pin = sha256(&[&PUBLIC, pair.public_key().as_ref()]);
    Ok((pkcs8, pin))
}

/// A named public key that verifies: the `vkey` of signed notes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerifierKey {
    name: String,
    public: [u8; 32],
}

impl VerifierKey {
    /// Joins a name and a public key. The name may hold no space, no `+` and no control character.
    pub fn new(name: &str, public: [u8; 32]) -> Result<Self, SealError> {
        let forbidden = |c: char| c.is_whitespace() || c.is_control() || c == '+';
        if name.is_empty() || name.len() > NAME_MAX_BYTES || name.contains(forbidden) {
            return Err(SealError::Malformed("a key name"));
        }
        Ok(Self {
            name: name.to_owned(),
            public,
        })
    }

    /// The name of the key.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The 32 bytes of the public key.
    pub fn public_key(&self) -> &[u8; 32] {
        &self.public
    }

    /// The short id in signature lines: the first four bytes of the hash. It finds a key, it proves nothing.
    pub fn key_id(&self) -> [u8; 4] {
        let hash = self.hash();
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// What two people read to each other: 128 bits of the hash, as eight groups of four hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let groups: Vec<String> = self.hash()[..16]
            .chunks(2)
            .map(|pair| format!("{:02x}{:02x}", pair[0], pair[1]))
            .collect();
        groups.join(" ")
    }

    /// Whether `signature` is this key's over `message`.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), SealError> {
        UnparsedPublicKey::new(&ED25519, &self.public)
            .verify(message, signature)
            .map_err(|_| SealError::BadSignature)
    }

    fn hash(&self) -> [u8; 32] {
        sha256(&[self.name.as_bytes(), b"\n", &[ED25519_TYPE], &self.public])
    }
}

impl fmt::Display for VerifierKey {
    /// `name+<key id in hex>+<base64 of 0x01 and the public key>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut typed = [ED25519_TYPE; 33];
        typed[1..].copy_from_slice(&self.public);
        let id = u32::from_be_bytes(self.key_id());
        write!(f, "{}+{id:08x}+{}", self.name, to_base64(&typed))
    }
}

impl FromStr for VerifierKey {
    type Err = SealError;

    /// Reads the text form and checks that the key id belongs to the name and key.
    fn from_str(text: &str) -> Result<Self, SealError> {
        const WHAT: &str = "a verifier key";
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(typed)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(SealError::Malformed(WHAT));
        };
        let typed: [u8; 33] = from_base64_exact(typed, WHAT)?;
        let (algorithm, public) = typed.split_first().ok_or(SealError::Malformed(WHAT))?;
        if *algorithm != ED25519_TYPE {
            return Err(SealError::Malformed(WHAT));
        }
        let public = public.try_into().map_err(|_| SealError::Malformed(WHAT))?;
        let key = Self::new(name, public)?;
        if format!("{:08x}", u32::from_be_bytes(key.key_id())) != id {
            return Err(SealError::Malformed(WHAT));
        }
        Ok(key)
    }
}
