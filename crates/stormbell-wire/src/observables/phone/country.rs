//! Which countries a number without a calling code may belong to: what the text itself says about where it comes
//! from, then the language it is written in.

use super::languages::LANGUAGES;
use std::{collections::BTreeMap, sync::LazyLock};

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

/// Which languages (places in [`LANGUAGES`]) have a word, and which have words that begin so.
struct Lexicon {
    words: BTreeMap<&'static str, Vec<usize>>,
    /// In order, so that a beginning is found by halving.
    stems: Vec<(&'static str, usize)>,
    places: BTreeMap<&'static str, &'static str>,
    letters: BTreeMap<char, Vec<usize>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

impl Lexicon {
    fn new() -> Lexicon {
        let mut lexicon = Lexicon {
            words: BTreeMap::new(),
            stems: Vec::new(),
            places: PLACES.into_iter().collect(),
            letters: BTreeMap::new(),
        };
        for (at, (lang, list, _)) in LANGUAGES.iter().enumerate() {
            for word in list.split(' ') {
                match word.strip_suffix('~') {
                    Some(stem) => lexicon.stems.push((stem, at)),
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
        lexicon.stems.sort_unstable();
        lexicon
    }

    /// The languages that have a word, once for each way.
    fn languages_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let whole = self.words.get(word).into_iter().flatten().copied();
        let after = self.stems.partition_point(|(stem, _)| *stem <= word);
        let near = self.stems[..after].iter().rev();
        let same = near.take_while(|(stem, _)| stem.as_bytes().first() == word.as_bytes().first());
        let begun = same
            .filter(|(stem, _)| word.starts_with(stem))
            .map(|(_, at)| *at);
        whole.chain(begun)
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
