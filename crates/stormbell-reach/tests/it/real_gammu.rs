//! The real `gammu-smsd` of the distribution, with gammu's own dummy device for a modem: what we lay it sends, and what the
//! network brings it hands to us. The air between modem and telephone is all that is not real here.

use crate::gammu::{Spool, TO, to, words};
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use stormbell_reach::GammuPost;
use stormbell_service::Carrier as _;

struct Daemon(Child);

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the daemon over these folders; none where it is not installed.
fn start(spool: &Spool) -> Option<Daemon> {
    let (root, folders) = (spool.root.display(), &spool.folders);
    for n in 1..=5 {
        std::fs::create_dir_all(spool.root.join(format!("modem/sms/{n}"))).unwrap();
    }
    let path = |folder: &Path| format!("{}/", folder.display());
    let settings = format!(
        "[gammu]\nmodel = dummy\nconnection = none\ndevice = {root}/modem\n[smsd]\nservice = files\n\
         logfile = {root}/log\ninboxpath = {}\noutboxpath = {}\nsentsmspath = {}\nerrorsmspath = {}\n\
         inboxformat = unicode\ndeliveryreport = sms\nreceivefrequency = 1\nstatusfrequency = 0\n\
         commtimeout = 1\nloopsleep = 1\n",
        path(&folders.inbox),
        path(&folders.outbox),
        path(&folders.sent),
        path(&folders.error),
    );
    let file = spool.root.join("smsdrc");
    std::fs::write(&file, settings).unwrap();
    let mut daemon = Command::new("gammu-smsd");
    daemon
        .arg("-c")
        .arg(&file)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match daemon.spawn() {
        Ok(child) => Some(Daemon(child)),
        Err(_) => {
            println!("gammu-smsd is not installed: skipped");
            None
        }
    }
}

/// What the network brings to the modem: `kind` is `Deliver` for a message and `Status_Report` for a report.
fn brings(spool: &Spool, slot: u8, kind: &str, text: &str) {
    let hex: String = text
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    let message = format!(
        "[SMSBackup000]\nNumber = \"{TO}\"\nText00 = {hex}\nCoding = Unicode\nFolder = 1\nLength = {}\nClass = -1\n\
         ReplySMSC = False\nRejectDuplicates = False\nReplaceMessage = 0\nMessageReference = 0\nState = UnRead\n\
         PDU = {kind}\nDateTime = 20261130T201600\n",
        text.chars().count(),
    );
    let at = spool.root.join(format!("modem/sms/1/{slot}"));
    std::fs::write(at.with_extension("new"), message).unwrap();
    std::fs::rename(at.with_extension("new"), at).unwrap();
}

/// Looks until there is something, as the house does.
async fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(120), "no {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn the_real_daemon_sends_reports_and_hands_answers_over() {
    let spool = Spool::new("gammu-real");
    let Some(_daemon) = start(&spool) else {
        return;
    };
    spool.carrier().carry(&to(TO, 1)).await.unwrap();
    let sent = || Spool::names(&spool.folders.sent).pop();
    let name = wait_for("message in what was sent", sent).await;
    assert!(name.contains(TO), "under the name that we gave it: {name}");

    brings(&spool, 1, "Status_Report", "Delivered");
    let heard = || spool.heard(crate::now()).pop();
    assert_eq!(wait_for("report", heard).await, "0001 true");

    brings(&spool, 2, "Deliver", "042137 – ja, Žana");
    let heard = || {
        let posts: Vec<GammuPost> = spool.folders.look(crate::now()).unwrap();
        posts.first().map(|post| words(&post.heard))
    };
    let answer = wait_for("answer", heard).await;
    assert_eq!(answer, format!("{TO}: 042137 – ja, Žana"));
}
