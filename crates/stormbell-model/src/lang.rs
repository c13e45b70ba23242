//! The languages of the Union (Regulation No 1/1958) and which of them are spoken here already.

use serde::{Deserialize, Serialize};

/// An official language of the Union, by its ISO 639-1 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the code is the documentation")]
pub enum Lang {
    Bg,
    Cs,
    Da,
    De,
    El,
    En,
    Es,
    Et,
    Fi,
    Fr,
    Ga,
    Hr,
    Hu,
    It,
    Lt,
    Lv,
    Mt,
    Nl,
    Pl,
    Pt,
    Ro,
    Sk,
    Sl,
    Sv,
}

/// All twenty-four, in the order of their codes: (language, code, own name).
pub const ALL: [(Lang, &str, &str); 24] = [
    (Lang::Bg, "bg", "български"),
    (Lang::Cs, "cs", "čeština"),
    (Lang::Da, "da", "dansk"),
    (Lang::De, "de", "Deutsch"),
    (Lang::El, "el", "ελληνικά"),
    (Lang::En, "en", "English"),
    (Lang::Es, "es", "español"),
    (Lang::Et, "et", "eesti"),
    (Lang::Fi, "fi", "suomi"),
    (Lang::Fr, "fr", "français"),
    (Lang::Ga, "ga", "Gaeilge"),
    (Lang::Hr, "hr", "hrvatski"),
    (Lang::Hu, "hu", "magyar"),
    (Lang::It, "it", "italiano"),
    (Lang::Lt, "lt", "lietuvių"),
    (Lang::Lv, "lv", "latviešu"),
    (Lang::Mt, "mt", "Malti"),
    (Lang::Nl, "nl", "Nederlands"),
    (Lang::Pl, "pl", "polski"),
    (Lang::Pt, "pt", "português"),
    (Lang::Ro, "ro", "română"),
    (Lang::Sk, "sk", "slovenčina"),
    (Lang::Sl, "sl", "slovenščina"),
    (Lang::Sv, "sv", "svenska"),
];

/// The languages whose catalogue and first aid are complete today.
pub const SPOKEN: [Lang; 6] = [Lang::En, Lang::Sv, Lang::Et, Lang::Lt, Lang::Fr, Lang::De];

impl Lang {
    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        ALL[self as usize].1
    }
    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        ALL[self as usize].2
    }
    /// Reads `sv`, `SV`, `sv-SE` or `sv_SE`.
    pub fn parse(text: &str) -> Option<Lang> {
        let code = text.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        ALL.iter().find(|(_, c, _)| *c == code).map(|(l, _, _)| *l)
    }
    /// The first spoken language of an `Accept-Language` header (RFC 9110), by its weights.
    pub fn negotiate(header: &str) -> Option<Lang> {
        let mut wishes: Vec<(i32, usize, Lang)> = header
            .split(',')
            .take(32)
            .enumerate()
            .filter_map(|(i, part)| {
                let mut bits = part.split(';');
                let lang = Lang::parse(bits.next()?)?;
                let q = bits
                    .find_map(|b| b.trim().strip_prefix("q=").map(str::to_owned))
                    .and_then(|q| q.parse::<f32>().ok())
                    .unwrap_or(1.0);
                (q > 0.0 && lang.is_spoken()).then_some(((-q * 1000.0) as i32, i, lang))
            })
            .collect();
        wishes.sort_by_key(|w| (w.0, w.1));
        wishes.first().map(|w| w.2)
    }
    /// Whether pages and first aid exist in this language.
    pub fn is_spoken(self) -> bool {
        SPOKEN.contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_in_order() {
        for (i, (lang, code, _)) in ALL.iter().enumerate() {
            assert_eq!(*lang as usize, i);
            assert_eq!(Lang::parse(code), Some(*lang));
        }
    }

    #[test]
    fn negotiation_honours_weights() {
        assert_eq!(Lang::negotiate("pl,de;q=0.5,sv;q=0.9"), Some(Lang::Sv));
        assert_eq!(Lang::negotiate("*"), None);
        assert_eq!(Lang::negotiate("fr-FR, fr;q=0.8"), Some(Lang::Fr));
        assert_eq!(Lang::negotiate("sv;q=0, et"), Some(Lang::Et));
    }
}
