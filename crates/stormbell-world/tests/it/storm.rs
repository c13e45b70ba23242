//! A thousand alarms of one wave in one second: told in a few messages, the emergency among them by itself, and one answer takes
//! everything that its message told of.

use crate::common::{self, file, said};
use stormbell_model::{
    Span,
    notice::Channel,
    officer::{Actor, Role},
    triage::Priority,
};
use stormbell_service::*;
use stormbell_store::Tx;
use stormbell_world::World;

const ALARMS: usize = 1_000;

/// How many alarms a message tells of, whether they are of one wave, and how urgent they are.
fn tells(message: &Outgoing) -> (usize, bool, Priority) {
    match message.says {
        Says::Alarm {
            others,
            wave,
            priority,
            ..
        } => (others + 1, wave, priority),
        _ => panic!("an alarm"),
    }
}

#[tokio::test]
async fn a_thousand_alarms_of_one_wave_are_a_few_messages_and_one_answer_takes_many() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let mut reports = Vec::new();
        for n in 0..=ALARMS {
            let words = format!("Number {n}: room {} is dark.", n * 7_919);
            reports.push(file(&world, said(&words)).await.report);
        }
        world.settle().await;
        open_alarms(&lea.ctx(), reports).await.unwrap();
        // All of them are of one wave; one is an emergency.
        let mark = |tx: &mut Tx<'_>| {
            let wave = vec![7_u8; 16];
            tx.execute("UPDATE alarms SET wave = ?1", &[wave.into()])?;
            let first = "SELECT id FROM alarms ORDER BY id LIMIT 1";
            let first = tx.query_one(first, &[], |r| r.blob(0))?.unwrap();
            tx.execute(
                "UPDATE alarms SET priority = 1 WHERE id = ?1",
                &[first.into()],
            )
        };
        world.store().write("one wave", mark).await.unwrap();
        world.settle().await;
        world.advance(Span::seconds(1)).await;
        let sent = world.mailbox.take();
        let told: Vec<_> = sent.iter().map(tells).collect();
        let urgent: Vec<_> = told.iter().filter(|t| t.2 == Priority::Emergency).collect();
        assert_eq!(urgent, [&(1, true, Priority::Emergency)], "by itself");
        let high: Vec<_> = told.iter().filter(|t| t.2 == Priority::High).collect();
        assert_eq!(high.iter().map(|t| t.0).sum::<usize>(), ALARMS, "{told:?}");
        assert!(high.iter().all(|t| t.1), "told as one wave");
        assert!(high.len() <= 2, "the throttle holds: {told:?}");

        let ringing = async || {
            let open = |tx: &mut Tx<'_>| {
                let sql = "SELECT COUNT(*) FROM alarms WHERE state = 'ringing'";
                tx.query_one(sql, &[], |r| r.int(0))
            };
            world.store().read("count", open).await.unwrap().unwrap() as usize
        };
        assert_eq!(ringing().await, ALARMS + 1);
        let mut left = ALARMS + 1;
        for message in &sent {
            let secret = message.url.rsplit('/').next().unwrap();
            let visitor = world.ctx(Actor::Visitor);
            for _ in 0..2 {
                let heard = hear_mail_reply(&visitor, "lea@desk.example", secret).await;
                assert_eq!(heard.unwrap(), Heard::Taken);
            }
            left -= tells(message).0;
            assert_eq!(
                ringing().await,
                left,
                "one act took everything in its message"
            );
        }
        assert_eq!(left, 0);
        world.advance(Span::minutes(2)).await;
        let later = world.mailbox.take();
        let rang = later.iter().filter(|m| m.to.channel() == Channel::Mail);
        assert_eq!(rang.count(), 0, "a human has them");
        common::assert_journal_verifies(&world).await;
    })
    .await;
}
