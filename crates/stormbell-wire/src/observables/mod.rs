//! Values read out of what people write: addresses, names, URLs, digests, wallets, telephone numbers. Disguised
//! spellings are undone first; then one pass reads the plain text. Pure, linear in time, bounded in what it gives.

mod address;
mod bare;
mod bytes;
mod context;
mod evidence;
mod found;
mod hashes;
mod host;
mod iban;
mod ids;
mod lookalikes;
mod mailbox;
mod nothing;
mod paths;
mod phone;
mod scan;
mod undo;
mod undo_words;
mod url;
mod wallets;

pub use evidence::{FromEvidence, Placed, read_evidence};
pub use found::{Confidence, Found, Harvest, KINDS, Kind};
pub use nothing::{Nothing, nothing};

/// Values that are taken from one text.
/// Told: the officer, by their number. Rest: the text itself has them.
pub const FOUND_MAX: usize = 10_000;

/// Reads the values of a text.
pub fn read(text: &str) -> Harvest {
    read_from(text, None)
}

/// Reads the values of a text that comes from a country (ISO 3166-1), so that telephone numbers without a calling
/// code are understood.
pub fn read_from(text: &str, country: Option<&str>) -> Harvest {
    let plain = undo::Plain::read(text);
    let home = phone::Home::told(country);
    scan::Scanner::new(&plain, home).run()
}
