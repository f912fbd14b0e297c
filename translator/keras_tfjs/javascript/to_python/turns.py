"""Loops whose every turn has variables of its own that functions change: their body becomes a
function, since Python's loops share their variables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.variables import bound_names, keeps

_Loop = tree.For | tree.ForEach | tree.While | tree.DoWhile
_LEAVING = tree.Break | tree.Continue | tree.Return | tree.Await | tree.Yield


def with_turns(program: tree.Program) -> tree.Program:
    """The program with such bodies written as functions that are called at once."""
    if not any(_needs_function(node) for node in tree.walk(program)):
        return program
    changed = tree.changed(program, _turned)
    assert isinstance(changed, tree.Program)
    return changed


def _turned(node: tree.Node) -> tree.Node:
    if not isinstance(node, _Loop) or not _needs_function(node):
        return node
    body = node.body
    assert isinstance(body, tree.Block)
    head = tuple(_head(node))
    function = tree.Arrow(tuple(tree.Identifier(one) for one in head), body, span=body.span)
    call = tree.Call(function, tuple(tree.Identifier(one) for one in head), span=body.span)
    turn = tree.ExpressionStatement(call, span=body.span)
    return replace(node, body=tree.Block((turn,), span=body.span))


def _needs_function(node: tree.Node) -> bool:
    if not isinstance(node, _Loop) or not isinstance(node.body, tree.Block):
        return False
    own = {
        name.name
        for statement in node.body.body
        if isinstance(statement, tree.Declaration) and statement.kind == "let"
        for declarator in statement.declarators
        for name in bound_names(declarator.target)
    }
    if not own or _is_left(node.body):
        return False
    return bool(own & set(_changed_later(node.body)))


def _head(node: _Loop) -> Iterator[str]:
    match node:
        case tree.ForEach(target=target, kind="let" | "const"):
            yield from (one.name for one in bound_names(target))
        case tree.For(start=tree.Declaration(kind="let", declarators=declarators)):
            for declarator in declarators:
                yield from (one.name for one in bound_names(declarator.target))
        case _:
            pass


def _is_left(node: tree.Node) -> bool:
    """Whether the body waits, or leaves its turn before the end."""
    if isinstance(node, _LEAVING):
        return True
    return any(
        _is_left(one)
        for one in tree.children(node)
        if not isinstance(one, tree.Function | tree.Arrow | tree.Class)
    )


def _changed_later(node: tree.Node, *, kept: bool = False) -> Iterator[str]:
    """Names that functions change which may be called after the turn."""
    for child in tree.children(node):
        inside = kept
        if isinstance(child, tree.Function | tree.Arrow):
            match node:
                case tree.Call(callee=callee):
                    inside = keeps(callee)
                case _:
                    inside = True
        if kept:
            match child:
                case tree.Assignment(target=tree.Identifier(name=name)):
                    yield name
                case tree.Update(operand=tree.Identifier(name=name)):
                    yield name
                case _:
                    pass
        yield from _changed_later(child, kept=inside)
