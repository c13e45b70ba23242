//! The real program gets its certificate from a real ACME server (Pebble, of the makers of Let's Encrypt's), serves HTTPS
//! with it, leads from plain HTTP there, and shows it again after a restart without asking. A certificate that ends soon
//! is told.

use crate::program::ask;
use std::{
    io::{BufRead as _, BufReader},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use stormbell_model::Moment;

const NAME: &str = "alert.example";
/// An order takes a second or two; a machine that builds beside it is slow.
const PATIENCE: Duration = Duration::from_secs(90);

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn free() -> u16 {
    let probe = TcpListener::bind("127.0.0.1:0").unwrap();
    probe.local_addr().unwrap().port()
}

fn start(command: &mut Command) -> Running {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    Running(quiet.spawn().expect("it starts"))
}

/// Pebble on free ports, with a DNS of its own that knows every name as this machine. The ports: directory, management.
fn ca(folder: &Path, plain: u16) -> (Vec<Running>, u16, u16) {
    let (dns, directory, management) = (free(), free(), free());
    let made = rcgen::generate_simple_self_signed([String::from("localhost")]).unwrap();
    std::fs::write(folder.join("ca.pem"), made.cert.pem()).unwrap();
    std::fs::write(folder.join("ca.key"), made.signing_key.serialize_pem()).unwrap();
    let config = serde_json::json!({ "pebble": {
        "listenAddress": format!("127.0.0.1:{directory}"),
        "managementListenAddress": format!("127.0.0.1:{management}"),
        "certificate": folder.join("ca.pem"),
        "privateKey": folder.join("ca.key"),
        "httpPort": plain,
        "tlsPort": free(),
        "ocspResponderURL": "",
        "externalAccountBindingRequired": false,
    } });
    std::fs::write(folder.join("pebble.json"), config.to_string()).unwrap();
    let names = start(
        Command::new("pebble-challtestsrv")
            .args([
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-defaultIPv6",
                "",
            ])
            .args(["-dns01", &format!("127.0.0.1:{dns}")])
            .args(["-management", &format!("127.0.0.1:{}", free())]),
    );
    let server = start(
        Command::new("pebble")
            .arg("-config")
            .arg(folder.join("pebble.json"))
            .args(["-dnsserver", &format!("127.0.0.1:{dns}")])
            .env("PEBBLE_VA_NOSLEEP", "1"),
    );
    // A node that finds no server tries again after a minute: it is started when there is one.
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", management)).is_err() {
        assert!(began.elapsed() < PATIENCE, "Pebble does not listen");
        std::thread::yield_now();
    }
    (vec![names, server], directory, management)
}

