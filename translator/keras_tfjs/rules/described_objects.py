"""`keras.layers.serialize(layer)` and `deserialize`: descriptions are `{className, config}` in
TF.js. `layer.__class__.from_config(config)` reads one of the layer's class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name, unknown_keras
from keras_tfjs.rules.config_keys import says_other_keys
from keras_tfjs.rules.serialization import are_found
from keras_tfjs.source import Dialect

_MODULES: Mapping[str, str] = {
    "layers": "layers",
    "losses": "losses",
    "metrics": "metrics",
    "optimizers": "train",
    "optimizers.schedules": "train",
}
_GENERAL = ("saving", "utils", "utils.generic_utils")
_SERIALIZED = "keras.saving.serialize_keras_object"
_DESERIALIZED = "keras.saving.deserialize_keras_object"

_SERIALIZE = (
    *(f"keras.{module}.serialize" for module in _MODULES),
    *(f"keras.{module}.serialize_keras_object" for module in _GENERAL),
)
_DESERIALIZE: Mapping[str, str | None] = {
    **{f"keras.{module}.deserialize": other for module, other in _MODULES.items()},
    **{f"keras.{module}.deserialize_keras_object": None for module in _GENERAL},
    "keras.optimizers.get": "train",
}


_CLASSES = (
    *("keras.layers.Layer", "keras.initializers.Initializer", "keras.regularizers.Regularizer"),
    *("keras.constraints.Constraint", "keras.optimizers.Optimizer"),
)


@rule(cst.Call, *_SERIALIZE, to=Dialect.TFJS)
def serialized(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(star="", value=value)]:
            says_other_keys({"class_name": "className"}, at)
            return build.call(library_name("tfjs.util.serialize", at), value)
    return unknown_keras(at)


@rule(cst.Call, *_DESERIALIZE, to=Dialect.TFJS)
def deserialized(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The class is found by its name, under which programs register their own."""
    match call.args:
        case [cst.Arg(star="", value=config), *others] if are_found(_objects(others, at), at):
            module = _DESERIALIZE[at.name or ""]
            named = [] if module is None else [build.literal(module)]
            return build.call(library_name("tfjs.util.deserialize", at), config, *named)
    return unknown_keras(at)


@rule(
    cst.Call,
    *(f"{name}.__class__.from_config" for name in _CLASSES),
    to=Dialect.TFJS,
)
def of_class(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(
            func=cst.Attribute(value=cst.Attribute(value=made)),
            args=[cst.Arg(star="", value=config)],
        ):
            named = build.method(made, "getClassName")
            described = build.dict_({"className": named, "config": config})
            return build.call(library_name("tfjs.util.deserialize", at), described)
    return unknown_keras(at)


def _objects(given: Sequence[cst.Arg], at: Site) -> list[cst.Arg]:
    """Without the switch for what Keras does not trust: a description is read as it is. The
    parameter of `from_config` holds what TF.js knows anyway."""
    names = ("safe_mode", "use_legacy_format", "printable_module_name")
    kept = [one for one in given if one.keyword is None or one.keyword.value not in names]
    around = (each for each in reversed(at.parents) if isinstance(each, cst.FunctionDef))
    method = next(around, None)
    if method is None or method.name.value != "from_config":
        return kept
    objects = {each.name.value for each in method.params.params[2:]}
    return [one for one in kept if getattr(one.value, "value", None) not in objects]


@rule(cst.Call, "tfjs.util.deserialize", to=Dialect.KERAS)
def deserialized_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(star="", value=cst.Dict() as described)] if _class_of(described) is not None:
            return _class_of(described)
        case [cst.Arg(star="", value=config)]:
            return build.call(library_name(_DESERIALIZED, at), config)
        case [cst.Arg(star="", value=config), cst.Arg(value=cst.SimpleString() as module)]:
            if module.evaluated_value == _MODULES["optimizers"]:
                return build.call(library_name("keras.optimizers.get", at), config)
            for keras, other in _MODULES.items():
                if other == module.evaluated_value:
                    return build.call(library_name(f"keras.{keras}.deserialize", at), config)
    return None


@rule(cst.Call, "tfjs.util.serialize", to=Dialect.KERAS)
def serialized_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(star="", value=value)]:
            return build.call(library_name(_SERIALIZED, at), value)
    return None


def _class_of(described: cst.Dict) -> cst.BaseExpression | None:
    """`layer.__class__.from_config(config)` of a description that asks an object for its class."""
    match described.elements:
        case [
            cst.DictElement(key=cst.SimpleString() as first, value=named),
            cst.DictElement(key=cst.SimpleString() as second, value=config),
        ] if (first.evaluated_value, second.evaluated_value) == ("className", "config"):
            match named:
                case cst.Attribute(
                    value=cst.Call(func=cst.Name(value="type"), args=[cst.Arg(value=made)]),
                    attr=cst.Name(value="__name__"),
                ) | cst.Call(func=cst.Attribute(value=made, attr=cst.Name(value="getClassName"))):
                    return build.method(build.attribute(made, "__class__"), "from_config", config)
    return None
