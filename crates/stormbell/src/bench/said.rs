//! What the bench's reporters say: about a kilobyte each, in several languages, with observables. Made from a number,
//! so that every run says the same.

use serde_json::{Value, json};

const STORIES: [(&str, &str, &str); 6] = [
    (
        "en",
        "message",
        "I got a text message that looked exactly like the ones from my bank. It said that somebody had moved money and that I must \
         confirm with my code at once. I opened the address and typed my number before I saw that the page was not the bank's.",
    ),
    (
        "sv",
        "account",
        "Inloggningen till kommunens e-post fungerar inte längre sedan i natt. Flera kollegor har fått meddelanden från mitt konto som \
         jag inte har skrivit, med en länk till en faktura som ingen känner igen.",
    ),
    (
        "et",
        "down",
        "Meie pood ei avane hommikust saadik, leht laadib minutite kaupa ja siis tuleb viga. Teenusepakkuja ütleb, et päringuid on \
         tuhandeid korda rohkem kui tavaliselt ja need tulevad üle terve maailma.",
    ),
    (
        "lt",
        "message",
        "Gavau laišką, kuriame rašoma, kad siunta laukia muitinėje ir reikia sumokėti du eurus. Įvedžiau kortelės duomenis, o po kelių \
         minučių iš sąskaitos dingo keturi šimtai. Bankas kortelę jau užblokavo.",
    ),
    (
        "fr",
        "ransom",
        "Ce matin tous les fichiers du cabinet portent une nouvelle extension et un texte demande un paiement sous trois jours. Les \
         sauvegardes du disque réseau sont chiffrées aussi. Nous avons débranché les postes et nous ne touchons plus à rien.",
    ),
    (
        "de",
        "account",
        "Seit gestern Abend sehe ich in meinem Postfach Anmeldungen aus einem Land, in dem ich nie war. Eine Weiterleitung an eine fremde \
         Adresse war eingerichtet. Das Kennwort habe ich geändert, die Weiterleitung kam nach einer Stunde wieder.",
    ),
];

/// The body of report number `n`. One in a hundred says that it hurts now, and so rings.
pub fn report(n: u64) -> Value {
    let (lang, kind, story) = STORIES[(n % STORIES.len() as u64) as usize];
    let hurts = n.is_multiple_of(100);
    let (a, b) = (n / 250 % 250, n % 250);
    json!({
        "narrative": format!("{story} [{n}] {story}"),
        "kind": kind,
        "lang": lang,
        "ongoing": if hurts { "now-and-it-hurts" } else { "unknown" },
        "organisation": format!("Example Organisation {}", n % 5000),
        "observables": [
            {"type": "url", "value": format!("https://pay-{}.example/confirm?id={n}", n % 977)},
            {"type": "ipv4", "value": format!("192.0.2.{b}")},
            {"type": "domain", "value": format!("host-{a}-{b}.example")},
        ],
    })
}
