"""The code of libcst's nodes, in a fraction of the time that libcst takes to print them.

What rewritten statements and headers of blocks are mostly made of is printed here; libcst prints
the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

_UNSAID = cst.MaybeSentinel.DEFAULT
_OTHERS = cst.Module([])
_CONSTANTS = frozenset(("None", "True", "False"))


class Printed:
    """The code of a node in pieces. `names` are those that Python's tree of it would have nodes
    for, where all of it `is_read`: where libcst printed no part."""

    __slots__ = ("is_read", "names", "pieces")

    def __init__(self, node: cst.CSTNode) -> None:
        self.pieces: list[str] = []
        self.names: set[str] = set()
        self.is_read = True
        _UNITS.get(type(node), Printed.put)(self, node)

    @property
    def code(self) -> str:
        return "".join(self.pieces)

    def put(self, node: Any) -> None:
        printer = _PRINTERS.get(type(node))
        if printer is None:
            self.by_libcst(node)
        elif getattr(node, "lpar", ()):
            self._space(node.lpar)
            printer(self, node)
            self._space(node.rpar)
        else:
            printer(self, node)

    def by_libcst(self, node: cst.CSTNode) -> None:
        self.is_read = False
        self.pieces.append(_OTHERS.code_for_node(node))

    def _space(self, nodes: Sequence[Any]) -> None:
        """Brackets, operators and spaces: nothing that has names."""
        for node in nodes:
            kind = type(node)
            if kind is cst.SimpleWhitespace:
                self.pieces.append(node.value)
            elif kind in _OPENED and type(node.whitespace_after) is cst.SimpleWhitespace:
                self.pieces += _OPENED[kind], node.whitespace_after.value
            elif kind in _CLOSED and type(node.whitespace_before) is cst.SimpleWhitespace:
                self.pieces += node.whitespace_before.value, _CLOSED[kind]
            else:
                self.pieces.append(_OTHERS.code_for_node(node))

    def _sign(self, sign: Any, between: str) -> None:
        """A sign and the spaces around it; the usual ones where a rule left it open."""
        if sign is _UNSAID:
            self.pieces.append(between)
        else:
            before, after = sign.whitespace_before, sign.whitespace_after
            if type(before) is type(after) is cst.SimpleWhitespace:
                self.pieces += before.value, _SIGNS[type(sign)], after.value
            else:
                self._space((sign,))

    def _row(self, nodes: Sequence[Any], put: Callable[[Any], None], last: str = "") -> None:
        """Nodes with commas between them, and `last` behind the last one."""
        count = len(nodes)
        for place, node in enumerate(nodes, start=1):
            put(node)
            self._sign(node.comma, ", " if place < count else last)

    # Expressions

    def _name(self, node: cst.Name) -> None:
        self.pieces.append(node.value)
        if node.value not in _CONSTANTS:
            self.names.add(node.value)

    def _leaf(self, node: cst.SimpleString | cst.Integer | cst.Float) -> None:
        self.pieces.append(node.value)

    def _attribute(self, node: cst.Attribute) -> None:
        self.put(node.value)
        self._sign(node.dot, ".")
        if node.attr.lpar:
            self.by_libcst(node.attr)
        else:
            self.pieces.append(node.attr.value)

    def _call(self, node: cst.Call) -> None:
        self.put(node.func)
        self._space((node.whitespace_after_func,))
        self.pieces.append("(")
        self._space((node.whitespace_before_args,))
        self._arguments(node.args)
        self.pieces.append(")")

    def _arguments(self, nodes: Sequence[cst.Arg]) -> None:
        count = len(nodes)
        for place, each in enumerate(nodes, start=1):
            self._argument(each)
            self._sign(each.comma, ", " if place < count else "")
            self._space((each.whitespace_after_arg,))

    def _argument(self, node: cst.Arg) -> None:
        if node.star:
            self.pieces.append(node.star)
            self._space((node.whitespace_after_star,))
        if node.keyword is not None:
            self.pieces.append(node.keyword.value)
            self._sign(node.equal, " = ")
        self.put(node.value)

    def _subscript(self, node: cst.Subscript) -> None:
        self.put(node.value)
        self._space((node.whitespace_after_value, node.lbracket))
        self._row(node.slice, self._place)
        self._space((node.rbracket,))

    def _place(self, node: cst.SubscriptElement) -> None:
        match node.slice:
            case cst.Index(value=value, star=None):
                self.put(value)
            case cst.Slice() as part:
                self._slice(part)
            case other:
                self.by_libcst(other)

    def _slice(self, node: cst.Slice) -> None:
        if node.lower is not None:
            self.put(node.lower)
        self._sign(node.first_colon, ":")
        if node.upper is not None:
            self.put(node.upper)
        self._sign(node.second_colon, "" if node.step is None else ":")
        if node.step is not None:
            self.put(node.step)

    def _list(self, node: cst.List) -> None:
        self._space((node.lbracket,))
        self._row(node.elements, self._element)
        self._space((node.rbracket,))

    def _set(self, node: cst.Set) -> None:
        self._space((node.lbrace,))
        self._row(node.elements, self._element)
        self._space((node.rbrace,))

    def _tuple(self, node: cst.Tuple) -> None:
        self._row(node.elements, self._element, "," if len(node.elements) == 1 else "")

    def _element(self, node: cst.BaseElement) -> None:
        if type(node) is cst.Element:
            self.put(node.value)
        else:
            self.by_libcst(node.with_changes(comma=_UNSAID))

    def _dict(self, node: cst.Dict) -> None:
        self._space((node.lbrace,))
        self._row(node.elements, self._entry)
        self._space((node.rbrace,))

    def _entry(self, node: cst.BaseDictElement) -> None:
        if type(node) is cst.DictElement:
            self.put(node.key)
            self._space((node.whitespace_before_colon,))
            self.pieces.append(":")
            self._space((node.whitespace_after_colon,))
            self.put(node.value)
        else:
            self.by_libcst(node.with_changes(comma=_UNSAID))

    def _list_comprehension(self, node: cst.ListComp) -> None:
        self._space((node.lbracket,))
        self.put(node.elt)
        loop: cst.CompFor | None = node.for_in
        while loop is not None:
            self._loop(loop)
            loop = loop.inner_for_in
        self._space((node.rbracket,))

    def _loop(self, node: cst.CompFor) -> None:
        self._space((node.whitespace_before,))
        self._space(() if node.asynchronous is None else (node.asynchronous,))
        self.pieces.append("for")
        self._space((node.whitespace_after_for,))
        self.put(node.target)
        self._space((node.whitespace_before_in,))
        self.pieces.append("in")
        self._space((node.whitespace_after_in,))
        self.put(node.iter)
        for each in node.ifs:
            self._space((each.whitespace_before,))
            self.pieces.append("if")
            self._space((each.whitespace_before_test,))
            self.put(each.test)

    def _binary(self, node: cst.BinaryOperation) -> None:
        self.put(node.left)
        self._sign(node.operator, "")
        self.put(node.right)

    def _unary(self, node: cst.UnaryOperation) -> None:
        self._space((node.operator,))
        self.put(node.expression)

    # Statements

    def _line(self, node: cst.SimpleStatementLine) -> None:
        """Without the lines above it."""
        if len(node.body) == 1:
            small = node.body[0]
            self.put(small)
            if small.semicolon is not _UNSAID:
                self._space((small.semicolon,))
            self._behind(node.trailing_whitespace)
        else:
            self.by_libcst(node.with_changes(leading_lines=[]))

    def _behind(self, node: cst.TrailingWhitespace) -> None:
        if node.comment is None and node.newline.value is None:
            self._space((node.whitespace,))
            self.pieces.append("\n")
        else:
            self._space((node,))

    # Headers of blocks: the block itself is hollow

    def _function(self, node: cst.FunctionDef) -> None:
        self._decorators(node)
        self._space(() if node.asynchronous is None else (node.asynchronous,))
        self.pieces.append("def")
        self._space((node.whitespace_after_def,))
        self.pieces.append(node.name.value)
        self._space((node.whitespace_after_name, node.whitespace_after_type_parameters))
        self.pieces.append("(")
        self._space((node.whitespace_before_params,))
        self._row(node.params.params, self._parameter)
        self.pieces.append(")")
        self._block(node.whitespace_before_colon, node)

    def _parameter(self, node: cst.Param) -> None:
        self.pieces.append(node.name.value)
        if node.default is not None:
            self._sign(node.equal, " = ")
            self.put(node.default)

    def _class(self, node: cst.ClassDef) -> None:
        self._decorators(node)
        self.pieces.append("class")
        self._space((node.whitespace_after_class,))
        self.pieces.append(node.name.value)
        self._space((node.whitespace_after_name, node.whitespace_after_type_parameters))
        given = (*node.bases, *node.keywords)
        self._space(() if node.lpar is _UNSAID else (node.lpar,))
        self.pieces.append("(" if given and node.lpar is _UNSAID else "")
        self._arguments(given)
        self._space(() if node.rpar is _UNSAID else (node.rpar,))
        self.pieces.append(")" if given and node.rpar is _UNSAID else "")
        self._block(node.whitespace_before_colon, node)

    def _for(self, node: cst.For) -> None:
        self._space(() if node.asynchronous is None else (node.asynchronous,))
        self.pieces.append("for")
        self._space((node.whitespace_after_for,))
        self.put(node.target)
        self._space((node.whitespace_before_in,))
        self.pieces.append("in")
        self._space((node.whitespace_after_in,))
        self.put(node.iter)
        self._block(node.whitespace_before_colon, node)

    def _decorators(self, node: cst.FunctionDef | cst.ClassDef) -> None:
        for each in node.decorators:
            self._space(each.leading_lines)
            self.pieces.append("@")
            self._space((each.whitespace_after_at,))
            self.put(each.decorator)
            self._behind(each.trailing_whitespace)
        self._space(node.lines_after_decorators)

    def _block(self, space: cst.CSTNode, node: cst.FunctionDef | cst.ClassDef | cst.For) -> None:
        self._space((space,))
        self.pieces.append(":")
        self._behind(cst.ensure_type(node.body, cst.IndentedBlock).header)
        self.pieces.append("    pass\n")

    def _expression(self, node: cst.Expr) -> None:
        self.put(node.value)

    def _assign(self, node: cst.Assign) -> None:
        for each in node.targets:
            self.put(each.target)
            self._space((each.whitespace_before_equal,))
            self.pieces.append("=")
            self._space((each.whitespace_after_equal,))
        self.put(node.value)

    def _return(self, node: cst.Return) -> None:
        self.pieces.append("return")
        space = node.whitespace_after_return
        if isinstance(space, cst.MaybeSentinel):
            self.pieces.append("" if node.value is None else " ")
        else:
            self._space((space,))
        if node.value is not None:
            self.put(node.value)


_OPENED: dict[type[cst.CSTNode], str] = {
    cst.LeftParen: "(",
    cst.LeftSquareBracket: "[",
    cst.LeftCurlyBrace: "{",
    cst.Minus: "-",
}
_CLOSED: dict[type[cst.CSTNode], str] = {
    cst.RightParen: ")",
    cst.RightSquareBracket: "]",
    cst.RightCurlyBrace: "}",
}
_SIGNS: dict[type[cst.CSTNode], str] = {
    cst.Comma: ",",
    cst.AssignEqual: "=",
    cst.Dot: ".",
    cst.Colon: ":",
    cst.Add: "+",
    cst.Subtract: "-",
    cst.Multiply: "*",
    cst.Divide: "/",
    cst.FloorDivide: "//",
    cst.Modulo: "%",
    cst.Power: "**",
    cst.MatrixMultiply: "@",
    cst.LeftShift: "<<",
    cst.RightShift: ">>",
    cst.BitAnd: "&",
    cst.BitOr: "|",
    cst.BitXor: "^",
}

_PRINTERS: dict[type[cst.CSTNode], Callable[[Printed, Any], None]] = {
    cst.Name: Printed._name,
    cst.SimpleString: Printed._leaf,
    cst.Integer: Printed._leaf,
    cst.Float: Printed._leaf,
    cst.Attribute: Printed._attribute,
    cst.Call: Printed._call,
    cst.Subscript: Printed._subscript,
    cst.List: Printed._list,
    cst.Set: Printed._set,
    cst.Tuple: Printed._tuple,
    cst.Dict: Printed._dict,
    cst.ListComp: Printed._list_comprehension,
    cst.BinaryOperation: Printed._binary,
    cst.UnaryOperation: Printed._unary,
    cst.Expr: Printed._expression,
    cst.Assign: Printed._assign,
    cst.Return: Printed._return,
}
_UNITS: dict[type[cst.CSTNode], Callable[[Printed, Any], None]] = {
    cst.SimpleStatementLine: Printed._line,
    cst.FunctionDef: Printed._function,
    cst.ClassDef: Printed._class,
    cst.For: Printed._for,
}


def prints_header(node: cst.CSTNode) -> bool:
    """Whether the header of a clause is printed here, its block hollow."""
    if not isinstance(getattr(node, "body", None), cst.IndentedBlock):
        return False
    match node:
        case cst.FunctionDef(returns=None, type_parameters=None, params=parameters):
            others = parameters.posonly_params or parameters.kwonly_params
            return not (
                others
                or parameters.star_kwarg
                or isinstance(parameters.star_arg, cst.Param | cst.ParamStar)
                or any(
                    each.annotation or each.star not in (_UNSAID, "") for each in parameters.params
                )
            )
        case cst.ClassDef(type_parameters=None):
            return True
        case cst.For(orelse=None):
            return True
    return False


def code_of(node: cst.CSTNode) -> str:
    """The code of a node; of a statement line without the lines above it."""
    return Printed(node).code
