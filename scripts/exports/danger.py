"""What comes first where somebody may be in danger: small files of their own, so that help waits neither for index nor for texts."""

from collections.abc import Sequence
from typing import Any

from ..address import address_of_page
from ..guide import Guide
from ..inline import plain
from ..render import Renderer
from .export import Files, Page, json_for_scripts

PATH = "assets/danger.json"
# What only sounds like danger: fetched when something did, so that a usual search never pays for it.
HARMLESS = "assets/danger_harmless.json"


def export(guide: Guide, renderer: Renderer, pages: Sequence[Page]) -> Files:
    """Two files; nothing while no page is read.

    assets/danger.json: {"calls", "words", "dangers"}; assets/danger_harmless.json: {"harmless", "spelled_right"}.

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
                plain(danger.says),
                [
                    (plain(danger.label), address_of_page(danger.page)),
                    *((guide.title(guide[i]), guide.address(guide[i])) for i in danger.records),
                ],
                [phrase for typed in danger.typed for phrase in typed.phrases],
            ]
            for danger in listed.dangers
        ],
    }
    harmless = {
        "harmless": [phrase for harmless in listed.harmless for phrase in harmless.phrases],
        "spelled_right": listed.spelled_right,
    }
    return {PATH: json_for_scripts(found), HARMLESS: json_for_scripts(harmless)}
