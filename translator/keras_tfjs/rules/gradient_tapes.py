"""A GradientTape records; TF.js differentiates a function, which the tape's body becomes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst
import libcst.matchers as m

from keras_tfjs.python import Block, Replaced, Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.plain_gradients import by_tape
from keras_tfjs.rules.tape_leavings import before, blanks, keeping, leaving, without_outer
from keras_tfjs.source import Dialect

_LOSS = "compute_loss"
_GRADIENTS = "t"
_ITEM = "w"
_WEIGHTS = frozenset(
    f"{owner}.{name}"
    for owner in ("keras.Model", "keras.layers.Layer")
    for name in ("trainable_variables", "trainable_weights")
)


@rule(cst.Call, "tensorflow.GradientTape", to=Dialect.TFJS)
def tape(call: cst.Call, at: Site) -> cst.Call:
    """Rewritten, or spoken of, with the statements around it."""
    return call


@rule(
    cst.Call,
    "keras.optimizers.Optimizer.apply_gradients",
    "keras.optimizers.Optimizer.apply",
    to=Dialect.TFJS,
)
def apply_gradients(call: cst.Call, at: Site) -> cst.Call | None:
    if any(
        isinstance(node, ast.Call) and at.facts.callee(node) == "tensorflow.GradientTape"
        for node in ast.walk(at.file.tree)
    ):
        return call
    return at.report("KT102", name=at.name)


@dataclass
class Step:
    """What the statements behind a tape do with it: where `tape.gradient` and `apply_gradients`
    stand, and what they are called with."""

    loss: str
    variables: cst.BaseExpression
    gradients: str
    taken: int
    applied: int | None = None
    optimizer: cst.BaseExpression | None = None


@rule(Block, "tensorflow.GradientTape", to=Dialect.TFJS)
def tape_to_function(statements: list[cst.BaseStatement], at: Site) -> Replaced | None:
    with_ = statements[0]
    tape = _tape_name(with_)
    if tape is None or not isinstance(with_, cst.With):
        return at.report("KT116", reason="it has no name")
    step = _step(tape, statements[1:])
    if step is None:
        return at.report("KT116", reason="no single tape.gradient(loss, variables) follows it")
    body = _function_body(with_, step.loss)
    if body is None:
        return at.report("KT116", reason=f"its body does not end in {step.loss} = ...")
    names = leaving(with_, step.loss, at)
    inside = isinstance(_scope(at), ast.FunctionDef)
    called = _free_name(_LOSS, at)
    function = build.function(called, [], keeping(body, names, at, inside=inside))
    at.stands_for(function, with_)
    done = _rewritten(statements[1 : _length(step)], step, called, at)
    return Replaced(_length(step), [*before(names, inside=inside), function, *done])


def _length(step: Step) -> int:
    return 2 + max(step.taken, step.applied if step.applied is not None else step.taken)


def _tape_name(statement: cst.BaseStatement) -> str | None:
    match statement:
        case cst.With(items=[cst.WithItem(asname=cst.AsName(name=cst.Name(value=name)))]):
            return name
    return None


def _step(tape: str, rest: Sequence[cst.BaseStatement]) -> Step | None:
    """Reads `grads = tape.gradient(loss, vs)` and `optimizer.apply_gradients(zip(grads, vs))` or
    `optimizer.apply(grads, vs)`."""
    found: Step | None = None
    for place, statement in enumerate(rest):
        if _tape_name(statement) == tape:  # another tape of this name
            break
        match statement:
            case cst.SimpleStatementLine(
                body=[
                    cst.Assign(
                        targets=[cst.AssignTarget(target=cst.Name(value=gradients))],
                        value=cst.Call(
                            func=cst.Attribute(
                                value=cst.Name(value=name), attr=cst.Name(value="gradient")
                            ),
                            args=[cst.Arg(value=cst.Name(value=loss)), cst.Arg(value=variables)],
                        ),
                    )
                ]
            ) if (
                name == tape
            ):
                if found is not None:
                    return None
                found = Step(loss, variables, gradients, place)
            case cst.SimpleStatementLine(
                body=[
                    cst.Expr(
                        value=cst.Call(
                            func=cst.Attribute(
                                value=optimizer, attr=cst.Name(value="apply_gradients")
                            ),
                            args=[cst.Arg(value=pairs)],
                        )
                    )
                ]
            ) if (
                found is not None and found.applied is None and _pairs(pairs, found)
            ):
                found.applied, found.optimizer = place, optimizer
            case cst.SimpleStatementLine(
                body=[
                    cst.Expr(
                        value=cst.Call(
                            func=cst.Attribute(value=optimizer, attr=cst.Name(value="apply")),
                            args=[cst.Arg(value=cst.Name(value=first)), cst.Arg()],
                        )
                    )
                ]
            ) if (
                found is not None and found.applied is None and first == found.gradients
            ):
                found.applied, found.optimizer = place, optimizer
    return found


def _pairs(value: cst.BaseExpression, step: Step) -> bool:
    """`zip(grads, variables)`."""
    match value:
        case cst.Call(
            func=cst.Name(value="zip"), args=[cst.Arg(value=cst.Name(value=first)), cst.Arg()]
        ):
            return first == step.gradients
    return False


def _function_body(with_: cst.With, loss: str) -> list[cst.BaseStatement] | None:
    """The tape's statements; the last one, which makes the loss, returns it."""
    if not isinstance(with_.body, cst.IndentedBlock):
        return None
    *head, last = with_.body.body
    match last:
        case cst.SimpleStatementLine(
            body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value)]
        ) if (name == loss):
            return [*head, last.with_changes(body=[cst.Return(value)])]
    return None


