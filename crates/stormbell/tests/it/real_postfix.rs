//! A real Postfix of our own between the node and a person: it takes the node's mail and puts it into a maildir, and what the
//! person answers it hands back by LMTP. It runs in folders of its own on ports of loopback, beside any other of the machine.
//! Postfix gives its parts to users of its own, so it needs to be started by root: elsewhere this says so and tries nothing.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown},
    path::{Path, PathBuf},
    process::Command,
    thread::park_timeout,
    time::{Duration, Instant},
};
use stormbell_world::{
    kills::staffed,
    real::{START_MAX, ask},
};

const POSTFIX: &str = "/usr/sbin/postfix";
/// How long one way may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);
/// The user whom maildirs belong to.
const NOBODY: u32 = 65_534;

/// The services that these two ways need.
const SERVICES: &str = "
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
";

/// A Postfix that ends with the test.
struct Postfix {
    folder: PathBuf,
    address: SocketAddr,
}

impl Postfix {
    /// Starts one that hands mails for `bell@node.example` to `answers`; none where it cannot be tried.
    fn start(folder: &Path, answers: SocketAddr) -> Option<Postfix> {
        let here = |name: &str| folder.join(name);
        for name in ["etc", "queue", "data", "mails"] {
            fs::create_dir_all(here(name)).unwrap();
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
        let is_root = fs::metadata(folder).unwrap().uid() == 0;
        let user = user("postfix").filter(|_| is_root && Path::new(POSTFIX).exists());
        let Some(user) = user else {
            let why = "not tried: Postfix is not installed, or we are not root";
            let mut said = std::io::stderr();
            writeln!(said, "{why}").unwrap();
            return None;
        };
        chown(here("data"), Some(user), None).unwrap();
        chown(here("mails"), Some(NOBODY), None).unwrap();
        let (address, at) = (free_port(), folder.display());
        let main = format!(
            "compatibility_level = 3.6\nqueue_directory = {at}/queue\ndata_directory = {at}/data\n\
             maillog_file = {at}/log\nmaillog_file_prefixes = {at}\nmyhostname = mx.node.example\n\
             mydestination = node.example\ninet_interfaces = 127.0.0.1\ninet_protocols = ipv4\n\
             mynetworks = 127.0.0.0/8\nrecipient_delimiter = +\nlocal_recipient_maps =\nalias_maps =\n\
             transport_maps = inline:{{ {{ bell@node.example = lmtp:inet:{answers} }} }}\n\
             virtual_mailbox_domains = desk.example\nvirtual_mailbox_base = {at}/mails\n\
             virtual_mailbox_maps = inline:{{ {{ lead@desk.example = lead/ }} }}\n\
             virtual_uid_maps = static:{NOBODY}\nvirtual_gid_maps = static:{NOBODY}\n\
             smtpd_recipient_restrictions = permit_mynetworks, reject\n"
        );
        fs::write(here("etc/main.cf"), main).unwrap();
        let services = format!("{address} inet n - n - - smtpd{SERVICES}");
        fs::write(here("etc/master.cf"), services).unwrap();
        let postfix = Postfix {
            folder: folder.to_owned(),
            address,
        };
        assert!(postfix.says("start"), "{}", postfix.log());
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(began.elapsed() < PATIENCE, "{}", postfix.log());
            park_timeout(Duration::from_millis(50));
        }
        Some(postfix)
    }

