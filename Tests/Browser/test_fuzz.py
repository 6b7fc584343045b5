"""Hostile articles through `report`; no text of an article may become markup. FUZZ is their number."""
import html.parser
import json
import os
import random
import re

from conftest import report

choose = random.Random(20)

PIECES = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"", "'", "`", "<", ">", "&", "&lt;b&gt;", "&#60;",
    "\"\u0301 onmouseover=alert(1) x=\"", "'\u200d onfocus=alert(1) autofocus='", "<\u0338script>", "</p></article></main>",
    "</style><style>*{display:none}</style>", "</script><script>alert(1)</script>", "</title><svg onload=alert(1)>",
    "<!--", "-->", "<![CDATA[", "]]>", "javascript:alert(1)", "[x](javascript:alert(1))", "<a href='data:text/html,x'>",
    "{{title}}", "{{{style}}}", "{{#findings}}", "{{>head}}", "<iframe srcdoc='<script>alert(1)</script>'>",
    "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\u0000", "\u0001", "\u001b[31m", "\u0085", "\u2028", "\ufffd",
    "\U000e0041", "\U0001f469\u200d\U0001f469", "\u0645\u064a\u200c", "e\u0301", "\ufdd0", "\uffff", "\u0600",
    "ten,000", "to to", "press convention", "stone,, and", "(a). ).", "\n", "\n\n", "\r\n", "\r", "\t", " ", " ", " ",
    "the council said that it was in the town", "<b x=\"ten,000\">to to</b>", "=cmd|' /C calc'!A0", "\\u003c", "%3Cscript%3E",
]
# Everything that the templates are made of.
ELEMENTS = set("html head meta style title body a header span main section h1 h2 p div b svg rect text dl dt dd ul li "
               "table tbody thead tfoot tr th td fieldset legend input label button article aside ol details summary q ins del "
               "em code footer script kbd bdi strong small".split())
ATTRIBUTES = set("lang class charset http-equiv content name href id aria-hidden title aria-labelledby dir width height "
                 "role aria-label x y rx overflow text-anchor scope tabindex type checked for value aria-keyshortcuts "
                 "aria-live data-c data-f data-n colspan open".split())
LINK = re.compile(r"(#[^\s]+|\.\./index\.html|\.\./rules/[a-z0-9.-]+\.html)\Z")


def article():
    length = choose.choice([1, 3, 10, 40])
    parts = [choose.choice(PIECES) for _ in range(length)]
    if choose.random() < 0.2:
        parts.append("".join(chr(choose.choice([choose.randrange(0x20), choose.randrange(0x3000), choose.randrange(0xD800)]))
                             for _ in range(20)))
    if choose.random() < 0.1:
        parts.append(choose.choice(PIECES) * 200)
    return choose.choice(["", " "]).join(parts)


class Page(html.parser.HTMLParser):
    """Collects what a page holds beside what the templates hold."""
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong = []
        self.counts = {}
        self.text = []
        self.inside = None

    def handle_starttag(self, tag, attributes):
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag not in ELEMENTS:
            self.wrong.append(f"element {tag}")
        for name, value in attributes:
            if name not in ATTRIBUTES:
                self.wrong.append(f"attribute {name} of {tag}")
            if name == "href" and not LINK.match(value or ""):
                self.wrong.append(f"link to {value}")
        if tag == "article":
            self.inside = 0
        elif self.inside is not None and tag == "ins":
            self.inside = 1

    def handle_endtag(self, tag):
        if tag == "article":
            self.inside = None
        elif self.inside is not None and tag == "ins":
            self.inside = 0

    def handle_data(self, data):
        if self.inside == 0:
            self.text.append(data)

    def handle_comment(self, data):
        self.wrong.append(f"comment {data[:40]}")

    def handle_decl(self, declaration):
        if declaration != "doctype html":
            self.wrong.append(f"declaration {declaration[:40]}")

    def unknown_decl(self, data):
        self.wrong.append(f"declaration {data[:40]}")

    def handle_pi(self, data):
        self.wrong.append(f"instruction {data[:40]}")


def visible(text):
    """The text of an article as a page shows it, without white space."""
    out = []
    for character in text:
        value = ord(character)
        if value < 0x20 and character not in "\t\n\r":
            out.append(chr(0x2400 + value))
        elif value == 0x7F:
            out.append("\u2421")
        elif (0x80 <= value <= 0x9F or value in (0xAD, 0x180E, 0x200B, 0xFEFF) or 0x2028 <= value <= 0x202E
              or 0x2060 <= value <= 0x206F or 0xFFF9 <= value <= 0xFFFB or 0xE0000 <= value <= 0xE007F):
            out.append(f"<U+{value:04X}>")
        else:
            out.append(character)
    return squeezed("".join(out))


def squeezed(text):
    return re.sub(r"[ \t\n\r]+", "", text).replace("\u2038", "")


def test_no_text_becomes_markup(tmp_path):
    count = int(os.environ.get("FUZZ", "10000"))
    articles = [article() for _ in range(count)]
    ids = [choose.choice([str(n), f"{choose.choice(PIECES)}{n}"]) for n in range(count)]
    source = tmp_path / "hostile.jsonl"
    with source.open("w") as lines:
        for name, text in zip(ids, articles):
            lines.write(json.dumps({"id": name, "text": text}) + "\n")
    out = tmp_path / "out"
    report(out, source, "--language", "en")
    assert len(json.loads((out / "report.json").read_text())["articles"]) == count
    index = (out / "index.html").read_text()
    rows = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', index, re.S)[1])
    at = {name: place for place, name in enumerate(rows["columns"])}
    named = {row[at["name"]]: row[at["page"]] for row in rows["rows"]}
    failures = []
    for name, text in zip(ids, articles):
        page = Page()
        page.feed((out / named[name]).read_bytes().decode())
        page.close()
        if page.counts.get("script") != 1 or page.counts.get("style") != 1:
            page.wrong.append("number of scripts or styles")
        # The BOM at the start of a text is no part of it.
        if squeezed("".join(page.text)) not in (visible(text), visible(text[1:])):
            page.wrong.append("the text is another one")
        if page.wrong:
            failures.append((named[name], text[:120], page.wrong[:3]))
    for name in ("index.html", "all.html"):
        page = Page()
        page.feed((out / name).read_text())
        counts = page.counts
        if counts.get("style") != 1 or counts.get("script", 0) > 2 or counts.get("iframe") or counts.get("img"):
            failures.append((name, counts))
    assert failures == [], f"{len(failures)} of {count}"
