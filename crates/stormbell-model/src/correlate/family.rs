//! Families of kinds, coarse enough that two reporters of one attack choose the same one, or a neighbour of it.

use crate::{happening::Happening, kind::Kind};

/// A family of kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Family {
    /// A service is flooded, slow or gone.
    Availability,
    /// A lure: phishing, fake messages, impersonation, spam.
    Lure,
    /// Files are locked or destroyed.
    Ransom,
    /// Malicious code.
    Malware,
    /// Somebody is inside, or a site was altered.
    Intrusion,
    /// An account was taken.
    Account,
    /// Data was taken or lies open.
    Leak,
    /// Somebody knocks at doors.
    Scan,
    /// A weakness.
    Weakness,
    /// Money was moved.
    Money,
    /// Threats and harassment.
    Abuse,
}

use Family::*;

impl Family {
    /// How many there are.
    pub const COUNT: usize = 11;
    const ALL: [Family; Family::COUNT] = [
        Availability,
        Lure,
        Ransom,
        Malware,
        Intrusion,
        Account,
        Leak,
        Scan,
        Weakness,
        Money,
        Abuse,
    ];
    /// Pairs that reporters of one attack confuse, or that follow each other in one attack.
    const NEIGHBOURS: [(Family, Family); 13] = [
        (Ransom, Malware),
        (Malware, Intrusion),
        (Intrusion, Account),
        (Account, Lure),
        (Lure, Money),
        (Leak, Intrusion),
        (Ransom, Leak),
        (Scan, Intrusion),
        (Ransom, Intrusion),
        (Account, Money),
        (Lure, Malware),
        (Weakness, Intrusion),
        (Scan, Weakness),
    ];

    /// The family at a place in the order, as it is kept in a byte.
    pub fn from_index(index: u8) -> Option<Family> {
        Family::ALL.get(index as usize).copied()
    }
    /// Whether one attack may well be called both.
    pub fn is_near(self, other: Family) -> bool {
        self == other
            || Family::NEIGHBOURS.contains(&(self, other))
            || Family::NEIGHBOURS.contains(&(other, self))
    }
    /// Reads a kind in any spelling that comes in: RSIT value or tag, one of the form's pictures, or a common word.
    pub fn parse(text: &str) -> Option<Family> {
        if let Some(kind) = Kind::parse(text) {
            return Family::of_kind(kind);
        }
        if let Some(happening) = Happening::parse(&text.to_ascii_lowercase()) {
            return Family::of_kind(happening.kind());
        }
        super::lexicon::family_of(
            super::words::words(&text.replace(['-', '_', '/', ':'], " "))
                .iter()
                .map(|word| word.folded.as_str()),
        )
        .or_else(|| by_common_word(&text.to_ascii_lowercase()))
    }
    /// The family of a kind; nothing where the kind is not known.
    pub fn of_kind(kind: Kind) -> Option<Family> {
        Some(match (kind.class(), kind.value()) {
            ("availability", "sabotage") => Ransom,
            ("availability", _) => Availability,
            (_, "harmful-speech" | "violence") => Abuse,
            ("abusive-content", _) => Lure,
            ("malicious-code", _) => Malware,
            (_, "social-engineering" | "phishing" | "masquerade") => Lure,
            ("information-gathering", _) => Scan,
            (_, "brute-force" | "ids-alert") => Scan,
            (_, "unprivileged-account-compromise" | "privileged-account-compromise") => Account,
            ("intrusions" | "intrusion-attempts", _) => Intrusion,
            (_, "unauthorised-information-modification") => Ransom,
            ("information-content-security", _) => Leak,
            ("fraud", _) => Money,
            ("vulnerable", _) => Weakness,
            _ => return None,
        })
    }
}

fn by_common_word(low: &str) -> Option<Family> {
    Some(match low {
        "dos" | "down" | "availability" | "network attack" => Availability,
        "fraud" | "spam" | "impersonation" | "smishing" | "bec" => Lure,
        "wiper" | "destructive" => Ransom,
        "bot" | "c2" | "malicious-code" => Malware,
        "apt" | "espionage" | "cyberespionage" | "defacement" | "unauthorised-access" => Intrusion,
        "credentials" | "credential-theft" | "ato" => Account,
        "data-breach" | "data breach" | "hack and leak" => Leak,
        "recon" | "reconnaissance" => Scan,
        "vuln" => Weakness,
        _ => return None,
    })
}
