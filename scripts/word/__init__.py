"""Writes a document, given as blocks, as a Word file. The template is made by python-docx; a browser fills the same one."""

from .template import template
from .write import word_file

__all__ = ["template", "word_file"]
