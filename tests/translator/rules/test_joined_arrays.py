"""Arrays of several types of numbers that are joined have NumPy's type in TF.js, too."""

from __future__ import annotations

import numpy as np
import pytest

from keras_tfjs import translate

_JOINED = {
    "integers and floats": "np.concatenate([np.array([1, 2]), np.array([0.5])])",
    "floats and a list of integers": "np.concatenate([np.zeros(2), [1]])",
    "integers and a list of integers": "np.concatenate([[0], np.array([1, 2])])",
    "integers and a list of floats": "np.concatenate([np.array([1, 2]), [0.5]])",
    "rows": "np.vstack([np.array([1, 2]), [3, 4]])",
    "rows of floats under rows of integers": "np.vstack([np.array([1, 2]), np.ones(2)])",
    "columns": "np.column_stack([np.arange(2), np.linspace(0, 1, 2)])",
    "a number behind integers": "np.append(np.array([1, 2]), 4)",
    "a fraction behind integers": "np.append(np.array([1, 2]), 0.5)",
    "truths and integers": "np.concatenate([np.array([True, False]), np.array([3])])",
    "parts of integers": "np.concatenate([np.arange(4)[1:3], np.array([1, 2]) / 4])",
    "integers that are asked for": "np.concatenate([np.zeros(2), np.ones(2, dtype=int)])",
    "a new axis": "np.stack([np.arange(2), np.array([0.5, 1.5])], axis=1)",
}


@pytest.mark.parametrize("source", _JOINED.values(), ids=_JOINED)
def test_arrays_are_joined_as_numpy_joins_them(source: str) -> None:
    expected = eval(source, {"np": np})
    made = translate(f"import numpy as np\nx = {source}\n", to="tfjs", from_="keras")
    assert not made.diagnostics
    import tfjs

    space: dict[str, object] = {}
    exec(made.code, space)
    x = space["x"]
    assert isinstance(x, tfjs.Tensor)
    np.testing.assert_allclose(np.array(x.arraySync()), expected)
    assert x.dtype == {"i": "int32", "f": "float32"}[expected.dtype.kind]


def test_arrays_of_one_type_are_joined_as_they_are() -> None:
    source = "import numpy as np\nx = np.concatenate([np.zeros(2), np.ones(3)])\n"
    assert translate(source, to="tfjs").code.endswith("tf.concat([tf.zeros([2]), tf.ones([3])])\n")


def test_arrays_that_stay_numpys_are_joined_with_tensors() -> None:
    source = (
        "import numpy as np\nx = np.zeros(3)\nx[0] = 1\ny = np.concatenate([x, np.arange(2)])\n"
    )
    made = translate(source, to="tfjs").code
    assert 'tf.concat([x, tf.range(0, 2, 1, "int32").cast("float32")])' in made


def test_pictures_of_a_data_set_are_joined_with_what_was_made_of_them() -> None:
    text = (
        "import numpy as np\n"
        "from keras.datasets import fashion_mnist\n"
        "from keras.preprocessing.image import ImageDataGenerator\n"
        "(x, y), (x_test, y_test) = fashion_mnist.load_data()\n"
        "x = x.reshape(60000, 28, 28, 1)\n"
        "changes = ImageDataGenerator(rescale=1 / 255)\n"
        "more = changes.flow(x, y, batch_size=100).next()[0]\n"
        "noisy = np.concatenate([x, np.random.normal(size=x.shape)])\n"
        "joined = np.concatenate((x, more))\n"
        "labels = np.concatenate([y, y_test])\n"
        "print(noisy, joined, labels)\n"
    )
    lines = translate(text, to="tfjs", from_="keras").code.split("\n")
    assert 'noisy = tf.concat([x.astype("float32"), tf.randomNormal(x.shape)])' in lines
    assert 'joined = tf.concat([x.astype("float32"), more])' in lines
    assert "labels = tf.concat([y, y_test])" in lines
