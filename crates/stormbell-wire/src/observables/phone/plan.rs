//! How numbers are built in the countries of the Union and around it (ITU-T E.164 and the national plans).

/// The plan of one country, as far as it tells a number from something else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// ISO 3166-1 code.
    pub country: &'static str,
    /// Calling code.
    pub code: &'static str,
    /// What is dialled before a number within the country; empty where numbers are dialled whole.
    pub trunk: &'static str,
    /// Fewest and most digits without the trunk prefix.
    pub digits: (usize, usize),
    /// First digits that occur.
    pub first: &'static str,
    /// Beginnings of mobile numbers.
    pub mobile: &'static [&'static str],
}

const fn plan(
    country: &'static str,
    code: &'static str,
    trunk: &'static str,
    digits: (usize, usize),
    first: &'static str,
    mobile: &'static [&'static str],
) -> Plan {
    Plan {
        country,
        code,
        trunk,
        digits,
        first,
        mobile,
    }
}

pub(super) const PLANS: [Plan; 34] = [
    plan(
        "AT",
        "43",
        "0",
        (6, 13),
        "123456789",
        &["65", "66", "67", "68", "69"],
    ),
    plan(
        "BE",
        "32",
        "0",
        (8, 9),
        "123456789",
        &["45", "46", "47", "48", "49"],
    ),
    plan(
        "BG",
        "359",
        "0",
        (7, 9),
        "23456789",
        &["87", "88", "89", "98", "99"],
    ),
    plan(
        "CY",
        "357",
        "",
        (8, 8),
        "2789",
        &["94", "95", "96", "97", "99"],
    ),
    plan(
        "CZ",
        "420",
        "",
        (9, 9),
        "23456789",
        &["60", "70", "72", "73", "77", "79"],
    ),
    plan("DE", "49", "0", (6, 12), "123456789", &["15", "16", "17"]),
    plan(
        "DK",
        "45",
        "",
        (8, 8),
        "23456789",
        &["2", "3", "4", "5", "6", "71", "81", "91"],
    ),
    plan("EE", "372", "", (7, 8), "345678", &["5", "81", "82"]),
    plan("ES", "34", "", (9, 9), "6789", &["6", "7"]),
    plan("FI", "358", "0", (5, 11), "123456789", &["4", "50"]),
    plan("FR", "33", "0", (9, 9), "123456789", &["6", "7"]),
    plan("GB", "44", "0", (9, 10), "123789", &["7"]),
    plan("GR", "30", "", (10, 10), "2689", &["69"]),
    plan("HR", "385", "0", (7, 9), "123456789", &["9"]),
    plan(
        "HU",
        "36",
        "06",
        (8, 9),
        "123456789",
        &["20", "30", "31", "50", "70"],
    ),
    plan(
        "IE",
        "353",
        "0",
        (7, 9),
        "1245678 9",
        &["83", "85", "86", "87", "89"],
    ),
    plan("IT", "39", "", (6, 11), "0378", &["3"]),
    plan("LT", "370", "0", (8, 8), "3456789", &["6"]),
    plan(
        "LU",
        "352",
        "",
        (4, 11),
        "23456789",
        &["621", "628", "661", "671", "691"],
    ),
    plan("LV", "371", "", (8, 8), "26789", &["2"]),
    plan("MT", "356", "", (8, 8), "23579", &["79", "99", "77", "98"]),
    plan("NL", "31", "0", (9, 9), "123456789", &["6"]),
    plan(
        "PL",
        "48",
        "",
        (9, 9),
        "123456789",
        &["45", "5", "60", "66", "69", "72", "73", "78", "79", "88"],
    ),
    plan("PT", "351", "", (9, 9), "236789", &["9"]),
    plan("RO", "40", "0", (9, 9), "2378", &["7"]),
    plan(
        "SE",
        "46",
        "0",
        (7, 9),
        "123456789",
        &["70", "72", "73", "76", "79"],
    ),
    plan(
        "SI",
        "386",
        "0",
        (8, 8),
        "1234567",
        &[
            "30", "31", "40", "41", "51", "64", "65", "68", "69", "70", "71",
        ],
    ),
    plan("SK", "421", "0", (9, 9), "23456789", &["9"]),
    plan("NO", "47", "", (8, 8), "23456789", &["4", "9"]),
    plan(
        "CH",
        "41",
        "0",
        (9, 9),
        "23456789",
        &["75", "76", "77", "78", "79"],
    ),
    plan("IS", "354", "", (7, 7), "45678", &["6", "7", "8"]),
    plan(
        "UA",
        "380",
        "0",
        (9, 9),
        "3456789",
        &["39", "50", "6", "7", "9"],
    ),
    plan("RU", "7", "8", (10, 10), "34678 9", &["9"]),
    plan("US", "1", "", (10, 10), "23456789", &[]),
];

/// Calling codes of the rest of the world, with the fewest and most digits behind them; the longest code that fits
/// counts.
const WORLD: [(&str, (usize, usize)); 28] = [
    ("20", (8, 10)),
    ("27", (9, 9)),
    ("51", (8, 9)),
    ("52", (10, 11)),
    ("53", (6, 8)),
    ("54", (10, 11)),
    ("55", (10, 11)),
    ("56", (9, 9)),
    ("57", (8, 10)),
    ("58", (10, 10)),
    ("60", (8, 10)),
    ("61", (9, 9)),
    ("62", (8, 12)),
    ("63", (8, 10)),
    ("64", (8, 10)),
    ("65", (8, 8)),
    ("66", (8, 9)),
    ("77", (9, 9)),
    ("81", (9, 10)),
    ("82", (8, 11)),
    ("84", (9, 10)),
    ("86", (10, 11)),
    ("90", (10, 10)),
    ("91", (10, 10)),
    ("92", (9, 10)),
    ("93", (9, 9)),
    ("94", (9, 9)),
    ("98", (10, 10)),
];
/// First two digits of calling codes with three digits.
const THREES: [&str; 17] = [
    "21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "96",
    "85",
];
const OTHER_THREES: [&str; 4] = ["95", "97", "99", "88"];

/// The calling code that digits in international spelling begin with, and how many may follow.
pub(super) fn code_of(digits: &str) -> Option<(&'static str, (usize, usize), &'static str)> {
    let listed = PLANS.iter().filter(|p| digits.starts_with(p.code));
    if let Some(plan) = listed.max_by_key(|p| p.code.len()) {
        let (low, high) = plan.digits;
        let low = if plan.country == "LU" { 6 } else { low };
        return Some((plan.code, (low, high), plan.first));
    }
    if let Some((code, range)) = WORLD.iter().find(|(code, _)| digits.starts_with(code)) {
        return Some((code, *range, "123456789"));
    }
    let mut threes = THREES.iter().chain(&OTHER_THREES);
    let known = threes.any(|code| digits.starts_with(code));
    (known && digits.len() > 3).then_some(("", (10, 15), "0123456789"))
}

/// The plan of a country.
pub(super) fn of(country: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|p| p.country == country)
}
