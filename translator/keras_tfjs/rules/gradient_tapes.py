"""A GradientTape records; TF.js differentiates a function, which the tape's body becomes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.kinds import DictOf, Instance, ListOf
from keras_tfjs.python import Block, Replaced, Site, build, rule
from keras_tfjs.rules.applied_gradients import applied
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.tape_bodies import (
    asked_inputs,
    asked_names,
    function_body,
    parted,
    statements_of,
    watched_by,
)
from keras_tfjs.rules.tape_leavings import before, bound_in, keeping, leaving, read_behind
from keras_tfjs.rules.tape_models import built
from keras_tfjs.rules.tape_steps import Step, assigns, binds, reads, step_of, tape_name
from keras_tfjs.source import Dialect

_LOSS = "compute_loss"
_GRADIENTS = "t"
_ITEM = "w"
_WEIGHTS = frozenset(
    f"{owner}.{name}"
    for owner in ("keras.Model", "keras.layers.Layer")
    for name in ("trainable_variables", "trainable_weights")
)


@rule(
    cst.Call,
    "tensorflow.GradientTape",
    "tensorflow.GradientTape.gradient",
    "tensorflow.GradientTape.watch",
    to=Dialect.TFJS,
)
def tape(call: cst.Call, at: Site) -> cst.Call:
    """Rewritten, or spoken of, with the statements around it."""
    return call


@dataclass(frozen=True)
class Recorded:
    """The function that a tape's body became, and what it is differentiated by: `inputs`, which
    are its parameters, or variables. It is called `at_once` where statements read what it computes
    before gradients are asked for, or applied."""

    called: str
    inputs: tuple[str, ...]
    loss_is_read: bool
    at_once: bool


@rule(Block, "tensorflow.GradientTape", to=Dialect.TFJS)
def tape_to_function(statements: list[cst.BaseStatement], at: Site) -> Replaced | None:
    with_ = statements[0]
    tape = tape_name(with_)
    if tape is None or not isinstance(with_, cst.With):
        return at.report("KT116", reason="it has no name")
    step = step_of(tape, statements[1:])
    if step is None:
        return at.report("KT116", reason="no single tape.gradient(loss, variables) follows it")
    watched = {name for each in statements_of(with_) for name in watched_by(each, tape)}
    inputs = asked_inputs(step.variables, watched)
    computed = asked_names(step.variables) & bound_in(with_, at) - set(inputs)
    if computed:
        return at.report("KT116", reason=f"its body computes {min(computed)} and does not watch it")
    if not inputs and (unseen := next(_unseen(step.variables, at), None)) is not None:
        return at.report("KT116", reason=f"it does not watch {unseen}, which is no variable")
    ahead, body = parted(with_, tape, watches=bool(inputs))
    recorded = function_body(body, step.loss)
    if recorded is None:
        return at.report("KT116", reason=f"its body does not compute {step.loss}")
    names = [
        name
        for name in leaving(with_, step.loss, at)
        if name not in inputs and not any(assigns(each, cst.Name(name)) for each in ahead)
    ]
    inside = isinstance(_scope(at), ast.FunctionDef)
    loss_is_read = read_behind(with_, step.loss, at, but=step.call)
    between = [
        each
        for place, each in enumerate(statements[1 : 1 + (step.taken if inputs else step.last)])
        if place != step.taken
    ]
    at_once = any(reads(each, {step.loss, *names}) for each in between)
    later = [] if not at_once else [one for one in between if binds(one, step.variables)]
    if any(not assigns(each, step.variables) for each in later):
        return at.report("KT116", reason="what gradients are asked by is bound behind its body")
    made = Recorded(_free_name(_LOSS, at), inputs, loss_is_read, at_once)
    function = build.function(made.called, inputs, keeping(recorded, names, at, inside=inside))
    at.stands_for(function, with_)
    done = _rewritten(statements[1 : 2 + step.last], step, made, at)
    blanks = before(names, with_, at) if inside else []
    asked = [step.variables, *statements[1 : 1 + step.taken]]
    models = [] if inputs else built(with_, asked, at)
    return Replaced(2 + step.last, [*ahead, *models, *blanks, function, *done])


def _unseen(variables: cst.BaseExpression, at: Site) -> Iterator[str]:
    """The names that are known to be tensors, by which an unwatched gradient is None."""
    match variables:
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            asked = [one.value for one in elements]
        case _:
            asked = [variables]
    for one in asked:
        match at.tree(one), at.kind(one):
            case ast.Name(id=name) as node, Instance(role="Tensor"):
                binding = at.facts.binding(node)
                if binding is not None and binding.how == "assign":
                    yield name
            case _:
                pass


def _scope(at: Site) -> ast.AST:
    for each in reversed(at.parents):
        if isinstance(each, cst.FunctionDef):
            return at.file.pairs.nodes[id(each)]
    return at.file.tree


def _free_name(wanted: str, at: Site) -> str:
    name = wanted
    while name in at.facts.bound_names:
        name += "_"
    return name


# --- behind the body ---


def _rewritten(
    rest: Sequence[cst.BaseStatement], step: Step, made: Recorded, at: Site
) -> Iterator[cst.BaseStatement]:
    """The statements behind the tape; an optimizer that only applies the gradients minimizes."""
    minimizes = step.optimizer is not None and not made.inputs and not made.at_once
    if minimizes:
        yield from _minimized(rest, step, made, at)
        return
    taken = (_by_inputs if made.inputs else _by_variables)(step, made, at)
    if made.at_once:
        named = [each for each in rest if assigns(each, step.variables)]
        yield from (_read_weights(each, at) for each in named)
        yield from (*taken.first, *taken.loss)
    for place, statement in enumerate(rest):
        if place == step.taken:
            asks = _with(statement, step.call, taken.gradients)
            asks = applied(asks) if place == step.applied else asks
            around = [asks]
            if not made.at_once:
                loss_first = step.name is None
                around = [*taken.loss, asks] if loss_first else [asks, *taken.loss]
                around = [*taken.first, *around]
            at.stands_for(around[0], statement)
            yield from around
        elif place == step.applied:
            yield _standing(applied(statement), statement, at)
        elif not assigns(statement, step.variables):
            yield statement
        elif not made.at_once:
            yield _read_weights(statement, at)


def _standing(made: cst.BaseStatement, statement: cst.BaseStatement, at: Site) -> cst.BaseStatement:
    at.stands_for(made, statement)
    return made


def _minimized(
    rest: Sequence[cst.BaseStatement], step: Step, made: Recorded, at: Site
) -> Iterator[cst.BaseStatement]:
    assert step.optimizer is not None
    for place, statement in enumerate(rest):
        if place == step.applied:
            function, values = cst.Name(made.called), _values(step.variables, at)
            minimized = build.method(step.optimizer, "minimize", function, True, values)
            yield _standing(build.assign(step.loss, minimized), statement, at)
        elif place == step.taken:
            continue
        elif assigns(statement, step.variables):
            yield _read_weights(statement, at)
        else:
            yield statement


@dataclass(frozen=True)
class _Taken:
    """What calls the function, what gives the loss where it is read, and the gradients."""

    first: tuple[cst.BaseStatement, ...]
    loss: tuple[cst.BaseStatement, ...]
    gradients: cst.BaseExpression


def _by_inputs(step: Step, made: Recorded, at: Site) -> _Taken:
    """`grads = tf.grad(compute_loss)(x)`; several inputs are a list."""
    several = isinstance(step.variables, cst.List)
    key = "grads" if several else "grad"
    name = f"tfjs.valueAnd{key.capitalize()}" if made.loss_is_read else f"tfjs.{key}"
    function = build.call(library_name(name, at), cst.Name(made.called))
    value: cst.BaseExpression = build.call(function, step.variables)
    if not made.loss_is_read and not made.at_once:
        return _Taken((), (), value)
    pair = cst.Name(_free_name(_GRADIENTS, at))
    first = (build.assign(pair, value),)
    if not made.loss_is_read:
        return _Taken(first, (), pair)
    return _Taken(first, (_loss(step, pair),), build.subscript(pair, key))


def _loss(step: Step, pair: cst.Name) -> cst.BaseStatement:
    return build.assign(step.loss, build.subscript(pair, "value"))


def _by_variables(step: Step, made: Recorded, at: Site) -> _Taken:
    """`t = tf.variableGrads(compute_loss, variables)`, and from it what the tape gave."""
    pair = cst.Name(_free_name(_GRADIENTS, at))
    single = _is_variable(step.variables, at)
    values = _values(step.variables, at)
    first = build.assign(
        pair,
        build.call(
            library_name("tfjs.variableGrads", at),
            cst.Name(made.called),
            build.list_([values]) if single else values,
        ),
    )
    by_name = build.subscript(pair, "grads")

    def gradient(variable: cst.BaseExpression) -> cst.Subscript:
        return build.subscript(by_name, build.attribute(variable, "name"))

    item = cst.Name(_ITEM)
    match step.variables:
        case _ if single:
            value: cst.BaseExpression = gradient(step.variables)
        case cst.Dict(elements=elements):
            value = cst.Dict([each.with_changes(value=gradient(each.value)) for each in elements])
        case named if isinstance(at.kind(named), DictOf):
            key = cst.Name("key")
            row = cst.Tuple([cst.Element(key), cst.Element(item)], lpar=[], rpar=[])
            rows = cst.CompFor(row, build.method(named, "items"))
            value = cst.DictComp(key, gradient(item), rows)
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            value = cst.List([cst.Element(gradient(each.value)) for each in elements])
        case _:
            value = cst.ListComp(gradient(item), cst.CompFor(item, step.variables))
    return _Taken((first,), (_loss(step, pair),) if made.loss_is_read else (), value)


def _with(
    statement: cst.BaseStatement, call: cst.Call, value: cst.BaseExpression
) -> cst.BaseStatement:
    """The statement with `value` in the place of the tape's call."""
    made = statement.deep_replace(call, value)
    assert isinstance(made, cst.BaseStatement)
    match made:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Tuple())], value=cst.List(elements=parts)
                ) as assign
            ]
        ):
            row = cst.Tuple(parts, lpar=[], rpar=[])
            return made.with_changes(body=[assign.with_changes(value=row)])
    return made


