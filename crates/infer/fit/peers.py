#!/usr/bin/env python3
"""Sets the types that docwright generates beside those that others make of the same examples.

usage: peers.py [--tools FOLDER] FOLDER... > peers.md

Each folder in a FOLDER holds the pages of one API. `cargo xtask codegen` reads them and the project's own pages, and its
`schema.json` gives the examples: all that docwright could read, so all tools get the same. The others come from package
managers, into `--tools` or a temporary folder; one that cannot be had is skipped with a line. They run with their defaults.

  quicktype     all examples of one operation are samples of one type
  json_typegen  takes one sample: a list of all examples, of which `unwrap "/-"` makes one type
  typify        reads JSON Schema, which genson makes of all examples

All types of a tool are compiled into programs that read bodies and write back what they read.

  untyped    no type was made for the body, or it does not compile
  accepted   the body was read
  equal      what is written is what was read; numbers are compared by value
  but nulls  ... where members that are null are as good as missing
  lost       the body was read, and something of it is not written: a value other than null, `""`, `[]` and `{}`

  Answers    Types of each operation's answers, made of all examples of it and tried on each.
  Kept back  One answer is kept back for each thing (struct of docwright) that three or more answers show. Types are made of
             all objects of the thing in other answers, and tried on those in that one. Which objects are one thing is
             docwright's finding, and a gift to the others. `tests/it/held_out.rs` measures docwright on the same cases.
  Unusual    The changes of `tests/it/unusual.json`, each applied to the one documented contact.
  Names      Types of all answers of an API together, with and without the operations of one page. Names of types that
             stand in a place that is still there and are other ones now. `tests/it/memory.rs` measures docwright.

The project's own pages stand in Answers and Unusual alone.
"""
import argparse, collections, copy, json, pathlib, re, subprocess, sys, tempfile

from peer_tools import JsonTypegen, Quicktype, Typify, compiled, dumped, run

ROOT = pathlib.Path(__file__).resolve().parents[3]
UNUSUAL = ROOT / "tests/it/unusual.json"
CONTACT = ("GET", "/api/v2/contacts/{id}")
ANSWERS = 3  # that show a thing of which one is kept back
PAGES = 40  # of an API that are taken away, one at a time

REFUSED = object()
Job = collections.namedtuple("Job", "part api name samples bodies")


class Api:
    """What docwright makes of the pages of an API."""

    def __init__(self, pages, out):
        self.name, self.out = pages.resolve().name, out
        run("cargo", "xtask", "codegen", "--docs", pages.resolve(), "--out", out, "--name", self.crate(), cwd=ROOT)
        self.schema = json.loads((out / "schema.json").read_text(encoding="utf-8"))

    def crate(self):
        return "api-" + re.sub(r"\W+", "-", self.name)

    def answers(self):
        """Operation and example of each answer to a successful call."""
        for operation in self.schema["operations"]:
            for example in operation.get("examples", []):
                if example["direction"] == "response" and example.get("outcome") == "ok":
                    yield operation, example

    def by_operation(self):
        """The different answers of each operation, by its id."""
        shown = collections.defaultdict(dict)
        for operation, example in self.answers():
            shown[operation["id"]][dumped(example["value"], sort_keys=True)] = example["value"]
        return {name: list(values.values()) for name, values in shown.items()}

    def types(self):
        """The type that answers of an operation are read as by the crate's own tests, and what it uses."""
        paths = {f"{one.get('method')} {one.get('path')}": one["id"] for one in self.schema["operations"]}
        found = {}
        for path in sorted((self.out / "tests/examples").glob("*.rs")):
            text = path.read_text(encoding="utf-8")
            uses = "\n".join(re.findall(r"^use [^;]*;", text, re.M))
            for address, ty in re.findall(r'let address = "(.*?)";.*?round_trip::<(.*?)>\(address', text, re.S):
                place, _, example = address.partition("#example.")
                if example.startswith("ok"):
                    found[paths.get(place, place.split()[-1])] = uses, ty.strip().removesuffix(",")
        return found

    def things(self):
        """The objects of each struct, by the number of the whole answer that shows them."""
        found, seen = collections.defaultdict(lambda: collections.defaultdict(list)), set()
        for operation, example in self.answers():
            text = dumped(example["value"], sort_keys=True)
            if example.get("partial") or text in seen:
                continue
            seen.add(text)
            answer, value = operation.get("answer", {}), example["value"]
            if answer.get("wrapping") == "envelope" and isinstance(value, dict):
                value = value.get(self.schema["envelope"]["payload"])
            self.collect(answer.get("payload") or {}, value, len(seen), found)
        return found

    def collect(self, ty, value, at, found):
        kind = ty.get("type")
        if kind == "ref" and isinstance(value, dict):
            named = self.schema["types"].get(ty["name"], {})
            if named.get("kind") == "struct":
                found[ty["name"]][at].append(value)
                for field in named["fields"]:
                    self.collect(field["ty"], value.get(field["name"]), at, found)
        elif kind == "array" and isinstance(value, list):
            for item in value:
                self.collect(ty["items"], item, at, found)
        elif kind == "map" and isinstance(value, dict):
            for item in value.values():
                self.collect(ty["values"], item, at, found)
        for one in ty.get("of", []) if kind == "union" else []:
            self.collect(one, value, at, found)


