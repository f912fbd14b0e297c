"""Cells: one step of a recurrent layer, a library's or of a class of one's own.

Keras calls a cell with the states beside the input, and gets the output and a list of states.
TF.js's `call` takes and gives all of them in one list; calling a cell as Keras does is `applyStep`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog.keras.calls import CALLS
from keras_tfjs.kinds import Instance, ListOf, TupleOf, is_array, is_symbolic
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import bind, to_tfjs
from keras_tfjs.python.given import Unbindable
from keras_tfjs.rules.standing import Standing
from keras_tfjs.source import Dialect

STEP = "applyStep"
_INPUTS = "inputs"
LIBRARY = "keras.layers.LSTMCell"


def around(at: Site) -> cst.ClassDef | None:
    """The class of cells that a place stands in."""
    owner = next((each for each in reversed(at.parents) if isinstance(each, cst.ClassDef)), None)
    is_cell = owner is not None and at.facts.is_cell_class(f"__main__.{owner.name.value}")
    return owner if is_cell else None


def unfit(at: Site, problem: str, hint: str, *, library: str = "TF.js") -> None:
    """Says what a library's cells do not have."""
    return at.report("KT474", problem=problem, library=library, hint=hint)


# Calls


def stepped(call: cst.Call, own: ast.FunctionDef | None, at: Site) -> cst.BaseExpression | None:
    """`cell(x, states, training=True)` as `cell.applyStep(x, states, {"training": True})`; None
    where it stays, which is said."""
    row = CALLS[LIBRARY]
    if call.args and is_symbolic(at.kind(call.args[0].value)):
        unfit(at, "a cell that is called on symbolic tensors", _SYMBOLIC)
        return None
    if own is None:
        return to_tfjs(call, (row,), at, lambda _: build.attribute(call.func, STEP))
    given = _given(call, own, at)
    if given is None:
        return None
    data, options = given
    rest = [build.dict_(dict(options))] if options else []
    return build.call(build.attribute(call.func, STEP), *map(build.bare, data), *rest)


_SYMBOLIC = "give the cell to keras.layers.RNN, or call it inside of a layer or model of your own"


def _given(
    call: cst.Call, own: ast.FunctionDef, at: Site
) -> tuple[list[cst.BaseExpression], dict[str, cst.BaseExpression]] | None:
    """The input and the states, and the options that a `call` of one's own is given by name."""
    names = [each.arg for each in (*own.args.posonlyargs, *own.args.args)][1:]
    given: dict[str, cst.BaseExpression] = {}
    for place, arg in enumerate(call.args):
        if arg.star or (arg.keyword is None and place >= len(names)):
            return at.report("KT119", arg.value, owner=at.name)
        given[arg.keyword.value if arg.keyword is not None else names[place]] = arg.value
    if any(name not in given for name in names[:2]):
        return at.report("KT119", owner=at.name)
    return [given.pop(name) for name in names[:2]], given


def library_step(call: cst.Call, at: Site) -> cst.Call | None:
    """`super().call(x, states, training=training)` of a class that derives from a library's cell:
    `super().call([x, *states], {"training": training})`."""
    row = CALLS[LIBRARY]
    try:
        given = {each.key: each.value for each in bind(call, row, at)}
    except Unbindable:
        return None
    if not {"inputs", "states"} <= given.keys():
        return at.report("KT119", owner=at.name)
    data: list[cst.BaseElement] = [cst.Element(build.bare(given.pop("inputs")))]
    states = given.pop("states")
    listed = isinstance(at.kind(states), ListOf | TupleOf)
    if not listed and is_array(at.kind(states)):
        data.append(cst.Element(build.bare(states)))
    else:
        data.append(cst.StarredElement(states))
    options = build.dict_(dict(given))
    return build.call(call.func, cst.List(data), options)


@rule(cst.Assign, "keras.layers.Layer.call", to=Dialect.TFJS)
def taken_apart(node: cst.Assign, at: Site) -> cst.Assign | None:
    """`output, states = super().call(...)` as `output, *states = super().call(...)`."""
    tree = at.tree()
    if not isinstance(tree, ast.Assign) or not _is_library_step(tree.value, at):
        return None
    match node.targets:
        case [cst.AssignTarget(target=cst.Tuple(elements=[first, second])) as target]:
            inner = _items(second.value)
            rest = inner if inner is not None else [cst.StarredElement(second.value)]
            whole = cst.Tuple([first, *rest], lpar=[], rpar=[])
            return node.with_changes(targets=[target.with_changes(target=whole)])
    return unfit(at, "states that are not taken apart at once", _APART)


