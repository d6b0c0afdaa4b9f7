//! Fences: what each holds, by its language, its title and its first line.

use docwright_schema::{
    Span,
    document::{Direction, Media, Outcome, Place, Row},
};

use crate::{
    address, json,
    page::{Page, trim},
    words::Facets,
};

use super::{
    call::{self, Call},
    credential,
    draft::{Draft, Sample},
    endpoint::{self, Endpoint},
    examples::status_of,
    label::{self, Form, Phrase},
    section::{Kind, Section},
    walk::Walk,
};

/// Languages of fences that hold no examples of bodies.
const PROGRAMS: [&str; 22] = [
    "python", "py", "go", "golang", "java", "ruby", "rb", "php", "swift", "kotlin", "c", "cpp", "csharp", "c#", "sql",
    "xml", "html", "yaml", "yml", "toml", "rust", "mermaid",
];

/// Languages of fences in which calls are shown.
const SHELLS: [&str; 7] = ["shell", "bash", "sh", "console", "curl", "shellscript", "zsh"];

impl<'a> Walk<'_, 'a, '_> {
    /// Reads a fence.
    pub(super) fn fence(&mut self, info: Span, span: Span) {
        let (language, title) = read_info(self.page.raw(info));
        let own = title.and_then(|title| self.titled_section(title, info));
        let around = self.section;
        self.section = own.unwrap_or(around);
        self.fenced(&language, span);
        if own.is_some() {
            self.section = around;
        }
        self.last = None;
    }

    /// The section that the title of a fence names, for what stands in it.
    fn titled_section(&self, title: &str, info: Span) -> Option<Section> {
        let (phrase, _) = label::parse(title, Form::Heading)?;
        let told = phrase.facets.has(Facets::REQUEST | Facets::RESPONSE | Facets::ERROR | Facets::SUCCESS);
        let is_part = matches!(self.section.kind, Kind::Start | Kind::Description | Kind::Data);
        (told && is_part).then(|| Section::new(phrase, info, Some(&self.section)))
    }

    /// Reads what stands in a fence.
    fn fenced(&mut self, language: &str, span: Span) {
        let text = self.page.raw(span);
        // A quoted fence keeps the marks of the quote.
        let unquoted = |line: &'a str| trim(trim(line).trim_start_matches('>'));
        let first = text.lines().map(unquoted).find(|line| !line.is_empty()).unwrap_or_default();
        // Some call what they show a program, so that it is coloured.
        let is_body = matches!(first, "{" | "[" | "[{") || first.starts_with("{\"");
        if first.is_empty() || PROGRAMS.contains(&language) && !is_body {
            return;
        }
        if endpoint::request_line(self.page, first).is_some() {
            self.request(text, span);
        } else if first.contains("curl ") || SHELLS.contains(&language) && !self.is_url(first) {
            self.call(text, span);
        } else if first.starts_with("{{") && matches!(self.section.kind, Kind::Url | Kind::Method)
            || !first.starts_with(['{', '[']) && matches!(self.section.kind, Kind::Url)
        {
            // A line of a program may hold a URL as well.
            if endpoint::url(self.page, first, true).is_some() {
                self.url(first, span);
            }
        } else if !first.starts_with(['{', '[']) && matches!(self.section.kind, Kind::Method) {
            if let Some(method) = endpoint::method(self.page, first) {
                self.method(method, span);
            }
        } else if let Some((endpoint, _)) = endpoint::url(self.page, first, false).filter(|_| self.section.example) {
            self.current(span).samples.push(endpoint.into());
        } else {
            self.bodies(language, first, span);
        }
    }

    /// Whether a line is a URL in the place for one.
    fn is_url(&self, line: &'a str) -> bool {
        self.section.kind == Kind::Url && endpoint::url(self.page, line, false).is_some_and(|(_, rest)| rest.is_empty())
    }

