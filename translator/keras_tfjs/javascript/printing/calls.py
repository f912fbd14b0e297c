"""Calls and their arguments: the last or first argument may hug the parentheses."""

from __future__ import annotations

import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import (
    BREAK,
    HARD,
    LINE,
    SOFT,
    Doc,
    Group,
    IfBreak,
    conditional,
    group,
    indent,
    join,
    will_break,
)
from keras_tfjs.javascript.printing.chains import is_simple_argument, lookup, member_chain
from keras_tfjs.javascript.printing.functions import (
    CannotHug,
    arrow_chain,
    hugged_argument,
    is_multiline,
)
from keras_tfjs.javascript.printing.objects import is_concise
from keras_tfjs.javascript.printing.printer import Printer, dangling_block, prints
from keras_tfjs.javascript.words import ANY_TYPE

_TEST = re.compile(r"[fx]?(?:it|describe|test)")


@prints(tree.Call)
def call(printer: Printer, node: tree.Call) -> Doc:
    if isinstance(node.callee, tree.Member | tree.Index) and not node.callee.leading:
        return member_chain(printer, node)
    optional = "?." if node.optional else ""
    contents = (printer.print(node.callee), optional, arguments_doc(printer, node))
    return Group(contents) if isinstance(node.callee, tree.Call) else contents


@prints(tree.New)
def new(printer: Printer, node: tree.New) -> Doc:
    return ("new ", printer.print(node.callee), arguments_doc(printer, node))


def arguments_doc(printer: Printer, node: tree.Call | tree.New) -> Doc:
    """The parenthesised arguments. `printer.stack` ends with the call."""
    arguments = node.arguments
    if not arguments:
        return dangling_block(node.dangling, "(", ")") if node.dangling else "()"
    if (
        _is_effect_hook(arguments)
        or _is_test_case(node.callee, arguments)
        or (len(arguments) == 1 and is_multiline(arguments[0]))
    ):
        return ("(", *join(", ", [printer.print(argument) for argument in arguments]), ")")
    blank = any(argument.blank_before for argument in arguments[1:])
    docs = _separated(printer, arguments)
    if node.dangling or blank or _composes_functions(arguments):
        return _broken_out(docs, node.dangling)
    if _hugs_first(arguments):
        return _first_hugged(printer, arguments, docs)
    if _hugs_last(arguments):
        return _last_hugged(printer, arguments, docs)
    contents = ("(", indent(SOFT, *docs), IfBreak(","), SOFT, ")")
    return Group(contents, broken=any(will_break(doc) for doc in docs))


def _separated(printer: Printer, arguments: tuple[tree.Expression, ...]) -> list[Doc]:
    docs: list[Doc] = []
    for index, argument in enumerate(arguments):
        doc = printer.print(argument)
        if index == len(arguments) - 1:
            docs.append(doc)
        elif arguments[index + 1].blank_before:
            docs.append((doc, ",", HARD, HARD))
        else:
            docs.append((doc, ",", LINE))
    return docs


def _broken_out(docs: list[Doc], dangling: tuple[tree.Comment, ...] = ()) -> Group:
    comments: list[Doc] = []
    for comment in dangling:
        comments.extend((HARD, comment.text))
    return Group(("(", indent(LINE, *docs, ",", *comments), LINE, ")"), broken=True)


def _is_effect_hook(arguments: tuple[tree.Expression, ...]) -> bool:
    match arguments:
        case (tree.Arrow(parameters=(), body=tree.Block()), tree.Array(elements=elements)):
            return all(isinstance(e, tree.Identifier | tree.NumberLiteral) for e in elements)
        case _:
            return False


def _is_test_case(callee: tree.Expression, arguments: tuple[tree.Expression, ...]) -> bool:
    """`it('does this', () => {...})`: the sentence stays on the first line however long it is."""
    name = callee.object if isinstance(callee, tree.Member) else callee
    if not isinstance(name, tree.Identifier) or _TEST.fullmatch(name.name) is None:
        return False
    match arguments:
        case (tree.StringLiteral() | tree.Template(), function, *rest) if len(rest) <= 1:
            match function:
                case tree.Function(parameters=parameters) | tree.Arrow(
                    parameters=parameters, body=tree.Block()
                ):
                    return len(parameters) <= 1
                case _:
                    return False
        case _:
            return False


def _is_function(node: tree.Expression) -> bool:
    return isinstance(node, tree.Arrow | tree.Function)


def _composes_functions(arguments: tuple[tree.Expression, ...]) -> bool:
    """`pipe(f(x => ...), y => ...)`: more than one function, or one inside a call beside others."""
    if len(arguments) < 2:
        return False
    count = 0
    for argument in arguments:
        if _is_function(argument):
            count += 1
            if count > 1:
                return True
        elif isinstance(argument, tree.Call) and any(map(_is_function, argument.arguments)):
            return True
    return False


