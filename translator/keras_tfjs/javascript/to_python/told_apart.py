"""null and undefined where a program tells them apart: comparisons, `typeof`, texts and numbers of
what may be missing. Python has None for both."""

from __future__ import annotations

import ast
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.nothing import EITHER, NULL, OPEN, PARSED, UNDEFINED, asks

LEFT_OUT = "JSON leaves out what is undefined, and has null for Python's None"
_EQUALITY = frozenset(("===", "!==", "==", "!="))


def compared(c: Converter, node: tree.Binary) -> ast.expr | None:
    """`x === undefined` of what may be null, `x === null` of what may be undefined; None for any
    other comparison."""
    if node.operator not in _EQUALITY or id(node) in c.absent.harmless:
        return None
    asked = asks(node.left, node.right)
    if asked is None:
        return None
    subject, wanted = asked
    if isinstance(subject, tree.NullLiteral) or c.is_standard(subject, "undefined"):
        return None
    is_typeof = any(isinstance(one, tree.Unary) for one in (node.left, node.right))
    if len(node.operator) == 2 and not (is_typeof and wanted == UNDEFINED):
        return None
    bits = c.absent.of(subject)
    other = EITHER & ~wanted
    if not bits & other:
        return None
    same = node.operator[0] == "="
    if not bits & (wanted | OPEN) and isinstance(subject, tree.Identifier):
        return build.constant(not same)
    if bits & PARSED and (made := _of_json(c, subject, wanted, same)) is not None:
        return made
    report_told(c, subject, node)
    return None


def report_told(c: Converter, subject: tree.Expression, node: tree.Expression) -> None:
    """Says at the place of `subject` that `node` tells null from undefined."""
    c.report("KT330", subject, source=c.source(node), operand=c.source(subject))


def _of_json(c: Converter, node: tree.Expression, wanted: int, same: bool) -> ast.expr | None:
    """What JSON gave is undefined where the member is not there, else it is null."""
    match node:
        case tree.Member(object=tree.Identifier() as owner, name=name, optional=False):
            there: ast.expr = c.js("has", c.expression(owner), build.constant(name))
        case _:
            return None
    if wanted == UNDEFINED:
        return build.negated(there) if same else there
    value = c.js("get", c.expression(owner), build.constant(name))
    made = ast.BoolOp(ast.And(), [there, build.is_none(value)])
    return made if same else build.negated(made)


def of_missing(
    c: Converter, function: str, node: tree.Expression, value: ast.expr
) -> ast.Call | None:
    """`js.text`, `js.number` or `js.type_of` of what may be missing, with what None stands for;
    None for a value that nothing in the file shows to be missing."""
    bits = c.absent.of(node)
    if not bits & EITHER:
        return None
    if bits & PARSED:
        return _by_presence(c, function, node)
    if bits & EITHER == EITHER and id(node) not in c.absent.harmless:
        report_told(c, node, node)
    elif bits & EITHER == _ODD[function]:
        return c.js(function, value, c.python(_MEANT[function]))
    return c.js(function, value)


def _by_presence(c: Converter, function: str, node: tree.Expression) -> ast.Call | None:
    """Of a member of what JSON gave: null where it is there."""
    match node:
        case tree.Member(object=tree.Identifier() as owner, name=name, optional=False):
            there = c.js("has", c.expression(owner), build.constant(name))
            words = [c.python(one) for one in _BOTH[function]]
            value = c.js("get", c.expression(owner), build.constant(name))
            return c.js(function, value, ast.IfExp(there, words[0], words[1]))
        case _:
            return None


_BOTH = {
    "text": ('"null"', '"undefined"'),
    "number": ("0", "math.nan"),
    "type_of": ('"object"', '"undefined"'),
}
"""What the functions give of null and of undefined."""
_ODD = {"text": UNDEFINED, "number": UNDEFINED, "type_of": NULL}
"""What the functions do not take None for unless they are told."""
_MEANT = {"text": '"undefined"', "number": "math.nan", "type_of": '"object"'}


def converted(c: Converter, node: tree.Call) -> ast.expr | None:
    """`String(x)` and `Number(x)` of what may be missing, and JSON of what is undefined."""
    match node:
        case tree.Call(callee=tree.Member(object=tree.Identifier(name="JSON"), name="stringify")):
            written = _without_undefined_members(c, node)
            return None if written is node else c.expression(written)
        case tree.Call(
            callee=tree.Identifier(name="String" | "Number" as name) as callee,
            arguments=(tree.Expression() as value,),
        ) if (
            c.variable(callee) is None and c.absent.of(value) & EITHER
        ):
            function = "text" if name == "String" else "number"
            return of_missing(c, function, value, c.expression(value))
        case _:
            return None


def operand_of_sum(
    c: Converter, node: tree.Expression, other: tree.Expression, made: ast.expr
) -> ast.expr:
    """An operand of `+` that may be missing: a text beside a text, a number beside a number."""
    if not c.absent.of(node) & EITHER:
        return made
    if _is_text(other):
        return of_missing(c, "text", node, made) or made
    if isinstance(other, tree.NumberLiteral):
        return of_missing(c, "number", node, made) or made
    return made


def _is_text(node: tree.Expression) -> bool:
    match node:
        case tree.StringLiteral() | tree.Template():
            return True
        case tree.Binary(operator="+", left=left, right=right):
            return _is_text(left) or _is_text(right)
        case _:
            return False


def _without_undefined_members(c: Converter, node: tree.Call) -> tree.Call:
    """`JSON.stringify({a: undefined})`: JSON leaves the member out."""
    match node.arguments:
        case (tree.Object(properties=members) as value, *rest):
            kept = tuple(one for one in members if not _is_undefined(c, one))
            if len(kept) < len(members):
                return replace(node, arguments=(replace(value, properties=kept), *rest))
        case _:
            pass
    return node


def _is_undefined(c: Converter, member: tree.Expression) -> bool:
    match member:
        case tree.Property(value=value, computed=False):
            return c.is_standard(value, "undefined")
        case _:
            return False


_PASSING_OVER = frozenset("every filter flat flatMap forEach map reduce reduceRight some".split())


def holes_matter(c: Converter, node: tree.Array) -> bool:
    """Whether a method is called on an array with holes that passes over them."""
    for one in tree.walk(c.program):
        match one:
            case tree.Call(callee=tree.Member(object=owner, name=name)) if name in _PASSING_OVER:
                variable = c.variable(owner) if isinstance(owner, tree.Identifier) else None
                if owner is node or (variable is not None and variable.value is node):
                    return True
            case _:
                pass
    return False
