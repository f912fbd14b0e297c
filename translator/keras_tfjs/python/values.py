"""Option values from one language to the other, by the declared type of their parameter."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.keras.losses import LOSS_WORDS
from keras_tfjs.catalog.keras.metrics import METRIC_WORDS
from keras_tfjs.catalog.keras.optimizers import (
    OPTIMIZER_WORDS,
    SAME_OPTIMIZER_WORDS,
    STRING_RATES,
)
from keras_tfjs.catalog.keras.weights import REGULARIZER_WORDS
from keras_tfjs.catalog.types import (
    FUNCTION_METRICS,
    METRIC_KEYS,
    METRIC_KEYS_BACK,
    WORDS,
    Type,
)
from keras_tfjs.catalog.words import camel, nearest, snake
from keras_tfjs.kinds import Function, Number, String, Unknown
from keras_tfjs.python import build
from keras_tfjs.python.asks import written
from keras_tfjs.python.class_weights import class_weight
from keras_tfjs.python.data_formats import asked
from keras_tfjs.python.examples import examples
from keras_tfjs.python.given_functions import as_function, as_object
from keras_tfjs.python.host_shapes import CONFIGURED, as_numbers, is_number, with_numbers
from keras_tfjs.python.objective_objects import object_of_word
from keras_tfjs.python.option import Option
from keras_tfjs.python.read_words import library, maybe_word, read_later
from keras_tfjs.python.reading.shapes import with_fields
from keras_tfjs.python.site import Site
from keras_tfjs.source import Dialect

Convert = Callable[["Option", cst.BaseExpression], cst.BaseExpression]


_NUMBERS = frozenset({Type.VALUE, Type.SHAPE, Type.DIMS, Type.LISTED})
"""What may be numbers, or lists of them."""


def convert(value: cst.BaseExpression, option: Option) -> cst.BaseExpression:
    """`value` as the other language writes it; itself where it is the same."""
    written, value = value, build.bare(value)
    if type(value) is cst.IfExp:
        parts = {"body": convert(value.body, option), "orelse": convert(value.orelse, option)}
        return value.with_changes(**parts)
    if (made := as_object(option, value)) is not None:
        return made
    kind = option.parameter.type
    is_host = kind is Type.DIMS or option.owner.startswith(CONFIGURED)
    if kind in _NUMBERS and is_host and not option.back:
        if kind is Type.DIMS and is_number(value, option.at):
            return build.list_([build.first_number(value)])
        value = with_numbers(value, option.at)
    if kind in (Type.SHAPE, Type.DIMS) and not option.back:
        numbers = as_numbers(value, option.at)
        value = value if numbers is None else numbers
        if kind is Type.DIMS and _is_number(written, option):
            return build.list_([value])
    handler = _HANDLERS.get(kind)
    if handler is not None:
        return handler(option, value)
    return _word(option, value) if kind in WORDS else _plain(option, value)


_TUPLES = frozenset({"output_shape"})
"""Lists that Keras would join with a tuple."""


def _plain(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """Tuples are lists in JavaScript and in TF.js-style configs."""
    if option.back and option.parameter.keras in _TUPLES and isinstance(value, cst.List):
        elements = build.without_last_comma(value.elements)
        if len(elements) == 1:
            elements = [elements[0].with_changes(comma=cst.Comma())]
        return cst.Tuple(elements)
    if option.back or type(value) is not cst.Tuple:
        return value
    elements = [
        with_fields(element, {"value": _plain(option, element.value)}) for element in value.elements
    ]
    return build.list_of(build.without_last_comma(elements))


def _sizes(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """A size for each of two axes: TF.js reads one number as none at all."""
    number = build.evaluated(value)
    is_variable = isinstance(value, cst.Name) and isinstance(option.at.kind(value), Number)
    if not option.back and (isinstance(number, int) or is_variable):
        return build.list_([value, value.deep_clone()])
    return _plain(option, value)


def _listed(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """`input_dim=4` is `inputShape: [4]`."""
    return value if option.back else build.list_([value])


def _spelled(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """A word of an extension: `uniform_average` <-> `uniformAverage`."""
    word = build.evaluated(value)
    if not isinstance(word, str):
        return _plain(option, value)
    if not option.back:
        return build.string(camel(word))
    return build.string(snake(word)) if camel(snake(word)) == word else value


def _is_number(value: cst.BaseExpression, option: Option) -> bool:
    """Whether a shape is one number, which NumPy and TensorFlow take, too."""
    return type(build.evaluated(value)) is int or isinstance(option.at.kind(value), Number)


def _axes(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """Axes are a list in TF.js and a tuple in NumPy, which takes no lists for them."""
    if not option.back or not isinstance(value, cst.List):
        return _plain(option, value)
    if len(value.elements) == 1:
        return value.elements[0].value
    elements = build.without_last_comma(value.elements)
    return cst.Tuple(elements, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _examples(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    return _plain(option, examples(option, value))


def _word(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    match value:
        case cst.SimpleString():
            written = option.at.source(value)
            if not isinstance(written, cst.SimpleString) and (
                option.back or isinstance(written, cst.Lambda)
            ):
                return value  # a rule has made it, in the words of the other language
            word = str(build.text_of(value))
            made = _written_out(option, word) or object_of_word(option, word)
            if made is not None:
                return made
            found = option.word(word)
            return value if found is None else build.string(found)
        case cst.Name(value="None"):
            linear = option.parameter.type is Type.ACTIVATION
            return build.string("linear") if linear and not option.back else value
        case cst.Name() | cst.Attribute() | cst.Subscript():
            return _named(option, value)
        case cst.Call() | cst.Lambda():
            if (word_of_layer := option.of_layer(value)) is not None:
                return word_of_layer
            option.refuse_called(value)
    return value


def _written_out(option: Option, word: str) -> cst.BaseExpression | None:
    """What a word of TF.js computes, where Keras has no word for it."""
    if not option.back:
        return None
    match option.parameter.type, word:
        case Type.ACTIVATION, "hardSigmoid":
            option.at.report_once("KT202")
            written = HARD_SIGMOID
        case Type.METRICS, "cosine" | "cosineProximity":
            written = NEGATIVE_COSINE
        case _:
            return None
    keras = option.at.imports.need("keras").value
    return cst.parse_expression(written.replace("keras.", f"{keras}."))


HARD_SIGMOID = "lambda x: keras.ops.clip(0.2 * x + 0.5, 0.0, 1.0)"
"""TF.js's hard sigmoid in Keras 3."""

