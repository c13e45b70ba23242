//! The ways to people, as the operator set them: a carrier for each, and what the door must know of them.

use crate::config::{Config, SmsConfig};
use anyhow::Context as _;
use std::sync::Arc;
use stormbell_model::{
    notice::Channel,
    outside::{Chance, Clock},
};
use stormbell_reach::{
    CalendarFetcher, GammuCarrier, GammuFolders, MailCarrier, MailSettings, OutsideClient,
    PushCarrier, SmsCarrier, SmsSettings, WebHookCarrier, WebPushCarrier,
};
use stormbell_seal::{NodeKey, push::PushKey};
use stormbell_service::{Carriers, Phrases};
use stormbell_web::ways::{SmsDoor, Ways};

/// What carriers are made of.
pub struct Parts<'a> {
    /// What the operator set.
    pub config: &'a Config,
    /// Where the public reaches the node.
    pub public_url: &'a str,
    /// The sentences.
    pub phrases: Arc<dyn Phrases>,
    /// The moment.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub chance: Arc<dyn Chance>,
    /// The name towards push services; none where there is no web push.
    pub push_key: Option<PushKey>,
}

/// The channels for which [`carriers`] makes a carrier: the node knows them before its door, which the carriers need.
pub fn channels(config: &Config) -> Vec<Channel> {
    let mut all = config.channels.open.clone();
    all.extend(config.mail.is_some().then_some(Channel::Mail));
    all.extend(config.channels.sms.is_some().then_some(Channel::Sms));
    all
}

/// Every carrier that the operator set.
pub fn carriers(parts: Parts<'_>) -> anyhow::Result<Carriers> {
    let (config, set) = (parts.config, &parts.config.channels);
    let mut carriers = Carriers::none();
    if let Some(mail) = &config.mail {
        let settings = MailSettings {
            smtp: mail.smtp.clone(),
            from: mail.from.clone(),
            reply_to: mail.reply_to.clone(),
        };
        let mail = MailCarrier::new(&settings, parts.phrases.clone())?;
        carriers = carriers.with(Arc::new(mail));
    }
    match &set.sms {
        Some(SmsConfig::Gateway(sms)) => {
            let settings = SmsSettings {
                gateway: sms.gateway.clone(),
                secret: sms.secret.clone(),
                callback: sms
                    .reports
                    .as_ref()
                    .map_or_else(String::new, |(_, secret)| {
                        format!(
                            "{}{}{secret}",
                            parts.public_url,
                            stormbell_web::ways::SMS_IN
                        )
                    }),
                hears_answers: sms.answers,
            };
            let client = OutsideClient::of_operator(set.roots.as_deref())?;
            let sms = SmsCarrier::new(settings, client, parts.phrases.clone());
            carriers = carriers.with(Arc::new(sms));
        }
        Some(SmsConfig::Gammu(folders)) => {
            let gammu = GammuCarrier::new(folders.clone(), parts.phrases.clone());
            carriers = carriers.with(Arc::new(gammu));
        }
        None => {}
    }
    with_outside(carriers, parts)
}

/// The carriers that go to addresses which people of the desk name.
fn with_outside(mut carriers: Carriers, parts: Parts<'_>) -> anyhow::Result<Carriers> {
    let set = &parts.config.channels;
    let client = OutsideClient::new(&set.allow_hosts, set.roots.as_deref())?;
    if set.open.contains(&Channel::Push) {
        let push = PushCarrier::new(set.ntfy.clone(), client.clone(), parts.phrases.clone());
        carriers = carriers.with(Arc::new(push));
    }
    if set.open.contains(&Channel::WebHook) {
        let hook = WebHookCarrier::new(client.clone(), parts.clock.clone());
        carriers = carriers.with(Arc::new(hook));
    }
    if let Some(key) = parts.push_key {
        let contact = set.contact.clone().or_else(|| {
            let address = parts.public_url;
            address.starts_with("https://").then(|| address.to_owned())
        });
        let contact = contact.unwrap_or_else(|| String::from("mailto:operator@localhost"));
        let outside = (parts.clock, parts.chance);
        let web = WebPushCarrier::new(key, contact, client, parts.phrases, outside);
        carriers = carriers.with(Arc::new(web));
    }
    Ok(carriers)
}

/// What fetches calendars of absences, from addresses which people of the desk name.
pub fn calendars(config: &Config) -> anyhow::Result<CalendarFetcher> {
    let set = &config.channels;
    let client = OutsideClient::new(&set.allow_hosts, set.roots.as_deref())?;
    Ok(CalendarFetcher(client))
}

/// The node's name towards push services. It belongs to the node, so that subscriptions move house with it.
pub fn push_key(config: &Config, key: &NodeKey) -> anyhow::Result<Option<PushKey>> {
    if !config.channels.open.contains(&Channel::WebPush) {
        return Ok(None);
    }
    // One value in 2³² is no key; the next is tried then.
    let made = (1..=4).find_map(|n| PushKey::of(&key.derive(&format!("web push v{n}"))).ok());
    Ok(Some(made.context("could not make a key for web push")?))
}

/// What the door must know.
pub fn of_door(config: &Config, push_key: Option<&PushKey>) -> Ways {
    let reports = match &config.channels.sms {
        Some(SmsConfig::Gateway(sms)) => sms.reports.clone(),
        _ => None,
    };
    Ways {
        push_key: push_key.map(PushKey::public),
        sms: reports.map(|(reports, secret)| SmsDoor { secret, reports }),
    }
}

/// The folders of the modem's daemon, where one is set.
pub fn gammu(config: &Config) -> Option<GammuFolders> {
    match &config.channels.sms {
        Some(SmsConfig::Gammu(folders)) => Some(folders.clone()),
        _ => None,
    }
}
