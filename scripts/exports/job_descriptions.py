"""A job description for each program, to take along: a Word file, a page to print, and data for other programs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..guide import Guide
from ..inline import plain
from ..job import chosen_lines, job_document
from ..render import Renderer
from ..schema import Duty
from ..schema.posting import Occupation, PostingProgram
from ..word import word_file
from .export import Files, Page
from .job_data import job_data

# The way from /downloads/ to the root of the site.
BASE = "../"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """For each program downloads/job-description-<program>.docx, .html to print, and .json.

    Nothing where there are no duties. The .docx is the first of the documents; the page has them all; the .json is for other programs.
    """
    if not guide.every(Duty):
        return {}
    data = job_data(guide)
    files: Files = {}
    for program in guide.settings.posting.programs:
        start = f"downloads/job-description-{program.id}"
        documents = [job_document(data, recipe["id"], {"program": program.id}) for recipe in data["documents"]]
        files[f"{start}.docx"] = word_file(documents[0])
        page = renderer.document("job_description", BASE, program=program, documents=documents, recipes=data["documents"])
        files[f"{start}.html"] = page.encode() + b"\n"
        if given := guide.settings.posting.occupation:
            files[f"{start}.json"] = _indented(_occupation(given, data, program, documents[0]))
    return files


def _occupation(given: Occupation, data: Mapping[str, Any], program: PostingProgram, document: Mapping[str, Any]) -> dict[str, Any]:
    """A description as https://schema.org/Occupation: never a JobPosting, since nobody is hiring here."""
    lines = chosen_lines(data, {"program": program.id})
    about = next(block["text"] for block in document["blocks"] if block["is"] == "paragraph")
    return {
        "@context": "https://schema.org",
        "@type": "Occupation",
        "name": document["title"],
        "description": " ".join((about, *(plain(p.text) for p in (*program.place, *program.supervision)))),
        "disambiguatingDescription": plain(given.note.text),
        "responsibilities": [line["text"] for line in lines if line["section"] != "preferred"],
        "skills": [line["text"] for line in lines if line["section"] == "preferred"],
        "qualifications": given.qualifications,
        "occupationalCategory": {
            "@type": "CategoryCode",
            "codeValue": given.code,
            "name": given.title,
            "inCodeSet": {"@type": "CategoryCodeSet", "name": given.taxonomy, "url": given.url},
        },
        "occupationLocation": {"@type": "State", "name": given.region},
    }


def _indented(value: Any) -> bytes:
    """A value as JSON that people read too."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
