"""The documents around a job, put together from a recipe and somebody's choices. The browser does the same."""

from .documents import job_document
from .lines import chosen_lines

__all__ = ["chosen_lines", "job_document"]
