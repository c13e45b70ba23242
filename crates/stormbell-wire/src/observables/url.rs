//! URLs: how a disguised scheme is meant, where a URL ends in running text, and its normal form (scheme and host in
//! lower case, the rest as it stands: port, path and query belong to the value).

use super::{
    bytes::{byte, is_alnum},
    host,
};

/// Bytes of a URL.
/// Told: nobody. Rest: what is longer is cut there.
const URL_MAX_BYTES: usize = 2_048;
/// Bytes of a scheme before `://`.
/// Told: nobody. Rest: a longer one is no scheme.
const SCHEME_MAX_BYTES: usize = 16;

/// A URL that was read: where it stands and its normal form.
pub(super) struct Url {
    pub start: usize,
    pub end: usize,
    pub value: String,
    /// Whether the scheme was disguised.
    pub disguised: bool,
}

/// Reads the URL whose `://` (or `:\\`) stands at `colon`.
pub(super) fn at_colon(text: &str, colon: usize, floor: usize) -> Option<Url> {
    let bytes = text.as_bytes();
    let start = scheme_start(bytes, colon, floor);
    let (scheme, disguised) = scheme(text.get(start..colon)?)?;
    let mut host_at = colon + 3;
    // «http:// example.com»
    if byte(bytes, host_at) == b' ' && is_alnum(byte(bytes, host_at + 1)) {
        host_at += 1;
    }
    let (value, end) = from_host(text, host_at)?;
    Some(Url {
        start,
        end,
        value: format!("{scheme}://{value}"),
        disguised: disguised || byte(bytes, colon + 1) == b'\\',
    })
}

fn scheme_start(bytes: &[u8], colon: usize, floor: usize) -> usize {
    let low = floor.max(colon.saturating_sub(SCHEME_MAX_BYTES));
    let head = &bytes[low..colon];
    let part = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'*' | b'.');
    colon - head.iter().rev().take_while(part).count()
}

/// The scheme that is meant; `true` when it was disguised.
fn scheme(raw: &str) -> Option<(String, bool)> {
    let lower = raw.to_ascii_lowercase();
    let lower = lower
        .rsplit(['.', '*'])
        .next()
        .filter(|s| !s.is_empty() && !raw.contains("h**p"))
        .unwrap_or(&lower);
    let meant = match lower {
        "hxxp" | "htxp" | "hxtp" | "hzzp" | "h00p" | "h**p" | "hpp" | "htp" | "hppt" | "htt"
        | "ttp" | "xxp" | "meow" | "hxp" | "hhttp" | "hyyp" | "hccp" | "httx" => "http",
        "hxxps" | "htxps" | "hxtps" | "hzzps" | "h00ps" | "h**ps" | "hpps" | "htps" | "hxxpx"
        | "ttps" | "xxps" | "hxps" | "hhttps" | "httpx" | "hyyps" | "hccps" => "https",
        "fxp" | "fxxp" | "ftx" => "ftp",
        "fxps" => "ftps",
        "sfxp" => "sftp",
        other => other,
    };
    let first = meant.bytes().next()?;
    let ok = first.is_ascii_alphabetic()
        && meant
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-'));
    ok.then(|| (meant.to_owned(), meant != lower))
}

/// Reads user, host, port and the rest; gives the normal form without the scheme, and the end.
fn from_host(text: &str, at: usize) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let limit = floor_boundary(text, bytes.len().min(at + URL_MAX_BYTES));
    let authority = authority_end(&text[at..limit]) + at;
    let (user, place) = match text[at..authority].rsplit_once('@') {
        Some((user, place)) => (&text[at..at + user.len() + 1], place),
        None => ("", &text[at..authority]),
    };
    let (mut raw, port) = split_port(place);
    let bare = raw.trim_end_matches(['.', '-', '_', ',']);
    let cut = bare.len() < raw.len();
    if cut {
        raw = bare;
    }
    let (host, taken) = host_of(raw)?;
    let host_end = at + user.len() + taken;
    if cut || taken < raw.len() || port.is_none() {
        return Some((format!("{user}{host}"), host_end));
    }
    let port = port.unwrap_or_default();
    let after_port = host_end + port.len();
    let end = tail_end(text, after_port, limit);
    let tail = &text[after_port..end];
    Some((format!("{user}{host}{port}{}", plain_tail(tail)), end))
}

