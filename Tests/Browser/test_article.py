"""The page of an article, used as a reader uses it."""
import json
import re

from conftest import report, until


def shown(page):
    return page.locator(".findings > li:visible").count()


def chosen(page):
    """The finding that is selected, and whether its mark is in view."""
    return page.evaluate("""() => {
      const item = document.querySelector(".findings > li.on");
      if (!item) return null;
      const mark = document.getElementById("m-" + item.id.slice(2));
      const box = mark && mark.getBoundingClientRect();
      return {id: item.id, open: item.querySelector("details").open, hash: location.hash,
              inView: Boolean(box) && box.top >= 0 && box.bottom <= innerHeight};
    }""")


def test_first_words(visit, site):
    page = visit.open(site["pages"]["harbour-spun"])
    lede = page.locator(".lede").inner_text()
    assert re.match(r"Fails\s+\d+ artifacts found in 406 words, \d+\sof them critical\.", lede), lede
    assert page.locator(".sublede").inner_text().startswith("It lost most points to ")
    box = page.locator("table.lanes").bounding_box()
    assert box["y"] + box["height"] < 900
    assert "written by" not in page.content()
    clean = visit.open(site["pages"]["harbour-clean"])
    assert re.match(r"Passes\s+No artifact found in 364 words\.", clean.locator(".lede").inner_text())
    assert clean.locator(".m, .tools, aside").count() == 0
    short = visit.open(site["pages"]["short"])
    assert "too short for a score" in short.locator("main").inner_text()


def test_every_finding_is_marked_and_listed(visit, site):
    records = {a["path"]: a for a in json.loads((site["out"] / "report.json").read_text())["articles"]}
    for name, path in site["pages"].items():
        article = next(a for key, a in records.items() if key.startswith(f"articles/{name}."))
        page = visit.open(path)
        assert page.locator(".findings > li").count() == len(article["findings"]), name
        placed = [f for f in article["findings"] if f["end"]["byte"] > 0]
        assert page.locator("article .m[id]").count() == len(placed), name


def test_filters(visit, site):
    page = visit.open(site["pages"]["harbour-spun"])
    total = shown(page)
    for severity in ("critical", "minor", "info"):
        count = page.locator(f".findings > li.{severity}").count()
        page.locator(f"input[name=severity][value={severity}]").uncheck()
        total -= count
        assert count > 0 and shown(page) == total
    assert page.locator("#shown").inner_text() == f"{total} of {page.locator('.findings > li').count()} findings"
    assert page.locator("article .m.critical.off").count() == page.locator("article .m.critical").count() > 0
    assert page.locator(".lanes .critical [data-f]:visible").count() == 0
    page.get_by_text("Categories").click()
    page.locator("input[name=category][value=swap]").uncheck()
    assert page.locator(".findings > li[data-c=swap]:visible").count() == 0 < shown(page) < total
    assert page.locator(".menu summary").inner_text() == "Categories (1 off)"
    page.keyboard.press("Escape")
    assert page.locator("input[name=category][value=swap]").is_hidden()
    page.keyboard.press("j")
    assert page.locator(".findings > li.on:visible").count() == 1


def test_toggle_restores_the_text(visit, site):
    page = visit.open(site["pages"]["harbour-spun"])
    text = page.locator("article")
    before = text.inner_text()
    assert "ten,000" in before and "to to the lighthouse" in before
    page.get_by_text("As it probably read", exact=True).first.click()
    after = text.inner_text()
    assert "10,000" in after and "ten,000" not in after and "to to" not in after and "press convention" not in after
    findings = next(a for a in json.loads((site["out"] / "report.json").read_text())["articles"]
                    if a["path"].endswith("harbour-spun.txt"))["findings"]
    wanted = [f["suggestions"][0] for f in findings if f["suggestions"] and f["end"]["byte"] > 0]
    assert page.locator("article ins").all_text_contents() == wanted and len(wanted) > 20
    assert page.locator("article del:visible").count() == 0
    page.locator("body").press("v")
    assert text.inner_text() == before


def test_keyboard(visit, site):
    page = visit.open(site["pages"]["harbour-spun"])
    first = page.locator(".findings > li").first.get_attribute("id")
    ids = page.locator(".findings > li").evaluate_all("items => items.map(item => item.id)")
    page.keyboard.press("j")
    assert chosen(page)["id"] == first and chosen(page)["open"] and chosen(page)["hash"] == "#" + first
    page.keyboard.press("j")
    page.keyboard.press("j")
    until(page, "() => { const b = document.querySelector('.m.on').getBoundingClientRect();"
                " return b.top >= 0 && b.bottom <= innerHeight }")
    assert chosen(page)["id"] == ids[2]
    page.keyboard.press("k")
    assert chosen(page)["id"] == ids[1]
    page.keyboard.press("Escape")
    assert chosen(page) is None
    # Tab goes through controls and marks, and each shows that it has the focus.
    page = visit.open(site["pages"]["harbour-spun"])
    seen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("""() => {
          const element = document.activeElement;
          const labelled = element.closest(".switch") ? element.nextElementSibling : element;
          return [element.className || element.id || element.tagName, parseFloat(getComputedStyle(labelled).outlineWidth)];
        }"""))
    assert all(width >= 2 for _, width in seen), seen
    assert seen[0][0] == "skip" and any(name.startswith("m ") for name, _ in seen)
    page.keyboard.press("Enter")
    assert chosen(page)["open"]


