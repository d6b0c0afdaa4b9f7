"""The pages of an API of 100 operations and 100 models of 15 members, and records of its things."""
import json, random

AREAS = {
    "bakery": ["loaf", "roll", "cake", "tart", "oven"],
    "garden": ["plant", "hedge", "meadow", "pond", "fence"],
    "harbour": ["boat", "crane", "berth", "buoy", "cargo"],
    "library": ["book", "shelf", "reader", "loan", "journal"],
    "office": ["desk", "lamp", "printer", "visitor", "meeting"],
    "orchard": ["apple", "pear", "plum", "cherry", "quince"],
    "school": ["lesson", "pupil", "teacher", "exam", "diploma"],
    "station": ["train", "ticket", "platform", "wagon", "signal"],
    "theatre": ["stage", "actor", "costume", "seat", "poster"],
    "workshop": ["hammer", "vice", "drill", "bench", "ladder"],
}
# Members of things, by what stands in an example of them.
MEMBERS = {
    "name": "Ada", "code": "A-17", "price": 12.5, "count": 3, "is_active": True, "created_at": "2024-03-01T09:30:00+08:00",
    "note": "by the door", "owner_id": 2107, "tags": ["new", "blue"], "weight": 0.25, "state": "ready", "has_parts": False,
    "height": 180, "label": "top", "position": 4, "updated_at": "2024-03-02T10:00:00+08:00", "colour": "grey", "rating": 4.5,
    "parent_id": 811, "steps": [1, 2], "is_public": True, "origin": "north", "length": 220, "summary": "in good repair",
}
SIZE = 15
KINDS = {str: "string", int: "integer", float: "number", bool: "boolean", list: "array"}


def things():
    """Area, thing and an example of it. No two are made of the same members, or they would be one type."""
    names, at = list(MEMBERS), 0
    for area, nouns in AREAS.items():
        for noun in nouns:
            turned = names[at % len(names):] + names[: at % len(names)]
            yield area, noun, {"id": 42} | {f"{noun}_{name}": MEMBERS[name] for name in turned[: SIZE - 1]}
            at += 5


def plural(noun):
    for end, many in {"ry": "ries", "lf": "lves", "af": "aves"}.items():
        if noun.endswith(end):
            return noun[: -len(end)] + many
    return noun + "s"


def is_required(at):
    """Every third member may be missing, or is not needed."""
    return at % 3 != 2


def table(example):
    lines = ["| Name | Type | Required | Description |", "|---|---|---|---|"]
    for at, (name, value) in enumerate(example.items()):
        words, needed = name.replace("_", " "), "yes" if is_required(at) else "no"
        lines.append(f"| {name} | {KINDS[type(value)]} | {needed} | The {words} of it. |")
    return "\n".join(lines)


def block(value):
    return f"```json\n{json.dumps(value, indent=2)}\n```"


def page(noun, example):
    many = plural(noun)
    return f"""# {many.capitalize()}

## List {many}

`GET /api/v1/{many}`

**Query parameters**

| Name | Type | Required | Description |
|---|---|---|---|
| colour | string | no | Only those of this colour. |
| owner_id | integer | no | Only those of this owner. |
| is_public | boolean | no | Only what all may see. |

**Response fields**

{table(example)}

**Response**

{block([example])}

## Create a {noun}

`POST /api/v1/{many}`

**Body parameters**

{table(example)}

**Request**

{block(example)}

**Response fields**

{table(example)}

**Response**

{block(example)}
"""


def write_pages(folder):
    for area, noun, example in things():
        path = folder / area / f"{noun}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(noun, example), encoding="utf-8")


def varied(value, chance):
    """Another value of the same kind."""
    match value:
        case bool():
            return chance.random() < 0.5
        case int():
            return chance.randrange(100_000)
        case float():
            return round(chance.uniform(0, 1000), 2)
        case str() if value[:4] == "2024":
            return f"2024-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}T09:30:00+08:00"
        case str():
            return " ".join(chance.choice(["Ada", "by the door", "grey", "A-17", "北", "ready"]) for _ in range(chance.randrange(1, 6)))
        case list():
            return [varied(item, chance) for item in value for _ in range(chance.randrange(3))]


def records(example, size):
    """A list of records of about so many bytes; what may be missing is so in one of four."""
    chance, made, length = random.Random(1), [], 0
    while length < size:
        there = [name for at, name in enumerate(example) if is_required(at) or chance.random() < 0.75]
        made.append(json.dumps({name: varied(example[name], chance) for name in there}, ensure_ascii=False))
        length += len(made[-1].encode()) + 1
    return f"[{','.join(made)}]"