/// The host at the beginning; IPv6 without brackets is taken too, as people write it.
fn host_of(raw: &str) -> Option<(String, usize)> {
    if let Some(host) = host::of_url(raw) {
        return Some((host, raw.len()));
    }
    if let Ok(address) = raw.parse::<core::net::Ipv6Addr>() {
        return Some((format!("[{address}]"), raw.len()));
    }
    // «http://bank.com.The», «http://bank.com,then».
    let (head, _) = raw.rsplit_once('.')?;
    let known = host::name(head)?;
    raw[head.len() + 1..]
        .starts_with(char::is_uppercase)
        .then_some((known, head.len()))
}

/// Splits host and port; `None` for a port that is none.
fn split_port(place: &str) -> (&str, Option<&str>) {
    if place.starts_with('[') {
        let end = place.find(']').map_or(place.len(), |at| at + 1);
        return (&place[..end], Some(&place[end..]).filter(|p| is_port(p)));
    }
    match place.split_once(':') {
        Some((host, port)) if is_port(&place[host.len()..]) || port.is_empty() => {
            let port = &place[host.len()..];
            (
                host,
                Some(if port == ":" { "" } else { port }).filter(|_| port != ":"),
            )
        }
        Some((host, _)) if place.parse::<core::net::Ipv6Addr>().is_err() => (host, None),
        Some(_) => (place, Some("")),
        None => (place, Some("")),
    }
}

fn is_port(port: &str) -> bool {
    let digits = port.strip_prefix(':').unwrap_or(port);
    port.is_empty() || port.len() > 1 && digits.parse::<u16>().is_ok()
}

/// Where user, host and port end.
fn authority_end(rest: &str) -> usize {
    let bracketed = rest.starts_with('[');
    let ends = |c: char| match c {
        '[' | ']' => !bracketed,
        '@' | ':' | '.' | '-' | '_' | '+' | '%' | '!' | '$' | '&' | '*' | '=' | '~' => false,
        c => !c.is_alphanumeric(),
    };
    rest.find(ends).unwrap_or(rest.len())
}

/// Where path, query and fragment end in running text.
fn tail_end(text: &str, at: usize, limit: usize) -> usize {
    let first = byte(text.as_bytes(), at);
    if at >= limit || !matches!(first, b'/' | b'?' | b'#') {
        return at;
    }
    let mut end = at;
    let mut open = [0i32; 3];
    for (step, c) in text[at..limit].char_indices() {
        if ends_tail(c) || closes_more(c, &mut open) || next_one(&text[at + step..]) {
            break;
        }
        end = at + step + c.len_utf8();
    }
    trimmed(text, at, end)
}

fn ends_tail(c: char) -> bool {
    match c {
        '<' | '>' | '"' | '`' | '\\' | '^' | '|' | ' ' => true,
        c if c.is_ascii() => c.is_ascii_control(),
        c => !c.is_alphanumeric(),
    }
}

/// Whether a bracket closes that was not opened within.
fn closes_more(c: char, open: &mut [i32; 3]) -> bool {
    let (at, step) = match c {
        '(' => (0, 1),
        ')' => (0, -1),
        '[' => (1, 1),
        ']' => (1, -1),
        '{' => (2, 1),
        '}' => (2, -1),
        _ => return false,
    };
    open[at] += step;
    open[at] < 0
}

/// Whether another URL follows behind a comma, or markup that was escaped.
fn next_one(rest: &str) -> bool {
    let first = rest.as_bytes()[0];
    let follows = |signs: [&str; 4]| {
        signs
            .iter()
            .any(|s| rest.as_bytes().starts_with(s.as_bytes()))
    };
    match first {
        b',' | b';' => follows([",http", ",hxxp", ";http", ";hxxp"]),
        b'&' => follows(["&quot;", "&gt;", "&lt;", "&nbsp;"]) || rest.starts_with("&#39;"),
        _ => false,
    }
}

/// Without the punctuation of the sentence.
fn trimmed(text: &str, at: usize, end: usize) -> usize {
    let tail = &text[at..end];
    let punctuation = ['.', ',', ';', ':', '!', '?', '\'', '*', '(', '[', '{', '’'];
    at + tail.trim_end_matches(punctuation).len()
}

/// In text that is HTML, an ampersand is spelled out.
fn plain_tail(tail: &str) -> String {
    tail.replace("&amp;", "&")
}

/// A host with a path and no scheme (`evil.example/gate.php`): where the path ends.
pub(super) fn bare_tail(text: &str, at: usize) -> (String, usize) {
    let limit = floor_boundary(text, text.len().min(at + URL_MAX_BYTES));
    let end = tail_end(text, at, limit);
    (plain_tail(&text[at..end]), end)
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
