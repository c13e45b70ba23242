//! Waves: the list, and one with its curve and what its reports are made of.

use super::{Sample, ago::Ago, frame::Frame, map::Map, sample};
use serde::Serialize;

/// One line of the list of waves.
#[derive(Clone, Debug, Serialize)]
pub struct WaveRowView {
    /// Its id.
    pub id: String,
    /// The RSIT value, where its reports are of one.
    pub kind: Option<&'static str>,
    /// The sector's word, where they are of one.
    pub sector: Option<&'static str>,
    /// The region, where they are of one.
    pub region: Option<String>,
    /// The target, where they name one.
    pub target: Option<String>,
    /// The priority's code.
    pub priority: &'static str,
    /// When it was recognised.
    pub opened: Ago,
    /// Its first report.
    pub first: Ago,
    /// Its last report.
    pub last: Ago,
    /// When it closed.
    pub closed: Option<Ago>,
    /// Reports under it.
    pub reports: i64,
    /// How often it opened.
    pub openings: i64,
}

/// The list of waves.
#[derive(Clone, Debug, Serialize)]
pub struct WavesPage {
    /// The frame.
    pub frame: Frame,
    /// The waves.
    pub rows: Vec<WaveRowView>,
    /// The address of older ones.
    pub older: Option<String>,
}

/// One bar of the curve, in the coordinates of its picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Left edge.
    pub x: i64,
    /// Upper edge.
    pub y: i64,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
}

/// The curve: bars for the picture, and the same numbers as rows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Curve {
    /// The bars.
    pub bars: Vec<Bar>,
    /// Beginnings of the stretches, microseconds UTC, with their reports; the newest first.
    pub rows: Vec<(i64, i64)>,
    /// Minutes of one bar.
    pub step: i64,
    /// The most in one bar.
    pub most: i64,
    /// Where the picture begins and ends, microseconds UTC.
    pub span: Option<(i64, i64)>,
}

/// Width and height of the picture.
const PICTURE: (i64, i64) = (720, 120);
/// Bars that fit into it. Told: the page, by how long each lasts. Rest: each bar stands for a longer time.
const BARS_MAX: i64 = 60;
/// A minute in microseconds.
const MINUTE: i64 = 60_000_000;

impl Curve {
    /// The curve of reports by minute since 1970, the oldest first.
    pub fn of(minutes: &[(i64, i64)]) -> Curve {
        let (Some((first, _)), Some((last, _))) = (minutes.first(), minutes.last()) else {
            return Curve::default();
        };
        let step = [1, 2, 5, 10, 15, 30, 60, 180, 720, 1_440]
            .into_iter()
            .find(|step| (last - first) / step < BARS_MAX)
            .unwrap_or(1_440);
        let begin = first - first.rem_euclid(step);
        let count = ((last - begin) / step + 1).min(BARS_MAX);
        let mut sums = vec![0_i64; usize::try_from(count).unwrap_or(1)];
        for (minute, n) in minutes {
            let at = usize::try_from((minute - begin) / step).unwrap_or(0);
            if let Some(sum) = sums.get_mut(at) {
                *sum += n;
            }
        }
        let most = sums.iter().copied().max().unwrap_or(1).max(1);
        let width = (PICTURE.0 / count).clamp(2, 40);
        let bar = |(at, n): (usize, &i64)| {
            let height = (n * (PICTURE.1 - 4) + most - 1) / most;
            Bar {
                x: at as i64 * width,
                y: PICTURE.1 - height,
                width: (width - 1).max(1),
                height,
            }
        };
        let start = |at: usize| (begin + at as i64 * step) * MINUTE;
        Curve {
            bars: sums.iter().enumerate().map(bar).collect(),
            rows: sums
                .iter()
                .enumerate()
                .map(|(at, n)| (start(at), *n))
                .rev()
                .collect(),
            step,
            most,
            span: Some((start(0), start(sums.len()))),
        }
    }
}

