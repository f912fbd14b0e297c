"""Simple statements and `if`."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import block, clause
from keras_tfjs.javascript.from_python.loops import break_of, pattern
from keras_tfjs.javascript.from_python.objects import BINARY, operation, special
from keras_tfjs.javascript.from_python.operators import arithmetic, check_operands, test
from keras_tfjs.javascript.from_python.rebound import declared
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.rows import by_row
from keras_tfjs.javascript.from_python.scopes import target_names
from keras_tfjs.javascript.from_python.slices import deleted, stored
from keras_tfjs.javascript.from_python.support import sum_onto
from keras_tfjs.javascript.from_python.taken_through import is_module
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds import DictOf, ListOf, Module, TupleOf
from keras_tfjs.kinds.subtree import subtree

_AUGMENTED: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}


_WITHOUT_EFFECT = frozenset(
    """logging.basicConfig warnings.filterwarnings warnings.simplefilter sys.stdout.flush gc.collect
    numpy.set_printoptions sys.path.append sys.path.insert faulthandler.enable
    multiprocessing.freeze_support tfjs.js.run""".split()
)
"""Calls that only set up Python itself."""


@statement(ast.Expr)
def expression_statement(t: Translator, node: ast.Expr) -> list[tree.Statement]:
    match node.value:
        case ast.Constant(value=str() as text):  # a text that documents what stands above it
            return [tree.Left(tuple(inspect.cleandoc(text).split("\n")))]
        case ast.Call(
            func=ast.Attribute(value=owner, attr="pop"), args=[key, ast.Constant(value=None)]
        ) if isinstance(t.kind(owner), DictOf):
            entry = ast.copy_location(ast.Subscript(owner, key, ast.Del()), node.value)
            return [build.run(tree.Unary("delete", t.expression(entry)))]
        case _:
            pass
    if isinstance(node.value, ast.Call) and callee(t.facts, node.value) in _WITHOUT_EFFECT:
        return []
    if _documents(node):
        return []
    value = t.expression(node.value)
    if isinstance(node.value, ast.Call) and t.colour.is_promise(node.value):
        function = t.functions[-1] if t.functions else None
        if t.options.notebook or isinstance(function, ast.AsyncFunctionDef):
            pass  # under a running loop the call only starts the work
        elif function is None:
            value = tree.Await(value)
        else:
            if not t.can_wait(function):
                place = t.place(function)
                raise Untranslatable(node, "KT305", source=t.source(node.value), place=place)
            value = tree.Await(value)
    return [build.run(value)]


@statement(ast.Assign)
def assign(t: Translator, node: ast.Assign) -> list[tree.Statement]:
    if node in t.replaced_by_catch or _is_type(t, node.value) or _documents(node):
        return []
    _refuse_members_of_modules(t, node, node.targets)
    names = [name for target in node.targets for name in target_names(target)]
    kind = t.declarations.kind(node, names)
    if kind is None and (summed := sum_onto(t, node)) is not None:
        return [build.run(summed)]
    if len(node.targets) == 1 and (split := _star_inside(node.targets[0])) is not None:
        return _unpacked(t, node, kind, *split)
    return _assigned(t, node, kind)


def _assigned(t: Translator, node: ast.Assign, kind: str | None) -> list[tree.Statement]:
    """The statements for each target. The value is computed once: the others take it from one of
    them, or from a variable."""
    targets = list({ast.dump(one): one for one in node.targets}.values())
    first = next((one for one in reversed(targets) if isinstance(one, ast.Name)), targets[-1])
    others = [one for one in targets if one is not first]
    value = again = t.expression(node.value)
    in_turn = any(_uses(one, first) for one in others)
    if others and not isinstance(node.value, ast.Constant):
        if in_turn or not _is_settled(first):
            held = build.name(t.names.fresh("value"))
            made = [_assignment(t, node, kind, one, held) for one in targets]
            return [build.const(held.name, value), *made]
        again = t.expression(_loaded(first))
    if in_turn:
        return [_assignment(t, node, kind, one, value) for one in targets]
    made = [_assignment(t, node, kind, first, value)]
    return [*made, *(_assignment(t, node, kind, one, again) for one in reversed(others))]


def _refuse_members_of_modules(t: Translator, node: ast.stmt, targets: list[ast.expr]) -> None:
    """Raises Untranslatable for `module.name = value`, where the module is one of the project."""
    for target in targets:
        match target:
            case ast.Attribute(value=owner, attr=name):
                kind = t.kind(owner)
                is_known = isinstance(kind, Module) and kind.name in t.options.modules
                if is_known or is_module(t, owner):
                    raise Untranslatable(node, "KT479", name=name, module=ast.unparse(owner))
            case ast.Tuple(elts=inner) | ast.List(elts=inner):
                _refuse_members_of_modules(t, node, inner)
            case _:
                pass


def _is_settled(target: ast.expr) -> bool:
    """Whether a target is read as what was assigned to it, and reading it computes nothing."""
    match target:
        case ast.Attribute(value=owner):
            return _is_settled(owner)
        case _:
            return isinstance(target, ast.Name)


def _uses(target: ast.expr, other: ast.expr) -> bool:
    """Whether assigning to a target reads what the other names."""
    named = ast.unparse(other)
    inside = (one for child in ast.iter_child_nodes(target) for one in subtree(child))
    return any(isinstance(one, ast.expr) and ast.unparse(one) == named for one in inside)


def _documents(node: ast.stmt) -> bool:
    """Whether a statement gives a docstring to what is there: JavaScript has them as comments."""
    match node:
        case ast.Assign(targets=[ast.Attribute(attr="__doc__" | "__module__" | "__qualname__")]):
            return True
        case ast.Expr(
            value=ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant("__doc__"), _])
        ):
            return True
        case _:
            return False


_TYPES = frozenset(("typing.TypeVar", "typing.ParamSpec", "typing.NewType"))


def _is_type(t: Translator, node: ast.expr) -> bool:
    """What only annotations use."""
    if isinstance(node, ast.Call):
        return callee(t.facts, node) in _TYPES
    root = node.value if isinstance(node, ast.Subscript) else node
    path = (t.facts.name(root) or "") if isinstance(root, ast.Name | ast.Attribute) else ""
    return path.startswith(("typing.", "typing_extensions.")) and path != "typing.TYPE_CHECKING"


def _star_inside(target: ast.expr) -> tuple[list[ast.expr], list[ast.expr]] | None:
    """The targets up to a star and those behind it, if there are any."""
    if not isinstance(target, ast.Tuple | ast.List):
        return None
    for at, one in enumerate(target.elts[:-1]):
        if isinstance(one, ast.Starred):
            return target.elts[: at + 1], target.elts[at + 1 :]
    return None


def _unpacked(
    t: Translator,
    node: ast.Assign,
    kind: str | None,
    head: list[ast.expr],
    behind: list[ast.expr],
) -> list[tree.Statement]:
    """`a, *rest, z = xs`: the rest with what is behind it, which is taken from its end."""
    first = ast.copy_location(ast.Tuple(head, ast.Store()), node.targets[0])
    made = [_assignment(t, node, kind, first, t.expression(node.value))]
    star = head[-1]
    assert isinstance(star, ast.Starred)
    taken = [build.method(pattern(t, star.value), "pop") for _ in behind]
    return [
        *made,
        *(_assignment(t, node, kind, *pair) for pair in zip(reversed(behind), taken, strict=True)),
    ]


def _assignment(
    t: Translator, node: ast.stmt, kind: str | None, target: ast.expr, value: tree.Expression
) -> tree.Statement:
    if isinstance(target, ast.Subscript) and (call := stored(t, target, value)) is not None:
        return build.run(call)
    if isinstance(target, ast.Attribute) and target.attr == "__name__":
        owner = t.expression(target.value)
        naming = "Object.defineProperty(xs, 'name', {value: ys})"  # which no assignment changes
        return build.run(build.text(naming, xs=owner, ys=value))
    left = pattern(t, target)
    if kind is not None and target_names(target):
        return declared(t, node, kind, left, value)
    return build.run(tree.Assignment("=", left, value))


@statement(ast.AnnAssign)
def annotated(t: Translator, node: ast.AnnAssign) -> list[tree.Statement]:
    names = target_names(node.target)
    kind = t.declarations.kind(node, names)
    if node.value is None:
        return [build.let(*(t.names[name] for name in names))] if kind else []
    left = pattern(t, node.target)
    if t.typescript and isinstance(left, tree.Identifier):
        left = replace(left, type=t.type_of(node.annotation))
    value = t.expression(node.value)
    if kind is None:
        return [build.run(tree.Assignment("=", left, value))]
    declarator = tree.Declarator(left, value)
    return [tree.Declaration("const" if kind == "const" else "let", (declarator,))]


@statement(ast.AugAssign)
def augmented(t: Translator, node: ast.AugAssign) -> list[tree.Statement]:
    _refuse_members_of_modules(t, node, [node.target])
    is_call = isinstance(node.target, ast.Subscript) and t.is_map(node.target.value)
    target = t.expression(_loaded(node.target)) if is_call else pattern(t, node.target)
    if isinstance(t.kind(node.target), ListOf) and isinstance(node.op, ast.Add):
        values = build.spliced(tree.Spread(t.expression(node.value)))
        return [build.run(build.method(target, "push", *values))]
    word = f"__i{BINARY[type(node.op)]}__"
    loaded = _loaded(node.target)
    if (made := special(t, loaded, word, node.value)) is not None:
        return [build.run(tree.Assignment("=", target, made))]
    combined = ast.copy_location(ast.BinOp(loaded, node.op, node.value), node)
    if t.is_set(loaded) and type(node.op) in _SET_CHANGES:
        method = _SET_CHANGES[type(node.op)]
        change = f"ys.forEach((value) => xs.{method}(value))"
        return [build.run(build.text(change, ys=t.expression(node.value), xs=t.expression(loaded)))]
    if (made := operation(t, loaded, node.op, node.value)) is None and _is_replaced(t, loaded):
        made = by_row(t, combined)
    if made is not None:
        return [_assignment(t, node, None, node.target, made)]
    operator = _AUGMENTED.get(type(node.op))
    sign = operator or ("//" if isinstance(node.op, ast.FloorDiv) else "%")
    check_operands(t, (node.target, node.value), f"{sign}=", node)
    if operator is None:
        if not isinstance(node.op, ast.FloorDiv | ast.Mod):
            raise Untranslatable(node, "KT301", what="this operator", source=t.source(node))
        value = arithmetic(t, node, sign, loaded, node.value)
        return [_assignment(t, node, None, node.target, value)]
    if t.is_map(getattr(node.target, "value", node.target)) or operator in _BITWISE:
        is_entry = isinstance(node.target, ast.Subscript) and t.is_map(node.target.value)
        if is_entry or operator in _BITWISE:
            value = arithmetic(t, node, operator, loaded, node.value)
            return [_assignment(t, node, None, node.target, value)]
    return [build.run(tree.Assignment(f"{operator}=", target, t.expression(node.value)))]


_SET_CHANGES: dict[type[ast.operator], str] = {ast.BitOr: "add", ast.Sub: "delete"}
_BITWISE = frozenset(("&", "|", "^", "<<", ">>"))


def _loaded(target: ast.expr) -> ast.expr:
    """The target as it is read: the very node, whose kind is known."""
    if isinstance(target, ast.Subscript):
        return ast.copy_location(ast.Subscript(target.value, target.slice, ast.Load()), target)
    return target


def _is_replaced(t: Translator, node: ast.expr) -> bool:
    """Whether an operator makes a new container of it: sets, Counters."""
    return t.forms.of(node) in ("set", "counter", "map") or isinstance(
        t.kind(node), DictOf | TupleOf
    )


@statement(ast.Pass, ast.Global, ast.Nonlocal)
def nothing(t: Translator, node: ast.stmt) -> list[tree.Statement]:
    return []


@statement(ast.Break)
def break_(t: Translator, node: ast.Break) -> list[tree.Statement]:
    return break_of(t, node)


@statement(ast.Continue)
def continue_(t: Translator, node: ast.Continue) -> list[tree.Statement]:
    return [tree.Continue()]


@statement(ast.Return)
def return_(t: Translator, node: ast.Return) -> list[tree.Statement]:
    return [tree.Return(t.expression(node.value) if node.value else None)]


@statement(ast.Delete)
def delete(t: Translator, node: ast.Delete) -> list[tree.Statement]:
    made: list[tree.Statement] = []
    for target in node.targets:
        match target:
            case ast.Subscript():
                gone = deleted(t, target)
                if gone is None:
                    raise Untranslatable(node, "KT301", what="del of this", source=t.source(node))
                made.append(build.run(gone))
            case ast.Name():
                continue
            case ast.Attribute():
                made.append(build.run(tree.Unary("delete", t.expression(target))))
            case _:
                raise Untranslatable(node, "KT301", what="del of this", source=t.source(node))
    return made


@statement(ast.If)
def if_(t: Translator, node: ast.If) -> list[tree.Statement]:
    if _is_main_guard(node.test):
        condition: tree.Expression = build.text(
            "import.meta.url === x",
            x=tree.Template(("file://", ""), (build.text("process.argv[1]"),)),
        )
    else:
        condition = test(t, node.test)
    yes = block(t, node.body, node)
    return [tree.If(condition, yes, _otherwise(t, node))]


def _otherwise(t: Translator, node: ast.If) -> tree.Statement | None:
    match node.orelse:
        case []:
            return None
        case [ast.If() as inner] if t.layout.is_elif(inner):
            with t.hoisting() as before:
                made = if_(t, inner)
            if not before:
                return replace(made[0], span=t.layout.span(inner))
            return tree.Block((*before, *made))
        case orelse:
            row = t.layout.clause_row(node.body[-1], orelse[0])
            return clause(t, orelse, row)


def _is_main_guard(node: ast.expr) -> bool:
    match node:
        case ast.Compare(
            left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant("__main__")]
        ):
            return True
        case _:
            return False
