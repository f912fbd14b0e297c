"""What the catalogues know of a canonical name: its sort, its result, the members of a kind."""

from __future__ import annotations

import builtins
import inspect
from functools import cache

from keras_tfjs.catalog import (
    attribute_of_tfjs,
    keras_names,
    keras_results,
    numpy_arrays,
    numpy_random,
    python_results,
    rows_of_tfjs,
    tfjs,
)
from keras_tfjs.catalog.extensions import BASES, extensions, is_namespace
from keras_tfjs.catalog.keras import preprocessing, signatures
from keras_tfjs.catalog.keras.applications import is_architecture
from keras_tfjs.catalog.keras.own_classes import BY_TFJS, OWN_CLASSES
from keras_tfjs.catalog.words import snake
from keras_tfjs.kinds.model import (
    LOCAL,
    NONE,
    UNKNOWN,
    Boolean,
    Class,
    DictOf,
    Function,
    Instance,
    Kind,
    ListOf,
    Module,
    Number,
    Promise,
    String,
    TupleOf,
)
from keras_tfjs.kinds.notation import Result, kind_of, parse
from keras_tfjs.source import Dialect

_PROMISE_MEMBERS = {"result": "of", "then": "promise", "catch": "promise", "done": "bool"}


def plain_kind(text: str, prefix: str) -> Kind:
    """The kind of a notation without a call at hand."""
    return kind_of(parse(text), prefix, _without_call)


def _without_call(result: Result) -> Kind | None:
    if result.word == "some":
        return plain_kind(_text(result.arguments[0]), "tfjs.")
    return UNKNOWN if result.word in CALL_WORDS else None


def _text(result: Result) -> str:
    inner = ",".join(map(_text, result.arguments))
    return result.word + (f":{result.of}" if result.of else "") + (f"({inner})" if inner else "")


CALL_WORDS = frozenset(
    [
        "argument",
        "averaged",
        "multiplied",
        "of_numbers",
        "called",
        "cast",
        "combined",
        "converted",
        "copied",
        "described",
        "directory",
        "element",
        "elements",
        "enumerated",
        "drawn",
        "evaluated",
        "gradients",
        "expanded",
        "occurring",
        "extreme",
        "filtered",
        "flattened",
        "flowing",
        "got",
        "graphed",
        "input",
        "item",
        "joined",
        "like",
        "literal",
        "loaded",
        "mapped",
        "mapping",
        "nested",
        "ordered",
        "pairs",
        "picked",
        "parent",
        "places",
        "predicted",
        "ranged",
        "recast",
        "receiver",
        "reduced",
        "reshaped",
        "rounded",
        "same",
        "shape",
        "shaped",
        "some",
        "summed",
        "tensored",
        "value",
        "valued",
        "zipped",
    ]
)
"""Words of the notation that depend on the call or on its receiver."""


@cache
def named(name: str) -> Kind:
    """The kind of the thing that a canonical name of a library stands for."""
    root = name.partition(".")[0]
    match root:
        case "tfjs":
            return _named_tfjs(name)
        case "builtins":
            value = getattr(builtins, name.partition(".")[2], None)
            return Class(name) if inspect.isclass(value) else Function(name, UNKNOWN)
        case "numpy":
            return _named_numpy(name)
        case "keras" | "tensorflow":
            modules = (keras_names.modules(), keras_results.TENSORFLOW_MODULES, preprocessing.OLDER)
            if any(name in known for known in modules):
                return Module(name)
            if class_role(name) and name.rpartition(".")[2][:1].isupper():
                if keras_names.is_function(name):
                    return Function(name, _made_by(name))
                return Class(name)
            if name.rpartition(".")[2].startswith("__"):
                return UNKNOWN
            if name == "tensorflow.newaxis":
                return NONE
            return Function(name, _made_by(name))
        case _:
            constant = python_results.STANDARD_CONSTANTS.get(name)
            if constant is not None:
                return plain_kind(constant, "")
            if name in _standard_modules():
                return Module(name)
            return Function(name, UNKNOWN) if _standard_result(name) else UNKNOWN


