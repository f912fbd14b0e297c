"""Saving and loading: one HDF5 or .keras file <-> a folder with model.json and its weights."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import libcst as cst

from keras_tfjs.catalog.words import listed
from keras_tfjs.kinds import Class, Function, Instance, Unknown
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import awaited, library_name, today
from keras_tfjs.rules.restored_training import keeps_training
from keras_tfjs.rules.saved_configs import says_respelled_keys
from keras_tfjs.source import Dialect

_MODEL_SUFFIXES = (".h5", ".hdf5", ".keras")
_TOPOLOGY = "model.json"
_SCHEME = "file://"


@rule(cst.Call, "keras.models.load_model", "keras.saving.load_model", to=Dialect.TFJS)
def load_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = _given(call, ("filepath", "custom_objects", "compile", "safe_mode"), at)
    if given is None or "filepath" not in given:
        return None
    objects = given.get("custom_objects")
    if not are_registered(objects, at) and not _is_never_judged(at):
        at.report("KT146", objects)
    says_respelled_keys(at)
    path = given["filepath"]
    folder = _folder_of(path, at)
    source, target = _literal(path), _literal(folder)
    if source is not None:
        at.report("KT120", source=source, target=f"{target}/{_TOPOLOGY}")
    address = _address(folder, f"/{_TOPOLOGY}")
    return awaited(build.call(library_name("tfjs.loadLayersModel", at), address), at)


_OF_SAVED_MODELS = frozenset({"signatures", "options"})
"""What only TensorFlow's SavedModel has, and what no other file has either: None."""


def _given(
    call: cst.Call, names: tuple[str, ...], at: Site
) -> dict[str, cst.BaseExpression] | None:
    """The arguments of a call by their names; None for those that cannot be told apart."""
    found = {}
    for place, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and place >= len(names)):
            return at.report("KT119", owner=at.name)
        key = arg.keyword.value if arg.keyword else names[place]
        if key in _OF_SAVED_MODELS and build.is_literal(arg.value, None):
            continue
        if key not in names:
            return at.report("KT104", arg, owner=at.name, parameter=key)
        found[key] = arg.value
    return found


def are_registered(objects: cst.BaseExpression | None, at: Site) -> bool:
    """Whether custom objects are classes of layers, which register themselves: an unknown one that
    has a class's name makes the loading fail if it is not registered."""
    match objects:
        case None | cst.Name(value="None"):
            return True
        case cst.Dict(elements=elements):
            return all(_is_class(each.value, at) for each in elements)
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value="get_custom_objects"))
            | cst.Name(value="get_custom_objects")
        ):
            return True
    return False


_WITHOUT_LOSS = frozenset(
    f"keras.Model.{name}"
    for name in listed(
        "predict predict_on_batch predict_generator predict_classes predict_proba summary "
        "get_layer get_weights set_weights count_params layers inputs outputs input output "
        "input_shape output_shape weights name __call__"
    )
)


def _is_never_judged(at: Site) -> bool:
    """Whether the program asks a loaded model for no loss or metric, or compiles it anew first:
    what else custom objects are for does not matter then."""
    uses = sorted(at.uses(), key=lambda use: (use.node.lineno, use.node.col_offset))
    if at.options.is_imported and isinstance(_block(at.tree(), at), ast.Module):
        return False
    for use in uses:
        if use.how == "receiver" and use.callee == "keras.Model.compile":
            return use.call is not None and _block(use.call, at) is _block(at.tree(), at)
        if use.how != "receiver" or use.callee not in _WITHOUT_LOSS:
            return False
    return bool(uses)


def _block(tree: ast.AST | None, at: Site) -> ast.AST | None:
    """What the statement that an expression is part of stands in."""
    while isinstance(tree, ast.expr | ast.keyword):
        tree = at.facts.parents.get(tree)
    return at.facts.parents.get(tree) if tree is not None else None


def _is_class(value: cst.BaseExpression, at: Site) -> bool:
    called = value.attr if isinstance(value, cst.Attribute) else value
    is_capital = isinstance(called, cst.Name) and called.value[:1].isupper()
    match at.kind(value):
        case Class():
            return True
        case Unknown() | Function(returns=Instance(role="Layer")):  # of another file
            return is_capital
    return False


