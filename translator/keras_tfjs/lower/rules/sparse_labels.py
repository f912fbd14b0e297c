"""Labels of sparseCategoricalCrossentropy: TF.js takes whole numbers only as float32, and those of
sequences only with a last axis of one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence

import libcst as cst

from keras_tfjs.kinds import Compiled, DictOf, Instance, Kind, ListOf, TupleOf, is_tensor
from keras_tfjs.lower import labels
from keras_tfjs.lower.rules.runtime_only import as_taken
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_LOSS = "sparseCategoricalCrossentropy"
_CALLS = tuple(f"tfjs.LayersModel.{name}" for name in ("fit", "evaluate", "trainOnBatch"))
_LABELS, _CONFIG = 1, 2
"""The places of the labels and of the options in all of them."""

Which = bool | Mapping[str, bool] | Sequence[bool]
"""Whether the loss is the sparse one: that of all outputs, or of each by its name or place."""

Alone = Callable[[cst.BaseExpression, ast.expr | None, Kind, Site], cst.BaseExpression]
"""The labels of one output as a dialect takes them; the very node where nothing changes."""


@rule(cst.Call, *_CALLS, to=Dialect.JS)
def float_labels(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    labels.require(at)
    made = _with_labels(call, _converted, at)
    return None if made is None else as_taken(made, at) or made


@rule(cst.Call, *_CALLS, to=Dialect.TFJS)
def any_labels(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The runtime takes whole numbers as they are."""
    return _with_labels(call, _as_they_were, at)


