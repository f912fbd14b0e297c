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
    "a parameter that is annotated as more": "from typing import Union\nclass A:\n    pass\n"
    "def f(x, rate: Union[float, A] = 0.1):\n    return rate",
    "a parameter of several classes": "class A:\n    pass\n"
    "def f(x, rate: int | A | None = 1, n=2):\n    return rate",
    "a parameter that is asked for its class": "import tfjs as tf\ndef f(x, n=3):\n"
    "    return isinstance(n, tf.Tensor)",
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
    "a tensor, then what is left over": "import tfjs as tf\nimport pandas as pd\ndef f(a):\n"
    "    x = tf.stack([a, a])\n    x = pd.DataFrame(x)\n    x.head()\n    return x",
    "an input, then what a block left over gives": "import tfjs as tf\nimport torch\n"
    "x = tf.input({'shape': [3]})\nprint(x)\nwith torch.no_grad():\n    x = torch.ones(3)\n"
    "x.logits",
    "a layer, then a function left over": "import tfjs as tf\nimport hub\n"
    "f = tf.layers.dense({'units': 2})\nprint(f)\nf = hub.load('a')\nf('b')",
    "a tensor, then what TF.js lacks": "import tfjs as tf\nx = tf.ones([2])\nprint(x)\n"
    "x = tf.contrib.Rows(x)\nx.foo(2)",
    "a tensor, then what a text says": "import json\nimport tfjs as tf\nx = tf.ones([2])\n"
    "print(x.shape)\nx = json.loads('[1]')\nprint(x)",
    "a list that a function which is given gives beside others": "def g(f):\n"
    "    x, ys = f()\n    [y, z] = ys\n    return x, y, z",
    "the shape of what a model gives": "import tfjs as tf\nm = tf.sequential()\n"
    "print(m.output.shape)",
    "what a layer by its name gives": "import tfjs as tf\nm = tf.sequential()\n"
    "known = dict([(one.name, one) for one in m.layers])\nx = known['a'].output\nprint(x.shape)",
    "what a layer by a key gives": "import tfjs as tf\nm = tf.sequential()\n"
    "known = dict([(one.name, one) for one in m.layers])\nfor name in known.keys():\n"
    "    x = known[name].output\n    print(x.shape)",
    "a tensor, then a variable": "import tfjs as tf\nx = tf.ones([2])\nprint(x)\n"
    "x = x.variable()",
    "a metric's result, then what no metric has": "import tfjs as tf\n"
    "from tfjs import extensions\nm = extensions.metrics.mean({})\nx = m.result()\nprint(x)\n"
    "x = m.other()\nprint(x.toFixed(2))",
    "a product said to be wrong, with members": "def f(a):\n    b = a.T * a.T\n    return b.shape",
    "texts, then what is not known and taken apart": "import hub\nxs = ['a']\n"
    "[xs, info] = hub.load(xs)\n[x, y] = xs\nx.shuffle(3)",
    "what a layer gives, then what a loop does": "import tfjs as tf\n"
    "x = tf.layers.flatten({}).apply(tf.ones([2, 3]))\nprint(x.shape)\n"
    "for [word, x] in zip(['a'], ['b']):\n    print(word, x)",
    "a variable of any rank, as a filter": "import tfjs as tf\n"
    "w = tf.randomNormal([3, 3, 1, 2]).variable()\n"
    "y = tf.conv2d(tf.tensor4d([1], [1, 1, 1, 1]), w, 1, 'same')",
    "a tensor of any rank, as a filter of a tensor's method": "import tfjs as tf\n"
    "w = tf.tensor([[[[1.0]]]])\ny = tf.ones([1, 3, 3, 1]).conv2d(w, 1, 'same')",
    "a parameter that is a variable by default": "import tfjs as tf\n"
    "def f(x, bound=tf.scalar(1).variable()):\n    return x.add(bound)\n"
    "f(tf.ones([2]), tf.scalar(2))",
    "a size of pictures": "import tfjs as tf\nsize = [2, 2]\n"
    "y = tf.image.cropAndResize(tf.tensor4d([1], [1, 1, 1, 1]), tf.tensor2d([0, 0, 1, 1], [1, 4]), "
    "tf.tensor1d([0]), size)",
    "a column of numbers beside one of texts": "rows = [('a', 1), ('b', 2)]\n"
    "for place in range(2):\n    print(rows[place][1] < 2)",
    "what only a function within sets": "def f(make):\n    made = None\n    def g():\n"
    "        nonlocal made\n        made = make()\n    g()\n    return made.size",
    "a model with a member of the program's own": "import tfjs as tf\n"
    "m = tf.sequential()\nm.calledByUs = 'a'",
    "the parts of a list of several sorts": "import tfjs as tf\ndef f():\n"
    "    return 3, tf.sequential()\nn, m = f()\nm.summary()",
    "what a batch cost, as a number": "import tfjs as tf\nm = tf.sequential()\n"
    "loss = m.trainOnBatch(1, 2).result()\nprint('%.2f' % loss)",
    "what a batch cost, added up": "import tfjs as tf\nm = tf.sequential()\ntotal = 0\n"
    "loss = m.trainOnBatch(1, 2).result()\ntotal += loss",
    "the cost of a batch, added up at once": "import tfjs as tf\nm = tf.sequential()\ntotal = 0\n"
    "total += m.trainOnBatch(1, 2).result()",
    "what is None until a loop sums it up": "import tfjs as tf\ntotal = None\nfor i in range(2):\n"
    "    x = tf.ones([2])\n    total = x if total is None else total + x",
    "a dict and a list of a function's own": "def f(lines):\n    words = list(lines)\n"
    "    places = dict([(x, y) for (y, x) in enumerate(words)])\n    return places, words\n"
    "places, words = f('ab')\nprint(len(places), len(words))",
    "a layer, then one of a module": "import tfjs as tf\nfrom tfjs import extensions\n"
    "one = tf.layers.dense({'units': 2})\nprint(one)\n"
    "one = extensions.layers.lambda_({'function': lambda x: x})",
    "a number, then an input": "import tfjs as tf\ndef f(z=10):\n    print(z)\n"
    "    z = tf.input({'shape': [3]})\n    return z",
    "a variable of a rank, then of any": "import tfjs as tf\n"
    "x = tf.scalar(1).variable()\nprint(x)\nx = tf.tensor([1.0]).variable()",
    "a model's text": "import tfjs as tf\nm = tf.sequential()\ntext = m.toJSON()\n"
    "with open('m.json', 'w') as f:\n    f.write(text)",
    "what a batch cost, taken apart": "import tfjs as tf\nm = tf.sequential()\n"
    "loss, accuracy = m.trainOnBatch(1, 2).result()\nprint(loss)",
    "options of any name": "def f(x, a=1, **rest):\n    return rest['b']\nf(1, b=2)",
    "a word of TF.js's": "import tfjs as tf\ndef f(padding='same'):\n"
    "    return tf.layers.conv2d({'filters': 1, 'kernelSize': 1, 'padding': padding})",
    "a type by its name": "import tfjs as tf\ndef f(x, dtype='float32'):\n"
    "    return tf.cast(x, dtype)",
    "a pair that TF.js wants": "import tfjs as tf\ndef f(x):\n    size = [2, 2]\n"
    "    return tf.image.resizeBilinear(x, size)",
    "rows of lists of several sorts": "a = [[1], [2]]\nb = ['x', 'y']\n"
    "for one, other in zip(a, b):\n    print(one[0], other.upper())",
    "the names and numbers of what a model is measured by": "import tfjs as tf\n"
    "m = tf.sequential()\nfound = [t.dataSync()[0] for t in m.evaluate(x, y)]\n"
    "for name, one in zip(m.metricsNames, found):\n    print(f'{name} {one:.2f}')",
    "parts of what a method gives, then a tensor": "import tfjs as tf\n"
    "class Data:\n    def parts(self):\n        return self.read()\n"
    "def f():\n    made = Data()\n    a, b = made.parts()\n    a = tf.square(a)\n"
    "    return a.shape, b",
    "a member of a layer's own class": "import tfjs as tf\nm = tf.sequential()\n"
    "print(m.layers[0].units, m.layers[0].name)",
    "a tensor of any rank where one of two is wanted": "import tfjs as tf\ndef f(x):\n"
    "    y = tf.reshape(x, [1, 2, 3])\n    return tf.image.resizeBilinear(y, [1, 2])",
    "a waited-for tensor of any rank": "import tfjs as tf\nasync def f(x, m, n):\n"
    "    y = await tf.booleanMaskAsync(x, m)\n    return tf.multinomial(y, n)",
    "a call where a rank is wanted": "import tfjs as tf\ndef f(x, n):\n"
    "    return tf.multinomial(tf.expandDims(x, 0), n)",
    "indices of any rank where a list is wanted": "import tfjs as tf\ndef f(x, n):\n"
    "    a = tf.unique(tf.reshape(x, [-1]))\n    return tf.bincount(a['indices'], [], n)",
    "a tensor's type where numbers are made": "import tfjs as tf\ndef f(x):\n"
    "    return tf.range(0, 3, 1, x.dtype)",
    "a field where a pair is wanted": "import tfjs as tf\nclass A:\n"
    "    def __init__(self):\n        self.size = [2, 2]\n    def f(self, x):\n"
    "        return tf.image.resizeBilinear(x, self.size)",
    "a word that is the optimizer by default": "def f(model, optimizer='sgd'):\n"
    "    return model, optimizer\nimport tfjs as tf\ndef g(optimizer='sgd'):\n"
    "    m = tf.sequential()\n    m.compile({'loss': 'meanSquaredError', 'optimizer': optimizer})",
    "entries of a map of several sorts": "m = {1: 'a', 2: 3}\nprint(m[1])",
    "parts of a text that become numbers": "def f(text):\n    a, b = text.split(',')\n"
    "    a = int(a)\n    return a, b",
    "two fields that a list gives": "class A:\n    def __init__(self):\n        self.a = []\n"
    "    def f(self):\n        self.a, b = 3, 4\n        return b",
    "bytes of a text": "def f(n):\n    a = f'{n}'\n    a = a.encode('utf-8')\n    return a",
    "keys of a list, then one more": "def f(rows):\n    a = {}\n"
    "    a = {row.name: 1 for row in rows}\n    a['last'] = 2\n    return a",
    "layers of several classes": "import tfjs as tf\na = [tf.layers.flatten()]\n"
    "a.append(tf.layers.dense({'units': 3}))",
    "a variable of a rank, then of another": "import tfjs as tf\n"
    "x = tf.variable(tf.scalar(1.0))\nx = tf.variable(tf.tensor1d([1.0]))\nx.print()",
    "outputs of a model in a list": "import tfjs as tf\nm = tf.sequential()\n"
    "print([*m.output, 3])",
    "outputs of a model one by one": "import tfjs as tf\nm = tf.sequential()\n"
    "for one in m.output:\n    print(one.shape)",
    "how many inputs a field's model has": "class A:\n    def __init__(self, m):\n"
    "        self.m = m\n    def f(self):\n        return self.m.input.length",
    "shapes that layers answer": "import tfjs as tf\na = tf.layers.flatten()\n"
    "print([a.computeOutputShape([2, 3])])",
    "a loud fit of a dataset": "import tfjs as tf\ndef f(data):\n    m = tf.sequential()\n"
    "    m.fitDataset(data, {'epochs': 1, 'verbose': 2}).result()",
    "ones, then a number": "import tfjs as tf\nx = 3\nx = tf.ones([2]).mul(x)\nx.print()",
    "places of what is true, then of any rank": "import tfjs as tf\nasync def f(x):\n"
    "    a = await tf.whereAsync(x)\n    a = tf.stack([a, a])\n    return a",
    "how wide a convolution's steps are": "import tfjs as tf\ndef f(rate=[1, 2]):\n"
    "    return tf.layers.convLstm2d({'filters': 1, 'kernelSize': 1, 'dilationRate': rate})",
    "paddings added up": "import tfjs as tf\ndef f(x, n):\n"
    "    return tf.pad(x, [[0, 1], *[[0, 0] for _ in range(n)]])",
    "what is a layer's own": "import tfjs as tf\na = tf.layers.dense({'units': 2})\n"
    "print(a.units)",
    "weights beside what they were": "import tfjs as tf\nclass A(tf.Callback):\n"
    "    def onTrainBegin(self, logs):\n"
    "        self.before = [one.read() for one in self.model.weights]\n"
    "    def onTrainEnd(self, logs):\n"
    "        for weight, value in zip(self.model.weights, self.before):\n"
    "            weight.write(value)",
    "an object that gets members from outside": "class A:\n    pass\na = A()\na.b = 3",
    "an object of a class with a base that gets more": "class A:\n    def __init__(self):\n"
    "        self.a = 1\nclass B(A):\n    pass\ndef f():\n    b = B()\n    b.c = 2\n"
    "    return b",
    "an object that is filled by keys": "a = {}\nfor b in ['x', 'y']:\n    a[b] = 1\n"
    "print(a['x'])",
    "a field that is filled by keys": "class A:\n    def __init__(self):\n        self.a = {}\n"
    "    def f(self, key):\n        self.a[key] = 1\n    def g(self):\n"
    "        return self.a['x']",
    "what a model is tested with": "import tfjs as tf\nm = tf.sequential()\n"
    "pair = (tf.ones([2, 1]), tf.ones([2, 1]))\n"
    "m.fit(tf.ones([2, 1]), tf.ones([2, 1]), {'validationData': pair}).result()",
    "what a generator gives first, taken apart": "def g():\n    while True:\n"
    "        yield 1, 2\na, b = next(g())\nprint(a, b)",
    "a list or a model": "import tfjs as tf\ndef f(a):\n    m = tf.sequential()\n"
    "    if a:\n        return [m.inputs, m.outputs]\n    return m\nf(1).summary()",
    "a parameter that becomes a list of numbers": "def f(n=3):\n"
    "    n = [-i for i in range(n)]\n    return n",
    "what a batch cost, as a method hands it on": "import tfjs as tf\nclass A:\n"
    "    def __init__(self):\n        self.m = tf.sequential()\n    def f(self, x):\n"
    "        cost = self.m.trainOnBatch(x, x).result()\n        return cost\n"
    "    def g(self, x):\n        cost = self.f(x)\n        print('%.1f' % cost)",
    "what two batches cost": "import tfjs as tf\nm = tf.sequential()\n"
    "cost = m.trainOnBatch(1, 2).result()\nprint(cost + 1)",
    "an accessor that only throws": "class A:\n    @property\n    def size(self):\n"
    "        raise NotImplementedError()",
}
QUIET = {
    "an object whose members are the class's": "class A:\n    def __init__(self):\n"
    "        self.b = 1\na = A()\na.b = 3",
    "an object that is given what it is asked for": "a = {}\na['x'] = 1\nprint(a['x'])",
    "a recurrent layer's cell": "import tfjs as tf\na = tf.layers.lstm({'units': 2})\n"
    "print(a.cell)",
    "an accessor with a value": "class A:\n    @property\n    def size(self):\n" "        return 1",
    "a tensor of a rank where it is wanted": "import tfjs as tf\ndef f(x):\n"
    "    y = tf.tensor3d(x)\n    return tf.image.resizeBilinear(y, [1, 2])",
    "a tensor like what nobody knows": "import tfjs as tf\ndef f(x):\n"
    "    y = tf.square(x)\n    return tf.image.resizeBilinear(y, [1, 2])",
    "entries of a map of one sort": "m = {1: 'a', 2: 'b'}\nprint(m[1])",
    "a list of layers that stays": "import tfjs as tf\na = [tf.layers.flatten()]\nprint(a[0])",
    "a function, then one made of it": "def f(x):\n    return x\n"
    "def g(h):\n    return lambda x: h(x)\nf(1)\nf = g(f)",
    "a parameter that is annotated as a number": "from typing import Optional, Union\n"
    "def f(x, n: Optional[Union[int, float]] = 3, b: float | None = 1):\n    return n",
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
    "a product said to be wrong, a number to all": "import tfjs as tf\n"
    "def f(a):\n    b = a.T * 2\n    return b",
    "a model with TF.js's own members": "import tfjs as tf\nm = tf.sequential()\n"
    "m.stopTraining = True",
    "the parts of a list of one sort": "def f():\n    return [3, 4]\nn, m = f()\n"
    "print(n.real, m)",
    "options that are handed on": "def f(x, a=1, **rest):\n    return g(x, **rest)\n"
    "def g(x, b=1):\n    return b",
    "a word that stays": "import tfjs as tf\npadding = 'same'\n"
    "tf.layers.conv2d({'filters': 1, 'kernelSize': 1, 'padding': padding})",
    "a name that is given": "import tfjs as tf\ndef f(name='a'):\n"
    "    return tf.layers.conv2d({'filters': 1, 'kernelSize': 1, 'name': name})",
    "what a batch cost, as it is": "import tfjs as tf\nm = tf.sequential()\n"
    "loss = m.trainOnBatch(1, 2).result()\nprint(loss)",
    "what a batch cost, of any model": "def f(m):\n    a, b = m.trainOnBatch(1, 2).result()\n"
    "    return a",
    "rows of lists of one sort": "for one, other in zip([1, 2], [3, 4]):\n"
    "    print(one + other)",
    "parts of what TF.js gives": "import tfjs as tf\ndef f(x):\n    a, b = tf.split(x, 2)\n"
    "    a = tf.square(a)\n    return a, b",
    "parts of what nobody knows": "import tfjs as tf\ndef f(made):\n    a, b = made.parts()\n"
    "    a = tf.square(a)\n    return a.shape, b",
    "a layer of any model": "def f(m):\n    return m.layers[0].units, m.getLayer('a').units",
    "outputs of any model": "def f(m):\n    return [*m.output, 3]",
    "a quiet fit of a dataset": "import tfjs as tf\ndef f(data):\n    m = tf.sequential()\n"
    "    m.fitDataset(data, {'epochs': 1, 'verbose': 0}).result()",
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


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f(x):\n    return x[:, None]\nf(1)", "/** @returns {any} */\nfunction f(x)"),
        (
            "import tfjs as tf\ndef f(a, b):\n    return a.T * b\nprint(f)",
            "/** @returns {any} */\nfunction f(a, b)",
        ),
        (
            "def f(a):\n    with a.b(1) as c:\n        return c\nprint(f)",
            "/** @returns {any} */\nfunction f(a)",
        ),
        ('def f(x):\n    """A."""\n    return x[:, None]', " * A.\n * @returns {any}\n */"),
        (
            'def f(x):\n    """A.\n\n    Returns:\n        it\n    """\n    return x[:, None]',
            " * @returns {any} it\n",
        ),
        (
            "class A:\n    def f(self, x):\n        return x[:, None]",
            "  /** @returns {any} */\n  f(x)",
        ),
        (
            "class A:\n    def f(self):\n        raise NotImplementedError\n"
            "    def g(self):\n        return self.f().x",
            "  /** @returns {any} */\n  f()",
        ),
        ("def f(x):\n    pass\nprint(f('a')[:3])", "/** @returns {any} */\nfunction f(x)"),
    ],
    ids=[
        "is left over",
        "is wrong",
        "is inside",
        "is documented",
        "is documented itself",
        "is a method's",
        "is for subclasses",
        "is to be written yet",
    ],
)
def test_a_result_that_typescript_does_not_see_is_said(source: str, said: str) -> None:
    made = _script(source)
    assert said in made
    back = translate(made, to="tfjs", from_="js").code
    assert "any" not in back


