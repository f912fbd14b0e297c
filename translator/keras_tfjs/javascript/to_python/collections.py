"""What the program does with its objects and arrays, seen in one walk before it is translated."""

from __future__ import annotations

from collections.abc import Callable

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import Variable


def local_collections(program: tree.Program, scopes: Scopes) -> set[int]:
    """`new Map(...)`, by id, whose variable is used for nothing but its members, with keys that are
    texts: a dict does the same."""
    created: dict[Variable, tree.New] = {}
    allowed: set[int] = set()
    for node in tree.walk(program):
        match node:
            case tree.Declarator(
                target=tree.Identifier() as target,
                value=tree.New(callee=tree.Identifier(name="Map")) as value,
            ):
                variable = scopes.variable(target)
                if variable is not None and _has_text_keys(value):
                    created[variable] = value
            case tree.Call(
                callee=tree.Member(
                    object=tree.Identifier() as used, name="get" | "set" | "has" | "delete"
                ),
                arguments=(key, *_),
                optional=False,
            ) if _is_text(key):
                allowed.add(id(used))
            case tree.Member(object=tree.Identifier() as used, name="size"):
                allowed.add(id(used))
            case _:
                pass
    return {
        id(node)
        for variable, node in created.items()
        if variable.assignments == 1 and all(id(use) in allowed for use in variable.uses)
    }


def _is_text(node: tree.Expression) -> bool:
    match node:
        case tree.StringLiteral() | tree.Template():
            return True
        case _:
            return False


def _has_text_keys(node: tree.New) -> bool:
    match node.arguments:
        case ():
            return True
        case (tree.Array(elements=elements),):
            return all(
                isinstance(one, tree.Array)
                and len(one.elements) == 2
                and one.elements[0] is not None
                and _is_text(one.elements[0])
                for one in elements
            )
        case _:
            return False


class Uses:
    """`growing`: names of variables and members that get an empty array, and may grow by index.
    `dereferenced`: expressions, by id, of whose value a member is read at once. `throws_values`:
    whether anything but a new error is thrown. `deleted`: names of members that get deleted.
    `keyed`: names of objects with keys that may be numbers or symbols. `has_maps`: whether
    the file makes a Map or a Set. `lists_members`: whether it goes over the members of objects.
    `makes_json`: whether it makes JSON. `asks_repr`: whether it shows values as Python does.
    `makes_parsers`: whether it reads a command line with our helper. `enumerations`: its classes
    that our helper makes enumerations. `read`: the members of each name that are asked for.
    """

    def __init__(self, program: tree.Program) -> None:
        self.growing: set[str] = set()
        self.dereferenced: set[int] = set()
        self.throws_values = False
        self.deleted: set[str] = set()
        self._handed: dict[str, list[tuple[tree.Identifier, int]]] = {}
        self._measured: set[str] = set()
        self.has_maps = False
        self.has_regular = False
        self.lists_members = False
        self.makes_json = False
        self.asks_repr = False
        self.makes_parsers = False
        self.enumerations: set[str] = set()
        self.keyed: set[str] = set()
        self.read: dict[str, set[str]] = {}
        errors = _error_classes(program)
        for node in tree.walk(program):
            match node:
                case tree.Member(object=inner) | tree.Index(object=inner) | tree.Call(callee=inner):
                    if isinstance(node, tree.Call) and isinstance(inner, tree.Identifier):
                        self.asks_repr = self.asks_repr or inner.name in ("pyRepr", "pyStr")
                        calls = self._handed.setdefault(inner.name, [])
                        calls.append((inner, len(node.arguments)))
                    if not node.optional:
                        self.dereferenced.add(id(inner))
                    if isinstance(node, tree.Member) and node.name == "length":
                        self._measured.add(_last_name(inner))
                    if isinstance(node, tree.Member):
                        self._of_global(node)
                        if isinstance(inner, tree.Identifier):
                            self.read.setdefault(inner.name, set()).add(node.name)
                case tree.Declarator(target=target, value=value) | tree.Assignment(
                    target=target, value=value
                ):
                    if value is not None and (is_empty_array(value) or _has_short_rows(value)):
                        self._grow(target)
                    if isinstance(target, tree.Index) and not isinstance(
                        target.index, tree.StringLiteral | tree.Template
                    ):
                        self.keyed.add(_last_name(target.object))
                    if isinstance(value, tree.Object) and any(map(_has_odd_key, value.properties)):
                        self.keyed.add(_last_name(target))
                case tree.Field(key=tree.Identifier(name=name), value=value):
                    if value is not None and is_empty_array(value):
                        self.growing.add(name)
                case tree.Object(properties=members) if any(
                    isinstance(one, tree.Spread) for one in members
                ):
                    self.lists_members = True
                case tree.ForEach(operator="in"):
                    self.lists_members = True
                case tree.Class(
                    name=tree.Identifier(name=name),
                    superclass=tree.Identifier(name="PyEnum" | "PyValueEnum" | "PyNumberEnum"),
                ):
                    self.enumerations.add(name)
                case tree.New(callee=tree.Identifier(name="PyArgumentParser")):
                    self.makes_parsers = True
                case tree.RegularExpression() | tree.New(callee=tree.Identifier(name="RegExp")):
                    self.has_regular = True
                case tree.New(callee=tree.Identifier(name="Map" | "Set" | "WeakMap")):
                    self.has_maps = True
                case tree.Unary(operator="delete", operand=tree.Member(name=name)):
                    self.deleted.add(name)
                case tree.Throw(value=value):
                    self.throws_values = self.throws_values or not _is_error(value, errors)
                case _:
                    pass

    def _of_global(self, node: tree.Member) -> None:
        match node:
            case tree.Member(object=tree.Identifier(name="JSON"), name="stringify"):
                self.lists_members = self.makes_json = True
            case tree.Member(
                object=tree.Identifier(name="Object"),
                name="keys" | "values" | "entries" | "assign",
            ):
                self.lists_members = True
            case _:
                pass

    def handed_to(
        self, parameter: tree.Expression, variable: Callable[[tree.Identifier], Variable | None]
    ) -> int | None:
        """How many arguments a parameter is called with; None if it is not called."""
        if not isinstance(parameter, tree.Identifier):
            return None
        own = variable(parameter)
        counts = [
            count for used, count in self._handed.get(parameter.name, ()) if variable(used) is own
        ]
        return max(counts, default=None)

    def is_keyed(self, owner: tree.Expression) -> bool:
        """Whether an object may have keys that are numbers or symbols."""
        return _last_name(owner) in self.keyed

    def is_measured(self, owner: tree.Expression) -> bool:
        """Whether the program asks for the length of an array, and so knows whether it is empty."""
        return _last_name(owner) in self._measured

    def _grow(self, target: tree.Expression) -> None:
        match target:
            case tree.Identifier(name=name) | tree.Member(name=name):
                self.growing.add(name)
            case tree.Index(object=inner):
                self._grow(inner)
            case _:
                pass

    def may_grow(self, owner: tree.Expression) -> bool:
        """Whether an array may be written to beyond its end."""
        match owner:
            case tree.Identifier(name=name) | tree.Member(name=name):
                return name in self.growing
            case tree.Index(object=inner):
                return self.may_grow(inner)
            case _:
                return False


