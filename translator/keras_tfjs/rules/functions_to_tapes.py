"""A function that TF.js differentiates, back into the body of TensorFlow's GradientTape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst
import libcst.matchers as m

from keras_tfjs.python import Block, Replaced, Site, build, rule
from keras_tfjs.rules.plain_gradients import by_tape, gradient_by_tape, variable_gradients_by_tape
from keras_tfjs.rules.tape_leavings import blanks, without_outer
from keras_tfjs.source import Dialect


@dataclass(frozen=True)
class Asked:
    """What the statements behind a function of a loss ask of it: `end` of them stand for
    `tape.gradient(loss, sources)`, from the one at `start` on. `target` gets the gradients, or the
    optimizer."""

    start: int
    end: int
    loss: str | None
    sources: cst.BaseExpression
    target: cst.BaseAssignTargetExpression | None = None
    optimizer: cst.BaseExpression | None = None
    inputs: tuple[str, ...] = ()


@rule(Block, "*", to=Dialect.KERAS)
def function_to_tape(statements: list[cst.BaseStatement], at: Site) -> Replaced | None:
    """A loss function with `loss = optimizer.minimize(compute_loss, True, vs)` behind it, or with
    `tf.variableGrads(compute_loss, vs)`, or with `tf.grad(compute_loss)(x)`."""
    blank = blanks(statements)
    found = _differentiated(statements[blank:], at)
    if found is None:
        return None
    function, asked = found
    loss = asked.loss or _returned_name(function) or at.unused_name("loss")
    body = _tape_body(function, loss)
    if body is None:
        return None
    watches = [
        build.statement(build.method(cst.Name("tape"), "watch", cst.Name(each)))
        for each in asked.inputs
    ]
    between = [_weights_back(each, at) for each in statements[blank + 1 : blank + asked.start]]
    step = list(_gradient_step(asked, loss))
    at.stands_for(step[0], statements[blank + asked.start])
    made = [_tape(function, [*watches, *body], at), *between, *step]
    return Replaced(blank + asked.end, made)


@rule(cst.Call, "tfjs.Optimizer.minimize", to=Dialect.KERAS)
def minimize_behind_its_loss(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Left as it is for `function_to_tape`, which sees the loss function too; else by a tape."""
    return call if _in_block_form(at) else by_tape(call, at)


