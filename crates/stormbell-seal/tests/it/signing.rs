use proptest::prelude::*;
use stormbell_seal::{Signer, VerifierKey};

use crate::support::unhex;

const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

/// RFC 8032, section 7.1, tests 1 to 3.
#[test]
fn ed25519_vectors() {
    let cases = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155\
             5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac\
             18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
    ];
    for (seed, public, message, signature) in cases {
        let signer = Signer::new("x", &unhex(seed).try_into().unwrap()).unwrap();
        assert_eq!(signer.verifier().public_key().to_vec(), unhex(public));
        assert_eq!(signer.sign(&unhex(message)).to_vec(), unhex(signature));
        signer
            .verifier()
            .verify(&unhex(message), &unhex(signature))
            .unwrap();
    }
}

/// Verifier keys that other implementations publish (the Go checksum database's tests, signed-note's example).
#[test]
fn reads_and_writes_verifier_keys_of_others() {
    let cases = [
        PETER,
        "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6",
    ];
    for text in cases {
        let key: VerifierKey = text.parse().unwrap();
        assert_eq!(key.to_string(), text);
    }
}

#[test]
fn refuses_what_is_no_verifier_key() {
    let cases = [
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        // Another id, an id in capitals, another name, a cosignature type, a key that is too short.
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10==",
    ];
    for text in cases {
        assert!(text.parse::<VerifierKey>().is_err(), "{text}");
    }
    for name in [
        "",
        "a b",
        "a+b",
        "a\u{a0}b",
        "a\nb",
        "\u{7f}",
        &"x".repeat(201),
    ] {
        assert!(Signer::new(name, &[1; 32]).is_err(), "{name:?}");
    }
}

/// Computed with the crypto module of Node.js.
#[test]
fn fingerprint_is_for_people() {
    let signer = Signer::new("ee.stormbell.example/journal", &[3; 32]).unwrap();
    assert_eq!(
        signer.verifier().fingerprint(),
        "502f 2ddc 822d a21e 2467 a8d0 6d36 781e"
    );
    assert!(format!("{signer:?}").ends_with("redacted)"));
}

proptest! {
    #[test]
    fn reading_never_panics(text in ".*", id in "[0-9a-f]{8}", key in "[A-Za-z0-9+/]{44}") {
        let _ = text.parse::<VerifierKey>();
        let _ = format!("{text}+{id}+{key}").parse::<VerifierKey>();
    }

    #[test]
    fn any_changed_character_is_noticed(at: proptest::sample::Index, by in 1..128u8) {
        let mut text = PETER.as_bytes().to_vec();
        let at = at.index(text.len());
        text[at] = (text[at] ^ by) & 0x7f;
        let text = String::from_utf8(text).unwrap();
        prop_assert!(text.parse::<VerifierKey>().is_err(), "{}", text);
    }
}
