"""One input or several: Keras's layers ask whether a shape is a list or a tuple. TF.js's shapes are
lists, and so are several of them; `input_shape[0]` tells, which is a list only of several."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

_METHODS = frozenset(("build", "compute_output_shape", "computeOutputShape"))


def asked_of_shape(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`isinstance(input_shape, list)`."""
    match at.tree():
        case ast.Call(args=[value, wanted], keywords=[]):
            return _answer(call.args[0].value, value, wanted, at, is_positive=True)
    return None


def type_of_shape(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    """`type(input_shape) is list`."""
    match node, at.tree():
        case (
            cst.Comparison(left=cst.Call(args=[cst.Arg(value=written)])),
            ast.Compare(
                left=ast.Call(func=ast.Name(id="type"), args=[value]),
                ops=[ast.Is() | ast.Eq() | ast.IsNot() | ast.NotEq() as operator],
                comparators=[wanted],
            ),
        ):
            is_positive = isinstance(operator, ast.Is | ast.Eq)
            return _answer(written, value, wanted, at, is_positive=is_positive)
    return None


@rule(cst.Call, "builtins.isinstance", to=Dialect.KERAS)
def asked_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`isinstance(input_shape[0], list)` as `isinstance(input_shape, list)`."""
    match call, at.tree():
        case (
            cst.Call(args=[cst.Arg(value=cst.Subscript(value=written)) as first, second]),
            ast.Call(
                args=[
                    ast.Subscript(value=ast.Name() as whole, slice=ast.Constant(value=0)),
                    ast.Name(id="list"),
                ]
            ),
        ) if _is_shape(whole, at):
            return call.with_changes(args=[first.with_changes(value=written), second])
        case cst.Call(args=[first, _]), ast.Call(
            args=[ast.Name() as value, wanted]
        ) if at.facts.name(wanted) == "tfjs.Tensor" and _is_input(value, at):
            return call.with_changes(func=library_name("keras.ops.is_tensor", at), args=[first])
    return None


def _is_input(name: ast.Name, at: Site) -> bool:
    """Whether it is what `call` of a class of layers or models is given, a tensor and no array."""
    binding = at.facts.binding(name)
    method = binding.scope.node if binding is not None and binding.how == "parameter" else None
    return (
        isinstance(method, ast.FunctionDef)
        and method.name == "call"
        and [each.arg for each in method.args.args[:2]] == ["self", name.id]
    )


def _answer(
    written: cst.BaseExpression, value: ast.expr, wanted: ast.expr, at: Site, *, is_positive: bool
) -> cst.BaseExpression | None:
    names = {each.id for each in subtree(wanted) if isinstance(each, ast.Name)}
    if not names or not names <= {"list", "tuple"}:
        return None
    match value:
        case ast.Name() if len(names) == 1 and _is_shape(value, at):
            one: cst.BaseExpression = build.subscript(written, 0)
            is_positive = is_positive == (names == {"list"})
        case ast.Subscript(value=ast.Name() as whole) if _is_shape(whole, at):
            one = written
        case _:
            return None
    test = build.call("isinstance", one, cst.Name("list"))
    return test if is_positive else cst.UnaryOperation(cst.Not(), test)


def _is_shape(name: ast.Name, at: Site) -> bool:
    """Whether it is what a method of a class of layers or models is told of its inputs."""
    binding = at.facts.binding(name)
    if binding is None or binding.how != "parameter":
        return False
    method = binding.scope.node
    if not isinstance(method, ast.FunctionDef) or method.name not in _METHODS:
        return False
    places = [each.arg for each in method.args.args]
    return places[:1] == ["self"] and places[1:2] == [name.id]


def may_be_several(at: Site) -> bool:
    """Whether the body of a `call` takes its input for a tensor or for several: it asks which, or
    takes several apart in one place and uses the tensor in another."""
    tree = at.tree()
    if not isinstance(tree, ast.FunctionDef):
        return False
    name = tree.args.args[1].arg
    asked, several, whole = False, False, False
    for parent in subtree(tree):
        for node in ast.iter_child_nodes(parent):
            if not isinstance(node, ast.Name) or node.id != name:
                continue
            match parent:
                case ast.Call(func=ast.Name(id="isinstance" | "type"), args=[first, *_]):
                    asked = asked or first is node
                case ast.Assign(targets=[ast.Tuple(elts=[_, _, *_]) | ast.List(elts=[_, _, *_])]):
                    several = True
                case ast.Call() | ast.BinOp() | ast.Assign() | ast.Attribute() | ast.Return():
                    whole = whole or isinstance(node.ctx, ast.Load)
    return asked or (several and whole)
