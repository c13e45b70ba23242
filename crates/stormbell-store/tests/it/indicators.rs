//! Indicators with who says so, sightings once, values that are listed, and rules that are counted.

use stormbell_model::{
    ImportId, IndicatorId, Moment, OfficerId, ReportId,
    classify::{Classified, Impact, Outlook, Technical},
    indicator::{Claim, Format, Import, Indicator, Stage},
    kind::Kind,
    marking::Tlp,
    triage::Priority,
};
use stormbell_store::testing::each_engine;
use stormbell_store::{
    Cursor, Store, Tx, classifications,
    datasets::{self, What},
    indicators::{self, Sighting, Waiting},
};

const NOW: Moment = Moment(1_795_000_000_000_000);

fn uuid(n: u8) -> uuid::Uuid {
    uuid::Uuid::from_bytes([n; 16])
}

fn an_import(n: u8) -> Import {
    Import {
        id: ImportId(uuid(n)),
        source: String::from("a neighbour"),
        format: Format::Text,
        officer: OfficerId(uuid(1)),
        at: NOW,
        stage: Stage::Taking,
        total: 1,
        done: 0,
        refused: 0,
        refused_some: Vec::new(),
        left_out: 0,
    }
}

fn an_indicator(n: u8) -> Indicator {
    Indicator {
        id: IndicatorId(uuid(n)),
        kind: String::from("domain"),
        value: String::from("evil.example"),
        added_at: NOW,
        ends_at: None,
        withdrawn_at: None,
        raises: Some(Priority::High),
        sightings: 0,
    }
}

fn claim(ends_at: Option<i64>) -> Claim {
    Claim {
        note: String::from("drops a loader"),
        tlp: Tlp::Amber,
        ends_at: ends_at.map(Moment),
    }
}

/// Takes the same value in by an import; gives the indicator's id.
async fn take(store: &Store, import: u8, new: u8, ends_at: Option<i64>) -> IndicatorId {
    let act = move |tx: &mut Tx<'_>| {
        let i = an_import(import);
        indicators::add_import(tx, &i)?;
        let claim = claim(ends_at);
        indicators::take(tx, i.id, &an_indicator(new), &[9; 32], &claim, &[[7; 16]])
    };
    store.write("take in", act).await.unwrap()
}

async fn undo(store: &Store, import: u8) {
    let act = move |tx: &mut Tx<'_>| {
        let mut i = indicators::import(tx, ImportId(uuid(import)))?.unwrap();
        i.stage = Stage::Undone;
        indicators::save_import(tx, &i)?;
        indicators::undo(tx, i.id, None, 10, NOW)
    };
    assert_eq!(store.write("undo", act).await.unwrap(), None);
}

async fn load(store: &Store, id: IndicatorId) -> Indicator {
    let look = move |tx: &mut Tx<'_>| indicators::load(tx, id);
    store.read("look", look).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_value_is_there_once_and_counts_until_its_last_import_is_undone() {
    each_engine(|store| async move {
        let id = take(&store, 20, 30, Some(NOW.0 + 5)).await;
        assert_eq!(take(&store, 21, 31, Some(NOW.0 + 9)).await, id);
        let both = load(&store, id).await;
        assert_eq!(both.ends_at, Some(Moment(NOW.0 + 9)));
        assert!(both.is_active(NOW) && !both.is_active(Moment(NOW.0 + 9)));
        undo(&store, 21).await;
        assert_eq!(load(&store, id).await.ends_at, Some(Moment(NOW.0 + 5)));
        undo(&store, 20).await;
        assert!(!load(&store, id).await.is_active(NOW));
        let back = take(&store, 22, 32, None).await;
        assert_eq!(back, id);
        assert!(load(&store, id).await.is_active(Moment(i64::MAX)));
        let look = move |tx: &mut Tx<'_>| {
            let pages = indicators::page(tx, Cursor::TOP, 10)?.len();
            Ok((pages, indicators::claims(tx, id)?))
        };
        let (pages, claims) = store.read("look", look).await.unwrap();
        assert_eq!((pages, claims.len()), (1, 3));
        assert_eq!(claims[0].1.note, "drops a loader");
    })
    .await;
}

