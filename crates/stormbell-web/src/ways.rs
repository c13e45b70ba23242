//! What the door knows of the ways to people: the node's name towards push services, which browsers are given when they
//! subscribe, and the address at which a gateway for short messages tells what became of them.

use crate::{Door, Sorry, trouble::Trouble};
use axum::{
    Router,
    body::Bytes,
    extract::{Path, RawQuery, State},
    routing::get,
};
use stormbell_model::officer::Actor;
use stormbell_service::hear_sms;
use stormbell_wire::sms_gateway::Reports;

/// What is known of the ways.
#[derive(Clone, Default)]
pub struct Ways {
    /// `applicationServerKey` for browsers; none where there is no web push.
    pub push_key: Option<String>,
    /// How a gateway is heard; none where nothing is to be heard.
    pub sms: Option<SmsDoor>,
}

/// How a gateway for short messages is heard.
#[derive(Clone)]
pub struct SmsDoor {
    /// The last part of its address.
    pub secret: String,
    /// Where it writes what it tells.
    pub reports: Reports,
}

/// The address at which a gateway tells, without its secret.
pub const SMS_IN: &str = "/in/sms/";

/// The addresses.
pub fn routes() -> Router<Door> {
    // Many gateways know nothing but GET. It changes something here all the same: only the gateway knows the address.
    Router::new().route("/in/sms/{secret}", get(sms).post(sms))
}

async fn sms(
    State(door): State<Door>,
    Path(secret): Path<String>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Result<&'static str, Sorry> {
    let heard = door
        .ways()
        .sms
        .as_ref()
        .filter(|sms| sms.is_known_by(&secret));
    let reports = &heard.ok_or(Sorry(Trouble::NotFound))?.reports;
    let ctx = door.node.ctx(Actor::Node, door.settings.default_lang);
    for told in reports.read(query.unwrap_or_default().as_bytes(), &body) {
        hear_sms(&ctx, &told).await?;
    }
    // What is known here and what is not looks the same from outside.
    Ok("OK")
}

impl SmsDoor {
    fn is_known_by(&self, secret: &str) -> bool {
        aws_lc_rs::constant_time::verify_slices_are_equal(self.secret.as_bytes(), secret.as_bytes())
            .is_ok()
    }
}
