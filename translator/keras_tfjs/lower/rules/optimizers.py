"""Optimizers: options by name in the dialect, numbers by position in TF.js."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import tfjs
from keras_tfjs.kinds import Boolean, DictOf, NoneValue, Number, Unknown
from keras_tfjs.lower.configs import items, short
from keras_tfjs.lower.extensions import comes_from_extensions, extended, from_extensions
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_OLD_KEYS = {"lr": "learningRate"}
"""Keys of early documents."""


@rule(cst.Call, "tfjs.train.*", to=Dialect.JS)
def to_positions(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    owner = at.name or ""
    more = extended(call, at)
    if more is not None or comes_from_extensions(at):
        return more
    parameters = tfjs.parameters(owner)
    if parameters is None:
        return None
    written = [argument.value for argument in call.args]
    config = items(written[0]) if len(written) == 1 else None
    if config is None:
        if any(_holds_options(argument.value, at) for argument in _source(at).args):
            return call.with_changes(func=from_extensions(owner, at))
        return None if written else _checked(owner, call, {}, at)
    options = _today(config, owner, at)
    return None if options is None else _checked(owner, call, options, at)


def _holds_options(node: cst.BaseExpression, at: Site) -> bool:
    """Whether an argument may be a dict: a number or a plain name for one is what TF.js takes."""
    kind = at.kind(node)
    return isinstance(kind, DictOf) or isinstance(node, cst.Dict)


def _today(
    config: dict[str, cst.BaseExpression], owner: str, at: Site
) -> dict[str, cst.BaseExpression] | None:
    """Options under today's keys; None, and said, where one is unknown."""
    known = [parameter.name for parameter in tfjs.parameters(owner) or ()]
    options: dict[str, cst.BaseExpression] = {}
    for key, value in config.items():
        new = _OLD_KEYS.get(key, key)
        if new not in known:
            at.report("KT402", owner=short(owner), parameter=key, known=", ".join(known))
            return None
        if new != key:
            at.report("KT401", owner=short(owner), old=key, new=new)
        options[new] = value
    return options


def _checked(
    owner: str, call: cst.Call, options: dict[str, cst.BaseExpression], at: Site
) -> cst.BaseExpression | None:
    """`call` with the options by position; those between are written out with their defaults."""
    parameters = tfjs.parameters(owner) or ()
    for parameter in parameters:
        if not parameter.optional and parameter.name not in options:
            at.report("KT403", owner=short(owner), parameter=parameter.name)
            return None
    last = max((i for i, each in enumerate(parameters) if each.name in options), default=-1)
    defaults = tfjs.defaults(owner)
    arguments = [
        cst.Arg(build.bare(options.get(each.name, build.literal(defaults.get(each.name)))))
        for each in parameters[: last + 1]
    ]
    if not arguments and not call.args:
        return None
    return call.with_changes(args=arguments)


@rule(cst.Call, "tfjs.train.*", to=Dialect.TFJS)
def to_names(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    owner = at.name or ""
    parameters = tfjs.parameters(owner)
    if parameters is None or comes_from_extensions(at):
        return None
    if not call.args:
        return _checked(owner, call, {}, at)
    written = [argument.value for argument in call.args]
    config = items(written[0]) if len(written) == 1 else None
    if config is not None:
        options = _today(config, owner, at)
        if options is None or options.keys() == config.keys():
            return None
        return build.call(call.func, build.dict_(options))
    if any(argument.keyword or argument.star for argument in call.args):
        return None
    kinds = [at.kind(argument.value) for argument in _source(at).args]
    if len(written) > len(parameters) or not all(isinstance(kind, _NUMBERS) for kind in kinds):
        return None
    named = {
        parameter.name: value
        for parameter, value, kind in zip(parameters, written, kinds, strict=False)
        if not isinstance(kind, NoneValue)
    }
    return build.call(call.func, build.dict_(named))


_NUMBERS = (Number, Boolean, NoneValue, Unknown)
"""Kinds of what TF.js takes by position; None stands for what is not given."""


def _source(at: Site) -> cst.Call:
    assert isinstance(at.original, cst.Call)
    return at.original
