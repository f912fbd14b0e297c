"""The input shape of a Sequential: keras.Input in its list <-> inputShape of its first layer."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.reading.shapes import with_fields
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.source import Dialect

_INPUTS = ("keras.Input", "keras.layers.InputLayer")
_SHAPE_KEYS = {"shape": "inputShape", "inputShape": "inputShape"}
_GIVEN = frozenset({"inputShape", "batchInputShape"})


@rule(cst.Call, "keras.Sequential", to=Dialect.TFJS)
def sequential_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A first element that only tells the shape goes into the layer behind it."""
    return catalogued(_merged(call, at), rows_of_keras("keras.Sequential"), at)


def _merged(call: cst.Call, at: Site) -> cst.Call:
    match call.args:
        case [cst.Arg(value=cst.List(elements=[first, second, *rest]) as layers) as arg, *others]:
            shape = _shape_alone(first.value, at)
            layer = None if shape is None else _with_shape(second.value, shape)
            if layer is not None:
                elements = [second.with_changes(value=layer), *rest]
                value = layers.with_changes(elements=elements)
                return call.with_changes(args=[arg.with_changes(value=value), *others])
            return call.with_changes(args=[arg.with_changes(value=_layered(layers, at)), *others])
        case [cst.Arg(value=cst.List(elements=[_]) as layers) as arg, *others]:
            return call.with_changes(args=[arg.with_changes(value=_layered(layers, at)), *others])
    return call


def _shape_alone(made: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    """The shape of an input that says nothing else, as rewritten already."""
    if at.name_of(made) not in _INPUTS:
        return None
    match made:
        case cst.Call(
            args=[
                cst.Arg(
                    value=cst.Dict(
                        elements=[cst.DictElement(key=cst.SimpleString() as key)] as items
                    )
                )
            ]
        ) if (build.text_of(key) in _SHAPE_KEYS):
            return items[0].value
    return None


def _with_shape(layer: cst.BaseExpression, shape: cst.BaseExpression) -> cst.Call | None:
    match layer:
        case cst.Call(args=[]):
            return layer.with_changes(args=[cst.Arg(build.dict_({"inputShape": shape}))])
        case cst.Call(args=[cst.Arg(value=cst.Dict(elements=items) as config) as arg]):
            keys = [_key(each) for each in items]
            if None in keys or _GIVEN & set(keys):
                return None
            place = keys.index("name") if "name" in keys else len(keys)
            entry = cst.DictElement(build.string("inputShape"), shape)
            done = [*items[:place], entry, *items[place:]]
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
