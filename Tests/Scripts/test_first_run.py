"""test_first_run.py BINARY [--write]: the first run of a new user, from an empty configuration to a green build.

Makes a folder of forty invented articles in three formats, runs the commands of a shell there, and compares the transcript
with the one in docs/ci.md; with --write it is written there anew.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

PLACES = ["Aldwick", "Brenmoor", "Corrin Bay", "Dunfell", "Easterholm", "Farrow Hill", "Glenmarsh", "Hartsea"]
THINGS = [
    ("library", "books", "reading room"), ("market", "stalls", "covered hall"), ("bridge", "arches", "footpath"),
    ("school", "pupils", "playground"), ("museum", "paintings", "north wing")]
MONTHS = ["January", "March", "May", "July", "September"]
# What stands in the folder already when spinlint comes.
OLD = {3: "The hall has ten,000 visitors in a good year.", 17: "They went to to the council with the plan.",
       31: "The old roof was taken down (it had stood since 1911). ). The new one is lighter."}


def article(number):
    """Title and paragraphs of one of the forty."""
    place = PLACES[number % len(PLACES)]
    thing, parts, room = THINGS[number // len(PLACES) % len(THINGS)]
    month, year = MONTHS[number % len(MONTHS)], 2012 + number % 11
    title = f"The {thing} of {place}"
    first = (f"The {thing} of {place} opened in {month} {year}, two years after the old one had closed. The council paid for "
             f"the walls and the roof, and the people of the town gave the rest.")
    second = (f"Visitors find the {room} behind the main door. It is open from nine to five on weekdays, and on Saturdays in "
              f"summer. There is no charge, but a box for gifts stands near the door.")
    third = f"Those who want to help can write to the office. The {thing} now needs money for its {parts}."
    return title, [first, second, third + (" " + OLD[number] if number in OLD else "")]


def write_articles(folder):
    for number in range(40):
        title, paragraphs = article(number)
        name = title.lower().replace("the ", "").replace(" of ", "-").replace(" ", "-")
        if number % 3 == 0:
            path, text = f"news/{name}.md", f"# {title}\n\n" + "\n\n".join(paragraphs) + "\n"
        elif number % 3 == 1:
            path, text = f"notes/{name}.txt", f"{title}\n\n" + "\n\n".join(paragraphs) + "\n"
        else:
            body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
            path = f"pages/{name}.html"
            text = f"<!doctype html>\n<html lang=\"en\">\n<title>Coast Gazette</title>\n<h1>{title}</h1>\n{body}\n</html>\n"
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


STEPS = """\
find content -type f | sed 's/.*\\.//' | sort | uniq -c
spinlint config init
spinlint lint content --format compact
spinlint baseline content > .spinlint-baseline.json
spinlint lint content && echo green
echo 'The hall has nine,500 seats.' >> content/notes/library-brenmoor.txt
spinlint lint content || echo "red: exit code $?"
spinlint fix content/notes/library-brenmoor.txt
spinlint lint content && echo green
spinlint fix content
spinlint lint content
spinlint baseline --prune content
"""


def transcript(binary):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_articles(folder)
        (folder / "bin").mkdir()
        (folder / "bin/spinlint").symlink_to(binary)
        lines = []
        for step in STEPS.splitlines():
            done = subprocess.run(
                ["bash", "-c", step], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                env={"PATH": f"{folder}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": name, "COLUMNS": "100"})
            lines += ["$ " + step, *done.stdout.splitlines()]
        return "\n".join(lines) + "\n"


def main():
    current = transcript(pathlib.Path(sys.argv[1]).resolve())
    page = pathlib.Path(__file__).resolve().parents[2] / "docs/ci.md"
    head, fence, rest = page.read_text().partition("```console\n")
    if not fence:
        sys.exit("docs/ci.md has no ```console block")
    recorded, close, tail = rest.partition("```\n")
    if "--write" in sys.argv[2:]:
        page.write_text(head + fence + current + close + tail)
        return

    def plain(text):
        """Without the number of rules, which grows."""
        return re.sub(r"\d+ rules,", "N rules,", text)

    if plain(recorded) != plain(current):
        print("FAILED the first run in docs/ci.md is not current; write it anew with:")
        print("  python3 Tests/Scripts/test_first_run.py .build/debug/spinlint --write")
        import difflib
        print("".join(difflib.unified_diff(plain(recorded).splitlines(True), plain(current).splitlines(True), "docs/ci.md", "now")))
        sys.exit(1)
    steps = dict(re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", current, re.M))
    must = [("spinlint lint content && echo green", "green"), ("spinlint lint content || echo \"red: exit code $?\"", "red: exit code 1")]
    wrong = [step for step, end in must if not steps[step].rstrip().endswith(end)]
    if wrong:
        print("FAILED first run:", wrong)
        sys.exit(1)
    print("first run: all passed")


if __name__ == "__main__":
    main()
