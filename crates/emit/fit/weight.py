#!/usr/bin/env python3
"""Sets the crate that docwright generates beside the one that progenitor generates for the same API.

usage: weight.py [--folder FOLDER] [--runs NUMBER] > weight.md

`weight_api.py` writes the pages of an API of 100 operations and 100 models of 15 members. `cargo xtask codegen` reads them, and
its `openapi.json` is progenitor's input, with nulls in the words of OpenAPI 3.0, which progenitor knows. progenitor comes from
the package manager; it and all crates go into `--folder`, or a temporary one.

  lines   of Rust in `src`, comments and blank lines too
  check   processor time of `cargo check` of the crate alone, whose dependencies are built, without incremental compilation;
          the crates take turns, so that what else the machine does slows all of them down
  binary  a program that calls the list of each area's first thing, optimized and stripped, with reqwest and without TLS

Then `decode.rs` reads and writes 10 MB of records with generated types and with structs that a person would write for serde.
"""
import argparse, json, os, pathlib, resource, shutil, statistics, subprocess, tempfile

import weight_api

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGENITOR = "0.15.1"
RECORDS = 10_000_000  # bytes
WORKSPACE = "\n[workspace]\n"
CRATE = """[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
{more}
[profile.release]
strip = true
[dependencies]
{dependencies}
[workspace]
"""
OURS = 'weight-api = {{ path = "{}", default-features = false, features = {} }}'
CRITERION = """serde = { version = "1", features = ["derive"] }
criterion = { version = "0.8", default-features = false, features = ["cargo_bench_support"] }"""
TOKIO = 'tokio = { version = "1", features = ["macros", "rt"] }'
MAIN = """#[tokio::main(flavor = "current_thread")]
async fn main() {{
    {client}
{calls}
}}
"""


def run(*command, **more):
    return subprocess.run([str(part) for part in command], check=True, text=True, stdout=subprocess.PIPE, **more).stdout


def cargo(crate, *arguments, **environment):
    target = crate.parent / "target"
    run("cargo", "--quiet", *arguments, cwd=crate, env=os.environ | {"CARGO_TARGET_DIR": str(target)} | environment)
    return target


def generated(folder):
    """The crates by the names of their makers."""
    weight_api.write_pages(folder / "pages")
    run("cargo", "xtask", "codegen", "--docs", folder / "pages", "--out", folder / "ours", "--name", "weight-api", cwd=ROOT)
    document = json.loads((folder / "ours/openapi.json").read_text(encoding="utf-8"))
    (folder / "openapi.json").write_text(json.dumps(older(document) | {"openapi": "3.0.3"}), encoding="utf-8")
    tool = folder / "tools/bin/cargo-progenitor"
    if not tool.exists():
        run("cargo", "install", "cargo-progenitor", "--quiet", "--locked", "--version", PROGENITOR, "--root", folder / "tools")
    crates = {"docwright": folder / "ours"}
    for interface in ("positional", "builder"):
        out = folder / interface
        run(tool, "progenitor", "--input", folder / "openapi.json", "--output", out, "--name", f"progenitor-{interface}",
            "--version", "0.1.0", "--interface", interface)
        with (out / "Cargo.toml").open("a") as manifest:
            manifest.write(WORKSPACE)
        crates[f"progenitor, {interface}"] = out
    return crates


def older(value):
    """A part of an OpenAPI document in the words of OpenAPI 3.0."""
    if isinstance(value, list):
        return [older(item) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("type"), list):
        [kind] = [kind for kind in value["type"] if kind != "null"]
        value = value | {"type": kind, "nullable": True}
    return {key: older(item) for key, item in value.items()}


def lines(crate):
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (crate / "src").rglob("*.rs"))


