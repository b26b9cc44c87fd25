"""What comes first where somebody may be in danger: a small file of its own, so that help waits neither for the index nor for the texts."""

from collections.abc import Sequence
from typing import Any

from ..address import address_of_page
from ..guide import Guide
from ..render import Renderer
from .export import Files, Page, json_for_scripts

PATH = "assets/danger.json"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """assets/danger.json: {"calls", "words", "dangers", "harmless", "spelled_right"}; nothing while no page is read.

    `calls` are the telephone links of what is offered, [[label, address], …]. `dangers` are [says, what it leads to, phrases],
    the second as [[label, address], …]: a page, then records. The phrases, and those that are harmless, are as written in the data, and so
    are the groups of words in capitals that they name.
    """
    if not pages:
        return {}
    listed = guide.settings.danger
    found: dict[str, Any] = {
        "calls": [(link.label, link.url) for notice in guide.settings.notices if notice.offered for link in notice.links if link.url],
        "words": listed.words,
        "dangers": [
            [
                danger.says,
                [(danger.label, address_of_page(danger.page)), *((guide.title(guide[i]), guide.address(guide[i])) for i in danger.records)],
                [phrase for typed in danger.typed for phrase in typed.phrases],
            ]
            for danger in listed.dangers
        ],
        "harmless": [phrase for harmless in listed.harmless for phrase in harmless.phrases],
        "spelled_right": listed.spelled_right,
    }
    return {PATH: json_for_scripts(found)}
