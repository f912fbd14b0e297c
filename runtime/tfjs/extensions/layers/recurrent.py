"""LSTMs whose states are images: products are convolutions. Shi et al. 2015."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import maskOf, numbers, onlyTensor, windowExtent


class ConvLSTM(Extension):
    """[batch, time, ...places, channels] step by step; the states are [batch, ...places, filters].

    The weights' last axis holds the gates i, f, c, o. `returnSequences` gives the outputs of all
    steps, `returnState` the last two states as well. A step that the mask leaves out keeps them.
    """

    def requiredKeys(self) -> list[str]:
        return ["filters", "kernelSize"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "strides": 1,
            "padding": "valid",
            "dataFormat": "channelsLast",
            "dilationRate": 1,
            "activation": "tanh",
            "recurrentActivation": self.gateActivation(),
            "useBias": True,
            "kernelInitializer": "glorotUniform",
            "recurrentInitializer": "orthogonal",
            "biasInitializer": "zeros",
            "unitForgetBias": True,
            "kernelRegularizer": None,
            "recurrentRegularizer": None,
            "biasRegularizer": None,
            "kernelConstraint": None,
            "recurrentConstraint": None,
            "biasConstraint": None,
            "dropout": 0,
            "recurrentDropout": 0,
            "seed": None,
            "returnSequences": False,
            "returnState": False,
            "goBackwards": False,
            "stateful": False,
            "unroll": False,
        }

    def gateActivation(self) -> str:
        """The gates' activation where the config has none."""
        return "sigmoid"

    def places(self) -> int:
        """How many axes a place has."""
        return 1

    def inOrder(self, shape: list[Any]) -> list[Any]:
        """A shape [batch, time, ...] with channels last."""
        if self.config["dataFormat"] == "channelsFirst":
            return [shape[0], shape[1], *shape[3:], shape[2]]
        return shape

    def backInOrder(self, shape: list[Any], before: int) -> list[Any]:
        """A shape with channels last after `before` axes, in the data format."""
        if self.config["dataFormat"] == "channelsFirst":
            return [*shape[:before], shape[len(shape) - 1], *shape[before:-1]]
        return shape

    def build(self, inputShape: list[Any]) -> None:
        shape = self.inOrder(inputShape)
        rank = self.places()
        if len(shape) != rank + 3:
            raise self.refused(f"expected an input of {rank + 3} axes, got {len(shape)}")
        channels: int | None = shape[rank + 2]
        if channels is None:
            raise self.refused("the channels of its input must be known")
        filters: int = self.config["filters"]
        window = numbers(self.config["kernelSize"], rank)
        wide: int = filters * 4
        self.kernel = self.newWeight("kernel", [*window, channels, wide], "kernel", True)
        self.recurrentKernel = self.newWeight(
            "recurrent_kernel", [*window, filters, wide], "recurrent", True
        )
        if self.config["useBias"] is True:
            self.bias = self.newWeight("bias", [wide], "bias", True)
            if self.config["unitForgetBias"] is True:
                made = self.bias.read()
                first = made.slice([0], [filters])
                rest = made.slice([filters * 2], [filters * 2])
                self.bias.write(tf.concat([first, tf.ones([filters]), rest], 0))
        self.states: list[tf.Tensor] = []
        super().build(inputShape)

    def convolved(self, x: tf.Tensor, kernel: tf.Tensor, own: bool) -> tf.Tensor:
        """x under a kernel: the input's with the keys of the config, the states' "same"."""
        rank = self.places()
        padding: str = self.config["padding"] if own else "same"
        strides = numbers(self.config["strides"] if own else 1, rank)
        rates = numbers(self.config["dilationRate"] if own else 1, rank)
        if rank == 1:
            return tf.conv1d(x, kernel, strides[0], padding, "NWC", rates[0])
        if rank == 2:
            return tf.conv2d(x, kernel, strides, padding, "NHWC", rates)
        return tf.conv3d(x, kernel, strides, padding, "NDHWC", rates)

    def call(self, inputs: Any, kwargs: Any) -> Any:
        x = onlyTensor(inputs[0] if isinstance(inputs, list) else inputs)
        rank = self.places()
        first: bool = self.config["dataFormat"] == "channelsFirst"
        if first:
            x = x.transpose([0, 1, *range(3, rank + 3), 2])
        training = kwargs.get("training") is True
        mask = maskOf(kwargs.get("mask"), 0)
        filters: int = self.config["filters"]
        steps: list[tf.Tensor] = tf.unstack(x, 1)
        masks: list[tf.Tensor] = []
        if mask is not None:
            spread = mask.cast("float32").reshape([*mask.shape, *[1 for _ in range(rank + 1)]])
            masks = tf.unstack(spread, 1)
        if self.config["goBackwards"] is True:
            steps = [steps[len(steps) - 1 - time] for time in range(len(steps))]
            masks = [masks[len(masks) - 1 - time] for time in range(len(masks))]
        rate: float = self.config["dropout"]
        if training and rate > 0:
            kept = tf.dropout(tf.onesLike(steps[0]), rate, None, self.config["seed"])
            steps = [step.mul(kept) for step in steps]
        projected = [self.projected(step) for step in steps]
        hidden = tf.zeros([*projected[0].shape[:-1], filters])
        carry = hidden
        if len(self.states) == 2:
            hidden = self.states[0]
            carry = self.states[1]
        stateRate: float = self.config["recurrentDropout"]
        drop = training and stateRate > 0
        stateKept = tf.onesLike(hidden)
        if drop:
            stateKept = tf.dropout(stateKept, stateRate, None, self.config["seed"])
        outputs: list[tf.Tensor] = []
        for time in range(len(projected)):
            before = hidden.mul(stateKept) if drop else hidden
            recurrent = self.convolved(before, self.recurrentKernel.read(), False)
            gates: list[tf.Tensor] = tf.split(projected[time].add(recurrent), 4, rank + 1)
            chosen = self.activated(gates[0], "recurrentActivation").mul(
                self.activated(gates[2], "activation")
            )
            newCarry = self.activated(gates[1], "recurrentActivation").mul(carry).add(chosen)
            newHidden = self.activated(gates[3], "recurrentActivation").mul(
                self.activated(newCarry, "activation")
            )
            if len(masks) > 0:
                seen = masks[time]
                left = seen.mul(-1).add(1)
                newHidden = newHidden.mul(seen).add(hidden.mul(left))
                newCarry = newCarry.mul(seen).add(carry.mul(left))
            hidden = newHidden
            carry = newCarry
            outputs.append(hidden)
        if self.config["stateful"] is True:
            self.states = [tf.keep(hidden.clone()), tf.keep(carry.clone())]
        result: tf.Tensor = hidden
        if self.config["returnSequences"] is True:
            result = tf.stack(outputs, 1)
        if first:
            axes: int = len(result.shape)
            outer: int = axes - rank - 1
            front = [axis for axis in range(outer)]
            places = [axis for axis in range(outer, axes - 1)]
            result = result.transpose([*front, axes - 1, *places])
            inner = [axis for axis in range(1, rank + 1)]
            hidden = hidden.transpose([0, rank + 1, *inner])
            carry = carry.transpose([0, rank + 1, *inner])
        return [result, hidden, carry] if self.config["returnState"] is True else result

    def projected(self, step: tf.Tensor) -> tf.Tensor:
        """The input's part of the gates."""
        y = self.convolved(step, self.kernel.read(), True)
        return y.add(self.bias.read()) if self.config["useBias"] is True else y

    def resetStates(self) -> None:
        """Begin again with states of zero."""
        tf.dispose(self.states)
        self.states = []

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        own = maskOf(mask, 0) if self.config["returnSequences"] is True else None
        return [own, None, None] if self.config["returnState"] is True else own

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        shape = self.inOrder(inputShape)
        rank = self.places()
        window = numbers(self.config["kernelSize"], rank)
        strides = numbers(self.config["strides"], rank)
        rates = numbers(self.config["dilationRate"], rank)
        padding: str = self.config["padding"]
        made: list[Any] = []
        for axis in range(rank):
            made.append(
                windowExtent(
                    self, shape[axis + 2], window[axis], strides[axis], padding, rates[axis]
                )
            )
        state = self.backInOrder([shape[0], *made, self.config["filters"]], 1)
        output: list[Any] = state
        if self.config["returnSequences"] is True:
            output = self.backInOrder([shape[0], shape[1], *made, self.config["filters"]], 2)
        return [output, state, state] if self.config["returnState"] is True else output


class ConvLSTM1D(ConvLSTM):
    """A convolutional LSTM over sequences of sequences [batch, time, steps, channels]."""

    className = "ConvLSTM1D"
    factoryName = "convLstm1d"


class ConvLSTM2D(ConvLSTM):
    """A convolutional LSTM over sequences of images [batch, time, height, width, channels].

    The gates' activation is hardSigmoid unless given, as in TF.js.
    """

    className = "ConvLSTM2D"
    factoryName = "convLstm2d"

    def gateActivation(self) -> str:
        return "hardSigmoid"

    def places(self) -> int:
        return 2


class ConvLSTM3D(ConvLSTM):
    """A convolutional LSTM over sequences of volumes."""

    className = "ConvLSTM3D"
    factoryName = "convLstm3d"

    def places(self) -> int:
        return 3
