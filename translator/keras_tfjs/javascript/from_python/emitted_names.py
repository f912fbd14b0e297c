"""What the names of a finished program stand for: its variables with all values that they get, and
the fields of its classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from keras_tfjs.javascript import tree

Callable_ = tree.Function | tree.Arrow

_COUNTS = frozenset("- * / % **".split())
_COUNTING = frozenset(f"{operator}=" for operator in ("+", *_COUNTS))


@dataclass(eq=False)
class Variable:
    """`holder` is the node that can say its type: the declaration, or the pattern of a parameter.
    `first` is its first value, or what a parameter is without an argument; `later` all others.
    `members` are the names of those that are read or set."""

    kind: Literal["let", "const", "function", "class", "parameter", "rest", "import", "other"]
    holder: tree.Node | None = None
    first: tree.Expression | None = None
    later: list[tree.Expression] = field(default_factory=list)
    members: set[str] = field(default_factory=set)
    goes_through: bool = False
    """Whether a loop gives it values."""
    taken_apart: tree.Expression | None = None
    """The value that a pattern takes it from."""
    is_counted: bool = False
    """Whether something is computed with it."""
    is_called: bool = False
    is_left: bool = False
    """Whether a left-over statement was to give it a value."""
    source: str = ""
    """Of an imported namespace: the module."""


@dataclass(eq=False)
class Members:
    """A class: its methods, and for each field the statements that assign to `this.field`, with
    their values; `made` are those of the constructor."""

    methods: dict[str, tree.Function] = field(default_factory=dict)
    made: dict[str, list[tuple[tree.Statement, tree.Expression]]] = field(default_factory=dict)
    changed: dict[str, list[tuple[tree.Statement, tree.Expression]]] = field(default_factory=dict)


@dataclass
class Emitted:
    """`uses`: the variable of each name, by the node's id. `parameters`: the variables of a
    function's parameters, by place, or by key in an object at the end."""

    uses: dict[int, Variable] = field(default_factory=dict)
    variables: list[Variable] = field(default_factory=list)
    classes: dict[int, Members] = field(default_factory=dict)
    parameters: dict[int, dict[int | str, Variable]] = field(default_factory=dict)
    functions: list[Callable_] = field(default_factory=list)
    fields: dict[int, Members] = field(default_factory=dict)
    """The class of each `this.field`, by the node's id."""
    left: set[str] = field(default_factory=set)
    """The names that left-over statements were to bind."""


def names_of(statements: list[tree.Statement]) -> Emitted:
    made = Emitted()
    walk = _Walk(made)
    walk.body(tuple(statements), {})
    for node, owner in walk.calls:
        _hand_over(made, node, owner)
    return made


_Scope = dict[str, Variable]


