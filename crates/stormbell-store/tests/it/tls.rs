//! TLS to a real PostgreSQL server: it is spoken, the certificate is looked at as far as the address says, and what is
//! wrong is said in words.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::net::TcpListener;
use std::path::Path;
use stormbell_store::testing::{Folder, config, server};
use stormbell_store::{Error, Place, Store, Tx};

/// An authority, and a certificate of it for localhost.
fn certificates(folder: &Path) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&key).unwrap();
    let issuer = Issuer::new(params, key);
    let own = KeyPair::generate().unwrap();
    let named = CertificateParams::new(vec![String::from("localhost")]).unwrap();
    let chain = named.signed_by(&own, &issuer).unwrap();
    std::fs::write(folder.join("authority.pem"), authority.pem()).unwrap();
    std::fs::write(folder.join("chain.pem"), chain.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), own.serialize_pem()).unwrap();
}

async fn open(url: &str) -> Result<bool, Error> {
    let store = Store::open(config(Place::Postgres { url: url.into() })).await?;
    let look = |tx: &mut Tx<'_>| {
        let sql =
            "SELECT CASE WHEN ssl THEN 1 ELSE 0 END FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        tx.query_one(sql, &[], |row| row.flag(0))
    };
    let spoken = store.read("is it TLS", look).await?;
    store.close().await;
    Ok(spoken.unwrap())
}

fn refused(at: &str, answer: Result<bool, Error>) -> String {
    match answer {
        Err(Error::Refused(words)) => words,
        other => panic!("{at} was not refused in words: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_is_known_by_its_certificate_or_refused_in_words() {
    let (folder, stranger) = (Folder::fresh(), Folder::fresh());
    certificates(folder.path());
    certificates(stranger.path());
    // Free at this moment; nobody else here takes a port that the system did not give.
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let Some(server) = server::start_with_tls(port, folder.path()) else {
        return;
    };
    let ours = folder.path().join("authority.pem").display().to_string();
    let theirs = stranger.path().join("authority.pem").display().to_string();
    // The same place under a name and under its number.
    let at = |host: &str, rest: &str| {
        format!("postgres://stormbell@{host}:{port}/postgres?hostaddr=127.0.0.1{rest}")
    };
    let asked = |mode: &str, roots: &str| format!("&sslmode={mode}&sslrootcert={roots}");
    for (host, rest, spoken) in [
        ("localhost", asked("verify-full", &ours), true),
        ("127.0.0.1", asked("verify-ca", &ours), true),
        ("127.0.0.1", String::from("&sslmode=require"), true),
        ("127.0.0.1", String::new(), true),
        ("127.0.0.1", String::from("&sslmode=disable"), false),
    ] {
        assert_eq!(
            open(&at(host, &rest)).await.unwrap(),
            spoken,
            "{host} {rest}"
        );
    }
    for (host, rest, why) in [
        (
            "127.0.0.1",
            asked("verify-full", &ours),
            "not valid for name",
        ),
        ("localhost", asked("verify-full", &theirs), "certificate"),
        (
            "localhost",
            asked("verify-full", "/nowhere.pem"),
            "/nowhere.pem",
        ),
    ] {
        let at = at(host, &rest);
        let words = refused(&at, open(&at).await);
        assert!(words.contains(why), "{host} {rest}: {words}");
    }
    // A socket of the machine speaks no TLS.
    let socket = server.url("postgres?sslmode=require");
    let socket = socket.replace("/postgres?", &format!(":{port}/postgres?"));
    let none = refused(&socket, open(&socket).await);
    assert!(none.contains("speaks no TLS"), "{none}");
}