def _can_expand(node: tree.Expression, in_chain: bool = False) -> bool:
    """Whether an argument may hug: its own brackets take the break."""
    match node:
        case tree.Object(properties=members) | tree.Array(elements=members):
            return bool(members) or bool(node.dangling)
        case tree.Cast(value=value, operator=operator):
            return operator != "any" and _can_expand(value)
        case tree.Function():
            return True
        case tree.Arrow(body=body):
            match body:
                case tree.Block() | tree.Object() | tree.Array():
                    return True
                case tree.Cast(operator=operator):
                    return operator != "any"
                case tree.Arrow():
                    return _can_expand(body, True)
                case tree.Call() | tree.Conditional():
                    return not in_chain
                case _:
                    return False
        case _:
            return False


def _hugs_last(arguments: tuple[tree.Expression, ...]) -> bool:
    last = arguments[-1]
    if last.leading or last.trailing or not _can_expand(last):
        return False
    if len(arguments) == 1:
        return True
    before = arguments[-2]
    if type(before) is type(last):
        return False
    if len(arguments) == 2 and isinstance(before, tree.Arrow) and isinstance(last, tree.Array):
        return False
    return not (isinstance(last, tree.Array) and is_concise(last))


def _hugs_first(arguments: tuple[tree.Expression, ...]) -> bool:
    if len(arguments) != 2:
        return False
    first, second = arguments
    if first.leading or first.trailing:
        return False
    match first:
        case tree.Function() | tree.Arrow(body=tree.Block()):
            pass
        case _:
            return False
    if _is_function(second) or isinstance(second, tree.Conditional):
        return False
    return _is_hopefully_short(second) and not _can_expand(second)


def _is_hopefully_short(node: tree.Expression) -> bool:
    match node:
        case tree.Call(arguments=(_, _, *_)) | tree.New(arguments=(_, _, *_)):
            return False
        case tree.Binary(left=left, right=right):
            return is_simple_argument(left, 1) and is_simple_argument(right, 1)
        case tree.RegularExpression():
            return True
        case _:
            return is_simple_argument(node)


def _first_hugged(printer: Printer, arguments: tuple[tree.Expression, ...], docs: list[Doc]) -> Doc:
    if any(will_break(doc) for doc in docs[1:]):
        return _broken_out(docs)
    try:
        first = hugged_argument(printer, arguments[0])
    except CannotHug:
        return _broken_out(docs)
    rest = docs[1:]
    states: list[Doc] = [
        ("(", first, ", ", *rest, ")"),
        ("(", Group(first, broken=True), ", ", *rest, ")"),
        _broken_out(docs),
    ]
    return (BREAK if will_break(first) else "", conditional(states))


def _last_hugged(printer: Printer, arguments: tuple[tree.Expression, ...], docs: list[Doc]) -> Doc:
    before = docs[:-1]
    if any(will_break(doc) for doc in before):
        return _broken_out(docs)
    try:
        last = hugged_argument(printer, arguments[-1])
    except CannotHug:
        return _broken_out(docs)
    hugging: list[Doc] = [
        ("(", *before, last, ")"),
        ("(", *before, Group(last, broken=True), ")"),
    ]
    states = [*(hugging[:1] if _is_expression_chain(arguments[-1]) else hugging), _broken_out(docs)]
    return (BREAK if will_break(last) else "", conditional(states))


def _is_expression_chain(node: tree.Expression) -> bool:
    """`(a) => (b) => c`: a chain of arrows that does not end in a block."""
    match node:
        case tree.Arrow(body=tree.Arrow()):
            return not isinstance(arrow_chain(node)[-1].body, tree.Block)
        case _:
            return False


@prints(tree.Member)
def member(printer: Printer, node: tree.Member) -> Doc:
    inner = printer.print(node.object)
    tail = lookup(printer, node)
    parent = printer.parent
    simple = isinstance(node.object, tree.Identifier) and not isinstance(
        parent, tree.Member | tree.Index
    )
    target_is_path = isinstance(_outermost(printer), tree.Assignment | tree.Declarator)
    after_call = (
        isinstance(parent, tree.Assignment | tree.Declarator)
        and isinstance(node.object, tree.Call)
        and bool(node.object.arguments)
    )
    if simple or after_call or (target_is_path and _assigns_to_path(printer)):
        return (inner, tail)
    return (inner, group(indent(SOFT, tail)))


def _outermost(printer: Printer) -> tree.Node | None:
    for outer in reversed(printer.stack[:-1]):
        if not isinstance(outer, tree.Member | tree.Index):
            return outer
    return None


def _assigns_to_path(printer: Printer) -> bool:
    outer = _outermost(printer)
    return isinstance(outer, tree.Assignment) and not isinstance(outer.target, tree.Identifier)


@prints(tree.Index)
def index(printer: Printer, node: tree.Index) -> Doc:
    return (printer.print(node.object), lookup(printer, node))


@prints(tree.Cast)
def cast(printer: Printer, node: tree.Cast) -> Doc:
    if node.operator == "!":
        return (printer.print(node.value), "!")
    if node.operator == "any":
        value = printer.print(node.value)
        is_hugged = isinstance(node.value, tree.Array | tree.Object)
        inside = (value,) if is_hugged else (group(indent(SOFT, value), SOFT),)
        return (f"{ANY_TYPE} (", *inside, ")")
    text = node.type.text if node.type else ""
    return (printer.print(node.value), f" {node.operator} {text}")
