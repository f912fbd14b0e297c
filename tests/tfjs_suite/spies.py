"""`spyOn` and what a spy remembers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from keras_tfjs.javascript.words import snake
from tfjs.js.functions import handed


@dataclass
class Call:
    args: list[Any]
    object: Any = None
    returnValue: Any = None


@dataclass
class Calls:
    made: list[Call] = field(default_factory=list)

    def count(self) -> int:
        return len(self.made)

    def first(self) -> Call | None:
        return self.made[0] if self.made else None

    def mostRecent(self) -> Call | None:
        return self.made[-1] if self.made else None

    def argsFor(self, index: int) -> list[Any]:
        return self.made[index].args

    def allArgs(self) -> list[list[Any]]:
        return [one.args for one in self.made]

    def reset(self) -> None:
        self.made.clear()

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"spies have no calls.{name}")


class Strategy:
    """`spy.and`: what a call does."""

    def __init__(self, spy: Spy) -> None:
        self._spy = spy

    def callFake(self, function: Callable[..., Any]) -> Spy:
        self._spy.does = handed(function)
        return self._spy

    def callThrough(self) -> Spy:
        self._spy.does = self._spy.original
        return self._spy

    def returnValue(self, value: Any) -> Spy:
        self._spy.does = lambda *_: value
        return self._spy

    def returnValues(self, *values: Any) -> Spy:
        left = list(values)
        self._spy.does = lambda *_: left.pop(0) if left else None
        return self._spy

    def throwError(self, problem: Any) -> Spy:
        def fail(*_: Any) -> None:
            raise problem if isinstance(problem, BaseException) else Exception(problem)

        self._spy.does = fail
        return self._spy


class Spy:
    """A function that remembers its calls; does nothing until `and` says what."""

    def __init__(self, name: str, original: Callable[..., Any] | None = None) -> None:
        self.name = name
        self.original = original or (lambda *_: None)
        self.does: Callable[..., Any] = lambda *_: None
        self.calls = Calls()
        self.and_ = Strategy(self)

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        made = Call([*arguments, *keywords.values()])
        self.calls.made.append(made)
        made.returnValue = self.does(*arguments, **keywords)
        return made.returnValue

    def __getattr__(self, name: str) -> Any:
        if name == "and":
            return self.and_
        raise AttributeError(f"spies have no {name!r}")


@dataclass
class Spies:
    """The spies of a case, which go when it ends."""

    undo: list[Callable[[], None]] = field(default_factory=list)

    def spy_on(self, owner: Any, name: str) -> Spy:
        """Put a spy in the place of an entry or an attribute, by its JavaScript name."""
        if isinstance(owner, Mapping):
            return self._in_mapping(owner, name)
        spelled = next((one for one in (name, snake(name)) if hasattr(owner, one)), None)
        if spelled is None:
            raise AttributeError(f"spyOn: {name}() method does not exist")
        before = getattr(owner, spelled)
        spy = Spy(name, before)
        own = spelled in getattr(owner, "__dict__", {})
        setattr(owner, spelled, spy)
        self.undo.append(
            lambda: setattr(owner, spelled, before) if own else delattr(owner, spelled)
        )
        return spy

    def _in_mapping(self, owner: Any, name: str) -> Spy:
        before = owner[name]
        owner[name] = spy = Spy(name, before)
        self.undo.append(lambda: owner.__setitem__(name, before))
        return spy

    def restore(self) -> None:
        while self.undo:
            self.undo.pop()()
