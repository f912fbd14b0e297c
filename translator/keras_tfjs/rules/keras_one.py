"""Idioms of Keras 1: kernel sizes as single arguments, merges by mode; learning-rate decay."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.source import Dialect

_SIZES = ("kernel_dim1", "kernel_dim2", "kernel_dim3")
_SIDES = ("nb_row", "nb_col")
_FLAT = (
    "Convolution2D",
    "Conv2D",
    "AtrousConvolution2D",
    "Deconvolution2D",
    "SeparableConvolution2D",
)
_SOLID = ("Convolution3D", "Conv3D")


@rule(cst.Call, *(f"keras.layers.{name}" for name in (*_FLAT, *_SOLID)), to=Dialect.TFJS)
def convolution(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`Convolution2D(64, 3, 3)` is `Convolution2D(64, (3, 3))`."""
    sides = _SIDES if (at.name or "").endswith("2D") else _SIZES
    args = list(call.args)
    positional = [arg for arg in args if arg.keyword is None and not arg.star]
    named = {arg.keyword.value: arg for arg in args if arg.keyword is not None}
    told = [named[side] for side in sides if side in named]
    before = positional[1:] if len(positional) + len(told) == 1 + len(sides) else []
    by_place = not told and len(before) == len(sides) and _is_first(at, before)
    if (not by_place and len(told) + len(before) != len(sides)) or not (told or by_place):
        return None
    at.report_older("KT107", owner=at.name, old=", ".join(sides), new="kernel_size")
    sizes = [arg.value for arg in (*before, *told)]
    size = cst.Tuple(build.without_last_comma([cst.Element(value) for value in sizes]))
    rest = [arg for arg in args if arg not in before and arg not in told]
    place = 1 if positional else 0
    kernel = cst.Arg(size) if place else build.keyword("kernel_size", size)
    made = [*rest[:place], kernel, *rest[place:]]
    return catalogued(call.with_changes(args=made), rows_of_keras(at.name or ""), at)


def _is_first(at: Site, sizes: list[cst.Arg]) -> bool:
    """Whether numbers behind the first are sizes, as in Keras 1, and not size and strides."""
    numbers = all(isinstance(build.evaluated(arg.value), int) for arg in sizes)
    return numbers and at.file.keras_version == 1


_MODES: Mapping[str, str] = {
    "sum": "Add",
    "mul": "Multiply",
    "concat": "Concatenate",
    "ave": "Average",
    "max": "Maximum",
    "dot": "Dot",
}


@rule(cst.Call, "keras.layers", "keras.layers.Merge", to=Dialect.TFJS)
def merge(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`merge([a, b], mode="concat", concat_axis=1)` and `Merge(mode="concat")([a, b])` are
    `Concatenate(axis=1)([a, b])`. The function has the canonical name of the old module
    keras.layers.merge."""
    given = {arg.keyword.value: arg for arg in call.args if arg.keyword is not None}
    places = [arg for arg in call.args if arg.keyword is None and not arg.star]
    inputs = given.pop("inputs", None) or (places[0] if places else None)
    mode = given.pop("mode", None) or (places[1] if len(places) > 1 else None)
    word = build.evaluated(mode.value) if mode is not None else "sum"
    name = _MODES.get(word) if isinstance(word, str) else None
    is_function = at.name == "keras.layers"
    if name is None or (inputs is None) == is_function or len(places) > 2:
        return at.report("KT102", name="this form of merge") if is_function else None
    old = "keras.layers.merge" if is_function else at.name
    at.report_older("KT108", old=old, new=f"keras.layers.{name}")
    rows = rows_of_keras(f"keras.layers.{name}")
    known = [arg for key, arg in given.items() if rows[0].parameter(key) is not None]
    layer = catalogued(call.with_changes(args=build.without_last_comma(known)), rows, at)
    if layer is None or inputs is None:
        return layer
    return build.method(layer, "apply", build.bare(inputs.value))


_RATES: Mapping[str, float] = {"SGD": 0.01}


@rule(
    cst.Call,
    *(
        f"keras.optimizers.{name}"
        for name in ("SGD", "Adam", "RMSprop", "Adagrad", "Adamax", "Adadelta")
    ),
    to=Dialect.TFJS,
)
def decayed(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`decay=d` divides the rate by 1 + d times the step: a schedule of inverse time."""
    decay = next((arg for arg in call.args if arg.keyword and arg.keyword.value == "decay"), None)
    if decay is None or build.evaluated(decay.value) in (0, None):
        return None
    at.report_once("KT221", decay)
    rates = [
        place
        for place, arg in enumerate(call.args)
        if (arg.keyword is None and place == 0 and not arg.star)
        or (arg.keyword is not None and arg.keyword.value in ("lr", "learning_rate"))
    ]
    last = (at.name or "").rpartition(".")[2]
    given = call.args[rates[0]].value if rates else build.literal(_RATES.get(last, 0.001))
    config = build.dict_(
        {"initialLearningRate": build.bare(given), "decaySteps": 1, "decayRate": decay.value}
    )
    schedule = build.call(library_name("tfjs.train.inverseTimeDecay", at), config)
    rest = [arg for place, arg in enumerate(call.args) if arg is not decay and place not in rates]
    in_place = bool(rates) and call.args[rates[0]].keyword is None
    rate = build.argument(schedule) if in_place else build.keyword("learning_rate", schedule)
    made = [rate, *rest]
    whole = call.with_changes(args=build.without_last_comma(made))
    return catalogued(whole, rows_of_keras(at.name or ""), at)
