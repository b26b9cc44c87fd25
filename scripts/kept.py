"""Caches what a function makes of an object that never changes, for as long as the object is in memory."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar
from weakref import ref

Thing = TypeVar("Thing")
Found = TypeVar("Found")


class Kept:
    """A cache of one result an object, which holds the objects by weak references: when one is freed, its result is too.

    Objects are told apart by identity and not by equality: to compare records would take long, and a file that has not changed
    gives the very same ones (see contents.py).
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[ref[Any], Any, Any]] = {}

    def of(self, thing: object, find: Callable[[], Found], beside: object = None) -> Found:
        """What `find` returns for an object. It is called the first time, and again when `beside` no longer equals what it was then."""
        name = id(thing)
        known = self._known.get(name)
        if known is None or known[0]() is not thing or known[1] != beside:
            known = self._known[name] = (ref(thing, lambda gone: self._let_go(name, gone)), beside, find())
        return known[2]

    def _let_go(self, name: int, gone: ref[Any]) -> None:
        if name in self._known and self._known[name][0] is gone:
            del self._known[name]


def kept(find: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """A decorator: calls a function of one object once for each object, and caches what it returned."""
    known = Kept()

    @wraps(find)
    def find_once(thing: Thing) -> Found:
        return known.of(thing, partial(find, thing))

    return find_once
