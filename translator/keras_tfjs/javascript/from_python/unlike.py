"""Methods that only Python's own types have: where JavaScript's value has none of that name, and no
row says what it is there, the place is left over."""

from __future__ import annotations

import ast
import collections
import datetime
import io
import pathlib
import re

from keras_tfjs.javascript.correspondence.packages import way_out
from keras_tfjs.javascript.from_python.refused_names import TO_PYTHON_3
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import String

_OF_FORMS: dict[str, type] = {
    "date": datetime.datetime,
    "deque": collections.deque,
    "duration": datetime.timedelta,
    "file": io.TextIOWrapper,
    "match": re.Match,
    "path": pathlib.Path,
    "pattern": re.Pattern,
}
_OF_PYTHON: dict[str, type] = {
    **_OF_FORMS,
    "counter": collections.Counter,
    "defaultdict": collections.defaultdict,
    "deque": collections.deque,
    "map": dict,
    "set": set,
}
_OF_DICTS_OF_PYTHON_2 = frozenset(
    "has_key iteritems iterkeys itervalues viewitems viewkeys viewvalues".split()
)
_JAVASCRIPT_TOO = frozenset("clear pop reverse rotate toString".split())


def is_of_container(t: Translator, node: ast.Call) -> bool:
    """Whether a method is that of Python's own container or file which it is asked of, and not one
    of the same name that a class of the program has."""
    match node.func:
        case ast.Attribute(value=receiver, attr=attr):
            of = _OF_PYTHON.get(t.forms.of(receiver) or "")
            return of is not None and hasattr(of, attr) and t.definitions.known(node) is None
        case _:
            return False


def refuse_unlike(t: Translator, node: ast.Call) -> None:
    """Raises Untranslatable for a method that JavaScript's value is known not to have."""
    match node.func:
        case ast.Attribute(value=receiver, attr=attr) if attr not in _JAVASCRIPT_TOO:
            pass
        case _:
            return
    if attr in _OF_DICTS_OF_PYTHON_2 and not (
        t.facts.is_of_project(attr) or t.facts.name(receiver)
    ):
        raise Untranslatable(node, "KT308", name=f"{attr} of Python 2", help=TO_PYTHON_3)
    form = t.forms.of(receiver)
    if form is not None:
        of = _OF_FORMS.get(form)
    else:
        of = str if isinstance(t.kind(receiver), String) else None
    if of is None or not hasattr(of, attr) or t.definitions.defines(attr):
        return
    module = of.__module__.lstrip("_")
    name = f"{module}.{of.__qualname__}.{attr}".removeprefix("builtins.")
    raise Untranslatable(node, "KT308", name=name, help=way_out(module))
