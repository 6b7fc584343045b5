"""What an article says cannot run, break the page or reach the network."""
import re


def test_hostile_article(visit, site):
    page = visit.open(site["pages"]["hostile"])
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert page.locator("article img, article iframe, article script, article svg, a[href^='javascript:']").count() == 0
    assert "<script>window.pwned=1</script>" in page.locator("article").inner_text()
    assert "<U+202E>" in page.locator("article").inner_text()
    page.keyboard.press("j")
    assert page.locator(".findings > li.on").count() == 1
    index = visit.open(site["out"] / "index.html")
    assert index.evaluate("typeof window.pwned") == "undefined"


def test_line_of_a_megabyte(visit, site):
    page = visit.open(site["pages"]["long"])
    assert page.locator("article").evaluate("text => text.textContent.length") > 1_000_000
    page.locator("article .m", has_text="ten,000").click()
    assert page.locator(".findings > li.on").count() == 1


def test_policy(visit, site, many):
    rule = next((site["out"] / "rules").iterdir())
    for path in [*site["pages"].values(), site["out"] / "index.html", many / "index.html", many / "all.html", rule]:
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', path.read_text())[1]
        directives = dict(part.strip().split(" ", 1) for part in policy.replace("&#39;", "'").split(";"))
        assert directives["default-src"] == "'none'" and directives["base-uri"] == "'none'"
        assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'|'none'", directives["script-src"])
        assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'", directives["style-src"])


def test_policy_is_in_force(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(site["pages"]["harbour-spun"].as_uri())
    broken = page.evaluate("""async () => {
      const broken = [];
      document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.pwned = 1";
      document.body.append(script);
      document.body.setAttribute("onclick", "window.pwned = 1");
      document.body.click();
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.head.append(style);
      const image = document.createElement("img");
      image.src = "https://127.0.0.1:9/x.png";
      document.body.append(image);
      await fetch("https://127.0.0.1:9/").catch(() => {});
      await new Promise((done) => setTimeout(done, 200));
      return broken.concat(typeof window.pwned);
    }""")
    context.close()
    assert set(broken) >= {"script-src-elem", "script-src-attr", "style-src-elem", "img-src", "connect-src", "undefined"}
