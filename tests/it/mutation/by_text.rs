//! Edits of the texts of our own pages, which no other pages have.

use docwright_diff::{Semver, Wire};

use super::{Expect, Kind, base::Base};

const GUIDE: &str = "guide/before-you-start.md";
const CODES: &str = "guide/error-codes.md";
const CONTACTS: &str = "contacts/list.md";
const CUSTOMERS: &str = "customers/list.txt";

#[expect(clippy::too_many_lines, reason = "a line an edit")]
pub(super) fn kinds() -> Vec<Kind> {
    use Expect::{AnyStep, Finding};
    use Semver::{Major, Minor, Patch};
    use Wire::{Breaking, Compatible};
    let kind = |name, expect, edits| Kind { name, expect, edits };
    vec![
        kind("lower the rate limit", Finding(&["rate-limit-lowered"], Breaking, Patch), |base| {
            base.replaced(GUIDE, "300 次", "100 次")
        }),
        kind("raise the rate limit", Finding(&["rate-limit-raised"], Compatible, Patch), |base| {
            base.replaced(GUIDE, "300 次", "900 次")
        }),
        kind("move a server", Finding(&["server-url-changed"], Breaking, Patch), |base| {
            base.replaced(GUIDE, "https://south.qingsong.example.cn/", "https://south.qingsong.example.org/")
        }),
        kind("drop a server", Finding(&["server-removed"], Breaking, Major), |base| {
            base.replaced(
                GUIDE,
                "| 华南专区 | https://south.qingsong.example.cn/ | 合同约定数据存放在华南机房的企业。 |\n",
                "",
            )
        }),
        kind("add a server", Finding(&["server-added"], Compatible, Minor), |base| {
            base.replaced(
                GUIDE,
                "| 沙箱 |",
                "| 华北专区 | https://north.qingsong.example.cn/ | 数据存放在华北机房。 |\n| 沙箱 |",
            )
        }),
        kind(
            "rename the authentication header",
            Finding(&["authentication-header-changed"], Breaking, Patch),
            |base| base.all(|text| text.replace("Authorization", "X-Token")),
        ),
        kind("add a part to authentication", Finding(&["authentication-parameter-added"], Breaking, Major), |base| {
            base.all(|text| text.replace("version_code=4.6.0", "version_code=4.6.0, tenant=qs1"))
        }),
        kind("reword an error code", Finding(&["description-changed"], Compatible, Patch), |base| {
            base.replaced(CODES, "| 100601 | 线索已被他人领取 |", "| 100601 | 线索刚被他人领取 |")
        }),
        kind("accept one more value", Finding(&["request-value-added"], Compatible, Minor), |base| {
            base.replaced(CUSTOMERS, "可选[my, sub, pool, assist]", "可选[my, sub, pool, assist, team]")
        }),
        kind("accept one value less", Finding(&["request-value-removed"], Breaking, Major), |base| {
            base.replaced(CUSTOMERS, "可选[my, sub, pool, assist]", "可选[my, sub, pool]")
        }),
        kind(
            "accept other values than a parameter of the same name",
            AnyStep(&["request-type-widened"], Compatible),
            |base| base.replaced(CONTACTS, "可选[my, sub, assist]", "可选[my, sub, assist, team]"),
        ),
        kind("accept any value", AnyStep(&["request-type-widened"], Compatible), |base| {
            base.replaced(CONTACTS, "排序字段，取值：created_at、updated_at", "排序字段")
        }),
        kind("document a default", Finding(&["request-default-added"], Compatible, Patch), |base| {
            base.replaced(CONTACTS, "|per_page |否 |Int |每页条数 |", "|per_page |否 |Int |每页条数，默认 15 |")
        }),
        kind("document limits", Finding(&["request-limits-added"], Breaking, Patch), |base| {
            base.replaced(CONTACTS, "|per_page |否 |Int |每页条数 |", "|per_page |否 |Int |每页条数，最大 100 |")
        }),
        kind("reword what an operation does", Finding(&["description-changed"], Compatible, Patch), |base| {
            base.replaced(CONTACTS, "默认只返回自己能看到的", "只返回自己能看到的")
        }),
        kind("add a page", Finding(&["operation-added"], Compatible, Minor), |base| {
            let page = "**简要描述：**\n\n- 联系人总数\n\n**请求URL：**\n\n- `/api/v2/contacts/count`\n\n**请求方式：**\n\n- GET\n";
            let mut edits = base.all(str::to_owned);
            edits.iter_mut().for_each(|edit| drop(edit.pages.insert("contacts/count.md".to_owned(), page.to_owned())));
            edits
        }),
        kind("remove a page", Finding(&["operation-removed"], Breaking, Major), |base| {
            without(base, "contacts/delete.txt")
        }),
        kind("move a page to another folder", Finding(&["area-changed"], Compatible, Major), |base| {
            moved(base, "leads/take.txt", "pool/take.txt")
        }),
        kind("rename the payload member", Finding(&["envelope-payload-moved"], Breaking, Major), |base| {
            base.all(|text| text.replace("\"data\"", "\"result\""))
        }),
        kind("another value for success", Finding(&["envelope-success-changed"], Breaking, Patch), |base| {
            base.all(|text| text.replace("\"code\": 0", "\"code\": 200"))
        }),
        kind("break prose otherwise", Expect::Nothing, |base| {
            base.replaced(CONTACTS, "- 按条件查询联系人，默认只返回", "- 按条件查询联系人，\n  默认只返回")
        }),
        kind("labels as headings", Expect::Nothing, |base| base.replaced(CONTACTS, "**请求参数：**", "## 请求参数")),
        kind("change a method word to lower case", Expect::Nothing, |base| {
            base.replaced(CONTACTS, "- GET\n", "- get\n")
        }),
        kind("move a URL to another version", AnyStep(&["operation-path-changed"], Breaking), |base| {
            base.replaced(CONTACTS, "/api/v2/contacts", "/api/v3/contacts")
        }),
    ]
}

fn without(base: &Base, page: &str) -> Vec<super::Edit> {
    let mut edits = base.all(str::to_owned);
    edits.retain_mut(|edit| edit.pages.remove(page).is_some());
    edits
}

fn moved(base: &Base, from: &str, to: &str) -> Vec<super::Edit> {
    let mut edits = base.all(str::to_owned);
    edits.retain_mut(|edit| match edit.pages.remove(from) {
        Some(text) => edit.pages.insert(to.to_owned(), text).is_none(),
        None => false,
    });
    edits
}
