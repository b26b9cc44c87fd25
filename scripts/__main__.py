"""The commands of the guide: check, new, serve, build, bless, reread, export, finish."""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

from .blank import empty_file, with_blank
from .check import being_checked, cards_to_record, check, near_their_day, past_their_day
from .check.names import is_kept_by_windows
from .day import RELEASE
from .guide import Guide, guide_at
from .load import PUBLISHED, PUBLISHED_CARDS, PUBLISHED_PAGES, published, published_pages
from .pages import answering, pages_at
from .problem import did_you_mean, several
from .schema import entry_of, file_of, kinds
from .schema.fields import ASKED
from .yaml_lines import decode

HERE = Path.cwd()
# How a problem ends that bless mends.
MENDED_BY_BLESS = "Run `make bless`."
Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    given = _parser().parse_args(arguments)
    run: Command = given.run
    return run(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts", description=__doc__)
    verbs = parser.add_subparsers(title="commands", required=True, metavar="")

    def verb(run: Command, summary: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(run.__name__.rstrip("_"), help=summary, description=summary)
        made.set_defaults(run=run)
        made.add_argument("--root", type=Path, default=HERE, help="the folder that holds data/ and docs/ (default: this one)")
        return made

    verb(check_, "Check the data and the pages; list every problem as path:line: sentence.").add_argument(
        "--report",
        action="store_true",
        help="also show reading grades, how much of each page is about the guide itself, the bank of questions, and facts that are due",
    )
    new = verb(new_, "Write a blank record at the end of its file.")
    new.add_argument("kind", choices=list(kinds()))
    new.add_argument("id", help="two or three plain words joined by hyphens; for a question the next free number, as q-0300")
    new.add_argument("--to", help="the file of data/ to write to, where a kind has several")
    verb(serve_, "Build and serve the guide with live reload.").add_argument("--address", default="127.0.0.1:8000")
    verb(build_, "Build the guide into site/.").add_argument(
        "--release", action="store_true", help="refuse while a fact is past its day or an address is not recorded"
    )
    verb(bless_, "Write the generated files of data/ anew: README.md, schemas, and what is published of ids, pages and cards.")
    again = verb(reread_, "Record that questions were read again beside the clauses they rest on.")
    again.add_argument("id", nargs="+", help="the questions, as q-0147")
    verb(export_, "Write every page and file the guide makes into a folder.").add_argument("folder", type=Path)
    finished = verb(finish_, "Add every file the guide makes to a built site, and judge it: the last step, whatever program built it.")
    finished.add_argument("site", type=Path)
    return parser


def check_(given: argparse.Namespace) -> int:
    from .render import renderer_at

    root = given.root.resolve()
    guide = guide_at(root)
    problems = check(guide)
    print(*problems, sep="\n", end="\n" if problems else "")
    if given.report and not problems:
        _print_report(guide)
    for problem in (*being_checked(guide), *(cards_to_record(guide, renderer_at(root)) if not problems else ())):
        print(f"Due: {problem}")
    if problems:
        print(f"\n{several(len(problems), 'problem')}. Nothing is published while one stands.")
        return 1
    print(f"{len(guide.records)} records, no problem.")
    return 0


def _print_report(guide: Guide) -> None:
    from .check.questions.report import bank_report
    from .reading import report
    from .voice import voice_report

    print("Reading grade (Flesch-Kincaid); the goal is 6 to 8.")
    for what, name, grade in report(guide):
        print(f"  {grade:5.1f}  {what}  {name}")
    print("", *voice_report(guide), "", *bank_report(guide), "", sep="\n")
    for problem in (*past_their_day(guide), *near_their_day(guide)):
        print(f"Due: {problem}")


def new_(given: argparse.Namespace) -> int:
    root = given.root.resolve()
    guide, entry = guide_at(root), file_of(given.kind)
    files = sorted(path.relative_to(root / "data").as_posix() for path in (root / "data").glob(entry))
    name = _file_for(entry, files, given.to)
    if name is None:
        which = f"write to: {', '.join(files)}" if files else f"make, as {entry.replace('*', 'first')}"
        print(f"Say with --to which file of data/ to {which}.")
        return 1
    if given.id in guide.known or given.id in guide.addresses:
        print(f"“{given.id}” is already used. Choose another id.")
        return 1
    if why := _why_no_id(given.kind, given.id):
        print(f"“{given.id}” cannot be an id. {why}")
        return 1
    path = root / "data" / name
    before, problems = decode(f"data/{name}", path.read_bytes()) if path.is_file() else (empty_file(name, given.kind), [])
    if problems:
        print(*problems, sep="\n")
        return 1
    text, line = with_blank(before, kinds()[given.kind], given.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"data/{name}:{line}: a blank {given.kind.replace('-', ' ')}. Fill it in, then run `make check`.")
    return 0


def _why_no_id(kind: str, wanted: str) -> str | None:
    """What is wrong with an id for a record of a kind; None where nothing is."""
    limits = kinds()[kind].model_json_schema()["properties"]["id"]
    if not re.fullmatch(limits["pattern"], wanted):
        return ASKED[limits["pattern"]]
    if len(wanted) > limits.get("maxLength", len(wanted)):
        return f"It has {len(wanted)} characters; {limits['maxLength']} is the most."
    return "Windows keeps that name for itself. Choose another." if is_kept_by_windows(wanted) else None


def _file_for(entry: str, files: list[str], wanted: str | None) -> str | None:
    """The file to write a new record to; None where it has to be said, or is another than those there are."""
    if wanted:
        return wanted if wanted in files or (not files and entry_of(wanted) == entry) else None
    choices = files or ([] if "*" in entry else [entry])
    return choices[0] if len(choices) == 1 else None


def serve_(given: argparse.Namespace) -> int:
    print(f"The guide will be at http://{given.address}/ as soon as it is built. Stop it with Ctrl+C.", flush=True)
    return _mkdocs(given, "serve", "--dev-addr", given.address)


def build_(given: argparse.Namespace) -> int:
    if given.release and (unrecorded := list(_unrecorded(given.root.resolve()))):
        print(*unrecorded, sep="\n")
        return 1
    return _mkdocs(given, "build", "--strict", "--clean", release=given.release)


def _unrecorded(root: Path) -> Iterator[str]:
    """A sentence about the ids that no list remembers yet, and one about the pages."""
    guide = guide_at(root)
    ids, pages = guide.addresses - published(root).keys(), answering(guide, pages_at(root)) - published_pages(root).keys()
    for missing, one, file in ((ids, "id", PUBLISHED), (pages, "page", PUBLISHED_PAGES)):
        if missing:
            yield f"{several(len(missing), one)} not recorded in {file}, as “{min(missing)}”. Run `make bless` and commit."


def _mkdocs(given: argparse.Namespace, *words: str, release: bool = False) -> int:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **({RELEASE: "1"} if release else {})}
    return subprocess.run([sys.executable, "-m", "mkdocs", *words], cwd=given.root, env=environment, check=False).returncode


def bless_(given: argparse.Namespace) -> int:
    from .reference import reference

    root = given.root.resolve()
    guide = guide_at(root)
    # With a mistake in the data the cards are not what they will be.
    sound = all(problem.text.endswith(MENDED_BY_BLESS) for problem in check(guide))
    for path in write(root, reference(guide) | (cards_as_published(guide) if sound else {})):
        print(f"wrote {path}")
    return 0


def cards_as_published(guide: Guide) -> dict[str, bytes]:
    """The file of data/ that remembers the cards for Anki, by its path; nothing for a guide without cards."""
    from .exports.anki_published import record
    from .render import Renderer

    recorded = record(guide, Renderer(guide))
    return {f"data/{PUBLISHED_CARDS}": recorded} if recorded else {}


def reread_(given: argparse.Namespace) -> int:
    from .reference import reread

    root = given.root.resolve()
    guide = guide_at(root)
    if strangers := [i for i in given.id if getattr(guide.get(i), "kind", None) != "question"]:
        print(f"There is no question “{strangers[0]}”.{did_you_mean(strangers[0], [q.id for q in guide.by_kind['question']])}")
        return 1
    write(root, reread(guide, given.id))
    print(f"{several(len(given.id), 'question')} recorded with the clauses as they are today.")
    return 0


def write(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Writes files into a folder and returns the paths of those that were not there as they are."""
    changed = [path for path, content in files.items() if not (folder / path).exists() or (folder / path).read_bytes() != content]
    for path in changed:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path])
    return changed


def export_(given: argparse.Namespace) -> int:
    from .exports import SamePath, exported, item_pages
    from .render import renderer_at

    root = given.root.resolve()
    guide = guide_at(root)
    if problems := check(guide):
        print(*problems, sep="\n")
        return 1
    try:
        files = item_pages.whole(guide, renderer_at(root)) | exported(guide, renderer_at(root))
    except SamePath as error:
        print(error)
        return 1
    write(given.folder, files)
    print(f"{several(len(files), 'file')} in {given.folder}")
    return 0


def finish_(given: argparse.Namespace) -> int:
    from .exports import SamePath
    from .finish import finish
    from .render import renderer_at

    try:
        problems = finish(given.site, renderer_at(given.root.resolve()))
    except SamePath as error:
        print(error)
        return 1
    print(*problems, sep="\n", end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    # Where letters have another encoding, as in a file on Windows, one that is not in it is shown as “?”: no message is lost for it.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
