"""Saved models that the program loads and goes on with: how they were compiled is saved as well."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = (
    "import keras\nm = keras.Sequential([keras.layers.Dense(1, input_shape=(3,))])\n"
    "m.compile({compiled})\nm.save('m.keras')\nn = keras.models.load_model('m.keras')\n"
)


@pytest.mark.parametrize(
    ("compiled", "then", "kept"),
    [
        ("'adam', 'mse'", "n.fit(x, y)", True),
        ("'adam', loss='mse', metrics=['mae']", "a = n.evaluate(x, y)", True),
        ("keras.optimizers.SGD(0.1), 'mse'", "n.fit(x, y)", True),
        ("'adam', 'mse'", "n.predict(x)", False),
        ("'adam', 'mse'", "n.compile('sgd', 'mse')\nn.fit(x, y)", False),
        ("'adam', lambda a, b: a - b", "n.fit(x, y)", False),
        ("'adam', 'mse', metrics=[own]", "n.fit(x, y)", False),
        ("keras.optimizers.SGD(rate), 'mse'", "n.fit(x, y)", False),
        ("'nadam', 'mse'", "n.fit(x, y)", False),
    ],
)
def test_what_a_model_is_compiled_with_is_saved_where_it_is_needed(
    compiled: str, then: str, kept: bool
) -> None:
    source = f"{HEAD.format(compiled=compiled)}{then}\n"
    made = translate(source, to="tfjs", from_="keras").code
    assert ('m.save("file://m", {"includeOptimizer": True})' in made) is kept
    assert ('m.save("file://m")' in made) is not kept
