"""The place of an expression: the variable, attribute, item or result that it is."""

from __future__ import annotations

import ast
from typing import Protocol

from keras_tfjs.javascript.from_python.places import MEMBERS, Place, held
from keras_tfjs.javascript.from_python.signatures import Definitions
from keras_tfjs.kinds import Facts

_VALUES = frozenset(("get", "pop", "setdefault", "popleft"))
_MEMBERS = frozenset(attr for members in MEMBERS.values() for attr in members)


class Elsewhere(Protocol):
    """Places of the project's other files, as these have settled them; None where they say
    nothing."""

    def result(self, function: int) -> Place | None:
        """What a function gives, by its id."""

    def parameter(self, function: int, name: str) -> Place | None: ...

    def attribute(self, name: str) -> Place | None: ...

    def variable(self, name: str) -> Place | None:
        """What the file imports under a name."""


class KnownPlaces:
    def __init__(
        self, facts: Facts, definitions: Definitions, elsewhere: Elsewhere | None = None
    ) -> None:
        self._facts = facts
        self._definitions = definitions
        self._elsewhere = elsewhere
        self._places: dict[object, Place] = {}
        self._owner: dict[int, object] = {}
        """What binds a name, by the id of its use."""

    def _place(self, key: object) -> Place:
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._told(key) or Place()
        return found

    def _told(self, key: object) -> Place | None:
        """What another file says of a place."""
        if self._elsewhere is None:
            return None
        match key:
            case ("result", int() as function):
                return self._elsewhere.result(function)
            case (int() as function, str() as name):
                return self._elsewhere.parameter(function, name)
            case ("attribute", str() as name):
                return self._elsewhere.attribute(name)
            case ("module", str() as name):
                return self._elsewhere.variable(name)
            case _:
                return None

    def _node(self, node: ast.expr) -> Place:
        match node:
            case ast.Name(id=name):
                return self._place((self._owner.get(id(node), "module"), name))
            case ast.Attribute(value=value, attr="parents") if self._is_path(value):
                made = self._place(("expression", id(node)))
                made.inside().forms.add("path")
                return made
            case ast.Attribute(value=value, attr=attr):
                if (form := self._member(value, attr)) is not None:
                    made = self._place(("expression", id(node)))
                    made.root().forms.add(form)
                    return made
                return self._place(("attribute", attr))
            case ast.Subscript(value=value, slice=index) if not isinstance(index, ast.Slice):
                return held(self._node(value), index)
            case ast.Subscript(value=value):
                return self._node(value)
            case ast.NamedExpr(target=target):
                return self._node(target)
            case ast.Call():
                return self._call(node)
            case ast.Await(value=value) | ast.Starred(value=value):
                return self._node(value)
            case _:
                return self._place(("expression", id(node)))

    def _is_path(self, node: ast.expr) -> bool:
        return "path" in self._node(node).root().forms

    def _member(self, value: ast.expr, attr: str) -> str | None:
        """The form of a member of a path, a date, ..."""
        if attr not in _MEMBERS or (isinstance(value, ast.Name) and value.id in ("self", "cls")):
            return None
        forms = self._node(value).root().forms
        return next((MEMBERS[one][attr] for one in forms if attr in MEMBERS.get(one, {})), None)

    def _call(self, node: ast.Call) -> Place:
        found = self._definitions.find(node)
        if isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            key = "result", id(found)
            if key not in self._places and self._definitions.known(node) is not found:
                self._places[key] = Place()  # it may be another's: no other file is asked
            return self._place(key)
        match node.func:
            case ast.Attribute(value=value, attr=attr) if attr in _VALUES:
                return held(self._node(value), node.args[0] if node.args else None)
            case ast.Attribute(value=value, attr="copy"):
                return self._node(value)
            case ast.Attribute(value=value, attr=attr) if self._member(value, attr) is not None:
                return self._node(node.func)
            case _:
                return self._place(("expression", id(node)))
