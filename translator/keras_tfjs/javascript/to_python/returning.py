"""What functions return: an async one gives its caller the value of the promise that it returns, so
a plain function in its place waits for it."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.members import is_path_of_import
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.kinds import Facts, Promise

_OF_RESPONSES = frozenset(("json", "text", "blob", "arrayBuffer", "then", "catch", "finally"))


def returned(c: Converter, node: tree.Expression) -> ast.expr:
    """The value of `return node`, or of an arrow that is `node`."""
    if not _is_async(c):
        return c.expression(node)
    match node:
        case tree.Call(callee=callee) if is_path_of_import(c, callee):
            return _known(c, node)
        case _:
            return c.expression(_waited(c, node))


def _is_async(c: Converter) -> bool:
    match c.functions[-1] if c.functions else None:
        case tree.Function(is_async=True, is_generator=False) | tree.Arrow(is_async=True):
            return True
        case _:
            return False


def _known(c: Converter, node: tree.Call) -> ast.expr:
    """A call of a library, which only gives a promise where the library says so."""
    if c.waiting.returns_value(node):
        return c.expression(node)
    c.awaited.add(id(node))
    called = c.expression(node)
    made = ast.Await(called) if c.is_async else build.method(called, "result")

    def value(one: Any) -> ast.expr:
        return one.value if isinstance(one, ast.Await) else one.func.value

    def decide(facts: Facts) -> Build | None:
        match facts.kind(value(made)):
            case Promise():
                return lambda one: one
            case _:
                return value

    return c.defer(made, decide, value)


def _waited(c: Converter, node: tree.Expression) -> tree.Expression:
    """`await` around whatever of `node` may be a promise."""
    match node:
        case tree.Conditional(yes=yes, no=no):
            made = replace(node, yes=_waited(c, yes), no=_waited(c, no))
            return node if made.yes is yes and made.no is no else made
        case _ if _is_promise(c, node):
            return tree.Await(node, span=node.span)
        case _:
            return node


def _is_promise(c: Converter, node: tree.Expression) -> bool:
    match node:
        case tree.New(callee=tree.Identifier() as root):
            return c.is_standard(root, "Promise")
        case tree.Call(callee=tree.Member(object=tree.Identifier() as root)) if c.is_standard(
            root, "Promise"
        ):
            return True
        case tree.Call(callee=tree.Identifier() as root) if c.is_standard(root, "fetch"):
            return True
        case tree.Call(callee=tree.Member(name=name)) if name in c.user_members:
            return False
        case tree.Call(
            callee=tree.Member(object=tree.Identifier() as root, name=name)
        ) if c.is_module(root):
            return tfjs.is_promise(name)
        case tree.Call(callee=tree.Member(name=name)):
            return name in tfjs.promised_members() or name in _OF_RESPONSES
        case _:
            return False
