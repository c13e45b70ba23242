//! What every handler has at hand: the pages, the node, and what slows guessing down.

use crate::{House, Pages, SlowDown, Sorry, Visit, i18n::BadCatalogue, trouble::Trouble};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use std::sync::Arc;
use stormbell_model::{Lang, officer::Actor};
use stormbell_service::{Ctx, Node};

/// The front door of one node. Cheap to clone.
#[derive(Clone)]
pub struct Door {
    /// The node behind the door.
    pub node: Node,
    /// All pages.
    pub pages: Arc<Pages>,
    /// Slows down those who guess receipts.
    pub slow: Arc<SlowDown>,
    /// What the operator set about the door.
    pub settings: Arc<DoorSettings>,
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
        let config = node.config();
        let settings = DoorSettings {
            public_url: config.public_url.clone(),
            default_lang: config.default_lang,
            behind_proxy,
        };
        Door {
            pages,
            slow: Arc::default(),
            settings: Arc::new(settings),
            node,
        }
    }

    /// The context of one act by `who`, answered in the visit's language.
    pub fn ctx(&self, who: Actor, visit: &Visit) -> Ctx {
        self.node.ctx(who, visit.lang)
    }

    /// Renders a page for this visit. A page that cannot be rendered is our fault: it is logged and answered as such.
    pub fn page(&self, visit: &Visit, template: &str, ctx: impl Serialize) -> Response {
        self.page_in(visit.lang, template, ctx)
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
