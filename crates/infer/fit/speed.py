#!/usr/bin/env python3
"""How long docwright takes for examples, beside tools that make types or schemas of JSON.

    cargo build --release -p xtask && crates/infer/fit/speed.py [MEGABYTES …]

The examples are orders, made here with a fixed seed. The other tools read them as one list; docwright reads them as
they are documented, on pages of 8 KB with a few orders each, and writes a whole crate. Tools are installed with their
package managers into a temporary folder, and left out where that fails. The quickest of three runs counts; a tool that takes
longer than ten minutes is not run again.
"""
import json, os, pathlib, random, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[3]
XTASK = ROOT / "target/release/xtask"
PAGE = 8 * 1024
RUNS = 3
SECONDS = 600

STATES = ["open", "paid", "shipped", "void"]


def order(rng):
    line = lambda: {"article": f"A-{rng.randrange(9999)}", "quantity": rng.randrange(1, 40), "price": f"{rng.randrange(1, 90000) / 100:.2f}"}
    return {
        "id": rng.randrange(10**6), "number": f"O-{rng.randrange(10**5)}", "state": rng.choice(STATES),
        "note": rng.choice([None, "leave at the gate"]), "placed_at": f"2025-{rng.randrange(1, 13):02}-03T09:30:00+08:00",
        "weight": rng.randrange(1000) / 8, "is_gift": rng.random() < 0.2,
        "depot": {"id": rng.randrange(50), "code": f"D{rng.randrange(50)}", "hall": rng.choice(["north", "south"])},
        "lines": [line() for _ in range(rng.randrange(1, 5))],
    }


def orders(size):
    """Orders that take `size` bytes of JSON, in parts of a page each."""
    rng, parts, taken = random.Random(7), [], 0
    while taken < size:
        part, length = [], 0
        while length < PAGE - 600:
            part.append(order(rng))
            length += len(json.dumps(part[-1]))
        parts.append(part)
        taken += length
    return parts


def pages(parts, folder):
    for at, part in enumerate(parts):
        body = json.dumps({"code": 0, "data": part})
        text = f"# Orders of day {at}\n\n`GET /days/{at}/orders`\n\n**Response**\n\n```json\n{body}\n```\n"
        (folder / f"day_{at}.md").write_text(text, encoding="utf-8")


def installed(name, *command, folder):
    """Whether a package manager could install a tool."""
    try:
        subprocess.run([str(part) for part in command], cwd=folder, check=True, capture_output=True, timeout=3 * SECONDS)
        return True
    except (OSError, subprocess.SubprocessError):
        print(f"{name} cannot be installed here", file=sys.stderr)
        return False


def seconds(command, environment=None):
    """The wall time of the quickest run; nothing where it fails or takes too long."""
    best = None
    for _ in range(RUNS):
        began = time.perf_counter()
        try:
            run = subprocess.run([str(part) for part in command()], capture_output=True, timeout=SECONDS, env=environment)
        except subprocess.TimeoutExpired:
            return best
        if run.returncode != 0:
            return None
        took = time.perf_counter() - began
        best = took if best is None else min(best, took)
        if took > SECONDS / 10:
            break
    return best


def tools(folder):
    """What each tool is started as on a file of one list."""
    found = {}
    if installed("quicktype", "npm", "install", "quicktype", folder=folder):
        quicktype = folder / "node_modules/.bin/quicktype"
        found["quicktype"] = lambda file: [quicktype, "--lang", "rust", "--out", folder / "quicktype.rs", file]
    for name, package in [("json_typegen", "json_typegen_cli"), ("genson-rs", "genson-rs")]:
        if installed(name, "cargo", "install", "--root", folder / name, package, folder=folder):
            program = next((folder / name / "bin").iterdir())
            arguments = ["-n", "Orders"] if name == "json_typegen" else []
            found[name] = lambda file, program=program, arguments=arguments: [program, *arguments, file]
    return found


def row(megabytes, others, folder):
    parts = orders(megabytes * 10**6)
    docs, file = folder / f"docs{megabytes}", folder / f"orders{megabytes}.json"
    docs.mkdir()
    pages(parts, docs)
    file.write_text(json.dumps([order for part in parts for order in part]), encoding="utf-8")
    outs = iter(range(RUNS))
    own = lambda: [XTASK, "codegen", "--docs", docs, "--out", folder / f"out{megabytes}-{next(outs)}"]
    environment = {**os.environ, "CARGO_TARGET_DIR": str(folder / "target")}
    times = {"docwright": seconds(own, environment)}
    times |= {name: seconds(lambda: start(file)) for name, start in others.items()}
    return times


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [1, 10, 100]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        others = tools(folder)
        print("| examples | " + " | ".join(["docwright", *others]) + " |")
        print("|--:|" + "--:|" * (1 + len(others)))
        for megabytes in sizes:
            times = row(megabytes, others, folder)
            own = times["docwright"]
            shown = lambda took: "–" if took is None else f"{took:.2f} s" + (f", {took / own:.1f} ×" if took != own and own else "")
            print(f"| {megabytes} MB | " + " | ".join(shown(took) for took in times.values()) + " |", flush=True)


if __name__ == "__main__":
    main()
