"""`from_config` of a class of the program: `cls(**config)` is what TF.js does by itself, all else
is its `fromConfig`."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst
import libcst.matchers as m

from keras_tfjs.catalog.keras.own_classes import BY_KERAS, BY_TFJS
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.called_with_several import own_method
from keras_tfjs.rules.standing import Standing
from keras_tfjs.source import Dialect

_FROM, _OTHER = "from_config", "fromConfig"
_BASES = ("keras.layers.Layer", "keras.Model", *BY_KERAS)
_TFJS_BASES = ("tfjs.layers.Layer", "tfjs.Model", *BY_TFJS)


@rule(cst.FunctionDef, *(f"{base}.{_FROM}" for base in _BASES), to=Dialect.TFJS)
def to_tfjs(node: cst.FunctionDef, at: Site) -> object:
    tree = at.tree()
    if isinstance(tree, ast.FunctionDef) and _is_usual(tree):
        return cst.RemoveFromParent()
    names = [each.name.value for each in node.params.params]
    if len(names) not in (2, 3):
        return _unfit(at, "it takes other parameters than a config")
    made = _Configs(names[0], _places(at), at)
    body = node.body.visit(made)
    if made.unknown:
        return _unfit(at, "what it gives by place is not known to have a name")
    assert isinstance(body, cst.BaseSuite)
    params = node.params.params
    if len(params) > 2 and not _reads(body, names[2]):
        params = [params[0], params[1].with_changes(comma=cst.MaybeSentinel.DEFAULT)]
    return node.with_changes(
        name=cst.Name(_OTHER), params=node.params.with_changes(params=params), body=body
    )


def _unfit(at: Site, problem: str) -> object:
    return at.report("KT123", name=_FROM, problem=problem, hint="do it in __init__")


def _is_usual(method: ast.FunctionDef) -> bool:
    """Whether it does nothing but what TF.js does: `return cls(**config)`."""
    match method.body[1:] if ast.get_docstring(method) is not None else method.body:
        case [
            ast.Return(
                value=ast.Call(
                    func=ast.Name(id=made), args=[], keywords=[ast.keyword(arg=None, value=given)]
                )
            )
        ]:
            named = [each.arg for each in method.args.args]
            return named[:1] == [made] and isinstance(given, ast.Name) and [given.id] == named[1:2]
    return False


def _places(at: Site) -> Sequence[str]:
    """The parameters of the constructor, which Keras may be given by place."""
    tree = at.tree()
    owner = at.facts.parents.get(tree) if tree is not None else None
    if not isinstance(owner, ast.ClassDef):
        return ()
    init = own_method(f"__main__.{owner.name}", "__init__", at)
    return [each.arg for each in init.args.args[1:]] if init is not None else ()


def _reads(body: cst.BaseSuite, name: str) -> bool:
    return bool(m.findall(body, m.Name(name)))


class _Configs(Standing):
    """`cls(units, **config)` as `cls({**config, "units": units})`."""

    def __init__(self, made: str, places: Sequence[str], at: Site) -> None:
        super().__init__(at)
        self.unknown = False
        self._class = made
        self._places = places

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:
        if not m.matches(updated_node.func, m.Name(self._class)):
            return updated_node
        self.made += 1
        spread = [each for each in updated_node.args if each.star == "**"]
        named = {}
        free = list(self._places)
        for each in updated_node.args:
            if each.star == "**":
                continue
            if each.star or (each.keyword is None and not free):
                self.unknown = True
                return updated_node
            key = each.keyword.value if each.keyword is not None else free.pop(0)
            named[key] = each.value
        if len(spread) == 1 and not named:
            return updated_node.with_changes(args=[cst.Arg(spread[0].value)])
        elements = [cst.StarredDictElement(each.value) for each in spread]
        config = cst.Dict([*elements, *build.dict_(named).elements])
        return updated_node.with_changes(args=[cst.Arg(config)])


@rule(cst.FunctionDef, *(f"{base}.{_OTHER}" for base in _TFJS_BASES), to=Dialect.KERAS)
def to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef:
    names = [each.name.value for each in node.params.params]
    made = node.with_changes(name=cst.Name(_FROM))
    if not names:
        return made
    body = node.body.visit(_Arguments(names[0], at))
    assert isinstance(body, cst.BaseSuite)
    return made.with_changes(body=body)


class _Arguments(Standing):
    """The way back."""

    def __init__(self, made: str, at: Site) -> None:
        super().__init__(at)
        self._class = made

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:
        match updated_node:
            case cst.Call(func=cst.Name(value=name), args=[cst.Arg(star="", value=config)]):
                if name != self._class:
                    return updated_node
                self.made += 1
                return updated_node.with_changes(args=_arguments(config))
            case cst.Call(func=cst.Attribute(value=cst.Call(func=cst.Name(value="super")))):
                if build.is_named(updated_node.func, _OTHER):
                    self.made += 1
                    return named(updated_node, _FROM)
        return updated_node


def _arguments(config: cst.BaseExpression) -> list[cst.Arg]:
    """The keyword arguments that are the entries of a config."""
    if not isinstance(config, cst.Dict):
        return [cst.Arg(config, star="**")]
    made = []
    for each in config.elements:
        key = build.evaluated(each.key) if isinstance(each, cst.DictElement) else ""
        if not isinstance(key, str) or (key and not key.isidentifier()):
            return [cst.Arg(config, star="**")]
        made.append(build.keyword(key, each.value) if key else cst.Arg(each.value, star="**"))
    return made


def named(call: cst.Call, name: str) -> cst.Call:
    """A call of a method of another name, with the config alone."""
    assert isinstance(call.func, cst.Attribute)
    only = call.args[0].with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return call.with_changes(func=call.func.with_changes(attr=cst.Name(name)), args=[only])


def of_super(call: cst.Call) -> cst.Call | None:
    """`super().from_config(config)`."""
    match call:
        case cst.Call(
            func=cst.Attribute(value=cst.Call(func=cst.Name(value="super"))),
            args=[cst.Arg(star=""), *_],
        ):
            return named(call, _OTHER)
    return None


def of_own(call: cst.Call, at: Site) -> cst.Call | None:
    """`Own.from_config(config)` of a class that says what this is."""
    owner, _, method = (at.name or "").rpartition(".")
    match call:
        case cst.Call(func=cst.Attribute(value=made), args=[cst.Arg(star="", value=config), *_]):
            own = own_method(owner, _FROM, at) if method == _FROM else None
            if own is None or not any(at.file.naming.is_own(owner, base) for base in _BASES):
                return None
            is_super = isinstance(made, cst.Call)
            if _is_usual(own) and not is_super:
                return build.call(made, config)
            return named(call, _OTHER)
    return None


def of_own_back(call: cst.Call, at: Site) -> cst.Call | None:
    owner, _, method = (at.name or "").rpartition(".")
    is_own = any(at.file.naming.is_own(owner, base) for base in _TFJS_BASES)
    return named(call, _FROM) if is_own and method == _OTHER and call.args else None
