"""Values of a tape's body that are used behind it: the function made of the body keeps them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

import libcst as cst

from keras_tfjs.kinds import Instance, TupleOf, Unknown
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build
from keras_tfjs.rules.catalogued import library_name


def leaving(with_: cst.With, loss: str, at: Site) -> list[str]:
    """Names bound in the tape's body that live outside of it: later statements use them, or the
    body changes what they were before. The loss, which the function returns, only if it was."""
    tree = at.tree(with_)
    if not isinstance(tree, ast.With):
        return []
    last = tree.end_lineno or tree.lineno
    inside = (node for statement in tree.body for node in subtree(statement))
    bound = [
        node.id
        for node in inside
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and node.id != loss
        and _is_read_behind(node, last, at)
    ]
    return list(dict.fromkeys([*bound, *_changed(tree, at)]))


def _is_read_behind(name: ast.Name, line: int, at: Site) -> bool:
    binding = at.facts.binding(name)
    uses = at.facts.references(binding) if binding is not None else ()
    return any(use.lineno > line for use in uses)


def _changed(with_: ast.With, at: Site) -> list[str]:
    """Names that the body reads first and binds later, in the order of the text."""
    first: dict[str, bool] = {}
    stored = []
    for node in (each for statement in with_.body for each in _evaluated(statement)):
        first.setdefault(node.id, isinstance(node.ctx, ast.Store))
        if isinstance(node.ctx, ast.Store):
            stored.append(node.id)
    return [name for name in dict.fromkeys(stored) if not first[name]]


def _evaluated(node: ast.AST) -> Iterator[ast.Name]:
    """The names of a statement in the order in which they are read and bound."""
    match node:
        case ast.Name():
            yield node
        case ast.Assign(targets=targets, value=value):
            yield from _each([value, *targets])
        case ast.AugAssign(target=target, value=value):
            if isinstance(target, ast.Name):
                yield ast.Name(target.id, ast.Load())
            yield from _each([value, target])
        case ast.For(target=target, iter=iterated, body=body, orelse=others):
            yield from _each([iterated, target, *body, *others])
        case ast.FunctionDef() | ast.Lambda() | ast.ClassDef():
            return
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            own = {
                each.id
                for generator in node.generators
                for each in subtree(generator.target)
                if isinstance(each, ast.Name)
            }
            yield from (each for each in _each(ast.iter_child_nodes(node)) if each.id not in own)
        case _:
            yield from _each(ast.iter_child_nodes(node))


def _each(nodes: Iterable[ast.AST]) -> Iterator[ast.Name]:
    for node in nodes:
        yield from _evaluated(node)


def bound_in(with_: cst.With, at: Site) -> set[str]:
    """All names that the tape's body binds."""
    tree = at.tree(with_)
    body = tree.body if isinstance(tree, ast.With) else []
    return {each.id for each in _each(body) if isinstance(each.ctx, ast.Store)}


def read_behind(with_: cst.With, name: str, at: Site, *, but: cst.Call) -> bool:
    """Whether what the tape's body binds to `name` is read behind it, elsewhere than in `but`."""
    tree, skipped = at.tree(with_), at.tree(but)
    if not isinstance(tree, ast.With) or skipped is None:
        return True
    last = tree.end_lineno or tree.lineno
    own = set(subtree(skipped))
    stores = (
        each
        for statement in tree.body
        for each in subtree(statement)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store) and each.id == name
    )
    bindings = [binding for each in stores if (binding := at.facts.binding(each)) is not None]
    uses = (use for binding in bindings for use in at.facts.references(binding))
    return any(use.lineno > last and use not in own for use in uses)


def before(names: Sequence[str], with_: cst.With, at: Site) -> list[cst.BaseStatement]:
    """What stands in front of a function's function: a nonlocal name needs a binding."""
    tree = at.tree(with_)
    line = tree.lineno if isinstance(tree, ast.With) else 0
    return [
        build.assign(name, cst.Name("None")) for name in names if not _bound_above(name, line, at)
    ]


def _bound_above(name: str, line: int, at: Site) -> bool:
    """Whether the function around this place binds a name above a line."""
    around = [at.tree(each) for each in at.parents if isinstance(each, cst.FunctionDef)]
    nodes = subtree(around[-1]) if around and around[-1] is not None else ()
    return any(
        (isinstance(node, ast.arg) and node.arg == name)
        or (
            isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Store)
            and node.id == name
            and node.lineno < line
        )
        for node in nodes
    )


def keeping(
    body: Sequence[cst.BaseStatement], names: Sequence[str], at: Site, *, inside: bool
) -> list[cst.BaseStatement]:
    """The function's body, in which the named values outlive the function."""
    if not names:
        return list(body)
    listed = [cst.NameItem(cst.Name(name)) for name in names]
    outer = cst.Nonlocal(listed) if inside else cst.Global(listed)
    return [cst.SimpleStatementLine([outer]), *_kept(body, set(names), at)]


def _kept(
    body: Sequence[cst.BaseStatement], names: set[str], at: Site
) -> Iterator[cst.BaseStatement]:
    for statement in body:
        match statement:
            case cst.SimpleStatementLine(
                body=[
                    cst.Assign(
                        targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value
                    ) as assign
                ]
            ) if name in names and _is_tensor(value, at):
                kept = build.call(library_name("tfjs.keep", at), value)
                yield statement.with_changes(body=[assign.with_changes(value=kept)])
            case cst.SimpleStatementLine(
                body=[
                    cst.Assign(
                        targets=[
                            cst.AssignTarget(
                                target=cst.Tuple(elements=elements) | cst.List(elements=elements)
                            )
                        ]
                    )
                ]
            ):
                yield statement
                for part in _taken_apart(elements):
                    if part.value in names:
                        yield build.statement(build.call(library_name("tfjs.keep", at), part))
            case _:
                yield statement


def _taken_apart(elements: Sequence[cst.BaseElement]) -> Iterator[cst.Name]:
    """The names of a row of targets, and of the rows in it."""
    for element in elements:
        match element.value:
            case cst.Name() as name:
                yield name
            case cst.Tuple(elements=inner) | cst.List(elements=inner):
                yield from _taken_apart(inner)


def _is_tensor(value: cst.BaseExpression, at: Site) -> bool:
    """Whether a value may be a tensor."""
    kind = at.kind(at.source(value))
    return isinstance(kind, Unknown | TupleOf) or (
        isinstance(kind, Instance) and kind.role in ("Tensor", "Variable", "")
    )


# Back


def blanks(statements: Sequence[cst.BaseStatement]) -> int:
    """How many `name = None` stand in front of a function that declares the names nonlocal."""
    count, names = 0, set()
    for statement in statements:
        name = _blank(statement)
        if name is None:
            break
        names.add(name)
        count += 1
    function = statements[count] if count < len(statements) else None
    outer = _outer_names(function.body.body) if isinstance(function, cst.FunctionDef) else set()
    return count if names and names <= outer else 0


def without_outer(body: Sequence[cst.BaseStatement]) -> list[cst.BaseStatement]:
    """The function's statements without what declares outer names."""
    return [statement for statement in body if not _outer_names([statement])]


def _blank(statement: cst.BaseStatement) -> str | None:
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name(value=name))],
                    value=cst.Name(value="None"),
                )
            ]
        ):
            return name
    return None


def _outer_names(body: Sequence[cst.CSTNode]) -> set[str]:
    for statement in body:
        match statement:
            case cst.SimpleStatementLine(
                body=[cst.Nonlocal(names=names) | cst.Global(names=names)]
            ):
                return {each.name.value for each in names}
    return set()
