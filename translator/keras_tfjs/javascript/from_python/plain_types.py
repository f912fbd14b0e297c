"""Python's own types in the form that the translator asks about: `type(x) is list` as
`isinstance(x, list)`, dicts that are joined by their pairs as displays."""

from __future__ import annotations

import ast

from keras_tfjs.kinds.subtree import subtree

_TYPES = frozenset(("list", "tuple", "dict", "set", "str", "int", "float", "bool", "type(None)"))
"""Of these there are no subclasses that a program would tell apart."""

_EMPTY = {"type([])": "list", "type(())": "tuple", "type({})": "dict", "type('')": "str"}


def plain_types(module: ast.Module) -> ast.Module:
    """The module in these forms."""
    _Types().visit(module)
    return module


class _Types(ast.NodeTransformer):
    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.Compare(
                left=ast.Call(func=ast.Name(id="type"), args=[value], keywords=[]),
                ops=[operator],
                comparators=[wanted],
            ):
                pass
            case _:
                return node
        one = isinstance(operator, ast.Is | ast.IsNot | ast.Eq | ast.NotEq)
        asked = _types(wanted, one=one) if one or _is_in(operator) else None
        if asked is None:
            return node
        test = ast.Call(ast.Name("isinstance", ast.Load()), [value, asked], [])
        opposite = isinstance(operator, ast.IsNot | ast.NotEq | ast.NotIn)
        return _at(ast.UnaryOp(ast.Not(), test) if opposite else test, node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.Call(
                func=ast.Name(id="dict"), args=[ast.BinOp(op=ast.Add()) as pairs]
            ) if not node.keywords:
                parts = _joined(pairs)
                return node if parts is None else _display(parts, node)
            case ast.Call(
                func=ast.Name(id="dict"),
                args=[ast.Name() | ast.Attribute() | ast.Call(func=ast.Attribute()) as first],
                keywords=[_, *_],
            ):
                made = _display([first], node)
                for keyword in node.keywords:
                    key = _at(ast.Constant(keyword.arg), keyword.value) if keyword.arg else None
                    made.keys.append(key)
                    made.values.append(keyword.value)
                return made
            case ast.Call(
                func=ast.Name(id="tuple" | "list" as kind),
                args=[ast.List(elts=items) | ast.Tuple(elts=items)],
                keywords=[],
            ):
                display = ast.List if kind == "list" else ast.Tuple
                return _at(display(items, ast.Load()), node)
        return node


def _is_in(operator: ast.cmpop) -> bool:
    return isinstance(operator, ast.In | ast.NotIn)


def _types(wanted: ast.expr, *, one: bool) -> ast.expr | None:
    """The second argument of `isinstance`; None for what is no type of Python."""
    if one:
        name = _EMPTY.get(ast.unparse(wanted), ast.unparse(wanted))
        return ast.parse(name, mode="eval").body if name in _TYPES else None
    if not isinstance(wanted, ast.List | ast.Tuple | ast.Set):
        return None
    if not all(ast.unparse(each) in _TYPES for each in wanted.elts):
        return None
    return ast.Tuple(wanted.elts, ast.Load())


def _joined(pairs: ast.expr) -> list[ast.expr] | None:
    """The dicts of `list(a.items()) + list(b.items())`."""
    match pairs:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            first, second = _joined(left), _joined(right)
            return None if first is None or second is None else [*first, *second]
        case ast.Call(func=ast.Name(id="list"), args=[given], keywords=[]):
            return _joined(given)
        case ast.Call(func=ast.Attribute(value=value, attr="items"), args=[], keywords=[]):
            return [value]
    return None


def _display(parts: list[ast.expr], node: ast.expr) -> ast.Dict:
    made = ast.Dict([None for _ in parts], list(parts))
    return ast.copy_location(made, node)


def _at(made: ast.expr, node: ast.expr) -> ast.expr:
    """The new node and what is new in it, at the place of the old one."""
    for each in subtree(made):
        if isinstance(each, ast.expr) and not hasattr(each, "lineno"):
            ast.copy_location(each, node)
    return made
