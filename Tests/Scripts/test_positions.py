"""test_positions.py BINARY: positions of findings in Markdown and HTML, against the source itself.

For each fixture, what a finding's byte range cuts out of the source is the reported text, once markup is taken out and
entities are decoded; line, column and the other offsets agree with the bytes. Artifacts put at random places of random
documents are found there.
"""
import html
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

binary = str(pathlib.Path(sys.argv[1]).resolve())
fixtures = pathlib.Path(__file__).resolve().parents[1] / "Fixtures/readers"
failures = 0


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED {name} {detail}")


def lint(*arguments):
    run = subprocess.run([binary, "lint", *arguments, "--format", "jsonl", "--language", "en", "--no-config"], capture_output=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def squeezed(text):
    """Without marks of Markdown, white space as one blank."""
    return " ".join(re.sub(r"[*_`\\]", "", text).split())


def plain(slice):
    return squeezed(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", slice, flags=re.S)))


def check_finding(name, source, finding):
    start, end = finding["start"], finding["end"]
    cut = source[start["byte"]:end["byte"]]
    try:
        text = cut.decode()
    except UnicodeDecodeError:
        text = cut.decode("windows-1252")
    if not finding["text"] and start["byte"] == end["byte"]:
        return
    if "source" in finding and not source.startswith(b"<meta charset=\"windows"):
        check(f"{name}: source", finding["source"] == text, (finding["source"], text))
    check(f"{name}: text", plain(text) == squeezed(finding["text"]), (text, finding["text"]))
    encoding = "windows-1252" if source.startswith(b"<meta charset=\"windows") else "utf-8"
    for place in (start, end):
        before = source[:place["byte"]].decode(encoding)
        check(f"{name}: code points", len(before) == place["codepoint"], place)
        check(f"{name}: UTF-16", len(before.encode("utf-16-le")) // 2 == place["utf16"], place)
        lines = re.split(r"\r\n|\r|\n", before)
        check(f"{name}: line", (len(lines), len(lines[-1]) + 1) == (place["line"], place["column"]), place)


paths = sorted(p for p in fixtures.iterdir() if p.suffix in (".md", ".html"))
check("fixtures", len(paths) >= 6, len(paths))
total = 0
for article in lint("--profile", "corpus", *map(str, paths)):
    source = pathlib.Path(article["path"]).read_bytes()
    check(article["path"], not article["error"] and len(article["findings"]) >= 1, article["findings"])
    for finding in article["findings"]:
        for each in [finding, *finding.get("related", [])]:
            total += 1
            check_finding(f"{pathlib.Path(article['path']).name} {each['rule']}", source, each)
check("findings in fixtures", total >= 40, total)

# Random documents: each kind of artifact with the rule that finds it, and what its range covers.
ARTIFACTS = [("ten,000", "ten,000", "number/spelled-group"), ("nine,500", "nine,500", "number/spelled-group"),
             ("walked to to town", "to", "repeat/word"), ("saw the the quay", "the", "repeat/word")]
WORDS = "a boat left early with bread salt apples rope naïve 漢字 👩‍👩‍👧 and old sails over calm water near stone quays".split()
INLINE = {"md": ["*{}*", "**{}**", "`{}`", "[{}](http://x.example/a_b)", "{} &amp;", "&eacute;{}", "<b>{}</b>", "\\*{}", "![{}](a.png)"],
          "html": ["<b>{}</b>", "<i class='a>b'>{}</i>", "&eacute;{}", "{} &copy;", "<code>{}</code>", "<!-- {} -->", "{}<br>", "<a href=x>{}</a>"]}
BLOCKS = {"md": ["{}", "# {}", "> {}", "- x y\n- {}", "1. x y\n\n   {}", "| a | b |\n|---|---|\n| {} | y |", "~~~\nto to\n~~~\n\n{}", "{}\n==="],
          "html": ["<p>{}</p>", "<h2>{}</h2>", "<blockquote><p>{}</blockquote>", "<ul><li>x y<li>{}</ul>", "<table><tr><td>{}<td>y</table>",
                   "<div>x<script>if (a < b) 'to to'</script></div><p>{}", "<p>{}<pre>to to</pre>"]}


def document(dice, kind):
    """A document with one artifact; the source, and where the artifact's finding must be in characters."""
    def words():
        out = []
        for word in dice.sample(WORDS, dice.randint(2, 10)):
            out.append(dice.choice(INLINE[kind]).format(word) if dice.random() < .2 else word)
        return " ".join(out)

    artifact, text, rule = dice.choice(ARTIFACTS)
    blocks = [dice.choice(BLOCKS[kind]).replace("{}", "so " + words()) for _ in range(5)]
    chosen = dice.choice(BLOCKS[kind]).replace("{}", "so " + words() + " \x00 " + words())
    blocks.insert(dice.randrange(6), chosen)
    separator = dice.choice(["\n\n", "\r\n\r\n"])
    source = separator.join(b.replace("\n", separator[: len(separator) // 2]) for b in blocks)
    place = source.index("\x00")
    offset = place + (artifact.rindex(text) if rule == "repeat/word" else artifact.index(text))
    if rule == "repeat/word":
        offset = place + artifact.index(f"{text} {text}") + len(text) + 1
    return source.replace("\x00", artifact), offset, text, rule


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    expected = {}
    for seed in range(400):
        dice = random.Random(seed)
        kind = ("md", "html")[seed % 2]
        source, offset, text, rule = document(dice, kind)
        path = folder / f"{seed:03}.{kind}"
        path.write_bytes(source.encode())
        start = len(source[:offset].encode())
        expected[str(path)] = (source, start, start + len(text.encode()), rule)
    found = 0
    for article in lint(name, "--select", "number/spelled-group,repeat/word"):
        source, start, end, rule = expected.pop(article["path"])
        places = [(f["start"]["byte"], f["end"]["byte"], f["rule"]) for f in article["findings"]]
        check(f"random document {article['path']}", places == [(start, end, rule)], f"{places} not {(start, end, rule)}\n{source}")
        for finding in article["findings"]:
            check_finding(f"random document {article['path']}", source.encode(), finding)
            found += 1
    check("random documents", not expected and found >= 400, found)

print(f"{failures} position checks failed" if failures else f"positions: all passed, {total} findings in fixtures, {found} in random documents")
sys.exit(1 if failures else 0)
