"""Batches of pictures, and windows of a series. That the numbers are Keras's is measured in
tests/conformance/test_pictures_live.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from picture_cases import written

import tfjs as tf

X = np.arange(5 * 4 * 4 * 3, dtype=np.float32).reshape(5, 4, 4, 3)
Y = np.array([0, 1, 0, 1, 1])


def test_batches_of_the_same_seed_are_the_same() -> None:
    generator = tf.data.imageDataGenerator({"rotationRange": 90, "zoomRange": 0.5})
    first, second = (generator.flow(X, Y, {"seed": 7, "batchSize": 2}) for _ in range(2))
    for _ in range(4):
        (one, labels), (other, wanted) = next(first), next(second)
        np.testing.assert_array_equal(one, other)
        np.testing.assert_array_equal(labels, wanted)


def test_next_goes_on_and_a_pass_ends() -> None:
    batches = tf.data.imageDataGenerator().flow(X, None, {"batchSize": 2, "shuffle": False})
    assert [next(batches).shape[0] for _ in range(5)] == [2, 2, 1, 2, 2]
    assert [one.shape[0] for one in batches.elements()] == [2, 2, 1]
    batches.reset()
    np.testing.assert_array_equal(next(batches), X[:2])
    with pytest.raises(IndexError, match="batch 3: there are 3"):
        batches[3]


def test_a_model_trains_evaluates_and_predicts() -> None:
    generator = tf.data.imageDataGenerator({"rescale": 1 / 255, "horizontalFlip": True})
    model = tf.sequential(
        {
            "layers": [
                tf.layers.flatten({"inputShape": [4, 4, 3]}),
                tf.layers.dense({"units": 1}),
            ]
        }
    )
    model.compile({"loss": "meanSquaredError", "optimizer": "sgd"})
    batches = generator.flow(X, Y, {"batchSize": 2})
    history = model.fitDataset(batches, {"epochs": 2, "validationData": batches}).result()
    assert len(history.history["val_loss"]) == 2
    steps = model.fitDataset(batches.repeat(), {"epochs": 2, "batchesPerEpoch": 5}).result()
    assert len(steps.history["loss"]) == 2
    assert model.predict(generator.flow(X, None, {"batchSize": 2})).shape == [5, 1]


def test_a_function_gets_and_gives_a_picture() -> None:
    shapes: list[Any] = []

    def halved(picture: Any) -> Any:
        shapes.append(picture.shape)
        return picture.div(2)

    generator = tf.data.imageDataGenerator({"preprocessingFunction": halved})
    np.testing.assert_allclose(generator.standardize(X[1]), X[1] / 2)
    assert shapes == [[4, 4, 3]]


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"dataFormat": "last"}, 'expected "channelsLast" or "channelsFirst"'),
        ({"zoomRange": [1, 2, 3]}, r"zoomRange: expected \[least, most\]"),
        ({"validationSplit": 1.5}, "expected a number between 0 and 1, got 1.5"),
        ({"rotation": 3}, "unknown config key 'rotation'; did you mean 'rotationRange'"),
    ],
    ids=lambda one: str(one) if isinstance(one, dict) else "",
)
def test_wrong_options_are_said(config: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tf.data.imageDataGenerator(config)


def test_wrong_data_are_said(tmp_path: Path) -> None:
    generator = tf.data.imageDataGenerator({"validationSplit": 0.4})
    with pytest.raises(ValueError, match=r"expected rank 4, got the shape \[4, 4, 3\]"):
        generator.flow(X[0])
    with pytest.raises(ValueError, match="y has 4 rows, x has 5"):
        generator.flow(X, Y[:4])
    with pytest.raises(ValueError, match="have other classes"):
        generator.flow(X, np.array([0, 0, 1, 1, 1]), {"subset": "training"})
    with pytest.raises(ValueError, match="got 'test'"):
        generator.flow(X, Y, {"subset": "test"})
    with pytest.raises(ValueError, match="classMode: expected one of"):
        generator.flowFromDirectory(written(tmp_path), {"classMode": "all"})
    with pytest.raises(ValueError, match="fillMode: expected one of constant, nearest"):
        tf.data.imageDataGenerator({"fillMode": "edge"}).randomTransform(X[0])
    with pytest.raises(ValueError, match="interpolationOrder: 3"):
        tf.data.imageDataGenerator({"interpolationOrder": 3}).randomTransform(X[0])


def test_an_option_turns_another_on() -> None:
    with pytest.warns(UserWarning, match="featurewiseStdNormalization turns featurewiseCenter on"):
        generator = tf.data.imageDataGenerator({"featurewiseStdNormalization": True})
    with pytest.warns(UserWarning, match="does nothing before fit"):
        np.testing.assert_array_equal(generator.standardize(X[0].copy()), X[0])


def test_changed_pictures_are_saved(tmp_path: Path) -> None:
    options = {"batchSize": 2, "saveToDir": str(tmp_path), "savePrefix": "made"}
    next(tf.data.imageDataGenerator().flow(X, Y, options))
    names = sorted(one.name for one in tmp_path.iterdir())
    assert len(names) == 2
    assert all(name.startswith("made_") and name.endswith(".png") for name in names)


def test_files_are_found_by_folder_and_by_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    generator = tf.data.imageDataGenerator()
    folder = written(tmp_path)
    batches = generator.flowFromDirectory(folder, {"targetSize": [3, 2], "batchSize": 4})
    assert capsys.readouterr().out == "Found 7 images belonging to 2 classes.\n"
    assert (batches.n, batches.classIndices, batches.imageShape) == (
        7,
        {"cat": 0, "dog": 1},
        (3, 2, 3),
    )
    table = {"filename": ["cat/0.png", "cat/gone.png"], "class": ["x", "y"]}
    with pytest.warns(UserWarning, match="1 files of column filename are left out"):
        found = generator.flowFromDataframe(table, folder)
    assert found.filenames == ["cat/0.png"]


def test_windows_of_a_series() -> None:
    series = np.arange(20).reshape(10, 2)
    options = {"batchSize": 2, "samplingRate": 2, "stride": 2, "reverse": True}
    batches = tf.data.timeseriesGenerator(series, series[:, 0], 4, options)
    x, y = batches[0]
    assert np.asarray(x)[:, :, 0].tolist() == [[4, 0], [8, 4]]
    assert np.asarray(y).tolist() == [8, 12]
    assert len(batches) == 2
    with pytest.raises(ValueError, match="no place has so much before it"):
        tf.data.timeseriesGenerator(series, series, 10)
