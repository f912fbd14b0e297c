"""`keras_tfjs.translate`, the public API."""

from __future__ import annotations

import ast
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest

from keras_tfjs import Dialect, Severity, Translation, translate
from keras_tfjs.diagnostics import ROWS, Diagnostic, Stage, diagnostic
from keras_tfjs.pipeline import Outcome, StageError, translation
from keras_tfjs.source import SourceSyntaxError, Span

CORPUS = Path(__file__).parents[3] / "corpus"
FILES = {
    Dialect.KERAS: "keras_program.py",
    Dialect.TFJS: "tfjs_program.py",
    Dialect.JS: "tfjs_program.js",
}
PROGRAM = {
    dialect: (CORPUS / "linear_regression" / name).read_text() for dialect, name in FILES.items()
}
PROGRAM[Dialect.TS] = PROGRAM[Dialect.JS]


@pytest.mark.parametrize(
    ("from_", "to"), list(product(Dialect, Dialect)), ids=lambda dialect: dialect.value
)
def test_every_pair_of_dialects_translates(from_: Dialect, to: Dialect) -> None:
    made = translate(PROGRAM[from_], to=to, from_=from_)
    # The document's Python has single quotes; what is written is as black writes it
    quoted = made.code.replace('"', "'") if to is Dialect.KERAS else made.code
    assert quoted == PROGRAM[to]
    assert (made.source, made.to) == (from_, to)
    assert made.complete
    unchanged = from_ is to
    assert made.outcome is (Outcome.UNCHANGED if unchanged else Outcome.TRANSLATED)


@pytest.mark.parametrize("to", Dialect)
def test_every_line_of_the_code_has_a_line_of_the_source(to: Dialect) -> None:
    made = translate(PROGRAM[Dialect.KERAS], to=to)
    source, code = PROGRAM[Dialect.KERAS].split("\n"), made.code.split("\n")
    assert len(made.source_map) == len(code)
    assert all(1 <= line <= len(source) for line in made.source_map)
    for text, line in zip(code, made.source_map, strict=True):
        if "epochs" in text:
            assert "epochs" in source[line - 1]
        if "Build and compile" in text:
            assert "Build and compile" in source[line - 1]


def test_operations_on_symbolic_tensors_keep_their_lines() -> None:
    source = """\
import keras
x = keras.Input([3])
total = x * 2
total += 2 * keras.ops.sum(keras.ops.square(x),
                           axis=-1, keepdims=True)
total *= (1 +  # one more
          x)
total \\
    -= x
behind = total
"""
    made = translate(source, to="tfjs")
    lines = dict(zip(made.code.split("\n"), made.source_map, strict=True))
    assert lines["behind = total"] == 10
    assert lines["# one more"] == 6
    assert "-=" not in made.code


def test_dialects_can_be_named_by_text() -> None:
    made = translate(PROGRAM[Dialect.KERAS], to="js", from_="keras")
    assert made == translate(PROGRAM[Dialect.KERAS], to=Dialect.JS)
    assert isinstance(made, Translation)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param({"to": "java"}, "expected one of keras, tfjs, js, ts, got 'java'", id="to"),
        pytest.param({"to": "js", "from_": "r"}, "got 'r'", id="from_"),
        pytest.param(
            {"to": "js", "keras": 4}, "keras: expected 1, 2, 3 or None, got 4", id="keras"
        ),
    ],
)
def test_what_does_not_exist_is_a_value_error(arguments: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        translate("import keras", **arguments)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param("", "KT004", id="empty"),
        pytest.param("  \n\n", "KT004", id="blank"),
        pytest.param("x = 1\n", "KT003", id="without Keras"),
    ],
)
@pytest.mark.parametrize("to", Dialect)
def test_what_has_nothing_to_translate_comes_back_as_it_is(
    source: str, code: str, to: Dialect
) -> None:
    made = translate(source, to=to, filename="a.py")
    assert (made.code, made.outcome) == (source, Outcome.UNCHANGED)
    (note,) = made.diagnostics
    assert (note.code, note.severity, note.path) == (code, Severity.NOTE, "a.py")


def test_a_named_dialect_overrides_the_filter() -> None:
    made = translate("x = 1\n", to="js", from_="keras")
    assert (made.code, made.diagnostics) == ("const x = 1;\n", ())


