"""What the search looks through: every record and every page, as small files fetched only when somebody searches.

A first result needs the first of them alone. The texts come after it, and last the kinds that data/interface.yml says come last, as
practice questions, so that on a slow line nobody waits for them.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from ..guide import Guide
from ..inline import plain
from ..questions import twins_of
from ..render import Renderer, cut
from ..schema import Entry, Question, Task
from .export import Files, Page, json_for_scripts

PATH = "assets/search.json"
TEXTS = "assets/search_texts.json"
LAST = "assets/search_last.json"
# Longest text of a record or a page. Shown under its title, and enough to find it by: on the queries of the bench, whole texts
# found nothing more, and weighed 12 KB more. Kinds that stand aside bring no text at all, which cost nothing there either.
LONGEST = 72
MARK = " …"
# A heading that stands on so many pages, as “Where to go next”, tells none of them from another.
ON_MANY = 3


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """Three files, the last where a kind comes last; nothing while no page is read.

    assets/search.json: {"words", "kinds", "pages", "passed_over", "synonyms", "unsettled", "elsewhere", "texts", "last"}. Rows stand
    in columns, since like beside like packs best. `kinds` come in the order readers meet them, each {"one", "many", "aside", "rows": [ids,
    labels, short forms, titles, also]}; `also` is one text a record, its names parted by commas. `pages` are [addresses, titles, also,
    about]. Records are named by their position among all rows. `texts` is the stamp of the texts that belong to these rows. `last`
    says what the kinds that come last are called, {"one", "many", "number"}: how a question is called by its number, else null.

    assets/search_texts.json: {"stamp", "texts"}, a text for every row, pages last.

    assets/search_last.json: for each of these [ids, titles, also, texts].
    """
    if not pages:
        return {}
    words, synonyms = guide.settings.interface, guide.settings.synonyms
    kinds, last = ([k for k in words.kinds if guide.by_kind[k] and words.kinds[k].searched == turn] for turn in ("first", "last"))
    numbered = {Question.kind: words.search.question}
    position = {r.id: i for i, r in enumerate(r for kind in kinds for r in guide.by_kind[kind])}
    texts = [*(_text(guide, r) for kind in kinds for r in guide.by_kind[kind]), *(cut(p.description, LONGEST, MARK) for p in pages)]
    stamp = sha256(json_for_scripts(texts)).hexdigest()[:8]
    index: dict[str, Any] = {
        "words": words.search.model_dump(),
        "kinds": [words.kinds[k].model_dump(include={"one", "many", "aside"}) | {"rows": _columns(guide, k)} for k in kinds],
        "pages": [
            [p.address for p in pages],
            [p.title for p in pages],
            _names(pages),
            [[position[i] for i in p.about if i in position] for p in pages],
        ],
        "passed_over": synonyms.passed_over,
        "synonyms": [[s.asked, s.means] for s in synonyms.synonyms],
        "unsettled": [[u.asked, [position[i] for i in u.nearest]] for u in synonyms.unsettled],
        "elsewhere": _elsewhere(guide, renderer, pages),
        "texts": stamp,
        "last": [words.kinds[k].model_dump(include={"one", "many"}) | {"number": numbered.get(k)} for k in last],
    }
    files = {PATH: json_for_scripts(index), TEXTS: json_for_scripts({"stamp": stamp, "texts": texts})}
    return files | ({LAST: json_for_scripts([_last(guide, kind) for kind in last])} if last else {})


def _names(pages: Sequence[Page]) -> list[str]:
    """What else each page is found by, as one text."""
    on_pages = Counter(name for page in pages for name in set(page.also))
    return [", ".join(name.replace(",", "") for name in page.also if on_pages[name] < ON_MANY) for page in pages]


def _last(guide: Guide, kind: str) -> list[list[str]]:
    """Whole stems, since a question is known by any word of its story, and all of them weigh less than a picture; of a task the answer.

    Of twins the first tells the story for all: who looks for it finds that one, with the others beside it. By their numbers and titles
    all are found.
    """
    records = sorted(guide.by_kind[kind], key=lambda r: r.id) if kind == Question.kind else guide.by_kind[kind]
    names = guide.settings.interface.names
    texts = [names[r.verdict] if isinstance(r, Task) else _told(guide, r) for r in records]
    return [[r.id for r in records], [guide.title(r) for r in records], [", ".join(r.also) for r in records], texts]


def _told(guide: Guide, record: Entry) -> str:
    told_by_another = isinstance(record, Question) and twins_of(guide, record)[:1] not in ([], [record])
    return "" if told_by_another else plain(guide.text(record) or "")


def _columns(guide: Guide, kind: str) -> list[list[str]]:
    records = guide.by_kind[kind]
    return [
        [r.id for r in records],
        [guide.label(r) or "" for r in records],
        [getattr(r, "abbreviation", None) or "" for r in records],
        [guide.title(r) for r in records],
        [", ".join(r.also) for r in records],
    ]


def _text(guide: Guide, record: Entry) -> str:
    """What a record says, else how it is known; a kind that stands aside is found by its names alone."""
    if guide.settings.interface.kinds[record.kind].aside:
        return ""
    text = guide.said(record) or guide.standing(record).sentence
    return cut(plain(text), LONGEST, MARK)


def _elsewhere(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> list[tuple[str, str]]:
    """Where to look when nothing was found, as [title, address]: the glossary, then notices."""
    hubs = {renderer.hubs.get(term.id, "").removesuffix(".md") for term in guide.by_kind["term"]}
    glossary = [(page.title, page.address) for page in pages if page.address.rstrip("/") in hubs]
    return glossary + [(notice.title, f"#notice-{notice.name}") for notice in guide.settings.notices if notice.offered]
