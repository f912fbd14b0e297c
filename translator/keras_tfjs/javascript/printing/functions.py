"""Functions, arrows and parameters."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.doc import (
    LINE,
    SOFT,
    Doc,
    Fill,
    Group,
    IfBreak,
    Indent,
    IndentIfBreak,
    Line,
    group,
    indent,
    will_break,
)
from keras_tfjs.javascript.printing.objects import hugged_object
from keras_tfjs.javascript.printing.parentheses import leftmost
from keras_tfjs.javascript.printing.printer import Printer, prints


class CannotHug(Exception):
    """The parameters hold a forced break: the function cannot hug the call's parentheses."""


def is_multiline(node: tree.Expression) -> bool:
    """A template with line breaks of its own."""
    return isinstance(node, tree.Template) and any("\n" in text for text in node.texts)


def hugs_only_parameter(parameters: tuple[tree.Expression, ...]) -> bool:
    """`f({a, b})` destructured, without a comment: the braces stand at the parentheses."""
    match parameters:
        case (tree.Object(leading=()),):
            return True
        case (tree.Default(target=tree.Object(leading=()), value=value),):
            match value:
                case tree.Identifier() | tree.Object(properties=()) | tree.Array(elements=()):
                    return True
                case _:
                    return False
        case _:
            return False


def parameters_doc(
    printer: Printer, parameters: tuple[tree.Expression, ...], *, hugged: bool = False
) -> Doc:
    """`hugged`: the function is the last or first argument of a call whose parentheses it hugs, so
    that its parameters stay on one line."""
    if not parameters:
        return "()"
    if hugs_only_parameter(parameters):
        return ("(", _hugged_parameter(printer, parameters[0]), ")")
    docs: list[Doc] = []
    for index, parameter in enumerate(parameters):
        if index:
            docs.extend((",", LINE))
        docs.append(printer.print(parameter))
    if hugged:
        if will_break(docs):
            raise CannotHug
        return ("(", without_lines(docs), ")")
    comma: Doc = "" if isinstance(parameters[-1], tree.Spread) else IfBreak(",")
    return ("(", indent(SOFT, *docs), comma, SOFT, ")")


def _hugged_parameter(printer: Printer, parameter: tree.Expression) -> Doc:
    if isinstance(parameter, tree.Default) and isinstance(parameter.target, tree.Object):
        printer.stack.append(parameter)
        target = printer.printed(parameter.target, hugged_object)
        value = printer.print(parameter.value)
        printer.stack.pop()
        return (target, " = ", value)
    return printer.printed(parameter, hugged_object)


def without_lines(doc: Doc) -> Doc:
    """The same on one line."""
    match doc:
        case Line(soft=soft, hard=False):
            return "" if soft else " "
        case Group(contents=contents, states=states):
            return Group(without_lines(states[0] if states else contents))
        case Indent(contents) | IndentIfBreak(contents):
            return without_lines(contents)
        case IfBreak(flat=flat):
            return without_lines(flat)
        case Fill(parts):
            return [without_lines(part) for part in parts]
        case list() | tuple():
            return [without_lines(part) for part in doc]
        case _:
            return doc


def returns_doc(returns: tree.Type | None) -> Doc:
    return f": {returns.text}" if returns else ""


@prints(tree.Identifier)
def identifier(printer: Printer, node: tree.Identifier) -> Doc:
    if node.type is None:
        return node.name + ("?" if node.optional else "")
    return f"{node.name}{'?' if node.optional else ''}: {node.type.text}"


@prints(tree.ParameterProperty)
def parameter_property(printer: Printer, node: tree.ParameterProperty) -> Doc:
    return ("private ", printer.print(node.parameter))


def _signature(printer: Printer, node: tree.Function | tree.Arrow, *, hugged: bool = False) -> Doc:
    parameters = parameters_doc(printer, node.parameters, hugged=hugged)
    return Group((Group(parameters), returns_doc(node.returns)))


def function_doc(printer: Printer, node: tree.Function, *, hugged: bool = False) -> Doc:
    words: list[Doc] = ["async " if node.is_async else "", "function"]
    words.append("* " if node.is_generator else " ")
    if node.name is not None:
        words.append(node.name.name)
    return (*words, _signature(printer, node, hugged=hugged), " ", printer.print(node.body))


