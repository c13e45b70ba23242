//! Rotas come back from disk as they were drawn, and what was undone counts no more.

use std::num::NonZeroU16;
use stormbell_model::{
    AbsenceId, LayerId, Moment, OfficerId, OverrideId, RotaId, Span, SwapId,
    rota::{
        Absence, Ahead, Change, Layer, NoticeKey, Override, Rotation, Stretch, Swap, Unit, Wall,
        WeekHours, Zone, who_is_on,
    },
};
use stormbell_store::rotas::{self, *};
use stormbell_store::{Error, Store, testing::each_engine};
use uuid::Uuid;

fn person(n: u128) -> OfficerId {
    OfficerId(Uuid::from_u128(n))
}

fn made(at: i64) -> Made {
    Made {
        at: Moment(at),
        by: person(1),
        undone_at: None,
    }
}

fn day(n: i64) -> Moment {
    zone().start(monday()).plus(Span::days(n))
}

fn days(from: i64, until: i64) -> Stretch {
    Stretch::new(day(from), day(until)).unwrap()
}

fn zone() -> Zone {
    Zone::named("Europe/Tallinn").unwrap()
}

fn monday() -> Wall {
    Wall::at(2026, 1, 5, 9, 0).unwrap()
}

fn kept_rota() -> KeptRota {
    KeptRota {
        id: RotaId(Uuid::from_u128(100)),
        name: String::from("Night watch"),
        zone: zone(),
        wanted: vec![WeekHours::of_day(6, 0, 24).unwrap()],
        made: made(1),
    }
}

fn kept_layer(id: u128, place: i64, people: &[u128]) -> KeptLayer {
    let rotation = Rotation {
        zone: zone(),
        first: monday(),
        unit: Unit::Day,
        every: NonZeroU16::MIN,
        people: people.iter().map(|n| person(*n)).collect(),
    };
    KeptLayer {
        layer: Layer {
            id: LayerId(Uuid::from_u128(id)),
            rotation,
            hours: vec![WeekHours::of_day(0, 9, 17).unwrap()],
            until: None,
        },
        rota: kept_rota().id,
        place,
        taken: None,
        made: made(2),
    }
}

fn kept_override(id: u128, at: i64, change: Change) -> KeptOverride {
    KeptOverride {
        what: Override {
            id: OverrideId(Uuid::from_u128(id)),
            stretch: days(2, 3),
            change,
        },
        rota: kept_rota().id,
        made: made(at),
    }
}

fn kept_swap(id: u128, number: u32) -> KeptSwap {
    KeptSwap {
        what: Swap {
            id: SwapId(Uuid::from_u128(id)),
            layer: LayerId(Uuid::from_u128(10)),
            number,
            from: person(1),
            to: person(2),
        },
        accepted_at: None,
        made: made(3),
    }
}

async fn draw(store: &Store) {
    let draw = |tx: &mut stormbell_store::Tx<'_>| {
        rotas::add(tx, &kept_rota())?;
        let mut lower = kept_layer(10, 0, &[1, 2, 3]);
        lower.layer.hours.clear();
        add_layer(tx, &lower)?;
        add_layer(tx, &kept_layer(11, 1, &[4]))
    };
    store.write("draw", draw).await.unwrap();
}

