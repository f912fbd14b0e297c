"""`trainable` of models: which layers it reaches, and what it means after a compile."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_LAYER = "layer"
_TRAINING = ("fit", "fit_generator", "train_on_batch")


@rule(cst.Attribute, "tfjs.LayersModel.trainable", to=Dialect.KERAS)
def frozen_model_back(node: cst.Attribute, at: Site) -> None:
    if _assigned(at) is not None and not _follows_loop(at):
        at.report("KT207")


@rule(cst.Attribute, "keras.Model.trainable", to=Dialect.TFJS)
def frozen_model(node: cst.Attribute, at: Site) -> None:
    """The flag of a model reaches its layers in Keras: it is set on each of them, too."""
    value = _assigned(at)
    if value is None:
        return
    at.report("KT207")
    tree = at.tree()
    if isinstance(tree, ast.Attribute) and _comes_too_late(tree.value, at):
        at.report("KT429", model=ast.unparse(tree.value))
    if at.has_room_in_front() and not _follows_loop(at):
        flag = cst.AssignTarget(build.attribute(cst.Name(_LAYER), "trainable"))
        body = build.statement(cst.Assign([flag], value.deep_clone()))
        layers = build.attribute(node.value.deep_clone(), "layers")
        at.in_front(cst.For(cst.Name(_LAYER), layers, cst.IndentedBlock([body])))


def _comes_too_late(receiver: ast.expr, at: Site) -> bool:
    """Whether the model trains as it was compiled with the other flag. Programs that set both
    flags after the compile say before each step what it is to train."""
    model = at.facts.kind(receiver)
    if not isinstance(model, Instance) or model.origin is None:
        return False
    compiled = at.facts.calls_on(model, "compile")
    if not compiled or not any(at.facts.calls_on(model, name) for name in _TRAINING):
        return False
    last = (compiled[-1].lineno, compiled[-1].col_offset)
    if (receiver.lineno, receiver.col_offset) < last:
        return False
    flags = sorted(_flags(model, at))
    before = [True, *(flag for place, flag in flags if place < last)][-1]
    since = {flag for place, flag in flags if place > last}
    return since in ({True}, {False}) and before is not None and before not in since


def _flags(model: Instance, at: Site) -> Iterator[tuple[tuple[int, int], bool | None]]:
    """Where the flag of the very object is set, and to what."""
    for each in at.facts.nodes(ast.Assign):
        for target in each.targets:
            if isinstance(target, ast.Attribute) and target.attr == "trainable":
                kind = at.facts.kind(target.value)
                if isinstance(kind, Instance) and kind.origin is model.origin:
                    value = each.value.value if isinstance(each.value, ast.Constant) else None
                    place = (each.lineno, each.col_offset)
                    yield place, value if isinstance(value, bool) else None


def _assigned(at: Site) -> cst.BaseExpression | None:
    """The value that is assigned to the attribute alone."""
    match at.parents[-2:]:
        case [cst.Assign(value=value), cst.AssignTarget()]:
            return value
    return None


def _follows_loop(at: Site) -> bool:
    """Whether the statement in front sets the flag on each layer already."""
    blocks = [each for each in at.parents if isinstance(each, cst.Module | cst.IndentedBlock)]
    before: cst.CSTNode | None = None
    for statement in blocks[-1].body if blocks else ():
        if statement in at.parents:
            break
        before = statement
    match before:
        case cst.For(
            target=cst.Name(value=one),
            iter=cst.Attribute(attr=cst.Name(value="layers")),
            body=cst.IndentedBlock(
                body=[
                    cst.SimpleStatementLine(
                        body=[
                            cst.Assign(
                                targets=[
                                    cst.AssignTarget(
                                        target=cst.Attribute(
                                            value=cst.Name(value=other),
                                            attr=cst.Name(value="trainable"),
                                        )
                                    )
                                ]
                            )
                        ]
                    )
                ]
            ),
        ):
            return one == other
    return False
