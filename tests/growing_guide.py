"""A guide that grows: the toy guide with any number of made-up records, each linked, cited and shown on a page as real ones are."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import yaml

from scripts.exports.anki_published import record
from scripts.load import PUBLISHED_CARDS, PUBLISHED_PAGES
from scripts.render import Renderer
from tests.data_kit import copy_of_toy, read

# One source, one topic, one domain, and the rest half and half: what a block of a real guide is like.
BLOCK, COMPETENCIES, TERMS = 50, 24, 23
FILE_OF = {
    "sources": "sources.yml",
    "terms": "glossary.yml",
    "competency_domains": "competencies.yml",
    "competencies": "competencies.yml",
    "topics": "topics.yml",
}
# The page of the toy that stays: its questions lead there.
PRACTICE = "study/practice.md"
# Blocks in one section of the menu.
SECTION = 20
SAID = (
    "people choose their own way and talk about what helps them today while a friend listens with care asks before giving advice keeps "
    "a promise names a strength shares a short story makes a plan looks for a ride finds a quiet place and rests before the next step"
)
WORDS = SAID.split()


Record = dict[str, Any]


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes every value out, as an author does, also one that stands in many records."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def grow(folder: Path, records: int) -> Path:
    """Writes a guide of about `records` records into `folder` and returns its root, ready for `mkdocs build`."""
    root, rng = copy_of_toy(folder), Random(records)
    toy = list(read(root).records)
    models = {name: _first(root / "data" / file, name) for name, file in FILE_OF.items()}
    blocks = [_block(models, number, records // BLOCK, rng) for number in range(records // BLOCK)]
    for name, file in FILE_OF.items():
        _extend(root / "data" / file, name, [record for block in blocks for record in block[name]])
    _expect_little(root / "data")
    for page in (root / "docs").rglob("*.md"):
        if page != root / "docs" / PRACTICE:
            page.unlink()
    _write_pages(root, toy, blocks)
    grown = read(root)
    (root / "data" / PUBLISHED_CARDS).write_bytes(record(grown, Renderer(grown)))
    # The page of the toy with every kind of record is not in it.
    danger = root / "data/danger.yml"
    danger.write_text(danger.read_text(encoding="utf-8").replace("page: everything.md", "page: index.md"), encoding="utf-8", newline="\n")
    return root


def _first(path: Path, name: str) -> Record:
    """The first record of a list of the toy, which new ones are made after."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))[name][0]


def _sentences(rng: Random, count: int) -> str:
    return " ".join(" ".join(rng.choices(WORDS, k=13)).capitalize() + "." for _ in range(count))


def _title(rng: Random) -> str:
    return " ".join(rng.sample(WORDS, 4)).capitalize()


def _block(models: dict[str, Record], number: int, of: int, rng: Random) -> dict[str, list[Record]]:
    """Fifty records as they stand in the YAML, by the name of their list."""
    skills = [f"skill-{number}-{n}" for n in range(1, COMPETENCIES + 1)]
    words = [f"word-{number}-{n}" for n in range(TERMS)]
    sources = [{"id": f"book-{number}", "at": "p. 1"}]
    shared = {"also": [rng.choice(WORDS)], "standing": "stated", "sources": sources}
    domain = {"id": f"part-{number}", "code": str(100 + number), "title": _title(rng), "text": _sentences(rng, 2)}
    topic = {"id": f"lesson-{number}", "page": 200 + number, "title": _title(rng), "teaches": _sentences(rng, 3)}
    return {
        "sources": [models["sources"] | {"id": f"book-{number}", "title": f"Book {number}", "text": _sentences(rng, 2)}],
        "competency_domains": [models["competency_domains"] | shared | domain],
        "competencies": [
            _competency(models["competencies"] | shared, skill, f"{100 + number}.{n}", rng) for n, skill in enumerate(skills, 1)
        ],
        "topics": [models["topics"] | shared | topic | {"competencies": rng.sample(skills, 8), "frames": []}],
        "terms": [
            _term(models["terms"] | shared, word, [f"word-{rng.randrange(of)}-{n}" for n in rng.sample(range(TERMS), 3)], rng)
            for word in words
        ],
    }


def _competency(model: Record, record_id: str, code: str, rng: Random) -> Record:
    explained = {"text": _sentences(rng, 3), "why": _sentences(rng, 2), "looks_like": [_sentences(rng, 1) for _ in range(3)]}
    own = {"code": code, "domain": f"part-{int(code.partition('.')[0]) - 100}", "title": _title(rng), "not_like": [_sentences(rng, 1)]}
    # Linked with the few principles and frames of the toy, thousands would weigh down those few pages.
    return model | {"id": record_id, **own, **explained, "ethics": [], "frames": []}


def _term(model: Record, record_id: str, see: list[str], rng: Random) -> Record:
    made = model | {
        "id": record_id,
        "term": _title(rng),
        "meaning": _sentences(rng, 2),
        "see": [other for other in see if other != record_id],
    }
    made.pop("abbreviation", None)
    return made


def _extend(path: Path, name: str, records: list[Record]) -> None:
    _rewrite(path, lambda found: found[name].extend(records))


def _rewrite(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100_000), encoding="utf-8", newline="\n")


def _expect_little(data: Path) -> None:
    """No question is asked of the made-up records, the study plan leads to the page that stays, and no other page was ever published."""
    waived = {"rule": "every-record-is-asked-about", "why": "The records are made up."}
    _rewrite(data / "item_writing.yml", lambda found: found["waive"].append(waived))
    _rewrite(data / "moved.yml", lambda found: found.pop("moved_pages"))
    (data / PUBLISHED_PAGES).unlink()
    levels = ("not_yet", "on_the_way", "in_place")
    _rewrite(
        data / "readiness.yml",
        lambda found: [one[n].update(page=PRACTICE) for one in found["readiness"] for n in levels if "page" in one[n]],
    )
    _rewrite(data / "plan.yml", lambda found: [step.update(page=PRACTICE) for step in found["steps"] if "page" in step])


def _write_pages(root: Path, toy: list[str], blocks: list[dict[str, list[Record]]]) -> None:
    """A first page, one with the toy's own records, one for each block; and the menu."""
    docs = root / "docs"
    (docs / "index.md").write_text("# A guide that grows\n\nStart anywhere.\n", encoding="utf-8", newline="\n")
    (docs / "find.md").write_text("# Look for something\n\nThe search looks through everything.\n", encoding="utf-8", newline="\n")
    (docs / "toy.md").write_text("# The toy\n\n" + _shown(toy), encoding="utf-8", newline="\n")
    for number, block in enumerate(blocks):
        ids = [r["id"] for name in ("sources", "competency_domains", "topics", "terms") for r in block[name]]
        text = f'# Chapter {number}\n\n{_shown(ids)}\n{{{{ records("competency", domain="part-{number}") }}}}\n'
        (docs / f"part-{number}.md").write_text(text, encoding="utf-8", newline="\n")
    sections = range(0, len(blocks), SECTION)
    nav = [{f"Section {s}": [f"part-{n}.md" for n in range(s, min(s + SECTION, len(blocks)))]} for s in sections]
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    (root / "mkdocs.yml").write_text(
        f"{config}\n{yaml.safe_dump({'nav': ['index.md', 'find.md', 'toy.md', PRACTICE, *nav]})}", encoding="utf-8", newline="\n"
    )


def _shown(ids: list[str]) -> str:
    return "\n".join(f'{{{{ show("{record_id}") }}}}\n' for record_id in ids)
