//! What happened in a reporter's own words: the fourteen pictures of the form. The taxonomy comes behind
//! the scenes, because nobody thinks in police categories at three in the morning.

use crate::kind::Kind;

macro_rules! happenings {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $kind:literal, $hurts:literal;)*) => {
        /// What the reporter says happened.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Happening { $($(#[$doc])* $name),* }
        /// All of them, in the order of the form.
        pub const ALL: &[Happening] = &[$(Happening::$name),*];
        impl Happening {
            /// The short code: name of the picture, the first aid file and the form's value.
            pub fn code(self) -> &'static str { match self { $(Happening::$name => $code),* } }
            /// The kind it most likely is. An officer's correction wins.
            pub fn kind(self) -> Kind { match self { $(Happening::$name => Kind::of($kind)),* } }
            /// Whether it does harm by its nature while it lasts.
            pub fn hurts(self) -> bool { match self { $(Happening::$name => $hurts),* } }
        }
    };
}

happenings! {
    /// Money is being taken, or was.
    Money = "money", 27, true;
    /// Somebody got into an account.
    Account = "account", 14, true;
    /// A suspicious mail, text message, call or link.
    Message = "message", 30, false;
    /// Files are locked and a ransom is asked for.
    Ransom = "ransom", 24, true;
    /// A device behaves strangely.
    Malware = "malware", 3, false;
    /// A site or service is flooded and cannot be reached.
    Down = "down", 19, true;
    /// A site shows what its owner did not write.
    Defaced = "defaced", 15, false;
    /// Data was stolen or lies open.
    Leak = "leak", 26, false;
    /// Somebody is inside a system or network.
    Intrusion = "intrusion", 16, true;
    /// Somebody pretends to be a person or a company.
    Impersonation = "impersonation", 29, false;
    /// Machines, a plant or medical devices stopped or do what they should not.
    Sabotage = "sabotage", 21, true;
    /// A weakness was found.
    Weakness = "weakness", 35, false;
    /// Threats, blackmail, harassment.
    Abuse = "abuse", 1, false;
    /// Something else, or not known.
    Unknown = "unknown", 37, false;
}

impl Happening {
    /// Reads the short code.
    pub fn parse(code: &str) -> Option<Happening> {
        ALL.iter().copied().find(|h| h.code() == code.trim())
    }
    /// The first aid that fits a kind named by a machine.
    pub fn for_kind(kind: Kind) -> Happening {
        match (kind.class(), kind.value()) {
            (_, "spam" | "phishing" | "social-engineering") => Happening::Message,
            ("abusive-content", _) => Happening::Abuse,
            ("malicious-code", _) => Happening::Malware,
            ("availability", "sabotage") => Happening::Sabotage,
            ("availability", _) => Happening::Down,
            (_, "unauthorised-information-modification" | "data-loss") => Happening::Ransom,
            ("information-content-security", _) => Happening::Leak,
            (_, "unprivileged-account-compromise") => Happening::Account,
            (_, "application-compromise") => Happening::Defaced,
            ("intrusions" | "intrusion-attempts" | "information-gathering", _) => {
                Happening::Intrusion
            }
            (_, "unauthorised-use-of-resources") => Happening::Money,
            ("fraud", _) => Happening::Impersonation,
            ("vulnerable", _) => Happening::Weakness,
            _ => Happening::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_happenings_kind_leads_back_to_it() {
        for h in ALL {
            assert_eq!(Happening::for_kind(h.kind()), *h, "{}", h.code());
            assert_eq!(Happening::parse(h.code()), Some(*h));
        }
    }
}
