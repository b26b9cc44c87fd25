"""Rules about what a maintainer adds: whatever a new kind, page or export still lacks is told here and not by a traceback of the build."""

import inspect
from collections.abc import Iterator
from pathlib import Path

from yaml import MarkedYAMLError

from .. import exports
from ..exports import EXPORTS, Export
from ..guide import Guide
from ..load import menu
from ..pages import Pages
from ..problem import Problem, a, did_you_mean
from ..schema import FILE_CLASSES, FILES, RECORDS, kinds
from ..templates import files_linked, record_templates
from ..text_lines import lines_of

MODULES = Path(exports.__file__).parent
LIST_OF_EXPORTS = "scripts/exports/__init__.py"


def kinds_have_a_template(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every kind of record has a template in overrides/records/, and every template there a kind."""
    folder, templates = "overrides/records", record_templates()
    for kind in kinds():
        path = f"{folder}/{kind}.html"
        if f"{kind}.html" not in templates.get(kind, ()):
            mend = 'Add it; one line is enough: {% extends "records/_record.html" %}'
            yield Problem(path, 1, f"{path} is missing, so {a(kind)} could not be shown. {mend}")
    for kind, names in templates.items():
        for name in names if kind not in kinds() else ():
            advice = did_you_mean(kind, kinds())
            yield Problem(f"{folder}/{name}", 1, f"there is no kind “{kind}”, so this template is never used.{advice} Rename or remove it.")


def classes_have_a_file(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every class of records stands in a list of some file, and every class of a file in a line of FILES."""
    for model in RECORDS:
        if model.kind not in kinds():
            mend = "In scripts/schema/files.py, give it a class with a list of it, and that class a line in FILES."
            yield _at_class(model, f"{model.__name__} is a kind of record that no file of data/ holds. {mend}")
    for shape in FILE_CLASSES:
        if shape not in FILES.values():
            yield _at_class(shape, f"{shape.__name__} stands in no line of FILES, so its file is not read. Add the line, or remove it.")


def _at_class(model: type, text: str) -> Problem:
    return Problem(f"{model.__module__.replace('.', '/')}.py", inspect.getsourcelines(model)[1], text)


def pages_stand_in_the_menu(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every page of docs/ stands in the nav of mkdocs.yml, and every page named there exists."""
    try:
        named = menu(guide.root)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield Problem("mkdocs.yml", line, "the indentation or punctuation is broken here, so the file cannot be read.")
        return
    if named is None:
        return
    written = {path.removeprefix("docs/") for path in pages.files if path.endswith(".md")}
    for page in sorted(written - named.keys()):
        mend = f"Add a line there, as “- Its name: {page}”."
        yield Problem(f"docs/{page}", 1, f"the nav of mkdocs.yml does not name this page, so no menu leads to it. {mend}")
    for page in sorted(named.keys() - written):
        advice = did_you_mean(page, written - named.keys() or written)
        yield Problem("mkdocs.yml", named[page], f"the nav names the page “{page}”, which does not exist.{advice}")


def exports_stand_in_their_list(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every module of scripts/exports/ with a function `export` stands in EXPORTS."""
    listed = {export.make.__module__.rpartition(".")[2] for export in EXPORTS}
    for path in sorted(MODULES.glob("*.py")):
        lines = lines_of(path.read_text(encoding="utf-8"))
        line = next((number for number, text in enumerate(lines, 1) if text.startswith("def export(")), None)
        if line and path.stem not in listed:
            yield Problem(
                f"scripts/exports/{path.name}",
                line,
                f"{path.stem} stands in no line of EXPORTS, so it writes nothing. Add one in {LIST_OF_EXPORTS}.",
            )


def exports_are_offered(guide: Guide, pages: Pages) -> Iterator[Problem]:
    """Every file that an export offers is linked by a template or a page."""
    linked = files_linked() | pages.links
    for export in EXPORTS:
        for path in export.offered:
            if path not in linked:
                text = f"no page links {path}, which the export “{export.name}” offers. Link it in overrides/widgets/downloads.html"
                yield Problem(LIST_OF_EXPORTS, _line_of(export), f"{text}, or say FOR_MACHINES where no reader needs it.")


def _line_of(export: Export) -> int:
    """The line of the list of exports that names it."""
    lines = lines_of((MODULES / "__init__.py").read_text(encoding="utf-8"))
    return next((number for number, line in enumerate(lines, 1) if f'"{export.name}"' in line), 1)
