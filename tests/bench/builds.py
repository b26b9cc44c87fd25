"""The build: beside plain MkDocs with stock Material over the same pages, and as a guide grows a hundredfold.

Builds take turns, so that a slow spell of the machine falls on all alike; compare the ratios of one run, not the seconds of two.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from tests.bench.goals import at_most
from tests.built_site import DAY, ROOT
from tests.growing_guide import grow

# What tells how much time and memory a process took; Windows has no such module.
MEASURABLE = find_spec("resource") is not None
ROUNDS = 3
SIZES, LARGEST = (150, 1_500), 15_000
# The goals: build time beside plain MkDocs; time for a page and memory of the largest guide. A small one is mostly the start of MkDocs.
MOST_TIMES, MOST_MS, MOST_MB = 1.3, 7, 400

# Runs a command and says what it took: a process of its own, so that its children are only that command.
MEASURED = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
seconds, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == "darwin" else 1024
sys.stderr.buffer.write(done.stderr)
print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6]))
sys.exit(done.returncode)
"""

# Writes every page as it is after the macros: its front matter and its Markdown.
CAPTURE = """
import json, os
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    if "record" in page.meta:
        return  # exported whole already
    target = Path(os.environ["CAPTURED"], page.file.src_uri)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"---\\ntitle: {json.dumps(page.meta.get('title') or page.title)}\\n---\\n\\n{markdown}", encoding="utf-8")
"""


@dataclass
class Build:
    """One guide that is built again and again, and what each time took."""

    name: str
    config: Path
    rounds: int = ROUNDS
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    pages: int = 0

    @property
    def time(self) -> float:
        return median(self.seconds)

    @property
    def ms(self) -> float:
        """Milliseconds for a page."""
        return self.time * 1000 / self.pages

    @property
    def mb(self) -> float:
        return max(self.memory)

    def run(self) -> None:
        """Builds once into a folder of its own and notes the figures. Raises SystemExit when it does not build."""
        with TemporaryDirectory() as folder:
            words = ["mkdocs", "build", "--config-file", str(self.config), "--site-dir", folder]
            done = _run(["-c", MEASURED, sys.executable, "-m", *words])
            seconds, cpu, memory = json.loads(done.stdout)
            self.pages = sum(1 for _ in Path(folder).rglob("*.html"))
        self.seconds.append(seconds)
        self.cpu.append(cpu)
        self.memory.append(memory)


def _run(words: list[str], **environment: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, **environment}
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(words[-6:])} failed:\n{done.stderr or done.stdout}")
    return done


class _AnyTag(yaml.SafeLoader):
    """Reads mkdocs.yml without its own tags, as !ENV."""


_AnyTag.add_multi_constructor("", lambda loader, suffix, node: None)


def copied_guide(folder: Path) -> Path:
    """This guide in a folder of its own; returns its mkdocs.yml."""
    for room in ("data", "docs", "overrides", "scripts"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return Path(shutil.copy(ROOT / "mkdocs.yml", folder))


def plain_guide(folder: Path, guide: Path) -> Path:
    """The same pages, macros already answered, for MkDocs with stock Material and its search; returns its mkdocs.yml."""
    (folder / "docs").mkdir(parents=True)
    _run(["-m", "scripts", "export", "--root", str(guide.parent), str(folder / "docs")])
    (guide.parent / "capture.py").write_text(CAPTURE, encoding="utf-8", newline="\n")
    capture = guide.parent / "capture.yml"
    capture.write_text("INHERIT: mkdocs.yml\nhooks: [scripts/hook.py, capture.py]\n", encoding="utf-8", newline="\n")
    with TemporaryDirectory() as site:
        _run(["-m", "mkdocs", "build", "--config-file", str(capture), "--site-dir", site], CAPTURED=str(folder / "docs"))
    ours = yaml.load(guide.read_text(encoding="utf-8"), Loader=_AnyTag)
    kept = {name: ours[name] for name in ("site_name", "nav", "markdown_extensions")}
    config = folder / "mkdocs.yml"
    text = yaml.safe_dump({**kept, "theme": {"name": "material"}, "plugins": ["search"]}, sort_keys=False)
    config.write_text(text, encoding="utf-8", newline="\n")
    return config


def measure(builds: list[Build]) -> None:
    """Runs the builds in turns; one that is not run in every round is run in the first."""
    for number in range(ROUNDS):
        for build in builds:
            if number < build.rounds:
                print(f"  round {number + 1}: {build.name}", file=sys.stderr, flush=True)
                build.run()


def report(quick: bool) -> Iterator[str]:
    """The figures as a Markdown table, and a line for each goal; `quick` leaves out the largest guide."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        guide = Build("This guide", copied_guide(folder / "guide"))
        plain = Build("The same pages, plain MkDocs and Material", plain_guide(folder / "plain", guide.config))
        grown = []
        for size in (*SIZES, *([] if quick else [LARGEST])):
            (folder / str(size)).mkdir()
            config = grow(folder / str(size), size) / "mkdocs.yml"
            grown.append(Build(f"{size:,} records", config, rounds=1 if size == LARGEST else ROUNDS))
        measure([plain, guide, *grown])
    yield "| Guide | Pages | Seconds | CPU seconds | ms a page | × the first | Peak MB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for group in ([plain, guide], grown):
        for build in group:
            times = build.time / plain.time if group[0] is plain else build.ms / grown[0].ms
            row = f"{build.pages:,} | {build.time:.2f} | {median(build.cpu):.2f} | {build.ms:.2f} | {times:.2f} | {build.mb:.0f}"
            yield f"| {build.name} | {row} |"
    yield ""
    yield at_most("Build time beside plain MkDocs and Material", guide.time / plain.time, MOST_TIMES, "times")
    largest = grown[-1]
    yield at_most(f"Time for a page at {largest.name}", largest.ms, MOST_MS, "ms")
    yield at_most(f"Memory at {largest.name}", largest.mb, MOST_MB, "MB")
