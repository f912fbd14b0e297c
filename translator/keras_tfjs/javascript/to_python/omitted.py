"""What the program itself asks of its variables: whether they are there, and of which type.

Parameters that callers may leave out are among them: JavaScript hands in undefined, Python wants a
default.
"""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.printing.printer import print_expression
from keras_tfjs.javascript.to_python.keywords import Callees
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import FunctionNode, Variable

_EQUALITY = frozenset(("==", "===", "!=", "!=="))
_PRIMITIVES = frozenset(("string", "number", "boolean"))


class Omitted:
    """Parameters get `None` as their default where the program asks whether they are there, where a
    call in the file leaves them out, and where they are handed on to such a parameter."""

    def __init__(self, program: tree.Program, scopes: Scopes, callees: Callees) -> None:
        self._scopes = scopes
        self._asked: set[Variable] = set()
        self._denied: set[Variable] = set()
        """Tested by `!x`: a parameter that may be left out, or a plain boolean."""
        self._typed: set[Variable] = set()
        self._keys: set[Variable] = set()
        """Variables of `for (key in x)`."""
        self._tested: set[int] = set()
        self._keys_of: dict[Variable, str] = {}
        """Names that go over an object's keys, and the text of the object."""
        self._arrays: set[Variable] = set()
        """Variables that the program asks whether they are arrays."""
        self._missing: set[tuple[Variable, str]] = set()
        """Elements that are compared with null: the array and the text of the place."""
        self.unequal_lengths: set[int] = set()
        """Elements, by id, that are put together with those of another array at the same place:
        `xs.map((x, i) => [x, ys[i]])`."""
        self._given: dict[int, int] = {}
        """The fewest arguments of a call, by the id of the function."""
        self._handed_on: list[tuple[Variable, FunctionNode, int]] = []
        self._kept: dict[str, list[Variable]] = {}
        """Parameters that are kept as a member of the object, by its name."""
        self._asked_members: set[str] = set()
        for node in tree.walk(program):
            self._goes_over_keys(node)
            match node:
                case tree.Binary(operator="||" | "??", left=tree.Identifier() as asked):
                    self._note(asked, self._asked)
                case tree.Unary(operator="!", operand=tree.Identifier() as asked):
                    self._note(asked, self._denied)
                case tree.Binary(operator=operator, left=left, right=right) if (
                    operator in _EQUALITY
                ):
                    self._compared(left, right)
                    self._compared(right, left)
                case tree.Call(
                    callee=tree.Member(object=owner, name="map" | "flatMap" | "forEach"),
                    arguments=(tree.Arrow(parameters=(_, _, *_)) as function, *_),
                ):
                    self._counted(owner, function)
                    self._called(node, callees)
                case tree.Call() | tree.New():
                    self._called(node, callees)
                case tree.ForEach(operator="in", target=tree.Identifier() as key):
                    self._note(key, self._keys)
                case tree.Assignment(
                    target=tree.Member(object=tree.This(), name=name),
                    value=tree.Identifier() as value,
                ):
                    self._keep(name, value)
                case tree.Conditional(
                    test=tree.Identifier(name=name) as asked, yes=tree.Identifier(name=again)
                ) if (name == again):
                    self._note(asked, self._asked)
                case tree.If(test=test) | tree.Conditional(test=test):
                    self._test(test)
                case _:
                    pass
        for name in self._asked_members:
            self._asked.update(self._kept.get(name, ()))
        self._spread()

    def is_asked(self, variable: Variable) -> bool:
        """Whether the program compares a variable with null or undefined, or has a substitute."""
        return variable in self._asked

    def is_typed(self, variable: Variable) -> bool:
        """Whether the program asks whether a variable is a primitive: `typeof x === 'number'`."""
        return variable in self._typed

    def is_key(self, variable: Variable) -> bool:
        """Whether a variable goes over the keys of something."""
        return variable in self._keys

    def is_tested(self, node: tree.Index) -> bool:
        """Whether an element is asked about by its number in a test: `isText(xs[0]) ? ...`."""
        return id(node) in self._tested or (
            bool(self._missing) and self._element(node) in self._missing
        )

    def _goes_over_keys(self, node: tree.Node) -> None:
        match node:
            case tree.ForEach(operator="in", target=tree.Identifier() as key, values=owner):
                pass
            case tree.ForEach(
                operator="of",
                target=(tree.Identifier() as key)
                | tree.Array(elements=(tree.Identifier() as key, *_)),
                values=tree.Call(
                    callee=tree.Member(
                        object=tree.Identifier(name="Object"), name="keys" | "entries"
                    ),
                    arguments=(owner,),
                ),
            ):
                pass
            case tree.Call(
                callee=tree.Member(
                    object=tree.Call(
                        callee=tree.Member(object=tree.Identifier(name="Object"), name="keys"),
                        arguments=(owner,),
                    ),
                    name="forEach" | "map" | "filter" | "some" | "every",
                ),
                arguments=(tree.Arrow(parameters=(tree.Identifier() as key, *_)), *_),
            ):
                pass
            case tree.Call(
                callee=tree.Member(
                    object=tree.Identifier() as keys,
                    name="forEach" | "map" | "filter" | "some" | "every",
                ),
                arguments=(tree.Arrow(parameters=(tree.Identifier() as key, *_)), *_),
            ):
                listed = self._scopes.variable(keys)
                match listed.value if listed is not None else None:
                    case tree.Call(
                        callee=tree.Member(object=tree.Identifier(name="Object"), name="keys"),
                        arguments=(owner,),
                    ):
                        pass
                    case _:
                        return
            case tree.Call(
                callee=tree.Member(object=tree.Identifier(name="Array"), name="isArray"),
                arguments=(tree.Identifier() as asked,),
            ):
                self._note(asked, self._arrays)
                return
            case _:
                return
        variable = self._scopes.variable(key)
        if variable is not None:
            self._keys_of[variable] = print_expression(owner)

    def is_key_of_another(self, node: tree.Index) -> bool:
        """Whether an object is asked for a key of another one, or may be an array, whose keys are
        texts: `for (k of Object.keys(a)) b[k]`."""
        if not isinstance(node.index, tree.Identifier) or not self._keys_of:
            return False
        variable = self._scopes.variable(node.index)
        owner = self._keys_of.get(variable) if variable is not None else None
        if owner is None:
            return False
        may_be_array = isinstance(node.object, tree.Identifier) and (
            self._scopes.variable(node.object) in self._arrays
        )
        return may_be_array or owner != print_expression(node.object)

    def _element(self, node: tree.Index) -> tuple[Variable, str] | None:
        match node:
            case tree.Index(
                object=tree.Identifier() as owner, index=tree.Identifier() | tree.Binary() as place
            ):
                variable = self._scopes.variable(owner)
                return None if variable is None else (variable, print_expression(place))
            case _:
                return None

    def _counted(self, owner: tree.Expression, function: tree.Arrow) -> None:
        """Notes the elements of other arrays that a function of an array's elements puts beside
        them."""
        counter = function.parameters[1]
        if not isinstance(counter, tree.Identifier):
            return
        own = self._scopes.variable(counter)
        pending: list[tree.Node] = [function.body]
        while pending:
            node = pending.pop()
            pending.extend(tree.children(node))
            beside: tuple[tree.Expression | None, ...] = ()
            match node:
                case tree.Array(elements=elements):
                    beside = elements
                case tree.Property(value=value):
                    beside = (value,)
                case _:
                    pass
            for one in beside:
                match one:
                    case tree.Index(
                        object=tree.Identifier(name=name), index=tree.Identifier() as place
                    ) if self._scopes.variable(place) is own and not (
                        isinstance(owner, tree.Identifier) and owner.name == name
                    ):
                        self.unequal_lengths.add(id(one))
                    case _:
                        pass

    def _test(self, node: tree.Expression) -> None:
        match node:
            case tree.Binary(operator="&&" | "||", left=left, right=right):
                self._test(left)
                self._test(right)
            case tree.Unary(operator="!", operand=operand):
                self._test(operand)
            case tree.Call(arguments=arguments):
                for one in arguments:
                    self._test(one)
            case tree.Index(index=tree.NumberLiteral()):
                self._tested.add(id(node))
            case _:
                pass

    def _note(self, node: tree.Identifier, where: set[Variable]) -> None:
        variable = self._scopes.variable(node)
        if variable is not None:
            where.add(variable)

    def _keep(self, name: str, value: tree.Identifier) -> None:
        variable = self._scopes.variable(value)
        if variable is not None and variable.kind == "parameter":
            self._kept.setdefault(name, []).append(variable)

    def _compared(self, one: tree.Expression, other: tree.Expression) -> None:
        match one, other:
            case tree.Identifier(), tree.NullLiteral() | tree.Identifier(name="undefined"):
                self._note(one, self._asked)
            case tree.Index(), tree.NullLiteral() | tree.Identifier(name="undefined"):
                element = self._element(one)
                if element is not None:
                    self._missing.add(element)
            case tree.Member(object=tree.This(), name=name), tree.NullLiteral():
                self._asked_members.add(name)
            case (
                tree.Unary(operator="typeof", operand=tree.Identifier() as asked),
                tree.StringLiteral(value=value),
            ):
                if value == "undefined":
                    self._note(asked, self._asked)
                elif value in _PRIMITIVES:
                    self._note(asked, self._typed)
            case _:
                pass

    def _called(self, node: tree.Call | tree.New, callees: Callees) -> None:
        if any(isinstance(one, tree.Spread) for one in node.arguments):
            return
        function = callees.find(node)
        if function is None:
            return
        count = len(node.arguments)
        self._given[id(function)] = min(count, self._given.get(id(function), count))
        for index, argument in enumerate(node.arguments):
            if isinstance(argument, tree.Identifier):
                variable = self._scopes.variable(argument)
                if variable is not None and variable.kind == "parameter":
                    self._handed_on.append((variable, function, index))

    def _spread(self) -> None:
        """A parameter that is handed on to one that may be missing may be missing, too."""
        changed = True
        while changed:
            changed = False
            for variable, function, index in self._handed_on:
                if variable not in self._asked and self._may_miss(function, index):
                    self._asked.add(variable)
                    changed = True

    def _may_miss(self, function: FunctionNode, index: int) -> bool:
        if index >= len(function.parameters):
            return False
        match function.parameters[index]:
            case tree.Default():
                return True
            case tree.Identifier() as one:
                variable = self._scopes.variable(one)
                return variable in self._asked or variable in self._denied
            case _:
                return False

    def first(self, function: FunctionNode) -> int:
        """The place of the first parameter that may be left out; those after it may be, too."""
        given = self._given.get(id(function), len(function.parameters))
        match function:
            case tree.Arrow(parameters=(tree.Identifier(name="err" | "error"), _, *_)):
                given = min(given, 1)  # (err, value): without a value where it failed
            case _:
                pass
        for index, one in enumerate(function.parameters):
            if index >= given:
                return index
            variable = self._scopes.variable(one) if isinstance(one, tree.Identifier) else None
            if variable is not None and variable in self._asked:
                return index
        return len(function.parameters)
