"""test_eval.py BINARY: the figures of “spinlint eval” against a second scorer that works on the reports of “lint”."""
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

BINARY = sys.argv[1]
FAILURES = []

# [[now|before]] marks a swap; “before” may be left out where nobody knows it, “!” sets the flag “seen” to false.
ARTICLES = [
    ("tide", "spun", 0.5, "letters", """
        The harbour master [[mentioned|said]] on Monday that [[ten,000|10,000]] crates would leave the quay, and
        [[the primary|the first]] ship of [[the the|the]] week would sail at noon. He gave the [[fee|price]] as
        3,000,00 crowns a crate. A [[guy|man]] from the [[!financial institution|bank]] [[in addition|also]] came to
        [[to|]] look at the lists. “We had [[nine,000|9,000]] of them last year,” he [[delivered|added]], and went
        [[back again|back]] to to his boat. Nothing else in the report was [[brand new|new]] to anyone who had read the
        last one, and the town [[determined|decided]] to wait until [[the next|the following]] spring."""),
    ("mill", "spun", 1, "letters", """
        The mill [[that that|that]] burned in in March is to be [[constructed|built]] [[once more|again]]. Its owner,
        who [[will be able to|can]] show [[twelve,000|12,000]] pages of plans, told the council [[that he has|he has]]
        the money. [[Within the|In the]] yard stood [[two,000|2,000]] sacks of flour.  . They were [[!very huge|large]]
        and [[the primary time|the first time]] anyone saw them, they were wet."""),
    ("glass", "mixed", None, None, """
        Glass is made of sand. The kiln of [[seven,000|7,000]] degrees melts [[all the|all]] of it, and a [[massive|big]]
        bottle cools for for a day. Crème brûlée and a naïve [[café proprietor|café owner]] had [[nothing|no]] part in
        it. It was the end of of the month."""),
    ("unmarked", "spun", 0.5, "letters", None),
    ("quiet", "clean", None, "notes", """
        A quiet street runs down to the river. On its left side stand four houses, on its right a wall that was built
        before the war. Nobody has lived in the last house since since the flood. The lamp before it is lit at dusk."""),
    ("letter", "clean", None, "notes", """
        Dear editor, thank you for the map. It shows every path on the moor but one, which my father walked when he was
        a boy: it starts behind the church and ends, after two miles, at a gate that is always shut. Yours, M. Orrell."""),
    ("stub", "clean", None, None, "Too short to judge."),
]


def article(number, name, label, strength, group, text):
    record = {"id": name, "label": label, "edits": None, "meta": {}}
    if name == "glass":
        del record["id"]
    if strength is not None:
        record["meta"]["p"] = strength
    if group:
        record["meta"]["set"] = group
    if text is None:
        record["text"] = "Some ten,000 of the ten,000 words in in this text were swapped, and nobody marked which of them."
        return record
    plain, edits = b"", []
    for part in re.split(r"(\[\[.*?\]\])", " ".join(text.split())):
        if not part.startswith("[["):
            plain += part.encode()
            continue
        now, _, before = part[2:-2].partition("|")
        edit = {"original": before or None, "start": len(plain)}
        if name == "mill":
            edit["seen"] = not now.startswith("!")
        plain += now.lstrip("!").encode()
        edits.append(edit | {"end": len(plain)})
    record["text"] = plain.decode()
    record["edits"] = edits[::-1] if label != "clean" else []
    return record


def words_that_differ(data, edit):
    """Offsets of the words of an edit that its original has not at the same end."""
    spans = [(m.start() + edit["start"], m.end() + edit["start"]) for m in re.finditer(rb"[^ ]+", data[edit["start"]:edit["end"]])]
    now = [data[a:b].decode().casefold() for a, b in spans]
    before = (edit["original"] or "").casefold().split(" ")
    if not edit["original"]:
        return edit["start"], edit["end"]
    while len(now) > 1 and len(before) > 1 and now[0] == before[0]:
        now, before, spans = now[1:], before[1:], spans[1:]
    while len(now) > 1 and len(before) > 1 and now[-1] == before[-1]:
        now, before, spans = now[:-1], before[:-1], spans[:-1]
    return spans[0][0], spans[-1][1]


def overlap(a, b, c, d):
    return max(a, c) < min(b, d)


def folded(data):
    return data.decode().casefold().replace("’", "'").replace("‘", "'")


def share(part, whole):
    return part / whole if whole else None


