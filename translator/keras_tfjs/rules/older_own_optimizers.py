"""An optimizer of one's own, as TensorFlow 2 had it before 2.11: hyperparameters by name, slots,
and `_resource_apply_dense` for the step of one variable."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.words import listed
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.layer_classes import renamed
from keras_tfjs.rules.own_optimizers import (
    BASE,
    arguments,
    called,
    in_own_optimizer,
    initial_value,
    new_value,
)
from keras_tfjs.source import Dialect

_RATE, _DENSE = "learning_rate", "_resource_apply_dense"
_STEPS = (_DENSE, "_resource_apply_sparse")
_ASSIGNED = listed("assign assign_add assign_sub")
_GROUPS = ("tensorflow.group", "tensorflow.compat.v1.group")
_OPERATIONS = tuple(
    f"tensorflow.{module}{each}" for module in ("", "compat.v1.") for each in _ASSIGNED
)
_NOT_CALLED = listed("_prepare _prepare_local _fallback_apply_state")


@rule(cst.FunctionDef, f"{BASE}._create_slots", to=Dialect.TFJS)
def slots_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef:
    return renamed(node, "build")


@rule(cst.FunctionDef, *(f"{BASE}.{name}" for name in _NOT_CALLED), to=Dialect.TFJS)
def not_called(node: cst.FunctionDef, at: Site) -> None:
    at.report("KT472", name=node.name.value)


@rule(cst.FunctionDef, f"{BASE}._resource_apply_sparse", to=Dialect.TFJS)
def sparse_step(node: cst.FunctionDef, at: Site) -> None:
    """TF.js has gradients of all numbers of a variable, also of an embedding."""
    if not _only_raises(at.tree()):
        at.report("KT473")


def _only_raises(tree: ast.AST | None) -> bool:
    return isinstance(tree, ast.FunctionDef) and isinstance(tree.body[-1], ast.Raise)


@rule(cst.FunctionDef, f"{BASE}._resource_apply_dense", to=Dialect.TFJS)
def step_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    """`updateStep(gradient, variable, learning_rate)`: the rate in the place of coefficients that
    were prepared for all variables."""
    tree = at.tree()
    params = node.params.params
    if not isinstance(tree, ast.FunctionDef) or len(params) < 3:
        return at.report("KT472", name=node.name.value)
    names = [each.id for each in subtree(tree) if isinstance(each, ast.Name)]
    state = [each.name.value for each in params[3:]]
    if any(each in names for each in state) or _RATE in names:
        return at.report("KT472", name=node.name.value)
    made = node.with_changes(params=cst.Parameters([*params[:3], cst.Param(cst.Name(_RATE))]))
    return renamed(made, "updateStep")


@rule(cst.SimpleStatementLine, *_GROUPS, to=Dialect.TFJS)
def result(node: cst.SimpleStatementLine, at: Site) -> cst.RemovalSentinel | None:
    """Nobody reads what a step gives."""
    is_result = isinstance(node.body[0], cst.Return) and _around(at, cst.FunctionDef) in _STEPS
    return cst.RemoveFromParent() if is_result else None


@rule(cst.Call, *_GROUPS, to=Dialect.TFJS)
def grouped(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement."""
    is_result = isinstance(at.parent, cst.Return) and _around(at, cst.FunctionDef) in _STEPS
    return call if is_result else None


def _around(at: Site, kind: type[cst.FunctionDef | cst.ClassDef]) -> str:
    """The name of the function or the class around a place."""
    found = next((each for each in reversed(at.parents) if isinstance(each, kind)), None)
    return found.name.value if found is not None else ""


def _class_tree(at: Site) -> ast.ClassDef | None:
    return at.file.naming.own_class(_around(at, cst.ClassDef))


@rule(cst.Call, *_OPERATIONS, to=Dialect.TFJS)
def operation(call: cst.Call, at: Site) -> cst.Call | None:
    """`state_ops.assign(slot, x)` is the slot's method."""
    match call.args:
        case [cst.Arg(value=variable, star=""), cst.Arg(value=value, star=""), *rest] if (
            in_own_optimizer(at)
            and all(each.keyword is not None for each in rest)
            and isinstance(at.parent, cst.Expr | cst.Assign | cst.Return)
        ):
            how = (at.name or "").rpartition(".")[2].rpartition("_")[2]
            return new_value(build.bare(variable), how, value)
    return None


