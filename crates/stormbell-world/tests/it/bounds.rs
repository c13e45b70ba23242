//! Every bound of the service, hit exactly and by one more: what is refused says why and leaves nothing behind.

use crate::common::{self, complaints, file, reporter, said};
use stormbell_model::{
    Lang, Span,
    limits::*,
    observable::Observable,
    officer::{Actor, Role},
    report::{Contact, NewContact, NewReport, Outcome},
};
use stormbell_service::*;
use stormbell_world::World;

/// Characters of more than one byte: a bound counts what people see, not bytes.
fn long(chars: usize) -> String {
    "å".repeat(chars)
}

fn too_long(field: &str, max: usize) -> Vec<(String, Problem)> {
    vec![(field.to_owned(), Problem::TooLong { max, was: max + 1 })]
}

fn only(field: &str, problem: Problem) -> Vec<(String, Problem)> {
    vec![(field.to_owned(), problem)]
}

async fn flag(world: &World, new: NewReport) -> Result<Filed, Fault> {
    file_report(&world.ctx(Actor::Visitor), new, None).await
}

/// Whether an act that is refused leaves the journal as it was.
async fn leaves_nothing<T>(
    world: &World,
    act: impl Future<Output = Result<T, Fault>>,
) -> Vec<(String, Problem)> {
    let before = common::journal_size(world).await;
    let found = complaints(act.await);
    assert!(!found.is_empty(), "not refused");
    assert_eq!(common::journal_size(world).await, before, "half written");
    found
}

#[tokio::test]
async fn the_words_of_a_report_are_bounded_and_otherwise_kept_as_they_came() {
    World::on_each_engine(|world| async move {
        let most = long(NARRATIVE_MAX_CHARS);
        let filed = flag(&world, said(&most)).await.unwrap();
        let lea = world.officer("Lea", Role::Lead).await;
        let read = read_report(&lea.ctx(), filed.report).await.unwrap();
        assert_eq!(read.report.narrative, most);
        let odd = " \u{202e}\u{1}\r\n<script>\u{feff}\u{10ffff} ";
        let filed = flag(&world, said(odd)).await.unwrap();
        let read = read_report(&lea.ctx(), filed.report).await.unwrap();
        assert_eq!(read.report.narrative, odd);
        let over = long(NARRATIVE_MAX_CHARS + 1);
        let found = leaves_nothing(&world, flag(&world, said(&over))).await;
        assert_eq!(found, too_long("narrative", NARRATIVE_MAX_CHARS));
        for (words, problem) in [
            ("", Problem::Missing),
            (" \n\t", Problem::Missing),
            ("a\0b", Problem::Nul),
        ] {
            let found = leaves_nothing(&world, flag(&world, said(words))).await;
            assert_eq!(found, only("narrative", problem));
        }
        assert_eq!(common::rows(&world, "reports").await, 2);
    })
    .await;
}

#[tokio::test]
async fn every_line_of_a_report_is_bounded_and_all_complaints_come_at_once() {
    World::on_each_engine(|world| async move {
        let all = |n: usize| NewReport {
            organisation: Some(long(n)),
            contact: NewContact::Clear(Contact {
                name: long(n),
                email: long(n),
                phone: long(n),
                other: long(n),
            }),
            ..said("x")
        };
        flag(&world, all(LINE_MAX_CHARS)).await.unwrap();
        let found = leaves_nothing(&world, flag(&world, all(LINE_MAX_CHARS + 1))).await;
        let fields = [
            "organisation",
            "contact/name",
            "contact/email",
            "contact/phone",
            "contact/other",
        ];
        let expected: Vec<_> = fields
            .iter()
            .flat_map(|f| too_long(f, LINE_MAX_CHARS))
            .collect();
        assert_eq!(found, expected);
        let nul = NewReport {
            organisation: Some("a\0".into()),
            ..said("x\0")
        };
        let found = leaves_nothing(&world, flag(&world, nul)).await;
        let expected = [
            only("narrative", Problem::Nul),
            only("organisation", Problem::Nul),
        ];
        assert_eq!(found, expected.concat());
    })
    .await;
}

