use proptest::prelude::*;
use stormbell_seal::{Checkpoint, Signer};

use crate::support::hash;

/// The example text of tlog-checkpoint.
const EXAMPLE: &str =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

fn example() -> Checkpoint {
    Checkpoint {
        origin: "example.com/behind-the-sofa".to_owned(),
        size: 20_852_163,
        root: hash("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"),
    }
}

#[test]
fn text_goes_both_ways() {
    assert_eq!(Checkpoint::from_text(EXAMPLE).unwrap(), example());
    assert_eq!(example().to_text().unwrap(), EXAMPLE);
}

#[test]
fn extension_lines_are_passed_over() {
    let extended = format!("{EXAMPLE}more\nand more\n");
    assert_eq!(Checkpoint::from_text(&extended).unwrap(), example());
}

#[test]
fn a_signed_one_opens_with_the_key_alone() {
    let (signer, other) = (
        Signer::new("example.com/behind-the-sofa", &[5; 32]).unwrap(),
        Signer::new("example.com/behind-the-sofa", &[6; 32]).unwrap(),
    );
    let signed = example().sign(&signer).unwrap();
    assert_eq!(
        Checkpoint::open(&signed, signer.verifier()).unwrap(),
        example()
    );
    assert!(Checkpoint::open(&signed, other.verifier()).is_err());
}

#[test]
fn refuses_other_spellings() {
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    let cases = [
        String::new(),
        format!("o\n1\n{root}"),
        format!("\n1\n{root}\n"),
        format!("o\n01\n{root}\n"),
        format!("o\n+1\n{root}\n"),
        format!("o\n-1\n{root}\n"),
        format!("o\n 1\n{root}\n"),
        format!("o\n\u{663}\n{root}\n"),
        format!("o\n18446744073709551616\n{root}\n"),
        format!("o\n1\n{}\n", &root[..43]),
        "o\n1\nAAAA\n".to_owned(),
        format!("o\n1\n{root}\n\n"),
        format!("o\n1\n{root}\nx\n\ny\n"),
        format!("o\r\n1\n{root}\n"),
    ];
    for case in cases {
        assert!(Checkpoint::from_text(&case).is_err(), "{case:?}");
    }
    for origin in ["", "a\nb", "a\tb"] {
        let origin = origin.to_owned();
        assert!(
            Checkpoint {
                origin,
                ..example()
            }
            .to_text()
            .is_err()
        );
    }
}

proptest! {
    #[test]
    fn reads_what_it_wrote(origin in "[^\\x00-\\x1f]{1,40}", size: u64, root: [u8; 32]) {
        let checkpoint = Checkpoint { origin, size, root };
        let text = checkpoint.to_text().unwrap();
        prop_assert_eq!(Checkpoint::from_text(&text).unwrap(), checkpoint);
    }

    #[test]
    fn reading_never_panics(text in "(?s).*", size in "[0-9+ -]{0,22}", root in "[A-Za-z0-9+/=]{0,50}") {
        let _ = Checkpoint::from_text(&text);
        let _ = Checkpoint::from_text(&format!("{text}\n{size}\n{root}\n"));
    }
}
