"""Input that is no program, or hardly one: a clear answer in bounded time."""

from __future__ import annotations

import time

import pytest

from keras_tfjs.javascript import to_python
from keras_tfjs.source import Options, SourceSyntaxError

SOUND = "const model = tf.sequential();\nfunction f(a) { return {a, b: [1, 2]}; }\nf(1);\n"

REFUSED = {
    "an opening bracket that is never closed": "f(1, [2, 3];",
    "10,000 nested parentheses": "const x = " + "(" * 10_000 + "1" + ")" * 10_000 + ";",
    "10,000 nested arrays": "const x = " + "[" * 10_000 + "]" * 10_000 + ";",
    "10,000 nested functions": "f(() => " * 10_000 + "1" + ")" * 10_000 + ";",
    "annotations of Flow": "// @flow\nfunction f(x: ?number): string { return ''; }",
    "a text without its end": "const s = 'abc",
    "a template without its end": "const s = `abc ${1",
    "a comment without its end": "/* abc",
    "bytes that are no program": "\x00\x01\x02 \x7f",
}


def _answer(text: str) -> str:
    try:
        stage = to_python(text, Options())
    except SourceSyntaxError:
        return "refused"
    compile(stage.code, "<made>", "exec")
    return "translated"


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_a_place(text: str) -> None:
    begun = time.monotonic()
    _answer(text)
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("end", range(1, len(SOUND), 3))
def test_a_truncated_file_is_answered(end: int) -> None:
    assert _answer(SOUND[:end]) in ("refused", "translated")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffconst a = 1;\n",
        "const a = 1;\r\nconst b = 2;\rconst c = 3;\n",
        "var a=1,b=function(c){return c?d(c):!1};function d(e){for(var f=0;f<3;f++)e+=f;return e}",
        "",
        "\n\n",
        "// nothing but a comment",
    ],
    ids=["a mark of byte order", "mixed line endings", "minified", "nothing", "lines", "a comment"],
)
def test_odd_but_sound_programs_are_translated(text: str) -> None:
    assert _answer(text) == "translated"


def test_a_bundle_of_five_megabytes_on_one_line_is_refused_at_once() -> None:
    one = "function f(a){return a?b(a):!1};var c=[1,2],d={e:c};"
    begun = time.monotonic()
    with pytest.raises(
        SourceSyntaxError, match=r"^[34],\d{3},\d{3} parts of syntax, more than .* are a bundle"
    ):
        to_python(one * (5_000_000 // len(one)), Options())
    assert time.monotonic() - begun < 30


def test_a_line_of_a_megabyte_is_translated() -> None:
    """How long a line is does not matter, only how much stands on it."""
    assert _answer(f"const image = '{'iVBORw0K' * 130_000}';") == "translated"


def test_minified_code_is_translated_in_bounded_time() -> None:
    one = "function f(a){return a?b(a):!1};var c=[1,2],d={e:c};"
    begun = time.monotonic()
    assert _answer(one * 400) == "translated"
    assert time.monotonic() - begun < 60


def test_markup_is_named_and_the_rest_translated() -> None:
    stage = to_python(
        "const a = 1;\nconst e = <div id='x'>{a}</div>;\nconst b = a + 1;\n", Options()
    )
    assert [one.code for one in stage.diagnostics] == ["KT301"]
    assert "jsx" in stage.diagnostics[0].message
    assert "b = a + 1" in stage.code
