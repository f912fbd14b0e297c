"""One walk over a module: scopes, bindings, and which of them each use of a name can see.

Values reach uses as in static single assignment: branches merge at their end, loops at their head
(a loop's merge is made when a name is first read in it, and completed at its end). Bodies of
functions are walked after the code around them.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Callable, Container, Sequence
from typing import Any

from keras_tfjs.kinds.narrowing import Narrowing
from keras_tfjs.kinds.values import (
    ENTER,
    ITERATE,
    OPAQUE,
    Binding,
    Frame,
    Loop,
    Scope,
    Step,
    Value,
    plain,
    same,
)

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_SKIPPED = (ast.Constant, ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)


class Flow(Narrowing):
    def __init__(self, tree: ast.Module, own: Container[str] = ()) -> None:
        super().__init__(tree, own)
        self.tree = tree
        self.handed: dict[ast.Lambda, ast.Call] = {}
        """The calls that lambdas are written in."""
        self._deferred: deque[tuple[FunctionNode, Scope, int]] = deque()
        self._block(tree.body)
        while self._deferred:
            self._function_body(*self._deferred.popleft())

    def _block(self, statements: Sequence[ast.stmt]) -> None:
        for statement in statements:
            self._statement = statement
            handler = _STATEMENTS.get(type(statement))
            if handler is not None:
                handler(self, statement)
            else:
                self._children(statement)

    def _branch(self, statements: Sequence[ast.stmt], frame: Frame | None = None) -> Frame:
        """`statements` walked in a frame of their own, which is given back."""
        frame = frame or Frame()
        self._scope.frames.append(frame)
        self._block(statements)
        self._scope.frames.pop()
        return frame

    def _assign(self, statement: ast.Assign) -> None:
        self._expression(statement.value)
        for target in statement.targets:
            self._target(target, statement.value, "assign", ())

    def _annotated(self, statement: ast.AnnAssign) -> None:
        self._expression(statement.annotation)
        if statement.value is not None:
            self._expression(statement.value)
        if isinstance(statement.target, ast.Name):
            self._bind(
                statement.target.id,
                "assign",
                statement.target,
                source=statement.value,
                annotation=statement.annotation,
            )
        else:
            self._target(statement.target, statement.value, "assign", ())

    def _augmented(self, statement: ast.AugAssign) -> None:
        self._expression(statement.value)
        target = statement.target
        if isinstance(target, ast.Name):
            before = self._read(target.id)
            self._bind(target.id, "augmented", target, source=statement.value, before=before)
            return
        self._expression(target)

    def _target(
        self, target: ast.expr, source: ast.expr | None, how: str, path: tuple[Step, ...]
    ) -> None:
        match target:
            case ast.Name():
                self._bind(target.id, how, target, source=source, path=path)
            case ast.Tuple() | ast.List():
                star = next(
                    (i for i, e in enumerate(target.elts) if isinstance(e, ast.Starred)), None
                )
                for index, item in enumerate(target.elts):
                    after = len(target.elts) - index - 1
                    if index == star and isinstance(item, ast.Starred):
                        step: Step = ("star", index, after)
                        item = item.value
                    elif star is not None and index > star:
                        step = ("index", -after - 1, 0)
                    else:
                        step = ("index", index, 0)
                    self._target(item, source, how, (*path, step))
            case ast.Attribute():
                self._expression(target.value)
                binding = Binding(
                    target.attr, how, self._scope, self._statement, target, source, path
                )
                self.attribute_stores.setdefault(target.attr, []).append((target, binding))
            case _:
                self._expression(target)

    def _if(self, statement: ast.If) -> None:
        self._expression(statement.test)
        body = self._branch(statement.body, Frame(self._narrow(statement.test, holds=True)))
        otherwise = Frame(self._narrow(statement.test, holds=False))
        self._merge((body, self._branch(statement.orelse, otherwise)))

    def _for(self, statement: ast.For | ast.AsyncFor) -> None:
        self._expression(statement.iter)
        self._loop(
            statement.body,
            statement.orelse,
            lambda: self._target(statement.target, statement.iter, "for", (ITERATE,)),
        )

    def _while(self, statement: ast.While) -> None:
        self._loop(statement.body, statement.orelse, lambda: self._tested(statement.test))

    def _assert(self, statement: ast.Assert) -> None:
        if statement.msg is not None:
            self._expression(statement.msg)
        self._tested(statement.test)

    def _loop(self, body: list[ast.stmt], orelse: list[ast.stmt], head: Callable[[], None]) -> None:
        loop = Loop()
        frame = Frame(loop=loop)
        self._scope.frames.append(frame)
        head()
        self._block(body)
        self._scope.frames.pop()
        ends = loop.continues if frame.ended else [frame.names, *loop.continues]
        for name, merge in loop.merges.items():
            for names in ends:
                value = plain(names.get(name, merge))
                if not any(value is operand for operand in (merge, *merge.operands)):
                    merge.operands.append(value)
        leaving = [*ends, *loop.breaks]
        current = self._scope.frames[-1]
        for name in {name for names in leaving for name in names}:
            before = loop.merges.get(name) or self._look_up(self._scope, name)
            values = [names[name] for names in leaving if name in names]
            current.names[name] = same([*([before] if before else []), *map(plain, values)], name)
        self._block(orelse)

    def _jump(self, statement: ast.Break | ast.Continue) -> None:
        frames = self._scope.frames
        inner = next((i for i in range(len(frames) - 1, -1, -1) if frames[i].loop), None)
        if inner is None:
            return
        names: dict[str, Value] = {}
        for frame in frames[inner:]:
            names.update(frame.names)
        loop = frames[inner].loop
        assert loop is not None
        (loop.breaks if isinstance(statement, ast.Break) else loop.continues).append(names)
        frames[-1].ended = True

    def _return(self, statement: ast.Return) -> None:
        if statement.value is not None:
            self._expression(statement.value)
        self._scope.returns.append(statement.value)
        self._scope.frames[-1].ended = True

    def _raise(self, statement: ast.Raise) -> None:
        self._children(statement)
        self._scope.frames[-1].ended = True

    def _try(self, statement: ast.Try | ast.TryStar) -> None:
        body = self._branch(statement.body)
        ended = body.ended
        branches = []
        for handler in statement.handlers:
            start = Frame()
            for name, value in body.names.items():
                before = self._look_up(self._scope, name)
                start.names[name] = same([*([before] if before else []), value], name)
            self._scope.frames.append(start)
            if handler.type is not None:
                self._expression(handler.type)
            if handler.name is not None:
                self._bind(handler.name, "except", handler)
            self._block(handler.body)
            self._scope.frames.pop()
            branches.append(start)
        if not ended:
            self._branch(statement.orelse, body)
        self._merge((body, *branches))
        self._block(statement.finalbody)

    def _with(self, statement: ast.With | ast.AsyncWith) -> None:
        for item in statement.items:
            self._expression(item.context_expr)
            if item.optional_vars is not None:
                self._target(item.optional_vars, item.context_expr, "with", (ENTER,))
        self._block(statement.body)

    def _match(self, statement: ast.Match) -> None:
        self._expression(statement.subject)
        branches = [Frame()]
        for case in statement.cases:
            frame = Frame()
            self._scope.frames.append(frame)
            self._pattern(case.pattern, statement.subject)
            if case.guard is not None:
                self._expression(case.guard)
            self._block(case.body)
            self._scope.frames.pop()
            branches.append(frame)
        self._merge(branches)

    def _pattern(self, pattern: ast.AST, subject: ast.expr) -> None:
        name = getattr(pattern, "name", None) or getattr(pattern, "rest", None)
        for child in ast.iter_child_nodes(pattern):
            if isinstance(child, ast.pattern):
                self._pattern(child, subject)
            elif isinstance(child, ast.expr):
                self._expression(child)
        if isinstance(name, str):
            whole = isinstance(pattern, ast.MatchAs) and pattern.pattern is None
            self._bind(name, "match", pattern, source=subject, path=() if whole else (OPAQUE,))

    def _declare(self, statement: ast.Global | ast.Nonlocal) -> None:
        how = "global" if isinstance(statement, ast.Global) else "nonlocal"
        for name in statement.names:
            self._scope.declared[name] = how
            self.shared.add((self._declared_home(self._scope, name), name))

    def _delete(self, statement: ast.Delete) -> None:
        for target in statement.targets:
            if isinstance(target, ast.Name):
                before = self._read(target.id)
                self._bind(target.id, "delete", target, before=before)
            else:
                self._expression(target)

    # --- definitions ---

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for expression in (*node.decorator_list, node.returns):
            if expression is not None:
                self._expression(expression)
        self._defaults(node.args)
        self._bind(node.name, "function", node)
        self._deferred.append((node, self._scope, len(self.bindings)))

    def _defaults(self, arguments: ast.arguments) -> None:
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None:
                self._expression(default)
        for argument in _parameters(arguments):
            if argument.annotation is not None:
                self._expression(argument.annotation)

    def _function_body(
        self, node: FunctionNode, parent: Scope, made_at: int, *, is_handed_on: bool = False
    ) -> None:
        scope = Scope("function", node, parent, made_at=made_at, is_handed_on=is_handed_on)
        self.scopes[node] = scope
        self._scope, self._statement = scope, None
        for argument in _parameters(node.args):
            self._bind(argument.arg, "parameter", argument, annotation=argument.annotation)
        if isinstance(node, ast.Lambda):
            self._expression(node.body)
            scope.returns.append(node.body)
        else:
            self._block(node.body)
            if not scope.frames[-1].ended and not scope.returns:
                scope.returns.append(None)

    def _class(self, node: ast.ClassDef) -> None:
        for expression in (*node.decorator_list, *node.bases):
            self._expression(expression)
        for keyword in node.keywords:
            self._expression(keyword.value)
        outer = self._scope
        self._scope = self.scopes[node] = Scope("class", node, outer)
        self._block(node.body)
        self._scope, self._statement = outer, node
        self._bind(node.name, "class", node)

    # --- expressions ---

    def _children(self, node: ast.AST) -> None:
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, ast.expr):
                self._expression(value)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.expr):
                        self._expression(item)
                    elif isinstance(item, ast.AST) and not isinstance(item, _SKIPPED):
                        self._children(item)
            elif isinstance(value, ast.AST) and not isinstance(value, _SKIPPED):
                self._children(value)

    def _expression(self, node: ast.expr) -> None:
        handler = _EXPRESSIONS.get(type(node))
        if handler is not None:
            handler(self, node)
        else:
            self._children(node)

    def _constant(self, node: ast.Constant) -> None:
        """Holds no names."""

    def _name(self, node: ast.Name) -> None:
        self.loads[node] = self._read(node.id)
        self.scope_of[node] = self._scope

    def _attribute(self, node: ast.Attribute) -> None:
        self._expression(node.value)

    def _call(self, node: ast.Call) -> None:
        func = node.func
        if isinstance(func, ast.Name):
            self.calls.setdefault(func.id, []).append(node)
        elif isinstance(func, ast.Attribute):
            self.calls.setdefault(func.attr, []).append(node)
        self.scope_of[node] = self._scope
        self._expression(func)
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            if isinstance(argument, ast.Lambda):
                self.handed[argument] = node
                self._handed_on(argument)
            else:
                self._expression(argument)

    def _walrus(self, node: ast.NamedExpr) -> None:
        self._expression(node.value)
        self._bind(node.target.id, "assign", node.target, source=node.value)

    def _dict(self, node: ast.Dict) -> None:
        self.dicts.append(node)
        self._children(node)

    def _lambda(self, node: ast.Lambda) -> None:
        self._defaults(node.args)
        self._deferred.append((node, self._scope, len(self.bindings)))

    def _handed_on(self, node: ast.Lambda) -> None:
        """A lambda that a call is given: mostly it runs before its names mean something else."""
        self._defaults(node.args)
        outer, statement = self._scope, self._statement
        self._function_body(node, outer, len(self.bindings), is_handed_on=True)
        self._scope, self._statement = outer, statement

    def _yield(self, node: ast.Yield | ast.YieldFrom) -> None:
        self._scope.generator = True
        self._scope.yields.append(node)
        self._children(node)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
    ) -> None:
        self._expression(node.generators[0].iter)
        outer = self._scope
        self._scope = self.scopes[node] = Scope("comprehension", node, outer)
        for index, generator in enumerate(node.generators):
            if index:
                self._expression(generator.iter)
            self._target(generator.target, generator.iter, "for", (ITERATE,))
            for condition in generator.ifs:
                self._tested(condition)
        if isinstance(node, ast.DictComp):
            self._expression(node.key)
            self._expression(node.value)
        else:
            self._expression(node.elt)
        self._scope = outer


def _parameters(arguments: ast.arguments) -> list[ast.arg]:
    found = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return [*found, *(a for a in (arguments.vararg, arguments.kwarg) if a is not None)]


_STATEMENTS: dict[type[ast.stmt], Callable[[Flow, Any], None]] = {
    ast.Assign: Flow._assign,
    ast.AnnAssign: Flow._annotated,
    ast.AugAssign: Flow._augmented,
    ast.If: Flow._if,
    ast.For: Flow._for,
    ast.AsyncFor: Flow._for,
    ast.While: Flow._while,
    ast.Break: Flow._jump,
    ast.Continue: Flow._jump,
    ast.Assert: Flow._assert,
    ast.Return: Flow._return,
    ast.Raise: Flow._raise,
    ast.Try: Flow._try,
    ast.TryStar: Flow._try,
    ast.With: Flow._with,
    ast.AsyncWith: Flow._with,
    ast.Match: Flow._match,
    ast.Global: Flow._declare,
    ast.Nonlocal: Flow._declare,
    ast.Delete: Flow._delete,
    ast.Import: Flow._import,
    ast.ImportFrom: Flow._import_from,
    ast.FunctionDef: Flow._function,
    ast.AsyncFunctionDef: Flow._function,
    ast.ClassDef: Flow._class,
}

_EXPRESSIONS: dict[type[ast.expr], Callable[[Flow, Any], None]] = {
    ast.Constant: Flow._constant,
    ast.Name: Flow._name,
    ast.Attribute: Flow._attribute,
    ast.Call: Flow._call,
    ast.BoolOp: Flow._boolean,
    ast.IfExp: Flow._conditional,
    ast.NamedExpr: Flow._walrus,
    ast.Dict: Flow._dict,
    ast.Lambda: Flow._lambda,
    ast.Yield: Flow._yield,
    ast.YieldFrom: Flow._yield,
    ast.ListComp: Flow._comprehension,
    ast.SetComp: Flow._comprehension,
    ast.DictComp: Flow._comprehension,
    ast.GeneratorExp: Flow._comprehension,
}
