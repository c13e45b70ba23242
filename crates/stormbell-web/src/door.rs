//! What every handler has at hand: the pages, the node, and what slows guessing down.

use crate::{
    House, Pages, SlowDown, Sorry, Visit, api::WrittenAid, guard::flood::Flood,
    guard::headers::FixedHeaders, i18n::BadCatalogue, trouble::Trouble, ways::Ways,
};
use axum::{
    body::Bytes,
    response::{Html, IntoResponse as _, Response},
};
use serde::Serialize;
use std::{
    collections::HashMap,
    ops::Deref,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};
use stormbell_model::{Lang, officer::Actor};
use stormbell_service::{Ctx, Node};

/// The front door of one node. Cheap to clone: every layer around a request holds one.
#[derive(Clone)]
pub struct Door(Arc<Hall>);

impl Deref for Door {
    type Target = Hall;
    fn deref(&self) -> &Hall {
        &self.0
    }
}

/// What stands behind the door.
pub struct Hall {
    /// The node behind the door.
    pub node: Node,
    /// All pages.
    pub pages: Arc<Pages>,
    /// First aid, written once.
    pub aid: WrittenAid,
    /// The headers of every answer.
    pub headers: FixedHeaders,
    /// Slows down those who guess receipts.
    pub slow: SlowDown,
    /// The line before the door when too many knock.
    pub flood: Arc<Flood>,
    /// Pages that are the same for everybody, rendered once.
    pub stock: Stock,
    /// What the operator set about the door.
    pub settings: DoorSettings,
    ways: OnceLock<Ways>,
}

/// What the operator sets about the door.
#[derive(Clone, Debug)]
pub struct DoorSettings {
    /// The node's address as people type it, without a slash at the end.
    pub public_url: String,
    /// The language for browsers that speak none of ours.
    pub default_lang: Lang,
    /// Whether a proxy of ours stands in front and names the caller in the last entry of `X-Forwarded-For`.
    pub behind_proxy: bool,
}

/// Rendered pages by language and template. Both are ours and few, so that it stays small.
#[derive(Default)]
pub struct Stock(RwLock<HashMap<(Lang, &'static str), Bytes>>);

impl Stock {
    fn page(
        &self,
        lang: Lang,
        template: &'static str,
        render: impl FnOnce() -> Option<Html<String>>,
    ) -> Option<Bytes> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = held.get(&(lang, template)) {
            return Some(page.clone());
        }
        drop(held);
        let page = Bytes::from(render()?.0);
        let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Some(held.entry((lang, template)).or_insert(page).clone())
    }
}

impl Door {
    /// The door of `node`.
    pub fn new(node: Node, behind_proxy: bool) -> Result<Door, BadCatalogue> {
        let config = node.config();
        let house = House {
            name: config.name.clone(),
            emergency: config.emergency.clone(),
            demo: config.demo,
        };
        let pages = Arc::new(Pages::load(house)?);
        Ok(Door::with_pages(node, pages, behind_proxy))
    }

    /// The door of `node` with pages that are loaded already, as several doors of one process share them.
    pub fn with_pages(node: Node, pages: Arc<Pages>, behind_proxy: bool) -> Door {
        node.speak(Arc::new(crate::phrases::Spoken(pages.clone())));
        let config = node.config();
        let settings = DoorSettings {
            public_url: config.public_url.clone(),
            default_lang: config.default_lang,
            behind_proxy,
        };
        Door(Arc::new(Hall {
            headers: FixedHeaders::new(pages.css_hash(), &config.public_url),
            pages,
            aid: WrittenAid::default(),
            slow: SlowDown::default(),
            flood: Arc::default(),
            stock: Stock::default(),
            settings,
            ways: OnceLock::new(),
            node,
        }))
    }

    /// Tells the door of the ways to people, once, before it opens.
    pub fn learn_ways(&self, ways: Ways) {
        // A second telling changes nothing.
        let _ = self.ways.set(ways);
    }

    /// What is known of the ways to people.
    pub fn ways(&self) -> &Ways {
        self.ways.get_or_init(Ways::default)
    }

    /// The context of one act by `who`, answered in the visit's language.
    pub fn ctx(&self, who: Actor, visit: &Visit) -> Ctx {
        self.node.ctx(who, visit.lang)
    }

    /// Renders a page for this visit. A page that cannot be rendered is our fault: it is logged and answered as such.
    pub fn page(&self, visit: &Visit, template: &str, ctx: impl Serialize) -> Response {
        self.page_in(visit.lang, template, ctx)
    }

    /// A page that is the same for everybody who reads a language: rendered at the first asking, and given from memory
    /// from then on. In development always anew, so that an edited template shows.
    pub fn page_of_stock<C: Serialize>(
        &self,
        visit: &Visit,
        template: &'static str,
        ctx: impl FnOnce() -> C,
    ) -> Response {
        if cfg!(debug_assertions) {
            return self.page(visit, template, ctx());
        }
        let render = || self.pages.render(visit.lang, template, ctx()).ok();
        match self.stock.page(visit.lang, template, render) {
            Some(html) => Html(html).into_response(),
            None => Sorry(Trouble::Internal).into_response(),
        }
    }

    /// As [`Door::page`], in a language that is known otherwise, such as the one an officer chose.
    pub fn page_in(&self, lang: Lang, template: &str, ctx: impl Serialize) -> Response {
        match self.pages.render(lang, template, ctx) {
            Ok(html) => html.into_response(),
            Err(error) => {
                // The error names template and line, never a value.
                tracing::error!(template, kind = ?error.kind(), line = ?error.line(), "could not render a page");
                Sorry(Trouble::Internal).into_response()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_stock_is_rendered_once_for_each_language() {
        let stock = Stock::default();
        let never = || -> Option<Html<String>> { panic!("rendered again") };
        for lang in [Lang::En, Lang::Sv] {
            let made = stock.page(lang, "a", || Some(Html(lang.code().to_owned())));
            assert_eq!(made.as_deref(), Some(lang.code().as_bytes()));
            assert_eq!(stock.page(lang, "a", never), made);
        }
        assert_eq!(
            stock.page(Lang::De, "a", || None),
            None,
            "a failure is not kept"
        );
    }
}
