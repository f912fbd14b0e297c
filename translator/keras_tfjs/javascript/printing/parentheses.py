"""Where an expression needs parentheses: precedence, and places where clarity wants them."""

from __future__ import annotations

from keras_tfjs.javascript import tree

LOGICAL = frozenset(("&&", "||", "??"))
EQUALITY = frozenset(("==", "!=", "===", "!=="))
BITWISE = frozenset(("|", "^", "&", ">>", "<<", ">>>"))
_LEVELS = (
    ("??",),
    ("||",),
    ("&&",),
    ("|",),
    ("^",),
    ("&",),
    ("==", "!=", "===", "!=="),
    ("<", ">", "<=", ">=", "in", "instanceof"),
    (">>", "<<", ">>>"),
    ("+", "-"),
    ("*", "/", "%"),
    ("**",),
)
PRECEDENCE = {operator: level for level, names in enumerate(_LEVELS) for operator in names}


def should_flatten(outer: str, inner: str) -> bool:
    """Whether `a inner b outer c` is laid out as one flat list."""
    if PRECEDENCE[outer] != PRECEDENCE[inner] or outer == "**":
        return False
    if outer in EQUALITY and inner in EQUALITY:
        return False
    if (inner == "%" and outer in "*/") or (outer == "%" and inner in "*/"):
        return False
    if inner != outer and {inner, outer} <= {"*", "/"}:
        return False
    return not (outer in BITWISE and inner in BITWISE and PRECEDENCE[outer] == PRECEDENCE[">>"])


def leftmost(node: tree.Node) -> tree.Node:
    """The expression that the text of `node` begins with."""
    while True:
        match node:
            case tree.Binary(left=inner) | tree.Assignment(target=inner):
                node = inner
            case (
                tree.Conditional(test=inner) | tree.Member(object=inner) | tree.Index(object=inner)
            ):
                node = inner
            case tree.Call(callee=inner) | tree.TaggedTemplate(tag=inner):
                node = inner
            case tree.Sequence(expressions=(inner, *_)):
                node = inner
            case tree.Update(operand=inner, prefix=False):
                node = inner
            case tree.Cast(value=inner):
                node = inner
            case _:
                return node


def needs_parentheses(node: tree.Expression, stack: list[tree.Node]) -> bool:
    """`stack` ends with `node`."""
    if len(stack) < 2:
        return False
    parent = stack[-2]
    if isinstance(node, tree.Object | tree.Function | tree.Class) and _starts(node, stack):
        return True
    match node:
        case tree.Identifier() | tree.StringLiteral() | tree.This() | tree.Super():
            return False
        case tree.NumberLiteral():
            return isinstance(parent, tree.Member) and parent.object is node
        case tree.Conditional() | tree.Binary() | tree.Await() if isinstance(parent, tree.Spread):
            return True
        case tree.Sequence():
            return _sequence(node, parent)
        case tree.Binary():
            return _binary(node, parent)
        case tree.Unary() | tree.Update():
            return _unary(node, parent)
        case tree.Await() | tree.Yield():
            return _suspension(node, parent)
        case tree.Cast():
            return node.operator not in ("!", "any") and _loose(node, parent)
        case tree.Assignment():
            return _assignment(node, parent, stack)
        case tree.Conditional() | tree.Arrow():
            return _loose(node, parent) or isinstance(parent, tree.Binary)
        case tree.Function():
            return _is_callee(node, parent) and not isinstance(parent, tree.New)
        case tree.Call() | tree.Member() | tree.Index():
            return isinstance(parent, tree.New) and parent.callee is node and _has_call(node)
        case _:
            return False


def _starts(node: tree.Expression, stack: list[tree.Node]) -> bool:
    """Whether a statement, an arrow's body or a default export would begin with this."""
    for outer in reversed(stack[:-1]):
        match outer:
            case tree.ExpressionStatement(expression=tree.Assignment(target=target)) if (
                target is node
            ):
                return False  # the whole assignment is
            case tree.ExpressionStatement(expression=expression):
                return leftmost(expression) is node
            case tree.Arrow(body=body):
                return isinstance(node, tree.Object) and leftmost(body) is node
            case tree.Export(default=value):
                is_word = isinstance(node, tree.Function | tree.Class)
                return (
                    value is not None and is_word and value is not node and leftmost(value) is node
                )
            case tree.Statement():
                return False
            case _:
                continue
    return False


