use proptest::prelude::*;
use stormbell_seal::{SealError, Signer, VerifierKey, note};

const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// The example of Go's package `sumdb/note`.
const PETERS_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\
    \n\
    \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn signer(name: &str) -> Signer {
    Signer::new(name, &[name.len() as u8; 32]).unwrap()
}

#[test]
fn opens_a_note_that_another_program_signed() {
    let key: VerifierKey = PETER.parse().unwrap();
    let text = note::open(PETERS_NOTE, &key).unwrap();
    assert!(text.starts_with("If you think") && text.ends_with("problem is.\n"));
    let changed = PETERS_NOTE.replace("answer", "Answer");
    assert_eq!(note::open(&changed, &key), Err(SealError::BadSignature));
}

#[test]
fn signs_so_that_only_the_key_opens() {
    let (a, b) = (signer("a.example"), signer("bb.example"));
    let signed = note::sign("one\n\ntwo\n", &a).unwrap();
    assert_eq!(note::open(&signed, a.verifier()).unwrap(), "one\n\ntwo\n");
    assert_eq!(
        note::open(&signed, b.verifier()),
        Err(SealError::BadSignature)
    );
    let other_key = Signer::new("a.example", &[99; 32]).unwrap();
    assert_eq!(
        note::open(&signed, other_key.verifier()),
        Err(SealError::BadSignature)
    );
}

#[test]
fn several_may_sign_and_strangers_are_passed_over() {
    let (a, b) = (signer("a.example"), signer("bb.example"));
    let both = note::add_signature(&note::sign("x\n", &a).unwrap(), &b).unwrap();
    for key in [a.verifier(), b.verifier()] {
        assert_eq!(note::open(&both, key).unwrap(), "x\n");
    }
    // A stranger's signature may be of any kind and length; a bad one under a known key spoils the note.
    let strange = format!("{both}\u{2014} stranger.example AAAAAAAA\n");
    assert_eq!(note::open(&strange, a.verifier()).unwrap(), "x\n");
    let forged = note::sign("y\n", &a).unwrap();
    let line = forged.lines().last().unwrap();
    assert!(note::open(&format!("{both}{line}\n"), a.verifier()).is_err());
}

#[test]
fn refuses_texts_that_cannot_be_notes() {
    for text in ["", "\n", "no end", "tab\t\n", "nul\0\n", "cr\r\n"] {
        assert!(note::sign(text, &signer("a")).is_err(), "{text:?}");
    }
    let long = format!("{}\n", "x".repeat(note::NOTE_MAX_BYTES));
    assert_eq!(
        note::sign(&long, &signer("a")),
        Err(SealError::TooLarge("a signed note"))
    );
}

#[test]
fn refuses_notes_that_are_not_well_formed() {
    let a = signer("a.example");
    let good = note::sign("x\n", &a).unwrap();
    let cases = [
        good.trim_end().to_owned(),
        good.replace("\n\n", "\n"),
        good.replace('\u{2014}', "-"),
        good.replace("\u{2014} ", "\u{2014}  "),
        good.replace('=', ""),
        format!("{good}\n"),
        format!("{good}garbage\n"),
        format!("{good}\u{2014} a+b AAAAAAAA\n"),
        format!("{good}\u{2014} short AAA=\n"),
        good.replace("x\n", "x\r\n"),
    ];
    for case in cases {
        assert!(note::open(&case, a.verifier()).is_err(), "{case:?}");
    }
}

#[test]
fn looks_at_a_bounded_number_of_signatures() {
    let a = signer("a.example");
    let mut many = note::sign("x\n", &a).unwrap();
    for n in 1..note::SIGNATURES_MAX {
        many.push_str(&format!("\u{2014} s{n} AAAAAAAA\n"));
    }
    assert!(note::open(&many, a.verifier()).is_ok());
    assert!(note::add_signature(&many, &a).is_err());
    many.push_str("\u{2014} one-more AAAAAAAA\n");
    assert_eq!(
        note::open(&many, a.verifier()),
        Err(SealError::TooLarge("a signed note"))
    );
}

proptest! {
    #[test]
    fn opening_never_panics(text in "(?s).*", lines in "(\u{2014} [a-z]{0,3} [A-Za-z0-9+/=]{0,12}\n){0,4}") {
        let key: VerifierKey = PETER.parse().unwrap();
        prop_assert!(note::open(&text, &key).is_err());
        let whole = format!("{text}\n\n{lines}");
        prop_assert!(note::open(&whole, &key).is_err());
    }

    #[test]
    fn any_changed_byte_is_noticed(at: proptest::sample::Index, by in 1..128u8) {
        let key: VerifierKey = PETER.parse().unwrap();
        let mut bytes = PETERS_NOTE.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert!(note::open(&text, &key).is_err(), "{}", text);
        }
    }
}