    /// Reads a fence that holds bodies, each below its status where that is shown, or nothing of use.
    fn bodies(&mut self, language: &str, first: &'a str, span: Span) {
        let page = self.page;
        let Some((status, _)) = label::status_head(first).or(status_of(first).map(|status| (status, ""))) else {
            if !self.labelled_bodies(language, first, span) {
                self.body(language, first, None, span);
            }
            return;
        };
        // The head of an answer may stand in a fence of its own.
        if !page.raw(span).lines().any(|line| trim(line).starts_with(['{', '[', '"', '<'])) {
            return self.answer_with(status);
        }
        let lines = || page.raw(span).lines().filter(|line| !trim(line).is_empty());
        let heads = lines().zip(lines().skip(1)).filter(|(_, body)| trim(body).starts_with(['{', '[']));
        let heads: Vec<_> = heads
            .filter_map(|(head, _)| Some((head, label::status_head(head).filter(|(_, meaning)| meaning.is_empty())?.0)))
            .collect();
        if heads.is_empty() {
            return self.body(language, first, None, span);
        }
        let starts = heads.iter().map(|(head, _)| page.span_of(head).start).skip(1).chain([span.end]);
        for ((head, status), end) in heads.iter().zip(starts) {
            let span = Span { start: page.span_of(head).end, end };
            self.body(language, trim(page.raw(span)), Some(*status), span);
        }
    }

    /// Reads a fence in which lines name the bodies below them: `// Failure`, `Answer:`.
    fn labelled_bodies(&mut self, language: &str, first: &str, span: Span) -> bool {
        if first.starts_with(['{', '[', '"', '<']) || PROGRAMS.contains(&language) {
            return false;
        }
        let page = self.page;
        let lines = || page.raw(span).lines().filter(|line| !trim(line).is_empty());
        let told = Facets::REQUEST | Facets::RESPONSE | Facets::SUCCESS | Facets::ERROR | Facets::BODY | Facets::HEADER;
        let phrase = |line: &str| label::phrase(line).filter(|phrase| phrase.facets.has(told));
        let heads: Vec<(&str, Phrase)> = lines().filter_map(|line| Some((line, phrase(line)?))).collect();
        let starts = heads.iter().map(|(head, _)| page.span_of(head).start).skip(1).chain([span.end]);
        let bodies = heads.iter().zip(starts).filter_map(|((head, phrase), end)| {
            let span = page.span_of(trim(page.raw(Span { start: page.span_of(head).end, end })));
            page.raw(span).starts_with(['{', '[']).then_some((*phrase, page.span_of(head), span))
        });
        let bodies: Vec<(Phrase, Span, Span)> = bodies.collect();
        let around = self.section;
        for (phrase, head, span) in &bodies {
            self.section = Section::new(*phrase, *head, Some(&around));
            self.body(language, page.raw(*span), None, *span);
        }
        self.section = around;
        !bodies.is_empty()
    }

    /// Reads a body that stands in the row of its status.
    pub(super) fn body_in_cell(&mut self, status: u16, cell: Span) {
        let span = self.page.span_of(self.page.raw(cell).trim_matches('`'));
        let read = json::try_read(self.page.source, self.page.text, span, self.diagnostics);
        self.last = None;
        self.add_examples(read.unwrap_or_default(), Direction::Response, Some(status));
    }

    /// Takes note of the status of the answer that is being described.
    fn answer_with(&mut self, status: u16) {
        if self.section.place == Some(Place::Response) && self.draft.as_ref().is_some_and(Draft::is_addressed) {
            self.section.status = Some(status);
            self.section.outcome = Outcome::of_status(status);
            self.note_status(Some(status));
        }
    }

    /// Reads a body, or nothing of use.
    fn body(&mut self, language: &str, first: &str, status: Option<u16>, span: Span) {
        let status = status.or_else(|| status_of(first));
        let direction = if status.is_some() { Direction::Response } else { self.direction() };
        let shown = self.section.kind == Kind::Data || language.starts_with("json");
        let (source, text) = (self.page.source, self.page.text);
        let scalar = is_scalar(first) && trim(self.page.raw(span)) == first && self.section.place.is_some();
        // All JSON is YAML; what only looks like it in a program is none.
        let is_data = !PROGRAMS.contains(&language) || matches!(language, "yaml" | "yml");
        let begins = first.starts_with(['{', '[']) && is_data;
        let likely = begins || status.is_some() || language.starts_with("json") || scalar;
        let documents = if likely && shown {
            json::read(source, text, span, self.diagnostics)
        } else {
            json::try_read(source, text, span, self.diagnostics).unwrap_or_default()
        };
        self.add_examples(documents, direction, status);
    }

