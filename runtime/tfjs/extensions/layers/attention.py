"""Attention: values weighted by how well their keys fit the queries."""

from __future__ import annotations

import math
from typing import Any

import tfjs as tf
from tfjs.extensions.base import Extension
from tfjs.extensions.shapes import axesOf, maskOf, product, repeatedPlaces

FAR = 1000000000.0
"""What is taken from the scores of places that are left out."""


def causalMask(queries: int, values: int) -> tf.Tensor:
    """[queries, values]: whether a value does not come after the query."""
    rows = tf.range(0, queries, 1, "float32").expandDims(1)
    columns = tf.range(0, values, 1, "float32").expandDims(0)
    return rows.greaterEqual(columns)


def both(first: tf.Tensor | None, second: tf.Tensor | None) -> tf.Tensor | None:
    """Where both masks hold; a mask that there is not says nothing."""
    if first is None:
        return second
    return first if second is None else first.cast("bool").logicalAnd(second.cast("bool"))


def dropped(x: tf.Tensor, rate: float, kwargs: Any, seed: Any) -> tf.Tensor:
    """x with a share of its values left out in training."""
    if rate > 0 and kwargs.get("training") is True:
        return tf.dropout(x, rate, None, seed)
    return x


class Attention(Extension):
    """Luong's attention: softmax(query key^T) value, of the inputs [query, value] or
    [query, value, key].

    `scoreMode` "dot", or "concat": sum tanh(query + key). `useScale` multiplies the scores by a
    weight. `apply` takes {"useCausalMask": True}, and on tensors {"returnAttentionScores": True}.
    """

    className = "Attention"

    def configDefaults(self) -> dict[str, Any]:
        return {"useScale": False, "scoreMode": "dot", "dropout": 0, "seed": None}

    def build(self, inputShape: list[Any]) -> None:
        if not isinstance(inputShape[0], list) or len(inputShape) > 3:
            raise self.refused("expected the inputs [query, value] or [query, value, key]")
        mode: str = self.config["scoreMode"]
        if mode != "dot" and mode != "concat":
            raise self.refused(f"scoreMode: expected 'dot' or 'concat', got '{mode}'")
        self.makeWeights(inputShape[0])
        super().build(inputShape)

    def makeWeights(self, queryShape: list[Any]) -> None:
        """The weights of the scores."""
        ones = tf.initializers.ones()
        if self.config["useScale"] is True:
            self.scale = self.addWeight("scale", [], "float32", ones, None, True)
        if self.config["scoreMode"] == "concat":
            self.concatWeight = self.addWeight(
                "concat_score_weight", [], "float32", ones, None, True
            )

    def scores(self, query: tf.Tensor, key: tf.Tensor) -> tf.Tensor:
        """How well each key fits each query: [batch, queries, keys]."""
        if self.config["scoreMode"] == "concat":
            sums = query.expandDims(-2).add(key.expandDims(-3))
            if self.config["useScale"] is True:
                sums = sums.mul(self.scale.read())
            return sums.tanh().sum(-1).mul(self.concatWeight.read())
        fits = query.matMul(key, False, True)
        return fits.mul(self.scale.read()) if self.config["useScale"] is True else fits

    def call(self, inputs: list[Any], kwargs: Any) -> Any:
        query: tf.Tensor = inputs[0]
        value: tf.Tensor = inputs[1]
        key: tf.Tensor = inputs[2] if len(inputs) > 2 else value
        masks: Any = kwargs.get("mask")
        scores = self.scores(query, key)
        valueMask = maskOf(masks, 1)
        hidden: tf.Tensor | None = None
        if valueMask is not None:
            hidden = valueMask.cast("bool").expandDims(-2)
        if self.option(kwargs, "useCausalMask") is True:
            causal = causalMask(query.shape[1], value.shape[1]).expandDims(0)
            hidden = both(hidden, causal)
        if hidden is not None:
            scores = scores.sub(hidden.cast("float32").mul(-1).add(1).mul(FAR))
        weights = tf.softmax(scores)
        result = dropped(weights, self.config["dropout"], kwargs, self.config["seed"]).matMul(value)
        queryMask = maskOf(masks, 0)
        if queryMask is not None:
            result = result.mul(queryMask.cast("float32").expandDims(-1))
        if self.option(kwargs, "returnAttentionScores") is True:
            return [result, weights]
        return result

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        return maskOf(mask, 0)

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        query: list[Any] = inputShape[0]
        value: list[Any] = inputShape[1]
        output: list[Any] = [*query[:-1], value[-1]]
        if self.option(self.options, "returnAttentionScores") is True:
            return [output, [query[0], query[1], value[1]]]
        return output