def test_marks_and_strip_lead_to_findings(visit, site):
    page = visit.open(site["pages"]["harbour-spun"])
    mark = page.locator("article .m", has_text="ten,000").first
    mark.click()
    assert "#" + chosen(page)["id"] == mark.get_attribute("href")
    item = page.locator(".findings > li.on")
    assert "number/spelled-group" in item.inner_text() and "10,000" in item.inner_text()
    page.locator(".lanes .critical [data-f]").nth(1).click()
    assert chosen(page)["id"] != mark.get_attribute("href")[1:]
    item = page.locator(".findings > li").nth(4)
    item.locator("summary").click()
    # Browsers tell of an opened element in a task of its own.
    until(page, f"() => document.querySelector('.findings > li.on')?.id === '{item.get_attribute('id')}'")
    link = item.locator(".meta a").first
    assert link.get_attribute("href").startswith("#r-")
    page.locator("dl.rules a").first.click()
    page.wait_for_url(re.compile(r"/rules/.*\.html"))
    assert page.locator("h1").inner_text()


def test_permalink(visit, site):
    path = site["pages"]["harbour-spun"]
    page = visit.open(path)
    target = page.locator(".findings > li").nth(15).get_attribute("id")
    page = visit.open(path, hash="#" + target, permissions=["clipboard-read", "clipboard-write"])
    until(page, "() => { const b = document.querySelector('.m.on').getBoundingClientRect();"
                " return b.top >= 0 && b.bottom <= innerHeight }")
    assert chosen(page)["id"] == target and chosen(page)["open"]
    page.get_by_role("button", name="copy link").click()
    page.get_by_role("button", name="copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == path.as_uri() + "#" + target


def test_phone(visit, site):
    page = visit.open(site["pages"]["harbour-spun"], width=390, height=844, has_touch=True, is_mobile=True)
    mark = page.locator("article .m", has_text="one,400").first
    mark.scroll_into_view_if_needed()
    mark.tap()
    sheet = page.locator(".side.sheet")
    assert sheet.locator("li:visible").count() == 1 and "1,400" in sheet.inner_text()
    assert sheet.bounding_box()["y"] > mark.bounding_box()["y"]
    page.get_by_role("button", name="Close").tap()
    assert page.locator(".side.sheet").count() == 0


def test_nothing_scrolls_sideways(visit, site, many):
    rule = next((site["out"] / "rules").iterdir())
    pages = [page for name, page in site["pages"].items() if name != "long"]
    for width in (320, 390, 1280):
        for path in [*pages, site["out"] / "index.html", many / "index.html", rule]:
            page = visit.open(path, width=width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)
            page.context.close()
            visit.contexts.remove(page.context)


def test_without_scripts(visit, site):
    page = visit.open(site["pages"]["harbour-spun"], java_script_enabled=False)
    assert page.locator(".findings details[open]").count() == page.locator(".findings > li").count() > 20
    assert page.locator(".findings p.meta").first.is_visible() and page.locator(".needs-script:visible").count() == 0
    page.get_by_text("As it probably read", exact=True).first.click()
    assert "10,000" in page.locator("article").inner_text()
    index = visit.open(site["out"] / "index.html", java_script_enabled=False)
    assert index.locator(".articles tbody tr").count() == len(site["pages"])


def test_right_to_left(visit, site):
    page = visit.open(site["pages"]["harbour-arabic"])
    directions = page.locator("article p").evaluate_all("items => items.map(item => getComputedStyle(item).direction)")
    assert set(directions) == {"rtl"} and len(directions) == 6
    assert page.locator("body").evaluate("body => getComputedStyle(body).direction") == "ltr"
    page.get_by_text("As it probably read", exact=True).first.click()
    assert "المدينة القديمة" in page.locator("article p").nth(3).inner_text()


def test_printed(visit, site, tmp_path):
    page = visit.open(site["pages"]["harbour-spun"])
    page.evaluate("() => { window.open_in_print = 0; addEventListener('beforeprint', () => {"
                  " open_in_print = document.querySelectorAll('.findings details[open]').length }) }")
    for format in ("A4", "Letter"):
        size = len(page.pdf(format=format, path=tmp_path / "page.pdf", print_background=True))
        assert size > 20_000
    assert page.evaluate("open_in_print") == page.locator(".findings > li").count()
    assert page.locator(".findings details[open]").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden() and page.locator("article").is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"


def test_size(site):
    """A page is under 200 kB plus the text."""
    for name, page in site["pages"].items():
        source = next(site["source"].glob(f"{name}.*"))
        assert page.stat().st_size < 200_000 + source.stat().st_size, name


def test_own_templates(visit, site, tmp_path):
    """A template of one's own takes the place of the built-in one, and its script may run."""
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "article.js").write_text("document.title = \"from my script\";\n")
    (templates / "rule.mustache").write_text("<title>mine</title>{{rule}}\n")
    out = tmp_path / "out"
    report(out, site["source"] / "harbour-spun.txt", "--templates", templates)
    assert visit.open(next((out / "articles").iterdir())).title() == "from my script"
    assert (out / "rules" / "number.spelled-group.html").read_text() == "<title>mine</title>number/spelled-group\n"
    (templates / "rule.mustache").write_text("a\n{{#b}}\n")
    run = report(out, site["source"], "--templates", templates, codes=(2,))
    assert "rule.mustache:2: {{#b}} is not closed" in run.stderr