#[tokio::test]
async fn observables_and_times_are_bounded() {
    World::on_each_engine(|world| async move {
        let named = |n: usize, chars: usize| NewReport {
            observables: vec![
                Observable {
                    kind: "other".into(),
                    value: long(chars),
                };
                n
            ],
            ..said("x")
        };
        flag(&world, named(OBSERVABLES_MAX, 1)).await.unwrap();
        flag(&world, named(1, OBSERVABLE_MAX_CHARS)).await.unwrap();
        let found = leaves_nothing(&world, flag(&world, named(OBSERVABLES_MAX + 1, 1))).await;
        let many = Problem::TooMany {
            max: OBSERVABLES_MAX,
            was: OBSERVABLES_MAX + 1,
        };
        assert_eq!(found, only("observables", many));
        let found = leaves_nothing(&world, flag(&world, named(1, OBSERVABLE_MAX_CHARS + 1))).await;
        assert_eq!(found, too_long("observables/0/value", OBSERVABLE_MAX_CHARS));
        let at = |span: Span| NewReport {
            happened_at: Some(world.node.now().plus(span)),
            ..said("x")
        };
        flag(&world, at(HAPPENED_AHEAD_MAX)).await.unwrap();
        let later = Span(HAPPENED_AHEAD_MAX.0 + 1);
        let found = leaves_nothing(&world, flag(&world, at(later))).await;
        assert_eq!(found, only("happened_at", Problem::InFuture));
    })
    .await;
}

#[tokio::test]
async fn the_conversation_is_bounded() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("x")).await;
        let me = reporter(&world, &filed);
        write_message(&me, &long(MESSAGE_MAX_CHARS)).await.unwrap();
        let over = long(MESSAGE_MAX_CHARS + 1);
        let found = leaves_nothing(&world, write_message(&me, &over)).await;
        assert_eq!(found, too_long("text", MESSAGE_MAX_CHARS));
        let found = leaves_nothing(&world, write_message(&me, "\0")).await;
        assert_eq!(found, only("text", Problem::Nul));
        let almost = MESSAGES_PER_REPORT_MAX as i64 - 1;
        world
            .store()
            .write("a long talk", move |tx| {
                tx.execute("UPDATE reports SET messages = ?1", &[almost.into()])
            })
            .await
            .unwrap();
        write_message(&me, "the last one").await.unwrap();
        let found = leaves_nothing(&world, write_message(&me, "one more")).await;
        let max = MESSAGES_PER_REPORT_MAX;
        assert_eq!(found, only("text", Problem::TooMany { max, was: max + 1 }));
        let lea = world.officer("Lea", Role::Lead).await;
        answer_reporter(&lea.ctx(), filed.report, "Still here.")
            .await
            .unwrap();
        let talk = read_conversation(&me).await.unwrap();
        assert_eq!(talk.messages.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn files_are_bounded() {
    let world = World::seeded(7).await;
    let filed = file(&world, said("x")).await;
    let me = reporter(&world, &filed);
    let give = async |bytes: usize| add_file(&me, filed.report, "a.bin", vec![7; bytes]).await;
    let found = leaves_nothing(&world, give(0)).await;
    assert_eq!(found, only("file", Problem::Missing));
    let found = leaves_nothing(&world, give(FILE_MAX_BYTES + 1)).await;
    let max = FILE_MAX_BYTES as u64;
    assert_eq!(found, only("file", Problem::TooBig { max }));
    let kept = give(FILE_MAX_BYTES).await.unwrap();
    assert_eq!(kept.size, max);
    for _ in 1..FILES_PER_REPORT_MAX {
        give(1).await.unwrap();
    }
    let found = leaves_nothing(&world, give(1)).await;
    let max = FILES_PER_REPORT_MAX;
    assert_eq!(found, only("file", Problem::TooMany { max, was: max + 1 }));
    let rows = common::rows(&world, "attachment_bodies").await;
    assert_eq!(rows, FILES_PER_REPORT_MAX as i64);
}

#[tokio::test]
async fn a_files_name_loses_its_tricks() {
    World::on_each_engine(|world| async move {
        let filed = file(&world, said("x")).await;
        let me = reporter(&world, &filed);
        let names = [
            ("../../etc/passwd", "passwd"),
            ("a\0b\r\n.txt", "ab.txt"),
            ("pay\u{202e}fdp.exe", "payfdp.exe"),
            ("", "unnamed"),
            (
                &"n".repeat(FILE_NAME_MAX_CHARS + 1),
                &"n".repeat(FILE_NAME_MAX_CHARS),
            ),
        ];
        for (given, kept) in names {
            let view = add_file(&me, filed.report, given, vec![1]).await.unwrap();
            assert_eq!(view.name, kept);
        }
    })
    .await;
}

#[tokio::test]
async fn what_officers_write_is_bounded() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let report = file(&world, said("x")).await.report;
        let c = lea.ctx();
        let incident = open_incident(&c, &long(LINE_MAX_CHARS), &[report], &long(NOTE_MAX_CHARS))
            .await
            .unwrap();
        write_entry(&c, incident, &long(NOTE_MAX_CHARS))
            .await
            .unwrap();
        let (line, note, message) = (
            long(LINE_MAX_CHARS + 1),
            long(NOTE_MAX_CHARS + 1),
            long(MESSAGE_MAX_CHARS + 1),
        );
        let closing = Outcome::Advised;
        let assessment = Assessment {
            reason: note.clone(),
            ..Assessment::default()
        };
        let refused = [
            (
                leaves_nothing(&world, open_incident(&c, &line, &[], "")).await,
                "title",
                LINE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, open_incident(&c, "t", &[report], &note)).await,
                "reason",
                NOTE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, write_entry(&c, incident, &note)).await,
                "text",
                NOTE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, link_report(&c, report, incident, &note)).await,
                "reason",
                NOTE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, assess_report(&c, report, assessment.clone())).await,
                "reason",
                NOTE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, assess_incident(&c, incident, assessment)).await,
                "reason",
                NOTE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, sealed_identity(&c, report, &note)).await,
                "reason",
                NOTE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, answer_reporter(&c, report, &message)).await,
                "text",
                MESSAGE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, close_report(&c, report, closing, &message)).await,
                "words",
                MESSAGE_MAX_CHARS,
            ),
            (
                leaves_nothing(
                    &world,
                    close_incident(&c, incident, closing, &message, true),
                )
                .await,
                "words",
                MESSAGE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, register_organisation(&c, &line, None)).await,
                "name",
                LINE_MAX_CHARS,
            ),
            (
                leaves_nothing(&world, set_profile(&c, &line, None, Lang::En)).await,
                "name",
                LINE_MAX_CHARS,
            ),
        ];
        for (found, field, max) in refused {
            assert_eq!(found, too_long(field, max));
        }
    })
    .await;
}

