"""Whatever a catalogue row says: calls, attributes and functions handed on by name."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import (
    ROWS,
    advice_of,
    attribute_of_keras,
    attribute_of_tfjs,
    keras_names,
    rows_of_keras,
    rows_of_tfjs,
    tfjs,
)
from keras_tfjs.catalog.composition import compositions_of
from keras_tfjs.catalog.extensions import is_promise
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.keras.advice import advised_names
from keras_tfjs.catalog.keras.functions import ARRAY_METHODS, SPREAD_METHODS
from keras_tfjs.catalog.keras.preprocessing import OLDER
from keras_tfjs.catalog.row import Row
from keras_tfjs.catalog.words import nearest
from keras_tfjs.kinds import is_symbolic
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_catalogued, is_tensor, stays_numpy
from keras_tfjs.python.assigned_arrays import assigned_arrays
from keras_tfjs.python.calls import to_keras, to_tfjs
from keras_tfjs.python.compositions import composed
from keras_tfjs.python.operators import beside
from keras_tfjs.python.reading.shapes import with_fields
from keras_tfjs.source import Dialect

_ON_TENSORS = (
    "keras.ops.",
    "keras.backend.",
    "keras.activations.",
    "keras.applications.",
    "keras.losses.",
    "keras.metrics.",
    "tensorflow.",
)


@rule(cst.Call, "keras.*", "tensorflow.*", to=Dialect.TFJS)
def call_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    if name.startswith(_ON_TENSORS) and is_symbolic(at.kind()):
        return at.report("KT102", name="this operation on symbolic tensors")
    entries = compositions_of(name)
    made = composed(call, entries, at) if entries else None
    if made is not None:
        return made
    rows = rows_of_keras(name)
    if not rows and entries:
        return at.report("KT131", name=name)
    if not rows:
        return unknown_keras(at)
    if name in rows[-1].older:
        at.report_older("KT108", old=name, new=rows[-1].keras)
    result = catalogued(call, rows, at)
    if result is not None and at.tree() in assigned_arrays(at.file):
        return build.method(at.imports.need("np"), "array", result)
    return result


@rule(cst.Call, "numpy.*", to=Dialect.TFJS)
def numpy_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    tree = at.tree()
    if not isinstance(tree, ast.expr) or not is_catalogued(name) or stays_numpy(tree, at):
        return None
    return _function(call, name, at)


def _function(call: cst.Call, name: str, at: Site) -> cst.BaseExpression | None:
    """A call of NumPy's function `name`: by a composition that fits, or by its row."""
    made = composed(call, compositions_of(name), at)
    rows = rows_of_keras(name)
    if made is None and rows:
        return catalogued(call, rows, at)
    return made if made is not None else at.report("KT131", name=name)


def catalogued(call: cst.Call, rows: tuple[Row, ...], at: Site) -> cst.BaseExpression | None:
    """A Keras call as its rows say it."""

    preset = is_preset(at)

    def func(row: Row) -> cst.BaseExpression:
        if preset:
            return call.func
        return _member(call.func, row.tfjs) if row.member else library_name(row.tfjs, at)

    made = to_tfjs(call, rows, at, func, whole=not preset)
    if made is None:
        return None
    row = rows[-1]
    if row.method and _is_only_method(row) and not _on_tensor(call, at):
        return at.report("KT102", name=at.name)
    if row.method:
        return as_method(made, call, row, at)
    promised = tfjs.is_promise(row.tfjs) or is_promise(row.tfjs)
    return awaited(made, at) if promised else made


def _is_only_method(row: Row) -> bool:
    return row.tfjs.startswith("tfjs.Tensor.")


def _on_tensor(call: cst.Call, at: Site) -> bool:
    return bool(call.args) and is_tensor(call.args[0].value, at)


_CAUGHT = frozenset((cst.Try, cst.TryStar, cst.With, cst.FunctionDef))


