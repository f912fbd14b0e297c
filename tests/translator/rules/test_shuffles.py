"""np.random.shuffle changes an array where it is: whoever else holds it sees that, too."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

_STAYS = {
    "an attribute": "class A:\n    def __init__(self, x):\n        self.order = np.arange(len(x))\n"
    "    def mix(self):\n        np.random.shuffle(self.order)\n",
    "a parameter": "def mix(a):\n    np.random.shuffle(a)\nx = np.arange(5)\nmix(x)\nprint(x)\n",
    "a variable of the module, in a function": "x = np.arange(5)\ndef mix():\n"
    "    np.random.shuffle(x)\nmix()\nprint(x)\n",
    "another name's array": "x = np.arange(5)\ny = x\nnp.random.shuffle(y)\nprint(x)\n",
    "texts of an attribute": "class A:\n    def __init__(self, words):\n"
    "        self.words = np.array(list(words))\n"
    "    def mix(self):\n        np.random.shuffle(self.words)\n",
}


@pytest.mark.parametrize("source", _STAYS.values(), ids=_STAYS)
def test_an_array_that_others_hold_stays_one_of_numpys(source: str) -> None:
    whole = f"import numpy as np\nimport keras\n{source}"
    made = translate(whole, to="tfjs", from_="keras").code
    assert "gather" not in made
    assert "tf.tensor" not in made
    assert "tf.range" not in made
    script = translate(whole, to="js", from_="keras").code
    assert "np.random.shuffle(" in script
    assert "np.arange(" in script or "np.array(" in script


def test_an_array_of_one_name_is_gathered_anew() -> None:
    made = translate(
        "import numpy as np\nimport keras\nx = np.arange(5)\nnp.random.shuffle(x)\n",
        to="tfjs",
        from_="keras",
    ).code
    assert 'x = x.gather(tf.tensor1d(np.random.permutation(x.shape[0]), "int32"))' in made