def _has_odd_key(node: tree.Expression) -> bool:
    """Whether a key of an object may be a number, which comes before texts, or a symbol."""
    match node:
        case tree.Property(computed=True):
            return True
        case tree.Property(key=tree.NumberLiteral()):
            return True
        case tree.Property(key=tree.StringLiteral(value=value)):
            return value.isdigit()
        case _:
            return False


def _last_name(node: tree.Expression) -> str:
    match node:
        case tree.Identifier(name=name) | tree.Member(name=name):
            return name
        case tree.Index(object=inner):
            return _last_name(inner)
        case _:
            return ""


def is_empty_array(node: tree.Expression) -> bool:
    match node:
        case tree.Array(elements=()):
            return True
        case tree.New(callee=tree.Identifier(name="Array"), arguments=()):
            return True
        case _:
            return False


def _has_short_rows(node: tree.Expression) -> bool:
    """`Array.from({length: n}, () => [])`, `....map((_, i) => [i])`: arrays that get filled."""
    match node:
        case tree.Call(
            callee=tree.Member(name="from" | "map"),
            arguments=(*_, tree.Arrow(body=tree.Array(elements=elements))),
        ):
            return len(elements) < 2
        case _:
            return False


def _error_classes(program: tree.Program) -> set[str]:
    """The program's classes that are errors by what they extend."""
    parents = {
        node.name.name: node.superclass.name
        for node in tree.walk(program)
        if isinstance(node, tree.Class)
        and node.name is not None
        and isinstance(node.superclass, tree.Identifier)
    }
    found = {name for name, parent in parents.items() if "Error" in parent or "Exception" in parent}
    while added := {name for name, parent in parents.items() if parent in found} - found:
        found |= added
    return found


def _is_error(node: tree.Expression, errors: set[str]) -> bool:
    match node:
        case tree.New(callee=tree.Identifier(name=name)) if name in errors:
            return True
        case tree.New(callee=tree.Identifier(name=name) | tree.Member(name=name)):
            return "Error" in name or "Exception" in name
        case tree.Call(callee=tree.Identifier(name=name)):
            return name.endswith("Error")
        case tree.Identifier(name="e" | "err" | "error" | "ex"):
            return True
        case _:
            return False