NEGATIVE_COSINE = "keras.losses.cosine_similarity"
"""What TF.js's metric `cosine` is: Keras's metric has the other sign, its loss the same."""

_NAMESPACES = {
    Type.ACTIVATION: (
        "keras.activations.",
        "tensorflow.nn.",
        "tensorflow.math.",
        "keras.ops.",
        "keras.ops.nn.",
        "keras.backend.",
        "tensorflow.",
    ),
    Type.INITIALIZER: ("keras.initializers.",),
    Type.CONSTRAINT: ("keras.constraints.",),
    Type.DTYPE: ("numpy.", "tensorflow.", "tensorflow.dtypes.", "builtins."),
}


def _named(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """A value that is not a literal: a function of the library, or a variable."""
    if not isinstance(option.at.source(value), cst.Name | cst.Attribute | cst.Subscript):
        return value  # a rule has made it of something else
    name = option.at.name_of(value)
    if name is not None and not option.back:
        made = object_of_word(option, name.rpartition(".")[2], name)
        if made is not None:
            return made
        if (word := _library_word(option, name)) is not None:
            found = option.word(word)
            return value if found is None else build.string(found)
    if option.parameter.type is Type.DTYPE and (
        option.back or option.is_own_type(value) or option.holds_type(value)
    ):
        return value  # a word of the language at hand
    if (word_of_layer := option.of_layer(value)) is not None:
        return word_of_layer
    kind = option.at.kind(value)
    if isinstance(kind, Function) and _library_word(option, kind.name) is not None:
        return value  # a word where the variable is bound
    if not isinstance(kind, String | Unknown):
        option.refuse_called(value)
        return value
    words = WORDS[option.parameter.type]
    if words.are_shared or option.is_same_word(value):
        return value
    if option.parameter.type is Type.DATA_FORMAT:
        return asked(value, back=option.back)
    return read_later(option, value)


def _library_word(option: Option, name: str) -> str | None:
    """The word of Keras for a function of a library."""
    word = _LIBRARY_WORDS.get(option.parameter.type, {}).get(name)
    for namespace in _NAMESPACES.get(option.parameter.type, ()):
        last = name.removeprefix(namespace)
        if word is None and last != name and last in WORDS[option.parameter.type].to_tfjs:
            word = last
    return word


_LIBRARY_WORDS = {Type.LOSS: LOSS_WORDS}


def _losses(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    return _each(option, value, _word)


def _metrics(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    return _each(option, value, _metric)


def _each(option: Option, value: cst.BaseExpression, one: Convert) -> cst.BaseExpression:
    """Lists and dicts by output name hold values of the same type; names of outputs are data."""
    match value:
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            done = [each.with_changes(value=_each(option, each.value, one)) for each in elements]
            if isinstance(value, cst.Tuple) and not option.back:
                return cst.List(build.without_last_comma(done))
            return value.with_changes(elements=done)
        case cst.Dict(elements=pairs):
            return value.with_changes(
                elements=[each.with_changes(value=_each(option, each.value, one)) for each in pairs]
            )
    return one(option, value)


def _metric(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    match value:
        case cst.SimpleString() if not option.back:
            word = str(build.text_of(value))
            if word in FUNCTION_METRICS:
                return library(option.at, FUNCTION_METRICS[word])
        case cst.Name() | cst.Attribute():
            written = isinstance(option.at.source(value), cst.Name | cst.Attribute)
            name = (option.at.name_of(value) or "") if written else ""
            if name == NEGATIVE_COSINE and not option.back:
                return build.string("cosine")
            if name in METRIC_WORDS and not option.back:
                return _metric(option, build.string(METRIC_WORDS[name]))
            if name.startswith("__main__."):
                return value
    return _word(option, value)


def metric_key(key: str, at: Site) -> str:
    """A key of History or logs: `val_accuracy` <-> `val_acc`; other keys stay."""
    bare = key.removeprefix("val_")
    prefix = key[: len(key) - len(bare)]
    if at.to is Dialect.KERAS:
        return prefix + METRIC_KEYS_BACK.get(bare, bare)
    bare = at.file.metric_names.get(bare, bare)
    return prefix + METRIC_KEYS.get(bare, bare)


def _monitor(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(value, cst.SimpleString):
        key = str(build.text_of(value))
        return build.string(metric_key(key, option.at))
    return value


def _optimizer(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(value, cst.Name | cst.Attribute) and not option.back:
        module, _, last = (option.at.name_of(value) or "").rpartition(".")
        if module == "keras.optimizers" and last in OPTIMIZER_WORDS:
            value = build.string(last)
    if not isinstance(value, cst.SimpleString):
        return maybe_word(option, value)
    word = str(build.text_of(value))
    if option.back:
        rate = STRING_RATES.get(word.lower())
        if rate is None:
            return build.string(word.lower())
        owner = option.at.imports.need("keras")
        made = build.attribute(build.attribute(owner, "optimizers"), word.capitalize())
        return build.call(made, learning_rate=rate)
    name = OPTIMIZER_WORDS.get(word) or OPTIMIZER_WORDS.get(word.lower())
    if name is None:
        lowered = {each.lower() for each in OPTIMIZER_WORDS}
        similar = nearest(word, lowered)
        known = rows_known(f"keras.optimizers.{word}")
        code = "KT105" if known else "KT106"
        hint = f'did you mean "{similar}"?' if similar else "pass an optimizer object"
        option.at.report(
            code, library="Keras", owner=option.owner, parameter=option.name, value=word, hint=hint
        )
        return value
    row = next(row for row in rows_of_keras(name) if not row.when)
    asked = {each.key: each.value for each in written(row, (), option.at)}
    if word.lower() in SAME_OPTIMIZER_WORDS and not asked:
        return value if word == word.lower() else build.string(word.lower())
    pin = row.pins.get("learning_rate")
    config: dict[str, build.Value] = {} if pin is None else {"learningRate": pin.keras}
    return build.call(library(option.at, row.tfjs), build.dict_(config | asked))


def rows_known(name: str) -> bool:
    namespace, _, last = name.rpartition(".")
    return last.lower() in {each.lower() for each in signatures.names_in(namespace)}


def _regularizer(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(value, cst.Name | cst.Attribute) and not option.back:
        module, _, last = (option.at.name_of(value) or "").rpartition(".")
        if module == "keras.regularizers" and last in REGULARIZER_WORDS:
            value = build.string(last)
    if not isinstance(value, cst.SimpleString):
        return maybe_word(option, value)
    if option.back:
        return value
    word = str(build.text_of(value))
    found = REGULARIZER_WORDS.get(word)
    if found is None:
        code, hint = "KT106", "the words are l1, l2 and l1_l2"
        option.at.report(
            code, library="Keras", owner=option.owner, parameter=option.name, value=word, hint=hint
        )
        return value
    function, factors = found
    made = library(option.at, function)
    return build.call(made, build.dict_(dict(factors))) if factors else build.call(made)


def _callbacks(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    """One list holds one form in TF.js: callback objects, or plain objects of functions."""
    if not isinstance(value, cst.List):
        return value
    plain = [isinstance(each.value, cst.Dict) for each in value.elements]
    if option.back or all(plain) or not any(plain):
        return value
    custom = library(option.at, "tfjs.CustomCallback")
    done = [
        each.with_changes(value=build.call(custom, each.value)) if is_plain else each
        for each, is_plain in zip(value.elements, plain, strict=True)
    ]
    return value.with_changes(elements=done)


_TINY = 1e-38
"""What stands for 0 where TF.js takes 0 for "not given": the smallest normal float32, about."""


_READ_FOR_ZERO = {"minval": -0.05, "maxval": 0.05, "stddev": 0.05}
"""What TF.js takes 0 for: its default."""


def _nonzero(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    number = build.evaluated(value)
    if number is build.MISSING or isinstance(number, bool):
        return value
    if option.back:
        default = _READ_FOR_ZERO.get(option.parameter.keras, 0.0)
        return build.literal({_TINY: 0.0, 0: default}[number]) if number in (_TINY, 0) else value
    return build.literal(_TINY) if number == 0 else value


def _verbose(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    level = build.evaluated(value)
    if type(level) is int and level > 2 and not option.back:
        return build.literal(2)  # a line for each epoch, too
    if type(level) is bool and not option.back:
        return build.literal(int(level))
    return build.literal(1) if level == "auto" else value


def _order(option: Option, value: cst.BaseExpression) -> cst.BaseExpression:
    if build.evaluated(value) == "batch" and not option.back:
        option.at.report("KT105", owner=option.owner, parameter=option.name, value="batch")
    return value


_HANDLERS: dict[Type, Convert] = {
    Type.DATA: lambda _, value: value,
    Type.EXAMPLES: _examples,
    Type.AXES: _axes,
    Type.CALLBACKS: _callbacks,
    Type.CLASS_WEIGHT: class_weight,
    Type.LOSS: _losses,
    Type.METRICS: _metrics,
    Type.NONZERO: _nonzero,
    Type.MONITOR: _monitor,
    Type.OPTIMIZER: _optimizer,
    Type.OPTION: _spelled,
    Type.ORDER: _order,
    Type.REGULARIZER: _regularizer,
    Type.LISTED: _listed,
    Type.NEGATED: lambda _, value: build.negated(value),
    Type.SIZES: _sizes,
    Type.TRANSFORM: as_function,
    Type.VERBOSE: _verbose,
}
