"""Variables whose statement is left over are declared: what reads them finds them without a value,
and other modules that import them start."""

from __future__ import annotations

from keras_tfjs import translate
from keras_tfjs.diagnostics import Severity


def _javascript(source: str) -> str:
    made = translate(source, to="js", from_="tfjs")
    assert any(one.severity is Severity.ERROR for one in made.diagnostics)
    return made.code


def test_a_variable_of_a_function_is_declared_in_it() -> None:
    made = _javascript("def f(x, n):\n    y = x[..., n:]\n    print(y)\n\n\nf(1, 2)\n")
    assert "  // y = x[..., n:]\n  /** @type {any} */\n  let y;\n  console.log(y);\n" in made


def test_each_variable_of_a_pattern_is_declared() -> None:
    made = _javascript("def f(x, n):\n    a, b = x[..., n:], 3\n    print(a, b)\n\n\nf(1, 2)\n")
    assert "  /** @type {any} */\n  let a;\n  /** @type {any} */\n  let b;\n" in made


def test_what_is_assigned_later_is_no_variable_of_the_module() -> None:
    source = "def f(x, n):\n    y = x[..., n:]\n    y = 3\n    return y\n\n\nprint(f(1, 2))\n"
    made = _javascript(source)
    assert made.index("function f") < made.index("let y;") < made.index("  y = 3;")
    assert made.count("let y;") == 1


def test_what_nothing_names_is_not_declared() -> None:
    assert "let" not in _javascript("def f(x, n):\n    y = x[..., n:]\n\n\nf(1, 2)\n")


def test_variables_of_loops_are_their_own() -> None:
    loop = "    for i in x[..., n:]:\n        print(i)\n"
    assert "let" not in _javascript(f"def f(x, n):\n{loop}{loop}\n\nf(1, 2)\n")


def test_what_other_modules_may_import_is_exported() -> None:
    made = _javascript("TABLE = rows[..., 1:]\n_PART = rows[..., :1]\n\n\ndef f():\n    return 1\n")
    assert "// TABLE = rows[..., 1:]\n/** @type {any} */\nexport let TABLE;\n" in made
    assert "let _PART" not in made


def test_typescript_says_it_by_a_type() -> None:
    source = "def f(x, n):\n    y = x[..., n:]\n    print(y)\n\n\nf(1, 2)\n"
    assert "  let y: any;\n" in translate(source, to="ts", from_="tfjs").code


def test_a_class_or_function_of_a_function_is_declared_in_it() -> None:
    method = "        def __getattr__(self, name):\n            return 3\n"
    made = _javascript(f"def f(Base):\n    class Own(Base):\n{method}    return Own\n\n\nf(1)\n")
    assert "  /** @type {any} */\n  let Own;\n  return Own;\n" in made