/// The page of one wave.
#[derive(Clone, Debug, Serialize)]
pub struct WavePage {
    /// The frame.
    pub frame: Frame,
    /// The wave.
    pub wave: WaveRowView,
    /// Different sources in the window that made it one.
    pub sources: u32,
    /// Sources that the hour explained, with one decimal.
    pub expected: String,
    /// That window, in minutes.
    pub window_minutes: u32,
    /// The curve.
    pub curve: Curve,
    /// Reports by kind.
    pub kinds: Vec<(&'static str, i64)>,
    /// By sector's word.
    pub sectors: Vec<(&'static str, i64)>,
    /// By region.
    pub regions: Vec<(String, i64)>,
    /// Countries in which the addresses lie that its newest reports name.
    pub map: Map,
    /// By language's own name.
    pub langs: Vec<(&'static str, i64)>,
    /// Incidents: id, reference, title, reports.
    pub incidents: Vec<(String, String, String, i64)>,
    /// Values: type, value, reports.
    pub values: Vec<(String, String, i64)>,
    /// Reports that values were read from.
    pub read: usize,
    /// Newest reports: id, reference, first words.
    pub newest: Vec<(String, String, String)>,
    /// The draft as an officer left it; empty while nobody has.
    pub draft: String,
    /// The title that the public reads; empty while none is released.
    pub title: String,
    /// Who released it, and when.
    pub released: Option<(String, Ago)>,
}

impl WaveRowView {
    /// For samples.
    pub fn sample(closed: bool) -> WaveRowView {
        WaveRowView {
            id: String::from("01940000-0000-7000-8000-0000000000e7"),
            kind: Some("ddos"),
            sector: (!closed).then_some("banking"),
            region: closed.then(|| String::from("SE-M")),
            target: Some(String::from("norrbank")),
            priority: "high",
            opened: Ago::sample(12),
            first: Ago::sample(14),
            last: Ago::sample(1),
            closed: closed.then(|| Ago::sample(1)),
            reports: 1_000,
            openings: if closed { 2 } else { 1 },
        }
    }
}

impl WavePage {
    fn sample() -> WavePage {
        let minutes: Vec<(i64, i64)> = (0..40).map(|n| (27_000_000 + n, n * n % 37)).collect();
        WavePage {
            frame: Frame::sample("waves"),
            wave: WaveRowView::sample(false),
            sources: 9,
            expected: String::from("0.4"),
            window_minutes: 5,
            curve: Curve::of(&minutes),
            kinds: vec![("ddos", 900), ("outage", 100)],
            sectors: vec![("banking", 800)],
            regions: Vec::new(),
            map: Map::of(vec![
                (String::from("NL"), 61),
                (String::from("DE"), 20),
                (String::from("US"), 9),
                (String::from("MT"), 1),
            ]),
            langs: vec![("svenska", 700), ("English", 300)],
            incidents: vec![(
                String::from("01940000-0000-7000-8000-0000000000c1"),
                String::from("SEI-2026-H2W9PX"),
                String::from("ddos · Norrbank"),
                950,
            )],
            values: vec![(String::from("domain"), String::from("norrbank.example"), 90)],
            read: 200,
            newest: vec![(
                String::from("01940000-0000-7000-8000-0000000000b1"),
                String::from("SE-2026-K7Q3M2"),
                String::from("The bank's page does not answer."),
            )],
            draft: String::new(),
            title: String::new(),
            released: None,
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let list = WavesPage {
        frame: Frame::sample("waves"),
        rows: vec![WaveRowView::sample(false), WaveRowView::sample(true)],
        older: Some(String::from("/desk/waves?after=abc")),
    };
    let empty = WavesPage {
        rows: Vec::new(),
        older: None,
        ..list.clone()
    };
    let open = WavePage::sample();
    let mut closed = open.clone();
    closed.wave = WaveRowView::sample(true);
    closed.draft = String::from("Many customers of a bank cannot reach its page.");
    closed.title = String::from("A bank's page is flooded");
    closed.released = Some((String::from("Anna Berg"), Ago::sample(2)));
    closed.regions = vec![(String::from("SE-M"), 12)];
    let mut bare = open.clone();
    bare.frame = Frame::sample_auditor("waves");
    bare.curve = Curve::default();
    bare.map = Map::of(Vec::new());
    (bare.wave.kind, bare.wave.target) = (None, None);
    bare.incidents.clear();
    bare.values.clear();
    vec![
        sample("desk/waves.html", &list),
        sample("desk/waves.html", &empty),
        sample("desk/wave.html", &open),
        sample("desk/wave.html", &closed),
        sample("desk/wave.html", &bare),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_shows_every_report_once_and_fits_its_picture() {
        for (minutes, last) in [(1, 0), (40, 39), (700, 699), (3, 100_000)] {
            let all: Vec<(i64, i64)> = (0..minutes)
                .map(|n| (n * last / minutes.max(1), 3))
                .collect();
            let curve = Curve::of(&all);
            let shown: i64 = curve.rows.iter().map(|(_, n)| n).sum();
            assert_eq!(shown, 3 * minutes, "{minutes} {last}");
            assert!(
                curve
                    .bars
                    .iter()
                    .all(|b| b.x + b.width <= PICTURE.0 && b.y >= 0)
            );
        }
        assert!(Curve::of(&[]).bars.is_empty());
    }
}
