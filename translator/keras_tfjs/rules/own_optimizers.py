"""An optimizer of one's own, as Keras 3 has it: `update_step` changes one variable, `build` makes
what is kept for the variables.

What older Keras had in their place: rules/older_own_optimizers.py.
"""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from keras_tfjs.catalog.keras.own_classes import BY_KERAS
from keras_tfjs.catalog.words import listed
from keras_tfjs.kinds import LOCAL
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

BASE = "keras.optimizers.Optimizer"
_OWN, _ANY = "tfjs.train.Optimizer", "tfjs.Optimizer"
_REFERENCE = ("reference_variable", "name", "initializer")
_OLDER_WORDS = {
    "model_variable": "reference_variable",
    "variable_name": "name",
    "var": "reference_variable",
    "slot_name": "name",
}
_NEW = ("shape", "initializer", "dtype", "aggregation", "layout", "name")
_NOT_CALLED = frozenset(
    listed(
        "apply apply_gradients minimize compute_gradients get_gradients aggregate_gradients "
        "_compute_gradients _transform_gradients _transform_loss _aggregate_gradients "
        "_backend_update_step _backend_apply_gradients _apply_weight_decay _clip_gradients "
        "_get_current_learning_rate _build_learning_rate finalize_variable_values scale_loss "
        "save_own_variables load_own_variables set_weights get_weights stateless_apply "
        "assign assign_add assign_sub add_variable add_variable_from_reference get_updates "
        "_create_all_weights _create_hypers _distributed_apply _resource_apply "
        "update_step_xla apply_weight_decay _resource_scatter_add _resource_scatter_update"
    )
)
"""Methods by which a class changes what Keras does around the step of one variable."""


def in_own_optimizer(at: Site) -> bool:
    """Whether a place stands in a class that derives from the base of the optimizers."""
    owner = next((each for each in reversed(at.parents) if isinstance(each, cst.ClassDef)), None)
    if owner is None:
        return False
    return at.facts.library_base(f"{LOCAL}{owner.name.value}") in BY_KERAS and any(
        at.file.naming.is_own(f"{LOCAL}{owner.name.value}", base)
        for base in ("keras.Optimizer", BASE)
    )


@rule(cst.FunctionDef, *(f"{BASE}.{name}" for name in sorted(_NOT_CALLED)), to=Dialect.TFJS)
def not_called(node: cst.FunctionDef, at: Site) -> None:
    at.report("KT472", name=node.name.value)


@rule(cst.Call, f"{BASE}.build", to=Dialect.TFJS)
@rule(cst.Call, f"{_OWN}.build", f"{_ANY}.build", to=Dialect.KERAS)
def built(call: cst.Call, at: Site) -> cst.Call:
    """`super().build(variables)`, as in the other library."""
    return call


@rule(cst.Call, f"{BASE}.add_variable_from_reference", to=Dialect.TFJS)
def slot_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`self.addSlot(variable, "momentum")`: zeros, unless told otherwise."""
    given = arguments(call, _REFERENCE)
    value = initial_value(given, at)
    variable = given.get("reference_variable")
    if variable is None or value is None or given.keys() - {*_REFERENCE, "initial_value", "shape"}:
        return at.report("KT131", name=at.name)
    return called(call, "addSlot", variable, given.get("name", build.string("slot")), *value)


@rule(cst.Call, f"{BASE}.add_variable", to=Dialect.TFJS)
def variable_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`self.addVariable([], "step")`, of floating numbers."""
    given = arguments(call, _NEW)
    dtype = given.pop("dtype", None)
    shape = given.pop("shape", None)
    name = given.pop("name", build.string("variable"))
    is_float = dtype is None or build.evaluated(dtype) in (None, "float32")
    value = initial_value(given, at)
    if shape is None or not is_float or value is None or given.keys() - {"initializer"}:
        return at.report("KT131", name=at.name)
    return called(call, "addVariable", shape, name, *value)


def arguments(call: cst.Call, words: Iterable[str]) -> dict[str, cst.BaseExpression]:
    """Arguments under their names."""
    places = iter(words)
    found: dict[str, cst.BaseExpression] = {}
    for arg in call.args:
        key = next(places, "?") if arg.keyword is None else arg.keyword.value
        found["?" if arg.star else _OLDER_WORDS.get(key, key)] = build.bare(arg.value)
    return found


def initial_value(
    given: dict[str, cst.BaseExpression], at: Site
) -> list[cst.BaseExpression] | None:
    """What follows the name of a slot: nothing for zeros of the variable's shape; None where the
    form of the start is not known."""
    value = given.get("initial_value", build.literal(None))
    initializer = given.get("initializer", build.string("zeros"))
    shape = given.get("shape", build.literal(None))
    if not build.is_literal(value, None):
        return [value]
    match build.evaluated(initializer), build.is_literal(shape, None):
        case "zeros", True:
            return []
        case ("zeros" | "ones") as word, False:
            return [build.call(library_name(f"tfjs.{word}", at), shape)]
        case "ones", True if "reference_variable" in given:
            return [build.call(library_name("tfjs.onesLike", at), given["reference_variable"])]
    return None


def called(call: cst.Call, name: str, *values: cst.BaseExpression) -> cst.Call:
    assert isinstance(call.func, cst.Attribute)
    return build.method(call.func.value, name, *values)


@rule(cst.Call, f"{BASE}._get_variable_index", to=Dialect.TFJS)
def place_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=variable, star="")]:
            return called(call, "variableIndex", variable)
    return None


@rule(cst.Call, *(f"{BASE}.assign{how}" for how in ("", "_add", "_sub")), to=Dialect.TFJS)
def assigned(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`self.assign_sub(variable, x)` is `variable.assign(variable.sub(x))`."""
    match call.args:
        case [cst.Arg(value=variable, star=""), cst.Arg(value=value, star="")]:
            return new_value(build.bare(variable), (at.name or "").rpartition("_")[2], value)
    return at.report("KT131", name=at.name)


def new_value(variable: cst.BaseExpression, how: str, value: cst.BaseExpression) -> cst.Call:
    """`variable.assign(...)` of the value itself, or of what adding or subtracting it gives."""
    changed = build.bare(value)
    if how in ("add", "sub"):
        changed = build.method(variable, how, changed)
    return build.method(variable, "assign", changed)


# Back


@rule(cst.Call, f"{_ANY}.addSlot", to=Dialect.KERAS)
def slot_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=variable), cst.Arg(value=name)]:
            words = {"reference_variable": variable, "name": name}
            args = [build.keyword(key, value) for key, value in words.items()]
            return called(call, "add_variable_from_reference").with_changes(args=args)
    return at.report("KT112", name=at.name)


@rule(cst.Call, f"{_ANY}.addVariable", to=Dialect.KERAS)
def variable_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=shape), cst.Arg(value=name)]:
            words = {"shape": shape, "initializer": build.string("zeros"), "name": name}
            args = [build.keyword(key, value) for key, value in words.items()]
            return called(call, "add_variable").with_changes(args=args)
    return at.report("KT112", name=at.name)


@rule(cst.Call, f"{_ANY}.variableIndex", to=Dialect.KERAS)
def place_to_keras(call: cst.Call, at: Site) -> cst.Call:
    assert isinstance(call.func, cst.Attribute)
    return build.call_of(build.attribute(call.func.value, "_get_variable_index"), call.args)
