//! Who or what was attacked, in the spellings that different people use for it: a name, a host, an address.

use super::words;

/// A target as it is compared: under each of its keys it may be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Spellings under which the same target is known: the folded whole, the host, the host's own label.
    pub keys: Vec<String>,
    /// Folded words of the name, without legal forms.
    pub words: Vec<String>,
}

/// Words of a name that say nothing about whose it is.
const LEGAL_FORMS: &[&str] = &[
    "ab", "as", "oy", "oyj", "ou", "gmbh", "ag", "sa", "sas", "sarl", "srl", "spa", "sp", "zoo",
    "ltd", "plc", "inc", "llc", "bv", "nv", "uab", "sia", "kft", "zrt", "doo", "aps", "asa", "se",
    "kg", "ev", "the", "of", "de", "la", "le", "les", "der", "die", "das", "and", "und", "et",
    "och", "ir", "di", "del", "du", "des",
];
/// Labels before which a registered domain has one label more.
const SECOND_LEVEL: &[&str] = &[
    "co", "com", "gov", "org", "net", "ac", "edu", "gob", "gouv", "go", "or",
];
/// Labels of hosts that name a service, not whose it is.
const SERVICE_LABELS: &[&str] = &[
    "www", "web", "mail", "portal", "login", "online", "my", "m", "app", "api", "shop", "secure",
    "webmail",
];

/// Reads a target in any spelling; nothing where nothing is said.
pub fn read(text: &str) -> Option<Target> {
    let low = words::fold(text.trim());
    let mut target = Target::default();
    for host in hosts_in(&low) {
        target.push_key(registered(host).to_owned());
        target.push_key(own_label(host).to_owned());
        target.words.push(own_label(host).to_owned());
    }
    if target.keys.is_empty() {
        read_name(&low, &mut target);
    }
    (!target.keys.is_empty()).then_some(target)
}

impl Target {
    fn push_key(&mut self, key: String) {
        if !key.is_empty() && !self.keys.contains(&key) {
            self.keys.push(key);
        }
    }
}

fn read_name(low: &str, target: &mut Target) {
    let words: Vec<&str> = low
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !LEGAL_FORMS.contains(word))
        .collect();
    let unknown = ["unknown", "none", "null", "na", "n"];
    if words.is_empty() || (words.len() <= 2 && unknown.contains(&words[0])) {
        return;
    }
    target.push_key(words.concat());
    target.words = words.iter().map(|&word| word.to_owned()).collect();
}

/// The hosts in a target: «wikileaks.org, by then at Amazon», «https://www.bank.example/login».
fn hosts_in(low: &str) -> impl Iterator<Item = &str> {
    low.split(|c: char| c.is_whitespace() || c == ',' || c == ';')
        .map(host_of)
        .filter(|host| is_host(host))
}

/// The host of an address in any of its forms.
pub fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let host = match rest.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => rest,
    };
    host.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_host(text: &str) -> bool {
    let mut labels = text.rsplit('.');
    let top = labels.next().unwrap_or("");
    let more = labels.next().is_some();
    let top_ok = top.len() >= 2 && top.chars().all(char::is_alphabetic);
    let address = top.bytes().all(|b| b.is_ascii_digit()) && text.split('.').count() == 4;
    more && (top_ok || address) && text.split('.').all(|label| !label.is_empty())
}

/// The domain that was registered: two labels, or three below `co.uk` and its like. The public suffix list would
/// know more; for comparing, a domain too wide is caught by its rarity.
pub fn registered(host: &str) -> &str {
    if host.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return host;
    }
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (_, second, third) = (dots.next(), dots.next(), dots.next());
    let two = second.map_or(host, |at| &host[at + 1..]);
    let label = two.split('.').next().unwrap_or("");
    if SECOND_LEVEL.contains(&label) && second.is_some() {
        third.map_or(host, |at| &host[at + 1..])
    } else {
        two
    }
}

/// The label that says whose the host is: `swedbank` in `www.swedbank.se`.
pub fn own_label(host: &str) -> &str {
    let label = registered(host).split('.').next().unwrap_or(host);
    if SERVICE_LABELS.contains(&label) {
        host
    } else {
        label
    }
}
