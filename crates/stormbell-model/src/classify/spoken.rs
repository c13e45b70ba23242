//! Which lists of words a text speaks of. One pass over the words; each is held against the few beginnings that share
//! its first letters.

use super::Rules;
use crate::search::each_word;

/// Words of one report that are listened to.
/// Told: nobody; what follows is a pasted log. Rest: the text is kept whole, and its values are read.
const WORDS_MAX: usize = 4_000;
/// Beginnings of words that a page shows.
/// Told: nobody. Rest: the words themselves are on the page.
const HEARD_MAX: usize = 12;

/// What was heard: for each list of words, which of them.
pub(super) struct Heard(Vec<(usize, usize)>);

impl Heard {
    /// Whether a word of the list was heard.
    pub fn says(&self, list: usize) -> bool {
        self.0.iter().any(|(heard, _)| *heard == list)
    }
    /// The beginnings that were heard, as they stand in the rules.
    pub fn words(&self, rules: &Rules) -> Vec<String> {
        let word = |(list, at): &(usize, usize)| Some(rules.words.get(*list)?.1.get(*at)?.clone());
        self.0.iter().filter_map(word).take(HEARD_MAX).collect()
    }
}

/// Listens to texts.
pub(super) fn listen(rules: &Rules, texts: &[&str]) -> Heard {
    let (mut heard, mut left) = (Vec::new(), WORDS_MAX);
    for text in texts {
        each_word(text, &mut |word| {
            if left == 0 {
                return;
            }
            left -= 1;
            for found in rules.known(word) {
                if !heard.contains(&found) {
                    heard.push(found);
                }
            }
        });
    }
    Heard(heard)
}
