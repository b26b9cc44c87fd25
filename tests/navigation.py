"""The sections of the guide and the pages in each, as mkdocs.yml has them."""

from typing import Any

from mkdocs.utils.yaml import yaml_load

from scripts.address import address_of_page

from .built_site import ROOT


def sections() -> dict[str, dict[str, str]]:
    """By the title of each section: its pages in order, title by address, as “reference/ethics/”; those of its groups too."""
    nav = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    entries = [entry for item in nav for entry in item.items()]
    return {title: _pages(parts) for title, parts in entries if isinstance(parts, list)}


def _pages(parts: list[dict[str, Any]]) -> dict[str, str]:
    pages: dict[str, str] = {}
    for title, named in (entry for part in parts for entry in part.items()):
        pages |= _pages(named) if isinstance(named, list) else {address_of_page(named): title}
    return pages
