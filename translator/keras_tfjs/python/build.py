"""Short ways to write libcst nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import libcst as cst

from keras_tfjs.python.printing import code_of
from keras_tfjs.python.reading import shapes
from keras_tfjs.python.walking import is_expression

_UNSAID = cst.MaybeSentinel.DEFAULT

Value = cst.BaseExpression | str | int | float | bool | None | Sequence["Value"]
"""What `literal` turns into a node: nodes stay, Python values become literals."""


def name(dotted: str) -> cst.BaseExpression:
    """`a.b.c` as a Name or Attribute chain."""
    first, *rest = dotted.split(".")
    node: cst.BaseExpression = word(first)
    for part in rest:
        node = shapes.attribute(node, word(part), (), ())
    return node


def word(text: str) -> cst.Name:
    made: cst.Name = shapes.name_(text, (), ())
    return made


def string(text: str) -> cst.SimpleString:
    body = repr(text)[1:-1].replace('"', '\\"').replace("\\'", "'")
    made: cst.SimpleString = shapes.string(f'"{body}"', (), ())
    return made


def literal(value: Value) -> cst.BaseExpression:
    match value:
        case str():
            return string(value)
        case None | True | False:
            return word(str(value))
        case int() | float():
            number = shapes.integer if isinstance(value, int) else shapes.float_
            node: cst.BaseExpression = number(repr(abs(value)), (), ())
            return cst.UnaryOperation(cst.Minus(), node) if value < 0 else node
        case list() | tuple():
            return list_(literal(item) for item in value)
    assert is_expression(value), value
    return value


def list_(items: Iterable[cst.BaseExpression]) -> cst.List:
    return list_of([shapes.element(item, _UNSAID) for item in items])


def list_of(elements: Sequence[cst.BaseElement]) -> cst.List:
    made: cst.List = shapes.list_(elements, (), ())
    return made


def negated(value: cst.BaseExpression) -> cst.BaseExpression:
    """The opposite of a truth: of a literal the other one, of `not x` x."""
    match value:
        case cst.Name(value="True" | "False" as said):
            return literal(said == "False")
        case cst.UnaryOperation(operator=cst.Not(), expression=inner):
            return inner
    return cst.UnaryOperation(cst.Not(), value)


def dict_(items: Mapping[str, Value]) -> cst.Dict:
    return dict_of([entry(string(key), literal(item)) for key, item in items.items()])


def dict_of(entries: Sequence[cst.BaseDictElement]) -> cst.Dict:
    made: cst.Dict = shapes.dict_(entries, (), ())
    return made


def entry(
    key: cst.BaseExpression,
    value: cst.BaseExpression,
    comma: cst.Comma | cst.MaybeSentinel = _UNSAID,
) -> cst.DictElement:
    made: cst.DictElement = shapes.dict_element(key, value, comma)
    return made


def call(func: cst.BaseExpression | str, *args: Value, **keywords: Value) -> cst.Call:
    target = name(func) if isinstance(func, str) else func
    given = [argument(_in_brackets(literal(item))) for item in args]
    given += [keyword(key, _in_brackets(literal(item))) for key, item in keywords.items()]
    return call_of(target, given)


def call_of(func: cst.BaseExpression, args: Sequence[cst.Arg]) -> cst.Call:
    made: cst.Call = shapes.call(func, args, (), ())
    return made


def argument(value: cst.BaseExpression) -> cst.Arg:
    made: cst.Arg = shapes.argument(value, _UNSAID)
    return made


def keyword(key: str, value: cst.BaseExpression) -> cst.Arg:
    made: cst.Arg = shapes.named_argument(word(key), value, _UNSAID)
    return made


def attribute(value: cst.BaseExpression, attr: str) -> cst.Attribute:
    made: cst.Attribute = shapes.attribute(primary(value), word(attr), (), ())
    return made


def is_named(value: cst.BaseExpression, attr: str) -> bool:
    """Whether `value` is an attribute of this name."""
    return isinstance(value, cst.Attribute) and value.attr.value == attr


def method(value: cst.BaseExpression, attr: str, *args: Value, **keywords: Value) -> cst.Call:
    return call(attribute(value, attr), *args, **keywords)


def first_number(tensor: cst.BaseExpression) -> cst.Subscript:
    """`tensor.dataSync()[0]`: the number in a tensor of one element."""
    return subscript(method(bare(tensor), "dataSync"), 0)


def subscript(value: cst.BaseExpression, index: Value) -> cst.Subscript:
    place = shapes.subscript_element(shapes.index(literal(index)), _UNSAID)
    made: cst.Subscript = shapes.subscript(primary(value), [place], (), ())
    return made


_PRIMARIES = frozenset(
    (
        cst.Name,
        cst.Attribute,
        cst.Call,
        cst.Subscript,
        cst.List,
        cst.Dict,
        cst.Set,
        cst.SimpleString,
        cst.FormattedString,
        cst.ListComp,
        cst.SetComp,
        cst.DictComp,
    )
)


def primary(node: cst.BaseExpression) -> cst.BaseExpression:
    """`node` so that `.attribute`, a call or `[...]` may follow it."""
    if type(node) in _PRIMARIES or node.lpar:
        return node
    return parenthesised(node)


def parenthesised(node: cst.BaseExpression) -> cst.BaseExpression:
    opened, closed = shapes.PARENTHESES[1]
    return shapes.with_fields(node, {"lpar": opened, "rpar": closed})


def bare(node: cst.BaseExpression) -> cst.BaseExpression:
    """`node` without parentheses around it, where it stands for itself (an argument, an element).

    Kept where the parentheses hold comments or the text is a generator or spans lines.
    """
    if not node.lpar or "\n" in code_of(node):
        return node
    return _in_brackets(node)


def _in_brackets(node: cst.BaseExpression) -> cst.BaseExpression:
    """`node` without the parentheses that the brackets around it make superfluous."""
    if not node.lpar or isinstance(node, cst.GeneratorExp | cst.Tuple | cst.Yield | cst.NamedExpr):
        return node
    if any("#" in code_of(paren) for paren in (*node.lpar, *node.rpar)):
        return node
    return shapes.with_fields(node, {"lpar": (), "rpar": ()})


def statement(node: cst.BaseExpression | cst.BaseSmallStatement) -> cst.SimpleStatementLine:
    small = cst.Expr(node) if isinstance(node, cst.BaseExpression) else node
    return cst.SimpleStatementLine([small])


def assign(
    target: cst.BaseAssignTargetExpression | str, value: cst.BaseExpression
) -> cst.SimpleStatementLine:
    node = cst.Name(target) if isinstance(target, str) else target
    return statement(cst.Assign([cst.AssignTarget(node)], value))


def function(
    called: str, parameters: Sequence[str], body: Sequence[cst.BaseStatement]
) -> cst.FunctionDef:
    return cst.FunctionDef(
        cst.Name(called),
        cst.Parameters([cst.Param(cst.Name(each)) for each in parameters]),
        cst.IndentedBlock(body),
    )


def is_literal(node: cst.BaseExpression, value: object) -> bool:
    """Whether `node` is the literal `value` (a number, a string, None, True, False, a tuple)."""
    found = evaluated(node)
    return found is not MISSING and type(found) is type(value) and found == value


class _Missing:
    """No literal."""


MISSING = _Missing()


def evaluated(node: cst.BaseExpression) -> object:
    """The value of a literal, MISSING for anything else."""
    value_of = _LITERALS.get(type(node))
    return MISSING if value_of is None else value_of(node)


def text_of(node: cst.SimpleString) -> str | bytes:
    """The value of a string: mostly what stands between its quotes."""
    between: str | bytes = node.value[1:-1]
    if node.value[0] in "'\"" and "\\" not in node.value and node.value[1:2] != node.value[0]:
        return between
    found: str | bytes = node.evaluated_value
    return found


def _number(node: cst.Integer | cst.Float) -> int | float:
    text = node.value.replace("_", "")
    if type(node) is cst.Float:
        return float(text)
    return int(text, 0) if text.strip("0") else 0


def _name_value(node: cst.Name) -> object:
    return _CONSTANTS.get(node.value, MISSING)


def _negative(node: cst.UnaryOperation) -> object:
    value = evaluated(node.expression) if type(node.operator) is cst.Minus else MISSING
    return -value if isinstance(value, int | float) else MISSING


def _row(node: cst.Tuple | cst.List) -> object:
    values = [evaluated(element.value) for element in node.elements]
    if any(value is MISSING for value in values):
        return MISSING
    return tuple(values) if type(node) is cst.Tuple else values


_CONSTANTS = {"None": None, "True": True, "False": False}
_LITERALS: dict[type[cst.BaseExpression], Callable[[Any], object]] = {
    cst.Name: _name_value,
    cst.SimpleString: text_of,
    cst.Integer: _number,
    cst.Float: _number,
    cst.UnaryOperation: _negative,
    cst.Tuple: _row,
    cst.List: _row,
}
"""By class: libcst's classes are slow to match."""


Listed = TypeVar("Listed", cst.Arg, cst.BaseDictElement, cst.BaseElement)


def without_last_comma(items: Sequence[Listed]) -> list[Listed]:
    """`items` whose last comma leaves it to Black whether they spread over lines.

    A comment behind it stays.
    """
    done = list(items)
    if done:
        comma = done[-1].comma
        behind = comma.whitespace_after if type(comma) is cst.Comma else None
        if type(behind) is not cst.ParenthesizedWhitespace or not _has_comment(behind):
            done[-1] = shapes.with_fields(done[-1], {"comma": _UNSAID})
    return done


def _has_comment(space: cst.ParenthesizedWhitespace) -> bool:
    lines = space.empty_lines
    return space.first_line.comment is not None or any(line.comment is not None for line in lines)
