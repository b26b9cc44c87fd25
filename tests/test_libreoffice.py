"""How LibreOffice is found, and how it comes to a computer without one; what both share with Chromium is tried in test_chromium.py."""

from pathlib import Path

import pytest

from . import installing, libreoffice

CURE = (
    "Install it with `apt install libreoffice-writer-nogui fonts-crosextra-carlito` or from libreoffice.org, "
    "or set SOFFICE to the path of its soffice, then run the tests again."
)


@pytest.fixture(autouse=True)
def without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without LibreOffice, on which nothing may be installed."""
    monkeypatch.delenv("SOFFICE", raising=False)
    monkeypatch.setattr(libreoffice, "_candidates", lambda: iter(()))
    monkeypatch.setattr(installing, "apt", lambda: None)


def test_where_there_is_none_a_sentence_says_what_to_do_and_the_tests_fail(capsys):
    assert libreoffice.main() == 1
    assert capsys.readouterr().out == f"The tests of Word files need LibreOffice, and none was found. {CURE}\n"
    with pytest.raises(libreoffice.NoLibreOffice):
        libreoffice.convert([Path("a.docx")], "pdf", Path())


def test_a_path_that_was_named_and_does_not_run_is_told(monkeypatch, capsys):
    monkeypatch.setenv("SOFFICE", "/no/soffice")
    assert libreoffice.main() == 1
    said = "SOFFICE is set to “/no/soffice”, which does not run. Set it to the path of LibreOffice’s soffice, or unset it.\n"
    assert capsys.readouterr().out == said


def test_one_without_a_font_as_wide_as_words_own_is_not_enough(monkeypatch):
    """Pages would end elsewhere than in Word."""
    monkeypatch.setattr(libreoffice, "_candidates", lambda: iter(["soffice"]))
    monkeypatch.setattr(libreoffice.installing, "runs", lambda path, seconds: True)
    monkeypatch.setattr(libreoffice, "_has_font", lambda: False)
    with pytest.raises(libreoffice.NoLibreOffice, match="with a font as wide as Calibri, and none was found"):
        libreoffice.find()


def test_as_root_apt_brings_it_with_the_font(monkeypatch):
    tried = []
    monkeypatch.setattr(installing, "apt", lambda: "/usr/bin/apt-get")
    monkeypatch.setattr(installing, "install", lambda name, find, ways, needs, cure: tried.extend(ways) or 0)
    assert libreoffice.main() == 0
    install = ["/usr/bin/apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"]
    assert tried == [[["/usr/bin/apt-get", "update"], [*install, "libreoffice-writer-nogui", "fonts-crosextra-carlito"]]]
