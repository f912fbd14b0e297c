"""TF.js's hard sigmoid, which Keras 3 only has written out: clip(0.2 x + 0.5, 0, 1)."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.types import OLD_HARD_SIGMOID
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.values import HARD_SIGMOID
from keras_tfjs.source import Dialect

_CLIP = "keras.ops.clip"


def _arguments(tree: ast.expr) -> str:
    assert isinstance(tree, ast.Lambda)
    assert isinstance(tree.body, ast.Call)
    return " ".join(ast.dump(each) for each in (tree.args, *tree.body.args))


_WRITTEN_OUT = _arguments(ast.parse(HARD_SIGMOID, mode="eval").body)


@rule(cst.Lambda, "*", to=Dialect.TFJS)
def hard_sigmoid(node: cst.Lambda, at: Site) -> cst.SimpleString | None:
    match at.tree():
        case ast.Lambda(body=ast.Call(keywords=[]) as call) as tree:
            if at.facts.callee(call) == _CLIP and _arguments(tree) == _WRITTEN_OUT:
                return build.string(OLD_HARD_SIGMOID)
    return None
