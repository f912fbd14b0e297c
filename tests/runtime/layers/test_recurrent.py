"""Recurrent layers: states, masks, cells of one's own, configs and what is wrong."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
import pytest

import tfjs as tf

NAMES = ("simpleRNN", "gru", "lstm")


def sequence(*shape: int) -> Any:
    return tf.tensor(np.random.default_rng(1).normal(size=shape).astype(np.float32))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def make(name: str, /, **config: Any) -> Any:
    return getattr(tf.layers, name)({"units": 3, **config})


def test_the_final_states_continue_a_sequence(name: str) -> None:
    """Two halves, the second from the states of the first, give what the whole gives."""
    layer = make(name, returnSequences=True, returnState=True)
    x = sequence(2, 6, 4)
    whole, *_ = layer.apply(x)
    first, *states = layer.apply(x.slice([0, 0, 0], [2, 3, 4]))
    second, *_ = layer.apply(x.slice([0, 3, 0], [2, 3, 4]), {"initialState": states})
    np.testing.assert_allclose(np.concatenate([first, second], 1), whole, rtol=1e-6)


def test_states_come_from_another_layer_of_a_model(name: str) -> None:
    """An encoder's states start the decoder."""
    source, target = tf.input({"shape": [5, 4]}), tf.input({"shape": [None, 2]})
    encoder, decoder = make(name, returnState=True), make(name, returnSequences=True)
    _, *states = encoder.apply(source)
    output = decoder.apply(target, {"initialState": states})
    model = tf.model({"inputs": [source, target], "outputs": output})
    assert output.shape == [None, None, 3]
    x, y = sequence(2, 5, 4), sequence(2, 3, 2)
    _, *eager = encoder.apply(x)
    expected = decoder.apply(y, {"initialState": eager})
    np.testing.assert_allclose(model.predict([x, y]), expected, rtol=1e-6)
    again = tf.models.modelFromJSON({"modelTopology": model.toJSON(None, False)}).result()
    again.setWeights(model.getWeights())
    np.testing.assert_allclose(again.predict([x, y]), expected, rtol=1e-6)


def test_a_stateful_layer_goes_on_from_the_batch_before(name: str) -> None:
    layer = make(name, stateful=True, batchInputShape=[2, 3, 4])
    plain = make(name)
    x = sequence(2, 6, 4)
    plain.apply(x)
    model = tf.sequential({"layers": [layer]})
    layer.setWeights(plain.getWeights())
    halves = [x.slice([0, start, 0], [2, 3, 4]) for start in (0, 3)]
    for _ in range(2):
        model.predict(halves[0])
        np.testing.assert_allclose(model.predict(halves[1]), plain.apply(x), rtol=1e-6)
        model.resetStates()


def test_states_of_a_stateful_layer_do_not_pile_up(name: str) -> None:
    model = tf.sequential({"layers": [make(name, stateful=True, batchInputShape=[2, 3, 4])]})
    x = sequence(2, 3, 4)
    model.predict(x).dispose()
    gc.collect()  # what other tests left behind in cycles
    before = tf.memory()["numTensors"]
    for _ in range(5):
        model.predict(x).dispose()
    assert tf.memory()["numTensors"] == before


@pytest.mark.parametrize("sequences", [False, True])
def test_masked_steps_keep_the_output_before_them(name: str, sequences: bool) -> None:
    layer = make(name, returnSequences=sequences)
    x = sequence(1, 4, 2)
    mask = tf.tensor([[1, 1, 0, 0]], [1, 4], "bool")
    short = layer.apply(x.slice([0, 0, 0], [1, 2, 2])).arraySync()[0]
    masked = layer.apply(x, {"mask": mask}).arraySync()[0]
    expected = [*short, short[1], short[1]] if sequences else short
    np.testing.assert_allclose(masked, expected, rtol=1e-6)


def test_a_mask_goes_on_with_sequences_and_ends_with_them(name: str) -> None:
    mask = tf.tensor([[1, 0]], [1, 2], "bool")
    assert make(name).computeMask(None, mask) is None
    assert make(name, returnSequences=True).computeMask(None, mask) is mask
    both = make(name, returnSequences=True, returnState=True).computeMask(None, [mask])
    assert both == [mask] + [None] * (2 if name == "lstm" else 1)


