//! Signed web hooks in the public form «Standard Webhooks»: what leaves is signed with a key that both sides have, with
//! its id and its second, so that nobody can make one up, change one, or send an old one again. It does not hide what it
//! says: that is for TLS.

use aws_lc_rs::{constant_time, hmac};
use base64::{Engine, engine::general_purpose::STANDARD};
use stormbell_model::{Moment, Span};

/// Signatures of one message that are looked at: a sender that renews its key signs with the old one too.
/// Told: nobody. Rest: later ones are not looked at.
pub const SIGNATURES_MAX: usize = 8;
/// How far the clocks of two sides may differ.
/// Told: the sender, by a refusal. Rest: nothing is taken in.
pub const CLOCKS_DIFFER_MAX: Span = Span::minutes(5);
/// What a written key begins with.
const PREFIX: &str = "whsec_";

/// A key that both sides have: 24 to 64 bytes.
#[derive(Clone)]
pub struct Key(hmac::Key);

/// The three headers of a signed message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headers {
    /// `webhook-id`: the same when the message is sent again.
    pub id: String,
    /// `webhook-timestamp`: seconds since 1970.
    pub timestamp: String,
    /// `webhook-signature`: one or more, parted by spaces.
    pub signature: String,
}

/// Why a message is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// It is not signed with any of the keys.
    #[error("the signature is not genuine")]
    Signature,
    /// It is genuine, and older or newer than clocks differ: somebody may have kept it.
    #[error("the message is too old or too new")]
    Time,
}

impl Key {
    /// Reads a key such as `whsec_MfKQ…`: base64 of 24 to 64 bytes.
    pub fn parse(text: &str) -> Option<Key> {
        Key::of(&key_bytes(text)?)
    }
    /// A key of random bytes that were handed in.
    pub fn of(bytes: &[u8]) -> Option<Key> {
        let fits = (24..=64).contains(&bytes.len());
        fits.then(|| Key(hmac::Key::new(hmac::HMAC_SHA256, bytes)))
    }

    fn sign(&self, id: &str, timestamp: &str, body: &[u8]) -> hmac::Tag {
        let mut of = hmac::Context::with_key(&self.0);
        for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
            of.update(part);
        }
        of.sign()
    }
}

/// The bytes of a written key, whatever their number.
pub fn key_bytes(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    STANDARD
        .decode(text.strip_prefix(PREFIX).unwrap_or(text))
        .ok()
}

/// Writes a key for the other side's configuration.
pub fn key_text(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// Signs a message with every key, the newest first. An id with a full stop would let two messages have one
/// signature, so there is none.
pub fn sign(keys: &[&Key], id: &str, now: Moment, body: &[u8]) -> Option<Headers> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if id.is_empty() || !id.chars().all(plain) {
        return None;
    }
    let timestamp = (now.0.div_euclid(1_000_000)).to_string();
    let signatures = keys.iter().map(|key| {
        let tag = key.sign(id, &timestamp, body);
        format!("v1,{}", STANDARD.encode(tag.as_ref()))
    });
    Some(Headers {
        id: id.to_owned(),
        signature: signatures.collect::<Vec<_>>().join(" "),
        timestamp,
    })
}

/// Whether a message is genuine and fresh. A receiver must also remember the ids of the last minutes: the same message
/// twice is genuine both times.
pub fn check(keys: &[&Key], headers: &Headers, now: Moment, body: &[u8]) -> Result<(), Doubt> {
    let tags: Vec<hmac::Tag> = keys
        .iter()
        .map(|key| key.sign(&headers.id, &headers.timestamp, body))
        .collect();
    let given = headers.signature.split(' ').take(SIGNATURES_MAX);
    let mut given = given.filter_map(|s| STANDARD.decode(s.strip_prefix("v1,")?).ok());
    let same = |tag: &hmac::Tag, given: &[u8]| {
        constant_time::verify_slices_are_equal(tag.as_ref(), given).is_ok()
    };
    if !given.any(|given| tags.iter().any(|tag| same(tag, &given))) {
        return Err(Doubt::Signature);
    }
    let seconds: i64 = headers.timestamp.parse().map_err(|_| Doubt::Time)?;
    let apart = (now.0 / 1_000_000).saturating_sub(seconds).saturating_abs();
    if apart > CLOCKS_DIFFER_MAX.as_seconds() {
        return Err(Doubt::Time);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published examples of the specification and of its reference libraries.
    const VECTORS: [(&str, &str, i64, &str, &str); 2] = [
        (
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ),
        (
            "plJ3nmyCDGBKInavdOK15jsl",
            "msg_loFOjxBNrRLzqYUf",
            1_731_705_121,
            r#"{"event_type":"ping","data":{"success":true}}"#,
            "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
        ),
    ];

    fn key(text: &str) -> Option<Key> {
        // The second example's key has 18 bytes, which we refuse to use ourselves.
        let bytes = STANDARD.decode(text.trim_start_matches(PREFIX)).ok()?;
        Some(Key(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
    }
    fn at(seconds: i64) -> Moment {
        Moment(0).plus(Span::seconds(seconds))
    }

    #[test]
    fn published_examples_come_out() {
        for (secret, id, seconds, body, signature) in VECTORS {
            let key = key(secret).unwrap();
            let headers = sign(&[&key], id, at(seconds), body.as_bytes()).unwrap();
            assert_eq!(headers.signature, signature);
            assert_eq!(
                check(&[&key], &headers, at(seconds + 300), body.as_bytes()),
                Ok(())
            );
            let late = check(&[&key], &headers, at(seconds + 301), body.as_bytes());
            assert_eq!(late, Err(Doubt::Time));
        }
        assert!(Key::parse(VECTORS[0].0).is_some());
        assert!(Key::parse(VECTORS[1].0).is_none());
    }

    #[test]
    fn keys_are_renewed_without_a_gap_and_nothing_is_made_up() {
        let (old, new) = (Key::of(&[1; 32]).unwrap(), Key::of(&[2; 32]).unwrap());
        let headers = sign(&[&new, &old], "msg_1", at(100), b"body").unwrap();
        for keys in [&[&old][..], &[&new], &[&old, &new]] {
            assert_eq!(check(keys, &headers, at(100), b"body"), Ok(()));
        }
        assert_eq!(
            check(&[&old], &headers, at(100), b"body2"),
            Err(Doubt::Signature)
        );
        assert_eq!(
            check(&[], &headers, at(100), b"body"),
            Err(Doubt::Signature)
        );
        for (id, timestamp) in [("msg_2", "100"), ("msg_1", "101"), ("msg_1.1", "00")] {
            let other = Headers {
                id: id.into(),
                timestamp: timestamp.into(),
                ..headers.clone()
            };
            assert_eq!(
                check(&[&new], &other, at(100), b"body"),
                Err(Doubt::Signature)
            );
        }
        assert_eq!(sign(&[&new], "a.b", at(1), b""), None);
        assert_eq!(
            Key::parse(&key_text(&[1; 32])).is_some(),
            Key::of(&[1; 23]).is_none()
        );
    }
}
