"""Sequential and functional models: building, looking in, freezing, predicting."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tfjs as tf


def dense(units: int, **config: Any) -> Any:
    return tf.layers.dense({"units": units, **config})


def test_a_sequential_model_is_built_by_its_first_input_shape() -> None:
    model = tf.sequential()
    model.add(dense(3, inputShape=[2]))
    model.add(dense(1))
    assert [len(layer.weights) for layer in model.layers] == [2, 2]
    assert (model.inputs[0].shape, model.outputs[0].shape) == ([None, 2], [None, 1])
    assert model.predict(tf.ones([4, 2])).shape == [4, 1]


@pytest.mark.parametrize("how", ["fit", "predict", "evaluate", "apply", "build", "trainOnBatch"])
def test_a_model_without_input_shape_is_built_by_the_first_data(how: str) -> None:
    model = tf.sequential({"layers": [dense(3), dense(1)]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError", "metrics": ["mae"]})
    x, y = np.ones((4, 2)), np.ones((4, 1))
    match how:
        case "fit":
            assert list(model.fit(x, y).result().history) == ["loss", "mae"]
        case "predict":
            assert model.predict(x).shape == [4, 1]
        case "evaluate":
            assert len(model.evaluate(x, y)) == 2
        case "apply":
            assert model.apply(tf.ones([4, 2])).shape == [4, 1]
        case "build":
            model.build([None, 2])
        case "trainOnBatch":
            assert len(model.trainOnBatch(x, y).result()) == 2
    assert model.inputs[0].shape == [None, 2]
    assert model.countParams() == 13


def test_a_batch_that_is_only_tested_gives_numbers() -> None:
    model = tf.sequential({"layers": [dense(1, inputShape=[2], kernelInitializer="ones")]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError", "metrics": ["mae"]})
    assert model.testOnBatch(np.ones((4, 2)), np.zeros((4, 1))) == [4.0, 2.0]
    assert model.testOnBatch(tf.ones([4, 2]), tf.ones([4, 1])) == [1.0, 1.0]
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    assert model.testOnBatch(tf.ones([4, 2]), tf.ones([4, 1])) == 1.0


@pytest.mark.parametrize("known", [True, False], ids=["at once", "by the data"])
def test_all_layers_of_a_model_train_whenever_it_was_built(known: bool) -> None:
    first = dense(2, inputShape=[1]) if known else dense(2)
    model = tf.sequential({"layers": [first]})
    model.compile({"optimizer": tf.train.sgd(0.01), "loss": "meanSquaredError"})
    model.add(dense(1))
    x = np.ones((4, 1))
    history = model.fit(x, 5 * x, {"epochs": 2}).result().history["loss"]
    assert history[1] < history[0]
    before = [np.array(weight) for weight in model.getWeights()]
    model.fit(x, 5 * x).result()
    for old, new in zip(before, model.getWeights(), strict=True):
        assert not np.allclose(old, new)


def test_pop_takes_the_last_layer_away() -> None:
    model = tf.sequential({"layers": [dense(3, inputShape=[2]), dense(5)]})
    model.pop()
    assert model.outputs[0].shape == [None, 3]
    model.add(dense(4))
    assert model.predict(tf.ones([1, 2])).shape == [1, 4]
    for _ in range(2):
        model.pop()
    model.add(dense(1, inputShape=[7]))
    assert model.predict(tf.ones([1, 7])).shape == [1, 1]


def test_a_hidden_input_layer_says_the_shape_and_is_no_layer(tmp_path: Path) -> None:
    model = tf.sequential({"hidesInput": True})
    model.add(tf.layers.inputLayer({"inputShape": [3]}))
    assert model.layers == []
    model.add(tf.layers.dense({"units": 2}))
    model.add(tf.layers.dense({"units": 1}))
    x = tf.ones([2, 3])
    model.save(f"file://{tmp_path}").result()
    again = tf.loadLayersModel(f"file://{tmp_path}/model.json").result()
    twin = tf.util.cloneModel(model)
    assert [len(each.layers) for each in (model, again, twin)] == [2, 2, 2]
    assert again.predict(x).arraySync() == model.predict(x).arraySync()
    model.pop()
    model.pop()
    model.add(tf.layers.dense({"units": 4}))
    assert model.predict(x).shape == [2, 4]


def test_a_hidden_input_layer_of_another_dtype_is_saved_with_the_model() -> None:
    model = tf.sequential({"hidesInput": True})
    model.add(tf.layers.inputLayer({"inputShape": [3], "dtype": "int32"}))
    model.add(tf.layers.reshape({"targetShape": [3, 1]}))
    described = [each["className"] for each in model.getConfig()["layers"]]
    assert len(model.layers) == 1
    assert described == ["InputLayer", "Reshape"]


def test_an_input_that_nothing_needs_is_one_as_in_keras_and_tfjs(tmp_path: Path) -> None:
    """The losses are those of both libraries."""
    used, idle = tf.input({"shape": [2]}), tf.input({"shape": [3], "name": "idle"})
    dense = tf.layers.dense({"units": 1, "kernelInitializer": "ones"})
    model = tf.model({"inputs": [used, idle], "outputs": dense.apply(used)})
    xs = [tf.ones([1, 2]), tf.ones([1, 3])]
    assert model.inputNames == [used.name, "idle"]
    assert model.layers[-1] is dense
    assert model.predict(xs).arraySync() == [[2]]
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    history = model.fit(xs, tf.ones([1, 1]), {"epochs": 2}).result().history
    assert history["loss"] == pytest.approx([1, 0.8836])
    model.save(f"file://{tmp_path}").result()
    again = tf.loadLayersModel(f"file://{tmp_path}/model.json").result()
    assert again.predict(xs).arraySync() == model.predict(xs).arraySync()


def test_a_shared_layer_has_one_set_of_weights() -> None:
    a, b = tf.input({"shape": [2]}), tf.input({"shape": [2]})
    shared = dense(1, kernelInitializer="ones")
    difference = tf.layers.subtract({}).apply([shared.apply(a), shared.apply(b)])
    model = tf.model({"inputs": [a, b], "outputs": difference})
    assert len(model.weights) == 2
    assert model.predict([tf.tensor2d([[3, 4]]), tf.tensor2d([[1, 1]])]).arraySync() == [[5]]


def test_models_nest_as_layers_and_share_their_weights() -> None:
    inner = tf.sequential({"layers": [dense(2, inputShape=[2]), tf.layers.batchNormalization()]})
    x = tf.input({"shape": [2]})
    outer = tf.model({"inputs": x, "outputs": dense(1).apply(inner.apply(inner.apply(x)))})
    outer.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    before = [np.array(weight) for weight in inner.getWeights()]
    x = np.random.default_rng(0).normal(size=(8, 2))
    outer.fit(x, np.ones((8, 1)), {"epochs": 2}).result()
    changed = [not np.allclose(a, b) for a, b in zip(before, inner.getWeights(), strict=True)]
    assert any(changed[:4])
    assert all(changed[-2:])
    assert len(outer.weights) == len(inner.weights) + 2


def test_a_sequential_model_may_start_with_a_model() -> None:
    first = tf.sequential({"layers": [dense(3, inputShape=[2])]})
    model = tf.sequential({"layers": [first, dense(1)]})
    assert model.layers[0] is first
    assert model.predict(tf.ones([1, 2])).shape == [1, 1]
    late = tf.sequential({"layers": [tf.sequential({"layers": [dense(3)]}), dense(1)]})
    assert late.predict(tf.ones([1, 5])).shape == [1, 1]


def test_inputs_by_name() -> None:
    a, b = tf.input({"shape": [1], "name": "a"}), tf.input({"shape": [1], "name": "b"})
    both = tf.layers.concatenate({}).apply([a, b])
    outputs = [dense(1, name="one").apply(both), dense(1, name="two").apply(both)]
    model = tf.model({"inputs": [a, b], "outputs": outputs})
    model.compile({"optimizer": "sgd", "loss": {"one": "meanSquaredError", "two": "hinge"}})
    x = {"b": np.ones((3, 1)), "a": np.zeros((3, 1))}
    history = model.fit(x, {"two": np.ones((3, 1)), "one": np.ones((3, 1))}).result()
    assert list(history.history) == ["loss", "one_loss", "two_loss"]


def test_an_output_without_a_loss_takes_no_target() -> None:
    a = tf.input({"shape": [1]})
    outputs = [dense(1, name="one").apply(a), dense(1, name="two").apply(a)]
    model = tf.model({"inputs": a, "outputs": outputs})
    model.compile({"optimizer": "sgd", "loss": {"two": "meanSquaredError"}})
    before = np.array(model.getLayer("one").getWeights()[0])
    model.fit(np.ones((3, 1)), np.ones((3, 1))).result()
    assert np.array_equal(before, model.getLayer("one").getWeights()[0])


def test_loss_weights_scale_the_losses_in_the_total() -> None:
    a = tf.input({"shape": [1]})
    outputs = [dense(1, name="one").apply(a), dense(1, name="two").apply(a)]
    model = tf.model({"inputs": a, "outputs": outputs})
    model.compile(
        {"optimizer": "sgd", "loss": "meanSquaredError", "lossWeights": {"one": 3, "two": 0.5}}
    )
    total, one, two = [v.item() for v in model.evaluate(np.ones((3, 1)), [np.ones((3, 1))] * 2)]
    assert total == pytest.approx(3 * one + 0.5 * two)


def test_sample_weights_scale_the_losses_of_samples() -> None:
    model = tf.sequential({"layers": [dense(1, inputShape=[1], kernelInitializer="ones")]})
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    x, y = np.array([[1.0], [2.0]]), np.zeros((2, 1))
    weighted = model.evaluate(x, y, {"sampleWeight": [2, 0]}).item()
    assert weighted == pytest.approx((2 * 1 + 0 * 4) / 2)
    model.fit(x, y, {"sampleWeight": np.array([1.0, 0.0])}).result()
    assert model.getWeights()[0].item() == pytest.approx(1 - 0.1 * 1)


def test_a_frozen_model_freezes_its_layers() -> None:
    inner = tf.sequential({"layers": [dense(2, inputShape=[2]), dense(2)]})
    inner.trainable = False
    model = tf.sequential({"layers": [inner, dense(1)]})
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    before = [np.array(weight) for weight in inner.getWeights()]
    model.fit(tf.ones([4, 2]), tf.zeros([4, 1]), {"epochs": 2})
    for a, b in zip(before, inner.getWeights(), strict=True):
        assert np.array_equal(a, b)
    assert inner.layers[0].trainable
    assert not inner.layers[0].weights[0].trainable


def test_weights_trained_are_those_of_the_compile_call() -> None:
    layer = dense(1, inputShape=[1])
    model = tf.sequential({"layers": [layer, dense(1)]})
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    layer.trainable = False
    x, y = np.ones((2, 1)), np.zeros((2, 1))
    before = [weight.item() for one in model.layers for weight in one.getWeights()]
    model.fit(x, y).result()
    after = [weight.item() for one in model.layers for weight in one.getWeights()]
    assert after[:2] == before[:2]
    assert after[2] != before[2]
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    layer.trainable = True
    model.fit(x, y).result()
    assert layer.getWeights()[0].item() == before[0]


def test_two_outputs_of_one_name_have_their_own_targets() -> None:
    x = tf.input({"shape": [2]})
    ones = dense(1, kernelInitializer="ones", activation="sigmoid").apply(x)
    inner = tf.model({"inputs": x, "outputs": [ones, dense(1, kernelInitializer="zeros").apply(x)]})
    y = tf.input({"shape": [2]})
    model = tf.model({"inputs": y, "outputs": inner.apply(y)})
    assert len(set(model.outputNames)) == 1
    model.compile({"optimizer": "sgd", "loss": ["meanSquaredError", "meanSquaredError"]})
    targets = [tf.fill([2, 1], 10), tf.ones([2, 1])]
    losses = [loss.item() for loss in model.evaluate(tf.ones([2, 2]), targets)]
    np.testing.assert_allclose(losses, [84.15985870361328, 83.15985870361328, 1], rtol=1e-6)


def test_a_model_inside_a_frozen_one_is_trained() -> None:
    """As in TF.js: only the weights of the layers themselves are frozen after `compile`."""
    inside = tf.sequential(
        {"layers": [dense(2, inputShape=[2], kernelInitializer="ones", useBias=False)]}
    )
    model = tf.sequential({"layers": [inside, dense(1, kernelInitializer="ones", useBias=False)]})
    model.compile({"optimizer": tf.train.sgd(0.01), "loss": "meanSquaredError"})
    model.trainable = False
    assert model.trainableWeights == []
    model.trainOnBatch(tf.ones([2, 2]), tf.zeros([2, 1])).result()
    kernels = [np.array(weight) for weight in model.getWeights()]
    np.testing.assert_allclose(kernels[0], np.full((2, 2), 0.92), rtol=1e-6)
    np.testing.assert_array_equal(kernels[1], np.ones((2, 1)))


def test_a_model_that_is_frozen_whole_says_so() -> None:
    model = tf.sequential({"layers": [dense(1, inputShape=[1])]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    model.trainable = False
    with pytest.raises(ValueError, match="none of the 2 variables is trainable"):
        model.fit(np.ones((2, 1)), np.zeros((2, 1))).result()


def test_execute_gives_tensors_inside_the_model() -> None:
    model = tf.sequential(
        {"layers": [dense(2, inputShape=[1], kernelInitializer="ones"), dense(1)]}
    )
    name = model.layers[0].output.name
    assert model.execute(tf.ones([1, 1]), name).arraySync() == [[1, 1]]
    assert len(model.execute([tf.ones([1, 1])], [name, model.outputs[0].name])) == 2
    with pytest.raises(ValueError, match="execute: the output 'nope' is unknown"):
        model.execute(tf.ones([1, 1]), "nope")


def test_get_layer_by_name_and_by_place() -> None:
    model = tf.sequential({"layers": [dense(2, inputShape=[1], name="first"), dense(1)]})
    assert model.getLayer("first") is model.getLayer(0) is model.layers[0]
    with pytest.raises(ValueError, match=r"no such layer: 'frist'\. Did you mean 'first'"):
        model.getLayer("frist")
    with pytest.raises(ValueError, match="there is no layer 2; the model has 2 layers"):
        model.getLayer(2)


def test_predict_in_batches_is_predict_at_once() -> None:
    model = tf.sequential({"layers": [dense(2, inputShape=[3], activation="tanh")]})
    x = np.random.default_rng(0).normal(size=(10, 3))
    whole = np.asarray(model.predict(x, {"batchSize": 10}))
    np.testing.assert_allclose(np.asarray(model.predict(x, {"batchSize": 3})), whole, rtol=1e-6)
    np.testing.assert_allclose(np.asarray(model.predictOnBatch(x)), whole, rtol=1e-6)


def test_training_leaves_no_tensors_behind() -> None:
    model = tf.sequential(
        {"layers": [dense(4, inputShape=[3], activation="relu"), tf.layers.batchNormalization(),
                    tf.layers.dropout({"rate": 0.5}), dense(1)]}
    )  # fmt: skip
    model.compile({"optimizer": "adam", "loss": "meanSquaredError", "metrics": ["mae"]})
    x, y = tf.ones([7, 3]), tf.ones([7, 1])
    model.fit(x, y, {"batchSize": 3, "validationSplit": 0.3}).result()
    gc.collect()  # what other tests left in cycles
    before = tf.memory()
    for _ in range(20):
        model.fit(x, y, {"batchSize": 3, "validationSplit": 0.3, "epochs": 2})
        model.predict(x)
        model.evaluate(x, y)
        model.trainOnBatch(x, y)
    assert tf.memory() == before


def test_dispose_frees_the_weights_and_the_optimizers_state() -> None:
    before = tf.memory()["numTensors"]
    model = tf.sequential({"layers": [dense(4, inputShape=[3])]})
    model.compile({"optimizer": "adam", "loss": "meanSquaredError"})
    model.fit(np.ones((2, 3)), np.ones((2, 4))).result()
    assert model.dispose()["numDisposedVariables"] == 2
    assert tf.memory()["numTensors"] == before


def test_saved_with_its_optimizer_training_goes_on_the_same(tmp_path: Any) -> None:
    x, y = np.random.default_rng(0).normal(size=(2, 6, 3))
    model = tf.sequential({"layers": [dense(3, inputShape=[3], activation="tanh"), dense(3)]})
    model.compile(
        {"optimizer": tf.train.adam(0.01), "loss": "meanSquaredError", "metrics": ["mae"]}
    )
    model.setUserDefinedMetadata({"note": "mine"})
    model.fit(x, y, {"epochs": 2}).result()
    model.save(f"file://{tmp_path}/m", {"includeOptimizer": True}).result()
    again = tf.loadLayersModel(f"file://{tmp_path}/m/model.json").result()
    assert again.getUserDefinedMetadata() == {"note": "mine"}
    assert again.optimizer.getConfig() == model.optimizer.getConfig()
    histories = [m.fit(x, y, {"epochs": 3}).result().history for m in (model, again)]
    assert histories[0]["loss"] == pytest.approx(histories[1]["loss"], rel=1e-5)
    assert list(histories[1]) == ["loss", "mae"]


def test_loading_says_what_a_file_has_too_much_or_too_little(tmp_path: Any) -> None:
    model = tf.sequential({"name": "net", "layers": [dense(3, inputShape=[3], name="a")]})
    kernel, bias = model.weights
    with pytest.raises(ValueError, match="net: the file has a weight 'b/kernel' which the model"):
        model.loadWeights({"b/kernel": kernel.read()})
    with pytest.raises(ValueError, match="net: 1 of 2 weights are not in the file: a/bias"):
        model.loadWeights({"a/kernel": kernel.read()})
    with pytest.raises(ValueError, match=r"'a/bias' has the shape \[3\], the file's \[2\]"):
        model.loadWeights({"a/kernel": kernel.read(), "a/bias": tf.ones([2])})
    model.loadWeights({"a/bias": tf.ones([3]), "b/kernel": kernel.read()}, False)
    assert bias.read().arraySync() == [1, 1, 1]


def test_the_keys_of_dicts_are_in_alphabetical_order_where_a_list_is_asked_for() -> None:
    z = tf.input({"shape": [2], "name": "z"})
    a = tf.input({"shape": [3], "name": "a"})
    u = tf.layers.dense({"units": 1, "name": "u"}).apply(z)
    b = tf.layers.dense({"units": 2, "name": "b"}).apply(a)
    ends: Any = {"inputs": {"z": z, "a": a}, "outputs": {"u": u, "b": b}}
    model = tf.model(ends)
    assert [layer.name for layer in model.layers] == ["a", "z", "b", "u"]
    assert model.inputNames == ["a", "z"]
    assert model.outputNames == ["b", "u"]
    given = {"z": tf.ones([4, 2]), "a": tf.ones([4, 3])}
    made = model.predict(given)
    assert list(made) == ["u", "b"]
    assert [each.shape for each in made.values()] == [[4, 1], [4, 2]]
    model.compile({"optimizer": "sgd", "loss": {"u": "meanSquaredError", "b": "meanSquaredError"}})
    assert model.metricsNames == ["loss", "b_loss", "u_loss"]
