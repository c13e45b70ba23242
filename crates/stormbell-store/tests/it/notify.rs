//! Channels, notifications with their proofs, and what the throttle counts, on both databases.

use stormbell_model::{
    AlarmId, ChannelId, Lang, Moment, NotificationId, OfficerId, ReportId, Span,
    notice::{Answer, Chain, Channel, Link, Reach, State},
    officer::{Officer, Role},
    outside::Chance,
    triage::Priority,
};
use stormbell_store::{
    Result, Tx,
    channels::{self, Address, Way},
    notifications::{self, Kind, Notification, SentMessage},
    people,
    testing::each_engine,
};

const NOW: Moment = Moment(1_700_000_000_000_000);

fn second(n: i64) -> Moment {
    NOW.plus(Span::seconds(n))
}

fn officer(tx: &mut Tx<'_>, chance: &dyn Chance) -> Result<OfficerId> {
    let officer = Officer {
        id: OfficerId::new(NOW, chance),
        name: String::from("Anna"),
        role: Role::Lead,
        email: Some(String::from("anna@example.eu")),
        lang: Lang::En,
        on_duty: true,
        recipient: None,
        since: NOW,
        left_at: None,
    };
    people::add(tx, &officer)?;
    Ok(officer.id)
}

fn way(id: ChannelId, officer: OfficerId) -> Way {
    Way {
        id,
        officer,
        channel: Channel::Sms,
        address: Some(Address {
            to: String::from("+46701234567"),
            keys: Vec::new(),
            label: String::from("Work"),
        }),
        place: 1,
        made_at: NOW,
        removed_at: None,
        reach: Reach::default(),
    }
}

fn waiting(n: u128, by: ChannelId, officer: OfficerId, priority: Priority) -> Notification {
    Notification {
        id: NotificationId(uuid::Uuid::from_u128(n)),
        kind: Kind::Test,
        alarm: None,
        officer,
        channel: Channel::Sms,
        by: Some(by),
        priority,
        wave: Some(u64::MAX - 5),
        made_at: second(n as i64),
        at: second(n as i64),
        chain: Chain::queued(Channel::Sms, second(n as i64)),
        message: None,
        note: None,
    }
}

