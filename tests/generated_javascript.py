"""Small JavaScript programs by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

_NUMBERS, _TEXTS, _LISTS = ("a", "b", "n"), ("s", "t"), ("xs", "ys")
_HEAD = (
    "let [a, b, n] = [{a}, {b}, {n}];\nconst [s, t] = ['{s}', '{t}'];\nconst xs = {xs};\n"
    "const ys = {ys};\n"
)

small = st.integers(-9, 9)
plain = st.sampled_from("0 1 2 3 7 10 0.5 2.25".split())
text = st.text("abc -", max_size=4)
numbers = st.lists(small, min_size=1, max_size=4)


def _number(depth: int) -> st.SearchStrategy[str]:
    leaf = st.one_of(plain, st.sampled_from(_NUMBERS))
    if depth <= 0:
        return leaf
    inner, array = _number(depth - 1), _array(depth - 1)
    return st.one_of(
        leaf,
        st.builds(lambda x, op, y: f"({x} {op} {y})", inner, st.sampled_from("+-*"), inner),
        st.builds(lambda x, n: f"({x} / {n})", inner, st.sampled_from("248")),
        st.builds(lambda x, n: f"({x} % {n})", inner, st.sampled_from("357")),
        st.builds(lambda c, x, y: f"({c} ? {x} : {y})", _truth(depth - 1), inner, inner),
        st.builds(lambda f, x: f"Math.{f}({x})", st.sampled_from(("floor", "abs", "sign")), inner),
        st.builds(
            lambda f, x, y: f"Math.{f}({x}, {y})", st.sampled_from(("max", "min")), inner, inner
        ),
        array.map(lambda xs: f"{xs}.length"),
        st.builds(lambda xs, x: f"{xs}.reduce((sum, x) => sum + x, {x})", array, plain),
        st.builds(lambda x, op, y: f"({x} {op} {y})", inner, st.sampled_from("|&^"), plain),
        _text(depth - 1).map(lambda s: f"{s}.length"),
    )  # fmt: skip


def _truth(depth: int) -> st.SearchStrategy[str]:
    order = st.sampled_from(("<", ">", "===", "!==", "<="))
    if depth <= 0:
        return st.builds(lambda x, op, y: f"({x} {op} {y})", _number(0), order, _number(0))
    inner, array = _truth(depth - 1), _array(depth - 1)
    return st.one_of(
        inner,
        inner.map(lambda x: f"!{x}"),
        st.builds(lambda x, op, y: f"({x} {op} {y})", inner, st.sampled_from(("&&", "||")), inner),
        st.builds(lambda xs, x: f"{xs}.includes({x})", array, plain),
        st.builds(lambda xs, x: f"{xs}.some((x) => x > {x})", array, plain),
        st.builds(lambda xs, x: f"{xs}.every((x) => x > {x})", array, plain),
    )  # fmt: skip


def _array(depth: int) -> st.SearchStrategy[str]:
    leaf = st.one_of(numbers.map(str), st.sampled_from(_LISTS))
    if depth <= 0:
        return leaf
    inner = _array(depth - 1)
    return st.one_of(
        leaf,
        st.builds(lambda x, y: f"[{x}, {y}]", _number(depth - 1), _number(depth - 1)),
        st.builds(lambda xs, x: f"{xs}.map((x) => x * {x})", inner, plain),
        st.builds(lambda xs, x: f"{xs}.filter((x) => x > {x})", inner, plain),
        st.builds(lambda xs, x: f"[...{xs}, {x}]", inner, _number(depth - 1)),
        st.builds(lambda xs, w: f"{xs}.slice({w})", inner, st.sampled_from(("1", "-1", "0, 2"))),
        st.builds(lambda xs, ys: f"{xs}.concat({ys})", inner, inner),
        inner.map(lambda xs: f"[...{xs}].sort((x, y) => x - y)"),
        inner.map(lambda xs: f"[...{xs}].reverse()"),
        inner.map(lambda xs: f"{xs}.map((x, index) => x + index)"),
    )


def _text(depth: int) -> st.SearchStrategy[str]:
    leaf = st.one_of(text.map(lambda one: f"'{one}'"), st.sampled_from(_TEXTS))
    if depth <= 0:
        return leaf
    inner, number = _text(depth - 1), _number(depth - 1)
    method = st.sampled_from(
        ("toUpperCase()", "trim()", "replace('a', 'b')", "padEnd(6)", "slice(-2)", "slice(1, 3)")
    )
    return st.one_of(
        leaf,
        st.builds(lambda s, t: f"({s} + {t})", inner, inner),
        st.builds(lambda s, m: f"{s}.{m}", inner, method),
        st.builds(lambda x, c: f"`<${{{x}}}|${{{c}}}>`", number, _truth(depth - 1)),
        number.map(lambda x: f"('n' + {x})"),
        _array(depth - 1).map(lambda xs: f"{xs}.join('-')"),
        number.map(lambda x: f"String({x}).padStart(6, '.')"),
        _array(depth - 1).map(lambda xs: f"JSON.stringify({xs})"),
        inner.map(lambda s: f"{s}.split('').reverse().join('')"),
    )


def _statements() -> st.SearchStrategy[str]:
    return st.one_of(
        _number(3).map(lambda x: f"console.log({x});\n"),
        _text(3).map(lambda s: f"console.log('<' + {s} + '>');\n"),
        _array(3).map(lambda xs: f"console.log({xs});\n"),
        st.builds(
            lambda xs, c, x: f"for (const x of {xs}) {{\n  if ({c}) n += x;\n  else n -= {x};\n}}\n"
            "console.log(n);\n",
            _array(1), _truth(1), _number(1),
        ),
        st.builds(
            lambda c, x: f"let k = 0;\nwhile (k++ < 5) {{\n  if ({c}) break;\n  a = {x};\n}}\n"
            "console.log(a, k);\n",
            _truth(1), _number(1),
        ).map(lambda one: f"{{\n{one}}}\n"),
        st.builds(
            lambda x, y: f"switch ({x} % 3) {{\n  case 0:\n    b += 1;\n  case 1:\n    b *= 2;\n"
            f"    break;\n  default:\n    b = {y};\n}}\nconsole.log(b);\n",
            _number(0), _number(1),
        ),
    )  # fmt: skip


@st.composite
def javascript_programs(draw: st.DrawFn) -> str:
    names = {name: draw(small) for name in _NUMBERS}
    texts = {name: draw(text) for name in _TEXTS}
    lists = {name: draw(numbers) for name in _LISTS}
    head = _HEAD.format(**names, **texts, **lists)
    return head + "".join(draw(st.lists(_statements(), min_size=1, max_size=4)))