@rule(cst.Call, "tfjs.variableGrads", to=Dialect.KERAS)
def variable_gradients(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return call if _in_block_form(at) else variable_gradients_by_tape(call, at)


@rule(cst.Call, "tfjs.grad", "tfjs.valueAndGrad", to=Dialect.KERAS)
def gradient_function(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return call if _in_block_form(at) else gradient_by_tape(call, at)


@rule(cst.Call, "tfjs.grads", "tfjs.valueAndGrads", to=Dialect.KERAS)
def gradients_function(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return call if _in_block_form(at) else None


def _in_block_form(at: Site) -> bool:
    blocks = [each for each in at.parents if isinstance(each, cst.IndentedBlock | cst.Module)]
    body = list(blocks[-1].body)
    for start in range(len(body)):
        found = _differentiated(body[start:], at)
        if found is not None and body[start + found[1].start] in at.parents:
            return True
    return False


def _differentiated(
    statements: Sequence[cst.BaseStatement], at: Site
) -> tuple[cst.FunctionDef, Asked] | None:
    """The loss function that `statements` start with, and what is asked of it behind."""
    function = statements[0] if statements else None
    if not isinstance(function, cst.FunctionDef) or not _is_used_once(function, at):
        return None
    parameters = tuple(each.name.value for each in function.params.params)
    for place, statement in enumerate(statements[1:], start=1):
        asked = _asked(statements, place, statement, function.name.value, parameters)
        if asked is not None:
            takes = asked.inputs == parameters
            return (function, asked) if takes and _tape_body(function, "loss") else None
    return None


def _asked(
    statements: Sequence[cst.BaseStatement],
    place: int,
    statement: cst.BaseStatement,
    called: str,
    parameters: tuple[str, ...],
) -> Asked | None:
    assigned = _assigned(statement)
    if assigned is None:
        return None
    target, value = assigned
    match value:
        case cst.Call(
            func=cst.Attribute(value=optimizer, attr=cst.Name(value="minimize")),
            args=[cst.Arg(value=cst.Name(value=loss)), _, cst.Arg(value=variables)],
        ) if loss == called and isinstance(target, cst.Name):
            return Asked(place, place + 1, target.value, variables, optimizer=optimizer)
        case cst.Call(
            func=cst.Attribute(attr=cst.Name(value="variableGrads")),
            args=[cst.Arg(value=cst.Name(value=loss)), cst.Arg(value=variables)],
        ) if loss == called and isinstance(target, cst.Name):
            return _by_name(statements, place, target.value, variables)
        case cst.Call(
            func=cst.Call(
                func=cst.Attribute(
                    attr=cst.Name(value="grad" | "grads" | "valueAndGrad" | "valueAndGrads" as how)
                ),
                args=[cst.Arg(value=cst.Name(value=loss))],
            ),
            args=[cst.Arg(value=given)],
        ) if (
            loss == called
        ):
            inputs = _inputs(given)
            if inputs != parameters:
                return None
            if how.startswith("grad"):
                return Asked(place, place + 1, None, given, target, inputs=inputs)
            if isinstance(target, cst.Name):
                return _with_value(statements, place, target.value, given, inputs)
    return None


def _inputs(given: cst.BaseExpression) -> tuple[str, ...]:
    match given:
        case cst.Name(value=name):
            return (name,)
        case cst.List(elements=elements):
            return tuple(each.value.value for each in elements if isinstance(each.value, cst.Name))
    return ()


def _by_name(
    statements: Sequence[cst.BaseStatement], place: int, pair: str, variables: cst.BaseExpression
) -> Asked | None:
    """`grads = [t["grads"][w.name] for w in variables]` behind `t`, and `loss = t["value"]`."""
    following = _assigned(statements[place + 1]) if place + 1 < len(statements) else None
    if following is None:
        return None
    target, value = following
    if not all(_is_gradient(each, pair) for each in _gradients(value)):
        return None
    sources = _sources(value)
    loss = _value_name(statements, place + 2, pair)
    end = place + (2 if loss is None else 3)
    return Asked(place, end, loss, variables if sources is None else sources, target)


def _with_value(
    statements: Sequence[cst.BaseStatement],
    place: int,
    pair: str,
    given: cst.BaseExpression,
    inputs: tuple[str, ...],
) -> Asked | None:
    following = _assigned(statements[place + 1]) if place + 1 < len(statements) else None
    if following is None or not (
        _is_member(following[1], pair, "grad") or _is_member(following[1], pair, "grads")
    ):
        return None
    loss = _value_name(statements, place + 2, pair)
    end = place + (2 if loss is None else 3)
    return Asked(place, end, loss, given, following[0], inputs=inputs)


def _assigned(
    statement: cst.BaseStatement,
) -> tuple[cst.BaseAssignTargetExpression, cst.BaseExpression] | None:
    match statement:
        case cst.SimpleStatementLine(
            body=[cst.Assign(targets=[cst.AssignTarget(target=target)], value=value)]
        ):
            return target, value
    return None


def _value_name(statements: Sequence[cst.BaseStatement], place: int, pair: str) -> str | None:
    following = _assigned(statements[place]) if place < len(statements) else None
    match following:
        case (cst.Name(value=name), value) if _is_member(value, pair, "value"):
            return name
    return None


def _is_member(value: cst.BaseExpression, owner: str, key: str) -> bool:
    """`t["key"]`, or `t.get("key")`."""
    words = m.SimpleString(f'"{key}"') | m.SimpleString(f"'{key}'")
    index = m.SubscriptElement(m.Index(words))
    got = m.Call(m.Attribute(m.Name(owner), m.Name("get")), [m.Arg(words)])
    return m.matches(value, m.Subscript(m.Name(owner), [index]) | got)


def _gradients(value: cst.BaseExpression) -> list[cst.BaseExpression]:
    """The single gradients of what lists them."""
    match value:
        case cst.ListComp(elt=each):
            return [each]
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            return [each.value for each in elements]
    return [value]


def _variable_of(
    gradient: cst.BaseExpression,
) -> tuple[cst.BaseExpression, cst.BaseExpression] | None:
    """What a gradient is looked up in and the variable, of `t["grads"][w.name]`."""
    match gradient:
        case cst.Subscript(
            value=owner,
            slice=[
                cst.SubscriptElement(
                    slice=cst.Index(
                        value=cst.Attribute(value=variable, attr=cst.Name(value="name"))
                    )
                )
            ],
        ) | cst.Call(
            func=cst.Attribute(value=owner, attr=cst.Name(value="get")),
            args=[cst.Arg(value=cst.Attribute(value=variable, attr=cst.Name(value="name")))],
        ):
            return owner, variable
    return None


def _is_gradient(gradient: cst.BaseExpression, pair: str) -> bool:
    found = _variable_of(gradient)
    return found is not None and _is_member(found[0], pair, "grads")


def _sources(value: cst.BaseExpression) -> cst.BaseExpression | None:
    """The variables of what lists gradients; None where they are those of `variableGrads`."""
    match value:
        case cst.ListComp(for_in=cst.CompFor(iter=variables)):
            return variables
        case cst.List() | cst.Tuple():
            return None
    found = _variable_of(value)
    return None if found is None else found[1]


def _returned_name(function: cst.FunctionDef) -> str | None:
    match function.body:
        case cst.IndentedBlock(
            body=[*_, cst.SimpleStatementLine(body=[cst.Return(value=cst.Name(value=name))])]
        ):
            return name
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
            if m.matches(value, m.Name(loss)):
                return head
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


def _gradient_step(asked: Asked, loss: str) -> Iterator[cst.BaseStatement]:
    values = _weights_of(asked.sources)
    taken = build.method(cst.Name("tape"), "gradient", cst.Name(loss), values)
    if asked.optimizer is None:
        assert asked.target is not None
        yield build.assign(asked.target, taken)
        return
    yield build.assign("grads", taken)
    pairs = build.call("zip", cst.Name("grads"), values)
    yield build.statement(build.method(asked.optimizer, "apply_gradients", pairs))