def test_a_result_needs_no_word_where_typescript_sees_it() -> None:
    assert "@returns" not in _script("def f(x):\n    return [x]\ndef g(x):\n    x[:, None]\n")


def _script(source: str) -> str:
    return translate(f"{source}\n", to="js", from_="tfjs").code


def test_a_cast_is_dropped_on_the_way_back() -> None:
    source = "import tfjs as tf\n\n\ndef f(x):\n    return tf.range(0, 3, 1, x.dtype)\n"
    made = _script(source)
    assert f"{ANY_TYPE} (x.dtype)" in made
    assert translate(made, to="tfjs", from_="js").code == source


CAST = {
    "the text that describes a model": (
        "import json\nsaid = m.toJSON()\nprint(json.loads(said))",
        f"JSON.parse({ANY_TYPE} (said))",
    ),
    "a layer of a model, one by one": (
        "for layer in m.layers:\n    print(layer.units)",
        f"{ANY_TYPE} (layer).units",
    ),
    "a layer in a comprehension": (
        "print([layer.rate for layer in m.layers])",
        f"{ANY_TYPE} (layer).rate",
    ),
    "a model's optimizer": (
        "m.optimizer.learningRate = 0.1",
        f"{ANY_TYPE} (m.optimizer).learningRate = 0.1",
    ),
    "the optimizer of a callback's model": (
        "class C(tf.Callback):\n    def onEpochEnd(self, epoch, logs):\n"
        "        self.model.optimizer.learningRate = 0.1",
        f"{ANY_TYPE} (this.model.optimizer).learningRate = 0.1",
    ),
    "a shape that a layer gives, for one of another class": (
        "class L(tf.layers.Layer):\n    def __init__(self):\n        super().__init__({})\n"
        "        self.up = tf.layers.upSampling2d({})\n"
        "    def computeOutputShape(self, inputShape):\n"
        "        return self.up.computeOutputShape(self.up.computeOutputShape(inputShape))",
        f"computeOutputShape(\n      {ANY_TYPE} (this.up.computeOutputShape(inputShape)),",
    ),
    "what a generator gives next": (
        "def g(n):\n    for i in range(n):\n        yield i, n\nmade = g(2)\na, b = next(made)",
        f"= {ANY_TYPE} (made.next().value);",
    ),
}


