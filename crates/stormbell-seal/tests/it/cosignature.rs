use proptest::prelude::*;
use stormbell_model::Moment;
use stormbell_seal::{
    Checkpoint, SealError, Signer,
    cosignature::{cosign, cosigned_at},
    note,
};

/// Made with Python's `cryptography` from seeds of 32 ones and 32 twos, after C2SP tlog-cosignature v1.
const MADE_ELSEWHERE: &str = "europe/se/out/ee#0\n\
    1\n\
    DSfif3gnzNdFGZ6Os6avNo4QZK9Crp+DdA6YEh4rwCU=\n\
    \n\
    \u{2014} europe/se vt5EVp++tIXMfc/Szg93FHIC9gqWbhfYs0ZHAVNDb8a+UWNlg9r3yXt64Fk6yD0oSf0t7csq75qnSp7xJ9CD6R/e3Qs=\n\
    \u{2014} europe/ee my1EQAAAAABM+NvAdTu8iJy6O97ADPnnn4IFOvS6HW3s02pCnlhVym1ln73P7pV+HhAV3ekb+Wxyiqsd1XCd4m9RqPRohdfblbooDQ==\n";
/// 3 December 2010, 12:00 UTC.
const AT: Moment = Moment(1_291_377_600_000_000);

fn log() -> Signer {
    Signer::new("europe/se", &[1; 32]).unwrap()
}

fn witness() -> Signer {
    Signer::new("europe/ee", &[2; 32]).unwrap()
}

fn note_of(size: u64) -> String {
    let checkpoint = Checkpoint {
        origin: "europe/se/out/ee#0".into(),
        size,
        root: [3; 32],
    };
    checkpoint.sign(&log()).unwrap()
}

#[test]
fn reads_and_makes_what_another_program_made() {
    assert_eq!(cosigned_at(MADE_ELSEWHERE, witness().verifier()), Ok(AT));
    let checkpoint = Checkpoint::open(MADE_ELSEWHERE, log().verifier()).unwrap();
    let ours = cosign(&checkpoint.sign(&log()).unwrap(), &witness(), AT).unwrap();
    assert_eq!(ours, MADE_ELSEWHERE);
}

#[test]
fn the_last_time_counts_and_a_wrong_line_spoils() {
    let later = Moment(AT.0 + 60_000_000);
    let twice = cosign(
        &cosign(&note_of(5), &witness(), later).unwrap(),
        &witness(),
        AT,
    )
    .unwrap();
    assert_eq!(cosigned_at(&twice, witness().verifier()), Ok(later));
    let line = MADE_ELSEWHERE.lines().last().unwrap();
    let moved = format!("{}{line}\n", note_of(5));
    let moved = cosigned_at(&moved, witness().verifier());
    assert_eq!(moved, Err(SealError::BadSignature));
}

#[test]
fn a_plain_signature_is_no_cosignature() {
    let both = note::add_signature(&note_of(5), &witness()).unwrap();
    let read = cosigned_at(&both, witness().verifier());
    assert_eq!(read, Err(SealError::BadSignature));
    // And the other way round: a receipt says nothing in the cosigner's own name about the text alone.
    let receipt = cosign(&note_of(5), &witness(), AT).unwrap();
    let opened = note::open(&receipt, witness().verifier());
    assert_eq!(opened, Err(SealError::BadSignature));
}

proptest! {
    #[test]
    fn other_texts_never_panic(text in "(?s).{0,200}") {
        let _ = cosigned_at(&text, witness().verifier());
        let _ = cosign(&text, &witness(), AT);
    }
}