class AdditiveAttention(Attention):
    """Bahdanau's attention: the scores are sum(scale tanh(query + key)), scale being a weight."""

    className = "AdditiveAttention"

    def configDefaults(self) -> dict[str, Any]:
        return {"useScale": True, "dropout": 0, "seed": None, "scoreMode": "dot"}

    def makeWeights(self, queryShape: list[Any]) -> None:
        if self.config["useScale"] is True:
            self.scale = self.addWeight(
                "scale", [queryShape[-1]], "float32", tf.initializers.glorotUniform({}), None, True
            )

    def scores(self, query: tf.Tensor, key: tf.Tensor) -> tf.Tensor:
        sums = query.expandDims(-2).add(key.expandDims(-3)).tanh()
        if self.config["useScale"] is True:
            sums = sums.mul(self.scale.read())
        return sums.sum(-1)


class HeadedAttention(Extension):
    """What attention with several heads has in common: projections, scores, masks.

    A projection's kernel is [features, heads, size], the last one's [heads, size, features].
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self.projections: dict[str, Any] = {}
        self.biases: dict[str, Any] = {}

    def addProjection(self, name: str, features: list[int], made: list[int]) -> None:
        """A kernel of features to `made`, and a bias."""
        self.projections[name] = self.newWeight(
            name + "_kernel", [*features, *made], "kernel", True
        )
        if self.config["useBias"] is True:
            self.biases[name] = self.newWeight(name + "_bias", made, "bias", True)

    def projected(self, x: tf.Tensor, name: str, summed: int) -> tf.Tensor:
        """x, whose last `summed` axes go into the product, under a projection."""
        kernel: tf.Tensor = self.projections[name].read()
        outer: list[int] = x.shape[: len(x.shape) - summed]
        made: list[int] = kernel.shape[summed:]
        flat = x.reshape([product(outer), product(kernel.shape[:summed])])
        matrix = kernel.reshape([product(kernel.shape[:summed]), product(made)])
        y = flat.matMul(matrix).reshape([*outer, *made])
        return y.add(self.biases[name].read()) if self.config["useBias"] is True else y

    def allowed(self, inputs: list[Any], kwargs: Any) -> tf.Tensor | None:
        """[batch or 1, queries, values]: which values each query may see."""
        query: tf.Tensor = inputs[0]
        value: tf.Tensor = inputs[1]
        masks: Any = kwargs.get("mask")
        queries = query.shape[-2]
        values = value.shape[-2]
        found: tf.Tensor | None = None
        queryMask = maskOf(masks, 0)
        valueMask = maskOf(masks, 1)
        keyMask = maskOf(masks, 2)
        if queryMask is not None:
            found = queryMask.expandDims(-1)
        if valueMask is not None:
            found = both(found, valueMask.expandDims(-2))
        if keyMask is not None:
            found = both(found, keyMask.expandDims(-2))
        if self.option(kwargs, "useCausalMask") is True:
            found = both(found, causalMask(queries, values).expandDims(0))
        window: int | None = self.config["slidingWindow"]
        if window is not None:
            rows = tf.range(0, queries, 1, "float32").expandDims(1)
            columns = tf.range(0, values, 1, "float32").expandDims(0)
            near = rows.sub(columns).abs().less(window)
            found = both(found, near.expandDims(0))
        given: tf.Tensor | None = self.option(kwargs, "attentionMask")
        return both(found, given)

    def weighted(
        self, query: tf.Tensor, key: tf.Tensor, allowed: tf.Tensor | None, kwargs: Any
    ) -> tf.Tensor:
        """The share of each value: softmax of [..., queries, values]."""
        size: int = query.shape[-1]
        root: float = math.sqrt(size)
        scores = query.div(root).matMul(key, False, True)
        if allowed is None:
            return tf.softmax(scores)
        seen = allowed.cast("float32")
        while len(seen.shape) < len(scores.shape):
            seen = seen.expandDims(1)
        weights = tf.softmax(scores.mul(seen).sub(seen.mul(-1).add(1).mul(FAR)))
        rate: float = self.config["dropout"]
        return weights.mul(seen) if rate > 0 else weights

    def withScores(self, output: list[Any], inputShape: list[Any], heads: int) -> list[Any]:
        """The output's shape, and that of the scores where a symbolic call wants them."""
        if self.option(self.options, "returnAttentionScores") is not True:
            return output
        query: list[Any] = inputShape[0]
        value: list[Any] = inputShape[1]
        return [output, [query[0], heads, query[1], value[1]]]

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        return maskOf(mask, 0)