def _folder_of(path: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    text = _literal(path)
    return path if text is None else build.string(_folder(text))


def _literal(path: cst.BaseExpression) -> str | None:
    return str(path.evaluated_value) if isinstance(path, cst.SimpleString) else None


def _address(folder: cst.BaseExpression, inside: str = "") -> cst.BaseExpression:
    """The folder as TF.js names it: `file://...`, in an f-string if a variable says where it is."""
    text = _literal(folder)
    if text is not None:
        return build.string(f"{_SCHEME}{text}{inside}")
    if not isinstance(folder, cst.FormattedString) and '"' in cst.Module([]).code_for_node(folder):
        # Before Python 3.12 an f-string holds no quotes of its own kind
        left = cst.BinaryOperation(build.string(_SCHEME), cst.Add(), build.primary(folder))
        return cst.BinaryOperation(left, cst.Add(), build.string(inside)) if inside else left
    parts: list[cst.BaseFormattedStringContent] = [cst.FormattedStringText(_SCHEME)]
    match folder:
        case cst.FormattedString(parts=own, start='f"'):
            parts += own
        case _:
            parts.append(cst.FormattedStringExpression(folder))
    return cst.FormattedString([*parts, cst.FormattedStringText(inside)])


def _folder(source: str) -> str:
    path = PurePosixPath(source)
    return str(path.with_suffix("")) if path.suffix in _MODEL_SUFFIXES else source


_SAVING = ("filepath", "overwrite", "include_optimizer", "save_format")


@rule(cst.Call, "keras.Model.save", to=Dialect.TFJS)
def save_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = _given(call, _SAVING, at)
    if given is None or not isinstance(call.func, cst.Attribute) or "filepath" not in given:
        return None
    return _saved(call.func.value, given["filepath"], at)


@rule(cst.Call, "keras.models.save_model", "keras.saving.save_model", to=Dialect.TFJS)
def function_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = _given(call, ("model", *_SAVING), at)
    if given is None or not {"model", "filepath"} <= given.keys():
        return None
    return _saved(given["model"], given["filepath"], at)


def _saved(model: cst.BaseExpression, path: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """A promise keeps its failure, that a file cannot be written, until it is asked for."""
    options = (
        [build.dict_({"includeOptimizer": build.name("True")})] if keeps_training(model, at) else []
    )
    made = build.method(model, "save", _address(_folder_of(path, at)), *options)
    return build.method(made, "result")


# Back


@rule(cst.Call, "tfjs.loadLayersModel", "tfjs.loadModel", to=Dialect.KERAS)
def load_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    today(at.name or "", at)
    match call.args:
        case [cst.Arg(keyword=None, star="", value=cst.SimpleString() as path)]:
            target = str(path.evaluated_value)
            source = _file(target)
            if urlsplit(target).scheme in ("http", "https"):
                at.report("KT121", source=source, target=target)
            else:
                at.report("KT120", source=target.removeprefix(_SCHEME), target=source)
            return build.call(library_name("keras.models.load_model", at), build.string(source))
        case [cst.Arg(keyword=None, star="", value=cst.FormattedString() as path)]:
            held = _held(path, f"/{_TOPOLOGY}")
            if held is not None:
                return build.call(library_name("keras.models.load_model", at), held)
    return at.report("KT112", name="loadLayersModel of something else than an address")


def _held(address: cst.FormattedString, inside: str = "") -> cst.BaseExpression | None:
    """The path in `f"file://{path}/model.json"`."""
    parts = [
        part
        for part in address.parts
        if not isinstance(part, cst.FormattedStringText) or part.value
    ]
    match parts:
        case [
            cst.FormattedStringText(value=scheme),
            *held,
            cst.FormattedStringText(value=end),
        ] if (
            scheme.startswith(_SCHEME) and inside and end.endswith(inside)
        ):
            tail = end.removesuffix(inside)
            rest = [*held, *([cst.FormattedStringText(tail)] if tail else [])]
        case [cst.FormattedStringText(value=scheme), *held] if scheme.startswith(_SCHEME):
            if inside:
                return None
            rest = list(held)
        case _:
            return None
    head = scheme.removeprefix(_SCHEME)
    match head, rest:
        case "", [
            cst.FormattedStringExpression(expression=only, conversion=None, format_spec=None)
        ]:
            return only
    start = [cst.FormattedStringText(head)] if head else []
    return address.with_changes(parts=[*start, *rest])


def _file(address: str) -> str:
    """`file://m/model.json` -> `m.h5`; of an http address the last name."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return PurePosixPath(parts.path).stem + ".h5"
    path = PurePosixPath(address.removeprefix(_SCHEME))
    return str(path.parent if path.name == _TOPOLOGY else path.with_suffix("")) + ".h5"


@rule(cst.Call, "tfjs.LayersModel.save", to=Dialect.KERAS)
def save_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match _without_optimizer(call.args):
        case [cst.Arg(keyword=None, star="", value=cst.SimpleString() as path)]:
            target = str(path.evaluated_value)
            if target.startswith(_SCHEME):
                return build.call(call.func, build.string(target.removeprefix(_SCHEME) + ".h5"))
        case [cst.Arg(keyword=None, star="", value=cst.FormattedString() as path)]:
            held = _held(path)
            if held is not None:
                return build.call(call.func, held)
    return at.report("KT112", name="saving to something else than file://")


def _without_optimizer(args: Sequence[cst.Arg]) -> Sequence[cst.Arg]:
    """Keras's files have the optimizer and what else a model is compiled with anyway."""
    match args:
        case [
            path,
            cst.Arg(value=cst.Dict(elements=[cst.DictElement(key=key, value=value)])),
        ] if build.is_literal(key, "includeOptimizer") and build.is_literal(value, True):
            return [path]
    return args