def score(pairs, threshold):
    total = {"edits": 0, "found": 0, "known": 0, "restored": 0, "findings": 0, "right": 0}
    groups, rules, probabilities, bins = {}, {}, {True: [], False: []}, [[0, 0, 0.0] for _ in range(10)]
    clean = {"articles": 0, "words": 0, "findings": 0, "failed": 0}
    for labelled, report in pairs:
        spun = labelled["label"] in ("spun", "mixed")
        probabilities[spun].append((report["spin"] or {"probability": 0})["probability"])
        findings = [
            (f["start"]["byte"], f["end"]["byte"], f) for f in report["findings"]
            if f["severity"] != "info" and f["start"]["byte"] != f["end"]["byte"]]
        data, edits = labelled["text"].encode(), labelled["edits"]
        if not spun:
            clean["articles"] += 1
            clean["words"] += len(labelled["text"].split())
            clean["findings"] += len(findings)
            clean["failed"] += report["verdict"] == "fail"
        elif not edits:
            continue
        found, restored = set(), set()
        for start, end, finding in findings:
            right = False
            touched = [e for e in edits or [] if overlap(start, end, e["start"], e["end"])]
            hits = [e for e in touched if overlap(start, end, *words_that_differ(data, e))]
            right = bool(hits)
            rule = rules.setdefault(finding["rule"], [0, 0, 0])
            rule[0 if spun else 2] += 1
            rule[1] += right
            if finding["category"] == "swap":
                cell = bins[min(9, int(finding["confidence"] * 10))]
                cell[0] += 1
                cell[1] += right
            total["findings"] += spun
            total["right"] += right
            near = [e["start"] for e in hits if end - start <= 40 + 3 * (e["end"] - e["start"])]
            found.update(near)
            if finding["suggestions"] and touched and all(e["original"] is not None for e in touched):
                # What the whole text would be after the suggestion, and what it was around these edits.
                mended = data[:start] + finding["suggestions"][0].encode() + data[end:]
                was = data
                for e in sorted(touched, key=lambda e: -e["start"]):
                    was = was[:e["start"]] + e["original"].encode() + was[e["end"]:]
                if folded(mended) == folded(was):
                    restored.update(near)
        if not spun:
            continue
        for e in edits:
            size = "multiWord" if b" " in data[e["start"]:e["end"]] else "singleWord"
            names = [size]
            if "seen" in e:
                names.append("seen" if e["seen"] else "not seen")
            if "p" in labelled["meta"]:
                names.append(labelled["meta"]["p"])
            for counts in [total] + [groups.setdefault(n, dict.fromkeys(total, 0)) for n in names]:
                counts["edits"] += 1
                counts["found"] += e["start"] in found
                counts["known"] += e["original"] is not None
                counts["restored"] += e["original"] is not None and e["start"] in restored
    above = {kind: sum(p >= threshold for p in values) for kind, values in probabilities.items()}
    wins = sum((s > c) + (s == c) / 2 for s in probabilities[True] for c in probabilities[False])
    return {
        "total": total, "groups": groups, "rules": rules, "clean": clean, "bins": bins,
        "auc": share(wins, len(probabilities[True]) * len(probabilities[False])),
        "documentPrecision": share(above[True], above[True] + above[False]),
        "documentRecall": share(above[True], len(probabilities[True])),
        "falsePositiveRate": share(above[False], len(probabilities[False])),
        "recallAtNone": share(sum(p > max(probabilities[False]) for p in probabilities[True]), len(probabilities[True])),
    }


def expect(name, got, wanted):
    same = got == wanted if not isinstance(wanted, float) or got is None else abs(got - wanted) < 1e-5
    if not same:
        FAILURES.append(f"{name}: {got}, not {wanted}")


def compare_counts(name, got, wanted):
    for key in ("edits", "found"):
        expect(f"{name} {key}", got[key], wanted[key])
    expect(f"{name} recall", got["recall"], share(wanted["found"], wanted["edits"]))
    expect(f"{name} restored", got["restoredOfEdits"], share(wanted["restored"], wanted["known"]))
    expect(f"{name} restored of found", got["restoredOfFound"], share(wanted["restored"], wanted["found"]))


