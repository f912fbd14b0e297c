"""What is written out in full only where less would mean something else."""

from __future__ import annotations

import pytest

from keras_tfjs import translate


def _made(python: str) -> str:
    return translate(f"import tfjs as tf\n{python}", to="js", from_="tfjs").code


REMAINDERS = {
    "compared with zero": ("n % m == 0", "n % m === 0"),
    "zero first": ("0 != (n - 3) % m", "0 !== (n - 3) % m"),
    "of what a call gives": ("n % len(xs) == 0", "n % xs.length === 0"),
    "asked for its truth": ("not n % m", "!(n % m)"),
    "compared with another number": ("n % m == 1", "((n % m) + m) % m === 1"),
}


@pytest.mark.parametrize(("python", "javascript"), REMAINDERS.values(), ids=REMAINDERS.keys())
def test_a_remainder_has_pythons_sign_where_that_matters(python: str, javascript: str) -> None:
    head = "def f(n: int, m: int, xs: list):\n"
    assert f"if ({javascript})" in _made(f"{head}    if {python}:\n        print(n)\n")


LISTS = {
    "one item more": ("xs += [1]", "xs.push(1);"),
    "several and a list": ("xs += [1, *xs]", "xs.push(1, ...xs);"),
    "a list more": ("xs += ys", "xs.push(...ys);"),
    "a list written out before another": ("zs = [1] + xs", "const zs = [1, ...xs];"),
    "and behind it": ("zs = xs + [1, 2]", "const zs = [...xs, 1, 2];"),
    "a list of a range": (
        "zs = list(range(3))",
        "const zs = Array.from({length: 3}, (_, index) => index);",
    ),
    "one of some words": ('print(xs[0] in {"a", "b"})', "console.log(['a', 'b'].includes(xs[0]));"),
    "the length of a shape": ("print(len(x.shape))", "console.log(x.shape.length);"),
}


@pytest.mark.parametrize(("python", "javascript"), LISTS.values(), ids=LISTS.keys())
def test_lists_are_not_made_to_be_spread(python: str, javascript: str) -> None:
    assert f"  {javascript}\n" in _made(f"def f(xs: list[str], ys: list[str], x):\n    {python}\n")


def test_what_a_loop_takes_of_two_iterators_is_no_list_first() -> None:
    text = "def f(xs):\n    for one, other in zip(iter(xs), g()):\n        print(one, other)\n"
    assert " of pyZip(" in _made("def g():\n    yield 1\n\n\n" + text)


LINES = {
    "a text": ('print("a\\n", end="")', r"process.stdout.write('a\n');"),
    "texts and values": ('print("a", n, end="\\n\\n")', r"process.stdout.write(`a ${n}\n\n`);"),
    "an end that a template would read": (
        'print(n, end=" `${x}\\\\")',
        r"process.stdout.write(`${n} \`\${x}\\`);",
    ),
    "a list taken apart": (
        'print(*xs, end=" ")',
        "process.stdout.write([...xs].join(' ') + ' ');",
    ),
    "an end that is computed": ('print("a", end=n)', "process.stdout.write('a' + n);"),
    "the text of a number": ('print(f"a {str(n)} b")', "console.log(`a ${n} b`);"),
    "no value at all": (r'print(f"a\n")', r"console.log('a\n');"),
}


@pytest.mark.parametrize(("python", "javascript"), LINES.values(), ids=LINES.keys())
def test_texts_are_one_literal(python: str, javascript: str) -> None:
    assert f"  {javascript}\n" in _made(f"def f(n, xs: list):\n    {python}\n")


def test_a_short_docstring_stays_on_one_line() -> None:
    assert "/** Says it. */\n" in _made('def f():\n    """ Says it.\n    """\n    return 1\n')


def test_a_chained_comparison_is_a_link_of_its_chain() -> None:
    made = _made("def f(a: bool, b: int):\n    if a and 0 < b < 1:\n        print(b)\n")
    assert "if (a && 0 < b && b < 1) {" in made


def test_a_truth_that_is_asked_for_is_not_made_a_boolean() -> None:
    made = _made("def f(n: bool, xs: list[bool]):\n    if not bool(xs[0]):\n        print(n)\n")
    assert "if (!xs[0]) {" in made
