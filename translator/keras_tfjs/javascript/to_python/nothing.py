"""What in a program may be null and what undefined: Python has None for both.

Said only where the program shows it: a literal, a variable without a value, an argument that a call
leaves out, a search that may find nothing. The tests around an expression count, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.completion import may_end
from keras_tfjs.javascript.to_python.keywords import Callees, without_undefined
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import FunctionNode, Variable, bound_names

NULL, UNDEFINED, VALUE, OPEN, PARSED = 1, 2, 4, 8, 16
"""What an expression may be, as bits: OPEN is whatever the file does not show, PARSED comes out of
JSON, whose objects have null where a member is there, and undefined where it is not."""

EITHER = NULL | UNDEFINED

Path = Variable | tuple[Variable | int, str]
"""A variable, or a member of one, or of `this` in a class, by the id of the class."""

_SEARCHES = {"match": NULL, "exec": NULL, "getItem": NULL, "find": UNDEFINED, "findLast": UNDEFINED}
"""What methods of texts and arrays give where they find nothing."""

_INHERITED = frozenset("constructor toString valueOf hasOwnProperty".split())
_OPEN = tree.Super()
"""Stands for a value that the file does not show."""
_PLAIN = tree.BooleanLiteral(True)
"""Stands for a value that is neither null nor undefined."""
_UNDEFINED = tree.Unary("void", tree.NumberLiteral("0"))


_NOTED = frozenset(
    (
        tree.Arrow,
        tree.Assignment,
        tree.Call,
        tree.Class,
        tree.Declarator,
        tree.Field,
        tree.ForEach,
        tree.Function,
        tree.Member,
        tree.New,
        tree.Update,
    )
)
_LEAVES = frozenset((tree.Identifier, tree.NumberLiteral, tree.StringLiteral, tree.This))


class Sources:
    """Where each variable's and member's values come from, whatever the order of the statements."""

    def __init__(self, program: tree.Program, scopes: Scopes, callees: Callees) -> None:
        self._scopes = scopes
        self._callees = callees
        self._values: dict[Path, list[tree.Expression]] = {}
        self._known: dict[object, int] = {}
        self._parameters: dict[Variable, int] = {}
        """What calls and types of the file say of a parameter."""
        self._literals: dict[Variable, tree.Object] = {}
        self._maps: set[Variable] = set()
        self.shared: set[Variable] = set()
        """Variables that a function sets that is not their own: the order is not known."""
        self.missing_arguments: set[Variable] = set()
        """Parameters with a default that are handed something that may be undefined."""
        self.null_arguments: set[Variable] = set()
        """Parameters with a default that are handed something that may be null."""
        self._given: list[tuple[Variable, tree.Expression, bool]] = []
        self._member_uses: dict[Variable, int] = {}
        self._bare: set[Path] = set()
        """Fields of classes that are declared without a value."""
        self._collect(program)
        self._only_members = {
            one for one in self._literals if len(one.uses) <= self._member_uses.get(one, 0) + 1
        }
        """Variables of object literals that nothing but their members is asked of."""

    def _collect(self, program: tree.Program) -> None:
        pending: list[tuple[tree.Node, tree.Node, tree.Class | None]] = [(program, program, None)]
        while pending:
            node, function, owner = pending.pop()
            if node.__class__ in _NOTED:
                match node:
                    case tree.Class():
                        owner = node
                    case tree.Function() | tree.Arrow():
                        function = node
                        self._typed(node)
                    case _:
                        self._note(node, function, owner)
            pending += [
                (child, function, owner)
                for child in tree.children(node)
                if child.__class__ not in _LEAVES
            ]

    def _note(self, node: tree.Node, function: tree.Node, owner: tree.Class | None) -> None:
        match node:
            case tree.Member(object=tree.Identifier() as inner):
                variable = self._scopes.variable(inner)
                if variable is not None:
                    self._member_uses[variable] = self._member_uses.get(variable, 0) + 1
            case tree.Call() | tree.New():
                self._called(node, owner)
            case tree.Declarator(
                target=tree.Identifier() as target, value=tree.Expression() as value
            ):
                self._assigned(target, value, function)
                self._made(target, value)
            case tree.Declarator(target=target) | tree.ForEach(target=target):
                if not isinstance(node, tree.Declarator) or node.value is not None:
                    for one in bound_names(target):
                        self._assigned(one, _OPEN, function)
            case tree.Assignment(operator=operator, target=target, value=value):
                given = value if operator in ("=", "??=", "||=", "&&=") else _PLAIN
                if isinstance(target, tree.Identifier):
                    self._assigned(target, given, function)
                elif (path := self.path(target, owner)) is not None:
                    self._values.setdefault(path, []).append(given)
                elif isinstance(target, tree.Array | tree.Object):
                    for one in bound_names(target):
                        self._assigned(one, _OPEN, function)
            case tree.Update(operand=tree.Identifier() as target):
                self._assigned(target, _PLAIN, function)
            case tree.Field(key=tree.Identifier(name=name), value=value) if owner is not None:
                values = self._values.setdefault((id(owner), name), [])
                if value is not None:
                    values.append(value)
                elif node.type is None:
                    self._bare.add((id(owner), name))
            case _:
                pass

    def _typed(self, node: FunctionNode) -> None:
        """TypeScript says itself what may be missing."""
        for one in node.parameters:
            match one.parameter if isinstance(one, tree.ParameterProperty) else one:
                case tree.Identifier(type=type_, optional=optional) as name if type_ or optional:
                    words = [word.strip() for word in type_.text.split("|")] if type_ else []
                    bits = UNDEFINED if optional or "undefined" in words else 0
                    bits |= NULL if "null" in words else 0
                    variable = self._scopes.variable(name) if bits else None
                    if variable is not None:
                        self._parameters[variable] = self._parameters.get(variable, 0) | bits
                case _:
                    pass

    def _assigned(self, target: tree.Identifier, value: tree.Expression, function: object) -> None:
        variable = self._scopes.variable(target)
        if variable is not None:
            self._values.setdefault(variable, []).append(value)
            if variable.owner.node is not function:
                self.shared.add(variable)

    def _made(self, target: tree.Identifier, value: tree.Expression) -> None:
        """A variable that holds an object literal, or a Map."""
        variable = self._scopes.variable(target)
        if variable is None:
            return
        match value:
            case tree.Object(properties=members):
                self._literals[variable] = value
                for one in members:
                    match one:
                        case tree.Property(
                            key=tree.Identifier(name=name), value=inner, kind="init"
                        ):
                            self._values.setdefault((variable, name), []).append(inner)
                        case _:
                            pass
            case tree.New(callee=tree.Identifier(name="Map" | "WeakMap")):
                self._maps.add(variable)
            case _:
                pass

    def _called(self, node: tree.Call | tree.New, owner: object) -> None:
        if any(isinstance(one, tree.Spread) for one in node.arguments):
            return
        within = owner if isinstance(owner, tree.Class) else None
        function = self._callees.find(node, within)
        if function is None:
            return
        arguments = without_undefined(node.arguments, function)
        for index, parameter in enumerate(function.parameters):
            self._gets(parameter, arguments[index] if index < len(arguments) else None)

    def _gets(self, parameter: tree.Expression, given: tree.Expression | None) -> None:
        target = parameter.target if isinstance(parameter, tree.Default) else parameter
        match target, given:
            case tree.Object(properties=members), tree.Object(properties=values):
                named = {
                    one.key.name: one.value
                    for one in values
                    if isinstance(one, tree.Property) and isinstance(one.key, tree.Identifier)
                }
                for one in members:
                    match one:
                        case tree.Property(key=tree.Identifier(name=name), value=value) if (
                            name in named
                        ):
                            self._gets(value, named[name])
                        case _:
                            pass
                return
            case tree.Identifier(), _:
                variable = self._scopes.variable(target)
            case _:
                return
        if variable is None:
            return
        if given is not None:
            self._given.append((variable, given, isinstance(parameter, tree.Default)))
        elif not isinstance(parameter, tree.Default):
            self._parameters[variable] = self._parameters.get(variable, 0) | UNDEFINED

    def hand_on(self, found: Mapping[int, int]) -> bool:
        """What calls hand to parameters, where a walk has found out what the arguments are; whether
        that is anything new."""
        before = dict(self._parameters)
        for variable, value, is_default in self._given:
            bits = found.get(id(value), 0)
            if is_default:
                if bits & UNDEFINED:
                    self.missing_arguments.add(variable)
                if bits & NULL:
                    self.null_arguments.add(variable)
                bits &= ~UNDEFINED
            if bits & EITHER:
                self._parameters[variable] = self._parameters.get(variable, 0) | bits & EITHER
        self._known.clear()
        return self._parameters != before

    def path(self, node: tree.Expression, owner: tree.Node | None) -> Path | None:
        """The variable or member that an expression names."""
        match node:
            case tree.Identifier():
                return self._scopes.variable(node)
            case tree.Member(object=tree.This(), name=name) if owner is not None:
                return id(owner), name
            case tree.Member(object=tree.Identifier() as inner, name=name, optional=False):
                variable = self._scopes.variable(inner)
                return (variable, name) if variable is not None else None
            case tree.Cast(value=inner):
                return self.path(inner, owner)
            case _:
                return None

    def of_path(self, path: Path) -> int:
        """All that a variable or a member may be, wherever it is read."""
        found = self._known.get(path)
        if found is not None:
            return found
        self._known[path] = 0
        bits = 0
        for one in self._values.get(path, ()):
            bits |= self.of(one)
        match path:
            case Variable(kind="parameter"):
                bits |= self._parameters.get(path, 0) | OPEN
            case Variable(kind="const" | "let" | "var"):
                bits |= 0 if path in self._values else UNDEFINED
            case (Variable() as owner, str() as name):
                bits |= self._of_member(owner, name) if path not in self._values else OPEN
            case _ if path in self._bare and not self._values[path]:
                bits = UNDEFINED
            case _:
                bits |= OPEN
        self._known[path] = bits
        return bits

    def _of_member(self, owner: Variable, name: str) -> int:
        """A member that the file gives no value."""
        if self.of_path(owner) & PARSED:
            return EITHER | OPEN | PARSED
        literal = self._literals.get(owner)
        if literal is None or owner.assignments != 1 or name in _INHERITED:
            return OPEN
        is_plain = all(
            isinstance(one, tree.Property)
            and isinstance(one.key, tree.Identifier)
            and not one.computed
            and one.key.name != name
            for one in literal.properties
        )
        return UNDEFINED if is_plain and owner in self._only_members else OPEN

    def of(self, node: tree.Expression) -> int:
        """What an expression may be, wherever it stands."""
        match node:
            case tree.Identifier() | tree.Member():
                path = self.path(node, None)
                if path is not None:
                    return self.of_path(path)
            case _:
                pass
        return self.by_form(node, self.of)

    def by_form(self, node: tree.Expression, of: Callable[[tree.Expression], int]) -> int:
        """What a form gives; `of` says what its parts may be."""
        match node:
            case tree.NullLiteral():
                return NULL
            case tree.Identifier(name="undefined") | tree.Unary(operator="void"):
                return UNDEFINED
            case tree.Identifier() | tree.Super():
                return OPEN
            case tree.Cast(value=inner, operator=operator):
                return of(inner) & ~EITHER | VALUE if operator == "!" else of(inner)
            case tree.Await(value=inner):
                return of(inner) | OPEN
            case tree.Assignment(operator="=", value=value):
                return of(value)
            case tree.Sequence(expressions=(*_, last)):
                return of(last)
            case tree.Conditional(yes=yes, no=no):
                return of(yes) | of(no)
            case tree.Binary(operator="&&", left=left, right=right):
                return of(left) | of(right)
            case tree.Binary(operator="||" | "??", left=left, right=right):
                return of(left) & ~EITHER | of(right)
            case tree.Member(optional=True) | tree.Index(optional=True):
                return UNDEFINED | OPEN
            case tree.Call(callee=callee, arguments=arguments):
                return self._of_call(node, callee, arguments, of)
            case tree.Member(object=inner) | tree.Index(object=inner):
                if of(inner) & PARSED:
                    return EITHER | OPEN | PARSED
                return UNDEFINED | OPEN if _is_optional(inner) else OPEN
            case _:
                return VALUE

    def _of_call(
        self,
        node: tree.Call,
        callee: tree.Expression,
        arguments: tuple[tree.Expression, ...],
        of: Callable[[tree.Expression], int],
    ) -> int:
        if node.optional or _is_optional(callee):
            return UNDEFINED | OPEN
        match callee:
            case tree.Member(object=tree.Identifier(name="JSON"), name="parse"):
                return OPEN | PARSED
            case tree.Member(object=owner, name=name) if name in _SEARCHES:
                if name.startswith("find") and not _is_function(arguments):
                    return OPEN
                return _SEARCHES[name] | VALUE
            case tree.Member(object=tree.Identifier() as owner, name="get") if len(arguments) == 1:
                return UNDEFINED | OPEN if self._scopes.variable(owner) in self._maps else OPEN
            case tree.Identifier(name="String" | "Number" | "Boolean" | "parseInt" | "parseFloat"):
                return VALUE
            case _:
                function = self._callees.find(node)
                if function is None:
                    return OPEN
                open_ = OPEN if isinstance(callee, tree.Member) else 0
                return self._returned(function) | open_

    def _returned(self, node: FunctionNode) -> int:
        found = self._known.get(id(node))
        if found is None:
            self._known[id(node)] = 0
            found = self._known[id(node)] = self._results(node)
        return found

    def _results(self, node: FunctionNode) -> int:
        if node.is_async or (isinstance(node, tree.Function) and node.is_generator):
            return VALUE
        if isinstance(node.body, tree.Expression):
            return self.of(node.body)
        bits, pending = 0, list[tree.Node](node.body.body)
        while pending:
            one = pending.pop()
            match one:
                case tree.Return(value=None):
                    bits |= UNDEFINED
                case tree.Return(value=tree.Expression() as value):
                    bits |= self.of(value)
                case tree.Expression() | tree.FunctionDeclaration() | tree.ClassDeclaration():
                    pass
                case _:
                    pending.extend(tree.children(one))
        return bits | (UNDEFINED if may_end(node.body) else 0)


def _is_optional(node: tree.Expression) -> bool:
    """Whether a chain ends early where a link before is missing."""
    match node:
        case tree.Member(object=inner, optional=optional) | tree.Index(
            object=inner, optional=optional
        ):
            return optional or _is_optional(inner)
        case tree.Call(callee=inner, optional=optional):
            return optional or _is_optional(inner)
        case _:
            return False


def _is_function(arguments: tuple[tree.Expression, ...]) -> bool:
    return bool(arguments) and isinstance(arguments[0], tree.Arrow | tree.Function)


def asks(left: tree.Expression, right: tree.Expression) -> tuple[tree.Expression, int] | None:
    """What is compared with null or undefined, and with which of them."""
    match left, right:
        case subject, tree.NullLiteral():
            return subject, NULL
        case tree.Unary(operator="typeof", operand=subject), tree.StringLiteral(value="undefined"):
            return subject, UNDEFINED
        case subject, tree.Identifier(name="undefined") | tree.Unary(operator="void"):
            return subject, UNDEFINED
        case (tree.NullLiteral() | tree.Identifier(name="undefined")), _:
            return asks(right, left)
        case _:
            return None
