"""Keys of one's own in the configs of saved layers, which TF.js's readers of models respell."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site


def says_respelled_keys(at: Site) -> None:
    """Says which keys of layers of the file come back from a saved model under another name."""
    for node in at.facts.nodes(ast.ClassDef):
        if at.facts.library_base(f"__main__.{node.name}") is None:
            continue
        keys = [key for each in node.body if _is_config(each) for key in _written(each)]
        found = next((key for key in keys if "_" in key.strip("_")), None)
        if found is not None:
            at.report_once("KT229", name=node.name, key=found)


def _is_config(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.FunctionDef) and statement.name == "get_config"


def _written(method: ast.stmt) -> Iterator[str]:
    for node in subtree(method):
        match node:
            case ast.Dict(keys=keys):
                yield from _texts(keys)
            case ast.Subscript(slice=key, ctx=ast.Store()):
                yield from _texts([key])
            case ast.Call(func=ast.Name(id="dict") | ast.Attribute(attr="update")):
                yield from (each.arg for each in node.keywords if each.arg is not None)


def _texts(keys: list[ast.expr | None] | list[ast.expr]) -> Iterator[str]:
    for key in keys:
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield key.value
