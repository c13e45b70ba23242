//! Filing a report: kept on disk together with its journal entry and triage job, and only then answered.

use super::roster::{Roster, roster};
use crate::{Ctx, Fault, Node, ProofOfFiling, tokens::Opens};
use stormbell_model::{
    AlarmId, Moment, ReportId,
    complaint::{Complaint, Problem},
    happening::Happening,
    limits,
    marking::Tlp,
    observable::Observable,
    outside,
    receipt::Receipt,
    reference,
    report::{Contact, NewContact, NewReport, Report, ReportState, SealedAt},
    text, triage,
};
use stormbell_seal::{FilingProof, Hash, Recipient, commitment, hybrid_recipients, sealed};
use stormbell_store::{
    Error,
    journal::Placed,
    reports::{self, Before, Filing, Kept, OnceKey},
};

/// A sender's word that makes a repetition harmless.
#[derive(Clone, Debug)]
pub struct Once {
    /// The idempotency key, bounded by the door.
    pub key: String,
    /// SHA-256 of the request, so that the same key with another request is seen.
    pub fingerprint: [u8; 32],
}

/// What the reporter gets.
#[derive(Debug)]
pub struct Filed {
    /// The report.
    pub report: ReportId,
    /// Its short public name.
    pub reference: String,
    /// The secret number.
    pub receipt: Receipt,
    /// When it was kept.
    pub filed_at: Moment,
    /// Which first aid fits.
    pub happening: Happening,
    /// The proof of filing.
    pub proof: ProofOfFiling,
    /// Where the contact was sealed, if one was given.
    pub sealed_at: Option<SealedAt>,
    /// Whether somebody is called at once.
    pub rings: bool,
    /// Whether this answers a repetition.
    pub replayed: bool,
}

/// How often a new reference is drawn when two fall together.
const REFERENCE_TRIES: usize = 5;

/// Keeps a report. When it returns, the report is on disk and in the journal.
pub async fn file_report(ctx: &Ctx, new: NewReport, once: Option<Once>) -> Result<Filed, Fault> {
    check(ctx, &new)?;
    let reading = triage::read(&new);
    let receipt = Receipt::draw(ctx.node.chance());
    for _ in 0..REFERENCE_TRIES {
        let filing = prepare(ctx, &new, &reading, &receipt, once.as_ref()).await?;
        let (id, reference) = (filing.report.id, filing.report.reference.clone());
        let words = (filing.salt, filing.content);
        let sealed_at = filing.report.sealed_at;
        match ctx.node.filings().submit(filing).await {
            // Only the reference can be taken: ids and receipts are too long to fall together.
            Err(Error::Taken) => {}
            Err(error) => return Err(error.into()),
            Ok(Kept::Before(before)) => return replay(ctx, before, once, reading.rings).await,
            Ok(Kept::New(placed)) => {
                ctx.node.stir();
                let door = match new.test_of {
                    Some(_) => "test",
                    None => new.door.code(),
                };
                metrics::counter!("stormbell_reports_total", "door" => door).increment(1);
                return Ok(Filed {
                    report: id,
                    reference,
                    receipt,
                    filed_at: ctx.now,
                    happening: new.happening,
                    proof: proof(&ctx.node, *placed, words)?,
                    sealed_at,
                    rings: reading.rings,
                    replayed: false,
                });
            }
        }
    }
    Err(Fault::Internal)
}

/// Checks what no door may forget, whatever it checked before.
fn check(ctx: &Ctx, new: &NewReport) -> Result<(), Fault> {
    let mut complaints = Vec::new();
    let mut complain =
        |field: &str, problem: Problem| complaints.push(Complaint::new(field, problem));
    if let Err(e) = text::check(&new.narrative, limits::NARRATIVE_MAX_CHARS) {
        complain("narrative", e.into());
    }
    if let Some(name) = &new.organisation
        && let Err(e) = text::check(name, limits::LINE_MAX_CHARS)
    {
        complain("organisation", e.into());
    }
    check_observables(&new.observables, &mut complain);
    if new
        .happened_at
        .is_some_and(|at| at > ctx.now.plus(limits::HAPPENED_AHEAD_MAX))
    {
        complain("happened_at", Problem::InFuture);
    }
    match &new.contact {
        NewContact::Clear(c) => check_contact(c, &mut complain),
        NewContact::Sealed(file) if file.len() > limits::SEALED_IDENTITY_MAX_BYTES => {
            complain(
                "contact",
                Problem::TooBig {
                    max: limits::SEALED_IDENTITY_MAX_BYTES as u64,
                },
            );
        }
        NewContact::Sealed(_) | NewContact::None => {}
    }
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(Fault::Invalid(complaints))
    }
}