def awaited(made: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """A promise as Keras Python needs it: its result. As a statement of its own the call alone
    does, except under an event loop, where the call has only started the work, and where somebody
    may catch what goes wrong: a promise keeps its failure until it is asked for."""
    if (
        at.bare_statement()
        and not at.options.notebook
        and not at.file.has_coroutines
        and not any(type(parent) in _CAUGHT for parent in at.parents)
    ):
        return made
    return build.method(made, "result")


def as_method(made: cst.Call, call: cst.Call, row: Row, at: Site) -> cst.Call:
    """`tf.mul(x, y)` as `x.mul(y)` where `x` is known to be a tensor.

    NumPy flattens where TF.js takes axis 0: then `x.flatten()` comes first.
    """
    if not call.args or not is_tensor(call.args[0].value, at):
        return made
    receiver, *rest = made.args
    value = build.bare(receiver.value)
    if len(rest) == 1 and len(call.args) == 2:
        sources = [at.kind(arg.value) for arg in call.args]
        rest = [build.argument(beside(rest[0].value, sources[1], sources[0], row.tfjs[5:], at))]
    flat = row.parameter(row.flat) if row.flat else None
    if flat is not None and not rest:
        value = build.method(value, "flatten")
        rest = [build.argument(build.literal(flat.filler))]
    return build.call_of(build.attribute(value, row.tfjs.rpartition(".")[2]), rest)


def _member(func: cst.BaseExpression, name: str) -> cst.BaseExpression:
    last = name.rpartition(".")[2]
    if isinstance(func, cst.Attribute):
        return with_fields(func, {"attr": build.word(last)})
    return func


def library_name(name: str, at: Site) -> cst.BaseExpression:
    """A canonical name of either library as this file will write it."""
    if name.startswith(OLDER) and not keras_names.exists(name):
        name = f"tensorflow.{name}"
    top, *rest = name.split(".")
    alias = {"tfjs": "tf", "keras": "keras", "numpy": "np", "tensorflow": "tensorflow"}[top]
    node: cst.BaseExpression = at.imports.need(alias)
    for part in rest:
        node = build.attribute(node, part)
    return node


def unknown_keras(at: Site) -> None:
    """Says that a Keras name has no row: because Keras does not have it, or not yet.

    A member that its class does not list may be a subclass's own, unless it resembles one of them.
    """
    name = at.name or ""
    namespace, _, last = name.rpartition(".")
    if last.startswith("__"):
        return None
    known = signatures.exists(name) or keras_names.exists(name) or name in advised_names()
    advice = advice_of(name) if known else None
    if advice is not None:
        return at.report("KT126", name=name, advice=advice)
    if not name.startswith("keras.") or signatures.exists(name):
        return at.report("KT102", name=name)
    similar = nearest(last, signatures.names_in(namespace))
    if similar:
        return at.report("KT101", name=name, hint=f"did you mean {namespace}.{similar}?")
    if signatures.lists(namespace):
        hint = "check the spelling against Keras's documentation"
        return at.report("KT101", name=name, hint=hint)
    return at.report("KT102", name=name)


@rule(cst.Call, "tfjs.*", to=Dialect.KERAS)
def call_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = today(at.name or "", at)
    if _is_part(at):
        return None
    made = composed(call, compositions_of(name), at)
    if made is not None:
        return made
    rows = [row for row in rows_of_tfjs(name) if not _is_other_function(call, row)]
    if not rows:
        return unknown_tfjs(at)
    row = rows[0]
    if is_preset(at):
        return to_keras(call.func, call, row, at, whole=False)
    func = _member(call.func, row.keras) if row.member else library_name(spelled(row, at), at)
    return to_keras(func, call, row, at)


def is_preset(at: Site) -> bool:
    """Whether what is called is a layer class with options set beforehand (rules/presets.py)."""
    tree = at.tree()
    return isinstance(tree, ast.Call) and at.facts.preset(tree.func) is not None


def _is_other_function(call: cst.Call, row: Row) -> bool:
    """Whether a call is not that of the runtime's factory but of TF.js's function of that name."""
    if not row.extension or not tfjs.exists(row.tfjs):
        return False
    return len(call.args) != 1 or not isinstance(call.args[0].value, cst.Dict)


def today(name: str, at: Site) -> str:
    """Today's name of what early documents of TF.js call; says so."""
    new = tfjs.OLDER_NAMES.get(name)
    if new is None:
        return name
    at.report("KT416", old=_short(name), new=_short(new))
    return new


def _short(name: str) -> str:
    return "tf." + name.removeprefix("tfjs.")


def spelled(row: Row, at: Site) -> str:
    """The name that the way back writes: NumPy's in the program itself, keras.ops's inside
    functions and classes, whose operands may be tensors."""
    numpy = next((name for name in row.aliases if name.startswith("numpy.")), None)
    inside = any(isinstance(each, cst.FunctionDef | cst.Lambda) for each in at.parents)
    return row.keras if numpy is None or inside else numpy


@rule(cst.Call, "tfjs.Tensor.*", to=Dialect.KERAS)
def method_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`x.mean(0)` as the function of `x`."""
    name = at.name or ""
    function = "tfjs." + name.rpartition(".")[2]
    rows = rows_of_tfjs(name) or rows_of_tfjs(function)
    entries = compositions_of(function)
    if not isinstance(call.func, cst.Attribute) or not (rows or entries):
        return unknown_tfjs(at)
    if _is_part(at):
        return None
    whole = call.with_changes(args=[cst.Arg(build.bare(call.func.value)), *call.args])
    composition = composed(whole, entries, at)
    if composition is not None or not rows:
        return composition or unknown_tfjs(at)
    name = spelled(rows[0], at)
    for other in rows[1:]:
        if other.keras.startswith("numpy.") and _is_numpy_name(call.func.value, other.keras, at):
            name = other.keras
    made = to_keras(library_name(name, at), whole, rows[0], at)
    if made is not None and _is_numpy_name(call.func.value, name, at):
        receiver, *rest = made.args
        if name.rpartition(".")[2] in SPREAD_METHODS:
            rest = [cst.Arg(arg.value) for arg in rest]
        return cst.Call(build.attribute(receiver.value, name.rpartition(".")[2]), rest)
    return made


_PARTS = {
    "moments": ("mean", "variance"),
    "topk": ("values", "indices"),
    "unique": ("values", "indices"),
}
"""Functions of TF.js that give an object, of which Keras has each part by a call of its own."""


def _part(node: cst.CSTNode) -> str | None:
    """`values` of `tf.topk(x)["values"]`."""
    match node:
        case cst.Subscript(
            value=cst.Call(),
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as key))],
        ):
            return str(build.text_of(key))
    return None


def _is_part(at: Site) -> bool:
    last = (at.name or "").rpartition(".")[2]
    return _part(at.parent) in _PARTS.get(last, ())


@rule(
    cst.Subscript,
    *(f"tfjs.{owner}{name}[]" for name in _PARTS for owner in ("", "Tensor.")),
    to=Dialect.KERAS,
)
def part_to_keras(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    part, call = _part(node), node.value
    if part is None or not isinstance(call, cst.Call) or not isinstance(call.func, cst.Attribute):
        return None
    name = (at.name or "").removesuffix("[]")
    if ".Tensor." in name:
        call = call.with_changes(args=[cst.Arg(build.bare(call.func.value)), *call.args])
    return composed(call, compositions_of(f"tfjs.{name.rpartition('.')[2]}.{part}"), at)


def _is_numpy_name(value: cst.BaseExpression, function: str, at: Site) -> bool:
    """Whether `value` is a name for what the Keras program has as a NumPy array, and the function
    is a method of those."""
    tree = at.tree(value)
    binding = at.facts.binding(tree) if isinstance(tree, ast.Name) else None
    source = binding.source if binding is not None and not binding.path else None
    made_by = at.facts.callee(source) if isinstance(source, ast.Call) else None
    return (
        function.removeprefix("numpy.") in ARRAY_METHODS
        and made_by is not None
        and (
            made_by == "tfjs.LayersModel.predict"
            or any(map(is_numpy, rows_of_tfjs(made_by)))
            or made_by.startswith("tfjs.tensor")
        )
    )


def is_numpy(row: Row) -> bool:
    return row.keras.startswith("numpy.")


@rule(cst.Call, "numpy.ndarray.*", to=Dialect.TFJS)
def array_method_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A NumPy array's method by the function of the same meaning."""
    name = ARRAY_METHODS.get((at.name or "").rpartition(".")[2])
    if name is None or not isinstance(call.func, cst.Attribute):
        return None
    if not is_tensor(call.func.value, at):
        return None
    args = call.args
    if name in SPREAD_METHODS and len(args) > 1:
        args = [build.argument(build.list_(each.value for each in args))]
    whole = with_fields(call, {"args": [build.argument(call.func.value), *args]})
    return _function(whole, f"numpy.{name}", at)


@rule(cst.Attribute, "numpy.ndarray.*", to=Dialect.TFJS)
def array_attribute_to_tfjs(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    if at.is_target() or not is_tensor(node.value, at):
        return None
    if at.name == "numpy.ndarray.T":
        return build.method(node.value, "transpose")
    return _renamed(node, attribute_of_keras(at.name or ""))


@rule(cst.Call, "tfjs.Promise.result", to=Dialect.KERAS)
def result_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Keras has finished when the call returns."""
    return call.func.value if isinstance(call.func, cst.Attribute) else None


@rule(cst.Await, "tfjs.*", to=Dialect.KERAS)
def await_to_keras(node: cst.Await, at: Site) -> cst.BaseExpression | None:
    return node.expression


def unknown_tfjs(at: Site) -> None:
    name = at.name or ""
    if name.startswith("tfjs.Promise.") and not tfjs.exists(name):
        return None  # a coroutine's own method, which Python has
    advice = advice_of(name)
    if tfjs.exists(name) and advice is not None:
        return at.report("KT132", name=_short(name), advice=advice)
    if tfjs.exists(name):
        return at.report("KT112", name=name)
    owner, _, last = name.rpartition(".")
    if tfjs.is_class(owner) and at.facts.is_of_project(last, owner):
        return None
    names = (row.tfjs.rpartition(".") for row in ROWS)
    similar = nearest(last, (each[2] for each in names if each[0] == owner))
    hint = f"did you mean {owner}.{similar}?" if similar else "check the spelling"
    return at.report("KT111", name=name, hint=hint)


@rule(cst.Attribute, "keras.*", "tensorflow.*", to=Dialect.TFJS)
def attribute_to_tfjs(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    module, _, last = name.rpartition(".")
    if module == "keras" and not _is_known(name):
        similar = nearest(
            last, [each[6:] for each in keras_names.modules() if each.count(".") == 1]
        )
        hint = f"did you mean keras.{similar}?" if similar else "check the spelling"
        return at.report("KT101", name=name, hint=hint)
    return _renamed(node, attribute_of_keras(name))


def _is_known(name: str) -> bool:
    """Whether a name directly under keras is one of any version, or a module of one."""
    return (
        keras_names.exists(name)
        or signatures.exists(name)
        or bool(signatures.names_in(name))
        or name.rpartition(".")[2] in _INNER
    )


_INNER = frozenset(
    [
        "src",
        "engine",
        "legacy",
        "api",
        "__version__",
        "version",
        "backend",
        "experimental",
        "models",
    ]
)
"""Modules under keras that are no part of its public interface, but there in some version."""


@rule(cst.Attribute, "tfjs.Tensor.size", "tfjs.Tensor.rank", to=Dialect.KERAS)
def count_to_keras(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    """What NumPy's arrays have as an attribute, tensors of Keras's backends have not."""
    word = {"size": "size", "rank": "ndim"}[node.attr.value]
    if _is_numpy_name(node.value, "numpy.mean", at):
        return build.attribute(node.value, word)
    return build.call(library_name(f"keras.ops.{word}", at), build.bare(node.value))


@rule(cst.Attribute, "tfjs.*", to=Dialect.KERAS)
def attribute_to_keras(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    rows = rows_of_tfjs(name) if name.startswith("tfjs.layers.") else ()
    if rows and isinstance(at.parent, cst.Assign):  # another name for the class
        return library_name(rows[0].keras, at)
    return _renamed(node, attribute_of_tfjs(at.name or ""))


def _renamed(node: cst.Attribute, name: str | None) -> cst.Attribute | None:
    last = name.rpartition(".")[2] if name else node.attr.value
    return node.with_changes(attr=cst.Name(last)) if last != node.attr.value else None
