//! The page in a real browser: Chromium, where it is installed.

use std::{fs, io, process::Command};

use super::{html::parse, injection::poisoned, large, shop};
use crate::{Report, report::html};

/// The page as Chromium has it after its script ran, and what it complained of; none where there is no Chromium.
fn browse(report: &Report, address: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.html");
    fs::write(&file, html([(report, "docs")], &[])).unwrap();
    let profile = folder.path().join("profile");
    let output = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(|browser| {
        let mut command = Command::new(browser);
        command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]);
        command.args(["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]);
        command.args(["--enable-logging=stderr", "--virtual-time-budget=2000", "--dump-dom"]);
        command.arg(format!("--user-data-dir={}", profile.display()));
        match command.arg(format!("file://{}{address}", file.display())).output() {
            Ok(output) => Some(output),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => panic!("{browser}: {error}"),
        }
    });
    let Some(output) = output else {
        println!("skipped: there is no Chromium");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let complaints: Vec<_> = said.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The starts of the findings' tags.
fn findings(page: &str) -> Vec<&str> {
    page.split("<details class=\"finding\"").skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

/// Which findings are shown under an address.
#[track_caller]
fn check(report: &Report, address: &str, expect: usize) {
    let Some(page) = browse(report, address) else { return };
    let all = findings(&page);
    let shown = all.iter().filter(|tag| !tag.contains(" hidden")).count();
    assert_eq!(shown, expect, "{address}: {all:#?}");
    let said = format!("{expect} of {} findings shown", all.len());
    assert!(parse(&page).1.contains(&said), "{said:?} is not on the page");
}

#[test]
fn filters_are_kept_in_the_address() {
    let report = shop();
    for (address, expect) in [
        ("", 7),
        ("#severity=breaking", 2),
        ("#severity=breaking&severity=waived", 3),
        ("#severity=none", 0),
        ("#wire=breaking", 3),
        ("#area=rate-limit", 1),
        ("#area=field&text=User%20TEL", 1),
        ("#text=nowhere", 0),
        ("#cause=docs-edit&semver=major", 3),
    ] {
        check(&report, address, expect);
    }
}

#[test]
fn many_findings_can_be_filtered() {
    check(&large(), "#severity=breaking&text=field_77", 1);
}

#[test]
fn a_link_to_a_finding_unfolds_it() {
    let report = shop();
    let info = report.findings.iter().find(|finding| finding.rule.id == "response-field-added").unwrap();
    let Some(page) = browse(&report, &format!("#0-{}", info.fingerprint)) else { return };
    let all = findings(&page);
    let target = all.iter().find(|tag| tag.contains(&info.fingerprint)).unwrap();
    assert!(target.contains(" open"), "{target}");
    assert!(all.iter().any(|tag| !tag.contains(" open")), "{all:#?}");
}

#[test]
fn no_text_of_the_docs_is_markup() {
    let report = poisoned("</code></script><script>document.title = 'evil'</script><img src=x onerror=alert(1)>");
    let Some(page) = browse(&report, "") else { return };
    let (tags, _) = parse(&page);
    assert!(!tags.iter().any(|tag| tag.starts_with("<img")), "{page}");
    assert_eq!(tags.iter().filter(|tag| tag.starts_with("<script")).count(), 1, "{page}");
    assert!(!page.contains("<title>evil"), "{page}");
}
