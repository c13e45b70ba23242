//! A node moves to another place while people file: nobody who got an answer is lost, the old address leads on, and
//! wherever one of the two is killed, exactly one of them is the node afterwards.

use crate::backup::{assert_done, fresh, said, stormbell, text};
use crate::filing::{Answered, assert_kept_at, file_until_the_end, the_key};
use crate::program::{Program, Waiting};
use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
};
use stormbell_seal::{FieldKeys, NodeKey};
use stormbell_store::{Place, Store, StoreConfig, facts};
use stormbell_world::TestChance;

/// `stormbell move`, under way.
struct Move {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Move {
    fn begin(data: &Path, to: &Waiting) -> Move {
        let mut child = Command::new(env!("CARGO_BIN_EXE_stormbell"))
            .args(["move", &to.at, "--data", text(data)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "{}", to.ticket).unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Move { child, lines }
    }

    /// Reads on until a line begins like this; false when it ended before.
    fn until(&mut self, start: &str) -> bool {
        let mut lines = (&mut self.lines).map_while(Result::ok);
        lines.any(|line| line.starts_with(start))
    }

    fn done(mut self) -> bool {
        // Read to the end, or a full pipe would hold it up.
        let _ = (&mut self.lines).count();
        self.child.wait().unwrap().success()
    }
}

fn file_at(address: SocketAddr) -> (thread::JoinHandle<()>, mpsc::Receiver<Answered>) {
    let (send, receive) = mpsc::channel();
    let person = thread::spawn(move || file_until_the_end(address, "Cid", &send));
    (person, receive)
}

#[test]
fn a_node_moves_while_people_file_and_nobody_is_lost() {
    let folder = fresh("move");
    let (old_place, new_place) = (folder.0.join("old"), folder.0.join("new"));
    let old = Program::start(&old_place);
    let verifier = the_key(old.address);
    let people: Vec<_> = (0..3).map(|_| file_at(old.address)).collect();
    let mut answered: Vec<Answered> = Vec::new();
    for (_, answers) in &people {
        answered.extend(answers.iter().take(10));
    }
    let waiting = Waiting::start(&new_place);
    let mut moving = Move::begin(&old_place, &waiting);
    assert!(moving.until("moved to "), "it says how it went");
    assert!(moving.done());
    let new = waiting.serving();
    // Those who file notice nothing: they go on at the old address.
    for (_, answers) in &people {
        answered.extend(answers.iter().take(10));
    }
    drop(old);
    for (person, answers) in people {
        person.join().expect("nobody was refused");
        answered.extend(answers.iter());
    }
    assert_eq!(the_key(new.address), verifier, "the same node");
    for one in &answered {
        assert_kept_at(new.address, &verifier, one);
    }

    // After a restart of both, the old address still leads on, and takes nothing back.
    let old = Program::start(&old_place);
    assert_kept_at(old.address, &verifier, &answered[0]);
    drop(new);
    let new = Program::start(&new_place);
    assert_kept_at(old.address, &verifier, &answered[0]);
    let (person, later) = file_at(old.address);
    let later = later.recv().expect("it takes reports");
    assert_kept_at(new.address, &verifier, &later);
    let back = stormbell(&[
        "move",
        "--back",
        "--the-new-host-is-lost",
        "--data",
        text(&old_place),
    ]);
    assert!(!back.status.success());
    assert!(
        said(&back).contains("this host serves the node"),
        "{}",
        said(&back)
    );
    drop((old, new));
    person.join().unwrap();
    let doctor = stormbell(&["doctor", "--data", text(&new_place)]);
    assert_done(&doctor);
}

#[test]
fn a_wrong_ticket_or_a_full_place_moves_nothing() {
    let folder = fresh("move-not");
    let (old_place, new_place) = (folder.0.join("old"), folder.0.join("new"));
    let old = Program::start(&old_place);
    let verifier = the_key(old.address);
    let mut waiting = Waiting::start(&new_place);
    let right = waiting.ticket.clone();
    let digit = if right.starts_with('0') { "1" } else { "0" };
    let end = if right.ends_with('0') { "1" } else { "0" };
    for wrong in [
        format!("{digit}{}", &right[1..]),
        format!("{}{end}", &right[..right.len() - 1]),
        String::from("a guess"),
    ] {
        waiting.ticket = wrong;
        assert!(!Move::begin(&old_place, &waiting).done());
        assert!(!new_place.join("stormbell.db").exists());
    }
    let refused = stormbell(&[
        "receive",
        "--at",
        "127.0.0.1:0",
        "--listen",
        "127.0.0.1:0",
        "--data",
        text(&old_place),
    ]);
    assert!(
        said(&refused).contains("there is a node already"),
        "{}",
        said(&refused)
    );
    let (person, answers) = file_at(old.address);
    let one = answers.recv().expect("it goes on");
    assert_kept_at(old.address, &verifier, &one);
    drop(waiting);
    drop(old);
    person.join().unwrap();
}

#[test]
fn a_node_whose_new_host_is_lost_is_taken_back() {
    let folder = fresh("move-back");
    let (old_place, new_place) = (folder.0.join("old"), folder.0.join("new"));
    let old = Program::start(&old_place);
    let verifier = the_key(old.address);
    let (person, answers) = file_at(old.address);
    let answered: Vec<Answered> = answers.iter().take(5).collect();
    let waiting = Waiting::start(&new_place);
    let mut moving = Move::begin(&old_place, &waiting);
    assert!(moving.until("decided"));
    drop(waiting);
    let back = ["move", "--back", "--data", text(&old_place)];
    let asked = stormbell(&back);
    assert!(said(&asked).contains("cannot be asked"), "{}", said(&asked));
    assert!(!owns(&old_place), "it forwards still");
    let lost = stormbell(&[&back[..], &["--the-new-host-is-lost"]].concat());
    assert_done(&lost);
    // It came to nothing, or was done before the new host was lost.
    moving.done();
    drop(old);
    let old = Program::start(&old_place);
    for one in &answered {
        assert_kept_at(old.address, &verifier, one);
    }
    let (another, more) = file_at(old.address);
    assert_kept_at(
        old.address,
        &verifier,
        &more.recv().expect("it takes reports"),
    );
    drop(old);
    another.join().unwrap();
    // It may have been refused while nobody was there.
    let _ = person.join();
}

/// Whom the kill hits.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hit {
    Old,
    New,
    /// Whoever waits for the move: it is given up, or done already.
    Person,
}

#[test]
fn whoever_is_killed_exactly_one_of_the_two_is_the_node_afterwards() {
    for (at, hit) in [
        ("ticket:", Hit::Old),
        ("pass 1", Hit::New),
        ("pass 1", Hit::Person),
        ("the new host has everything", Hit::Old),
        ("the new host has everything", Hit::New),
        ("decided", Hit::Old),
        ("decided", Hit::New),
    ] {
        killed(at, hit);
    }
}

fn killed(at: &str, hit: Hit) {
    let folder = fresh("move-killed");
    let (old_place, new_place) = (folder.0.join("old"), folder.0.join("new"));
    let mut old = Program::start(&old_place);
    let verifier = the_key(old.address);
    let (person, answers) = file_at(old.address);
    let mut answered: Vec<Answered> = answers.iter().take(5).collect();
    let mut new = New::Waits(Waiting::start(&new_place));
    let New::Waits(waiting) = &new else {
        unreachable!()
    };
    let mut moving = Move::begin(&old_place, waiting);
    assert!(moving.until(at), "{at}: {hit:?}");
    match hit {
        Hit::Old => {
            drop(old);
            old = Program::start(&old_place);
        }
        Hit::New => new = new.killed_and_restarted(&new_place),
        Hit::Person => {
            moving.child.kill().unwrap();
            // An order that comes after it is heard when it is over.
            let after = stormbell(&["move", "--back", "--data", text(&old_place)]);
            assert!(!after.status.success());
        }
    }
    moving.done();
    let stays = owns(&old_place);
    let serving = new.in_the_end(!stays);
    assert_eq!(owns(&new_place), !stays, "{at}: {hit:?}");
    // Whoever it is: through the old address everybody finds what is theirs.
    let (another, more) = file_at(old.address);
    answered.push(more.recv().expect("it takes reports"));
    answered.extend(answers.try_iter());
    for one in &answered {
        assert_kept_at(old.address, &verifier, one);
    }
    drop((old, serving));
    another.join().unwrap();
    // It may have been refused while nobody was there.
    let _ = person.join();
}

/// The new host in its states.
enum New {
    Waits(Waiting),
    Serves(Program),
    Nothing,
}

impl New {
    /// Started again as an operator would: it serves if the node is there and ours, and waits again if it was not handed
    /// over yet.
    fn killed_and_restarted(self, place: &Path) -> New {
        if let New::Waits(waiting) = self {
            drop(waiting);
        }
        if !place.join("stormbell.db").exists() {
            return New::Nothing;
        }
        match Program::try_start(place) {
            Some(program) => New::Serves(program),
            None => New::Waits(Waiting::start(place)),
        }
    }

    /// What it is when the move is over.
    fn in_the_end(self, is_owner: bool) -> Option<Program> {
        match self {
            New::Waits(waiting) if is_owner => Some(waiting.serving()),
            New::Waits(waiting) => {
                drop(waiting);
                None
            }
            New::Serves(program) => Some(program),
            New::Nothing => None,
        }
    }
}

/// Whether this place holds a node that is its own.
fn owns(place: &Path) -> bool {
    let file = place.join("stormbell.db");
    if !file.exists() {
        return false;
    }
    let key = std::fs::read_to_string(place.join("node.key")).unwrap();
    let key = NodeKey::from_text(&key).unwrap();
    let config = StoreConfig {
        place: Place::Sqlite { file },
        keys: std::sync::Arc::new(FieldKeys::new(&[key]).unwrap()),
        chance: std::sync::Arc::new(TestChance::seeded(1)),
        readers: 1,
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open_as_is(config).await.unwrap();
        let look = |tx: &mut stormbell_store::Tx<'_>| {
            Ok(facts::get(tx, "moved_away")?.is_none() && facts::get(tx, "arriving")?.is_none())
        };
        let owns = store.read("whose is it", look).await.unwrap();
        store.close().await;
        owns
    })
}
