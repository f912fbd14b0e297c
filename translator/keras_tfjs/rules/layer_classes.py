"""A layer of one's own: class, `call` and the other methods that a framework calls."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

import libcst as cst
import libcst.matchers as m

from keras_tfjs.catalog.keras.derived import TFJS_CELL
from keras_tfjs.catalog.keras.members import LAYER_METHODS
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules import cells, cells_back
from keras_tfjs.rules.called_with_several import (
    call_of,
    has_possible_inputs,
    names_of_inputs,
    own_method,
    possible_input,
    shape_statements,
    taken_apart,
    with_named_shapes,
)
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.derived_layers import base_to_keras, base_to_tfjs, row_around
from keras_tfjs.rules.first_inputs import with_either
from keras_tfjs.rules.layer_shapes import is_tried, output_shape
from keras_tfjs.rules.read_options import TIGHT, asked, hands_on, option_read
from keras_tfjs.rules.several_inputs import may_be_several
from keras_tfjs.rules.standing import Standing
from keras_tfjs.source import Dialect

_LAYER = "keras.layers.Layer"
_TFJS_LAYER = "tfjs.layers.Layer"
_INPUTS, _KWARGS = "inputs", "kwargs"
_SHAPES = "input_shapes"
_TOLD_SHAPES = ("build", "computeOutputShape")
_BUILDS_BASE = re.compile(r"\bsuper\([^()]*\)\.build\(")
_REGISTERED = "keras.saving.register_keras_serializable"


@rule(cst.ClassDef, _LAYER, to=Dialect.TFJS)
def class_to_tfjs(node: cst.ClassDef, at: Site) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    if not isinstance(node.body, cst.IndentedBlock):
        return None
    body = [each for each in node.body.body if not isinstance(each, cst.Pass)]
    shape = output_shape(node, at)
    done: list[cst.BaseStatement] = []
    for statement in body:
        done.append(statement)
        if shape is not None and _is_method(statement, "call"):
            done.append(_shape_method(shape, node, at))
    head = 1 if done and is_docstring(done[0]) else 0
    done.insert(head, build.assign("className", build.string(node.name.value)))
    bases = [_base(each, at) for each in node.bases]
    made = node.with_changes(
        bases=bases, body=node.body.with_changes(body=done), decorators=unregistered(node, at)
    )
    at.stands_for(made, node)
    register = build.call(
        library_name("tfjs.serialization.registerClass", at), cst.Name(node.name.value)
    )
    return cst.FlattenSentinel([made, build.statement(register)])


def _base(base: cst.Arg, at: Site) -> cst.Arg:
    name = at.name_of(base.value)
    if name == _LAYER:
        is_cell = at.facts.is_cell_class(f"__main__.{_class_name(at)}")
        return base.with_changes(value=library_name(TFJS_CELL if is_cell else _TFJS_LAYER, at))
    return base_to_tfjs(base, at)


def _class_name(at: Site) -> str:
    return at.original.name.value if isinstance(at.original, cst.ClassDef) else ""


def unregistered(node: cst.ClassDef, at: Site) -> Sequence[cst.Decorator]:
    return [each for each in node.decorators if at.name_of(each) not in _REGISTRATIONS]


_REGISTRATIONS = (_REGISTERED, "keras.utils.register_keras_serializable")


def _is_method(statement: cst.BaseStatement, name: str) -> bool:
    return isinstance(statement, cst.FunctionDef) and statement.name.value == name


def is_docstring(statement: cst.BaseStatement) -> bool:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString())]):
            return True
    return False


def _shape_method(shape: cst.BaseExpression, node: cst.ClassDef, at: Site) -> cst.FunctionDef:
    told: list[cst.BaseStatement] = [build.statement(cst.Return(shape))]
    name = "input_shape"
    call = own_method(node.name.value, "call", at)
    needed, possible = names_of_inputs(call, at) if call is not None else ([], [])
    if possible and len(needed) == 1 and not is_tried(shape):
        told = [*(shape_statements([name], _SHAPES, call, at) or []), *told]
        name = _SHAPES
    return build.function("computeOutputShape", ["self", name], told)


# Methods


@rule(cst.FunctionDef, f"{_LAYER}.call", to=Dialect.TFJS)
def call_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    """`call(self, x, training=None)`: TF.js gives a tensor or a list of one, and an object."""
    params = node.params.params
    if len(params) < 2 or not isinstance(node.body, cst.IndentedBlock):
        return None
    inputs, possible, options = own_parameters(node, at)
    suite, front = node.body, list[cst.BaseStatement]()
    if cells.around(at) is not None and len(params) > 2:
        front, options = cells.inputs_apart(node)
        suite = cst.ensure_type(cells.with_flat_results(node, at), cst.IndentedBlock)
        inputs, possible = [], []
    elif len(inputs) > 1:
        pass
    elif may_be_several(at):
        front.append(_unwrapped(inputs[0], only_one=True))
    elif not at.facts.takes_several(at.tree() or ast.Pass()):
        front.append(_unwrapped(inputs[0]))
    elif inputs[0] != _INPUTS:
        front.append(build.assign(inputs[0], cst.Name(_INPUTS)))
    front += taken_apart(inputs, possible)
    front += [option_to_tfjs(each) for each in options]
    names = [params[0], cst.Param(cst.Name(_INPUTS)), cst.Param(cst.Name(_KWARGS))]
    body = list(suite.body)
    head = 1 if body and is_docstring(body[0]) else 0
    return node.with_changes(
        params=cst.Parameters(names),
        body=suite.with_changes(body=[*body[:head], *front, *body[head:]]),
    )


def own_parameters(node: cst.FunctionDef, at: Site) -> tuple[list[str], list[str], list[cst.Param]]:
    """The inputs of an own class's `call`, those that may be left out, and its options."""
    tree = at.tree()
    needed, possible = names_of_inputs(tree, at) if tree is not None else ([], [])
    params = [*node.params.params[1:], *node.params.kwonly_params]
    names = {*needed, *possible}
    return needed, possible, [each for each in params if each.name.value not in names]


