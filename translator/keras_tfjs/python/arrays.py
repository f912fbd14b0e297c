"""Which NumPy arrays of a Keras program become tensors, and which stay what they are.

An array whose values only flow becomes a tensor. One that is assigned into, that comes from a
function without counterpart, or that goes to another library stays NumPy, and so does what is
computed from it.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.composition import compositions_of
from keras_tfjs.catalog.keras.data import LOADERS
from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.kinds import Instance, Kind, ListOf, Number, String, TupleOf
from keras_tfjs.kinds.values import Binding, Step
from keras_tfjs.python.assigned_arrays import COMPUTING, assigned_arrays
from keras_tfjs.python.elsewhere import are_arrays, field_stays, is_elsewhere
from keras_tfjs.python.loads import GIVING_NUMPY, is_part_of_load, loads_tensors
from keras_tfjs.python.site import Site
from keras_tfjs.source import Dialect

_OURS = frozenset({"keras", "tensorflow", "numpy", "tfjs", "builtins", "__main__"})
_TENSORS = ("Tensor", "Variable", "LayerVariable")
CREATORS = frozenset({"numpy.array", "numpy.asarray", "numpy.arange"})
"""Made by rules of their own, not by a catalogue row."""


def is_tensor(node: cst.CSTNode, at: Site) -> bool:
    """Whether `node` is a tensor in the rewritten program."""
    tree = at.tree(node)
    return isinstance(tree, ast.expr) and tensor_tree(tree, at)


def tensor_tree(tree: ast.expr, at: Site) -> bool:
    kind = at.facts.kind(tree)
    if isinstance(kind, Number):
        return False
    if not isinstance(kind, Instance):
        return isinstance(tree, ast.Call) and _is_computed(tree, at)
    if kind.role == "NdArray" and at.to is Dialect.TFJS:
        return not stays_numpy(tree, at)
    return kind.role in _TENSORS


def _is_computed(tree: ast.Call, at: Site) -> bool:
    """Whether a function on arrays gives the value, whatever it is given."""
    name = at.facts.callee(tree) or ""
    if at.to is not Dialect.TFJS or not is_catalogued(name):
        return False
    rows = rows_of_keras(name)
    return bool(rows) and rows[0].method and not _call_stays(tree, at, frozenset())


def is_catalogued(name: str) -> bool:
    """Whether a function has a row or a composition, or is a draw."""
    return bool(rows_of_keras(name) or compositions_of(name) or name in DRAWS)


def stays_numpy(tree: ast.expr, at: Site, seen: frozenset[ast.expr] = frozenset()) -> bool:
    """Whether an array expression is a NumPy array in the rewritten program, too."""
    file = at.file
    if tree in seen:
        file.cycles += 1
        return False
    known = file.staying_anyhow.get(tree)
    if known is None and not seen:
        known = file.staying.get(tree)
    if known is not None:
        return known
    cycles = file.cycles
    found = _stays(tree, at, seen | {tree})
    if file.cycles == cycles:
        file.staying_anyhow[tree] = found
    elif not seen:
        file.staying[tree] = found
    return found


def _stays(tree: ast.expr, at: Site, seen: frozenset[ast.expr]) -> bool:
    if tree in assigned_arrays(at.file):
        return True
    match tree:
        case (
            ast.Name() | ast.Attribute()
        ) if not at.options.to_javascript and at.facts.is_untranslated(tree):
            return True
        case ast.Name():
            binding = at.facts.binding(tree)
            while binding is not None and isinstance(binding.before, Binding):
                binding = binding.before  # `x += 1` changes what x was
            if binding is not None and binding.how == "parameter" and binding.scope.is_handed_on:
                return True  # an element of what Python goes through
            if binding is None or binding.source is None:
                return _comes_numpy(tree, at, seen)
            if _is_dataset(binding.source, at):
                return False
            if binding.path:
                parts = _parts(binding.source, binding.path, at)
                if parts:
                    return any(stays_numpy(part, at, seen) for part in parts)
                return not _gives_tensors(binding.source, at, seen)
            return stays_numpy(binding.source, at, seen)
        case ast.Call():
            return _call_stays(tree, at, seen)
        case ast.BinOp(left=left, right=right) | ast.Compare(left=left, comparators=[right]):
            both = (left, right)
            stay = any(_array_stays(each, at, seen) for each in both)
            return stay and not any(_array_flows(each, at, seen) for each in both)
        case ast.Subscript(value=value) if _is_own(value, at):
            return any(stays_numpy(each, at, seen) for each in at.facts.results(tree))
        case ast.Subscript(
            value=value, slice=ast.Constant(value=int() as place)
        ) if wholes := _batches(value, at):
            found = [_part(each, [("index", place, 0)]) for each in wholes]
            return any(part is not None and stays_numpy(part, at, seen) for part in found)
        case ast.Subscript(value=value) if _is_dataset(value, at):
            return False
        case ast.Subscript(value=value) if is_part_of_load(value, at):
            return True
        case ast.Subscript(value=value) if isinstance(at.facts.kind(value), ListOf):
            arrays = assigned_arrays(at.file)
            return any(source in arrays for source, _ in at.facts.sources(value))
        case ast.Attribute() if (stays := field_stays(tree, at)) is not None:
            return stays
        case ast.Attribute(value=owner) if _is_own(owner, at):
            return _comes_numpy(tree, at, seen)
        case ast.UnaryOp(operand=value) | ast.Subscript(value=value) | ast.Attribute(value=value):
            return _array_stays(value, at, seen)
    return False


def _batches(tree: ast.expr, at: Site) -> tuple[ast.expr, ...]:
    """What the brackets of an own object return, where a value comes from them: `batches[0]`."""
    sources = [source for source, path in at.facts.sources(tree) if not path]
    if len(sources) != 1 or not isinstance(sources[0], ast.Subscript):
        return ()
    return at.facts.results(sources[0]) if _is_own(sources[0].value, at) else ()


def _is_dataset(tree: ast.expr, at: Site) -> bool:
    """Whether elements of something, or what `next` gives of it, are tensors of a dataset."""
    match tree:
        case ast.Call(args=[given, *_]) if at.facts.callee(tree) in _GOING_ON:
            tree = given
    kind = at.facts.kind(tree)
    return isinstance(kind, Instance) and kind.role == "Dataset"


_GOING_ON = ("builtins.next", "builtins.iter", "builtins.enumerate")


def _is_own(owner: ast.expr, at: Site) -> bool:
    kind = at.facts.kind(owner)
    return isinstance(kind, Instance) and kind.of.startswith("__main__.")


def _comes_numpy(tree: ast.expr, at: Site, seen: frozenset[ast.expr]) -> bool:
    """Whether one of several values that a name or an attribute may hold stays NumPy."""
    for source, path in at.facts.sources(tree):
        if source is tree:
            continue
        parts = _parts(source, path, at) if path else [source]
        if any(_array_stays(part, at, seen) for part in parts):
            return True
    return False


def _parts(source: ast.expr, path: Sequence[Step], at: Site) -> list[ast.expr]:
    """What `a, b = x, y` gives one of the names, where it is written out: there, or where the
    functions that are called return it."""
    wholes: tuple[ast.expr, ...] = (source,)
    if isinstance(source, ast.Call):
        wholes = at.facts.results(source)
    elif isinstance(source, ast.Subscript):
        wholes = at.facts.results(source) or wholes
    parts = [_part(whole, path) for whole in wholes]
    return [part for part in parts if part is not None] if None not in parts else []


def _part(source: ast.expr, path: Sequence[Step]) -> ast.expr | None:
    """What `a, b = x, y` gives one of the names, where it is written out."""
    for how, place, _ in path:
        if how != "index" or not isinstance(source, ast.Tuple | ast.List):
            return None
        if any(isinstance(each, ast.Starred) for each in source.elts):
            return None
        source = source.elts[place]
    return source


def _array_flows(tree: ast.expr, at: Site, seen: frozenset[ast.expr]) -> bool:
    """Whether an operand is a tensor in the rewritten program, which makes one of the result."""
    kind = at.facts.kind(tree)
    if not isinstance(kind, Instance):
        return False
    is_array = kind.role == "NdArray" and not stays_numpy(tree, at, seen)
    return is_array or kind.role in _TENSORS


def _array_stays(tree: ast.expr, at: Site, seen: frozenset[ast.expr]) -> bool:
    kind = at.facts.kind(tree)
    is_array = isinstance(kind, Instance) and kind.role == "NdArray"
    return is_array and stays_numpy(tree, at, seen)


def _gives_tensors(tree: ast.expr, at: Site, seen: frozenset[ast.expr]) -> bool:
    """Whether the values of a call or of a collection that are arrays are tensors in the rewritten
    program."""
    held = _held(tree)
    if held:
        return all(_array_flows(each, at, seen) for each in held)
    if isinstance(tree, ast.Name):
        return _all_give_tensors([source for source, _ in at.facts.sources(tree)], at, seen)
    if not isinstance(tree, ast.Call):
        return False
    name = at.facts.callee(tree) or ""
    if name in _PASSING:
        return _all_give_tensors(tree.args, at, seen)
    if name in _OF_DICTS and isinstance(tree.func, ast.Attribute):
        made_by = [source for source, path in at.facts.sources(tree.func.value) if not path]
        return len(made_by) == 1 and _gives_tensors(made_by[0], at, seen)
    if name in LOADERS:
        return loads_tensors(tree, at)
    if name.startswith("numpy."):
        return not _call_stays(tree, at, seen)
    if is_elsewhere(tree, at) and at.options.to_javascript:
        return not are_arrays(at.facts.kind(tree)) and at.facts.makes_tensors(name)
    if name == COMPUTING:
        return tree not in assigned_arrays(at.file)
    return name.startswith(("keras.Model.", "keras.layers.Layer."))


_OF_DICTS = ("builtins.dict.items", "builtins.dict.values")
_PASSING = frozenset(
    f"builtins.{name}" for name in ("enumerate", "zip", "reversed", "list", "tuple")
)
"""What goes through the values that it is given."""


def _all_give_tensors(trees: Sequence[ast.expr], at: Site, seen: frozenset[ast.expr]) -> bool:
    """Whether all of these that hold arrays hold tensors in the rewritten program."""
    if not seen.isdisjoint(trees):
        at.file.cycles += 1
        return False
    inner = seen.union(trees)
    holders = [tree for tree in trees if not _holds_numbers(at.facts.kind(tree))]
    return bool(holders) and all(
        (
            _array_flows(tree, at, seen)
            if isinstance(at.facts.kind(tree), Instance)
            else _gives_tensors(tree, at, inner)
        )
        for tree in holders
    )


def _holds_numbers(kind: Kind) -> bool:
    return isinstance(kind, ListOf) and isinstance(kind.of, Number | String)


def _held(tree: ast.expr) -> list[ast.expr]:
    """What a list or a dict holds that is written out."""
    match tree:
        case ast.List(elts=held) | ast.Tuple(elts=held) | ast.Dict(values=held):
            return held
        case ast.ListComp(elt=each) | ast.DictComp(value=each):
            return [each]
    return []


def _call_stays(tree: ast.Call, at: Site, seen: frozenset[ast.expr]) -> bool:
    name = at.facts.callee(tree) or ""
    if name.startswith("numpy.ndarray."):
        receiver = tree.func.value if isinstance(tree.func, ast.Attribute) else None
        return receiver is not None and _array_stays(receiver, at, seen)
    if tree in assigned_arrays(at.file):
        return True
    if _is_dataset(tree, at):
        return False
    if name.startswith("numpy."):
        known = name in CREATORS or is_catalogued(name)
        inputs = any(_array_stays(each, at, seen) for each in tree.args)
        return not known or inputs or is_kept(tree, at)
    results = at.facts.results(tree)
    if results:
        return any(stays_numpy(each, at, seen) for each in results)
    return name in GIVING_NUMPY or not name.startswith(("keras.", "tensorflow."))


def is_kept(tree: ast.expr, at: Site) -> bool:
    """Whether a new array is assigned into or handed to another library."""
    for use in at.uses_of(tree):
        match use.how, use.node:
            case "subscript", ast.Name(id=name) if name in at.file.assigned_into:
                return True
        if use.how == "argument" and (use.callee or "builtins").partition(".")[0] not in _OURS:
            return True
    return False


def is_untyped(node: cst.BaseExpression, at: Site) -> bool:
    """Whether it makes an array of whole numbers that only their dtype tells from floats."""
    match at.tree(node):
        case ast.Call(args=args, keywords=[]) as tree:
            name = at.facts.callee(tree)
            most = 3 if name == "numpy.arange" else 1
            return name in CREATORS and len(args) <= most
    return False


def is_integral(data: cst.BaseExpression, at: Site) -> bool:
    """Whether NumPy makes integers of `data`."""
    if type(data) is cst.Float:
        return False
    match data:
        case cst.Integer():
            return True
        case cst.List(elements=[]) | cst.Tuple(elements=[]):
            return False
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            return all(is_integral(each.value, at) for each in elements)
        case cst.UnaryOperation(operator=cst.Minus(), expression=cst.Integer()):
            return True
    kind = at.kind(data)
    while isinstance(kind, ListOf):
        kind = kind.of
    if isinstance(kind, TupleOf):
        return all(item == Number(True) for item in kind.items)
    return kind == Number(True)
