"""Further configurations of layers that other cases have in one only, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from layer_cases import Case

_LINE, _IMAGE, _VOLUME = ((2, 7, 4),), ((2, 6, 5, 4),), ((2, 4, 3, 4, 2),)
_FIRST = {"dataFormat": "channelsFirst"}
_L1L2 = {"className": "L1L2", "config": {"l1": 0.1, "l2": 0.2}}
_PAIR = ((2, 3, 2), (2, 1, 2))


def _shapes() -> Iterator[Case]:
    yield Case("reshape", {"targetShape": [3, -1]}, shapes=((2, 4, 6),))
    yield Case("reshape", {"targetShape": [24]}, shapes=((2, 4, 6),))
    yield Case("permute", {"dims": [3, 1, 2]}, shapes=((2, 3, 4, 5),))
    yield Case("repeatVector", {"n": 1}, shapes=((2, 3),))
    yield Case("identity", shapes=_IMAGE)
    yield Case("cropping2D", {"cropping": [[1, 0], [2, 1]], **_FIRST}, shapes=_IMAGE)


def _activations() -> Iterator[Case]:
    for name in ("tanh", "softmax", "selu", "softplus", "softsign", "swish"):
        keras = {"activation": "silu"} if name == "swish" else {}
        yield Case("activation", {"activation": name}, shapes=((3, 4),), keras=keras)
    # Keras 3 has another one.
    yield Case("activation", {"activation": "hardSigmoid"}, shapes=((3, 4),), keras=None)
    yield Case("leakyReLU", {"alpha": 0.05}, keras={"negative_slope": 0.05})


def _merges() -> Iterator[Case]:
    three = ((2, 3), (2, 3), (2, 3))
    for name in ("multiply", "maximum", "minimum"):
        yield Case(name, shapes=three)
    for name in ("multiply", "average"):
        yield Case(name, shapes=_PAIR)
    for name in ("maximum", "minimum"):  # whose gradients TF.js cannot broadcast
        yield Case(name, shapes=_PAIR, tfjs=False)


def _noise() -> Iterator[Case]:
    """Without an effect, so that what is drawn does not matter."""
    yield Case("dropout", {"rate": 0})
    yield Case("alphaDropout", {"rate": 0})
    yield Case("gaussianDropout", {"rate": 0})
    yield Case("spatialDropout1d", {"rate": 0}, shapes=((2, 3, 2),))
    yield Case("spatialDropout3d", {"rate": 0}, shapes=_VOLUME)


def _pooling() -> Iterator[Case]:
    yield Case("globalMaxPooling1d", {"keepdims": True}, shapes=_LINE, tfjs=False)
    for kind in ("Average", "Max"):
        name = f"adaptive{kind}Pooling"
        yield Case(f"{name}1d", {"outputSize": 2}, shapes=_LINE)
        yield Case(f"{name}3d", {"outputSize": [2, 1, 2]}, shapes=_VOLUME)


def _scales() -> Iterator[Case]:
    loose = {"rtol": 1e-4, "atol": 5e-6}
    yield Case("batchNormalization", {"renorm": True}, shapes=_LINE, tfjs=False, **loose)
    clipped = {"renormClipping": {"rmax": 1.5, "rmin": 0.7, "dmax": 0.3}}
    renorm = {"renorm": True, "renormMomentum": 0.8, "axis": 1, **clipped}
    yield Case("batchNormalization", renorm, shapes=_LINE, tfjs=False, **loose)
    yield Case("rescaling", {"scale": [0.5, 2.0, 1.0], "offset": 1.0}, shapes=((2, 4, 3),))


def _rows() -> Iterator[Case]:
    """Rows of a table by their numbers."""
    table = {"inputDim": 5, "outputDim": 3}
    yield Case("embedding", table, shapes=((2, 4),), whole=5)
    yield Case("embedding", {**table, "embeddingsRegularizer": _L1L2}, shapes=((3, 2),), whole=5)
    yield Case("embedding", table, shapes=((2, 3, 2),), whole=5)
    yield Case("reversibleEmbedding", table, shapes=((2, 4),), whole=5)
    for mode, shape in (("oneHot", (3, 1)), ("count", (2, 6)), ("multiHot", (2, 6))):
        config = {"numTokens": 4, "outputMode": mode}
        yield Case("categoryEncoding", config, shapes=(shape,), whole=4, tfjs=False)
    config = {"numTokens": 5, "outputMode": "count"}
    yield Case("categoryEncoding", config, shapes=((2, 6),), whole=4, keras=None, eager=True)


def _frames() -> Iterator[Case]:
    """Images in another frame, as TF.js has it: Keras aligns corners otherwise, and crops one place
    further."""
    square, alone = {"height": 3, "width": 3}, {"keras": None, "eager": True}
    yield Case("centerCrop", {"height": 2, "width": 3}, shapes=_IMAGE, **alone)
    yield Case("centerCrop", square, shapes=((6, 5, 2),), **alone)
    for mode in ("bilinear", "nearest"):
        yield Case("resizing", {**square, "interpolation": mode}, shapes=_IMAGE, **alone)
    yield Case("resizing", {**square, "cropToAspectRatio": True}, shapes=_IMAGE, **alone)
    yield Case("randomWidth", {"factor": [0, 0]}, shapes=_IMAGE, **alone)


def _others() -> Iterator[Case]:
    yield Case("gaussianNoise", {"stddev": 0})
    yield Case("thresholdedReLU", {"theta": 0.4}, keras=None)
    yield Case("thresholdedReLU", shapes=((2, 3, 4),), keras=None)
    yield Case("dropout", {"rate": 0}, shapes=((2, 3, 4),))
    yield Case("zeroPadding2d", {"padding": 1, **_FIRST}, shapes=_IMAGE)
    loop = {"rtol": 1e-4, "atol": 5e-6, "shapes": ((3, 4, 2),)}
    gates = {"recurrentActivation": "sigmoid"}
    cells = [
        Case("lstmCell", {"units": 3, **gates}),
        Case("gruCell", {"units": 2, **gates}, keras={"reset_after": False}),
    ]
    yield Case("rnn", {"cell": Case("stackedRNNCells", {"cells": cells})}, **loop)


GRID_CASES = (
    *_rows(),
    *_frames(),
    *_others(),
    *_shapes(),
    *_activations(),
    *_merges(),
    *_noise(),
    *_pooling(),
    *_scales(),
)
