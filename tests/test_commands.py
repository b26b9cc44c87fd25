"""The commands of the guide as a volunteer runs them: what they print, what they write, and how they end.

Each is run by itself at least once; where it is asked for more, it is called, without the wait for another Python.
"""

import codecs
import re
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.hook import NO_ADDRESS
from scripts.reading import report
from scripts.schema import file_of, kinds
from tests.data_kit import (
    NEW_FRAME,
    TOY,
    add,
    change,
    copy_of_toy,
    data_paths,
    line_of,
    problems,
    read,
    run,
)
from tests.growing_guide import grow


@pytest.fixture
def toy(tmp_path):
    """A copy of the toy guide, to be changed and built."""
    return copy_of_toy(tmp_path)


@pytest.fixture
def up_to_date(toy):
    """A copy of the toy guide with no fact that is due: ready to be released."""
    change(toy, "data/facts.yml", "expires: 2001-01-01", "expires: 2999-12-31")
    return toy


# ---- check


def test_check_of_a_good_guide_says_so_and_succeeds():
    """One of its facts is due, which fails no check."""
    done = run(TOY, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{len(read(TOY).records)} records, no problem.\n", "")


def test_check_of_a_guide_that_grows_finds_nothing(call, tmp_path):
    """The guides the build is measured with."""
    root = grow(tmp_path, 150)
    done = call(root, "check")
    assert (done.returncode, done.stdout) == (0, f"{len(read(root).records)} records, no problem.\n")


def test_check_of_one_mistake_tells_it_and_fails(call, toy):
    change(toy, "data/scope.yml", "reach: depends", "reach: perhaps")
    line = line_of(toy, "data/scope.yml", "reach: perhaps")
    done = call(toy, "check")
    assert done.returncode == 1
    assert done.stdout == (
        f"data/scope.yml:{line}: go-along: “reach” is “perhaps”. It must be one of: within, depends, outside.\n"
        "\n1 problem. Nothing is published while one stands.\n"
    )


def test_a_message_is_told_where_letters_have_another_encoding(toy):
    change(toy, "data/scope.yml", "reach: depends", "reach: perhaps")
    done = run(toy, "check", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    assert "go-along: ?reach? is ?perhaps?. It must be one of: within, depends, outside." in done.stdout


def test_check_counts_several_mistakes(call, toy):
    change(toy, "data/scope.yml", "reach: depends", "reach: perhaps")
    change(toy, "data/programs.yml", "see: [peer-supporter]", "see: [peer-suporter]")
    add(toy, "docs/exam.md", '\n{{ show("exam-fees") }}\n')
    done = call(toy, "check")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2:] == ["", "3 problems. Nothing is published while one stands."]
    assert len(done.stdout.splitlines()) == 5


def test_check_with_a_report_shows_reading_grades_how_much_pages_speak_of_the_guide_and_what_is_due(call, toy):
    done = call(toy, "check", "--report")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0] == "Reading grade (Flesch-Kincaid); the goal is 6 to 8."
    assert [line.split()[-2:] for line in lines if "docs/index.md" in line] == [["page", "docs/index.md"], ["20", "docs/index.md"]]
    assert f"Due: data/facts.yml:{line_of(toy, 'data/facts.yml', 'expires: 2001-01-01')}: exam-fee expired on 2001-01-01." in done.stdout
    assert lines[-1] == f"{len(read(toy).records)} records, no problem."


def test_a_reading_grade_counts_sentences_and_neither_titles_nor_places_in_a_source(toy):
    before = report(read(toy))
    change(toy, "data/scope.yml", "title: Go along to the office", "title: Accompaniment to administrative institutions")
    change(toy, "data/scope.yml", "p. 15, item 1", "supplementary administrative considerations")
    assert report(read(toy)) == before
    change(toy, "data/scope.yml", "text: A peer supporter sits with", "text: A peer supporter unconditionally accompanies")
    assert report(read(toy)) != before


# ---- new


def new(root: Path, kind: str, record_id: str) -> int:
    """`python -m scripts new KIND ID`, without the wait for another Python; the exit code."""
    return main(["new", "--root", str(root), kind, record_id])