@cache
def _standard_modules() -> frozenset[str]:
    """Modules of the standard library, `os.path` too, of whose functions something is known."""
    return frozenset(name.rpartition(".")[0] for name in python_results.STANDARD)


def _standard_result(name: str) -> str | None:
    """What a function of the standard library gives."""
    module = name.rpartition(".")[0]
    return python_results.STANDARD.get(name) or python_results.STANDARD.get(f"{module}.*")


def _named_tfjs(name: str) -> Kind:
    if tfjs.is_namespace(name) or is_namespace(name):
        return Module(name)
    if tfjs.is_class(name) or (name.rpartition(".")[2][:1].isupper() and not tfjs.exists(name)):
        return Class(name)
    if tfjs.is_constant(name):
        return plain_kind(tfjs.result(name) or "any", "tfjs.")
    return Function(name, _made_by(name))


def _made_by(name: str) -> Kind:
    """What a function gives that programs hold beside others: an architecture, a model."""
    return plain_kind("Model", prefix_of(name)) if is_architecture(name) else UNKNOWN


def _named_numpy(name: str) -> Kind:
    last = name.partition(".")[2]
    if name in python_results.NUMPY_MODULES:
        return Module(name)
    if last in python_results.NUMPY_CONSTANTS:
        return plain_kind(python_results.NUMPY_CONSTANTS[last], "numpy.")
    return Class(name) if name == "numpy.ndarray" else Function(name, UNKNOWN)


@cache
def class_role(name: str) -> str:
    """The role of a library class's objects, "" for none."""
    if name.startswith("tfjs."):
        if tfjs.is_class(name):
            return tfjs.role(name)
        return BASES.get(name, "")
    prefix = name
    while prefix:
        if prefix in keras_results.CLASS_ROLES:
            return keras_results.CLASS_ROLES[prefix]
        prefix = prefix.rpartition(".")[0]
    return ""


@cache
def call_result(name: str) -> str | None:
    """The notation of what calling a library's function or class gives; None for no knowledge."""
    root, _, rest = name.partition(".")
    match root:
        case "tfjs":
            name = tfjs.OLDER_NAMES.get(name, name)
            known = tfjs.result(name) or class_role(name) or extensions().get(name)
            return known or _result_in_keras(name)
        case "builtins":
            group, _, member = rest.partition(".")
            if member:
                text = _builtin_member(group, member)
                return None if text is None or text.startswith(":") else text
            return python_results.BUILTINS.get(rest)
        case "numpy":
            if rest.startswith("ndarray."):
                member = python_results.NDARRAY.get(rest.partition(".")[2], "NdArray")
                return None if member.startswith(":") else member
            return numpy_random.result(name) or _of_numpy(rest)
        case "keras" | "tensorflow":
            return _keras_result(name)
        case _:
            return _standard_result(name)


def _of_numpy(name: str) -> str:
    """By the name that Python's NumPy has, or numpy.js."""
    return python_results.NUMPY.get(numpy_arrays.PYTHON_NAMES.get(name, name), "NdArray")


def _keras_result(name: str) -> str | None:
    if name in keras_results.FUNCTIONS:
        return keras_results.FUNCTIONS[name]
    module, _, last = name.rpartition(".")
    if class_role(name) and isinstance(named(name), Class):
        return f"{class_role(name)}:{name.partition('.')[2]}"
    role = class_role(module) if module.rpartition(".")[2][:1].isupper() else ""
    if role:
        text = keras_results.MEMBERS.get(role, {}).get(last)
        return None if text is None or text.startswith(":") else text
    return keras_results.FUNCTION_DEFAULTS.get(module)


def home(kind: Instance, dialect: Dialect) -> str:
    """The library class under which the members of `kind` are named."""
    if kind.of and not kind.of.startswith(LOCAL):
        return kind.of
    if kind.role == "NdArray" or dialect is Dialect.KERAS:
        return keras_results.ROLE_CLASSES.get(kind.role, "")
    return _TFJS_HOMES.get(kind.role, f"tfjs.{kind.role}" if kind.role else "")


