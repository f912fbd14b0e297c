"""Training steps by hand: TF.js frees their tensors at the end of a tf.tidy, Python by itself.

A step is what computes a cost and hands it to an optimizer. It moves, with the function of its
cost, into a function of its own that is given to tf.tidy.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.kinds import Binding, is_tensor
from keras_tfjs.lower.costs import (
    MINIMIZE,
    is_only_read,
    number_of,
    read_in_tidy,
    without_reading,
)
from keras_tfjs.lower.rebuild import walk
from keras_tfjs.python import Block, Replaced, Site, build, rule
from keras_tfjs.source import Dialect

_APPLY = "tfjs.Optimizer.applyGradients"
_GRADIENTS = "tfjs.variableGrads"


@rule(Block, "*", to=Dialect.JS)
def into_tidy(statements: Sequence[cst.BaseStatement], at: Site) -> Replaced | None:
    first = at.original
    if _in_tidy(at):
        return None
    if isinstance(first, cst.FunctionDef):
        return _with_cost_function(statements, first, at)
    call = _minimize_call(first, at)
    if call is None:
        return None
    statement = statements[0]
    value = _value(statement)
    assert value is not None
    result = build.first_number(value) if _only_read(first, at) else value
    wrapped = build.call(_tidy(at), cst.Lambda(cst.Parameters(), result))
    changed = _with_value(statement, wrapped)
    at.stands_for(changed, statement)
    return Replaced(1, [changed])


def _with_cost_function(
    statements: Sequence[cst.BaseStatement], function: cst.FunctionDef, at: Site
) -> Replaced | None:
    """From the cost's function on: the statements between it and the step stay before."""
    use = _only_use(function, at)
    sources = [at.source(statement) for statement in statements]
    start = next((i for i, s in enumerate(sources) if i and _holds(s, use, at)), None)
    if use is None or start is None:
        return None
    if _minimize_call(sources[start], at) is not None:
        end = start
    elif _calls(sources[start], _GRADIENTS, at):
        applied = [i for i, s in enumerate(sources) if i >= start and _calls(s, _APPLY, at)]
        if not applied:
            return None
        end = applied[0]
        left = _left_behind(sources[start : end + 1], at)
        if left is None or len(left) > 1:
            at.report("KT418", sources[start])
            return None
        if left:
            made = _leaving(statements, start, end, left.pop(), at)
            return Replaced(end + 1, [*statements[1:start], *made])
    else:
        return None
    return Replaced(end + 1, [*statements[1:start], *_step(statements, start, end, at)])


def _leaving(
    statements: Sequence[cst.BaseStatement], start: int, end: int, name: str, at: Site
) -> list[cst.BaseStatement]:
    """`loss = tf.tidy(step)`, of a step that ends in `return loss`."""
    step = at.unused_name("step")
    returned = build.statement(cst.Return(cst.Name(name)))
    body = [statements[0], *statements[start : end + 1], returned]
    return [
        build.function(step, [], body),
        build.assign(name, build.call(_tidy(at), cst.Name(step))),
    ]


def _step(
    statements: Sequence[cst.BaseStatement], start: int, end: int, at: Site
) -> list[cst.BaseStatement]:
    """`def step(): ...` and its call in a tidy."""
    name = at.unused_name("step")
    call = build.call(_tidy(at), cst.Name(name))
    last = statements[end]
    value = _value(last)
    if _minimize_call(at.source(last), at) is not None and value is not None:
        result = build.first_number(value) if _only_read(at.source(last), at) else value
        body = [statements[0], build.statement(cst.Return(result))]
        tail = _with_value(last, call)
        at.stands_for(tail, last)
    else:
        body = [statements[0], *statements[start : end + 1]]
        tail = build.statement(call)
    return [build.function(name, [], body), tail]


@rule(Block, "*", to=Dialect.TFJS)
def out_of_tidy(statements: Sequence[cst.BaseStatement], at: Site) -> Replaced | None:
    step = at.original
    if not isinstance(step, cst.FunctionDef) or len(statements) < 2:
        return None
    value = _value(statements[1])
    use = _only_use(step, at)
    if use is None or not _is_tidied(at.source(statements[1]), use, at):
        return None
    if step.params.params or not _trains(step, at):
        return None
    function = statements[0]
    assert isinstance(function, cst.FunctionDef)
    body = list(function.body.body) if isinstance(function.body, cst.IndentedBlock) else []
    match body:
        case [*before, cst.SimpleStatementLine(body=[cst.Return(value=cst.BaseExpression() as r)])]:
            last = _with_value(statements[1], without_reading(r))
            at.stands_for(last, statements[1])
            same = _assigns_itself(last)
            kept: list[cst.BaseStatement] = [*before] if same else [*before, last]
        case _:
            kept = list(body)
    if value is None or any(_returns(node) for node in kept):
        return None
    return Replaced(2, kept)


@rule(cst.Call, "tfjs.tidy", to=Dialect.TFJS)
def out_of_lambda(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=cst.Lambda(params=cst.Parameters(params=[]), body=body))]:
            if any(_is_training(node, at) for node in walk(at.original)):
                return without_reading(body)
    return None