#[tokio::test]
async fn channels_come_back_and_everybody_has_the_one_of_the_profile() {
    each_engine(|store| async move {
        let act = |tx: &mut Tx<'_>| {
            let anna = officer(tx, tx.chance())?;
            channels::add_profiles(tx)?;
            assert_eq!(channels::add_profiles(tx)?, 0, "once");
            let mut first = channels::of_officer(tx, anna)?.remove(0);
            assert_eq!(
                (first.channel, first.address.clone()),
                (Channel::Mail, None)
            );
            first.removed_at = Some(second(1));
            channels::save(tx, &first)?;
            assert_eq!(
                channels::add_profiles(tx)?,
                0,
                "who removed it gets no other"
            );
            let sms = way(ChannelId::new(NOW, tx.chance()), anna);
            channels::add(tx, &sms)?;
            let reach = Reach::default()
                .hear(Channel::Sms, Answer::Delivered, second(3))
                .hear(Channel::Sms, Answer::NotDelivered, second(4))
                .tested(second(2));
            channels::save_reach(tx, sms.id, &reach)?;
            let all = channels::all(tx)?;
            assert_eq!(all.len(), 1, "removed ones are not in use");
            assert_eq!((all[0].reach, &all[0].address), (reach, &sms.address));
            let locked = channels::load_to_change(tx, sms.id)?.map(|w| w.reach);
            assert_eq!(locked, Some(reach));
            Ok(())
        };
        store.write("keep channels", act).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_found_by_its_time_and_its_message() {
    each_engine(|store| async move {
        let act = |tx: &mut Tx<'_>| {
            let anna = officer(tx, tx.chance())?;
            let sms = way(ChannelId::new(NOW, tx.chance()), anna);
            channels::add(tx, &sms)?;
            let mut list: Vec<Notification> = (1..=4)
                .map(|n| waiting(n, sms.id, anna, Priority::Normal))
                .collect();
            list[2].priority = Priority::Emergency;
            // A clock that ran ahead wrote it.
            list[3].chain = Chain::queued(Channel::Sms, second(86_400));
            notifications::add(tx, &list)?;
            let due = notifications::channels_due(tx, Channel::Sms, second(10))?;
            assert_eq!(due, [sms.id]);
            assert!(notifications::channels_due(tx, Channel::Mail, second(10))?.is_empty());
            let due = notifications::due_on(tx, sms.id, second(2), 10)?;
            let order: Vec<u128> = due.iter().map(|(n, _)| n.id.0.as_u128()).collect();
            assert_eq!(order, [1, 2, 4], "the third comes later");
            assert_eq!(due[0].0.wave, Some(u64::MAX - 5));
            assert!(!due[0].1, "no alarm rings");

            let mut carried: Vec<Notification> = list[..2].to_vec();
            for n in &mut carried {
                n.chain = n.chain.clone().look(second(2)).0;
                n.message = Some(list[0].id);
            }
            notifications::save(tx, &carried)?;
            let heard = Link {
                answer: Answer::Accepted,
                at: second(3),
            };
            notifications::add_proofs(tx, &[(list[1].id, 0, heard)])?;
            let back = notifications::carried_by(tx, list[0].id)?;
            assert_eq!(back.len(), 2);
            assert_eq!(back[1].chain.proofs(), [heard]);
            assert!(matches!(back[0].chain.state(), State::Handed { .. }));
            assert_eq!(notifications::next_after(tx, second(2))?, Some(second(3)));
            let soon = notifications::due_or_soon(tx, sms.id, (second(2), second(3)), 10)?;
            let order: Vec<u128> = soon.iter().map(|(n, _)| n.id.0.as_u128()).collect();
            assert_eq!(order, [3, 4], "what was handed over has its own time");
            notifications::keep_words(tx, list[0].id, "Sunday has a hole.")?;
            let words = notifications::words(tx, list[0].id)?;
            assert_eq!(words.as_deref(), Some("Sunday has a hole."));
            assert_eq!(notifications::words(tx, list[1].id)?, None);
            Ok(())
        };
        store.write("keep notifications", act).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_throttle_counts_what_went_out_and_a_report_finds_it() {
    each_engine(|store| async move {
        let act = |tx: &mut Tx<'_>| {
            let anna = officer(tx, tx.chance())?;
            let sms = way(ChannelId::new(NOW, tx.chance()), anna);
            channels::add(tx, &sms)?;
            let list: Vec<SentMessage> = (1..=3)
                .map(|n| SentMessage {
                    id: NotificationId(uuid::Uuid::from_u128(n)),
                    channel: sms.id,
                    priority: Priority::High,
                    sent_at: second(n as i64),
                })
                .collect();
            notifications::add_sent(tx, &list)?;
            notifications::name_sent(tx, list[1].id, "gw-77")?;
            notifications::forget_sent(tx, list[2].id)?;
            let lately = notifications::sent_lately(tx, sms.id, second(2))?;
            assert_eq!(lately.len(), 1);
            assert_eq!(lately[0].at, second(2));
            assert_eq!(notifications::sent_as(tx, "gw-77")?[0].id, list[1].id);
            Ok(())
        };
        store.write("count what went out", act).await.unwrap();
    })
    .await;
}

/// Yesterday's program kept a notification without a time, and a job.
#[tokio::test]
async fn what_yesterdays_program_left_waiting_is_taken_over() {
    each_engine(|store| async move {
        let act = |tx: &mut Tx<'_>| {
            let anna = officer(tx, tx.chance())?;
            channels::add_profiles(tx)?;
            let id = NotificationId::new(NOW, tx.chance());
            let report = ReportId::new(NOW, tx.chance());
            let alarm = AlarmId::new(NOW, tx.chance());
            tx.execute(
                "INSERT INTO reports (id, reference, receipt_lookup, filed_at, sealed, happening, kind, ongoing, lang, door, \
                 state, priority, reasons, tlp, moved_at, unread, files, messages, journal_index) \
                 VALUES (?1, 'r', ?1, 0, ?1, 'h', 'k', 'o', 'en', 'page', 'new', 2, '', 't', 0, 0, 0, 0, 0)",
                &[report.as_bytes().as_slice().into()],
            )?;
            tx.execute(
                "INSERT INTO alarms (id, report, priority, opened_at, state, next_at, step) \
                 VALUES (?1, ?2, 2, 0, 'ringing', 9, 0)",
                &[alarm.as_bytes().as_slice().into(), report.as_bytes().as_slice().into()],
            )?;
            tx.execute(
                "INSERT INTO notifications (id, alarm, officer, channel, state, at) VALUES (?1, ?2, ?3, 'mail', 'queued', 7)",
                &[
                    id.as_bytes().as_slice().into(),
                    alarm.as_bytes().as_slice().into(),
                    anna.as_bytes().as_slice().into(),
                ],
            )?;
            let shown = notifications::of_alarm(tx, alarm, 9)?.remove(0);
            assert_eq!(shown.chain.state().code(), "queued");
            assert_eq!(notifications::next_after(tx, Moment(0))?, None);
            for _ in 0..2 {
                notifications::adopt(tx, id, second(1))?;
            }
            let due = notifications::due_on(tx, ChannelId(anna.0), second(1), 9)?;
            assert!(due[0].1, "its alarm rings");
            assert_eq!(due[0].0.priority, Priority::High);
            assert_eq!(due[0].0.made_at, Moment(7));
            Ok(())
        };
        store.write("adopt", act).await.unwrap();
    })
    .await;
}
