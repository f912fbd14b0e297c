"""What variables are given before something is added to them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.kinds.subtree import subtree

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Starts:
    def __init__(self, module: ast.Module) -> None:
        self._scopes: dict[ast.stmt, ast.AST] = {}
        self._given: dict[tuple[ast.AST, str], list[ast.expr] | None] = {}
        self._shared: set[tuple[ast.AST, str]] = set()
        self._module = module
        self._walk(module, module)

    def of(self, statement: ast.AugAssign, name: str) -> list[ast.expr] | None:
        """The values that assignments of the scope give; none for what only has a parameter's
        value, None for what comes in other ways, too."""
        scope = self._scopes[statement]
        if (scope, name) in self._shared:
            return self._given.get((self._module, name))
        return self._given.get((scope, name), [])

    def _walk(self, node: ast.AST, scope: ast.AST) -> None:
        for part in ast.iter_child_nodes(node):
            match part:
                case ast.Global(names=names):
                    self._shared.update((scope, name) for name in names)
                case ast.Nonlocal(names=names):
                    for name in names:
                        self._given[(scope, name)] = None
                case ast.AugAssign():
                    self._scopes[part] = scope
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        for bound, given in _pairs(target, value):
                            self._put(scope, bound, given)
                case ast.AnnAssign(target=ast.Name(id=name), value=value):
                    self._put(scope, name, value)
                case ast.NamedExpr(target=ast.Name(id=name), value=value):
                    self._put(scope, name, value)
                case ast.For(target=target) | ast.withitem(optional_vars=ast.expr() as target):
                    for one in subtree(target):
                        if isinstance(one, ast.Name):
                            self._put(scope, one.id, None)
                case _:
                    pass
            self._walk(part, part if isinstance(part, _Function) else scope)

    def _put(self, scope: ast.AST, name: str, value: ast.expr | None) -> None:
        known = self._given.setdefault((scope, name), [])
        if value is None or known is None:
            self._given[(scope, name)] = None
        else:
            known.append(value)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr | None]]:
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case ast.Tuple(elts=parts), ast.Tuple(elts=values) if len(parts) == len(values):
            for part, given in zip(parts, values, strict=True):
                yield from _pairs(part, given)
        case ast.Tuple() | ast.List() | ast.Starred(), _:
            for one in subtree(target):
                if isinstance(one, ast.Name):
                    yield one.id, None
        case _:
            pass
