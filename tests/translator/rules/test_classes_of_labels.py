"""Labels that a data set has in rows of one, as classes: `to_categorical` takes the axis away."""

import pytest

from keras_tfjs import translate

PROGRAM = """
import keras
(x, y), (x_test, y_test) = keras.datasets.{data}.load_data()
{text}
"""


@pytest.mark.parametrize(
    ("data", "text", "expected"),
    [
        ("cifar10", "y = keras.utils.to_categorical(y, 10)", 'y.cast("int32").squeeze([-1]), 10'),
        ("cifar100", "z = keras.utils.to_categorical(y_test, 9)", "squeeze([-1]), 9"),
        ("mnist", "y = keras.utils.to_categorical(y, 10)", 'y.cast("int32"), 10'),
        (
            "mnist",
            "xy = load(x)\ny = xy[:, [-1]]\nz = keras.utils.to_categorical(y, 7)",
            "squeeze([-1]), 7",
        ),
        (
            "mnist",
            "xy = load(x)\ny = xy[:, [-1]].astype(int) - 1\nz = keras.utils.to_categorical(y, 7)",
            "squeeze([-1]), 7",
        ),
        (
            "cifar10",
            "y = y.reshape(-1)\ny = keras.utils.to_categorical(y, 10)",
            'y.cast("int32"), 10',
        ),
    ],
    ids=[
        "ten",
        "the other part",
        "labels that have no such axis",
        "a column",
        "a column counted from one",
        "an axis that is gone",
    ],
)
def test_an_axis_of_one_is_taken_away(data: str, text: str, expected: str) -> None:
    made = translate(PROGRAM.format(data=data, text=text), to="tfjs", from_="keras")
    assert f'{expected}, 1, 0, "float32")' in made.code