def of_answers(api):
    for name, samples in sorted(api.by_operation().items()):
        yield Job("answers", api, name, samples, samples)


def of_kept_back(api):
    for thing, shown in sorted(api.things().items()):
        for kept in shown if len(shown) >= ANSWERS else ():
            others = {dumped(value): value for at, values in shown.items() if at != kept for value in values}
            yield Job("kept back", api, f"{thing} {kept}", list(others.values()), shown[kept])


def unusual(api):
    """The documented contact, and what becomes of it with each change."""
    [operation] = [one for one in api.schema["operations"] if (one.get("method"), one.get("path")) == CONTACT]
    [answer] = [one for one in operation["examples"] if one.get("outcome") == "ok"]
    bodies = []
    for change in json.loads(UNUSUAL.read_text(encoding="utf-8")):
        body = copy.deepcopy(answer["value"])
        *parents, key = ["data"] + change["at"].split("/")[1:]
        parent = body
        for name in parents:
            parent = parent[name]
        parent.pop(key, None)
        if "becomes" in change:
            parent[key] = change["becomes"]
        bodies.append(body)
    return Job("unusual", api, operation["id"], [answer["value"]], bodies)


class Docwright:
    name, version = "docwright", "of this checkout"

    def __init__(self, apis):
        self.known = {api.name: api.types() for api in apis}
        path = '{} = {{ path = "{}", default-features = false }}'
        crates = [f'docwright-runtime = {{ path = "{ROOT / "crates/runtime"}", features = ["testing"] }}',
                  *(path.format(api.crate(), api.out) for api in apis)]
        self.crates = "\n".join(crates)

    def modules(self, jobs, _):
        for job in jobs:
            known = self.known[job.api.name].get(job.name)
            if known and job.part != "kept back":
                yield job, "{}\npub type Answer = {};\n".format(*known)


def as_dict(value):
    return value if isinstance(value, dict) else {}


