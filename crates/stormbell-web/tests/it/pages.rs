//! Every public page with every sample in every language: twice the same, nothing missing, nothing from elsewhere,
//! and small.

use stormbell_model::{Lang, lang::SPOKEN};
use stormbell_web::{House, Pages, public::samples};

pub fn pages() -> Pages {
    let house = House {
        name: String::from("Testland"),
        emergency: String::from("112"),
        demo: true,
    };
    Pages::load(house).unwrap()
}

/// Calls `check` with the template, the sample's name and the page.
fn each_page(lang: Lang, pages: &Pages, check: impl Fn(&str, &str, &str)) {
    for sample in samples::all(lang).iter() {
        let page = pages.render(lang, sample.template, sample.ctx.clone());
        let page = page.unwrap_or_else(|e| {
            panic!("{} {} {}: {e:#}", sample.template, sample.name, lang.code())
        });
        check(sample.template, sample.name, &page.0);
    }
}

#[test]
fn every_page_renders_twice_the_same_and_lacks_no_sentence() {
    let pages = pages();
    for lang in SPOKEN {
        let first = std::cell::RefCell::new(Vec::new());
        each_page(lang, &pages, |_, _, page| {
            first.borrow_mut().push(page.to_owned())
        });
        let at = std::cell::Cell::new(0);
        each_page(lang, &pages, |template, name, page| {
            assert_eq!(first.borrow()[at.get()], page, "{template} {name}");
            at.set(at.get() + 1);
        });
    }
    assert_eq!(pages.catalogues().missed(), Vec::<String>::new());
}

#[test]
fn no_page_asks_for_anything_that_the_policy_forbids() {
    let pages = pages();
    each_page(Lang::En, &pages, |template, name, page| {
        for forbidden in [
            " style=",
            " onclick=",
            "javascript:",
            "<script>",
            "<iframe",
            "src=\"http",
            "@import",
        ] {
            assert!(
                !page.contains(forbidden),
                "{template} {name} holds {forbidden}"
            );
        }
        // The page of figures is no page for an emergency: it asks for its styles, and stays small beside its tables.
        let inlined = usize::from(template != "public/service_levels.html");
        assert_eq!(page.matches("<style>").count(), inlined, "{template}");
        assert_eq!(
            page.matches("<h1").count(),
            1,
            "{template} {name}: one heading"
        );
    });
}

#[test]
fn what_people_type_is_escaped() {
    let pages = pages();
    each_page(Lang::En, &pages, |template, name, page| {
        for raw in ["<b>Is the bank", "Norra sjukhuset <b>", "value=\"Eva \"Evi"] {
            assert!(!page.contains(raw), "{template} {name}");
        }
    });
}

#[test]
fn the_first_load_of_every_page_is_under_thirty_kilobytes() {
    let pages = pages();
    for lang in SPOKEN {
        each_page(lang, &pages, |template, name, page| {
            assert!(
                page.len() < 30_000,
                "{template} {name} {}: {} bytes",
                lang.code(),
                page.len()
            );
        });
    }
}

#[test]
fn every_template_of_the_public_pages_has_a_sample() {
    let sampled: Vec<&str> = samples::all(Lang::En).iter().map(|s| s.template).collect();
    for name in stormbell_web::assets::template_names() {
        let whole_page = name.starts_with("public/") && name != "public/flag_carried.html";
        assert!(
            !whole_page || sampled.contains(&name.as_str()),
            "{name} has no sample"
        );
    }
}
