"""Keeps what was found out about a thing that never changes, so that it need not be found out again while the thing is there."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar
from weakref import ref

Thing = TypeVar("Thing")
Found = TypeVar("Found")


class Kept:
    """What was found out about things, each by itself: kept for as long as the thing lives, and is let go with it.

    A thing is known by being that very one, not by being equal: records are large, and the one read from a file that has not
    changed is the same one (see contents.py).
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[ref[Any], Any, Any]] = {}

    def of(self, thing: object, find: Callable[[], Found], beside: object = None) -> Found:
        """What `find` returns for a thing: asked the first time, and again when what it is judged `beside` is no longer equal."""
        name = id(thing)
        known = self._known.get(name)
        if known is None or known[0]() is not thing or known[1] != beside:
            known = self._known[name] = (ref(thing, lambda gone: self._let_go(name, gone)), beside, find())
        return known[2]

    def _let_go(self, name: int, gone: ref[Any]) -> None:
        if name in self._known and self._known[name][0] is gone:
            del self._known[name]


def kept(find: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """Makes a function of one thing that never changes ask once, and keep what it found for as long as the thing lives."""
    known = Kept()

    @wraps(find)
    def find_once(thing: Thing) -> Found:
        return known.of(thing, partial(find, thing))

    return find_once
