#![allow(clippy::unwrap_used)]
use super::*;

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Looks once a second at what `look` shows, and says when and why it was cut.
fn watched(look: impl Fn(u64) -> Look) -> Option<(u64, Cut)> {
    let mut memory = Memory::new(s(0));
    (1..2_000).find_map(|at| Some((at, memory.judge(look(at), s(at), &Bounds::default())?)))
}

const OPEN: Look = Look {
    begun: 1,
    open: true,
    received: 0,
    sent: 0,
    given_up: 0,
    awaits_body: false,
    awaits_reader: false,
    http2: false,
};

#[test]
fn who_never_asks_is_cut() {
    assert_eq!(watched(|_| Look::default()), Some((15, Cut::Silent)));
    let trickles = |at| Look {
        received: at,
        ..Look::default()
    };
    assert_eq!(
        watched(trickles),
        Some((15, Cut::Silent)),
        "a head byte by byte"
    );
}

#[test]
fn who_is_quiet_after_an_answer_is_cut_later() {
    let answered = |_| Look {
        begun: 1,
        ..Look::default()
    };
    assert_eq!(watched(answered), Some((61, Cut::Idle)));
}

#[test]
fn a_second_head_byte_by_byte_is_cut() {
    let second = |at| Look {
        begun: 1,
        received: if at > 20 { at } else { 20 },
        ..Look::default()
    };
    assert_eq!(watched(second), Some((31, Cut::SlowHead)));
}

#[test]
fn bodies_and_readers_must_keep_a_pace() {
    let body = |rate| {
        move |at| Look {
            received: at * rate,
            awaits_body: true,
            ..OPEN
        }
    };
    assert_eq!(watched(body(10)), Some((10, Cut::SlowBody)));
    assert_eq!(
        watched(body(1_000)),
        Some((901, Cut::SlowBody)),
        "no body lasts for ever"
    );
    let reader = |rate| {
        move |at| Look {
            sent: at * rate,
            awaits_reader: true,
            ..OPEN
        }
    };
    assert_eq!(watched(reader(0)), Some((11, Cut::SlowReader)));
    assert_eq!(watched(reader(1_000)), None);
}

#[test]
fn a_long_answer_that_the_reader_waits_for_goes_on() {
    assert_eq!(watched(|_| OPEN), None, "a live page may be quiet for long");
}

#[test]
fn who_gives_up_again_and_again_is_cut() {
    let restless = |at| Look {
        begun: at * 100,
        given_up: at * 100,
        http2: true,
        ..OPEN
    };
    assert_eq!(watched(restless), Some((3, Cut::GivesUp)));
    let now_and_then = |at| Look {
        begun: at,
        given_up: at,
        ..OPEN
    };
    assert_eq!(watched(now_and_then), None);
}
