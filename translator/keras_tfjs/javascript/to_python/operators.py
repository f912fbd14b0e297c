"""Operators and truth: JavaScript's meaning, in Python's natural form where kinds prove it."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.javascript_rows import CLASSES
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bigints import computed, is_whole
from keras_tfjs.javascript.to_python.containment import contained
from keras_tfjs.javascript.to_python.converter import Converter, expression
from keras_tfjs.javascript.to_python.elements import is_doubtful, or_none
from keras_tfjs.javascript.to_python.expressions import HOSTS
from keras_tfjs.javascript.to_python.kinds import (
    PRIMITIVES,
)
from keras_tfjs.javascript.to_python.optional import asked_first, where_it_is
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row, has_row
from keras_tfjs.javascript.to_python.told_apart import compared, operand_of_sum
from keras_tfjs.javascript.to_python.truth import logical, may_miss, test
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    Facts,
    Instance,
    ListOf,
    NoneValue,
    Number,
    String,
    TupleOf,
    Unknown,
)

ARITHMETIC: dict[str, type[ast.operator]] = {
    "+": ast.Add,
    "-": ast.Sub,
    "*": ast.Mult,
    "/": ast.Div,
    "%": ast.Mod,
    "**": ast.Pow,
    "|": ast.BitOr,
    "&": ast.BitAnd,
    "^": ast.BitXor,
    "<<": ast.LShift,
    ">>": ast.RShift,
}


_COMPARISONS: dict[str, type[ast.cmpop]] = {
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
}


@expression(tree.Binary)
def binary(c: Converter, node: tree.Binary) -> ast.expr:
    if node.operator in ("&&", "||", "??"):
        return logical(c, node)
    if (known := _of_missing_global(c, node)) is not None:
        return build.constant(known)
    if (told := compared(c, node)) is not None:
        return told
    if node.operator != "in" and (found := by_row(c, node)) is not None:
        return found
    if _is_main_guard(node):
        return build.compare(build.name("__name__"), ast.Eq(), build.constant("__main__"))
    # A chain of operators may be thousands long: down its left side without recursion
    chain = [node]
    while (
        isinstance(link := chain[-1].left, tree.Binary)
        and link.operator in ARITHMETIC
        and not has_row(link)
    ):
        chain.append(link)
    of_bigints = is_whole(c, chain[-1].left)
    made = c.expression(chain[-1].left)
    for link in reversed(chain):
        exact = computed(c, link.operator, made, link.right) if of_bigints else None
        made = exact or _applied(c, link, made)
        c.place(made, link)
    return made


def _of_missing_global(c: Converter, node: tree.Binary) -> bool | None:
    """`typeof window === 'undefined'`: whether a comparison holds where the host has no such name,
    as Python has not; None for any other comparison."""
    match node:
        case tree.Binary(
            operator="===" | "==" | "!==" | "!=" as operator,
            left=tree.Unary(operator="typeof", operand=tree.Identifier(name=name) as asked),
            right=tree.StringLiteral(value=wanted),
        ) if c.variable(asked) is None and _is_of_host(name):
            return (wanted == "undefined") == (not operator.startswith("!"))
        case _:
            return None


def _is_of_host(name: str) -> bool:
    """Whether a global is a browser's or Node's alone."""
    return name in _HOST_CLASSES or HOSTS.get(name, ("",))[0] in ("the browser", "Node")


_HOST_CLASSES = frozenset(
    """Blob File FileReader GPUBuffer HTMLCanvasElement HTMLImageElement HTMLVideoElement
    ImageBitmap ImageData OffscreenCanvas URL WebGLTexture Worker WorkerGlobalScope
    XMLHttpRequest Buffer exports global globalThis importScripts module navigator require
    self""".split()
)
"""Names of browsers and Node that programs ask for before they use them."""


def _is_main_guard(node: tree.Binary) -> bool:
    """`import.meta.url === `file://${process.argv[1]}``, in CommonJS `require.main === module`:
    whether node runs this very file."""
    match node:
        case tree.Binary(
            operator="===" | "==",
            left=tree.Member(object=tree.Identifier(name="require"), name="main"),
            right=tree.Identifier(name="module"),
        ):
            return True
        case tree.Binary(
            operator="===",
            left=tree.Member(object=tree.Member(name="meta"), name="url"),
            right=tree.Template(texts=("file://", ""), expressions=(tree.Index(),)),
        ):
            return True
        case _:
            return False


def _applied(c: Converter, node: tree.Binary, left: ast.expr) -> ast.expr:
    operator = node.operator
    if operator in _NUMERIC or operator in _COMPARISONS:
        left = _number_operand(c, node, node.left, left)
    if operator in ("===", "!==", "==", "!="):
        return _equality(c, node, left)
    if operator in _COMPARISONS:
        test, first = asked_first(c, left)
        right = _number_operand(c, node, node.right, c.expression(node.right))
        made = _ordered(c, build.compare(first, _COMPARISONS[operator](), right))
        return where_it_is(c, test, made)
    if operator == "/" and (endless := _by_zero(c, node, left)) is not None:
        return endless
    if operator == "in":
        return contained(c, node, left)
    if operator == "instanceof":
        match node.left:
            case tree.Member(object=owner, name="prototype"):
                return build.call("issubclass", c.expression(owner), class_of(c, node.right))
            case _:
                pass
        return build.call("isinstance", left, class_of(c, node.right))
    right = c.expression(node.right)
    if operator == "+":
        left = operand_of_sum(c, node.left, node.right, left)
        right = operand_of_sum(c, node.right, node.left, right)
    if operator in _NUMERIC:
        right = _number_operand(c, node, node.right, right)
    if id(node) in c.doubted_divisions:
        return c.js("divide", left, right)
    return arithmetic(c, operator, left, right)


def _by_zero(c: Converter, node: tree.Binary, left: ast.expr) -> ast.expr | None:
    """A number divided by the literal 0, which Python refuses."""
    if not isinstance(node.right, tree.NumberLiteral) or node.right.raw.strip("0.") != "":
        return None
    match left:
        case ast.Constant(value=int() | float() as value):
            return c.python("math.inf" if value > 0 else "math.nan")
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return c.python("-math.inf" if value > 0 else "math.nan")
        case _:
            return None


_NUMERIC = frozenset(("+", "-", "*", "/", "%", "**"))


def _number_operand(
    c: Converter, node: tree.Binary, operand: tree.Expression, made: ast.expr
) -> ast.expr:
    """An operand that is wanted as a number: NaN where an element is missing, and the number of
    what may be a text, which Python's `*` would repeat."""
    if isinstance(operand, tree.Index) and is_doubtful(c, operand):
        other = node.right if operand is node.left else node.left
        if not isinstance(other, tree.StringLiteral | tree.Template):
            return or_none(c, made, missing="math.nan")
    is_joined = node.operator == "+" or node.operator in _COMPARISONS
    return c.js("number", made) if not is_joined and c.texts.may_be(operand) else made