@prints(tree.Function)
def function(printer: Printer, node: tree.Function) -> Doc:
    return function_doc(printer, node)


@prints(tree.FunctionDeclaration)
def function_declaration(printer: Printer, node: tree.FunctionDeclaration) -> Doc:
    return printer.print(node.function)


def method_doc(printer: Printer, node: tree.Function, key: Doc, kind: str) -> Doc:
    printer.stack.append(node)
    words = ("async " if node.is_async else "", f"{kind} " if kind in ("get", "set") else "")
    star = "*" if node.is_generator else ""
    doc = (*words, star, key, _signature(printer, node), " ", printer.print(node.body))
    printer.stack.pop()
    return doc


def arrow_chain(node: tree.Arrow) -> list[tree.Arrow]:
    chain = [node]
    while isinstance(chain[-1].body, tree.Arrow):
        chain.append(chain[-1].body)
    return chain


def is_chain(node: tree.Node) -> bool:
    return isinstance(node, tree.Arrow) and isinstance(node.body, tree.Arrow)


def is_broken_chain(node: tree.Arrow) -> bool:
    """`({a}) => (b) => c`: each head has a line of its own where any parameter is no plain name."""
    parameters = (one for link in arrow_chain(node) for one in link.parameters)
    return is_chain(node) and any(not isinstance(one, tree.Identifier) for one in parameters)


def arrow_doc(
    printer: Printer, node: tree.Arrow, *, hugged: bool = False, assigned: bool = False
) -> Doc:
    """`hugged`: an argument whose call lets it hug the parentheses; `assigned`: behind a `=` or a
    `:`, where a chain has the space before it, and heads stand below each other."""
    chain = arrow_chain(node)
    heads: list[Doc] = []
    for index, link in enumerate(chain):
        if index:
            printer.stack.append(link)
        prefix = "async " if link.is_async else ""
        heads.append((prefix, _signature(printer, link, hugged=hugged)))
    is_broken = not hugged and is_broken_chain(node)
    body = _arrow_body(printer, chain[-1].body, hugged=hugged, breaks=is_broken)
    del printer.stack[len(printer.stack) - len(chain) + 1 :]
    if len(chain) == 1:
        return group(Group(heads[0]), " =>", body)
    rest = [part for head in heads[1:] for part in (" =>", LINE, head)]
    if assigned:
        opening = Group(Indent((LINE, Group((heads[0], *rest), broken=is_broken))))
        return group(opening, " =>", IndentIfBreak(body, opening))
    if is_broken:
        return Group((heads[0], Indent((*rest, " =>", body))), broken=True)
    return group(Group(Indent((heads[0], *rest))), " =>", body)


def _arrow_body(printer: Printer, body: tree.Node, *, hugged: bool, breaks: bool) -> Doc:
    doc = printer.print(body)
    match body:
        case tree.Block() | tree.Object() | tree.Array():
            return (" ", doc)
        case tree.Sequence():
            return Group((" (", indent(SOFT, doc), SOFT, ")"))
        case tree.Template() if is_multiline(body):
            return (" ", doc)
        case _:
            pass
    wraps = isinstance(body, tree.Conditional) and not isinstance(leftmost(body), tree.Object)
    inner: Doc = (IfBreak("", "("), doc, IfBreak("", ")")) if wraps else doc
    if breaks:
        return indent(LINE, inner)
    ending: Doc = (IfBreak(","), SOFT) if hugged else ""
    return Group((indent(LINE, inner), ending))


@prints(tree.Arrow)
def arrow(printer: Printer, node: tree.Arrow) -> Doc:
    match printer.parent:
        case (
            tree.Assignment(value=value)
            | tree.Declarator(value=value)
            | tree.Property(value=value)
            | tree.Field(value=value)
        ):
            return arrow_doc(printer, node, assigned=value is node and is_chain(node))
        case _:
            return arrow_doc(printer, node)


def hugged_argument(printer: Printer, node: tree.Expression) -> Doc:
    """An argument printed so that it hugs the parentheses of its call."""
    match node:
        case tree.Arrow():
            return printer.printed(node, lambda p, n: arrow_doc(p, n, hugged=True))
        case tree.Function():
            return printer.printed(node, lambda p, n: function_doc(p, n, hugged=True))
        case _:
            return printer.print(node)
