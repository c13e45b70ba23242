//! Words before a number that say what it is.

use crate::observables::context;
use std::sync::LazyLock;

/// Words that are looked at.
/// Told: nobody. Rest: a word further away says nothing.
const WORDS_MAX: usize = 6;

/// Beginnings of words that a telephone number follows, in the languages of the Union.
const PHONE: [&str; 80] = [
    "zavol",
    "piezvan",
    "richiam",
    "paskamb",
    "oproep",
    "llám",
    "rappel",
    "zurückruf",
    "rückruf",
    "rückfrag",
    "nazov",
    "pozov",
    "позвън",
    "sunaț",
    "suna",
    "hívj",
    "ringt",
    "voltel",
    "felhív",
    "τηλεφ",
    "telep",
    "tel",
    "tlf",
    "tfn",
    "phone",
    "fon",
    "mobil",
    "móvil",
    "cell",
    "handy",
    "gsm",
    "fax",
    "call",
    "ring",
    "rang",
    "appel",
    "appelez",
    "llam",
    "chiam",
    "bel",
    "belde",
    "gebeld",
    "anruf",
    "angerufen",
    "ruf",
    "rief",
    "soit",
    "puh",
    "helist",
    "zvan",
    "skambin",
    "dzwoni",
    "zadzwoni",
    "vola",
    "zavola",
    "hív",
    "sun",
    "sună",
    "ligar",
    "ligou",
    "ligue",
    "nazv",
    "pokli",
    "klic",
    "poziv",
    "обад",
    "тел",
    "телефон",
    "τηλ",
    "κινητό",
    "κλήσ",
    "κάλεσ",
    "κλησ",
    "τηλέφ",
    "καλέσ",
    "sms",
    "whatsapp",
    "glaoi",
    "glaoch",
    "ċemp",
];
const MORE_PHONE: [&str; 44] = [
    "contatt",
    "contac",
    "επικοιν",
    "susisiek",
    "sazin",
    "kapcsolat",
    "yhtey",
    "bereik",
    "raggiung",
    "tavoit",
    "tālr",
    "kontakt",
    "joindre",
    "reach",
    "erreich",
    "viber",
    "signal",
    "telegram",
    "hotline",
    "rufnummer",
    "numéro",
    "numero",
    "número",
    "numeru",
    "numer",
    "numărul",
    "nummer",
    "numret",
    "number",
    "numrilt",
    "numbri",
    "numur",
    "číslo",
    "čísl",
    "števil",
    "broj",
    "szám",
    "αριθμ",
    "номер",
    "uimhir",
    "numru",
    "cempel",
    "gsm:",
    "nr.tel",
];
/// Beginnings of words that another number follows.
const OTHER: [&str; 50] = [
    "order",
    "bestell",
    "invoice",
    "faktura",
    "factur",
    "rechnung",
    "ref",
    "id",
    "case",
    "ärende",
    "account",
    "konto",
    "kontonr",
    "card",
    "kort",
    "karte",
    "carte",
    "tarjeta",
    "person",
    "org",
    "vat",
    "mwst",
    "tva",
    "btw",
    "iva",
    "nip",
    "regon",
    "pesel",
    "ticket",
    "tracking",
    "serial",
    "build",
    "version",
    "port",
    "pid",
    "kundennummer",
    "kundnummer",
    "amount",
    "sum",
    "eur",
    "€",
    "$",
    "usd",
    "date",
    "datum",
    "dossier",
    "isbn",
    "issn",
    "blz",
    "ico",
];

/// Ends of joined words that a telephone number follows.
const PHONE_ENDS: [&str; 9] = [
    "telefon",
    "phone",
    "mobil",
    "telefonnummer",
    "rufnummer",
    "telefoonnummer",
    "puhelinnumero",
    "mobilnummer",
    "telefonszám",
];
/// Ends of joined words that another number follows.
const OTHER_ENDS: [&str; 10] = [
    "ordernummer",
    "kundnummer",
    "kontonummer",
    "kontonr",
    "rechnungsnummer",
    "personnummer",
    "fakturanummer",
    "aktenzeichen",
    "kortnummer",
    "kundennummer",
];

/// What the nearest telling word before a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// That it is a telephone number.
    Phone,
    /// That it is another number.
    Other,
    /// Nothing.
    Nothing,
}

/// The beginnings in order, with what they say; a short one must be the whole word.
static KNOWN: LazyLock<Vec<(&str, Sort)>> = LazyLock::new(|| {
    let sorts = [
        (&PHONE[..], Sort::Phone),
        (&MORE_PHONE[..], Sort::Number),
        (&OTHER[..], Sort::Other),
    ];
    let all = sorts
        .into_iter()
        .flat_map(|(list, sort)| list.iter().map(move |w| (*w, sort)));
    let mut known: Vec<(&str, Sort)> = all.collect();
    known.sort_unstable_by_key(|(word, _)| *word);
    known
});

/// What a known word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Phone,
    /// A word for number or contact: the word before tells which.
    Number,
    Other,
}

/// Looks at the words before a place, the nearest first.
pub(super) fn before(text: &[u8], start: usize) -> Said {
    let head = context::words_before(text, start);
    let words = head.rsplit(|c: char| !c.is_alphanumeric() && c != '€' && c != '$');
    let mut words = words.filter(|w| !w.is_empty()).take(WORDS_MAX);
    while let Some(word) = words.next() {
        match sort_of(word) {
            Some(Sort::Phone) => return Said::Phone,
            Some(Sort::Other) => return Said::Other,
            // «invoice number».
            Some(Sort::Number) if words.next().and_then(sort_of) == Some(Sort::Other) => {
                return Said::Other;
            }
            Some(Sort::Number) => return Said::Phone,
            None => {}
        }
    }
    Said::Nothing
}

/// What a word is by its beginning, or by its end where words are joined.
fn sort_of(word: &str) -> Option<Sort> {
    let ends = |list: &[&str]| list.iter().any(|end| word.ends_with(end));
    if ends(&PHONE_ENDS) {
        return Some(Sort::Phone);
    }
    if ends(&OTHER_ENDS) {
        return Some(Sort::Other);
    }
    let after = KNOWN.partition_point(|(known, _)| *known <= word);
    let near = KNOWN[..after].iter().rev();
    // What begins a word shares its first two bytes, and stands right before it in the order.
    let mut same = near.take_while(|(known, _)| {
        let first = known.len().min(2);
        word.as_bytes().starts_with(&known.as_bytes()[..first])
    });
    same.find(|(known, _)| begins_with(word, known))
        .map(|(_, sort)| *sort)
}

fn begins_with(word: &str, known: &str) -> bool {
    let short = known.len() < 4 && known != "tel";
    word.starts_with(known) && (!short || word == known)
}