def _with_labels(call: cst.Call, alone: Alone, at: Site) -> cst.Call | None:
    """The call with the labels, and those of its validation data, as a dialect takes them."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Attribute):
        return None
    compiled = at.facts.compiled(tree.func.value, tree)
    which = False if compiled is None else _sparse(compiled)
    if len(tree.args) != len(call.args) or len(call.args) <= _LABELS or not which:
        return None
    args = list(call.args)
    for place, change in ((_LABELS, _changed), (_CONFIG, _in_config)):
        if place < len(args):
            value = change(args[place].value, tree.args[place], which, alone, at)
            args[place] = args[place].with_changes(value=value)
    same = all(new.value is old.value for new, old in zip(args, call.args, strict=True))
    return None if same else call.with_changes(args=args)


def _in_config(
    node: cst.BaseExpression, tree: ast.expr, which: Which, alone: Alone, at: Site
) -> cst.BaseExpression:
    """Options whose `validationData` is a list of inputs and labels."""
    if not isinstance(node, cst.Dict) or not isinstance(tree, ast.Dict):
        return node
    made = list(node.elements)
    for place, (key, value) in enumerate(zip(tree.keys, tree.values, strict=True)):
        element = made[place]
        match key, value, element.value:
            case (
                ast.Constant(value="validationData"),
                ast.List(elts=[_, written, *_]) | ast.Tuple(elts=[_, written, *_]),
                cst.List(elements=parts) | cst.Tuple(elements=parts),
            ):
                labels = _changed(parts[_LABELS].value, written, which, alone, at)
                if labels is not parts[_LABELS].value:
                    each = list(parts)
                    each[_LABELS] = each[_LABELS].with_changes(value=labels)
                    data = element.value.with_changes(elements=each)
                    made[place] = element.with_changes(value=data)
    same = all(new is old for new, old in zip(made, node.elements, strict=True))
    return node if same else node.with_changes(elements=made)


def _changed(
    node: cst.BaseExpression, tree: ast.expr, which: Which, alone: Alone, at: Site
) -> cst.BaseExpression:
    """Labels with those of the sparse losses changed; the very node where nothing changes."""
    kind = at.facts.kind(tree)
    match which, node, tree, kind:
        case True, cst.List() | cst.Tuple(), ast.List() | ast.Tuple(), _:
            return _changed(node, tree, [True] * len(tree.elts), alone, at)
        case True, _, _, _:
            return alone(node, tree, kind, at)
        case Mapping(), cst.Dict(), ast.Dict(), _:
            listed = zip(node.elements, tree.keys, tree.values, strict=True)
            made = [
                (
                    one.with_changes(value=alone(one.value, value, at.facts.kind(value), at))
                    if isinstance(key, ast.Constant) and which.get(str(key.value))
                    else one
                )
                for one, key, value in listed
            ]
            return _dict_of(node, made, node.elements)
        case Mapping(), cst.Name(), _, DictOf(items=items):
            found = dict(items)
            parts = {
                name: alone(build.subscript(node, name), None, found.get(name, kind.values), at)
                for name, sparse in which.items()
                if sparse
            }
            changed = {
                name: part for name, part in parts.items() if not isinstance(part, cst.Subscript)
            }
            others = [cst.StarredDictElement(node), *build.dict_(changed).elements]
            return cst.Dict(others) if changed else node
        case (
            Sequence(),
            cst.List(elements=elements) | cst.Tuple(elements=elements),
            ast.List(elts=written) | ast.Tuple(elts=written),
            _,
        ) if (
            len(elements) == len(written) == len(which)
        ):
            values = [
                alone(one.value, value, at.facts.kind(value), at) if sparse else one.value
                for one, value, sparse in zip(elements, written, which, strict=True)
            ]
            if all(new is old.value for new, old in zip(values, elements, strict=True)):
                return node
            each = [
                one.with_changes(value=value) for one, value in zip(elements, values, strict=True)
            ]
            return node.with_changes(elements=each)
        case Sequence(), cst.Name(), _, ListOf() | TupleOf():
            kinds = kind.items if isinstance(kind, TupleOf) else [kind.of] * len(which)
            if len(kinds) != len(which):
                return node
            subscripts = [build.subscript(node, place) for place in range(len(which))]
            values = [
                alone(one, None, each, at) if sparse else one
                for one, each, sparse in zip(subscripts, kinds, which, strict=True)
            ]
            same = all(new is old for new, old in zip(values, subscripts, strict=True))
            return node if same else build.list_(values)
        case Mapping() | Sequence(), _, _, _:
            return _converted(node, tree, kind, at) if alone is _converted else node
    return node


def _dict_of(
    node: cst.Dict,
    made: Sequence[cst.BaseDictElement],
    before: Sequence[cst.BaseDictElement],
) -> cst.BaseExpression:
    """The dict with these elements; the one that it was taken apart from where nothing is left of
    that: `{**labels, "kind": labels["kind"]}`."""
    if all(new.value is old.value for new, old in zip(made, before, strict=True)):
        return node
    match made:
        case [cst.StarredDictElement(value=cst.Name() as whole), *others] if all(
            isinstance(one, cst.DictElement)
            and one.value.deep_equals(build.subscript(whole, str(build.evaluated(one.key))))
            for one in others
        ):
            return whole
    return node.with_changes(elements=made)


def _converted(
    node: cst.BaseExpression, tree: ast.expr | None, kind: Kind, at: Site
) -> cst.BaseExpression:
    if not isinstance(kind, Instance) or not is_tensor(kind) or kind.dtype is None:
        at.report_once("KT419", node if tree is not None else None)
        return node
    made = node
    if kind.dtype in ("int32", "bool"):
        made = build.method(build.bare(node), "toFloat")
    if _lacks_axis(kind):
        made = build.method(build.bare(made), "expandDims", -1)
    return made


def _as_they_were(
    node: cst.BaseExpression, tree: ast.expr | None, kind: Kind, at: Site
) -> cst.BaseExpression:
    match node, tree:
        case (
            cst.Call(func=cst.Attribute(value=inner, attr=cst.Name("expandDims"))),
            ast.Call(func=ast.Attribute(value=whole), args=[last]),
        ) if ast.unparse(last) == "-1" and _lacks_axis(at.facts.kind(whole)):
            return _as_they_were(inner, whole, at.facts.kind(whole), at)
        case (
            cst.Call(func=cst.Attribute(value=inner, attr=cst.Name("toFloat"))),
            ast.Call(func=ast.Attribute(value=whole), args=[]),
        ):
            before = at.facts.kind(whole)
            return inner if isinstance(before, Instance) and before.dtype == "int32" else node
    return node


def _lacks_axis(kind: Kind) -> bool:
    """Whether labels are those of sequences: several to a sample, without a last axis of one."""
    shape = kind.shape if isinstance(kind, Instance) else None
    return shape is not None and len(shape) > 1 and shape[-1] not in (None, 1)


def _sparse(compiled: Compiled) -> Which:
    """For which outputs the compile call names the loss."""
    match compiled.call.args:
        case [ast.Dict(keys=keys, values=values)]:
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "loss":
                    return _sparse_loss(value)
    return False


def _sparse_loss(loss: ast.expr) -> Which:
    match loss:
        case ast.Dict(keys=keys, values=values):
            named = {
                str(key.value): _is_loss(value)
                for key, value in zip(keys, values, strict=True)
                if isinstance(key, ast.Constant)
            }
            return named if any(named.values()) else False
        case ast.List(elts=values) | ast.Tuple(elts=values):
            listed = [_is_loss(value) for value in values]
            return listed if any(listed) else False
    return _is_loss(loss)


def _is_loss(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value == _LOSS
