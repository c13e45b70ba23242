//! What each byte can be part of, as one table, and the words that the scanner walks over.

/// A letter that is no hexadecimal digit.
pub(super) const LETTER: u8 = 1;
/// A decimal digit.
pub(super) const DIGIT: u8 = 2;
/// A letter that is a hexadecimal digit.
pub(super) const HEX: u8 = 4;
/// A full stop.
pub(super) const DOT: u8 = 8;
/// A hyphen.
pub(super) const HYPHEN: u8 = 16;
/// A low line.
pub(super) const UNDER: u8 = 32;
/// Part of a letter beyond ASCII.
pub(super) const HIGH: u8 = 64;

/// Bytes of a word that is looked at. Nothing that is looked for is longer.
/// Told: nobody; a longer word is no name, address or hash. Rest: the word is passed over.
const WORD_MAX_BYTES: usize = 512;

static CLASS: [u8; 256] = classes();
static START: [bool; 256] = starts();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'f' | b'A'..=b'F' => HEX,
            b'g'..=b'z' | b'G'..=b'Z' => LETTER,
            b'.' => DOT,
            b'-' => HYPHEN,
            b'_' => UNDER,
            // Signs, dashes and quotes live in the blocks that begin so; letters of Europe do not.
            0xc2 | 0xe2 | 0xef | 0xf0..=0xff => 0,
            0x80..=0xff => HIGH,
            _ => 0,
        };
        byte += 1;
    }
    table
}

const fn starts() -> [bool; 256] {
    let classes = classes();
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let continues = byte >= 0x80 && byte < 0xc0;
        table[byte] = classes[byte] & (LETTER | DIGIT | HEX | HIGH | UNDER) != 0 && !continues
            || matches!(
                byte as u8,
                b'+' | b'(' | b'/' | b':' | b'@' | b'\\' | b'%' | b'~'
            );
        byte += 1;
    }
    table
}

/// The class of a byte; 0 for what ends every word.
pub(super) fn class(byte: u8) -> u8 {
    CLASS[usize::from(byte)]
}

/// The next place at or after `at` where something may begin.
pub(super) fn next_start(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let step = rest.iter().position(|b| START[usize::from(*b)]);
    step.map_or(text.len(), |step| at + step)
}

/// A word: letters, digits, full stops, hyphens and low lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    /// The classes that occur in it.
    pub mask: u8,
}

impl Word {
    /// The word that begins at `start`.
    pub fn at(text: &[u8], start: usize) -> Word {
        let (mut end, mut mask) = (start, 0);
        while let Some(class) = text.get(end).map(|b| class(*b)).filter(|c| *c != 0) {
            mask |= class;
            end += 1;
        }
        Word { start, end, mask }
    }
    pub fn has(self, classes: u8) -> bool {
        self.mask & classes != 0
    }
    pub fn only(self, classes: u8) -> bool {
        self.mask & !classes == 0
    }
    pub fn len(self) -> usize {
        self.end - self.start
    }
    pub fn too_long(self) -> bool {
        self.len() > WORD_MAX_BYTES
    }
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The byte at a place, or 0 beyond the ends.
pub(super) fn byte(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

/// The byte before a place, or 0 at the beginning.
pub(super) fn before(text: &[u8], at: usize) -> u8 {
    at.checked_sub(1).map_or(0, |at| byte(text, at))
}

/// Whether a byte continues a word of letters and digits.
pub(super) fn is_alnum(byte: u8) -> bool {
    class(byte) & (LETTER | DIGIT | HEX | HIGH) != 0
}
