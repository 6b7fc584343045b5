"""test_formats.py BINARY: each report format against its schema or a consumer that others use."""
import contextlib
import csv
import dataclasses
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import typing
import urllib.parse
import xml.etree.ElementTree as xml

import junitparser
import pysarif
import xmlschema
from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
from jsonschema import Draft202012Validator
from sarif import loader as sarif_loader
from sarif.operations import codeclimate_op

binary = str(pathlib.Path(sys.argv[1]).resolve())
fixtures = pathlib.Path(__file__).resolve().parents[1] / "Fixtures"
folder = tempfile.TemporaryDirectory()
root = pathlib.Path(folder.name)
failures = 0


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED {name} {detail}")


def run(*arguments, stdin=b""):
    return subprocess.run([binary, *arguments], input=stdin, capture_output=True, cwd=root)


def lint(format, *arguments):
    return run("lint", *(arguments or inputs), "--language", "en", "--format", format).stdout.decode()


hostile = "<b>&amp;\"'|`*_[a](b) ::error::%0A,;=1+1 ]]> \u2028\u202e\U0001f469\u200d\U0001f467 \u00e9"
sources = {
    "clean.txt": "The town opened a new wall on Saturday, and a hundred people came to see it, as they had hoped to do.\n",
    "spun.txt": f"The {hostile} town has ten,000 people and they went to to the wall , on Saturday.\r\nIt is \x1b[31m so "
                "and they went to to the wall.\rNine,500 came.\n",
    "na me,%\"&<>|:#.txt": "They went to to it in the end of the day for the sake of it all and of the town of old.\n",
    "page.md": "# Wall of ten,000\n\nThey **went** to to the `to to` wall &amp; back.\n",
    "page.html": "<p>They went to to the <b>wall</b> &amp; back of ten&#44;000.</p>",
}
for name, text in sources.items():
    (root / name).write_bytes(text.encode())
(root / "bytes.txt").write_bytes(b"They \xff went to to it \xc3.\n")
(root / "latin.html").write_bytes(b"<meta charset=iso-8859-1><p>The caf\xe9 went to to the wall and to the town.</p>")
inputs = sorted([*sources, "bytes.txt", "latin.html"]) + ["none.txt"]
articles = [json.loads(line) for line in lint("jsonl").splitlines()]
findings = [(a["path"], f) for a in articles for f in a["findings"]]
check("there are findings", len(findings) >= 12, len(findings))
documented = {"error": ("critical", "major"), "warning": ("minor",), "note": ("info",)}


# SARIF: the object model of pysarif is generated from the OASIS schema; here it becomes a strict schema again.
def sarif_schema(root_type):
    definitions = {}

    def of(kind):
        origin = typing.get_origin(kind)
        if origin is typing.Union:
            return of(next(a for a in typing.get_args(kind) if a is not type(None)))
        if origin is list:
            return {"type": "array", "items": of(typing.get_args(kind)[0])}
        if origin is typing.Literal:
            return {"enum": list(typing.get_args(kind))}
        if dataclasses.is_dataclass(kind):
            add(kind)
            return {"$ref": "#/$defs/" + kind.__name__}
        return {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}.get(kind, {})

    def camel(name):
        first, *rest = name.rstrip("_").split("_")
        return "$schema" if name == "schema_uri" else first + "".join(part.capitalize() for part in rest)

    def add(kind):
        if kind.__name__ in definitions:
            return
        schema = definitions[kind.__name__] = {"type": "object", "additionalProperties": kind.__name__ == "PropertyBag"}
        hints = typing.get_type_hints(kind, vars(sys.modules[kind.__module__]))
        schema["properties"] = {camel(f.name): of(hints[f.name]) for f in dataclasses.fields(kind)}
        schema["properties"]["$schema"] = {"type": "string"}
        schema["required"] = [
            camel(f.name) for f in dataclasses.fields(kind)
            if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING]

    return {**of(root_type), "$defs": definitions}


text = lint("sarif")
document = json.loads(text)
schema = sarif_schema(pysarif.SarifLog)
check("SARIF: the schema is one", len(schema["$defs"]) > 40, len(schema["$defs"]))
validator = Draft202012Validator(schema)
for error in validator.iter_errors(document):
    check("SARIF schema", False, f"{error.json_path}: {error.message}")
