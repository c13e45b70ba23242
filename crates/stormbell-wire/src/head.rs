//! What stands in the head of a request: cookies, the caller that a proxy names, a key, an idempotency key. Anybody
//! writes these lines, so each is read without trust, within bounds, and never panics.

use std::{collections::BTreeMap, net::IpAddr};
use stormbell_model::limits::{COOKIES_MAX, IDEMPOTENCY_KEY_MAX_CHARS};

/// The cookies of a request's `Cookie` lines (RFC 6265, section 5.4). Of two with one name the later counts; those
/// after [`COOKIES_MAX`] are not read.
pub fn cookies<'a>(lines: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, String> {
    lines
        .into_iter()
        .flat_map(|line| line.split(';'))
        .take(COOKIES_MAX)
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The last address of a line of `X-Forwarded-For`: the one that our own proxy wrote. What stands before it was
/// written by whoever asked, and is not believed.
pub fn last_hop(line: &str) -> Option<IpAddr> {
    line.rsplit(',').next()?.trim().parse().ok()
}

/// The key of an `Authorization: Bearer …` line (RFC 6750).
pub fn bearer(line: &str) -> Option<&str> {
    let (scheme, key) = line.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

/// An idempotency key. The draft standard of the IETF (draft-ietf-httpapi-idempotency-key-header) writes it as a
/// quoted string; most senders do not, so both are read. Visible ASCII within its bound, or none.
pub fn idempotency_key(line: &str) -> Option<&str> {
    let line = line.trim();
    let quoted = line.strip_prefix('"').and_then(|t| t.strip_suffix('"'));
    let key = quoted.unwrap_or(line);
    let fits = (1..=IDEMPOTENCY_KEY_MAX_CHARS).contains(&key.len());
    (fits && key.bytes().all(|b| b.is_ascii_graphic())).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_read_and_bounded() {
        let found = cookies(["a=1; b = x=y;c;=;a=2", "d=3"]);
        let found: Vec<_> = found
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        assert_eq!(found, [("", ""), ("a", "2"), ("b ", " x=y"), ("d", "3")]);
        let many = "a=1;".repeat(COOKIES_MAX) + "late=1";
        assert!(!cookies([many.as_str()]).contains_key("late"));
    }

    #[test]
    fn only_our_own_proxys_word_counts() {
        let hop = |line| last_hop(line).map(|a| a.to_string());
        assert_eq!(
            hop("192.0.2.1, 198.51.100.7"),
            Some(String::from("198.51.100.7"))
        );
        assert_eq!(hop("2001:db8::1"), Some(String::from("2001:db8::1")));
        for odd in [
            "",
            "198.51.100.7, unknown",
            "198.51.100.7:80",
            "[2001:db8::1]",
        ] {
            assert_eq!(hop(odd), None, "{odd}");
        }
    }

    #[test]
    fn keys_are_read_in_both_spellings() {
        assert_eq!(bearer("BEARER  sbk_1 "), Some("sbk_1"));
        assert_eq!(bearer("Basic eDp5"), None);
        assert_eq!(idempotency_key("\"abc\""), Some("abc"));
        assert_eq!(idempotency_key(" abc "), Some("abc"));
        for odd in [
            "",
            "\"\"",
            "a b",
            "å",
            &"k".repeat(IDEMPOTENCY_KEY_MAX_CHARS + 1),
        ] {
            assert_eq!(idempotency_key(odd), None, "{odd}");
        }
    }
}
