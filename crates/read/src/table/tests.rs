//! What single cells say.

use docwright_schema::{Diagnostics, Sources, document::Step};

use crate::page::Page;

use super::{choices, name, types};

/// Compares the values that a description lists, each with its gloss.
#[track_caller]
fn values(description: &str, expected: &str) {
    let mut sources = Sources::default();
    let id = sources.add("page.md", description);
    let page = Page::new(id, sources.get(id).text(), &mut Diagnostics::default());
    let text = page.plain(docwright_schema::Span::new(0..description.len()));
    let found = choices::described(&page, &text).into_iter().map(|value| {
        let gloss = value.gloss.map(|gloss| format!("={gloss}")).unwrap_or_default();
        format!("{}{gloss}", value.value.text)
    });
    assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{description}");
}

#[test]
fn listed_values() {
    values("状态 1:启用 0:禁用", "1=启用 0=禁用");
    values("类型：1-男，2-女", "1=男 2=女");
    values("错误 0.完成; 115.执行中; -1.其他", "0=完成 115=执行中 -1=其他");
    values("数据来源(new:新, old:旧)", "new=新 old=旧");
    values("0 = off, 1 = on", "0=off 1=on");
    values("可选[my, sub]，可省略", "my sub");
    values("范围 ['lead', 'customer']", "lead customer");
    values("类型, in: [‘a’, ‘b’]", "a b");
    values("取值：draft、done", "draft done");
    values("模块(customer,contact)", "customer contact");
    values("方向(asc desc)", "asc desc");
    values("asc 或 desc", "asc desc");
    values("排序方向，asc 或 desc", "asc desc");
    values("One of `paper`, `audio` or `film`.", "paper audio film");
    values("只能为 `add` 或 `modify`", "add modify");
    values("Condition for a restart (`none`, `on-failure`, or `any`).", "none on-failure any");
    values("How it bakes (`slow` or `fast`, defaults to `slow`).", "slow fast");
    values("Role of the oven (worker|manager).", "worker manager");
    values("State: `open`, `shut` or `raised`.", "open shut raised");
    values("Состояние: `new` или `done`", "new done");
    values("side: buy or sell", "");
    values("buy or sell", "buy sell");
}

#[test]
fn what_only_looks_like_listed_values() {
    for description in [
        "取值范围 1-100",
        "Fields to show: `a`, `b`",
        "For example: `a` or `b`",
        "Two ways: `a` or `b`, and more",
        "例如 a、b",
        "示例:[\"US\",\"UK\"]",
        "起始日(2021-03-05)，同时传 date=other",
        "时间 10:30 或 11:30",
        "见 https://example.com/a",
        "true: 给出全部",
        "排序字段(created_at)",
        "创建时间(created at)",
        "The name (first or last) or the address",
        "Note: this is old. Default: new",
        "可选，为空时取全部",
        "At least one of `content`, `file` or `poll` is required.",
        "A list of variables in the form of [\"KEY=value\"[,\"KEY2=value2\"]].",
        "Which oven (`id` or `name`).",
        "An oven (e.g. `big` or `small`).",
        "Calls back (`on_done`).",
    ] {
        values(description, "");
    }
}

/// Compares a type's spelling with what it declares.
#[track_caller]
fn declared(spelling: &str, expected: &str) {
    let found = types::parse(spelling)
        .map(|spelled| format!("{:?}{}", spelled.declared, if spelled.nullable { " or null" } else { "" }));
    assert_eq!(found.unwrap_or_default(), expected, "{spelling}");
}

#[test]
fn types_of_all_spellings() {
    declared("String(255)", "String");
    declared("整型", "Integer");
    declared("Long", "Long");
    declared("Date String", "DateTime");
    declared("Json", "Object");
    declared("array[object]", "Array(Some(Object))");
    declared("array(string)", "Array(Some(String))");
    declared("List<Foo>", "Array(Some(Named(\"Foo\")))");
    declared("Foo[]", "Array(Some(Named(\"Foo\")))");
    declared("int数组", "Array(Some(Integer))");
    declared("array of strings", "Array(Some(String))");
    declared("Map<String, Integer>", "Map(Some(Integer))");
    declared("integer(int64)", "Long");
    declared("int/str", "OneOf([Integer, String])");
    declared("string | null", "String or null");
    declared("?string", "String or null");
    declared("页码", "");
    declared(&"[".repeat(50), "");
}

/// Compares a name's steps.
#[track_caller]
fn steps(written: &str, expected: &str) {
    let name = name::parse(&written.into()).map(|name| {
        let steps = name.steps.iter().map(|step| match step {
            Step::Key(key) => key.to_string(),
            Step::Items => "[]".to_owned(),
            Step::AnyKey => "{*}".to_owned(),
        });
        let mark = name.required.map(|required| if required { " required" } else { " optional" });
        format!("{}{}{}", ">".repeat(name.depth), steps.collect::<Vec<_>>().join(" "), mark.unwrap_or_default())
    });
    assert_eq!(name.unwrap_or_default(), expected, "{written}");
}

#[test]
fn names_of_all_forms() {
    steps("a.b", "a b");
    steps("a[b]", "a b");
    steps("a[].b", "a [] b");
    steps("a[0].b", "a [] b");
    steps("ids[]", "ids []");
    steps("a->b", "a b");
    steps("a[b][:format ]", "a b {*}");
    steps("└ b", ">b");
    steps("--b", ">>b");
    steps("\u{3000}\u{3000}b", ">>b");
    steps("b*", "b required");
    steps("b?", "b optional");
    steps("b（可选）", "b optional");
    steps(":id", "id");
    steps("两个 词", "");
    steps("", "");
}