#[tokio::test]
async fn a_rota_comes_back_as_it_was_drawn() {
    each_engine(|store| async move {
        draw(&store).await;
        store
            .read("look", |tx| {
                assert_eq!(rotas::load(tx, kept_rota().id)?, Some(kept_rota()));
                assert_eq!(rotas::all(tx)?, [kept_rota()]);
                let found = rotas::within(tx, days(0, 7))?;
                let [rota] = found.as_slice() else {
                    panic!("one rota: {found:?}")
                };
                rota.check().unwrap();
                assert_eq!(rota.wanted, kept_rota().wanted);
                assert_eq!(rota.layers[1], kept_layer(11, 1, &[4]).layer);
                // The upper layer works on Monday until 17:00.
                let on = |moment| who_is_on(rota, moment)[0].person;
                assert_eq!((on(day(0)), on(day(1))), (person(4), person(2)));
                Ok(())
            })
            .await
            .unwrap();
        let put_away = |tx: &mut stormbell_store::Tx<'_>| {
            let mut rota = rotas::load_to_change(tx, kept_rota().id)?.unwrap();
            rota.made.undone_at = Some(day(1));
            rota.name = String::from("Day watch");
            rotas::save(tx, &rota)?;
            assert_eq!(rotas::load(tx, rota.id)?, Some(rota));
            assert_eq!(rotas::within(tx, days(0, 7))?, []);
            Ok(())
        };
        store.write("put away", put_away).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn changes_count_in_their_window_until_they_are_undone() {
    each_engine(|store| async move {
        draw(&store).await;
        let change = |tx: &mut stormbell_store::Tx<'_>| {
            let all = [
                Change::Add(person(5)),
                Change::Remove(person(6)),
                Change::Replace {
                    who: person(5),
                    by: person(7),
                },
                Change::Only(vec![]),
            ];
            // Made in the other order than their ids say.
            let all: Vec<_> = all.into_iter().zip([23, 22, 21, 20]).zip(1..).collect();
            let all = all
                .into_iter()
                .map(|((what, id), at)| kept_override(id, at, what));
            let all: Vec<_> = all.collect();
            for o in &all {
                add_override(tx, o)?;
            }
            assert_eq!(rotas::overrides(tx, kept_rota().id, days(0, 9))?, all);
            let whats: Vec<_> = all.iter().map(|o| o.what.clone()).collect();
            assert_eq!(rotas::within(tx, days(2, 3))?[0].overrides, whats);
            for window in [days(0, 2), days(3, 9)] {
                assert_eq!(rotas::within(tx, window)?[0].overrides, []);
            }
            undo_override(tx, whats[3].id, day(1))?;
            assert_eq!(rotas::within(tx, days(2, 3))?[0].overrides, whats[..3]);
            let undone = override_by_id(tx, whats[3].id)?.unwrap();
            assert_eq!(undone.made.undone_at, Some(day(1)));
            let again = undo_override(tx, whats[3].id, day(1));
            assert!(matches!(again, Err(Error::Gone)));
            Ok(())
        };
        store.write("change", change).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_swap_counts_once_it_is_accepted_and_follows_into_a_changed_layer() {
    each_engine(|store| async move {
        draw(&store).await;
        let swap = |tx: &mut stormbell_store::Tx<'_>| {
            let offered = kept_swap(30, 3);
            add_swap(tx, &offered)?;
            add_swap(tx, &kept_swap(31, 900))?;
            let swaps = |tx: &mut stormbell_store::Tx<'_>| {
                Ok(rotas::within(tx, days(0, 14))?[0].swaps.clone())
            };
            assert_eq!(swaps(tx)?, []);
            accept_swap(tx, offered.what.id, day(1))?;
            assert!(matches!(
                accept_swap(tx, offered.what.id, day(1)),
                Err(Error::Gone)
            ));
            assert_eq!(swaps(tx)?, [offered.what]);
            let mut ended = layer(tx, offered.what.layer)?.unwrap();
            ended.layer.until = Some(day(2));
            save_layer(tx, &ended)?;
            let mut changed = kept_layer(12, 0, &[1, 2]);
            changed.taken = Some(TakenOver {
                from: ended.layer.id,
                first: Some(2),
                until_then: None,
            });
            add_layer(tx, &changed)?;
            assert_eq!(move_swaps(tx, ended.layer.id, 2, changed.layer.id, 0)?, 2);
            let moved = swap_by_id(tx, offered.what.id)?.unwrap();
            assert_eq!((moved.what.layer, moved.what.number), (changed.layer.id, 1));
            assert_eq!(layers(tx, kept_rota().id)?[1], changed);
            undo_swap(tx, offered.what.id, day(1))?;
            assert!(matches!(
                undo_swap(tx, offered.what.id, day(1)),
                Err(Error::Gone)
            ));
            assert_eq!(swaps(tx)?, []);
            Ok(())
        };
        store.write("swap", swap).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn absences_are_read_anew_from_a_calendar_without_touching_those_by_hand() {
    each_engine(|store| async move {
        draw(&store).await;
        let away = |tx: &mut stormbell_store::Tx<'_>| {
            let kept = |id: u128, who, feed| KeptAbsence {
                what: Absence {
                    id: AbsenceId(Uuid::from_u128(id)),
                    person: person(who),
                    stretch: days(3, 4),
                },
                feed,
                made: made(4),
            };
            let all = [
                kept(1, 1, None),
                kept(2, 1, Some([7; 16])),
                kept(3, 2, None),
            ];
            for a in &all {
                add_absence(tx, a)?;
            }
            assert_eq!(absences_of(tx, person(1), day(0))?, all[..2]);
            assert_eq!(absences_of(tx, person(1), day(4))?, []);
            assert_eq!(rotas::within(tx, days(0, 9))?[0].absences.len(), 3);
            assert_eq!(undo_feed(tx, person(1), [7; 16], day(0))?, 1);
            assert_eq!(absences_of(tx, person(1), day(0))?, all[..1]);
            undo_absence(tx, all[0].what.id, day(0))?;
            let undone = absence(tx, all[0].what.id)?.unwrap();
            assert_eq!(undone.made.undone_at, Some(day(0)));
            assert_eq!(rotas::within(tx, days(0, 9))?[0].absences, [all[2].what]);
            Ok(())
        };
        store.write("away", away).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_finding_is_told_once() {
    each_engine(|store| async move {
        let key = |n, ahead| NoticeKey {
            what: String::from("hole x"),
            from: day(n),
            ahead,
        };
        let tell = move |tx: &mut stormbell_store::Tx<'_>| {
            assert!(note_told(tx, &key(5, Ahead::Week), day(0))?);
            assert!(note_told(tx, &key(5, Ahead::Day), day(4))?);
            assert!(!note_told(tx, &key(5, Ahead::Day), day(4))?);
            assert_eq!(told_since(tx, day(5))?.len(), 2);
            assert_eq!(told_since(tx, day(6))?.len(), 0);
            assert_eq!(forget_told(tx, day(6))?, 2);
            Ok(())
        };
        store.write("tell", tell).await.unwrap();
    })
    .await;
}
