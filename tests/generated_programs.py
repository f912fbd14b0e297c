"""Small Python programs by hypothesis, and how programs are drawn: the same at every run."""

from __future__ import annotations

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

_NUMBERS = ("a", "b", "n")
_TEXTS = ("s", "t")
_LISTS = ("xs", "ys")
_HEAD = "a, b, n = {a}, {b}, {n}\ns, t = {s!r}, {t!r}\nxs, ys = {xs}, {ys}\n"

small = st.integers(-9, 9)
text = st.text("abc -", max_size=4)
numbers = st.lists(small, min_size=1, max_size=4)


def _number(depth: int) -> st.SearchStrategy[str]:
    leaf = st.one_of(small.map(lambda n: f"({n})"), st.sampled_from(_NUMBERS))
    if depth == 0:
        return leaf
    inner = _number(depth - 1)
    return st.one_of(
        leaf,
        st.builds(lambda x, op, y: f"({x} {op} {y})", inner, st.sampled_from("+-*"), inner),
        st.builds(
            lambda x, op, n: f"({x} {op} {n})",
            inner,
            st.sampled_from(("//", "%")),
            st.integers(1, 7),
        ),
        st.builds(
            lambda x, op, n: f"({x} {op} {n})", inner, st.sampled_from("&|^"), st.integers(0, 9)
        ),
        st.builds(
            lambda f, xs: f"{f}({xs})", st.sampled_from(("len", "sum", "max", "min")), _list(0)
        ),
        st.builds(lambda x, c, y: f"({x} if {c} else {y})", inner, _truth(depth - 1), inner),
        inner.map(lambda x: f"abs({x})"),
        _text(depth - 1).map(lambda s: f"len({s})"),
    )


def _truth(depth: int) -> st.SearchStrategy[str]:
    order = st.sampled_from(("<", "<=", "==", "!=", ">"))
    one = _number(0)
    plain = st.builds(lambda x, op, y: f"{x} {op} {y}", one, order, one)
    if depth <= 0:
        return plain
    return st.one_of(
        plain,
        st.builds(lambda x, y, z: f"{x} < {y} <= {z}", one, one, one),
        st.builds(lambda x, xs: f"{x} in {xs}", one, st.sampled_from(_LISTS)),
        st.builds(lambda x, op, y: f"({x} {op} {y})", plain, st.sampled_from(("and", "or")), plain),
        plain.map(lambda x: f"not ({x})"),
    )


def _text(depth: int) -> st.SearchStrategy[str]:
    leaf = st.one_of(text.map(repr), st.sampled_from(_TEXTS))
    if depth <= 0:
        return leaf
    inner = _text(depth - 1)
    method = st.sampled_from(("upper()", "strip()", "title()", "replace('a', 'b')", "center(6)"))
    return st.one_of(
        leaf,
        st.builds(lambda s, t: f"({s} + {t})", inner, inner),
        st.builds(lambda s, m: f"{s}.{m}", inner, method),
        st.builds(lambda s, i, j: f"({s})[{i}:{j}]", inner, st.integers(-3, 3), st.integers(-3, 3)),
        st.builds(lambda s, k: f"({s})[::{k}]", inner, st.sampled_from((-2, -1, 2))),
        st.builds(lambda n, w: f"f'{{{n}:{w}d}}'", st.sampled_from(_NUMBERS), st.integers(1, 6)),
        inner.map(lambda s: f"'-'.join({s}.split())"),
    )


def _list(depth: int) -> st.SearchStrategy[str]:
    leaf = st.one_of(numbers.map(str), st.sampled_from(_LISTS))
    if depth <= 0:
        return leaf
    inner = _list(depth - 1)
    return st.one_of(
        leaf,
        inner.map(lambda xs: f"sorted({xs}, reverse=True)"),
        st.builds(lambda xs, k: f"[x * {k} for x in {xs} if x % 2]", inner, small),
        st.builds(
            lambda xs, i, j: f"({xs})[{i}:{j}]", inner, st.integers(-3, 3), st.integers(-3, 3)
        ),
        st.builds(lambda xs, ys: f"({xs} + {ys})", inner, inner),
        st.builds(lambda xs, ys: f"[x - y for x, y in zip({xs}, {ys})]", inner, inner),
        inner.map(lambda xs: f"[i + x for i, x in enumerate({xs})]"),
    )


@st.composite
def python_programs(draw: st.DrawFn) -> str:
    values = {name: draw(small) for name in _NUMBERS}
    values_of_texts = {name: draw(text) for name in _TEXTS}
    lists = {name: draw(numbers) for name in _LISTS}
    lines = [_HEAD.format(**values, **values_of_texts, **lists)]
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from("ntlcw"))
        if kind == "n":
            lines.append(f"print({draw(_number(2))})\n")
        elif kind == "t":
            lines.append(f"print('<' + {draw(_text(2))} + '>')\n")
        elif kind == "l":
            lines.append(f"print({draw(_list(2))})\n")
        elif kind == "c":
            lines.append(
                f"for x in {draw(_list(1))}:\n    if {draw(_truth(1))}:\n        n += x\n"
                f"    else:\n        n -= {draw(_number(1))}\nprint(n)\n"
            )
        else:
            lines.append(
                f"k = 0\nwhile k < 5:\n    k += 1\n    if {draw(_truth(1))}:\n        break\n"
                "else:\n    print('whole')\nprint(k)\n"
            )
    return "".join(lines)


def generated(programs: st.SearchStrategy[str], count: int) -> list[str]:
    found: list[str] = []

    @seed(20_24)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(programs)
    def collect(program: str) -> None:
        found.append(program)

    collect()
    return found
