"""Values of a tape's body that are used behind it: the function made of the body keeps them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst

from keras_tfjs.kinds import Instance, TupleOf, Unknown
from keras_tfjs.python import Site, build
from keras_tfjs.rules.catalogued import library_name


def leaving(with_: cst.With, loss: str, at: Site) -> list[str]:
    """Names bound in the tape's body, besides the loss, that later statements use."""
    tree = at.tree(with_)
    if not isinstance(tree, ast.With):
        return []
    last = tree.end_lineno or tree.lineno
    inside = (node for statement in tree.body for node in ast.walk(statement))
    bound = [
        node.id
        for node in inside
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and node.id != loss
        and _is_read_behind(node, last, at)
    ]
    return list(dict.fromkeys(bound))


def _is_read_behind(name: ast.Name, line: int, at: Site) -> bool:
    binding = at.facts.binding(name)
    uses = at.facts.references(binding) if binding is not None else ()
    return any(use.lineno > line for use in uses)


def before(names: Sequence[str], *, inside: bool) -> list[cst.BaseStatement]:
    """What stands in front of the function: names of a function need a binding to be nonlocal."""
    return [build.assign(name, cst.Name("None")) for name in names] if inside else []


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
                for element in elements:
                    if isinstance(element.value, cst.Name) and element.value.value in names:
                        yield build.statement(
                            build.call(library_name("tfjs.keep", at), element.value)
                        )
            case _:
                yield statement


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
