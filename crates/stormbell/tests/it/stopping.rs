//! Starting and stopping under a supervisor: whoever stops the program at once is heard too, and systemd is told what
//! it asks for.

use crate::backup::fresh;
use std::{os::unix::net::UnixDatagram, path::Path};
use stormbell_world::real::{Order, START_MAX};

fn order(data: &Path) -> Order {
    Order::new(Path::new(env!("CARGO_BIN_EXE_stormbell")), data)
}

#[test]
fn whoever_stops_it_right_after_its_first_word_is_heard() {
    let folder = fresh("stop");
    for _ in 0..5 {
        let program = order(&folder.0.join("data")).start();
        program.listens(START_MAX).expect("it says where it is");
        program.ask_to_stop();
        assert!(program.ended(), "it closes and ends well");
    }
}

#[test]
fn systemd_hears_that_it_is_ready_alive_and_stopping() {
    let folder = fresh("notify");
    let path = folder.0.join("notify.sock");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(START_MAX)).unwrap();
    let heard = || {
        let mut word = [0; 256];
        let length = socket.recv(&mut word).expect("a word in time");
        String::from_utf8_lossy(&word[..length]).into_owned()
    };
    let program = order(&folder.0.join("data"))
        .with("NOTIFY_SOCKET", path.to_str().unwrap())
        .with("WATCHDOG_USEC", "200000")
        .start();
    assert_eq!(heard(), "READY=1");
    assert_eq!(heard(), "WATCHDOG=1");
    assert_eq!(heard(), "WATCHDOG=1", "rounds go on");
    program
        .listens(START_MAX)
        .expect("it is said to people too");
    program.ask_to_stop();
    while heard() != "STOPPING=1" {}
    assert!(program.ended());
}
