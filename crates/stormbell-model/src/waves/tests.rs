//! What must hold of the watch over waves: bursts ring once, rhythm and noise do not ring.

use super::{
    Alarm, Watch,
    key::{KIND, REGION, SECTOR, Sighting, TARGET},
};

const MONDAY: u32 = 1_772_409_600;

/// Chance from a number, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % u64::from(sides)) as u32
    }
}

fn sighting(at_s: u32, dice: &mut Dice) -> Sighting {
    let kinds = ["phishing", "ddos", "malware", "fraud"];
    let mut fields = [None, None, None, None];
    fields[KIND] = Some(kinds[dice.roll(4) as usize].to_owned());
    fields[SECTOR] = Some(format!("sector {}", dice.roll(5)));
    fields[REGION] = Some(format!("region {}", dice.roll(6)));
    fields[TARGET] = Some(format!("target {}", dice.roll(120)));
    Sighting {
        at_s,
        fields,
        source: Some(format!("source {}", dice.roll(9_999))),
    }
}

/// Weeks of ordinary reports: three an hour at night, twelve by day.
fn ordinary(weeks: u32, dice: &mut Dice) -> Vec<Sighting> {
    let mut all = Vec::new();
    for hour in 0..weeks * 168 {
        let reports = if (7..19).contains(&(hour % 24)) {
            12
        } else {
            3
        };
        for _ in 0..reports {
            let at = MONDAY + hour * 3_600 + dice.roll(3_600);
            all.push(sighting(at, dice));
        }
    }
    all
}

fn alarms(mut all: Vec<Sighting>) -> Vec<Alarm> {
    all.sort_by_key(|s| s.at_s);
    let mut watch = Watch::default();
    all.iter().filter_map(|s| watch.note(s)).collect()
}

fn burst(
    at_s: u32,
    reports: u32,
    over_s: u32,
    dice: &mut Dice,
    fixed: &[(usize, &str)],
) -> Vec<Sighting> {
    (0..reports)
        .map(|n| {
            let mut one = sighting(at_s + n * over_s / reports, dice);
            for (field, text) in fixed {
                one.fields[*field] = Some((*text).to_owned());
            }
            one
        })
        .collect()
}

#[test]
fn three_ordinary_weeks_ring_nothing() {
    let dice = &mut Dice(0x5eed);
    assert_eq!(alarms(ordinary(3, dice)), []);
}

#[test]
fn a_burst_on_one_target_rings_once_and_early() {
    let dice = &mut Dice(11);
    let mut all = ordinary(2, dice);
    let begins = MONDAY + 10 * 86_400 + 10 * 3_600;
    all.extend(burst(
        begins,
        60,
        1_800,
        dice,
        &[(TARGET, "target 7"), (KIND, "ddos")],
    ));
    let rung = alarms(all);
    assert_eq!(rung.len(), 1, "{rung:?}");
    assert_eq!(rung[0].fields[TARGET].as_deref(), Some("target 7"));
    assert!(
        rung[0].at_s < begins + 400,
        "after {} s",
        rung[0].at_s - begins
    );
}

#[test]
fn two_waves_at_the_same_time_ring_twice() {
    let dice = &mut Dice(12);
    let mut all = ordinary(2, dice);
    let begins = MONDAY + 9 * 86_400 + 12 * 3_600;
    all.extend(burst(begins, 50, 1_800, dice, &[(TARGET, "target 1")]));
    all.extend(burst(begins + 60, 50, 1_800, dice, &[(TARGET, "target 2")]));
    let rung = alarms(all);
    assert_eq!(rung.len(), 2, "{rung:?}");
}

#[test]
fn one_noisy_source_is_no_wave() {
    let dice = &mut Dice(13);
    let mut all = ordinary(2, dice);
    let mut noise = burst(
        MONDAY + 8 * 86_400,
        500,
        3_600,
        dice,
        &[(TARGET, "target 3")],
    );
    noise
        .iter_mut()
        .for_each(|one| one.source = Some("honeypot".to_owned()));
    all.extend(noise);
    assert_eq!(alarms(all), []);
}

#[test]
fn nothing_known_and_fields_missing_do_not_ring() {
    let dice = &mut Dice(14);
    let mut all = ordinary(1, dice);
    for one in &mut all {
        one.fields[REGION] = None;
        one.fields[TARGET] = None;
    }
    assert_eq!(alarms(all), []);
}

#[test]
fn a_wave_closes_and_its_target_can_ring_again() {
    let dice = &mut Dice(15);
    let mut all = ordinary(3, dice);
    for day in [8, 15] {
        let begins = MONDAY + day * 86_400 + 50_000;
        all.extend(burst(begins, 60, 1_200, dice, &[(TARGET, "target 9")]));
    }
    assert_eq!(alarms(all).len(), 2);
}

/// A node that was started this hour: whatever comes is the first it ever saw.
fn rung_in_the_first_hour(seed: u64, ordinary: u32, over_s: u32) -> Vec<Alarm> {
    let dice = &mut Dice(seed);
    let mut all = burst(MONDAY, ordinary, 3_500, dice, &[]);
    let fixed = [(TARGET, "target 7"), (KIND, "ddos"), (SECTOR, "sector 1")];
    all.extend(burst(MONDAY + 600, 200, over_s, dice, &fixed));
    alarms(all)
}

#[test]
fn a_flood_in_the_first_hour_of_a_node_rings() {
    for (seed, ordinary) in [(21, 0), (22, 12), (23, 60)] {
        for over_s in [120, 900, 2_400] {
            let rung = rung_in_the_first_hour(seed, ordinary, over_s);
            let at = rung.first().map(|alarm| alarm.at_s - MONDAY - 600);
            assert!(
                at.is_some_and(|at| at < over_s * 2 / 3),
                "{ordinary} ordinary, in {over_s} s: {at:?}"
            );
            assert_eq!(rung.len(), 1, "{rung:?}");
        }
    }
}

#[test]
fn an_ordinary_first_day_rings_nothing() {
    for seed in 30..36 {
        let dice = &mut Dice(seed);
        let mut all = ordinary(1, dice);
        // It begins in the busiest hour, and then with many an hour.
        all.retain(|s| (MONDAY + 9 * 3_600..MONDAY + 86_400).contains(&s.at_s));
        assert_eq!(alarms(all), [], "seed {seed}");
        let busy = burst(MONDAY + 9 * 3_600, 4_000, 10 * 3_600, dice, &[]);
        assert_eq!(alarms(busy), [], "seed {seed}, busy");
        // A few minutes with all that a day has, around the end of an hour.
        for begins in [600, 3_480, 3_590] {
            let at_once = burst(MONDAY + begins, 90, 300, dice, &[]);
            assert_eq!(alarms(at_once), [], "seed {seed}, from {begins}");
        }
    }
}
