"""`with open(...) as file` around one reading or writing: the same without the `with`, as Node's
functions for whole files say it."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.kinds.subtree import subtree

_WRITING = frozenset(("write", "writelines"))


def plain_files(module: ast.Module) -> ast.Module:
    """The module with calls of `open` in one form, and with files that are used once opened where
    they are used."""
    if any(_is_open(node) for node in subtree(module)):
        _Files().visit(module)
    return module


_MODULES = frozenset(("codecs", "io"))
"""Those with an `open` of their own, which is the same for what is carried."""


def _is_open(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="open") | ast.Attribute(attr="open")):
            return True
        case _:
            return False


def _opened(node: ast.expr) -> ast.Call | None:
    """A call of `open`, or of a path's own, as `open(path, mode)`; encodings are Node's anyway."""
    match node:
        case ast.Call(func=ast.Name(id="open"), args=[path, *modes]):
            pass
        case ast.Call(func=ast.Name(id="open"), args=[], keywords=given) if paths := [
            one.value for one in given if one.arg == "file"
        ]:
            path, modes = paths[0], []
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id=module), attr="open"), args=[path, *modes]
        ) if (module in _MODULES):
            del modes[1:]
        case ast.Call(func=ast.Attribute(value=path, attr="open"), args=modes) if all(
            isinstance(one, ast.Constant) and set(str(one.value)) <= set("rwaxbt+") for one in modes
        ):
            pass
        case _:
            return None
    assert isinstance(node, ast.Call)
    named = {one.arg: one.value for one in node.keywords if one.value is not path}
    mode = modes[0] if modes else named.pop("mode", ast.Constant("r"))
    if len(modes) > 1 or set(named) - {"encoding", "newline", "errors", "buffering"}:
        return None
    match mode:
        case ast.Constant(value=str() as text):
            mode = ast.copy_location(ast.Constant(text.replace("t", "")), node)
        case _:
            return None
    function = ast.copy_location(ast.Name("open", ast.Load()), node.func)
    return ast.copy_location(ast.Call(function, [path, mode], []), node)


class _Files(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        return _opened(node) or node

    def visit_With(self, node: ast.With) -> Any:
        self.generic_visit(node)
        match node.items:
            case [ast.withitem(context_expr=ast.Call() as opened, optional_vars=ast.Name(id=name))]:
                pass
            case _:
                return node
        match opened:
            case ast.Call(func=ast.Name(id="open"), args=[_, ast.Constant()], keywords=[]):
                pass
            case _:
                return node
        uses = [one for one in subtree(node) if isinstance(one, ast.Name) and one.id == name][1:]
        if len(uses) != 1 or not _is_used_at_once(node, uses[0], opened):
            return node
        whole = _Replaced(uses[0], opened)
        return [whole.visit(statement) for statement in node.body]


class _Replaced(ast.NodeTransformer):
    def __init__(self, name: ast.Name, value: ast.expr) -> None:
        self.name, self.value = name, value

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self.value if node is self.name else node


def _is_used_at_once(node: ast.With, use: ast.Name, opened: ast.Call) -> bool:
    """Whether the file is read or written as a whole, in a statement of the body itself, where its
    path is still what it was."""
    path, mode = opened.args
    assert isinstance(mode, ast.Constant)
    for at, statement in enumerate(node.body):
        if use not in subtree(statement):
            continue
        is_same_path = at == 0 or isinstance(path, ast.Constant | ast.Attribute)
        match statement:
            case ast.For(iter=values) if use in subtree(values):
                statement = ast.copy_location(ast.Expr(values), values)
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign() | ast.Expr() | ast.Return():
                pass
            case _:
                return False
        if mode.value in ("r", "rb"):
            return is_same_path and _is_read(statement, use)
        return is_same_path and _is_written(statement, use)
    return False


def _is_read(statement: ast.stmt, use: ast.Name) -> bool:
    for one in subtree(statement):
        match one:
            case ast.Lambda() if use in subtree(one):
                return False
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() | ast.DictComp():
                if use in subtree(one) and use not in subtree(one.generators[0].iter):
                    return False
            case _:
                pass
    return True


def _is_written(statement: ast.stmt, use: ast.Name) -> bool:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr=attr), args=arguments)):
            is_dumped = attr == "dump" and len(arguments) == 2 and arguments[1] is use
            return is_dumped or (owner is use and attr in _WRITING)
        case _:
            return False
