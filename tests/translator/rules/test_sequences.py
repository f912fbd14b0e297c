"""Batches by their place, and what a published layer says of its parts."""

from __future__ import annotations

import pytest

from keras_tfjs import Dialect, translate

CLASS = """import keras


class Batches(keras.utils.PyDataset):
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return self.x[index * 2 : (index + 1) * 2], self.y[index]


model = keras.Sequential([keras.layers.Dense(1)])
"""


def forth(text: str) -> str:
    return translate(CLASS + text, from_=Dialect.KERAS, to=Dialect.TFJS).code.splitlines()[-1]


def back(text: str) -> str:
    strict = translate(CLASS + text, from_=Dialect.KERAS, to=Dialect.TFJS).code
    return translate(strict, from_=Dialect.TFJS, to=Dialect.KERAS).code.splitlines()[-1]


FITS = {
    "in order": (
        "model.fit(Batches(), shuffle=False)",
        'model.fitDataset(Batches(), {"epochs": 1})',
    ),
    "in a random order": (
        "model.fit(Batches())",
        'model.fitDataset(Batches().inRandomOrder(), {"epochs": 1})',
    ),
    "in an order that a variable says": (
        "model.fit(Batches(), shuffle=mixed)",
        'model.fitDataset(Batches().inRandomOrder() if mixed else Batches(), {"epochs": 1})',
    ),
    "for a number of steps": (
        "model.fit_generator(Batches(), steps_per_epoch=5, shuffle=False)",
        'model.fitDataset(Batches().repeat(), {"epochs": 1, "batchesPerEpoch": 5})',
    ),
    "with other options": (
        "model.fit(Batches(), shuffle=False, validation_data=Batches())",
        'model.fitDataset(Batches(), {"epochs": 1, "validationData": Batches()})',
    ),
    "by name, after other arguments": (
        "model.fit_generator(epochs=2, shuffle=False, generator=Batches())",
        'model.fitDataset(Batches(), {"epochs": 2})',
    ),
}


@pytest.mark.parametrize(("keras", "tfjs"), FITS.values(), ids=FITS.keys())
def test_batches_are_taken(keras: str, tfjs: str) -> None:
    assert forth(keras) == tfjs


@pytest.mark.parametrize(
    ("keras", "again"),
    [
        ("b = Batches()\nmodel.fit(b, shuffle=False)", "model.fit(b, epochs=1, shuffle=False)"),
        ("b = Batches()\nmodel.fit(b)", "model.fit(b, epochs=1)"),
        (
            "b = Batches()\nmodel.fit(b, steps_per_epoch=5)",
            "model.fit(b, epochs=1, steps_per_epoch=5)",
        ),
    ],
    ids=["in order", "in a random order", "for a number of steps"],
)
def test_the_way_back_takes_the_same_batches(keras: str, again: str) -> None:
    assert back(keras) == again


def test_a_constraint_of_an_own_layer_is_said() -> None:
    text = """import keras


class Own(keras.layers.Layer):
    def __init__(self, kernel_constraint=None, **kwargs):
        super().__init__(**kwargs)
        self.kernel_constraint = keras.constraints.get(kernel_constraint)

    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1],), constraint=self.kernel_constraint)

    def call(self, x):
        return x * self.w


"""
    asked = translate(text + 'Own(kernel_constraint="non_neg")', to=Dialect.JS, from_=Dialect.KERAS)
    plain = translate(text + "Own()", to=Dialect.JS, from_=Dialect.KERAS)
    assert [one.code for one in asked.diagnostics] == ["KT216"]
    assert not plain.diagnostics
