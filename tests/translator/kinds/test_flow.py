"""Kinds by flow: assignments, branches, loops, functions, classes, containers."""

from __future__ import annotations

import ast

import pytest
from questions import keras, tfjs

from keras_tfjs.kinds import (
    Boolean,
    Class,
    DictOf,
    Function,
    Instance,
    Kind,
    ListOf,
    Module,
    NoneValue,
    Number,
    Promise,
    String,
    TupleOf,
    Unknown,
    infer,
)
from keras_tfjs.source import Dialect, Options

INTEGER, FLOAT = Number(True), Number(False)


def described(kind: Kind) -> str:
    """A kind in few words: roles of instances, the plain name of everything else."""
    match kind:
        case Instance(role=role):
            return kind.class_name or role
        case Number(True):
            return "int"
        case Number(False):
            return "float"
        case Number():
            return "number"
        case ListOf(of):
            return f"list({described(of)})"
        case TupleOf(items):
            return f"({', '.join(map(described, items))})"
        case DictOf(values):
            return f"dict({described(values)})"
        case Promise(of):
            return f"Promise({described(of)})"
        case Function() | Class() | Module():
            return type(kind).__name__
        case Boolean() | String() | NoneValue() | Unknown():
            return type(kind).__name__
    raise AssertionError(kind)


