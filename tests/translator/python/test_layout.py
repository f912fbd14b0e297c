"""What is not rewritten keeps its bytes; what is rewritten keeps its comments and its place."""

from __future__ import annotations

import pytest

from keras_tfjs.python import translate
from keras_tfjs.python.formatting import comments
from keras_tfjs.source import Dialect, Options


def to_tfjs(text: str) -> str:
    return translate(text, Dialect.TFJS, Options()).code


UNTOUCHED = """\
import os,sys
if  True :
\tx = { 'a':1 }   # odd spacing
\tdef f( a,b = 2 ): return a;
class A : pass
y = '''
  text that is  data
'''
z = [1,
  2]
"""


def test_untouched_lines_keep_their_bytes() -> None:
    text = UNTOUCHED + "import keras\nm = keras.Sequential( )\n"
    assert to_tfjs(text) == UNTOUCHED + "import tfjs as tf\nm = tf.sequential()\n"


def test_statements_beside_a_rewritten_one_keep_theirs() -> None:
    text = "import keras\nif  x :\n    a  =  1\n    m = keras.Sequential( )\n    b  =  2\n"
    assert to_tfjs(text) == (
        "import tfjs as tf\nif  x :\n    a  =  1\n    m = tf.sequential()\n    b  =  2\n"
    )


@pytest.mark.parametrize("indent", ["  ", "\t", "        "], ids=["two blanks", "a tab", "eight"])
def test_a_rewritten_statement_keeps_the_indentation_of_its_block(indent: str) -> None:
    text = f"import keras\nif x:\n{indent}if y:\n{indent * 2}m = keras.Sequential( )\n"
    assert to_tfjs(text).splitlines()[-1] == f"{indent * 2}m = tf.sequential()"


COMMENTED = """\
# before
import keras  # the library
# between

# above
layer = keras.layers.Dense(  # open
    units=1,  # one
    # its own line
    input_shape=[1],  # last
)  # closed
# below
model = keras.Model(
    inputs=a,  # in
    outputs=b)
def f():
    # first thing
    return keras.Input(shape=[1])  # made
    # end of block
# end
"""


def test_comments_in_are_comments_out() -> None:
    code = to_tfjs(COMMENTED)
    assert sorted(comments(code)) == sorted(comments(COMMENTED))


def test_comments_stay_at_their_arguments() -> None:
    code = to_tfjs(COMMENTED)
    assert '"units": 1,  # one\n' in code
    assert '        # its own line\n        "inputShape": [1],  # last\n' in code


def test_comments_of_a_call_that_is_rebuilt_are_put_above() -> None:
    text = "import numpy as np\nimport keras\nx = np.array(\n    [1.5],  # kept\n)\n"
    assert "# kept\nx = tf.tensor1d([1.5])" in to_tfjs(text)


def test_every_line_knows_the_line_it_came_from() -> None:
    text = (
        "import keras\n\n# note\nm = keras.Sequential(\n    [\n"
        "        keras.layers.Flatten(),\n        keras.layers.Dense(1),\n    ]\n)\nx = 1\n"
    )
    stage = translate(text, Dialect.TFJS, Options())
    place = {line: stage.lines[number] for number, line in enumerate(stage.code.splitlines())}
    assert place["# note"] == 3
    assert place["x = 1"] == 10
    (flatten,) = (line for line in place if "flatten" in line)
    (dense,) = (line for line in place if "dense" in line)
    assert (place[flatten], place[dense]) == (6, 7)


def test_a_rewritten_statement_is_formatted() -> None:
    text = "import keras\nmodel.add( keras.layers.Dense( units = 1,activation = 'relu' ) )\n"
    assert 'tf.layers.dense({"units": 1, "activation": "relu"})' in to_tfjs(text)


def test_text_inside_strings_is_data() -> None:
    text = 'import keras\nif x:\n  m = keras.Sequential(name="""a\n b""")\n'
    assert 'a\n b"""' in to_tfjs(text)


@pytest.mark.parametrize(
    "header",
    [
        "if float(np.ones(1)):",
        "while float(np.ones(1)):",
        "for i in keras.Sequential().layers:",
        "with keras.Sequential() as m:",
        "def f(m=keras.Sequential()):",
        "class A(B, m=keras.Sequential()):",
    ],
)
def test_a_header_is_rewritten_without_its_body(header: str) -> None:
    text = f"import keras\nimport numpy as np\n{header}\n    a  =  1  # body\n"
    code = to_tfjs(text)
    assert code.endswith("    a  =  1  # body\n")
    assert "keras" not in code
    assert "np." not in code


def test_clauses_are_rewritten_one_by_one() -> None:
    text = (
        "import keras\nif a:\n    b  =  1\nelif keras.Sequential():\n    c  =  2\n"
        "else:\n    d  =  3\ntry:\n    e  =  4\nexcept f(keras.Sequential()):\n    g  =  5\n"
    )
    assert to_tfjs(text) == text.replace("keras.Sequential", "tf.sequential").replace(
        "import keras", "import tfjs as tf"
    )


def test_a_second_run_changes_nothing() -> None:
    once = to_tfjs(COMMENTED)
    assert to_tfjs(once) == once
