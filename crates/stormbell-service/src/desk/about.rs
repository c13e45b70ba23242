//! What is known about values from lists and tables that the operator imported: whether one means nothing and by which
//! list, whether it is our own or the reporter's, in which country and in whose network an address lies. Nothing is
//! fetched.

use crate::Fault;
use core::net::IpAddr;
use std::collections::BTreeMap;
use stormbell_model::OrganisationId;
use stormbell_store::{
    Tx,
    datasets::{self, Dataset, What},
    organisations,
};
use stormbell_wire::{
    indicators::{covers, whole},
    observables::{Confidence, Found, Kind},
};

/// Why a value weighs nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weightless {
    /// The end of a key `desk-nothing-…`: `listed`, `own` or `victim`.
    pub code: &'static str,
    /// Which list says so; empty for what is the reporter's.
    pub list: String,
}

/// What is known about a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueAbout {
    /// Why it weighs nothing.
    pub nothing: Option<Weightless>,
    /// The country of an address, two letters.
    pub country: String,
    /// The owner of its network.
    pub owner: String,
}

/// What is known about the values of a report, by their normal form.
pub type Abouts = BTreeMap<String, ValueAbout>;

/// Values of one report that are looked up.
/// Told: nobody. Rest: further values are shown without country and owner.
const LOOKED_UP_MAX: usize = 300;

/// The lists in force, and what belongs to the organisation that reports.
pub(crate) struct Judge {
    lists: bool,
    networks: Vec<Dataset>,
    assets: Vec<Found>,
}

impl Judge {
    /// Opens the lists; `by` is the organisation that reports.
    pub fn open(tx: &mut Tx<'_>, by: Option<OrganisationId>) -> Result<Judge, Fault> {
        let all = datasets::all(tx)?;
        let assets = match by {
            Some(by) => organisations::assets(tx, by)?,
            None => Vec::new(),
        };
        Ok(Judge {
            lists: all.iter().any(|d| d.what != What::Networks),
            networks: all
                .into_iter()
                .filter(|d| d.what == What::Networks)
                .collect(),
            assets: assets.iter().filter_map(|a| whole(a)).collect(),
        })
    }

    /// Whether a value weighs nothing, and why.
    pub fn weighs_nothing(
        &self,
        tx: &mut Tx<'_>,
        kind: Kind,
        value: &str,
    ) -> Result<Option<Weightless>, Fault> {
        let found = Found {
            kind,
            value: value.to_owned(),
            span: 0..0,
            confidence: Confidence::Likely,
        };
        if self.assets.iter().any(|a| covers(a.kind, &a.value, &found)) {
            return Ok(Some(Weightless {
                code: "victim",
                list: String::new(),
            }));
        }
        if !self.lists {
            return Ok(None);
        }
        let listed = datasets::listed(tx, &keys(kind, value))?;
        // Our own comes before what merely means nothing.
        let own = listed.iter().find(|(_, what, _)| *what == What::Own);
        let first = own.or_else(|| listed.first());
        Ok(first.map(|(_, what, name)| Weightless {
            code: if *what == What::Own { "own" } else { "listed" },
            list: name.clone(),
        }))
    }

    /// What is known about these values.
    pub fn about<'a>(
        &self,
        tx: &mut Tx<'_>,
        values: impl Iterator<Item = (Kind, &'a str)>,
    ) -> Result<Abouts, Fault> {
        let mut abouts = Abouts::new();
        for (kind, value) in values {
            if abouts.len() >= LOOKED_UP_MAX || abouts.contains_key(value) {
                continue;
            }
            let mut about = ValueAbout {
                nothing: self.weighs_nothing(tx, kind, value)?,
                ..ValueAbout::default()
            };
            if let Some(address) = address_of(kind, value) {
                self.enrich(tx, &address, &mut about)?;
            }
            abouts.insert(value.to_owned(), about);
        }
        Ok(abouts)
    }

    /// Whether any table says where addresses lie.
    pub fn knows_networks(&self) -> bool {
        !self.networks.is_empty()
    }

    /// The country in which an address lies; empty where it is none, or no table knows.
    pub fn country(&self, tx: &mut Tx<'_>, kind: Kind, value: &str) -> Result<String, Fault> {
        let mut about = ValueAbout::default();
        if let Some(address) = address_of(kind, value) {
            self.enrich(tx, &address, &mut about)?;
        }
        Ok(about.country)
    }

    fn enrich(
        &self,
        tx: &mut Tx<'_>,
        address: &[u8; 16],
        about: &mut ValueAbout,
    ) -> Result<(), Fault> {
        for dataset in &self.networks {
            let Some(network) = datasets::network(tx, dataset.id, address)? else {
                continue;
            };
            if about.country.is_empty() {
                about.country = network.country;
            }
            if about.owner.is_empty() {
                about.owner = match network.asn {
                    Some(asn) => format!("{} (AS{asn})", network.owner),
                    None => network.owner,
                };
            }
        }
        Ok(())
    }
}

fn address_of(kind: Kind, value: &str) -> Option<[u8; 16]> {
    let text = match kind {
        Kind::Ipv4 | Kind::Ipv6 => value,
        Kind::Cidr => value.split('/').next()?,
        Kind::Url => stormbell_wire::indicators::host_of(kind, value)?,
        _ => return None,
    };
    Some(sixteen(text.parse().ok()?))
}

fn sixteen(address: IpAddr) -> [u8; 16] {
    match address {
        IpAddr::V4(four) => four.to_ipv6_mapped().octets(),
        IpAddr::V6(six) => six.octets(),
    }
}

/// The keys under which lists hold a value: itself, the networks around an address, and for our own names those above.
fn keys(kind: Kind, value: &str) -> Vec<String> {
    let mut keys = vec![stormbell_wire::dataset::value_key(value)];
    let host = stormbell_wire::indicators::host_of(kind, value);
    if kind == Kind::Domain {
        let own = value.strip_prefix("www.").unwrap_or(value);
        keys.push(stormbell_wire::dataset::value_key(own));
    }
    if let Some(address) = address_of(kind, value) {
        let given = match value.split_once('/').filter(|_| kind == Kind::Cidr) {
            Some((base, prefix)) => {
                let more = if base.contains(':') { 0 } else { 96 };
                prefix.parse::<u8>().unwrap_or(128).saturating_add(more)
            }
            None => 128,
        };
        keys.extend(stormbell_wire::dataset::network_keys(address, given));
    } else if let Some(host) = host {
        keys.extend(stormbell_wire::dataset::names_above(host));
    }
    keys
}
