"""The sections of the guide and the pages in each, as mkdocs.yml has them."""

from mkdocs.utils.yaml import yaml_load

from scripts.address import address_of_page

from .built_site import ROOT


def sections() -> dict[str, dict[str, str]]:
    """By the title of each section: its pages in order, title by address, as “reference/ethics/”."""
    nav = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    entries = [entry for item in nav for entry in item.items()]
    return {title: _pages(parts) for title, parts in entries if isinstance(parts, list)}


def _pages(parts: list[dict[str, str]]) -> dict[str, str]:
    return {address_of_page(name): title for part in parts for title, name in part.items()}
