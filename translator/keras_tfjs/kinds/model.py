"""What an expression can be: a small closed set of kinds, and how two of them join."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TypeAlias

Shape: TypeAlias = tuple[int | None, ...]


@dataclass(frozen=True)
class Kind:
    """Base of all kinds."""


@dataclass(frozen=True)
class Unknown(Kind):
    """Nothing is known. A first-class answer: whoever asks must have a way to go on."""


@dataclass(frozen=True)
class Unreached(Kind):
    """The answer that an inference under way has so far; never given to callers."""


@dataclass(frozen=True)
class Number(Kind):
    """A Python number; `integer` is None where it may be either."""

    integer: bool | None = None


@dataclass(frozen=True)
class Boolean(Kind):
    pass


@dataclass(frozen=True)
class String(Kind):
    pass


@dataclass(frozen=True)
class NoneValue(Kind):
    pass


@dataclass(frozen=True)
class Module(Kind):
    name: str


@dataclass(frozen=True)
class Function(Kind):
    """A function or a bound method under its canonical name; the user's own are "__main__.f"."""

    name: str
    returns: Kind


@dataclass(frozen=True)
class Class(Kind):
    name: str


@dataclass(frozen=True)
class Promise(Kind):
    of: Kind


@dataclass(frozen=True)
class ListOf(Kind):
    """A list, or whatever else is gone through one by one: range, generator, set, typed array."""

    of: Kind


@dataclass(frozen=True)
class TupleOf(Kind):
    items: tuple[Kind, ...]


@dataclass(frozen=True)
class DictOf(Kind):
    """A dict; `items` holds the kinds under the keys that are known."""

    values: Kind
    items: tuple[tuple[str, Kind], ...] = ()


@dataclass(frozen=True)
class Compiled:
    """A model's compile call. `metrics` counts its metrics, None where they are not literal."""

    metrics: int | None
    call: ast.Call


@dataclass(frozen=True)
class Instance(Kind):
    """An object of a framework's class or of a user's class.

    `role` is what it behaves like ("Model", "Layer", "Tensor", ...; "" for a user's class without
    such a base), `of` its canonical class where that says more; `among` are the user's classes
    where it is an object of one of several. `shape` and `dtype` are those of arrays and tensors,
    `outputs` counts a model's outputs, `origin` is where a model was made.
    """

    role: str
    of: str = ""
    shape: Shape | None = None
    dtype: str | None = None
    outputs: int | None = None
    compiled: Compiled | None = None
    origin: object = None
    among: frozenset[str] = frozenset()

    def altered(self, **fields: object) -> Instance:
        """As dataclasses.replace makes it, in a fraction of the time: most calls are asked for."""
        made = object.__new__(Instance)
        made.__dict__.update(self.__dict__, **fields)
        return made

    @property
    def class_name(self) -> str:
        """The user's class, or the role."""
        return own_name(self.of) if self.of.startswith(LOCAL) else self.role


LOCAL = "__main__."
IN = ":"
"""Stands behind each module by which a class of another file is reached:
"__main__.layers:Scale"."""


def own_name(name: str) -> str:
    """A user's class or function as its own file names it."""
    return name.removeprefix(LOCAL).rpartition(IN)[2]


UNKNOWN = Unknown()
UNREACHED = Unreached()
INTEGER, FLOAT, NUMBER = Number(True), Number(False), Number()
BOOLEAN, STRING, NONE = Boolean(), String(), NoneValue()

TENSORS = frozenset({"Tensor", "SymbolicTensor", "Variable", "LayerVariable"})
ARRAYS = TENSORS | {"NdArray"}


def has_role(kind: Kind, *roles: str) -> bool:
    return isinstance(kind, Instance) and kind.role in roles


def is_tensor(kind: Kind) -> bool:
    """A concrete tensor (a variable too) that has a tensor's methods."""
    return has_role(kind, "Tensor", "Variable")


def is_symbolic(kind: Kind) -> bool:
    return has_role(kind, "SymbolicTensor")


def is_model(kind: Kind) -> bool:
    return has_role(kind, "Model")


def is_layer(kind: Kind) -> bool:
    return has_role(kind, "Layer")


def is_array(kind: Kind) -> bool:
    """Anything with elementwise arithmetic: tensors of every sort and NumPy arrays."""
    return isinstance(kind, Instance) and kind.role in ARRAYS


def join(*kinds: Kind) -> Kind:
    """The kind of a value that is one of `kinds`; None beside another kind says nothing."""
    joined: Kind = UNREACHED
    for kind in kinds:
        joined = _join(joined, kind)
    return joined


