"""Arithmetic, comparison and truth: Python's meaning, in JavaScript's natural form where the kinds
of the operands prove that it is the same."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.large_numbers import exact_part, report_large
from keras_tfjs.javascript.from_python.objects import UNARY, class_of, operation, special
from keras_tfjs.javascript.from_python.ranges import is_non_negative
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.rows import by_row, may_be_multiplied
from keras_tfjs.javascript.from_python.strings import percent_format
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    Instance,
    ListOf,
    NoneValue,
    Number,
    String,
    TupleOf,
    Unknown,
)
from keras_tfjs.kinds.subtree import subtree

_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.FloorDiv: "//",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}
_NOT_ARITHMETIC = frozenset(
    ("Tensor", "SymbolicTensor", "Variable", "LayerVariable", "NdArray", "Model", "Layer")
)


_GIVING_NONE = frozenset(
    "add append appendleft clear discard extend insert remove reverse sort update".split()
)
"""Methods of containers that give nothing in Python and something in JavaScript."""


_OF_ARRAYS = frozenset(("-", "/", "//", "**"))
"""Operators that lists have nowhere: where one stands at them, the other operand is an array."""


def check_operands(
    t: Translator, operands: Sequence[ast.expr], operator: str, whole: ast.AST
) -> None:
    """Reports an operand that may be a tensor: JavaScript would compute NaN and go on.

    Once for an operation, and not where another operand, a text, shows that there is no tensor.
    """
    kinds = [t.kind(operand) for operand in operands]
    for operand, kind in zip(operands, kinds, strict=True):
        if operator.rstrip("=") in _OF_ARRAYS and isinstance(kind, ListOf | TupleOf):
            t.report("KT303", whole, operator=operator, operand=t.source(operand), kind="list")
            return
    if not t.may_have_tensors:
        return
    if any(isinstance(kind, String) for kind in kinds):
        return
    for operand, kind in zip(operands, kinds, strict=True):
        if isinstance(kind, Unknown) and not _is_read(t, operand):
            t.report("KT302", whole, operator=operator, operand=t.source(operand))
            return
        if isinstance(kind, Instance) and kind.role in _NOT_ARITHMETIC:
            source = t.source(operand)
            t.report("KT303", whole, operator=operator, operand=source, kind=kind.role)
            return


_READ = ("list(number)", "Promise(list(number))")


def _is_read(t: Translator, node: ast.expr) -> bool:
    """Whether a number was read from a tensor whose own kind is not known (`x.dataSync()[0]`) or
    from an array, or came from the support module, which stands for an operator of JavaScript, or
    is a count or an extent."""
    if isinstance(node, ast.Call) and callee(t.facts, node).startswith("tfjs.js."):
        return True
    while True:
        match node:
            case ast.Subscript(value=counts) if t.forms.of(counts) == "counter":
                return True
            case ast.Call(func=ast.Attribute(value=array, attr="item")):
                kind = t.kind(array)
                is_array = isinstance(kind, Instance) and kind.role == "NdArray"
                return is_array or isinstance(kind, Number)
            case ast.Subscript(value=ast.Attribute(attr="shape"), slice=place):
                return not isinstance(place, ast.Slice)
            case ast.Name():
                binding = t.facts.binding(node)
                match binding.statement if binding else None:
                    case ast.Assign(targets=[ast.Name()], value=value):
                        node = value
                    case _:
                        return False
            case ast.IfExp(body=body, orelse=node) if _is_read(t, body):
                if isinstance(t.kind(node), Number | NoneValue):
                    return True
            case ast.Subscript(value=ast.Await(value=ast.Call(func=ast.Attribute(attr=attr)))):
                return tfjs.result(f"tfjs.Tensor.{attr}") in _READ
            case ast.Subscript(value=ast.Call(func=ast.Attribute(attr="result", value=inner))):
                match inner:
                    case ast.Call(func=ast.Attribute(attr=attr)):
                        return tfjs.result(f"tfjs.Tensor.{attr}") in _READ
                    case _:
                        return False
            case ast.Subscript(value=ast.Call(func=ast.Attribute(attr=attr))):
                return tfjs.result(f"tfjs.Tensor.{attr}") in _READ
            case _:
                return False


@expression(ast.BinOp)
def binary(t: Translator, node: ast.BinOp) -> tree.Expression:
    if isinstance(node.op, ast.Mod) and isinstance(t.kind(node.left), String):
        return percent_format(t, node)
    report_large(t, node)
    if (found := operation(t, node.left, node.op, node.right)) is not None:
        return found
    if (found := by_row(t, node)) is not None:
        return found
    if (repeated := _repeated(t, node)) is not None:
        return repeated
    operator = _ARITHMETIC.get(type(node.op))
    if operator is None:
        what = f"the operator of {t.source(node)}"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    check_operands(t, (node.left, node.right), operator, node)
    return arithmetic(t, node, operator, node.left, node.right)


def _repeated(t: Translator, node: ast.BinOp) -> tree.Expression | None:
    """`[x] * n` and `"x" * n`, whatever is known of `n`. Texts take numbers alone; a list may meet
    an array, and the helper refuses that."""
    for text, count in ((node.left, node.right), (node.right, node.left)):
        is_text = isinstance(node.op, ast.Mult) and isinstance(t.kind(text), String)
        if is_text and isinstance(t.kind(count), Unknown):
            return build.method(t.expression(text), "repeat", t.expression(count))
    match node:
        case ast.BinOp(left=ast.List(elts=[item]), op=ast.Mult(), right=count):
            pass
        case ast.BinOp(left=count, op=ast.Mult(), right=ast.List(elts=[item])):
            pass
        case _:
            return None
    kind = t.kind(count)
    if isinstance(item, ast.Starred) or (
        isinstance(kind, Instance) and kind.role in _NOT_ARITHMETIC
    ):
        return None
    is_read = not isinstance(kind, Unknown) or _is_read(t, count)
    if not is_read and may_be_multiplied(t, item, count):
        return build.call("pyTimes", tree.Array((t.expression(item),)), t.expression(count))
    return build.text("Array(i).fill(x)", i=t.expression(count), x=t.expression(item))


def arithmetic(
    t: Translator, node: ast.AST, operator: str, left: ast.expr, right: ast.expr
) -> tree.Expression:
    if operator in ("%", "&") and (exact := exact_part(t, operator, left, right)) is not None:
        return exact
    if operator in _BITWISE:
        return _bitwise(t, operator, left, right)
    first, second = t.expression(left), t.expression(right)
    if operator == "+" and isinstance(node, ast.BinOp) and _may_be_lists(t, left, right):
        return build.call("pyAdd", first, second)
    is_caught = bool({"ZeroDivisionError", "ArithmeticError"} & t.caught_names)
    if operator in ("/", "//", "%") and is_caught and not isinstance(right, ast.Constant):
        second = build.call("pyDivisor", second)
    if operator == "//":
        return build.text("Math.floor(n / m)", n=first, m=second)
    if operator == "%" and not (is_non_negative(t, left) and is_non_negative(t, right)):
        if any(isinstance(one, ast.Call) for one in subtree(right)) or isinstance(
            second, tree.Call
        ):
            return build.call("pyModulo", first, second)
        return build.text("((n % m) + m) % m", n=first, m=second)
    return tree.Binary(operator, first, second)


def _truth(made: tree.Expression) -> tree.Expression:
    """A value of which only the truth counts."""
    match made:
        case tree.Call(tree.Identifier("Boolean"), (inner,)):
            return inner
        case _:
            return remainder(made)


def remainder(made: tree.Expression) -> tree.Expression:
    """What is asked for being zero alone: the remainder is, whatever sign it is given."""
    match made:
        case tree.Binary("%", tree.Binary("+", tree.Binary("%", _, inner) as plain, other), last):
            return plain if inner == other == last else made
        case tree.Call(tree.Identifier("pyModulo"), (first, second)):
            return tree.Binary("%", first, second)
        case _:
            return made


def _may_be_lists(t: Translator, left: ast.expr, right: ast.expr) -> bool:
    """Whether nothing says what is added, where no tensor can be: what a file with tensors adds
    must be known."""
    unknown = all(t.is_unknown(one) and t.forms.of(one) is None for one in (left, right))
    return unknown and not t.may_have_tensors


_BITWISE = frozenset(("&", "|", "^", "<<", ">>"))
_LOGICAL = {"&": "&&", "|": "||", "^": "!=="}


def _bitwise(t: Translator, operator: str, left: ast.expr, right: ast.expr) -> tree.Expression:
    """JavaScript's operators have 32 bits: they are taken where the numbers are known to be so
    small."""
    first, second = t.expression(left), t.expression(right)
    if all(isinstance(t.kind(side), Boolean) for side in (left, right)) and operator in _LOGICAL:
        return tree.Binary(_LOGICAL[operator], first, second)
    match operator, left, right:
        case "<<", ast.Constant(value=1), _:
            return tree.Binary("**", build.number(2), second)
        case "<<", _, _:
            power = tree.Binary("**", build.number(2), second)
            is_small = _is_small(left) and isinstance(right, ast.Constant)
            return tree.Binary("<<", first, second) if is_small else tree.Binary("*", first, power)
        case "&", _, ast.Constant(value=int() as mask) if 0 <= mask < 2**31:
            return tree.Binary("&", first, second)
        case _ if (_is_small(left) or _is_index(t, left)) and (
            _is_small(right) or _is_index(t, right)
        ):
            return tree.Binary(operator, first, second)
        case ">>", _, ast.Constant(value=1) if _is_index(t, left):
            return tree.Binary(">>", first, second)
        case ">>", _, _:
            power = tree.Binary("**", build.number(2), second)
            return build.text("Math.floor(n / m)", n=first, m=power)
        case _:
            return build.call("pyBits", first, tree.StringLiteral(operator), second)


def _is_small(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value < 2**16


def _is_index(t: Translator, node: ast.expr) -> bool:
    """A number that counts or measures something."""
    return (
        not isinstance(node, ast.Constant)
        and is_non_negative(t, node)
        and isinstance(node, ast.Name | ast.Call)
    )


@expression(ast.UnaryOp)
def unary(t: Translator, node: ast.UnaryOp) -> tree.Expression:
    if type(node.op) in UNARY and (made := special(t, node.operand, UNARY[type(node.op)])):
        return made
    match node.op:
        case ast.Not():
            return negated(t, node.operand)
        case ast.USub():
            check_operands(t, (node.operand,), "-", node)
            return tree.Unary("-", t.expression(node.operand))
        case ast.UAdd():
            return t.expression(node.operand)
        case _:
            check_operands(t, (node.operand,), "~", node)
            return tree.Unary("~", t.expression(node.operand))


_NEGATED = {"===": "!==", "!==": "===", "==": "!=", "!=": "=="}


def negated(t: Translator, node: ast.expr) -> tree.Expression:
    """`not node`, without a `!` where an operator has an opposite."""
    match t.kind(node):
        case _ if t.forms.of(node) is not None:
            pass
        case ListOf() | TupleOf() | String() if t.facts.may_be_none(node):
            return build.text("!xs?.length", xs=t.expression(node))
        case ListOf() | TupleOf() | String() if not isinstance(node, ast.BoolOp):
            return build.text("xs.length === 0", xs=t.expression(node))
        case _:
            pass
    inner = test(t, node)
    match inner:
        case tree.Binary(operator=operator, left=left, right=right) if operator in _NEGATED:
            return tree.Binary(_NEGATED[operator], left, right)
        case tree.Unary(operator="!", operand=operand):
            return operand
        case tree.Binary(
            operator=">", left=tree.Member(name="size") as size, right=tree.NumberLiteral(raw="0")
        ):
            return tree.Binary("===", size, build.number(0))
        case _:
            return tree.Unary("!", inner)


def test(t: Translator, node: ast.expr) -> tree.Expression:
    """`node` where only its truth counts."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr=attr)) if attr in _GIVING_NONE and (
            t.forms.of(value) is not None or t.is_array(value)
        ):
            return tree.Sequence((t.expression(node), tree.BooleanLiteral(False)))
        case ast.BoolOp(op=op, values=values):
            operator = "&&" if isinstance(op, ast.And) else "||"
            made = test(t, values[0])
            for value in values[1:]:
                made = tree.Binary(operator, made, test(t, value))
            return made
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return negated(t, operand)
        case ast.Compare() | ast.Constant():
            return t.expression(node)
        case _:
            pass
    if t.is_set(node) or t.is_map(node):
        text = "xs?.size > 0" if t.facts.may_be_none(node) else "xs.size > 0"
        return build.text(text, xs=t.expression(node))
    if t.forms.of(node) in ("match", "iterator", "pattern", "logger", "native"):
        return t.expression(node)
    if t.forms.of(node) == "deque":
        return build.text("xs.length > 0", xs=t.expression(node))
    if (found := special(t, node, "__bool__")) is not None:
        return found
    if (found := special(t, node, "__len__")) is not None:
        return build.text("x > 0", x=found)
    match t.kind(node):
        case ListOf() | TupleOf() if t.facts.may_be_none(node):
            return build.text("xs?.length > 0", xs=t.expression(node))
        case ListOf() | TupleOf():
            return build.text("xs.length > 0", xs=t.expression(node))
        case DictOf() if t.facts.may_be_none(node):
            return build.text("Object.keys(d ?? {}).length > 0", d=t.expression(node))
        case DictOf():
            return build.text("Object.keys(d).length > 0", d=t.expression(node))
        case Unknown() if isinstance(node, ast.Call) and callee(t.facts, node).startswith(
            "tfjs.js."
        ):
            return t.expression(node)
        case Unknown() if class_of(t, node) is None:
            return build.call("pyTruth", t.expression(node))
        case _:
            return _truth(t.expression(node))