KERAS = {
    "what a notebook goes on with though it is deleted": ("x = 'a'\ndel x\nx", "String"),
    "the parts of a dataset": (
        "import keras\nkeras.utils.split_dataset(d, 0.5)",
        "(Dataset, Dataset)",
    ),
    "a path of os.path": ("import os\nos.path.join('a', 'b')", "String"),
    "a question of os.path": ("import os.path\nos.path.isdir('a')", "Boolean"),
    "a question by name": ("from os.path import exists\nexists('a')", "Boolean"),
    "a tuple taken apart": ("a, b = 1, 'x'\nb", "String"),
    "a starred target": ("a, *b = 1, 2.0, 3.0\nb", "list(float)"),
    "nested targets": (
        "(a, b), (c, d) = keras.datasets.mnist.load_data()\nd",
        "NdArray",
    ),
    "an augmented assignment": ("n = 1\nn += 0.5\nn", "float"),
    "an annotation without a value": ("x: float\nx", "float"),
    "an annotation of an unknown value": ("x: tf.Tensor = load()\nx", "Tensor"),
    "a quoted annotation": ('def f(m: "keras.Model"):\n    return m\nf(g())', "Model"),
    "an assignment expression": ("(n := 3)\nn", "int"),
    "two branches that agree": ("if c:\n    x = 1\nelse:\n    x = 2\nx", "int"),
    "two branches that differ": ("if c:\n    x = 1\nelse:\n    x = 'a'\nx", "Unknown"),
    "None beside something else": ("x = None\nif c:\n    x = 1.0\nx", "float"),
    "a branch that leaves": (
        "def f(c):\n    x = 1\n    if c:\n        x = 'a'\n        return 2\n    return x\nf(0)",
        "int",
    ),
    "a loop that changes the kind": ("x = 1\nfor i in y:\n    x = 'a'\nx", "Unknown"),
    "a loop that keeps the kind": (
        "x = np.ones(3)\nfor i in range(3):\n    x = x * 2\nx",
        "NdArray",
    ),
    "a chain through a loop": (
        "a = 1\nb = 2\nwhile c:\n    a, b = b, a + b\nb",
        "int",
    ),
    "a loop variable": ("for i, x in enumerate([1.0]):\n    pass\nx", "float"),
    "zip": ("for a, b in zip([1], ['x']):\n    pass\nb", "String"),
    "items of a dict": ("for k, v in {'a': 1}.items():\n    pass\nv", "int"),
    "a list that grows": ("xs = []\nxs.append(1.5)\nxs", "list(float)"),
    "a dict that counts": (
        "d = {}\nfor w in ws:\n    d[w] = d.get(w, 0) + 1\nfor k, v in d.items():\n    pass\nv",
        "int",
    ),
    "a dict that is filled with tensors, too": ("d = {}\nd[0] = 1\nd[1] = f()\nd[0]", "Unknown"),
    "a dict that another one is put into": (
        "d = {}\nd[0] = 1\nd.update(f())\nd[0]",
        "Unknown",
    ),
    "the commonest values of a counter": (
        "import collections\nfor k, n in collections.Counter(ws).most_common():\n    pass\nn",
        "int",
    ),
    "a list of layers": (
        "xs = []\nfor n in [1]:\n    xs.append(keras.layers.Dense(n))\nxs[0]",
        "Layer",
    ),
    "a comprehension": ("[str(i) for i in range(3)]", "list(String)"),
    "a dict by key": ("d = {'a': 1, 'b': 'x'}\nd['b']", "String"),
    "a conditional expression": ("1 if c else 2.0", "number"),
    "what a function returns": ("def f():\n    return 'x'\nf()", "String"),
    "a function called before it is defined": (
        "def g():\n    return f()\ndef f():\n    return 1\ng()",
        "int",
    ),
    "a function that returns nothing": ("def f():\n    pass\nf()", "NoneValue"),
    "a recursive function": (
        "def f(n):\n    return 1 if n < 2 else n * f(n - 1)\nf(3)",
        "int",
    ),
    "a parameter from its calls": ("def f(x):\n    return x\nf(np.ones(3))", "NdArray"),
    "a parameter from calls that differ": ("def f(x):\n    return x\nf(1)\nf('a')", "Unknown"),
    "a parameter from its default": ("def f(x=1.0):\n    return x\nf()", "float"),
    "a parameter given by keyword": ("def f(a, x=None):\n    return x\nf(1, x='s')", "String"),
    "a lambda": ("f = lambda x: x + 1\nf(2)", "int"),
    "an async function": ("async def f():\n    return 1\nf()", "Promise(int)"),
    "an attribute of self": (
        "class A:\n    def __init__(self):\n        self.n = 1\nA().n",
        "int",
    ),
    "an attribute from the constructor's argument": (
        "class A:\n    def __init__(self, n):\n        self.n = n\nA('x').n",
        "String",
    ),
    "an attribute set from outside": ("class A:\n    pass\na = A()\na.n = 1\na.n", "int"),
    "an attribute of an attribute of the same name": (
        "class A:\n    def __init__(self):\n        self.n = A()\n        self.n.n = 1\nA().n",
        "A",
    ),
    "an inherited method": (
        "class A:\n    def f(self):\n        return 1\nclass B(A):\n    pass\nB().f()",
        "int",
    ),
    "a property": (
        "class A:\n    @property\n    def n(self):\n        return 1.0\nA().n",
        "float",
    ),
    "arithmetic of numbers": ("1 / 2 + 3 * 2", "float"),
    "integer arithmetic": ("7 // 2 % 3", "int"),
    "a comparison of numbers": ("1 < 2", "Boolean"),
    "text": ("'a' + 'b' * 2 + f'{1}'", "String"),
    "a tensor times a number": ("2 * tf.constant([1.0])", "Tensor"),
    "a symbolic tensor and a number": ("keras.Input((2,)) + 1", "SymbolicTensor"),
    "an array compared": ("np.ones(3) > 0", "NdArray"),
    "an axis of a shape": ("np.ones((2, 3)).shape[0]", "int"),
    "len": ("len(np.ones(3))", "int"),
    "a mathematical function": ("import math\nmath.sqrt(2) * 3", "number"),
    "a layer": ("keras.layers.Dense(3)", "Layer"),
    "a layer applied to a symbolic tensor": (
        "keras.layers.Dense(3)(keras.Input((2,)))",
        "SymbolicTensor",
    ),
    "a layer applied to an array": ("keras.layers.Dense(3)(np.ones((1, 2)))", "Tensor"),
    "a merge layer": (
        "a = keras.Input((2,))\nkeras.layers.Concatenate()([a, a])",
        "SymbolicTensor",
    ),
    "the result of a model applied to a symbolic tensor": (
        "m = keras.Sequential()\nm(keras.Input((2,)))",
        "SymbolicTensor",
    ),
    "through a function that builds": (
        "def block(x):\n    x = keras.layers.Dense(3)(x)\n    return keras.layers.ReLU()(x)\n"
        "x = block(keras.Input((2,)))\nx = block(x)\nx",
        "SymbolicTensor",
    ),
    "fit": ("m = keras.Sequential()\nm.fit(x, y)", "History"),
    "a list in the history": ("m = keras.Sequential()\nm.fit(x, y).history['loss'][-1]", "float"),
    "predict": ("m = keras.Sequential()\nm.predict(x)", "NdArray"),
    "a factory of models": (
        "def make():\n    m = keras.Sequential()\n    return m\nmake()",
        "Model",
    ),
    "an optimizer": ("keras.optimizers.SGD(0.1)", "Optimizer"),
    "an object of a user's layer": ("class A(keras.layers.Layer):\n    pass\nA()", "A"),
    "a user's layer applied": (
        "class A(keras.layers.Layer):\n    pass\nA()(keras.Input((2,)))",
        "SymbolicTensor",
    ),
    "a function of tensorflow": ("tf.square(tf.constant([1.0]))", "Tensor"),
    "something unknown": ("frob(1)", "Unknown"),
    "an unknown operand": ("frob + 1", "Unknown"),
    "a method of something unknown": ("frob.shape", "Unknown"),
    "a name that is another thing before the function": (
        "x = 1\nx = 'a'\ndef f():\n    return x\nf()",
        "String",
    ),
    "a name that may be another thing before the function": (
        "x = 1\nif c:\n    x = 'a'\ndef f():\n    return x\nf()",
        "Unknown",
    ),
    "a name that becomes another thing behind the function": (
        "x = 1\ndef f():\n    return x\nx = 'a'\nf()",
        "Unknown",
    ),
    "a name that is another thing before a function in a function": (
        "x = 1\ndef g():\n    def f():\n        return x\n    return f\nx = 'a'\ng()()",
        "Unknown",
    ),
    "a name that is another thing before a method": (
        "x = 1\nx = 'a'\nclass A:\n    def f(self):\n        return x\nA().f()",
        "String",
    ),
    "a name that a function sets": (
        "x = 'a'\ndef g():\n    global x\n    x = 1\nx = 'b'\ndef f():\n    return x\nf()",
        "Unknown",
    ),
    "a list of what a generator gives": (
        "def f():\n    yield 1\n    yield from [2, 3]\nlist(f())",
        "list(int)",
    ),
    "a list of what a generator's method gives": (
        "class A:\n    def f(self):\n        yield 'a'\nsorted(A().f())",
        "list(String)",
    ),
    "a list of what a generator of several sorts gives": (
        "def f():\n    yield 1\n    yield 'a'\nlist(f())",
        "list(Unknown)",
    ),
    "a loop that never settles": ("x = [1]\nwhile c:\n    x = [x]\nx", "list(Unknown)"),
}


