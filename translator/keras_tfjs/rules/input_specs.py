"""`self.input_spec = InputSpec(ndim=3)`: TF.js has a list of them, one for each input."""

from __future__ import annotations

import ast
from collections.abc import Callable

import libcst as cst

from keras_tfjs.catalog.row import Row, parameters
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras, to_tfjs
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

_ROW = Row(
    "keras.InputSpec",
    "tfjs.InputSpec",
    parameters(
        "| dtype shape ndim max_ndim=maxNDim min_ndim=minNDim axes:value "
        "-allow_last_axis_squeeze:False -name:None -optional:False"
    ),
    aliases=("keras.layers.InputSpec",),
)
_ATTRIBUTES = ("input_spec", "inputSpec")


@rule(cst.Call, _ROW.keras, *_ROW.aliases, to=Dialect.TFJS)
def spec_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    made = to_tfjs(call, [_ROW], at, lambda row: library_name(row.tfjs, at))
    if made is None:
        return None
    made = made.with_changes(args=[_with_keys(each, _as_text) for each in made.args])
    return build.list_([made]) if _is_set(at) else made


@rule(cst.Call, _ROW.tfjs, to=Dialect.KERAS)
def spec_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    plain = call.with_changes(args=[_with_keys(each, _as_number) for each in call.args])
    return to_keras(library_name(_ROW.keras, at), plain, _ROW, at)


def _is_set(at: Site) -> bool:
    """Whether the one description is what a layer checks its input by."""
    parent = at.facts.parents.get(at.tree() or ast.Pass())
    targets = parent.targets if isinstance(parent, ast.Assign) else []
    return any(isinstance(each, ast.Attribute) and each.attr in _ATTRIBUTES for each in targets)


_Key = Callable[[cst.BaseExpression], cst.BaseExpression]


def _with_keys(arg: cst.Arg, key: _Key) -> cst.Arg:
    """The axes by the keys that the language has: numbers in Keras, names in an object of TF.js."""
    match arg.value:
        case cst.Dict(elements=elements):
            done = [
                (
                    each.with_changes(value=_keyed(each.value, key))
                    if isinstance(each, cst.DictElement)
                    and build.is_literal(each.key, "axes")
                    and isinstance(each.value, cst.Dict)
                    else each
                )
                for each in elements
            ]
            return arg.with_changes(value=arg.value.with_changes(elements=done))
    return arg


def _keyed(axes: cst.Dict, key: _Key) -> cst.Dict:
    done = [
        each.with_changes(key=key(each.key)) if isinstance(each, cst.DictElement) else each
        for each in axes.elements
    ]
    return axes.with_changes(elements=done)


def _as_text(node: cst.BaseExpression) -> cst.BaseExpression:
    value = build.evaluated(node)
    return build.string(str(value)) if isinstance(value, int) else node


def _as_number(node: cst.BaseExpression) -> cst.BaseExpression:
    value = build.evaluated(node)
    return build.literal(int(value)) if isinstance(value, str) and _is_number(value) else node


def _is_number(text: str) -> bool:
    return text.removeprefix("-").isdigit()
