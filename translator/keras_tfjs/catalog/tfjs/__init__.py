"""Facts of TensorFlow.js 4.22: its public names, what they take and what they give.

The data, facts.json, is read from TF.js's own declaration files and its running module by
tests/oracles/read_declarations.mjs. Names are canonical: "tfjs.train.sgd", "tfjs.LayersModel.fit".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

OLDER_NAMES = {
    "tfjs.loadModel": "tfjs.loadLayersModel",
    "tfjs.Sequential": "tfjs.sequential",
    "tfjs.LayersModel": "tfjs.model",
}
"""What early documents call, and today's name: `new tf.Sequential()` was there before the
factories, `tf.loadModel` was renamed in 1.0."""


@dataclass(frozen=True)
class Parameter:
    """One positional parameter. `config` holds the keys of the object it takes, in declared order;
    None where it does not take a config object."""

    name: str
    optional: bool
    rest: bool = False
    config: tuple[str, ...] | None = None


@dataclass(frozen=True)
class _ClassFacts:
    base: str
    role: str
    constructor: str
    members: dict[str, str]


@dataclass(frozen=True)
class _Facts:
    version: str
    namespaces: frozenset[str]
    constants: dict[str, str]
    callable_without_arguments: frozenset[str]
    defaults: dict[str, dict[str, float | bool]]
    configs: dict[str, tuple[str, ...]]
    functions: dict[str, str]
    classes: dict[str, _ClassFacts]


_CASTS = {"toInt": "int32", "toFloat": "float32", "toBool": "bool"}

_REFINED = {
    "tidy": "called",
    "input": "input",
    "LayersModel.metrics": "list(Metric)",  # of a model of one's own
    **{
        f"{owner}{name}": "mask"
        for owner in ("", "Tensor.")
        for name in (
            "less",
            "lessEqual",
            "greater",
            "greaterEqual",
            "equal",
            "notEqual",
            "logicalAnd",
            "logicalOr",
            "logicalXor",
            "logicalNot",
            "isNaN",
            "isInf",
            "isFinite",
        )
    },
    **{f"{owner}{name}": "indices" for owner in ("", "Tensor.") for name in ("argMax", "argMin")},
    **dict.fromkeys(["cast", "Tensor.cast", "Tensor.asType"], "recast"),
    **{f"Tensor.{name}": f"recast:{to}" for name, to in _CASTS.items()},
    "LayersModel.evaluate": "evaluated(Tensor0)",
    **dict.fromkeys(
        ["LayersModel.evaluateDataset", "Sequential.evaluateDataset"],
        "Promise(evaluated(Tensor0))",
    ),
    **{
        f"data.Dataset.{name}": "receiver"
        for name in (
            "batch",
            "concatenate",
            "filter",
            "map",
            "mapAsync",
            "prefetch",
            "repeat",
            "shuffle",
            "skip",
            "take",
        )
    },
    "data.Dataset.inRandomOrder": "Dataset:data.Pipeline",  # of batches by place
    "History.history": "dict(list(float))",
    "Optimizer.addSlot": "Variable",
    "Optimizer.addVariable": "Variable",
    "Optimizer.slot": "Variable",
    "Optimizer.variableIndex": "int",
    "Optimizer.learningRate": "number",
    "Optimizer.iterations": "int",
    "tensor": "literal(Tensor)",
    **{
        f"{owner}.apply": "Tensor"
        for owner in (
            "initializers.Initializer",
            "regularizers.Regularizer",
            "constraints.Constraint",
            "train.LearningRateSchedule",
        )
    },
    **{f"tensor{rank}d": "literal(Tensor)" for rank in range(1, 7)},
    **dict.fromkeys(
        [
            "ones",
            "zeros",
            "fill",
            "rand",
            "randomGamma",
            "randomNormal",
            "randomStandardNormal",
            "randomUniform",
            "truncatedNormal",
        ],
        "shaped(Tensor)",
    ),
}
"""Results of which more is known than a declaration says: `tidy` gives what its function gives,
`evaluate` depends on what the model was compiled with, a history holds numbers once `fit` is done,
shapes are read from literals."""

_UNREACHABLE = {"BaseCallback": "Callback", "Container": "LayersModel"}
"""Bases that programs cannot name, and the class under which they meet their members."""


@cache
def _facts() -> _Facts:
    raw = json.loads(files(__name__).joinpath("facts.json").read_text(encoding="utf-8"))
    return _Facts(
        version=raw["version"],
        namespaces=frozenset(raw["namespaces"]),
        constants=dict(entry.split(":", 1) for entry in raw["constants"]),
        callable_without_arguments=frozenset(raw["callableWithoutArguments"]),
        defaults=raw["defaults"],
        configs={name: tuple(keys.split()) for name, keys in raw["configs"].items()},
        functions=raw["functions"],
        classes={
            name: _ClassFacts(entry["extends"], entry["role"], entry["new"], entry["members"])
            for name, entry in raw["classes"].items()
        },
    )


def version() -> str:
    """The version of @tensorflow/tfjs that the facts were read from."""
    return _facts().version


def _path(name: str) -> str:
    return name.removeprefix("tfjs.")


def _signature(name: str) -> str | None:
    """The text `parameters -> result` (a method, function) or `: result` (a property) of `name`."""
    facts, path = _facts(), _path(name)
    if path in facts.functions:
        return facts.functions[path]
    if path in facts.classes:
        return f"{facts.classes[path].constructor} -> {facts.classes[path].role or 'any'}"
    class_path, _, member = path.rpartition(".")
    while class_path in facts.classes:
        if member in facts.classes[class_path].members:
            return facts.classes[class_path].members[member]
        class_path = facts.classes[class_path].base
    return None


def is_namespace(name: str) -> bool:
    return name == "tfjs" or _path(name) in _facts().namespaces


def is_class(name: str) -> bool:
    return _path(name) in _facts().classes


def is_constant(name: str) -> bool:
    """Whether `name` is a property or a value that is not called."""
    text = _signature(name)
    return _path(name) in _facts().constants or (text is not None and text.startswith(":"))


def exists(name: str) -> bool:
    """Whether TF.js has the namespace, function, class, constant or class member `name`."""
    path = _path(name)
    return is_namespace(name) or path in _facts().constants or _signature(name) is not None


def wants_new(name: str) -> bool:
    """Whether JavaScript makes it with `new`: classes, never factories."""
    return is_class(name)


def callable_without_arguments(name: str) -> bool:
    """Whether TF.js takes no argument, or declares that it needs none and was seen to take none."""
    needed = [each for each in parameters(name) or () if not each.optional]
    return not needed and (
        _path(name) in _facts().callable_without_arguments or parameters(name) == ()
    )


def defaults(name: str) -> dict[str, float | bool]:
    """What an optimizer was seen to have where an optional parameter is not given."""
    return _facts().defaults.get(_path(name), {})


@cache
def parameters(name: str) -> tuple[Parameter, ...] | None:
    """Positional parameters of a function, method or constructor in order; None if there is no
    such callable."""
    text = _signature(name)
    if text is None or text.startswith(":"):
        return None
    return tuple(_parameter(word) for word in text.partition("->")[0].split())


def _parameter(word: str) -> Parameter:
    head, _, config = word.partition(":")
    name = head.removeprefix("...").removesuffix("?")
    if not config:
        return Parameter(name, head.endswith("?"), head.startswith("..."))
    keys = _facts().configs.get(config, ())
    return Parameter(
        name,
        head.endswith("?"),
        head.startswith("..."),
        tuple(key.removesuffix("?") for key in keys),
    )


@cache
def result(name: str) -> str | None:
    """What calling `name` gives, or what the property or constant holds, in the notation of
    kinds/notation.py; None if TF.js has no such name."""
    path = _path(name)
    if path in _REFINED:
        return _REFINED[path]
    if path in _facts().constants:
        return _facts().constants[path]
    text = _signature(name)
    if text is None:
        return None
    return (text[1:] if text.startswith(":") else text.partition("->")[2]).strip()


def declared_rank(name: str) -> int | None:
    """The rank of the tensor that calling `name` gives, where TF.js's types say it."""
    found = re.search(r"-> Tensor(\d)$", _signature(name) or "")
    return int(found[1]) if found else None