class MultiHeadAttention(HeadedAttention):
    """`numHeads` attentions side by side, of projections of the inputs [query, value] or
    [query, value, key]. Vaswani et al. 2017.

    `apply` takes {"useCausalMask": True}, {"attentionMask": a tensor [batch, queries, values]},
    and on tensors {"returnAttentionScores": True}. Weights: kernel [features, heads, size] and bias
    of query, key, (gate,) value, then those of the output.
    """

    className = "MultiHeadAttention"

    def requiredKeys(self) -> list[str]:
        return ["numHeads", "keyDim"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "valueDim": None,
            "dropout": 0,
            "useBias": True,
            "outputShape": None,
            "attentionAxes": None,
            "slidingWindow": None,
            "useGate": False,
            "seed": None,
            "flashAttention": None,
            "kernelInitializer": "glorotUniform",
            "biasInitializer": "zeros",
            "kernelRegularizer": None,
            "biasRegularizer": None,
            "kernelConstraint": None,
            "biasConstraint": None,
        }

    def build(self, inputShape: list[Any]) -> None:
        if not isinstance(inputShape[0], list) or len(inputShape) > 3:
            raise self.refused("expected the inputs [query, value] or [query, value, key]")
        query: list[Any] = inputShape[0]
        value: list[Any] = inputShape[1]
        key: list[Any] = inputShape[2] if len(inputShape) > 2 else value
        rank = len(query)
        places: list[int] = [axis for axis in range(1, rank - 1)]
        if self.config["attentionAxes"] is not None:
            places = axesOf(self.config["attentionAxes"], rank)
        self.attended: list[int] = places
        heads: int = self.config["numHeads"]
        size: int = self.config["keyDim"]
        width: int = size if self.config["valueDim"] is None else self.config["valueDim"]
        self.addProjection("query", [query[-1]], [heads, size])
        self.addProjection("key", [key[-1]], [heads, size])
        if self.config["useGate"] is True:
            self.addProjection("gate", [query[-1]], [heads, width])
        self.addProjection("value", [value[-1]], [heads, width])
        self.addProjection("attention_output", [heads, width], self.outputFeatures(query))
        super().build(inputShape)

    def outputFeatures(self, queryShape: list[Any]) -> list[int]:
        """The extents that stand for the query's features in the output."""
        given: Any = self.config["outputShape"]
        if given is None:
            return [queryShape[-1]]
        return given if isinstance(given, list) else [given]

    def headsFirst(self, x: tf.Tensor, order: list[int]) -> tf.Tensor:
        """[batch, others, heads, places of attention as one, size]."""
        shape: list[int] = x.shape
        rank = len(shape)
        outer = len(order) - len(self.attended)
        moved = x.transpose([*order[:outer], rank - 2, *order[outer:], rank - 1])
        kept: list[int] = [shape[axis] for axis in order[:outer]]
        seen: list[int] = [shape[axis] for axis in order[outer:]]
        return moved.reshape([*kept, shape[rank - 2], product(seen), shape[rank - 1]])

    def call(self, inputs: list[Any], kwargs: Any) -> Any:
        x: tf.Tensor = inputs[0]
        value: tf.Tensor = inputs[1]
        key: tf.Tensor = inputs[2] if len(inputs) > 2 else value
        rank = len(x.shape)
        others = [axis for axis in range(rank - 1) if axis not in self.attended]
        order = [*others, *self.attended]
        query = self.projected(x, "query", 1)
        weights = self.weighted(
            self.headsFirst(query, order),
            self.headsFirst(self.projected(key, "key", 1), order),
            self.allowed(inputs, kwargs),
            kwargs,
        )
        values = self.headsFirst(self.projected(value, "value", 1), order)
        share = dropped(weights, self.config["dropout"], kwargs, self.config["seed"])
        mixed = share.matMul(values)
        kept: list[int] = [x.shape[axis] for axis in others]
        seen: list[int] = [x.shape[axis] for axis in self.attended]
        heads: int = mixed.shape[len(others)]
        width: int = mixed.shape[-1]
        apart = mixed.reshape([*kept, heads, *seen, width])
        # back: the heads stand after the other axes, then the places
        back: list[int] = []
        for axis in range(rank - 1):
            place = order.index(axis)
            back.append(place if place < len(others) else place + 1)
        result = apart.transpose([*back, len(others), rank])
        if self.config["useGate"] is True:
            result = result.mul(tf.sigmoid(self.projected(x, "gate", 1)))
        output = self.projected(result, "attention_output", 2)
        if self.option(kwargs, "returnAttentionScores") is True:
            return [output, weights]
        return output

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        query: list[Any] = inputShape[0]
        output: list[Any] = [*query[:-1], *self.outputFeatures(query)]
        return self.withScores(output, inputShape, self.config["numHeads"])