def test_dropout_is_drawn_once_for_a_sequence_and_only_in_training(name: str) -> None:
    drawn: list[list[int]] = []

    def half(x: Any, rate: float) -> Any:
        drawn.append(x.shape)
        keep = np.arange(x.size).reshape(x.shape) % 2 / (1 - rate)
        return tf.tensor(keep.astype(np.float32))

    layer = make(name, dropout=0.5, recurrentDropout=0.25, dropoutFunc=half)
    x = sequence(2, 5, 4)
    plain = layer.apply(x)
    assert drawn == []
    dropped = layer.apply(x, {"training": True})
    assert drawn == [[2, 4], [2, 3]]
    assert not np.allclose(plain, dropped)
    same = make(name)
    same.apply(x)
    same.setWeights(layer.getWeights())
    assert np.allclose(plain, same.apply(x))


def test_a_config_makes_an_equal_layer(name: str) -> None:
    layer = make(name, activation="relu", goBackwards=True, kernelRegularizer="l1l2", name="own")
    again = type(layer).fromConfig(layer.getConfig())
    assert again.getConfig() == layer.getConfig()
    x = sequence(2, 3, 4)
    layer.apply(x)
    again.apply(x)
    again.setWeights(layer.getWeights())
    np.testing.assert_array_equal(layer.apply(x), again.apply(x))


def test_penalties_of_the_weights_are_the_layers(name: str) -> None:
    layer = make(
        name, kernelRegularizer="l1l2", recurrentRegularizer="l1l2", biasRegularizer="l1l2"
    )
    layer.apply(sequence(2, 3, 4))
    assert len(layer.calculateLosses()) == 3


def test_the_forget_gate_starts_open_where_asked() -> None:
    layer = make("lstm", unitForgetBias=True)
    layer.apply(sequence(1, 1, 2))
    assert layer.getWeights()[2].arraySync() == [0] * 3 + [1] * 3 + [0] * 6


def test_a_frozen_layer_has_no_weights_to_train(name: str) -> None:
    layer = make(name)
    layer.apply(sequence(1, 2, 2))
    layer.trainable = False
    assert (len(layer.trainableWeights), len(layer.nonTrainableWeights)) == (0, 3)
    layer.trainable = True
    assert (len(layer.trainableWeights), len(layer.nonTrainableWeights)) == (3, 0)


class Sum(tf.layers.RNNCell):  # type: ignore[misc, name-defined]
    """Adds up what comes."""

    className = "Sum"
    stateSize = 2

    def __init__(self, config: Any = None) -> None:
        super().__init__(config or {})

    def call(self, inputs: Any, kwargs: Any) -> Any:
        x, state = inputs
        return [x.add(state), x.add(state)]


def test_a_cell_of_ones_own_is_looped_over() -> None:
    x = tf.tensor([[[1, 2], [3, 4], [5, 6]]])
    layer = tf.layers.rnn({"cell": Sum(), "returnSequences": True, "returnState": True})
    output, state = layer.apply(x)
    assert output.arraySync() == [[[1, 2], [4, 6], [9, 12]]]
    assert state.arraySync() == [[9, 12]]


def test_stacked_cells_have_the_last_ones_state_first() -> None:
    cells = [tf.layers.lstmCell({"units": 4}), tf.layers.gruCell({"units": 2})]
    layer = tf.layers.rnn({"cell": cells, "returnState": True})
    assert layer.cell.stateSize == [2, 4, 4]
    output, *states = layer.apply(sequence(1, 3, 2))
    assert (output.shape, [state.shape for state in states]) == ([1, 2], [[1, 2], [1, 4], [1, 4]])
    again = type(layer).fromConfig(layer.getConfig())
    assert again.getConfig() == layer.getConfig()