def _join(a: Kind, b: Kind) -> Kind:
    if a == b or isinstance(b, Unreached):
        return a
    match a, b:
        case Unreached(), _:
            return b
        case (NoneValue(), Unknown()) | (Unknown(), _) | (_, Unknown()):
            return UNKNOWN
        case NoneValue(), _:
            return b
        case _, NoneValue():
            return a
        case Number(), Number():
            return NUMBER
        case Instance(), Instance() if a.role == b.role:
            return _join_instances(a, b)
        case Instance(), Instance() if {a.role, b.role} == {"Tensor", "Variable"}:
            return _join_instances(a.altered(role="Tensor"), b.altered(role="Tensor"))
        case Instance(), Instance() if {a.role, b.role} == {"Layer", "Model"}:  # which is a layer
            alone = {"role": "Layer", "outputs": None, "compiled": None, "origin": None}
            return _join_instances(a.altered(**alone), b.altered(**alone))
        case Promise(), Promise():
            return Promise(_join(a.of, b.of))
        case ListOf(), ListOf():
            return ListOf(_join(a.of, b.of))
        case TupleOf(), TupleOf() if len(a.items) == len(b.items):
            return TupleOf(tuple(map(_join, a.items, b.items)))
        case (ListOf(), TupleOf()) | (TupleOf(), ListOf()) | (TupleOf(), TupleOf()):
            return ListOf(join(element(a), element(b)))
        case DictOf(), DictOf():
            theirs = dict(b.items)
            shared = ((key, _join(kind, theirs[key])) for key, kind in a.items if key in theirs)
            return DictOf(_join(a.values, b.values), tuple(shared))
        case Function(), Function() if a.name == b.name:
            return Function(a.name, _join(a.returns, b.returns))
        case Function(), Function():  # one of several, which give the same
            returns = _join(a.returns, b.returns)
            return UNKNOWN if returns == UNKNOWN else Function("", returns)
        case _:
            return UNKNOWN


def _join_instances(a: Instance, b: Instance) -> Kind:
    local = a.of.startswith(LOCAL) or b.of.startswith(LOCAL)
    if a.of != b.of and local and not a.role:
        return UNKNOWN
    same = a.of if a.of == b.of else ""
    ours, theirs = _classes(a), _classes(b)
    return Instance(
        role=a.role,
        of=same,
        shape=_join_shapes(a.shape, b.shape),
        dtype=a.dtype if a.dtype == b.dtype else None,
        outputs=a.outputs if a.outputs == b.outputs else None,
        compiled=a.compiled if a.compiled == b.compiled else None,
        origin=a.origin if a.origin is b.origin else None,
        among=ours | theirs if not same and ours and theirs else frozenset(),
    )


def _classes(kind: Instance) -> frozenset[str]:
    """The user's classes that an object may be of; none where it may be of others."""
    return frozenset({kind.of}) if kind.of.startswith(LOCAL) else kind.among


def _join_shapes(a: Shape | None, b: Shape | None) -> Shape | None:
    if a is None or b is None or len(a) != len(b):
        return None
    return tuple(x if x == y else None for x, y in zip(a, b, strict=True))


def element(kind: Kind) -> Kind:
    """What going through `kind` gives."""
    match kind:
        case ListOf(of):
            return of
        case TupleOf(items):
            return join(*items) if items else UNKNOWN
        case DictOf(items=items):
            return STRING if items else UNKNOWN
        case String():
            return STRING
        case Instance(role=role, shape=shape) if role in ARRAYS:
            return item_of_array(kind, shape[1:] if shape else None)
        case Instance(role="Dataset", of=of) if of.rpartition(".")[2] in _BATCHES:
            array = Instance("Tensor" if of.startswith("tfjs.") else "NdArray")
            return TupleOf((array, array)) if _BATCHES[of.rpartition(".")[2]] else array
        case Instance(role="Dataset"):
            return Instance("Element")
        case Instance(role="Element"):
            return Instance("Tensor")
        case Unreached():
            return UNREACHED
        case _:
            return UNKNOWN


_BATCHES = {"PictureBatches": False, "LabelledPictures": True, "TimeseriesGenerator": True}
"""Classes of the libraries that give batches as arrays, and whether there are labels as well."""


def item_of_array(array: Instance, shape: Shape | None) -> Kind:
    """A part of an array: as many axes as are left. A variable's parts are plain tensors."""
    role = "Tensor" if array.role in ("Variable", "LayerVariable") else array.role
    return Instance(role, shape=shape, dtype=array.dtype)


def number_of_array(kind: Kind) -> Kind:
    """An array of NumPy without axes is a number."""
    match kind:
        case Instance(role="NdArray", shape=(), dtype=dtype):
            if dtype == "bool":
                return BOOLEAN
            if dtype is None:
                return NUMBER
            return FLOAT if dtype.startswith("float") else INTEGER
    return kind