@pytest.mark.parametrize(("source", "said"), CAST.values(), ids=CAST.keys())
def test_what_has_members_of_its_class_is_cast(source: str, said: str) -> None:
    assert said in _script(f"import tfjs as tf\nm = tf.sequential()\n{source}")


PLAIN = {
    "a layer's own name": "for layer in m.layers:\n    print(layer.name)",
    "a parameter's layers": "def f(n):\n    return [layer.rate for layer in n.layers]",
    "the optimizer of what is not known": "def f(n):\n    n.optimizer.learningRate = 0.1",
    "a layer, then another of its class": "one = tf.layers.dense({'units': 2})\nprint(one)\n"
    "one = tf.layers.dense({'units': 3})\nprint(one)",
}


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN.keys())
def test_what_typescript_sees_is_not_cast(source: str) -> None:
    assert ANY_TYPE not in _script(f"import tfjs as tf\nm = tf.sequential()\n{source}")


def test_a_variable_of_classes_has_their_bases_type() -> None:
    source = (
        "import tfjs as tf\ndef f(old):\n    if old:\n"
        "        class Own(tf.layers.Layer):\n            size = 3\n"
        "    else:\n        class Own(tf.layers.Layer):\n            pass\n"
        "    class More(Own):\n        pass\n    return More\n"
    )
    made = translate(source, to="js", from_="tfjs").code
    assert "  /** @type {typeof tf.layers.Layer & {size: any}} */\n  let Own;\n" in made
    others = source.replace("(tf.layers.Layer):\n            pass", "(old):\n            pass")
    assert "@type {typeof" not in translate(others, to="js", from_="tfjs").code


def test_a_variable_of_which_only_null_is_seen_may_be_anything() -> None:
    source = (
        "def f(n):\n    y = None\n    with open_it(n) as g:\n        y = g[..., 0]\n"
        "    return y.shape\n\n\nprint(f(1))\n"
    )
    made = translate(source, to="js", from_="tfjs").code
    assert "  /** @type {any} */\n  let y = null;\n" in made