@expression(ast.BoolOp)
def boolean(t: Translator, node: ast.BoolOp) -> tree.Expression:
    """`a or b` gives one of its operands."""
    operator = "&&" if isinstance(node.op, ast.And) else "||"
    *others, last = node.values
    made = t.expression(last)
    for value in reversed(others):
        match t.kind(value):
            case _ if t.forms.of(value) in ("match", "iterator", "pattern", "logger", "native"):
                pass
            case ListOf() | TupleOf() | DictOf() | Unknown() if not _has_plain_truth(t, value):
                made = _chosen(t, value, operator, made)
                continue
            case _:
                pass
        made = _chained(operator, t.expression(value), made)
    return made


def _has_plain_truth(t: Translator, node: ast.expr) -> bool:
    """Whether a value is a number, a text or the like: both languages agree on their truth."""
    match node:
        case ast.BoolOp(values=values):
            return all(_has_plain_truth(t, one) for one in values)
        case ast.IfExp(body=yes, orelse=no):
            return _has_plain_truth(t, yes) and _has_plain_truth(t, no)
        case _:
            return isinstance(t.kind(node), Number | String | Boolean | NoneValue)


def _chosen(
    t: Translator, value: ast.expr, operator: str, other: tree.Expression
) -> tree.Expression:
    """The value or the other operand, by what Python takes for true; computed once."""
    one = t.expression(value)
    if isinstance(value, ast.Name | ast.Attribute):
        truth = test(t, value)
    else:
        kept = t.temporary("value")
        truth = build.call("pyTruth", tree.Assignment("=", kept, one))
        one = kept
    yes, no = (other, one) if operator == "&&" else (one, other)
    return tree.Conditional(truth, yes, no)


def _chained(operator: str, left: tree.Expression, right: tree.Expression) -> tree.Expression:
    if isinstance(right, tree.Binary) and right.operator == operator:
        return tree.Binary(operator, _chained(operator, left, right.left), right.right)
    return tree.Binary(operator, left, right)


@expression(ast.IfExp)
def conditional(t: Translator, node: ast.IfExp) -> tree.Expression:
    return tree.Conditional(test(t, node.test), t.expression(node.body), t.expression(node.orelse))
