//! Web Push against the examples of RFC 8291 and RFC 8292.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use stormbell_seal::{
    SealError,
    push::{PUSH_MESSAGE_MAX_BYTES, PushKey, PushTarget},
};

// RFC 8291, section 5 and appendix A.
const MESSAGE: &[u8] = b"When I grow up, I want to be a watermelon";
const BROWSER: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const ONCE: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
const ONCE_PUBLIC: &str =
    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const SALT: &str = "DGv6ra1nlYgDCS1FRnbzlw";
const BODY: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vC\
                    YLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV\
                    WGNWQexSgSxsj_Qulcy4a-fN";

fn bytes<const N: usize>(text: &str) -> [u8; N] {
    URL_SAFE_NO_PAD.decode(text).unwrap().try_into().unwrap()
}

#[test]
fn the_example_of_rfc_8291_comes_out() {
    let target = PushTarget::parse(BROWSER, AUTH).unwrap();
    let body = target.encrypt(MESSAGE, &bytes(ONCE), &bytes(SALT)).unwrap();
    assert_eq!(URL_SAFE_NO_PAD.encode(body), BODY);
    assert_eq!(PushKey::of(&bytes(ONCE)).unwrap().public(), ONCE_PUBLIC);
}

#[test]
fn what_is_no_subscription_is_refused_without_harm() {
    let good = PushTarget::parse(&format!("{BROWSER}="), AUTH).unwrap();
    let long = vec![0; PUSH_MESSAGE_MAX_BYTES + 1];
    let refused = good.encrypt(&long, &bytes(ONCE), &bytes(SALT));
    assert_eq!(refused, Err(SealError::TooLarge("a push message")));
    let longest = good
        .encrypt(&long[1..], &bytes(ONCE), &bytes(SALT))
        .unwrap();
    assert_eq!(longest.len(), 4_096, "what every push service takes");
    for (point, auth) in [
        ("", AUTH),
        (BROWSER, ""),
        (AUTH, AUTH),
        ("é", AUTH),
        (BROWSER, BROWSER),
    ] {
        assert!(PushTarget::parse(point, auth).is_err(), "{point} {auth}");
    }
    // Well formed, and on no curve.
    let off = URL_SAFE_NO_PAD.encode([&[4][..], &[7; 64]].concat());
    let off = PushTarget::parse(&off, AUTH).unwrap();
    assert!(off.encrypt(MESSAGE, &bytes(ONCE), &bytes(SALT)).is_err());
    assert!(PushKey::of(&[0; 32]).is_err());
}

#[test]
fn a_push_service_can_check_who_sends() {
    let key = PushKey::of(&bytes(ONCE)).unwrap();
    let header = key
        .authorization(
            "https://push.example.net",
            1_453_523_768,
            "mailto:push@example.com",
        )
        .unwrap();
    let (token, public) = header
        .strip_prefix("vapid t=")
        .unwrap()
        .split_once(", k=")
        .unwrap();
    assert_eq!(public, ONCE_PUBLIC);
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, bytes::<65>(public));
    public
        .verify(signed.as_bytes(), &bytes::<64>(signature))
        .unwrap();
    let (head, claims) = signed.split_once('.').unwrap();
    let text = |part| String::from_utf8(URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    // The example of RFC 8292, section 2.4, but for the order of the claims.
    assert_eq!(text(head), r#"{"typ":"JWT","alg":"ES256"}"#);
    let expected =
        r#"{"aud":"https://push.example.net","exp":1453523768,"sub":"mailto:push@example.com"}"#;
    assert_eq!(text(claims), expected);
    assert!(
        key.authorization("https://a\",\"exp\":9", 1, "mailto:a")
            .is_err()
    );
}
