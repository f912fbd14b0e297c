"""Names that Keras gives to layers: written out where the program asks for a layer by one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_GET = "keras.Model.get_layer"


@rule(cst.Call, "keras.layers.*", to=Dialect.TFJS)
def named_layer(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`dense_1` is the second Dense of a Keras program without a name, `dense_Dense2` TF.js's."""
    wanted = set(_asked_for(at)) if _GET in at.file.calls else set()
    name = _automatic(at) if wanted else None
    if name not in wanted or any(each.star for each in call.args):
        return None
    args = [*call.args, build.keyword("name", build.string(name or ""))]
    return catalogued(call.with_changes(args=args), rows_of_keras(at.name or ""), at)


def _asked_for(at: Site) -> Iterator[str]:
    for call in at.file.calls[_GET]:
        for value in (*call.args, *(each.value for each in call.keywords)):
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value


def _automatic(at: Site) -> str | None:
    """The name that Keras gives the layer of this call; None in a function or a loop, which may
    run any number of times."""
    inside = (cst.FunctionDef, cst.Lambda, cst.For, cst.While, cst.BaseComp, cst.ClassDef)
    if any(isinstance(each, inside) for each in at.parents) or not rows_of_keras(at.name or ""):
        return None
    alike = [each for each in at.file.calls[at.name or ""] if not _is_named(each)]
    tree = at.tree()
    if tree not in alike:
        return None
    number = alike.index(tree)
    return f"{_snake(at.name or '')}_{number}" if number else _snake(at.name or "")


def _is_named(call: ast.Call) -> bool:
    return any(each.arg in ("name", None) for each in call.keywords)


def _snake(name: str) -> str:
    word = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name.rpartition(".")[2])
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", word).lower()