class _Walk:
    def __init__(self, made: Emitted) -> None:
        self.made = made
        self.calls: list[tuple[tree.Call | tree.New, Members | None]] = []
        self._owner: Members | None = None
        self._constructs = False

    def body(self, statements: tuple[tree.Node, ...], outer: _Scope) -> None:
        scope = dict(outer)
        for one in statements:
            self._declare(one, scope)
        for one in statements:
            self.node(one, scope)

    def _declare(self, node: tree.Node, scope: _Scope) -> None:
        match node:
            case tree.Declaration(kind=kind, declarators=declarators):
                alone = len(declarators) == 1
                for one in declarators:
                    named = isinstance(one.target, tree.Identifier)
                    parts = {id(part): value for part, value in taken_apart(one.target, one.value)}
                    for name, part in _bound(one.target):
                        made = Variable("const" if kind == "const" else "let")
                        if named:
                            made.first = one.value
                        else:
                            made.taken_apart = one.value
                            made.first = parts.get(id(part))
                        if alone:
                            made.holder = node
                        self._add(name, made, scope)
            case tree.FunctionDeclaration(function=function) if function.name is not None:
                self._add(function.name.name, Variable("function", first=function), scope)
            case tree.ClassDeclaration(definition=definition) if definition.name is not None:
                self._add(definition.name.name, Variable("class", first=definition), scope)
            case tree.Import(source=source, namespace=namespace, names=names, default=default):
                if namespace is not None:
                    self._add(namespace, Variable("import", source=source), scope)
                for plain in (default, *(one.alias for one in names or ())):
                    if plain is not None:
                        self._add(plain, Variable("other"), scope)
            case _:
                pass

    def _add(self, name: str, variable: Variable, scope: _Scope) -> None:
        scope[name] = variable
        self.made.variables.append(variable)

    def node(self, node: tree.Node, scope: _Scope) -> None:
        match node:
            case tree.Block(body=body) | tree.Case(body=body):
                if isinstance(node, tree.Case) and node.test is not None:
                    self.node(node.test, scope)
                self.body(body, scope)
            case tree.Function() | tree.Arrow():
                self._function(node, scope)
            case tree.Class():
                self._class(node, scope)
            case tree.For() | tree.ForEach():
                self._loop(node, scope)
            case tree.Try(parameter=tree.Expression() as caught):
                inner = {**scope, **{name: Variable("other") for name in bound(caught)}}
                for one in tree.children(node):
                    self.node(one, inner)
            case tree.Identifier(name=name):
                if name in scope:
                    self.made.uses[id(node)] = scope[name]
            case tree.Left(binds=names):
                self.made.left.update(names)
                for bound_name in names:
                    if bound_name in scope:
                        scope[bound_name].is_left = True
            case tree.Property(key=key, value=value, computed=computed):
                if computed:
                    self.node(key, scope)
                self.node(value, scope)
            case _:
                self._note(node, scope)
                for one in tree.children(node):
                    self.node(one, scope)

    def _note(self, node: tree.Node, scope: _Scope) -> None:
        match node:
            case tree.Assignment(operator="=", target=tree.Identifier(name=name), value=value):
                if name in scope:
                    scope[name].later.append(value)
            case tree.Assignment(operator="=", target=tree.Array() as pattern, value=value):
                for part, taken in taken_apart(pattern, value):
                    if isinstance(part, tree.Identifier) and part.name in scope:
                        scope[part.name].later.append(taken)
            case tree.ExpressionStatement(
                expression=tree.Assignment(operator="=", target=target, value=value)
            ) if (self._owner is not None):
                table = self._owner.made if self._constructs else self._owner.changed
                for part, taken in [(target, value), *taken_apart(target, value)]:
                    match part:
                        case tree.Member(object=tree.This(), name=name):
                            table.setdefault(name, []).append((node, taken))
                        case _:
                            pass
            case tree.Call() | tree.New():
                self.calls.append((node, self._owner))
                match node.callee:
                    case tree.Identifier(name=name) if name in scope:
                        scope[name].is_called = True
                    case _:
                        pass
            case tree.Assignment(value=tree.Identifier(name=name)) if name in scope:
                scope[name].is_counted |= node.operator in _COUNTING
            case tree.Binary(operator=operator) if operator in _COUNTS or operator == "+":
                for side in (node.left, node.right):
                    if isinstance(side, tree.Identifier) and side.name in scope:
                        scope[side.name].is_counted = True
            case tree.Member(object=tree.Identifier(name=name), name=member) if name in scope:
                scope[name].members.add(member)
            case tree.Member(object=tree.This()) if self._owner is not None:
                self.made.fields[id(node)] = self._owner
            case _:
                pass

    def _function(self, node: Callable_, scope: _Scope) -> None:
        inner = dict(scope)
        listed: dict[int | str, Variable] = {}
        for place, one in enumerate(node.parameters):
            target = one.target if isinstance(one, tree.Default) else one
            default = one.value if isinstance(one, tree.Default) else None
            match target:
                case tree.Object(properties=properties):
                    for part in properties:
                        self._option(part, target, inner, listed)
                case tree.Identifier(name=name):
                    listed[place] = Variable("parameter", target, default)
                    self._add(name, listed[place], inner)
                case _:
                    for name in bound(target):
                        self._add(name, Variable("parameter"), inner)
            if default is not None:
                self.node(default, inner)
        self.made.parameters[id(node)] = listed
        self.made.functions.append(node)
        if isinstance(node.body, tree.Block):
            self.body(node.body.body, inner)
        else:
            self.node(node.body, inner)

    def _option(
        self,
        part: tree.Expression,
        pattern: tree.Object,
        scope: _Scope,
        listed: dict[int | str, Variable],
    ) -> None:
        match part:
            case tree.Property(key=tree.Identifier(name=key), value=value):
                default = value.value if isinstance(value, tree.Default) else None
                made = Variable("parameter", pattern, default)
                listed[key] = made
                for name in bound(value):
                    self._add(name, made, scope)
                if default is not None:
                    self.node(default, scope)
            case _:
                for name in bound(part):
                    self._add(name, Variable("rest", pattern), scope)

    def _class(self, node: tree.Class, scope: _Scope) -> None:
        outer = self._owner, self._constructs
        if node.superclass is not None:
            self.node(node.superclass, scope)
        made = Members()
        self.made.classes[id(node)] = made
        for one in node.members:
            self._owner, self._constructs = made, False
            if isinstance(one, tree.Method):
                if isinstance(one.key, tree.Identifier):
                    made.methods[one.key.name] = one.value
                self._constructs = one.kind == "constructor"
            for inner in tree.children(one):
                if inner is not getattr(one, "key", None):
                    self.node(inner, scope)
        self._owner, self._constructs = outer

    def _loop(self, node: tree.For | tree.ForEach, scope: _Scope) -> None:
        inner = dict(scope)
        match node:
            case tree.For(start=tree.Declaration() as start):
                self._declare(start, inner)
            case tree.ForEach(kind=str(), target=target):
                for name in bound(target):
                    self._add(name, Variable("other"), inner)
            case tree.ForEach(target=target):
                for name in bound(target):
                    if name in scope:
                        scope[name].goes_through = True
            case _:
                pass
        for one in tree.children(node):
            self.node(one, inner)


