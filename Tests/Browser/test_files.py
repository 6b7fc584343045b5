"""What lies beside the pages, for other programs."""
import csv
import json
import pathlib
import xml.etree.ElementTree as xml

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from conftest import SAMPLES, report

SCHEMAS = [json.loads(path.read_text()) for path in pathlib.Path("Reports/Schemas").glob("spinlint.*.json")]
REGISTRY = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS)


def test_json_follows_its_schema(site):
    schema = next(schema for schema in SCHEMAS if schema["title"] == "spinlint.report/1")
    data = json.loads((site["out"] / "report.json").read_text())
    errors = [f"{e.json_path}: {e.message}" for e in Draft202012Validator(schema, registry=REGISTRY).iter_errors(data)]
    assert errors == [], errors[:5]
    assert data["summary"]["articles"] == len(data["articles"]) == len(site["pages"])
    assert not Draft202012Validator(schema, registry=REGISTRY).is_valid(dict(data, schema="spinlint.report/2"))


def test_table_of_articles(site):
    rows = list(csv.DictReader((site["out"] / "articles.csv").open(newline="")))
    data = {a["path"]: a for a in json.loads((site["out"] / "report.json").read_text())["articles"]}
    assert [row["article"] for row in rows] == sorted(data)
    for row in rows:
        article = data[row["article"]]
        assert (site["out"] / row["page"]).is_file()
        assert row["verdict"] == article["verdict"] and int(row["words"]) == article["words"]
        assert int(row["major"]) == sum(f["severity"] == "major" for f in article["findings"])


def test_junit_and_sarif_on_request(tmp_path):
    report(tmp_path / "plain", SAMPLES)
    assert not (tmp_path / "plain" / "junit.xml").exists()
    report(tmp_path / "out", SAMPLES, "--with", "junit", "--with", "sarif")
    data = json.loads((tmp_path / "out" / "report.json").read_text())
    findings = sum(len(article["findings"]) for article in data["articles"])
    suites = xml.parse(tmp_path / "out" / "junit.xml").getroot()
    assert len(suites) == len(data["articles"])
    assert len(suites.findall("testsuite/testcase")) == findings + len(data["articles"])
    runs = json.loads((tmp_path / "out" / "report.sarif").read_text())["runs"]
    assert len(runs) == 1 and len(runs[0]["results"]) == findings > 20
    index = (tmp_path / "out" / "index.html").read_text()
    assert 'href="junit.xml"' in index and 'href="report.sarif"' in index
    run = report(tmp_path / "out", SAMPLES, "--with", "pdf", codes=(2, 64))
    assert "junit" in run.stderr


def test_summary_for_a_pull_request(site):
    text = (site["out"] / "report.md").read_text()
    assert text.startswith("## ") and "| Score | Article | Spin |" in text
    assert "<script" not in text
