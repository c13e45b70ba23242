//! Which countries a number without a calling code may belong to: what the text itself says about where it comes
//! from, then the language it is written in.

use super::languages::LANGUAGES;
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

/// Bytes of a text that are looked at for its language.
/// Told: nobody. Rest: the beginning says enough.
const LOOK_BYTES: usize = 4_096;
/// What a whole word counts; a letter that few languages have counts one.
const WORD: usize = 2;
/// How often such letters count at most: one foreign name must not decide.
const LETTERS_COUNT: usize = 6;

/// Names of countries and large towns, as they stand in texts; they come before what the language says.
const PLACES: [(&str, &str); 42] = [
    ("österreich", "AT"),
    ("wien", "AT"),
    ("austria", "AT"),
    ("schweiz", "CH"),
    ("suisse", "CH"),
    ("svizzera", "CH"),
    ("zürich", "CH"),
    ("belgique", "BE"),
    ("belgië", "BE"),
    ("belgium", "BE"),
    ("bruxelles", "BE"),
    ("brussel", "BE"),
    ("antwerpen", "BE"),
    ("liège", "BE"),
    ("luxembourg", "LU"),
    ("luxemburg", "LU"),
    ("ireland", "IE"),
    ("dublin", "IE"),
    ("éire", "IE"),
    ("malta", "MT"),
    ("cyprus", "CY"),
    ("κύπρο", "CY"),
    ("κύπρος", "CY"),
    ("λευκωσία", "CY"),
    ("helsingfors", "FI"),
    ("finland", "FI"),
    ("london", "GB"),
    ("deutschland", "DE"),
    ("sverige", "SE"),
    ("stockholm", "SE"),
    ("sweden", "SE"),
    ("germany", "DE"),
    ("france", "FR"),
    ("italy", "IT"),
    ("spain", "ES"),
    ("poland", "PL"),
    ("netherlands", "NL"),
    ("estonia", "EE"),
    ("latvia", "LV"),
    ("lithuania", "LT"),
    ("denmark", "DK"),
    ("romania", "RO"),
];

/// Letters that one language alone has, or nearly.
const LETTERS: [(&str, &str); 17] = [
    ("el", "αεηιοτς"),
    ("bg", "аеиотн"),
    ("hu", "őű"),
    ("cs", "řěů"),
    ("sk", "ľĺŕ"),
    ("ro", "țșăţş"),
    ("pl", "łżźśń"),
    ("mt", "ħġ"),
    ("lv", "ļķņģ"),
    ("lt", "ėųį"),
    ("et", "õ"),
    ("hr", "đć"),
    ("da", "æø"),
    ("sv", "å"),
    ("de", "ßü"),
    ("es", "ñ¿"),
    ("pt", "ãõ"),
];

/// The countries a number in this text may belong to, likeliest first.
pub(super) fn likely(text: &str, accounts: &[String]) -> Vec<&'static str> {
    let mut end = text.len().min(LOOK_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].to_lowercase();
    let mut heard = Heard::default();
    heard.words(&head);
    heard.letters(&head);
    heard.countries(accounts)
}

/// A quick hash for short words of our own lists (FNV-1a). What a text holds is only looked up, never kept, so nobody
/// can fill a place of it with words that collide.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// Which languages (places in [`LANGUAGES`]) have a word, and which have words that begin so.
struct Lexicon {
    words: Map<&'static str, Vec<usize>>,
    /// By their first bytes, so that a word is held against few.
    stems: Map<[u8; STEM_BYTES], Vec<(&'static str, usize)>>,
    places: Map<&'static str, &'static str>,
    letters: Map<char, Vec<usize>>,
}

/// Bytes that every stem has at least; a test holds the lists against it.
const STEM_BYTES: usize = 3;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

impl Lexicon {
    fn new() -> Lexicon {
        let mut lexicon = Lexicon {
            words: Map::default(),
            stems: Map::default(),
            places: PLACES.into_iter().collect(),
            letters: Map::default(),
        };
        for (at, (lang, list, _)) in LANGUAGES.iter().enumerate() {
            for word in list.split(' ') {
                match word.strip_suffix('~') {
                    Some(stem) => lexicon.stem(stem, at),
                    None => lexicon.words.entry(word).or_default().push(at),
                }
            }
            for sign in LETTERS
                .iter()
                .filter(|(l, _)| l == lang)
                .flat_map(|(_, s)| s.chars())
            {
                lexicon.letters.entry(sign).or_default().push(at);
            }
        }
        lexicon
    }

    fn stem(&mut self, stem: &'static str, at: usize) {
        if let Some(first) = stem.as_bytes().first_chunk() {
            self.stems.entry(*first).or_default().push((stem, at));
        }
    }

    /// The languages that have a word, once for each way.
    fn languages_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let whole = self.words.get(word).into_iter().flatten().copied();
        let first = word.as_bytes().first_chunk();
        let near = first.and_then(|first| self.stems.get(first));
        let begun = near
            .into_iter()
            .flatten()
            .filter(|(stem, _)| word.starts_with(stem))
            .map(|(_, at)| *at);
        whole.chain(begun)
    }
}

#[cfg(test)]
#[test]
fn every_stem_is_long_enough_to_be_found_by_its_first_bytes() {
    for (lang, list, _) in LANGUAGES.iter() {
        let stems = list.split(' ').filter_map(|word| word.strip_suffix('~'));
        for stem in stems {
            assert!(stem.len() >= STEM_BYTES, "{lang}: {stem}");
        }
    }
}

/// What a text says about where it comes from.
#[derive(Default)]
struct Heard {
    counts: [usize; LANGUAGES.len()],
    letters: [usize; LANGUAGES.len()],
    places: Vec<&'static str>,
}

impl Heard {
    fn words(&mut self, head: &str) {
        for word in head.split_whitespace() {
            // A digest falls apart into letters that would pass for words, so only whole words count.
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            for at in LEXICON.languages_of(word) {
                self.counts[at] += WORD;
            }
            self.places.extend(LEXICON.places.get(word));
        }
    }

    fn letters(&mut self, head: &str) {
        for sign in head.chars().filter(|c| !c.is_ascii()) {
            for at in LEXICON.letters.get(&sign).into_iter().flatten() {
                self.letters[*at] = (self.letters[*at] + 1).min(LETTERS_COUNT);
            }
        }
    }

    fn countries(self, accounts: &[String]) -> Vec<&'static str> {
        let mut scores: Vec<(usize, &[&str])> = Vec::with_capacity(LANGUAGES.len());
        for (at, (_, _, countries)) in LANGUAGES.iter().enumerate() {
            let own = self.counts[at] + self.letters[at];
            // An account tips the scale between neighbours; people are also sent to accounts abroad.
            let home = own > 0
                && accounts
                    .iter()
                    .any(|a| countries.first() == Some(&a.as_str()));
            scores.push((own + usize::from(home) * WORD, countries));
        }
        scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let best = scores.first().map_or(0, |(score, _)| *score).max(1);
        let near = scores
            .iter()
            .filter(|(score, _)| *score * 3 > best * 2)
            .take(2);
        let spoken: Vec<&[&str]> = near.map(|(_, countries)| *countries).collect();
        let mut countries = self.places;
        // A place abroad is named more often than a number abroad is spelled as at home.
        if let Some(first) = spoken.first() {
            countries.retain(|c| first.contains(c) || first.contains(&"US"));
        }
        countries.extend(spoken.iter().flat_map(|c| c.iter().copied()));
        countries
    }
}