_APART = "write `output, states = super().call(...)`"


def _is_library_step(value: ast.expr, at: Site) -> bool:
    """Whether a call has been made one of TF.js's, which gives one list."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr="call")):
            return around(at) is not None
    return False


def _items(node: cst.BaseExpression) -> list[cst.BaseElement] | None:
    match node:
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            return list(build.without_last_comma(elements))
    return None


# Classes


def inputs_apart(node: cst.FunctionDef) -> tuple[list[cst.BaseStatement], list[cst.Param]]:
    """What the `call` of a cell begins with, and its options."""
    first, states, *options = node.params.params[1:]
    names = cst.Tuple([cst.Element(first.name), cst.StarredElement(states.name)], lpar=[], rpar=[])
    front = cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(names)], cst.Name(_INPUTS))])
    return [front], [*options, *node.params.kwonly_params]


def with_flat_results(node: cst.FunctionDef, at: Site) -> cst.BaseSuite:
    """The body with `return [output, *states]` for `return output, states`."""
    tree = at.tree()
    if not isinstance(tree, ast.FunctionDef):
        return node.body
    made = node.body.visit(_Returns(_returns(tree), at))
    return made if isinstance(made, cst.BaseSuite) else node.body


def _returns(function: ast.FunctionDef) -> Iterator[ast.Return]:
    """The returns of a function, not those of functions inside, in their order."""
    pending: list[ast.AST] = [*function.body]
    while pending:
        node = pending.pop(0)
        if isinstance(node, ast.Return):
            yield node
        elif not isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            pending = [*ast.iter_child_nodes(node), *pending]


class _Returns(Standing):
    def __init__(self, returns: Iterator[ast.Return], at: Site) -> None:
        super().__init__(at)
        self._returns = returns
        self._at = at

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:
        return False

    def leave_Return(self, original_node: cst.Return, updated_node: cst.Return) -> cst.Return:
        tree = next(self._returns, None)
        value = updated_node.value
        if tree is None or tree.value is None or value is None:
            return updated_node
        if _is_library_step(tree.value, self._at):
            return updated_node
        self.made += 1
        return updated_node.with_changes(value=self._flat(value, tree.value))

    def _flat(self, value: cst.BaseExpression, tree: ast.expr) -> cst.BaseExpression:
        match tree, _items(value):
            case ast.Tuple(elts=[_, states]) | ast.List(elts=[_, states]), [output, after]:
                return cst.List([output, *self._states(after.value, states)])
        if isinstance(self._at.facts.kind(tree), TupleOf) and isinstance(tree, ast.Name):
            first, rest = build.subscript(value, 0), build.subscript(value, 1)
            return cst.List([cst.Element(first), cst.StarredElement(rest)])
        unfit(self._at, "what its `call` returns", _PAIR)
        return value

    def _states(self, node: cst.BaseExpression, tree: ast.expr) -> list[cst.BaseElement]:
        inner = _items(node)
        if inner is not None:
            return inner
        kind = self._at.facts.kind(tree)
        if isinstance(kind, ListOf | TupleOf):
            return [cst.StarredElement(node)]
        if is_array(kind):
            return [cst.Element(node)]
        if not isinstance(tree, ast.Name | ast.Attribute):
            unfit(self._at, "the states that its `call` returns", _PAIR)
        one = cst.List([cst.Element(node)])
        asked = build.call("isinstance", node, cst.Name("list"))
        return [cst.StarredElement(build.parenthesised(cst.IfExp(asked, node, one)))]


_PAIR = "return the output and a list of states: `return output, [state]`"


# Stacks


@rule(cst.Call, "keras.layers.RNN", to=Dialect.TFJS)
def states_of_stack(call: cst.Call, at: Site) -> None:
    """Keras gives the states cell by cell, TF.js all of them in one row, the last cell's first."""
    given: dict[str, cst.BaseExpression] = {}
    for place, arg in enumerate(call.args):
        key = arg.keyword.value if arg.keyword is not None else "cell" if place == 0 else ""
        given[key] = arg.value
    cell, asked = given.get("cell"), given.get("return_state")
    if cell is None or asked is None or build.is_literal(asked, False):
        return
    kind = at.kind(cell)
    is_stack = isinstance(kind, Instance) and kind.of.endswith(".StackedRNNCells")
    if is_stack or isinstance(kind, ListOf | TupleOf):
        at.report("KT476")
