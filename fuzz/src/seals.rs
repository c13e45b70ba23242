//! Seals, signatures and the journal's texts.

use super::text;
use stormbell_seal::{
    Checkpoint, Identity, Recipient, Tile, VerifierKey, check_hybrid_header, note as signed, sealed,
};

/// A signed note: nothing made up opens.
pub fn note(bytes: &[u8]) {
    let Ok(key) = VerifierKey::new("node", [7; 32]) else {
        return;
    };
    assert!(signed::open(text(bytes), &key).is_err());
}

/// A verifier key: written as it was read.
pub fn verifier_key(bytes: &[u8]) {
    if let Ok(key) = text(bytes).parse::<VerifierKey>() {
        assert_eq!(key.to_string(), text(bytes));
    }
}

/// The text of a checkpoint.
pub fn checkpoint(bytes: &[u8]) {
    if let Ok(checkpoint) = Checkpoint::from_text(text(bytes)) {
        assert!(text(bytes).starts_with(&checkpoint.to_text().unwrap_or_default()));
    }
}

/// A tile's path: one spelling for each tile.
pub fn tile_path(bytes: &[u8]) {
    if let Ok(tile) = text(bytes).parse::<Tile>() {
        assert_eq!(tile.to_string(), text(bytes));
    }
}

/// A sealed contact at the door.
pub fn age_header(bytes: &[u8]) {
    let recipients = usize::from(bytes.first().copied().unwrap_or_default() % 8);
    let _ = check_hybrid_header(bytes, recipients);
}

/// A sealed file: nothing made up opens.
pub fn age_open(bytes: &[u8]) {
    assert!(sealed::open(&Identity::from_bytes(&[7; 32]), bytes).is_err());
}

/// A recipient's text.
pub fn recipient(bytes: &[u8]) {
    let _ = text(bytes).parse::<Recipient>();
    let _ = Identity::from_text(text(bytes));
}
