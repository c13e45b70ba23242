//! The port behind which every way to a person stands: what is said, to which address, and what a carrier answers.
//! A carrier knows nothing of alarms, chains or tries: it hands one thing over and tells how that went.

use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc};
use stormbell_model::{
    Lang, Moment, NotificationId, happening::Happening, notice::Channel, triage::Priority,
};

/// What leaves the house for one person. No word of a report is in it: whatever carries it is a postcard.
#[derive(Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The notification. The same on every try, so that a carrier which knows ids sends it once.
    pub id: NotificationId,
    /// Where it goes.
    pub to: Address,
    /// The person's language.
    pub lang: Lang,
    /// The node's name.
    pub node_name: String,
    /// The colleague's name.
    pub officer_name: String,
    /// What it says.
    pub says: Says,
    /// Where its link leads: to a page with a button. Opening it does nothing.
    pub url: String,
    /// Digits that the person can send back to take it, where the channel hears answers; empty where there are none.
    pub code: String,
    /// When it was written.
    pub sent_at: Moment,
}

impl Outgoing {
    /// The reference of the report that it rings for.
    pub fn reference(&self) -> Option<&str> {
        match &self.says {
            Says::Alarm { reference, .. } => Some(reference),
            Says::ChannelTest | Says::SilentTest | Says::Ahead { .. } => None,
        }
    }
}

/// An address on one channel.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A mail address.
    Mail(String),
    /// A telephone number in the form of E.164, such as `+46701234567`.
    Sms(String),
    /// A topic of an ntfy server, or an endpoint of UnifiedPush.
    Push {
        /// Its address.
        url: String,
    },
    /// The subscription of one browser; a UnifiedPush endpoint with keys is one too.
    WebPush {
        /// The address at the browser's push service.
        endpoint: String,
        /// The browser's public key, base64url.
        p256dh: String,
        /// The browser's shared secret, base64url.
        auth: String,
    },
    /// A machine that is told by a signed request.
    WebHook {
        /// Its address.
        url: String,
        /// The key that both sides have: 24 to 64 bytes.
        secret: Vec<u8>,
    },
}

impl Address {
    /// The channel that this is an address of.
    pub fn channel(&self) -> Channel {
        match self {
            Address::Mail(_) => Channel::Mail,
            Address::Sms(_) => Channel::Sms,
            Address::Push { .. } => Channel::Push,
            Address::WebPush { .. } => Channel::WebPush,
            Address::WebHook { .. } => Channel::WebHook,
        }
    }
}

/// What a notification says.
#[derive(Clone, PartialEq, Eq)]
pub enum Says {
    /// It rings.
    Alarm {
        /// The report's reference.
        reference: String,
        /// How urgent.
        priority: Priority,
        /// What the reporter says it is.
        happening: Happening,
        /// Since when it rings.
        opened_at: Moment,
        /// How many more alarms of this priority are bundled with it.
        others: usize,
        /// Whether they belong to one wave.
        wave: bool,
        /// Whether it is test traffic, and marked so wherever it is read.
        test: bool,
    },
    /// The person tries a channel of theirs.
    ChannelTest,
    /// The node looks whether a channel still carries: nothing must ring.
    SilentTest,
    /// A notice ahead of time: holes of the rota, a hand-over.
    Ahead {
        /// The sentences, in the person's language already, with nothing of any reporter in them.
        words: String,
    },
}

/// What a carrier answers when it took something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// What it will call the thing when it tells later that it was delivered; none where it never tells.
    pub carrier_ref: Option<String>,
}

/// Why a carrier did not take something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarrierFault {
    /// A code for the desk: never an address.
    pub code: &'static str,
    /// Whether another try may help. If not, the address is dead.
    pub again: bool,
}

impl CarrierFault {
    /// Whether the carrier refuses us and not the person: a wrong key, a wrong setting, an account without credit. The address
    /// may be as good as ever, and another try helps only once somebody has mended that.
    pub fn is_about_us(&self) -> bool {
        self.code.ends_with("refuses-us")
    }
}

/// What carrying gives back.
pub type Carrying<'a> = Pin<Box<dyn Future<Output = Result<Taken, CarrierFault>> + Send + 'a>>;

/// One way to people.
pub trait Carrier: Send + Sync {
    /// The channel that it serves.
    fn channel(&self) -> Channel;
    /// Hands one thing over. `Ok` means that the carrier took it, not that anybody read it. The same may come twice.
    /// An address of another channel is a fault that no other try mends.
    fn carry<'a>(&'a self, outgoing: &'a Outgoing) -> Carrying<'a>;
}

/// The carriers of a node, one for each channel that it has.
#[derive(Clone, Default)]
pub struct Carriers(BTreeMap<Channel, Arc<dyn Carrier>>);

impl Carriers {
    /// A node that can call nobody: the desk shows it.
    pub fn none() -> Carriers {
        Carriers::default()
    }
    /// These and one more; a second one of a channel takes the place of the first.
    pub fn with(mut self, carrier: Arc<dyn Carrier>) -> Carriers {
        self.0.insert(carrier.channel(), carrier);
        self
    }
    /// The carrier of a channel.
    pub fn of(&self, channel: Channel) -> Option<&dyn Carrier> {
        self.0.get(&channel).map(|carrier| &**carrier)
    }
    /// The channels that have a carrier.
    pub fn channels(&self) -> Vec<Channel> {
        self.0.keys().copied().collect()
    }
    /// Hands one thing to the carrier of its channel.
    pub async fn carry(&self, outgoing: &Outgoing) -> Result<Taken, CarrierFault> {
        match self.of(outgoing.to.channel()) {
            Some(carrier) => carrier.carry(outgoing).await,
            None => Err(NO_CARRIER),
        }
    }
}

/// The node has no carrier of this channel.
pub const NO_CARRIER: CarrierFault = CarrierFault {
    code: "no-carrier",
    again: false,
};

/// The address is not one of this channel, or cannot be used at all.
pub const ADDRESS_UNUSABLE: CarrierFault = CarrierFault {
    code: "address-unusable",
    again: false,
};

/// The catalogue of sentences, for carriers: the door that owns it hands it in.
pub trait Phrases: Send + Sync {
    /// The sentence of `key` in `lang`, without isolating marks.
    fn say(&self, lang: Lang, key: &str, arguments: &[(&str, &str)]) -> String;
}
