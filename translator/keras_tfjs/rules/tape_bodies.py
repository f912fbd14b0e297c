"""The body of a tape: what it watches, and the function that its statements are."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst
import libcst.matchers as m

from keras_tfjs.python import build


def statements_of(with_: cst.With) -> Sequence[cst.BaseStatement]:
    return with_.body.body if isinstance(with_.body, cst.IndentedBlock) else ()


def watched_by(statement: cst.BaseStatement, tape: str) -> tuple[str, ...]:
    """The names in `tape.watch(name)` or `tape.watch([name, other])`."""
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Expr(
                    value=cst.Call(
                        func=cst.Attribute(value=cst.Name(value=owner), attr=cst.Name(value=attr)),
                        args=[cst.Arg(value=watched)],
                    )
                )
            ]
        ) if (owner, attr) == (tape, "watch"):
            items = watched.elements if isinstance(watched, cst.List | cst.Tuple) else ()
            each = [one.value for one in items] or [watched]
            names = tuple(one.value for one in each if isinstance(one, cst.Name))
            return names if len(names) == len(each) else ()
    return ()


def asked_names(variables: cst.BaseExpression) -> set[str]:
    """The names that gradients are asked by."""
    match variables:
        case cst.Name(value=name):
            return {name}
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            return {each.value.value for each in elements if isinstance(each.value, cst.Name)}
    return set()


def asked_inputs(variables: cst.BaseExpression, watched: set[str]) -> tuple[str, ...]:
    """The watched tensors that gradients are asked by, if they are."""
    match variables:
        case cst.Name(value=name) if name in watched:
            return (name,)
        case cst.List(elements=elements) if asked_names(variables) <= watched:
            return tuple(each.value.value for each in elements if isinstance(each.value, cst.Name))
    return ()


def parted(
    with_: cst.With, tape: str, *, watches: bool
) -> tuple[list[cst.BaseStatement], list[cst.BaseStatement]]:
    """What comes before the inputs are watched, and what is recorded of them."""
    body = list(statements_of(with_))
    places = [i for i, each in enumerate(body) if watched_by(each, tape)] if watches else []
    start = places[0] if places else 0
    return body[:start], [each for each in body[start:] if not watched_by(each, tape)]


def function_body(body: Sequence[cst.BaseStatement], loss: str) -> list[cst.BaseStatement] | None:
    """The recorded statements, and the loss returned. None where they do not make it."""
    if not body:
        return None
    *head, last = body
    match last:
        case cst.SimpleStatementLine(
            body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value)]
        ) if (name == loss):
            return [*head, last.with_changes(body=[cst.Return(value)])]
    if any(_stores(each, loss) for each in body):
        return [*body, build.statement(cst.Return(cst.Name(loss)))]
    return None


def _stores(statement: cst.CSTNode, name: str) -> bool:
    bare = m.Name(name)
    stored = m.AssignTarget(bare) | m.AugAssign(bare) | m.AnnAssign(bare)
    apart = m.AssignTarget(m.Tuple() | m.List())
    return bool(m.findall(statement, stored)) or any(
        m.findall(each, m.Element(bare)) for each in m.findall(statement, apart)
    )