@rule(cst.Subscript, "*", to=Dialect.JS)
def read_number(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    """`loss.dataSync()[0]`, where `loss` is a number already."""
    assert isinstance(at.original, cst.Subscript)
    return number_of(at.original, at)


@rule(cst.Name, "*", to=Dialect.TFJS)
def number(node: cst.Name, at: Site) -> cst.BaseExpression | None:
    """A name that held the number of a cost and holds the cost itself now."""
    tree = at.tree()
    if not isinstance(tree, ast.Name) or not isinstance(tree.ctx, ast.Load):
        return None
    return build.first_number(node) if read_in_tidy(at.facts.binding(tree), at.facts) else None


# --- looking at the source ---


def _assigns_itself(statement: cst.SimpleStatementLine) -> bool:
    match statement.body:
        case [cst.Assign(targets=[cst.AssignTarget(target=target)], value=value)]:
            return target.deep_equals(value)
    return False


def _value(statement: cst.CSTNode) -> cst.BaseExpression | None:
    """What a statement line assigns to one target, or computes."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(targets=[_], value=value)]):
            return value
        case cst.SimpleStatementLine(body=[cst.Expr(value=value)]):
            return value
        case _:
            return None


def _with_value(statement: cst.CSTNode, value: cst.BaseExpression) -> cst.SimpleStatementLine:
    assert isinstance(statement, cst.SimpleStatementLine)
    small = statement.body[0].with_changes(value=value)
    return statement.with_changes(body=[small])


def _minimize_call(statement: cst.CSTNode, at: Site) -> ast.Call | None:
    """The call of a statement that takes a cost from `minimize` and keeps it."""
    value = _value(statement)
    tree = at.tree(value) if value is not None else None
    match tree:
        case ast.Call(args=[_, ast.Constant(value=True), *_]):
            return tree if at.facts.callee(tree) == MINIMIZE else None
        case _:
            return None


def _only_read(statement: cst.CSTNode, at: Site) -> bool:
    return is_only_read(_bound(statement, at), at.facts)


def _bound(statement: cst.CSTNode, at: Site) -> Binding | None:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Assign(targets=[cst.AssignTarget(target=target)])]):
            tree = at.tree(target)
            return at.facts.binding(tree) if isinstance(tree, ast.Name) else None
        case _:
            return None


def _only_use(function: cst.FunctionDef, at: Site) -> ast.Name | None:
    """The one place that names a function of this block."""
    tree = at.tree(function)
    binding = at.facts.definition(tree) if tree is not None else None
    references = at.facts.references(binding) if binding is not None else ()
    return references[0] if len(references) == 1 else None


def _holds(statement: cst.CSTNode, name: ast.Name | None, at: Site) -> bool:
    return name is not None and any(
        at.tree(node) is name for node in walk(statement) if isinstance(node, cst.Name)
    )


def _calls(statement: cst.CSTNode, callee: str, at: Site) -> bool:
    return any(
        isinstance(tree, ast.Call) and at.facts.callee(tree) == callee
        for node in walk(statement)
        if isinstance(node, cst.Call)
        for tree in [at.tree(node)]
    )


def _is_training(node: cst.CSTNode, at: Site) -> bool:
    if not isinstance(node, cst.Call):
        return False
    tree = at.tree(node)
    return isinstance(tree, ast.Call) and at.facts.callee(tree) in (MINIMIZE, _APPLY)


def _trains(function: cst.FunctionDef, at: Site) -> bool:
    return any(_is_training(node, at) for node in walk(function))


def _is_tidied(statement: cst.CSTNode, use: ast.Name, at: Site) -> bool:
    """Whether the statement is `tf.tidy(step)`, its value assigned or not."""
    value = _value(statement)
    tree = at.tree(value) if value is not None else None
    match tree:
        case ast.Call(args=[ast.Name() as given]) if given is use:
            return at.facts.callee(tree) == "tfjs.tidy"
        case _:
            return False


def _in_tidy(at: Site) -> bool:
    """Whether a function around this place is given to a tidy already."""
    for parent in at.parents:
        tree = at.tree(parent) if isinstance(parent, cst.FunctionDef) else None
        binding = at.facts.definition(tree) if tree is not None else None
        uses = at.facts.uses(binding) if binding is not None else ()
        if any(use.callee == "tfjs.tidy" for use in uses):
            return True
    return False


def _left_behind(region: list[cst.CSTNode], at: Site) -> set[str] | None:
    """Names of tensors that the region binds and that are used behind it. None where something else
    is, or had a value before, which the region uses or only sometimes replaces."""
    inside = {tree for statement in region for node in walk(statement) if (tree := at.tree(node))}
    names = [tree for tree in inside if isinstance(tree, ast.Name)]
    stored = {tree.id: tree for tree in names if isinstance(tree.ctx, ast.Store)}
    used: set[str] = set()
    for name in names:
        binding = at.facts.binding(name)
        if isinstance(name.ctx, ast.Store):
            references = at.facts.references(binding) if binding is not None else ()
            behind = [each for each in references if each not in inside]
            if any(at.facts.binding(each) is not binding for each in behind):
                return None
            if behind and not is_tensor(at.facts.kind(name)):  # it may hold all the gradients
                return None
            used |= {each.id for each in behind}
        elif name.id in stored and (binding is None or binding.node not in inside):
            return None
    return used


def _returns(statement: cst.CSTNode) -> bool:
    """Whether a statement leaves the function it stands in."""
    if isinstance(statement, cst.FunctionDef | cst.ClassDef | cst.Lambda):
        return False
    return isinstance(statement, cst.Return) or any(map(_returns, statement.children))


def _tidy(at: Site) -> cst.BaseExpression:
    return build.attribute(at.imports.need("tf"), "tidy")
