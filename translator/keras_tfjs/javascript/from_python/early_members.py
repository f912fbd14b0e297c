"""Attributes that a constructor sets before `super().__init__`, as a functional model of one's own
does with its layers: variables, whose values the object is given as soon as it is there."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.javascript.words import JAVASCRIPT_GLOBALS, JAVASCRIPT_RESERVED
from keras_tfjs.kinds import LOCAL, as_tfjs
from keras_tfjs.kinds.subtree import subtree

Statements = tuple[tree.Statement, ...]


def with_variables(
    t: Translator, node: ast.AST, value: tree.Function, place: int
) -> Statements | None:
    """The body of the constructor `node` whose statement at `place` calls `super`; None where
    something else would see the object without these attributes."""
    body = value.body.body
    early = body[: place + 1]
    stores = Counter(_set(early))
    if not stores or not _is_seen(early, stores) or not all(_is_first(early, n) for n in stores):
        return None
    if not _may_wait(t, node, early, stores):
        return None
    settled = _settled(value, body[:place])
    names: dict[str, str] = {}
    moved: list[tree.Statement] = []
    for statement in early:
        match statement:
            case tree.ExpressionStatement(
                expression=tree.Assignment(
                    target=tree.Member(object=tree.This(), name=name), value=tree.Identifier(other)
                )
            ) if (stores[name] == 1 and other in settled):
                names[name] = other
                moved.append(statement)
            case _:
                pass
    given = [name for name in stores if name not in names]
    names.update({name: _variable(t, value, name) for name in given})
    made = _without(early, moved)
    for name in given:
        made = _declared(made, name, names[name], changes=stores[name] > 1)
    last = (build.run(tree.Assignment("=", _of_this(one), build.name(names[one]))) for one in given)
    kept = (replace(one, leading=(), blank_before=False) for one in moved)
    return (*(_with_names(one, names) for one in made), *kept, *last, *body[place + 1 :])


def _of_this(name: str) -> tree.Member:
    return tree.Member(tree.This(), name)


def _set(nodes: Iterable[tree.Node]) -> Iterator[str]:
    """The members that statements set, in order."""
    for node in nodes:
        for one in tree.walk(node):
            match one:
                case tree.Assignment(target=target) | tree.Update(operand=target):
                    inner = target.elements if isinstance(target, tree.Array) else (target,)
                    for part in inner:
                        if isinstance(part, tree.Member) and isinstance(part.object, tree.This):
                            yield part.name
                case _:
                    pass


def _is_seen(early: Statements, stores: Mapping[str, int]) -> bool:
    """Whether the object is only there for these members, and no statement leaves early."""
    pending: list[tuple[tree.Node, bool]] = [(one, False) for one in early]
    while pending:
        node, later = pending.pop()
        match node:
            case tree.Member(object=tree.This(), name=name):
                if name not in stores:
                    return False
            case tree.Call(callee=tree.Super()) if node is _expression(early[-1]):
                pending += [(one, later) for one in node.arguments]
            case tree.This() | tree.Super() | tree.Return():
                return False
            case tree.Unary(operator="delete"):
                return False
            case tree.Function() | tree.Class():
                if any(isinstance(one, tree.This) for one in tree.walk(node)):
                    return False
            case tree.Assignment() | tree.Update() if later and any(_set([node])):
                return False
            case _:
                inside = later or isinstance(node, tree.Arrow)
                pending += [(one, inside) for one in tree.children(node)]
    return True


def _expression(statement: tree.Statement) -> tree.Expression | None:
    return statement.expression if isinstance(statement, tree.ExpressionStatement) else None


def _uses(node: tree.Node, name: str) -> bool:
    return any(
        isinstance(one, tree.Member) and isinstance(one.object, tree.This) and one.name == name
        for one in tree.walk(node)
    )


def _is_first(statements: Sequence[tree.Statement], name: str) -> bool:
    """Whether the first statement that has to do with the member sets it, whatever happens."""
    for one in statements:
        if isinstance(one, tree.Throw):
            return True
        if _uses(one, name):
            return _sets(one, name)
    return False


def _sets(statement: tree.Statement | None, name: str) -> bool:
    match statement:
        case tree.ExpressionStatement(expression=tree.Assignment("=", target, value)):
            if isinstance(value, tree.Assignment) and not _uses(target, name):
                return _sets(build.run(value), name)
            return _uses(target, name) and not _uses(value, name)
        case tree.Block(body=body):
            return _is_first(body, name)
        case tree.If(test=test, yes=yes, no=no):
            return not _uses(test, name) and _sets(yes, name) and _sets(no, name)
        case tree.Throw():
            return True
        case _:
            return False


def _may_wait(t: Translator, node: ast.AST, early: Statements, stores: Mapping[str, int]) -> bool:
    """Whether the object may be given them after `super()`: no base has or uses them, and no
    function that is made before reads one that changes later."""
    owner = t.classes[-1]
    library = as_tfjs(t.facts.library_base(f"{LOCAL}{owner.name}")) or ""
    if library.startswith("tfjs."):
        known = tfjs.members("tfjs.LayersModel") | tfjs.members_of_extensions(library)
        if not known.isdisjoint(stores):
            return False
    attributes = {one for one in _stored(subtree(node)) if t.names.attribute(one) in stores}
    later = {name for name in stores if any(_uses(one, name) for one in _arrows(early))}
    if later:
        every = Counter(map(t.names.attribute, _stored(t.facts.nodes(ast.Attribute))))
        if any(every[name] > stores[name] for name in later):
            return False
    return not t.facts.is_met_by_bases(owner, attributes)


def _stored(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for one in nodes:
        if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store):
            yield one.attr


def _arrows(early: Statements) -> Iterator[tree.Arrow]:
    for statement in early:
        yield from (one for one in tree.walk(statement) if isinstance(one, tree.Arrow))


def _settled(value: tree.Function, before: Statements) -> set[str]:
    """The constructor's own variables that keep their first value."""
    found = Counter(name for one in value.parameters for name in _bound(one))
    for statement in before:
        if isinstance(statement, tree.Declaration):
            for declarator in statement.declarators:
                found.update(_bound(declarator.target))
    changed: set[str] = set()
    for one in tree.walk(value):
        match one:
            case tree.Assignment(target=target) | tree.ForEach(target=target):
                changed.update(_bound(target))
            case tree.Update(operand=target):
                changed.update(_bound(target))
            case _:
                pass
    return {name for name, count in found.items() if count == 1} - changed


