"""Classes: constructors, methods, accessors and static fields."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Literal

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import docstring
from keras_tfjs.javascript.from_python.class_properties import of_object
from keras_tfjs.javascript.from_python.class_rows import separate
from keras_tfjs.javascript.from_python.colour import own_nodes
from keras_tfjs.javascript.from_python.constructors import constructed
from keras_tfjs.javascript.from_python.dataclass_fields import is_dataclass
from keras_tfjs.javascript.from_python.functions import (
    decorate,
    decorator_name,
    documented,
    function_value,
    is_erased,
)
from keras_tfjs.javascript.from_python.generated import (
    ERASED_BASES,
    dataclass_members,
    enum_base,
    enum_member,
    is_enum,
    named_tuple,
)
from keras_tfjs.javascript.from_python.layout import first_row
from keras_tfjs.javascript.from_python.objects import method_of
from keras_tfjs.javascript.from_python.resolving import resolved
from keras_tfjs.javascript.from_python.shared_fields import shared_fields
from keras_tfjs.javascript.from_python.signatures import is_method
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds import makes_class_property
from keras_tfjs.kinds.subtree import subtree

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef
_DUNDERS = {"__init__": "constructor", "__str__": "toString", "__repr__": "toString"}


@statement(ast.ClassDef)
def class_(t: Translator, node: ast.ClassDef) -> list[tree.Statement]:
    metaclasses = [one for one in node.keywords if ast.unparse(one.value) not in _METACLASSES]
    if metaclasses:
        what = "a class with a metaclass"
        raise Untranslatable(node, "KT301", what=what, source=f"class {node.name}")
    superclass = _superclass(t, node)
    t.classes.append(node)
    try:
        members, dangling = _members(t, node, superclass is not None)
    finally:
        t.classes.pop()
    if t.typescript:
        fields = _declared_fields(t, node)
        if fields and members:
            members = (replace(members[0], blank_before=True), *members[1:])
        members = (*fields, *members)
    if is_dataclass(node):
        added = dataclass_members(t, node, superclass is not None)
        if members and added:
            members = (replace(members[0], blank_before=True), *members[1:])
        members = (*_apart(added), *members)
    name = build.name(t.names[node.name])
    span = t.layout.span(node)
    definition = tree.Class(name, superclass, members, dangling, span=span)
    leading = documented(t, node, node.body)
    kind = t.declarations.kind(node, [node.name])
    decorators = [one for one in node.decorator_list if not _is_erased(t, one)]
    if kind == "const" and not decorators:
        return [tree.ClassDeclaration(definition, span=span, leading=leading)]
    value: tree.Expression = replace(definition, leading=())
    for decorator in reversed(decorators):
        value = decorate(t, decorator, value)
    if kind is None:
        return [tree.ExpressionStatement(tree.Assignment("=", name, value), leading=leading)]
    declared = (tree.Declarator(name, value),)
    return [tree.Declaration("const" if kind == "const" else "let", declared, leading=leading)]


_BUILT_IN = frozenset("bytes dict float frozenset int list set str tuple".split())
"""What JavaScript's classes cannot derive from, or get other members from."""
_METACLASSES = ("ABCMeta", "abc.ABCMeta")


def _is_erased(t: Translator, node: ast.expr) -> bool:
    name = decorator_name(t, node)
    return name.startswith("dataclasses.") or name == "enum.unique" or is_erased(t, node)


def _superclass(t: Translator, node: ast.ClassDef) -> tree.Expression | None:
    bases = [base for base in node.bases if _base_name(t, base) not in ERASED_BASES]
    if any(_base_name(t, base) == "typing.NamedTuple" for base in node.bases):
        return named_tuple(t, node)
    if is_enum(t, node):
        return build.name(enum_base(t, node))
    for base in bases:
        kind = _base_name(t, base).removeprefix("builtins.")
        if kind in _BUILT_IN and isinstance(base, ast.Name) and t.facts.is_free(base):
            way_out = f"hold the {kind} in an attribute"
            what = f"a class on the built-in {kind}"
            raise Untranslatable(node, "KT308", name=what, help=way_out)
    made = [t.expression(base) for base in bases]
    if len(made) <= 1:
        return made[0] if made else None
    constructors = 0
    for base in bases[:-1]:
        parent = t.definitions.class_of(base)
        if parent is None or any(_is_super(one) for one in subtree(parent)):
            what = "a class with several bases that call super()"
            raise Untranslatable(node, "KT301", what=what, source=f"class {node.name}")
        constructors += method_of(t, parent, "__init__") is not None
    first = t.definitions.class_of(bases[0])
    if constructors and (first is None or method_of(t, first, "__init__") is None):
        what = "a class whose second base has the constructor"
        raise Untranslatable(node, "KT301", what=what, source=f"class {node.name}")
    return build.call("pyBases" if constructors else "pyMixed", *made)


