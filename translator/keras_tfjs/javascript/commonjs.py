"""ES modules as CommonJS: `require`, `module.exports`, and no `await` outside of functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.javascript import tree
from keras_tfjs.source import Span

_OWN = frozenset(("exports", "module", "require", "__dirname", "__filename"))
"""What Node declares around a CommonJS module."""
_META = {"filename": "__filename", "dirname": "__dirname"}

Report = Callable[[Diagnostic], None]


def as_commonjs(program: tree.Program, report: Report) -> tree.Program:
    """The program as a CommonJS module.

    What waits outside of functions, and all that follows it, goes into an async function that is
    called at once. Exports that such a function would have to make are diagnosed: CommonJS hands
    its exports over before anything was waited for.
    """
    body, exports = _plain(_renamed(program).body)
    body = [_hosted(one) for one in body]
    cut = _cut(body, {name for name, _ in exports})
    head, tail = body[:cut], body[cut:]
    late = {name for one in tail for name in _declared(one)}
    for name in sorted(late & {name for name, _ in exports}):
        span = next((one.span for one in tail if name in _declared(one)), None) or Span.at(0)
        report(diagnostic(ROWS["KT314"], span, construct="export", name=name))
    if members := [member for name, member in exports if name not in late]:
        head.append(_assigned(members))
    if tail:
        head.append(_at_once(tail))
    return replace(program, body=tuple(head))


def _plain(
    body: Iterable[tree.Statement],
) -> tuple[list[tree.Statement], list[tuple[str, tree.Expression]]]:
    """Statements without imports and exports, and the members of `module.exports` by the names
    that they are declared by."""
    made: list[tree.Statement] = []
    exports: list[tuple[str, tree.Expression]] = []
    for one in body:
        match one:
            case tree.Import():
                made += _required(one)
            case tree.Export(declaration=tree.Statement() as inner):
                made.append(_in_place_of(one, inner))
                exports += [(name, _member(name, inner)) for name in _declared(inner)]
            case tree.Export(default=tree.Expression() as value):
                exports.append(("", tree.Property(tree.Identifier("default"), value)))
            case tree.Export(source=None, names=names):
                exports += [(each.name, _property(each.alias, each.name)) for each in names or ()]
            case tree.Export(source=str(source)):
                exports += _passed_on(one, source)
            case _:
                made.append(one)
    return made, exports


def _required(node: tree.Import) -> Iterator[tree.Statement]:
    call = _require(node.source)
    if node.default is not None:
        value = tree.Member(call, "default") if node.source.startswith(".") else call
        yield _in_place_of(node, _const(tree.Identifier(node.default), value))
    if node.namespace is not None:
        yield _in_place_of(node, _const(tree.Identifier(node.namespace), call))
    if node.names:
        pattern = tree.Object(tuple(_property(one.name, one.alias) for one in node.names))
        yield _in_place_of(node, _const(pattern, call))
    if node.default is node.namespace is None and not node.names:
        yield _in_place_of(node, tree.ExpressionStatement(call))


def _passed_on(node: tree.Export, source: str) -> Iterator[tuple[str, tree.Expression]]:
    call = _require(source)
    if node.everything and node.namespace is None:
        yield "", tree.Spread(call)
    elif node.namespace is not None:
        yield "", tree.Property(tree.Identifier(node.namespace), call)
    for one in node.names or ():
        yield "", tree.Property(tree.Identifier(one.alias), tree.Member(call, one.name))


def _member(name: str, declaration: tree.Statement) -> tree.Expression:
    """A variable that may be bound again is looked up when it is asked for."""
    if not (isinstance(declaration, tree.Declaration) and declaration.kind != "const"):
        return _property(name, name)
    found = tree.Block((tree.Return(tree.Identifier(name)),))
    return tree.Property(tree.Identifier(name), tree.Function(None, (), found), kind="get")


def _property(key: str, value: str) -> tree.Property:
    return tree.Property(tree.Identifier(key), tree.Identifier(value), shorthand=key == value)


def _require(source: str) -> tree.Call:
    return tree.Call(tree.Identifier("require"), (tree.StringLiteral(source),))


def _const(target: tree.Expression, value: tree.Expression) -> tree.Statement:
    return tree.Declaration("const", (tree.Declarator(target, value),))


def _assigned(members: Sequence[tree.Expression]) -> tree.Statement:
    target = tree.Member(tree.Identifier("module"), "exports")
    value = tree.Object(tuple(members))
    assignment = tree.Assignment("=", target, value)
    return tree.ExpressionStatement(assignment, blank_before=True)


def _at_once(tail: Sequence[tree.Statement]) -> tree.Statement:
    first = replace(tail[0], blank_before=False)
    function = tree.Arrow((), tree.Block((first, *tail[1:])), is_async=True)
    return tree.ExpressionStatement(tree.Call(function, ()), span=first.span, blank_before=True)


def _in_place_of(node: tree.Statement, made: tree.Statement) -> tree.Statement:
    return replace(
        made,
        span=node.span,
        leading=node.leading,
        trailing=node.trailing,
        blank_before=node.blank_before,
    )


def _cut(body: Sequence[tree.Statement], exported: set[str]) -> int:
    """Where what waits begins. What earlier statements use of it comes along, and they with it:
    all but what other modules are given."""
    first = next((at for at, one in enumerate(body) if _waits(one)), len(body))
    late = {name for one in body[first:] for name in _declared(one)}
    used = (
        one.name
        for statement in body[:first]
        for one in tree.walk(statement)
        if isinstance(one, tree.Identifier)
    )
    if late.isdisjoint(used) or exported:
        return first
    return next((at for at, one in enumerate(body) if not _is_required(one)), first)


def _is_required(node: tree.Statement) -> bool:
    match node:
        case tree.Declaration(
            declarators=(tree.Declarator(value=tree.Call(callee=tree.Identifier(name="require"))),)
        ):
            return True
        case _:
            return False


def _waits(node: tree.Node) -> bool:
    """Whether something is awaited outside of functions."""
    match node:
        case tree.Await() | tree.ForEach(is_async=True):
            return True
        case tree.Function() | tree.Arrow():
            return False
        case _:
            return any(map(_waits, tree.children(node)))


def _declared(node: tree.Statement) -> Iterator[str]:
    """The names that a statement of a module declares for all of it."""
    match node:
        case tree.FunctionDeclaration(function=tree.Function(name=tree.Identifier(name=name))):
            yield name
        case tree.ClassDeclaration(definition=tree.Class(name=tree.Identifier(name=name))):
            yield name
        case tree.Declaration(declarators=declarators):
            for one in declarators:
                yield from _bound(one.target)
        case _:
            pass


def _bound(target: tree.Expression | None) -> Iterator[str]:
    match target:
        case tree.Identifier(name=name):
            yield name
        case tree.Object(properties=properties):
            for one in properties:
                yield from _bound(one.value if isinstance(one, tree.Property) else one)
        case tree.Array(elements=elements):
            for each in elements:
                yield from _bound(each)
        case tree.Default(target=inner) | tree.Spread(value=inner):
            yield from _bound(inner)
        case _:
            pass


def _renamed(program: tree.Program) -> tree.Program:
    """The program without variables of its own that have the names of Node's."""
    declared = {name for one in program.body for name in _all_declared(one)} & _OWN
    if not declared:
        return program

    def change(node: tree.Node) -> tree.Node:
        match node:
            case tree.Identifier(name=name) if name in declared:
                return replace(node, name=name + "_")
            case tree.Property(key=tree.Identifier(name=name) as key, computed=False) if (
                name.removesuffix("_") in declared
            ):
                return replace(node, key=replace(key, name=name.removesuffix("_")), shorthand=False)
            case tree.Import(namespace=name) if name in declared:
                return replace(node, namespace=name + "_")
            case tree.Specifier(alias=alias) if alias in declared:
                return replace(node, alias=alias + "_")
            case _:
                return node

    made = tree.changed(program, change)
    assert isinstance(made, tree.Program)
    return made


def _all_declared(node: tree.Statement) -> Iterator[str]:
    match node:
        case tree.Import(namespace=namespace, names=names):
            yield from (name for name in (namespace, *(one.alias for one in names or ())) if name)
        case tree.Export(declaration=tree.Statement() as inner):
            yield from _declared(inner)
        case _:
            yield from _declared(node)


def _hosted(node: tree.Statement) -> tree.Statement:
    """`import.meta` in CommonJS's words."""

    def change(one: tree.Node) -> tree.Node:
        match one:
            case tree.Binary(operator="===", left=tree.Member(name="url") as left) if _is_meta(
                left.object
            ):
                asked = tree.Member(tree.Identifier("require"), "main")
                return replace(one, left=asked, right=tree.Identifier("module"))
            case tree.Member(object=meta, name=name) if name in _META and _is_meta(meta):
                return tree.Identifier(_META[name], span=one.span)
            case _:
                return one

    made = tree.changed(node, change)
    assert isinstance(made, tree.Statement)
    return made


def _is_meta(node: tree.Expression) -> bool:
    return isinstance(node, tree.Member) and node.name == "meta"
