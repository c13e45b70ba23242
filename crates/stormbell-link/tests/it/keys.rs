//! TLS keys of made-up nodes.

use stormbell_link::tls::OwnKey;

/// PKCS #8 (RFC 8410) of an Ed25519 key, from its seed.
pub fn pkcs8(seed: u8) -> Vec<u8> {
    const HEAD: [u8; 16] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ];
    [&HEAD[..], &[seed; 32]].concat()
}

/// The key of a made-up node.
pub fn key(seed: u8) -> OwnKey {
    OwnKey::from_pkcs8(&pkcs8(seed)).unwrap()
}
