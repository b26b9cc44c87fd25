"""Writes a blank record for `python -m scripts new`: every field with what it says, ready to be filled in."""

from .schema import Entry


def blank(model: type[Entry], record_id: str) -> str:
    """The YAML of a blank record. Needed fields stand open, the others are offered as comments."""
    lines = [f"- id: {record_id}"]
    for name, field in list(model.model_fields.items()):
        if name == "id":
            continue
        about = (field.description or "").split(". ")[0].rstrip(".")
        lines += [f"  # {about}.", f"  {'' if field.is_required() else '# '}{name}: {_open_value(name, field)}"]
    return "\n".join(lines) + "\n"


def _open_value(name: str, field) -> str:
    if name == "sources":
        return '[{id: "", at: ""}]'
    annotation = str(field.annotation)
    if annotation.startswith("tuple") or "tuple[" in annotation:
        return "[]"
    return "0" if field.annotation is int else "false" if field.annotation is bool else '""'
