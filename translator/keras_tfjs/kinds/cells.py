"""Cells: layers that are one step of a recurrent one. Keras calls them with the states besides the
input and gets the output and the new states; a class of one's own is one by its `state_size`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from keras_tfjs.catalog.keras.derived import CELLS, LAYER
from keras_tfjs.kinds.model import (
    LOCAL,
    UNKNOWN,
    Instance,
    Kind,
    ListOf,
    TupleOf,
    Unreached,
    is_array,
)
from keras_tfjs.kinds.subtree import subtree

if TYPE_CHECKING:
    from keras_tfjs.kinds.computed import CallSite
    from keras_tfjs.kinds.definitions import Definitions

_CELL = ("Cell", "cell")


def is_cell(kind: Kind, definitions: Definitions) -> bool:
    """Whether it is an object of a library's cell, or of a class of one's own that is one."""
    if not isinstance(kind, Instance) or kind.role != "Layer":
        return False
    if kind.of.startswith(LOCAL):
        return is_cell_class(kind.of, definitions)
    return kind.of.endswith(_CELL)


def is_cell_class(name: str, definitions: Definitions) -> bool:
    """Whether a class of one's own derives from a cell, or is a layer that has a `state_size` and
    whose `call` takes states."""
    bases = list(definitions.bases(name))
    if any(base in CELLS for base in bases):
        return True
    if LAYER not in bases:
        return False
    trees = (definitions.tree(base) for base in bases)
    signs = [_signs(tree) for tree in trees if tree is not None]
    takes_states = next((takes for takes, _ in signs if takes is not None), False)
    return takes_states and any(has_size for _, has_size in signs)


_known: WeakKeyDictionary[ast.ClassDef, tuple[bool | None, bool]] = WeakKeyDictionary()


def _signs(tree: ast.ClassDef) -> tuple[bool | None, bool]:
    """Whether the `call` that a class has takes states, and whether it has a `state_size`."""
    if tree not in _known:
        call, has_size = None, False
        for each in subtree(tree):
            match each:
                case ast.FunctionDef(name="call"):
                    call = call or each
                case ast.FunctionDef(name="state_size"):
                    has_size = True
                case ast.Attribute(value=ast.Name(id="self"), attr="state_size", ctx=ast.Store()):
                    has_size = True
        _known[tree] = None if call is None else _takes_states(call), has_size
    return _known[tree]


def _takes_states(call: ast.FunctionDef) -> bool:
    """Whether a second thing must be given."""
    return len(call.args.args) - len(call.args.defaults) > 2


def step(site: CallSite) -> Kind:
    """What a step gives: the output, and states as they were given."""
    one = Instance("Tensor")
    given = site.argument(1) if site.node.args[1:] else UNKNOWN
    for keyword in site.node.keywords:
        if keyword.arg == "states":
            given = site.inference.kind(keyword.value)
    if isinstance(given, ListOf | TupleOf):
        return TupleOf((one, ListOf(one)))
    if is_array(given):
        return TupleOf((one, one))
    return TupleOf((one, given if isinstance(given, Unreached) else UNKNOWN))
