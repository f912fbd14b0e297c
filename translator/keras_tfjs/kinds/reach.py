"""Which bindings a use of a name can see: scopes, frames, merges where control flow meets."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable
from typing import Any

from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.values import (
    Binding,
    Frame,
    Free,
    Merge,
    Scope,
    Value,
    plain,
    same,
)
from keras_tfjs.source import LIBRARIES


class Reach:
    """What the walk found. Nodes are keys by identity; `own` are modules of the same project."""

    def __init__(self, tree: ast.Module, own: Container[str] = ()) -> None:
        self._own = own
        self.module = Scope("module", tree)
        self.loads: dict[ast.Name, Value] = {}
        self.stores: dict[ast.AST, Binding] = {}
        self.scopes: dict[ast.AST, Scope] = {}
        self.scope_of: dict[ast.AST, Scope] = {}
        self.bindings: list[Binding] = []
        self.imports: list[Binding] = []
        self.star_imports: list[Binding] = []
        self.calls: dict[str, list[ast.Call]] = {}
        self.dicts: list[ast.Dict] = []
        self.attribute_stores: dict[str, list[tuple[ast.Attribute, Binding]]] = {}
        self.shared: set[tuple[Scope, str]] = set()
        self._scope = self.module
        self._statement: ast.stmt | None = None

    def read_later(self, name: ast.Name) -> None:
        """A name read when the module is complete, as in a quoted annotation."""
        if name not in self.loads:
            self.loads[name] = self.module.free.setdefault(name.id, Free(name.id, self.module))

    # --- imports ---

    def _import(self, statement: ast.Import) -> None:
        for alias in statement.names:
            spelling = alias.name if alias.asname else alias.name.partition(".")[0]
            self._imported(alias, alias.asname or spelling, self._spelled(spelling))

    def _import_from(self, statement: ast.ImportFrom) -> None:
        module = self._spelled("." * statement.level + (statement.module or ""))
        for alias in statement.names:
            if alias.name == "*":
                self.star_imports.append(self._starred(alias, canonical(module)))
                continue
            dot = "" if module.endswith(".") or not module else "."
            self._imported(alias, alias.asname or alias.name, f"{module}{dot}{alias.name}")

    def _imported(self, alias: ast.alias, name: str, spelling: str) -> None:
        binding = self._bind(
            name, "import", alias, alias=alias, target=canonical(spelling), spelling=spelling
        )
        self.imports.append(binding)

    # --- names ---

    def _spelled(self, module: str) -> str:
        """A module's name: with a dot where a file beside the program hides a library."""
        return f".{module}" if module in LIBRARIES and module in self._own else module

    def _starred(self, alias: ast.alias, module: str) -> Binding:
        """What stands for all names of a module; it binds none that the file would show."""
        return Binding(
            "*", "import", self._scope, self._statement, alias, alias=alias, target=module
        )

    def _bind(self, name: str, how: str, node: ast.AST, **facts: Any) -> Binding:
        scope = self._scope
        while scope.kind == "comprehension" and how != "for" and scope.parent:
            scope = scope.parent
        declared = scope.declared.get(name)
        home = self._declared_home(scope, name) if declared else scope
        is_certain = home is scope and len(scope.frames) == 1
        facts.update(order=len(self.bindings), is_certain=is_certain)
        binding = Binding(name, how, home, self._statement, node, **facts)
        home.bindings.setdefault(name, []).append(binding)
        self.bindings.append(binding)
        self.stores[node] = binding
        if declared:
            self.shared.add((home, name))
        else:
            scope.frames[-1].names[name] = binding
        return binding

    def _declared_home(self, scope: Scope, name: str) -> Scope:
        """The scope of a `global` or `nonlocal` name."""
        if scope.declared[name] == "global":
            return self.module
        home = scope.parent
        while home and not (home.kind == "function" and name in home.bindings):
            home = home.parent
        return home or self.module

    def _read(self, name: str) -> Value:
        scope: Scope = self._scope
        while True:
            value = None if name in scope.declared else self._look_up(scope, name)
            if value is not None:
                return value
            if scope.parent is None or not scope.is_inline:
                break
            outer = scope.parent
            if outer.kind == "class" and scope.kind != "class" and outer.parent:
                is_seen = scope.kind == "comprehension" and name in outer.frames[-1].names
                outer = outer if is_seen else outer.parent
            if scope.is_handed_on and _may_be_filled(self._look_up(outer, name)):
                break
            scope = outer
        return scope.free.setdefault(name, Free(name, scope))

    def _look_up(self, scope: Scope, name: str, top: int | None = None) -> Value | None:
        top = len(scope.frames) if top is None else top
        for depth in range(top - 1, -1, -1):
            frame = scope.frames[depth]
            if name in frame.names:
                return frame.names[name]
            if frame.loop is not None:
                before = self._look_up(scope, name, depth)
                if before is None:
                    return None
                merge = Merge(name, [before])
                frame.loop.merges[name] = frame.names[name] = merge
                return merge
        return None

    def _merge(self, branches: Iterable[Frame]) -> None:
        """Goes on with what the branches that reach their end have bound."""
        live = [frame for frame in branches if not frame.ended]
        current = self._scope.frames[-1]
        if not live:
            current.ended = True
            return
        if len(live) == 1:  # What its test says holds on
            current.names.update(live[0].names)
            return
        names = {name for frame in live for name in frame.names}
        for name in names:
            values = [frame.names.get(name) or self._look_up(self._scope, name) for frame in live]
            bound = [plain(value) for value in values if value is not None]
            current.names[name] = same(bound, name)


def _may_be_filled(value: Value | None) -> bool:
    """Whether a name only keeps a place for what the function finds there when it runs."""
    match value:
        case Binding(source=ast.Constant()):
            return True
        case _:
            return False