def _is_callee(node: tree.Expression, parent: tree.Node) -> bool:
    match parent:
        case tree.Call(callee=callee) | tree.New(callee=callee):
            return callee is node
        case tree.TaggedTemplate(tag=tag):
            return tag is node
        case _:
            return False


def _is_head(node: tree.Expression, parent: tree.Node) -> bool:
    """Called, or looked into by `.` or `[`."""
    match parent:
        case tree.Member(object=inner) | tree.Index(object=inner):
            return inner is node
        case tree.Cast(operator="!"):
            return True
        case _:
            return _is_callee(node, parent)


def _loose(node: tree.Expression, parent: tree.Node) -> bool:
    """Places where anything looser than a unary expression needs parentheses."""
    if _is_head(node, parent):
        return True
    match parent:
        case tree.Unary() | tree.Await() | tree.Cast() | tree.Update():
            return True
        case tree.Conditional(test=test):
            return test is node
        case tree.Class(superclass=superclass):
            return superclass is node
        case tree.Binary():
            return isinstance(node, tree.Cast)
        case _:
            return False


def _sequence(node: tree.Sequence, parent: tree.Node) -> bool:
    if len(node.expressions) == 1:  # the end of an optional chain
        return isinstance(parent, tree.Member | tree.Index | tree.Call | tree.TaggedTemplate)
    match parent:
        case tree.For() | tree.Return() | tree.Throw() | tree.Arrow():
            return False
        case _:
            return True


def _binary(node: tree.Binary, parent: tree.Node) -> bool:
    if _is_head(node, parent):
        return True
    match parent:
        case tree.Unary() | tree.Await() | tree.Cast() | tree.Update():
            return True
        case tree.Class(superclass=superclass):
            return superclass is node
        case tree.Conditional(test=test):
            return node.operator == "??" and test is not node
        case tree.Binary(operator=outer, right=right):
            inner = node.operator
            if outer in LOGICAL and inner in LOGICAL:
                return outer != inner or right is node
            before, after = PRECEDENCE[outer], PRECEDENCE[inner]
            if before > after or (before == after and (right is node or outer == "**")):
                return True
            if before == after:
                return not should_flatten(outer, inner)
            if inner == "%":
                return outer in "+-"
            return outer in BITWISE
        case _:
            return False


def _unary(node: tree.Unary | tree.Update, parent: tree.Node) -> bool:
    if _is_head(node, parent):
        return True
    match parent:
        case tree.Unary(operator=outer):
            inner = node.operator
            prefix = isinstance(node, tree.Unary) or node.prefix
            return prefix and inner[0] == outer and outer in "+-"
        case tree.Binary(operator="**", left=left):
            return left is node
        case tree.Class(superclass=superclass):
            return superclass is node
        case _:
            return False


def _suspension(node: tree.Await | tree.Yield, parent: tree.Node) -> bool:
    if _is_head(node, parent):
        return True
    match parent:
        case tree.Unary() | tree.Cast():
            return True
        case tree.Conditional(test=test):
            return test is node
        case tree.Binary():
            return True
        case tree.Await():
            return isinstance(node, tree.Yield)
        case _:
            return False


def _assignment(node: tree.Assignment, parent: tree.Node, stack: list[tree.Node]) -> bool:
    match parent:
        case tree.ExpressionStatement():
            return isinstance(node.target, tree.Object)
        case tree.For(start=start, step=step):
            return node is not start and node is not step
        case tree.Sequence():
            return not isinstance(stack[-3], tree.For)
        case tree.Assignment():
            return False
        case tree.Property() | tree.Array() | tree.Template():
            return False
        case _:
            return True


def _has_call(node: tree.Expression) -> bool:
    while True:
        match node:
            case tree.Call():
                return True
            case tree.Member(object=inner) | tree.Index(object=inner):
                node = inner
            case _:
                return False
