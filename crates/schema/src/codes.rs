//! Every kind of diagnostic, in the order of the stages.

use crate::diagnostic::{Code, Severity};

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $explanation:literal $hint:literal)*) => {
        $(
            #[doc = $explanation]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                explanation: $explanation,
                hint: $hint,
            };
        )*
        /// All codes.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    // Files.
    PAGE_UNREADABLE "page-unreadable" Error
        "A page could not be read from disk."
        "check that the file exists and may be read"
    PAGE_NOT_TEXT "page-not-text" Error
        "A page is not UTF-8 text."
        "convert the page to UTF-8, or move it out of the docs folder"
    PAGE_OUTSIDE "page-outside" Error
        "A page lies outside the docs folder: a link that leads out of it is not followed."
        "copy the page into the docs folder"

    // Pages.
    FENCE_UNCLOSED "fence-unclosed" Warning
        "A code fence is opened and never closed."
        "close the fence with the same marks that open it"
    NO_OPERATION "no-operation" Note
        "A page documents no operation, no error codes and no general facts."
        "give the page a method and a URL, or leave it: nothing is generated from it"
    URL_LOST "url-lost" Warning
        "An operation's page names no URL, so no request can be built; its models are still generated."
        "write the path below the URL label, for example `- /api/v1/things/:id`"
    METHOD_LOST "method-lost" Warning
        "An operation's page names no HTTP method, so no request can be built; its models are still generated."
        "write the method below its label, for example `- GET`"
    ROW_UNREADABLE "row-unreadable" Warning
        "A table row could not be fitted to the table's header; it was left out."
        "give the row as many cells as the header has"
    ROW_BROKEN "row-broken" Warning
        "A table row is broken over two lines; the halves were joined."
        "write the row on one line"
    TYPE_IN_DESCRIPTION "type-in-description" Warning
        "A description cell holds nothing but a type, which was taken as the row's type."
        "move the type into the type column"
    DESCRIPTION_IN_TYPE "description-in-type" Warning
        "A type cell holds no known type; its text was taken as the row's description."
        "move the text into the description column"

    TYPE_UNKNOWN "type-unknown" Warning
        "A type cell holds one word that is no known type; the row's type was left open."
        "write a type such as string, integer, number, boolean, array or object"

    // JSON.
    JSON_COMMENT "json-comment" Note
        "An example holds comments, which JSON does not know; a comment beside a member was kept as its description."
        "move the comment into the response table"
    JSON_COMMA "json-comma" Warning
        "An example holds a comma too many or one too few."
        "separate members by exactly one comma and put none after the last"
    JSON_QUOTES "json-quotes" Warning
        "An example uses quotes that JSON does not know, or leaves them out."
        "write keys and strings in double quotes"
    JSON_STRING "json-string" Warning
        "A string of an example holds a line break or a bad escape."
        "write line breaks as \\n and backslashes as \\\\"
    JSON_NUMBER "json-number" Warning
        "A number of an example is written as JSON does not allow."
        "write the number without leading zeros, signs or units"
    JSON_LITERAL "json-literal" Warning
        "A literal of an example is written as in another language (True, None, undefined)."
        "write true, false or null"
    JSON_VALUE_MISSING "json-value-missing" Warning
        "A member of an example has no value; it was left out."
        "give the member a value"
    JSON_ELIDED "json-elided" Note
        "An example leaves parts out with an ellipsis; what is not shown proves nothing."
        "show the whole body where it matters"
    JSON_TRUNCATED "json-truncated" Warning
        "An example is cut off; it was closed where it ends and its unfinished member dropped."
        "restore the end of the example"
    JSON_TRAILING "json-trailing" Warning
        "Text follows the end of an example's JSON; it was ignored."
        "move the text out of the code block"
    JSON_BRACKETS "json-brackets" Warning
        "An example closes a bracket that it did not open, or with the wrong kind."
        "close every bracket with its own kind"
    JSON_DUPLICATE_KEY "json-duplicate-key" Warning
        "An object of an example holds a key twice; the first value was kept."
        "remove one of the two members"
    JSON_TOO_DEEP "json-too-deep" Error
        "An example is nested deeper than any JSON reader follows; it was left out."
        "shorten the example"
    JSON_UNREADABLE "json-unreadable" Error
        "A block that stands where an example is expected is not JSON, even with repairs; it was left out."
        "write the example as JSON"
    JSON_PUNCTUATION "json-punctuation" Warning
        "An example separates keys, values or members with marks that JSON does not know, such as `：` or `=`."
        "write `:` between key and value and `,` between members"
    JSON_MARKUP "json-markup" Note
        "An example holds tags, line numbers or invisible characters that came with copying; they were ignored."
        "remove them from the example"

    // Inference.
    TYPE_CONFLICT "type-conflict" Warning
        "A table claims a type that an example contradicts; the example decided."
        "correct the table or the example"
    EXAMPLES_DISAGREE "examples-disagree" Warning
        "Examples show values of several types in one place, and no table says so; the generated type takes all of them."
        "correct the example that is wrong, or name both types in a table"
    PARAMETER_TWICE "parameter-twice" Warning
        "A parameter is described twice with different claims; the one that says more was kept."
        "describe the parameter once"
    OPERATION_TWICE "operation-twice" Note
        "Two pages describe the same operation; their facts were merged."
        "describe the operation on one page, or leave it"
    PATH_PARAMETER_UNKNOWN "path-parameter-unknown" Warning
        "A path parameter is described that the path does not have; it was taken for the only placeholder that nothing describes, or else for a parameter of the query or the body."
        "give the parameter the same name in the path and in the table"
    EXAMPLE_LACKS_REQUIRED "example-lacks-required" Warning
        "A request example lacks a member that a table requires; the table decided."
        "add the member to the example, or mark it as optional in the table"
    FIELD_NOT_SHOWN "field-not-shown" Note
        "A field is described that no example shows; it was placed by the table alone."
        "show the field in an example"
    NAME_CLASH "name-clash" Warning
        "Two things would get the same name in the generated crate; a longer name tells them apart."
        "rename one of them in the docs, or give it a name by an entry `[[api.override]]` in docwright.toml"
    DECISION_MOVED "decision-moved" Warning
        "The docs say of a place otherwise than when the crate was generated last, so its type moves."
        "tell the crate's users, or decide the place by an entry `[[api.override]]` in docwright.toml"
    DECISION_HELD "decision-held" Note
        "The docs say less of a place than when the crate was generated last; what was decided then holds."
        "decide the place by an entry `[[api.override]]` in docwright.toml, or all anew by `cargo xtask codegen --fresh`"

    // Redaction.
    EXAMPLE_REDACTED "example-redacted" Note
        "Examples or descriptions hold secrets or personal data; what is generated shows other values of the same shape in their place."
        "write invented values, or name in `redact-allow` what may be shown"

    // Lint.
    FIELD_UNDOCUMENTED "field-undocumented" Warning
        "An example shows fields beside those that a table describes, which the table leaves out."
        "describe the fields in the table, or take them out of the example"
    LINK_DEAD "link-dead" Warning
        "A link leads to a file that is not there."
        "correct the link's path; it starts from the folder of its page"
    ANCHOR_DEAD "anchor-dead" Warning
        "A link leads to a heading that its page does not have."
        "correct the part behind `#`: the heading in lower case, with hyphens for blanks and without punctuation"
    SECRET_SHOWN "secret-shown" Error
        "A page shows what looks like a key, token or password in use; whoever reads the page has it too."
        "revoke it, then write a placeholder such as `<token>` in its place"
    PERSONAL_DATA_SHOWN "personal-data-shown" Warning
        "A page shows what looks like a living person's address or number."
        "write invented data: an address at example.com, a number such as 13800138000"

    // Output.
    CRATE_KEPT "crate-kept" Error
        "No page documents an operation, so a crate that an earlier run wrote was left as it was."
        "check that the docs folder is the right one, or remove the crate by hand"
    OUTPUT_FOREIGN "output-foreign" Error
        "The output folder holds files that docwright did not write."
        "choose an empty folder, or one that docwright wrote before"
}
