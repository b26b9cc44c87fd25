"""The list of exports: each says truly what it offers, and writes no file that another writes."""

import json
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import Abort

from scripts import exports, hook
from scripts.__main__ import main
from scripts.exports import EXPORTS, FOR_MACHINES, Export, SamePath, exported, open_data, search_index
from scripts.guide import Guide
from scripts.render import Renderer
from scripts.schema import kinds
from tests.data_kit import TOY, read

CLASH = "The exports “open data” and “second data” both write downloads/guide.json. Give one of them another path."


@pytest.fixture(scope="module")
def toy() -> Guide:
    return read(TOY)


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """An export is added that writes what another writes."""
    monkeypatch.setattr(exports, "EXPORTS", (*EXPORTS, Export("second data", open_data.export, FOR_MACHINES)))


def test_no_two_exports_have_one_name():
    assert len({export.name for export in EXPORTS}) == len(EXPORTS)


def test_an_export_offers_all_it_makes_for_readers(toy: Guide, monkeypatch: pytest.MonkeyPatch):
    """The toy has records of every kind, so that each export makes all it can."""
    monkeypatch.setenv("SITE_URL", "https://guide.example.org/lakeland")
    for export in EXPORTS:
        made = set(export.make(toy, Renderer(toy), [exports.Page("exam/", "The exam", "", (), ())]))
        assert made, export.name
        each = {
            "kind": list(kinds()),
            "talk": [talk.id for talk in toy.settings.talks],
            "domain": [domain.id for domain in toy.by_kind["exam-domain"]],
            "task": [task.id for task in toy.by_kind["task"]],
            "session": [session.id for session in toy.by_kind["class-session"]],
            "id": [program.id for program in toy.settings.posting.programs],
        }
        offered = {
            path.replace(f"{{{name}}}", one) for path in export.offered for name in each for one in each[name] if f"{{{name}}}" in path
        }
        offered |= {path for path in export.offered if "{" not in path}
        assert export.offered == FOR_MACHINES or made == offered, export.name


def test_while_no_page_is_read_nothing_is_made_of_pages(toy: Guide):
    made = exported(toy, Renderer(toy))
    assert [path for path in made if path.startswith(("assets/search", "assets/addresses"))] == []


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ("course-length", "40 hours over five weeks. It is held on Saturdays."),
        ("value-company", "Our note: Sit beside the person and let the water do the talking."),
        ("walk-beside", None),
    ],
    ids=["what the source says", "else our note", "else how it is known"],
)
def test_the_search_has_one_text_for_every_record(toy: Guide, record: str, text: str | None):
    files = search_index.export(toy, Renderer(toy), [exports.Page("exam/", "The exam", "All about it.", (), ())])
    index, texts = (json.loads(files[path]) for path in (search_index.PATH, search_index.TEXTS))
    ids = [i for kind in index["kinds"] for i in kind["rows"][0]]
    assert len(texts["texts"]) == len(ids) + 1
    assert texts["texts"][ids.index(record)].startswith(text or toy.settings.interface.standings["unconfirmed"].sentence[:40])
    assert (texts["texts"][-1], texts["stamp"]) == ("All about it.", index["texts"])


def test_a_heading_that_stands_on_many_pages_names_none_of_them(toy: Guide):
    pages = [exports.Page(f"{name}/", name, "About it.", (name.upper(), "Where to go next"), ()) for name in ("one", "two", "three")]
    index = json.loads(search_index.export(toy, Renderer(toy), pages)[search_index.PATH])
    assert index["pages"][2] == ["ONE", "TWO", "THREE"]
    index = json.loads(search_index.export(toy, Renderer(toy), pages[:2])[search_index.PATH])
    assert index["pages"][2] == ["ONE, Where to go next", "TWO, Where to go next"]


def test_tasks_cases_and_practice_questions_come_last_in_the_search_and_have_a_file_to_themselves(toy: Guide):
    pages = [exports.Page("exam/", "The exam", "All about it.", (), ())]
    files = search_index.export(toy, Renderer(toy), pages)
    index = json.loads(files[search_index.PATH])
    kinds, number = toy.settings.interface.kinds, toy.settings.interface.search.question
    numbers = {"class-session": None, "case": None, "question": number, "task": None, "turn": None}
    called = [{"one": kinds[k].one, "many": kinds[k].many, "number": n} for k, n in numbers.items()]
    assert sorted(index["last"], key=lambda kind: kind["one"]) == called
    last = dict(zip([kind["one"] for kind in index["last"]], json.loads(files[search_index.LAST]), strict=True))
    ids, titles, _, stems = last[kinds["question"].one]
    assert ids == sorted(question.id for question in toy.by_kind["question"])
    assert (titles[0], stems[0]) == (toy[ids[0]].title, toy[ids[0]].stem)
    # Of twins the first tells the story for both.
    assert (stems[ids.index("q-0005")], stems[ids.index("q-0006")]) == (toy["q-0005"].stem, "")
    # A task says its answer.
    task = toy.by_kind["task"][0]
    assert [column[0] for column in last[kinds["task"].one]] == [task.id, task.title, ", ".join(task.also), "Yes"]
    firsts = {i for kind in index["kinds"] for i in kind["rows"][0]}
    assert firsts.isdisjoint({i for of_kind in last.values() for i in of_kind[0]})


def test_two_exports_of_one_path_are_refused_with_both_names(toy: Guide, twice, tmp_path, monkeypatch, capsys):
    with pytest.raises(SamePath) as refused:
        exported(toy, Renderer(toy))
    assert str(refused.value) == CLASH
    for command in ("export", "finish"):
        assert main([command, "--root", str(TOY), str(tmp_path / "out")]) == 1
        assert capsys.readouterr().out == f"{CLASH}\n"
    monkeypatch.setattr(hook, "state", hook.State())
    hook.state.renderer = Renderer(toy)
    with pytest.raises(Abort) as aborted:
        hook.on_post_build(SimpleNamespace(site_dir=str(tmp_path)))
    assert str(aborted.value) == f"{CLASH} Nothing was published."
    assert list(tmp_path.iterdir()) == []