@rule(
    cst.SimpleStatementLine,
    *(f"tensorflow.Variable.{each}" for each in _ASSIGNED),
    *_OPERATIONS,
    to=Dialect.TFJS,
)
def assigned_value(
    node: cst.SimpleStatementLine, at: Site
) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    """`new = slot.assign(x)`: the value of an assignment is the variable, which has it by then."""
    match node.body:
        case [
            cst.Assign(
                value=cst.Call(func=cst.Attribute(value=variable, attr=cst.Name("assign"))) as call
            ) as assign
        ] if in_own_optimizer(at):
            rest = node.with_changes(body=[assign.with_changes(value=variable)], leading_lines=[])
            first = build.statement(call).with_changes(leading_lines=node.leading_lines)
            return cst.FlattenSentinel([first, rest])
    return None


@rule(cst.Call, f"{BASE}._decayed_lr", to=Dialect.TFJS)
def rate_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression:
    """The rate that a step is given, divided where the class knows of a decay."""
    rate: cst.BaseExpression = cst.Name(_RATE)
    if _around(at, cst.FunctionDef) != _DENSE:
        rate = _tensor(_attribute(call, _RATE), at)
    tree = _class_tree(at)
    if tree is None or "_set_hyper('decay'" not in ast.unparse(tree):
        return rate
    assert isinstance(call.func, cst.Attribute)
    owner = call.func.value
    product = cst.BinaryOperation(
        build.attribute(owner, "decay"), cst.Multiply(), build.attribute(owner, "iterations")
    )
    divisor = cst.BinaryOperation(build.literal(1), cst.Add(), product)
    return build.method(rate, "div", divisor)


@rule(cst.Attribute, f"{BASE}._initial_decay", to=Dialect.TFJS)
def initial_decay(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """What the base was given, most often among options that are handed on."""
    init = next((each for each in reversed(at.parents) if isinstance(each, cst.FunctionDef)), None)
    tree = at.tree(init) if init is not None else None
    if not isinstance(tree, ast.FunctionDef) or tree.name != "__init__":
        return at.report("KT131", name=at.name)
    if "decay" not in [each.arg for each in (*tree.args.args, *tree.args.kwonlyargs)]:
        return build.method(cst.Name("config"), "get", "decay", 0.0)
    given = [each for each in subtree(tree) if isinstance(each, ast.keyword)]
    if any(each.arg == "decay" for each in given):
        return cst.Name("decay")
    return build.literal(0.0)


def _tensor(value: cst.BaseExpression, at: Site) -> cst.Call:
    return build.call(library_name("tfjs.scalar", at), value)


def _hyper(call: cst.Call) -> str | None:
    """The name of a hyperparameter that a call asks for or sets."""
    word = build.evaluated(call.args[0].value) if call.args else None
    return word if isinstance(word, str) else None


@rule(cst.Call, f"{BASE}._get_hyper", to=Dialect.TFJS)
def hyper_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = _hyper(call)
    if name is None:
        return at.report("KT131", name=at.name)
    return _tensor(_attribute(call, name), at)


def _attribute(call: cst.Call, name: str) -> cst.Attribute:
    assert isinstance(call.func, cst.Attribute)
    return build.attribute(call.func.value, "learningRate" if name == _RATE else name)


@rule(cst.Call, f"{BASE}._serialize_hyperparameter", to=Dialect.TFJS)
def saved_hyper_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = _hyper(call)
    if name == _RATE:
        base = build.method(build.call("super"), "getConfig")
        return build.subscript(base, "learningRate")
    return at.report("KT131", name=at.name) if name is None else _attribute(call, name)


@rule(cst.Call, f"{BASE}._set_hyper", to=Dialect.TFJS)
def told_hyper(call: cst.Call, at: Site) -> cst.Call | None:
    """The statement around it is what changes."""
    if at.bare_statement() and _hyper(call) is not None and len(call.args) == 2:
        return call
    return at.report("KT131", name=at.name)


@rule(cst.Expr, f"{BASE}._set_hyper", to=Dialect.TFJS)
def set_hyper_to_tfjs(node: cst.Expr, at: Site) -> cst.Assign | None:
    """`self._set_hyper("momentum", momentum)` is an attribute."""
    match node.value:
        case cst.Call(args=[_, cst.Arg(value=value)]) as call:
            name = _hyper(call)
            if name is not None:
                target = cst.AssignTarget(_attribute(call, name))
                return cst.Assign([target], build.bare(value))
    return None


@rule(cst.Call, f"{BASE}.add_slot", to=Dialect.TFJS)
def slot_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = arguments(call, ("reference_variable", "name", "initializer", "shape"))
    value = initial_value(given, at)
    if value is None or "reference_variable" not in given or "name" not in given:
        return at.report("KT131", name=at.name)
    return called(call, "addSlot", given["reference_variable"], given["name"], *value)


@rule(cst.Call, f"{BASE}.get_slot", to=Dialect.TFJS)
def kept_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=variable, star=""), cst.Arg(value=name, star="")]:
            return called(call, "slot", variable, name)
    return at.report("KT131", name=at.name)