def _base_name(t: Translator, base: ast.expr) -> str:
    return resolved(t.facts, base.value if isinstance(base, ast.Subscript) else base) or ""


def _is_super(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
    )


def _apart(members: list[tree.Node]) -> list[tree.Node]:
    return [replace(one, blank_before=index > 0) for index, one in enumerate(members)]


def _members(
    t: Translator, node: ast.ClassDef, derived: bool
) -> tuple[tuple[tree.Node, ...], tuple[tree.Comment, ...]]:
    made: list[tree.Node] = []
    row = node.lineno
    waiting: tuple[tree.Comment, ...] = ()
    body = list(separate(node.body))
    for index, (statement_, next_) in enumerate(zip(body, [*body[1:], None], strict=True)):
        end = statement_.end_lineno or statement_.lineno
        if index == 0 and docstring(node.body) is not None:
            row = end
            continue
        start = first_row(statement_)
        leading = (*waiting, *t.layout.leading(row, start))
        member, said = _member_or_comment(t, statement_, derived)
        row = end
        waiting = (*leading, *said) if member is None else ()
        if member is None:
            continue
        is_last = next_ is None or next_.lineno > end
        trailing = t.layout.trailing(end) if is_last and not isinstance(member, tree.Method) else ()
        first_line = leading[0].span.line if leading and leading[0].span else start
        blank = bool(made) and (
            t.layout.blanks_before(first_line) > 0
            or isinstance(made[-1], tree.Method)
            or isinstance(member, tree.Method)
        )
        made.append(
            replace(
                member,
                leading=(*leading, *member.leading),
                trailing=trailing,
                blank_before=blank,
            )
        )
    dangling = t.layout.dangling(row, t.layout.next_code(row), node.body[0].col_offset)
    return (*made, *_following(t, node)), (*waiting, *dangling)


def _member_or_comment(
    t: Translator, node: ast.stmt, derived: bool
) -> tuple[tree.Node | None, tuple[tree.Comment, ...]]:
    """A member of a class. A value that cannot be said becomes a comment, and the class stays."""
    reported = len(t.diagnostics)
    if isinstance(node, ast.Pass):  # also in place of what does not run
        return None, t.layout.strays(node.lineno, node.end_lineno or node.lineno)
    try:
        return _member(t, node, derived), ()
    except Untranslatable as problem:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            raise
        del t.diagnostics[reported:]
        t.report(problem.code, problem.node, **problem.fields)
        t.left.add(node)
        lines = t.layout.source(node).split("\n")
        return None, tuple(tree.Comment(f"// {one}".rstrip(), own_line=True) for one in lines)


def _member(t: Translator, node: ast.stmt, derived: bool) -> tree.Node | None:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _method(t, node, derived)
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if is_enum(t, t.classes[-1]):
            names = [one.targets[0] for one in t.classes[-1].body if isinstance(one, ast.Assign)]
            number = next(at for at, one in enumerate(names, 1) if one is node.targets[0])
            made = enum_member(t, t.classes[-1], name, value, number)
            return tree.Field(build.name(name), made, static=True, span=t.layout.span(node))
        case ast.Assign(targets=[ast.Name(id="__slots__" | "__match_args__")]):
            return None
        case ast.AnnAssign() if _is_field(t, node):
            return None
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            key = build.name(t.names.attribute(name))
            return tree.Field(key, t.expression(value), static=True, span=t.layout.span(node))
        case ast.AnnAssign(target=ast.Name(id=name), value=value):
            if value is None:
                return None
            key = build.name(t.names.attribute(name))
            return tree.Field(key, t.expression(value), static=True, span=t.layout.span(node))
        case ast.ClassDef(name=name):
            inner = class_(t, node)[0]
            match inner:
                case tree.ClassDeclaration(definition=made):
                    pass
                case tree.ExpressionStatement(expression=tree.Assignment(value=made)):
                    pass
                case _:
                    what = "a class in a class"
                    raise Untranslatable(node, "KT301", what=what, source=f"class {name}")
            key = build.name(t.names[name])
            return tree.Field(key, made, static=True, span=t.layout.span(node))
        case ast.Expr(value=ast.Constant()):
            return None
        case _:
            what = "this statement in a class"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))


