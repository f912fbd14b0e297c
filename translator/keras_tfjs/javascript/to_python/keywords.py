"""Trailing destructured objects as keyword parameters, where every call can change with them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.imported import Imported
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import FunctionNode, Variable


def keyword_object(node: FunctionNode) -> tree.Object | None:
    """`{a, b = 1} = {}` at the end of the parameters, of plain names."""
    listed = node.parameters
    if listed and isinstance(listed[-1], tree.Spread) and len(listed) > 1:
        listed = listed[:-1]
    if not listed:
        return None
    match listed[-1]:
        case tree.Default(target=tree.Object() as target, value=tree.Object(properties=())):
            pass
        case tree.Object() as target:
            pass
        case _:
            return None
    for member in target.properties:
        match member:
            case tree.Property(shorthand=True, value=tree.Identifier()):
                continue
            case tree.Property(shorthand=True, value=tree.Default(target=tree.Identifier())):
                continue
            case tree.Spread(value=tree.Identifier()):
                continue
            case _:
                return None
    return target


def keyword_functions(program: tree.Program, scopes: Scopes) -> dict[int, FunctionNode]:
    """Functions, by id, whose last object becomes keywords: every use of them is a call."""
    called: set[int] = set()
    decorated: set[str] = set()
    for node in tree.walk(program):
        match node:
            case tree.Call(
                callee=tree.Identifier(name="pyDecorated") as callee,
                arguments=(tree.Member(name=name), *_),
            ):
                called.add(id(callee))
                decorated.add(name)
            case tree.Call(callee=tree.Identifier() as callee) | tree.New(
                callee=tree.Identifier() as callee
            ):
                called.add(id(callee))
            case _:
                pass
    found: dict[int, FunctionNode] = {}
    handed_around = _constructors_handed_around(program)
    for function, variable in _named(program, scopes, decorated):
        if keyword_object(function) is None or id(function) in handed_around:
            continue
        own = function.name if isinstance(function, tree.Function) else None
        if variable is None or all(use is own or id(use) in called for use in variable.uses):
            found[id(function)] = function
    return found


def _constructors_handed_around(program: tree.Program) -> set[int]:
    """Constructors, by id, of classes that are also values: who calls them is not known."""
    classes = {
        node.name.name: node
        for node in tree.walk(program)
        if isinstance(node, tree.Class) and node.name is not None
    }
    plain: set[int] = {id(one.name) for one in classes.values()}
    for node in tree.walk(program):
        match node:
            case tree.New(callee=used) | tree.Class(superclass=tree.Expression() as used):
                plain.add(id(used))
            case tree.Member(object=used) | tree.Binary(operator="instanceof", right=used):
                plain.add(id(used))
            case tree.Export(default=tree.Identifier() as used):
                plain.add(id(used))
            case tree.Binary(operator="===" | "!==", left=left, right=right):
                plain.update((id(left), id(right)))
            case tree.Call(callee=tree.Member(name="registerClass"), arguments=arguments):
                plain.update(map(id, arguments))
            case _:
                pass
    found: set[int] = set()
    for node in tree.walk(program):
        if not isinstance(node, tree.Identifier) or id(node) in plain or node.name not in classes:
            continue
        one: tree.Class | None = classes[node.name]
        while one is not None:
            found.update(
                id(member.value)
                for member in one.members
                if isinstance(member, tree.Method) and member.kind == "constructor"
            )
            above = one.superclass
            parent = classes.get(above.name) if isinstance(above, tree.Identifier) else None
            one = parent if parent is not one else None
    return found


def _named(
    program: tree.Program, scopes: Scopes, decorated: Container[str] = ()
) -> Iterator[tuple[FunctionNode, Variable | None]]:
    """Functions that have names; what calls of `decorated` methods reach is another function."""
    for node in tree.walk(program):
        match node:
            case tree.FunctionDeclaration(function=tree.Function(name=name) as function) if name:
                yield function, scopes.variable(name)
            case tree.Declarator(
                target=tree.Identifier() as target, value=(tree.Arrow() | tree.Function()) as value
            ):
                yield value, scopes.variable(target)
            case tree.Method(key=key, value=function, kind="method" | "constructor"):
                if not isinstance(key, tree.Identifier) or key.name not in decorated:
                    yield function, None
            case _:
                pass


def _shape(node: FunctionNode) -> tuple[int, bool]:
    """How calls of a method look: methods of one name and shape are called alike."""
    return len(node.parameters), keyword_object(node) is not None


class Callees:
    """The function of the file that a call calls, by name."""

    def __init__(
        self,
        program: tree.Program,
        scopes: Scopes,
        imported: Mapping[Variable, FunctionNode],
        others: Imported,
    ) -> None:
        """`imported`: functions of other modules under this file's names; `others` has the classes
        too."""
        self._scopes = scopes
        self._methods = {name: list(found) for name, found in others.methods.items()}
        self._classes = {
            name: one for name, one in others.definitions.items() if isinstance(one, tree.Class)
        }
        self._functions: dict[Variable, FunctionNode] = {}
        for node in tree.walk(program):
            match node:
                case tree.Method(key=tree.Identifier(name=name), value=value):
                    self._methods.setdefault(name, []).append(value)
                case tree.Class(name=tree.Identifier(name=name)):
                    self._classes[name] = node
                case _:
                    pass
        for function, variable in _named(program, scopes):
            if variable is not None:
                self._functions[variable] = function
        self._functions.update(imported)

    def find(
        self, node: tree.Call | tree.New, owner: tree.Class | None = None
    ) -> FunctionNode | None:
        """`owner` is the class whose member the call stands in."""
        match node:
            case tree.New(callee=tree.Identifier(name=name)) if name in self._classes:
                return self._constructor(self._classes[name])
            case tree.New(callee=tree.Member() as callee) if _dotted(callee) in self._classes:
                return self._constructor(self._classes[_dotted(callee)])
            case tree.Call(callee=tree.Super()):
                parent = self._parent(owner)
                return self._constructor(parent) if parent else None
            case tree.Call(callee=tree.Member(object=tree.Super(), name=name)):
                return self._inherited(owner, name)
            case tree.Call(callee=tree.Identifier() as callee):
                variable = self._scopes.variable(callee)
                return self._functions.get(variable) if variable else None
            case tree.Call(callee=tree.Member(name=name)):
                found = self._methods.get(name, [])
                shapes = {_shape(one) for one in found}
                return found[0] if len(shapes) == 1 else None
            case _:
                return None

    def _constructor(self, node: tree.Class) -> FunctionNode | None:
        for member in node.members:
            if isinstance(member, tree.Method) and member.kind == "constructor":
                return member.value
        parent = self._parent(node)
        return self._constructor(parent) if parent is not None else None

    def _parent(self, node: tree.Class | None) -> tree.Class | None:
        match node:
            case tree.Class(superclass=tree.Identifier(name=name)) if name in self._classes:
                parent = self._classes[name]
                return parent if parent is not node else None
            case _:
                return None

    def _inherited(self, node: tree.Class | None, name: str) -> FunctionNode | None:
        parent = self._parent(node)
        while parent is not None:
            for member in parent.members:
                match member:
                    case tree.Method(key=tree.Identifier(name=found)) if found == name:
                        return member.value
                    case _:
                        continue
            parent = self._parent(parent)
        return None


def _dotted(node: tree.Expression) -> str:
    """`a.b.C`; empty for what is no row of names."""
    match node:
        case tree.Identifier(name=name):
            return name
        case tree.Member(object=owner, name=name) if outer := _dotted(owner):
            return f"{outer}.{name}"
        case _:
            return ""


def without_undefined(
    arguments: tuple[tree.Expression, ...], function: FunctionNode
) -> tuple[tree.Expression, ...]:
    """The arguments of a call without those at its end that ask for the parameter's default."""
    count = len(arguments)
    while 0 < count <= len(function.parameters):
        match arguments[count - 1], function.parameters[count - 1]:
            case tree.Identifier(name="undefined"), tree.Default():
                count -= 1
            case _:
                break
    return arguments[:count]