fn check_observables(observables: &[Observable], complain: &mut impl FnMut(&str, Problem)) {
    let max = limits::OBSERVABLES_MAX;
    if observables.len() > max {
        let was = observables.len();
        complain("observables", Problem::TooMany { max, was });
        return;
    }
    for (n, observable) in observables.iter().enumerate() {
        if let Err(e) = text::check(&observable.value, limits::OBSERVABLE_MAX_CHARS) {
            complain(&format!("observables/{n}/value"), e.into());
        }
    }
}

fn check_contact(contact: &Contact, complain: &mut impl FnMut(&str, Problem)) {
    let lines = [
        ("contact/name", &contact.name),
        ("contact/email", &contact.email),
        ("contact/phone", &contact.phone),
        ("contact/other", &contact.other),
    ];
    for (field, line) in lines {
        if !line.is_empty()
            && let Err(e) = text::check(line, limits::LINE_MAX_CHARS)
        {
            complain(field, e.into());
        }
    }
}

async fn prepare(
    ctx: &Ctx,
    new: &NewReport,
    reading: &triage::Reading,
    receipt: &Receipt,
    once: Option<&Once>,
) -> Result<Filing, Fault> {
    let chance = ctx.node.chance();
    let id = ReportId::new(ctx.now, chance);
    let salt = outside::bytes::<32>(chance);
    let reference = reference::draw(&ctx.node.config().state, ctx.now, chance);
    let identity = seal_identity(ctx, id, &new.contact).await?;
    let content = commitment(&salt, &new.narrative);
    let mut entry = ctx.entry("report filed", id.0);
    entry.facts = facts(new, &reference, &content);
    let sealed_at = identity.as_ref().map(|i| i.0);
    let report = blank(ctx, new, reading, id, reference, sealed_at);
    Ok(Filing {
        words: reports::seal_words(ctx.node.keys(), chance, &report, salt)?,
        entry: entry.write(chance)?,
        report,
        receipt_lookup: ctx.node.lookup(Opens::Receipt, receipt.digits()),
        salt,
        content,
        identity: identity.map(|(_, file, roster)| (file, roster)),
        alarm: reading
            .rings
            .then(|| AlarmId::new(ctx.now, ctx.node.chance())),
        once: once.map(|o| once_key(ctx, new, o, receipt)),
    })
}

pub(super) fn blank(
    ctx: &Ctx,
    new: &NewReport,
    reading: &triage::Reading,
    id: ReportId,
    reference: String,
    sealed_at: Option<SealedAt>,
) -> Report {
    Report {
        id,
        reference,
        filed_at: ctx.now,
        narrative: new.narrative.clone(),
        happening: new.happening,
        kind: new.first_kind(),
        ongoing: new.ongoing,
        happened_at: new.happened_at,
        organisation: new.organisation.clone(),
        sector: new.sector,
        lang: new.lang,
        observables: new.observables.clone(),
        door: new.door,
        by: new.by,
        test_of: new.test_of,
        sealed_at,
        state: ReportState::New,
        priority: reading.priority,
        priority_reasons: reading.reasons.iter().map(|r| (*r).to_owned()).collect(),
        tlp: Tlp::Amber,
        assigned_to: None,
        acknowledged_at: None,
        answered_at: None,
        closed: None,
        receipt_kept_at: None,
        moved_at: ctx.now,
        unread: 0,
        journal_index: 0,
    }
}

/// What the journal says about a report: nothing that a person said or is called by.
pub(super) fn facts(
    new: &NewReport,
    reference: &str,
    commitment: &[u8; 32],
) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("reference", reference.to_owned()),
        ("kind", new.first_kind().value().to_owned()),
        ("door", new.door.code().to_owned()),
        ("lang", new.lang.code().to_owned()),
        ("content", text::hex(commitment)),
    ];
    // Whoever counts from the journal passes these over.
    if new.test_of.is_some() {
        facts.push(("test", String::from("yes")));
    }
    facts
}

fn once_key(ctx: &Ctx, new: &NewReport, once: &Once, receipt: &Receipt) -> OnceKey {
    let scope = new.by.map(|o| o.to_string()).unwrap_or_default();
    OnceKey {
        lookup: ctx.node.lookup(
            Opens::Once,
            &format!("{}\n{scope}\n{}", new.door.code(), once.key),
        ),
        fingerprint: once.fingerprint,
        receipt: receipt.digits().to_owned(),
        until: ctx.now.plus(limits::IDEMPOTENCY_KEPT),
    }
}

