//! What can be said to neighbours: how each form begins, what it makes, and the act that says it.

use super::{show, typed::Typed};
use crate::desk::{seat::Seat, views::exchange::basis_code};
use stormbell_model::{
    IncidentId, Lang, WaveId,
    access::Act,
    complaint::Problem,
    exchange::{NodeName, Personal, StatementId},
    text::visible_line,
};
use stormbell_service::{
    Fault,
    exchange::{
        About, Content, Draft, answer_help, ask_help, begin_sharing, content_about, one_came,
        one_sent, share, supersede,
    },
};
use stormbell_wire::exchange::{AnswerBody, Expertise, RequestBody};

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A case, a wave, values, an advisory.
    About(About),
    /// Something for the library.
    Expertise,
    /// Help is asked for; perhaps of one neighbour, about one statement.
    Request(Option<NodeName>, Option<StatementId>),
    /// The answer to a request.
    Answer(StatementId),
    /// A newer version of an earlier statement.
    Anew(StatementId),
}

impl Of {
    /// Reads what the address of the form says.
    pub fn parse(of: &str, id: &str) -> Option<Of> {
        Some(match of {
            "incident" => Of::About(About::Incident(id.parse::<IncidentId>().ok()?)),
            "wave" => Of::About(About::Wave(id.parse::<WaveId>().ok()?)),
            "indicators" => Of::About(About::Values),
            "advisory" => Of::About(About::Advice),
            "expertise" => Of::Expertise,
            "anew" => Of::Anew(StatementId::parse(id)?),
            _ => return None,
        })
    }

    /// The end of the catalogue's keys.
    pub fn code(&self) -> &'static str {
        match self {
            Of::About(About::Incident(_)) => "incident",
            Of::About(About::Wave(_)) => "wave",
            Of::About(About::Values) => "indicators",
            Of::About(About::Advice) => "advisory",
            Of::Expertise => "expertise",
            Of::Request(..) => "request",
            Of::Answer(_) => "answer",
            Of::Anew(_) => "anew",
        }
    }

    /// Where the form is, and goes.
    pub fn address(&self) -> String {
        match self {
            Of::About(About::Incident(id)) => format!("/desk/share?of=incident&id={id}"),
            Of::About(About::Wave(id)) => format!("/desk/share?of=wave&id={id}"),
            Of::About(_) | Of::Expertise => format!("/desk/share?of={}", self.code()),
            Of::Anew(id) => format!("/desk/share?of=anew&id={id}"),
            Of::Answer(id) => format!("/desk/help/{id}/answer"),
            Of::Request(of, about) => {
                let of = of.as_ref().map(|n| format!("of={n}&")).unwrap_or_default();
                let about = about.map(|id| format!("about={id}")).unwrap_or_default();
                format!("/desk/help/ask?{of}{about}")
            }
        }
    }

    /// The right that it needs.
    pub fn act(&self) -> Act {
        match self {
            Of::Request(..) | Of::Answer(_) => Act::AskHelp,
            Of::Anew(_) => Act::WithdrawShared,
            Of::About(_) | Of::Expertise => Act::Share,
        }
    }

    /// Which place of the pages it belongs to.
    pub fn place(&self) -> &'static str {
        match self {
            Of::Request(..) | Of::Answer(_) => "help",
            Of::Expertise => "library",
            Of::About(_) | Of::Anew(_) => "sent",
        }
    }
}

/// What the form begins with.
#[derive(Default)]
pub struct Begin {
    /// What stands in its fields.
    pub typed: Typed,
    /// What it is about: address, reference, title.
    pub about: Option<(String, String, String)>,
}