def _scope(at: Site) -> ast.AST:
    for each in reversed(at.parents):
        if isinstance(each, cst.FunctionDef):
            return at.file.pairs.nodes[each]
    return at.file.tree


def _free_name(wanted: str, at: Site) -> str:
    name = wanted
    while name in at.facts.bound_names:
        name += "_"
    return name


def _rewritten(
    rest: Sequence[cst.BaseStatement], step: Step, called: str, at: Site
) -> Iterator[cst.BaseStatement]:
    """The statements behind the tape; an optimizer that only applies the gradients minimizes."""
    used = _gradients_used(step, rest[step.taken], at)
    for place, statement in enumerate(rest):
        if place == step.taken and not used and step.optimizer is not None:
            continue
        if place == step.taken:
            made = build.call(
                library_name("tfjs.variableGrads", at),
                cst.Name(called),
                _values(step.variables, at),
            )
            pair = build.assign(_GRADIENTS, made)
            at.stands_for(pair, statement)
            yield pair
            yield build.assign(step.gradients, build.subscript(cst.Name(_GRADIENTS), "grads"))
            yield build.assign(step.loss, build.subscript(cst.Name(_GRADIENTS), "value"))
        elif place == step.applied and step.optimizer is not None:
            made_step = _applied(step, called, used=used, at=at)
            at.stands_for(made_step, statement)
            yield made_step
        elif _assigns(statement, step.variables):
            yield _read_weights(statement, at)
        else:
            yield statement


def _applied(step: Step, called: str, *, used: bool, at: Site) -> cst.SimpleStatementLine:
    assert step.optimizer is not None
    if used:
        gradients = cst.Name(step.gradients)
        return build.statement(build.method(step.optimizer, "applyGradients", gradients))
    variables = _values(step.variables, at)
    minimized = build.method(step.optimizer, "minimize", cst.Name(called), True, variables)
    return build.assign(step.loss, minimized)


def _gradients_used(step: Step, stored: cst.BaseStatement, at: Site) -> bool:
    """Whether the gradients go anywhere else than into `zip(grads, variables)`."""
    match stored:
        case cst.SimpleStatementLine(body=[cst.Assign(targets=[cst.AssignTarget(target=target)])]):
            name = at.tree(target)
            binding = at.facts.binding(name) if isinstance(name, ast.Name) else None
            uses = len(at.facts.references(binding)) if binding is not None else 2
            return step.applied is None or uses > 1
    return True


def _values(variables: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """The variables to differentiate by: a model's weights are read, other lists stay."""
    if at.name_of(variables) in _WEIGHTS:
        return _readings(variables)
    return variables


def _readings(weights: cst.BaseExpression) -> cst.ListComp:
    read = build.method(cst.Name(_ITEM), "read")
    return cst.ListComp(read, cst.CompFor(cst.Name(_ITEM), weights))


def _assigns(statement: cst.BaseStatement, variables: cst.BaseExpression) -> bool:
    return isinstance(variables, cst.Name) and m.matches(
        statement,
        m.SimpleStatementLine(
            body=[m.Assign(targets=[m.AssignTarget(target=m.Name(variables.value))])]
        ),
    )


def _read_weights(statement: cst.BaseStatement, at: Site) -> cst.BaseStatement:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(value=value) as assign]) if (
            at.name_of(value) in _WEIGHTS
        ):
            made = statement.with_changes(body=[assign.with_changes(value=_readings(value))])
            at.stands_for(made, statement)
            return made
    return statement


# Back


