use docwright_schema::{
    Draft,
    schema::{Answer, Body, ErrorBody, Method, Place, Presence, Type, TypeRef, Wrapping},
};
use insta::assert_snapshot;

use super::{INTEGER, TEXT, api, api_with_envelope, example, field, get_order, order, parameter, part, structure};

fn responses(draft: Draft) -> String {
    part(draft, &["paths", "/orders/{id}", "get", "responses"])
}

#[test]
fn parameters_say_where_they_go() {
    let mut operation = get_order();
    operation.path = Some("/orders/{id}/lines/{line}".to_owned());
    let list = Type::Array { items: Box::new(TypeRef::new(TEXT)) };
    operation.parameters.extend([
        parameter(Place::Query, "created_at[]", list),
        parameter(Place::Header, "X-Trace", TEXT),
        parameter(Place::Header, "x-trace", TEXT),
        parameter(Place::Cookie, "session", TEXT),
        parameter(Place::Path, "page", TEXT),
    ]);
    for (at, parameter) in operation.parameters.iter_mut().enumerate() {
        parameter.ident = format!("p{at}");
    }
    operation.parameters[1].required = true;
    operation.parameters[2].description = Some("For support.".to_owned());
    assert_snapshot!(part(api(vec![operation]), &["paths", "/orders/{id}/lines/{line}", "get", "parameters"]), @r#"
    [
      {"name":"id","in":"path","required":true,"schema":{"type":"integer","format":"int64"}},
      {
        "name": "created_at[]",
        "in": "query",
        "required": true,
        "style": "form",
        "explode": true,
        "schema": {"type":"array","items":{"type":"string"}}
      },
      {"name":"X-Trace","in":"header","description":"For support.","schema":{"type":"string"}},
      {"name":"session","in":"cookie","schema":{"type":"string"}},
      {"name":"line","in":"path","required":true,"schema":{"type":"string"}}
    ]
    "#);
}

#[test]
fn request_bodies_carry_their_examples() {
    let mut operation = get_order();
    operation.method = Some(Method::Post);
    operation.body = Some(Body { media_type: "application/json".to_owned(), ty: TypeRef::new(order()) });
    operation.examples = vec![example("request_1", None, r#"{"id": 7}"#), example("ok_1", None, r#"{"id": 7}"#)];
    assert_snapshot!(part(api(vec![operation]), &["paths", "/orders/{id}", "post", "requestBody"]), @r##"
    {
      "content": {
        "application/json": {"schema":{"$ref":"#/components/schemas/Order"},"examples":{"request_1":{"value":{"id":7}}}}
      },
      "required": true
    }
    "##);
}

#[test]
fn a_body_is_optional_where_all_its_members_are() {
    let mut operation = get_order();
    operation.body = Some(Body { media_type: "application/json".to_owned(), ty: TypeRef::new(order()) });
    let mut draft = api(vec![operation]);
    draft.types.insert("Order".to_owned(), structure(vec![field("id", TypeRef::new(INTEGER), Presence::Unproven)]));
    assert_snapshot!(part(draft, &["paths", "/orders/{id}", "get", "requestBody"]), @r##"{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Order"}}}}"##);
}

#[test]
fn errors_that_come_with_the_status_of_success() {
    let mut operation = get_order();
    operation.answer.wrapping = Wrapping::Envelope;
    operation.examples = vec![
        example("ok_1", None, r#"{"code": 0, "data": {"id": 7}}"#),
        example("error_1", None, r#"{"code": 40, "msg": "gone"}"#),
        example("error_2", Some(404), r#"{"code": 41, "msg": "lost"}"#),
    ];
    assert_snapshot!(responses(api_with_envelope(vec![operation])), @r##"
    {
      "200": {
        "description": "The call succeeded or failed, which the body tells.",
        "content": {
          "application/json": {
            "schema": {
              "anyOf": [
                {
                  "type": "object",
                  "properties": {
                    "code": {"type":"integer","format":"int64","enum":[0]},
                    "msg": {"type":"string"},
                    "data": {"$ref":"#/components/schemas/Order"}
                  },
                  "required": ["code"]
                },
                {"$ref":"#/components/schemas/ErrorBody"}
              ]
            },
            "examples": {
              "ok_1": {"x-docwright-outcome":"ok","value":{"code":0,"data":{"id":7}}},
              "error_1": {"x-docwright-outcome":"error","value":{"code":40,"msg":"gone"}}
            }
          }
        }
      },
      "404": {
        "description": "The call failed.",
        "content": {
          "application/json": {
            "schema": {"$ref":"#/components/schemas/ErrorBody"},
            "examples": {"error_2":{"x-docwright-outcome":"error","value":{"code":41,"msg":"lost"}}}
          }
        }
      }
    }
    "##);
}

#[test]
fn a_sample_that_contradicts_the_discriminator_is_accepted_all_the_same() {
    let mut operation = get_order();
    operation.answer = Answer { status: 201, wrapping: Wrapping::Envelope, payload: None };
    operation.examples = vec![example("ok_1", None, r#"{"code": 1}"#)];
    assert_snapshot!(responses(api_with_envelope(vec![operation])), @r#"
    {
      "201": {
        "description": "The call succeeded.",
        "content": {
          "application/json": {
            "schema": {
              "type": "object",
              "properties": {"code":{"type":"integer","format":"int64"},"msg":{"type":"string"}},
              "required": ["code"]
            },
            "examples": {"ok_1":{"x-docwright-outcome":"ok","value":{"code":1}}}
          }
        }
      }
    }
    "#);
}

#[test]
fn errors_without_a_common_shape() {
    let mut operation = get_order();
    operation.examples = vec![example("error_1", None, r#""gone""#), example("ok_1", Some(206), r#"{"id": 7}"#)];
    let mut draft = api(vec![operation]);
    draft.error = Some(ErrorBody { fields: Vec::new(), message: None });
    assert_snapshot!(part(draft.clone(), &["components", "schemas", "ErrorBody"]), @r#"{"description":"What a failed call is answered with."}"#);
    assert_snapshot!(responses(draft), @r##"
    {
      "200": {
        "description": "The call succeeded or failed, which the body tells.",
        "content": {
          "application/json": {
            "schema": {"anyOf":[{"$ref":"#/components/schemas/Order"},{"$ref":"#/components/schemas/ErrorBody"}]},
            "examples": {"error_1":{"x-docwright-outcome":"error","value":"gone"}}
          }
        }
      },
      "206": {
        "description": "The call succeeded.",
        "content": {
          "application/json": {
            "schema": {"$ref":"#/components/schemas/Order"},
            "examples": {"ok_1":{"x-docwright-outcome":"ok","value":{"id":7}}}
          }
        }
      }
    }
    "##);
}

#[test]
fn answers_without_a_body() {
    let mut operation = get_order();
    operation.answer = Answer { status: 9, wrapping: Wrapping::Bare, payload: None };
    assert_snapshot!(responses(api(vec![operation])), @r#"{"default":{"description":"The call succeeded."}}"#);
}