def is_promise(name: str) -> bool:
    """Whether calling `name` gives a promise."""
    return (result(name) or "").startswith("Promise(")


def role(name: str) -> str:
    """The role of a class's objects ("Layer", "Model", ...), or "" for none."""
    facts = _facts().classes.get(_path(name))
    return facts.role if facts else ""


def bases(name: str) -> tuple[str, ...]:
    """The class `name` and its base classes, canonical, nearest first."""
    found, path = [], _path(name)
    while path in _facts().classes:
        found.append(f"tfjs.{path}")
        path = _facts().classes[path].base
    return tuple(found)


@cache
def owner(class_name: str, member: str) -> str | None:
    """The canonical name of `member` of the class: "tfjs.LayersModel.fit" for Sequential and fit.

    A member belongs to the most general class of its role that has it, so that one correspondence
    serves all subclasses; None where the class does not have it.
    """
    chain = bases(class_name)
    holders = [name for name in chain if member in _facts().classes[_path(name)].members]
    if not holders:
        return None
    own_role, holder = role(class_name), holders[-1]
    if role(holder) != own_role and (own_role == "Model" or not role(holder)):
        holder = [name for name in chain if role(name) == own_role][-1]
    return f"tfjs.{_UNREACHABLE.get(_path(holder), _path(holder))}.{member}"