    /// Reads a fence that begins with `METHOD /path`: the operation's address, or a sample of a request.
    fn request(&mut self, text: &'a str, span: Span) {
        let lines = text.lines().map(trim).filter(|line| !line.is_empty());
        let head = || text.lines().take_while(|line| !trim(line).is_empty());
        let is_type = |line: &&str| line.get(..13).is_some_and(|name| name.eq_ignore_ascii_case("content-type:"));
        let media = head().filter(is_type).find_map(Media::named_in);
        let credentials: Vec<_> = head().skip(1).filter_map(|line| credential::shown(self.page, line)).collect();
        let endpoints: Vec<Endpoint<'a>> = lines.map_while(|line| endpoint::request_line(self.page, line)).collect();
        let sample = self.section.example;
        for endpoint in endpoints {
            if sample {
                let form = form_of(self.page, text);
                self.current(span).samples.push(Sample { endpoint, form, parts: false });
            } else {
                self.open(endpoint, span);
            }
        }
        if let Some(draft) = self.draft.as_mut() {
            draft.media = draft.media.or(media);
            draft.credentials.extend(credentials);
        }
        // An answer may stand in the same block, behind its status line.
        let answer = text.find("\nHTTP/").map_or(text.len(), |at| at + 1);
        let (asked, answered) = text.split_at(answer);
        for (part, direction) in [(asked, Direction::Request), (answered, Direction::Response)] {
            if let Some(line) = part.lines().skip(1).find(|line| trim(line).starts_with(['{', '['])) {
                let start = self.page.span_of(line).start;
                let span = Span { start, end: self.page.span_of(part).end };
                let documents = json::read(self.page.source, self.page.text, span, self.diagnostics);
                self.add_examples(documents, direction, status_of(part));
            }
        }
    }

    /// Reads a sample call: its address, and what it sends.
    fn call(&mut self, text: &'a str, span: Span) {
        let Some(Call { endpoint, json, form, parts, headers, rest }) = call::read(self.page, text) else { return };
        if self.section.kind == Kind::Remark {
            return;
        }
        // A call right below a title begins the operation of that title.
        if self.section.kind == Kind::Start && self.draft.as_ref().is_some_and(|draft| self.is_elsewhere(draft)) {
            self.close();
        }
        let credentials = headers.into_iter().filter_map(|line| credential::shown(self.page, line));
        let credentials: Vec<_> = credentials.collect();
        let draft = self.current(span);
        draft.samples.push(Sample { endpoint, form, parts });
        draft.credentials.extend(credentials);
        if let Some(sent) = json.map(|sent| self.page.span_of(sent)) {
            let documents =
                json::try_read(self.page.source, self.page.text, sent, self.diagnostics).unwrap_or_default();
            self.add_examples(documents, Direction::Request, None);
        }
        if !trim(rest).is_empty() {
            let printed = self.page.span_of(trim(rest));
            let documents = json::read(self.page.source, self.page.text, printed, self.diagnostics);
            self.add_examples(documents, Direction::Response, None);
        }
    }
}

/// The language that is written behind a fence's marks, and its title: `json title="Response"`, `{.json .wide}`.
fn read_info(info: &str) -> (String, Option<&str>) {
    let bare = info.trim_start_matches(['{', '.', ' ']);
    let language = bare.split([' ', ',', '{', '}']).next().unwrap_or_default().to_ascii_lowercase();
    let title = info.split_once("title=").and_then(|(_, rest)| {
        let quote = rest.chars().next().filter(|char| matches!(char, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    (language, title)
}

/// Whether a text is JSON that is neither object nor array nor number.
fn is_scalar(text: &str) -> bool {
    matches!(text, "true" | "false" | "null") || text.len() > 1 && text.starts_with('"') && text.ends_with('"')
}

/// The form that an HTTP message holds behind its head.
fn form_of<'a>(page: &Page<'a>, message: &'a str) -> Vec<Row<'a>> {
    let mut lines = message.lines().map(trim).skip_while(|line| !line.is_empty());
    let form = lines.find(|line| !line.is_empty());
    let is_form = |line: &&str| line.contains('=') && !line.contains([' ', '{', '<', ':']);
    form.filter(is_form).map(|line| address::query_rows(page, line)).unwrap_or_default()
}
