"""Loss and metric objects of Keras: strings, functions or the runtime's objects, and back."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.keras.losses import FOURTH_ARGUMENT, LOSS_CALLS, LOSS_FUNCTIONS
from keras_tfjs.catalog.keras.metrics import METRIC_FUNCTIONS_BACK, OBJECT_DEFAULTS
from keras_tfjs.catalog.row import Parameter
from keras_tfjs.catalog.types import METRIC_KEYS, METRIC_KEYS_BACK, Type
from keras_tfjs.kinds import Use
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.option import Option
from keras_tfjs.python.values import convert
from keras_tfjs.rules.catalogued import call_to_keras, catalogued, library_name
from keras_tfjs.source import Dialect

_COMPILE = "keras.Model.compile"
_LOSS = Parameter("loss", "loss", Type.LOSS)
_METRICS = Parameter("metrics", "metrics", Type.METRICS)

Given = dict[str, cst.BaseExpression | None]


@rule(cst.Call, "keras.losses.*", to=Dialect.TFJS)
def loss_object(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not _is_class(at):
        return None
    return _function(call, at) or _word(call, _LOSS, at) or _object(call, at)


@rule(cst.Call, "keras.metrics.*", to=Dialect.TFJS)
def metric_object(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not _is_class(at):
        return None
    return _word(call, _METRICS, at) or _object(_called_as_in_histories(call), at)


def _called_as_in_histories(call: cst.Call) -> cst.Call:
    """A metric's own name, as the translation spells it where it reads the history: `accuracy`,
    which the word in `compile` may mean as well, is `acc`."""
    args = [
        (
            arg.with_changes(value=build.string(METRIC_KEYS[str(build.text_of(arg.value))]))
            if arg.keyword is not None
            and arg.keyword.value == "name"
            and isinstance(arg.value, cst.SimpleString)
            and build.text_of(arg.value) in METRIC_KEYS
            else arg
        )
        for arg in call.args
    ]
    return call.with_changes(args=args) if args != list(call.args) else call


def _is_class(at: Site) -> bool:
    name = at.name or ""
    is_class = name.rpartition(".")[2][:1].isupper() and name.count(".") == 2
    return is_class and bool(rows_of_keras(name))


def _object(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return catalogued(call, rows_of_keras(at.name or ""), at)


def _word(call: cst.Call, parameter: Parameter, at: Site) -> cst.BaseExpression | None:
    """The string that says what an object does that only goes to compile()."""
    word = rows_of_keras(at.name or "")[0].word
    if not word or not all(map(_is_compiled, at.uses())):
        return None
    for option, value in _options(call, at.name or "").items():
        if option != "name" and (value is None or not _is_default(option, value)):
            return None
    string = build.string(word)
    directly = any(
        isinstance(each, cst.Call) and at.name_of(each) == _COMPILE for each in at.parents
    )
    return string if directly else convert(string, Option(at, _COMPILE, parameter))


def _function(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The function of tf.losses that computes the mean of what a loss with these options computes:
    by its name, or with its fourth argument in a function of two arguments."""
    if not all(map(_is_compiled, at.uses())) or _weighs_samples(at):
        return None
    given = {
        key: value
        for key, value in _options(call, at.name or "").items()
        if key != "name" and (value is None or not _is_default(key, value))
    }
    for (name, options), function in LOSS_FUNCTIONS.items():
        more = FOURTH_ARGUMENT[function]
        if name != at.name or not {key for key, _ in options} <= given.keys():
            continue
        if given.keys() - {key for key, _ in options} - {more}:
            continue
        if any(build.evaluated(given[key] or _UNKNOWN) != value for key, value in options):
            continue
        called = library_name(f"tfjs.losses.{function}", at)
        fourth = given.get(more)
        if more not in given:
            return called
        return None if fourth is None else _lambda(called, fourth)
    return None


_UNKNOWN = cst.Name("unknown")
_NAMES = ("y_true", "y_pred")


def _lambda(function: cst.BaseExpression, fourth: cst.BaseExpression) -> cst.Lambda:
    first, second = (cst.Name(name) for name in _NAMES)
    body = build.call(function, first, second, cst.Name("None"), fourth)
    return cst.Lambda(cst.Parameters([cst.Param(cst.Name(name)) for name in _NAMES]), body)


def _weighs_samples(at: Site) -> bool:
    """Whether some fit() of the file weighs its samples: a mean cannot be weighed afterwards."""
    return any(
        keyword.arg in ("class_weight", "sample_weight", None)
        for call in at.file.calls.get("keras.Model.fit", ())
        for keyword in call.keywords
    )


def _is_compiled(use: Use) -> bool:
    return use.how == "argument" and use.callee == _COMPILE


def _options(call: cst.Call, name: str) -> Given:
    """The arguments by name; without a value where they are not written here."""
    order = signatures.ordered(name)
    found: Given = {}
    for place, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and place >= len(order)):
            found[f"{arg.star}arguments"] = None
        else:
            found[arg.keyword.value if arg.keyword is not None else order[place]] = arg.value
    return found


