"""Reads of an array's places that may lie outside of it: `xs[i - 1]`, where nothing shows that `i`
is more than 0, and `tokens[at++]`, where nothing shows that there is one more."""

from __future__ import annotations

import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.printing.printer import print_expression
from keras_tfjs.javascript.to_python.bounds import Bounds, Known
from keras_tfjs.javascript.to_python.scopes import Scopes


def unproven_places(program: tree.Program, scopes: Scopes) -> frozenset[int]:
    """The reads, by id, whose place may be negative."""
    if not any(_is_candidate(node) for node in tree.walk(program)):
        return frozenset()
    walk = _Walk(program, scopes)
    walk.body(program.body, {})
    return frozenset(walk.found)


def _is_candidate(node: tree.Node) -> bool:
    match node:
        case tree.Index(index=tree.StringLiteral() | tree.NumberLiteral() | tree.Template()):
            return False
        case tree.Index():
            return True
        case _:
            return False


class _Walk:
    """Goes through the statements as they run, with what their tests have shown."""

    def __init__(self, program: tree.Program, scopes: Scopes) -> None:
        self.found: set[int] = set()
        self._scopes = scopes
        self._bounds = Bounds(program, scopes)
        self._changes: dict[int, frozenset[str]] = {}
        written = {
            id(node.target) for node in tree.walk(program) if isinstance(node, tree.Assignment)
        }
        self._cursors = {
            scopes.variable(node.index.operand)
            for node in tree.walk(program)
            if isinstance(node, tree.Index)
            and id(node) not in written
            and isinstance(node.index, tree.Update)
            and isinstance(node.index.operand, tree.Identifier)
        }
        """Variables of `tokens[at++]`, which may have come to the end."""

    def body(self, statements: tuple[tree.Statement, ...], known: Known) -> Known:
        for one in statements:
            known = self._statement(one, known)
        return known

    def _statement(self, node: tree.Statement, known: Known) -> Known:
        match node:
            case tree.Block(body=body):
                return self.body(body, known)
            case tree.Declaration(declarators=declarators):
                for one in declarators:
                    known = self._declarator(one, known)
                return known
            case tree.ExpressionStatement(expression=expression):
                self._expression(expression, known)
                return self._after(expression, known)
            case tree.If():
                return self._if(node, known)
            case tree.While(test=test, body=body):
                known = self._without(known, node)
                self._expression(test, known)
                self._statement(body, self._bounds.where(test, known))
                return known
            case tree.For():
                return self._for(node, known)
            case tree.FunctionDeclaration(function=function):
                self._expression(function, {})
                return known
            case tree.Export(declaration=tree.Statement() as inner):
                return self._statement(inner, known)
            case _:
                known = self._without(known, node)
                self._parts(node, known)
                return known

    def _parts(self, node: tree.Node, known: Known) -> None:
        for child in tree.children(node):
            if isinstance(child, tree.Expression):
                self._expression(child, known)
            elif isinstance(child, tree.Block):
                self.body(child.body, known)
            elif isinstance(child, tree.Statement):
                self._statement(child, known)
            elif isinstance(child, tree.Case):
                if child.test is not None:
                    self._expression(child.test, known)
                self.body(child.body, known)
            else:
                self._parts(child, known)

    def _declarator(self, node: tree.Declarator, known: Known) -> Known:
        if node.value is None:
            return known
        self._expression(node.value, known)
        known = self._without(known, node.value)
        if not isinstance(node.target, tree.Identifier):
            return known
        return {**known, node.target.name: self._bounds.of(node.value, known)}

    def _after(self, node: tree.Expression, known: Known) -> Known:
        """What is known behind an expression that was a statement."""
        left = self._without(known, node)
        match node:
            case tree.Update(operator=operator, operand=tree.Identifier(name=name)):
                if name in known:
                    return {**left, name: known[name] + (1 if operator == "++" else -1)}
                return left
            case tree.Assignment(operator="=", target=tree.Identifier(name=name), value=value):
                return {**left, name: self._bounds.of(value, known)}
            case _:
                return left

    def _if(self, node: tree.If, known: Known) -> Known:
        before, current, all_end = known, node, True
        while True:
            self._expression(current.test, known)
            known = self._without(known, current.test)
            self._statement(current.yes, self._bounds.where(current.test, known))
            known = self._bounds.unless(current.test, known)
            all_end = all_end and _ends(current.yes)
            if not isinstance(current.no, tree.If):
                break
            current = current.no
        if current.no is not None:
            known = self._statement(current.no, known)
        return known if all_end else self._without(before, node)

    def _for(self, node: tree.For, known: Known) -> Known:
        match node.start:
            case tree.Statement() as start:
                known = self._statement(start, known)
            case tree.Expression() as start:
                self._expression(start, known)
                known = self._after(start, known)
            case _:
                pass
        for part in (node.test, node.step, node.body):
            if part is not None:
                known = self._without(known, part)
        inside = known
        if node.test is not None:
            self._expression(node.test, known)
            inside = self._bounds.where(node.test, known)
        after = self._statement(node.body, inside)
        if node.step is not None:
            self._expression(node.step, after)
        return known

    # --- expressions ---

    def _expression(self, node: tree.Expression, known: Known) -> None:
        pending: list[tuple[tree.Node, Known]] = [(node, known)]
        while pending:
            one, here = pending.pop()
            match one:
                case tree.Binary(operator="&&", left=left, right=right):
                    pending += ((left, here), (right, self._bounds.where(left, here)))
                case tree.Binary(operator="||", left=left, right=right):
                    pending += ((left, here), (right, self._bounds.unless(left, here)))
                case tree.Conditional(test=test, yes=yes, no=no):
                    pending.append((test, here))
                    pending.append((yes, self._bounds.where(test, here)))
                    pending.append((no, self._bounds.unless(test, here)))
                case tree.Assignment(target=target, value=value):
                    pending += ((value, here), *self._of_target(target, here))
                case tree.Update(operand=operand) | tree.Unary(operator="delete", operand=operand):
                    pending += self._of_target(operand, here)
                case tree.Arrow(body=tree.Block(body=body)):
                    self.body(body, here)
                case tree.Function(body=tree.Block(body=body)):
                    self.body(body, {})
                case tree.Statement() if not isinstance(one, tree.Unsupported):
                    self._statement(one, here)
                case tree.Index(object=inner, index=index):
                    pending += ((inner, here), (index, here))
                    if _is_candidate(one) and self._may_be_outside(one, here):
                        self.found.add(id(one))
                case _:
                    pending += [(child, here) for child in tree.children(one)]

    @staticmethod
    def _of_target(node: tree.Expression, known: Known) -> list[tuple[tree.Node, Known]]:
        """What an assignment's target reads: not the place that it writes to."""
        match node:
            case tree.Index(object=inner, index=index):
                return [(inner, known), (index, known)]
            case _:
                return [(node, known)]

    def _may_be_outside(self, node: tree.Index, known: Known) -> bool:
        if self._is_at_cursor(node, known):
            return True
        return not self._is_inside(node.object, node.index, known)

    def _is_inside(self, owner: tree.Expression, index: tree.Expression, known: Known) -> bool:
        if self._bounds.of(index, known) >= 0:
            return True
        value = self._only_value(index) if isinstance(index, tree.Identifier) else index
        match value:
            case tree.Conditional(yes=yes, no=no):
                return all(self._is_inside(owner, one, {}) for one in (yes, no))
            case _:
                return self._is_from_end(owner, index)

    def _is_at_cursor(self, node: tree.Index, known: Known) -> bool:
        match node.index:
            case (tree.Identifier() as name) | tree.Update(operand=tree.Identifier() as name):
                pass
            case _:
                return False
        if self._scopes.variable(name) not in self._cursors:
            return False
        return not any(
            key.endswith(f" - {name.name}") and least >= 1 for key, least in known.items()
        )

    def _is_from_end(self, owner: tree.Expression, index: tree.Expression) -> bool:
        """`xs[xs.length - 1]`: Python's last element too; without elements Python says so."""
        match index:
            case tree.Binary(
                operator="-", left=tree.Member(name="length") as length, right=tree.NumberLiteral()
            ):
                return _same(length.object, owner)
            case tree.Binary(
                operator="-",
                left=tree.Member(name="rank", object=tensor),
                right=tree.NumberLiteral(raw="1"),
            ):
                match owner:
                    case tree.Member(name="shape", object=other):
                        return _same(tensor, other)
                    case _:
                        return False
            case tree.Binary(
                operator="-", left=tree.Identifier() as name, right=tree.NumberLiteral(raw="1")
            ):
                match self._only_value(name):
                    case tree.Member(name="length", object=inner):
                        return _same(inner, owner)
                    case _:
                        return False
            case tree.Identifier() as name:
                value = self._only_value(name)
                return value is not None and self._is_last(owner, value)
            case tree.Call(
                callee=tree.Member(object=inner), arguments=(tree.Call(arguments=(of,)),)
            ):
                # xs.indexOf(Math.max(...xs)): the largest is there
                return isinstance(of, tree.Spread) and _same(inner, of.value)
            case _:
                return False

    def _is_last(self, owner: tree.Expression, value: tree.Expression) -> bool:
        match value:
            case tree.Binary(operator="-", right=tree.NumberLiteral(raw="1")) | tree.Call():
                return self._is_from_end(owner, value)
            case _:
                return False

    def _only_value(self, node: tree.Identifier) -> tree.Expression | None:
        variable = self._scopes.variable(node)
        return variable.value if variable is not None and variable.assignments == 1 else None

    # --- what changes ---

    def _without(self, known: Known, *nodes: tree.Node) -> Known:
        """What is still known when these have run."""
        if not known:
            return known
        changed = frozenset().union(*(self._changed(one) for one in nodes))
        if not changed:
            return known
        return {key: least for key, least in known.items() if changed.isdisjoint(_names(key))}

    def _changed(self, node: tree.Node) -> frozenset[str]:
        """The names that running a node may give another value."""
        found = self._changes.get(id(node))
        if found is None:
            names: set[str] = set()
            for inner in tree.walk(node):
                match inner:
                    case tree.Assignment(target=target) | tree.Update(operand=target):
                        names.update(_targets(target))
                    case tree.Call(callee=tree.Member(object=tree.Expression() as owner)):
                        # push, pop and their like change lengths
                        names.update(_targets(owner))
                    case _:
                        pass
            found = self._changes[id(node)] = frozenset(names)
        return found


def _targets(node: tree.Expression) -> set[str]:
    return {one.name for one in tree.walk(node) if isinstance(one, tree.Identifier | tree.Member)}


def _names(key: str) -> list[str]:
    return re.findall(r"\w+", key)


def _same(one: tree.Expression, other: tree.Expression) -> bool:
    return one is other or print_expression(one) == print_expression(other)


def _ends(node: tree.Statement) -> bool:
    """Whether nothing behind a statement runs."""
    match node:
        case tree.Return() | tree.Throw() | tree.Break() | tree.Continue():
            return True
        case tree.Block(body=(*_, last)):
            return _ends(last)
        case tree.If(yes=yes, no=no):
            return no is not None and _ends(yes) and _ends(no)
        case _:
            return False
