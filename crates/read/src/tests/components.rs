//! Components of site generators.

use super::check;

#[test]
fn blocks_with_parts_of_their_own() {
    check(
        r#"
# Ovens

{% api-method method="post" host="https://bakery.example/v1" path="/ovens/:id/heat" %}
{% api-method-summary %}
Heat an oven
{% endapi-method-summary %}

{% api-method-description %}
Takes ten minutes.
{% endapi-method-description %}

{% api-method-spec %}
{% api-method-request %}
{% api-method-path-parameters %}
{% api-method-parameter name="id" type="integer" required=true %}
The number of the oven
{% endapi-method-parameter %}
{% endapi-method-path-parameters %}

{% api-method-body-parameters %}
{% api-method-parameter name="degrees\_c" type="integer" required=false %}
How hot,  
in degrees. Defaults to `220`
{% endapi-method-parameter %}
{% endapi-method-body-parameters %}
{% endapi-method-request %}

{% api-method-response %}
{% api-method-response-example httpCode=200 %}
{% api-method-response-example-description %}
It heats.
{% endapi-method-response-example-description %}

```text
{"hot": false}
```
{% endapi-method-response-example %}

{% api-method-response-example httpCode=409 %}
```
{"error": "in use"}
```
{% endapi-method-response-example %}
{% endapi-method-response %}
{% endapi-method-spec %}
{% endapi-method %}
"#,
        r#"
page "Ovens"
operation POST /v1/ovens/{id}/heat "Heat an oven" @1
  description "Takes ten minutes."
  server https://bakery.example
  path @15
    id integer required "The number of the oven"
  body @21
    degrees_c integer optional = 220 "How hot,\nin degrees. Defaults to 220"
  response ok 200 {hot} @35
  response error 409 {error} @41
"#,
    );
}

#[test]
fn blocks_with_attributes() {
    check(
        r#"
{% swagger method="get" path="/loaves" baseUrl="https://bakery.example" summary="All loaves" %}
{% swagger-description %}
Freshest first.
{% endswagger-description %}

{% swagger-parameter in="query" name="page" type="Number" required="false" %}
From 1
{% endswagger-parameter %}

{% swagger-parameter in="header" name="X-Shop" required="true" %}
{% endswagger-parameter %}

{% swagger-response status="200: OK" description="" %}
```json
[{"id": 1}]
```
{% endswagger-response %}

{% swagger-response status="404: Not Found" description="" %}
```json
{"error": "closed"}
```
{% endswagger-response %}
{% endswagger %}
"#,
        r#"
operation GET /loaves "All loaves" @1
  description "Freshest first."
  server https://bakery.example
  query @6
    page number optional "From 1"
  header @10
    X-Shop required
  response ok 200 "200: OK" [1] @15
  response error 404 "404: Not Found" {error} @21
"#,
    );
}

#[test]
fn fields_within_fields() {
    check(
        r#"
---
title: Order a cake
api: POST /cakes
---

<ParamField header="X-Shop" type="string" required>
  The shop
</ParamField>

### Body

<ParamField body="customer" type="object" required>
  Who orders
  <Expandable title="customer">
    <ParamField body="name" type="string" required={true}>Full name</ParamField>
    <ParamField body="phone" type="string | null" />
  </Expandable>
</ParamField>
<ParamField body="layers" type="integer" default={3}>
</ParamField>

<ResponseField name="id" type="integer">The order's number</ResponseField>

<RequestExample>
```json
{"customer": {"name": "A"}}
```
</RequestExample>

<ResponseExample>
```json Success
{"id": 7}
```
</ResponseExample>
"#,
        r#"
operation POST /cakes "Order a cake" @2
  header @6
    X-Shop string required "The shop"
  body @12
    customer object required "Who orders"
    customer.name string required "Full name"
    customer.phone string|null
    layers integer = 3
  response @22
    id integer "The order's number"
  request {customer} @26
  response {id} @32
"#,
    );
}

#[test]
fn tabs_name_what_they_show() {
    check(
        r#"
# Sell a loaf
POST /loaves/{id}/sales

{% tabs %}
{% tab title="Request" %}
```json
{"price": 3}
```
{% endtab %}

{% tab title="Response" %}
```json
{"id": 1}
```
{% endtab %}
{% endtabs %}

<Tabs>
<TabItem value="error" label="404 Not Found">

```json
{"error": "gone"}
```

</TabItem>
</Tabs>
"#,
        r#"
page "Sell a loaf"
operation POST /loaves/{id}/sales "Sell a loaf" @1
  request "Request" {price} @7
  response "Response" {id} @13
  response error 404 "404 Not Found" {error} @22
"#,
    );
}

#[test]
fn shortcodes() {
    check(
        r#"
{{< api-method method="get" host="https://a.example" path="/api/ovens" title="All ovens" >}}
{{< api-method-query-parameters >}}
{{< api-method-parameter name="limit" type="integer" required=false >}}
How many.
{{< endapi-method-parameter >}}
{{< endapi-method-query-parameters >}}
{{< api-method-response-example httpCode=404 >}}
```json
{"error": "no"}
```
{{< endapi-method-response-example >}}
{{< endapi-method >}}
"#,
        r#"
operation GET /api/ovens "All ovens" @1
  server https://a.example
  query @3
    limit integer optional "How many."
  response error 404 {error} @9
"#,
    );
}

#[test]
fn what_follows_the_block_of_an_operation_is_none_of_it() {
    check(
        r#"
# Ovens

<ApiEndpoint path="/ovens" method="get">
Lists the ovens.

**Payload:**

| key | type | description |
|---|---|---|
| ovens | list | All of them |

</ApiEndpoint>

<ApiEndpoint path="/ovens/heat" method="post">
Heats all of them.
</ApiEndpoint>

<ApiEndpoint path="/ovens/<oven>/heat" method="post">
Heats one.

**Payload:**

| key | type | description |
|---|---|---|
| degrees | integer | How hot |

</ApiEndpoint>

## Loaves

<Route method="GET">/loaves</Route>

| Field | Type | Description |
|---|---|---|
| kind | string | Which kind |
"#,
        r#"
page "Ovens"
operation GET /ovens "Ovens" @1
  description "Lists the ovens."
  response @8
    ovens array "All of them"
operation POST /ovens/heat @14
  description "Heats all of them."
operation POST /ovens/{oven}/heat @18
  description "Heats one."
  body @23
    degrees integer "How hot"
operation GET /loaves "Loaves" @29
  request of Loaves @33
    kind string "Which kind"
"#,
    );
}