def _bound(target: tree.Node | None) -> Iterator[str]:
    """The variables of a pattern."""
    match target:
        case tree.Identifier(name=name):
            yield name
        case tree.Default(target=inner) | tree.Spread(value=inner) | tree.Property(value=inner):
            yield from _bound(inner)
        case tree.Array(elements=parts) | tree.Object(properties=parts):
            for part in parts:
                yield from _bound(part)
        case _:
            pass


def _variable(t: Translator, value: tree.Function, name: str) -> str:
    used = {one.name for one in tree.walk(value) if isinstance(one, tree.Identifier)}
    if name in used or name in JAVASCRIPT_RESERVED or name in JAVASCRIPT_GLOBALS:
        return t.names.fresh(name)
    return name


def _without(early: Statements, moved: Sequence[tree.Statement]) -> list[tree.Statement]:
    """The statements but those, whose comments go to what comes next."""
    made: list[tree.Statement] = []
    waiting: tuple[tree.Comment, ...] = ()
    blank = False
    for one in early:
        blank = blank or one.blank_before
        waiting = (*waiting, *one.leading)
        if not any(one is each for each in moved):
            made.append(replace(one, leading=waiting, blank_before=blank))
            waiting, blank = (), False
    return made


def _declared(
    statements: Sequence[tree.Statement], name: str, variable: str, *, changes: bool
) -> list[tree.Statement]:
    """The statements with a declaration where the member is set first."""
    made: list[tree.Statement] = []
    done = False
    for one in statements:
        if done or not _uses(one, name):
            made.append(one)
            continue
        done = True
        match one:
            case tree.ExpressionStatement(
                expression=tree.Assignment("=", tree.Member(object=tree.This()), value)
            ) if not isinstance(value, tree.Assignment):
                declarator = tree.Declarator(build.name(variable), value)
                made.append(
                    tree.Declaration(
                        "let" if changes else "const",
                        (declarator,),
                        span=one.span,
                        leading=one.leading,
                        trailing=one.trailing,
                        blank_before=one.blank_before,
                    )
                )
            case _:
                first = replace(
                    build.let(variable), leading=one.leading, blank_before=one.blank_before
                )
                made += [first, replace(one, leading=(), blank_before=False)]
    return made


def _with_names(statement: tree.Statement, names: Mapping[str, str]) -> tree.Statement:
    def change(before: tree.Node, made: tree.Node) -> tree.Node:
        match before, made:
            case tree.Member(object=tree.This(), name=name), _:
                return replace(build.name(names[name]), span=made.span, leading=made.leading)
            case tree.Property(value=tree.Member()), tree.Property(
                key=tree.Identifier(name=key), value=tree.Identifier(name=other)
            ) if (key == other):
                return replace(made, shorthand=True)
            case _:
                return made

    return tree.rewritten(statement, change)
