//! One look: is the node there, does it take a report, does it ring where it should, does the link acknowledge?

use super::hear::Ears;
use reqwest::{Client, StatusCode, header};
use std::{
    fmt,
    time::{Duration, Instant},
};

/// How long one request may take. Told: the watch's own alarm. Rest: the node counts as away.
const ASK_MAX: Duration = Duration::from_secs(30);
/// How often it is asked, a second apart, whether the test counts as taken.
const TAKEN_TRIES: u32 = 10;
/// Bytes of an answer that are read. Told: the watch's own alarm. Rest: the answer counts as none.
const ANSWER_MAX_BYTES: usize = 1024 * 1024;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody answers at the front door.
    Away,
    /// The node says itself that it is not ready: its troubles.
    NotReady(String),
    /// Its workers made no round lately: nobody would be called.
    NoHeartbeat,
    /// The test was not taken; the status.
    NotFiled(u16),
    /// No notification arrived in time.
    NotRung(u64),
    /// The link did not acknowledge; the status, or 0 without an answer.
    NotTaken(u16),
}

impl Wrong {
    /// Its code, for the state and for commands.
    pub fn code(&self) -> &'static str {
        match self {
            Wrong::Away => "away",
            Wrong::NotReady(_) => "not-ready",
            Wrong::NoHeartbeat => "no-heartbeat",
            Wrong::NotFiled(_) => "not-filed",
            Wrong::NotRung(_) => "not-rung",
            Wrong::NotTaken(_) => "not-taken",
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Away => f.write_str("nobody answers at its front door"),
            Wrong::NotReady(why) => write!(f, "it says that it cannot work: {why}"),
            Wrong::NoHeartbeat => {
                f.write_str("its workers stand still, so that nobody would be called")
            }
            Wrong::NotFiled(status) => write!(f, "it did not take a test report (status {status})"),
            Wrong::NotRung(s) => write!(
                f,
                "it took a test report, and no notification arrived within {s} seconds"
            ),
            Wrong::NotTaken(status) => write!(
                f,
                "the notification arrived, and its link does not acknowledge (status {status})"
            ),
        }
    }
}

/// How long it took, from the moment at which the test was sent.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// Until the notification was here.
    pub rung_s: u64,
    /// Until it was acknowledged.
    pub taken_s: u64,
}

/// Everything that one look needs.
pub struct Look {
    node: String,
    key: String,
    within: Duration,
    client: Client,
}

impl Look {
    /// A look at one node.
    pub fn new(node: String, key: String, within: Duration) -> anyhow::Result<Look> {
        let client = Client::builder()
            .timeout(ASK_MAX)
            // The key goes to the node that was named, or nowhere.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("stormbell/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Look {
            node,
            key,
            within,
            client,
        })
    }

    /// Tries the whole way.
    pub async fn look(&self, ears: &mut Ears) -> Result<Took, Wrong> {
        self.ready().await?;
        // What lies there from before is not what this test rings.
        ears.forget_what_was();
        let began = Instant::now();
        let reference = self.file().await?;
        let rung = ears.hear(&reference, &self.node, self.within).await;
        let link = rung.ok_or(Wrong::NotRung(self.within.as_secs()))?;
        let rung_s = began.elapsed().as_secs();
        self.take(&link).await?;
        self.see_taken(&reference).await?;
        Ok(Took {
            rung_s,
            taken_s: began.elapsed().as_secs(),
        })
    }

    async fn ready(&self) -> Result<(), Wrong> {
        let answer = self.client.get(format!("{}/readyz", self.node)).send();
        let answer = answer.await.map_err(|_| Wrong::Away)?;
        let takes = answer.status() == StatusCode::OK;
        let said = json(answer).await.unwrap_or_default();
        let kinds: Vec<&str> = said["troubles"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|t| t["kind"].as_str())
            .collect();
        if kinds.contains(&"workers-late") {
            return Err(Wrong::NoHeartbeat);
        }
        if !takes {
            let kinds = kinds.into_iter().take(8).map(plain);
            return Err(Wrong::NotReady(kinds.collect::<Vec<_>>().join(", ")));
        }
        Ok(())
    }

    async fn file(&self) -> Result<String, Wrong> {
        let body = serde_json::json!({
            "narrative": "A test of the whole way, filed by stormbell watch.",
            "ongoing": "now-and-it-hurts",
            "lang": "en",
        });
        let answer = self
            .client
            .post(format!("{}/api/v1/reports", self.node))
            .bearer_auth(&self.key)
            .json(&body)
            .send()
            .await
            .map_err(|_| Wrong::Away)?;
        let status = answer.status();
        let said = json(answer).await.unwrap_or_default();
        match (status, said["reference"].as_str()) {
            (StatusCode::CREATED, Some(reference)) => Ok(reference.to_owned()),
            _ => Err(Wrong::NotFiled(status.as_u16())),
        }
    }

    /// Presses the button behind the link, as a person does.
    async fn take(&self, link: &str) -> Result<(), Wrong> {
        let pressed = self
            .client
            .post(link)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body("act=take")
            .send()
            .await
            .map_err(|_| Wrong::NotTaken(0))?;
        match pressed.status() {
            status if status.is_success() || status.is_redirection() => Ok(()),
            status => Err(Wrong::NotTaken(status.as_u16())),
        }
    }
}

/// Whether the node's list of what this key filed shows the test as taken: a page that says «thank you» proves nothing.
impl Look {
    async fn see_taken(&self, reference: &str) -> Result<(), Wrong> {
        for _ in 0..TAKEN_TRIES {
            let address = format!("{}/api/v1/reports?limit=20", self.node);
            let asked = self.client.get(address).bearer_auth(&self.key).send();
            let said = json(asked.await.map_err(|_| Wrong::Away)?).await;
            let said = said.unwrap_or_default();
            let items = said["items"].as_array().into_iter().flatten();
            let mut mine = items.filter(|r| r["reference"] == reference);
            if mine.any(|r| r["state"] != "new") {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        Err(Wrong::NotTaken(200))
    }
}

/// What the node calls a trouble, as far as it is a code: it goes into mails and commands.
fn plain(code: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    code.chars().filter(fits).take(40).collect()
}

async fn json(mut answer: reqwest::Response) -> Option<serde_json::Value> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.ok()? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_MAX_BYTES {
            return None;
        }
    }
    serde_json::from_slice(&body).ok()
}