    fn says(&self, word: &str) -> bool {
        let etc = self.folder.join("etc");
        let said = Command::new(POSTFIX).arg("-c").arg(etc).arg(word).output();
        said.is_ok_and(|said| said.status.success())
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// Waits for the next mail that the lead got.
    fn next_mail(&self) -> String {
        let new = self.folder.join("mails/lead/new");
        let began = Instant::now();
        loop {
            let mut files = fs::read_dir(&new).into_iter().flatten();
            if let Some(Ok(file)) = files.next() {
                let mail = fs::read_to_string(file.path()).unwrap();
                fs::remove_file(file.path()).unwrap();
                return mail;
            }
            assert!(began.elapsed() < PATIENCE, "no mail: {}", self.log());
            park_timeout(Duration::from_millis(100));
        }
    }

    /// Sends a mail of the lead, as a mail program does.
    fn send(&self, to: &str, head: &str) {
        let line = TcpStream::connect(self.address).unwrap();
        let (mut out, mut lines) = (line.try_clone().unwrap(), BufReader::new(line).lines());
        let mut say = |what: &str, code: &str| {
            if !what.is_empty() {
                write!(out, "{what}\r\n").unwrap();
            }
            loop {
                let line = lines.next().unwrap().unwrap();
                assert!(line.starts_with(code), "{what}: {line}");
                if line.as_bytes().get(3) == Some(&b' ') {
                    break;
                }
            }
        };
        say("", "220");
        say("EHLO phone.example", "250");
        say("MAIL FROM:<lead@desk.example>", "250");
        say(&format!("RCPT TO:<{to}>"), "250");
        say("DATA", "354");
        let mail =
            format!("From: Lead <lead@desk.example>\r\nTo: {to}\r\n{head}\r\nI have it.\r\n.");
        say(&mail, "250");
        say("QUIT", "221");
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        self.says("stop");
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The number of a user of the system.
fn user(name: &str) -> Option<u32> {
    let all = fs::read_to_string("/etc/passwd").ok()?;
    let of = |line: &str| {
        let mut parts = line.split(':');
        (parts.next()? == name).then_some(())?;
        parts.nth(1)?.parse().ok()
    };
    all.lines().find_map(of)
}

fn free_port() -> SocketAddr {
    let door = TcpListener::bind("127.0.0.1:0").unwrap();
    door.local_addr().unwrap()
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail.lines().find_map(|line| line.strip_prefix(name));
    line.expect("the header is there").trim()
}

#[test]
fn an_alarm_goes_out_by_postfix_and_its_answer_comes_back() {
    let folder = std::env::temp_dir().join(format!("stormbell-postfix-{}", std::process::id()));
    let answers = free_port();
    let Some(postfix) = Postfix::start(&folder, answers) else {
        return;
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let settings = [
        ("STORMBELL_MAIL_SMTP", format!("smtp://{}", postfix.address)),
        (
            "STORMBELL_MAIL_FROM",
            String::from("Stormbell <bell@node.example>"),
        ),
        (
            "STORMBELL_MAIL_REPLY_TO",
            String::from("bell+{token}@node.example"),
        ),
        ("STORMBELL_MAIL_LMTP", answers.to_string()),
    ];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let program = Path::new(env!("CARGO_BIN_EXE_stormbell"));
    let node = runtime.block_on(staffed(program, &folder.join("node"), &settings));
    let running = node.order().start();
    let address = running.listens(START_MAX).expect("it serves");
    let report =
        r#"{"narrative": "All is locked.", "kind": "ransom", "ongoing": "now-and-it-hurts"}"#;
    let head = "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json";
    let filed = ask(address, head, report).expect("an answer");
    let reference = filed.json()["reference"].as_str().unwrap().to_owned();

    let mail = postfix.next_mail();
    assert!(header(&mail, "Subject:").contains(&reference), "{mail}");
    assert!(!mail.contains("locked"), "a postcard");
    let to = header(&mail, "Reply-To:")
        .trim_matches(['<', '>'])
        .to_owned();
    assert!(
        to.starts_with("bell+") && to.ends_with("@node.example"),
        "{to}"
    );

    // A notice of absence is handed over as well, and takes nothing.
    postfix.send(&to, "Auto-Submitted: auto-replied\r\nSubject: Away\r\n");
    let handed_over = |n: usize| {
        let began = Instant::now();
        while postfix.log().matches("relay=127.0.0.1[127.0.0.1]").count() < n {
            assert!(began.elapsed() < PATIENCE, "{}", postfix.log());
            park_timeout(Duration::from_millis(100));
        }
    };
    handed_over(1);
    assert_eq!(runtime.block_on(node.holders()), [0]);
    postfix.send(&to, &format!("Subject: Re: {reference}\r\n"));
    handed_over(2);
    assert!(
        !postfix.log().contains("status=bounced"),
        "{}",
        postfix.log()
    );
    assert_eq!(runtime.block_on(node.holders()), [1], "the answer took it");
    running.kill();
}