def without_nulls(value):
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def same(one, other):
    """Whether two values are equal; Python takes `true` for 1."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def kept(value, written):
    """Whether all of a value that holds something is written; digits may be written as either number or text."""
    if value in (None, "", [], {}):
        return True
    if isinstance(value, dict):
        return all(kept(item, as_dict(written).get(key)) for key, item in value.items())
    if isinstance(value, list):
        return isinstance(written, list) and len(value) == len(written) and all(map(kept, value, written))
    return same(value, written) or (not isinstance(value, bool) and str(value) == str(written))


def judged(tool, jobs, folder):
    """What was written of each body, or that it was refused, by job; and the code made for each job."""
    modules = {key_of(job): text for job, text in tool.modules(jobs, folder / "made")}
    programs, lines = compiled(tool, modules.values(), folder), collections.defaultdict(list)
    for job in jobs:
        program, at = programs.get(modules.get(key_of(job)), (None, None))
        lines[program] += [(key_of(job), f"{at} {dumped(body)}") for body in job.bodies if program]
    became = collections.defaultdict(list)
    for program, asked in lines.items():
        told = run(program, input="\n".join(line for _, line in asked)).splitlines() if program else []
        for (key, _), line in zip(asked, told, strict=True):
            became[key].append(json.loads(line) if line else REFUSED)
    return became, modules


def key_of(job):
    return job.part, job.api.name, job.name


def verdicts(job, became):
    """Of each body: whether it is accepted, equal, equal but for nulls, and not lost."""
    for body, written in zip(job.bodies, became.get(key_of(job)) or [REFUSED] * len(job.bodies)):
        if written is REFUSED:
            yield False, False, False, True
        else:
            yield True, same(body, written), same(without_nulls(body), without_nulls(written)), kept(body, written)


def sums(jobs, became, whole=False):
    """Bodies, and how many are untyped, accepted, equal, equal but for nulls, and lost in part; or jobs that are so as a whole."""
    found = [(job, list(verdicts(job, became))) for job in jobs]
    found = [(job, verdict) for job, some in found for verdict in ([tuple(map(all, zip(*some)))] if whole else some)]
    untyped = sum(key_of(job) not in became for job, _ in found)
    return len(found), untyped, *(sum(one[at] for _, one in found) for at in range(3)), sum(not one[3] for _, one in found)


def fields(text):
    """The members of each type in generated code, as (name in JSON, type)."""
    text = re.sub(r"^\s*//.*\n", "", text, flags=re.M)
    text = re.sub(r",?\n\s*>", ">", re.sub(r"([<(])\n\s*", r"\1", text))
    found = {name: [("", ty)] for name, ty in re.findall(r"^pub (?:type|struct) (\w+)(?: = |\()(.*?)\)?;", text, re.M)}
    for name, body in re.findall(r"^pub (?:struct|enum) (\w+) \{\n(.*?)^\}", text, re.M | re.S):
        found[name], renamed = [], None
        for line in body.splitlines():
            rename = re.search(r'rename = "([^"]*)"', line)
            member = re.fullmatch(r"\s*(?:pub )?(?:r#)?(\w+)(?:: |\()(.+?)\)?,", line)
            renamed = rename[1] if rename else renamed
            if member:
                found[name].append((renamed or member[1], member[2]))
                renamed = None
    return found


def places(text):
    """The name of the type that stands in each place below `Answer`."""
    known, found = fields(text), {}
    todo = [((), "Answer", frozenset())]
    while todo:
        place, name, above = todo.pop()
        for member, ty in known.get(name, []):
            for inner in sorted(known.keys() & re.findall(r"\w+", ty))[:1]:
                found[*place, member] = inner
                if inner not in above and len(place) < 20:
                    todo.append(((*place, member), inner, above | {inner}))
    return found


def renamed(tool, apis, folder):
    """How many names there are, how many pages were taken away, and how many names changed."""
    jobs = []
    for api in apis:
        answers, pages = api.by_operation(), {one["id"]: one["page"] for one in api.schema["operations"]}
        for page in [None, *sorted({pages[name] for name in answers})[:PAGES]]:
            left = {name: shown for name, shown in sorted(answers.items()) if pages[name] != page}
            jobs.append(Job("names", api, page, [left], []))
    whole, names, taken, changed = {}, 0, 0, 0
    for job, text in tool.modules(jobs, folder):
        found = places(text)
        if job.name is None:
            whole[job.api.name] = found
            names += len(set(found.values()))
        elif job.api.name in whole:
            before = whole[job.api.name]
            taken += 1
            changed += len({before[place] for place in before.keys() & found.keys() if before[place] != found[place]})
    return names, taken, changed


def table(title, header, rows):
    print(f"\n## {title}\n\n| {' | '.join(header)} |\n|---|{'--:|' * (len(header) - 1)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")


def installed(folder):
    for tool in (Quicktype, JsonTypegen, Typify):
        try:
            yield tool(folder)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"skipped {tool.name}: {error}", file=sys.stderr)


def types_of(name, apis, texts):
    """How many types answers are read with."""
    if name == Docwright.name:
        return sum(one.get("usage") != "request" for api in apis for one in api.schema["types"].values())
    return sum(len(re.findall(r"^pub (?:struct|enum) ", text, re.M)) for key, text in texts.items() if key[0] == "answers")


def tell(apis, jobs, results):
    """The tables; results are by tool what became of the bodies, and its code."""
    parts = {part: [job for job in jobs if job.part == part] for part in ("answers", "kept back", "unusual")}
    header = ["", "bodies", "untyped", "accepted", "equal", "but nulls", "lost"]
    answers = [(name, *sums(parts["answers"], became), types_of(name, apis, texts)) for name, (became, texts) in results.items()]
    table(f"Answers of {len(parts['answers'])} operations", [*header, "types"], answers)
    others = {name: became for name, (became, _) in results.items() if name != Docwright.name}
    kept_back = [(name, *sums(parts["kept back"], became, whole=True)) for name, became in others.items()]
    if parts["kept back"]:
        table("Kept back", ["", "cases", *header[2:]], kept_back)
    table("Unusual", header, [(name, *sums(parts["unusual"], became)) for name, (became, _) in results.items()])
    [job] = parts["unusual"]
    rows = zip(*(verdicts(job, became) for became, _ in results.values()))
    words = [["refused" if not one[0] else "read" if one[3] else "lost" for one in row] for row in rows]
    changes = [change["change"] for change in json.loads(UNUSUAL.read_text(encoding="utf-8"))]
    table("Each change", ["", *results], [(change, *row) for change, row in zip(changes, words)])
    by_api = collections.defaultdict(list)
    for job in parts["answers"]:
        by_api[job.api.name].append(job)
    rows = [[(api, *sums(some, became)) for became, _ in results.values()] for api, some in by_api.items()]
    cells = ((row[0][0], row[0][1], *(f"{one[3]} / {one[5]}" for one in row)) for row in rows)
    table("Answers by API: accepted / equal but for nulls", ["", "bodies", *results], cells)


def has_pages(path):
    return path.is_dir() and any(file.suffix in (".md", ".txt") for file in path.rglob("*"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=pathlib.Path, help="where the other tools are put, to be used again")
    parser.add_argument("folders", type=pathlib.Path, nargs="*", help="folders of APIs")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        peers = list(installed((args.tools or folder / "tools").resolve()))
        pages = [path for each in args.folders for path in sorted(each.iterdir()) if has_pages(path)]
        apis = [Api(path, folder / "apis" / str(at)) for at, path in enumerate([ROOT / "docs", *pages])]
        jobs = [unusual(apis[0]), *(job for api in apis for job in of_answers(api))]
        jobs += [job for api in apis[1:] for job in of_kept_back(api)]
        tools, results = [Docwright(apis), *peers], {}
        for tool in tools:
            try:
                results[tool.name] = judged(tool, jobs, folder / tool.name)
            except subprocess.SubprocessError as error:
                print(f"skipped {tool.name}: {error}", file=sys.stderr)
        names = [(tool.name, *renamed(tool, apis[1:], folder / tool.name / "names")) for tool in peers if tool.name in results]
    print(f"# Beside others\n\nWritten by `peers.py`, whose head says what the columns are. Our own pages and {len(apis) - 1} APIs; "
          f"{', '.join(f'{tool.name} {tool.version}' for tool in tools if tool.name in results)}.")
    tell(apis, jobs, results)
    if len(apis) > 1:
        table("Names", ["", "names", "pages taken away", "names that change"], names)


if __name__ == "__main__":
    main()
