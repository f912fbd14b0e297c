"""Canonical names: every way to import the same thing, and every way to hide it."""

from __future__ import annotations

import ast

import pytest
from questions import keras, tfjs

from keras_tfjs.kinds import Number, Unknown

SAME = {
    "import keras": ("import keras", "keras.layers.Dense"),
    "an alias of keras": ("import keras as k", "k.layers.Dense"),
    "from keras import layers": ("from keras import layers", "layers.Dense"),
    "from keras import layers under an alias": ("from keras import layers as L", "L.Dense"),
    "from keras.layers import Dense": ("from keras.layers import Dense", "Dense"),
    "Dense under an alias": ("from keras.layers import Dense as D", "D"),
    "tf.keras": ("import tensorflow as tf", "tf.keras.layers.Dense"),
    "tensorflow without an alias": ("import tensorflow", "tensorflow.keras.layers.Dense"),
    "from tensorflow import keras": ("from tensorflow import keras", "keras.layers.Dense"),
    "from tensorflow.keras": ("from tensorflow.keras.layers import Dense", "Dense"),
    "import tensorflow.keras as": ("import tensorflow.keras as k", "k.layers.Dense"),
    "import of a submodule": ("import tensorflow.keras.layers", "tensorflow.keras.layers.Dense"),
    "tf_keras": ("import tf_keras", "tf_keras.layers.Dense"),
    "keras.src": ("from keras.src.layers.core.dense import Dense", "Dense"),
    "compat.v1": ("import tensorflow as tf", "tf.compat.v1.keras.layers.Dense"),
    "the module path of Keras 2": ("from keras.layers.core import Dense", "Dense"),
    "a module that was assigned": ("import keras\nlayers = keras.layers", "layers.Dense"),
    "a class that was assigned": ("import keras\nD = keras.layers.Dense", "D"),
    "assigned twice over": ("import keras\nk = keras\nD = k.layers.Dense", "D"),
    "a star import": ("from tensorflow.keras.layers import *", "Dense"),
    "a name that the file never binds": ("", "keras.layers.Dense"),
    "an import that may fail": (
        "try:\n    import keras\nexcept ImportError:\n    from tensorflow import keras",
        "keras.layers.Dense",
    ),
    "an import in both branches": (
        "if 1:\n    from keras.layers import Dense\n"
        "else:\n    from tf_keras.layers import Dense",
        "Dense",
    ),
    "an import under a global declaration": (
        "def load():\n    global keras\n    import keras",
        "keras.layers.Dense",
    ),
}


@pytest.mark.parametrize(("imports", "spelt"), SAME.values(), ids=SAME.keys())
def test_is_keras_layers_dense(imports: str, spelt: str) -> None:
    assert keras(f"{imports}\n{spelt}").name == "keras.layers.Dense"


OTHER_NAMES = {
    "Sequential below models": ("import keras", "keras.models.Sequential", "keras.Sequential"),
    "Input below layers": ("import keras", "keras.layers.Input", "keras.Input"),
    "a function of tensorflow": ("import tensorflow as tf", "tf.matmul", "tensorflow.matmul"),
    "a submodule of tensorflow": ("import tensorflow as tf", "tf.math.add", "tensorflow.math.add"),
    "numpy": ("import numpy as np", "np.random.rand", "numpy.random.rand"),
    "np that the file never binds": ("", "np.array", "numpy.array"),
    "tf that the file never binds": ("", "tf.ones", "tensorflow.ones"),
    "a built-in": ("", "print", "builtins.print"),
    "somebody else's module": ("import pandas as pd", "pd.DataFrame", "pandas.DataFrame"),
    "a module of the project": ("from models import build", "build", "models.build"),
    "a relative import": ("from .models import build", "build", ".models.build"),
    "a function of the file": ("def f():\n    pass", "f", "__main__.f"),
    "a method of the file": (
        "class A:\n    def m(self):\n        pass",
        "A().m",
        "__main__.A.m",
    ),
    "the keras of somebody else": ("from mylib import keras", "keras.layers", "mylib.keras.layers"),
}


@pytest.mark.parametrize(("imports", "spelt", "name"), OTHER_NAMES.values(), ids=OTHER_NAMES.keys())
def test_name(imports: str, spelt: str, name: str) -> None:
    assert keras(f"{imports}\n{spelt}").name == name


def test_tf_is_tfjs_in_tfjs_style_python() -> None:
    assert tfjs("tf.layers.dense").name == "tfjs.layers.dense"
    assert tfjs("import tfjs as tf\ntf.train.sgd").name == "tfjs.train.sgd"
    assert tfjs("import tfjs\ntfjs.sequential").name == "tfjs.sequential"


