//! Pages from templates: minijinja with escaping always on, missing variables as errors, and the catalogue
//! bound to the reader's language as `t("key", name=value)`.

use crate::{assets, first_aid, i18n::Catalogues};
use axum::response::Html;
use fluent_bundle::FluentValue;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value, context,
    syntax::SyntaxConfig,
    value::{Kwargs, Serde, ValueKind},
};
use serde::Serialize;
use std::sync::Arc;
use stormbell_model::{Lang, Moment, lang::SPOKEN, text};

/// All pages of the node, ready to be rendered.
pub struct Pages {
    env: Environment<'static>,
    catalogues: Arc<Catalogues>,
    css: String,
    css_hash: String,
    house: House,
    read_anew: bool,
}

/// What a node tells every page.
#[derive(Clone, Debug)]
pub struct House {
    /// The node's display name.
    pub name: String,
    /// The emergency number of the country.
    pub emergency: String,
    /// Whether everything is a demonstration, which every page says.
    pub demo: bool,
}

impl Pages {
    /// Loads catalogues, style and templates.
    pub fn load(house: House) -> Result<Pages, crate::i18n::BadCatalogue> {
        let catalogues = Arc::new(Catalogues::load()?);
        let css = assets::public_css();
        Ok(Pages {
            env: environment(&catalogues),
            css_hash: assets::csp_hash(&css),
            css,
            catalogues,
            house,
            // In development every page is read anew, so that an edited template shows at the next reload.
            read_anew: cfg!(debug_assertions),
        })
    }

    /// The same pages, each template read once: as in a release, and as tests want it that show thousands of pages.
    pub fn read_once(self) -> Pages {
        Pages {
            read_anew: false,
            ..self
        }
    }

    /// Renders a template. Every page also has: `lang`, `dir`, `t`, `languages`, `css`, `node_name`, `emergency`,
    /// `demo`.
    pub fn render(
        &self,
        lang: Lang,
        template: &str,
        ctx: impl Serialize,
    ) -> Result<Html<String>, Error> {
        let own = Value::from(Serde(&ctx));
        let whole = context! { ..own, ..self.common(lang) };
        let fresh = self.read_anew.then(|| environment(&self.catalogues));
        let env = fresh.as_ref().unwrap_or(&self.env);
        env.get_template(template)?.render(whole).map(Html)
    }

    /// One sentence, for headers, mails of the door and errors.
    pub fn say(&self, lang: Lang, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.catalogues.say(lang, key, args)
    }

    /// The catalogues.
    pub fn catalogues(&self) -> &Catalogues {
        &self.catalogues
    }

    /// What the content security policy allows the inlined style by.
    pub fn css_hash(&self) -> &str {
        &self.css_hash
    }

    fn common(&self, lang: Lang) -> Value {
        let languages: Vec<Value> = SPOKEN
            .iter()
            .map(|l| context! { code => l.code(), name => l.own_name() })
            .collect();
        context! {
            lang => lang.code(),
            // All 24 languages of the Union run from left to right; the styles are ready for others.
            dir => "ltr",
            t => translator(self.catalogues.clone(), lang),
            languages,
            css => Value::from_safe_string(self.css.clone()),
            node_name => self.house.name.clone(),
            emergency => self.house.emergency.clone(),
            demo => self.house.demo,
        }
    }
}

fn environment(catalogues: &Arc<Catalogues>) -> Environment<'static> {
    let mut env = Environment::new();
    if let Ok(syntax) = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
    {
        env.set_syntax(syntax);
    }
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_loader(|name| Ok(assets::template(name)));
    env.add_filter("visible", |s: &str| text::visible(s));
    env.add_filter("visible_line", |s: &str| text::visible_line(s));
    env.add_filter("rich", |s: &str| {
        Value::from_safe_string(first_aid::rich(s))
    });
    env.add_filter("bytes", human_size);
    env.add_filter("grouped", grouped);
    let words = catalogues.clone();
    env.add_filter("moment", move |state: &State<'_, '_>, at: Value| {
        moment(&words, state, &at)
    });
    env.add_function("picture", picture);
    env.add_function("described", described);
    env
}