def _unwrapped(name: str, *, only_one: bool = False) -> cst.SimpleStatementLine:
    first = build.subscript(cst.Name(_INPUTS), 0)
    test: cst.BaseExpression = build.call("isinstance", cst.Name(_INPUTS), cst.Name("list"))
    if only_one:
        count = build.call("len", cst.Name(_INPUTS))
        single = cst.Comparison(count, [cst.ComparisonTarget(cst.Equal(), cst.Integer("1"))])
        test = cst.BooleanOperation(test, cst.And(), single)
    return build.assign(name, cst.IfExp(test, first, cst.Name(_INPUTS)))


def option_to_tfjs(param: cst.Param) -> cst.SimpleStatementLine:
    default = param.default
    tail = [] if default is None or build.is_literal(default, None) else [default]
    value = build.method(cst.Name(_KWARGS), "get", param.name.value, *tail)
    return build.assign(param.name, value)


@rule(cst.FunctionDef, f"{_LAYER}.build", "keras.Model.build", to=Dialect.TFJS)
def build_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    """Keras marks a layer as built by itself."""
    made = _told_shapes(node, at)
    params = made.params.params
    if len(params) != 2 or not isinstance(made.body, cst.IndentedBlock):
        return None
    tree = at.tree()
    if tree is not None and _BUILDS_BASE.search(ast.unparse(tree)) is not None:
        return made if made is not node else None
    ready = build.statement(build.method(build.call("super"), "build", params[1].name))
    if row_around(at) is not None:  # whose own `build` would make weights
        if tree is not None and "self.built = True" in ast.unparse(tree):
            return made if made is not node else None
        ready = cst.ensure_type(cst.parse_statement("self.built = True"), cst.SimpleStatementLine)
    return made.with_changes(body=made.body.with_changes(body=[*made.body.body, ready]))


def _told_shapes(node: cst.FunctionDef, at: Site) -> cst.FunctionDef:
    """The method with the shapes of several inputs as the one list that TF.js has of them."""
    params = node.params.params
    names = [each.name.value for each in params[1:]]
    if not names or not isinstance(node.body, cst.IndentedBlock):
        return node
    front = shape_statements(names, _SHAPES, call_of(at), at)
    if front is None:
        return node
    body = list(node.body.body)
    head = 1 if body and is_docstring(body[0]) else 0
    return node.with_changes(
        params=cst.Parameters([params[0], cst.Param(cst.Name(_SHAPES))]),
        body=node.body.with_changes(body=[*body[:head], *front, *body[head:]]),
    )


@rule(
    cst.FunctionDef,
    f"{_LAYER}.compute_output_shape",
    "keras.Model.compute_output_shape",
    to=Dialect.TFJS,
)
def shape_method_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.BaseStatement | None:
    """Shapes are lists in TF.js."""
    listed = _told_shapes(node, at).visit(_Lists(at))
    return renamed(listed, "computeOutputShape") if isinstance(listed, cst.FunctionDef) else None


class _Lists(Standing):
    """Tuples as lists."""

    def leave_Tuple(self, original_node: cst.Tuple, updated_node: cst.Tuple) -> cst.List:
        self.made += 1
        return cst.List(build.without_last_comma(updated_node.elements))


def renamed(node: cst.FunctionDef, name: str) -> cst.FunctionDef:
    return node.with_changes(name=cst.Name(name))


@rule(cst.FunctionDef, f"{_LAYER}.*", to=Dialect.TFJS)
def method_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    other = LAYER_METHODS.get(node.name.value, node.name.value)
    return renamed(node, other) if other != node.name.value else None


