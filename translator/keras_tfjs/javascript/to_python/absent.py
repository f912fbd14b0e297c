"""Which of null and undefined each expression may be where it stands: the statements as they run,
with what their tests have shown."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.printing.printer import print_expression
from keras_tfjs.javascript.to_python.completion import may_end
from keras_tfjs.javascript.to_python.keywords import Callees
from keras_tfjs.javascript.to_python.nothing import (
    EITHER,
    NULL,
    OPEN,
    PARSED,
    UNDEFINED,
    VALUE,
    Path,
    Sources,
    asks,
)
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import Variable, bound_names

Here = dict[Path, int]
"""What variables and members may be here; where one is not in it, what it may be anywhere."""

_EQUAL = frozenset(("===", "!=="))
_TYPES = frozenset(("string", "number", "boolean", "function", "symbol", "bigint"))


class Absent:
    """`of(node)`: the bits of an expression that may be null or undefined, else 0."""

    def __init__(self, program: tree.Program, scopes: Scopes, callees: Callees) -> None:
        self._sources = Sources(program, scopes, callees)
        self._scopes = scopes
        self._found: dict[int, int] = {}
        self._owner: tree.Class | None = None
        self._changes: dict[int, frozenset[Path]] = {}
        self.repeated: set[int] = set()
        """Comparisons, by id, that ask again with undefined what was asked with null."""
        self.harmless: set[int] = set()
        """Comparisons, by id, whose neighbour asks for the other of the two."""
        self._body(program.body, {})
        if self._sources.hand_on(self._found):
            # Once more, with what is known of the parameters
            self._found.clear()
            self._body(program.body, {})

    def of(self, node: tree.Expression) -> int:
        if isinstance(node, tree.NullLiteral):
            return NULL
        return self._found.get(id(node), 0)

    def handed(self, parameter: tree.Identifier) -> int:
        """What calls in the file hand to a parameter with a default: null, undefined, or both."""
        variable = self._scopes.variable(parameter)
        null = NULL if variable in self._sources.null_arguments else 0
        return null | (UNDEFINED if variable in self._sources.missing_arguments else 0)

    # --- statements ---

    def _body(self, statements: tuple[tree.Statement, ...], here: Here) -> None:
        for one in statements:
            self._statement(one, here)

    def _statement(self, node: tree.Statement, here: Here) -> None:
        """Runs a statement: `here` is what is known behind it afterwards."""
        match node:
            case tree.ExpressionStatement(expression=expression):
                self._value(expression, here)
            case tree.Declaration(declarators=declarators):
                for one in declarators:
                    self._declarator(one, here, node.kind)
            case tree.If():
                self._if(node, here)
            case tree.Block(body=body):
                self._body(body, here)
            case tree.Return(value=tree.Expression() as value) | tree.Throw(value=value):
                self._value(value, here)
            case tree.While(test=test, body=body):
                self._forget(node, here)
                self._value(test, here)
                self._statement(body, self._where(test, dict(here), True))
                self._shown(test, here, False)
            case tree.DoWhile(body=body, test=test):
                self._forget(node, here)
                self._statement(body, here)
                self._value(test, here)
            case tree.For(start=start, test=test, step=step, body=body):
                if isinstance(start, tree.Statement):
                    self._statement(start, here)
                elif start is not None:
                    self._value(start, here)
                self._forget(node, here)
                inside = dict(here)
                if test is not None:
                    self._value(test, here)
                    inside = self._where(test, inside, True)
                self._statement(body, inside)
                if step is not None:
                    self._value(step, inside)
            case tree.ForEach(values=values, body=body):
                self._value(values, here)
                self._forget(node, here)
                self._statement(body, dict(here))
            case tree.FunctionDeclaration(function=function):
                self._inside(function, {})
            case tree.ClassDeclaration(definition=definition):
                self._class(definition)
            case tree.Export(declaration=declaration, default=default):
                if declaration is not None:
                    self._statement(declaration, here)
                elif default is not None:
                    self._value(default, here)
            case tree.Try(block=block, handler=handler, finalizer=finalizer):
                self._body(block.body, here)
                self._forget(node, here)
                for clause in (handler, finalizer):
                    if clause is not None:
                        self._body(clause.body, dict(here))
            case tree.Switch(value=value, cases=cases):
                self._value(value, here)
                self._forget(node, here)
                for case in cases:
                    inside = dict(here)
                    if case.test is not None:
                        self._value(case.test, inside)
                    self._body(case.body, inside)
            case tree.Labeled(body=body):
                self._statement(body, here)
            case _:
                pass

    def _declarator(self, node: tree.Declarator, here: Here, kind: str) -> None:
        bits = UNDEFINED if node.value is None else self._value(node.value, here)
        match node.target:
            case tree.Identifier() as target:
                variable = self._scopes.variable(target)
                if variable is None or variable in self._sources.shared:
                    return
                if node.value is not None or kind == "let":
                    here[variable] = bits
            case target:
                self._pattern(target, here)

    def _if(self, node: tree.If, here: Here) -> None:
        self._value(node.test, here)
        yes, no = dict(here), here
        self._shown(node.test, yes, True)
        self._shown(node.test, no, False)
        self._statement(node.yes, yes)
        if node.no is not None:
            self._statement(node.no, no)
        if not may_end(node.yes):
            return
        if node.no is not None and not may_end(node.no):
            here.clear()
            here.update(yes)
            return
        for path in yes.keys() | here.keys():
            here[path] = self._at(path, yes) | self._at(path, here)

    def _forget(self, node: tree.Node, here: Here) -> None:
        """What a loop changes may be any of its values."""
        if not here:
            return
        for path in self._changed(node):
            if path in here:
                here[path] |= self._sources.of_path(path)

    def _changed(self, node: tree.Node) -> frozenset[Path]:
        found = self._changes.get(id(node))
        if found is None:
            paths: set[Path] = set()
            for inner in tree.walk(node):
                match inner:
                    case tree.Assignment(target=target) | tree.Update(operand=target):
                        path = self._sources.path(target, self._owner)
                        paths.update(() if path is None else (path,))
                    case _:
                        pass
            found = self._changes[id(node)] = frozenset(paths)
        return found

    # --- functions ---

    def _inside(self, node: tree.Function | tree.Arrow, here: Here) -> None:
        for one in node.parameters:
            self._pattern(one, here)
        if isinstance(node.body, tree.Block):
            self._body(node.body.body, here)
        else:
            self._value(node.body, here)

    def _class(self, node: tree.Class) -> None:
        before, self._owner = self._owner, node
        if node.superclass is not None:
            self._value(node.superclass, {})
        for member in node.members:
            match member:
                case tree.Method(value=function):
                    self._inside(function, {})
                case tree.Field(value=tree.Expression() as value):
                    self._value(value, {})
                case tree.StaticBlock(body=block):
                    self._body(block.body, {})
                case _:
                    pass
        self._owner = before

    def _pattern(self, node: tree.Expression, here: Here) -> None:
        for inner in tree.walk(node):
            if isinstance(inner, tree.Default):
                self._value(inner.value, here)
        for one in bound_names(node):
            variable = self._scopes.variable(one)
            if variable is not None:
                here.pop(variable, None)

    # --- expressions ---

    def _at(self, path: Path, here: Here) -> int:
        found = here.get(path)
        return self._sources.of_path(path) if found is None else found

    def _value(self, node: tree.Expression, here: Here) -> int:
        bits = self._walked(node, here)
        if bits & EITHER:
            self._found[id(node)] = bits
        return bits

    def _walked(self, node: tree.Expression, here: Here) -> int:
        match node:
            case tree.Identifier():
                variable = self._scopes.variable(node)
                if variable is None:
                    return UNDEFINED if node.name == "undefined" else OPEN
                return self._at(variable, here)
            case tree.NumberLiteral() | tree.StringLiteral() | tree.BooleanLiteral():
                return VALUE
            case tree.NullLiteral():
                return NULL
            case tree.Member(object=inner):
                self._value(inner, here)
                path = self._sources.path(node, self._owner)
                if path is not None:
                    return self._at(path, here)
                return self._form(node)
            case tree.Binary():
                return self._binary(node, here)
            case tree.Conditional(test=test, yes=yes, no=no):
                self._value(test, here)
                return self._value(yes, self._where(test, here, True)) | self._value(
                    no, self._where(test, here, False)
                )
            case tree.Assignment():
                return self._assignment(node, here)
            case tree.Arrow() | tree.Function():
                self._inside(node, self._kept(here))
                return VALUE
            case tree.Class():
                self._class(node)
                return VALUE
            case tree.Call() | tree.New():
                for one in tree.children(node):
                    if isinstance(one, tree.Expression):
                        self._value(one, here)
                for path in [one for one in here if isinstance(one, tuple)]:
                    del here[path]
                return self._form(node)
            case tree.Property(key=key, value=value, computed=computed):
                if computed:
                    self._value(key, here)
                self._value(value, here)
                return VALUE
            case _:
                for one in tree.children(node):
                    if isinstance(one, tree.Expression):
                        self._value(one, here)
                return self._form(node)

    def _form(self, node: tree.Expression) -> int:
        return self._sources.by_form(node, self._known)

    def _known(self, node: tree.Expression) -> int:
        """What was found of a part; one that was neither null nor undefined is not kept."""
        if isinstance(node, tree.Call | tree.Await) or id(node) in self._found:
            return self._found.get(id(node)) or self._sources.of(node)
        match node:
            case tree.Identifier() | tree.Member() | tree.Index():
                bits = self._sources.of(node)
                return bits & ~EITHER | OPEN if bits & PARSED else OPEN
            case _:
                return VALUE

    def _kept(self, here: Here) -> Here:
        """What a function may still count on that is called later."""
        return {
            path: bits
            for path, bits in here.items()
            if isinstance(path, Variable) and path.assignments == 1
        }

    def _binary(self, node: tree.Binary, here: Here) -> int:
        left = self._value(node.left, here)
        match node.operator:
            case "&&":
                self._neighbours(node)
                right = self._value(node.right, self._where(node.left, here, True))
                return left | right
            case "||":
                self._neighbours(node)
                right = self._value(node.right, self._where(node.left, here, False))
                return left & ~EITHER | right
            case "??":
                return left & ~EITHER | self._value(node.right, here)
            case _:
                self._value(node.right, here)
                return VALUE

    def _assignment(self, node: tree.Assignment, here: Here) -> int:
        bits = self._value(node.value, here)
        match node.operator:
            case "=":
                pass
            case "??=" | "||=":
                bits |= self._value(node.target, here) & ~EITHER
            case "&&=":
                bits |= self._value(node.target, here)
            case _:
                self._value(node.target, here)
                bits = VALUE
        path = self._sources.path(node.target, self._owner)
        if path is not None and path not in self._sources.shared:
            here[path] = bits
        elif path is None:
            for one in tree.children(node.target):
                if isinstance(one, tree.Expression):
                    self._value(one, here)
        return bits

    # --- tests ---

    def _where(self, test: tree.Expression, here: Here, holds: bool) -> Here:
        found = dict(here)
        self._shown(test, found, holds)
        return found

    def _shown(self, test: tree.Expression, here: Here, holds: bool) -> None:
        """Notes what is known where a test holds, or does not."""
        match test:
            case tree.Unary(operator="!", operand=operand):
                self._shown(operand, here, not holds)
            case tree.Binary(operator="&&" | "||" as operator, left=left, right=right):
                if (operator == "&&") == holds:
                    self._shown(left, here, holds)
                    self._shown(right, here, holds)
            case tree.Binary(operator=operator, left=left, right=right) if operator[-1] == "=":
                if operator[0] in "=!":
                    is_same = (operator[0] == "=") == holds
                    self._compared(left, right, here, is_same, operator in _EQUAL)
            case tree.Binary(operator="instanceof", left=left) if holds:
                self._narrow(left, here, ~EITHER)
            case tree.Call(
                callee=tree.Member(object=tree.Identifier(name="Array" | "Number")),
                arguments=(one, *_),
            ) if holds:
                self._narrow(one, here, ~EITHER)
            case tree.Call(
                callee=tree.Identifier(name=name), arguments=(one,)
            ) if holds and name.startswith("is"):
                self._narrow(one, here, ~EITHER)
            case tree.Assignment(operator="=", target=target) if holds:
                self._narrow(target, here, ~EITHER)
            case _ if holds:
                self._narrow(test, here, ~EITHER)
            case _:
                pass

    def _compared(
        self,
        left: tree.Expression,
        right: tree.Expression,
        here: Here,
        is_same: bool,
        is_strict: bool,
    ) -> None:
        asked = asks(left, right)
        if asked is not None:
            subject, bit = asked
            bits = bit if is_strict else EITHER
            self._narrow(subject, here, bits | OPEN if is_same else ~bits)
            return
        match left, right:
            case tree.Unary(operator="typeof", operand=subject), tree.StringLiteral(value=value):
                if is_same and value in _TYPES:
                    self._narrow(subject, here, ~EITHER)
                elif is_same and value == "object":
                    self._narrow(subject, here, ~UNDEFINED)
            case (subject, tree.StringLiteral() | tree.NumberLiteral()) if is_same:
                self._narrow(subject, here, ~EITHER)
            case _:
                pass

    def _narrow(self, node: tree.Expression, here: Here, mask: int) -> None:
        while isinstance(node, tree.Member | tree.Index | tree.Call) and mask == ~EITHER:
            inner = node.callee if isinstance(node, tree.Call) else node.object
            path = self._sources.path(node, self._owner)
            if path is not None:
                here[path] = self._at(path, here) & mask
            node = inner
        path = self._sources.path(node, self._owner)
        if path is not None and path not in self._sources.shared:
            bits = self._at(path, here)
            here[path] = bits & mask

    def _neighbours(self, node: tree.Binary) -> None:
        """`x === null || x === undefined`: together they ask what Python's None answers."""
        wanted = "===" if node.operator == "||" else "!=="
        asked: dict[str, tuple[int, tree.Expression]] = {}
        typed: list[tree.Expression] = []
        pending: list[tree.Expression] = [node]
        while pending:
            match pending.pop():
                case tree.Binary(operator=operator, left=left, right=right) if (
                    operator == node.operator
                ):
                    pending += (right, left)
                case tree.Binary(operator=operator, left=left, right=right) as one:
                    found = asks(left, right)
                    if found is None:
                        typed += [left.operand] if isinstance(left, tree.Unary) else []
                        continue
                    subject, bit = found
                    text = print_expression(subject)
                    if operator == wanted and text in asked and asked[text][0] != bit:
                        self.harmless.update((id(one), id(asked[text][1])))
                        self.repeated.add(id(one))
                    elif operator == wanted:
                        asked[text] = bit, one
                case tree.Expression() as one:
                    asked.setdefault(print_expression(one), (EITHER, one))
                case _:
                    pass
        self.harmless.update(id(one) for one in typed if print_expression(one) in asked)
