//! What the door knows of the ways to people: the node's name towards push services, which browsers are given when they
//! subscribe, and the address at which a gateway for short messages tells what became of them.

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
