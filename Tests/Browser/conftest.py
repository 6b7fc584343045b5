"""Reports and a browser for the tests of the report pages."""
import json
import os
import pathlib
import subprocess
import time

import pytest
from playwright.sync_api import sync_playwright

import articles

BINARY = os.environ["SPINLINT"]
SAMPLES = pathlib.Path("Reports/Samples/articles").resolve()


def report(out, *arguments, cwd=None, codes=(0, 1)):
    """Runs `spinlint report`."""
    run = subprocess.run([BINARY, "report", "--out", out, "--no-config", *arguments], capture_output=True, text=True,
                         cwd=cwd)
    assert run.returncode in codes, run.stderr
    return run


def until(page, script):
    """Waits until a script is true. Playwright’s own wait needs `eval`, which the pages forbid."""
    end = time.monotonic() + 30
    while not page.evaluate(script):
        assert time.monotonic() < end, script
        time.sleep(0.02)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A report of the samples and of articles that are hard to show. Pages by the names of the articles."""
    folder = tmp_path_factory.mktemp("site")
    source = folder / "articles"
    source.mkdir()
    for sample in SAMPLES.iterdir():
        (source / sample.name).write_bytes(sample.read_bytes())
    (source / "many.txt").write_text(articles.many_findings(255))
    (source / "hostile.txt").write_text(articles.HOSTILE)
    (source / "long.txt").write_text(articles.clean(1) + "They went to to it. " + "x" * 1_000_000 + " ten,000\n")
    (source / "short.txt").write_text("Too short.\n")
    report(folder / "out", "articles", cwd=folder)
    lines = (folder / "out" / "articles.csv").read_text().splitlines()[1:]
    pages = {}
    for line in lines:
        name, page = line.split(",")[:2]
        pages[pathlib.Path(name.strip('"')).stem] = folder / "out" / page
    return {"out": folder / "out", "pages": pages, "source": source}


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """A report of 2,000 articles, compared with an earlier run."""
    folder = tmp_path_factory.mktemp("many")
    for name, changed in (("before", 3), ("now", 7)):
        with (folder / f"{name}.jsonl").open("w") as lines:
            for number in range(2000):
                text = articles.spun(number) if number % changed == 0 else articles.clean(number)
                lines.write(json.dumps({"id": f"news/{number}.txt", "text": text}) + "\n")
    with (folder / "before.json").open("w") as before:
        subprocess.run([BINARY, "lint", "before.jsonl", "--format", "json", "--no-config", "--ignore", "swap"],
                       stdout=before, cwd=folder)
    report(folder / "now", "now.jsonl", "--previous", "before.json", "--ignore", "swap", cwd=folder)
    return folder / "now"


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """Opens pages, and keeps what they print, throw and ask for."""

    def __init__(self, browser):
        self.browser = browser
        self.contexts = []
        self.troubles = []
        self.requests = []

    def open(self, path, hash="", width=1280, height=900, **options):
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: self.troubles.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(path.as_uri() + hash)
        return page


@pytest.fixture
def visit(browser):
    """Opens pages. In the end nothing may have been printed, and nothing but pages of the report been asked for."""
    visit = Visit(browser)
    yield visit
    for context in visit.contexts:
        context.close()
    outside = [url for url in visit.requests if not url.startswith("file:///") or ".html" not in url]
    assert not visit.troubles and not outside, (visit.troubles, outside)
