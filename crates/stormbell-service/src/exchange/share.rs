//! An officer shares something: sees before sending who will get it and why the others will not, and then says it once. The body is sealed once,
//! and its key to each recipient; the rules are asked in the transaction that appends, and their answer stands in the entry and the
//! journal.

use super::{Network, effects, outgoing::may_go, saying::keep_and_say};
use crate::{Ctx, Fault, Node, Problem};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use stormbell_model::{
    IncidentId, Lang, Moment,
    access::Act,
    exchange::{
        self, Audience, Compartment, Decision, Marks, NodeName, Pap, Personal, Statement,
        StatementId, StatementKind,
    },
    marking::Tlp,
    outside,
};
use stormbell_seal::{Identity, sealed, sha256};
use stormbell_store::exchange::{circles, taken_back};
pub use stormbell_wire::exchange::Body as Content;
use stormbell_wire::{
    dsse::Envelope,
    exchange::{BODY_MAX_BYTES, media_of},
    observables::Kind,
    statement::{self, SUBJECT_MAX_CHARS},
};
use zeroize::Zeroizing;

/// What an officer is about to say to neighbours.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it says.
    pub content: Content,
    /// In one line, for whoever may read it.
    pub subject: String,
    /// The language of its words.
    pub lang: Lang,
    /// How far it may go.
    pub tlp: Tlp,
    /// What may be done with it.
    pub pap: Pap,
    /// Whether each further step needs our permission.
    pub originator_controls: bool,
    /// What it is about; a recipient must deal with all of it.
    pub compartments: BTreeSet<Compartment>,
    /// Whom it is for.
    pub audience: Audience,
    /// Whether there are data of persons in it, and on what ground they cross.
    pub personal: Personal,
    /// From when on it goes nowhere.
    pub expires: Option<Moment>,
    /// What it answers or belongs to.
    pub parents: Vec<StatementId>,
    /// The incident that it is about, here.
    pub about: Option<IncidentId>,
}

impl Draft {
    /// A draft with the narrowest marks: for nobody yet.
    pub fn of(content: Content, subject: impl Into<String>, lang: Lang) -> Draft {
        Draft {
            content,
            subject: subject.into(),
            lang,
            tlp: Tlp::Amber,
            pap: Pap::Amber,
            originator_controls: false,
            compartments: BTreeSet::new(),
            audience: Audience::default(),
            personal: Personal::No,
            expires: None,
            parents: Vec::new(),
            about: None,
        }
    }

    pub(super) fn marks(&self) -> Marks {
        Marks {
            tlp: self.tlp,
            pap: self.pap,
            originator_controls: self.originator_controls,
            compartments: self.compartments.clone(),
            audience: self.audience.clone(),
            personal: self.personal,
            expires: self.expires,
        }
    }
}

/// What would become of a draft at one neighbour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previewed {
    /// Who.
    pub peer: NodeName,
    /// What people call it.
    pub title: String,
    /// Whether it gets it, and why.
    pub decision: Decision,
}

/// Who will get a draft, and why the others will not.
pub async fn preview(ctx: &Ctx, draft: &Draft) -> Result<Vec<Previewed>, Fault> {
    ctx.officer(Act::Share)?;
    let network = ctx.node.in_network()?;
    let circles = ctx.node.store().read("read circles", circles::all).await?;
    let said = blank(&network, draft, &draft.content.kind(), ctx.now);
    let all = network.neighbours().map(|(name, member)| Previewed {
        peer: name.clone(),
        title: member.title.clone(),
        decision: may_go(&network, &circles, &said, name, ctx.now),
    });
    Ok(all.collect())
}

/// Says it. Gives the statement's name.
pub async fn share(ctx: &Ctx, draft: Draft) -> Result<StatementId, Fault> {
    let act = match draft.content {
        Content::Request(_) | Content::Answer(_) => Act::AskHelp,
        Content::Circle(_) => Act::ManageCircles,
        _ => Act::Share,
    };
    ctx.officer(act)?;
    say_unasked(ctx, draft).await
}

/// Says something for the node itself, or for an officer who may.
pub(super) async fn say_unasked(ctx: &Ctx, draft: Draft) -> Result<StatementId, Fault> {
    check(&draft)?;
    let network = ctx.node.in_network()?;
    let kind = draft.content.kind();
    let statement = blank(&network, &draft, &kind, ctx.now);
    let content = Some(draft.content.clone());
    let prepared = prepare(&ctx.node, &network, statement, content).await?;
    let (c, about) = (ctx.clone(), draft.about);
    let id = prepared.id;
    let told = ctx
        .node
        .store()
        .write_or("share", move |tx| {
            let told = keep_and_say(tx, &c, &network, &prepared, &BTreeSet::new())?;
            if let Some(incident) = about {
                taken_back::made(tx, prepared.id, effects::INCIDENT, incident.as_bytes())?;
            }
            Ok::<_, Fault>(told)
        })
        .await?;
    ctx.node.tell_neighbours(&told);
    ctx.node.stir();
    Ok(id)
}

