//! Sectors of Directive (EU) 2022/2555 (NIS2), Annexes I and II, and the functions we protect first.

/// A sector or subsector by our stable code `A<annex>.<point>[.<letter>]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sector(u8);

/// What must not fail: such a report rings at once, and limits countermeasures that could harm it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protected {
    /// Hospitals and other care of patients.
    PatientCare,
    /// Nuclear plants.
    NuclearSafety,
    /// Electricity, gas, heat and fuel.
    EnergySupply,
    /// Payments and bank accounts.
    Payments,
    /// Stock exchange and clearing.
    Trading,
    /// Drinking and waste water.
    Water,
    /// Air, rail, sea and road.
    Transport,
    /// Names, exchanges, networks that others stand on.
    Network,
}

use Protected::*;

/// Code, the MISP `nis2:impact-…` tag value that we also read, protected function.
const TABLE: [(&str, &str, Option<Protected>); 34] = [
    ("A1.1.a", "electricity", Some(EnergySupply)),
    ("A1.1.b", "district-heating-and-cooling", Some(EnergySupply)),
    ("A1.1.c", "oil", Some(EnergySupply)),
    ("A1.1.d", "gas", Some(EnergySupply)),
    ("A1.1.e", "hydrogen", Some(EnergySupply)),
    ("A1.2.a", "air", Some(Transport)),
    ("A1.2.b", "rail", Some(Transport)),
    ("A1.2.c", "water", Some(Transport)),
    ("A1.2.d", "road", Some(Transport)),
    ("A1.3", "banking", Some(Payments)),
    ("A1.4", "financial", Some(Trading)),
    ("A1.5", "health", Some(PatientCare)),
    ("A1.6", "drinking-water", Some(Water)),
    ("A1.7", "waste-water", Some(Water)),
    ("A1.8", "digital-infrastructure", Some(Network)),
    ("A1.9", "ict-services", None),
    ("A1.10", "public-administration", None),
    ("A1.11", "space", None),
    ("A2.1", "courier", None),
    ("A2.2", "waste-management", None),
    ("A2.3", "chemical", None),
    ("A2.4", "food", None),
    ("A2.5.a", "medical-devices-subsector", None),
    ("A2.5.b", "electronic-optical-subsector", None),
    ("A2.5.c", "electrical-equipment-subsector", None),
    ("A2.5.d", "machine-tool-subsector", None),
    ("A2.5.e", "vehicle-manufacturing-subsector", None),
    ("A2.5.f", "other-transport-equipment-subsector", None),
    ("A2.6", "digital-providers", None),
    ("A2.7", "research", None),
    ("X.nuclear", "nuclear", Some(NuclearSafety)),
    ("X.citizen", "citizen", None),
    ("X.sme", "sme", None),
    ("X.other", "other", None),
];

impl Sector {
    /// A person, outside the Annexes.
    pub const CITIZEN: Sector = Sector(31);

    /// All sectors, in the order of the Annexes.
    pub fn all() -> impl Iterator<Item = Sector> {
        (0..TABLE.len() as u8).map(Sector)
    }
    /// The stable code, such as `A1.5`.
    pub fn code(self) -> &'static str {
        TABLE[self.0 as usize].0
    }
    /// The word in the MISP taxonomy `nis2`, such as `health`; also the key of its name in the catalogue.
    pub fn word(self) -> &'static str {
        TABLE[self.0 as usize].1
    }
    /// What it protects, if anything.
    pub fn protected(self) -> Option<Protected> {
        TABLE[self.0 as usize].2
    }
    /// Reads a code or a word, in any case. `energy` and `transport` alone name no subsector and read as their first.
    pub fn parse(text: &str) -> Option<Sector> {
        let low = text.trim().to_ascii_lowercase();
        let low = match low.as_str() {
            "energy" => "electricity",
            "transport" => "air",
            "manufacturing" => "machine-tool-subsector",
            other => other,
        };
        let at = TABLE
            .iter()
            .position(|(code, word, _)| code.eq_ignore_ascii_case(low) || *word == low)?;
        Some(Sector(at as u8))
    }
}

impl Protected {
    /// Key of its name in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            PatientCare => "patient-care",
            NuclearSafety => "nuclear-safety",
            EnergySupply => "energy-supply",
            Payments => "payments",
            Trading => "trading",
            Water => "water",
            Transport => "transport",
            Network => "network",
        }
    }
    /// Reads the key.
    pub fn parse(code: &str) -> Option<Protected> {
        let mut all = Sector::all().filter_map(Sector::protected);
        all.find(|p| p.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words_are_unique_and_read_back() {
        for s in Sector::all() {
            assert_eq!(Sector::parse(s.code()), Some(s));
            assert_eq!(Sector::parse(s.word()), Some(s));
        }
        assert_eq!(Sector::CITIZEN.code(), "X.citizen");
        assert_eq!(
            Sector::parse("Health").and_then(Sector::protected),
            Some(PatientCare)
        );
        assert_eq!(Sector::parse("poetry"), None);
    }
}