def test_new_writes_a_blank_record_at_the_end_of_its_list(toy):
    before = (toy / "data" / "competencies.yml").read_text(encoding="utf-8")
    done = run(toy, "new", "competency", "some-id")
    after = (toy / "data" / "competencies.yml").read_text(encoding="utf-8")
    line = line_of(toy, "data/competencies.yml", "- id: some-id")
    assert (done.returncode, done.stdout) == (0, f"data/competencies.yml:{line}: a blank competency. Fill it in, then run `make check`.\n")
    assert after.startswith(f"{before}\n- id: some-id\n")


def test_check_tells_what_a_blank_record_still_needs(toy):
    new(toy, "competency", "some-id")
    told = [problem.split(": ", 1)[1] for problem in problems(toy)]
    assert told == [
        "some-id: “standing” is “”. It must be one of: stated, reported, inferred, unconfirmed, guidance.",
        "some-id: “at” is blank. Fill it in.",
        "some-id: “id” is blank. Fill it in.",
        "some-id: “code” is blank. Fill it in.",
        "some-id: “domain” is blank. Fill it in.",
        "some-id: “title” is blank. Fill it in.",
    ]


def test_a_blank_record_that_is_filled_in_has_no_problem(toy):
    new(toy, "competency", "some-id")
    path = "data/competencies.yml"
    change(toy, path, 'standing: ""', "standing: unconfirmed")
    change(toy, path, 'sources: [{id: "", at: ""}]', 'sources: [{id: lakeland-handbook, at: "p. 8"}]')
    change(toy, path, '  code: ""', '  code: "2.2"')
    change(toy, path, '  domain: ""', "  domain: walking-domain")
    change(toy, path, '  title: ""', "  title: Competency 2.2")
    assert problems(toy) == []
    assert read(toy).numbers["competency-2-2"] == "some-id"


def test_a_blank_record_offers_every_field_the_needed_ones_open_the_others_as_comments(toy):
    new(toy, "competency", "some-id")
    lines = (toy / "data" / "competencies.yml").read_text(encoding="utf-8").split("- id: some-id\n")[1].splitlines()
    fields = [(name, field) for name, field in kinds()["competency"].model_fields.items() if name != "id"]
    offered = [found[0] for line in lines if (found := re.match(r"  (# )?[a-z_]+(?=:)", line))]
    assert offered == [f"  {'' if field.is_required() else '# '}{name}" for name, field in fields]
    about = lines.index('  # The official number, in quotes: "2.10".')
    assert lines[about + 1] == '  code: ""'


def test_new_adds_one_record_of_any_kind_and_changes_no_other(toy, capsys, subtests):
    before = read(toy).loaded
    for kind in kinds():
        record_id, (path,) = "q-0300" if kind == "question" else "some-id", data_paths(file_of(kind))
        as_it_was = (toy / path).read_bytes()
        with subtests.test(kind=kind):
            assert new(toy, kind, record_id) == 0
            after = read(toy).loaded
            assert after.known == {**before.known, record_id: kind}
            assert after.records == before.records
            assert {problem.path for problem in after.problems} == {path}
            line = after.places[record_id].line()
            said = f"{path}:{line}: a blank {kind.replace('-', ' ')}. Fill it in, then run `make check`.\n"
            assert capsys.readouterr().out == said
        (toy / path).write_bytes(as_it_was)


def test_new_adds_the_first_record_of_an_empty_list(toy):
    (toy / "data" / "topics.yml").write_text("# The topics.\ntopics: []\n", encoding="utf-8", newline="\n")
    new(toy, "topic", "some-id")
    assert read(toy).loaded.places["some-id"].where == ("topics", 0)


def test_new_makes_the_file_of_a_kind_that_has_none_yet(toy, capsys):
    """In the way of the files that are there: what it holds, how to add to it, how to be sure, and its schema for editors."""
    (toy / "data" / "topics.yml").unlink()
    assert new(toy, "topic", "some-id") == 0
    assert capsys.readouterr().out == "data/topics.yml:7: a blank topic. Fill it in, then run `make check`.\n"
    assert (toy / "data" / "topics.yml").read_text(encoding="utf-8").splitlines()[:7] == [
        "# Topics of the training course, in the order of their pages.",
        "# To add one: `python -m scripts new topic some-id`, or copy a record and give it a new id.",
        "# To be sure: run `make check`.",
        "# yaml-language-server: $schema=schemas/topics.schema.json",
        "topics:",
        "",
        "- id: some-id",
    ]
    assert {problem.path for problem in read(toy).loaded.problems} == {"data/topics.yml"}


