//! Single lines: headers, typed numbers, names.

use super::text;
use stormbell_model::{
    Lang, Moment, happening::Happening, kind::Kind, limits, receipt::Receipt, reference as short,
    sector::Sector, text as words,
};
use stormbell_wire::{disposition as header, head};

/// The name of a file in a header: what is written is read back.
pub fn disposition(bytes: &[u8]) {
    if let Some(name) = header::file_name(text(bytes)) {
        let line = header::attachment(&name);
        assert!(line.bytes().all(|b| (0x20..0x7f).contains(&b)));
        assert_eq!(header::file_name(&line), Some(name));
    }
}

/// Cookies: bounded, and no name or value holds what parts them.
pub fn cookies(bytes: &[u8]) {
    let found = head::cookies(text(bytes).lines());
    assert!(found.len() <= limits::COOKIES_MAX);
    assert!(
        found
            .iter()
            .all(|(n, v)| !n.contains(['=', ';']) && !v.contains(';'))
    );
}

/// The caller that a proxy names: nothing before the last comma counts.
pub fn last_hop(bytes: &[u8]) {
    let line = text(bytes);
    let found = head::last_hop(line);
    assert_eq!(head::last_hop(&format!("192.0.2.1, {line}")), found);
    if let Some(address) = found {
        assert_eq!(head::last_hop(&address.to_string()), Some(address));
    }
}

/// An organisation's key and an idempotency key.
pub fn keys(bytes: &[u8]) {
    let line = text(bytes);
    let _ = head::bearer(line);
    if let Some(key) = head::idempotency_key(line) {
        assert!((1..=limits::IDEMPOTENCY_KEY_MAX_CHARS).contains(&key.len()));
        assert!(key.bytes().all(|b| b.is_ascii_graphic()));
    }
}

/// The languages a browser asks for.
pub fn accept_language(bytes: &[u8]) {
    if let Some(lang) = Lang::negotiate(text(bytes)) {
        assert!(lang.is_spoken());
    }
    let _ = Lang::parse(text(bytes));
}

/// A typed receipt: what is read is read again from how it is shown.
pub fn receipt(bytes: &[u8]) {
    if let Ok(receipt) = Receipt::parse(text(bytes)) {
        assert_eq!(Receipt::parse(&receipt.grouped()), Ok(receipt));
    }
}

/// A typed reference: its normal form is its own.
pub fn reference(bytes: &[u8]) {
    if let Some(normal) = short::normalise(text(bytes)) {
        assert_eq!(short::normalise(&normal), Some(normal));
    }
}

/// A time in RFC 3339: comes back to the second.
pub fn moment(bytes: &[u8]) {
    if let Some(at) = Moment::parse_rfc3339(text(bytes)) {
        let again = Moment::parse_rfc3339(&at.rfc3339());
        assert!(again.is_some_and(|again| at.since(again).as_seconds() == 0));
    }
}

/// Kinds and sectors in every spelling.
pub fn kind_and_sector(bytes: &[u8]) {
    if let Some(kind) = Kind::parse(text(bytes)) {
        assert_eq!(Kind::parse(&kind.tag()), Some(kind));
    }
    let _ = Sector::parse(text(bytes));
    let _ = Happening::parse(text(bytes));
}

/// A file's name made safe: making it safe again changes nothing.
pub fn file_name(bytes: &[u8]) {
    let safe = words::safe_file_name(text(bytes));
    assert!(!safe.is_empty() && !safe.contains(['/', '\\']));
    assert_eq!(words::safe_file_name(&safe), safe);
}

/// Text as an officer sees it: nothing in it hides.
pub fn shown(bytes: &[u8]) {
    assert!(!words::visible(text(bytes)).contains(words::is_hidden));
    let line = words::visible_line(text(bytes));
    assert!(!line.contains(words::is_hidden) && !line.contains('\n'));
}