@rule(Block, "*", to=Dialect.KERAS)
def function_to_tape(statements: list[cst.BaseStatement], at: Site) -> Replaced | None:
    """A loss function with `loss = optimizer.minimize(compute_loss, True, vs)` behind it."""
    blank = blanks(statements)
    found = _minimized_loss(statements[blank:], at)
    if found is None:
        return None
    function, place, (optimizer, target, variables), body = found
    place += blank
    between = [_weights_back(each, at) for each in statements[blank + 1 : place]]
    step = list(_gradient_step(optimizer, target, variables, at))
    at.stands_for(step[0], statements[place])
    return Replaced(place + 1, [_tape(function, body, at), *between, *step])


@rule(cst.Call, "tfjs.Optimizer.minimize", to=Dialect.KERAS)
def minimize_behind_its_loss(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Left as it is for `function_to_tape`, which sees the loss function too; else by a tape."""
    blocks = [each for each in at.parents if isinstance(each, cst.IndentedBlock | cst.Module)]
    body = list(blocks[-1].body)
    for start in range(len(body)):
        form = _minimized_loss(body[start:], at)
        if form is not None and body[start + form[1]] in at.parents:
            return call
    return by_tape(call, at)


_Minimized = tuple[cst.BaseExpression, str, cst.BaseExpression]
"""Optimizer, the name that gets the loss, and the variables."""


def _minimized_loss(
    statements: list[cst.BaseStatement], at: Site
) -> tuple[cst.FunctionDef, int, _Minimized, list[cst.BaseStatement]] | None:
    """The loss function that `statements` start with, where it is minimized, and a tape's body."""
    function = statements[0]
    if not isinstance(function, cst.FunctionDef) or function.params.params:
        return None
    for place, statement in enumerate(statements[1:], start=1):
        found = _minimized(statement, function.name.value)
        if found is None:
            continue
        body = _tape_body(function, found[1])
        if body is None or not _is_used_once(function, at):
            return None
        return function, place, found, body
    return None


def _minimized(statement: cst.BaseStatement, name: str) -> _Minimized | None:
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name(value=target))],
                    value=cst.Call(
                        func=cst.Attribute(value=optimizer, attr=cst.Name(value="minimize")),
                        args=[cst.Arg(value=cst.Name(value=loss)), _, cst.Arg(value=variables)],
                    ),
                )
            ]
        ) if (
            loss == name
        ):
            return optimizer, target, variables
    return None


def _is_used_once(function: cst.FunctionDef, at: Site) -> bool:
    tree = at.tree(function)
    binding = at.facts.definition(tree) if tree is not None else None
    return binding is not None and len(at.facts.references(binding)) == 1


def _tape_body(function: cst.FunctionDef, loss: str) -> list[cst.BaseStatement] | None:
    if not isinstance(function.body, cst.IndentedBlock):
        return None
    *head, last = without_outer(function.body.body)
    match last:
        case cst.SimpleStatementLine(body=[cst.Return(value=cst.BaseExpression() as value)]):
            assign = cst.Assign([cst.AssignTarget(cst.Name(loss))], value)
            return [*head, last.with_changes(body=[assign])]
    return None


def _tape(function: cst.FunctionDef, body: list[cst.BaseStatement], at: Site) -> cst.With:
    made = build.method(at.imports.need("tensorflow"), "GradientTape")
    item = cst.WithItem(made, cst.AsName(cst.Name("tape")))
    with_ = cst.With([item], cst.IndentedBlock(body))
    at.stands_for(with_, function)
    return with_


def _weights_back(statement: cst.BaseStatement, at: Site) -> cst.BaseStatement:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(value=value) as assign]):
            made = _weights_of(value)
            if made is not value:
                new = statement.with_changes(body=[assign.with_changes(value=made)])
                at.stands_for(new, statement)
                return new
    return statement


def _weights_of(value: cst.BaseExpression) -> cst.BaseExpression:
    """`model.trainable_weights` of `[w.read() for w in model.trainable_weights]`."""
    match value:
        case cst.ListComp(
            elt=cst.Name() | cst.Call(), for_in=cst.CompFor(iter=cst.Attribute(attr=attr) as source)
        ) if attr.value.startswith("trainable"):
            return source.with_changes(attr=cst.Name("trainable_variables"))
    return value


def _gradient_step(
    optimizer: cst.BaseExpression, loss: str, variables: cst.BaseExpression, at: Site
) -> Iterator[cst.BaseStatement]:
    values = _weights_of(variables)
    taken = build.method(cst.Name("tape"), "gradient", cst.Name(loss), values)
    yield build.assign("grads", taken)
    pairs = build.call("zip", cst.Name("grads"), values)
    yield build.statement(build.method(optimizer, "apply_gradients", pairs))