def _ordered(c: Converter, made: ast.Compare) -> ast.expr:
    """`<` and its like make numbers of a text and a number, or of what is missing."""

    def decide(facts: Facts) -> Build | None:
        kinds = (facts.kind(made.left), facts.kind(made.comparators[0]))
        if any(isinstance(kind, Unknown) for kind in kinds):
            return None
        odd = [isinstance(kind, String | NoneValue) for kind in kinds]
        if not any(odd) or all(isinstance(kind, String) for kind in kinds):
            return lambda one: one

        def convert(one: Any) -> ast.expr:
            one.left = c.js("number", one.left) if odd[0] else one.left
            one.comparators = [c.js("number", one.comparators[0]) if odd[1] else one.comparators[0]]
            return one  # type: ignore[no-any-return]  # the comparison it was given

        return convert

    return c.defer(made, decide, lambda one: one)


def arithmetic(c: Converter, operator: str, left: ast.expr, right: ast.expr) -> ast.expr:
    if operator in BITS:
        return _bits(c, operator, left, right)
    made = ast.BinOp(left, ARITHMETIC[operator](), right)
    match operator:
        case "+":
            return c.defer(
                made, _decide_plus(c, made), lambda one: c.js("add", one.left, one.right)
            )
        case "%":
            return c.defer(
                made, _decide_remainder(made), lambda one: c.js("remainder", one.left, one.right)
            )
        case "*" if _is_large(left) != _is_large(right):
            # Python's integers are exact beyond 53 bits, JavaScript's numbers are not
            return c.js("multiply", left, right)
        case _:
            return c.defer(made, _decide_numbers(c, made), lambda one: one)