for path, value in [("results", {}), ("results", [{"ruleId": 1}]), ("extra", 1)]:
    wrong = json.loads(text)
    wrong["runs"][0][path] = value
    check(f"SARIF: the schema rejects {path} {value}", not validator.is_valid(wrong))
log = pysarif.load_from_json(text)
results = log.runs[0].results
check("SARIF: version", log.version == "2.1.0")
check("SARIF: every finding is a result", len(results) == len(findings), len(results))
rules = log.runs[0].tool.driver.rules
for (path, finding), result in zip(findings, results):
    name = f"SARIF {path} {finding['rule']}"
    source = (root / path).read_bytes()
    region = result.locations[0].physical_location.region
    check(name + ": rule", rules[result.rule_index].id == result.rule_id == finding["rule"])
    check(name + ": help", rules[result.rule_index].help.markdown.startswith("# "))
    check(name + ": level", finding["severity"] in documented[result.level])
    cut = source[region.byte_offset:region.byte_offset + region.byte_length]
    check(name + ": bytes", cut.decode(errors="replace") == finding.get("source", finding["text"]), cut)
    decoded = source.decode(errors="replace")
    cut = decoded[region.char_offset:region.char_offset + region.char_length]
    check(name + ": characters", cut == finding.get("source", finding["text"]), cut)
    lines = decoded.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cut = lines[region.start_line - 1][region.start_column - 1:]
    check(name + ": line and column", cut.startswith(finding.get("source", finding["text"]).split("\n")[0]), cut)
    for fix in result.fixes or []:
        replacement = fix.artifact_changes[0].replacements[0]
        deleted = replacement.deleted_region
        start, end = deleted.byte_offset, deleted.byte_offset + deleted.byte_length
        fixed = source[:start] + replacement.inserted_content.text.encode() + source[end:]
        check(name + ": fix", fixed != source and b"  the wall" not in fixed)
names = [json.dumps(r.partial_fingerprints) + r.locations[0].physical_location.artifact_location.uri for r in results]
check("SARIF: fingerprints", len(set(names)) == len(names))
check("SARIF: what cannot be read", not log.runs[0].invocations[0].execution_successful)
notes = [n.message.text for n in log.runs[0].invocations[0].tool_execution_notifications if n.level == "note"]
check("SARIF: the charset is named", notes == ["converted from windows-1252 (declared)"], notes)
(root / "report.sarif").write_text(text)
read = sarif_loader.load_sarif_file(str(root / "report.sarif"))
check("sarif-tools reads every result", read.get_result_count() == len(findings), read.get_result_count())
counts = read.get_report().get_issue_type_histogram_for_severity("error")
check("sarif-tools counts errors", sum(counts.values()) == sum(f["severity"] in documented["error"] for _, f in findings), counts)

# JUnit: the schema of Jenkins, and junitparser.
junit = lint("junit")
junit_schema = xmlschema.XMLSchema(str(fixtures / "schemas/junit-10.xsd"))
for error in junit_schema.iter_errors(junit):
    check("JUnit schema", False, f"{error.path}: {error.reason}")
for right, wrong in (("<testsuite ", "<suite "), (" tests=", " test="), ("<failure ", "<fail ")):
    damaged = junit.replace(right, wrong).replace("</testsuite>", "</suite>" if "suite " in right else "</testsuite>")
    damaged = damaged.replace("</failure>", "</fail>") if "failure" in right else damaged
    check(f"JUnit: the schema rejects {wrong}", damaged != junit and not junit_schema.is_valid(damaged))
suites = junitparser.JUnitXml.fromstring(junit.encode())
check("JUnit: a suite for each article", [s.name for s in suites] == inputs)
for suite, article in zip(suites, articles):
    kinds = [type(r).__name__ for case in suite for r in case.result]
    check(f"JUnit {suite.name}: counts", (suite.tests, suite.failures, suite.errors, suite.skipped) == (
        len(list(suite)), kinds.count("Failure"), kinds.count("Error"), kinds.count("Skipped")))
    check(f"JUnit {suite.name}: cases", len(list(suite)) == 1 + len(article["findings"]))
check("JUnit: an error", suites and sum(s.errors for s in suites) == 1)