def test_a_half_translated_file_is_not_translated_twice() -> None:
    source = (
        "import keras\n\nmodel = keras.Sequential()\nmodel.foo = keras.layers.Densse(units=1)\n"
    )
    once = translate(source, to="tfjs")
    assert "import keras" in once.code
    assert "tf.sequential()" in once.code
    twice = translate(once.code, to="tfjs")
    assert (twice.code, twice.outcome) == (once.code, Outcome.UNCHANGED)
    assert [one.code for one in twice.diagnostics] == ["KT011"]


@pytest.mark.parametrize("to", [Dialect.TFJS, Dialect.JS])
def test_a_syntax_error_is_a_diagnostic_and_no_exception(to: Dialect) -> None:
    source = "import keras\nx = keras.Model(\n"
    made = translate(source, to=to, filename="a.py")
    assert (made.code, made.outcome, made.complete) == (source, Outcome.REFUSED, False)
    (error,) = made.diagnostics
    assert (error.code, error.severity, error.path) == ("KT001", Severity.ERROR, "a.py")
    assert error.span.line == 2


def test_the_final_line_end_stays_as_it_is_within_python() -> None:
    source = "import keras\nlayer = keras.layers.Flatten()"
    made = translate(source, to="tfjs").code
    assert made == "import tfjs as tf\nlayer = tf.layers.flatten()"
    assert translate(made, to="keras").code == source


def test_threads_do_not_disturb_each_other() -> None:
    work = [
        (path.read_text(), to)
        for path in sorted(CORPUS.glob("*/*.py")) + sorted(CORPUS.glob("*/*.js"))
        for to in Dialect
        if path.parent.name != "project"
    ]
    alone = [translate(source, to=to, filename="-") for source, to in work]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda one: translate(one[0], to=one[1], filename="-"), work * 2))
    assert together == alone * 2


def found(code: str, line: int, column: int = 0) -> Diagnostic:
    return diagnostic(ROWS[code], Span.at(line, column, 1), problem=code, language="Python")


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch):
    """Sets the stages of any translation."""
    return lambda *made: monkeypatch.setattr(translation, "steps", lambda *_: iter(made))


def test_diagnostics_are_sorted_placed_in_the_source_and_said_once(stages) -> None:
    stages(
        lambda text, options: Stage("new\n" + text, (1, 1, 2, 3), (found("KT007", 2),)),
        lambda text, options: Stage(text, (1, 2, 3, 4), (found("KT007", 3), found("KT001", 2))),
    )
    made = translate("import keras\nx\n", to="tfjs")
    assert [(one.code, one.span.line) for one in made.diagnostics] == [("KT001", 1), ("KT007", 2)]
    assert made.source_map == (1, 1, 2, 3)


def test_text_that_a_later_stage_refuses_is_a_bug_and_not_the_users(stages) -> None:
    def refuse(text: str, options: object) -> Stage:
        ast.parse(text)
        raise SourceSyntaxError("no", Span.at(1))

    stages(lambda text, options: Stage(text, (1,)), refuse)
    with pytest.raises(StageError, match="stage 1 made text that does not parse: no"):
        translate("import keras", to="js")


def test_a_stack_overflow_is_a_refusal(stages) -> None:
    def overflow(text: str, options: object) -> Stage:
        raise RecursionError

    stages(overflow)
    made = translate("import keras", to="js")
    assert made.outcome is Outcome.REFUSED
    assert [one.code for one in made.diagnostics] == ["KT009"]


def test_a_left_over_is_said_by_the_first_stage_that_sees_it_and_not_again() -> None:
    source = (
        "import keras\nimport numpy as np\n(x, _), _ = keras.datasets.mnist.load_data()\n"
        "x = np.linalg.inv(x) / 255\n"
    )
    made = translate(source, to="js")
    said = [one.code for one in made.diagnostics if one.span.line == 4]
    assert said
    assert not [code for code in said if code.startswith("KT3")]


@pytest.mark.parametrize(
    ("source", "from_"),
    [("import keras\ns = '\ud800'\n", "keras"), ("tf.sequential();\ns = '\ud800';\n", "js")],
)
def test_half_a_surrogate_pair_is_refused_in_its_place(source: str, from_: str) -> None:
    made = translate(source, to="tfjs", from_=from_)
    (found,) = made.diagnostics
    assert (found.code, found.span.line, found.span.column) == ("KT001", 2, 5)
    assert "half of a surrogate pair, U+D800" in found.message
    assert made.code == source