/// `t("key", name=value)` for one page.
fn translator(catalogues: Arc<Catalogues>, lang: Lang) -> Value {
    Value::from_function(move |key: String, args: Kwargs| -> Result<String, Error> {
        let given: Vec<(String, FluentValue<'static>)> = args
            .args()
            .map(|name| Ok((name.to_owned(), fluent_value(&args.get::<Value>(name)?))))
            .collect::<Result<_, Error>>()?;
        let by_name: Vec<(&str, FluentValue<'_>)> = given
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        Ok(catalogues.say(lang, &key, &by_name))
    })
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match (value.kind(), i64::try_from(value.clone())) {
        (ValueKind::Number, Ok(whole)) => FluentValue::from(whole),
        _ => FluentValue::from(value.to_string()),
    }
}

/// A moment given in microseconds as `<time>`: day, month in words, year, hour and minute in UTC. Nothing for none.
fn moment(words: &Catalogues, state: &State<'_, '_>, at: &Value) -> Result<Value, Error> {
    if at.is_none() {
        return Ok(Value::from(""));
    }
    let at = Moment(i64::try_from(at.clone())?);
    let iso = at.rfc3339();
    let lang = state
        .lookup("lang")
        .and_then(|l| Lang::parse(&l.to_string()))
        .unwrap_or(Lang::En);
    Ok(Value::from_safe_string(match iso.as_bytes() {
        [_, _, _, _, b'-', ..] if iso.len() == 20 => {
            format!(
                "<time datetime=\"{iso}\">{}</time>",
                spoken_moment(words, lang, &iso)
            )
        }
        _ => iso,
    }))
}

/// `iso` is RFC 3339 in UTC with whole seconds.
fn spoken_moment(words: &Catalogues, lang: Lang, iso: &str) -> String {
    let number = |range: std::ops::Range<usize>| iso[range].trim_start_matches('0').to_owned();
    let month = words.say(lang, &format!("month-{}", number(5..7)), &[]);
    let args = [
        ("day", FluentValue::from(number(8..10))),
        ("month", FluentValue::from(month)),
        ("year", FluentValue::from(iso[0..4].to_owned())),
        ("time", FluentValue::from(iso[11..16].to_owned())),
    ];
    // Marks that isolate directions would stand between digits here; every part is our own.
    let said = words.say(lang, "moment", &args);
    said.replace(['\u{2068}', '\u{2069}'], "")
}

/// A size as people say it, in steps of 1024.
fn human_size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["B", "KiB", "MiB", "GiB"];
    let mut size = bytes as f64;
    let mut unit = 0;
    while size >= 1024.0 && unit + 1 < UNITS.len() {
        size /= 1024.0;
        unit += 1;
    }
    let rounded = if unit == 0 || size >= 10.0 || size.fract() == 0.0 {
        format!("{size:.0}")
    } else {
        format!("{size:.1}")
    };
    format!("{rounded}\u{a0}{}", UNITS[unit])
}

/// Text in groups of four signs from the front; a number in groups of three from the back.
fn grouped(value: Value) -> String {
    let written = value.to_string();
    let signs: Vec<char> = written.chars().collect();
    if value.kind() != ValueKind::Number {
        return signs
            .chunks(4)
            .map(|c| c.iter().collect::<String>())
            .collect::<Vec<_>>()
            .join(" ");
    }
    let back: Vec<char> = signs.into_iter().rev().collect();
    let groups: Vec<String> = back.chunks(3).map(|c| c.iter().collect()).collect();
    groups.join("\u{202f}").chars().rev().collect()
}

/// What ties a field to its hint and to its complaint, for those who do not see them: attributes for the field.
fn described(errors: Value, field: &str, hint: Option<bool>) -> Result<Value, Error> {
    let mut wrong = false;
    for error in errors.try_iter()? {
        wrong |= error.get_attr("field")?.as_str() == Some(field);
    }
    let hint = hint.unwrap_or(false).then(|| format!("{field}-hint"));
    let by: Vec<String> = hint
        .into_iter()
        .chain(wrong.then(|| format!("{field}-wrong")))
        .collect();
    let invalid = if wrong { " aria-invalid=\"true\"" } else { "" };
    // The names of fields come from our own templates.
    Ok(Value::from_safe_string(if by.is_empty() {
        String::new()
    } else {
        format!("{invalid} aria-describedby=\"{}\"", by.join(" "))
    }))
}

/// A picture of the form, written into the page.
fn picture(name: &str) -> Result<Value, Error> {
    assets::picture(name)
        .map(Value::from_safe_string)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no picture {name}")))
}

/// Pages with what they show, for the test that renders all of them.
#[derive(Default)]
pub struct Samples(Vec<Sample>);

/// One page with what it shows.
pub struct Sample {
    /// The template.
    pub template: &'static str,
    /// Tells the samples of one page apart.
    pub name: &'static str,
    /// What it shows.
    pub ctx: Value,
}

impl Samples {
    /// Adds a sample.
    pub fn add(&mut self, template: &'static str, name: &'static str, ctx: impl Serialize) {
        let ctx = Value::from(Serde(&ctx));
        self.0.push(Sample {
            template,
            name,
            ctx,
        });
    }
    /// All samples.
    pub fn iter(&self) -> std::slice::Iter<'_, Sample> {
        self.0.iter()
    }
}
