//! Lists and tables that an operator brings: warning lists of MISP (`{"name", "list": […]}`), plain lists of networks and
//! names, and tables of networks with their country or owner. Read line by line or as a whole, bounded, nothing fetched.

use core::net::IpAddr;
use serde_json::Value;
use stormbell_model::text::visible_line;

/// Bytes of one such file.
/// Told: the operator, by an error. Rest: nothing is taken; the file is split.
pub const DATASET_MAX_BYTES: usize = 128 * 1024 * 1024;
/// Characters of a name, version or owner.
/// Told: nobody. Rest: it is cut there.
const NAME_CHARS: usize = 120;

/// A list or table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// What it calls itself; empty where it does not.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What is in it.
    pub content: Content,
    /// Lines or entries that could not be read.
    pub unread: usize,
}

/// What a dataset holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Keys of values, as [`value_key`] and its neighbours write them.
    Values(Vec<String>),
    /// Networks in the order of the file.
    Networks(Vec<NetworkRow>),
}

/// A network with its country or owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkRow {
    /// The first address; IPv4 as IPv6.
    pub first: [u8; 16],
    /// The last one.
    pub last: [u8; 16],
    /// Two letters, or empty.
    pub country: String,
    /// The autonomous system.
    pub asn: Option<i64>,
    /// Its owner.
    pub owner: String,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongDataset {
    /// More bytes than are read.
    #[error("it is larger than {} MiB", DATASET_MAX_BYTES / 1024 / 1024)]
    TooBig,
    /// Not UTF-8.
    #[error("it is not UTF-8")]
    NotText,
    /// JSON that cannot be read, or is no warning list.
    #[error("it is JSON, but no warning list: it needs a \"list\" of texts")]
    NoList,
    /// Patterns instead of values.
    #[error("its type is {0}: only lists of exact values, hosts and networks are taken")]
    Patterns(&'static str),
    /// Nothing in it could be read.
    #[error("no line of it is a network, a name, a value or a row `first,last,…`")]
    Nothing,
}

/// Reads a file; `is_own` for networks and names of our own, which hold for everything below them.
pub fn read(bytes: &[u8], is_own: bool) -> Result<Dataset, WrongDataset> {
    if bytes.len() > DATASET_MAX_BYTES {
        return Err(WrongDataset::TooBig);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| WrongDataset::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    let set = if text.trim_start().starts_with('{') {
        warning_list(text, is_own)?
    } else {
        lines(text, is_own)
    };
    let is_empty = match &set.content {
        Content::Values(values) => values.is_empty(),
        Content::Networks(networks) => networks.is_empty(),
    };
    if is_empty {
        return Err(WrongDataset::Nothing);
    }
    Ok(set)
}

fn warning_list(text: &str, is_own: bool) -> Result<Dataset, WrongDataset> {
    let tree: Value = serde_json::from_str(text).map_err(|_| WrongDataset::NoList)?;
    let list = tree.get("list").and_then(Value::as_array);
    let list = list.ok_or(WrongDataset::NoList)?;
    match tree.get("type").and_then(Value::as_str) {
        Some("regex") => return Err(WrongDataset::Patterns("regex")),
        Some("substring") => return Err(WrongDataset::Patterns("substring")),
        _ => {}
    }
    let said = |name: &str| match tree.get(name) {
        Some(Value::String(text)) => cut(text),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let mut unread = 0;
    let mut values = Vec::with_capacity(list.len());
    for one in list {
        match one.as_str().and_then(|one| key(one, is_own)) {
            Some(key) => values.push(key),
            None => unread += 1,
        }
    }
    Ok(Dataset {
        name: said("name"),
        version: said("version"),
        content: Content::Values(values),
        unread,
    })
}

fn cut(text: &str) -> String {
    visible_line(&text.chars().take(NAME_CHARS).collect::<String>())
}

/// A plain list, or a table of networks where the lines begin with two addresses.
fn lines(text: &str, is_own: bool) -> Dataset {
    let (mut values, mut networks, mut unread) = (Vec::new(), Vec::new(), 0);
    let mut columns = Columns::GUESSED;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let fields = fields(line);
        if let Some(row) = network(&fields, columns) {
            networks.push(row);
        } else if number == 0 && fields.len() > 2 {
            columns = Columns::named(&fields);
        } else if let Some(key) = key(line, is_own) {
            values.push(key);
        } else {
            unread += 1;
        }
    }
    let content = if networks.len() > values.len() {
        unread += values.len();
        Content::Networks(networks)
    } else {
        unread += networks.len();
        Content::Values(values)
    };
    Dataset {
        name: String::new(),
        version: String::new(),
        content,
        unread,
    }
}

/// The fields of a line; quotes hold commas.
fn fields(line: &str) -> Vec<String> {
    let (mut all, mut field, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => all.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    all.push(field);
    all
}

/// Which column of a table of networks holds what, behind the first and the last address.
#[derive(Clone, Copy)]
struct Columns {
    country: Option<usize>,
    asn: Option<usize>,
    owner: Option<usize>,
}

impl Columns {
    /// Told from the fields themselves: a number is a system, two capitals a country, the rest the owner.
    const GUESSED: Columns = Columns {
        country: None,
        asn: None,
        owner: None,
    };

    fn named(head: &[String]) -> Columns {
        let at = |names: &[&str]| {
            let mut all = head.iter().map(|h| h.trim().to_ascii_lowercase());
            all.position(|h| names.contains(&h.as_str()))
        };
        Columns {
            country: at(&["country", "country_code"]),
            asn: at(&["asn", "autonomous_system_number"]),
            owner: at(&["as_name", "owner", "autonomous_system_organization", "name"]),
        }
    }
}

fn network(fields: &[String], columns: Columns) -> Option<NetworkRow> {
    let first: IpAddr = fields.first()?.trim().parse().ok()?;
    let last: IpAddr = fields.get(1)?.trim().parse().ok()?;
    let (first, last) = (sixteen(first), sixteen(last));
    let field = |at: Option<usize>| at.and_then(|at| fields.get(at)).map_or("", |f| f.trim());
    let mut row = NetworkRow {
        first,
        last,
        country: field(columns.country).to_owned(),
        asn: field(columns.asn).parse().ok(),
        owner: cut(field(columns.owner)),
    };
    if columns.country.is_none() && columns.asn.is_none() && columns.owner.is_none() {
        for field in fields.iter().skip(2).map(|f| f.trim()) {
            if field.len() == 2 && field.bytes().all(|b| b.is_ascii_uppercase()) {
                row.country = field.to_owned();
            } else if let Ok(asn) = field.parse() {
                row.asn = Some(asn);
            } else if row.owner.is_empty() {
                row.owner = cut(field);
            }
        }
    }
    let is_country = row.country.len() == 2 && row.country.is_ascii();
    if !is_country {
        row.country.clear();
    }
    (first <= last).then_some(row)
}

/// The key of one entry of a list.
fn key(entry: &str, is_own: bool) -> Option<String> {
    let entry = entry.trim().to_lowercase();
    if let Some((base, prefix)) = entry.split_once('/')
        && let Ok(address) = base.parse::<IpAddr>()
    {
        let more = if address.is_ipv4() { 96 } else { 0 };
        let prefix: u8 = prefix.parse::<u8>().ok()?.checked_add(more)?;
        return (prefix <= 128).then(|| network_key(sixteen(address), prefix));
    }
    if let Ok(address) = entry.parse::<IpAddr>() {
        return Some(network_key(sixteen(address), 128));
    }
    let name = entry.trim_matches('.');
    if name.is_empty() || name.len() > 2_048 {
        return None;
    }
    let is_name = name.contains('.') && !name.contains(['/', ' ', ':', '@']);
    Some(if is_own && is_name {
        format!("d:{name}")
    } else {
        value_key(name)
    })
}

/// The key of an exact value.
pub fn value_key(value: &str) -> String {
    format!("v:{}", value.to_lowercase())
}

/// The keys of our own names that a host lies at or below.
pub fn names_above(host: &str) -> Vec<String> {
    let dots = host.match_indices('.').map(|(at, _)| &host[at + 1..]);
    let names = std::iter::once(host).chain(dots);
    names
        .filter(|n| n.contains('.'))
        .map(|n| format!("d:{n}"))
        .collect()
}

/// The keys of all networks that an address, or a network of which `given` bits are given, lies in.
pub fn network_keys(address: [u8; 16], given: u8) -> Vec<String> {
    let is_four = address.starts_with(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]);
    let widest = if is_four { 96 + 8 } else { 16 };
    (widest..=given.min(128))
        .map(|prefix| network_key(address, prefix))
        .collect()
}

fn network_key(address: [u8; 16], prefix: u8) -> String {
    let shift = 128 - u32::from(prefix.min(128));
    let bits = u128::from_be_bytes(address);
    let cut = bits
        .checked_shr(shift)
        .unwrap_or(0)
        .checked_shl(shift)
        .unwrap_or(0);
    format!("n:{cut:032x}/{prefix}")
}

fn sixteen(address: IpAddr) -> [u8; 16] {
    match address {
        IpAddr::V4(four) => four.to_ipv6_mapped().octets(),
        IpAddr::V6(six) => six.octets(),
    }
}
