//! Sending, and sending again: the same idempotency key each time, so that a report which was kept, but whose answer
//! was lost on the way, is answered and not kept twice.

use super::ask::Evidence;
use reqwest::{Client, Request, Response, StatusCode, header};
use std::time::Duration;
use stormbell_model::Lang;
use stormbell_wire::{disposition, hex, problem_json::ProblemBody, proof_json::ANSWER_MAX_BYTES};

const BAD_ADDRESS: &str = "Could not use the node's address.";
/// How often a report is tried. With the pauses between, about a minute.
const TRIES: u32 = 6;
/// How long one try may take.
const TRY_LASTS: Duration = Duration::from_secs(30);
/// The longest pause between two tries.
/// Told: nobody. Rest: the next try follows.
const PAUSE_MAX: Duration = Duration::from_secs(20);

/// A report on its way.
pub struct Flagging {
    /// The node's address without a slash at the end.
    pub node: String,
    /// The language asked for.
    pub lang: Option<String>,
    /// The organisation's key.
    pub key: Option<String>,
    /// The idempotency key.
    pub once: String,
    /// The body.
    pub body: String,
}

/// The 201 answer.
pub struct Answer {
    /// As it came.
    pub body: Vec<u8>,
    /// The same, read.
    pub json: serde_json::Value,
}

/// A file that was sent.
pub struct Sent {
    /// Its name.
    pub name: String,
    /// Whether the node kept it.
    pub kept: bool,
}

/// Why nothing is known to be kept.
pub enum Failure {
    /// The address cannot be used.
    Usage(&'static str),
    /// The node said no; its problem document.
    Refused(Vec<u8>),
    /// No answer.
    Unreachable,
}

impl Answer {
    /// The language that the node answers in.
    pub fn lang(&self) -> Option<Lang> {
        Lang::parse(self.json["lang"].as_str()?)
    }
}

/// Draws an idempotency key.
pub fn draw_key() -> Result<String, String> {
    let mut key = [0; 16];
    aws_lc_rs::rand::fill(&mut key).map_err(|_| String::from("Could not draw a key."))?;
    Ok(hex(&key))
}

/// Sends the report.
pub async fn report(flagging: &Flagging) -> Result<Answer, Failure> {
    let client = client()?;
    let address = format!("{}/api/v1/reports", flagging.node);
    let mut request = client
        .post(address)
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", &flagging.once)
        .body(flagging.body.clone());
    if let Some(lang) = &flagging.lang {
        request = request.header(header::ACCEPT_LANGUAGE, lang);
    }
    if let Some(key) = &flagging.key {
        request = request.bearer_auth(key);
    }
    let request = request.build();
    let request = request.map_err(|_| Failure::Usage(BAD_ADDRESS))?;
    let body = stubbornly(&client, request).await?;
    let json = serde_json::from_slice(&body).map_err(|_| Failure::Unreachable)?;
    Ok(Answer { body, json })
}

/// Sends one file after a report. Not tried again when an answer was lost: evidence twice would mislead.
pub async fn file(flagging: &Flagging, to: &Answer, file: &Evidence) -> Result<(), Failure> {
    let address = format!("{}/api/v1/reports/mine/files", flagging.node);
    let receipt = to.json["receipt"].as_str().unwrap_or_default();
    let request = client()?
        .post(address)
        .header("receipt", receipt)
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header(
            header::CONTENT_DISPOSITION,
            disposition::attachment(&file.name),
        )
        .body(file.bytes.clone());
    let answer = request.send().await.map_err(|_| Failure::Unreachable)?;
    match answer.status() {
        StatusCode::CREATED => Ok(()),
        _ => Err(Failure::Refused(bounded(answer).await.unwrap_or_default())),
    }
}

/// Redirects are not followed: a report and a receipt go to the node that was named, or nowhere.
fn client() -> Result<Client, Failure> {
    Client::builder()
        .timeout(TRY_LASTS)
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("stormbell/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|_| Failure::Unreachable)
}

/// Tries until there is an answer that another try would not change.
async fn stubbornly(client: &Client, request: Request) -> Result<Vec<u8>, Failure> {
    let mut pause = Duration::from_millis(500);
    let mut pass = None;
    for left in (0..TRIES).rev() {
        let mut again = request.try_clone().ok_or(Failure::Unreachable)?;
        if let Some(pass) = pass.take() {
            again.headers_mut().insert("stormbell-pass", pass);
        }
        let wait = match client.execute(again).await {
            Err(error) if error.is_builder() => {
                return Err(Failure::Usage(BAD_ADDRESS));
            }
            Err(_) => None,
            Ok(answer) if is_worth_another_try(answer.status()) => {
                let wait = retry_after(&answer);
                let got = earn(answer).await;
                pass = got.0;
                if got.1 { Some(Duration::ZERO) } else { wait }
            }
            Ok(answer) => return settled(answer).await,
        };
        if left > 0 {
            tokio::time::sleep(wait.unwrap_or(pause).min(PAUSE_MAX)).await;
            pause *= 2;
        }
    }
    Err(Failure::Unreachable)
}

fn is_worth_another_try(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
}

/// What a pressed node asks for: the work done here, or, when it asks for too much, its ticket after the wait. Says
/// whether the next try may go at once.
async fn earn(answer: Response) -> (Option<header::HeaderValue>, bool) {
    let body = bounded(answer).await.unwrap_or_default();
    let Some(asked) = ProblemBody::from_json(&body).and_then(|p| p.pass) else {
        return (None, false);
    };
    let work = tokio::task::spawn_blocking(move || crate::pass::solve(&asked.challenge));
    let done = work.await.ok().flatten();
    let at_once = done.is_some();
    let pass = header::HeaderValue::from_str(&done.unwrap_or(asked.ticket));
    (pass.ok(), at_once)
}

fn retry_after(answer: &Response) -> Option<Duration> {
    let line = answer.headers().get(header::RETRY_AFTER)?;
    line.to_str().ok()?.parse().ok().map(Duration::from_secs)
}

async fn settled(answer: Response) -> Result<Vec<u8>, Failure> {
    let kept = answer.status() == StatusCode::CREATED;
    let body = bounded(answer).await.ok_or(Failure::Unreachable)?;
    if kept {
        Ok(body)
    } else {
        Err(Failure::Refused(body))
    }
}

/// The body, when it is no larger than an answer can be.
async fn bounded(mut answer: Response) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.ok()? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_MAX_BYTES {
            return None;
        }
    }
    Some(body)
}
