"""Loops with a progress bar around what they run over: the same loops without it."""

from __future__ import annotations

import ast

from keras_tfjs.kinds.subtree import subtree

PACKAGE = "tqdm"
_RANGE = "trange"


def without_progress(module: ast.Module) -> ast.Module:
    """The module with what `tqdm` is given in its place where a loop runs over it."""
    bars = dict(_bars(module))
    if bars:
        _Loops(bars).visit(module)
    return module


def shows_no_progress(module: ast.Module, node: ast.Import | ast.ImportFrom) -> bool:
    """Whether an import is of `tqdm` and nothing of the module asks for it any more."""
    names = {name for name, _ in _bars(ast.Module([node], []))}
    return bool(names) and not any(
        isinstance(one, ast.Name) and one.id in names for one in subtree(module)
    )


def _bars(module: ast.Module) -> list[tuple[str, str]]:
    """Names that imports bind, and what they are: a function or the package."""
    found = []
    for node in subtree(module):
        match node:
            case ast.Import(names=aliases):
                found += [
                    (one.asname or PACKAGE, PACKAGE)
                    for one in aliases
                    if one.name.split(".")[0] == PACKAGE and (one.asname or one.name == PACKAGE)
                ]
            case ast.ImportFrom(module=str() as source, names=aliases, level=0) if (
                source.split(".")[0] == PACKAGE
            ):
                found += [
                    (one.asname or one.name, one.name)
                    for one in aliases
                    if one.name in (PACKAGE, "tqdm_notebook", _RANGE, "tnrange")
                ]
            case _:
                pass
    return found


class _Loops(ast.NodeTransformer):
    def __init__(self, bars: dict[str, str]) -> None:
        self.bars = bars

    def visit_For(self, node: ast.For) -> ast.AST:
        node.iter = self._plain(node.iter)
        self.generic_visit(node)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.iter = self._plain(node.iter)
        self.generic_visit(node)
        return node

    def _plain(self, node: ast.expr) -> ast.expr:
        match node:
            case ast.Call(func=ast.Name(id="enumerate" | "zip" | "list"), args=arguments):
                node.args = [self._plain(one) for one in arguments]
                return node
            case ast.Call(args=[values, *_]) if self._bar(node.func) == "values":
                return values
            case ast.Call() if self._bar(node.func) == "range":
                function = ast.copy_location(ast.Name("range", ast.Load()), node.func)
                return ast.copy_location(ast.Call(function, node.args, []), node)
            case _:
                return node

    def _bar(self, function: ast.expr) -> str | None:
        match function:
            case ast.Name(id=name) if name in self.bars:
                word = self.bars[name]
            case ast.Attribute(value=ast.Name(id=name), attr=word) if name in self.bars:
                pass
            case _:
                return None
        return "range" if word in (_RANGE, "tnrange") else "values"