def test_new_makes_every_list_of_a_file_that_holds_two_kinds(toy):
    (toy / "data" / "competencies.yml").unlink()
    new(toy, "competency", "some-id")
    lines = (toy / "data" / "competencies.yml").read_text(encoding="utf-8").splitlines()
    assert lines[4:8] == ["competency_domains: []", "competencies:", "", "- id: some-id"]


def test_new_makes_the_list_of_a_file_that_lacks_it(toy):
    (toy / "data" / "competencies.yml").write_text("competency_domains: []\n", encoding="utf-8", newline="\n")
    new(toy, "competency", "some-id")
    lines = (toy / "data" / "competencies.yml").read_text(encoding="utf-8").splitlines()
    assert lines[:4] == ["competency_domains: []", "competencies:", "", "- id: some-id"]


def test_new_asks_for_the_first_file_of_a_folder(call, toy):
    (toy / "data" / "questions" / "listening.yml").unlink()
    said = "Say with --to which file of data/ to make, as questions/first.yml.\n"
    for wanted in ((), ("--to", "questions/First one.yml"), ("--to", "topics.yml")):
        done = call(toy, "new", "question", "q-0300", *wanted)
        assert (done.returncode, done.stdout) == (1, said)
    done = call(toy, "new", "question", "q-0300", "--to", "questions/walking.yml")
    assert (done.returncode, done.stdout) == (0, "data/questions/walking.yml:7: a blank question. Fill it in, then run `make check`.\n")
    assert "$schema=../schemas/questions.schema.json" in (toy / "data/questions/walking.yml").read_text(encoding="utf-8")


def test_new_asks_where_to_write_while_a_kind_has_several_files(call, toy):
    add(toy, "data/questions/walking.yml", "questions: []\n")
    done = call(toy, "new", "question", "q-0300")
    said = "Say with --to which file of data/ to write to: questions/listening.yml, questions/walking.yml.\n"
    assert (done.returncode, done.stdout) == (1, said)
    assert call(toy, "new", "question", "q-0300", "--to", "questions/waking.yml").stdout == said
    assert "q-0300" not in read(toy).loaded.known


def test_new_writes_to_the_file_it_is_told(call, toy):
    add(toy, "data/questions/walking.yml", "questions: []\n")
    before = (toy / "data/questions/listening.yml").read_bytes()
    done = call(toy, "new", "question", "q-0300", "--to", "questions/walking.yml")
    assert (done.returncode, done.stdout) == (0, "data/questions/walking.yml:3: a blank question. Fill it in, then run `make check`.\n")
    assert read(toy).loaded.places["q-0300"].path == "data/questions/walking.yml"
    assert (toy / "data/questions/listening.yml").read_bytes() == before


def test_new_refuses_an_id_that_is_used(call, toy):
    """As that of a record, as a number, or as one that moved."""
    before = (toy / "data" / "competencies.yml").read_bytes()
    for taken in ("walk-beside", "competency-1-10", "ferry-tickets"):
        done = call(toy, "new", "competency", taken)
        assert (done.returncode, done.stdout) == (1, f"“{taken}” is already used. Choose another id.\n")
    assert (toy / "data" / "competencies.yml").read_bytes() == before


NO_IDS = {
    "con": "Windows keeps that name for itself. Choose another.",
    "Some_Id": "Ids are lower-case words joined by hyphens, as “informed-choice”.",
    "a-name-that-is-longer-than-anybody-could-say": "It has 44 characters; 40 is the most.",
}


def test_new_refuses_an_id_that_the_check_would_refuse(call, toy):
    before = (toy / "data/glossary.yml").read_bytes()
    for wanted, why in NO_IDS.items():
        done = call(toy, "new", "term", wanted)
        assert (done.returncode, done.stdout) == (1, f"“{wanted}” cannot be an id. {why}\n")
    assert (toy / "data/glossary.yml").read_bytes() == before