def _is_variable(value: cst.BaseExpression, at: Site) -> bool:
    kind = at.kind(value)
    return isinstance(kind, Instance) and kind.role in ("Variable", "LayerVariable")


def _values(variables: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """The variables to differentiate by: a model's weights are read, others stay."""
    kind = at.kind(variables)
    if isinstance(variables, cst.Dict):
        return build.list_([_values(each.value, at) for each in variables.elements])
    if isinstance(kind, DictOf):
        held = build.method(variables, "values")
        is_weight = kind.values == Instance("LayerVariable")
        return _readings(held) if is_weight else build.call(cst.Name("list"), held)
    if isinstance(kind, Instance) and kind.role == "LayerVariable":
        return build.method(variables, "read")
    return _readings(variables) if _is_weights(variables, at) else variables


def _is_weights(variables: cst.BaseExpression, at: Site) -> bool:
    """Whether it is a list of a model's weights, or of those of several. A name that gets them
    behind the tape gets what they read there."""
    if isinstance(variables, cst.Name):
        tree, tape = at.tree(variables), at.tree()
        origin = at.facts.origin(tree) if isinstance(tree, ast.expr) else None
        if origin is None or not isinstance(tape, ast.stmt) or origin.lineno > tape.lineno:
            return False
    return _holds_weights(variables, at)


def _holds_weights(value: cst.BaseExpression, at: Site) -> bool:
    match at.kind(value):
        case ListOf(of=Instance(role="LayerVariable")):
            return True
        case _:
            return at.name_of(value) in _WEIGHTS


def _readings(weights: cst.BaseExpression) -> cst.ListComp:
    read = build.method(cst.Name(_ITEM), "read")
    return cst.ListComp(read, cst.CompFor(cst.Name(_ITEM), weights))


def _read_weights(statement: cst.BaseStatement, at: Site) -> cst.BaseStatement:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(value=value) as assign]) if _holds_weights(
            value, at
        ):
            made = statement.with_changes(body=[assign.with_changes(value=_readings(value))])
            at.stands_for(made, statement)
            return made
    return statement
