//! A map of Europe, drawn by the server: countries shaded by a number, with the same numbers as rows. The outlines are brought in
//! when the program is built (`web/europe.mjs`).

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Shades of a country, without the empty one.
const SHADES: i64 = 4;

#[derive(Debug, Default, Deserialize)]
struct Outlines {
    width: u32,
    height: u32,
    land: String,
    countries: Vec<Outline>,
}

#[derive(Debug, Deserialize)]
struct Outline {
    code: String,
    path: String,
    at: (i32, i32),
    small: bool,
}

static EUROPE: LazyLock<Outlines> = LazyLock::new(|| {
    let built = crate::assets::built("europe.json");
    built
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
});

/// One country of the picture.
#[derive(Clone, Debug, Serialize)]
pub struct Country {
    /// Two letters.
    pub code: &'static str,
    /// Its outline, as the `d` of a path.
    pub path: &'static str,
    /// Where a dot or letters stand.
    pub x: i32,
    /// Downwards.
    pub y: i32,
    /// Too small to be seen without a dot.
    pub small: bool,
    /// From 0 for nothing to 4 for the most.
    pub shade: i64,
    /// Its number.
    pub n: i64,
}

/// The map.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Map {
    /// Width of the picture.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Land that is no country of the map.
    pub land: &'static str,
    /// The countries.
    pub countries: Vec<Country>,
    /// Country and number, the most first: also those that the map does not show.
    pub rows: Vec<(String, i64)>,
    /// Those of the rows that the map does not show.
    pub elsewhere: Vec<(String, i64)>,
}

impl Map {
    /// The map of these numbers by two-letter country code; the order of the rows is kept.
    pub fn of(rows: Vec<(String, i64)>) -> Map {
        let most = rows.iter().map(|(_, n)| *n).max().unwrap_or(0);
        let number = |code: &str| rows.iter().find(|(c, _)| c == code).map_or(0, |(_, n)| *n);
        let countries = EUROPE.countries.iter().map(|c| {
            let n = number(&c.code);
            Country {
                code: &c.code,
                path: &c.path,
                x: c.at.0,
                y: c.at.1,
                small: c.small,
                shade: shade(n, most),
                n,
            }
        });
        let shown = |code: &str| EUROPE.countries.iter().any(|c| c.code == code);
        let beyond = rows.iter().filter(|(code, _)| !shown(code));
        Map {
            elsewhere: beyond.cloned().collect(),
            width: EUROPE.width,
            height: EUROPE.height,
            land: &EUROPE.land,
            countries: countries.collect(),
            rows,
        }
    }
}

/// By the square root, so that a second country is seen beside a very large first one.
fn shade(n: i64, most: i64) -> i64 {
    if n <= 0 || most <= 0 {
        return 0;
    }
    let part = (n as f64 / most as f64).sqrt() * SHADES as f64;
    (part.ceil() as i64).clamp(1, SHADES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_state_is_on_the_map() {
        let map = Map::of(vec![(String::from("EE"), 3)]);
        let union =
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
        for code in union.split(' ') {
            let found = map.countries.iter().find(|c| c.code == code);
            let found = found.unwrap_or_else(|| panic!("{code} is missing"));
            let inside = |at: i32, end: u32| at > 0 && i64::from(at) < i64::from(end);
            assert!(
                inside(found.x, map.width) && inside(found.y, map.height),
                "{code}"
            );
            assert!(found.path.starts_with('M') || found.small, "{code}");
        }
    }

    #[test]
    fn the_most_is_darkest_and_nothing_is_empty() {
        let of = |n| shade(n, 100);
        assert_eq!([of(0), of(1), of(30), of(100)], [0, 1, 3, 4]);
        assert_eq!(shade(0, 0), 0);
    }
}
