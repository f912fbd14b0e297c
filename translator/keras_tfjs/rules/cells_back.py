"""Cells on the way back: TF.js's `call` takes and gives one list of the input and the states,
Keras's has the states beside the input, and gives the output and a list of states."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any, NamedTuple

import libcst as cst
import libcst.matchers as m

from keras_tfjs.catalog.keras.calls import CALLS
from keras_tfjs.kinds import LOCAL, ListOf, TupleOf
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras
from keras_tfjs.rules.cells import LIBRARY, around, unfit
from keras_tfjs.rules.standing import Standing
from keras_tfjs.source import Dialect

_LAYER = "tfjs.layers.Layer"
_STATES, _OUTPUT = "states", "output"


def with_state_size(statement: cst.BaseStatement, at: Site) -> cst.BaseStatement:
    """`state_size = 3` in a class for `stateSize = 3`."""
    match _single(statement):
        case cst.Assign(
            targets=[cst.AssignTarget(target=cst.Name(value="stateSize")) as target]
        ) as assign:
            named = target.with_changes(target=cst.Name("state_size"))
            made = build.statement(assign.with_changes(targets=[named]))
            at.stands_for(made, statement)
            return made
    return statement


# What a `call` is given


class Taken(NamedTuple):
    """The parameters of Keras's `call` for the list of TF.js's, and the body that reads them."""

    data: str
    states: str
    body: cst.IndentedBlock


def as_pair(body: cst.IndentedBlock, inputs: str, at: Site) -> Taken:
    """The body that is given Keras's input and states, and gives its output and states."""
    output, states = _free(_OUTPUT, at), _free(_STATES, at)
    made = body.visit(_Pairs(output, states, at))
    assert isinstance(made, cst.IndentedBlock)
    return _taken(made, inputs, states, at)


def _taken(body: cst.IndentedBlock, inputs: str, states: str, at: Site) -> Taken:
    """The input and the states by the names that the body gives them where it takes them apart
    at its top; else the list is made first."""
    statements = list(body.body)
    for place, statement in enumerate(statements):
        before, after = statements[:place], statements[place + 1 :]
        if _mentions(before, inputs):
            break
        match _single(statement):
            case cst.Assign(
                targets=[
                    cst.AssignTarget(
                        target=cst.Tuple(elements=[cst.Element(value=cst.Name(value=data)), *rest])
                        | cst.List(elements=[cst.Element(value=cst.Name(value=data)), *rest])
                    )
                ],
                value=cst.Name(value=value),
            ) if (
                value == inputs and rest and (data == inputs or not _mentions(after, inputs))
            ):
                if any(_mentions(before, each) for each in _bound(data, rest)):
                    break
                states, made = _apart(rest, statement, states, at)
                return Taken(data, states, body.with_changes(body=[*before, *made, *after]))
    return _by_place(body, inputs, states, at)


def _bound(data: str, rest: Sequence[cst.BaseElement]) -> set[str]:
    names = {each.value.value for each in rest if isinstance(each.value, cst.Name)}
    return {data, *names}


def _apart(
    rest: Sequence[cst.BaseElement],
    statement: cst.BaseStatement,
    states: str,
    at: Site,
) -> tuple[str, list[cst.BaseStatement]]:
    """The name of the states, and what stands for `x, h, c = inputs`."""
    match rest:
        case [cst.StarredElement(value=cst.Name(value=name))]:
            return name, []
    value: cst.BaseExpression = cst.Name(states)
    match rest:
        case [cst.Element(value=cst.BaseAssignTargetExpression() as target)]:
            made = cst.Assign([cst.AssignTarget(target)], build.subscript(value, 0))
        case _:
            names = cst.Tuple(build.without_last_comma(rest), lpar=[], rpar=[])
            made = cst.Assign([cst.AssignTarget(names)], value)
    line = build.statement(made)
    at.stands_for(line, statement)
    return states, [line]