#[tokio::test]
async fn what_officers_write_holds_no_nul_and_is_not_empty() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let report = file(&world, said("x")).await.report;
        let c = lea.ctx();
        let incident = open_incident(&c, "t", &[], "").await.unwrap();
        for (words, problem) in [("a\0", Problem::Nul), (" ", Problem::Missing)] {
            let closing = Outcome::Advised;
            let refused = [
                (
                    leaves_nothing(&world, open_incident(&c, words, &[], "")).await,
                    "title",
                ),
                (
                    leaves_nothing(&world, open_incident(&c, "t", &[report], words)).await,
                    "reason",
                ),
                (
                    leaves_nothing(&world, write_entry(&c, incident, words)).await,
                    "text",
                ),
                (
                    leaves_nothing(&world, link_report(&c, report, incident, words)).await,
                    "reason",
                ),
                (
                    leaves_nothing(&world, answer_reporter(&c, report, words)).await,
                    "text",
                ),
                (
                    leaves_nothing(&world, close_report(&c, report, closing, words)).await,
                    "words",
                ),
                (
                    leaves_nothing(&world, close_incident(&c, incident, closing, words, true))
                        .await,
                    "words",
                ),
                (
                    leaves_nothing(&world, register_organisation(&c, words, None)).await,
                    "name",
                ),
                (
                    leaves_nothing(&world, set_profile(&c, words, None, Lang::En)).await,
                    "name",
                ),
            ];
            for (found, field) in refused {
                assert_eq!(found, only(field, problem));
            }
        }
        for address in ["a", "@", "a@", "@b", "a@b@c", "a b@c"] {
            let found =
                leaves_nothing(&world, set_profile(&c, "Lea", Some(address), Lang::En)).await;
            assert_eq!(found, only("email", Problem::Form), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_incident_takes_all_its_reports_or_says_that_they_are_too_many() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let mut reports = Vec::new();
        for n in 0..101 {
            reports.push(file(&world, said(&n.to_string())).await.report);
        }
        let exactly = open_incident(&lea.ctx(), "t", &reports[..100], "alike")
            .await
            .unwrap();
        let desk = read_incident(&lea.ctx(), exactly).await.unwrap();
        assert_eq!(desk.reports.len(), 100);
        let c = lea.ctx();
        let over = open_incident(&c, "t", &reports, "alike");
        let found = leaves_nothing(&world, over).await;
        assert_eq!(
            found,
            only("reports", Problem::TooMany { max: 100, was: 101 })
        );
    })
    .await;
}