class GroupQueryAttention(HeadedAttention):
    """Attention whose `numQueryHeads` share `numKeyValueHeads` keys and values.
    Ainslie et al. 2023. Calls as of multiHeadAttention."""

    className = "GroupQueryAttention"

    def requiredKeys(self) -> list[str]:
        return ["headDim", "numQueryHeads", "numKeyValueHeads"]

    def configDefaults(self) -> dict[str, Any]:
        return {
            "dropout": 0,
            "useBias": True,
            "slidingWindow": None,
            "useGate": False,
            "seed": None,
            "flashAttention": None,
            "kernelInitializer": "glorotUniform",
            "biasInitializer": "zeros",
            "kernelRegularizer": None,
            "biasRegularizer": None,
            "kernelConstraint": None,
            "biasConstraint": None,
        }

    def build(self, inputShape: list[Any]) -> None:
        if not isinstance(inputShape[0], list) or len(inputShape) > 3:
            raise self.refused("expected the inputs [query, value] or [query, value, key]")
        query: list[Any] = inputShape[0]
        value: list[Any] = inputShape[1]
        key: list[Any] = inputShape[2] if len(inputShape) > 2 else value
        heads: int = self.config["numQueryHeads"]
        shared: int = self.config["numKeyValueHeads"]
        size: int = self.config["headDim"]
        if heads % shared != 0:
            raise self.refused(
                f"numQueryHeads: {heads} is not a multiple of numKeyValueHeads {shared}"
            )
        self.addProjection("query", [query[-1]], [heads, size])
        self.addProjection("key", [key[-1]], [shared, size])
        if self.config["useGate"] is True:
            self.addProjection("gate", [query[-1]], [heads, size])
        self.addProjection("value", [value[-1]], [shared, size])
        self.addProjection("attention_output", [heads, size], [query[-1]])
        super().build(inputShape)

    def repeated(self, x: tf.Tensor) -> tf.Tensor:
        """[batch, steps, shared heads, size] as [batch, heads, steps, size]."""
        heads: int = self.config["numQueryHeads"]
        times: int = heads // x.shape[2]
        return repeatedPlaces(x, 2, times).transpose([0, 2, 1, 3])

    def call(self, inputs: list[Any], kwargs: Any) -> Any:
        x: tf.Tensor = inputs[0]
        value: tf.Tensor = inputs[1]
        key: tf.Tensor = inputs[2] if len(inputs) > 2 else value
        query = self.projected(x, "query", 1).transpose([0, 2, 1, 3])
        keys = self.repeated(self.projected(key, "key", 1))
        values = self.repeated(self.projected(value, "value", 1))
        weights = self.weighted(query, keys, self.allowed(inputs, kwargs), kwargs)
        share = dropped(weights, self.config["dropout"], kwargs, self.config["seed"])
        result = share.matMul(values).transpose([0, 2, 1, 3])
        if self.config["useGate"] is True:
            result = result.mul(tf.sigmoid(self.projected(x, "gate", 1)))
        output = self.projected(result, "attention_output", 2)
        if self.option(kwargs, "returnAttentionScores") is True:
            return [output, weights]
        return output

    def computeOutputShape(self, inputShape: list[Any]) -> list[Any]:
        query: list[Any] = inputShape[0]
        return self.withScores(query, inputShape, self.config["numQueryHeads"])
