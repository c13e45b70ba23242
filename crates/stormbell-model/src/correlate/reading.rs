//! What a report offers for comparing: its marks. Made once when it comes, from its words and values alone, so that the
//! same report always has the same marks.

pub use super::meaningless::is_big_site;
use super::{
    family::Family,
    lexicon,
    meaningless::is_meaningless,
    postings::Key,
    target,
    words::{self, Standing},
};
use crate::Moment;
use std::hash::{Hash, Hasher};

/// Values of one report that are compared. Told: the placement says how many were left out. Rest: the values stay with
/// the report and are found by search.
pub const VALUES_MAX: usize = 48;
/// Names of one text that are compared: the first ones. Told: nobody. Rest: the text is kept whole.
const NAMES_MAX: usize = 24;
/// Pairs of words of one text that are compared: those of the smallest hash, so that two texts keep the same ones.
/// Told: nobody. Rest: the text is kept whole.
const SHINGLES_MAX: usize = 40;

/// A report as it comes to be placed.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// When it was filed.
    pub at: Moment,
    /// The words.
    pub narrative: &'a str,
    /// The kind, in any spelling, if one was chosen.
    pub kind: Option<&'a str>,
    /// Who or what was attacked, if the reporter said.
    pub target: Option<&'a str>,
    /// Values: those the reporter named and those found in the words, each once, in normal form.
    pub values: &'a [Value<'a>],
}

/// A value with the sort it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value<'a> {
    /// Its sort.
    pub sort: Sort,
    /// Its normal form.
    pub text: &'a str,
}

/// Sorts of values that differ in how well they tell one attack from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// A file's hash.
    Hash,
    /// A full address on the web.
    Url,
    /// A mail address.
    Email,
    /// A wallet, an account, a telephone number.
    Account,
    /// A domain or host.
    Domain,
    /// An IP address.
    Ip,
    /// A network or its number.
    Network,
    /// A weakness, which all who attack today may use.
    Weakness,
    /// A technique: says nothing about who.
    Technique,
    /// Anything else.
    Other,
}

impl Sort {
    /// Whether another attack has another one.
    pub fn is_telling(self) -> bool {
        matches!(
            self,
            Sort::Hash | Sort::Url | Sort::Email | Sort::Account | Sort::Domain
        )
    }
    /// Reads the type of an observable.
    pub fn parse(kind: &str) -> Sort {
        match kind {
            "md5" | "sha1" | "sha256" | "sha512" | "ssdeep" | "tlsh" => Sort::Hash,
            "url" => Sort::Url,
            "email" => Sort::Email,
            "btc" | "eth" | "xmr" | "iban" | "phone" => Sort::Account,
            "domain" | "host" | "hostname" => Sort::Domain,
            "ipv4" | "ipv6" | "ip" => Sort::Ip,
            "cidr" | "asn" => Sort::Network,
            "cve" => Sort::Weakness,
            "attack" => Sort::Technique,
            _ => Sort::Other,
        }
    }
}

/// A value's mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueMark {
    /// Where it is kept.
    pub key: Key,
    /// Its sort.
    pub sort: Sort,
    /// Place of the value it came from, in the list that was given.
    pub index: u16,
    /// Where it would be kept if it were a target, for hosts and domains.
    pub as_target: Option<Key>,
}

/// A name's mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameMark {
    /// Where it is kept.
    pub key: Key,
    /// Whether it stood as a name; otherwise a word that may be one.
    pub standing: Standing,
}

/// All marks of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// When, in seconds since 1970.
    pub at_s: u32,
    /// The family of its kind, and whether the reporter chose it.
    pub family: Option<(Family, bool)>,
    /// The target's spellings.
    pub targets: Vec<Key>,
    /// Values.
    pub values: Vec<ValueMark>,
    /// Values beyond [`VALUES_MAX`].
    pub values_left_out: usize,
    /// Names and rare words, those of the target first.
    pub names: Vec<NameMark>,
    /// How many of the names are the target's.
    pub target_names: usize,
    /// Names as they would be kept if they were targets: what one names as the target, another names in the words.
    pub named_targets: Vec<Key>,
    /// Pairs of words.
    pub shingles: Vec<Key>,
    /// The text as a whole, for telling a copied text from a second witness.
    pub text: Key,
}

/// Reads a report. `secret` keys the hashes, so that nobody outside can aim at a place in the tables.
pub fn read(said: &Said<'_>, secret: u64) -> Reading {
    let keys = Keys(secret);
    let words = words::words(said.narrative);
    let target = said.target.and_then(target::read);
    let mut reading = Reading {
        at_s: u32::try_from(said.at.0.max(0) / 1_000_000).unwrap_or(u32::MAX),
        family: family(said, &words),
        targets: target.iter().flat_map(|t| keys.targets(t)).collect(),
        values_left_out: said.values.len().saturating_sub(VALUES_MAX),
        names: names(&keys, &words, target.as_ref()),
        target_names: names(&keys, &[], target.as_ref()).len(),
        named_targets: named_targets(&keys, &words),
        shingles: shingles(&keys, &words),
        text: keys.of("text", said.narrative),
        ..Reading::default()
    };
    if reading.targets.is_empty() {
        reading.targets = flooded_hosts(&keys, &reading, said.values);
    }
    for (index, value) in said.values.iter().take(VALUES_MAX).enumerate() {
        value_marks(&keys, *value, index as u16, &mut reading);
    }
    reading
}

