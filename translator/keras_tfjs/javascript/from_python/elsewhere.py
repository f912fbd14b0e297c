"""What the values that a file has from the project's other files become there: Maps, sets, ..."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Protocol

from keras_tfjs.javascript.from_python.forms import Forms
from keras_tfjs.javascript.from_python.places import Place, as_settled
from keras_tfjs.javascript.from_python.signatures import Definitions
from keras_tfjs.kinds import Facts
from keras_tfjs.kinds.subtree import subtree


class Unit(Protocol):
    """Another file of the project."""

    @property
    def definitions(self) -> Definitions: ...

    @property
    def stored(self) -> frozenset[str]:
        """The attributes that it sets."""

    @property
    def forms(self) -> Forms | None:
        """None while they are being found out."""


class Elsewhere:
    """`imported` tells the file that a name is imported from, and its name there."""

    def __init__(
        self,
        facts: Facts,
        units: Iterable[Unit],
        imported: Callable[[str], tuple[Unit, str] | None],
    ) -> None:
        self._facts = facts
        self._units = list(units)
        self._imported = imported

    def result(self, function: int) -> Place | None:
        return _settled(self._owners.get(function), ("result", function))

    def parameter(self, function: int, name: str) -> Place | None:
        """Where a function of another file asks for keys and sees no dict made, it asks an
        object."""
        place = _place(self._owners.get(function), (function, name))
        if place is None:
            return None
        made = as_settled(place)
        if not made.forms and place.root().keys:
            made.keys.add("word")
        return made

    def attribute(self, name: str) -> Place | None:
        """What all files that set it agree on, where this one does not."""
        if name in self._own:
            return None
        setting = [one for one in self._units if name in one.stored]
        found = [_settled(one, ("attribute", name)) for one in setting]
        first = found[0] if found else None
        if first is None or any(one is None or not first.is_like(one) for one in found):
            return None
        return first

    def variable(self, name: str) -> Place | None:
        spelling = self._imports.get(name)
        origin = self._imported(spelling) if spelling is not None else None
        return None if origin is None else _settled(origin[0], ("module", origin[1]))

    @cached_property
    def _owners(self) -> dict[int, Unit]:
        return {
            id(function): unit
            for unit in self._units
            for function in unit.definitions.functions.values()
        }

    @cached_property
    def _own(self) -> frozenset[str]:
        return stored(self._facts)

    @cached_property
    def _imports(self) -> dict[str, str]:
        return {one.name: one.spelling or "" for one in self._facts.import_bindings}


def _place(unit: Unit | None, key: object) -> Place | None:
    forms = None if unit is None else unit.forms
    return None if forms is None else forms.at(key)


def _settled(unit: Unit | None, key: object) -> Place | None:
    place = _place(unit, key)
    return None if place is None else as_settled(place)


def stored(facts: Facts) -> frozenset[str]:
    """The attributes that a file sets, and those of its classes."""
    found = {one.attr for one in facts.nodes(ast.Attribute) if isinstance(one.ctx, ast.Store)}
    for owner in facts.nodes(ast.ClassDef):
        for statement in owner.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                names = (one for one in subtree(statement) if isinstance(one, ast.Name))
                found.update(one.id for one in names if isinstance(one.ctx, ast.Store))
    return frozenset(found)
