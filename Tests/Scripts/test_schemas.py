"""test_schemas.py BINARY: reports against Reports/Schemas, rule files against Rules/rule.schema.json."""
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

binary = sys.argv[1]
schemas = {p.name: json.loads(p.read_text()) for p in pathlib.Path("Reports/Schemas").glob("*.json")}
registry = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in schemas.values())
failures = 0


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED {name} {detail}")


def validator(schema):
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=registry)


def lint(*arguments, stdin=""):
    run = subprocess.run([binary, "lint", *arguments], input=stdin, capture_output=True, text=True)
    return run.stdout


article = validator(schemas["spinlint.article-1.schema.json"])
report = validator(schemas["spinlint.report-1.schema.json"])
lines = "\n".join([
    '{"id":1,"text":"They went to to the ten,000 of it, and that was all there is to it in the end of the day."}',
    '{"text":"short"}', "broken", '{"id":null,"text":"a\\u200bb \\ud800 x"}', '{"id":"\\u0000","text":""}'])

output = lint("-", "--input", "jsonl", "--format", "jsonl", stdin=lines)
records = [json.loads(line) for line in output.splitlines()]
check("jsonl: a record a line", len(records) == 5)
check("jsonl: findings", len(records[0]["findings"]) >= 2)
for number, record in enumerate(records):
    for error in article.iter_errors(record):
        check(f"jsonl record {number}", False, f"{error.json_path}: {error.message}")

for arguments in (["-", "--input", "jsonl"], ["Reports/Samples/articles"], ["/nowhere.txt"], ["Reports/Samples/articles", "/nowhere"]):
    document = json.loads(lint(*arguments, "--format", "json", stdin=lines))
    check(f"json {arguments}: articles", document["summary"]["articles"] == len(document["articles"]) > 0)
    for error in report.iter_errors(document):
        check(f"json {arguments}", False, f"{error.json_path}: {error.message}")

wrong = dict(records[0], verdict="maybe")
check("the article schema rejects a wrong verdict", not article.is_valid(wrong))
check("the article schema rejects an unknown key", not article.is_valid(dict(records[0], extra=1)))

rule = validator(json.loads(pathlib.Path("Rules/rule.schema.json").read_text()))
files = [p for p in pathlib.Path("Rules").rglob("*.yml") if p.name != "language.yml"]
check("there are rules", len(files) > 10)
for path in files:
    for error in rule.iter_errors(yaml.safe_load(path.read_text())):
        check(str(path), False, f"{error.json_path}: {error.message}")

# What the schema rejects the compiler rejects as well.
bad = sorted(pathlib.Path("Tests/Fixtures/bad-rules").glob("*.yml"))
check("there are wrong rules", len(bad) >= 10)
for path in bad:
    check(f"the schema rejects {path}", not rule.is_valid(yaml.safe_load(path.read_text())))
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / path.name).write_text(path.read_text())
        run = subprocess.run([binary, "rules", "test", folder], capture_output=True, text=True)
        check(f"the compiler rejects {path}", run.returncode == 2 and f"{path.name}:" in run.stderr, run.stderr)

print(f"{failures} schema checks failed" if failures else "schema checks: all passed")
sys.exit(1 if failures else 0)