/// How the form for `of` begins: with the narrowest marks, for nobody yet.
pub async fn begin(seat: &Seat, of: &Of) -> Result<Begin, Fault> {
    let mut found = Begin::default();
    let w = &mut found.typed.written;
    w.lang = Lang::code(seat.officer.lang).to_owned();
    (w.tlp, w.pap) = (String::from("AMBER"), String::from("AMBER"));
    match of {
        Of::About(about) => {
            let start = begin_sharing(&seat.ctx, *about).await?;
            w.subject = start.title.clone();
            w.values = start.values.join("\n");
            w.tlp = start.tlp.map_or("AMBER", |t| t.code()).to_owned();
            let place = match about {
                About::Incident(id) => format!("/desk/incidents/{id}"),
                About::Wave(id) => format!("/desk/waves/{id}"),
                About::Values | About::Advice => return Ok(found),
            };
            found.about = Some((place, start.reference, visible_line(&start.title)));
        }
        Of::Expertise => {
            // The library is for every desk.
            (w.tlp, w.pap) = (String::from("GREEN"), String::from("CLEAR"));
            let network = seat.ctx.node.network();
            let all = network.iter().flat_map(|n| n.neighbours());
            found.typed.nodes = all.map(|(name, _)| name.to_string()).collect();
        }
        Of::Request(of, about) => {
            found.typed.nodes = of.iter().map(NodeName::to_string).collect();
            if let Some(id) = about {
                let line = one_came(&seat.ctx, *id).await?.line;
                found.typed.written.subject = visible_line(&line.subject);
                found.about = Some(came(*id, &line.subject));
            }
        }
        Of::Answer(id) => {
            let request = one_came(&seat.ctx, *id).await?;
            found.typed.nodes = [request.line.origin.to_string()].into();
            w.subject = visible_line(&request.line.subject);
            w.tlp = request.line.tlp.code().to_owned();
            found.about = Some(came(*id, &request.line.subject));
        }
        Of::Anew(id) => return anew(seat, *id).await,
    }
    Ok(found)
}

fn came(id: StatementId, subject: &str) -> (String, String, String) {
    (
        format!("/desk/came/{id}"),
        String::new(),
        visible_line(subject),
    )
}

/// The earlier statement as it was written.
async fn anew(seat: &Seat, id: StatementId) -> Result<Begin, Fault> {
    let sent = one_sent(&seat.ctx, id).await?;
    let (Some(said), Some(content)) = (sent.statement, sent.content) else {
        return Err(Fault::NotFound);
    };
    let mut found = Begin::default();
    let w = &mut found.typed.written;
    w.subject = said.subject.clone();
    w.words = content.words().to_owned();
    let values: Vec<&str> = content.values().iter().map(|v| v.value.as_str()).collect();
    w.values = values.join("\n");
    w.lang = said.lang;
    w.tlp = said.marks.tlp.code().to_owned();
    w.pap = said.marks.pap.code().to_owned();
    w.controlled = said.marks.originator_controls;
    if let Personal::On(basis) = said.marks.personal {
        w.personal = basis_code(basis).to_owned();
    }
    let marks = said.marks;
    found.typed.nodes = marks
        .audience
        .nodes
        .iter()
        .map(NodeName::to_string)
        .collect();
    let hex = |id: &[u8; 16]| stormbell_model::text::hex(id);
    found.typed.groups = marks
        .audience
        .groups
        .iter()
        .map(|(g, _)| hex(&g.0))
        .collect();
    found.typed.matters = marks.compartments.into_iter().map(|c| c.0).collect();
    found.about = Some((
        format!("/desk/sent/{id}"),
        String::new(),
        visible_line(&said.subject),
    ));
    Ok(found)
}

