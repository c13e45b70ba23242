//! What a lead looks after: people, recovery, recovery keys, organisations.

use super::{Sample, ago::Ago, choices::Choices, frame::Frame, sample};
use serde::Serialize;

/// A person of the desk.
#[derive(Clone, Debug, Serialize)]
pub struct OfficerView {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The role's code.
    pub role: &'static str,
    /// Whether alarms call this person now.
    pub on_duty: bool,
    /// Whether there is an address to mail alarms to.
    pub has_mail: bool,
    /// Whether contacts can be sealed to this person.
    pub has_key: bool,
    /// Since when.
    pub since: Ago,
    /// Whether the person has left.
    pub left: bool,
    /// Whether it is oneself.
    pub is_me: bool,
}

/// An invitation that nobody followed yet.
#[derive(Clone, Debug, Serialize)]
pub struct InvitationView {
    /// Its id.
    pub id: String,
    /// The role.
    pub role: &'static str,
    /// Until when it is open.
    pub expires: Ago,
    /// Who invited.
    pub by: String,
}

/// A recovery that was begun.
#[derive(Clone, Debug, Serialize)]
pub struct RecoveryView {
    /// Its id.
    pub id: String,
    /// Who lost the passkeys.
    pub officer_name: String,
    /// Who began it.
    pub begun_by: String,
    /// Whether a second person agreed.
    pub seconded: bool,
    /// Whether oneself began it: then another must second it.
    pub mine: bool,
}

/// A one-time link, shown once.
#[derive(Clone, Debug, Serialize)]
pub struct OnceLink {
    /// The whole address.
    pub url: String,
    /// Until when it works.
    pub expires: Ago,
    /// For whom: the name of the one to be recovered, else nobody yet.
    pub recovery: bool,
}

/// The page of the people.
#[derive(Clone, Debug, Serialize)]
pub struct OfficersPage {
    /// The frame.
    pub frame: Frame,
    /// The people, those who left last.
    pub officers: Vec<OfficerView>,
    /// Open invitations.
    pub invitations: Vec<InvitationView>,
    /// Begun recoveries.
    pub recoveries: Vec<RecoveryView>,
    /// A link that was just made.
    pub link: Option<OnceLink>,
    /// Whether there are two recovery keys.
    pub recovery_keys: bool,
    /// What one chooses from.
    pub choices: Choices,
}

/// The page of the recovery keys.
#[derive(Clone, Debug, Serialize)]
pub struct RecoveryKeysPage {
    /// The frame.
    pub frame: Frame,
    /// The present recipients.
    pub recipients: Vec<String>,
}

/// A key of an organisation's machines.
#[derive(Clone, Debug, Serialize)]
pub struct ApiKeyView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// When it was given.
    pub given: Ago,
    /// When it was last used.
    pub last_used: Option<Ago>,
    /// Whether all that is filed with it are tests.
    pub for_tests: bool,
    /// Whether it was taken back.
    pub revoked: bool,
}

/// An organisation known to the node.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its sector's word.
    pub sector: Option<&'static str>,
    /// Its machines' keys.
    pub keys: Vec<ApiKeyView>,
    /// Networks and names that belong to it, one a line.
    pub assets: String,
}

/// The page of the organisations.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationsPage {
    /// The frame.
    pub frame: Frame,
    /// A page of the organisations, the newest first.
    pub organisations: Vec<OrganisationView>,
    /// Where this page begins, when it is not the first.
    pub after: Option<String>,
    /// The address of older ones.
    pub older: Option<String>,
    /// A key that was just given: the organisation's id and the key, shown once.
    pub key: Option<(String, String)>,
    /// The key that signs the web hooks of the watch that was made just now.
    pub hook_key: Option<String>,
    /// The node's address, for the example.
    pub public_url: String,
    /// What one chooses from.
    pub choices: Choices,
}

