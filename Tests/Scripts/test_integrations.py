"""test_integrations.py BINARY: the CI kit as far as it runs without the services, and the installation."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import check_jsonschema
import yaml
from jsonschema.validators import validator_for

binary = pathlib.Path(sys.argv[1]).resolve()
repository = pathlib.Path.cwd()
folder = tempfile.TemporaryDirectory()
work = pathlib.Path(folder.name)
failures = 0
clean = "The town opened a new wall on Saturday, and a hundred people came to see it, as they had hoped to do.\n"
spun = "The town has ten,000 people and they went to to the wall on Saturday, as they had all hoped to do in it.\n"


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED {name} {detail}")


def run(*command, cwd=work, **variables):
    environment = {**os.environ, "PATH": f"{work / 'bin'}:{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}",
                   "HOME": str(work), "GIT_CONFIG_NOSYSTEM": "1", **variables}
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd, env=environment)


def git(*command, cwd):
    done = run("git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", *command, cwd=cwd)
    check(f"git {command[0]}", done.returncode == 0, done.stderr)


def schema_errors(name, document):
    path = pathlib.Path(check_jsonschema.__file__).parent / "builtin_schemas/vendor" / name
    schema = json.loads(path.read_text())
    return [f"{e.json_path}: {e.message}" for e in validator_for(schema)(schema).iter_errors(document)]


(work / "bin").mkdir()
(work / "bin/spinlint").symlink_to(binary)

# The files of the kit against the schemas of the services.
action = yaml.safe_load((repository / "Integrations/github/action.yml").read_text())
check("action.yml", not schema_errors("github-actions.json", action), schema_errors("github-actions.json", action))
header, job = yaml.safe_load_all((repository / "Integrations/gitlab/spinlint.yml").read_text())


def filled(text):
    inputs = {name: str(spec.get("default", "x")) for name, spec in header["spec"]["inputs"].items()}
    return re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda match: inputs[match[1]], text)


job = json.loads(filled(json.dumps(job)))
check("gitlab template", not schema_errors("gitlab-ci.json", job), schema_errors("gitlab-ci.json", job))
examples = dict(re.findall(r"```yaml (\S+)\n(.*?)```", (repository / "docs/ci.md").read_text(), re.S))
examples["github"] = examples["github"].replace("\non: ", '\n"on": ')  # YAML 1.1 takes it for true
check("docs/ci.md has three examples", set(examples) == {"pre-commit", "github", "gitlab"}, set(examples))
for name, schema in (("github", "github-workflows.json"), ("gitlab", "gitlab-ci.json")):
    errors = schema_errors(schema, yaml.safe_load(examples[name]))
    check(f"the example of {name}", not errors, errors)
uses = yaml.safe_load(examples["github"])["jobs"]["spinlint"]["steps"][1]
check("the example's inputs", set(uses["with"]) <= set(action["inputs"]))
check("the template's inputs", set(yaml.safe_load(examples["gitlab"])["include"][0]["inputs"]) <= set(header["spec"]["inputs"]))
(work / "config.yaml").write_text(examples["pre-commit"])
check("the example of pre-commit", run("pre-commit", "validate-config", "config.yaml").returncode == 0)
check("the hooks", run("pre-commit", "validate-manifest", repository / ".pre-commit-hooks.yaml").returncode == 0)
hooks = {hook["id"] for hook in yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text())}
check("the example's hooks", {h["id"] for h in yaml.safe_load(examples["pre-commit"])["repos"][0]["hooks"]} <= hooks)

# The lint step of the action.
content = work / "content"
content.mkdir()
(content / "a b.txt").write_text(spun)
(content / "clean.txt").write_text(clean)
step = repository / "Integrations/github/lint"
variables = {"INPUT_PATHS": "  content/a b.txt\n\ncontent/clean.txt\n", "INPUT_ARGUMENTS": "--language\nen\n",
             "INPUT_SARIF": "out.sarif", "GITHUB_STEP_SUMMARY": str(work / "summary.md"), "GITHUB_OUTPUT": str(work / "output")}
(work / "summary.md").write_text("before\n")
done = run(step, **variables)
check("action: status", done.returncode == 1, done.stderr)
check("action: annotations", done.stdout.startswith("::error file=content/a b.txt,line=1"), done.stdout)
check("action: summary", (work / "summary.md").read_text().startswith("before\n## spinlint\n"))
check("action: output", (work / "output").read_text() == "sarif=out.sarif\n")
check("action: SARIF", len(json.loads((work / "out.sarif").read_text())["runs"][0]["results"]) == 2)
done = run(step, **{**variables, "INPUT_PATHS": "content/clean.txt", "INPUT_ARGUMENTS": ""})
check("action: clean", done.returncode == 0 and done.stdout == "", done.stdout)
done = run(step, **{**variables, "INPUT_PATHS": "none.txt"})
check("action: an error", done.returncode == 2)

# The script of the GitLab job.
(work / ".spinlint/bin").mkdir(parents=True)
(work / ".spinlint/bin/spinlint").symlink_to(binary)
done = run("bash", "-ec", "\n".join(job["spinlint"]["before_script"] + job["spinlint"]["script"]), cwd=work)
check("gitlab: status", done.returncode == 1, done.stderr)
for report in job["spinlint"]["artifacts"]["reports"].values():
    check(f"gitlab: {report}", (work / report).stat().st_size > 0)

# pre-commit runs the hooks on a repository.
hook_repository = work / "hooks"
hook_repository.mkdir()
shutil.copy(repository / ".pre-commit-hooks.yaml", hook_repository)
git("init", "-q", cwd=hook_repository)
git("add", ".", cwd=hook_repository)
git("commit", "-qm", "hooks", cwd=hook_repository)
site = work / "site"
site.mkdir()
(site / "a.md").write_text(spun)
(site / "code.py").write_text("ten,000 = 'to to'\n")
git("init", "-q", cwd=site)
git("add", ".", cwd=site)


def hook(name):
    return run("pre-commit", "try-repo", hook_repository, name, "--all-files", cwd=site)


done = hook("spinlint-installed")
check("pre-commit: finds", done.returncode == 1 and "number/spelled-group" in done.stdout, done.stdout + done.stderr)
check("pre-commit: only articles", "code.py" not in done.stdout, done.stdout)
done = hook("spinlint-fix-installed")
check("pre-commit: fixes", done.returncode == 1 and "files were modified" in done.stdout, done.stdout + done.stderr)
check("pre-commit: the text", (site / "a.md").read_text() == spun.replace("ten,000", "10,000").replace("to to", "to"))
git("add", ".", cwd=site)
check("pre-commit: passes", hook("spinlint-installed").returncode == hook("spinlint-fix-installed").returncode == 0)

# make install: the command, three completions and the manual page.
done = run("make", "-s", "-o", "build", "install", f"BINARY={binary}", f"DESTDIR={work / 'dest'}", "PREFIX=/usr", cwd=repository)
check("make install", done.returncode == 0, done.stderr)
share = work / "dest/usr/share"
page = share / "man/man1/spinlint.1"
check("the command runs", run(work / "dest/usr/bin/spinlint", "--version").returncode == 0)
check("bash completions", run("bash", "-n", share / "bash-completion/completions/spinlint").returncode == 0)
check("zsh completions", (share / "zsh/site-functions/_spinlint").read_text().startswith("#compdef spinlint"))
check("fish completions", "complete -c" in (share / "fish/vendor_completions.d/spinlint.fish").read_text())
for option in ("\\-\\-fail\\-on", "\\-\\-dry\\-run", "spinlint fix", "sarif"):
    check(f"the manual page has {option}", option in page.read_text())
if shutil.which("groff"):
    done = run("groff", "-Kutf8", "-man", "-ww", "-Tutf8", "-z", page)
    check("the manual page has no mistakes", done.stderr == "", done.stderr[:500])

print(f"{failures} integration checks failed" if failures else "integration checks: all passed")
sys.exit(1 if failures else 0)
