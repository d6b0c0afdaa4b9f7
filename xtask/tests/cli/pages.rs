//! Which pages are read, and what becomes of those that cannot be.

use super::{PAGE, Project};

#[test]
fn a_missing_folder_cannot_run() {
    let project = Project::empty();
    project.codegen(&[]).expect(2, &["the docs folder docs cannot be read", "create it"]);
    assert!(!project.path("out").exists());
}

#[test]
fn a_folder_without_pages_cannot_run() {
    let project = Project::empty().with("docs/readme.rst", PAGE).with("docs/node_modules/a/a.md", PAGE);
    let project = project.with("docs/.hidden/a.md", PAGE).with("docs/.a.md", PAGE).with("docs/target/a.md", PAGE);
    project.codegen(&[]).expect(2, &["there are no pages below docs", ".md, .mdx, .txt, .apib"]);
    assert!(!project.path("out").exists());
}

#[test]
fn a_page_is_no_folder() {
    let project = Project::empty().with("docs", PAGE);
    project.codegen(&[]).expect(2, &["docs is not a folder"]);
}

#[test]
fn pages_are_found_by_their_ending_in_any_case() {
    let project = Project::empty().with("docs/a.md", PAGE).with("docs/b/c/d.MDX", "").with("docs/e.Txt", "");
    project.with("docs/f.apib", "").with("docs/g.markdown", "").codegen(&[]).expect(0, &["4 pages"]);
}

#[test]
fn a_page_that_is_not_text_fails_and_the_rest_goes_on() {
    for bytes in [&b"\xff\xfe\x00"[..], b"ok\n\xff", b"ok\0", b"\x89PNG\r\n\x1a\n\0"] {
        let project = Project::new().with("docs/picture.md", bytes);
        project.codegen(&[]).expect(1, &["error[page-not-text]", "docs/picture.md", "help: ", "2 pages", "1 error"]);
        assert!(project.text("out/Cargo.toml").contains("contacts-api"));
    }
}

#[test]
fn pages_that_all_cannot_be_used_leave_the_crate_as_it_was() {
    let project = Project::new();
    project.codegen(&[]).expect(0, &[]);
    let before = project.files("out");
    let project = project.with("docs/contacts/detail.md", b"\xff");
    project.codegen(&[]).expect(1, &["error[page-not-text]"]);
    assert_eq!(project.files("out"), before);
}

#[test]
fn a_byte_order_mark_does_not_show() {
    let plain = Project::new();
    plain.codegen(&[]).expect(0, &[]);
    let marked = Project::empty().with("docs/contacts/detail.md", format!("\u{feff}{PAGE}"));
    marked.codegen(&[]).expect(0, &[]);
    assert_eq!(marked.files("out"), plain.files("out"));
}

#[test]
fn the_generated_crate_is_not_read_as_pages() {
    let project = Project::new().with("docs/out/readme.md", PAGE);
    project.run(&["codegen", "--docs", "docs", "--out", "docs/out"]).expect(0, &["1 page,"]);
    project.run(&["codegen", "--docs", "docs", "--out", "docs"]).expect(2, &["name another folder than docs"]);
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_that_leads_outside_is_not_followed() {
        let project = Project::new().with("secret/b.md", PAGE);
        symlink("../secret/b.md", project.path("docs/b.md")).expect("a link");
        symlink("../secret", project.path("docs/more")).expect("a link");
        project.codegen(&[]).expect(1, &["error[page-outside]", "docs/b.md", "docs/more", "2 errors"]);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_reported() {
        let project = Project::new();
        symlink("nowhere.md", project.path("docs/b.md")).expect("a link");
        project.codegen(&[]).expect(1, &["error[page-unreadable]", "docs/b.md"]);
    }

    #[test]
    fn links_in_a_circle_end_and_pages_are_read_once() {
        let project = Project::new();
        symlink(".", project.path("docs/same")).expect("a link");
        symlink("..", project.path("docs/contacts/up")).expect("a link");
        symlink("contacts/detail.md", project.path("docs/again.md")).expect("a link");
        symlink("round.md", project.path("docs/round.md")).expect("a link");
        project.codegen(&[]).expect(1, &["docs/round.md", "2 pages, ", "1 error,"]);
    }

    #[test]
    fn a_page_is_read_through_a_link_where_it_has_no_page_of_its_own() {
        let project = Project::empty().with("docs/.store/1f", PAGE);
        symlink(".store/1f", project.path("docs/a.md")).expect("a link");
        project.codegen(&[]).expect(0, &["1 page,"]);
    }

    #[test]
    fn names_that_are_no_text_are_shown_safely() {
        use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt};
        let project = Project::new();
        let name = OsStr::from_bytes(b"a\n\x1b[31m\xff.md");
        fs::write(project.path("docs").join(name), b"\xff").expect("a written file");
        project.codegen(&[]).expect(1, &["docs/a\u{fffd}\u{fffd}[31m\u{fffd}.md"]);
    }
}