notes = [note.text for note in xml.fromstring(junit).iterfind("testsuite/system-out")]
check("JUnit: the charset is named", notes == ["note: converted from windows-1252 (declared)"], notes)

# Checkstyle
tree = xml.fromstring(lint("checkstyle"))
check("Checkstyle: root", tree.tag == "checkstyle")
errors = [(f.get("name"), e) for f in tree.findall("file") for e in f.findall("error")]
check("Checkstyle: every finding", len(errors) == len(findings) + 1)
check("Checkstyle: names survive", {name for name, _ in errors} <= set(inputs))
for _, error in errors:
    check("Checkstyle: fields", error.get("severity") in ("error", "warning", "info") and int(error.get("line")) >= 1
          and error.get("message") and error.get("source").startswith("spinlint."), error.attrib)

# A reader of others, diff-quality, sees each with its line.
subprocess.run(["git", "init", "-q"], cwd=root, check=True)
GitPathTool.set_cwd(str(root))
read = CheckstyleXmlDriver().parse_reports([lint("checkstyle").partition("?>")[2]])
read = {name.rpartition("/")[2]: violations for name, violations in read.items()}
wanted = {}
for path, finding in findings:
    if path != "bytes.txt":  # it has an error as well
        wanted.setdefault(path, []).append(finding["start"]["line"])
check("Checkstyle: diff-quality reads the findings", wanted and all(
    sorted(v.line for v in read.get(path, [])) == sorted(lines) for path, lines in wanted.items()), read)

# GitLab: the fields that its documentation of code quality reports asks for.
position = {"type": "integer", "minimum": 1}
gitlab = Draft202012Validator({
    "type": "array",
    "items": {
        "type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object", "required": ["path", "lines"], "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": position, "end": position}}}}}}})
issues = json.loads(lint("gitlab"))
for error in gitlab.iter_errors(issues):
    check("GitLab", False, f"{error.json_path}: {error.message}")
check("GitLab: every finding", len(issues) == len(findings) + 1)
check("GitLab: fingerprints", len({i["fingerprint"] for i in issues}) == len(issues))
# sarif-tools makes the same format of the SARIF report; what it writes stands in ours.
with contextlib.redirect_stdout(io.StringIO()):
    codeclimate_op.generate(sarif_loader.load_sarif_files(str(root / "report.sarif")), str(root / "climate.json"), False)
theirs = json.loads((root / "climate.json").read_text())
ours = [i for i in issues if i["check_name"] != "spinlint/unreadable"]
check("GitLab: as many as sarif-tools makes", len(theirs) == len(ours) == len(findings), len(theirs))


def shape(value):
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(value[0])] if isinstance(value, list) else type(value).__name__


def holds(whole, part):
    return all(k in whole and holds(whole[k], v) for k, v in part.items()) if isinstance(part, dict) else whole == part


for issue in theirs:
    check("GitLab: fields of sarif-tools", all(holds(shape(i), shape(issue)) for i in ours), shape(issue))
key = lambda i: (urllib.parse.unquote(i["location"]["path"]), i["location"]["lines"]["begin"], i["check_name"])
check("GitLab: places of sarif-tools", sorted(map(key, theirs)) == sorted((i["location"]["path"], *key(i)[1:]) for i in ours))
check("GitLab: nothing found", json.loads(lint("gitlab", "clean.txt")) == [])
check("GitLab: the schema rejects", not gitlab.is_valid([dict(issues[0], severity="error")]))

# reviewdog: Diagnostic of rdformat.
place = {"type": "object", "required": ["line"], "additionalProperties": False,
         "properties": {"line": position, "column": position}}
span = {"type": "object", "required": ["start"], "additionalProperties": False, "properties": {"start": place, "end": place}}
rdjson = Draft202012Validator({
    "type": "object", "required": ["message", "location"], "additionalProperties": False,
    "properties": {
        "message": {"type": "string"}, "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "location": {"type": "object", "required": ["path"], "additionalProperties": False,
                     "properties": {"path": {"type": "string"}, "range": span}},
        "source": {"type": "object", "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
        "code": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
        "suggestions": {"type": "array", "items": {
            "type": "object", "required": ["range", "text"], "additionalProperties": False,
            "properties": {"range": span, "text": {"type": "string"}}}}}})