def processor_time():
    """What all programs took that were run and have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def checks(crates, runs):
    """The seconds of each run, by crate."""
    seconds = {name: [] for name in crates}
    for at in range(runs + 1):
        for name, crate in crates.items():
            (crate / "src/lib.rs").touch()
            start = processor_time()
            cargo(crate, "check", CARGO_INCREMENTAL="0")
            # The first run builds the dependencies.
            seconds[name] += [processor_time() - start] if at else []
    return seconds


def program(folder, name, dependencies, client, calls):
    """The size of a program in bytes."""
    crate = folder / name
    (crate / "src").mkdir(parents=True, exist_ok=True)
    (crate / "Cargo.toml").write_text(CRATE.format(name=name, more="", dependencies=f"{dependencies}\n{TOKIO}"))
    text = "\n".join(f'    println!("{{:?}}", {call}.await.is_ok());' for call in calls)
    (crate / "src/main.rs").write_text(MAIN.format(client=client, calls=text))
    return (cargo(crate, "build", "--release") / "release" / name).stat().st_size


def binaries(folder, crates):
    """The size of each crate's program, by crate."""
    schema = json.loads((crates["docwright"] / "schema.json").read_text(encoding="utf-8"))
    lists = {operation["area"]: operation["id"] for operation in reversed(schema["operations"]) if operation["method"] == "GET"}
    pascal = lambda name: "".join(word.capitalize() for word in name.split("_"))
    ours = OURS.format(crates["docwright"], json.dumps(["client", *lists]))
    client = 'let client = weight_api::Client::with_server("http://localhost").expect("it is a URL");'
    calls = [f"client.send(weight_api::{area}::{pascal(name)}::new())" for area, name in lists.items()]
    sizes = {"docwright": program(folder, "calls-ours", ours, client, calls)}
    for interface, call in {"positional": "client.{}(None, None, None)", "builder": "client.{}().send()"}.items():
        dependencies = f'progenitor-{interface} = {{ path = "{folder / interface}" }}'
        client = f'let client = progenitor_{interface}::Client::new("http://localhost");'
        calls = [call.format(name) for name in lists.values()]
        sizes[f"progenitor, {interface}"] = program(folder, f"calls-{interface}", dependencies, client, calls)
    return sizes


def decoding(folder, crates):
    """The least of three medians in milliseconds, by what is done and by whom."""
    crate = folder / "decoding"
    (crate / "benches").mkdir(parents=True, exist_ok=True)
    (crate / "src").mkdir(exist_ok=True)
    (crate / "src/lib.rs").write_text("")
    shutil.copy(ROOT / "crates/emit/fit/decode.rs", crate / "benches")
    [desk] = [example for _, noun, example in weight_api.things() if noun == "desk"]
    (crate / "records.json").write_text(weight_api.records(desk, RECORDS), encoding="utf-8")
    ours = OURS.format(crates["docwright"], '["office"]')
    bench = '[[bench]]\nname = "decode"\nharness = false'
    (crate / "Cargo.toml").write_text(CRATE.format(name="decoding", more=bench, dependencies=f"{ours}\n{CRITERION}"))
    found = {}
    for _ in range(3):
        target = cargo(crate, "bench")
        for path in (target / "criterion").glob("*/*/new/estimates.json"):
            median = json.loads(path.read_text())["median"]["point_estimate"] / 1e6
            key = path.parts[-4], path.parts[-3]
            found[key] = min(median, found.get(key, median))
    return found


def table(header, rows):
    print(f"\n| {' | '.join(header)} |\n|---|{'--:|' * (len(header) - 1)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def tell(folder, runs):
    crates = generated(folder)
    seconds, sizes = checks(crates, runs), binaries(folder, crates)
    print(f"# Weight\n\nWritten by `weight.py`, whose head says what the rows are. progenitor {PROGENITOR}; {runs} runs.")
    columns = list(crates)
    first = min(seconds[columns[1]])
    table(["100 operations, 100 models of 15 members", *columns], [
        ["lines", *(f"{lines(crates[name]):,}" for name in columns)],
        ["check, median", *(f"{statistics.median(seconds[name]):.2f} s" for name in columns)],
        ["check, least", *(f"{min(seconds[name]):.2f} s" for name in columns)],
        [f"check, to that of {columns[1]}", *(f"{min(seconds[name]) / first:.2f}" for name in columns)],
        ["binary", *(f"{sizes[name] / 1e6:.2f} MB" for name in columns)],
    ])
    found = decoding(folder, crates)
    rows = [("reading, bare types", "read", "generated"), ("reading, by the call", "read", "call"), ("writing", "write", "generated")]
    table([f"{RECORDS // 1_000_000} MB of records", "by hand", "generated", ""], [
        [name, f"{found[group, 'by_hand']:.1f} ms", f"{found[group, own]:.1f} ms", f"{found[group, own] / found[group, 'by_hand'] - 1:+.1%}"]
        for name, group, own in rows
    ])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=pathlib.Path, help="where everything is put, to be used again")
    parser.add_argument("--runs", type=int, default=7, help="of each check")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = (args.folder or pathlib.Path(folder)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        tell(folder, args.runs)


if __name__ == "__main__":
    main()
