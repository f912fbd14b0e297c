"""apply() on symbolic and on concrete tensors, masks, weights, layers of one's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf


class Scale(tf.layers.Layer):
    className = "Scale"

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.units = config["units"]
        self.factor = config.get("factor", 2.0)
        self.seen: list[Any] = []

    def build(self, input_shape: Any) -> None:
        self.w = self.addWeight(
            "w", [input_shape[-1], self.units], "float32", tf.initializers.ones({})
        )
        super().build(input_shape)

    def call(self, inputs: Any, kwargs: Any) -> Any:
        self.seen.append((type(inputs).__name__, kwargs.get("training")))
        x = inputs[0] if isinstance(inputs, list) else inputs
        return x.matMul(self.w.read()).mul(self.factor)

    def computeOutputShape(self, input_shape: Any) -> Any:
        return [*input_shape[:-1], self.units]

    def getConfig(self) -> Any:
        return {**super().getConfig(), "units": self.units, "factor": self.factor}


tf.serialization.registerClass(Scale)


def test_symbolic_apply_gives_a_symbolic_tensor() -> None:
    x = tf.input({"shape": [2, 4]})
    y = tf.layers.flatten().apply(x)
    assert isinstance(y, tf.SymbolicTensor)
    assert (y.shape, y.dtype, y.rank) == ([None, 8], "float32", 2)
    assert y.sourceLayer.input is x
    assert y.sourceLayer.output is y


def test_eager_apply_gives_a_tensor_and_builds_the_layer() -> None:
    layer = tf.layers.dense({"units": 2, "kernelInitializer": "ones"})
    assert not layer.built
    y = layer.apply(tf.tensor2d([[1, 2], [3, 4]]))
    assert y.arraySync() == [[3, 3], [7, 7]]
    assert [weight.originalName.split("/")[1] for weight in layer.weights] == ["kernel", "bias"]


def test_arrays_are_taken_as_tensors() -> None:
    layer = tf.layers.dense({"units": 1, "kernelInitializer": "ones"})
    assert layer.apply(np.array([[1.0, 2.0]])).arraySync() == [[3]]
    assert tf.layers.add({}).apply([np.ones((1, 2)), tf.ones([1, 2])]).arraySync() == [[2, 2]]


def test_an_untouched_input_comes_out_as_another_handle() -> None:
    x = tf.ones([2])
    y = tf.layers.dropout({"rate": 0.5}).apply(x)
    x.dispose()
    assert y.arraySync() == [1, 1]


def test_training_is_said_by_the_second_argument() -> None:
    layer = tf.layers.dropout({"rate": 0.5})
    dropped = np.asarray(layer.apply(tf.ones([1000]), {"training": True}))
    assert set(dropped.tolist()) == {0.0, 2.0}
    assert 300 < (dropped == 0).sum() < 700


def test_a_seeded_dropout_repeats_its_mask_as_in_tfjs() -> None:
    layer = tf.layers.dropout({"rate": 0.5, "seed": 3, "noiseShape": [None, 1]})
    first, second = (layer.apply(tf.ones([8, 2]), {"training": True}) for _ in range(2))
    assert first.arraySync() == second.arraySync()
    assert all(a == b for a, b in first.arraySync())


def test_a_layer_of_ones_own_eager_and_in_a_model() -> None:
    layer = Scale({"units": 2, "factor": 3.0})
    assert layer.apply(tf.ones([1, 4])).arraySync() == [[12, 12]]
    model = tf.sequential({"layers": [Scale({"units": 2, "inputShape": [4]})]})
    assert model.outputs[0].shape == [None, 2]
    assert model.predict(tf.ones([1, 4])).arraySync() == [[8, 8]]
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    model.fit(tf.ones([1, 4]), tf.zeros([1, 2]))
    assert layer.seen == [("Tensor", None)]
    assert model.layers[0].seen == [("list", None), ("list", True)]
    assert model.layers[0].name == layer.name[:-1] + str(int(layer.name[-1]) + 1)


def test_a_layer_of_ones_own_is_saved_and_loaded(tmp_path: Any) -> None:
    model = tf.sequential({"layers": [Scale({"units": 2, "factor": 3.0, "inputShape": [4]})]})
    model.save(f"file://{tmp_path}/m").result()
    loaded = tf.loadLayersModel(f"file://{tmp_path}/m/model.json").result()
    assert isinstance(loaded.layers[0], Scale)
    assert loaded.predict(tf.ones([1, 4])).arraySync() == [[12, 12]]


def test_a_wrong_compute_output_shape_is_found_when_the_model_runs() -> None:
    class Half(tf.layers.Layer):
        className = "Half"

        def call(self, inputs: Any, kwargs: Any) -> Any:
            return inputs[0].slice([0, 0], [-1, 1])

    model = tf.sequential({"layers": [Half({"inputShape": [2]})]})
    with pytest.raises(
        ValueError,
        match=r"gave the shape \[3, 1\] where computeOutputShape\(\) had said \[null,2\]",
    ):
        model.predict(tf.ones([3, 2]))


def test_a_layer_of_ones_own_without_a_class_name_is_refused() -> None:
    class Nameless(tf.layers.Layer):
        pass

    with pytest.raises(ValueError, match='such as className = "Nameless"'):
        Nameless({})
    with pytest.raises(ValueError, match="className"):
        tf.serialization.registerClass(Nameless)


def test_a_base_key_in_snake_case_is_found_in_layers_of_ones_own_too() -> None:
    with pytest.raises(ValueError, match="did you mean 'inputShape'"):
        Scale({"units": 2, "input_shape": [3]})


def test_add_weight_refuses_names_twice_and_open_shapes() -> None:
    layer = Scale({"units": 2})
    layer.build([None, 3])
    with pytest.raises(ValueError, match="Duplicate weight name w"):
        layer.build([None, 3])
    with pytest.raises(ValueError, match="needs a shape of whole numbers"):
        Scale({"units": 2}).apply(tf.input({"shape": [None]}))


def test_weights_are_read_and_written() -> None:
    layer = Scale({"units": 1})
    layer.apply(tf.ones([1, 2]))
    assert layer.getWeights()[0].arraySync() == [[1], [1]]
    layer.setWeights([np.array([[2.0], [3.0]])])
    assert layer.w.read().arraySync() == [[2], [3]]
    assert layer.getWeights()[0] is layer.w.read()
    assert layer.countParams() == 2
    with pytest.raises(ValueError, match=r"/w has the shape \[2, 1\], got \[1, 2\]"):
        layer.setWeights([tf.ones([1, 2])])
    with pytest.raises(ValueError, match=r"has 1 weights .*, got 2"):
        layer.setWeights([tf.ones([2, 1]), tf.ones([1])])
    with pytest.raises(RuntimeError, match="not built yet"):
        Scale({"units": 1}).countParams()


def test_given_weights_are_the_first_ones() -> None:
    layer = tf.layers.dense({"units": 1, "useBias": False, "weights": [tf.tensor2d([[2], [3]])]})
    assert layer.apply(tf.ones([1, 2])).arraySync() == [[5]]


def test_trainable_moves_weights_between_the_lists() -> None:
    layer = tf.layers.batchNormalization()
    layer.apply(tf.ones([2, 3]))
    assert (len(layer.trainableWeights), len(layer.nonTrainableWeights)) == (2, 2)
    layer.trainable = False
    assert (len(layer.trainableWeights), len(layer.nonTrainableWeights)) == (0, 4)
    assert not layer.gamma.trainable


def test_a_call_hook_sees_every_call() -> None:
    layer = tf.layers.dense({"units": 1})
    seen: list[Any] = []
    layer.setCallHook(lambda inputs, kwargs: seen.append(kwargs))
    layer.apply(tf.ones([1, 2]), {"training": True})
    layer.clearCallHook()
    layer.apply(tf.ones([1, 2]))
    assert seen == [{"training": True}]


def test_masks_go_along_with_the_tensors() -> None:
    x = tf.tensor3d([[[1, 1], [0, 0], [2, 0]]])
    masked = tf.layers.masking().apply(x)
    assert masked.kerasMask.arraySync() == [[True, False, True]]
    kept = tf.layers.dense({"units": 2}).apply(masked)
    assert kept.kerasMask.arraySync() == [[True, False, True]]
    assert tf.layers.flatten().apply(kept).kerasMask is None


def test_masks_inside_a_model_reach_each_layer_and_no_further() -> None:
    masks: list[Any] = []

    class Look(tf.layers.Layer):
        className = "Look"

        def __init__(self, config: Any) -> None:
            super().__init__(config)
            self.supportsMasking = config["supports"]

        def call(self, inputs: Any, kwargs: Any) -> Any:
            mask = kwargs.get("mask")
            masks.append(None if mask is None else mask.arraySync())
            return inputs[0]

    model = tf.sequential(
        {
            "layers": [
                tf.layers.masking({"inputShape": [2, 1]}),
                Look({"supports": True, "name": "one"}),
                Look({"supports": False, "name": "two"}),
                Look({"supports": True, "name": "three"}),
            ]
        }
    )
    model.predict(tf.tensor3d([[[0], [5]]]))
    assert masks == [[[False, True]], [[False, True]], None]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: tf.layers.dense({"units": 1, "name": "d"}).apply(tf.ones([3])),
            r"d \(Dense\): input 0: expected at least 2 axes, got 1: \[3\]",
        ),
        (
            lambda: tf.layers.permute({"dims": [1], "name": "p"}).apply(tf.ones([1, 2, 3])),
            r"p \(Permute\): input 0: expected 2 axes, got 3",
        ),
        (
            lambda: tf.layers.dense({"units": 1}).apply(
                [tf.ones([1, 1]), tf.input({"shape": [1]})]
            ),
            "must be all tensors or all symbolic tensors",
        ),
        (
            lambda: tf.layers.dense({"units": 1, "name": "d2"}).apply([tf.ones([1, 1])] * 2),
            r"d2 \(Dense\): expected 1 inputs, got 2",
        ),
        (
            lambda: tf.layers.add({"name": "a"}).apply(tf.ones([1, 2])),
            r"a \(Add\): expected a list of at least 2 inputs, got 1",
        ),
        (
            lambda: tf.layers.add({"name": "a2"}).apply([tf.ones([1, 2]), tf.ones([1, 3])]),
            r"shapes that do not go together: \[\[1,2\],\[1,3\]\]",
        ),
        (
            lambda: tf.layers.concatenate({"name": "c"}).apply(
                [tf.ones([1, 2, 1]), tf.ones([1, 3, 2])]
            ),
            "shapes that do not go together along axis -1",
        ),
        (
            lambda: tf.layers.flatten({"name": "f"}).apply(tf.input({"shape": [None, 3]})),
            r"f \(Flatten\): all axes of its input but the first must be known, got \[null,null",
        ),
        (
            lambda: tf.layers.reshape({"targetShape": [5], "name": "r"}).apply(tf.ones([1, 4])),
            r"4 values of shape \[4\] do not fit the targetShape \[5\]",
        ),
        (
            lambda: tf.layers.batchNormalization({"axis": 3, "name": "b"}).apply(tf.ones([1, 4])),
            "b: axis: expected an axis of 2, so -2 to 1, got 3",
        ),
    ],
)
def test_inputs_that_do_not_fit_name_the_layer_and_what_it_wants(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_a_built_layer_wants_the_width_it_was_built_for() -> None:
    layer = tf.layers.dense({"units": 1, "name": "wide"})
    layer.apply(tf.ones([1, 4]))
    with pytest.raises(ValueError, match=r"wide \(Dense\): input 0: expected 4 at axis -1"):
        layer.apply(tf.ones([1, 3]))


def test_disposing_of_a_layer_frees_its_weights_once() -> None:
    before = tf.memory()["numTensors"]
    layer = tf.layers.dense({"units": 1})
    layer.apply(tf.ones([1, 4]))
    assert layer.dispose() == {"refCountAfterDispose": 0, "numDisposedVariables": 2}
    assert tf.memory()["numTensors"] == before
    with pytest.raises(RuntimeError, match="already disposed"):
        layer.apply(tf.ones([1, 4]))