def test_new_writes_into_a_file_that_windows_has_saved(toy, capsys):
    path = toy / "data/glossary.yml"
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["new", "--root", str(toy), "term", "some-term"]) == 0
    raw = path.read_bytes()
    assert (raw[:1], b"\r" in raw, raw.count(b"\nterms:"), b"- id: some-term\n" in raw) == (b"#", False, 1, True)
    path.write_bytes((path.read_text(encoding="utf-8")).encode("utf-16"))
    assert main(["new", "--root", str(toy), "term", "another-term"]) == 1
    said = "this line holds a byte that is not UTF-8 text. Save the file as UTF-8, or retype the line."
    assert capsys.readouterr().out.endswith(f"data/glossary.yml:1: {said}\n")


def test_new_refuses_a_kind_there_is_not(toy, capsys):
    with pytest.raises(SystemExit, match="2"):
        new(toy, "competence", "some-id")
    assert "invalid choice: 'competence'" in capsys.readouterr().err


# ---- bless


def test_bless_writes_what_is_missing_and_then_nothing(call, toy):
    add(toy, "data/frames.yml", NEW_FRAME)
    first, second = run(toy, "bless"), call(toy, "bless")
    assert first.returncode == second.returncode == 0
    assert "wrote data/README.md\n" in first.stdout
    assert "wrote data/published-ids.txt\n" in first.stdout
    assert "wrote data/schemas/frames.schema.json\n" in first.stdout
    assert second.stdout == ""
    assert "value-slow" in (toy / "data" / "published-ids.txt").read_text(encoding="utf-8").splitlines()


# ---- export


def test_export_writes_every_page_and_file_into_a_folder(toy, tmp_path):
    done = run(toy, "export", str(tmp_path / "out"))
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert (done.returncode, done.stdout) == (0, f"{len(written)} files in {tmp_path / 'out'}\n")
    assert (tmp_path / "out" / "go" / "go-along.md").is_file()
    assert (tmp_path / "out" / "go" / "ferry-tickets" / "index.html").is_file()
    assert (tmp_path / "out" / "downloads" / "guide.json").is_file()


