"""`logs` in subclasses of tf.Callback: numbers in the runtime, tensors in TF.js.

TF.js makes the method async and reads each value once, before the first statement that needs it.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.lower.rebuild import rebuilt, walk
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect


@dataclass(frozen=True)
class Read:
    """`logs["key"]` or `logs.get("key")`; `instead`: what is meant where there is no such key."""

    node: cst.CSTNode
    logs: str
    key: str
    instead: cst.BaseExpression | None = None


@rule(cst.FunctionDef, "tfjs.Callback.*", to=Dialect.JS)
def read_with_await(method: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    logs = _logs_names(at)
    _report_other_uses(at)
    awaited = {each for node in walk(method) if (each := _held(node)) is not None}
    reads = [read for read in _reads(method, logs) if read.node not in awaited]
    if not reads or not isinstance(method.body, cst.IndentedBlock):
        return None
    names = {node.value for node in walk(method) if isinstance(node, cst.Name)}
    hoisted: dict[cst.CSTNode, list[tuple[int, Read]]] = {}
    named: dict[cst.CSTNode, Read] = {}
    for key in dict.fromkeys(read.key for read in reads):
        of_key = [read for read in reads if read.key == key]
        if len({_told(read.instead) for read in of_key}) > 1:
            continue
        if key.isidentifier() and not keyword.iskeyword(key) and key not in names:
            block, place = _home(method.body, {read.node for read in of_key})
            hoisted.setdefault(block, []).append((place, of_key[0]))
            named |= {read.node: read for read in of_key}
    inline = {read.node: read for read in reads if read.node not in named}

    def change(before: cst.CSTNode, now: cst.CSTNode) -> cst.CSTNode | None:
        if before in named:
            return cst.Name(named[before].key)
        if before in inline:
            return _inline(inline[before])
        if before in hoisted and isinstance(now, cst.IndentedBlock):
            body = list(now.body)
            for place, read in sorted(hoisted[before], key=lambda each: -each[0]):
                body.insert(place, build.assign(read.key, _reading(read)))
            return now.with_changes(body=body)
        return None

    changed = rebuilt(method, at, change)
    assert isinstance(changed, cst.FunctionDef)
    return changed.with_changes(asynchronous=cst.Asynchronous())


@rule(cst.FunctionDef, "tfjs.Callback.*", to=Dialect.TFJS)
def read_plainly(method: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    """`(await logs["loss"].data())[0]` is `logs["loss"]`; a name that only holds it goes."""
    logs = _logs_names(at)
    readings = {node: held for node in walk(method) if (held := _reading_of(node, logs))}
    read = {each for node in readings for each in walk(node)}
    if any(each.node not in read for each in _reads(method, logs)):
        at.report_once("KT423")
    if not readings:
        return None
    named = dict(_holding_names(method, readings))
    awaits = sum(isinstance(node, cst.Await) for node in walk(method))

    def change(before: cst.CSTNode, now: cst.CSTNode) -> cst.CSTNode | cst.RemovalSentinel | None:
        if before in named.values():
            return cst.RemoveFromParent()
        if before in readings:
            return readings[before]
        if isinstance(before, cst.Name) and before.value in named:
            assignment = named[before.value]
            held = next(readings[node] for node in walk(assignment) if node in readings)
            return held.deep_clone()
        return None

    changed = rebuilt(method, at, change)
    assert isinstance(changed, cst.FunctionDef)
    gone = sum(isinstance(node, cst.Await) for reading in readings for node in walk(reading))
    return changed.with_changes(asynchronous=None) if gone == awaits else changed


def _logs_names(at: Site) -> frozenset[str]:
    """Names that hold the logs in this method."""
    return frozenset(
        node.value
        for node in walk(at.original)
        if isinstance(node, cst.Name) and _is_logs(node, at)
    )


def _reads(method: cst.FunctionDef, logs: frozenset[str]) -> list[Read]:
    found = []
    for node in walk(method):
        match node:
            case cst.Subscript(
                value=cst.Name(value=name),
                slice=[cst.SubscriptElement(slice=cst.Index(value=index))],
            ) if (
                name in logs
            ):
                key, instead = build.evaluated(index), None
            case cst.Call(
                func=cst.Attribute(value=cst.Name(value=name), attr=cst.Name(value="get")),
                args=[cst.Arg(value=index), *others],
            ) if (
                name in logs
            ):
                key = build.evaluated(index)
                instead = _instead(key, others)
                if others and instead is None:
                    continue
            case _:
                continue
        if isinstance(key, str):
            found.append(Read(node, name, key, instead))
    return found


def _instead(key: object, others: Sequence[cst.Arg]) -> cst.BaseExpression | None:
    """The default of `logs.get`, where one is written. Without one only what is measured on
    validation data may be missing: the rest is in the logs of every model that has it."""
    match others:
        case [] if isinstance(key, str) and key.startswith("val_"):
            return cst.Name("None")
        case [cst.Arg(value=default)] if build.evaluated(default) is not build.MISSING:
            return default
    return None


def _told(node: cst.BaseExpression | None) -> object:
    return build.MISSING if node is None else build.evaluated(node)


def _held(node: cst.CSTNode) -> cst.BaseExpression | None:
    """`t` of `t.data()`."""
    match node:
        case cst.Call(func=cst.Attribute(value=held, attr=cst.Name(value="data")), args=[]):
            return held
        case _:
            return None


def _reading(read: Read) -> cst.BaseExpression:
    """`(await logs["key"].data())[0]`, behind a question where the key may be missing."""
    held = build.subscript(cst.Name(read.logs), read.key)
    awaited = cst.Await(build.method(held, "data"))
    value = build.subscript(build.parenthesised(awaited), 0)
    if read.instead is None:
        return value
    has = cst.ComparisonTarget(cst.In(), cst.Name(read.logs))
    test = cst.Comparison(build.string(read.key), [has])
    return cst.IfExp(test, value, read.instead.deep_clone())


def _inline(read: Read) -> cst.BaseExpression:
    made = _reading(read)
    return build.parenthesised(made) if isinstance(made, cst.IfExp) else made


def _reading_of(node: cst.CSTNode, logs: frozenset[str]) -> cst.BaseExpression | None:
    """`logs["key"]` of `(await logs["key"].data())[0]` or `logs["key"].data().result()[0]`."""
    match node:
        case cst.Subscript(
            value=cst.Await(expression=promise),
            slice=[cst.SubscriptElement(slice=cst.Index(value=index))],
        ):
            pass
        case cst.Subscript(
            value=cst.Call(func=cst.Attribute(value=promise, attr=cst.Name(value="result"))),
            slice=[cst.SubscriptElement(slice=cst.Index(value=index))],
        ):
            pass
        case _:
            return None
    held = _held(promise) if build.is_literal(index, 0) else None
    match held:
        case cst.Subscript(value=cst.Name(value=name)) if name in logs:
            return held
        case cst.Attribute(value=cst.Name(value=name), attr=cst.Name(value=key)) if name in logs:
            return build.subscript(cst.Name(name), key)
        case _:
            return None


def _holding_names(
    method: cst.FunctionDef, readings: dict[cst.CSTNode, cst.BaseExpression]
) -> Iterator[tuple[str, cst.SimpleStatementLine]]:
    """Names that are bound once, to the reading of the key of that name, and their statements."""
    bound: dict[str, int] = {}
    for node in walk(method):
        match node:
            case cst.AssignTarget(target=cst.Name(value=name)) | cst.AugAssign(
                target=cst.Name(value=name)
            ):
                bound[name] = bound.get(name, 0) + 1
    for node in walk(method):
        match node:
            case cst.SimpleStatementLine(
                body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))], value=v)]
            ) if (v in readings and bound[name] == 1 and _key_of(readings[v]) == name):
                yield name, node


def _key_of(held: cst.BaseExpression) -> object:
    match held:
        case cst.Subscript(slice=[cst.SubscriptElement(slice=cst.Index(value=index))]):
            return build.evaluated(index)
        case _:
            return None


def _home(block: cst.IndentedBlock, reads: set[cst.CSTNode]) -> tuple[cst.IndentedBlock, int]:
    """The innermost block with all the reads, and the place of its first statement with one."""
    holding = [place for place, statement in enumerate(block.body) if _holds(statement, reads)]
    if len(holding) == 1:
        inner = [b for b in _blocks(block.body[holding[0]]) if _holds(b, reads)]
        if len(inner) == 1 and all(any(n is r for n in walk(inner[0])) for r in reads):
            return _home(inner[0], reads)
    return block, holding[0]


def _holds(node: cst.CSTNode, reads: set[cst.CSTNode]) -> bool:
    return any(each in reads for each in walk(node))


def _blocks(statement: cst.CSTNode) -> Iterator[cst.IndentedBlock]:
    """The blocks directly inside a compound statement, those of its further clauses included."""
    for child in statement.children:
        if isinstance(child, cst.IndentedBlock):
            yield child
        elif isinstance(child, cst.If | cst.Else | cst.ExceptHandler | cst.Finally):
            yield from _blocks(child)


def _report_other_uses(at: Site) -> None:
    """Says where `logs` goes as a whole: only reads by key are translated."""
    assert isinstance(at.original, cst.FunctionDef)
    fine: set[cst.CSTNode] = set()
    for node in walk(at.original):
        match node:
            case cst.Subscript(value=cst.Name() as name):
                fine.add(name)
            case cst.Attribute(value=cst.Name() as name, attr=cst.Name(value="get")):
                fine.add(name)
            case cst.Call(
                func=cst.Attribute(value=cst.Call(func=cst.Name(value="super"))), args=arguments
            ):
                fine.update(argument.value for argument in arguments)
            case cst.ComparisonTarget(comparator=cst.Name() as name):
                fine.add(name)
    for node in walk(at.original.body):
        if isinstance(node, cst.Name) and node not in fine and _is_logs(node, at):
            at.report("KT417", node)


def _is_logs(node: cst.Name, at: Site) -> bool:
    kind = at.kind(node)
    return isinstance(kind, Instance) and kind.role == "Logs"
