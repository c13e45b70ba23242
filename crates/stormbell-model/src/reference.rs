//! The short public name of a report or incident, fit for mails and the telephone. It opens nothing.

use crate::{Moment, outside::Chance};

/// Crockford's alphabet: no I, L, O or U, so that nothing is misheard or misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Draws a reference such as `SE-2026-K7Q3M2`: the state, the year, six random signs (30 bits).
/// Two may fall together once in tens of thousands; the store asks for another then.
pub fn draw(state: &str, now: Moment, chance: &dyn Chance) -> String {
    let raw = crate::outside::bytes::<6>(chance);
    let tail: String = raw
        .iter()
        .map(|b| ALPHABET[(b & 31) as usize] as char)
        .collect();
    format!("{state}-{}-{tail}", now.year())
}

/// Puts a typed reference into the one spelling that is stored; `None` when it cannot be one.
pub fn normalise(typed: &str) -> Option<String> {
    let up = typed.trim().to_ascii_uppercase();
    let ok = (9..=20).contains(&up.len())
        && up.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && up.matches('-').count() == 2;
    ok.then(|| {
        let cut = up.rfind('-').map_or(0, |i| i + 1);
        let (head, tail) = up.split_at(cut);
        format!("{head}{}", tail.replace('O', "0").replace(['I', 'L'], "1"))
    })
}

/// Years in which a short name that was typed without its year is looked for.
const YEARS_BACK: i16 = 10;

/// What a person may have meant: the whole name, or only its last six signs, as people say on the telephone.
/// Newest year first; empty when it cannot be a reference.
pub fn meanings(typed: &str, state: &str, now: Moment) -> Vec<String> {
    if let Some(whole) = normalise(typed) {
        return vec![whole];
    }
    let tail = typed.trim().trim_start_matches('-').to_ascii_uppercase();
    if tail.len() != 6 || !tail.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Vec::new();
    }
    (0..=YEARS_BACK)
        .flat_map(|back| {
            let year = now.year() - back;
            [
                format!("{state}-{year}-{tail}"),
                format!("{state}I-{year}-{tail}"),
            ]
        })
        .filter_map(|name| normalise(&name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    struct Fixed;
    impl Chance for Fixed {
        fn fill(&self, out: &mut [u8]) {
            out.iter_mut()
                .enumerate()
                .for_each(|(i, b)| *b = i as u8 * 7);
        }
    }

    #[test]
    fn drawn_names_are_normal() {
        let name = draw("SE", Moment(1_290_000_000_000_000), &Fixed);
        assert_eq!(name, "SE-2010-07EN W3".replace(' ', ""));
        assert_eq!(normalise(&name.to_lowercase()), Some(name));
        assert_eq!(
            normalise("se-2026-klo3m2").as_deref(),
            Some("SE-2026-K103M2")
        );
        assert_eq!(normalise("no"), None);
    }

    #[test]
    fn the_end_alone_is_enough() {
        let now = Moment(1_290_000_000_000_000);
        let found = meanings(" k1o3m2 ", "SE", now);
        assert_eq!(found[..2], ["SE-2010-K103M2", "SEI-2010-K103M2"]);
        assert_eq!(meanings("se-2010-k103m2", "SE", now), ["SE-2010-K103M2"]);
        assert!(meanings("hospital", "SE", now).is_empty());
    }
}