def test_export_writes_nothing_while_a_problem_stands(call, toy, tmp_path):
    change(toy, "data/scope.yml", "reach: depends", "reach: perhaps")
    done = call(toy, "export", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "go-along: “reach” is “perhaps”." in done.stdout
    assert not (tmp_path / "out").exists()


# ---- build


@pytest.mark.builds
def test_build_refuses_while_a_problem_stands(call, toy):
    change(toy, "data/scope.yml", "reach: depends", "reach: perhaps")
    done = call(toy, "build")
    line = line_of(toy, "data/scope.yml", "reach: perhaps")
    assert done.returncode == 1
    assert f"data/scope.yml:{line}: go-along: “reach” is “perhaps”. It must be one of: within, depends, outside.\n" in done.stderr
    assert not (toy / "site" / "index.html").exists()


@pytest.mark.builds
def test_an_ordinary_build_takes_an_id_that_is_not_recorded_and_a_fact_that_is_due(toy):
    add(toy, "data/frames.yml", NEW_FRAME)
    done = run(toy, "build")
    assert done.returncode == 0, done.stderr
    assert (toy / "site" / "go" / "value-slow" / "index.html").is_file()


def test_a_release_is_refused_while_an_id_is_not_recorded(call, up_to_date):
    add(up_to_date, "data/frames.yml", NEW_FRAME.replace('  code: "Value 2"\n', ""))
    done = call(up_to_date, "build", "--release")
    said = "1 id not recorded in published-ids.txt, as “value-slow”. Run `make bless` and commit.\n"
    assert (done.returncode, done.stdout) == (1, said)
    assert not (up_to_date / "site").exists()


def test_a_release_counts_numbers_that_are_not_recorded(call, up_to_date):
    add(up_to_date, "data/frames.yml", NEW_FRAME)
    done = call(up_to_date, "build", "--release")
    said = "2 ids not recorded in published-ids.txt, as “value-2”. Run `make bless` and commit.\n"
    assert (done.returncode, done.stdout) == (1, said)


def test_a_release_is_refused_while_a_page_is_not_recorded_and_bless_records_it(call, up_to_date):
    change(up_to_date, "data/published-pages.txt", "exam/\nferry/\n", "ferry/\n")
    done = call(up_to_date, "build", "--release")
    said = "1 page not recorded in published-pages.txt, as “exam/”. Run `make bless` and commit.\n"
    assert (done.returncode, done.stdout) == (1, said)
    assert not (up_to_date / "site").exists()
    assert "wrote data/published-pages.txt\n" in call(up_to_date, "bless").stdout
    assert (up_to_date / "data/published-pages.txt").read_bytes() == (TOY / "data/published-pages.txt").read_bytes()


@pytest.mark.builds
def test_a_release_is_refused_while_a_fact_is_past_its_day(call, toy):
    done = call(toy, "build", "--release")
    line = line_of(toy, "data/facts.yml", "expires: 2001-01-01")
    said = "exam-fee expired on 2001-01-01. Readers are told to check with lakeland-notice."
    assert (done.returncode, done.stdout) == (1, "\n1 problem. Nothing was published.\n")
    assert f"data/facts.yml:{line}: {said}\n" in done.stderr
    assert not (toy / "site" / "index.html").exists()


@pytest.mark.builds
def test_a_release_mentions_a_critical_fact_near_its_day_and_without_an_address_has_just_that_missing(call, up_to_date, subtests):
    """Both are asked of the same releases, one without an address and one with it: no more are built than are needed."""
    path, near = "data/facts.yml", "expires: 2025-07-01"
    known = "\n  critical: true\n  check_with: lakeland-notice"
    change(up_to_date, path, f"expires: 2999-12-31{known}", near + known)
    due = f"Due: {path}:{line_of(up_to_date, path, near)}: exam-fee is critical and expires on 2025-07-01. Look it up again.\n"
    sites = []
    for address in ("", "https://guide.example.org/lakeland/"):
        done = call(up_to_date, "build", "--release", SITE_URL=address)
        assert (done.returncode, f"guide: {NO_ADDRESS}\n" in done.stderr) == (0, not address), done.stderr
        with subtests.test("the fact is mentioned", address=address):
            assert due in done.stderr
        sites.append({path.relative_to(up_to_date).as_posix(): path.read_bytes() for path in (up_to_date / "site").rglob("*.*")})
    without, there = sites
    # With it, every record has its QR code as a file, and its page shows that in place of the one a browser draws.
    codes = there.keys() - without.keys()
    records = read(up_to_date).records
    # So have the class view of what tells an answer, and the sheet of a session.
    views = {f"site/go/{record.id}/show/qr.svg" for record in records.values() if record.tells}
    assert views
    assert codes == {f"site/go/{record_id}/qr.svg" for record_id in records} | views | {"site/go/session-at-the-lake/class/qr.svg"}
    items = {code.replace("qr.svg", "index.html") for code in codes}
    # So do the class view and the first slide of a session.
    shown = {path for path in there if path.endswith("/show/index.html")} | {"site/downloads/session-at-the-lake.pptx"}
    same = there.keys() - codes - items - shown
    changed = sorted(path for path in same if without_own_address(there[path]) != without_own_address(without[path]))
    assert changed == ["site/404.html", "site/sitemap.xml", "site/sitemap.xml.gz"]
    assert b"<loc>" not in without["site/sitemap.xml"]
    assert b"<loc>https://guide.example.org/lakeland/exam/</loc>" in there["site/sitemap.xml"]
    # It lists what people look for, and no address that only leads on.
    assert b"lakeland/study/exam/" not in there["site/sitemap.xml"] and b"hear-the-story" not in there["site/sitemap.xml"]
    assert b'href="/assets/' in without["site/404.html"] and b'href="/lakeland/assets/' in there["site/404.html"]
    assert b"guide.example.org" in there["site/exam/index.html"]


def without_own_address(page: bytes) -> list[bytes]:
    """The lines of a page but for those that name its own address."""
    own = (b'<meta property="og:url"', b'<link rel="canonical" href="https://guide.example.org/', b'<p class="foot__name">')
    return [line for line in page.splitlines() if line.strip() and not line.startswith(own)]