def _by_place(body: cst.IndentedBlock, inputs: str, states: str, at: Site) -> Taken:
    """`inputs[0]` and `inputs[1]` as `inputs` and `states[0]`, where the list is read so alone."""
    names = m.findall(body, m.Name(inputs))
    placed = m.findall(body, m.Subscript(value=m.Name(inputs), slice=[_PLACE]))
    if len(names) == len(placed):
        made = body.visit(_Places(inputs, states, at))
        assert isinstance(made, cst.IndentedBlock)
        return _renamed(Taken(inputs, states, made))
    whole = cst.List([cst.Element(cst.Name(inputs)), cst.StarredElement(cst.Name(states))])
    front = build.assign(inputs, whole)
    return Taken(inputs, states, body.with_changes(body=[front, *body.body]))


def _renamed(made: Taken) -> Taken:
    """`x` for `inputs` where the body begins with `x = inputs` and reads it nowhere else."""
    first, *rest = made.body.body
    match _single(first):
        case cst.Assign(
            targets=[cst.AssignTarget(target=cst.Name(value=name))], value=cst.Name(value=value)
        ) if value == made.data and not _mentions(rest, value):
            return Taken(name, made.states, made.body.with_changes(body=rest))
    return made


_PLACE = m.SubscriptElement(slice=m.Index(m.Integer()))


class _Places(Standing):
    def __init__(self, inputs: str, states: str, at: Site) -> None:
        super().__init__(at)
        self._inputs, self._states = inputs, states

    def leave_Subscript(
        self, original_node: cst.Subscript, updated_node: cst.Subscript
    ) -> cst.BaseExpression:
        match updated_node:
            case cst.Subscript(
                value=cst.Name(value=name),
                slice=[cst.SubscriptElement(slice=cst.Index(value=cst.Integer() as place))],
            ) if (
                name == self._inputs
            ):
                self.made += 1
                number = place.evaluated_value
                if number == 0:
                    return cst.Name(name)
                return build.subscript(cst.Name(self._states), number - 1)
        return updated_node


def _single(statement: cst.BaseStatement) -> cst.BaseSmallStatement | None:
    match statement:
        case cst.SimpleStatementLine(body=[small]):
            return small
    return None


def _mentions(nodes: Sequence[cst.CSTNode], name: str) -> bool:
    return any(m.findall(each, m.Name(name)) for each in nodes)


def _free(wanted: str, at: Site) -> str:
    """A name, or one like it where the method has its own of that name."""
    tree = at.tree()
    names = {each.id for each in subtree(tree) if isinstance(each, ast.Name)} if tree else ()
    return at.unused_name(wanted) if wanted in names else wanted


# What it gives


class _Pairs(Standing):
    """`return output, [state]` for `return [output, state]`."""

    def __init__(self, output: str, states: str, at: Site) -> None:
        super().__init__(at)
        self._names = output, states
        self._front: cst.SimpleStatementLine | None = None

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        return False

    def visit_Lambda(self, node: cst.Lambda) -> bool:
        return False

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> Any:
        front, self._front = self._front, None
        if front is None or not isinstance(original_node, cst.SimpleStatementLine):
            self._front = front
            return super().on_leave(original_node, updated_node)
        self._before.pop()
        self._at.stands_for(front, original_node)
        return cst.FlattenSentinel([front, updated_node])

    def leave_Return(self, original_node: cst.Return, updated_node: cst.Return) -> cst.Return:
        value = original_node.value
        if value is None or _gives_pair(value, self._at):
            return updated_node
        self.made += 1
        match value:
            case cst.List(elements=[cst.Element() as output, *rest]) | cst.Tuple(
                elements=[cst.Element() as output, *rest]
            ):
                pair = [output.value, self._states(rest)]
            case cst.Name():
                pair = [build.subscript(value, 0), _behind(value)]
            case _:
                output_name, states = (cst.Name(each) for each in self._names)
                names = [cst.Element(output_name), cst.StarredElement(states)]
                target = cst.AssignTarget(cst.Tuple(names, lpar=[], rpar=[]))
                self._front = build.statement(cst.Assign([target], value))
                pair = [output_name, states]
        return cst.Return(cst.Tuple([cst.Element(each) for each in pair], lpar=[], rpar=[]))

    def _states(self, rest: Sequence[cst.BaseElement]) -> cst.BaseExpression:
        match rest:
            case [cst.StarredElement(value=value)] if isinstance(
                self._at.kind(value), ListOf | TupleOf
            ):
                return build.bare(value)
        return cst.List(build.without_last_comma(rest))