def run(*arguments):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=600)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        records = [article(n, *a) for n, a in enumerate(ARTICLES)]
        lines = [json.dumps(r, ensure_ascii=False) + "\n" for r in records]
        plain, packed = folder / "first.jsonl", folder / "second.jsonl.gz"
        plain.write_text("".join(lines[:3]) + "\n")
        packed.write_bytes(gzip.compress("".join(lines[3:]).encode()))
        everything = folder / "all.jsonl"
        everything.write_text("".join(lines))
        options = ["--no-config", "--precision", "0.4"]
        lint = run("lint", "--input", "jsonl", "--format", "jsonl", *options, str(everything))
        reports = [json.loads(line) for line in lint.stdout.splitlines()]
        assert len(reports) == len(records), lint.stderr
        for threshold in ("0.5", "0.001"):
            wanted = score(list(zip(records, reports)), float(threshold))
            got_run = run("eval", "--json", "--threshold", threshold, *options, str(plain), str(packed))
            expect("exit code", got_run.returncode, 0)
            got = json.loads(got_run.stdout)
            compare(got, wanted)
        for number in (wanted["total"]["found"], wanted["total"]["restored"], wanted["clean"]["findings"]):
            if number == 0:
                FAILURES.append("the articles of this test show too little")
        one, two = (run("eval", "--jobs", jobs, str(everything)).stdout for jobs in ("1", "4"))
        expect("output on four threads", two, one)
        check_errors(folder, lines)
    for failure in FAILURES:
        print("FAILED eval:", failure)
    print(f"{len(FAILURES)} checks of eval failed" if FAILURES else "eval: all passed")
    return bool(FAILURES)


def compare(got, wanted):
    spans = got["spans"]
    compare_counts("all", spans, wanted["total"])
    precision = share(wanted["total"]["right"], wanted["total"]["findings"])
    recall = share(wanted["total"]["found"], wanted["total"]["edits"])
    expect("findings", spans["findings"], wanted["total"]["findings"])
    expect("precision", spans["precision"], precision)
    expect("F1", spans["f1"], 2 * precision * recall / (precision + recall))
    for strength in spans["strengths"]:
        compare_counts(f"strength {strength['strength']}", strength, wanted["groups"][strength["strength"]])
    expect("strengths", len(spans["strengths"]), 2)
    for size in ("singleWord", "multiWord"):
        compare_counts(size, spans[size], wanted["groups"][size])
    for flag in ("seen", "not seen"):
        compare_counts(flag, spans["flags"][flag], wanted["groups"][flag])
    expect("rules", {r["rule"]: [r["findings"], r["right"], r["onClean"]] for r in got["rules"]}, wanted["rules"])
    documents = got["documents"]
    expect("AUC", documents["auc"], wanted["auc"])
    expect("document precision", documents["precision"], wanted["documentPrecision"])
    expect("document recall", documents["recall"], wanted["documentRecall"])
    expect("false positive rate", documents["falsePositiveRate"], wanted["falsePositiveRate"])
    expect("recall without false positive", documents["recallAtNoFalsePositive"], wanted["recallAtNone"])
    clean = got["clean"]
    expect("clean words", clean["words"], wanted["clean"]["words"])
    expect("per 10,000", clean["per10000Words"], 10000 * wanted["clean"]["findings"] / wanted["clean"]["words"])
    expect("failed", clean["failed"], wanted["clean"]["failed"] / wanted["clean"]["articles"])
    expect("bins", [[b["findings"], b["right"]] for b in got["reliability"]],
           [[n, None if n == 0 else round(r / n, 6)] for n, r, _ in wanted["bins"]])
    expect("sets", sum(s["articles"] for s in got["sets"]), len(ARTICLES))


def check_errors(folder, lines):
    bad = folder / "bad.jsonl"
    bad.write_text(lines[0] + "{\"text\": \"x\", \"label\": \"spun\", \"edits\": [{\"start\": 0, \"end\": 9}]}\n[1\n" + lines[4])
    result = run("eval", "--json", str(bad))
    expect("exit code on bad lines", result.returncode, 2)
    expect("places of bad lines", [line.split(": ")[1] for line in result.stderr.splitlines()], [f"{bad}:2", f"{bad}:3:3"])
    expect("articles beside bad lines", sum(s["articles"] for s in json.loads(result.stdout)["sets"]), 2)
    broken = folder / "broken.jsonl.gz"
    broken.write_bytes(gzip.compress(lines[0].encode())[:-9])
    result = run("eval", str(broken))
    expect("exit code on a broken gzip file", result.returncode, 2)
    if "broken.jsonl.gz" not in result.stderr:
        FAILURES.append(f"a broken gzip file is not named: {result.stderr}")
    stored = folder / "stored.jsonl.gz"
    stored.write_bytes(b"".join(gzip.compress(line.encode(), level) for level, line in zip((0, 1, 9), lines)))
    expect("members of a gzip file", json.loads(run("eval", "--json", str(stored)).stdout)["spans"]["articles"], 3)


sys.exit(main())
