"""The states that a loop over a cell begins with. Keras's loop asks the cell for them, TF.js's
begins with zeros; to ask a cell is an extension there."""

from __future__ import annotations

import ast

import libcst as cst
import libcst.matchers as m

from keras_tfjs.kinds import LOCAL, Instance, is_array, is_symbolic
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.cells import around, unfit
from keras_tfjs.source import Dialect

_LAYER = "tfjs.layers.Layer"
_STATES = "getInitialState"
_GET, _SIZE = "get_initial_state", "batch_size"


@rule(cst.FunctionDef, "keras.layers.Layer.get_initial_state", to=Dialect.TFJS)
def own_initial_state(node: cst.FunctionDef, at: Site) -> None:
    """Keras's loop asks the cell for its first states, TF.js's begins with zeros."""
    tree = at.tree()
    if around(at) is None or not isinstance(tree, ast.FunctionDef):
        return
    if not _is_of_zeros(tree):
        unfit(at, "initial states of its own", _INITIAL)


def _is_of_zeros(tree: ast.FunctionDef) -> bool:
    names = {
        each.func.attr if isinstance(each.func, ast.Attribute) else ast.unparse(each.func)
        for each in subtree(tree)
        if isinstance(each, ast.Call)
    }
    return bool(names) and names <= _ZEROS


_ZEROS = {
    *("zeros", "zeros_like", "shape", "get_initial_state", "generate_zero_filled_state"),
    *("zerosLike", "getInitialState"),
}
_INITIAL = "give the layer initial_state, or begin with zeros"


@rule(cst.Call, "keras.layers.Layer.get_initial_state", to=Dialect.TFJS)
def initial_state(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Keras 2 has the first input or the size of the batch, Keras 3 the size alone."""
    if not isinstance(call.func, cst.Attribute):
        return None
    owner, given = call.func.value, {}
    for arg in call.args:
        key = arg.keyword.value if arg.keyword is not None else ""
        is_data = is_array(at.kind(arg.value)) or is_symbolic(at.kind(arg.value))
        given[key or ("inputs" if is_data else "batch_size")] = build.bare(arg.value)
    kind = at.kind(owner)
    size, inputs = given.get("batch_size"), given.get("inputs")
    if not at.facts.is_cell(kind):
        if not isinstance(kind, Instance) or not kind.of.endswith(_LOOPS):
            return unfit(at, "states of it", _INITIAL)
        if inputs is not None:
            return build.method(owner, _STATES, inputs)
        owner = build.attribute(owner, "cell")
    if size is None and inputs is not None:
        size = build.subscript(build.attribute(inputs, "shape"), 0)
    if size is None:
        return at.report("KT119", owner=at.name)
    return build.method(owner, _STATES, build.dict_({"batchSize": size}))


_LOOPS = (".SimpleRNN", ".GRU", ".LSTM", ".RNN")


# Back


@rule(cst.Call, "tfjs.layers.RNN.getInitialState", to=Dialect.KERAS)
def initial_state_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(func=cst.Attribute() as func, args=[cst.Arg(value=inputs)]):
            size = build.subscript(build.attribute(inputs, "shape"), 0)
            made = func.with_changes(attr=cst.Name(_GET))
            return build.call_of(made, [build.keyword(_SIZE, size)])
    return None


@rule(cst.Call, f"{_LAYER}.getInitialState", to=Dialect.KERAS)
def initial_state_of_cell(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Keras's cells of one's own have no such method, but a layer around them has."""
    size = _told_size(call)
    match call.func, at.tree():
        case (
            cst.Attribute(value=owner),
            ast.Call(func=ast.Attribute(value=tree)),
        ) if (
            size is not None
        ):
            match owner, tree:
                case cst.Attribute(value=loop), ast.Attribute(value=around_it, attr="cell"):
                    kind = at.facts.kind(around_it)
                    if isinstance(kind, Instance) and kind.of.endswith(".RNN"):
                        return build.call_of(
                            build.attribute(loop, _GET), [build.keyword(_SIZE, size)]
                        )
            kind = at.facts.kind(tree)
            if isinstance(kind, Instance) and kind.of.startswith(LOCAL) and _is_bare(kind.of, at):
                layer = build.call(library_name("keras.layers.RNN", at), owner)
                return build.call_of(build.attribute(layer, _GET), [build.keyword(_SIZE, size)])
    return None


def _is_bare(name: str, at: Site) -> bool:
    """Whether no library's cell is among the bases of a class."""
    return at.facts.library_base(name) == _LAYER and not any(
        each.endswith(("LSTMCell", "GRUCell", "SimpleRNNCell")) for each in at.facts.bases(name)
    )


def _told_size(call: cst.Call) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=cst.Dict(elements=[cst.DictElement(key=key, value=size)]))]:
            return size if build.is_literal(key, "batchSize") else None
    return None


def own_initial_state_back(call: cst.Call, at: Site) -> cst.Call | None:
    """`cell.getInitialState({"batchSize": 2})` of a class that defines it."""
    size = _told_size(call)
    match call.func, at.tree():
        case (
            cst.Attribute(attr=cst.Name(value="getInitialState"), value=owner),
            ast.Call(func=ast.Attribute(value=tree)),
        ) if size is not None and at.facts.is_cell(at.facts.kind(tree)):
            return build.call_of(build.attribute(owner, _GET), [build.keyword(_SIZE, size)])
    return None


@rule(cst.FunctionDef, f"{_LAYER}.getInitialState", to=Dialect.KERAS)
def own_method_back(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    """TF.js's loop begins with zeros whatever the cell says, Keras's asks the cell."""
    tree = at.tree()
    if around(at) is None or not isinstance(tree, ast.FunctionDef):
        return None
    names = [each.name.value for each in node.params.params]
    if len(names) != 2 or not _is_of_zeros(tree):
        unfit(at, "initial states of its own", _INITIAL)
        return None
    reads = m.Subscript(value=m.Name(names[1]), slice=[_BATCH_SIZE])
    if len(m.findall(node.body, reads)) != len(m.findall(node.body, m.Name(names[1]))):
        unfit(at, "initial states of its own", _INITIAL)
        return None
    body = m.replace(node.body, reads, cst.Name(_SIZE))
    assert isinstance(body, cst.BaseSuite)
    size = cst.Param(cst.Name(_SIZE), default=cst.Name("None"), equal=_TIGHT)
    params = cst.Parameters([node.params.params[0], size])
    return node.with_changes(name=cst.Name(_GET), params=params, body=body)


_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
_BATCH_SIZE = m.SubscriptElement(
    slice=m.Index(m.SimpleString(value=m.MatchIfTrue(lambda text: text[1:-1] == "batchSize")))
)
