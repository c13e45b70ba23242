//! Words of any script: runs of letters and digits, folded, of two signs at least.

use super::fold::{fold, is_accent};
use crate::text::is_hidden;

/// Signs of a word that are compared; longer ones are cut, in the index and in the question alike.
pub(super) const WORD_SIGNS: usize = 40;
/// A single letter or digit is on nearly every page and tells nothing.
const WORD_SIGNS_MIN: usize = 2;

/// Gives each folded word of a text, in order.
pub(crate) fn in_text(text: &str, each: &mut dyn FnMut(&str)) {
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() || is_accent(c) || is_hidden(c) && c != '\n' && c != '\t' {
            fold(c, &mut word);
        } else {
            end(&mut word, each);
        }
    }
    end(&mut word, each);
}

fn end(word: &mut String, each: &mut dyn FnMut(&str)) {
    if word.is_empty() {
        return;
    }
    if let Some((cut, _)) = word.char_indices().nth(WORD_SIGNS) {
        word.truncate(cut);
    }
    if word.chars().nth(WORD_SIGNS_MIN - 1).is_some() {
        each(word);
    }
    word.clear();
}

/// The term of a folded word.
pub(super) fn term(word: &str) -> String {
    format!("w:{word}")
}
