//! Pages as the best-known templates, exporters and houses lay them out, one file in `layouts` each.

use std::{fs, path::Path};

use super::reading;

#[test]
fn pages_of_known_layouts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/layouts");
    let mut pages: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it has entries").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    assert!(!pages.is_empty());
    for page in pages {
        let text = fs::read_to_string(&page).expect("the page can be read");
        let name = page.file_stem().expect("it has a name").to_string_lossy().into_owned();
        insta::with_settings!({ snapshot_path => "layouts", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, reading(&text));
        });
    }
}
