"""The input shape of a Sequential: keras.Input in its list <-> inputShape of its first layer."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Block, Replaced, Site, build, rule
from keras_tfjs.python.hidden_inputs import gives_layers_by_place, joins
from keras_tfjs.python.reading.shapes import with_fields
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.source import Dialect

_INPUTS = ("keras.Input", "keras.layers.InputLayer")
_SHAPE_KEYS = {
    "shape": "inputShape",
    "inputShape": "inputShape",
    "batchShape": "batchInputShape",
    "batchInputShape": "batchInputShape",
}
_GIVEN = frozenset({"inputShape", "batchInputShape"})


@rule(cst.Call, "keras.Sequential", to=Dialect.TFJS)
def sequential_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A first element that only tells the shape goes into the layer behind it."""
    return catalogued(_merged(call, at), rows_of_keras("keras.Sequential"), at)


def _merged(call: cst.Call, at: Site) -> cst.Call:
    match call.args:
        case [cst.Arg(value=cst.List(elements=[first, second, *rest]) as layers) as arg, *others]:
            shape = _shape_alone(first.value) if at.name_of(first.value) in _INPUTS else None
            layer = None if shape is None else _with_shape(second.value, shape, at)
            if layer is not None:
                elements = [second.with_changes(value=layer), *rest]
                value = layers.with_changes(elements=elements)
                return call.with_changes(args=[arg.with_changes(value=value), *others])
            return call.with_changes(args=[arg.with_changes(value=_layered(layers, at)), *others])
        case [cst.Arg(value=cst.List(elements=[_]) as layers) as arg, *others]:
            return call.with_changes(args=[arg.with_changes(value=_layered(layers, at)), *others])
    return call


def _shape_alone(made: cst.BaseExpression) -> cst.DictElement | None:
    """The shape of an input that says nothing else, as a layer behind it takes it."""
    match made:
        case cst.Call(
            args=[
                cst.Arg(
                    value=cst.Dict(
                        elements=[cst.DictElement(key=cst.SimpleString() as key) as shape]
                    )
                )
            ]
        ) if (word := _SHAPE_KEYS.get(str(build.text_of(key)))) is not None:
            return cst.DictElement(build.string(word), shape.value)
    return None


def _with_shape(layer: cst.BaseExpression, shape: cst.DictElement, at: Site) -> cst.Call | None:
    name = at.name_of(layer) or ""
    if name.startswith("keras.") and not name.startswith("keras.layers."):
        return None  # a model, which has its inputs
    match layer:
        case cst.Call(args=[]):
            return layer.with_changes(args=[cst.Arg(cst.Dict([shape]))])
        case cst.Call(args=[cst.Arg(value=cst.Dict(elements=items) as config) as arg]):
            keys = [_key(each) for each in items]
            if None in keys or _GIVEN & set(keys):
                return None
            place = keys.index("name") if "name" in keys else len(keys)
            done = [*items[:place], shape, *items[place:]]
            return layer.with_changes(
                args=[arg.with_changes(value=config.with_changes(elements=done))]
            )
    return None


def _key(element: cst.BaseDictElement) -> str | None:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key):
            return str(build.text_of(key))
    return None


def _layered(layers: cst.List, at: Site) -> cst.List:
    """keras.Input in a list of layers is an input layer in TF.js."""
    done = [with_fields(each, {"value": input_layer(each.value, at)}) for each in layers.elements]
    return with_fields(layers, {"elements": done})


def input_layer(made: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """`tf.input({"shape": ...})` where a layer is wanted; other values stay."""
    if at.name_of(made) != "keras.Input":
        return made
    match made:
        case cst.Call(args=[cst.Arg(value=cst.Dict(elements=items) as config) as arg]):
            renames = {
                "shape": "inputShape",
                "batchShape": "batchInputShape",
                "batch_size": "batchSize",
            }
            done = [_renamed(each, renames) for each in items]
            value = config.with_changes(elements=done)
            func = library_name("tfjs.layers.inputLayer", at)
            return made.with_changes(func=func, args=[arg.with_changes(value=value)])
    return made


def _renamed(element: cst.BaseDictElement, renames: dict[str, str]) -> cst.BaseDictElement:
    key = _key(element)
    if key in renames and isinstance(element, cst.DictElement):
        return element.with_changes(key=build.string(renames[key]))
    return element


@rule(cst.Call, "keras.Input", to=Dialect.TFJS)
def batched_input(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`Input(shape=(3,), batch_size=8)` is `Input(batch_shape=(8, 3))`."""
    given: dict[str, cst.Arg] = {}
    for place, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and place >= len(_LEADING)):
            return None
        given[arg.keyword.value if arg.keyword is not None else _LEADING[place]] = arg
    if "shape" not in given or "batch_size" not in given:
        return None
    size = given["batch_size"].value
    if isinstance(size, cst.Name) and size.value == "None":
        return None
    match given["shape"].value:
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            sizes = list(elements)
        case shape:
            sizes = [cst.StarredElement(shape)]
    elements = build.without_last_comma([cst.Element(build.bare(size)), *sizes])
    rest = [build.keyword(key, arg.value) for key, arg in given.items() if key not in _LEADING]
    made = [build.keyword("batch_shape", cst.List(elements)), *rest]
    whole = call.with_changes(args=made)
    return catalogued(whole, rows_of_keras("keras.Input"), at)


_LEADING = ("shape", "batch_size")


@rule(cst.Call, "keras.Sequential.add", to=Dialect.TFJS)
def add_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    args = [with_fields(arg, {"value": input_layer(arg.value, at)}) for arg in call.args]
    return catalogued(with_fields(call, {"args": args}), rows_of_keras("keras.Sequential.add"), at)


@rule(Block, "keras.Sequential.add", to=Dialect.TFJS)
def added_input(statements: list[cst.BaseStatement], at: Site) -> Replaced | None:
    """`model.add(Input(shape=(3,)))` in front of `model.add(Dense(2))`, which takes the shape."""
    first, tree = _add(statements[0]), at.tree(_call_of(at.original))
    if first is None or not isinstance(tree, ast.Call) or not _adds_input(at):
        return None
    by_place = gives_layers_by_place(at)
    if not by_place and "keras.Model.save" not in at.file.calls:
        return None  # nobody counts
    second = _add(statements[1]) if joins(tree, at) and len(statements) > 1 else None
    shape = _shape_alone(first.args[0].value)
    if second is None or shape is None:
        return None
    layer = _with_shape(second.args[0].value, shape, at)
    if layer is None:
        return at.report_once("KT228") if by_place else None
    call = second.with_changes(args=[second.args[0].with_changes(value=layer)])
    made = build.statement(call)
    at.stands_for(made, statements[1])
    return Replaced(2, [made])


def _add(statement: cst.BaseStatement) -> cst.Call | None:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Call(args=[_]) as call)]):
            return call
    return None


def _call_of(statement: cst.CSTNode) -> cst.CSTNode:
    call = _add(statement) if isinstance(statement, cst.BaseStatement) else None
    return statement if call is None else call


def _adds_input(at: Site) -> bool:
    call = _call_of(at.original)
    return isinstance(call, cst.Call) and at.name_of(call.args[0].value) in _INPUTS
