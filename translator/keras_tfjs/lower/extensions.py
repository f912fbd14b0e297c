"""What only the runtime has: in strict form it comes from the module `extensions`.

`tf.layers.groupNormalization({...})` is `extensions.layers.groupNormalization({...})`, and so is a
factory of TF.js with an option or a word that TF.js does not carry out.
"""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from keras_tfjs.catalog import Row, rows_of_tfjs
from keras_tfjs.catalog.extensions import in_javascript, is_extension
from keras_tfjs.catalog.gradients import DILATED
from keras_tfjs.catalog.keras.applications import ARCHITECTURES, NAMESPACE
from keras_tfjs.catalog.keras.data import DATA, LOADERS
from keras_tfjs.catalog.types import WORDS
from keras_tfjs.lower.configs import items, short
from keras_tfjs.python import Site, build
from keras_tfjs.python.calls import is_harmless

_MODULE = "extensions"
_OF_APPLICATIONS = "applications"

_WAYS = {
    "tfjs.callbacks.callbackList": "call the methods of the callbacks themselves in the loop",
    "tfjs.callbacks.progbarLogger": (
        "leave it out: fit of @tensorflow/tfjs-node draws a bar itself, and onEpochEnd may log"
    ),
    "tfjs.callbacks.tensorBoard": (
        "write tf.node.tensorBoard('logs'), which @tensorflow/tfjs-node has, or "
        "tfvis.show.fitCallbacks in a browser"
    ),
}
_ARCHITECTURES = frozenset(row.tfjs for row in ARCHITECTURES)
_LOADERS = frozenset(row.tfjs for row in DATA if row.keras in LOADERS)
_ANY_WAY = "use what TF.js has, write it in JavaScript, or run this program in Python"


def extended(call: cst.Call, at: Site) -> cst.Call | None:
    """The call of the runtime's factory, where TF.js's does not do it; None where it does."""
    name = at.name or ""
    if comes_from_extensions(at) or not (is_extension(name) or _asks_for_more(call, name, at)):
        return None
    lacking = in_javascript().get(name, frozenset())
    for argument in call.args:
        for key in sorted(lacking & (items(argument.value) or {}).keys()):
            at.report("KT420", name=f"{key} of {short(name)}", way=_ANY_WAY)
    call = _loading_arrays(call, name, lambda: at.imports.need("np"))
    if name in _ARCHITECTURES:
        _ask_for_no_file(call, name, at)
    return call.with_changes(func=from_extensions(name, at))


def _ask_for_no_file(call: cst.Call, name: str, at: Site) -> None:
    """Says that only the runtime has the weights that an architecture is to have."""
    config = items(call.args[0].value) if call.args else {}
    weights = None if config is None else config.get("weights", build.string("imagenet"))
    said = build.evaluated(weights) if weights is not None else None
    if isinstance(said, str):
        at.report("KT432", name=short(name), weights=repr(said))


def reduced(call: cst.Call, at: Site) -> cst.Call:
    """The call of an extension as the dialect writes it."""
    name = at.name or ""
    call = _loading_arrays(call, name, lambda: cst.Name("True"))
    return call.with_changes(func=plain(name, at))


def _loading_arrays(call: cst.Call, name: str, asked: Callable[[], cst.Name]) -> cst.Call:
    """A data set's loader that gives NumPy's arrays has in JavaScript the module that makes them:
    the extensions themselves need nothing but TF.js."""
    if name not in _LOADERS or not call.args:
        return call
    config = call.args[0].value
    value = (items(config) or {}).get("numpy")
    if not isinstance(config, cst.Dict) or value is None or build.evaluated(value) in (False, None):
        return call
    elements = [
        each.with_changes(value=asked()) if _key(each) == "numpy" else each
        for each in config.elements
    ]
    return call.with_changes(args=[cst.Arg(config.with_changes(elements=elements))])


def handed_on(at: Site) -> cst.BaseExpression | None:
    """The runtime's factory as a value."""
    name = at.name or ""
    return (
        from_extensions(name, at) if is_extension(name) and not comes_from_extensions(at) else None
    )


