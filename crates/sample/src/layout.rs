//! Three ways to lay out a page, as publishers do.

use std::fmt::Write;

use crate::{
    operation::{Document, Row},
    words::REMARKS,
};

/// The answer to a call that failed.
const ERROR: &str = "{\n  \"code\": 40401,\n  \"message\": \"no such number\",\n  \"data\": null\n}";

/// How a page says what it says.
struct Layout {
    language: usize,
    /// What stands before the name of a section, and after it.
    label: [&'static str; 2],
    /// What stands around code.
    fence: [&'static str; 2],
    sections: [&'static str; 7],
    columns: [&'static str; 4],
    required: [&'static str; 2],
}

const LAYOUTS: [Layout; 3] = [
    Layout {
        language: 1,
        label: ["**", "：**"],
        fence: ["```json", "```"],
        sections: ["请求URL", "请求方式", "参数", "请求示例", "返回示例", "返回参数说明", "备注"],
        columns: ["参数名", "必选", "类型", "说明"],
        required: ["是", "否"],
    },
    Layout {
        language: 0,
        label: ["## ", ""],
        fence: ["```json", "```"],
        sections: ["URL", "Method", "Parameters", "Request example", "Response example", "Response fields", "Notes"],
        columns: ["Name", "Required", "Type", "Description"],
        required: ["yes", "no"],
    },
    Layout {
        language: 1,
        label: ["##### ", ""],
        fence: [" ``` ", " ``` "],
        sections: ["请求URL", "请求方式", "参数", "请求示例", "返回示例", "返回参数说明", "备注"],
        columns: ["参数名", "必选", "类型", "说明"],
        required: ["是", "否"],
    },
];

/// The Markdown of a page; all pages of a thing have the same layout.
pub(crate) fn page(document: &Document, number: usize) -> String {
    LAYOUTS[number % LAYOUTS.len()].page(document, number)
}

impl Layout {
    fn page(&self, document: &Document, number: usize) -> String {
        let [url, method, parameters, request, answer, fields, notes] = self.sections;
        let mut text = format!("# {}\n", document.title[self.language]);
        self.section(&mut text, url, &format!("- `{}`", document.path));
        self.section(&mut text, method, &format!("- {}", document.method));
        let rows: Vec<_> = document.parameters.iter().chain(&document.sent).collect();
        if !rows.is_empty() {
            self.section(&mut text, parameters, &self.table(&rows));
        }
        if let Some(body) = &document.request {
            self.section(&mut text, request, &self.code(body));
        }
        self.section(&mut text, answer, &format!("{}\n\n{}", self.code(&document.answer), self.code(ERROR)));
        self.section(&mut text, fields, &self.table(&document.fields.iter().collect::<Vec<_>>()));
        let remark = |at: usize| [REMARKS[at].0, REMARKS[at].1][self.language];
        let remarks = (0..3).map(|at| format!("- {}", remark((number + at) % REMARKS.len())));
        self.section(&mut text, notes, &remarks.collect::<Vec<_>>().join("\n"));
        text
    }

    fn section(&self, text: &mut String, name: &str, body: &str) {
        let [before, after] = self.label;
        // Writing into a string cannot fail.
        let _ = write!(text, "\n{before}{name}{after}\n\n{body}\n");
    }

    fn code(&self, body: &str) -> String {
        let [open, close] = self.fence;
        format!("{open}\n{body}\n{close}")
    }

    fn table(&self, rows: &[&Row]) -> String {
        let [name, required, ty, about] = self.columns;
        let mut text = format!("|{name}|{required}|{ty}|{about}|\n|:---|:---|:---|:---|");
        for row in rows {
            let required = self.required[usize::from(!row.required)];
            let _ = write!(text, "\n|{}|{required}|{}|{}|", row.name, row.kind.ty(), row.about[self.language]);
        }
        text
    }
}
