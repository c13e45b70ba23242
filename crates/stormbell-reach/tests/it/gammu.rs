//! The folders of `gammu-smsd`, with this test in the daemon's place: it is told of what really happened, once, however
//! late, double or mixed up it comes.

use crate::{ID, alarm, now, phrases};
use std::path::{Path, PathBuf};
use stormbell_model::{Moment, Span};
use stormbell_reach::{GammuCarrier, GammuFolders, GammuPost};
use stormbell_service::{ADDRESS_UNUSABLE, Address, Carrier, Outgoing};
use stormbell_wire::{gammu::outbox_text, sms_gateway::Heard};

pub const TO: &str = "+46701234567";

/// Folders that go with the test.
pub struct Spool {
    pub root: PathBuf,
    pub folders: GammuFolders,
}

impl Spool {
    pub fn new(name: &str) -> Spool {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&root);
        let folder = |name: &str| {
            let path = root.join(name);
            std::fs::create_dir_all(&path).unwrap();
            path
        };
        let folders = GammuFolders {
            outbox: folder("outbox"),
            sent: folder("sent"),
            error: folder("error"),
            inbox: folder("inbox"),
        };
        Spool { root, folders }
    }
    pub fn carrier(&self) -> GammuCarrier {
        GammuCarrier::new(self.folders.clone(), phrases())
    }
    pub fn names(folder: &Path) -> Vec<String> {
        let all = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = all
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
    /// Everything that is told now, in words; it is put away.
    pub fn heard(&self, now: Moment) -> Vec<String> {
        let posts = self.folders.look(now).unwrap();
        let told = posts.iter().map(|post| words(&post.heard)).collect();
        posts
            .iter()
            .for_each(|post| GammuFolders::put_away(post, false).unwrap());
        told
    }
    fn outbox(&self) -> Vec<String> {
        Spool::names(&self.folders.outbox)
    }
    /// The daemon's part: every message went out.
    fn all_sent(&self) {
        for name in self.outbox() {
            let to = self.folders.sent.join(&name);
            std::fs::rename(self.folders.outbox.join(name), to).unwrap();
        }
    }
    fn received(&self, name: &str, text: &str) {
        std::fs::write(self.folders.inbox.join(name), outbox_text(text)).unwrap();
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

pub fn words(heard: &Heard) -> String {
    match heard {
        Heard::Delivery {
            carrier_ref,
            delivered,
        } => format!("{} {delivered}", &carrier_ref[28..]),
        Heard::Reply { from, text } => format!("{from}: {text}"),
    }
}

pub fn to(number: &str, last: u8) -> Outgoing {
    let mut outgoing = alarm(Address::Sms(number.into()));
    outgoing.id = ID.replace("abcd", &format!("{last:04x}")).parse().unwrap();
    outgoing.sent_at = now().plus(Span::seconds(i64::from(last)));
    outgoing.url = String::from("https://n.example/a/x");
    outgoing
}

#[tokio::test]
async fn a_message_is_laid_once_whole_and_only_for_a_number() {
    let spool = Spool::new("gammu-laid");
    assert!(spool.folders.check().is_ok());
    let carrier = spool.carrier();
    let taken = carrier.carry(&to(TO, 1)).await.unwrap();
    let reference = taken.carrier_ref.unwrap();
    assert_eq!(
        spool.outbox(),
        [format!("OUTA20261130_201510_00_{TO}_{reference}.txtd")]
    );
    carrier.carry(&to(TO, 1)).await.unwrap();
    assert_eq!(spool.outbox().len(), 1, "the same, laid again");
    spool.all_sent();
    // Handed over again some seconds later, after a death in between.
    let mut late = to(TO, 1);
    late.sent_at = now().plus(Span::seconds(70));
    carrier.carry(&late).await.unwrap();
    assert_eq!(spool.outbox(), [""; 0], "it went out already");
    let bad = carrier.carry(&to("+4670/../../x", 2)).await;
    assert_eq!(bad, Err(ADDRESS_UNUSABLE));
}

#[tokio::test]
async fn an_outbox_that_is_gone_is_tried_again() {
    let spool = Spool::new("gammu-gone");
    std::fs::remove_dir_all(&spool.folders.outbox).unwrap();
    let fault = spool.carrier().carry(&to(TO, 1)).await.unwrap_err();
    assert_eq!((fault.code, fault.again), ("outbox-unusable", true));
    assert_eq!(spool.folders.check().unwrap_err().0, spool.folders.outbox);
}

#[tokio::test]
async fn reports_go_to_the_oldest_message_when_all_its_pieces_arrived() {
    let spool = Spool::new("gammu-reports");
    let carrier = spool.carrier();
    let mut long = to(TO, 1);
    long.url = format!("https://n.example/a/{}", "x".repeat(100));
    for outgoing in [long, to(TO, 2), to("+4670", 3), to("+46709999999", 4)] {
        carrier.carry(&outgoing).await.unwrap();
    }
    assert_eq!(spool.heard(now()), [""; 0], "still in the outbox");
    spool.all_sent();
    assert_eq!(spool.heard(now()), [""; 0], "sent, and no word yet");
    spool.received("IN20261130_201600_00_+46701234567_00.txt", "Delivered");
    spool.received("IN20261130_201600_00_+4670_00.txt", "Pending");
    assert_eq!(spool.heard(now()), [""; 0], "one piece of two");
    spool.received("IN20261130_201601_00_+46701234567_00.txt", "Delivered");
    spool.received("IN20261130_201602_00_+46709999999_00.txt", "Failed");
    assert_eq!(spool.heard(now()), ["0001 true", "0004 false"]);
    assert_eq!(spool.heard(now()), [""; 0], "each is told once");
    spool.received("IN20261130_201700_00_+46701234567_00.txt", "Delivered");
    assert_eq!(spool.heard(now()), ["0002 true"]);
    assert_eq!(Spool::names(&spool.folders.sent).len(), 1);
    assert_eq!(spool.heard(now().plus(Span::days(4))), [""; 0]);
    assert_eq!(
        Spool::names(&spool.folders.sent),
        [""; 0],
        "nobody will report of it"
    );
}

#[tokio::test]
async fn errors_and_answers_are_told_and_strangers_are_kept() {
    let spool = Spool::new("gammu-answers");
    spool.carrier().carry(&to(TO, 7)).await.unwrap();
    let name = spool.outbox().remove(0);
    let failed = spool.folders.error.join(&name);
    std::fs::rename(spool.folders.outbox.join(name), failed).unwrap();
    std::fs::write(
        spool.folders.error.join("OUT+4670.txt"),
        "another program's",
    )
    .unwrap();
    spool.received("IN20261130_201600_00_+46701234567_00.txt", "042137 I take ");
    spool.received("IN20261130_201600_00_+46701234567_01.txt", "it");
    spool.received("IN20261130_201601_00_+4612345_00.txt", "Who are you?");
    let posts: Vec<GammuPost> = spool.folders.look(now()).unwrap();
    let told: Vec<String> = posts.iter().map(|p| words(&p.heard)).collect();
    let answer = "+46701234567: 042137 I take it";
    assert_eq!(told, ["0007 false", answer, "+4612345: Who are you?"]);
    let again: Vec<String> = spool
        .folders
        .look(now())
        .unwrap()
        .iter()
        .map(|p| words(&p.heard))
        .collect();
    assert_eq!(again, told, "until it is put away");
    for (post, keep) in posts.iter().zip([false, false, true]) {
        GammuFolders::put_away(post, keep).unwrap();
    }
    assert!(spool.folders.look(now()).unwrap().is_empty());
    let kept = Spool::names(&spool.folders.inbox);
    assert_eq!(kept, ["UNKNOWN_IN20261130_201601_00_+4612345_00.txt"]);
    assert_eq!(Spool::names(&spool.folders.error), ["OUT+4670.txt"]);
}
