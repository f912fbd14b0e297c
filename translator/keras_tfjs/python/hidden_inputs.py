"""Input layers of sequential models: Keras does not count them among the layers, TF.js does."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from keras_tfjs.kinds import Instance, Module
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python.site import Site
from keras_tfjs.source import Dialect

INPUTS = frozenset(
    {"keras.Input", "keras.layers.InputLayer", "tfjs.input", "tfjs.layers.inputLayer"}
)
_GETTERS = ("get_layer", "getLayer")
_TOLD = frozenset({"shape", "input_shape", "batch_shape", "batch_input_shape", "input_dim"})


def hides_input(at: Site) -> bool:
    """Whether a sequential model that is made here is added an input layer, or a layer of another
    model that may be one, and layers are asked for by their places."""
    call = at.tree()
    if not isinstance(call, ast.Call):
        return False
    listed, added = _listed(call), _added(call, at)
    handed = [*listed, *(one for each in added if (one := _only(each)) is not None)]
    reads = [read for one in handed for read in _reads_inside(one, at)]
    if not reads and not _stays(listed, added, at):
        return False
    return gives_layers_by_place(at, frozenset(reads))


def _stays(listed: Sequence[ast.expr], added: Sequence[ast.Call], at: Site) -> bool:
    """Whether an input that is written here becomes no shape of the layer behind it."""
    if listed and _callee(listed[0], at) in INPUTS:
        return len(listed) == 1 or not _joins(listed[0], listed[1], at)
    return bool(added) and _callee(_only(added[0]), at) in INPUTS and not joins(added[0], at)


def joins(add: ast.Call, at: Site) -> bool:
    """Whether an input is added just before a layer of the library, which can say its shape."""
    given, behind = _only(add), _next(add, at)
    return given is not None and behind is not None and _joins(given, _only(behind), at)


def _joins(given: ast.expr, layer: ast.expr | None, at: Site) -> bool:
    if at.to is not Dialect.TFJS or not isinstance(layer, ast.Call):
        return False
    kind = at.facts.kind(layer)
    return (
        isinstance(kind, Instance)
        and kind.role == "Layer"
        and _says_shape_alone(given)
        and _callee(layer, at) not in INPUTS
        and all(each.arg is not None and each.arg not in _TOLD for each in layer.keywords)
    )


def _callee(made: ast.expr | None, at: Site) -> str:
    return (at.facts.callee(made) or "") if isinstance(made, ast.Call) else ""


def _next(add: ast.Call, at: Site) -> ast.Call | None:
    """The call on the same model that is the next statement."""
    statement = at.facts.parents.get(add)
    body = at.facts.parents.get(statement) if isinstance(statement, ast.Expr) else None
    blocks = (getattr(body, name, None) for name in ("body", "orelse", "finalbody"))
    block = next((each for each in blocks if isinstance(each, list) and statement in each), None)
    if block is None or block[-1] is statement:
        return None
    match add.func, block[block.index(statement) + 1]:
        case ast.Attribute(value=owner), ast.Expr(
            value=ast.Call(func=ast.Attribute(value=other, attr="add")) as call
        ) if ast.dump(owner) == ast.dump(other):
            return call
    return None


def _says_shape_alone(made: ast.expr) -> bool:
    match made:
        case ast.Call(args=[_], keywords=[]):
            return True
        case ast.Call(args=[], keywords=[ast.keyword(arg=name)]):
            return name in _TOLD
    return False


def _listed(call: ast.Call) -> Sequence[ast.expr]:
    """The layers that the call is given, or what holds them."""
    given = [*call.args[:1], *(each.value for each in call.keywords if each.arg == "layers")]
    match given:
        case [ast.List(elts=layers) | ast.Tuple(elts=layers)]:
            return layers
        case [ast.Dict(keys=keys, values=values)]:
            pairs = zip(keys, values, strict=True)
            held = [one for key, one in pairs if getattr(key, "value", None) == "layers"]
            return held[0].elts if held and isinstance(held[0], ast.List) else held
    return given


def _added(call: ast.Call, at: Site) -> Sequence[ast.Call]:
    model = at.facts.kind(call)
    return at.facts.calls_on(model, "add") if isinstance(model, Instance) else ()


def _only(add: ast.Call) -> ast.expr | None:
    given = [*add.args, *(each.value for each in add.keywords)]
    return given[0] if len(given) == 1 else None


def _reads_inside(node: ast.expr, at: Site, depth: int = 3) -> Iterator[ast.Attribute]:
    """The `model.layers` that a value is taken from, also by the names in it."""
    for inner in subtree(node):
        if _is_read(inner, at):
            assert isinstance(inner, ast.Attribute)
            yield inner
        elif isinstance(inner, ast.Name) and depth:
            binding = at.facts.binding(inner)
            if binding is not None and binding.source is not None and binding.how != "parameter":
                yield from _reads_inside(binding.source, at, depth - 1)


def gives_layers_by_place(at: Site, others: frozenset[ast.Attribute] = frozenset()) -> bool:
    """Whether the file reads the layers of a model, but for those reads, or gets one by place.
    Others may where they import it."""
    if at.options.is_imported or any(
        each not in others and _is_read(each, at) for each in at.facts.nodes(ast.Attribute)
    ):
        return True
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in _GETTERS
        and (len(call.args) > 1 or any(each.arg == "index" for each in call.keywords))
        for call in at.facts.nodes(ast.Call)
    )


def _is_read(node: ast.AST, at: Site) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and node.attr == "layers"
        and isinstance(node.ctx, ast.Load)
        and not isinstance(at.facts.kind(node.value), Module)
        and not (at.facts.spelling(node) or "").endswith(("keras.layers", "tfjs.layers"))
    )