def _is_large(node: ast.expr) -> bool:
    """Whether a number times others may pass 53 bits."""
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value >= 2**22


BITS = {
    "&": "bit_and",
    "|": "bit_or",
    "^": "bit_xor",
    "<<": "shift_left",
    ">>": "shift_right",
    ">>>": "shift_right_unsigned",
}
"""Operators on 32-bit integers, and the support module's functions."""


def _is_far(operator: str, places: ast.expr) -> bool:
    """Whether a shift may reach the sign, the last of the 32 bits."""
    return operator == "<<" and isinstance(places, ast.Constant) and int(str(places.value)) > 15


def _bits(c: Converter, operator: str, left: ast.expr, right: ast.expr) -> ast.expr:
    if operator == "|" and isinstance(right, ast.Constant) and right.value == 0:
        return c.js("int32", left)
    called = c.js(BITS[operator], left, right)
    small = all(
        isinstance(one, ast.Constant) and isinstance(one.value, int) and 0 <= one.value < 2**15
        for one in (left, right)
    )
    if small and operator != ">>>" and not _is_far(operator, right):
        return ast.BinOp(left, ARITHMETIC[operator](), right)
    return called


def _decide_numbers(c: Converter, made: ast.BinOp) -> Any:
    """`-`, `*`, `/` and `**` make numbers of texts, booleans and null."""

    def converted(one: Any) -> ast.expr:
        return one  # type: ignore[no-any-return]

    def decide(facts: Facts) -> Build | None:
        kinds = (facts.kind(made.left), facts.kind(made.right))
        odd = [isinstance(kind, String | NoneValue) for kind in kinds]
        if any(odd):

            def convert(one: Any) -> ast.expr:
                one.left = c.js("number", one.left) if odd[0] else one.left
                one.right = c.js("number", one.right) if odd[1] else one.right
                return one  # type: ignore[no-any-return]

            return convert
        if any(isinstance(kind, Unknown) for kind in kinds):
            return None
        return converted

    return decide


def class_of(c: Converter, node: tree.Expression) -> ast.expr:
    """What `isinstance` asks for."""
    if isinstance(node, tree.Identifier) and c.variable(node) is None and node.name in CLASSES:
        return c.python(CLASSES[node.name])
    return c.expression(node)


def _decide_plus(c: Converter, made: ast.BinOp) -> Any:
    def decide(facts: Facts) -> Build | None:
        kinds = (facts.kind(made.left), facts.kind(made.right))
        match kinds:
            case (Number() | Boolean(), Number() | Boolean()) | (String(), String()):
                return lambda one: one
            case (String(), Number()) | (Number(), String()):
                return lambda one: _joined(c, one, kinds)
            case (Instance(), Number() | Instance()) | (Number(), Instance()):
                return lambda one: one
            case _:
                return None

    return decide