/// Seals the contact before anything is written. Gives where, the file, and the roster's fingerprint.
async fn seal_identity(
    ctx: &Ctx,
    id: ReportId,
    contact: &NewContact,
) -> Result<Option<(SealedAt, Vec<u8>, String)>, Fault> {
    match contact {
        NewContact::None => Ok(None),
        NewContact::Clear(c) if c.is_empty() => Ok(None),
        NewContact::Clear(c) => {
            let roster = roster(&ctx.node).await?;
            let plain =
                zeroize::Zeroizing::new(serde_json::to_vec(c).map_err(|_| Fault::Internal)?);
            seal_here(ctx, id, &roster, plain).await.map(Some)
        }
        NewContact::Sealed(file) => {
            let roster = roster(&ctx.node).await?;
            check_sealed(&roster, file)
                .map(|fingerprint| Some((SealedAt::Browser, file.clone(), fingerprint)))
        }
    }
}

async fn seal_here(
    ctx: &Ctx,
    id: ReportId,
    roster: &Roster,
    plain: zeroize::Zeroizing<Vec<u8>>,
) -> Result<(SealedAt, Vec<u8>, String), Fault> {
    if roster.recipients.is_empty() {
        let file = reports::seal_under_node_key(ctx.node.keys(), id, &plain, ctx.node.chance());
        return Ok((SealedAt::Node, file, String::from("none")));
    }
    let recipients: Vec<Recipient> = roster
        .recipients
        .iter()
        .map(|r| r.parse())
        .collect::<Result<_, stormbell_seal::SealError>>()?;
    let node = ctx.node.clone();
    // Post-quantum sealing to a whole roster takes milliseconds: not on a thread that answers others.
    let file =
        tokio::task::spawn_blocking(move || sealed::seal(&recipients, &plain, node.chance()))
            .await
            .map_err(|_| Fault::Internal)??;
    Ok((SealedAt::Edge, file, roster.fingerprint.clone()))
}

/// Checks a file that a browser sealed. A page that was open while the roster changed is not refused:
/// an officer's device seals such a contact again.
fn check_sealed(roster: &Roster, file: &[u8]) -> Result<String, Fault> {
    // Read once, whatever the roster's size: the file is as large as a stranger wants it.
    match hybrid_recipients(file) {
        Ok(n) if n == roster.recipients.len() => Ok(roster.fingerprint.clone()),
        Ok(n) if (1..=limits::ROSTER_MAX).contains(&n) => Ok(String::from("stale")),
        _ => Err(Fault::field("contact", Problem::Sealed)),
    }
}

fn proof(
    node: &Node,
    placed: Placed,
    (salt, content): ([u8; 32], Hash),
) -> Result<ProofOfFiling, Fault> {
    let checkpoint = node.sign_head(placed.size, placed.root)?;
    let verifier = node.verifier_text();
    let Placed {
        record,
        index,
        path,
        ..
    } = placed;
    Ok(ProofOfFiling {
        filing: FilingProof {
            record,
            index,
            path,
            checkpoint,
            verifier,
        },
        salt,
        content,
    })
}

/// Answers a repetition like the first time, or says that the key was used for something else. The same request
/// reads as it did then, so `rings` is what was answered, whatever the desk has made of the report since.
async fn replay(
    ctx: &Ctx,
    before: Before,
    once: Option<Once>,
    rings: bool,
) -> Result<Filed, Fault> {
    if once.is_none_or(|o| o.fingerprint != before.fingerprint) {
        return Err(Fault::Conflict("idempotency-key-reused"));
    }
    let receipt = Receipt::parse(&before.receipt).map_err(|_| Fault::Internal)?;
    let node = ctx.node.clone();
    let id = before.report;
    ctx.node
        .store()
        .read_or("answer again", move |tx| {
            let held = reports::load(tx, id)?.ok_or(Fault::Internal)?;
            let proof = crate::journal::prove_filing(tx, &node, &held)?;
            Ok(Filed {
                report: id,
                reference: held.report.reference.clone(),
                receipt: receipt.clone(),
                filed_at: held.report.filed_at,
                happening: held.report.happening,
                proof,
                sealed_at: held.report.sealed_at,
                rings,
                replayed: true,
            })
        })
        .await
}