_TFJS_HOMES = {
    "Model": "tfjs.LayersModel",
    "Layer": "tfjs.layers.Layer",
    **{one.role: one.tfjs for one in OWN_CLASSES if one.role != "Optimizer"},  # a class of TF.js
    "Dataset": "tfjs.data.Dataset",
    "Logs": "builtins.dict",
}


@cache
def _instance_member(role: str, of: str, member: str) -> str:
    """The canonical name of a member of a library class's object."""
    if of.startswith("tfjs."):
        root = _TFJS_HOMES.get(role, of)
        return tfjs.owner(of, member) or f"{root}.{member}"
    if role == "Model" and member in keras_results.SEQUENTIAL_MEMBERS:
        return f"keras.Sequential.{member}"
    return f"{keras_results.ROLE_CLASSES.get(role, of)}.{member}"


def member_name(kind: Kind, member: str, dialect: Dialect) -> str | None:
    """The canonical name of `kind.member`; None where the kind does not say whose it is."""
    match kind:
        case Instance():
            of = home(kind, dialect)
            return _instance_member(kind.role, of, member) if of else None
        case Promise():
            return f"tfjs.Promise.{member}"
        case String():
            return f"builtins.str.{member}"
        case Number(integer):
            return f"builtins.{'float' if integer is False else 'int'}.{member}"
        case Boolean():
            return f"builtins.bool.{member}"
        case ListOf():
            return f"builtins.list.{member}"
        case TupleOf():
            return f"builtins.tuple.{member}"
        case DictOf():
            return f"builtins.dict.{member}"
        case _:
            return None


def may_have(base: str, member: str) -> bool:
    """Whether a class that is none of the program's may have a member; one that nobody knows may
    have any."""
    role, name = class_role(base), f"{base}.{member}"
    if not role:
        return True
    is_known = signatures.exists(name) or tfjs.exists(name)
    return is_known or member_text(Instance(role, base), name) is not None


def member_text(kind: Kind, name: str) -> str | None:
    """The notation of member `name` (canonical) of `kind`: ": T" a property, "T" a method."""
    last = name.rpartition(".")[2]
    if name.startswith("tfjs."):
        if name.startswith("tfjs.Promise."):
            return None
        if last == "shape":
            return ": shape"
        text = tfjs.result(name)
        if text is None and isinstance(kind, Instance):
            return _as_in_keras(kind.role, name)
        return f": {text}" if text is not None and tfjs.is_constant(name) else text
    if name.startswith("numpy.ndarray."):
        return python_results.NDARRAY.get(last, "NdArray")
    if isinstance(kind, Instance):
        return numpy_random.result(name) or keras_results.MEMBERS.get(kind.role, {}).get(last)
    return _builtin_member(name.split(".")[1], last)


def _as_in_keras(role: str, name: str) -> str | None:
    """What Keras says of a member of an object that is an extension of TF.js."""
    if _is_config(name):
        return _CONFIG
    rows = [row.keras for row in rows_of_tfjs(name) if row.member]
    rows += [one for one in [attribute_of_tfjs(name)] if one is not None]
    last = (rows or [name])[0].rpartition(".")[2]
    members = keras_results.MEMBERS.get(role, {})
    return members.get(last) or (members.get(snake(last)) if role == "Layer" else None)


_CONFIG = "dict(any)"


def _is_config(name: str) -> bool:
    """Whether a method of a base for losses, metrics, ... of one's own gives what makes another."""
    owner, _, method = name.rpartition(".")
    return owner in BY_TFJS and BY_TFJS[owner].methods.get("get_config") == method


def _result_in_keras(name: str) -> str | None:
    """What Keras says that calling a method gives, where it is an extension of TF.js."""
    if _is_config(name):
        return _CONFIG
    rows = [row.keras for row in rows_of_tfjs(name) if row.member and row.extension]
    return _keras_result(rows[0]) if rows else None


def _builtin_member(group: str, member: str) -> str | None:
    return python_results.MEMBERS.get("list" if group == "tuple" else group, {}).get(member)


def prefix_of(name: str) -> str:
    """What completes the class names in the notation of `name`'s catalogue."""
    root = name.partition(".")[0]
    return "keras." if root == "tensorflow" else f"{root}."
