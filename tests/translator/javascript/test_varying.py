"""What gets values of several types says so, and what does not stays as it is."""

from __future__ import annotations

import pytest

from keras_tfjs import translate
from keras_tfjs.javascript.words import ANY_TYPE

SAID = {
    "a function, then one with other parameters": "def f(a):\n    return a\n"
    "f(1)\ndef f(a, b):\n    return b\nf(1, 2)",
    "a class, then another": "class A:\n    pass\nA()\nclass A:\n"
    "    def b(self):\n        pass\nA()",
    "a function, then an object": "class A:\n    pass\ndef f(x):\n    return x\nf(1)\nf = A()",
    "a function, then what it gives": "def f():\n    return [1]\nprint(f)\nf = f()",
    "a product of what is not known, then a list": "def f(a, b):\n    c = a * b\n    c = [c]\n"
    "    return c",
    "a result of the program's own function, then a text": "def g():\n    return 1\n"
    "x = g()\nx = 'a'\nprint(x)",
    "a parameter that a call gives a list": "def f(x, n=3):\n    return [x, n]\nf(1, n=[1, 2])",
    "a parameter that becomes a text": "def f(x, n=3):\n    n = str(n)\n    return x + n\nf('a')",
    "a constructor's parameter": "class A:\n    def __init__(self, n=3):\n        self.n = n\n"
    "A(n='a')",
    "a parameter of a method": "class A:\n    def f(self, n=3):\n        return n\n"
    "    def g(self):\n        return self.f(n='a')",
    "a field": "class A:\n    def __init__(self):\n        self.n = 0\n    def f(self):\n"
    "        self.n = 'a'",
    "a field that no constructor makes": "class A:\n    def f(self):\n        self.n = 0\n"
    "    def g(self):\n        self.n = 'a'",
    "a tensor of a rank, then of any": "import tfjs as tf\ndef f(a, b):\n"
    "    x = tf.tensor2d(a, [2, 3])\n    x = tf.concat([x, b], 0)\n    return x",
}
QUIET = {
    "a function, then one made of it": "def f(x):\n    return x\n"
    "def g(h):\n    return lambda x: h(x)\nf(1)\nf = g(f)",
    "a number again": "n = 0\nn = 1\nprint(n)",
    "what is not known": "def f(a):\n    b = a[0]\n    b = a[1]\n    return b",
    "nothing, then something": "class A:\n    def __init__(self):\n        self.n = None\n"
    "    def f(self):\n        self.n = 3",
    "a field of a parameter": "class A:\n    def __init__(self, n):\n        self.n = n\n"
    "    def f(self):\n        self.n = 3",
    "a default of nothing": "def f(x, n=None):\n    return [x, n]\nf(1, n=[1, 2])",
    "a list of one kind, then an empty one": "x = [1]\nx = []\nprint(x)",
    "two tensors": "import tfjs as tf\ndef f(x):\n    y = tf.reshape(x, [3])\n"
    "    y = tf.square(y)\n    return y",
    "a tensor's method": "import tfjs as tf\ndef f(a):\n    x = tf.tensor2d(a, [2, 3])\n"
    "    x = x.mul(2)\n    return x",
    "another variable of the name": "def f():\n    n = 0\n    return n\ndef g():\n    n = 'a'\n"
    "    return n",
}


@pytest.mark.parametrize("source", SAID.values(), ids=SAID)
def test_several_types_are_said_once(source: str) -> None:
    assert _script(source).count(ANY_TYPE) == 1


@pytest.mark.parametrize("source", QUIET.values(), ids=QUIET)
def test_one_type_needs_no_word(source: str) -> None:
    assert ANY_TYPE not in _script(source)


@pytest.mark.parametrize("source", SAID.values(), ids=SAID)
def test_typescript_has_its_own_words(source: str) -> None:
    made = translate(f"{source}\n", to="ts", from_="tfjs").code
    assert ANY_TYPE not in made


def _script(source: str) -> str:
    return translate(f"{source}\n", to="js", from_="tfjs").code