def members(class_name: str) -> frozenset[str]:
    """The public members of a class, those of its bases included."""
    return frozenset(
        member for name in bases(class_name) for member in _facts().classes[_path(name)].members
    )


def contents(name: str) -> frozenset[str]:
    """What a namespace or a class holds, by last name."""
    if is_class(name):
        return members(name)
    prefix = "" if name == "tfjs" else _path(name) + "."
    facts = _facts()
    names = (*facts.functions, *facts.classes, *facts.constants, *facts.namespaces)
    return frozenset(
        rest
        for each in names
        if each.startswith(prefix) and "." not in (rest := each[len(prefix) :])
    )


_STATIC = frozenset({"className", "fromConfig"})
"""Members of classes themselves, which TF.js's registry reads."""


@cache
def member_names() -> frozenset[str]:
    """Every name that some class of TF.js has as a member: spelled as it is, whatever has it."""
    members = (member for facts in _facts().classes.values() for member in facts.members)
    return frozenset(members) | _STATIC


@cache
def members_of_extensions(class_name: str | None = None) -> frozenset[str]:
    """The names of members that classes of extensions.js have, or one of them: `trainStep`,
    `updateState`."""
    file = files("keras_tfjs.catalog").joinpath("extensions.json")
    names = json.loads(file.read_text(encoding="utf-8"))
    return frozenset(
        member
        for owner, _, member in (name.rpartition(".") for name in names)
        if (last := owner.rpartition(".")[2])[:1].isupper()
        and (class_name is None or class_name.rpartition(".")[2] == last)
    )


@cache
def promised_members() -> frozenset[str]:
    """Methods that give a promise in every class that has them: fit, data, save."""
    promised: set[str] = set()
    others: set[str] = set()
    for facts in _facts().classes.values():
        for member, text in facts.members.items():
            if text.startswith(":"):
                continue
            gives = text.partition("->")[2].strip()
            (promised if gives.startswith("Promise(") else others).add(member)
    return frozenset(promised - others)


@cache
def is_entry(member: str, key: str) -> bool:
    """Whether `x.member.key` can only be an entry: some class holds a plain object under `member`,
    and what others hold there has no member `key`. (`h.history.loss`)"""
    kinds = [
        facts.members[member].removeprefix(":").strip()
        for facts in _facts().classes.values()
        if facts.members.get(member, "").startswith(":")
    ]
    others = [kind for kind in kinds if not kind.startswith("dict(")]
    return len(others) < len(kinds) and all(key not in members(kind) for kind in others)
