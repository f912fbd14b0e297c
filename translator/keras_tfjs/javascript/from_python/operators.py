"""Arithmetic, comparison and truth: Python's meaning, in JavaScript's natural form where the kinds
of the operands prove that it is the same."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.expressions import is_non_negative
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.rows import by_row
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
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_NOT_ARITHMETIC = frozenset(
    ("Tensor", "SymbolicTensor", "Variable", "LayerVariable", "NdArray", "Model", "Layer")
)


def check_operands(
    t: Translator, operands: Sequence[ast.expr], operator: str, whole: ast.AST
) -> None:
    """Reports an operand that may be a tensor: JavaScript would compute NaN and go on.

    Once for an operation, and not where another operand, a text, shows that there is no tensor.
    """
    kinds = [t.kind(operand) for operand in operands]
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
    """Whether a number was read from a tensor whose own kind is not known (`x.dataSync()[0]`), or
    came from the support module, which stands for an operator of JavaScript."""
    if isinstance(node, ast.Call) and callee(t.facts, node).startswith("tfjs.js."):
        return True
    while True:
        match node:
            case ast.Name():
                binding = t.facts.binding(node)
                match binding.statement if binding else None:
                    case ast.Assign(targets=[ast.Name()], value=value):
                        node = value
                    case _:
                        return False
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
    if (found := by_row(t, node)) is not None:
        return found
    operator = _ARITHMETIC.get(type(node.op))
    if operator is None:
        what = f"the operator of {t.source(node)}"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    check_operands(t, (node.left, node.right), operator, node)
    return arithmetic(t, operator, node.left, node.right)


def arithmetic(t: Translator, operator: str, left: ast.expr, right: ast.expr) -> tree.Expression:
    first, second = t.expression(left), t.expression(right)
    if operator == "//":
        return build.text("Math.floor(n / m)", n=first, m=second)
    if operator == "%" and not (is_non_negative(t, left) and is_non_negative(t, right)):
        return build.text("((n % m) + m) % m", n=first, m=second)
    return tree.Binary(operator, first, second)


@expression(ast.UnaryOp)
def unary(t: Translator, node: ast.UnaryOp) -> tree.Expression:
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
        case _:
            return tree.Unary("!", inner)


def test(t: Translator, node: ast.expr) -> tree.Expression:
    """`node` where only its truth counts."""
    match node:
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
    match t.kind(node):
        case ListOf() | TupleOf():
            return build.text("xs.length > 0", xs=t.expression(node))
        case DictOf():
            return build.text("Object.keys(d).length > 0", d=t.expression(node))
        case Unknown():
            t.report("KT304", node, source=t.source(node))
            return t.expression(node)
        case _:
            return t.expression(node)


@expression(ast.BoolOp)
def boolean(t: Translator, node: ast.BoolOp) -> tree.Expression:
    """`a or b` gives one of its operands."""
    operator = "&&" if isinstance(node.op, ast.And) else "||"
    *others, last = node.values
    made = t.expression(last)
    for value in reversed(others):
        match t.kind(value):
            case ListOf() | TupleOf() | DictOf():
                one = t.expression(value)
                truth = test(t, value)
                yes, no = (made, one) if operator == "&&" else (one, made)
                made = tree.Conditional(truth, yes, no)
                continue
            case Unknown():
                t.report("KT304", value, source=t.source(value))
            case _:
                pass
        made = _chained(operator, t.expression(value), made)
    return made


def _chained(operator: str, left: tree.Expression, right: tree.Expression) -> tree.Expression:
    if isinstance(right, tree.Binary) and right.operator == operator:
        return tree.Binary(operator, _chained(operator, left, right.left), right.right)
    return tree.Binary(operator, left, right)


@expression(ast.IfExp)
def conditional(t: Translator, node: ast.IfExp) -> tree.Expression:
    return tree.Conditional(test(t, node.test), t.expression(node.body), t.expression(node.orelse))


@expression(ast.Compare)
def compare(t: Translator, node: ast.Compare) -> tree.Expression:
    if len(node.ops) == 1:
        return _comparison(t, node, node.left, node.ops[0], node.comparators[0])
    made: tree.Expression | None = None
    left = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        if right is not node.comparators[-1] and not _is_pure(right):
            what = "a chained comparison whose middle is computed"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        one = _comparison(t, node, left, operator, right)
        made = one if made is None else tree.Binary("&&", made, one)
        left = right
    assert made is not None
    return made


def _is_pure(node: ast.expr) -> bool:
    """Reading it twice is reading it once."""
    return all(
        isinstance(
            inner,
            ast.Name
            | ast.Attribute
            | ast.Constant
            | ast.Subscript
            | ast.expr_context
            | ast.UnaryOp
            | ast.BinOp
            | ast.operator
            | ast.unaryop,
        )
        for inner in ast.walk(node)
    )


def _comparison(
    t: Translator, whole: ast.Compare, left: ast.expr, operator: ast.cmpop, right: ast.expr
) -> tree.Expression:
    match operator:
        case ast.In():
            return membership(t, whole, left, right)
        case ast.NotIn():
            return tree.Unary("!", membership(t, whole, left, right))
        case ast.Is() | ast.IsNot() | ast.Eq() | ast.NotEq():
            return _equality(t, whole, left, operator, right)
        case _:
            sign = _COMPARISONS[type(operator)]
            check_operands(t, (left, right), sign, whole)
            return tree.Binary(sign, t.expression(left), t.expression(right))


def _equality(
    t: Translator, whole: ast.Compare, left: ast.expr, operator: ast.cmpop, right: ast.expr
) -> tree.Expression:
    same = isinstance(operator, ast.Is | ast.Eq)
    if (tested := _searched(t, left, right)) is not None:
        return tree.Unary("!", tested) if same else tested
    first, second = t.expression(left), t.expression(right)
    for operand in (left, right):
        if isinstance(operand, ast.Constant) and operand.value is None:
            return tree.Binary("==" if same else "!=", first, second)
    kinds = (t.kind(left), t.kind(right))
    if isinstance(operator, ast.Eq | ast.NotEq):
        if any(isinstance(kind, ListOf | TupleOf | DictOf) for kind in kinds):
            first, second = (build.text("JSON.stringify(x)", x=one) for one in (first, second))
        elif not any(isinstance(kind, String | Boolean | NoneValue) for kind in kinds):
            sign = "==" if same else "!="
            check_operands(t, (left, right), sign, whole)
    return tree.Binary("===" if same else "!==", first, second)


def _searched(t: Translator, left: ast.expr, right: ast.expr) -> tree.Expression | None:
    """`re.search(p, s) is not None` is `/p/.test(s)`."""
    match left, right:
        case ast.Call() as call, ast.Constant(value=None):
            if callee(t.facts, call) != "re.search":
                return None
            match t.expression(call):
                case tree.Call(callee=tree.Member(object=subject, name="match"), arguments=(made,)):
                    return build.method(made, "test", subject)
                case _:
                    return None
        case _:
            return None


def membership(
    t: Translator, whole: ast.expr, item: ast.expr, container: ast.expr
) -> tree.Expression:
    """`item in container`: the form depends on what the container is."""
    one, other = t.expression(item), t.expression(container)
    if t.is_set(container):
        return build.method(other, "has", one)
    match t.kind(container):
        case String() | ListOf() | TupleOf():
            return build.method(other, "includes", one)
        case DictOf():
            return tree.Binary("in", one, other)
        case _:
            t.report("KT302", whole, operator="in", operand=t.source(container))
            return build.method(other, "includes", one)


def is_number(t: Translator, node: ast.expr) -> bool:
    return isinstance(t.kind(node), Number | Boolean)
