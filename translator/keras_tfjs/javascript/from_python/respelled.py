"""A dict of options, `f(x, **given)`, for a function whose options JavaScript spells otherwise."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.expressions import property_of
from keras_tfjs.javascript.from_python.signatures import Signature
from keras_tfjs.javascript.from_python.translator import Translator


def respelled(
    t: Translator,
    node: ast.expr,
    value: tree.Expression,
    signature: Signature,
    given: Container[str],
) -> Iterator[tree.Expression]:
    """Options that a dict of the file has under Python's spelling: `myRate: given.my_rate`. Those
    that are `given` beside it are not in it."""
    binding = t.facts.binding(node) if isinstance(node, ast.Name) else None
    match binding.source if binding is not None and not binding.path else None:
        case ast.Dict(keys=keys):
            words = [one.value for one in keys if isinstance(one, ast.Constant)]
        case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
            words = [one.arg for one in keywords]
        case _ if binding is not None and any(_gathers(one, binding.node) for one in t.functions):
            words = [name for name, _ in signature.named]
        case _:
            return
    for name, _ in signature.named:
        if name in words and name not in given and t.names[name] != name:
            yield property_of(t.names[name], tree.Member(value, name))


def _gathers(function: ast.AST, parameter: ast.AST) -> bool:
    """Whether the dict is all options that a function took: any may be among them."""
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    rest = function.args.kwarg
    return rest is not None and parameter in (rest, function)
