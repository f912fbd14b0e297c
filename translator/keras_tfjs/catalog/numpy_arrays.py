"""NumPy's functions on arrays that the module numpy.js has, and the methods of its arrays.

A line is the name below `numpy` (or `numpy.ndarray`) and the parameters in Python's order; `-out`
is one that JavaScript does not have, `k=0` what stands there where a later one is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_CREATORS = """
array object dtype=None
asarray a dtype=None
zeros shape dtype=None
ones shape dtype=None
empty shape dtype=None
full shape fill_value dtype=None
zeros_like a dtype=None
ones_like a dtype=None
empty_like a dtype=None
full_like a fill_value dtype=None
eye N M=None k=0 dtype=None
identity n dtype=None
arange start stop=None step=1 dtype=None
linspace start stop num=50 endpoint=True
"""
_REDUCTIONS = """
sum axis=None -dtype -out keepdims=False
prod axis=None -dtype -out keepdims=False
mean axis=None -dtype -out keepdims=False
std axis=None -dtype -out ddof=0 keepdims=False
var axis=None -dtype -out ddof=0 keepdims=False
max axis=None -out keepdims=False
min axis=None -out keepdims=False
any axis=None -out keepdims=False
all axis=None -out keepdims=False
argmax axis=None -out keepdims=False
argmin axis=None -out keepdims=False
cumsum axis=None
cumprod axis=None
argsort axis=-1
repeat repeats axis=None
squeeze axis=None
clip a_min a_max
round decimals=0
swapaxes axis1 axis2
take indices axis=None
dot b
"""
"""Functions of an array, and methods of it."""
_FUNCTIONS = """
amax a axis=None -out keepdims=False
amin a axis=None -out keepdims=False
median a axis=None -out -overwrite_input keepdims=False
count_nonzero a axis=None keepdims=False
sort a axis=-1
flip m axis=None
roll a shift axis=None
diff a
copy a
reshape a newshape
ravel a
transpose a axes=None
shape a
ndim a
size a
nonzero a
argwhere a
flatnonzero a
expand_dims a axis
moveaxis a source destination
broadcast_to array shape
concatenate arrays axis=0
stack arrays axis=0
vstack tup
hstack tup
append arr values axis=None
split ary indices_or_sections axis=0
tile A reps
where condition x=None y=None
fill_diagonal a val
diag v k=0
trace a
take_along_axis arr indices axis
put_along_axis arr indices values axis
matmul x1 x2
outer a b
bincount x weights=None minlength=0
unique ar -return_index -return_inverse return_counts=False
array_equal a1 a2
allclose a b rtol=1e-5 atol=1e-8
isin element test_elements
linalg.norm x -ord axis=None keepdims=False
"""
_METHODS = """
astype dtype
copy
fill value
flatten
item *args
ravel
reshape *shape
sort axis=-1
tolist
transpose *axes
nonzero
trace
"""
_OPERATIONS = (
    "add subtract multiply divide floor_divide mod power maximum minimum arctan2 hypot equal "
    "not_equal less less_equal greater greater_equal logical_and logical_or logical_xor "
    "bitwise_and bitwise_or bitwise_xor"
)
_ELEMENTWISE = (
    "negative absolute abs sign square floor ceil trunc sqrt exp expm1 log log2 log10 log1p sin "
    "cos tan arcsin arccos arctan sinh cosh tanh reciprocal isnan isfinite isinf logical_not invert"
)
_ALIASES = {
    "true_divide": "divide",
    "remainder": "mod",
    "row_stack": "vstack",
    "around": "round",
}


@dataclass(frozen=True)
class Parameter:
    """`default` is Python text, None for what must be given."""

    name: str
    default: str | None
    is_dropped: bool


@dataclass(frozen=True)
class ArrayFunction:
    """A function or a method; a spread one takes any arguments by position."""

    name: str
    parameters: tuple[Parameter, ...]

    @property
    def is_spread(self) -> bool:
        return bool(self.parameters) and self.parameters[0].name.startswith("*")

    @cached_property
    def kept(self) -> tuple[Parameter, ...]:
        """Those that JavaScript has, in its order."""
        return tuple(one for one in self.parameters if not one.is_dropped)


def _parameter(word: str) -> Parameter:
    name, _, default = word.lstrip("-").partition("=")
    return Parameter(name, default or None, word.startswith("-"))


def _read(table: str, prefix: str, *first: str) -> dict[str, ArrayFunction]:
    lines = (line.split() for line in table.split("\n") if line)
    return {
        f"{prefix}{name}": ArrayFunction(
            f"{prefix}{name}", tuple(map(_parameter, (*first, *words)))
        )
        for name, *words in lines
    }


def _elementwise(names: str, *parameters: str) -> dict[str, ArrayFunction]:
    words = tuple(map(_parameter, (*parameters, "out=None")))
    return {f"numpy.{name}": ArrayFunction(f"numpy.{name}", words) for name in names.split()}


_FOUND: dict[str, ArrayFunction] = {
    **_read(_CREATORS, "numpy."),
    **_read(_REDUCTIONS, "numpy.", "a"),
    **_read(_FUNCTIONS, "numpy."),
    **_elementwise(_OPERATIONS, "x1", "x2"),
    **_elementwise(_ELEMENTWISE, "x"),
    **_read(_REDUCTIONS, "numpy.ndarray."),
    **_read(_METHODS, "numpy.ndarray."),
    **_read("at a indices b=None", "numpy.add."),
}
ARRAY_FUNCTIONS: Mapping[str, ArrayFunction] = {
    **_FOUND,
    **{f"numpy.{name}": _FOUND[f"numpy.{same}"] for name, same in _ALIASES.items()},
}
"""By canonical name; an alias has the function that JavaScript has."""


def camel(name: str) -> str:
    """The name in JavaScript."""
    first, *rest = name.split("_")
    return first + "".join(each.capitalize() for each in rest)


PYTHON_NAMES: Mapping[str, str] = {
    camel(name): name
    for name in (each.rpartition(".")[2] for each in ARRAY_FUNCTIONS)
    if "_" in name
}
"""Names of functions as JavaScript has them, and Python's."""

ATTRIBUTES = frozenset({"shape", "size", "ndim", "dtype", "T", "files"})
"""What arrays of numpy.js have besides methods; `files` are the names in an archive of arrays."""

DTYPES = {
    **{
        f"numpy.{name}": name
        for name in (
            "int8 uint8 int16 uint16 int32 uint32 int64 uint64 float32 float64 bool".split()
        )
    },
    "numpy.bool_": "bool",
    "numpy.int_": "int64",
    "numpy.float_": "float64",
    "numpy.double": "float64",
    "numpy.single": "float32",
    "numpy.int": "int64",
    "numpy.float": "float64",
    "builtins.int": "int64",
    "builtins.float": "float64",
    "builtins.bool": "bool",
}
"""Types by what programs call them."""

DTYPE_NAMES = frozenset(DTYPES.values()) | {"int", "float"}
