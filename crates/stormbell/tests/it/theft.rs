//! What a real node leaves lying about when people told it things through every door, well and badly: its folder, its
//! log at the most talkative level, and its backup. Nothing of it is in there.

use serde_json::json;
use std::{fs, net::SocketAddr, path::Path, process::Command};
use stormbell_seal::Identity;
use stormbell_world::{
    TestChance,
    real::{Order, START_MAX, ask, form},
    thief::{assert_silent, everything_in, found},
};

/// One person's evening: nothing of it is said by anybody else.
struct Told {
    words: String,
    name: String,
    mail: String,
    phone: String,
    organisation: String,
    file: String,
}

impl Told {
    fn by(n: usize) -> Told {
        Told {
            words: format!("Blåvalskören {n:03} is gone with all Midvinterblot {n:03}."),
            name: format!("Sippholmen Ekorrbär {n:03}"),
            mail: format!("ekorrbar-{n:03}@gullviva.example"),
            phone: format!("+46 70 999 {n:03}"),
            organisation: format!("Trollsländans Bageri {n:03}"),
            file: format!("kvällsbild-{n:03}.txt"),
        }
    }

    fn secrets(self) -> [String; 6] {
        [
            self.words,
            self.name,
            self.mail,
            self.phone,
            self.organisation,
            self.file,
        ]
    }

    fn tell_api(&self, address: SocketAddr) {
        let head = "POST /api/v1/reports HTTP/1.1\r\nContent-Type: application/json";
        let body = json!({
            "narrative": self.words, "kind": "ransom", "ongoing": true, "organisation": self.organisation,
            "contact": { "name": self.name, "email": self.mail, "phone": self.phone },
        });
        let said = ask(address, head, &body.to_string()).expect("an answer");
        assert_eq!(said.status, 201, "{}", said.text());
        // The same, broken in three ways: what is refused is not written down either.
        let cut = &body.to_string()[..60];
        let wrong = json!({ "narrative": self.words, "ongoing": self.name, "kind": self.mail });
        for bad in [cut.to_owned(), wrong.to_string(), self.words.clone()] {
            let said = ask(address, head, &bad).expect("an answer");
            assert!((400..500).contains(&said.status));
        }
    }

    fn tell_page(&self, address: SocketAddr, n: usize) {
        let id = format!("0123456789abcdef{n:04}");
        let fields = [
            ("form_id", id.as_str()),
            ("what", "message"),
            ("narrative", &self.words),
            ("name", &self.name),
            ("email", &self.mail),
            ("phone", &self.phone),
            ("organisation", &self.organisation),
            ("at", "more"),
            ("do", "send"),
        ];
        let mut body = String::new();
        for (name, value) in fields {
            body += &format!(
                "--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        }
        body += &format!(
            "--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{}\"\r\n\
             Content-Type: text/plain\r\n\r\n{}\r\n--cut--\r\n",
            self.file, self.words
        );
        let head = "POST /flag HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=cut";
        let said = ask(address, head, &body).expect("an answer");
        assert_eq!(said.status, 200, "{}", said.text());
        let nothing = form(&[("narrative", ""), ("name", &self.name), ("do", "send")]);
        let head = "POST /flag HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
        assert!(ask(address, head, &nothing).is_some_and(|said| said.status == 422));
        // Words in an address are not kept either.
        let asked = form(&[("what", &self.words)]);
        let said = ask(address, &format!("GET /flag?{asked} HTTP/1.1"), "");
        assert!(said.is_some());
    }
}

#[test]
fn folder_log_and_backup_of_a_real_node_show_no_person_and_no_word() {
    let name = format!("stormbell-theft-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let order = Order::new(
        Path::new(env!("CARGO_BIN_EXE_stormbell")),
        &folder.join("data"),
    )
    .with("STORMBELL_LOG", "trace");
    let program = order.start();
    let address = program.listens(START_MAX).expect("it starts");
    let mut secrets = Vec::new();
    for n in 0..20 {
        let told = Told::by(n);
        match n % 2 {
            0 => told.tell_api(address),
            _ => told.tell_page(address, n),
        }
        secrets.extend(told.secrets());
    }
    let backup = folder.join("night.age");
    back_up(&order, &folder, &backup);
    assert_silent("the backup", fs::read(&backup).unwrap(), &secrets);
    assert_silent("the folder", everything_in(&order.data), &secrets);
    program.kill();
    let log = fs::read(order.log()).unwrap();
    assert!(log.windows(4).any(|w| w == b"INFO"), "it did talk");
    assert_eq!(found(&log, &secrets), [""; 0], "in the log");
    assert_silent(
        "the folder after a kill",
        everything_in(&order.data),
        &secrets,
    );
    let _ = fs::remove_dir_all(&folder);
}

fn back_up(order: &Order, folder: &Path, to: &Path) {
    let recipient = Identity::generate(&TestChance::seeded(1)).recipient();
    let recipients = folder.join("recipients.txt");
    fs::write(&recipients, format!("{recipient}\n")).unwrap();
    let done = Command::new(&order.program)
        .arg("backup")
        .arg("--data")
        .arg(&order.data)
        .arg("--to")
        .arg(to)
        .arg("--recipients")
        .arg(recipients)
        .env_remove("STORMBELL_DATABASE")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
}