def from_extensions(name: str, at: Site) -> cst.BaseExpression:
    """A name as the module of extensions has it, or that of the architectures."""
    if name not in in_javascript():
        at.report("KT420", name=short(name), way=_WAYS.get(name, _ANY_WAY))
    if name.startswith(f"{NAMESPACE}."):
        return build.attribute(at.imports.need(_OF_APPLICATIONS), name.rpartition(".")[2])
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
    if name in DILATED and any(_is_dilated(arg.value) for arg in call.args):
        return True
    for row in rows_of_tfjs(name):
        if not row.member and any(_holds_more(arg.value, row, at) for arg in call.args):
            return True
    return False


def _is_dilated(config: cst.BaseExpression) -> bool:
    rate = (items(config) or {}).get("dilationRate")
    return rate is not None and build.evaluated(rate) not in (1, [1], [1, 1], (1,), (1, 1))


def without_asks(call: cst.Call, at: Site) -> cst.Call:
    """A call without the keys by which only the runtime has Keras's meaning, which is said."""
    rows = rows_of_tfjs(at.name or "")
    asks = {ask.key: ask for row in rows for ask in row.asks if ask.dropped}
    config = call.args[-1].value if call.args else None
    if not isinstance(config, cst.Dict):
        return call
    kept = []
    for element in config.elements:
        ask = asks.get(_key(element))
        if ask is None:
            kept.append(element)
        elif build.is_literal(element.value, ask.value):
            at.report(ask.code, None, **ask.fields)
    if len(kept) == len(config.elements):
        return call
    shorter = config.with_changes(elements=build.without_last_comma(kept))
    return call.with_changes(args=[*call.args[:-1], call.args[-1].with_changes(value=shorter)])


def _key(element: cst.BaseDictElement) -> str:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key):
            return str(key.evaluated_value)
    return ""


def _holds_more(config: cst.BaseExpression, row: Row, at: Site) -> bool:
    if row.extension:
        return items(config) is not None
    if _is_read(config) and row.tfjs in in_javascript():
        return True
    return any(_is_more(key, value, row, at) for key, value in (items(config) or {}).items())


def _is_read(config: cst.BaseExpression) -> bool:
    """Whether a config holds options that the program reads: any that Keras has, then."""
    match config:
        case cst.Dict(elements=elements):
            starred = [one for one in elements if isinstance(one, cst.StarredDictElement)]
            return any(_is_read(one.value) for one in starred)
        case cst.Call(func=cst.Attribute(attr=cst.Name("kerasOptions"))):
            return True
    return False


def asks_for_more(name: str, key: str, value: cst.BaseExpression, at: Site) -> bool:
    """Whether only the runtime carries a value out that a key of TF.js has."""
    return any(_is_more(key, value, row, at) for row in rows_of_tfjs(name) if not row.extension)


def _is_more(key: str, value: cst.BaseExpression, row: Row, at: Site) -> bool:
    if any(
        ask.key == key and not ask.dropped and build.is_literal(value, ask.value)
        for ask in row.asks
    ):
        return True
    parameter = row.by_key(key)
    if parameter is None:
        return False
    if parameter.extension and not is_harmless(value, parameter):
        return True
    if parameter.keras == "target_shape" and _leaves_open(value):
        return True
    words, said = WORDS.get(parameter.type), build.evaluated(value)
    if words is not None and isinstance(said, str) and said in words.extension:
        return True
    return key == "learningRate" and _is_schedule(value, at)


def _leaves_open(shape: cst.BaseExpression) -> bool:
    """Whether one of the sizes is to be worked out, which TF.js does with data only: the layers
    behind do not learn the size."""
    match shape:
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            return any(build.evaluated(each.value) in (-1, None) for each in elements)
    return False


def _is_schedule(value: cst.BaseExpression, at: Site) -> bool:
    kind = at.kind(value)
    return getattr(kind, "role", "") == "Schedule"