def _method(t: Translator, node: FunctionDef, derived: bool) -> tree.Node:
    kind, static = _role(t, node)
    name = _DUNDERS.get(node.name, node.name)
    if node.name == "__repr__" and _defines(t.classes[-1], "__str__"):
        name = "__repr__"
    if name in _UNTRANSLATABLE:
        way_out = "give the operation a method with a name, and call that"
        raise Untranslatable(node, "KT308", name=f"the special method {node.name}", help=way_out)
    if name == "next" and _defines(t.classes[-1], "__next__"):
        way_out = "JavaScript's iterators have a next of their own: name it otherwise"
        raise Untranslatable(node, "KT308", name="a method next beside __next__", help=way_out)
    receiver = node.args.args[0].arg if node.args.args and is_method(node) else None
    outer = dict(t.replaced)
    is_variable = receiver is not None and _binds(node, receiver)
    if is_variable and kind == "constructor":
        what = "an assignment to the object that is made"
        raise Untranslatable(node, "KT301", what=what, source=f"{receiver} = ...")
    if receiver is not None and not is_variable:
        t.replaced[receiver] = tree.This()
    try:
        value = function_value(t, node)
    finally:
        t.replaced = outer
    if receiver is not None and is_variable:
        declarator = tree.Declarator(build.name(t.names[receiver]), tree.This())
        body = (tree.Declaration("let", (declarator,)), *value.body.body)
        value = replace(value, body=replace(value.body, body=body))
    if kind == "constructor":
        value = constructed(t, node, value, derived)
    if name == "__iter__":
        return _iteration(t, node, value)
    if any(ast.unparse(one).endswith("cached_property") for one in node.decorator_list):
        value = _cached(t, node, value)
    key = build.name(t.names.attribute(name))
    leading = documented(t, node, node.body)
    return tree.Method(key, value, kind, static, leading=leading, span=t.layout.span(node))


def _binds(node: FunctionDef, name: str) -> bool:
    """Whether a method assigns to the parameter that its object comes as."""
    return any(
        isinstance(one, ast.Name) and one.id == name and not isinstance(one.ctx, ast.Load)
        for one in own_nodes(node)
    )


Kind = Literal["method", "get", "set", "constructor"]


def _role(t: Translator, node: FunctionDef) -> tuple[Kind, bool]:
    kind: Kind = "constructor" if node.name == "__init__" else "method"
    static = False
    for decorator in node.decorator_list:
        match decorator:
            case ast.Name(id="property"):
                kind = "get"
            case ast.Attribute(attr="setter"):
                kind = "set"
            case _ if decorator_name(t, decorator) == "tfjs.js.static_getter" or (
                makes_class_property(t.definitions.class_of(decorator))
            ):
                kind, static = "get", True
            case ast.Name(id="staticmethod" | "classmethod"):
                static = True
            case _ if ast.unparse(decorator).endswith("cached_property"):
                kind = "get"
            case _ if not _is_role(t, decorator) and kind == "method":
                pass
            case _ if is_erased(t, decorator):
                pass
            case _:
                what = "this decorator of a method"
                raise Untranslatable(node, "KT301", what=what, source=t.source(decorator))
    return kind, static


_UNTRANSLATABLE = frozenset(
    """__getattr__ __getattribute__ __setattr__ __delattr__ __new__ __init_subclass__
    __class_getitem__ __del__ __get__ __set__ __set_name__ __missing__""".split()
)


def _defines(owner: ast.ClassDef, name: str) -> bool:
    return any(isinstance(one, FunctionDef) and one.name == name for one in owner.body)


def _is_field(t: Translator, node: ast.AnnAssign) -> bool:
    owner = t.classes[-1]
    is_named = any(_base_name(t, base) == "typing.NamedTuple" for base in owner.bases)
    return is_named or (is_dataclass(owner) and "ClassVar" not in ast.unparse(node.annotation))


