//! The library of expertise: every node holds a copy of it, so that it is there when the centre is not. Found by keyed hashes of words.

use super::views::{Line, line_of};
use crate::{Ctx, Fault, desk::Page};
use std::collections::BTreeMap;
use stormbell_model::{access::Act, exchange::StatementId, limits, search::Terms};
use stormbell_store::{
    Cursor, Tx,
    exchange::{
        library::{self, Work},
        statements,
    },
    search::Term,
};
use stormbell_wire::exchange::Expertise;

/// Works that one word finds.
/// Told: nobody. Rest: a second word finds the others.
const FOUND_MAX: usize = 1_000;
/// Words of one question.
/// Told: nobody. Rest: the first ones count.
const ASKED_MAX: usize = 12;

/// A work of the library on a page.
#[derive(Clone, Debug)]
pub struct WorkRow {
    /// The statement that holds it.
    pub line: Line,
    /// `playbook`, `lesson`, `tool` or `expert`.
    pub what: String,
    /// Its language.
    pub lang: String,
}

/// Puts a work on the shelf.
pub(super) fn put(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    row: &statements::Kept,
    s: &stormbell_model::exchange::Statement,
    said: &Expertise,
) -> Result<(), Fault> {
    let words = [s.subject.as_str(), said.words.as_str()];
    let lists = said.tags.iter().chain(&said.languages).map(String::as_str);
    let all: Vec<&str> = words.into_iter().chain(lists).collect();
    let terms = hashed(ctx, &all);
    let work = Work {
        statement: row.id,
        place: row.place,
        origin: row.origin.clone(),
        what: said.what.chars().take(20).collect(),
        lang: s.lang.clone(),
        at: ctx.now,
    };
    Ok(library::add(tx, &work, &terms)?)
}

fn hashed(ctx: &Ctx, texts: &[&str]) -> Vec<Term> {
    let terms = Terms::of_values(texts.iter().copied()).kept;
    let mut hashed: Vec<Term> = terms
        .iter()
        .flat_map(|t| ctx.node.search_terms(t).into_iter().take(1))
        .collect();
    hashed.sort_unstable();
    hashed.dedup();
    hashed
}

/// A page of the library; with a question, the works that hold all of its words.
pub async fn library(ctx: &Ctx, asked: &str, after: Option<&str>) -> Result<Page<WorkRow>, Fault> {
    ctx.officer(Act::ReadExchange)?;
    let after = crate::desk::begin(after)?;
    let mut terms = hashed(ctx, &[asked]);
    terms.truncate(ASKED_MAX);
    let is_asked = !asked.trim().is_empty();
    let c = ctx.clone();
    ctx.node
        .store()
        .read_or("read the library", move |tx| {
            let most = limits::PAGE_MAX_ROWS;
            let works = match is_asked {
                true => found(tx, &terms, after)?,
                false => library::page(tx, after.id, most + 1)?,
            };
            let page = Page::cut(works, most, |w| Cursor {
                at: w.at,
                id: w.place,
            });
            let mut rows = Vec::with_capacity(page.rows.len());
            for work in page.rows {
                let Some(kept) = statements::load(tx, work.statement)? else {
                    continue;
                };
                rows.push(WorkRow {
                    line: line_of(&c, kept)?,
                    what: work.what,
                    lang: work.lang,
                });
            }
            Ok(Page {
                rows,
                next: page.next,
            })
        })
        .await
}

fn found(tx: &mut Tx<'_>, terms: &[Term], after: Cursor) -> Result<Vec<Work>, Fault> {
    let mut hits: BTreeMap<StatementId, usize> = BTreeMap::new();
    for term in terms {
        for id in library::with_term(tx, term, FOUND_MAX)? {
            *hits.entry(id).or_default() += 1;
        }
    }
    let all = hits
        .into_iter()
        .filter(|(_, n)| *n == terms.len() && *n > 0);
    let mut works = Vec::new();
    for (id, _) in all {
        works.extend(library::load(tx, id)?.filter(|w| w.place < after.id));
    }
    works.sort_by_key(|w| std::cmp::Reverse(w.place));
    Ok(works)
}