/// Starts the node and waits for the line that says it serves.
fn node(data: &Path) -> Running {
    let mut child = Command::new(env!("CARGO_BIN_EXE_stormbell"))
        .args(["serve", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = child.stdout.take().unwrap();
    let line = BufReader::new(out).lines().next();
    let running = Running(child);
    assert!(line.unwrap().unwrap().contains(NAME));
    running
}

#[tokio::test]
async fn a_certificate_is_fetched_from_an_acme_server_and_kept() {
    if Command::new("pebble").arg("-h").output().is_err() {
        let required = std::env::var("STORMBELL_TEST_ACME").is_ok_and(|v| v == "required");
        assert!(!required, "pebble is not installed");
        println!("skipped: pebble is not installed");
        return;
    }
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let folder = std::env::temp_dir().join(format!("stormbell-acme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let folder = Folder(folder);
    let (https, plain) = (free(), free());
    let (server, directory, management) = ca(&folder.0, plain);
    let data = folder.0.join("data");
    std::fs::create_dir_all(&data).unwrap();
    let settings = format!(
        "listen = '127.0.0.1:{https}'\npublic_url = 'https://{NAME}:{https}'\n[tls]\n\
         acme = 'https://localhost:{directory}/dir'\nacme_root = '{}'\nplain = '127.0.0.1:{plain}'\n",
        folder.0.join("ca.pem").display()
    );
    std::fs::write(data.join("stormbell.toml"), settings).unwrap();
    let serving = node(&data);
    let there = format!("https://{NAME}:{https}/readyz");
    let first = fetch(&there, https, management, &folder.0).await;
    assert!(first.contains("certificate_ends"), "{first}");
    let at = SocketAddr::from(([127, 0, 0, 1], plain));
    let led = ask(at, "GET /flag?what=down HTTP/1.1", "");
    assert_eq!(led.map(|(status, _)| status), Some(308));
    let unknown = ask(at, "GET /.well-known/acme-challenge/nothing HTTP/1.1", "");
    assert_eq!(unknown.map(|(status, _)| status), Some(404));
    // Without the server: what was fetched is shown at once.
    drop(serving);
    let roots = std::fs::read(folder.0.join("root.pem")).unwrap();
    drop(server);
    let _again = node(&data);
    let client = client(https, &roots);
    let answer = client.get(&there).send().await.unwrap();
    let kept = answer.text().await.unwrap();
    assert!(kept.contains("certificate_ends"), "{kept}");
}

#[tokio::test]
async fn an_own_certificate_that_ends_soon_is_told() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let folder = std::env::temp_dir().join(format!("stormbell-ends-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let folder = Folder(folder);
    for (days, told) in [(10, true), (100, false)] {
        let https = free();
        let root = own_certificate(&folder.0, days);
        let settings = format!(
            "listen = '127.0.0.1:{https}'\npublic_url = 'https://{NAME}:{https}'\n[tls]\n\
             certificate = '{0}/own.pem'\nkey = '{0}/own.key'\n",
            folder.0.display()
        );
        std::fs::write(folder.0.join("stormbell.toml"), settings).unwrap();
        let _serving = node(&folder.0);
        let ask = client(https, &root).get(format!("https://{NAME}:{https}/readyz"));
        let troubles = looked_after(ask).await;
        assert_eq!(troubles.contains("\"certificate\""), told, "{troubles}");
    }
}

/// What `/readyz` says once the node has looked after itself: that no mail is set, at the least.
async fn looked_after(ask: reqwest::RequestBuilder) -> String {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        let answer = ask.try_clone().unwrap().send().await.unwrap();
        let text = answer.text().await.unwrap();
        if text.contains("no-mail-carrier") {
            return text;
        }
        tokio::task::yield_now().await;
    }
    panic!("the node does not look after itself");
}

/// A certificate of one's own that ends in so many days, and its key, as files. Gives the certificate.
fn own_certificate(folder: &Path, days: u64) -> Vec<u8> {
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let end = Moment(i64::try_from((now + days * 86_400) * 1_000_000).unwrap()).rfc3339();
    let mut params = rcgen::CertificateParams::new([NAME.to_owned()]).unwrap();
    let number = |at: std::ops::Range<usize>| end[at].parse::<u8>().unwrap();
    let year = end[..4].parse().unwrap();
    params.not_after = rcgen::date_time_ymd(year, number(5..7), number(8..10));
    let key = rcgen::KeyPair::generate().unwrap();
    let made = params.self_signed(&key).unwrap();
    std::fs::write(folder.join("own.pem"), made.pem()).unwrap();
    std::fs::write(folder.join("own.key"), key.serialize_pem()).unwrap();
    made.pem().into_bytes()
}

fn client(https: u16, root: &[u8]) -> reqwest::Client {
    reqwest::Client::builder()
        .resolve(NAME, SocketAddr::from(([127, 0, 0, 1], https)))
        .tls_certs_only([reqwest::Certificate::from_pem(root).unwrap()])
        .build()
        .unwrap()
}

/// Asks until the certificate is there. Pebble's own root is a new one at each start; its management says it.
async fn fetch(there: &str, https: u16, management: u16, folder: &Path) -> String {
    let own = std::fs::read(folder.join("ca.pem")).unwrap();
    let manager = reqwest::Client::builder()
        .tls_certs_only([reqwest::Certificate::from_pem(&own).unwrap()])
        .build()
        .unwrap();
    let roots = format!("https://localhost:{management}/roots/0");
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Ok(answer) = manager.get(&roots).send().await {
            let root = answer.bytes().await.unwrap();
            std::fs::write(folder.join("root.pem"), &root).unwrap();
            if let Ok(answer) = client(https, &root).get(there).send().await {
                return answer.text().await.unwrap();
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no certificate came");
}
