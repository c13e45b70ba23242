//! Words out of a text, for comparing texts: folded to plain letters, cut to stems, paired into shingles. What looks
//! like a value (an address, a host, a hash) is left out here; values are compared as values.

/// Letters of a stem. Names are inflected at the end in half of the Union's languages: Hansapank, Hansapanga.
const STEM_CHARS: usize = 6;
/// Words of one text that are compared. Told: nobody; what follows is random tail or a pasted log. Rest: the text is
/// kept whole, and its values are compared.
pub const WORDS_MAX: usize = 400;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded: small plain letters.
    pub folded: String,
    /// Whether it looks like a name.
    pub standing: Standing,
}

/// How much a word looks like a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// An ordinary word.
    Plain,
    /// Its capital may come from beginning a sentence.
    Initial,
    /// A capital inside a sentence, or letters mixed with digits or capitals.
    Name,
}

impl Word {
    /// The first letters, under which inflected forms meet.
    pub fn stem(&self) -> &str {
        stem(&self.folded)
    }
}

/// The first letters of a folded word.
pub fn stem(folded: &str) -> &str {
    match folded.char_indices().nth(STEM_CHARS) {
        Some((end, _)) => &folded[..end],
        None => folded,
    }
}

/// The words of a text, at most [`WORDS_MAX`].
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut begins = true;
    for chunk in text.split_whitespace() {
        if found.len() >= WORDS_MAX {
            break;
        }
        if !looks_like_value(chunk) {
            words_of_chunk(chunk, begins, &mut found);
        }
        begins = chunk.ends_with(['.', '!', '?', ':']);
    }
    found.truncate(WORDS_MAX);
    found
}

fn words_of_chunk(chunk: &str, begins: bool, found: &mut Vec<Word>) {
    let mut first = begins;
    for piece in chunk.split(|c: char| !c.is_alphanumeric()) {
        if piece.chars().any(char::is_alphabetic) {
            found.push(Word {
                folded: fold(piece),
                standing: standing(piece, first),
            });
            first = false;
        }
    }
}

fn standing(piece: &str, begins_sentence: bool) -> Standing {
    let capital = piece.chars().next().is_some_and(char::is_uppercase);
    let inner = piece.chars().skip(1).any(char::is_uppercase);
    let digit = piece.chars().any(|c| c.is_ascii_digit());
    let long = piece.chars().nth(2).is_some();
    match (
        long,
        (capital && !begins_sentence) || inner || digit,
        capital,
    ) {
        (true, true, _) => Standing::Name,
        (true, false, true) => Standing::Initial,
        _ => Standing::Plain,
    }
}

fn looks_like_value(chunk: &str) -> bool {
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let dotted = bare.split('.').count() > 1 && !bare.contains("..");
    let hexadecimal = bare.len() >= 24 && bare.bytes().all(|b| b.is_ascii_hexdigit());
    dotted
        || hexadecimal
        || ["://", "@", "[.", "(.", "[dot", "(dot", "[at"]
            .iter()
            .any(|mark| chunk.contains(mark))
}

/// Small letters without accents, so that «Überfall», «überfall» and «uberfall» are one word.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            "" if is_combining(c) => {}
            "" => folded.push(c),
            letters => folded.push_str(letters),
        }
    }
    folded
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The plain letters for an accented one of the Union's languages; nothing for all other characters.
fn plain(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ά' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ģ' | 'ğ' | 'ġ' => "g",
        'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ļ' | 'ł' | 'ĺ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ō' => "o",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => "",
    }
}
