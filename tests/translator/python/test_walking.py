"""The walk meets the parts of a program in the order in which libcst itself has them."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import pytest

from keras_tfjs.python.walking import inside, is_expression, parts, with_walked_parts

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT / "translator" / "keras_tfjs" / "python").glob("[ab]*.py"))
RARE = """
@decorated
async def f(a, /, b: int = 1, *c, d=2, **e) -> int:
    async for x in y:
        await z
    else:
        pass
    try:
        pass
    except (A, B) as error:
        raise error from None
    else:
        del x
    finally:
        global g
    match a:
        case [1, *rest] if rest:
            pass
        case {"k": v, **others} | Point(x=0):
            assert v, "no"
    return (yield from (p if q else r for p in s if p for q in t)), {**u, 1: 2}, {k: v for k in w}


class C(Base, metaclass=Meta):
    text: str = f"{a!r:>{width}}" "b"
    first, *others = lambda m, n=1: m[1:2:3, ...] if (o := -m) and not n else {*n}
    a += 1
    with b as c, d:
        while e:
            break
"""


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in SOURCES), RARE])
def test_parts_come_in_the_order_of_the_text(text: str) -> None:
    pending: list[cst.CSTNode] = [cst.parse_module(text)]
    while pending:
        node = pending.pop()
        mine: list[cst.CSTNode] = []
        for name in parts(type(node)):
            part = getattr(node, name)
            mine += part if isinstance(part, list | tuple) else [part]
        nodes = [each for each in mine if isinstance(each, cst.CSTNode)]
        assert nodes == [each for each in node.children if any(each is one for one in nodes)]
        missed = [each for each in node.children if not any(each is one for one in nodes)]
        assert not any(isinstance(one, cst.BaseExpression | cst.BaseStatement) for one in missed)
        pending += node.children


def test_what_stays_is_the_same_object() -> None:
    call = cst.parse_expression("f(a, b)")
    assert with_walked_parts(call, lambda node: node) is call


def test_only_what_holds_a_change_is_new() -> None:
    call = cst.ensure_type(cst.parse_expression("f(a, b.c)"), cst.Call)

    def renamed(node: cst.CSTNode) -> cst.CSTNode:
        if isinstance(node, cst.Name) and node.value == "c":
            return cst.Name("d")
        return with_walked_parts(node, renamed)

    made = cst.ensure_type(renamed(call), cst.Call)
    assert cst.Module([]).code_for_node(made) == "f(a, b.d)"
    assert made.func is call.func
    assert made.args[0] is call.args[0]
    assert made.args[1] is not call.args[1]


def test_what_is_inside_a_node_comes_in_the_order_of_the_text() -> None:
    module = cst.parse_module("a = f(b, *c)[d] if e else {g: h}\n")
    names = [each.value for each in inside(module) if isinstance(each, cst.Name)]
    assert names == list("afbcdegh")


def test_what_is_an_expression_is_what_libcst_says() -> None:
    nodes = list(inside(cst.parse_module(RARE)))
    assert [*map(is_expression, nodes)] == [isinstance(each, cst.BaseExpression) for each in nodes]
    assert {True, False} == set(map(is_expression, nodes))