def _behind(value: cst.BaseExpression) -> cst.Subscript:
    behind = cst.SubscriptElement(cst.Slice(lower=cst.Integer("1"), upper=None))
    return cst.Subscript(value, [behind])


def _gives_pair(value: cst.BaseExpression, at: Site) -> bool:
    """Whether it is the step of another cell, which has become one of Keras's."""
    tree = at.tree(value)
    return isinstance(tree, ast.Call) and _is_step(tree, at)


# Calls


def _is_step(tree: ast.Call, at: Site) -> bool:
    match tree.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="call"):
            return around(at) is not None
        case ast.Attribute(value=owner, attr="call"):
            return at.facts.is_cell(at.facts.kind(owner))
    return False


def step_of_list(call: cst.Call, at: Site) -> cst.Call | None:
    """`cell.call([x, h], {})` as `cell.call(x, [h])`, where its result is taken apart at once or
    is the result of the `call` around; None where it is no step of a cell, or stays."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not _is_step(tree, at):
        return None
    given = _given(call.args[0].value) if call.args and not call.args[0].star else None
    if given is None or not _is_taken_apart(at):
        unfit(at, "states that are not taken apart at once", _APART, library="Keras")
        return call
    args = [cst.Arg(each) for each in given]
    rest = [] if _is_empty(call.args[1:]) else call.args[1:]
    return to_keras(call.func, call.with_changes(args=[*args, *rest]), CALLS[LIBRARY], at) or call


_APART = "write `const [output, ...states] = cell.call([x, ...before], {})`"


def _is_empty(options: Sequence[cst.Arg]) -> bool:
    return all(isinstance(each.value, cst.Dict) and not each.value.elements for each in options)


def _given(inputs: cst.BaseExpression) -> list[cst.BaseExpression] | None:
    match inputs:
        case cst.List(elements=[cst.Element(value=data), cst.StarredElement(value=states)]):
            return [data, build.bare(states)]
        case cst.List(elements=[cst.Element(value=data), *states]):
            return [data, cst.List(build.without_last_comma(states))]
        case cst.Name():
            return [build.subscript(inputs, 0), _behind(inputs)]
    return None


def _is_taken_apart(at: Site) -> bool:
    match at.parent:
        case cst.Return():
            method = next((e for e in reversed(at.parents) if isinstance(e, _FUNCTIONS)), None)
            is_call = isinstance(method, cst.FunctionDef) and method.name.value == "call"
            return is_call and around(at) is not None
        case cst.Assign(targets=[cst.AssignTarget(target=target)]):
            return _names(target) is not None
        case cst.Expr():
            return True
    return False


_FUNCTIONS = (cst.FunctionDef, cst.Lambda)


def _names(target: cst.BaseExpression) -> tuple[cst.BaseElement, list[cst.BaseElement]] | None:
    match target:
        case cst.Tuple(elements=[cst.Element() as first, *rest]) | cst.List(
            elements=[cst.Element() as first, *rest]
        ):
            return first, list(rest)
    return None


@rule(cst.Assign, f"{_LAYER}.call", f"{LOCAL}*", to=Dialect.KERAS)
def taken_apart_back(node: cst.Assign, at: Site) -> cst.Assign | None:
    """`output, *states = cell.call(...)` as `output, states = cell.call(...)`."""
    tree, value = at.tree(), node.value
    match tree, value:
        case (ast.Assign(value=ast.Call() as step), cst.Call(args=[_, _, *_])):
            if not _is_step(step, at) or isinstance(value.args[0].value, cst.List):
                return None
        case _:
            return None
    found = _names(node.targets[0].target) if len(node.targets) == 1 else None
    if found is None:
        return None
    first, rest = found
    match rest:
        case [cst.StarredElement(value=states)]:
            second = states
        case _:
            second = cst.List(build.without_last_comma(rest))
    pair = cst.Tuple([first, cst.Element(second)], lpar=[], rpar=[])
    return node.with_changes(targets=[node.targets[0].with_changes(target=pair)])


@rule(cst.Call, f"{_LAYER}.applyStep", to=Dialect.KERAS)
def step_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not isinstance(call.func, cst.Attribute):
        return None
    return to_keras(call.func.value, call, CALLS[LIBRARY], at)