def test_spelling_is_kept_beside_the_canonical_name() -> None:
    program = keras("from tensorflow import keras as k\nk.layers.Dense")
    assert program.facts.spelling(program.question) == "tensorflow.keras.layers.Dense"


HIDDEN = {
    "a parameter": "import keras\ndef f(keras):\n    return keras.layers.Dense",
    "an assignment": "import keras\ndef f():\n    keras = load()\n    return keras.layers.Dense",
    "a later assignment of the same function": (
        "import keras\ndef f():\n    x = keras.layers.Dense\n    keras = 3\n    return x"
    ),
    "a loop variable": (
        "import keras\ndef f(xs):\n    for keras in xs:\n        return keras.layers.Dense"
    ),
    "a context manager": (
        "import keras\ndef f():\n    with open('x') as keras:\n        return keras.layers.Dense"
    ),
    "an exception": (
        "import keras\ndef f():\n    try:\n        pass\n"
        "    except ValueError as keras:\n        return keras.layers.Dense"
    ),
    "a comprehension's variable": "import keras\nx = [keras.layers.Dense for keras in things]",
    "a lambda's parameter": "import keras\nf = lambda keras: keras.layers.Dense",
    "a class of that name": "class keras:\n    pass\nx = keras.layers.Dense",
    "a function of that name": "def keras():\n    pass\nx = keras.layers.Dense",
    "a match pattern": (
        "import keras\ndef f(x):\n    match x:\n        case {'k': keras}:\n"
        "            return keras.layers.Dense"
    ),
    "an assignment expression": (
        "import keras\ndef f():\n    return (keras := load()) and keras.layers.Dense"
    ),
    "a name of the enclosing function": (
        "import keras\ndef f():\n    keras = load()\n    def g():\n"
        "        return keras.layers.Dense\n    return g"
    ),
    "an unknown star import": "from mylib import *\nx = keras.layers.Dense",
    "a module assigned in one branch only": (
        "import keras\nif chosen:\n    keras = other\nx = keras.layers.Dense"
    ),
    "a name that a function rebinds": (
        "import keras\ndef f():\n    global keras\n    keras = 3\nx = keras.layers.Dense"
    ),
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN.keys())
def test_is_hidden_by(text: str) -> None:
    program = keras(text)
    node = program.expression("keras.layers.Dense")
    assert not (program.facts.name(node) or "").startswith("keras.")


SEEN = {
    "through a class body, whose names its methods do not see": (
        "import keras\nclass A:\n    keras = 1\n    def m(self):\n        return keras.layers.Dense"
    ),
    "in a default, outside the function": (
        "import keras\ndef f(keras=keras.layers.Dense):\n    pass"
    ),
    "in the first iterable of a comprehension": (
        "import keras\nx = [keras for keras in [keras.layers.Dense]]"
    ),
    "after a function with a name of its own": (
        "import keras\ndef f():\n    keras = 1\nx = keras.layers.Dense"
    ),
    "before it is hidden": "import keras\nx = keras.layers.Dense\nkeras = 3",
    "in a function that imports it": "def f():\n    import keras\n    return keras.layers.Dense",
    "in a loop": "import keras\nfor i in range(3):\n    x = keras.layers.Dense",
    "after a loop that goes on early": (
        "import keras\nfor i in range(3):\n    if i:\n        continue\n    x = keras.layers.Dense"
    ),
    "behind a branch that leaves": (
        "import keras\ndef f(x):\n    k = keras\n    if x:\n        k = 3\n        return\n"
        "    return k.layers.Dense"
    ),
}


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN.keys())
def test_is_seen(text: str) -> None:
    program = keras(text)
    nodes = [
        node
        for node in ast.walk(program.tree)
        if isinstance(node, ast.Attribute) and node.attr == "Dense"
    ]
    assert [program.facts.name(node) for node in nodes] == ["keras.layers.Dense"]