def bound(target: tree.Node | None) -> Iterator[str]:
    """The names of a pattern."""
    for name, _ in _bound(target):
        yield name


def _bound(target: tree.Node | None) -> Iterator[tuple[str, tree.Node]]:
    match target:
        case tree.Identifier(name=name):
            yield name, target
        case tree.Array(elements=parts) | tree.Object(properties=parts):
            for one in parts:
                yield from _bound(one)
        case tree.Property(value=inner) | tree.Default(target=inner) | tree.Spread(value=inner):
            yield from _bound(inner)
        case _:
            pass


def taken_apart(
    target: tree.Node, value: tree.Expression | None
) -> Iterator[tuple[tree.Node, tree.Expression]]:
    """The parts of a pattern of a list, each with its value."""
    if not isinstance(target, tree.Array) or value is None:
        return
    given = value.elements if isinstance(value, tree.Array) else ()
    for place, part in enumerate(target.elements):
        if isinstance(part, tree.Spread):
            return
        at = given[place] if place < len(given) else None
        if part is not None and not any(isinstance(one, tree.Spread) for one in given):
            yield part, at or tree.Index(value, tree.NumberLiteral(str(place)))


def _hand_over(made: Emitted, node: tree.Call | tree.New, owner: Members | None) -> None:
    """The arguments of a call are values of the function's parameters."""
    function = called(made, node, owner)
    if function is None:
        return
    listed = made.parameters.get(id(function), {})
    for place, one in enumerate(node.arguments):
        if isinstance(one, tree.Spread):
            return
        if place in listed:
            listed[place].later.append(one)
    last = node.arguments[-1] if node.arguments else None
    if isinstance(last, tree.Object) and len(node.arguments) == len(function.parameters):
        for part in last.properties:
            match part:
                case tree.Property(key=tree.Identifier(name=key), value=value) if key in listed:
                    listed[key].later.append(value)
                case _:
                    pass


def called(
    made: Emitted, node: tree.Call | tree.New, owner: Members | None = None
) -> Callable_ | None:
    """The function of the program that a call calls."""
    match node.callee:
        case tree.Identifier() as name:
            variable = made.uses.get(id(name))
            first = variable.first if variable is not None and not variable.later else None
            if isinstance(first, tree.Class):
                return made.classes[id(first)].methods.get("constructor")
            return first if isinstance(first, tree.Function | tree.Arrow) else None
        case tree.Member(object=tree.This(), name=method) if owner is not None:
            return owner.methods.get(method)
        case _:
            return None
