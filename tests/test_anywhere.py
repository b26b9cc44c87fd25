"""The guide is set up, built and tested on anyone's computer; where something cannot be had there, a sentence says so."""

from .project import PROJECT, files


def test_the_project_holds_no_link():
    """Windows and a ZIP file turn a link into a text file that holds its way."""
    assert [path.relative_to(PROJECT).as_posix() for path in files() if path.is_symlink()] == []
