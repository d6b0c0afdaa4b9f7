//! One small page for each point, with what every stage makes of it.

use std::fs;

use insta::{assert_snapshot, with_settings};

use crate::support::{root, run};

#[test]
fn every_page_is_read_inferred_and_emitted_as_before() {
    let folder = root().join("tests/pages");
    for dialect in
        fs::read_dir(&folder).expect("there are pages").map(|entry| entry.expect("entries can be read").path())
    {
        let mut cases: Vec<_> = fs::read_dir(&dialect)
            .expect("a dialect is a folder")
            .map(|entry| entry.expect("entries can be read").path())
            .collect();
        cases.sort();
        for case in cases {
            let name = case.file_stem().expect("pages have names").to_string_lossy().into_owned();
            let text = fs::read_to_string(&case).expect("pages are text");
            let file = case.file_name().expect("pages have names").to_string_lossy().into_owned();
            check(&dialect.file_name().expect("folders have names").to_string_lossy(), &name, &file, &text);
        }
    }
}

fn check(dialect: &str, name: &str, file: &str, text: &str) {
    let run = run([(file, text)]);
    // What sends is nearly the same for all pages; emit's own tests show it.
    let is_sent = |path: &str| ["src/blocking.rs", "src/client.rs"].contains(&path);
    let is_rust = |path: &&String| path.starts_with("src/") && !is_sent(path);
    let files = run.files.iter().filter(|(path, _)| is_rust(path));
    let rust = files.map(|(path, text)| ["// ", path, "\n", text, "\n"].concat()).collect::<String>();
    with_settings!({ snapshot_path => root().join("tests/snapshots").join(dialect), prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!(format!("{name}.document"), run.documents);
        assert_snapshot!(format!("{name}.schema"), run.inferred.schema.to_string());
        assert_snapshot!(format!("{name}.report"), run.report());
        assert_snapshot!(format!("{name}.rust"), rust);
    });
}
