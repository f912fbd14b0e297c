"""The statements behind a tape: what asks it for gradients, and what applies them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst
import libcst.matchers as m

from keras_tfjs.python.walking import inside


@dataclass
class Step:
    """What the statements behind a tape do with it: where `tape.gradient` and `apply_gradients`
    stand, and what they are called with.

    `call` is the tape's call in the statement at `taken`, and `name` what that statement assigns
    it to, if it does.
    """

    loss: str
    variables: cst.BaseExpression
    call: cst.Call
    name: str | None
    taken: int
    applied: int | None = None
    optimizer: cst.BaseExpression | None = None

    @property
    def last(self) -> int:
        return self.taken if self.applied is None else max(self.taken, self.applied)


def tape_name(statement: cst.BaseStatement) -> str | None:
    match statement:
        case cst.With(items=[cst.WithItem(asname=cst.AsName(name=cst.Name(value=name)))]):
            return name
    return None


def step_of(tape: str, rest: Sequence[cst.BaseStatement]) -> Step | None:
    """Reads `grads = tape.gradient(loss, vs)` and `optimizer.apply_gradients(zip(grads, vs))` or
    `optimizer.apply(grads, vs)`, or both in one. None where the tape is asked more than once."""
    found: Step | None = None
    for place, statement in enumerate(rest):
        if tape_name(statement) == tape:  # another tape of this name
            break
        asked = _asked(tape, statement, place)
        if asked is not None:
            if found is not None:
                return None
            found = asked
        elif found is not None and found.applied is None:
            optimizer = _applies(statement, found)
            if optimizer is not None:
                found.applied, found.optimizer = place, optimizer
    return found


def _asked(tape: str, statement: cst.BaseStatement, place: int) -> Step | None:
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Expr(
                    value=cst.Call(
                        func=cst.Attribute(value=optimizer, attr=cst.Name(value="apply_gradients")),
                        args=[cst.Arg(value=cst.Call(func=cst.Name(value="zip"), args=args))],
                    )
                )
            ]
        ) if args and isinstance(args[0].value, cst.Call):
            call = args[0].value
            taken = _taken(tape, call)
            return Step(*taken, call, None, place, place, optimizer) if taken else None
        case cst.SimpleStatementLine(body=[small]):
            match [each for each in inside(small) if _asks(tape, each)]:
                case [cst.Call() as call]:
                    taken = _taken(tape, call)
                    return Step(*taken, call, _bound(small, call), place) if taken else None
    return None


def _asks(tape: str, node: cst.CSTNode) -> bool:
    if type(node) is not cst.Call:  # as most are not, and libcst's classes are slow to match
        return False
    match node:
        case cst.Call(
            func=cst.Attribute(value=cst.Name(value=owner), attr=cst.Name(value="gradient"))
        ):
            return owner == tape
    return False


def _bound(statement: cst.BaseSmallStatement, call: cst.Call) -> str | None:
    match statement:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=value):
            return name if value is call else None
    return None


def _taken(tape: str, value: cst.BaseExpression) -> tuple[str, cst.BaseExpression] | None:
    """Loss and variables of `tape.gradient(loss, variables)`."""
    match value:
        case cst.Call(
            func=cst.Attribute(value=cst.Name(value=name), attr=cst.Name(value="gradient")),
            args=[cst.Arg(value=cst.Name(value=loss)), cst.Arg(value=variables)],
        ) if (
            name == tape
        ):
            return loss, variables
    return None


def _applies(statement: cst.BaseStatement, step: Step) -> cst.BaseExpression | None:
    """The optimizer that a statement hands the gradients to."""
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Expr(
                    value=cst.Call(
                        func=cst.Attribute(value=optimizer, attr=cst.Name(value=method)), args=args
                    )
                )
            ]
        ) if (step.name is not None):
            match method, args:
                case "apply_gradients", [
                    cst.Arg(value=cst.Call(func=func, args=args))
                ] if m.matches(func, m.Name("zip")):
                    pass
                case "apply", _:
                    pass
                case _:
                    return None
            match args:
                case [cst.Arg(value=cst.Name(value=first)), cst.Arg()]:
                    return optimizer if first == step.name else None
    return None


def assigns(statement: cst.BaseStatement, variables: cst.BaseExpression) -> bool:
    return isinstance(variables, cst.Name) and m.matches(
        statement,
        m.SimpleStatementLine(
            body=[m.Assign(targets=[m.AssignTarget(target=m.Name(variables.value))])]
        ),
    )


def _names_in(node: cst.CSTNode) -> set[str]:
    return {each.value for each in inside(node) if isinstance(each, cst.Name)}


def reads(statement: cst.BaseStatement, names: set[str]) -> bool:
    """Whether a statement has one of the names, however it uses it."""
    return not names.isdisjoint(_names_in(statement))


def binds(statement: cst.BaseStatement, variables: cst.BaseExpression) -> bool:
    """Whether a statement assigns a name that stands in `variables`."""
    bound: set[str] = set()
    for each in inside(statement):
        match each:
            case (
                cst.AssignTarget(target=target)
                | cst.AugAssign(target=target)
                | cst.AnnAssign(target=target)
                | cst.For(target=target)
                | cst.NamedExpr(target=target)
            ):
                bound |= _names_in(target)
    return not bound.isdisjoint(_names_in(variables))