def _is_default(option: str, value: cst.BaseExpression) -> bool:
    return build.evaluated(value) in OBJECT_DEFAULTS.get(option, ())


_REDUCTION = "keras.losses.Reduction"


@rule(
    cst.Attribute,
    *(f"{_REDUCTION}.{word}" for word in ("AUTO", "NONE", "SUM", "SUM_OVER_BATCH_SIZE")),
    to=Dialect.TFJS,
)
def reduction(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """The names that Keras 2 has for the words of `reduction`."""
    return build.string(node.attr.value.lower())


# Back

_BACK: Mapping[str, tuple[str, tuple[tuple[str, object], ...]]] = {
    f"tfjs.losses.{function}": (name, tuple(options))
    for (name, options), function in LOSS_FUNCTIONS.items()
} | {f"tfjs.losses.{function}": (name, ()) for function, name in LOSS_CALLS.items()}


def _keras_loss(
    function: str, at: Site, fourth: cst.BaseExpression | None = None
) -> cst.BaseExpression:
    name, options = _BACK[function]
    args = [build.keyword(key, cst.Name(str(value))) for key, value in options]
    if fourth is not None:
        args.append(build.keyword(FOURTH_ARGUMENT[function.rpartition(".")[2]], fourth))
    return cst.Call(library_name(name, at), args)


def _last(at: Site) -> str:
    return (at.name or "").rpartition(".")[2]


@rule(cst.Attribute, *_BACK, to=Dialect.KERAS)
def loss_function_to_keras(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """A function of tf.losses that is handed on, not called."""
    return _keras_loss(at.name or "", at)


@rule(cst.Call, *_BACK, to=Dialect.KERAS)
def loss_call_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.losses.huberLoss(labels, predictions)` as the call of the loss."""
    match call.args:
        case [cst.Arg(value=cst.Dict())]:
            return None
        case [cst.Arg(), cst.Arg()]:
            return cst.Call(_keras_loss(at.name or "", at), call.args)
        case [cst.Arg() as labels, cst.Arg() as predictions, weights, cst.Arg(value=fourth)]:
            if build.is_literal(weights.value, None) and _last(at) in FOURTH_ARGUMENT:
                args = build.without_last_comma([labels, predictions])
                return cst.Call(_keras_loss(at.name or "", at, fourth), args)
    at.report("KT112", name=at.name)
    return call


@rule(cst.Lambda, "*", to=Dialect.KERAS)
def smoothed_loss_to_keras(node: cst.Lambda, at: Site) -> cst.BaseExpression | None:
    match at.original:
        case cst.Lambda(
            params=cst.Parameters(
                params=[cst.Param(name=cst.Name(value=a)), cst.Param(name=cst.Name(value=b))]
            ),
            body=cst.Call(
                args=[
                    cst.Arg(value=cst.Name(value=first)),
                    cst.Arg(value=cst.Name(value=second)),
                    cst.Arg(value=cst.Name(value="None")),
                    cst.Arg(value=fourth, star="", keyword=None),
                ]
            ) as call,
        ) if (a, b) == (first, second):
            name = at.name_of(call) or ""
            known = name in _BACK and name.rpartition(".")[2] in FOURTH_ARGUMENT
            return _keras_loss(name, at, fourth) if known else None
    return None


@rule(cst.Call, "tfjs.metrics.*", to=Dialect.KERAS)
def metric_object_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The name of a metric, as Keras's histories have it, where the file reads it there."""
    match call.args:
        case [cst.Arg(value=cst.Dict(elements=elements) as config) as arg] if _reads_keys(at):
            named = [_named_as_in_keras(each) for each in elements]
            made = arg.with_changes(value=config.with_changes(elements=named))
            back: cst.BaseExpression | None = call_to_keras(call.with_changes(args=[made]), at)
            return back
    return None


def _reads_keys(at: Site) -> bool:
    """Whether a key of the histories that Keras spells otherwise is read."""
    for node in at.file.pairs.nodes.values():
        match node:
            case ast.Subscript(slice=ast.Constant(value=str() as key)):
                if key.removeprefix("val_") in METRIC_KEYS_BACK:
                    return True
    return any(f"val_{key}".lower() in at.file.words for key in METRIC_KEYS_BACK)


def _named_as_in_keras(element: cst.BaseDictElement) -> cst.BaseDictElement:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key, value=cst.SimpleString() as word) if (
            build.text_of(key) == "name" and build.text_of(word) in METRIC_KEYS_BACK
        ):
            return element.with_changes(
                value=build.string(METRIC_KEYS_BACK[str(build.text_of(word))])
            )
    return element


@rule(cst.Attribute, *METRIC_FUNCTIONS_BACK, to=Dialect.KERAS)
def metric_function_to_keras(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """A function of tf.metrics that is handed on: the string that says the same in Keras."""
    word, same = METRIC_FUNCTIONS_BACK[at.name or ""]
    if not same:
        at.report("KT217", value=(at.name or "").replace("tfjs.", "tf."), other=word)
    return build.string(word)
