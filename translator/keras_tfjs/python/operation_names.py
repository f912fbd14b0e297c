"""`name=`, what TensorFlow calls an operation in a graph: no number depends on it."""

from __future__ import annotations

import libcst as cst
import libcst.matchers as m

from keras_tfjs.catalog.row import Row
from keras_tfjs.python.site import Site

_ON_TEXTS = tuple(dir(str))


def names_operation(arg: cst.Arg, row: Row, at: Site) -> bool:
    """Whether an argument only names an operation of TensorFlow, and nothing happens where its
    value is not computed."""
    if arg.keyword is None or arg.keyword.value != "name":
        return False
    parameter = row.parameter("name")
    if parameter is not None and parameter.tfjs is not None:
        return False
    return (at.name or "").startswith("tensorflow.") and not m.findall(arg.value, _DOES)


_ON_TEXT = m.Attribute(attr=m.Name(m.MatchIfTrue(lambda name: name in _ON_TEXTS)))
_DOES = m.Call(func=~(_ON_TEXT | m.Name("str"))) | m.NamedExpr() | m.Await() | m.Yield()
