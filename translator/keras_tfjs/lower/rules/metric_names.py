"""Metrics that are functions, which TF.js names in the logs as they are named there."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.catalog.words import camel
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "tfjs.LayersModel.compile", to=Dialect.JS)
def under_other_names(call: cst.Call, at: Site) -> None:
    tree = at.tree()
    for name in _functions(tree, at) if isinstance(tree, ast.Call) else ():
        named = camel(name)
        texts = {each.value for each in at.file.pairs.trees(ast.Constant)}
        key = next((each for each in (name, f"val_{name}") if each in texts), None)
        if named != name and key is not None:
            at.report_once("KT475", metric=name, named=named, key=key)


def _functions(compiled: ast.Call, at: Site) -> Iterator[str]:
    """The names of the functions of the file among the metrics."""
    configs = [each for each in compiled.args if isinstance(each, ast.Dict)]
    for config in configs:
        for key, value in zip(config.keys, config.values, strict=True):
            if not isinstance(key, ast.Constant) or key.value != "metrics":
                continue
            for each in subtree(value):
                binding = at.facts.binding(each) if isinstance(each, ast.Name) else None
                if binding is not None and isinstance(binding.node, ast.FunctionDef):
                    yield binding.name
