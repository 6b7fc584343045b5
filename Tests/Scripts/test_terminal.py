"""test_terminal.py BINARY: what only a terminal shows: progress, colours, and the completions of three shells."""
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

binary = pathlib.Path(sys.argv[1]).resolve()
folder = tempfile.TemporaryDirectory()
work = pathlib.Path(folder.name)
failures = 0
(work / "bin").mkdir()
(work / "bin/spinlint").symlink_to(binary)
variables = {"PATH": f"{work / 'bin'}:/usr/bin:/bin", "HOME": str(work), "TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}


def check(name, condition, detail=""):
    global failures
    if not condition:
        failures += 1
        print(f"FAILED {name} {detail}")


class Terminal:
    """A command whose standard input and error, and output where it is not redirected, are a terminal."""

    def __init__(self, *command, output=None, **more):
        self.screen, other = pty.openpty()
        self.process = subprocess.Popen(
            command, cwd=work, env={**variables, **more}, stdin=other, stdout=output or other, stderr=other,
            start_new_session=True)
        os.close(other)
        self.text = ""

    def type(self, keys):
        os.write(self.screen, keys.encode())

    def read(self, until=None, seconds=60):
        """What stands on the screen once `until` is there, or the command has ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not (until and re.search(until, self.text)):
            if not select.select([self.screen], [], [], 0.1)[0]:
                if self.process.poll() is not None:
                    break
                continue
            try:
                part = os.read(self.screen, 65536)
            except OSError:
                break
            if not part:
                break
            self.text += part.decode(errors="replace")
        return self.text

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.screen)


# Progress: for work over a second, on a terminal only; the line is gone at the end.
line = "The town opened a new wall in May and a hundred people came to see it, as they had hoped to do. "
(work / "few.txt").write_text(line)


def slow(*arguments, **more):
    """The screen of a run over three files, whose first two come after half a second each and a little more."""
    for number in range(3):
        (work / f"{number}.fifo").unlink(missing_ok=True)
        os.mkfifo(work / f"{number}.fifo")
    names = [f"{number}.fifo" for number in range(3)]
    command = ["spinlint", "lint", *names, "--input", "text", "--jobs", "1", "--format", "json", *arguments]
    terminal = Terminal(*command, output=subprocess.DEVNULL, **more)
    for name in names:
        time.sleep(0.7)
        (work / name).write_text(line)
    terminal.read(seconds=20)
    terminal.close()
    return terminal.text


shown = slow()
check("progress is shown", re.search(r"\r\x1b\[Klinting: \d of 3 files", shown), repr(shown))
check("progress is taken away", shown.endswith("\r\x1b[K"), repr(shown))
check("--quiet shows no progress", slow("--quiet") == "")
check("a dumb terminal shows no progress", slow(TERM="dumb") == "")
terminal = Terminal("spinlint", "lint", "few.txt", output=subprocess.DEVNULL)
check("no progress for short work", terminal.read() == "", repr(terminal.text))
terminal.close()
read, write = os.pipe()
piped = subprocess.Popen(["spinlint", "lint", "-", "few.txt", "--jobs", "1"], cwd=work, env=variables,
                         stdin=read, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
os.close(read)
time.sleep(1.5)
os.write(write, line.encode())
os.close(write)
check("no progress in a pipe", piped.communicate()[1] == b"" and piped.returncode == 0)

# Colours: on a terminal, not in a pipe, not with NO_COLOR, and not where they are refused.
(work / "spun.txt").write_text("The town has ten,000 people and they went to to the wall.\n")
for arguments, more, coloured in [
        ((), {}, True), ((), {"NO_COLOR": "1"}, False), (("--no-color",), {}, False), (("--color", "never"), {}, False),
        ((), {"TERM": "dumb"}, False), (("--color", "always"), {"NO_COLOR": "1"}, True)]:
    terminal = Terminal("spinlint", "lint", "spun.txt", "--language", "en", *arguments, **more)
    shown = terminal.read()
    terminal.close()
    check(f"colours {arguments} {more}", "spelled-group" in shown and ("\x1b[" in shown) == coloured, repr(shown[:200]))

# Completions: a subcommand, a subcommand of one, a flag, a value.
cases = [("spinlint li", "lint"), ("spinlint rules ex", "explain"), ("spinlint lint --fail", "--fail-on"),
         ("spinlint lint --format sar", "sarif")]
shells = []
for shell in ("bash", "zsh", "fish"):
    script = subprocess.run(["spinlint", "--generate-completion-script", shell], env=variables, capture_output=True)
    check(f"{shell}: the script is written", script.returncode == 0 and script.stdout, script.stderr)
    if not shutil.which(shell, path=variables["PATH"]):
        print(f"terminal checks: {shell} is not installed, its completions are not run")
        continue
    shells.append(shell)
    target = work / {"bash": "spinlint.bash", "zsh": "_spinlint", "fish": "spinlint.fish"}[shell]
    target.write_bytes(script.stdout)

if "fish" in shells:
    for typed, completed in cases:
        done = subprocess.run(["fish", "--no-config", "-c", f"source spinlint.fish; complete -C '{typed}'"], cwd=work,
                              env=variables, capture_output=True, text=True)
        names = [row.split("\t")[0] for row in done.stdout.splitlines()]
        check(f"fish completes “{typed}”", names == [completed] and done.stderr == "", names or done.stderr)

# In bash and zsh the keys are typed and what stands in the line is run: “echo” shows it.
starts = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source spinlint.bash; bind 'set enable-bracketed-paste off'; PS1=R''EADY\n"),
    "zsh": (["zsh", "-f", "-i"],
            "unsetopt equals; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; PS1=R''EADY\n"),
}
for shell in [s for s in shells if s in starts]:
    command, start = starts[shell]
    for typed, completed in cases:
        terminal = Terminal(*command)
        terminal.type(start)
        terminal.read(until="READY", seconds=20)
        terminal.text = ""
        terminal.type(typed + "\t")
        wanted = typed.rsplit(" ", 1)[0] + " " + completed
        terminal.read(until=re.escape(completed), seconds=20)
        # Ctrl-A and “echo =” make what was completed something to look at.
        terminal.type("\x01echo =\x05=\n")
        shown = terminal.read(until=r"\r\n=spinlint[^\r\n]*=", seconds=20)
        terminal.close()
        check(f"{shell} completes “{typed}”", re.search(r"\r\n=" + re.escape(wanted) + r" ?=", shown), repr(shown[-300:]))

print(f"{failures} terminal checks failed" if failures else f"terminal checks: all passed ({', '.join(shells)})")
sys.exit(1 if failures else 0)