#[tokio::test]
async fn a_sighting_is_counted_once() {
    each_engine(|store| async move {
        let id = take(&store, 20, 30, None).await;
        let act = move |tx: &mut Tx<'_>| {
            let s = Sighting {
                indicator: id,
                report: ReportId(uuid(40)),
                at: NOW,
                in_evidence: false,
                raised: Some(Priority::High),
            };
            let terms = [[7; 16], [8; 16]];
            assert_eq!(indicators::matching(tx, terms.iter())?, [([7; 16], id)]);
            Ok((
                indicators::add_sighting(tx, &s)?,
                indicators::add_sighting(tx, &s)?,
                indicators::of_report(tx, s.report, 5)?.len(),
                indicators::with_indicator(tx, id, None, 5)? == [s],
            ))
        };
        let done = store.write("sight", act).await.unwrap();
        assert_eq!(done, (true, false, 1, true));
        assert_eq!(load(&store, id).await.sightings, 1);
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_taken_in_its_order() {
    each_engine(|store| async move {
        let act = move |tx: &mut Tx<'_>| {
            let id = ImportId(uuid(20));
            let one = |n: usize| Waiting {
                kind: String::from("domain"),
                value: format!("{n}.example"),
                note: String::new(),
                tlp: String::from("CLEAR"),
                ends_at: None,
                raises: None,
            };
            let all: Vec<Waiting> = (0..250).map(one).collect();
            indicators::wait(tx, id, &all)?;
            let mut back = Vec::new();
            while let Some((place, some)) = indicators::waiting(tx, id)? {
                assert!(some.len() <= 100);
                back.extend(some);
                indicators::forget_waiting(tx, id, place)?;
            }
            Ok(back == all)
        };
        assert!(store.write("wait", act).await.unwrap());
    })
    .await;
}

fn classified() -> Classified {
    Classified {
        rules: String::from("test.1"),
        kind: Kind::UNDETERMINED,
        technical: Technical::Low,
        impact: Impact::White,
        outlook: Outlook::Stable,
        offences: Vec::new(),
        protected: None,
        priority: Priority::Normal,
        rings: false,
        reasons: vec![String::from("hurts")],
        raised_by: Vec::new(),
        heard: Vec::new(),
    }
}

#[tokio::test]
async fn a_correction_counts_against_its_version_and_can_be_taken_back() {
    each_engine(|store| async move {
        let act = move |tx: &mut Tx<'_>| {
            let ids = [ReportId(uuid(40)), ReportId(uuid(41))];
            let all = ids.map(|id| (id, classified()));
            let each = || all.iter().map(|(id, c)| (*id, c));
            assert_eq!(classifications::keep(tx, each(), NOW)?, [true, true]);
            // The same again, as after a crash.
            assert_eq!(classifications::keep(tx, each(), NOW)?, [false, false]);
            let other = Kind::TEST;
            classifications::correct(tx, ids[0], other, Some(Priority::Low))?;
            classifications::correct(tx, ids[0], other, None)?;
            classifications::correct(tx, ids[1], Kind::UNDETERMINED, Some(Priority::Normal))?;
            let first = classifications::scores(tx)?;
            classifications::correct(tx, ids[0], Kind::UNDETERMINED, None)?;
            classifications::correct(tx, ReportId(uuid(99)), other, None)?;
            Ok((first, classifications::scores(tx)?))
        };
        let (first, then) = store.write("correct", act).await.unwrap();
        let counts = |s: &[classifications::Score]| {
            (s[0].read, s[0].corrected_kind, s[0].corrected_priority)
        };
        assert_eq!(counts(&first), (2, 1, 1));
        assert_eq!(counts(&then), (2, 0, 1));
    })
    .await;
}

fn address(last: u8) -> [u8; 16] {
    let mut bytes = [0; 16];
    (bytes[10], bytes[11]) = (0xff, 0xff);
    (bytes[12], bytes[15]) = (192, last);
    bytes
}

#[tokio::test]
async fn a_new_dataset_takes_the_place_of_the_old_one_in_one_step() {
    each_engine(|store| async move {
        let act = move |tx: &mut Tx<'_>| {
            let load = |tx: &mut Tx<'_>, owner: &str| {
                let chance = tx.chance();
                let id = datasets::begin(tx, "owners", What::Networks, "1", NOW, chance)?;
                let network = datasets::Network {
                    first: address(10),
                    last: address(20),
                    country: String::from("EE"),
                    asn: Some(64_496),
                    owner: owner.to_owned(),
                };
                datasets::add_networks(tx, id, &[network])?;
                datasets::add_values(tx, id, &[String::from("=a.example")])?;
                Ok::<_, stormbell_store::Error>(id)
            };
            let first = load(tx, "old")?;
            datasets::put_in_force(tx, first)?;
            let second = load(tx, "new")?;
            let before = datasets::all(tx)?;
            assert_eq!((before.len(), before[0].id, before[0].rows), (1, first, 2));
            datasets::put_in_force(tx, second)?;
            let now = datasets::all(tx)?;
            assert_eq!((now.len(), now[0].id), (1, second));
            let owner = datasets::network(tx, second, &address(15))?.map(|n| n.owner);
            assert_eq!(owner.as_deref(), Some("new"));
            assert_eq!(datasets::network(tx, second, &address(21))?, None);
            assert_eq!(datasets::network(tx, second, &address(9))?, None);
            let listed = datasets::listed(tx, &[String::from("=a.example"), String::from("x")])?;
            assert_eq!(listed.len(), 1);
            let mut turns = 0;
            while datasets::clear_some(tx, None, 1)? {
                turns += 1;
            }
            assert!(datasets::take_out(tx, "owners")?);
            Ok((turns, datasets::all(tx)?.len()))
        };
        assert_eq!(store.write("load", act).await.unwrap(), (2, 0));
    })
    .await;
}
