//! What pages say of the API as a whole.

use super::check;

#[test]
fn guide() {
    check(
        r"
# 接入说明

## 域名

| 环境 | 域名 | 说明 |
|---|---|---|
| 正式 | https://open.example.cn/ | 对外开放 |
| 测试 | https://test.example.cn/v1/ | 每日清空 |

## 鉴权

```
Authorization: Token token=xxxx, branch=east
```

| 参数 | 必填 | 说明 |
|---|---|---|
| token | 是 | 令牌 |
| branch | 是 | 分馆 |

## 调用频率

每个账号每分钟最多调用 60 次。

## 分页参数

| 参数名 | 必选 | 类型 | 说明 |
|---|---|---|---|
| page | 否 | int | 页码，默认为 1 |
",
        r#"
page "接入说明"
server https://open.example.cn "正式" "对外开放"
server https://test.example.cn/v1 "测试" "每日清空"
credential Authorization: Token token={token=xxxx}, branch={branch=east} @13
    token required "令牌"
    branch required "分馆"
common parameters @27
    page integer optional = 1 "页码，默认为 1"
rate limit 60 in 60 s @23
"#,
    );
}

#[test]
fn flattened_guide() {
    check(
        r"
关于域名

版本 域名 说明
标准版 https://app.example.cn/ 用账号登录。
专业版 https://pro.example.cn/ 用令牌登录。

X-Api-Key: abc123

每家企业 10 秒之内至多调用 20 次。
",
        r#"
server https://app.example.cn "标准版" "用账号登录。"
server https://pro.example.cn "专业版" "用令牌登录。"
credential X-Api-Key: {api_key=abc123} @7
rate limit 20 in 10 s @9
"#,
    );
}

#[test]
fn english_guide() {
    check(
        r"
# Getting started

Base URL: https://api.example.com/v1

Send `Authorization: Bearer <token>` with each request.

Authorization: Bearer <token>

You may send 100 requests per minute.
",
        r#"
page "Getting started"
server https://api.example.com/v1
credential Authorization: Bearer {token=<token>} @7
rate limit 100 in 60 s @9
"#,
    );
}

#[test]
fn error_codes() {
    check(
        r"
# 错误码

| 错误码 | message | 说明 |
|---|---|---|
| 0 | | 成功 |
| 401 | 请先登录 | 没有登录 |
| 429 | | 过于频繁 |

| error | 错误码 | 含义 |
|---|---|---|
| auth/expired | 401 | 过期 |
",
        r#"
page "错误码"
error code 401 "请先登录"
error code 429 "过于频繁"
error code 401 "过期"
"#,
    );
}
