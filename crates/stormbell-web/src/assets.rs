//! What is built into the binary: templates, catalogues, first aid, styles, pictures and the browser's scripts.
//! Debug builds read all of it from disk, so that editing a page needs no build.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use rust_embed::RustEmbed;
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../templates"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../locales"]
struct Locales;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../content/first-aid"]
struct FirstAid;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../assets"]
struct Files;

/// The scripts that the build bundled from `web/`: `report.js` and `desk.js`.
#[derive(RustEmbed)]
#[folder = "$OUT_DIR/web/dist"]
#[allow_missing = true]
struct Scripts;

/// The text of a template, such as `public/home.html`.
pub fn template(name: &str) -> Option<String> {
    text(Templates::get(name)?.data)
}

/// The names of all templates.
pub fn template_names() -> Vec<String> {
    Templates::iter().map(Cow::into_owned).collect()
}

/// The catalogue files of one language: name and text, in the order of their names.
pub fn catalogue_files(lang: &str) -> Vec<(String, String)> {
    let mut names: Vec<String> = Locales::iter().map(Cow::into_owned).collect();
    names.sort_unstable();
    let prefix = format!("{lang}/");
    names
        .into_iter()
        .filter(|n| n.starts_with(&prefix) && n.ends_with(".ftl"))
        .filter_map(|n| Some((n[prefix.len()..].to_owned(), text(Locales::get(&n)?.data)?)))
        .collect()
}

/// The first aid for one kind in one language, as it was written.
pub fn first_aid(lang: &str, happening: &str) -> Option<String> {
    text(FirstAid::get(&format!("{lang}/{happening}.md"))?.data)
}

/// The public pages' style, without what only its authors need.
pub fn public_css() -> String {
    squeeze(&file_text("public.css"))
}

/// The value that the content security policy allows an inlined style by.
pub fn csp_hash(inlined: &str) -> String {
    let hash = digest(&SHA256, inlined.as_bytes());
    format!("'sha256-{}'", STANDARD.encode(hash))
}

/// A picture of the form by its name, as SVG to be written into the page.
pub fn picture(name: &str) -> Option<String> {
    let svg = text(Files::get(&format!("pictures/{name}.svg"))?.data)?;
    Some(svg.lines().map(str::trim).collect::<Vec<_>>().join(""))
}

/// What the build made for the server itself, by its name.
pub fn built(name: &str) -> Option<Cow<'static, [u8]>> {
    Some(Scripts::get(name)?.data)
}

/// A file that a page asks for under `/assets/`: bytes and media type.
pub fn served(name: &str) -> Option<(Cow<'static, [u8]>, &'static str)> {
    let kind = match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    };
    let file = Scripts::get(name).or_else(|| Files::get(name))?;
    Some((file.data, kind))
}

fn file_text(name: &str) -> String {
    Files::get(name)
        .and_then(|f| text(f.data))
        .unwrap_or_default()
}

fn text(bytes: Cow<'static, [u8]>) -> Option<String> {
    String::from_utf8(bytes.into_owned()).ok()
}

/// Takes comments, indentation and line ends out of a style. Our own style holds no string where these matter.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, r)| r);
    }
    out.push_str(rest);
    let joined: String = out.lines().map(str::trim).collect();
    joined
        .replace(": ", ":")
        .replace(" {", "{")
        .replace(";}", "}")
}
