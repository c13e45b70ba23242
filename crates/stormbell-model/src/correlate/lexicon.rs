//! Words of attack in the Union's languages, as beginnings of folded words. Data of our own: what people call a thing
//! when they report it. Used where the reporter chose no kind, and to keep such words from passing for names.

use super::family::Family;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Beginnings of words, with what they speak of. Those of fewer than five letters must be the whole word: «plat» is
/// down in Dutch, «platform» is not.
const WORDS: [(Family, &str); 10] = [
    (
        Family::Availability,
        "ddos flood overload unreach unavail inaccess offline outage timeout overwhelm erreichb uberlast \
         uberflut lahmgel ausfall onabar nabar overbelast kraschat injoign indispon satur surcharg inalcan \
         caid bloquead saturad inaccesib irraggiung sovracc onbereik overbel plat utilgaeng nede nepasiek \
         neveik perkraut nepieej nedarb parslog kattesaa ummist ulekoorm maas kaatu kuormit saavuttam \
         niedostep przeciaz nedostup pretiz elerhet tulterh indisponib prazn недостъп претовар απροσιτ \
         nedosegl preobrem nefunkc",
    ),
    (
        Family::Lure,
        "phish smish vish scam sms lure spoof fake falsk bluff natfiske betrug gefalsch taeusch tausch \
         hameconn faux fausse arnaqu frauduleu estaf fals truff ingann oplicht nep sukc suktel apgavik kraps \
         viltus krapniec petu pettu pett kalastel huijau oszust falszyw wylud podvod falesn adathal csal \
         inselat fraud измам фалшив απατ prevar lazn tietojenkal ongitsus",
    ),
    (
        Family::Ransom,
        "ransom encrypt losegeld verschlussel erpress utpress krypter ranson chiffr cifrad rescat riscatt \
         cifrat gijzel losgeld versleutel isperk sifruo izspied sifret lunaraha kruptee krupteer lunnas \
         kiristys salakirj okup zaszyfr vykup zasifr valtsagd titkosit rascump criptat откуп криптир λυτρα",
    ),
    (
        Family::Malware,
        "malware trojan virus worm botnet infect backdoor schadsoft schadprog skadlig skadeprog malveill \
         malicios kenkej launprog laundab pahavara haittaoh zlosliw skodliv kartev зловред κακοβουλ wiper \
         rootkit stealer",
    ),
    (
        Family::Intrusion,
        "hack intru breach deface webshell eingedrung einbruch intrang piratag intrus inbraak isilauz uzlauz \
         sissemurd hakker murdu wlaman napad feltor пробив vdor compromis kompromit exploit",
    ),
    (
        Family::Account,
        "account login password passwort kennwort losenord inlogg konto compte cuenta contrasen wachtwoord \
         slaptazod paskyr parol kasutajakon salasana tili haslo",
    ),
    (
        Family::Leak,
        "leak exfil stolen datenleck gestohl lacka stulna lackt fuite vole filtrac robad fuga rubat gelekt \
         gestolen nutek pavog noplu nozagt leki varastat tietovuo wyciek skradz unik ukrad kiszivarg",
    ),
    (
        Family::Scan,
        "scan bruteforc brute portscan probing sonda skanow skenov skanna",
    ),
    (
        Family::Weakness,
        "vulnerab cve unpatch schwachst sicherheitsluck sarbarhet faill kwetsba pazeidzia ievainoj haavatav \
         haavoittu podatnos zranitel",
    ),
    (
        Family::Money,
        "invoice transfer iban uberweis rechnung faktura virement facture factura bonific overschrijv \
         saskait pavedim rekin parskaitij arve ulekan tilisiir przelew",
    ),
];

/// Words that say nothing about which attack it is, whatever the language's sentence makes of them.
const EMPTY: &str = "attack website websit server service system hello please report since today night morning about after \
     before their there which would angriff seite webseite unsere unser heute morgen nacht bitte hallo seit \
     wurde kunden customers users attaque site notre depuis bonjour nous client angrepp webbplats sedan vara \
     runak rynak ataka svetain klient runnak koduleh rundi hyokka sivust palvel ataque nuestr sitio desde \
     attacco nostro stron nasz atak internet online email mail messag nachricht meddeland zinut link url \
     http https www bank banka bankas hospital company organisation monday tuesday wednesday thursday friday \
     saturday sunday january february march april june july august september october november december \
     police cert csirt utc cest cet eest with from this that have been und der die das ein eine ist och att \
     det som har les des une est pas que los las por con del den van het een the and for was are our not you \
     all can hat nicht von mit auf inte kan pour dans sur sont";

/// Letters from which on a beginning stands for all that goes on from it.
const WHOLE_BELOW: usize = 5;

struct Table {
    whole: HashMap<&'static str, Family>,
    /// By their first letters, so that a word is held against few.
    beginnings: HashMap<String, Vec<(&'static str, Family)>>,
    empty: HashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        whole: HashMap::new(),
        beginnings: HashMap::new(),
        empty: EMPTY.split_whitespace().collect(),
    };
    for (family, words) in WORDS {
        for word in words.split_whitespace() {
            if word.chars().count() < WHOLE_BELOW {
                table.whole.insert(word, family);
            } else {
                let list = table.beginnings.entry(first_letters(word));
                list.or_default().push((word, family));
            }
        }
    }
    table
});

fn first_letters(word: &str) -> String {
    word.chars().take(3).collect()
}

/// What the words of a text speak of most; the earlier word decides a tie. Nothing when no word is known.
pub fn family_of<'a>(folded: impl Iterator<Item = &'a str>) -> Option<Family> {
    let mut counts = [0u16; Family::COUNT];
    let mut best: Option<Family> = None;
    for word in folded {
        if let Some(family) = spoken(word) {
            counts[family as usize] += 1;
            let more = best.is_none_or(|b| counts[family as usize] > counts[b as usize]);
            if more {
                best = Some(family);
            }
        }
    }
    best
}

/// Whether a folded word can stand for a name.
pub fn says_something(folded: &str) -> bool {
    folded.chars().nth(2).is_some() && !TABLE.empty.contains(folded) && spoken(folded).is_none()
}

fn spoken(folded: &str) -> Option<Family> {
    if let Some(family) = TABLE.whole.get(folded) {
        return Some(*family);
    }
    let list = TABLE.beginnings.get(&first_letters(folded))?;
    let begun = list.iter().find(|(word, _)| folded.starts_with(word));
    begun.map(|(_, family)| *family)
}
