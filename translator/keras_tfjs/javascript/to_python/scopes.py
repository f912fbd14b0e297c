"""JavaScript's block scopes as Python's function scopes: which declaration every name means, what
it is called in Python, and which names a function must declare `nonlocal` or `global`."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.variables import (
    Block,
    FunctionNode,
    Scope,
    Variable,
    bound_names,
    end_of,
    is_inlined,
    keeps,
)
from keras_tfjs.javascript.words import Names


class Scopes:
    """`variable(identifier)` says what a name means; None: a global of the host."""

    def __init__(self, program: tree.Program, names: Names) -> None:
        self.names = names
        self.of_node: dict[int, Scope] = {}
        self._meaning: dict[int, Variable] = {}
        self.root = Scope(program, None)
        self.of_node[id(program)] = self.root
        self._captures: dict[int, list[Variable]] = {}
        self._immediate: set[int] = set()
        self._counters: set[Variable] = set()
        """Variables of `for (let i = 0; ...; i++)`."""
        self._scope = self.root
        self._block = Block(None, self.root)
        self._hoist(program.body)
        for statement in program.body:
            self._visit(statement)
        self._name(self.root)
        for captured in self._captures.values():
            captured[:] = [
                one for one in captured if one.assignments == 1 + (one in self._counters)
            ]

    def variable(self, node: tree.Identifier) -> Variable | None:
        return self._meaning.get(id(node))

    def global_variable(self, name: str) -> Variable | None:
        """A variable of the program itself."""
        return next((one for one in self.root.variables if one.name == name), None)

    def captured_by(self, node: FunctionNode) -> list[Variable]:
        """Variables of loops around a function that may be called after their turn."""
        return self._captures.get(id(node), [])

    def scope(self, node: tree.Node) -> Scope:
        return self.of_node[id(node)]

    # --- declaring ---

    def _declare(
        self, name: str, kind: str, block: Block | None = None, at: tree.Node | None = None
    ) -> Variable:
        home = block or self._block
        position = (at.span.line, at.span.column) if at is not None and at.span else (0, 0)
        if name in home.names:
            return home.names[name]
        variable = Variable(name, kind, home.scope, home, position=position)
        home.names[name] = variable
        home.scope.variables.append(variable)
        return variable

    def _function_block(self) -> Block:
        block = self._block
        while block.parent is not None and block.parent.scope is block.scope:
            block = block.parent
        return block

    def _hoist(self, body: tuple[tree.Statement, ...]) -> None:
        """Declares what a block declares anywhere in it before it is walked."""
        for statement in body:
            inner = statement.declaration if isinstance(statement, tree.Export) else statement
            match inner:
                case tree.Declaration(kind=kind, declarators=declarators):
                    if kind != "var":
                        for one in declarators:
                            for identifier in bound_names(one.target):
                                self._declare(identifier.name, kind, at=identifier)
                case tree.FunctionDeclaration(function=tree.Function(name=name)) if name:
                    self._declare(name.name, "function").value = inner.function
                case tree.ClassDeclaration(definition=tree.Class(name=name)) if name:
                    self._declare(name.name, "class")
                case tree.Import():
                    self._import(inner)
                case _:
                    pass
            if isinstance(statement, tree.Export):
                match statement.default:
                    case tree.Function(name=name) | tree.Class(name=name) if name:
                        self._declare(name.name, "function")
                    case _:
                        pass
            self._hoist_var(statement)

    def _hoist_var(self, node: tree.Node) -> None:
        if isinstance(node, tree.Declaration) and node.kind == "var":
            for one in node.declarators:
                for identifier in bound_names(one.target):
                    self._declare(identifier.name, "var", self._function_block(), identifier)
        if isinstance(node, tree.Expression | tree.ClassDeclaration | tree.FunctionDeclaration):
            return
        for child in tree.children(node):
            if isinstance(child, tree.Statement | tree.Case):
                self._hoist_var(child)

    def _import(self, node: tree.Import) -> None:
        for name in (node.default, node.namespace):
            if name:
                self._declare(name, "import")
        for specifier in node.names or ():
            self._declare(specifier.alias, "import")

    # --- walking ---

    def _use(self, node: tree.Identifier, *, assigned: bool = False) -> None:
        variable = self._block.find(node.name)
        if variable is None:
            return
        self._meaning[id(node)] = variable
        variable.uses.append(node)
        if variable.owner is not self._scope:
            variable.captured = True
            self._capture(variable)
        if assigned:
            variable.assignments += 1
            if variable.owner is not self._scope:
                self._scope.outer[variable.name] = variable

    def _capture(self, variable: Variable) -> None:
        """Notes a variable of a turn for the function that outlives it."""
        block: Block | None = variable.block
        while block is not None and not block.is_loop and block.scope is variable.owner:
            block = block.parent
        if block is None or not block.is_loop or block.scope is not variable.owner:
            return
        inner: Scope | None = self._scope
        while inner is not None and inner.parent is not variable.owner:
            inner = inner.parent
        if inner is None or id(inner.node) in self._immediate:
            return
        known = self._captures.setdefault(id(inner.node), [])
        if variable not in known:
            known.append(variable)

    def _visit_all(self, nodes: tuple[tree.Node | None, ...]) -> None:
        for node in nodes:
            if node is not None:
                self._visit(node)

    def _visit(self, node: tree.Node) -> None:
        match node:
            case tree.Identifier():
                self._use(node)
            case tree.Function() | tree.Arrow():
                self._function(node)
            case tree.Block(body=body):
                self._enter(body, node)
            case tree.Declaration(kind=kind, declarators=declarators):
                for one in declarators:
                    if one.value is not None:
                        self._visit(one.value)
                    self._bind(one.target, kind, one.value)
            case tree.Assignment(operator=_, target=target, value=value):
                self._visit(value)
                self._assign(target)
            case tree.Update(operand=operand):
                self._assign(operand)
            case tree.For():
                self._loop(node)
            case tree.ForEach():
                self._for_each(node)
            case tree.While(body=body, test=test) | tree.DoWhile(body=body, test=test):
                self._visit(test)
                self._in_block((body,), is_loop=True)
            case tree.Try():
                self._try(node)
            case tree.Switch(value=value, cases=cases):
                self._visit(value)
                self._switch(cases)
            case tree.ExpressionStatement() if (function := is_inlined(node)) is not None:
                self._inlined(node, function)
            case tree.Call(callee=callee, arguments=arguments):
                if not keeps(callee):
                    self._immediate.update(id(one) for one in arguments)
                self._immediate.add(id(callee))
                self._visit_all((callee, *arguments))
            case tree.Member(object=inner):
                self._visit(inner)
            case tree.Property(key=key, value=value, computed=computed):
                if computed:
                    self._visit(key)
                self._visit(value)
            case tree.Method(key=key, value=value, computed=computed):
                if computed:
                    self._visit(key)
                self._visit(value)
            case tree.Field(key=key, value=value, computed=computed):
                if computed:
                    self._visit(key)
                self._visit_all((value,))
            case tree.FunctionDeclaration(function=function):
                if function.name is not None:
                    self._use(function.name)
                self._visit(function)
            case tree.ClassDeclaration(definition=definition):
                self._class(definition)
            case tree.Class():
                self._class(node)
            case _:
                self._visit_all(tuple(tree.children(node)))

    def _class(self, node: tree.Class) -> None:
        if node.name is not None:
            if self._block.find(node.name.name) is None:
                self._declare(node.name.name, "class")
            self._use(node.name)
        self._visit_all((node.superclass, *node.members))

    def _bind(self, target: tree.Expression, kind: str, value: tree.Expression | None) -> None:
        for identifier in bound_names(target):
            variable = self._block.find(identifier.name)
            if variable is not None:
                self._meaning[id(identifier)] = variable
                variable.assignments += 1
                if isinstance(target, tree.Identifier):
                    variable.value = value
        self._visit_defaults(target)

    def _visit_defaults(self, target: tree.Expression) -> None:
        """Defaults and computed keys in a pattern."""
        match target:
            case tree.Default(target=inner, value=value):
                self._visit(value)
                self._visit_defaults(inner)
            case tree.Object(properties=members):
                for member in members:
                    if isinstance(member, tree.Property):
                        if member.computed:
                            self._visit(member.key)
                        self._visit_defaults(member.value)
            case tree.Array(elements=elements):
                for element in elements:
                    if element is not None:
                        self._visit_defaults(element)
            case _:
                pass

    def _assign(self, target: tree.Expression) -> None:
        match target:
            case tree.Identifier():
                self._use(target, assigned=True)
            case tree.Array(elements=elements):
                for element in elements:
                    if element is not None:
                        self._assign(element)
            case tree.Object(properties=members):
                for member in members:
                    self._assign(member.value if isinstance(member, tree.Property) else member)
            case tree.Spread(value=inner):
                self._assign(inner)
            case tree.Default(target=inner, value=value):
                self._visit(value)
                self._assign(inner)
            case _:
                self._visit(target)

    def _in_block(self, nodes: tuple[tree.Node | None, ...], *, is_loop: bool = False) -> None:
        outer = self._block
        self._block = Block(outer, self._scope, is_loop)
        self._visit_all(nodes)
        self._block = outer

    def _enter(self, body: tuple[tree.Statement, ...], node: tree.Node) -> None:
        outer = self._block
        self._block = Block(outer, self._scope, end=end_of(node))
        self._hoist(body)
        self._visit_all(body)
        self._block = outer

    def _loop(self, node: tree.For) -> None:
        outer = self._block
        self._block = Block(outer, self._scope, is_loop=True, end=end_of(node))
        if isinstance(node.start, tree.Declaration):
            self._hoist((node.start,))
        self._visit_all((node.start, node.test, node.step, node.body))
        match node.start, node.step:
            case tree.Declaration(kind="let"), (
                tree.Update(operand=tree.Identifier() as counter)
                | tree.Assignment(target=tree.Identifier() as counter)
            ):
                variable = self.variable(counter)
                if variable is not None and variable.owner is self._scope:
                    self._counters.add(variable)
            case _:
                pass
        self._block = outer

    def _for_each(self, node: tree.ForEach) -> None:
        self._visit(node.values)
        outer = self._block
        self._block = Block(outer, self._scope, is_loop=True, end=end_of(node))
        if node.kind is None:
            self._assign(node.target)
        else:
            home = self._function_block() if node.kind == "var" else None
            for identifier in bound_names(node.target):
                self._declare(identifier.name, node.kind, home)
            self._bind(node.target, node.kind, None)
        self._visit(node.body)
        self._block = outer

    def _inlined(self, node: tree.ExpressionStatement, function: tree.Arrow) -> None:
        assert isinstance(node.expression, tree.Call)
        self._visit(node.expression.callee)
        outer = self._block
        self._block = Block(outer, self._scope, is_loop=True, end=end_of(node))
        for parameter in function.parameters:
            for identifier in bound_names(parameter):
                self._declare(identifier.name, "let")
            self._bind(parameter, "let", None)
        self._visit(function.body)
        self._block = outer

    def _try(self, node: tree.Try) -> None:
        self._visit(node.block)
        if node.handler is not None:
            outer = self._block
            self._block = Block(outer, self._scope)
            if node.parameter is not None:
                for identifier in bound_names(node.parameter):
                    self._declare(identifier.name, "catch")
                self._bind(node.parameter, "catch", None)
            self._visit(node.handler)
            self._block = outer
        self._visit_all((node.finalizer,))

    def _switch(self, cases: tuple[tree.Case, ...]) -> None:
        outer = self._block
        self._block = Block(outer, self._scope)
        for case in cases:
            self._hoist(case.body)
        for case in cases:
            self._visit_all((case.test, *case.body))
        self._block = outer

    def _function(self, node: FunctionNode) -> None:
        outer_scope, outer_block = self._scope, self._block
        self._scope = Scope(node, outer_scope)
        self.of_node[id(node)] = self._scope
        self._block = Block(outer_block, self._scope)
        own = node.name if isinstance(node, tree.Function) else None
        if own is not None and outer_block.find(own.name) is None:
            self._declare(own.name, "function")
        for parameter in node.parameters:
            for identifier in bound_names(parameter):
                self._declare(identifier.name, "parameter")
            self._bind(parameter, "parameter", None)
        if isinstance(node.body, tree.Block):
            self._hoist(node.body.body)
            self._visit_all(node.body.body)
        else:
            self._visit(node.body)
        self._scope, self._block = outer_scope, outer_block

    # --- naming ---

    def _name(self, root: Scope) -> None:
        """Two variables of one function that are alive at once get two names."""
        scopes = list(dict.fromkeys(self.of_node.values()))
        for scope in scopes:
            given: dict[str, list[Variable]] = {}
            for variable in scope.variables:
                name = self.names[variable.name]
                rivals = given.setdefault(name, [])
                clash = any(self._meet(variable, rival) for rival in rivals)
                variable.python = self.names.fresh(name) if clash else name
                rivals.append(variable)

    @staticmethod
    def _meet(one: Variable, other: Variable) -> bool:
        """Nested blocks always; blocks side by side only where a function may look back."""
        if one.captured or other.captured:
            return True
        for outer, inner in ((one, other), (other, one)):
            if outer.block.holds(inner.block):
                # An outer name declared after the inner block is not alive in it
                after = outer.kind in ("let", "const", "catch") and outer.position > inner.block.end
                return not (after and inner.block.end > (0, 0))
        return False
