"""What only the runtime has: in strict form it comes from the module `extensions`.

`tf.layers.groupNormalization({...})` is `extensions.layers.groupNormalization({...})`, and so is a
factory of TF.js with an option or a word that TF.js does not carry out.
"""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import Row, rows_of_tfjs
from keras_tfjs.catalog.extensions import in_javascript, is_extension
from keras_tfjs.catalog.types import WORDS
from keras_tfjs.lower.configs import items
from keras_tfjs.python import Site, build
from keras_tfjs.python.calls import is_harmless

_MODULE = "extensions"


def extended(call: cst.Call, at: Site) -> cst.Call | None:
    """The call of the runtime's factory, where TF.js's does not do it; None where it does."""
    name = at.name or ""
    if comes_from_extensions(at) or not (is_extension(name) or _asks_for_more(call, name, at)):
        return None
    return call.with_changes(func=_path(name, at))


def handed_on(at: Site) -> cst.BaseExpression | None:
    """The runtime's factory as a value."""
    name = at.name or ""
    return _path(name, at) if is_extension(name) and not comes_from_extensions(at) else None


def _path(name: str, at: Site) -> cst.BaseExpression:
    if name not in in_javascript():
        at.report("KT420", name=name.replace("tfjs.", "tf.", 1))
    node: cst.BaseExpression = at.imports.need(_MODULE)
    for part in name.split(".")[1:]:
        node = build.attribute(node, part)
    return node


def comes_from_extensions(at: Site) -> bool:
    """Whether the name that this place starts with is bound to the module of extensions."""
    func = at.original.func if isinstance(at.original, cst.Call) else at.original
    return (at.spelling(func) or "").startswith(f"tfjs.{_MODULE}.")


def plain(name: str, at: Site) -> cst.BaseExpression:
    """A name of the extensions as the dialect writes it: tf.layers.groupNormalization."""
    node: cst.BaseExpression = at.imports.need("tf")
    for part in name.split(".")[1:]:
        node = build.attribute(node, part)
    return node


def _asks_for_more(call: cst.Call, name: str, at: Site) -> bool:
    """Whether a factory's config holds what only the runtime carries out."""
    for row in rows_of_tfjs(name):
        if not row.member and any(_holds_more(arg.value, row, at) for arg in call.args):
            return True
    return False


def _holds_more(config: cst.BaseExpression, row: Row, at: Site) -> bool:
    if row.extension:
        return items(config) is not None
    for key, value in (items(config) or {}).items():
        parameter = row.by_key(key)
        if parameter is None:
            continue
        if parameter.extension and not is_harmless(value, parameter):
            return True
        words = WORDS.get(parameter.type)
        if words is not None and build.evaluated(value) in words.extension:
            return True
        if key == "learningRate" and _is_schedule(value, at):
            return True
    return False


def _is_schedule(value: cst.BaseExpression, at: Site) -> bool:
    kind = at.kind(value)
    return getattr(kind, "role", "") == "Schedule"
