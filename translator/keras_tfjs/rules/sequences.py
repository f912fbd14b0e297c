"""`class Batches(keras.utils.PyDataset)`: a dataset that computes each batch by its place, which is
an extension. Keras takes the batches in a random order unless fit is told not to."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import call_to_keras, library_name
from keras_tfjs.rules.layer_classes import renamed
from keras_tfjs.rules.own_classes import method_called
from keras_tfjs.source import Dialect

KERAS = ("keras.utils.PyDataset", "keras.utils.Sequence")
TFJS = "tfjs.data.Sequence"
_METHODS: Mapping[str, str] = {
    "on_epoch_begin": "onEpochBegin",
    "on_epoch_end": "onEpochEnd",
}
_BACK = {tfjs: keras for keras, tfjs in _METHODS.items()}
_ORDER, _AGAIN = "inRandomOrder", "repeat"


@rule(cst.ClassDef, *KERAS, to=Dialect.TFJS)
def class_to_tfjs(node: cst.ClassDef, at: Site) -> cst.ClassDef:
    return _derived(node, KERAS, TFJS, at)


@rule(cst.ClassDef, TFJS, to=Dialect.KERAS)
def class_to_keras(node: cst.ClassDef, at: Site) -> cst.ClassDef:
    return _derived(node, (TFJS,), KERAS[0], at)


def _derived(node: cst.ClassDef, old: tuple[str, ...], new: str, at: Site) -> cst.ClassDef:
    bases = [
        base.with_changes(value=library_name(new, at)) if at.name_of(base.value) in old else base
        for base in node.bases
    ]
    return node.with_changes(bases=bases)


@rule(cst.FunctionDef, *(f"{base}.*" for base in KERAS), to=Dialect.TFJS)
def method_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    other = _METHODS.get(node.name.value)
    return None if other is None else renamed(node, other)


@rule(cst.FunctionDef, f"{TFJS}.*", to=Dialect.KERAS)
def method_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    other = _BACK.get(node.name.value)
    return None if other is None else renamed(node, other)


@rule(cst.Call, "tensorflow.data.Dataset.__init__", to=Dialect.TFJS)
@rule(cst.Call, "tfjs.data.Dataset.__init__", to=Dialect.KERAS)
def prepared(call: cst.Call, at: Site) -> cst.Call:
    """What Keras's base takes says how many processes make batches, and no more."""
    return call.with_changes(args=[])


@rule(
    cst.Call,
    *(f"tensorflow.data.Dataset.{name}" for name in _METHODS),
    to=Dialect.TFJS,
)
def inherited(call: cst.Call, at: Site) -> cst.Call | None:
    return _method(call, _METHODS)


@rule(cst.Call, *(f"tfjs.data.Dataset.{name}" for name in _BACK), to=Dialect.KERAS)
def inherited_back(call: cst.Call, at: Site) -> cst.Call | None:
    return _method(call, _BACK)


def _method(call: cst.Call, names: Mapping[str, str]) -> cst.Call | None:
    if not isinstance(call.func, cst.Attribute):
        return None
    attr = cst.Name(names[call.func.attr.value])
    return call.with_changes(func=call.func.with_changes(attr=attr))


def sequence_method(call: cst.Call, at: Site) -> cst.Call | None:
    """`self.on_epoch_end()`, by the name that the class's own method has now."""
    bases, names = (KERAS, _METHODS) if at.to is Dialect.TFJS else ((TFJS,), _BACK)
    return method_called(call, at, bases, names)


def is_sequence(value: cst.BaseExpression, at: Site) -> bool:
    made = at.source(value)
    func = made.func if isinstance(made, cst.Call) else None
    if isinstance(func, cst.Attribute) and func.attr.value == _ORDER:
        value = func.value
    kind = at.kind(value)
    if not isinstance(kind, Instance) or kind.role != "Dataset":
        return False
    return kind.of.startswith("__main__.") or kind.of.endswith(".TimeseriesGenerator")


def is_pictures(value: cst.BaseExpression, at: Site) -> bool:
    """Whether something is batches of pictures, which shuffle the pictures themselves."""
    kind = at.kind(value)
    if not isinstance(kind, Instance) or kind.role != "Dataset":
        return False
    return kind.of.rpartition(".")[2] in ("PictureBatches", "LabelledPictures")


def _in_one_order(value: cst.BaseExpression, at: Site) -> bool:
    """Whether pictures were told to keep their order; batches then come in another one to fit."""
    made = at.source(value)
    given = made.args if isinstance(made, cst.Call) else ()
    named = {arg.keyword.value: arg.value for arg in given if arg.keyword is not None}
    return "shuffle" in named and build.is_literal(named["shuffle"], False)


def in_passes(call: cst.Call, at: Site) -> cst.Call:
    """`fit` on batches by place: their order, and that they start anew where an epoch's steps are
    counted, belong to the data in TF.js."""
    place = next((i for i, arg in enumerate(call.args) if _is_data(arg, i)), None)
    if place is None:
        return call
    value = call.args[place].value
    pictures = is_pictures(value, at)
    if not pictures and not is_sequence(value, at):
        return call
    named = {arg.keyword.value: arg for arg in call.args if arg.keyword is not None}
    order = named.get("shuffle")
    shuffled: cst.BaseExpression = build.method(value, _ORDER)
    if pictures and not _in_one_order(value, at):
        shuffled = value
    if order is None or build.is_literal(order.value, True):
        value = shuffled
    elif not build.is_literal(order.value, False):
        value = build.parenthesised(cst.IfExp(order.value, shuffled, value))
    steps = named.get("steps_per_epoch")
    if steps is not None and not build.is_literal(steps.value, None):
        value = build.method(value, _AGAIN)
    args = [arg for arg in call.args if arg is not order]
    args[place] = args[place].with_changes(value=value)
    return call.with_changes(args=build.without_last_comma(args))


def _is_data(arg: cst.Arg, place: int) -> bool:
    return arg.keyword.value in ("x", "generator") if arg.keyword else place == 0


@rule(cst.Call, f"tfjs.data.Dataset.{_ORDER}", to=Dialect.KERAS)
def ordered(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return call.func.value.deep_clone() if isinstance(call.func, cst.Attribute) else None


@rule(cst.Call, f"tfjs.data.Dataset.{_AGAIN}", to=Dialect.KERAS)
def repeated(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Keras starts batches by place anew by itself."""
    if isinstance(call.func, cst.Attribute) and (
        is_sequence(call.func.value, at) or is_pictures(call.func.value, at)
    ):
        return call.func.value
    made: cst.BaseExpression | None = call_to_keras.rewrite(call, at)
    return made


@rule(cst.Call, "tfjs.LayersModel.fitDataset", to=Dialect.KERAS)
def fit_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    made: cst.BaseExpression | None = call_to_keras.rewrite(call, at)
    data = at.source(call.args[0].value) if call.args else None
    if isinstance(made, cst.Call) and isinstance(data, cst.Name) and is_sequence(data, at):
        return made.with_changes(args=[*made.args, build.keyword("shuffle", build.literal(False))])
    return made


@rule(cst.Call, "tensorflow.data.Dataset.next", to=Dialect.TFJS)
def next_of(call: cst.Call, at: Site) -> cst.Call | None:
    """`batches.next()`, as Python 2 had it."""
    if (
        call.args
        or not isinstance(call.func, cst.Attribute)
        or not is_pictures(call.func.value, at)
    ):
        return None
    return build.call("next", call.func.value)