diagnostics = [json.loads(line) for line in lint("rdjsonl").splitlines()]
check("rdjsonl: every finding", len(diagnostics) == len(findings) + 1)
for diagnostic in diagnostics:
    for error in rdjson.iter_errors(diagnostic):
        check("rdjsonl", False, f"{error.json_path}: {error.message}")
for (path, finding), diagnostic in zip(findings, (d for d in diagnostics if "code" in d)):
    content = (root / path).read_bytes()
    # The format counts bytes of UTF-8, whatever the charset of the file.
    content = content.decode("windows-1252").encode() if path == "latin.html" else content
    lines = re.split(rb"\r\n|\r|\n", content)
    start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
    check(f"rdjsonl {path} {finding['rule']}: one line", start["line"] == end["line"])
    cut = lines[start["line"] - 1][start["column"] - 1:end["column"] - 1]
    wanted = finding.get("source", finding["text"])
    check(f"rdjsonl {path} {finding['rule']}: byte column", cut.decode(errors="replace") == wanted, cut)

# The charset of an input is told beside every format, but not twice.
for format in ("compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjsonl", "markdown", "csv", "text"):
    done = run("lint", "latin.html", "--language", "en", "--format", format)
    told = b"note: latin.html: converted from windows-1252 (declared)\n"
    check(f"{format}: the charset is told", done.stderr == (b"" if format == "text" else told), done.stderr)
    check(f"{format}: only in the report", format in ("compact", "github", "gitlab", "checkstyle", "rdjsonl", "csv")
          or b"converted from windows-1252 (declared)" in done.stdout.replace(b"\\", b""), done.stdout)
    check(f"{format}: --quiet", run("lint", "latin.html", "--quiet", "--language", "en", "--format", format).stderr == b"")

# CSV
rows = list(csv.DictReader(io.StringIO(lint("csv"), newline=""), strict=True))
check("CSV: every finding", len(rows) == len(findings) + 1)
check("CSV: lines end with CRLF", lint("csv").count("\r\n") == len(rows) + 1)
for row, (path, finding) in zip((r for r in rows if r["rule"]), findings):
    check("CSV: fields", (row["path"], row["rule"], row["severity"], int(row["byte"])) == (
        path, finding["rule"], finding["severity"], finding["start"]["byte"]), row)
    check("CSV: no formula", not any(value[:1] in ("=", "+", "@") for value in row.values()), row)

# GitHub: workflow commands, decoded as the runner does.
commands = lint("github").splitlines()
check("GitHub: every finding", len(commands) == len(findings) + 1)
for command in commands:
    head, _, message = command[2:].partition("::")
    kind, _, properties = head.partition(" ")
    pairs = dict(p.partition("=")[::2] for p in properties.split(","))
    check("GitHub: command", kind in ("error", "warning", "notice") and message, command)
    check("GitHub: properties", set(pairs) <= {"file", "line", "endLine", "col", "endColumn", "title"}, command)
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        pairs["file"] = pairs["file"].replace(code, character)
    check("GitHub: file", pairs["file"] in inputs, pairs["file"])

# Markdown: every row has as many cells as its header.
for line in lint("markdown").splitlines():
    if line.startswith("|"):
        check("Markdown: cells", line.count("|") in (7, 9), line)

# The diff of a fix is what git applies.
diff = run("fix", "--diff", "--language", "en", "--quiet", "page.md", "page.html", "spun.txt", "bytes.txt")
check("diff: status", diff.returncode == 1, diff.stderr)
copy = root / "copy"
copy.mkdir()
for name in ("page.md", "page.html", "spun.txt", "bytes.txt"):
    (copy / name).write_bytes((root / name).read_bytes())
applied = subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=diff.stdout, capture_output=True, cwd=copy)
check("git applies the diff", applied.returncode == 0, applied.stderr)
run("fix", "--language", "en", "--quiet", "page.md", "page.html", "spun.txt", "bytes.txt")
for name in ("page.md", "page.html", "spun.txt", "bytes.txt"):
    check(f"the diff of {name} is the fix", (copy / name).read_bytes() == (root / name).read_bytes())

print(f"{failures} format checks failed" if failures else f"format checks: all passed ({len(findings)} findings)")
sys.exit(1 if failures else 0)
