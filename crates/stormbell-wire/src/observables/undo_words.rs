//! How people spell a full stop, an at sign and their like so that nobody clicks, in the languages of the Union.

/// What a spelled-out sign stands for.
pub(super) fn core(word: &str) -> Option<&'static str> {
    Some(match word {
        "." | "," | "。" | "․" => ".",
        "@" => "@",
        ":" => ":",
        "/" => "/",
        "//" => "//",
        "://" => "://",
        ":/" => ":/",
        "-" => "-",
        "_" => "_",
        other => {
            let lower = other.to_lowercase();
            if DOTS.contains(&lower.as_str()) {
                "."
            } else if ATS.contains(&lower.as_str()) {
                "@"
            } else if COLONS.contains(&lower.as_str()) {
                ":"
            } else if SLASHES.contains(&lower.as_str()) {
                "/"
            } else {
                return None;
            }
        }
    })
}

/// Full stop.
const DOTS: [&str; 33] = [
    "dot",
    "d0t",
    "period",
    "punkt",
    "pkt",
    "point",
    "punto",
    "ponto",
    "punt",
    "piste",
    "pont",
    "kropka",
    "tečka",
    "tecka",
    "bodka",
    "točka",
    "tocka",
    "pika",
    "taškas",
    "taskas",
    "punkts",
    "punct",
    "ponc",
    "tikka",
    "prikk",
    "prick",
    "точка",
    "тчк",
    "τελεία",
    "τελεια",
    "stip",
    "nokta",
    "dott",
];
/// At sign.
const ATS: [&str; 36] = [
    "at",
    "a",
    "ät",
    "aet",
    "et",
    "ett",
    "snabel-a",
    "snabela",
    "snabel",
    "arroba",
    "arobase",
    "arobas",
    "chiocciola",
    "małpa",
    "malpa",
    "zavináč",
    "zavinac",
    "zavináč",
    "kukac",
    "apestaartje",
    "apenstaartje",
    "ät-merkki",
    "miukumauku",
    "afna",
    "eta",
    "jumal",
    "majmun",
    "маймунско а",
    "кльомба",
    "παπάκι",
    "παπακι",
    "aaron",
    "arond",
    "á",
    "à",
    "ag",
];
const COLONS: [&str; 4] = ["colon", "doppelpunkt", "kolon", "deux-points"];
const SLASHES: [&str; 2] = ["slash", "schrägstrich"];

/// Words for a full stop that stand bare between names, and the ends of names that they may stand before. Such a
/// word is often plain language («point de vue»), so only an end that cannot be meant otherwise is taken.
pub(super) const BARE_DOTS: [(&str, &[&str]); 22] = [
    (" dot ", &[]),
    (" DOT ", &[]),
    (
        " punkt ",
        &["de", "at", "ch", "ee", "dk", "se", "nu", "pl", "example"],
    ),
    (" Punkt ", &["de", "at", "ch", "example"]),
    (" punkti ", &["ee"]),
    (" point ", &["fr", "be", "ch", "lu", "example"]),
    (" punto ", &["it", "es", "example"]),
    (" ponto ", &["pt", "br", "example"]),
    (" punt ", &["nl", "be", "example"]),
    (" piste ", &["fi", "example"]),
    (" pont ", &["hu", "example"]),
    (" kropka ", &["pl", "example"]),
    (" tečka ", &["cz", "example"]),
    (" bodka ", &["sk", "example"]),
    (" točka ", &["hr", "si", "example"]),
    (" pika ", &["si", "example"]),
    (" taškas ", &["lt", "example"]),
    (" punkts ", &["lv", "example"]),
    (" punct ", &["ro", "example"]),
    (" точка ", &["bg", "ru", "example"]),
    (" τελεία ", &["gr", "cy", "example"]),
    (" ponc ", &["ie", "example"]),
];

/// Ends of names that every bare word may stand before.
pub(super) const BARE_ENDS: [&str; 10] = [
    "com", "net", "org", "info", "eu", "biz", "io", "onion", "gov", "cloud",
];

/// Words for an at sign that stand bare before a name whose full stop is spelled out.
pub(super) const BARE_ATS: [&str; 13] = [
    " @ ",
    " at ",
    " AT ",
    " At ",
    " ät ",
    " arroba ",
    " arobase ",
    " chiocciola ",
    " małpa ",
    " zavináč ",
    " kukac ",
    " apenstaartje ",
    " snabel-a ",
];

/// English words that are ends of names too, and behind the bare word « dot » rather the former.
pub(super) const ENGLISH: [&str; 24] = [
    "in", "to", "is", "it", "at", "as", "be", "by", "do", "me", "my", "no", "of", "on", "or", "so",
    "us", "am", "an", "if", "we", "the", "and", "for",
];
