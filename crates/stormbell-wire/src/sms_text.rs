//! Short messages: how many pieces a text is on its way, and how to cut it so that the link at its end survives.
//! GSM 7-bit where every letter is in that alphabet (3GPP TS 23.038, section 6.2.1), else UCS-2 with half the room.

/// Pieces that one short message may have: more cost more and arrive out of order.
/// Told: nobody. Rest: the text is cut; the link at its end is kept.
pub const PIECES_MAX: usize = 3;

/// The letters of one septet.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                     ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// The letters of two septets.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";

/// How a text travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Septets: 160 in one piece, 153 in each of several.
    Gsm7,
    /// Sixteen bits: 70 in one piece, 67 in each of several.
    Ucs2,
}

/// A text that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// What is sent.
    pub text: String,
    /// How it travels.
    pub coding: Coding,
    /// In how many pieces.
    pub pieces: usize,
}

/// Fits `words` and, after a space, `link` into at most `pieces` pieces (1 to [`PIECES_MAX`]). Typographic marks that
/// would double the price become plain ones; letters of a language never do. The words are cut where they must be; a
/// link that alone is too long is kept whole, and the answer says how many pieces that makes.
pub fn fit(words: &str, link: &str, pieces: usize) -> Fitted {
    let words: String = words.trim().chars().flat_map(plain).collect();
    let pieces = pieces.clamp(1, PIECES_MAX);
    let whole = joined(&words, link);
    let count = pieces_of(&whole);
    if count.1 <= pieces {
        return fitted(whole, count);
    }
    let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    // Longer texts never have fewer pieces, but a letter outside the alphabet, cut away, may halve them: so ask each.
    let cut = ends
        .iter()
        .rev()
        .map(|end| joined(&format!("{}...", words[..*end].trim_end()), link));
    let mut fitting = cut.map(|text| (pieces_of(&text), text));
    match fitting.find(|(count, _)| count.1 <= pieces) {
        Some((count, text)) => fitted(text, count),
        None => fitted(link.to_owned(), pieces_of(link)),
    }
}

/// How a text travels, and in how many pieces.
pub fn pieces_of(text: &str) -> (Coding, usize) {
    let septets: Option<Vec<usize>> = text.chars().map(septets).collect();
    match septets {
        Some(widths) => (Coding::Gsm7, pieces(&widths, 160, 153)),
        None => {
            let widths: Vec<usize> = text.chars().map(char::len_utf16).collect();
            (Coding::Ucs2, pieces(&widths, 70, 67))
        }
    }
}

/// A letter of two units is never parted, so a piece may stay one short.
fn pieces(widths: &[usize], alone: usize, of_many: usize) -> usize {
    if widths.iter().sum::<usize>() <= alone {
        return 1;
    }
    let mut count = 1;
    let mut room = of_many;
    for width in widths {
        if *width > room {
            count += 1;
            room = of_many;
        }
        room -= width;
    }
    count
}

fn septets(c: char) -> Option<usize> {
    if BASIC.contains(c) {
        return Some(1);
    }
    EXTENDED.contains(c).then_some(2)
}

fn plain(c: char) -> impl Iterator<Item = char> {
    let (one, more) = match c {
        '’' | '‘' | '‚' | '`' | '´' => ('\'', ""),
        '“' | '”' | '„' | '«' | '»' => ('"', ""),
        '–' | '—' | '‐' | '‑' => ('-', ""),
        '…' => ('.', ".."),
        '\u{a0}' | '\u{202f}' | '\t' => (' ', ""),
        c => (c, ""),
    };
    std::iter::once(one).chain(more.chars())
}

fn joined(words: &str, link: &str) -> String {
    format!("{words} {link}").trim().to_owned()
}

fn fitted(text: String, (coding, pieces): (Coding, usize)) -> Fitted {
    Fitted {
        text,
        coding,
        pieces,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_counted_as_networks_count_them() {
        let of = |text: &str| pieces_of(text);
        assert_eq!(BASIC.chars().count(), 127, "128 less the escape");
        assert_eq!(of(""), (Coding::Gsm7, 1));
        assert_eq!(of(&"a".repeat(160)), (Coding::Gsm7, 1));
        assert_eq!(of(&"a".repeat(161)), (Coding::Gsm7, 2));
        assert_eq!(of(&"a".repeat(306)), (Coding::Gsm7, 2));
        assert_eq!(of(&"a".repeat(307)), (Coding::Gsm7, 3));
        assert_eq!(of(&"€".repeat(80)), (Coding::Gsm7, 1));
        // 152 letters and then one of two septets, which waits for the next piece.
        assert_eq!(
            of(&format!("{}€{}", "a".repeat(152), "a".repeat(152))),
            (Coding::Gsm7, 3)
        );
        assert_eq!(of(&"ė".repeat(70)), (Coding::Ucs2, 1));
        assert_eq!(of(&"ė".repeat(71)), (Coding::Ucs2, 2));
        assert_eq!(of(&"😀".repeat(35)), (Coding::Ucs2, 1));
        assert_eq!(
            of(&"😀".repeat(67)),
            (Coding::Ucs2, 3),
            "33 in each of several"
        );
    }

    #[test]
    fn the_link_is_never_cut() {
        let link = "https://node.example/a/0123456789abcdef0123456789abcdef";
        for words in [
            "Aliarmas: žala daroma dabar. ".repeat(30),
            "Alarm! ".repeat(90),
        ] {
            for most in 1..=3 {
                let f = fit(&words, link, most);
                assert!(f.pieces <= most && f.text.ends_with(link), "{f:?}");
                assert_eq!(pieces_of(&f.text), (f.coding, f.pieces));
                assert!(f.text.contains("... "), "{f:?}");
            }
        }
        let long = "x".repeat(500);
        assert_eq!(fit("words", &long, 1).text, long);
    }

    #[test]
    fn marks_become_plain_and_letters_stay() {
        let f = fit("Stormbell – «emergency»…", "l", 1);
        assert_eq!(f.text, "Stormbell - \"emergency\"... l");
        assert_eq!(f.coding, Coding::Gsm7);
        assert_eq!(fit("Žalos būklė", "l", 1).coding, Coding::Ucs2);
        assert_eq!(fit("Störfall ä ö å é", "l", 1).coding, Coding::Gsm7);
    }
}