MEMBERS = {
    "fit": ("m = keras.Sequential()", "m.fit", "keras.Model.fit"),
    "add": ("m = keras.Sequential()", "m.add", "keras.Sequential.add"),
    "compile of a functional model": ("m = keras.Model(a, b)", "m.compile", "keras.Model.compile"),
    "a layer's method": (
        "d = keras.layers.Dense(3)",
        "d.get_weights",
        "keras.layers.Layer.get_weights",
    ),
    "a history": (
        "m = keras.Sequential()\nh = m.fit(x, y)",
        "h.history",
        "keras.callbacks.History.history",
    ),
    "an optimizer": (
        "o = keras.optimizers.Adam()",
        "o.learning_rate",
        "keras.optimizers.Optimizer.learning_rate",
    ),
    "an array": ("x = np.ones((2, 3))", "x.reshape", "numpy.ndarray.reshape"),
    "a tensor": ("x = tf.constant([1])", "x.numpy", "tensorflow.Tensor.numpy"),
    "a string": ("s = 'a'", "s.format", "builtins.str.format"),
    "a list": ("s = [1]", "s.append", "builtins.list.append"),
    "an inherited method": (
        "class A(keras.layers.Layer):\n    pass\na = A()",
        "a.add_weight",
        "keras.layers.Layer.add_weight",
    ),
    "a model's own method before the library's": (
        "class A(keras.Model):\n    def fit(self):\n        pass\na = A()",
        "a.fit",
        "__main__.A.fit",
    ),
    "something that nobody knows": ("", "thing.fit", None),
    "a method of somebody else's model": (
        "from sklearn.svm import SVC\nm = SVC()",
        "m.fit",
        None,
    ),
}


@pytest.mark.parametrize(("text", "spelt", "name"), MEMBERS.values(), ids=MEMBERS.keys())
def test_member(text: str, spelt: str, name: str | None) -> None:
    assert keras(f"{text}\n{spelt}").name == name


TFJS_MEMBERS = {
    "fit": ("m = tf.sequential()", "m.fit", "tfjs.LayersModel.fit"),
    "add": ("m = tf.sequential()", "m.add", "tfjs.Sequential.add"),
    "apply of a layer": ("d = tf.layers.dense({})", "d.apply", "tfjs.layers.Layer.apply"),
    "apply of a model": ("m = tf.sequential()", "m.apply", "tfjs.LayersModel.apply"),
    "a tensor": ("x = tf.ones([2, 3])", "x.matMul", "tfjs.Tensor.matMul"),
    "a variable's tensor method": ("v = tf.variable(x)", "v.add", "tfjs.Tensor.add"),
    "a promise": ("m = tf.sequential()", "m.fit(x, y, {}).result", "tfjs.Promise.result"),
    "an optimizer": ("o = tf.train.sgd(0.1)", "o.minimize", "tfjs.Optimizer.minimize"),
    "a member that TF.js does not have": ("x = tf.ones([2])", "x.frob", "tfjs.Tensor.frob"),
}


_SEVERAL = """\
class Base(tf.layers.Layer):
    def share(self):
        return 0.5
class A(Base):
    def size(self):
        return 1
class B(Base):
    def size(self):
        return 2
class C(Base):
    pass
layer = [A({}), B({})][i]
other = [A({}), C({})][i]
alien = [A({}), tf.layers.dense({})][i]"""

TFJS_MEMBERS |= {
    "a method that the base of several has": (_SEVERAL, "layer.share", "__main__.Base.share"),
    "a method that each of several has": (_SEVERAL, "layer.size", "__main__.A.size"),
    "a method that one of several has": (_SEVERAL, "other.size", "tfjs.layers.Layer.size"),
    "a method that a library's object lacks": (_SEVERAL, "alien.share", "tfjs.layers.Layer.share"),
}


def test_what_a_method_of_one_of_several_classes_gives() -> None:
    assert tfjs(f"{_SEVERAL}\nlayer.size()").kind == Number(True)
    assert tfjs(f"{_SEVERAL}\nother.size()").kind == Unknown()


@pytest.mark.parametrize(("text", "spelt", "name"), TFJS_MEMBERS.values(), ids=TFJS_MEMBERS.keys())
def test_tfjs_member(text: str, spelt: str, name: str) -> None:
    assert tfjs(f"{text}\n{spelt}").name == name


def test_calling_an_object_names_its_class() -> None:
    program = keras("d = keras.layers.Dense(3)\nm = keras.Sequential()\nd(x)\nm(x)")
    calls = [program.call("d(x)"), program.call("m(x)")]
    names = [program.facts.callee(call) for call in calls]
    assert names == ["keras.layers.Layer.__call__", "keras.Model.__call__"]


def test_a_free_name_is_told_from_a_bound_one() -> None:
    program = keras("import numpy as np\nkeras.Input\nnp.array\nfrob")
    answers = {
        node.id: program.facts.is_free(node)
        for node in ast.walk(program.tree)
        if isinstance(node, ast.Name)
    }
    assert answers == {"keras": True, "np": False, "frob": True}


def test_import_bindings_know_their_references() -> None:
    program = keras("import keras, os\nfrom keras import layers as L\nx = keras.Input\nL.Dense")
    counted = {
        binding.name: (binding.target, len(program.facts.references(binding)))
        for binding in program.facts.import_bindings
    }
    assert counted == {"keras": ("keras", 1), "os": ("os", 0), "L": ("keras.layers", 1)}
