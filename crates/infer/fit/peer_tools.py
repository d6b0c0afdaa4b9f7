"""The tools that `peers.py` sets beside docwright, and the programs that read bodies with the types of any of them."""
import concurrent.futures, importlib, json, re, subprocess, sys

WORKERS = 2
MODULES = 100  # of a program, since a compiler holds all of one in memory
MINUTES = 30  # for any one program

QUICKTYPE = """
const { main } = require("quicktype");
const lines = require("readline").createInterface({ input: process.stdin });
const tried = async line => { try { await main(JSON.parse(line)); } catch (error) { console.error(error.message); } };
(async () => { for await (const line of lines) await tried(line); })();
"""

MANIFEST = """
[package]
name = "peer"
edition = "2021"
[profile.dev]
debug = false
incremental = false
[workspace]
[dependencies]
serde = { version = "1", features = ["derive"] }
serde_json = { version = "1", features = ["float_roundtrip"] }
"""

PROGRAM = """
#![allow(warnings)]
use std::io::BufRead;
fn tried<T: serde::de::DeserializeOwned + serde::Serialize>(body: &str) -> Result<String, serde_json::Error> {
    serde_json::to_string(&serde_json::from_str::<T>(body)?)
}
MODULES
fn main() {
    for line in std::io::stdin().lock().lines().map(Result::unwrap) {
        let (at, body) = line.split_once(' ').unwrap();
        let written: Result<String, serde_json::Error> = match at {
ARMS
            _ => unreachable!(),
        };
        println!("{}", written.unwrap_or_default());
    }
}
"""


def run(*command, **more):
    """What a program prints; an error where it fails."""
    more = {"check": True, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "timeout": 60 * MINUTES, **more}
    return subprocess.run([str(part) for part in command], **more).stdout


def dumped(value, **more):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), **more)


class Tool:
    """Makes a type of samples, alone and without knowing docwright."""

    crates = ""  # that its code needs beside serde and serde_json

    def __init__(self, folder):
        self.folder = folder / self.name
        self.version = self.install()

    def modules(self, jobs, folder):
        """The text of a module with the type `Answer`, for each job that the tool makes one for."""
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            texts = pool.map(lambda at: self.text(jobs[at].samples, folder / f"{at}"), range(len(jobs)))
            yield from ((job, text) for job, text in zip(jobs, texts) if text)

    def text(self, samples, folder):
        folder.mkdir(parents=True)
        try:
            self.generate(samples, folder)
            return (folder / "answer.rs").read_text(encoding="utf-8")
        except (OSError, subprocess.SubprocessError):
            return None


class Quicktype(Tool):
    name = "quicktype"

    def install(self):
        run("npm", "install", "--silent", "--prefix", self.folder, "quicktype")
        return json.loads((self.folder / "node_modules/quicktype/package.json").read_text())["version"]

    def modules(self, jobs, folder):
        """All in one process, since starting one takes longer than the work."""
        lines = []
        for at, job in enumerate(jobs):
            (folder / f"{at}").mkdir(parents=True)
            files = [folder / f"{at}" / f"{number}.json" for number in range(len(job.samples))]
            for file, sample in zip(files, job.samples):
                file.write_text(dumped(sample), encoding="utf-8")
            lines.append([*"--quiet --src-lang json --lang rust --visibility public --top-level Answer --out".split(),
                          str(folder / f"{at}" / "answer.rs"), *map(str, files)])
        run("node", "-e", QUICKTYPE, input="\n".join(map(json.dumps, lines)), cwd=self.folder)
        for at, job in enumerate(jobs):
            path = folder / f"{at}" / "answer.rs"
            if path.exists():
                yield job, path.read_text(encoding="utf-8")


class JsonTypegen(Tool):
    name, crates = "json_typegen", 'serde_derive = "1"'

    def install(self):
        run("cargo", "install", "--quiet", "--root", self.folder, "json_typegen_cli")
        return run(self.folder / "bin/json_typegen", "--version").split()[-1]

    def generate(self, samples, folder):
        (folder / "samples.json").write_text(dumped(samples), encoding="utf-8")
        options = ["--name", "Answer", "--options", '{ unwrap: "/-" }', "--output", folder / "answer.rs"]
        run(self.folder / "bin/json_typegen", folder / "samples.json", *options)


class Typify(Tool):
    name = "typify"

    def install(self):
        run("cargo", "install", "--quiet", "--root", self.folder, "cargo-typify")
        run(sys.executable, "-m", "pip", "install", "--quiet", "--target", self.folder / "python", "genson")
        sys.path.append(str(self.folder / "python"))
        [genson] = (self.folder / "python").glob("genson-*.dist-info")
        version = run(self.folder / "bin/cargo-typify", "typify", "--version").split()[-1]
        return f"{version} (of schemas by genson {genson.name.split('-')[1].removesuffix('.dist')})"

    def generate(self, samples, folder):
        builder = importlib.import_module("genson").SchemaBuilder()
        for sample in samples:
            builder.add_object(sample)
        schema = builder.to_schema()
        (folder / "schema.json").write_text(dumped({**schema, "title": "Answer"}), encoding="utf-8")
        run(self.folder / "bin/cargo-typify", "typify", "--no-builder", "--output", folder / "answer.rs", folder / "schema.json")


def program_of(modules):
    arms = "\n".join(f'            "{at}" => tried::<m{at}::Answer>(body),' for at in modules)
    return PROGRAM.replace("ARMS", arms).replace("MODULES", "\n".join(f"mod m{at};" for at in modules))


def compiled(tool, texts, folder):
    """The programs that read bodies with the types of a tool, by the module text that each has compiled."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Cargo.toml").write_text(MANIFEST + tool.crates)
    left = dict(enumerate(sorted(set(texts))))
    for at, text in left.items():
        module = folder / f"src/bin/p{at // MODULES}/m{at}.rs"
        module.parent.mkdir(parents=True, exist_ok=True)
        module.write_text(text, encoding="utf-8")
    for _ in range(10):
        for program in {at // MODULES for at in left}:
            text = program_of([at for at in left if at // MODULES == program])
            main = folder / f"src/bin/p{program}/main.rs"
            if not main.exists() or main.read_text() != text:  # What is written anew is built anew.
                main.write_text(text)
        build = ["cargo", "build", "--quiet", "--keep-going", "--jobs", WORKERS, "--message-format=json"]
        told = run(*build, cwd=folder, check=False)
        messages = [json.loads(line) for line in told.splitlines()]
        errors = [one["message"] for one in messages if one.get("message", {}).get("level") == "error"]
        spans = [span for error in errors for span in error["spans"]]
        if not errors:
            run(*build, cwd=folder)  # Fails where it is not the modules that are wrong.
            return {text: (folder / f"target/debug/p{at // MODULES}", at) for at, text in left.items()}
        places = [place for span in spans for place in (span["file_name"], *(line["text"] for line in span["text"]))]
        bad = {int(number) for place in places for number in re.findall(r"\bm(\d+)(?:\.rs|::Answer)", place)}
        left = {at: text for at, text in left.items() if at not in bad}
    raise SystemExit(f"what {tool.name} makes does not compile: {errors[0]['rendered']}")
