"""TF.js that a program has otherwise than by an import at its head, and names that a file does not
declare."""

from __future__ import annotations

import pytest

from keras_tfjs.javascript import to_python
from keras_tfjs.source import Options

FILE = Options(path="/p/main.js")


@pytest.mark.parametrize(
    ("javascript", "python"),
    [
        pytest.param(
            "const x = tf.ones([2]);",
            "import tfjs as tf\n\nx = tf.ones([2])\n",
            id="a script of the page",
        ),
        pytest.param(
            "import {a} from './parts';\ntf.print(a);",
            "from parts import a\nimport tfjs as tf\n\ntf.print(a)\n",
            id="behind other imports",
        ),
        pytest.param(
            "let tf;\nif (gpu()) {\n  console.log('gpu');\n"
            "  tf = require('@tensorflow/tfjs-node-gpu');\n"
            "} else tf = require('@tensorflow/tfjs-node');\ntf.ones([2]).print();\n"
            "function gpu() {\n  return false;\n}",
            "import tfjs as tf\n\n\ndef gpu():\n    return False\n\n\n"
            'if gpu():\n    print("gpu")\nelse:\n    pass\ntf.ones([2]).print()\n',
            id="by the processor",
        ),
        pytest.param(
            "import * as tf from '@tensorflow/tfjs';\n"
            "require('@tensorflow/tfjs-node');\ntf.ones([2]).print();",
            "import tfjs as tf\n\ntf.ones([2]).print()\n",
            id="for its effect",
        ),
    ],
)
def test_the_library_is_imported_at_the_head(javascript: str, python: str) -> None:
    made = to_python(javascript + "\n", FILE)
    assert made.code == python
    assert not made.diagnostics


def test_a_text_that_is_no_file_keeps_its_names() -> None:
    made = to_python("const x = tf.ones([2]);\nshow(x);\n", Options())
    assert made.code == "x = tf.ones([2])\nshow(x)\n"
    assert not made.diagnostics


def test_a_variable_of_that_name_is_no_library() -> None:
    made = to_python("function f(tf) {\n  return tf.a;\n}\n", FILE)
    assert "import tfjs as" not in made.code


def test_what_nothing_declares_is_said_once() -> None:
    made = to_python("showAll(1);\nshowAll(2);\nconsole.log(Math.PI, undefined);\n", FILE)
    assert "show_all(2)" in made.code
    (said,) = made.diagnostics
    assert (said.code, said.span.line) == ("KT308", 1)
    assert "showAll" in said.message
    assert "`show_all`" in (said.help or "")


def test_names_of_statements_that_stay_behind_are_not_said_besides() -> None:
    made = to_python("document.body.append(showAll(1));\n", FILE)
    assert [one.code for one in made.diagnostics] == ["KT312"]
