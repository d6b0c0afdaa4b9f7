//! Facts about the API as a whole: servers, authentication, rate limit, error codes.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Draft, Instance, Site,
    document::{Credential, CredentialPart, Document, Row, Text},
    schema::{Authentication, AuthenticationParameter, AuthenticationPart, ErrorCode, RateLimit, Server},
};

use crate::{
    naming::{
        distinct::{distinct, free},
        ident,
        words::Words,
    },
    record::Recorder,
    shape::Shape,
};

/// Fills in what guide pages and error-code tables say.
pub(crate) fn gather(
    draft: &mut Draft,
    documents: &[Document<'_>],
    discriminator: Option<&Shape>,
    recorder: &mut Recorder<'_>,
) {
    draft.servers = servers(documents, recorder);
    draft.authentication = authentication(documents, recorder);
    draft.rate_limit = rate_limit(documents, recorder);
    let success = draft.envelope.as_ref().map(|envelope| &*envelope.success).unwrap_or_default();
    let text = |value: &Instance| match value {
        Instance::Number(text) | Instance::String(text) => Some(text.clone()),
        _ => None,
    };
    let success: BTreeSet<String> = success.iter().filter_map(text).collect();
    let listed = discriminator.into_iter().flat_map(|shape| &shape.claims).flat_map(|claim| {
        let failures = claim.values.iter().filter(|(code, _)| !success.contains(&**code) && is_code(code));
        failures.map(|(code, meaning)| (claim.site, &**code, meaning.as_deref()))
    });
    draft.error_codes = error_codes(documents, listed, recorder);
}

/// Whether a value of an envelope's discriminator is a code, and no word.
fn is_code(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn plain(text: &Text<'_>) -> Option<String> {
    Some(text.text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A server as all pages describe it, and its place in the page that names it earliest.
struct ServerFacts<'d> {
    rank: usize,
    name: Option<&'d Text<'d>>,
    description: Option<&'d Text<'d>>,
}

/// The servers that guides name in the order of the page that names them, or else those of the operations' URLs, the
/// most frequent one first: the first is where a client goes by default.
fn servers(documents: &[Document<'_>], recorder: &mut Recorder<'_>) -> Vec<Server> {
    let mut by_url = servers_of_guides(documents, recorder);
    if by_url.is_empty() {
        by_url = servers_of_operations(documents, recorder);
    }
    let by_url = without_doubled_paths(by_url, documents);
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    by_url.keys().flat_map(|url| host_labels(url)).for_each(|label| *labels.entry(label).or_default() += 1);
    let mut ordered: Vec<_> = by_url.iter().collect();
    ordered.sort_by_key(|(url, facts)| (facts.rank, **url));
    let names = |(url, facts): &(&&str, &ServerFacts<'_>)| server_names(url, facts.name, &labels, by_url.len());
    let candidates: Vec<_> = ordered.iter().map(names).collect();
    let prints: Vec<_> = ordered.iter().map(|(url, _)| (**url).to_owned()).collect();
    let mut used = BTreeSet::new();
    let server = |((url, facts), ident): ((&&str, &ServerFacts<'_>), String)| Server {
        ident: free(ident.replace('_', ""), &mut used),
        url: (*url).to_owned(),
        description: describe(facts.name, facts.description),
    };
    ordered.into_iter().zip(distinct(&candidates, &prints, &BTreeSet::new())).map(server).collect()
}

/// Servers without the paths that operations repeat: `https://a.example/v1` beside `/v1/ovens`.
fn without_doubled_paths<'d>(
    servers: BTreeMap<&'d str, ServerFacts<'d>>,
    documents: &[Document<'_>],
) -> BTreeMap<&'d str, ServerFacts<'d>> {
    let paths = || documents.iter().flat_map(|document| &document.operations).filter_map(|own| own.path.as_ref());
    let is_repeated =
        |base: &str| paths().any(|path| path.text.strip_prefix(base).is_some_and(|rest| rest.starts_with('/')));
    let mut bare: BTreeMap<&str, ServerFacts<'_>> = BTreeMap::new();
    for (url, facts) in servers {
        let host = url.find("://").map_or(0, |at| at + 3);
        let (origin, path) = url.split_at(url[host..].find('/').map_or(url.len(), |at| host + at));
        bare.entry(if !path.is_empty() && is_repeated(path) { origin } else { url }).or_insert(facts);
    }
    bare
}

fn describe(name: Option<&Text<'_>>, description: Option<&Text<'_>>) -> Option<String> {
    match (name.and_then(plain), description.and_then(plain)) {
        (Some(name), Some(description)) => Some(format!("{name}: {description}")),
        (name, description) => name.or(description),
    }
}

fn host_labels(url: &str) -> impl Iterator<Item = &str> {
    let host = url.split("://").nth(1).unwrap_or(url).split(['/', ':']).next().unwrap_or_default();
    host.split('.')
}

fn servers_of_guides<'d>(
    documents: &'d [Document<'d>],
    recorder: &mut Recorder<'_>,
) -> BTreeMap<&'d str, ServerFacts<'d>> {
    let mut by_url: BTreeMap<&str, ServerFacts<'_>> = BTreeMap::new();
    for document in documents {
        for (rank, server) in document.guide.servers.iter().enumerate() {
            let url = server.url.text.trim_end_matches('/');
            recorder.site(&Address::api("servers").part(url), Site::new(document.source, server.url.span), "guide");
            let fresh = ServerFacts { rank, name: None, description: None };
            let facts = by_url.entry(url).or_insert(fresh);
            facts.rank = facts.rank.min(rank);
            facts.name = facts.name.or(server.name.as_ref());
            facts.description = facts.description.or(server.description.as_ref());
        }
    }
    by_url
}

fn servers_of_operations<'d>(
    documents: &'d [Document<'d>],
    recorder: &mut Recorder<'_>,
) -> BTreeMap<&'d str, ServerFacts<'d>> {
    let named = documents.iter().flat_map(|document| document.operations.iter().map(move |own| (document.source, own)));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (source, url) in named.filter_map(|(source, operation)| Some((source, operation.server.as_ref()?))) {
        recorder.site(&Address::api("servers").part(&url.text), Site::new(source, url.span), "address");
        *counts.entry(&url.text).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or_default();
    let facts = |(url, count)| (url, ServerFacts { rank: most - count, name: None, description: None });
    counts.into_iter().map(facts).collect()
}

/// By the part of the host that differs from the other servers', then by what the docs call it.
fn server_names(url: &str, name: Option<&Text<'_>>, labels: &BTreeMap<&str, usize>, servers: usize) -> Vec<String> {
    let own: Vec<&str> = host_labels(url).filter(|label| labels.get(label) == Some(&1)).collect();
    let own = if servers > 1 { own } else { vec!["production"] };
    let first = own.first().copied().unwrap_or_default();
    let name = name.map(|name| Words::of(&name.text)).unwrap_or_default();
    [Words::of(first), Words::of(&own.join(" ")), name, Words::of(url)]
        .iter()
        .map(Words::pascal)
        .filter(|name| !name.is_empty())
        .collect()
}

/// Of how many operations one has to show a header, so that it is the whole API's.
const SHARE: usize = 3;

/// The header that the most operations describe or send, where they are a good part of all.
fn shown_by_operations<'d>(documents: &'d [Document<'d>]) -> Vec<(Site, &'d Credential<'d>)> {
    let operations =
        || documents.iter().flat_map(|document| document.operations.iter().map(move |own| (document, own)));
    let mut headers: BTreeMap<String, usize> = BTreeMap::new();
    for (_, operation) in operations() {
        let own: BTreeSet<String> =
            operation.credentials.iter().map(|credential| credential.header.to_ascii_lowercase()).collect();
        own.into_iter().for_each(|header| *headers.entry(header).or_default() += 1);
    }
    let most = headers.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
    let Some((header, _)) = most.filter(|(_, count)| count * SHARE >= operations().count()) else { return Vec::new() };
    let all = operations().flat_map(|(document, operation)| {
        operation.credentials.iter().map(|credential| (Site::new(document.source, credential.span), credential))
    });
    all.filter(|(_, credential)| credential.header.eq_ignore_ascii_case(&header)).collect()
}

/// The header that the most pages show, in its most detailed form; what guides say counts more than what operations do.
fn authentication(documents: &[Document<'_>], recorder: &mut Recorder<'_>) -> Option<Authentication> {
    let guides = documents.iter().flat_map(|document| {
        document.guide.credentials.iter().map(|credential| (Site::new(document.source, credential.span), credential))
    });
    let mut sites: Vec<(Site, &Credential<'_>)> = guides.collect();
    let rule = if sites.is_empty() { "operations" } else { "guide" };
    if sites.is_empty() {
        sites = shown_by_operations(documents);
    }
    sites.iter().for_each(|(site, _)| recorder.site(&Address::api("authentication"), *site, rule));
    let all: Vec<&Credential<'_>> = sites.into_iter().map(|(_, credential)| credential).collect();
    let count = |header: &str| all.iter().filter(|other| other.header.eq_ignore_ascii_case(header)).count();
    let content =
        |credential: &&&Credential<'_>| format!("{:?}", credential.parts.iter().map(part_text).collect::<Vec<_>>());
    let rank =
        |credential: &&&Credential<'_>| (count(&credential.header), credential.parts.len(), credential.rows.len());
    let best = all.iter().max_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| content(b).cmp(&content(a))))?;
    let rows: Vec<&Row<'_>> =
        all.iter().filter(|other| other.header == best.header).flat_map(|other| &other.rows).collect();
    let names: Vec<&str> = best.parts.iter().filter_map(parameter_name).collect();
    let idents = ident::members(&names, &BTreeSet::new());
    let parameters = names.iter().zip(&idents).map(|(name, ident)| AuthenticationParameter {
        ident: ident.clone(),
        description: rows
            .iter()
            .find(|row| row.name.text == *name)
            .and_then(|row| row.description.as_ref())
            .and_then(plain),
    });
    let parameters = parameters.collect();
    let mut next = idents.into_iter();
    let parts = best.parts.iter().map(|part| match part {
        CredentialPart::Literal(text) => AuthenticationPart::Literal(text.to_string()),
        CredentialPart::Parameter { .. } => AuthenticationPart::Parameter(next.next().unwrap_or_default()),
    });
    Some(Authentication { header: best.header.to_string(), parts: parts.collect(), parameters })
}

fn part_text<'p>(part: &'p CredentialPart<'_>) -> &'p str {
    match part {
        CredentialPart::Literal(text) => text,
        CredentialPart::Parameter { name, .. } => name,
    }
}

fn parameter_name<'p>(part: &'p CredentialPart<'_>) -> Option<&'p str> {
    match part {
        CredentialPart::Literal(_) => None,
        CredentialPart::Parameter { name, .. } => Some(name),
    }
}

/// The strictest limit: keeping it keeps all.
fn rate_limit(documents: &[Document<'_>], recorder: &mut Recorder<'_>) -> Option<RateLimit> {
    let mut limits = Vec::new();
    for document in documents {
        for limit in &document.guide.rate_limits {
            recorder.site(&Address::api("rate_limit"), Site::new(document.source, limit.span), "guide");
            limits.push(RateLimit { requests: limit.requests, seconds: limit.seconds.max(1) });
        }
    }
    let per_second = |limit: &RateLimit| f64::from(limit.requests) / f64::from(limit.seconds);
    limits.into_iter().min_by(|a, b| per_second(a).total_cmp(&per_second(b)).then(a.seconds.cmp(&b.seconds)))
}

/// The codes of tables, and those that the member which tells failure from success is `listed` with.
fn error_codes<'d>(
    documents: &'d [Document<'d>],
    listed: impl Iterator<Item = (Site, &'d str, Option<&'d str>)>,
    recorder: &mut Recorder<'_>,
) -> Vec<ErrorCode> {
    let mut messages: BTreeMap<(bool, i64, &str), BTreeSet<String>> = BTreeMap::new();
    for document in documents {
        let own = document.operations.iter().flat_map(|operation| &operation.error_codes);
        for row in document.error_codes.iter().chain(own) {
            let text = row.code.trim();
            let number = text.parse::<i64>().ok();
            recorder.site(&Address::api("error_code").part(text), Site::new(document.source, row.span), "table");
            let known = messages.entry((number.is_none(), number.unwrap_or(0), text)).or_default();
            known.extend(row.message.as_ref().and_then(plain));
        }
    }
    for (site, code, meaning) in listed {
        recorder.site(&Address::api("error_code").part(code), site, "table");
        let known = messages.entry((false, code.parse().unwrap_or(0), code)).or_default();
        known.extend(meaning.map(str::to_owned));
    }
    let codes: Vec<&str> = messages.keys().map(|(_, _, code)| *code).collect();
    let pairs: Vec<_> = codes.iter().map(|code| (*code, None)).collect();
    let idents = ident::values(&pairs);
    let ident = |ident: String| match ident.strip_prefix("Value") {
        Some(number) if number.trim_start_matches("Minus").starts_with(|sign: char| sign.is_ascii_digit()) => {
            format!("Code{number}")
        }
        _ => ident,
    };
    let mut used = BTreeSet::new();
    let codes = messages.iter().zip(idents).map(|(((_, _, code), messages), name)| ErrorCode {
        code: (*code).to_owned(),
        ident: free(ident(name), &mut used),
        // The longest text says most; which page said it does not matter.
        message: messages.iter().max_by_key(|message| (message.len(), *message)).cloned(),
    });
    codes.collect()
}