def _joined(c: Converter, one: ast.BinOp, kinds: tuple[Any, Any]) -> ast.expr:
    """A text and a number: the number as text."""
    left, right = number_text(c, one.left, kinds[0]), number_text(c, one.right, kinds[1])
    return ast.BinOp(left, ast.Add(), right)


def number_text(c: Converter, value: ast.expr, kind: Any) -> ast.expr:
    """A number as text, where a whole one has no fraction; a text as it is."""
    match kind:
        case String():
            return value
        case Number(integer=True):
            return build.call("str", value)
        case _:
            return c.js("text", value)


def _decide_remainder(made: ast.BinOp) -> Any:
    def decide(facts: Facts) -> Build | None:
        both = isinstance(facts.kind(made.left), Number | Boolean)
        if both and _is_non_negative(facts, made.left) and _is_non_negative(facts, made.right):
            return lambda one: one
        return None

    return decide


def _is_non_negative(facts: Facts, node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=int() | float() as value):
            return value >= 0
        case ast.Call(func=ast.Name(id="len" | "abs")):
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult() | ast.FloorDiv(), right=right):
            return _is_non_negative(facts, left) and _is_non_negative(facts, right)
        case ast.Name():
            binding = facts.binding(node)
            match binding.statement if binding else None:
                case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[_])):
                    return True
                case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[start, _])):
                    return _is_non_negative(facts, start)
                case ast.For(
                    target=ast.Tuple(elts=[ast.Name(id=name), _]),
                    iter=ast.Call(func=ast.Name(id="enumerate"), args=[_]),
                ):
                    return name == node.id
                case ast.Assign(value=ast.Constant(value=int() | float() as value)):
                    return value >= 0
                case _:
                    return False
        case _:
            return False


def _is_nullish(node: tree.Expression, c: Converter) -> bool:
    return isinstance(node, tree.NullLiteral) or c.is_standard(node, "undefined")


def _equality(c: Converter, node: tree.Binary, left: ast.expr) -> ast.expr:
    same = not node.operator.startswith("!")
    if _is_nullish(node.right, c) and _is_nullish(node.left, c) and len(node.operator) == 3:
        return build.constant((type(node.left) is type(node.right)) == same)
    if _is_nullish(node.right, c) or _is_nullish(node.left, c):
        other = node.left if _is_nullish(node.right, c) else node.right
        value = may_miss(c, other, left if other is node.left else None)
        if isinstance(value, ast.Constant):
            return build.constant((value.value is None) == same)
        return build.is_none(value) if same else build.is_not_none(value)
    right = c.expression(node.right)
    made = build.compare(left, ast.Eq() if same else ast.NotEq(), right)
    is_loose = node.operator in ("==", "!=")

    def identity(one: Any) -> ast.expr:
        operator = ast.Is() if same else ast.IsNot()
        return build.compare(one.left, operator, one.comparators[0])

    def decide(facts: Facts) -> Build | None:
        kinds = (facts.kind(made.left), facts.kind(made.comparators[0]))
        if is_loose and not any(isinstance(kind, Unknown) for kind in kinds):
            return (lambda one: one) if type(kinds[0]) is type(kinds[1]) else fallback
        if any(isinstance(kind, Boolean) for kind in kinds):
            # In Python True is 1
            both = all(isinstance(kind, Boolean) for kind in kinds)
            return (lambda one: one) if both else fallback
        if any(isinstance(kind, PRIMITIVES) for kind in kinds):
            return lambda one: one
        if any(isinstance(kind, ListOf | TupleOf | DictOf | Instance) for kind in kinds):
            return identity
        return None

    def fallback(one: Any) -> ast.expr:
        called = c.js("equal" if is_loose else "same", one.left, one.comparators[0])
        return called if same else build.negated(called)

    return c.defer(made, decide, fallback)


@expression(tree.Conditional)
def conditional(c: Converter, node: tree.Conditional) -> ast.expr:
    return ast.IfExp(test(c, node.test), c.expression(node.yes), c.expression(node.no))
