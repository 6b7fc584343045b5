"""test_fix_fuzz.py BINARY: 300 damaged files of three formats. Each fix comes to an end, and fixing twice changes nothing."""
import pathlib
import random
import subprocess
import sys
import tempfile

BINARY = str(pathlib.Path(sys.argv[1]).resolve())
FILES = 300
SECONDS = 300

SENTENCES = [
    "The town has ten,000 people and they went to to the wall on Saturday .",
    "It was the primary time that they had seen it , and and nobody spoke.",
    "He gave the price as 3,000,00 crowns a crate( and left the the quay.",
    "Nothing else in the report was new to anyone who had read the last one.",
    "In in the morning,, the ship sailed; its crew of 1, 200 men sang.",
    "She said: “it is late ” and closed the the door..",
    "The café’s owner had twenty,five chairs, and a a lamp\u200b that\u00adburned.",
    "Donâ€™t go to the river , it is is cold &amp; wet .",
    "A hour later an dog barked, and the 1th man left.",
    "The word p\u0430ssword has a letter from elsewhere in it.",
]
PIECES = [
    "the the ", " ,", "  ", "ten,000", "&amp;", "&nbsp;", "&#8203;", "**", "`", "_", "[a](b)", "![x](y)", "<b>", "</b>", "<!--",
    "-->", "<p>", "</p>", "\r\n", "\n\n", "\n", "\t", "| a | b |\n|---|---|\n", "> ", "# ", "- ", "```\n", "\u200b", "\u202e",
    "\ufeff", "\u00a0", "é", "e\u0301", "日本", "🙂", "“", "”", "(", ")", "..", "—", "&", "<", ">", "\x00", "\\",
    "<!-- spinlint-disable repeat/word -->", "<script>to to</script>", "[^1]: ", "---\n",
]
WRAPS = {
    "txt": lambda paragraphs, rng: "\n\n".join(paragraphs) + "\n",
    "md": lambda paragraphs, rng: "\n\n".join(rng.choice(["", "# ", "> ", "- ", "1. ", "*"]) + p for p in paragraphs) + "\n",
    "html": lambda paragraphs, rng: "<!DOCTYPE html>\n<title>A town</title>\n" + "\n".join(
        "<%s>%s</%s>" % (tag, p, tag) for p in paragraphs for tag in [rng.choice(["p", "h2", "li", "em", "code", "td"])]) + "\n",
}


def damaged(rng, kind):
    paragraphs = [" ".join(rng.choice(SENTENCES) for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, 4))]
    data = WRAPS[kind](paragraphs, rng)
    for _ in range(rng.randint(0, 12)):
        at = rng.randrange(len(data) + 1)
        if rng.random() < 0.7:
            data = data[:at] + rng.choice(PIECES) + data[at:]
        else:
            data = data[:at] + data[at + rng.randint(1, 8):]
    data = data.encode()
    if rng.random() < 0.2:
        at = rng.randrange(len(data) + 1)
        data = data[:at] + bytes(rng.randrange(256) for _ in range(rng.randint(1, 4))) + data[at:]
    return data


def run(folder, *options):
    return subprocess.run(
        [BINARY, "fix", ".", "--no-config", "--language", "en", *options], cwd=folder, timeout=SECONDS, capture_output=True, text=True)


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def main():
    failures = []
    for options in [], ["--unsafe"]:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for seed in range(FILES):
                kind = ["txt", "md", "html"][seed % 3]
                (folder / f"{seed:03}.{kind}").write_bytes(damaged(random.Random(seed), kind))
            before = contents(folder)
            look = run(folder, "--dry-run", *options)
            if contents(folder) != before:
                failures.append("--dry-run changed files")
            once = run(folder, *options)
            after = contents(folder)
            changed = sum(before[file] != after[file] for file in before)
            twice = run(folder, *options)
            for result in look, once, twice:
                # 2 is for wrong suppression comments; anything else is a crash.
                if result.returncode not in (0, 1, 2) or "Fatal" in result.stderr:
                    failures.append(f"{options}: exit code {result.returncode}: {result.stderr[-500:]}")
            for file, data in contents(folder).items():
                if data != after[file]:
                    failures.append(f"{options} {file}: fixing twice changes it\n  was {before[file]!r}\n  1st {after[file]!r}\n  2nd {data!r}")
            if changed < FILES // 2:
                failures.append(f"{options}: only {changed} files were fixed")
            print(f"fix fuzz {options}: {FILES} files, {changed} fixed")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
