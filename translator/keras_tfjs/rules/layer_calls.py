"""Layers and models are called in Keras; TF.js has `apply` for it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

import libcst as cst

from keras_tfjs.catalog import Parameter, Row, rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.keras.calls import CALLS
from keras_tfjs.catalog.keras.layers import MERGE_FUNCTIONS
from keras_tfjs.kinds import LOCAL, Instance, Kind, ListOf, TupleOf, is_array, is_model, is_symbolic
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.call_options import call_around, is_handed_on
from keras_tfjs.python.calls import bind, to_keras, to_tfjs
from keras_tfjs.python.given import Unbindable
from keras_tfjs.rules.called_with_several import as_given, has_possible_inputs, names_of_inputs
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.rules.cells import library_step, stepped
from keras_tfjs.rules.cells_back import step_of_list
from keras_tfjs.rules.derived_layers import base_row
from keras_tfjs.source import Dialect


@rule(cst.Call, "keras.layers.Layer.__call__", "keras.Model.__call__", to=Dialect.TFJS)
def call_to_apply(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    kind = at.kind(call.func)
    own = own_call(kind, at)
    call = _opened(call, at)
    if at.facts.is_cell(kind):
        made = stepped(call, own, at)
        return call if made is None else made
    if own is not None:
        return _own_class(call, own, at, of_model=is_model(kind))
    row = _row_of(kind, at) or rows_of_keras(at.name or "")[0]
    second = _second_input(call, row, at)
    if second is not None:
        at.report("KT104", second, owner=at.name, parameter="a second input")
        return call
    try:
        whole = _gathered(call, row, at) if row.gathered else call
    except Unbindable:
        return None
    made = to_tfjs(whole, (row,), at, lambda _: build.attribute(call.func, "apply"))
    return None if made is None else _with_handed_on(made, at)


def _opened(call: cst.Call, at: Site) -> cst.Call:
    """`layer(*pair)` as `layer(pair[0], pair[1])`, where so many are known to be in it."""
    if not any(arg.star == "*" for arg in call.args):
        return call
    args: list[cst.Arg] = []
    for arg in call.args:
        kind = at.kind(arg.value) if arg.star == "*" else None
        if isinstance(kind, TupleOf) and isinstance(arg.value, cst.Name | cst.Attribute):
            places = (build.subscript(arg.value, place) for place in range(len(kind.items)))
            args += [cst.Arg(each) for each in places]
        else:
            args.append(arg)
    return call.with_changes(args=args)


def _with_handed_on(made: cst.Call, at: Site) -> cst.Call:
    """`{"training": False, **kwargs}`: what the call says itself comes last, since the object may
    hold it already, where Keras's dict does not; `{**kwargs}` is `kwargs`."""
    match made:
        case cst.Call(args=[data, cst.Arg(value=cst.Dict(elements=elements)) as options]):
            spread = [each for each in elements if _is_handed_on(each, at)]
            if not spread:
                return made
            rest = [each for each in elements if each not in spread]
            value = _handed_on(spread[0].value, rest)
            return made.with_changes(args=[data, options.with_changes(value=value)])
    return made


def _is_handed_on(element: cst.BaseDictElement, at: Site) -> bool:
    return isinstance(element, cst.StarredDictElement) and is_handed_on(element.value, at)


def _handed_on(
    options: cst.BaseExpression, own: Sequence[cst.BaseDictElement]
) -> cst.BaseExpression:
    if not own:
        return options
    return build.dict_of([cst.StarredDictElement(options), *build.without_last_comma(own)])