/// The draft that the form makes.
pub async fn draft(seat: &Seat, of: &Of, typed: &Typed) -> Result<Draft, Fault> {
    let words = typed.written.words.clone();
    let (mut parents, mut about, mut asker) = (Vec::new(), None, None);
    let content = match of {
        Of::About(what) => {
            if let About::Incident(id) = what {
                about = Some(*id);
            }
            let rings = typed.written.rings;
            content_about(&seat.ctx, *what, words, typed.values()?, rings).await?
        }
        Of::Expertise => Content::Expertise(expertise(typed)?),
        Of::Request(_, statement) => {
            parents.extend(*statement);
            Content::Request(RequestBody {
                words,
                due_at: String::new(),
            })
        }
        Of::Answer(request) => {
            parents.push(*request);
            asker = Some(one_came(&seat.ctx, *request).await?.line.origin);
            let will = show::WILLS.iter().find(|w| **w == typed.written.will);
            let will = will.ok_or_else(|| Fault::field("will", Problem::Missing))?;
            Content::Answer(AnswerBody {
                will: (*will).to_owned(),
                words,
            })
        }
        Of::Anew(id) => {
            let sent = one_sent(&seat.ctx, *id).await?;
            about = sent.incident;
            let before = sent.content.ok_or(Fault::Conflict("taken-back"))?;
            parents = sent.statement.map(|s| s.parents).unwrap_or_default();
            again(before, words, typed)?
        }
    };
    let mut draft = typed.draft(seat, content).await?;
    (draft.parents, draft.about) = (parents, about);
    // Whoever asked gets the answer, whatever is chosen.
    draft.audience.nodes.extend(asker);
    Ok(draft)
}

fn expertise(typed: &Typed) -> Result<Expertise, Fault> {
    let w = &typed.written;
    let what = show::WORKS.iter().find(|k| **k == w.what);
    let list = |text: &str| -> Vec<String> {
        let all = text
            .split([',', ';'])
            .map(str::trim)
            .filter(|p| !p.is_empty());
        all.map(str::to_owned).collect()
    };
    let mut languages = Vec::new();
    for spoken in list(&w.languages) {
        let lang = Lang::parse(&spoken);
        let lang = lang.ok_or_else(|| Fault::field("languages", Problem::Unknown))?;
        languages.push(lang.code().to_owned());
    }
    Ok(Expertise {
        what: (*what.ok_or_else(|| Fault::field("what", Problem::Unknown))?).to_owned(),
        words: w.words.clone(),
        tags: list(&w.tags),
        languages,
    })
}

/// The earlier content with other words and values.
fn again(before: Content, words: String, typed: &Typed) -> Result<Content, Fault> {
    let mut values = typed.values()?;
    // What was said about a value, and until when it counts, stays with it.
    for value in &mut values {
        let known = before.values().iter().find(|v| v.value == value.value);
        *value = known.unwrap_or(value).clone();
    }
    Ok(match before {
        Content::Alert(mut a) => {
            (a.words, a.values) = (words, values);
            Content::Alert(a)
        }
        Content::Incident(mut c) => {
            (c.words, c.values) = (words, values);
            Content::Incident(c)
        }
        Content::Indicators(mut n) => {
            (n.words, n.values) = (words, values);
            Content::Indicators(n)
        }
        Content::Advisory(mut p) => {
            (p.words, p.values) = (words, values);
            Content::Advisory(p)
        }
        _ => return Err(Fault::NotFound),
    })
}

/// Says it. Gives the place to go to, and what is said there.
pub async fn say(
    seat: &Seat,
    of: &Of,
    typed: &Typed,
    draft: Draft,
) -> Result<(String, &'static str), Fault> {
    let ctx = &seat.ctx;
    match of {
        Of::About(_) | Of::Expertise => {
            let id = share(ctx, draft).await?;
            Ok((format!("/desk/sent/{id}"), "shared"))
        }
        Of::Request(..) => {
            let of: Vec<NodeName> = draft.audience.nodes.iter().cloned().collect();
            ask_help(ctx, &of, draft).await?;
            Ok((String::from("/desk/help"), "help-asked"))
        }
        Of::Answer(request) => {
            answer_help(ctx, *request, &typed.written.will, draft).await?;
            Ok((String::from("/desk/help"), "help-answered"))
        }
        Of::Anew(before) => {
            let id = supersede(ctx, *before, draft).await?;
            Ok((format!("/desk/sent/{id}"), "said-anew"))
        }
    }
}