#[tokio::test]
async fn a_cursor_that_we_did_not_give_is_refused() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        for odd in ["x", "0", "é", "9999999999999999999999", &"a".repeat(5000)] {
            let filter = QueueFilter {
                after: Some(odd.to_owned()),
                ..QueueFilter::default()
            };
            let queue = desk_queue(&lea.ctx(), &filter).await;
            assert!(
                matches!(queue, Err(Fault::Invalid(_) | Fault::NotFound)),
                "{odd}"
            );
            let list = list_incidents(&lea.ctx(), false, Some(odd.to_owned())).await;
            assert!(
                matches!(list, Err(Fault::Invalid(_) | Fault::NotFound)),
                "{odd}"
            );
        }
        for odd in [
            "%",
            "' OR 1=1 --",
            "\0",
            "SE-2010-\u{202e}",
            &"x".repeat(10_000),
            "10.0.0.0/99999999999",
            "::/0",
        ] {
            let found = search_reports(&lea.ctx(), odd, None).await.unwrap();
            assert!(found.rows.is_empty(), "{odd}");
        }
        let filed = file(&world, said("x")).await;
        let found = find_by_reference(&lea.ctx(), &filed.reference.to_lowercase()).await;
        assert_eq!(found.unwrap(), Some(Found::Report(filed.report)));
    })
    .await;
}

#[tokio::test]
async fn keys_of_an_officer_are_bounded() {
    World::on_each_engine(|world| async move {
        let lea = world.officer("Lea", Role::Lead).await;
        let recipient = lea.identity.as_ref().unwrap().recipient().to_string();
        let wrapped = |kind: &str, bytes: usize| Wrapped {
            kind: kind.to_owned(),
            credential_id: None,
            blob: vec![1; bytes],
        };
        let key = |recipient: &str, wrapped: Vec<Wrapped>| {
            let recipient = recipient.to_owned();
            set_key_of(&lea, NewKey { recipient, wrapped })
        };
        let most = || wrapped("prf", 8 * 1024);
        key(&recipient, vec![most(); 12]).await.unwrap();
        let one_more = leaves_nothing(&world, add_wrapping(&lea.ctx(), most())).await;
        assert_eq!(
            one_more,
            only("wrapped", Problem::TooMany { max: 12, was: 13 })
        );
        for (new, field) in [
            (key("age1x", vec![most()]), "recipient"),
            (key(&recipient, Vec::new()), "wrapped"),
            (key(&recipient, vec![most(); 13]), "wrapped"),
            (key(&recipient, vec![wrapped("paper", 1)]), "wrapped/kind"),
            (key(&recipient, vec![wrapped("prf", 0)]), "wrapped/blob"),
            (
                key(&recipient, vec![wrapped("prf", 8 * 1024 + 1)]),
                "wrapped/blob",
            ),
        ] {
            assert_eq!(leaves_nothing(&world, new).await[0].0, field);
        }
        let mine = my_key(&lea.ctx()).await.unwrap().unwrap();
        assert_eq!((mine.recipient, mine.wrapped.len()), (recipient, 12));
    })
    .await;
}

async fn set_key_of(person: &stormbell_world::Person, key: NewKey) -> Result<(), Fault> {
    set_key(&person.ctx(), key).await
}