@rule(cst.Call, "keras.layers.Layer.call", "keras.Model.call", to=Dialect.TFJS)
def library_call(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return plain_call(call, at)


def plain_call(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`layer.call(x)`: TF.js's method takes an object of options, too."""
    tree = at.tree()
    match tree:
        case ast.Call(
            func=ast.Attribute(
                value=ast.Name() | ast.Attribute() | ast.Call(func=ast.Name(id="super")) as layer,
                attr="call",
            )
        ):
            kind = at.facts.kind(layer)
            own = own_call(kind, at)
            if not isinstance(kind, Instance) or kind.role not in ("Layer", "Model"):
                return None
            if isinstance(layer, ast.Call) and not _is_carried(at):
                return None
            if own is None and at.facts.is_cell(kind):
                return library_step(call, at)
        case _:
            return None
    if own is not None:
        made = _own_class(call, own, at, of_model=kind.role == "Model")
    elif _second_input(call, row := _called_as(kind, at), at) is None:
        done = to_tfjs(call, (row,), at, lambda _: call.func)
        made = _with_handed_on(done, at) if done is not None else call
    else:
        return None
    if made is call or not isinstance(call.func, cst.Attribute):
        return None
    options = [] if len(made.args) > 1 else [cst.Arg(build.dict_({}))]
    return build.call(call.func, *(arg.value for arg in (*made.args, *options)))


def _is_carried(at: Site) -> bool:
    """Whether the class around a place becomes one of TF.js."""
    owner = next((each for each in reversed(at.parents) if isinstance(each, cst.ClassDef)), None)
    return owner is not None and at.name_of(owner) in ("keras.layers.Layer", "keras.Model")


_CALL = "keras.layers.Layer.__call__"


def own_call(kind: Kind, at: Site) -> ast.FunctionDef | None:
    """The `call` that the class of an object defines, or a base of it in this file or another."""
    if not isinstance(kind, Instance):
        return None
    for found in at.file.naming.family(kind.of):
        for statement in found.body:
            if isinstance(statement, ast.FunctionDef) and statement.name == "call":
                return statement
    return None


def _own_class(call: cst.Call, own: ast.FunctionDef, at: Site, *, of_model: bool) -> cst.Call:
    """The inputs of the class's own `call`, several as one list, and its options by their names."""
    names = [each.arg for each in (*own.args.posonlyargs, *own.args.args)][1:]
    match call.args:
        case [cst.Arg(star="*", value=value)] if _are_inputs(names, own, at, of_model=of_model):
            return build.method(call.func, "apply", build.call("list", value))
    given: dict[str, cst.BaseExpression] = {}
    handed: cst.BaseExpression | None = None
    for place, arg in enumerate(call.args):
        if arg.star == "**" and is_handed_on(arg.value, at) and not _mixed_up(own, at):
            handed = arg.value
            continue
        if arg.star or (arg.keyword is None and place >= len(names)):
            at.report("KT119", arg.value, owner=at.name)
            return call
        given[arg.keyword.value if arg.keyword is not None else names[place]] = arg.value
    data, given = as_given(own, given, at, of_model=of_model)
    if not data:
        at.report("KT119", owner=at.name)
        return call
    options: list[cst.BaseExpression] = [build.dict_(dict(given))] if given else []
    if handed is not None:
        entries = [build.entry(build.string(key), value) for key, value in given.items()]
        options = [_handed_on(handed, entries)]
    first = data[0] if len(data) == 1 else build.list_(data)
    return build.call(build.attribute(call.func, "apply"), first, *options)


def _are_inputs(names: Sequence[str], own: ast.FunctionDef, at: Site, *, of_model: bool) -> bool:
    """Whether all that a class's `call` takes by place are its inputs, however many are given."""
    needed, possible = names_of_inputs(own, at)
    every = needed if of_model and len(needed) < 2 else [*needed, *possible]
    return len(every) > 1 and every == list(names)


def _mixed_up(own: ast.FunctionDef, at: Site) -> bool:
    """Whether an option that the `call` around names for itself is one of the other's, too: what
    is handed on in TF.js holds it still."""
    around = call_around(at)
    if around is None:
        return False
    here, there = ({each.arg for each in _named(one)} for one in (around, own))
    return bool(here & there - _OF_FRAMEWORKS)


def _named(call: ast.FunctionDef) -> list[ast.arg]:
    return [*call.args.args[2:], *call.args.kwonlyargs]


_OF_FRAMEWORKS = {"training", "mask"}


def _row_of(kind: Kind, at: Site) -> Row | None:
    """The row of a layer whose call is not like those of others, its class's or its base's."""
    if not isinstance(kind, Instance):
        return None
    base = base_row(kind.of, at) if kind.of.startswith(LOCAL) else None
    return CALLS.get(base.keras if base is not None else kind.of)


def _called_as(kind: Kind, at: Site) -> Row:
    """How the `call` of a library's layer is called by a class that derives from it."""
    row = _row_of(kind, at)
    return rows_of_keras(_CALL)[0] if row is None or row.gathered else row


def _second_input(call: cst.Call, row: Row, at: Site) -> cst.BaseExpression | None:
    """What stands where `training` would, but is data: the states of a cell."""
    match call.args:
        case [_, cst.Arg(keyword=None, star="", value=value), *rest] if not row.gathered:
            kind, option = at.kind(value), row.positional[1].keras
            named = [each.keyword.value for each in rest if each.keyword is not None]
            data = isinstance(kind, ListOf | TupleOf) or is_array(kind) or option in named
            return value if data and option == "training" else None
    return None


def _gathered(call: cst.Call, row: Row, at: Site) -> cst.Call:
    """`attend(query, value, key=value)` as `attend([query, value, value])`. Raises Unbindable."""
    given = {each.key: each for each in bind(call, row, at, speak=False)}
    inputs = [given[name].value for name in row.gathered if name in given]
    rest = [each for key, each in given.items() if key not in row.gathered]
    args = [build.keyword(each.key, each.value) for each in rest if each.key != "**"]
    spread = [each.item for each in rest if isinstance(each.item, cst.Arg) and each.key == "**"]
    first = cst.Arg(build.list_(build.bare(each) for each in inputs))
    return call.with_changes(args=[first, *args, *spread])


@rule(cst.Call, "tfjs.layers.Layer.apply", "tfjs.LayersModel.apply", to=Dialect.KERAS)
def apply_to_call(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not isinstance(call.func, cst.Attribute):
        return None
    summed = _operation(call, at)
    if summed is not None:
        return summed
    row = _with_own(_row_back(at) or rows_of_tfjs(at.name or "")[0], call, at)
    made = to_keras(call.func.value, call, row, at)
    apart = bool(row.gathered) or _takes_apart(at)
    return _spread(made) if made is not None and apart else made


def _takes_apart(at: Site) -> bool:
    """Whether the layer is of a class of one's own whose `call` may be given further inputs."""
    match at.tree():
        case ast.Call(func=ast.Attribute(value=layer)):
            own = own_call(at.facts.kind(layer), at)
            return own is not None and has_possible_inputs(own)
    return False


@rule(cst.Call, "tfjs.layers.Layer.call", "tfjs.LayersModel.call", to=Dialect.KERAS)
def library_call_back(call: cst.Call, at: Site) -> cst.Call | None:
    return plain_call_back(call, at)


def plain_call_back(call: cst.Call, at: Site) -> cst.Call | None:
    """`layer.call(x, {})`: its options are keyword arguments in Keras."""
    step = step_of_list(call, at)
    if step is not None:
        return step
    match at.tree():
        case ast.Call(
            func=ast.Attribute(value=layer, attr="call"), args=[_, ast.Dict()], keywords=[]
        ):
            kind = at.facts.kind(layer)
            if isinstance(kind, Instance) and kind.role in ("Layer", "Model"):
                row = _with_own(rows_of_keras(_CALL)[0], call, at)
                made = to_keras(call.func, call, row, at)
                return _spread(made) if made is not None and _takes_apart(at) else made
    return None


def _with_own(row: Row, call: cst.Call, at: Site) -> Row:
    """The row of a call, with the options that a class of the file reads by names of its own."""
    match at.tree(), call.args:
        case (
            ast.Call(func=ast.Attribute(value=layer)),
            [_, cst.Arg(value=cst.Dict(elements=elements))],
        ) if (
            own_call(at.facts.kind(layer), at) is not None
        ):
            keys = [
                str(each.key.evaluated_value)
                for each in elements
                if isinstance(each, cst.DictElement) and isinstance(each.key, cst.SimpleString)
            ]
            own = tuple(Parameter(key, key, bare=False) for key in keys if row.by_key(key) is None)
            return replace(row, parameters=(*row.parameters, *own))
    return row


def _row_back(at: Site) -> Row | None:
    match at.tree():
        case ast.Call(func=ast.Attribute(value=layer)):
            source = at.facts.origin(layer)
            if isinstance(source, ast.Call):
                rows = rows_of_tfjs(at.facts.callee(source) or "")
                return CALLS.get(rows[0].keras) if rows else None
    return None


def _spread(call: cst.Call) -> cst.Call:
    """`attend([query, value])` as `attend(query, value)`."""
    match call.args:
        case [cst.Arg(keyword=None, value=cst.List(elements=elements)), *rest]:
            return call.with_changes(args=[*(cst.Arg(each.value) for each in elements), *rest])
    return call


@rule(cst.Call, *MERGE_FUNCTIONS, to=Dialect.TFJS)
def merge_function(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """keras.layers.add([a, b]) is keras.layers.Add()([a, b])."""
    match call.args:
        case [cst.Arg(star="", keyword=None | cst.Name("inputs")) as inputs, *options]:
            pass
        case _:
            return None
    made = catalogued(
        call.with_changes(args=options), rows_of_keras(MERGE_FUNCTIONS[at.name or ""]), at
    )
    return None if made is None else build.method(made, "apply", build.bare(inputs.value))


_OPERATIONS: dict[str, cst.BaseBinaryOp] = {
    "tfjs.layers.add": cst.Add(),
    "tfjs.layers.multiply": cst.Multiply(),
}


def _operation(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.layers.add({}).apply([a, b])` of two symbolic tensors is `a + b`."""
    original = at.original
    match original, call.args:
        case (
            cst.Call(
                func=cst.Attribute(
                    value=cst.Call(args=[cst.Arg(value=cst.Dict(elements=[]))]) as layer
                )
            ),
            [cst.Arg(value=cst.List(elements=[cst.Element(value=left), cst.Element(value=right)]))],
        ):
            operator = _OPERATIONS.get(at.name_of(layer) or "")
            symbolic = all(is_symbolic(at.kind(each)) for each in (left, right))
            if operator is not None and symbolic:
                made = cst.BinaryOperation(left, operator, right)
                simple = isinstance(at.parent, cst.Assign | cst.Arg | cst.Return | cst.Expr)
                return made if simple else build.parenthesised(made)
    return None