# Back


@rule(cst.ClassDef, _TFJS_LAYER, to=Dialect.KERAS)
def class_to_keras(node: cst.ClassDef, at: Site) -> cst.ClassDef | None:
    if not isinstance(node.body, cst.IndentedBlock):
        return None
    body = [each for each in node.body.body if not (is_class_name(each) or _is_trial(each))]
    if at.facts.is_cell_class(f"__main__.{_class_name(at)}"):
        body = [cells_back.with_state_size(each, at) for each in body]
    bases = [
        (
            base.with_changes(value=library_name(_LAYER, at))
            if at.name_of(base.value) == _TFJS_LAYER
            else base_to_keras(base, at)
        )
        for base in node.bases
    ]
    decorators = list(node.decorators)
    if is_registered(node.name.value, at):
        decorators.append(cst.Decorator(build.call(library_name(_REGISTERED, at))))
    filler = [build.statement(cst.Pass())]
    return node.with_changes(
        bases=bases, decorators=decorators, body=node.body.with_changes(body=body or filler)
    )


def is_class_name(statement: cst.BaseStatement) -> bool:
    match statement:
        case cst.SimpleStatementLine(
            body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value="className"))])]
        ):
            return True
    return False


def _is_trial(statement: cst.BaseStatement) -> bool:
    """The method that finds the shape of the output by a call, as Keras does anyway."""
    match statement:
        case cst.FunctionDef(
            body=cst.IndentedBlock(
                body=[*_, cst.SimpleStatementLine(body=[cst.Return(value=cst.Call() as made)])]
            )
        ):
            return is_tried(made)
    return False


def is_registered(name: str, at: Site) -> bool:
    for node in subtree(at.file.tree):
        match node:
            case ast.Call(func=func, args=[ast.Name(id=called)]) if called == name:
                if at.facts.name(func) == "tfjs.serialization.registerClass":
                    return True
    return False


@rule(cst.SimpleStatementLine, "tfjs.serialization.registerClass", to=Dialect.KERAS)
def registration_to_keras(node: cst.SimpleStatementLine, at: Site) -> object:
    return cst.RemoveFromParent()


@rule(cst.Call, "tfjs.serialization.registerClass", to=Dialect.KERAS)
def registration(call: cst.Call, at: Site) -> cst.Call:
    """Goes with its statement; elsewhere there is nothing to say."""
    return call


@rule(cst.FunctionDef, f"{_TFJS_LAYER}.call", to=Dialect.KERAS)
def call_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    names = [each.name.value for each in node.params.params]
    if len(names) != 3 or not isinstance(node.body, cst.IndentedBlock):
        return None
    data, given = names[1:]
    options: list[cst.Param] = []
    body: list[cst.BaseStatement] = []
    is_cell = cells.around(at) is not None
    for statement in node.body.body:
        name = None if is_cell else _unwrapped_name(statement, names[1])
        option = option_read(statement, given)
        possible = possible_input(statement)
        if name is not None:
            data = name
        elif possible is not None:
            options.append(cst.Param(cst.Name(possible), default=cst.Name("None"), equal=TIGHT))
        elif option is not None:
            options.append(option)
        else:
            body.append(statement)
    kept, states = node.body.with_changes(body=body), list[cst.Param]()
    if is_cell:
        data, name, kept = cells_back.as_pair(kept, names[1], at)
        states.append(cst.Param(cst.Name(name)))
    else:
        kept = with_either(kept, names[1], at)
    rest: cst.Param | None = None
    if hands_on(at, given):
        rest = cst.Param(cst.Name(given), star="**")
    elif m.findall(kept, m.Name(given)):
        options += asked(options)
        said = {each.name.value: cst.Name(each.name.value) for each in options}
        front = build.assign(given, build.dict_(said))
        kept = kept.with_changes(body=[front, *kept.body])
    params = [node.params.params[0], cst.Param(cst.Name(data)), *states, *options]
    return node.with_changes(params=cst.Parameters(params, star_kwarg=rest), body=kept)


def _unwrapped_name(statement: cst.BaseStatement, inputs: str) -> str | None:
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name(value=name))],
                    value=cst.IfExp(orelse=cst.Name(value=other), test=cst.Call()),
                )
            ]
        ) if (
            other == inputs
        ):
            return name
    return None


@rule(cst.FunctionDef, f"{_TFJS_LAYER}.*", to=Dialect.KERAS)
def method_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    named, call = None, call_of(at)
    is_told = node.name.value in _TOLD_SHAPES and len(node.params.params) == 2
    if is_told and call is not None and has_possible_inputs(call):
        named = with_named_shapes(node, node.params.params[1].name.value, at)
    for keras, tfjs in LAYER_METHODS.items():
        if node.name.value == tfjs and keras != tfjs:
            return renamed(named or node, keras)
    return named