/// What a form must have before anything is made of it.
pub(super) fn check(draft: &Draft) -> Result<(), Fault> {
    let subject = draft.subject.trim();
    if subject.is_empty() {
        return Err(Fault::field("subject", Problem::Missing));
    }
    if subject.chars().count() > SUBJECT_MAX_CHARS {
        let max = SUBJECT_MAX_CHARS;
        let was = subject.chars().count();
        return Err(Fault::field("subject", Problem::TooLong { max, was }));
    }
    if draft.audience.is_nobody() {
        return Err(Fault::field("audience", Problem::Missing));
    }
    let leads_to_person = |kind: &str| Kind::parse(kind).is_some_and(Kind::is_personal);
    let persons = draft
        .content
        .values()
        .iter()
        .any(|v| leads_to_person(&v.kind));
    let founded = matches!(draft.personal, Personal::On(_));
    if draft.personal == Personal::Unfounded || (persons && !founded) {
        return Err(Fault::field("personal", Problem::Missing));
    }
    Ok(())
}

/// A statement whose body is still to be sealed.
pub(super) fn blank(
    network: &Network,
    draft: &Draft,
    kind: &StatementKind,
    now: Moment,
) -> Statement {
    Statement {
        kind: kind.clone(),
        origin: network.me.clone(),
        at: now,
        nonce: [0; 16],
        parents: draft.parents.clone(),
        takes_back: Vec::new(),
        marks: draft.marks(),
        lang: draft.lang.code().to_owned(),
        subject: stormbell_model::text::visible_line(draft.subject.trim()),
        body: None,
    }
}

/// A statement under its signature, with its sealed body and the body's key for every neighbour.
pub(super) struct Prepared {
    pub id: StatementId,
    pub statement: Statement,
    pub envelope: Vec<u8>,
    pub content: Option<Content>,
    pub sealed: Option<(Vec<u8>, Zeroizing<[u8; 32]>)>,
    pub wraps: BTreeMap<NodeName, Vec<u8>>,
}

/// Seals and signs, beside those who answer.
pub(super) async fn prepare(
    node: &Node,
    network: &Arc<Network>,
    statement: Statement,
    content: Option<Content>,
) -> Result<Prepared, Fault> {
    let circles = node.store().read("read circles", circles::all).await?;
    let (node, network) = (node.clone(), network.clone());
    let work = move || -> Result<Prepared, Fault> {
        let mut statement = statement;
        let chance = node.chance();
        statement.nonce = outside::bytes(chance);
        let mut wraps = BTreeMap::new();
        let mut body = None;
        if let Some(content) = &content {
            let plain = content.write().map_err(|_| {
                Fault::field(
                    "words",
                    Problem::TooBig {
                        max: BODY_MAX_BYTES as u64,
                    },
                )
            })?;
            let seed = Zeroizing::new(outside::bytes::<32>(chance));
            let to = Identity::from_bytes(&seed).recipient();
            let sealed = sealed::seal(&[to], &plain, chance)?;
            statement.body = Some(exchange::Body {
                media: media_of(&content.kind()),
                sha256: sha256(&sealed),
                size: sealed.len() as u64,
            });
            for (name, member) in network.neighbours() {
                let may = may_go(&network, &circles, &statement, name, node.now());
                // The first key is the one in use; further ones are those of yesterday.
                if let (true, Some(to)) = (may.is_allowed(), member.exchange.first()) {
                    let wrap = sealed::seal(std::slice::from_ref(to), seed.as_slice(), chance)?;
                    wraps.insert(name.clone(), wrap);
                }
            }
            body = Some((sealed, seed));
        }
        let envelope = statement::sign(&statement, node.signer());
        let envelope = envelope.map_err(|_| Fault::field("audience", Problem::Form))?;
        let id = id_of(&envelope, &node)?;
        Ok(Prepared {
            id,
            envelope: envelope.write(),
            statement,
            content,
            sealed: body,
            wraps,
        })
    };
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Fault::Internal)?
}

fn id_of(envelope: &Envelope, node: &Node) -> Result<StatementId, Fault> {
    let verified = envelope.clone().verify(&[node.verifier()]);
    Ok(statement::id(&verified.map_err(|_| Fault::Internal)?))
}
