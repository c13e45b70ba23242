//! What of a reading is kept: enough to link the report again after a start, without its words.

use super::{family::Family, postings::Key, reading::Reading};

/// A report's marks, as they lead to its incident.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// When, in seconds since 1970.
    pub at_s: u32,
    /// The family of its kind.
    pub family: Option<Family>,
    /// The target's spellings.
    pub targets: Vec<Key>,
    /// Values, each with whether another attack has another one.
    pub values: Vec<(Key, bool)>,
    /// Names and pairs of words; nothing for a report so old that its words are compared no longer.
    pub words: Option<Vec<Key>>,
}

/// Names and pairs of words up to which a text says nothing but the values in it: «List:», «IOCs».
const WORDS_OF_A_LIST: usize = 2;

impl Marks {
    /// Whether it is a list of values and nothing else: it belongs where its values do, and teaches nothing new. Whoever pastes
    /// the values of two attacks under each other does not make them one.
    pub fn is_bare_list(&self) -> bool {
        let telling = self.values.iter().filter(|(_, telling)| *telling);
        let words = self.words.as_ref().map_or(0, Vec::len);
        self.family.is_none()
            && self.targets.is_empty()
            && words <= WORDS_OF_A_LIST
            && telling.take(2).count() == 2
    }
    /// The marks under which the report is found again for some days: the target's spellings, names, pairs of words.
    pub fn of_words(&self) -> impl Iterator<Item = Key> {
        let words = self.words.iter();
        words.flat_map(|words| self.targets.iter().chain(words).copied())
    }
}

impl Reading {
    /// What is kept of it.
    pub fn marks(&self) -> Marks {
        let names = self.names.iter().map(|mark| mark.key);
        Marks {
            at_s: self.at_s,
            family: self.family.map(|(family, _)| family),
            targets: self.targets.clone(),
            values: self
                .values
                .iter()
                .map(|mark| (mark.key, mark.sort.is_telling()))
                .collect(),
            words: Some(names.chain(self.shingles.iter().copied()).collect()),
        }
    }
}
