"""The rules of axe-core for WCAG A and AA, in light and dark."""
import pathlib

import axe_playwright_python
import pytest

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# The rows of a long table are all made alike.
RUN = """() => axe.run({exclude: [[".articles tbody tr:nth-child(n+10)"]]}, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then((result) => ({
  wrong: result.violations.map((v) => [v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)), v.nodes.length]),
  checked: result.passes.map((p) => p.id)}))"""


def wrong(page):
    page.evaluate(AXE)
    result = page.evaluate(RUN)
    assert "color-contrast" in result["checked"] and len(result["checked"]) > 15
    return result["wrong"]


def check(page, name):
    violations = wrong(page)
    assert violations == [], (name, violations)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["harbour-spun", "harbour-clean", "harbour-arabic", "ferry-translated", "short"])
def test_article(visit, site, name, scheme):
    page = visit.open(site["pages"][name], color_scheme=scheme, reduced_motion="reduce")
    check(page, name)
    if page.locator("#as-read").count():
        page.keyboard.press("j")
        page.keyboard.press("v")
        page.get_by_text("Categories").click()
        check(page, name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_index(visit, site, many, scheme):
    for path in (many / "index.html", many / "all.html", next((site["out"] / "rules").iterdir())):
        check(visit.open(path, color_scheme=scheme), path.name)


def test_phone(visit, site, many):
    for path in (site["pages"]["harbour-spun"], many / "index.html"):
        check(visit.open(path, width=390, height=844), path.name)


def test_landmarks(visit, site):
    page = visit.open(site["pages"]["harbour-spun"])
    for role, name in (("banner", None), ("main", None), ("contentinfo", None), ("article", "Text of the article"),
                       ("complementary", "Findings")):
        assert page.get_by_role(role, name=name).count() == 1, role
    levels = page.locator("h1, h2, h3").evaluate_all("heads => heads.map(head => head.tagName)")
    assert levels[0] == "H1" and levels.count("H1") == 1