@pytest.mark.parametrize(("text", "expected"), KERAS.values(), ids=KERAS.keys())
def test_keras(text: str, expected: str) -> None:
    assert described(keras(text).kind) == expected


TFJS = {
    "a factory": ("tf.layers.dense({'units': 1})", "Layer"),
    "a model": ("tf.sequential()", "Model"),
    "a tensor": ("tf.tensor2d([[1]], [1, 1])", "Tensor"),
    "a method of a tensor": ("tf.ones([2]).add(1).mean()", "Tensor"),
    "a promise": ("tf.sequential().fit(x, y, {})", "Promise(History)"),
    "the result of a promise": ("tf.sequential().fit(x, y, {}).result()", "History"),
    "what a promise is awaited for": (
        "async def f():\n    h = await tf.sequential().fit(x, y, {})\n    return h\nf()",
        "Promise(History)",
    ),
    "numbers read from a tensor": ("tf.ones([2]).dataSync()[0]", "number"),
    "nested numbers of a known rank": ("tf.ones([2, 3]).arraySync()", "list(list(number))"),
    "nested numbers of an unknown rank": ("tf.mean(x).arraySync()", "Unknown"),
    "apply on a symbolic tensor": (
        "tf.layers.flatten().apply(tf.input({'shape': [2]}))",
        "SymbolicTensor",
    ),
    "apply on a tensor": ("tf.layers.flatten().apply(tf.ones([2, 3, 4]))", "Tensor"),
    "apply on a list": (
        "a = tf.input({'shape': [2]})\ntf.layers.add({}).apply([a, a])",
        "SymbolicTensor",
    ),
    "tidy": ("tf.tidy(lambda: tf.ones([2]).dataSync()[0])", "number"),
    "an optimizer": ("tf.train.sgd(0.1)", "Optimizer"),
    "the parts of variableGrads": ("tf.variableGrads(f)['value']", "Tensor"),
    "a loaded model": ("tf.loadLayersModel('x').result()", "Model"),
    "weights": ("[w.read() for w in tf.sequential().trainableWeights]", "list(Tensor)"),
    "a user's layer": (
        "class A(tf.layers.Layer):\n    pass\nA({}).apply(tf.ones([2]))",
        "Tensor",
    ),
    "a config in a constructor": (
        "class A(tf.layers.Layer):\n    def __init__(self, config):\n"
        "        super().__init__(config)\n        self.n = config['units']\n"
        "A({'units': 3}).n",
        "int",
    ),
    "a config with a default": (
        "class A(tf.layers.Layer):\n    def __init__(self, config):\n"
        "        self.n = config.get('factor', 2.0)\nA({'units': 3}).n",
        "float",
    ),
    "a test on the kind of an argument": (
        "class A(tf.layers.Layer):\n    def call(self, inputs, kwargs):\n"
        "        return inputs[0] if isinstance(inputs, list) else inputs\nA({}).call(x, {})",
        "Tensor",
    ),
    "a tensor under Python's operators": ("tf.ones([2]) * 2 - 1 < 0", "Tensor"),
    "logs of a callback": (
        "class A(tf.Callback):\n    def onEpochEnd(self, epoch, logs):\n"
        "        return logs['loss']\nA().onEpochEnd(1, x)",
        "float",
    ),
    "the model of a callback": (
        "class A(tf.Callback):\n    def onEpochEnd(self, epoch, logs):\n"
        "        return self.model\nA().onEpochEnd(1, x)",
        "Model",
    ),
    "logs of a function given by its key": (
        "def f(epoch, logs):\n    return epoch\ng = {'callbacks': {'onEpochEnd': f}}\n"
        "tf.sequential().fit(x, y, {'onEpochEnd': f})\nf(e, l)",
        "int",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TFJS.values(), ids=TFJS.keys())
def test_tfjs(text: str, expected: str) -> None:
    assert described(tfjs(text).kind) == expected


SHAPES = {
    "a literal": ("np.array([[1, 2, 3], [4, 5, 6]])", (2, 3)),
    "ones": ("np.ones((2, 3))", (2, 3)),
    "random numbers by axis": ("np.random.rand(4, 1)", (4, 1)),
    "random numbers by size": ("np.random.normal(size=(4, 1))", (4, 1)),
    "an input, batch axis in front": ("keras.Input(shape=(4,))", (None, 4)),
    "arithmetic broadcasts": ("np.ones((2, 1)) * np.ones((1, 3))", (2, 3)),
    "a number keeps it": ("np.ones((2, 3)) * 2", (2, 3)),
    "an index takes an axis": ("np.ones((2, 3))[0]", (3,)),
    "a whole slice keeps an axis": ("np.ones((2, 3))[:, 0]", (2,)),
    "a ragged literal has none": ("np.array([[1], [2, 3]])", None),
    "a size that is not literal": ("np.ones(n)", None),
}


@pytest.mark.parametrize(("text", "shape"), SHAPES.values(), ids=SHAPES.keys())
def test_shape(text: str, shape: object) -> None:
    kind = keras(text).kind
    assert isinstance(kind, Instance)
    assert kind.shape == shape


DTYPES = {
    "whole numbers": ("np.array([1, 2])", "int64"),
    "numbers with a fraction": ("np.array([1, 2.5])", "float64"),
    "a name": ("np.array([1], dtype='float32')", "float32"),
    "an attribute": ("np.ones(3, dtype=np.float32)", "float32"),
    "a comparison": ("np.ones(3) > 1", "bool"),
}


@pytest.mark.parametrize(("text", "dtype"), DTYPES.values(), ids=DTYPES.keys())
def test_dtype(text: str, dtype: str) -> None:
    kind = keras(text).kind
    assert isinstance(kind, Instance)
    assert kind.dtype == dtype


def test_tensors_of_tfjs_are_float32_unless_they_say_otherwise() -> None:
    kinds = [tfjs(text).kind for text in ("tf.tensor1d([1])", "tf.tensor1d([1], 'int32')")]
    assert [getattr(kind, "dtype", None) for kind in kinds] == ["float32", "int32"]


def test_facts_are_linear_in_a_long_chain() -> None:
    lines = "\n".join(["x = np.ones(3)", *["x = x * 2 + 1"] * 3000, "x"])
    assert described(keras(lines).kind) == "NdArray"


NARROWED = {
    "the other side of and": ("isinstance(x, list) and x", "list(Tensor)"),
    "the other side of or": ("not isinstance(x, str) or x", "String"),
    "the branch of a condition": ("isinstance(x, dict) and x if y else 0", "dict(Unknown)"),
}


@pytest.mark.parametrize(("text", "wanted"), NARROWED.values(), ids=NARROWED.keys())
def test_a_test_says_what_a_name_is_where_it_holds(text: str, wanted: str) -> None:
    kinds = _kinds_of_x(f"        return {text}")
    assert [described(one) for one in kinds] == ["Tensor", wanted]


STATEMENTS = {
    "after an early return": "        if not isinstance(x, list):\n            return 1\n        x",
    "after an assertion": "        assert isinstance(x, list)\n        x",
    "in a loop that tests": "        while isinstance(x, list) and y:\n            x",
    "by one of several classes": (
        "        if isinstance(x, list) or isinstance(x, tuple):\n            x"
    ),
    "by its type": "        if type(x) is list:\n            x",
}


@pytest.mark.parametrize("body", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_a_statement_says_what_a_name_is_behind_it(body: str) -> None:
    assert described(_kinds_of_x(body)[-1]) == "list(Tensor)"


def test_nothing_is_left_of_a_test_behind_its_branch() -> None:
    body = "        if isinstance(x, list):\n            y = x\n        return x"
    assert [described(one) for one in _kinds_of_x(body)] == ["Tensor", "list(Tensor)", "Tensor"]


def test_a_name_bound_in_an_operand_lives_on() -> None:
    facts = keras(
        "def f(x):\n    if isinstance(x, str) and (n := len(x)):\n        pass\n"
        "    return n\nf(1)"
    )
    assert described(facts.kind) == "int"


def test_a_lambda_that_a_call_is_given_sees_the_names_of_its_place() -> None:
    tree = ast.parse(
        "x = [1]\nf(lambda: x)\ng = lambda: x\nx = 'a'\n"
        "n = None\nf(lambda: n)\nn = 'b'\n"
        "class A:\n    x = 3\n    f(lambda: x)\n"
    )
    facts = infer(tree, Options(), Dialect.KERAS)
    found = [one.body for one in ast.walk(tree) if isinstance(one, ast.Lambda)]
    kinds = {one.lineno: described(facts.kind(one)) for one in found}
    assert kinds == {2: "list(int)", 3: "Unknown", 6: "String", 10: "String"}


def _kinds_of_x(body: str) -> list[Kind]:
    """What `x` is wherever a layer's call reads it, from top to bottom."""
    tree = ast.parse(
        f"import tfjs as tf\n\n\nclass A(tf.layers.Layer):\n    def call(self, x):\n{body}\n"
    )
    facts = infer(tree, Options(), Dialect.TFJS)
    uses = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Name) and one.id == "x" and isinstance(one.ctx, ast.Load)
    ]
    return [facts.kind(one) for one in sorted(uses, key=lambda one: (one.lineno, one.col_offset))]