def _is_role(t: Translator, node: ast.expr) -> bool:
    """Whether a decorator says what a method is, or nothing: others change it."""
    text = ast.unparse(node)
    roles = ("property", ".setter", "staticmethod", "classmethod")
    return text.endswith((*roles, "js.static_getter")) or is_erased(t, node)


def _decorated(t: Translator, node: FunctionDef) -> tree.Node | None:
    """What puts a method that decorators change into the class, behind the method itself."""
    kind, static = _role(t, node)
    decorators = [one for one in node.decorator_list if not _is_role(t, one)]
    if kind != "method" or not decorators or node.name in ("__call__", "__iter__"):
        return None
    owner: tree.Expression = tree.This() if static else build.text("this.prototype")
    target = tree.Member(owner, t.names.attribute(node.name))
    made: tree.Expression = target
    for decorator in reversed(decorators):
        if decorator_name(t, decorator) in _KEEPING_THIS or not is_method(node):
            made = decorate(t, decorator, made)
        else:
            made = build.call("pyDecorated", made, t.expression(decorator))
    body = build.block(build.run(tree.Assignment("=", target, made)))
    return tree.StaticBlock(body, span=t.layout.span(node), blank_before=True)


_KEEPING_THIS = frozenset(("functools.lru_cache", "functools.cache"))


def _iteration(t: Translator, node: FunctionDef, value: tree.Function) -> tree.Node:
    """`__iter__` as what `for` and `...` ask for."""
    key = build.text("Symbol.iterator")
    leading = documented(t, node, node.body)
    span = t.layout.span(node)
    if value.is_generator:
        return tree.Method(key, value, "method", False, True, leading=leading, span=span)
    match value.body.body:
        case (*_, tree.Return(value=tree.This())):
            whole = value
        case (*before, tree.Return(value=tree.Expression() as returned)) if not any(
            isinstance(inner, tree.Return) for one in before for inner in tree.walk(one)
        ):
            body = (*before, build.run(tree.Yield(returned, True)))
            whole = replace(value, body=replace(value.body, body=body), is_generator=True)
        case _:
            all_of = build.run(tree.Yield(tree.Call(tree.Arrow((), value.body), ()), True))
            whole = replace(value, body=build.block(all_of), is_generator=True)
    return tree.Method(key, whole, "method", False, True, leading=leading, span=span)


def _following(t: Translator, node: ast.ClassDef) -> list[tree.Node]:
    """Members that JavaScript wants besides: `next` for `__next__`, methods as decorators change
    them, a class's properties for its objects."""
    made: list[tree.Node] = []
    for one in node.body:
        if not isinstance(one, FunctionDef):
            continue
        if one.name == "__next__":
            turn = tree.Return(build.call("pyTurn", tree.This()))
            function = tree.Function(None, (), build.block(turn))
            made.append(tree.Method(build.name("next"), function, blank_before=True))
        if (changed := _decorated(t, one) or of_object(t, one)) is not None:
            made.append(changed)
    return [*made, *shared_fields(t, node)]


def _cached(t: Translator, node: FunctionDef, value: tree.Function) -> tree.Function:
    """A property that is computed once: the value takes the place of the accessor."""
    arrow = tree.Arrow((), value.body)
    match value.body.body:
        case (tree.Return(value=tree.Expression() as returned),):
            computed: tree.Expression = returned
        case _:
            computed = tree.Call(arrow, ())
    key = tree.StringLiteral(t.names.attribute(node.name))
    made = build.text(
        "Object.defineProperty(x, y, {value: z})[y]", x=tree.This(), y=key, z=computed
    )
    return replace(value, body=build.block(tree.Return(made)))


def _declared_fields(t: Translator, node: ast.ClassDef) -> tuple[tree.Field, ...]:
    """TypeScript wants the attributes that methods set declared."""
    found: dict[str, ast.expr] = {}
    for method in node.body:
        if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) or not method.args.args:
            continue
        receiver = method.args.args[0].arg
        for inner in subtree(method):
            match inner:
                case ast.Attribute(value=ast.Name(id=owner), attr=attr, ctx=ast.Store()):
                    if owner == receiver:
                        found.setdefault(attr, inner)
                case _:
                    pass
    return tuple(
        tree.Field(build.name(t.names.attribute(attr)), None, type=t.type_of_kind(where))
        for attr, where in found.items()
    )
