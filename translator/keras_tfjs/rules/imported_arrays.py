"""Arrays that functions of the project's other files give: whether these made tensors of them is
theirs to decide, and what is an array here is read as one."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance, Kind, TupleOf
from keras_tfjs.python import Site, build, of_role, rule
from keras_tfjs.python.elsewhere import are_arrays, field_stays, is_elsewhere
from keras_tfjs.source import Dialect

_READING = ("numpy.array", "numpy.asarray")


@rule(cst.Call, of_role("NdArray"), to=Dialect.TFJS)
def given_array(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`np.asarray(made())`: NumPy's own arrays stay what they are. One without axes is a number in
    JavaScript."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not is_elsewhere(tree, at) or at.bare_statement():
        return None
    if not at.options.to_javascript and at.facts.is_untranslated(tree.func):
        return None
    return None if _is_read(at) else _as_array(call, at.kind(), at)


@rule(cst.Attribute, of_role("NdArray"), to=Dialect.TFJS)
def field(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """`np.asarray(data.labels)`, where `labels` is a property, or an array that its class assigns
    into."""
    tree = at.tree()
    if not isinstance(tree, ast.Attribute) or not field_stays(tree, at) or at.is_target():
        return None
    around = at.tree(at.parent)
    if isinstance(around, ast.Subscript) and not isinstance(around.ctx, ast.Load):
        return None
    return None if _is_read(at) else _as_array(node, at.kind(), at)


@rule(cst.Call, of_role("NdArray()"), to=Dialect.TFJS)
def given_arrays(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`[np.asarray(one) for one in made()]`"""
    tree, kind = at.tree(), at.kind()
    if not isinstance(tree, ast.Call) or not at.options.to_javascript or at.bare_statement():
        return None
    if not is_elsewhere(tree, at):
        return None
    if are_arrays(kind):
        return _each_as_array(call, kind, "one", at)
    if at.facts.makes_tensors(at.facts.callee(tree) or "") or not _is_taken_apart(at):
        return None
    return _one_by_one(call, kind, at) if isinstance(kind, TupleOf) else None


def _is_taken_apart(at: Site) -> bool:
    """Whether `x, names = made()` is all that a line says."""
    around = at.parent
    if not isinstance(around, cst.Assign) or len(around.targets) > 1:
        return False
    return isinstance(around.targets[0].target, cst.Tuple | cst.List)


def _one_by_one(call: cst.Call, kind: TupleOf, at: Site) -> cst.BaseExpression | None:
    """`np.asarray(found[0]), found[1]`, where the other values are no arrays."""
    if not at.has_room_in_front() or any(isinstance(each, TupleOf) for each in kind.items):
        return None
    found = at.unused_name("found")
    at.in_front(build.assign(found, call))
    parts = [build.subscript(cst.Name(found), place) for place in range(len(kind.items))]
    made = [
        _as_array(part, each, at) if _is_array(each) else part
        for part, each in zip(parts, kind.items, strict=True)
    ]
    return cst.Tuple([cst.Element(each) for each in made], lpar=[], rpar=[])


def _is_array(kind: Kind) -> bool:
    return isinstance(kind, Instance) and kind.role == "NdArray"


def _each_as_array(node: cst.BaseExpression, kind: Kind, name: str, at: Site) -> cst.BaseExpression:
    """A tuple of arrays, or of tuples of arrays, as a list of arrays."""
    if not isinstance(kind, TupleOf):
        return _as_array(node, kind, at)
    one = cst.Name(name)
    made = _each_as_array(one, kind.items[0], f"{name}_part", at)
    return cst.ListComp(made, cst.CompFor(one, node))


def _as_array(node: cst.BaseExpression, kind: Kind, at: Site) -> cst.BaseExpression:
    array = build.method(at.imports.need("np"), "asarray", node)
    is_number = at.options.to_javascript and isinstance(kind, Instance) and kind.shape == ()
    return build.method(array, "item") if is_number else array


def _is_read(at: Site) -> bool:
    """Whether the program makes an array of it itself."""
    match at.parents[-2:]:
        case [cst.Call(args=[first, *_]) as outer, arg] if arg is first:
            tree = at.tree(outer)
            return isinstance(tree, ast.Call) and at.facts.callee(tree) in _READING
    return False
