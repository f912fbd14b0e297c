"""Comparisons, equality and membership: by content where Python compares so."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.dataclass_fields import is_dataclass
from keras_tfjs.javascript.from_python.generated import equals_value
from keras_tfjs.javascript.from_python.objects import class_of, comparison, special
from keras_tfjs.javascript.from_python.operators import check_operands, remainder
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.rows import by_row, keyed
from keras_tfjs.javascript.from_python.translator import Translator, expression
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

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


@expression(ast.Compare)
def compare(t: Translator, node: ast.Compare) -> tree.Expression:
    if len(node.ops) == 1:
        return _comparison(t, node, node.left, node.ops[0], node.comparators[0])
    made: tree.Expression | None = None
    left = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        kept = None
        if right is not node.comparators[-1] and not _is_pure(right):
            kept = t.temporary("middle")
            computed = tree.Assignment("=", kept, t.expression(right))
            t.given[right] = computed
        one = _comparison(t, node, left, operator, right)
        made = one if made is None else tree.Binary("&&", made, one)
        left = right
        if kept is not None:
            t.given[right] = kept
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
        for inner in subtree(node)
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
            if (found := comparison(t, left, operator, right)) is not None:
                return found
            single = ast.copy_location(ast.Compare(left, [operator], [right]), whole)
            if len(whole.ops) == 1 and (found := by_row(t, single)) is not None:
                return found
            sign = _COMPARISONS[type(operator)]
            check_operands(t, (left, right), sign, whole)
            return tree.Binary(sign, t.expression(left), t.expression(right))


def _equality(
    t: Translator, whole: ast.Compare, left: ast.expr, operator: ast.cmpop, right: ast.expr
) -> tree.Expression:
    same = isinstance(operator, ast.Is | ast.Eq)
    if (tested := _searched(t, left, right)) is not None:
        return tree.Unary("!", tested) if same else tested
    for operand in (left, right):
        if isinstance(operand, ast.Constant) and operand.value is None:
            return tree.Binary("==" if same else "!=", t.expression(left), t.expression(right))
    if isinstance(operator, ast.Is | ast.IsNot):
        return _identity(t, left, right, same)
    if (
        found := special(t, left, "__eq__", right) or special(t, right, "__eq__", left)
    ) is not None:
        return found if same else tree.Unary("!", found)
    first, second = t.expression(left), t.expression(right)
    if _is_compared_by_content(t, left) or _is_compared_by_content(t, right):
        equal = _content(t, left, right, first, second)
        if equal is not None:
            return equal if same else tree.Binary("!==", equal.left, equal.right)
        called = build.call("pyEquals", first, second)
        return called if same else tree.Unary("!", called)
    kinds = (t.kind(left), t.kind(right))
    if not any(isinstance(kind, String | Boolean | NoneValue) for kind in kinds):
        check_operands(t, (left, right), "==" if same else "!=", whole)
    if {type(kind) for kind in kinds} == {Boolean, Number}:
        first, second = (build.call("Number", first), build.call("Number", second))
    if any(isinstance(one, tree.NumberLiteral) and one.raw == "0" for one in (first, second)):
        first, second = remainder(first), remainder(second)
    return tree.Binary("===" if same else "!==", first, second)


def _identity(t: Translator, left: ast.expr, right: ast.expr, same: bool) -> tree.Expression:
    first, second = t.expression(left), t.expression(right)
    return tree.Binary("===" if same else "!==", first, second)


def _is_compared_by_content(t: Translator, node: ast.expr) -> bool:
    owner = class_of(t, node)
    if (owner is not None and is_dataclass(owner)) or _is_member_with_value(t, node):
        return True
    if t.has_named_tuples and not isinstance(t.kind(node), Number | String | Boolean | NoneValue):
        return True
    is_container = isinstance(t.kind(node), ListOf | TupleOf | DictOf)
    return is_container or t.forms.of(node) in ("set", "map", "counter", "defaultdict", "deque")


def _is_member_with_value(t: Translator, node: ast.expr) -> bool:
    """`Mode.TRAIN`, where the members of Mode are equal to their values."""
    match node:
        case ast.Attribute(value=ast.Name() as owner):
            found = t.definitions.class_of(owner)
            return found is not None and equals_value(t, found)
        case _:
            return False


def _content(
    t: Translator,
    left: ast.expr,
    right: ast.expr,
    first: tree.Expression,
    second: tree.Expression,
) -> tree.Binary | None:
    """Lists of numbers or of texts are equal if their JSON is."""
    for side in (left, right):
        match t.kind(side):
            case ListOf(of=Number() | String()) if t.is_array(side):
                pass
            case TupleOf(items=items) if all(isinstance(one, Number | String) for one in items):
                pass
            case _:
                return None
    made = (build.text("JSON.stringify(x)", x=one) for one in (first, second))
    return tree.Binary("===", *made)


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
    if (found := special(t, container, "__contains__", item)) is not None:
        return found
    if isinstance(container, ast.Set) and all(isinstance(e, ast.Constant) for e in container.elts):
        listed = tree.Array(tuple(map(t.expression, container.elts)))
        return build.method(listed, "includes", t.expression(item))
    if t.is_set(container) or t.is_map(container):
        return build.method(t.expression(container), "has", keyed(t, container, item))
    one, other = t.expression(item), t.expression(container)
    if t.forms.of(container) == "deque":
        return build.call("pyIncludes", other, one)
    if t.facts.name(container) == "os.environ":
        return tree.Binary("in", one, other)
    match t.kind(container):
        case String():
            return build.method(other, "includes", one)
        case ListOf() | TupleOf() if (
            t.is_array(container)
            and _is_scalar(t, item)
            and not any(
                _is_member_with_value(t, one)
                for one in subtree(container)
                if isinstance(one, ast.expr)
            )
        ):
            return build.method(other, "includes", one)
        case ListOf() | TupleOf():
            return build.call("pyIncludes", other, one)
        case DictOf() if isinstance(item, ast.Constant) or _is_known_object(t, container):
            return tree.Binary("in", one, other)
        case Instance(role="Logs"):
            return tree.Binary("in", one, other)
        case DictOf():
            return build.text("Object.hasOwn(d, x)", d=other, x=one)
        case _ if class_of(t, container) is not None:
            return build.call("pyIncludes", other, one)
        case _:
            return build.call("pyIncludes", other, one)


def _is_scalar(t: Translator, item: ast.expr) -> bool:
    """Whether a value is equal to another only if it is the same."""
    kind = t.kind(item)
    return isinstance(kind, Number | String | Boolean | NoneValue | Unknown) and not (
        isinstance(kind, Unknown) and class_of(t, item) is not None
    )


def _is_known_object(t: Translator, container: ast.expr) -> bool:
    return not isinstance(container, ast.Name | ast.Attribute)
