//! What a form sends, however the browser wraps it: text fields as bytes that must be UTF-8, and files with a
//! bound on each. A file that is too big is dropped while it arrives; the words beside it are kept.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::header,
    response::{IntoResponse as _, Response},
};
use stormbell_model::{complaint::Problem, limits};
use stormbell_wire::form;

/// Bytes of a form with files.
/// Told: `problem-too-big`. Rest: reading stops; words that came before the files are kept.
pub const UPLOAD_BODY_MAX_BYTES: usize =
    limits::FILES_PER_SENDING_MAX * limits::FILE_MAX_BYTES + limits::FORM_BODY_MAX_BYTES;
/// Files that are looked at; those above [`limits::FILES_PER_SENDING_MAX`] are refused one by one.
/// Told: `problem-too-many`, once. Rest: files beyond it are read past and not kept.
const FILES_SEEN_MAX: usize = 40;

/// The fields of a form.
#[derive(Default)]
pub struct Fields {
    texts: Vec<(String, Vec<u8>)>,
    /// The files, in order.
    pub files: Vec<Given>,
}

/// A file that came with a form.
pub struct Given {
    /// Its name as the browser says.
    pub name: String,
    /// What is in it, or why it was not taken.
    pub bytes: Result<Vec<u8>, Problem>,
}

impl Fields {
    /// A field's text; empty when it did not come. The first of several counts.
    pub fn text(&self, name: &str) -> Result<String, Problem> {
        let raw = self.texts.iter().find(|(n, _)| n == name);
        let Some((_, bytes)) = raw else {
            return Ok(String::new());
        };
        String::from_utf8(bytes.clone()).map_err(|_| Problem::NotText)
    }

    /// The texts of a field that may come several times; those that are no text are left out.
    pub fn all(&self, name: &str) -> Vec<String> {
        let same = self.texts.iter().filter(|(n, _)| n == name);
        same.filter_map(|(_, bytes)| String::from_utf8(bytes.clone()).ok())
            .collect()
    }

    /// A field's text for what only our own pages fill in; what is no text counts as not there.
    pub fn plain(&self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    /// As [`Fields::text`], with line ends as people mean them: browsers send two signs for each.
    pub fn lines(&self, name: &str) -> Result<String, Problem> {
        self.text(name).map(|t| t.replace("\r\n", "\n"))
    }

    /// What a browser sends for a form without files.
    pub fn from_urlencoded(body: &[u8]) -> Fields {
        Fields {
            texts: form::read(body),
            files: Vec::new(),
        }
    }

    async fn from_multipart(mut parts: Multipart) -> Result<Fields, Response> {
        let mut fields = Fields::default();
        let mut text_bytes_left = limits::FORM_BODY_MAX_BYTES;
        loop {
            let field = match parts.next_field().await {
                Ok(Some(field)) => field,
                Ok(None) => return Ok(fields),
                Err(e) => return fields.cut_off(e.into_response()),
            };
            let name = field.name().unwrap_or_default().to_owned();
            if let Some(file) = field.file_name().map(str::to_owned) {
                fields.take_file(file, field).await;
            } else if fields.texts.len() < limits::FORM_FIELDS_MAX {
                let bytes = field.bytes().await.map_err(|e| e.into_response())?;
                text_bytes_left = text_bytes_left
                    .checked_sub(bytes.len())
                    .ok_or_else(|| too_large().into_response())?;
                fields.texts.push((name, bytes.to_vec()));
            }
        }
    }

    #[expect(
        clippy::result_large_err,
        reason = "the refusal is the answer itself, made once"
    )]
    /// The body broke off. Files come last on our pages, so the words may be here already: then they count.
    fn cut_off(mut self, error: Response) -> Result<Fields, Response> {
        if self.files.is_empty() {
            return Err(error);
        }
        self.files.push(Given {
            name: String::new(),
            bytes: Err(Problem::TooBig {
                max: limits::FILE_MAX_BYTES as u64,
            }),
        });
        Ok(self)
    }

    async fn take_file(&mut self, name: String, field: Field<'_>) {
        let taken = self.files.iter().filter(|f| f.bytes.is_ok()).count();
        let bytes = read_bounded(field, taken < limits::FILES_PER_SENDING_MAX).await;
        // A file field without a choice comes with neither a name nor a byte.
        let nothing = name.is_empty() && matches!(&bytes, Ok(b) if b.is_empty());
        if !nothing && self.files.len() < FILES_SEEN_MAX {
            self.files.push(Given { name, bytes });
        }
    }
}

/// Reads a file to its end and keeps it while it is within the bound.
async fn read_bounded(mut field: Field<'_>, wanted: bool) -> Result<Vec<u8>, Problem> {
    let max = limits::FILES_PER_SENDING_MAX;
    let mut kept = if wanted {
        Ok(Vec::new())
    } else {
        Err(Problem::TooMany { max, was: max + 1 })
    };
    loop {
        let chunk = match field.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => return kept,
            Err(_) => {
                return Err(Problem::TooBig {
                    max: limits::FILE_MAX_BYTES as u64,
                });
            }
        };
        kept = kept.and_then(|bytes| append(bytes, &chunk));
    }
}

fn append(mut bytes: Vec<u8>, chunk: &Bytes) -> Result<Vec<u8>, Problem> {
    if bytes.len() + chunk.len() > limits::FILE_MAX_BYTES {
        return Err(Problem::TooBig {
            max: limits::FILE_MAX_BYTES as u64,
        });
    }
    bytes.extend_from_slice(chunk);
    Ok(bytes)
}

fn too_large() -> crate::Sorry {
    crate::Sorry(crate::trouble::Trouble::TooLarge)
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;
    async fn from_request(request: Request, state: &S) -> Result<Fields, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let multipart = kind.is_some_and(|k| k.as_bytes().starts_with(b"multipart/form-data"));
        if multipart {
            let parts = Multipart::from_request(request, state).await;
            return Fields::from_multipart(parts.map_err(|e| e.into_response())?).await;
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|e| e.into_response())?;
        if body.len() > limits::FORM_BODY_MAX_BYTES {
            return Err(too_large().into_response());
        }
        Ok(Fields::from_urlencoded(&body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded_and_bad_bytes_are_named() {
        let fields = Fields::from_urlencoded(b"a=%C3%A5+b%2&b=%ff&c&a=2&d=1%0D%0A2");
        assert_eq!(fields.text("a"), Ok(String::from("å b%2")));
        assert_eq!(fields.text("b"), Err(Problem::NotText));
        assert_eq!(fields.text("c"), Ok(String::new()));
        assert_eq!(fields.lines("d"), Ok(String::from("1\n2")));
    }
}