fn officer(n: u32, name: &str, role: &'static str) -> OfficerView {
    OfficerView {
        id: format!("01940000-0000-7000-8000-00000000000{n}"),
        name: name.to_owned(),
        role,
        on_duty: n < 8,
        has_mail: n != 8,
        has_key: n != 9,
        since: Ago::sample(i64::from(n) * 10_000),
        left: false,
        is_me: n == 7,
    }
}

fn samples_of_officers() -> Vec<Sample> {
    let mut alone = OfficersPage {
        frame: Frame::sample("officers"),
        officers: vec![officer(7, "Bo Lindqvist", "lead")],
        invitations: Vec::new(),
        recoveries: Vec::new(),
        link: None,
        recovery_keys: false,
        choices: Choices::all(),
    };
    alone.frame.done = Some("invited");
    alone.link = Some(OnceLink {
        url: String::from("http://localhost:8080/invite/7kq2sample"),
        expires: Ago::sample(-4_320),
        recovery: false,
    });
    let mut many = alone.clone();
    many.link = None;
    many.recovery_keys = true;
    many.officers.extend([
        officer(8, "Anna Berg", "duty-officer"),
        officer(9, "Chloé Martin", "auditor"),
    ]);
    many.officers[2].left = true;
    many.invitations = vec![InvitationView {
        id: String::from("01940000-0000-7000-8000-0000000000e1"),
        role: "handler",
        expires: Ago::sample(-2_000),
        by: String::from("Bo Lindqvist"),
    }];
    let recovery = |mine, seconded| RecoveryView {
        id: String::from("01940000-0000-7000-8000-0000000000e2"),
        officer_name: String::from("Anna Berg"),
        begun_by: String::from("Bo Lindqvist"),
        seconded,
        mine,
    };
    many.recoveries = vec![
        recovery(true, false),
        recovery(false, false),
        recovery(false, true),
    ];
    [alone, many]
        .iter()
        .map(|p| sample("desk/officers.html", p))
        .collect()
}

fn samples_of_organisations() -> Vec<Sample> {
    let empty = OrganisationsPage {
        frame: Frame::sample("organisations"),
        organisations: Vec::new(),
        after: None,
        older: None,
        key: None,
        hook_key: None,
        public_url: String::from("http://localhost:8080"),
        choices: Choices::all(),
    };
    let mut one = empty.clone();
    let key = |revoked: bool| ApiKeyView {
        id: String::from("01940000-0000-7000-8000-000000000aa1"),
        label: String::from("log watcher"),
        given: Ago::sample(90),
        last_used: (!revoked).then(|| Ago::sample(2)),
        for_tests: revoked,
        revoked,
    };
    one.organisations = vec![OrganisationView {
        id: String::from("01940000-0000-7000-8000-000000000a01"),
        name: String::from("Norrvik hospital"),
        sector: Some("health"),
        keys: vec![key(false), key(true)],
        assets: String::from("norrvik.example\n198.51.100.0/24"),
    }];
    one.key = Some((one.organisations[0].id.clone(), String::from("sbk_sample")));
    one.hook_key = Some(String::from("whsec_c2FtcGxl"));
    let mut many = one.clone();
    many.after = Some(String::from("abc"));
    many.older = Some(String::from("/desk/organisations?after=abd"));
    [empty, one, many]
        .iter()
        .map(|p| sample("desk/organisations.html", p))
        .collect()
}

pub(super) fn samples() -> Vec<Sample> {
    let none = RecoveryKeysPage {
        frame: Frame::sample("officers"),
        recipients: Vec::new(),
    };
    let two = RecoveryKeysPage {
        recipients: vec![
            String::from("age1pq1sampleone"),
            String::from("age1pq1sampletwo"),
        ],
        ..none.clone()
    };
    let mut all = samples_of_officers();
    all.extend(samples_of_organisations());
    all.extend([none, two].map(|p| sample("desk/recovery_keys.html", &p)));
    all
}
