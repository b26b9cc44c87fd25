"""Writes a blank record for `python -m scripts new`: every field with what it says, ready to be filled in."""

from pydantic.fields import FieldInfo

from .schema import FILES, Entry, file_of, record_lists, schema_name


def empty_file(name: str, kind: str) -> str:
    """A file of data/ that holds nothing yet, for a first record of `kind`: what it is for, its schema, and its empty lists."""
    entry = file_of(kind)
    lists, fields = record_lists(FILES[entry]), FILES[entry].model_fields
    return "\n".join(
        [
            f"# {fields[_list_of(kind)].description}",
            f"# To add one: `python -m scripts new {kind} some-id`, or copy a record and give it a new id.",
            "# To be sure: run `make check`.",
            f"# yaml-language-server: $schema={'../' * name.count('/')}schemas/{schema_name(entry)}",
            *(f"{key}: []" for key in lists),
            "",
        ]
    )


def with_blank(text: str, model: type[Entry], record_id: str) -> tuple[str, int]:
    """The text of a data file with a blank record at the end of its list, which is made where it is not there; and its line."""
    lines = text.rstrip("\n").split("\n")
    at = _end_of_list(lines, _list_of(model.kind))
    lines[at:at] = ["", *_blank(model, record_id)]
    return "\n".join(lines) + "\n", at + 2


def _list_of(kind: str) -> str:
    """The name of the list that records of `kind` stand in."""
    return next(key for key, model in record_lists(FILES[file_of(kind)]).items() if model.kind == kind)


def _end_of_list(lines: list[str], key: str) -> int:
    """The number of lines up to the end of the list `key` in a data file. An empty list is opened, a missing one added."""
    start = next((index for index, line in enumerate(lines) if line.split("#")[0].strip() in (f"{key}:", f"{key}: []")), len(lines))
    lines[start : start + 1] = [f"{key}:"]
    for index in range(start + 1, len(lines)):
        if lines[index] and not lines[index].startswith((" ", "-", "#")):
            return index - (lines[index - 1] == "")
    return len(lines)


def _blank(model: type[Entry], record_id: str) -> list[str]:
    """The lines of a blank record. Needed fields stand open, the others are offered as comments."""
    lines = [f"- id: {record_id}"]
    for name, field in list(model.model_fields.items()):
        if name == "id":
            continue
        about = (field.description or "").split(". ")[0].rstrip(".")
        lines += [f"  # {about}.", f"  {'' if field.is_required() else '# '}{name}: {_open_value(name, field)}"]
    return lines


def _open_value(name: str, field: FieldInfo) -> str:
    if name == "sources":
        return '[{id: "", at: ""}]'
    annotation = str(field.annotation)
    if annotation.startswith("tuple") or "tuple[" in annotation:
        return "[]"
    return "0" if field.annotation is int else "false" if field.annotation is bool else '""'
