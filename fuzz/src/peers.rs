//! What comes from other nodes: envelopes, statements, charters, receipts.

use super::text;
use stormbell_seal::{Signer, VerifierKey, cosignature};
use stormbell_wire::{
    add_checkpoint::AddCheckpoint,
    charter,
    dsse::Envelope,
    exchange::{Body, Entry, RECEIPT_TYPE, Receipt},
    exchange_batch,
    exchange_page::Page,
    statement,
};

fn signer() -> Option<Signer> {
    Signer::new("europe/se", &[7; 32]).ok()
}

/// An envelope: what is read is written so that the same is read again, and nothing made up is verified.
pub fn envelope(bytes: &[u8]) {
    let Ok(read) = Envelope::read(statement::STATEMENT_TYPE, bytes) else {
        return;
    };
    let again = Envelope::read(statement::STATEMENT_TYPE, &read.write());
    assert_eq!(again.as_ref(), Ok(&read));
    if let Some(key) = signer() {
        assert!(read.verify(&[key.verifier().clone()]).is_err());
    }
}

/// A statement in a good envelope: what is read is written so that the same is read again.
pub fn statement_json(bytes: &[u8]) {
    let Some(key) = signer() else { return };
    let keys = [key.verifier().clone()];
    let said = |payload: Vec<u8>| {
        let envelope = Envelope::sign(statement::STATEMENT_TYPE, payload, &key);
        let verified = envelope.verify(&keys).ok()?;
        statement::read(&verified).ok()
    };
    if let Some(read) = said(bytes.to_vec())
        && let Ok(written) = statement::write(&read)
    {
        assert_eq!(said(written), Some(read));
    }
}

/// A charter and a suspension: nothing made up is followed.
pub fn charter_json(bytes: &[u8]) {
    let Some(key) = signer() else { return };
    let proposed = Envelope::sign(charter::CHARTER_TYPE, bytes.to_vec(), &key);
    assert!(charter::begin(&proposed.write(), &[0; 32]).is_err());
}

/// A receipt: nothing made up counts.
pub fn cosigned(bytes: &[u8]) {
    if let Ok(key) = VerifierKey::new("europe/ee", [7; 32]) {
        assert!(cosignature::cosigned_at(text(bytes), &key).is_err());
    }
}

/// A batch of statements: one spelling only.
pub fn exchange_batch(bytes: &[u8]) {
    if let Ok(read) = exchange_batch::read(bytes) {
        assert_eq!(exchange_batch::write(&read), bytes);
    }
}

/// A page of entries: one spelling only.
pub fn exchange_page(bytes: &[u8]) {
    if let Ok(read) = Page::read(bytes) {
        assert_eq!(read.write().as_deref(), Ok(bytes));
    }
}

/// A question to a witness: one spelling only.
pub fn add_checkpoint(bytes: &[u8]) {
    let text = text(bytes);
    if let Some(read) = AddCheckpoint::read(text) {
        assert_eq!(read.write(), text);
    }
}

/// An entry of a log: what is read is written so that the same is read again.
pub fn outbox_entry(bytes: &[u8]) {
    if let Ok(read) = Entry::read(bytes)
        && let Ok(written) = read.write()
    {
        assert_eq!(Entry::read(&written), Ok(read));
    }
}

/// A receipt in a good envelope: what is read is written so that the same is read again.
pub fn exchange_receipt(bytes: &[u8]) {
    let Some(key) = signer() else { return };
    let keys = [key.verifier().clone()];
    let envelope = Envelope::sign(RECEIPT_TYPE, bytes.to_vec(), &key);
    if let Ok(read) = Receipt::open(&envelope.write(), &keys) {
        assert_eq!(Receipt::open(&read.sign(&key), &keys), Ok(read));
    }
}

/// A body of any kind, named in the first line: what is read is written so that the same is read again.
pub fn exchange_body(bytes: &[u8]) {
    let (media, plain) = text(bytes).split_once('\n').unwrap_or_default();
    if let Ok(read) = Body::read(media, plain.as_bytes())
        && let Ok(written) = read.write()
    {
        assert_eq!(Body::read(media, &written), Ok(read));
    }
}