struct Keys(u64);

impl Keys {
    fn of(&self, what: &str, text: &str) -> Key {
        #[expect(
            deprecated,
            reason = "the same on every machine, which the hasher of tables does not promise"
        )]
        let mut hasher = std::hash::SipHasher::new_with_keys(self.0, !self.0);
        what.hash(&mut hasher);
        text.hash(&mut hasher);
        Key(hasher.finish())
    }
    fn targets<'a>(&'a self, target: &'a target::Target) -> impl Iterator<Item = Key> + 'a {
        target.keys.iter().map(|key| self.of("target", key))
    }
}

/// Whoever says that a host cannot be reached names the victim by it.
fn flooded_hosts(keys: &Keys, reading: &Reading, values: &[Value<'_>]) -> Vec<Key> {
    let flooded = matches!(reading.family, Some((Family::Availability, _)));
    let hosts = values.iter().filter(|value| value.sort == Sort::Domain);
    let hosts: Vec<&str> = hosts
        .map(|v| v.text)
        .filter(|h| !is_big_site(target::registered(h)))
        .collect();
    match hosts.as_slice() {
        [host] if flooded => target::read(host)
            .iter()
            .flat_map(|t| keys.targets(t))
            .collect(),
        _ => Vec::new(),
    }
}

fn family(said: &Said<'_>, words: &[words::Word]) -> Option<(Family, bool)> {
    let chosen = said.kind.and_then(Family::parse).map(|f| (f, true));
    chosen.or_else(|| {
        let spoken = lexicon::family_of(words.iter().map(|w| w.folded.as_str()));
        spoken.map(|family| (family, false))
    })
}

fn names(keys: &Keys, words: &[words::Word], target: Option<&target::Target>) -> Vec<NameMark> {
    let mut marks: Vec<NameMark> = Vec::new();
    let of_target = target
        .iter()
        .flat_map(|t| t.words.iter().map(|w| (w.as_str(), Standing::Name)));
    let of_text = words.iter().map(|w| (w.folded.as_str(), w.standing));
    for (folded, standing) in of_target.chain(of_text) {
        if marks.len() >= NAMES_MAX {
            break;
        }
        if !lexicon::says_something(folded) {
            continue;
        }
        let key = keys.of("name", words::stem(folded));
        match marks.iter_mut().find(|mark| mark.key == key) {
            Some(mark) => mark.standing = mark.standing.max(standing),
            None => marks.push(NameMark { key, standing }),
        }
    }
    marks
}

/// Words that may be a target's name, alone and two by two: «Danske Bank».
fn named_targets(keys: &Keys, words: &[words::Word]) -> Vec<Key> {
    let may_be = |word: &words::Word| {
        word.standing > Standing::Plain && word.folded.chars().nth(2).is_some()
    };
    let single = words
        .iter()
        .filter(|word| may_be(word) && lexicon::says_something(&word.folded));
    let single = single.map(|word| word.folded.clone());
    let pairs = words.windows(2).filter(|two| two.iter().all(may_be));
    let pairs = pairs.map(|two| format!("{}{}", two[0].folded, two[1].folded));
    let mut found: Vec<Key> = single
        .chain(pairs)
        .take(NAMES_MAX)
        .map(|name| keys.of("target", &name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn shingles(keys: &Keys, words: &[words::Word]) -> Vec<Key> {
    let pair = |two: &[words::Word]| keys.of(two[0].stem(), two[1].stem());
    let mut marks: Vec<Key> = words.windows(2).map(pair).collect();
    marks.sort_unstable();
    marks.dedup();
    marks.truncate(SHINGLES_MAX);
    marks
}

fn value_marks(keys: &Keys, value: Value<'_>, index: u16, reading: &mut Reading) {
    if is_meaningless(value) {
        return;
    }
    let host = match value.sort {
        Sort::Url | Sort::Domain | Sort::Email => target::host_of(value.text),
        _ => "",
    };
    let domain = target::registered(host);
    if value.sort != Sort::Domain {
        push_value(
            reading,
            keys.of("value", value.text),
            value.sort,
            index,
            None,
        );
    }
    if !domain.is_empty() && !is_big_site(domain) {
        let as_target = Some(keys.of("target", domain));
        let sort = Sort::Domain;
        push_value(reading, keys.of("domain", domain), sort, index, as_target);
        if value.sort == Sort::Domain {
            // A host on its own is often the victim's; one in a URL is the lure's, and is compared as a value.
            let stem = words::stem(target::own_label(host));
            push_name(reading, keys.of("name", stem));
        }
    }
}

fn push_value(reading: &mut Reading, key: Key, sort: Sort, index: u16, as_target: Option<Key>) {
    if reading.values.iter().all(|mark| mark.key != key) {
        reading.values.push(ValueMark {
            key,
            sort,
            index,
            as_target,
        });
    }
}

fn push_name(reading: &mut Reading, key: Key) {
    let known = reading.names.iter().any(|mark| mark.key == key);
    if !known && reading.names.len() < NAMES_MAX {
        reading.names.push(NameMark {
            key,
            standing: Standing::Name,
        });
    }
}