def test_both_directions_have_their_own_states() -> None:
    layer = tf.layers.bidirectional(
        {"layer": make("lstm", returnState=True, returnSequences=True), "mergeMode": None}
    )
    x = sequence(2, 3, 4)
    outputs = layer.apply(x)
    assert [y.shape for y in outputs] == [[2, 3, 3]] * 2 + [[2, 3]] * 4
    symbolic = layer.apply(tf.input({"shape": [3, 4]}))
    assert [y.shape for y in symbolic] == [[None, 3, 3]] * 2 + [[None, 3]] * 4
    states = outputs[2:]
    other = layer.apply(x, {"initialState": states})
    assert not np.allclose(other[0], outputs[0])
    again = type(layer).fromConfig(layer.getConfig())
    again.apply(x)
    again.setWeights(layer.getWeights())
    np.testing.assert_array_equal(again.apply(x)[1], outputs[1])


@pytest.mark.parametrize(
    ("make_it", "error", "message"),
    [
        pytest.param(
            lambda: tf.layers.lstm({"units": 0}),
            ValueError,
            "units: expected a whole number from 1 on, got 0",
            id="no units",
        ),
        pytest.param(
            lambda: tf.layers.lstm({"units": 2, "recurrent_activation": "sigmoid"}),
            ValueError,
            "did you mean 'recurrentActivation'",
            id="a key in snake case",
        ),
        pytest.param(
            lambda: make("gru").apply(sequence(2, 3)),
            ValueError,
            "expected at least 3 axes",
            id="a matrix instead of sequences",
        ),
        pytest.param(
            lambda: make("lstm").apply(sequence(2, 3, 4), {"initialState": [tf.zeros([2, 3])]}),
            ValueError,
            "has 2 state(s) but was passed 1 initial state(s).",
            id="too few states",
        ),
        pytest.param(
            lambda: make("gru").apply(sequence(2, 3, 4), {"initialState": [tf.zeros([2, 5])]}),
            ValueError,
            "State 0 is incompatible with layer",
            id="a state of another extent",
        ),
        pytest.param(
            lambda: make("gru").apply(sequence(2, 0, 4)), ValueError, "no time step", id="no step"
        ),
        pytest.param(
            lambda: make("gru", stateful=True).apply(tf.input({"shape": [3, 4]})),
            ValueError,
            "needs to know its batch size",
            id="stateful without a batch size",
        ),
        pytest.param(
            lambda: make("gru").resetStates(),
            AttributeError,
            "not stateful",
            id="resetting what is not stateful",
        ),
        pytest.param(
            lambda: tf.layers.rnn({"cell": tf.layers.dense({"units": 2})}),
            ValueError,
            "should have an attribute `stateSize`",
            id="a layer that is no cell",
        ),
        pytest.param(
            lambda: tf.layers.bidirectional({"layer": tf.layers.dense({"units": 2})}),
            TypeError,
            "expected a recurrent layer",
            id="both directions of a layer that is not recurrent",
        ),
        pytest.param(
            lambda: tf.layers.bidirectional({"layer": make("gru"), "mergeMode": "max"}),
            ValueError,
            "mergeMode",
            id="an unknown merge mode",
        ),
        pytest.param(
            lambda: tf.layers.timeDistributed({"layer": "dense"}),
            TypeError,
            "expected a layer, got 'dense'",
            id="a name instead of a layer",
        ),
    ],
)
def test_what_is_wrong_is_said(make_it: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        make_it()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "options",
    [
        {"padding": "same"},
        {"strides": [2, 1], "unitForgetBias": True, "recurrentActivation": "sigmoid"},
        {"dataFormat": "channelsFirst", "useBias": False},
        {"dilationRate": 2},
    ],
    ids=str,
)
def test_a_convolutional_cell_takes_the_steps_of_its_layer(options: dict[str, Any]) -> None:
    config = {"filters": 2, "kernelSize": 2, "unitForgetBias": False, **options}
    first = "dataFormat" in options
    x = tf.randomNormal([1, 3, 2, 5, 4] if first else [1, 3, 5, 4, 2])
    layer = tf.layers.convLstm2d({**config, "returnSequences": True})
    outputs = layer.apply(x).unstack(1)
    cell = tf.layers.convLstm2dCell(config)
    cell.build([None, *x.shape[2:]])
    cell.setWeights(layer.getWeights())
    states = [tf.zerosLike(outputs[0]), tf.zerosLike(outputs[0])]
    for step, expected in zip(x.unstack(1), outputs, strict=True):
        output, *states = cell.call([step, *states], {})
        np.testing.assert_allclose(output, expected, rtol=1e-5, atol=1e-6)
